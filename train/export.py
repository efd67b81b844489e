#!/usr/bin/env python3
"""Trained weights to the model file of docs/model-format.md: a parser, which
hears no events (export_ear.py adds what does)."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import torch

from batches import Batcher, encode
from container import array, strings
from features import HASH_BUCKETS
from languages import load_train
from lexicon import Lexicon
from model_file import (LICENCES, WORD_LIMIT, info, known_words, layers_of,
                        matrix, norm, options, quantise_rows, slots_of, vector,
                        vocabulary, write)
from network import Config, Network, relative_buckets


def shared_rows(lexicon: Lexicon) -> tuple[np.ndarray, np.ndarray]:
    """Row of each word, and the word that each row is computed from.

    Words without vector and embedding of their own differ by flags alone;
    those with the same flags share a row.
    """
    own = lexicon.vectors.any(1)
    row_of: dict[object, int] = {}
    rows, source = [0], [0]
    for i, word in enumerate(lexicon.words):
        alone = own[i] or word in lexicon.learned_id
        key = i if alone else tuple(sorted(lexicon.flags(i)))
        if key not in row_of:
            row_of[key] = len(source)
            source.append(i + 1)
        rows.append(row_of[key])
    return np.array(rows), np.array(source)


def sections(network: Network, lexicon: Lexicon, seen: np.ndarray,
             about: str, language: str = "en") -> dict[str, bytes]:
    """All sections in the order of the document."""
    c = network.config
    hashed = vector(network.hashed.weight) * seen[:, None]
    hash_rows, hash_scale = quantise_rows(hashed, 127)
    row_of, source = shared_rows(lexicon)
    with torch.no_grad():
        words = network.word_rows(*known_words(lexicon)).numpy()
    word_rows, word_scale = quantise_rows(words[source], WORD_LIMIT)
    config = [HASH_BUCKETS, c.type_dim, len(lexicon.words) + 1, c.type_hidden,
              c.dim,
              *layers_of(c.dilations),
              c.arc_dim, c.label_dim, max(relative_buckets()) + 1,
              len(c.upos), len(c.deprels), len(c.names), len(c.feats),
              *map(len, c.feats.values()), *[0] * (16 - len(c.feats)),
              slots_of(lexicon.words), len(source)]
    out = {
        "licence": LICENCES[language].encode(), "info": about.encode(),
        "config": array(np.array(config), "<u4"),
        "upos": strings(c.upos), "deprel": strings(c.deprels),
        "names": strings(c.names),
        "feats": b"".join(strings([key, *values])
                          for key, values in c.feats.items()),
        **vocabulary(lexicon.words),
        "word.map": array(row_of, "<u4"),
        "word.row": array(word_rows, "<i1"),
        "word.scale": array(word_scale, "<f4"),
        "hash.row": array(hash_rows, "<i1"),
        "hash.scale": array(hash_scale, "<f4"),
        "root": array(vector(network.root), "<f4"),
    }
    norm(out, "norm.hash", network.norm_hash)
    norm(out, "norm.word", network.norm_word)
    matrix(out, "type1", network.type1)
    matrix(out, "type2", network.type2)
    steps = [float(s) for s in network.steps]
    for i, (before, conv) in enumerate(zip(network.norms, network.convs)):
        norm(out, f"norm{i}", before, steps[i])
        matrix(out, f"conv{i}", conv, steps[i])
    norm(out, "norm.out", network.norm_out, steps[-1])
    matrix(out, "heads", network.heads, steps[-1])
    matrix(out, "arc", network.arc)
    matrix(out, "label", network.label)
    out["label.rel"] = array(vector(network.label_relative), "<f4")
    out["dist"] = array(vector(network.distance), "<f4")
    out["rel"] = array(np.array(relative_buckets()), "<u1")
    return out


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--calibrate", action="store_true",
                        help="weights without quantisation-aware epochs")
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    random.seed(1)
    train = load_train(args.shared, args.language)
    saved = torch.load(args.weights)
    lexicon = Lexicon(args.lexical, train, learned=saved["learned"])
    network = Network(Config(**saved["config"]))
    network.load_state_dict(saved["weights"])
    network.eval()
    if args.calibrate:
        data = encode(random.sample(train, 600), network.config, lexicon)
        network.calibrate(
            Batcher(lexicon, network.config).all(data, 2000, False))
    write(args.out, sections(network, lexicon, saved["seen"].numpy(),
                             info(args), args.language))


if __name__ == "__main__":
    main()
