#!/usr/bin/env python3
"""One set of labels over the two Spanish treebanks.

AnCora (of 2021) and GSD label the same constructions differently.  The rules
below, run in the order of RULES, rewrite both towards what the program relies
on (docs/languages.md, "Trees of Spanish").  Heads stay where they are but for
`_swap`.  HIDDEN stands for a label that is not known: nothing is learned
from it.

As a command: `harmonise.py FILE... [--every N] > gold.conllu` writes AnCora's
sentences with these labels, or every N-th of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from data import Sentence, read_conllu

HIDDEN = "_"
RELATIVES = frozenset(
    "que quien quienes cual cuales donde adonde cuyo cuya cuyos cuyas "
    "cuanto cuanta cuantos cuantas cuando como".split())
ADVERBS = frozenset("tan más muy menos poco bastante demasiado".split())
# Verbs whose phrase with a is never a direct object: indirect, or obl.
DATIVE = frozenset("""
    agradecer añadir arrebatar asegurar atribuir avisar brindar comunicar
    conceder contestar costar dar decir desear devolver entregar exigir
    explicar facilitar faltar garantizar gustar hablar importar imponer
    informar interesar ocurrir ofrecer ordenar otorgar pedir permitir preguntar
    prestar proponer prohibir prometer quitar reclamar recomendar rendir
    replicar reprochar responder restar restituir solicitar suceder sugerir
    suministrar telefonear transferir transmitir vender""".split())
TOWARDS = frozenset("""
    acceder acudir aludir apelar ascender asistir aspirar atentar
    contribuir corresponder descender entrar equivaler ir jugar llegar marchar
    oler optar pasar pertenecer proceder regresar renunciar recurrir resultar
    retornar saber salir saltar sobrevivir subir tender venir viajar
    volver""".split())
BEFORE_DAY = frozenset("pasado próximo mismo".split())
VERBAL = frozenset("obj iobj obl obl:agent obl:arg ccomp xcomp advcl".split())
WANTED = frozenset("a de en".split())    # "empezó a", "acusó de", "insistió en"
# (label, has a preposition) of a noun in a fixed phrase with a verb.
LIGHT = {True: "obl", False: "obj"}


class Tree:
    """A sentence with its children by token (from 0)."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.kids: list[list[int]] = [[] for _ in sentence.forms]
        for token, head in enumerate(sentence.heads):
            if head:
                self.kids[head - 1].append(token)

    def low(self, token: int) -> str:
        return self.s.forms[token].lower()

    def head(self, token: int) -> int:
        return self.s.heads[token] - 1

    def having(self, token: int, *deprels: str) -> list[int]:
        return [k for k in self.kids[token] if self.s.deprels[k] in deprels]

    def case(self, token: int) -> str:
        """First preposition of a token, empty if none."""
        found = [k for k in self.having(token, "case") if k < token]
        return self.low(found[0]) if found else ""

    def participle(self, token: int) -> bool:
        return (token >= 0
                and self.s.feats[token].get("VerbForm") == "Part")

    def perfect(self, token: int) -> bool:
        """Whether haber makes the participle an active one."""
        return any(self.s.lemmas[k] == "haber" for k in
                   self.having(token, "aux")) and not self.having(
                       token, "aux:pass")

    def edge(self, token: int) -> int:
        """The first token below one."""
        left = token
        todo = [token]
        while todo:
            at = todo.pop()
            left = min(left, at)
            todo += self.kids[at]
        return left


# ---- the rules, each over one tree -----------------------------------------

def _features(tree: Tree) -> None:
    """Participles are past; who asks and who relates are told apart."""
    for token, feats in enumerate(tree.s.feats):
        if feats.get("VerbForm") == "Part":
            feats["Tense"] = "Past"
        if feats.get("PronType") == "Int,Rel":
            feats["PronType"] = (
                "Rel" if tree.low(token) in RELATIVES else "Int")


