#!/usr/bin/env python3
"""How far two annotations of the same sentences agree.

  agreement.py [--shared FOLDER] A.jsonl B.jsonl

F1 of events (same category, triggers that overlap), of categories of a
sentence and of category with the codes of both sides; agreement on status and
mode where the event is agreed upon.  By category F1 and Krippendorff's alpha
(nominal, two coders, no value missing) of its presence in a sentence:
K. Krippendorff, Content Analysis (4th ed., 2018), chapter 12.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from events.annotated import Annotated, Event, Party, load, modes  # noqa: E402


def alpha(pairs: list[tuple[bool, bool]]) -> float:
    """Krippendorff's alpha of two coders; 1 where nothing varies."""
    n = 2 * len(pairs)
    ones = sum(a + b for a, b in pairs)
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = 2 * ones * (n - ones) / (n * (n - 1))
    return 1 - observed / expected if expected else 1.0


def f1(both: int, a: int, b: int) -> float:
    return 2 * both / (a + b) if a + b else 1.0


def matches(a: Annotated, b: Annotated) -> Iterator[tuple[Event, Event]]:
    """Events of one category whose triggers overlap, each taken once."""
    left = list(b.events)
    for event in a.events:
        for other in left:
            if (other.category == event.category
                    and other.trigger[0] < event.trigger[1]
                    and event.trigger[0] < other.trigger[1]):
                left.remove(other)
                yield event, other
                break


def codes(parties: list[Party]) -> tuple[str, ...]:
    return tuple(sorted({p.code for p in parties}))


def triples(sentence: Annotated) -> set[tuple]:
    return {(e.category, codes(e.actors), codes(e.recipients))
            for e in sentence.events}


def whole(pairs: list[tuple[Annotated, Annotated]]) -> Iterator[
        tuple[str, float, int]]:
    """(name, figure, of how many)."""
    same = [m for a, b in pairs for m in matches(a, b)]
    count = [sum(len(p[side].events) for p in pairs) for side in (0, 1)]
    yield "events F1", f1(len(same), *count), sum(count)
    for name, of in (("categories F1", lambda s: {e.category
                                                  for e in s.events}),
                     ("triples F1", triples)):
        sets = [(of(a), of(b)) for a, b in pairs]
        yield name, f1(sum(len(a & b) for a, b in sets),
                       sum(len(a) for a, _ in sets),
                       sum(len(b) for _, b in sets)), len(sets)
    yield ("silence agreed", sum(bool(a.events) == bool(b.events)
                                 for a, b in pairs) / len(pairs), len(pairs))
    for name, of in (("status", lambda e: e.status), ("mode", lambda e: e.mode),
                     ("actor codes", lambda e: codes(e.actors)),
                     ("recipient codes", lambda e: codes(e.recipients))):
        yield (name, sum(of(a) == of(b) for a, b in same)
               / max(len(same), 1), len(same))


def by_category(pairs: list[tuple[Annotated, Annotated]]) -> Iterator[
        tuple[str, float, float, int]]:
    """(category, F1, alpha, sentences in which either has it)."""
    for category in modes():
        present = [tuple(any(e.category == category for e in s.events)
                         for s in pair) for pair in pairs]
        both = sum(a and b for a, b in present)
        yield (category, f1(both, sum(a for a, _ in present),
                            sum(b for _, b in present)),
               alpha(present), sum(a or b for a, b in present))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("a", type=Path)
    parser.add_argument("b", type=Path)
    args = parser.parse_args()
    first, second = ({s.text: s for s in load([path], args.shared)}
                     for path in (args.a, args.b))
    pairs = [(s, second[text]) for text, s in first.items() if text in second]
    print(f"{len(pairs)} sentences in both")
    for name, figure, count in whole(pairs):
        print(f"{name:16} {figure:.3f}  of {count}")
    total = []
    for category, figure, own, count in by_category(pairs):
        print(f"  {category:10} F1 {figure:.3f}  alpha {own:.3f}  in {count}")
        total.append(own)
    print(f"  mean alpha {sum(total) / len(total):.3f}")


if __name__ == "__main__":
    main()
