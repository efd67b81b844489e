"""Places one behind the other, without the comma: "Miramar Florida".

Informal text writes a town and its state or country so, text that was edited
does not: the parser and its teacher take the two for one name.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from data import NAMES
from flat import Flat, Ragged

FIRST, REST = NAMES.index("B-LOC"), NAMES.index("I-LOC")


def between_places(data: Flat, names: np.ndarray, comma: int) -> np.ndarray:
    """Whether a word is a comma with a place on both sides."""
    tags = np.where(names.any(1), names.argmax(1), -1)
    place = (tags == FIRST) | (tags == REST)
    sentence = np.repeat(np.arange(len(data)), data.lengths())
    out = data.types == comma
    out[[0, -1]] = False
    out[1:-1] &= (place[:-2] & (tags[2:] == FIRST)
                  & (sentence[:-2] == sentence[2:]))
    return out


def _heads_behind(data: Flat, words: np.ndarray, gone: np.ndarray,
                  passed: np.ndarray) -> np.ndarray:
    """Heads of the words, numbered without the commas; what hangs on one of
    those hangs on the root."""
    sentence = np.searchsorted(data.start, words, "right") - 1
    begin, heads = data.start[sentence], data.heads[words].astype(np.int64)
    at = begin + np.maximum(heads, 1) - 1
    found = heads - (passed[at] - passed[begin])
    return np.where((heads > 0) & ~gone[at], found, 0).astype(
        data.heads.dtype)


def without_commas(data: Flat, names: np.ndarray, comma: int
                   ) -> tuple[Flat, np.ndarray]:
    """Copies of the sentences that have such commas, without them, and their
    names; `names` are probabilities in bytes.  The copies have no trees."""
    gone = between_places(data, names, comma)
    passed = np.concatenate([[0], np.cumsum(gone)])
    rows = np.flatnonzero(passed[data.start[1:]] > passed[data.start[:-1]])
    words = Ragged(data.types, data.start).places(rows)
    words = words[~gone[words]]
    lengths = data.lengths()[rows] - (passed[data.start[rows + 1]]
                                      - passed[data.start[rows]])
    pairs = Ragged(data.paths, data.pair_start)
    places = pairs.places(rows)
    begin = np.repeat(data.start[rows], pairs.lengths(rows))[:, None]
    behind = passed[begin + data.pairs[places]] - passed[begin]
    copies = replace(
        data, start=np.concatenate([[0], np.cumsum(lengths)]),
        pair_start=np.concatenate([[0], np.cumsum(pairs.lengths(rows))]),
        pairs=(data.pairs[places] - behind).astype(data.pairs.dtype),
        paths=data.paths[places], roles=data.roles[places],
        heads=_heads_behind(data, words, gone, passed),
        **{name: getattr(data, name)[words] for name in (
            "types", "upos", "deprels", "names", "triggers", "statuses")})
    return copies, names[words]
