#!/usr/bin/env python3
"""The text of raw.py as the teacher reads it: probabilities of names and events
for each word."""

from __future__ import annotations

import argparse
import re
import subprocess
from pathlib import Path

import numpy as np
import torch

from data import NAMES, load_train
from encoder import own_pieces
from lexicon import Lexicon
from teacher import Found, Teacher, find, pairs_of, told_items
from told import (CATEGORIES, ROLES, Silver, Told, likely_triggers,
                  parties_of, path_row)

NAME = re.compile(r"NER=([BI]-\w+)")


class Roles:
    """Asks the teacher for the roles of likely triggers."""

    def __init__(self, teacher: Teacher, told: list[Told], lexicon: Lexicon,
                 likely: float, most: int) -> None:
        self.teacher, self.told, self.lexicon = teacher, told, lexicon
        self.likely, self.most = likely, most

    def __call__(self, i: int, y: torch.Tensor,
                 categories: np.ndarray) -> None:
        told = self.told[i]
        pairs = [(t, m) for t in likely_triggers(
                     categories, self.likely, self.most)
                 for m in parties_of(told.sentence, t)]
        if not pairs:
            return
        told.pairs = np.array(pairs, np.int64)
        told.paths = np.array([path_row(told.sentence, t, m)
                               for t, m in pairs], np.int64)
        item = told_items([told], self.lexicon)[0]
        told.roles = self.teacher.events.roles(
            y, pairs_of([item])).softmax(-1).numpy()


def annotate(path: Path, told: list[Told], lexicon: Lexicon,
             likely: float = 0.2, most: int = 4) -> Silver:
    """What the teacher finds in the sentences, in the place of what they
    hold."""
    teacher = Teacher(len(lexicon.flag_names))
    teacher.load_state_dict(torch.load(path))
    for t in told:
        t.pairs, t.paths = t.pairs[:0], t.paths[:0]
        t.roles = np.zeros((0, len(ROLES)), np.float32)
    roles = Roles(teacher, told, lexicon, likely, most)
    found = find(teacher, told_items(told, lexicon), lexicon,
                 own_pieces(), roles=roles)
    for t, part in zip(told, found):
        take(t, part, likely)
    return Silver(told, [part.names for part in found])


def take(told: Told, found: Found, likely: float) -> None:
    """Probabilities of categories; of statuses where something may be told."""
    told.triggers = found.categories
    events = 1 - found.categories[:, :1]
    told.statuses = np.where(events > likely, found.statuses, 0)


def names_of(program: Path, told: list[Told]) -> list[np.ndarray]:
    """Names as the program's own model reads them: what it knows is kept."""
    lines = []
    for t in told:
        lines += [f"{i}\t{form}" + "\t_" * 8 + "\n"
                  for i, form in enumerate(t.sentence.forms, 1)] + ["\n"]
    done = subprocess.run(
        [program, "parse", "--quiet", "--threads", "1", "--conllu-in", "-"],
        input="".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    tags = [match[1] if (match := NAME.search(line)) else "O"
            for line in done.stdout.decode().split("\n")
            if line[:1].isdigit()]
    rows = np.eye(len(NAMES), dtype=np.float32)[[NAMES.index(t)
                                                 for t in tags]]
    ends = np.cumsum([len(t.sentence) for t in told])
    return np.split(rows, ends[:-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--program", type=Path,
                        help="demarche, whose names are taken instead")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("text", type=Path, help="what raw.py wrote")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    lexicon = Lexicon(args.lexical, load_train(args.shared))
    silver = annotate(args.teacher, Silver.load(args.text).told, lexicon)
    if args.program:
        silver.names = names_of(args.program, silver.told)
    silver.save(args.out)
    names = np.concatenate(silver.names).argmax(1)
    events = np.concatenate([t.triggers for t in silver.told]).argmax(1)
    print(len(silver.told), "sentences", len(names), "words", {
        name: int((names == i).sum()) for i, name in enumerate(NAMES)}, {
        name: int((events == i).sum()) for i, name in enumerate(CATEGORIES)})


if __name__ == "__main__":
    main()
