"""Who stands beside each token in its tree: its head, and of what depends on
it the nearest before it and the nearest behind it that are no function words
(docs/model-format.md, "Neighbours")."""

from __future__ import annotations

import numpy as np

COUNT = 3
NONE = -1
FUNCTION = ("aux", "case", "cc", "cop", "det", "expl", "fixed", "mark",
            "punct")


def is_function(labels: list[str]) -> np.ndarray:
    """Of each label, subtypes as the relation that they are of."""
    return np.array([label.split(":")[0] in FUNCTION for label in labels],
                    bool)


def neighbours(start: np.ndarray, heads: np.ndarray, function: np.ndarray
               ) -> np.ndarray:
    """(tokens, COUNT): numbers of tokens in their sentence, from 1; 0 is the
    root, NONE nobody.  `start` is where sentences begin, `heads` are numbered
    alike, `function` says which tokens are function words."""
    lengths = np.diff(start)
    first = np.repeat(start[:-1], lengths)
    number = np.arange(len(heads)) - first + 1
    out = np.full((len(heads), COUNT), NONE, np.int32)
    out[:, 0] = heads
    own = ~function & (heads > 0)
    head = first + heads.astype(np.int64) - 1
    before = np.flatnonzero(own & (number < heads))
    out[head[before], 1] = number[before]         # the last is the nearest
    behind = np.flatnonzero(own & (number > heads))[::-1]
    out[head[behind], 2] = number[behind]         # the first is
    return out
