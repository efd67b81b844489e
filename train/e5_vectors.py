#!/usr/bin/env python3
"""Adds to the words of vectors_es.py what the encoder says of each alone.

  e5_vectors.py ENCODER LEXICAL OUT

Mean of the encoder's output over "query: WORD", as its authors use it, on the
main axes, of which the strong ones are damped: they tell how long a word is.
What hears events learns from these vectors (train_ear.py); the parser does not
read them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import e5

AXES = 192
DAMPING = 0.25           # power of an axis' variance that it is divided by
AT_ONCE = 1024


def load(path: Path) -> e5.Encoder:
    encoder = e5.Encoder()
    encoder.load_state_dict(e5.load(path))
    return encoder.eval()


def alone(encoder: e5.Encoder, rows: list[list[int]]) -> np.ndarray:
    """Mean output over the pieces of each row."""
    width = max(map(len, rows))
    ids = torch.full((len(rows), width), e5.PAD)
    for at, row in enumerate(rows):
        ids[at, :len(row)] = torch.tensor(row)
    filled = ids != e5.PAD
    with torch.inference_mode():
        x = encoder(ids, torch.zeros(*ids.shape, e5.HIDDEN), filled)
        share = filled / filled.sum(1, keepdim=True)
        return (x * share[:, :, None]).sum(1).numpy()


def outputs(path: Path, words: list[str]) -> np.ndarray:
    """Words of like length together."""
    encoder, pieces = load(path), e5.own_pieces(path)
    asked = pieces.of("query:")
    rows = [[e5.CLS, *asked, *pieces.of(word), e5.SEP] for word in words]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    out = np.zeros((len(rows), e5.HIDDEN), np.float32)
    for at in range(0, len(order), AT_ONCE):
        chosen = order[at:at + AT_ONCE]
        out[chosen] = alone(encoder, [rows[i] for i in chosen])
    return out


def main_axes(table: np.ndarray, axes: int) -> np.ndarray:
    """Rows of about length one a dimension."""
    table = table.astype(np.float64) - table.mean(0)
    variance, axis = np.linalg.eigh(table.T @ table / len(table))
    variance, axis = variance[::-1][:axes], axis[:, ::-1][:, :axes]
    found = (table @ axis) / variance ** DAMPING
    found /= np.sqrt((found ** 2).sum(1).mean() / axes)
    return found.astype(np.float32)


def add_vectors(lexical: Path, found: np.ndarray, out: Path) -> None:
    """`lexical` with AXES columns more, out of a row for each of its words."""
    with np.load(lexical) as source:
        parts = dict(source)
    parts["vectors"] = np.concatenate(
        [parts["vectors"], main_axes(found, AXES)], 1)
    np.savez(out, **parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("lexical", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with np.load(args.lexical) as source:
        words = [str(w) for w in source["vocabulary"]]
    add_vectors(args.lexical, outputs(args.encoder, words), args.out)


if __name__ == "__main__":
    main()
