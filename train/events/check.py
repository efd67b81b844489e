#!/usr/bin/env python3
"""Check annotated sentences: spans, codes, balance, near-duplicates.

  check.py [--shared FOLDER] [FILE...]      default: all languages

Faults end with status 1. What is out of balance is told, and is a fault where
a limit of LIMITS is crossed over all files of a language together.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import near_duplicates  # noqa: E402
from events.annotated import Annotated, faults, load, modes  # noqa: E402

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "es")  # folders
# Shares over a language's files: of sentences, or of events. Of real news that
# was annotated 86 to 95 % of the events are actual.
LIMITS = {"silent": (0.27, 0.45), "category": (0.025, 0.14),
          "actual": (0.6, 0.9), "status": (0.01, 0.2), "genre": (0.0, 0.45)}
# A third of the Spanish sentences are of press articles: a quarter of their
# events is blame, and 93 in 100 are actual, as in real news.
OWN = {"es": {"category": (0.015, 0.18), "actual": (0.6, 0.92)}}


def duplicates(sentences: list[Annotated]) -> Iterator[tuple[str, str]]:
    """Pairs of identifiers whose texts share half of the shorter one."""
    for a, b in near_duplicates.pairs([s.text for s in sentences]):
        yield sentences[a].ident, sentences[b].ident


def shares(sentences: list[Annotated]) -> Iterator[tuple[str, str, float]]:
    """(kind of LIMITS, name, share)."""
    events = [e for s in sentences for e in s.events]
    yield "silent", "silent", sum(
        not s.events for s in sentences) / max(len(sentences), 1)
    for kind, counts, total in (
            ("category", Counter(e.category for e in events), len(events)),
            ("status", Counter(e.status for e in events), len(events)),
            ("genre", Counter(s.genre for s in sentences), len(sentences))):
        names = modes() if kind == "category" else counts
        for name in names:
            yield ("actual" if name == "actual" else kind, name,
                   counts[name] / max(total, 1))


def out_of_balance(sentences: list[Annotated], binding: bool) -> int:
    """Tell the shares; how many cross a limit where limits bind."""
    bad = 0
    limits = LIMITS | OWN.get(sentences[0].language if sentences else "", {})
    for kind, name, share in shares(sentences):
        low, high = limits[kind]
        wrong = binding and not low <= share <= high
        print(f"{name:14} {100 * share:5.1f} %"
              + (f"  not within {100 * low:g} to {100 * high:g}"
                 if wrong else ""))
        bad += wrong
    return bad


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("files", type=Path, nargs="*")
    args = parser.parse_args()
    groups = [args.files] if args.files else [
        sorted((HERE / language).glob("*.jsonl")) for language in LANGUAGES]
    of_group = [list(load(files, args.shared)) for files in groups]
    sentences = [s for group in of_group for s in group]
    bad = 0
    for sentence in sentences:
        for fault in faults(sentence):
            print(f"{sentence.ident}: {fault}", file=sys.stderr)
            bad += 1
    idents = Counter(s.ident for s in sentences)
    for ident in (i for i, n in idents.items() if n > 1):
        print(f"{ident}: stands twice", file=sys.stderr)
        bad += 1
    for a, b in duplicates(sentences):
        print(f"{a} and {b} are nearly the same", file=sys.stderr)
        bad += 1
    for group in of_group:
        bad += out_of_balance(group, binding=not args.files)
    print(f"{len(sentences)} sentences, "
          f"{sum(len(s.events) for s in sentences)} events, {bad} faults")
    if bad:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
