#!/usr/bin/env python3
"""Adds to the vectors of words what a teacher makes of each alone.

  reader_vectors.py --language LANGUAGE ENCODER TEACHER LEXICAL OUT

What its classifier of events makes of a sentence of that word only, on the
main axes, so that a word that no annotated sentence has lies near those that
mean the same.  The teacher of Spanish reads the word in English (glossed.py).  What
hears events learns from these vectors (train_ear.py); the parser does not read
them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import mpnet
from classifiers import Batch
from e5_vectors import add_vectors
from flat import Flat, Ragged, Types
from glossed import Glossed
from lexicon import Lexicon
from read_all import mixed
from reader import Maker, Reader

AT_ONCE = 512


def types_of(lexicon: Lexicon, encoder: Path, language: str) -> Types:
    """Each word of the vocabulary as a spelling of its own."""
    words = lexicon.words
    pieces = mpnet.own_pieces(encoder)
    if language == "es":
        pieces = Glossed(pieces, words)
    own = np.arange(len(words), dtype=np.int32)
    return Types(words, own, own, Ragged.of(
        [pieces.of(word) for word in words]), lexicon.vectors,
        Ragged.of([lexicon.flags(i) for i in range(len(words))], "<u2"))


def alone(words: np.ndarray) -> Flat:
    """Sentences of one word each."""
    count = len(words)
    nothing = np.zeros(count, np.uint8)
    return Flat(np.arange(count + 1), words, nothing, nothing, nothing,
                nothing, nothing, nothing, np.zeros(count + 1, np.int64),
                np.zeros((0, 2), np.int16), np.zeros(0, np.int16), nothing)


@torch.inference_mode()
def hidden(reader: Reader, batch: Batch) -> np.ndarray:
    """(words, hidden): what lies under a teacher's categories and statuses."""
    with mixed():
        return reader.events.hidden(reader.words(batch)).float().cpu().numpy()


def read(reader: Reader, types: Types) -> np.ndarray:
    """(words, hidden): those of as many pieces together."""
    maker = Maker(types)
    order = np.argsort(maker.lengths, kind="stable")
    out = np.zeros((len(order), reader.events.hidden.out_features),
                   np.float32)
    for at in range(0, len(order), AT_ONCE):
        chosen = order[at:at + AT_ONCE]
        data = alone(chosen.astype(np.int32))
        out[chosen] = hidden(reader, maker.make(
            data, [np.array([i]) for i in range(len(chosen))]))
    return out


def load(path: Path) -> Reader:
    """The sizes of its tables of flags and labels stand in the file."""
    weights = torch.load(path)
    reader = Reader(len(weights["flag.weight"]), len(weights["trees.label"]))
    reader.load_state_dict(weights)
    return reader.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=("en", "es"),
                        required=True)
    parser.add_argument("encoder", type=Path, help="its folder")
    parser.add_argument("teacher", type=Path)
    parser.add_argument("lexical", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    types = types_of(Lexicon(args.lexical, []), args.encoder,
                     args.language)
    add_vectors(args.lexical, read(load(args.teacher), types), args.out)


if __name__ == "__main__":
    main()
