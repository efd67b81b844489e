#!/usr/bin/env python3
"""Check prose that was written to be read: a sentence a line.

  prose/check.py [FILE...]      default: all of prose/en

Tells of each file how many sentences and words it has and how rich they are;
near-duplicates (of lines before and of annotated sentences) and lines that are
too long end with status 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import near_duplicates  # noqa: E402
from events.annotated import load  # noqa: E402

MOST = 120               # words of a line
SHORT = 6                # words: shorter ones may well be alike
OPENING = 3              # words: how a sentence starts


def lines_of(path: Path) -> list[tuple[str, str]]:
    """(place, line) of what is not empty."""
    return [(f"{path.name}:{number}", line) for number, line in enumerate(
        path.read_text(encoding="utf-8").splitlines(), 1) if line.strip()]


def faults(lines: list[tuple[str, str]]) -> Iterator[str]:
    for place, line in lines:
        count = len(line.split())
        if line != line.strip() or "\t" in line:
            yield f"{place}: spaces where none belong"
        if count > MOST:
            yield f"{place}: {count} words in a line"


def copies(lines: list[tuple[str, str]], known: list[str]) -> Iterator[str]:
    """Lines that are near-duplicates of earlier ones or of `known`."""
    texts = known + [line for _, line in lines]
    for a, b in near_duplicates.pairs(texts):
        if b < len(known) or len(texts[b].split()) < SHORT:
            continue
        earlier = a - len(known)
        yield (f"{lines[b - len(known)][0]}: near-duplicate of "
               + (lines[earlier][0] if earlier >= 0
                  else "an annotated sentence"))


def show(path: Path, lines: list[tuple[str, str]]) -> None:
    words = [line.lower().split() for _, line in lines]
    count, total = max(1, len(words)), sum(map(len, words))
    openings = {tuple(w[:OPENING]) for w in words}
    print(f"{path.name}: {len(words)} sentences, {total} words, "
          f"{total / count:.1f} a sentence, "
          f"{len({w for line in words for w in line})} distinct; "
          f"{100 * len(openings) / count:.0f} % open in their own way")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    paths = parser.parse_args().files or sorted((HERE / "en").glob("*.txt"))
    annotated = load(sorted((HERE.parent / "events" / "en").glob("w*.jsonl")),
                     Path())
    files = {path: lines_of(path) for path in paths}
    every = [line for lines in files.values() for line in lines]
    bad = [*faults(every), *copies(every, [s.text for s in annotated])]
    for path, lines in files.items():
        show(path, lines)
    print(*bad, sep="\n", end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
