#!/usr/bin/env python3
"""Check sentences whose names are marked: one a line.

  named/check.py [FILE...]      default: all of named/en

Tells of each file how many sentences, words and names it has; marks that are
not well formed and lines that are alike end with status 1.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from named.marks import MARK, marked_lines, unmarked  # noqa: E402

MOST = 60                # words of a line
SHORT = 4                # words: shorter lines may well be alike


def faults(path: Path) -> Iterator[str]:
    """What is wrong with the lines, each by itself."""
    for number, line in marked_lines(path):
        place = f"{path.name}:{number}"
        if re.search(r"[\[\]|]", MARK.sub("", line)):
            yield f"{place}: a bracket or bar that marks nothing"
        if any(name != name.strip() for name, _ in MARK.findall(line)):
            yield f"{place}: blanks at the rim of a name"
        if len(unmarked(line)[0].split()) > MOST:
            yield f"{place}: more than {MOST} words"


def copies(paths: list[Path]) -> Iterator[str]:
    """Lines that have the words of an earlier one."""
    met: dict[str, str] = {}
    for path in paths:
        for number, line in marked_lines(path):
            words = re.findall(r"\w+", unmarked(line)[0].lower())
            first = met.setdefault(" ".join(words), f"{path.name}:{number}")
            if first != f"{path.name}:{number}" and len(words) >= SHORT:
                yield f"{path.name}:{number}: the same words as {first}"


def show(path: Path) -> None:
    lines = [line for _, line in marked_lines(path)]
    kinds = Counter(kind for line in lines for _, kind in MARK.findall(line))
    print(f"{path.name}: {len(lines)} sentences, "
          f"{sum(len(unmarked(line)[0].split()) for line in lines)} words, "
          f"{sum(not MARK.search(line) for line in lines)} without names, "
          + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    paths = parser.parse_args().files or sorted((HERE / "en").glob("*.txt"))
    bad = [fault for path in paths for fault in faults(path)]
    bad += copies(paths)
    for path in paths:
        show(path)
    print(*bad, sep="\n", end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
