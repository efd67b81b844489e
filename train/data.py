"""Treebanks and name annotation as training examples."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FEATS = ("Tense", "Mood", "Voice", "Number", "VerbForm", "Person", "PronType")
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")

TRAIN = ("treebanks/en_ewt/en_ewt-ud-train.conllu",
         "treebanks/en_gum_free/en_gum_free-ud-train.conllu")
EWT_DEV = "treebanks/en_ewt/en_ewt-ud-dev.conllu"
GUM_DEV = "treebanks/en_gum_free/en_gum_free-ud-dev.conllu"
UNER_TRAIN = "ner/uner_en_ewt/en_ewt-ud-train.2022-12-02.iob2"
UNER_DEV = "ner/uner_en_ewt/en_ewt-ud-dev.iob2"


@dataclass
class Sentence:
    """Parallel columns; `names` and `told` are empty where nothing is
    annotated."""

    ident: str = ""
    forms: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[dict[str, str]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    told: list[str | None] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.forms)


def read_conllu(path: Path) -> list[Sentence]:
    """Sentences of a CoNLL-U file; ranges and empty nodes are left out."""
    sentences: list[Sentence] = []
    current = Sentence()
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if current.forms:
                sentences.append(current)
            current = Sentence()
        elif line.startswith("# sent_id"):
            current.ident = line.split("=", 1)[1].strip()
        elif line[0] != "#":
            cells = line.split("\t")
            if not cells[0].isdigit():
                continue
            current.forms.append(cells[1])
            current.lemmas.append(cells[2])
            current.upos.append(cells[3])
            current.xpos.append(cells[4])
            current.feats.append(
                {} if cells[5] == "_" else
                dict(pair.split("=", 1) for pair in cells[5].split("|")))
            current.heads.append(int(cells[6]))
            current.deprels.append(cells[7])
            current.misc.append(cells[9])
    if current.forms:
        sentences.append(current)
    return sentences


def read_names(path: Path) -> dict[str, list[str]]:
    """sent_id -> tags of an IOB2 file; OTH and the stray B-O become O."""
    tags: dict[str, list[str]] = {}
    current: list[str] = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            current = tags.setdefault(line.split("=", 1)[1].strip(), [])
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                tag = cells[2]
                current.append(tag if tag in NAMES else "O")
    return tags


def attach_names(sentences: list[Sentence], path: Path) -> int:
    """Give sentences their name tags; returns how many got none."""
    tags = read_names(path)
    missing = 0
    for sentence in sentences:
        found = tags.get(sentence.ident)
        if found is not None and len(found) == len(sentence):
            sentence.names = list(found)
        else:
            missing += 1
    return missing


# ---- names out of GUM's entity annotation ----------------------------------

_GUM_TYPE = {"person": "PER", "organization": "ORG", "place": "LOC"}
_PIECE = re.compile(r"\(([^()]*)\)?|([^()]*)\)")
_INNER = {"of", "the", "and", "&", "-", "for", "de", "la", "al", "'s", "in"}


def _mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(first, last, type) of GUM's mentions; gaps and halves are skipped."""
    open_at: dict[str, list[tuple[int, str]]] = {}
    for i, misc in enumerate(sentence.misc):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
        if not match:
            continue
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", match.group(1)):
            cells = piece.strip("()").split("-")
            ident = cells[0]
            if piece.startswith("("):
                kind = cells[1] if len(cells) > 1 else ""
                if piece.endswith(")"):
                    yield i, i, kind
                else:
                    open_at.setdefault(ident, []).append((i, kind))
            elif open_at.get(ident):
                first, kind = open_at[ident].pop()
                yield first, i, kind


def _name_span(sentence: Sentence, first: int, last: int,
               kind: str) -> tuple[int, int] | None:
    """The proper name that a mention consists of, or None."""
    upos = sentence.upos
    while first <= last and (upos[first] in ("DET", "PUNCT") or (
            kind == "person" and sentence.deprels[first] == "nmod:desc")):
        first += 1
    while first <= last and (upos[last] in ("PUNCT", "PART")):
        last -= 1
    if first > last or upos[first] != "PROPN" or upos[last] != "PROPN":
        return None
    for i in range(first, last + 1):
        if upos[i] != "PROPN" and sentence.forms[i].lower() not in _INNER:
            return None
    return first, last


def derive_gum_names(sentences: list[Sentence]) -> None:
    """Silver name tags; proper nouns that stay unclear get None (no loss)."""
    for sentence in sentences:
        tags: list[str | None] = [
            None if tag == "PROPN" else "O" for tag in sentence.upos]
        taken = [False] * len(sentence)
        found = sorted(_mentions(sentence), key=lambda m: m[0] - m[1])
        for first, last, kind in found:
            span = _name_span(sentence, first, last, kind)
            if span is None or any(taken[span[0]:span[1] + 1]):
                continue
            name = _GUM_TYPE.get(kind)
            if sentence.xpos[span[1]] == "NNPS" and name == "PER":
                name = None                   # Democrats, Americans
            for i in range(span[0], span[1] + 1):
                taken[i] = True
                tags[i] = "O" if name is None else (
                    ("B-" if i == span[0] else "I-") + name)
        sentence.names = tags


def load_train(shared: Path) -> list[Sentence]:
    """EWT with UNER's names and free GUM with derived ones."""
    ewt, gum = (read_conllu(shared / name) for name in TRAIN)
    attach_names(ewt, shared / UNER_TRAIN)
    derive_gum_names(gum)
    return ewt + gum


def taught_tags(sentence: Sentence, key: str = "NER") -> list[str | None]:
    """Tags that a teacher wrote beside the words; `_` is unknown."""
    cells = (dict(part.split("=", 1) for part in misc.split("|")
                  if "=" in part).get(key, "_") for misc in sentence.misc)
    return [None if cell == "_" else cell for cell in cells]


def load_taught(path: Path) -> list[Sentence]:
    """Raw text as a teacher parsed it, who says nothing of features."""
    sentences = read_conllu(path)
    for sentence in sentences:
        sentence.names = taught_tags(sentence)
        sentence.told = taught_tags(sentence, "Told")
        sentence.feats = [dict.fromkeys(FEATS, "?")] * len(sentence)
    return sentences


def load_dev(shared: Path) -> dict[str, list[Sentence]]:
    ewt, gum = read_conllu(shared / EWT_DEV), read_conllu(shared / GUM_DEV)
    attach_names(ewt, shared / UNER_DEV)
    return {"EWT dev": ewt, "GUM dev": gum}


_PLAIN = str.maketrans("áéíóúüÁÉÍÓÚÜ", "aeiouuAEIOUU")


def recase(form: str, how: str) -> str:
    """A form as a headline or dateline would spell it."""
    if how == "plain":
        return without_accents(form)
    if how == "lower":
        return form.lower()
    if how == "upper":
        return form.upper()
    return form[:1].upper() + form[1:]


def without_accents(form: str) -> str:
    """"Bogota", "explosion"; ñ stays."""
    return form.translate(_PLAIN)


def pick_case(rate: float) -> str | None:
    """None for most sentences, else lower, upper or title."""
    if random.random() >= rate:
        return None
    return random.choice(("lower", "upper", "title"))
