"""Sentences with their words and trees, out of CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload


@dataclass(frozen=True)
class Token:
    """A word of a sentence."""

    #: From 1; ``sentence[id - 1]`` is the token.
    id: int
    form: str
    lemma: str
    #: Universal part of speech.
    upos: str
    #: Morphology, ``{"Number": "Plur"}``.
    feats: dict[str, str] = field(hash=False)
    #: ``id`` of the word above it in the tree, 0 of the root.
    head: int
    #: Universal dependency relation to it.
    deprel: str
    #: ``sentence.text[start:end]`` is where it is written; words that are written as one have the same place.
    start: int
    end: int
    #: Whatever else is known: the name that it is part of (``NER``), the event it is heard to tell...
    misc: dict[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.form


class Sentence(Sequence[Token]):
    """The words of a sentence, in order."""

    __slots__ = ("doc", "id", "text", "_tokens")

    def __init__(self, doc: str, id: str, text: str, tokens: Sequence[Token]) -> None:
        self.doc, self.id, self.text = doc, id, text
        self._tokens = tuple(tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Token]: ...

    def __getitem__(self, index: int | slice) -> Token | Sequence[Token]:
        return self._tokens[index]

    @property
    def root(self) -> Token:
        """The word that all others depend on."""
        return next(token for token in self._tokens if token.head == 0)

    def children(self, token: Token) -> list[Token]:
        """The words that depend on it."""
        return [child for child in self._tokens if child.head == token.id]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sentence):
            return NotImplemented
        return (self.doc, self.id, self.text, self._tokens) == (other.doc, other.id, other.text, other._tokens)

    def __hash__(self) -> int:
        return hash((self.doc, self.id, self.text))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Sentence {self.id}: {self.text}>"


def _pairs(cell: str) -> dict[str, str]:
    if cell == "_":
        return {}
    return {key: value for key, _, value in (pair.partition("=") for pair in cell.split("|"))}


def _place(text: str, form: str, at: int) -> tuple[int, int]:
    """Where it is written, from `at` on; nothing where it is not."""
    start = text.find(form, at)
    return (start, start + len(form)) if start >= 0 else (at, at)


def _tokens(rows: list[list[str]], text: str) -> Iterator[Token]:
    at, last_of_span, span = 0, 0, (0, 0)
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            last_of_span, span = int(last), _place(text, row[1], at)
            at = span[1]
            continue
        number = int(first)
        if number > last_of_span:
            span = _place(text, row[1], at)
            at = span[1]
        yield Token(number, row[1], row[2], row[3], _pairs(row[5]), int(row[6]), row[7], *span, _pairs(row[9]))


def sentences_of(conllu: str) -> Iterator[Sentence]:
    """The sentences of what `demarche parse` prints."""
    doc = ""
    for block in conllu.split("\n\n"):
        told: dict[str, str] = {}
        rows = []
        for line in block.split("\n"):
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                told[key.strip()] = value.strip()
            elif line:
                rows.append(line.split("\t"))
        doc = told.get("newdoc id", doc)
        text = told.get("text", "")
        if rows:
            yield Sentence(doc, told.get("sent_id", ""), text, list(_tokens(rows, text)))
