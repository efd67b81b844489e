#!/usr/bin/env python3
"""Names as the program reads them beside what a teacher reads.

  two_readings.py --program PROGRAM FLAT SILVER...

SILVER is what read_all.py wrote; its names become the mean of the teacher's
probabilities and of the tags that the program, with the model that it has,
gives the same words: two readers that were made apart err in other places.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np

import flat
from data import NAMES
from flat import Flat
from told import to_bytes

TAG = re.compile(r"NER=([BI]-\w+)")


def as_conllu(forms: list[str], data: Flat) -> str:
    """Words alone."""
    out = []
    for begin, end in zip(data.start, data.start[1:]):
        out += [f"{at}\t{forms[t]}" + 8 * "\t_" + "\n"
                for at, t in enumerate(data.types[begin:end], 1)]
        out.append("\n")
    return "".join(out)


def tags_of(lines: Iterable[str]) -> np.ndarray:
    """(words, tags): one of each word, certain."""
    found = [TAG.search(line) for line in lines if line[:1].isdigit()]
    return np.eye(len(NAMES), dtype=np.float32)[
        [NAMES.index(tag[1] if tag else "O") for tag in found]]


def read(program: Path, forms: list[str], data: Flat) -> np.ndarray:
    with tempfile.NamedTemporaryFile("w", suffix=".conllu") as words:
        words.write(as_conllu(forms, data))
        words.flush()
        out = subprocess.run(
            [program, "parse", "--lang", "en", "--conllu-in", words.name],
            stdout=subprocess.PIPE, text=True, check=True).stdout
    return tags_of(out.split("\n"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("flat", type=Path)
    parser.add_argument("silver", type=Path, nargs="+")
    args = parser.parse_args()
    types, sets, _ = flat.load(args.flat)
    for path in args.silver:
        with np.load(path) as source:
            parts = dict(source)
        for key in [key for key in parts if key.endswith("/soft")]:
            own = read(args.program, types.forms,
                       sets[key.removesuffix("/soft")])
            parts[key] = to_bytes(
                (own + parts[key].astype(np.float32) / 255) / 2)
            print(path.name, key, len(own), "words", flush=True)
        np.savez(path, **parts)


if __name__ == "__main__":
    main()
