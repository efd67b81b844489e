#!/usr/bin/env python3
"""Raw text: sentences in which the frames tell something, and others.

Of the former the teacher learns, before it reads all (silver.py): every word
that the frames hear as a trigger, a few times.  The others are windows of a few
sentences, chosen for names that were not read often before, so that a corpus
full of one president's name does not teach that name alone.  Tokens, sentences
and events are those of the program itself.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from corpora import SOURCES, raw_documents
from data import NAMES, load_train
from events.annotated import Annotated, Event, Party
from told import Silver, Told, empty, encode, parsed, run

TRUSTED = 0.15           # confidence of records that teach
WINDOW = 120             # words


def windows(sentences: list[Told]) -> Iterator[list[Told]]:
    """Neighbouring sentences of a document, about WINDOW words each."""
    current: list[Told] = []
    for told in sentences:
        if len(told.sentence) > 80:
            continue
        size = sum(len(t.sentence) for t in current) + len(told.sentence)
        if current and (told.ident != current[0].ident or size > WINDOW):
            yield current
            current = []
        current.append(told)
    if current:
        yield current


def capitalised(forms: list[str]) -> list[str]:
    """Words inside a sentence that may belong to names."""
    return [w for w in forms[1:] if w[:1].isupper() and len(w) > 1]


def worth_reading(sentences: list[Told]) -> list[Told]:
    """Those with a word that may belong to a name, and a few others."""
    return [t for t in sentences
            if capitalised(t.sentence.forms) or random.random() < 0.2]


class Chooser:
    """Takes windows with at least `least` words that are not worn out."""

    def __init__(self, cap: int, least: int) -> None:
        self.cap, self.least = cap, least
        self.seen: Counter[str] = Counter()

    def take(self, window: list[Told]) -> bool:
        words = [w for t in window for w in capitalised(t.sentence.forms)]
        fresh = {w for w in words if self.seen[w] < self.cap}
        if len(fresh) < self.least:
            return False
        self.seen.update(words)
        return True


def choose(shared: Path, program: Path, budget: int, cap: int,
           least: int) -> list[Told]:
    """About `budget` words of all sources."""
    chooser = Chooser(cap, least)
    out: list[Told] = []
    for name, share in SOURCES:
        count, read = 0, 0
        documents = list(raw_documents(shared / name, 1))
        for at in range(0, len(documents), 60):
            found = [empty(sentence, ident) for ident, sentence in
                     parsed(program, documents[at:at + 60])]
            for window in windows(found):
                read += sum(len(t.sentence) for t in window)
                if not chooser.take(window):
                    continue
                window = worth_reading(window)
                count += sum(len(t.sentence) for t in window)
                out += window
            if count > share * budget:
                break
        print(f"{name}: {count} of {read} words", flush=True)
    return out


def _party(item: dict, start: int) -> Party:
    return Party((item["start"] - start, item["end"] - start))


def _event(record: dict, start: int, size: int) -> Event:
    parties = [[_party(p, start) for p in record.get(side) or []
                if start <= p.get("start", -1) and p["end"] <= start + size]
               for side in ("actor", "recipient")]
    trigger = record["trigger"]
    return Event(record["event"], record.get("status", "actual"),
                 (trigger["start"] - start, trigger["end"] - start), "",
                 *parties)


def coded(program: Path, documents: list[tuple[str, str]]) -> list[Annotated]:
    """The sentences in which the frames tell something that is trusted."""
    output = run(program, "code", documents, "--frames-only", "--only", "events")
    texts = {ident: text.encode() for ident, text in documents}
    out: dict[str, Annotated] = {}
    for line in output.splitlines():
        record = json.loads(line)
        if record["record"] != "event" or record["confidence"] < TRUSTED:
            continue
        text = record["text"].encode()
        trigger = record["trigger"]
        start = texts[record["doc"]].rfind(text, 0, trigger["start"]
                                           + len(text))
        if not start <= trigger["start"] < trigger["end"] <= start + len(text):
            continue
        ident = f"{record['doc']}@{start}"
        sentence = out.setdefault(
            ident, Annotated(ident, record["text"], 2000, "other"))
        sentence.events.append(_event(record, start, len(text)))
    return list(out.values())


def telling(shared: Path, program: Path, cap: int,
            most: int) -> list[Annotated]:
    """Sentences of all sources with an event whose trigger and category were
    met less than `cap` times, at most `most` of a category."""
    triggers: Counter[tuple[str, str]] = Counter()
    categories: Counter[str] = Counter()
    out = []
    for name, _ in SOURCES:
        documents = list(raw_documents(shared / name, 1))
        for at in range(0, len(documents), 500):
            for sentence in coded(program, documents[at:at + 500]):
                keys = [(e.category, sentence.words(e.trigger).lower())
                        for e in sentence.events]
                if any(triggers[key] < cap and categories[key[0]] < most
                       for key in keys):
                    out.append(sentence)
                    triggers.update(keys)
                    categories.update(key[0] for key in keys)
    print("told by frames:", dict(categories), flush=True)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--program", type=Path, required=True,
                        help="demarche, which cuts, parses and codes text")
    parser.add_argument("--words", type=int, default=500_000)
    parser.add_argument("--cap", type=int, default=12,
                        help="times that a word is fresh")
    parser.add_argument("--least", type=int, default=6,
                        help="fresh words that a window must hold")
    parser.add_argument("--triggers", type=int, default=12,
                        help="times that a trigger of the frames is fresh")
    parser.add_argument("--most", type=int, default=1500,
                        help="sentences of a category")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    random.seed(1)
    annotated = telling(args.shared, args.program, args.triggers, args.most)
    random.shuffle(annotated)
    told = encode(annotated, args.program)
    count = len(told)
    told += choose(args.shared, args.program, args.words, args.cap, args.least)
    told += worth_reading([empty(s) for s in load_train(args.shared)
                           if s.ident.startswith("GUM")])
    for t in told[count:]:
        t.triggers[:] = 0
    Silver(told, [np.zeros((len(t.sentence), len(NAMES)), np.float32)
                  for t in told]).save(args.out)
    print(count, "of", len(told), "sentences told by frames,",
          sum(len(t.sentence) for t in told), "words", flush=True)


if __name__ == "__main__":
    main()
