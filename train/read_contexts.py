#!/usr/bin/env python3
"""What a teacher makes of each word in its sentence, for the ear to learn
(`train_ear.py --contexts`): the layer under its categories and statuses, on
the main axes of that.

Sanh and others, 2019, "DistilBERT, a distilled version of BERT", and Jiao and
others, 2020, "TinyBERT: Distilling BERT for Natural Language Understanding":
students learn more from hidden layers than from answers alone.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

import flat
from read_all import DEVICE, groups
from reader import Maker, Reader
from reader_vectors import hidden, load

AXES = 64                # 99 of 100 parts of the variance
SAMPLE = 600             # sentences of each set that show the axes
MOST_PIECES = 160        # of a pack


@dataclass
class Axes:
    """Of rows: their mean, axes (columns) and what makes bytes of them."""

    mean: np.ndarray
    axes: np.ndarray
    scale: float

    @classmethod
    def of(cls, rows: np.ndarray, count: int) -> Axes:
        """The main ones; a few words in a thousand are cut off."""
        mean = rows.mean(0)
        _, _, found = np.linalg.svd(rows - mean, full_matrices=False)
        axes = found[:count].T
        most = np.quantile(np.abs((rows - mean) @ axes), 0.9999)
        return cls(mean, axes, float(127 / most))

    def bytes_of(self, rows: np.ndarray) -> np.ndarray:
        found = (rows - self.mean) @ self.axes * self.scale
        return np.clip(np.rint(found), -127, 127).astype(np.int8)


def read(maker: Maker, reader: Reader, data: flat.Flat, axes: Axes | None
         ) -> np.ndarray:
    """(words, axes) in bytes; without axes the layer as it is."""
    wide = reader.events.hidden.out_features
    out = (np.zeros((len(data.types), wide), np.float32) if axes is None
           else np.zeros((len(data.types), axes.axes.shape[1]), np.int8))
    for chosen in groups(maker, data, MOST_PIECES):
        words = flat.Ragged(data.types, data.start).places(
            np.concatenate(chosen))
        rows = hidden(reader, maker.make(data, chosen).to(DEVICE))
        out[words] = rows if axes is None else axes.bytes_of(rows)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", required=True)
    parser.add_argument("flat", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    types, sets, _ = flat.load(args.flat)
    maker, reader = Maker(types), load(args.teacher).to(DEVICE)
    draw = np.random.default_rng(1)
    axes = Axes.of(np.concatenate([
        read(maker, reader, sets[name].some(np.sort(draw.permutation(
            len(sets[name]))[:SAMPLE])), None) for name in args.sets]), AXES)
    found = {}
    for name in args.sets:
        found[name] = read(maker, reader, sets[name], axes)
        print(name, len(found[name]), "words", flush=True)
    np.savez(args.out, **found)


if __name__ == "__main__":
    main()
