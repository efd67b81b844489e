"""The Spanish treebanks: harmonised, every tenth sentence held back."""

from __future__ import annotations

import csv
from copy import deepcopy
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from data import Sentence, read_conllu, taught_tags
from harmonise import harmonise
from names_es import Tags, agree, by_hand, mend

BANKS = {"AnCora": "treebanks/es_ancora/es_ancora-ud-{}.conllu",
         "GSD": "treebanks/es_gsd/es_gsd-ud-{}.conllu"}
HELD_BACK = 10           # every such sentence, the first of a file on

_KINDS = {"np0000p": "PER", "np0000o": "ORG", "np0000l": "LOC"}


def held_back(sentences: list[Sentence]) -> list[Sentence]:
    return sentences[::HELD_BACK]


def _mwe(sentence: Sentence, token: int) -> int:
    """How many tokens AnCora wrote as one name that begins here."""
    cells = dict(part.split("=", 1) for part in
                 sentence.misc[token].split("|") if "=" in part)
    return cells["MWE"].count("_") + 1 if "MWE" in cells else 1


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Spanish names of countries (UNTERM, of the country codes)."""
    found = set()
    shared = Path(__file__).resolve().parents[2] / "shared"
    for path in (shared / "places/country_codes/data").glob("*.csv"):
        for row in csv.DictReader(open(path, encoding="utf-8")):
            name = row.get("UNTERM Spanish Short") or ""
            found.add(name.split(" (")[0].strip())
    found.discard("")
    return frozenset(found)


def _kind(tags: Tags) -> str | None:
    """The kind of a name that the teacher saw within the same bounds."""
    first = tags[0] or "O"
    rest = {tag for tag in tags[1:]}
    return first[2:] if first[0] == "B" and rest <= {"I" + first[1:]} else None


def derive_names(sentence: Sentence, told: Tags | None) -> None:
    """Silver name tags out of AnCora's tags of proper nouns; where these name
    no kind it is the teacher's, or None (no loss)."""
    tags: Tags = [
        None if tag == "PROPN" else "O" for tag in sentence.upos]
    for token, tag in enumerate(sentence.xpos):
        if not tag.startswith("np0000"):
            continue
        count = min(_mwe(sentence, token), len(sentence) - token)
        kind = _KINDS.get(tag)
        if kind is None and told and tag == "np00000":
            kind = _kind(told[token:token + count])
        if " ".join(sentence.forms[token:token + count]) in countries():
            kind = "LOC"
        for i in range(token, token + count):
            tags[i] = None if kind is None else (
                ("B-" if i == token else "I-") + kind)
    sentence.names = tags


@lru_cache(maxsize=2)
def _load(shared: Path, names: Path | None) -> dict[str, list[Sentence]]:
    banks = {name: sum((read_conllu(shared / path.format(part))
                        for part in ("dev", "test")), [])
             for name, path in BANKS.items()}
    told = {s.ident: taught_tags(s)
            for s in (read_conllu(names) if names else [])}
    for sentence in banks["AnCora"]:
        derive_names(sentence, told.get(sentence.ident))
    for sentence in banks["GSD"]:
        sentence.names = told.get(sentence.ident, [])
    for name, bank in banks.items():
        harmonise(bank, name == "AnCora")
        for sentence in bank:
            mend(sentence, countries())
    for _, document in groupby(banks["AnCora"],
                               lambda s: s.ident.rsplit("-", 1)[0]):
        agree(list(document))
    return banks


def _names_by_hand(shared: Path, bank: list[Sentence]) -> list[Sentence]:
    """Sentences whose names choose: outside the tenth held back."""
    out = []
    for sentence, tags in by_hand(shared, bank):
        chosen = deepcopy(sentence)
        chosen.names = tags
        out.append(chosen)
    return out


def load_train(shared: Path, names: Path | None = None) -> list[Sentence]:
    """Nine of ten; `names` is what a teacher read in them."""
    banks = deepcopy(_load(shared, names))
    for sentence, _ in by_hand(shared, banks["AnCora"]):
        sentence.names = []
    return [sentence for bank in banks.values()
            for i, sentence in enumerate(bank) if i % HELD_BACK]


def load_dev(shared: Path) -> dict[str, list[Sentence]]:
    """The tenth that is held back, for trees; names annotated by hand."""
    banks = deepcopy(_load(shared, None))
    names = _names_by_hand(shared, banks["AnCora"])
    for bank in banks.values():
        for sentence in bank:
            sentence.names = []
    return {f"{name} held back": held_back(bank)
            for name, bank in banks.items()} | {"AnCora names": names}


def load_taught(path: Path) -> list[Sentence]:
    """Raw text as a teacher parsed it, harmonised."""
    sentences = read_conllu(path)
    for sentence in sentences:
        sentence.names = taught_tags(sentence)
        mend(sentence, countries())
    harmonise(sentences, True)
    return sentences