def _swap(tree: Tree) -> None:
    """AnCora: "el pasado jueves" has `pasado` for its head."""
    s = tree.s
    for token in range(len(s) - 1):
        later = token + 1
        if (tree.low(token) not in BEFORE_DAY
                or s.deprels[later] != "compound"
                or tree.head(later) != token):
            continue
        for kid in tree.kids[token]:
            s.heads[kid] = later + 1
        s.heads[later], s.deprels[later] = s.heads[token], s.deprels[token]
        s.heads[token], s.deprels[token] = later + 1, "amod"
        s.upos[token] = "ADJ"
        tree.__init__(s)


def _compounds(tree: Tree) -> None:
    """AnCora: what it wrote as one word ("28 de mayo", "tener lugar")."""
    s = tree.s
    for token, label in enumerate(s.deprels):
        if label != "compound":
            continue
        case = tree.case(token)
        if s.upos[tree.head(token)] in ("VERB", "AUX"):
            if s.upos[token] in ("NOUN", "PROPN", "PRON"):
                s.deprels[token] = LIGHT[bool(case)]
        elif case:
            s.deprels[token] = "nmod"


def _names(tree: Tree) -> None:
    """Within names: `nmod` behind a preposition, else `flat`."""
    s = tree.s
    for token, label in enumerate(s.deprels):
        if label == "flat" and tree.case(token) and s.upos[token] == "PROPN":
            s.deprels[token] = "nmod"
        if (label == "amod" and tree.head(token) < token
                and s.upos[token] == s.upos[tree.head(token)] == "PROPN"):
            s.deprels[token] = "flat"


def _particles(tree: Tree) -> None:
    """AnCora: the `no` of "no obstante" alone is a particle."""
    s = tree.s
    s.upos[:] = ["ADV" if tag == "PART" else tag for tag in s.upos]


def _indirect(tree: Tree) -> None:
    """Clitics are `iobj`, phrases with a are `obl:arg`."""
    s = tree.s
    for token, label in enumerate(s.deprels):
        if label not in ("iobj", "obl:arg"):
            continue
        case = tree.case(token)
        if case:
            s.deprels[token] = "obl:arg" if case == "a" else "obl"
        elif s.upos[token] == "PRON":
            s.deprels[token] = "iobj"
        elif label == "iobj":                   # "lo eligieron presidente"
            s.deprels[token] = "xcomp"


def _by(tree: Tree) -> None:
    """AnCora: agents are objects with por."""
    s = tree.s
    for token, label in enumerate(s.deprels):
        head = tree.head(token)
        if label == "obj" and tree.case(token) == "por":
            passive = tree.participle(head) and not tree.perfect(head)
            s.deprels[token] = "obl:agent" if passive or tree.having(
                head, "expl:pass") else "obl"


def _objects(tree: Tree) -> None:
    """AnCora: complements with a preposition are objects."""
    s = tree.s
    for token, label in enumerate(s.deprels):
        case = tree.case(token)
        head = tree.head(token)
        if label != "obj" or not case or head < 0:
            continue
        others = [k for k in tree.having(head, "obj", "ccomp", "csubj")
                  if k != token and not tree.case(k)
                  and tree.low(k) not in ("lo", "los", "la", "las")]
        if case != "a":
            s.deprels[token] = "obl"
        elif others or s.lemmas[head] in DATIVE:      # "dio la mano a"
            s.deprels[token] = "obl:arg"
        elif (s.upos[head] != "VERB" or s.lemmas[head] in TOWARDS
              or tree.having(head, "expl:pv")):       # "se refiere a"
            s.deprels[token] = "obl"


def _passives(tree: Tree) -> None:
    """ser with a participle; estar stays a copula unless an agent stands by.
    """
    s = tree.s
    for head in range(len(s)):
        agent = bool(tree.having(head, "obl:agent"))
        for token in tree.having(head, "aux", "aux:pass", "cop"):
            lemma = s.lemmas[token]
            if not tree.participle(head) or lemma not in ("ser", "estar"):
                continue
            label = s.deprels[token]
            if (lemma == "ser" and label != "cop") or agent:
                s.deprels[token] = "aux:pass"
                s.upos[head] = "VERB"
            else:
                s.deprels[token] = "cop"
                s.upos[head] = "ADJ"
        passive = bool(tree.having(head, "aux:pass"))
        for token in tree.having(head, "nsubj", "nsubj:pass", "csubj",
                                 "csubj:pass"):
            s.deprels[token] = (s.deprels[token].split(":")[0]
                                + (":pass" if passive else ""))


