"""One-root trees from arc scores, as docs/model-format.md states them."""

from __future__ import annotations

import numpy as np


def _cycle(heads: list[int]) -> list[int]:
    """Tokens of the first cycle met from token 1 on; empty if none."""
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        token = start
        while token and not colour[token]:
            colour[token] = start
            token = heads[token]
        if token and colour[token] == start:
            cycle, other = [token], heads[token]
            while other != token:
                cycle.append(other)
                other = heads[other]
            return sorted(cycle)
    return []


def _reaches_root(heads: list[int]) -> list[bool]:
    state = [0] * len(heads)          # 1 on the way, 2 yes, 3 no
    state[0] = 2
    for start in range(1, len(heads)):
        path, token = [], start
        while not state[token]:
            state[token] = 1
            path.append(token)
            token = heads[token]
        result = 2 if state[token] == 2 else 3
        for token in path:
            state[token] = result
    return [s == 2 for s in state]


def decode(scores: np.ndarray) -> list[int]:
    """Heads of tokens 1..n (index 0 unused) from scores[dependent][head]."""
    n = scores.shape[0] - 1
    scores = scores.copy()
    np.fill_diagonal(scores, -1e9)
    heads = [0] + [int(h) for h in scores[1:].argmax(1)]
    roots = [i for i in range(1, n + 1) if heads[i] == 0]
    if len(roots) != 1:
        root = max(roots or range(1, n + 1),
                   key=lambda i: (scores[i, 0], -i))
        for i in roots:
            if i != root:
                heads[i] = 1 + int(scores[i, 1:].argmax())
        heads[root] = 0
    while cycle := _cycle(heads):
        reach = _reaches_root(heads)
        best = None
        for d in cycle:
            for j in range(1, n + 1):
                if reach[j]:
                    gain = scores[d, j] - scores[d, heads[d]]
                    if best is None or gain > best[0]:
                        best = (gain, d, j)
        heads[best[1]] = best[2]
    return heads


def name_sequence(out: np.ndarray) -> list[int]:
    """Best name tags (O, B-X, I-X … in pairs) of a sentence's outputs."""
    tags = out.shape[1]
    allowed = np.zeros((tags, tags), bool)     # [to][from]
    for to in range(tags):
        inside = to > 0 and to % 2 == 0
        for frm in range(tags):
            allowed[to, frm] = not inside or frm in (to, to - 1)
    best = out[0].astype(np.float32).copy()
    best[2::2] = -np.inf
    back = []
    for row in out[1:]:
        paths = np.where(allowed, best[None, :], -np.inf)
        back.append(paths.argmax(1))
        best = paths.max(1) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]
