"""Sentences as flat arrays: what a graphics processor reads without Python.

A Flat is many sentences, one word after the other; the spellings of all sets
stand once, in Types.  Ragged tables are a flat array and where each row
begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path

import numpy as np

UNKNOWN = 255            # a name tag that is not annotated


@dataclass
class Ragged:
    """Rows of unequal length: row i is flat[start[i]:start[i + 1]]."""

    flat: np.ndarray
    start: np.ndarray

    @classmethod
    def of(cls, rows: list[np.ndarray] | list[list[int]],
           kind: str = "<i4") -> Ragged:
        lengths = [len(row) for row in rows]
        flat = (np.concatenate([np.asarray(row, kind) for row in rows])
                if sum(lengths) else np.zeros(0, kind))
        return cls(flat, np.concatenate([[0], np.cumsum(lengths)]))

    def lengths(self, rows: np.ndarray) -> np.ndarray:
        return self.start[rows + 1] - self.start[rows]

    def places(self, rows: np.ndarray) -> np.ndarray:
        """Indices into `flat` of the rows, one row after the other."""
        lengths = self.lengths(rows)
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        return (np.repeat(self.start[rows] - (ends - lengths), lengths)
                + np.arange(total))

    def take(self, rows: np.ndarray) -> np.ndarray:
        """The rows, one after the other."""
        return self.flat[self.places(rows)]


@dataclass
class Types:
    """Spellings, and what is known of the words of the vocabulary among
    them."""

    forms: list[str]
    word: np.ndarray                   # row of the tables below, -1 unknown
    learned: np.ndarray                # own embedding, 0 if none
    pieces: Ragged                     # of the teacher's encoder
    vectors: np.ndarray                # (words, dimensions)
    flags: Ragged                      # of words
    word_flags: np.ndarray = field(    # flags that tell whose form one is
        default_factory=lambda: np.zeros(0, np.int64))


@dataclass
class Flat:
    """Sentences.  Where all of a row of `triggers` are zero nothing is known
    of events; likewise `names`."""

    start: np.ndarray                  # (sentences + 1,)
    types: np.ndarray                  # (words,)
    upos: np.ndarray                   # (words,) ids of LABELS
    heads: np.ndarray                  # (words,), from 1, 0 is the root
    deprels: np.ndarray                # (words,) ids of LABELS
    names: np.ndarray                  # (words,) tags, or UNKNOWN
    triggers: np.ndarray               # (words, categories), of 255
    statuses: np.ndarray               # (words, statuses), of 255
    pair_start: np.ndarray             # (sentences + 1,)
    pairs: np.ndarray                  # (pairs, 2), words of the sentence
    paths: np.ndarray                  # (pairs,)
    roles: np.ndarray                  # (pairs, roles), of 255

    def __len__(self) -> int:
        return len(self.start) - 1

    def lengths(self) -> np.ndarray:
        return np.diff(self.start)

    def some(self, sentences: np.ndarray) -> Flat:
        """These sentences alone, in this order."""
        words = Ragged(self.types, self.start).places(sentences)
        pairs = Ragged(self.paths, self.pair_start).places(sentences)
        out = {}
        for column in fields(Flat):
            rows = getattr(self, column.name)
            if column.name.endswith("start"):
                out[column.name] = np.concatenate(
                    [[0], np.cumsum(np.diff(rows)[sentences])])
            else:
                of = pairs if column.name in ("pairs", "paths",
                                              "roles") else words
                out[column.name] = rows[of]
        return Flat(**out)


def join(parts: list[Flat]) -> Flat:
    """All sentences of the parts, in this order."""
    out = {}
    for column in fields(Flat):
        rows = [getattr(p, column.name) for p in parts]
        if column.name.endswith("start"):
            ends = np.cumsum([0] + [r[-1] for r in rows[:-1]])
            rows = [r[i > 0:] + e for i, (r, e) in enumerate(zip(rows, ends))]
        out[column.name] = np.concatenate(rows)
    return Flat(**out)


def save(path: Path, types: Types, sets: dict[str, Flat],
         labels: list[str]) -> None:
    """Everything as one uncompressed archive: compress it as a whole."""
    out = {"forms": np.frombuffer("\n".join(types.forms).encode(), np.uint8),
           "labels": np.frombuffer("\n".join(labels).encode(), np.uint8),
           "word": types.word, "learned": types.learned,
           "vectors": types.vectors, "word_flags": types.word_flags}
    for name in ("pieces", "flags"):
        table = getattr(types, name)
        out[name], out[name + ".start"] = table.flat, table.start
    for name, data in sets.items():
        for column in fields(Flat):
            out[f"{name}/{column.name}"] = getattr(data, column.name)
    np.savez(path, **out)


def load(path: Path) -> tuple[Types, dict[str, Flat], list[str]]:
    with np.load(path) as source:
        data = dict(source)

    def text(name: str) -> list[str]:
        return data[name].tobytes().decode().split("\n")

    types = Types(text("forms"), data["word"], data["learned"],
                  *(Ragged(data[n], data[n + ".start"]) if n else
                    data["vectors"].astype(np.float32)
                    for n in ("pieces", "", "flags")),
                  data.get("word_flags", np.zeros(0, np.int64)))
    names = dict.fromkeys(key.split("/")[0] for key in data if "/" in key)
    return types, {name: Flat(*(data[f"{name}/{column.name}"]
                                for column in fields(Flat)))
                   for name in names}, text("labels")
