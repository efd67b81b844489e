#!/usr/bin/env python3
"""Raw text with the teacher's names and events: probabilities for each word.

Windows of a few sentences are chosen for names that were not read often
before, so that a corpus full of one president's name does not teach that
name alone.  Tokens and sentences are those of the program itself.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from corpora import SOURCES, raw_documents
from data import NAMES, Sentence, load_train
from encoder import Pieces, model_folder
from lexicon import Lexicon
from teacher import Found, Teacher, find, pairs_of, told_items
from told import (CATEGORIES, Silver, Told, empty, parsed, parties_of,
                  path_row)

WINDOW = 120             # words


def windows(sentences: Iterator[tuple[str, Sentence]]) -> Iterator[
        tuple[str, list[Sentence]]]:
    """Neighbouring sentences of a document, about WINDOW words each."""
    current: list[Sentence] = []
    at = ""
    for document, sentence in sentences:
        if len(sentence) > 80:
            continue
        size = sum(map(len, current)) + len(sentence)
        if current and (document != at or size > WINDOW):
            yield at, current
            current = []
        at = document
        current.append(sentence)
    if current:
        yield at, current


def capitalised(forms: list[str]) -> list[str]:
    """Words inside a sentence that may belong to names."""
    return [w for w in forms[1:] if w[:1].isupper() and len(w) > 1]


def worth_reading(sentences: list[Sentence]) -> list[Sentence]:
    """Those with a word that may belong to a name, and a few others."""
    return [s for s in sentences
            if capitalised(s.forms) or random.random() < 0.2]


class Chooser:
    """Takes windows with at least `least` words that are not worn out."""

    def __init__(self, cap: int, least: int) -> None:
        self.cap, self.least = cap, least
        self.seen: Counter[str] = Counter()

    def take(self, window: list[Sentence]) -> bool:
        words = [w for s in window for w in capitalised(s.forms)]
        fresh = {w for w in words if self.seen[w] < self.cap}
        if len(fresh) < self.least:
            return False
        self.seen.update(words)
        return True


def choose(shared: Path, program: Path, budget: int, cap: int,
           least: int) -> list[Sentence]:
    """About `budget` words of all sources."""
    chooser = Chooser(cap, least)
    out: list[Sentence] = []
    for name, share in SOURCES:
        count, read = 0, 0
        documents = list(raw_documents(shared / name, 1))
        for at in range(0, len(documents), 60):
            found = parsed(program, documents[at:at + 60])
            for _, window in windows(found):
                read += sum(map(len, window))
                if not chooser.take(window):
                    continue
                window = worth_reading(window)
                count += sum(map(len, window))
                out += window
            if count > share * budget:
                break
        print(f"{name}: {count} of {read} words", flush=True)
    return out


class Roles:
    """Asks the teacher for the roles of likely triggers."""

    def __init__(self, teacher: Teacher, told: list[Told], lexicon: Lexicon,
                 likely: float, most: int) -> None:
        self.teacher, self.told, self.lexicon = teacher, told, lexicon
        self.likely, self.most = likely, most

    def triggers(self, categories: np.ndarray) -> list[int]:
        """Tokens that are triggers with some probability, best first."""
        events = 1 - categories[:, 0]
        best = np.argsort(-events, kind="stable")[:self.most]
        return [int(t) for t in best if events[t] > self.likely]

    def __call__(self, i: int, y: torch.Tensor,
                 categories: np.ndarray) -> None:
        told = self.told[i]
        pairs = [(t, m) for t in self.triggers(categories)
                 for m in parties_of(told.sentence, t)]
        if not pairs:
            return
        told.pairs = np.array(pairs, np.int64)
        told.paths = np.array([path_row(told.sentence, t, m)
                               for t, m in pairs], np.int64)
        item = told_items([told], self.lexicon)[0]
        told.roles = self.teacher.events.roles(
            y, *pairs_of([item])).softmax(-1).numpy()


def annotate(path: Path, sentences: list[Sentence], lexicon: Lexicon,
             likely: float = 0.2, most: int = 4) -> Silver:
    """What the teacher finds in the sentences."""
    teacher = Teacher(len(lexicon.flag_names))
    teacher.load_state_dict(torch.load(path))
    told = [empty(s) for s in sentences]
    roles = Roles(teacher, told, lexicon, likely, most)
    found = find(teacher, told_items(told, lexicon), lexicon,
                 Pieces(model_folder()), roles=roles)
    for t, part in zip(told, found):
        take(t, part, likely)
    return Silver(told, [part.names for part in found])


def take(told: Told, found: Found, likely: float) -> None:
    """Probabilities of categories; of statuses where something may be told."""
    told.triggers = found.categories
    events = 1 - found.categories[:, :1]
    told.statuses = np.where(events > likely, found.statuses, 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--program", type=Path, required=True,
                        help="demarche, which cuts text into words")
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--words", type=int, default=400_000)
    parser.add_argument("--cap", type=int, default=12,
                        help="times that a word is fresh")
    parser.add_argument("--least", type=int, default=6,
                        help="fresh words that a window must hold")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    train = load_train(args.shared)
    lexicon = Lexicon(args.lexical, train)
    random.seed(1)
    gum = worth_reading([s for s in train if s.ident.startswith("GUM")])
    chosen = choose(args.shared, args.program, args.words, args.cap,
                    args.least) + gum
    silver = annotate(args.teacher, chosen, lexicon)
    silver.save(args.out)
    names = np.concatenate(silver.names).argmax(1)
    events = np.concatenate([t.triggers for t in silver.told]).argmax(1)
    print(len(chosen), "sentences", len(names), "words", {
        name: int((names == i).sum()) for i, name in enumerate(NAMES)}, {
        name: int((events == i).sum()) for i, name in enumerate(CATEGORIES)})


if __name__ == "__main__":
    main()
