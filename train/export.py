#!/usr/bin/env python3
"""Turn trained weights into the model file of docs/model-format.md."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import torch

import container
from batches import Batcher, encode
from container import array, strings
from evaluate import Model
from features import HASH_BUCKETS
from languages import load_train
from lexicon import Lexicon
from model_file import (LICENCES, WORD_LIMIT, info, known_words, matrix,
                        norm, options, parse, parser_heads, quantise_rows,
                        slots_of, vector, vocabulary, write)
from network import Config, Network, relative_buckets
from warm import steps_of


def word_tables(network: Network, lexicon: Lexicon) -> tuple[np.ndarray,
                                                             np.ndarray]:
    """Rows and senses of words, in the order of known_words()."""
    known = known_words(lexicon)
    with torch.no_grad():
        return (network.word_rows(*known).numpy(),
                network.sense_rows(*known).numpy())


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


EVENT_SECTIONS = ("event", "status", "sense", "norm.sense", "role", "near")


def beside(parser: Path, out: dict[str, bytes],
           lexicon: Lexicon) -> dict[str, bytes]:
    """Event sections beside the parser of another file, whose bytes stay.

    Words share a row of the new tables where they share one of that file and
    of ours.  The heads are that file's, and ours of events behind them.
    """
    old, _ = container.read(parser)
    config = np.frombuffer(out["config"], "<u4").copy()
    before = np.frombuffer(old["config"], "<u4")
    model = Model(parser)
    ours = np.frombuffer(out["word.map"], "<u4")
    theirs = np.array([0] + [model.word_row[model.word_id.get(word, 0)]
                             for word in lexicon.words])
    pairs, rows = np.unique(np.stack([theirs, ours], 1), axis=0,
                            return_inverse=True)
    result = dict(out)
    for name, data in old.items():
        if not name.startswith(("licence", "info", "config", "word.",
                                "heads.", *EVENT_SECTIONS)):
            result[name] = data
    width = int(before[1])
    result["word.row"] = array(np.frombuffer(
        old["word.row"], "<i1").reshape(-1, width)[pairs[:, 0]], "<i1")
    result["word.scale"] = array(np.frombuffer(
        old["word.scale"], "<f4")[pairs[:, 0]], "<f4")
    sense = int(config[44])
    result["sense.row"] = array(np.frombuffer(
        out["sense.row"], "<i1").reshape(-1, sense)[pairs[:, 1]], "<i1")
    result["sense.scale"] = array(np.frombuffer(
        out["sense.scale"], "<f4")[pairs[:, 1]], "<f4")
    result["word.map"] = array(rows.reshape(-1), "<u4")
    for name, kept in parser_heads(model, old).items():
        result[name] = kept + out[name][len(kept):]
    config[38] = len(pairs)
    result["config"] = array(config, "<u4")
    return result


def without_events(out: dict[str, bytes], heads: int) -> dict[str, bytes]:
    """The sections of a model that hears no events; `heads` is Z with them.
    """
    config = np.frombuffer(out["config"], "<u4")
    count = heads - int(config[39]) - 2 * int(config[40])
    result = {name: data for name, data in out.items()
              if not name.startswith(EVENT_SECTIONS)}
    for name in ("heads.w", "heads.s", "heads.b"):
        result[name] = out[name][:len(out[name]) // heads * count]
    result["config"] = array(config[:39], "<u4")
    return result


def sections(network: Network, lexicon: Lexicon, seen: np.ndarray,
             about: str, language: str = "en") -> dict[str, bytes]:
    """All sections in the order of the document."""
    c = network.config
    hashed = vector(network.hashed.weight) * seen[:, None]
    hash_rows, hash_scale = quantise_rows(hashed, 127)
    row_of, source = shared_rows(lexicon)
    (word_rows, word_scale), (sense_rows, sense_scale) = (
        quantise_rows(table[source], WORD_LIMIT)
        for table in word_tables(network, lexicon))
    slots = slots_of(lexicon.words)
    config = [HASH_BUCKETS, c.type_dim, len(lexicon.words) + 1, c.type_hidden,
              c.dim,
              len(c.dilations), *c.dilations, *[0] * (8 - len(c.dilations)),
              c.arc_dim, c.label_dim, max(relative_buckets()) + 1,
              len(c.upos), len(c.deprels), len(c.names), len(c.feats),
              *map(len, c.feats.values()), *[0] * (16 - len(c.feats)), slots,
              len(source), c.event_dim, c.role_dim, len(c.categories),
              len(c.statuses), c.path_rows, c.sense_dim, c.sense_reach]
    out = {
        "licence": LICENCES[language].encode(), "info": about.encode(),
        "config": array(np.array(config), "<u4"),
        "upos": strings(c.upos), "deprel": strings(c.deprels),
        "names": strings(c.names),
        "feats": b"".join(strings([key, *values])
                          for key, values in c.feats.items()),
        "events": strings(c.categories), "statuses": strings(c.statuses),
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
    step, sense = steps[len(network.norms):]
    norm(out, "norm.out", network.norm_out, step)
    matrix(out, "heads", network.heads, step)
    matrix(out, "arc", network.arc)
    matrix(out, "label", network.label)
    out["sense.row"] = array(sense_rows, "<i1")
    out["sense.scale"] = array(sense_scale, "<f4")
    norm(out, "norm.sense", network.norm_sense, sense)
    matrix(out, "sense", network.sense, sense)
    matrix(out, "event", network.event)
    matrix(out, "role", network.role)
    out["role.rel"] = array(vector(network.role_relative), "<f4")
    out["role.path"] = array(vector(network.role_path), "<f4")
    out["label.rel"] = array(vector(network.label_relative), "<f4")
    out["dist"] = array(vector(network.distance), "<f4")
    out["rel"] = array(np.array(relative_buckets()), "<u1")
    return out


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--calibrate", action="store_true",
                        help="weights without quantisation-aware epochs")
    parser.add_argument("--parser", type=Path,
                        help="model file whose parser stays as it is")
    parser.add_argument("--deaf", action="store_true",
                        help="without what hears events")
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    args = parse(parser)
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
    if args.parser:
        network.steps[:-1] = torch.tensor(steps_of(Model(args.parser)))
    out = sections(network, lexicon, saved["seen"].numpy(), info(args),
                   args.language)
    if args.deaf:
        out = without_events(out, len(network.heads.bias))
    if args.parser:
        out = beside(args.parser, out, lexicon)
    write(args, out)


if __name__ == "__main__":
    main()