def _participles(tree: Tree) -> None:
    """A participle behind a noun is a verb (`acl`) with dependents of a verb,
    else an adjective (`amod`); those that are coordinated follow."""
    s = tree.s
    for token in range(len(s)):
        if not tree.participle(token) or s.upos[token] not in ("ADJ", "VERB"):
            continue
        label, head = s.deprels[token], tree.head(token)
        verbal = bool(tree.having(token, *VERBAL)) or any(
            tree.low(k) not in ADVERBS for k in tree.having(token, "advmod")
            if k > token)
        if label in ("amod", "acl") and head < token:
            s.upos[token] = "VERB" if verbal else "ADJ"
            s.deprels[token] = "acl" if verbal else "amod"
        elif label == "advcl" and verbal:
            s.upos[token] = "VERB"
        elif (label == "conj" and tree.participle(head)
              and not tree.having(token, "cop", "aux", "aux:pass")):
            s.upos[token] = s.upos[head]


def _voice(tree: Tree) -> None:
    """Participles of verbs that are not of the perfect are passive."""
    s = tree.s
    for token, feats in enumerate(s.feats):
        if not tree.participle(token) or s.upos[token] != "VERB":
            continue
        first = token
        while s.deprels[first] == "conj" and tree.participle(
                tree.head(first)):
            first = tree.head(first)
        if tree.having(first, "aux:pass") or s.deprels[first] == "acl":
            feats["Voice"] = "Pass"


def _relatives(tree: Tree) -> None:
    """Clauses behind a noun that begin with a relative word."""
    s = tree.s
    for token, label in enumerate(s.deprels):
        if label != "acl" or tree.head(token) > token:
            continue
        first = tree.edge(token)
        if any(s.feats[k].get("PronType") == "Rel"
               and s.upos[k] in ("PRON", "DET", "ADV")
               for k in range(first, min(first + 4, token))):
            s.deprels[token] = "acl:relcl"


def _clauses(tree: Tree) -> None:
    """GSD: clauses of nouns and infinitives that verbs want are `advcl`."""
    s = tree.s
    for token, label in enumerate(s.deprels):
        head = tree.head(token)
        if label != "advcl" or head > token or head < 0:
            continue
        if s.upos[head] in ("NOUN", "PROPN") and not tree.having(head, "cop"):
            s.deprels[token] = "acl"
        elif (s.upos[head] == "VERB"
              and s.feats[token].get("VerbForm") == "Inf"
              and any(tree.low(k) in WANTED
                      for k in tree.having(token, "mark")[:1])):
            s.deprels[token] = "xcomp"


def _reflexive(tree: Tree) -> None:
    """GSD calls every se `expl:pv`; AnCora tells passives from the rest."""
    s = tree.s
    for token, label in enumerate(s.deprels):
        if label == "expl:pv":
            s.deprels[token] = HIDDEN


RULES: tuple[Callable[[Tree], None], ...] = (
    _features, _particles, _swap, _compounds, _names, _by, _passives,
    _objects, _indirect, _clauses, _participles, _voice, _relatives)


def harmonise(sentences: list[Sentence], reflexives_known: bool) -> None:
    """Rewrite labels, tags and features in place."""
    for sentence in sentences:
        for rule in RULES:
            rule(Tree(sentence))
        if not reflexives_known:
            _reflexive(Tree(sentence))


def conllu(sentences: Iterable[Sentence]) -> Iterable[str]:
    """Lines of CoNLL-U, without features of the words' parts."""
    for s in sentences:
        for i, form in enumerate(s.forms):
            feats = "|".join(f"{k}={v}" for k, v in sorted(s.feats[i].items()))
            yield "\t".join((str(i + 1), form, s.lemmas[i], s.upos[i], "_",
                             feats or "_", str(s.heads[i]), s.deprels[i],
                             "_", s.misc[i]))
        yield ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    sentences = [s for path in arguments.files for s in read_conllu(path)]
    chosen = sentences[::arguments.every]
    harmonise(chosen, reflexives_known=True)
    sys.stdout.writelines(line + "\n" for line in conllu(chosen))


if __name__ == "__main__":
    main()
