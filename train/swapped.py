#!/usr/bin/env python3
"""Annotated sentences with other words, for a teacher to read.

  swapped.py FLAT OUT    what flatten.py made; OUT has the set "swapped", too
  swapped.py --annotated FLAT OUT    the set "copies": fewer words give way, and
                         what was annotated stays

Some words of each copy give way to ones of like use: same part of speech and
ending, near in the space of vectors.  What the copy then tells, the teacher
says, where there is a good one.  The student so meets words that no annotated
sentence has in sentences that tell something, which raw text seldom does (the
augmentation of Jiao et al. 2020, TinyBERT, section 4.2, without a masked
language model).
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

import flat
from flat import UNKNOWN, Flat, Types

OPEN = ("NOUN", "VERB", "ADJ", "ADV", "PROPN")
ENDINGS = {"VERB": ("ing", "ed", "s"), "NOUN": ("s",)}
MET = 6                  # times in raw text, at least
MAIN = 0.8               # share of the part of speech that is a word's own
NEAR = 12                # words that one may give way to
RATES = (0.25, 0.45, 0.65)    # shares of the words that do, by copy
FEW = (0.15, 0.35)            # where the annotation stays


def part_of_speech(types: Types, data: Flat, labels: list[str]
                   ) -> list[str]:
    """Of each spelling, empty where it is seldom met or has several."""
    counts = np.zeros((len(types.forms), len(labels)), np.int32)
    np.add.at(counts, (data.types, data.upos), 1)
    total, best = counts.sum(1), counts.argmax(1)
    sure = (total >= MET) & (counts.max(1) >= MAIN * total)
    return [labels[k] if ok else "" for k, ok in zip(best, sure)]


def use_of(form: str, upos: str) -> str:
    """Words of one use may stand for each other; empty: for none."""
    capital = not form[0].islower()
    if upos not in OPEN or capital != (upos == "PROPN") or not form.isalpha():
        return ""
    ending = next((e for e in ENDINGS.get(upos, ()) if form.endswith(e)), "")
    return f"{upos} {ending}"


def neighbours(types: Types, uses: list[str]) -> dict[int, np.ndarray]:
    """Spellings of the same use whose vectors are nearest."""
    classes: dict[str, list[int]] = {}
    for i, use in enumerate(uses):
        if use and types.word[i] >= 0 and types.vectors[types.word[i]].any():
            classes.setdefault(use, []).append(i)
    out = {}
    for members in classes.values():
        rows = types.vectors[types.word[members]]
        rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        count = min(NEAR, len(members) - 1)
        for at in range(0, len(members), 500):
            alike = rows[at:at + 500] @ rows.T
            alike[np.arange(len(alike)), np.arange(at, at + len(alike))] = -9
            best = np.argpartition(-alike, count - 1, 1)[:, :count]
            for i, row in zip(members[at:at + 500], best):
                out[i] = np.array(members)[row]
    return out


def swapped(data: Flat, near: dict[int, np.ndarray], rate: float,
            chance: np.random.Generator) -> Flat:
    """A copy of all sentences, annotated as they are."""
    own = data.types.copy()
    for at in np.flatnonzero(chance.random(len(own)) < rate):
        if own[at] in near and len(near[own[at]]):
            own[at] = chance.choice(near[own[at]])
    return replace(data, types=own)


def unread(data: Flat) -> Flat:
    """Of whose names and events nothing is known."""
    return replace(data, names=np.full_like(data.names, UNKNOWN),
                   triggers=np.zeros_like(data.triggers),
                   statuses=np.zeros_like(data.statuses),
                   roles=np.zeros_like(data.roles))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=6)
    parser.add_argument("--raw", type=int, default=1,
                        help="keep every so manieth sentence of raw text")
    parser.add_argument("--annotated", action="store_true",
                        help="copies that stay annotated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("flat", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    types, sets, labels = flat.load(args.flat)
    upos = part_of_speech(types, sets["raw"], labels)
    near = neighbours(types, [use_of(*pair)
                              for pair in zip(types.forms, upos)])
    chance = np.random.default_rng(args.seed)
    rates = FEW if args.annotated else RATES
    copies = flat.join([
        swapped(sets["told"], near, rates[i % len(rates)], chance)
        for i in range(args.copies)])
    if args.annotated:
        sets["copies"] = copies
    else:
        sets["swapped"] = unread(copies)
    changed = copies.types != np.tile(sets["told"].types, args.copies)
    print(f"{len(near)} words may give way, {100 * changed.mean():.1f} % did")
    sets["raw"] = sets["raw"].some(
        np.arange(0, len(sets["raw"]), args.raw))
    flat.save(args.out, types, sets, labels)


if __name__ == "__main__":
    main()
