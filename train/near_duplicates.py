"""Texts that are too like each other: half of the shorter one's shingles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

SHINGLE = 5              # words
ALIKE = 0.5              # shared shingles of two texts that are too like

Shingles = set[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Runs of neighbouring words, whatever their case and marks."""
    words = "".join(c.lower() if c.isalnum() else " " for c in text).split()
    return {tuple(words[i:i + SHINGLE])
            for i in range(max(len(words) - SHINGLE + 1, 1))}


def pairs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of two near-duplicates, the earlier first."""
    own = [shingles(text) for text in texts]
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, parts in enumerate(own):
        shared = Counter(k for part in parts for k in at[part])
        for k, count in sorted(shared.items()):
            if count >= ALIKE * min(len(own[k]), len(parts)):
                yield k, i
        for part in parts:
            at[part].append(i)
