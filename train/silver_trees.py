#!/usr/bin/env python3
"""Text as the teacher parsed it, as CoNLL-U with its names and the events that
its words tell.

  silver_trees.py FLAT SILVER OUT     what flatten.py and read_all.py made

Sentences of whose heads it is not sure are left out, and so are the name and
the event of a word that it is not sure of ("_" in NER and Told).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import flat
from data import NAMES
from flat import Flat
from told import CATEGORIES
from tree import name_sequence

PARTS = ("soft", "triggers", "tree_upos", "tree_heads", "tree_deprels",
         "tree_surety")
SURE = 0.9               # mean probability of the heads of a sentence
SURE_NAME = 0.7          # probability of a word's tag
SURE_EVENT = 0.6         # of its category, or of none


def tags_of(soft: np.ndarray) -> list[str]:
    """Name tags of a sentence."""
    found = name_sequence(np.log(soft + 1e-3))
    return [NAMES[k] if soft[i, k] >= SURE_NAME else "_"
            for i, k in enumerate(found)]


def categories_of(soft: np.ndarray) -> list[str]:
    """What each word tells: O is nothing."""
    best = soft.argmax(1)
    return ["_" if soft[i, k] < SURE_EVENT else CATEGORIES[k] if k else "O"
            for i, k in enumerate(best)]


def sentences(data: Flat, trees: dict[str, np.ndarray], forms: list[str],
              labels: list[str]) -> Iterator[str]:
    for i in range(len(data)):
        of = slice(data.start[i], data.start[i + 1])
        if trees["tree_surety"][of].mean() < SURE:
            continue
        tags = tags_of(trees["soft"][of].astype(np.float32) / 255)
        told = categories_of(trees["triggers"][of].astype(np.float32) / 255)
        rows = zip(data.types[of], trees["tree_upos"][of],
                   trees["tree_heads"][of], trees["tree_deprels"][of], tags,
                   told)
        yield "".join(
            f"{at}\t{forms[form]}\t_\t{labels[upos]}\t?\t_\t{head}"
            f"\t{labels[label]}\t_\tNER={tag}|Told={category}\n"
            for at, (form, upos, head, label, tag, category)
            in enumerate(rows, 1)
        ) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("flat", type=Path)
    parser.add_argument("silver", type=Path)
    parser.add_argument("--sets", nargs="+", default=["raw"])
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    types, sets, labels = flat.load(args.flat)
    with (np.load(args.silver) as source,
          open(args.out, "w", encoding="utf-8") as out):
        for name in args.sets:
            trees = {part: source[f"{name}/{part}"] for part in PARTS}
            out.writelines(sentences(sets[name], trees, types.forms, labels))


if __name__ == "__main__":
    main()
