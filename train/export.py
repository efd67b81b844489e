#!/usr/bin/env python3
"""Turn trained weights into the model file of docs/model-format.md."""

from __future__ import annotations

import argparse
import datetime
import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

import container
import near
from batches import Batcher, encode
from container import array, strings
from data import load_train
from evaluate import Model
from features import HASH_BUCKETS, hash32
from lexicon import Lexicon
from network import LIMIT, Config, Network, relative_buckets
from warm import steps_of

LICENCE = """\
demarche model for English. Creative Commons Attribution-ShareAlike 4.0
International (CC BY-SA 4.0), https://creativecommons.org/licenses/by-sa/4.0/
Trained on UD English EWT (CC BY-SA 4.0), the freely licensed documents of UD
English GUM (CC BY, CC BY-SA, public domain), UNER English EWT (CC BY-SA 4.0);
word rows also use the UN General Debate Corpus (CC0), statements and speeches
of the White House (public domain), Wikinews articles in GUM (CC BY 2.5),
WordNet 3.0 (Princeton University), GeoNames (CC BY 4.0), name lists of the US
Census 1990 (public domain), word clusters of spacy-lookups-data (MIT),
vectors of all-MiniLM-L6-v2 (Apache-2.0), companies of pytickersymbols (MIT).
Names and events were learned, too, from text that a fine-tuned
all-mpnet-base-v2 (Apache-2.0) read. Sentences in it are the project's own, under the licence
of the file.
"""


def quantise_rows(table: np.ndarray, limit: int) -> tuple[np.ndarray,
                                                          np.ndarray]:
    """Signed bytes and one scale a row."""
    scale = (np.abs(table).max(1) / limit).astype(np.float32)
    safe = np.where(scale > 0, scale, 1)[:, None]
    return np.rint(table / safe).astype(np.int8), scale


def word_tables(network: Network, lexicon: Lexicon) -> tuple[np.ndarray,
                                                             np.ndarray]:
    """Rows and senses of words: row 0 for unknown ones, then one for each
    word of the vocabulary."""
    count = len(lexicon.words)
    learned = [0] + [lexicon.learned_id.get(w, 0) for w in lexicon.words]
    vectors = np.concatenate([np.zeros((1, lexicon.vectors.shape[1])),
                              lexicon.vectors]).astype(np.float32)
    offsets = np.concatenate([[0], lexicon.flag_offsets[:count]])
    known = (torch.tensor(learned), torch.from_numpy(vectors),
             torch.from_numpy(lexicon.flag_ids.astype(np.int64)),
             torch.from_numpy(offsets.astype(np.int64)))
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
    count = len(old["heads.b"]) // 4
    if model.categories:
        count -= model.g + 2 * model.t
    for part, size in ((".w", int(config[4])), (".s", 4), (".b", 4)):
        result["heads" + part] = (old["heads" + part][:count * size]
                                  + out["heads" + part][count * size:])
    config[38] = len(pairs)
    result["config"] = array(config, "<u4")
    return result


def word_index(words: list[str], slots: int) -> np.ndarray:
    """Open addressing, linear probing, in the order of ids."""
    index = np.zeros(slots, np.uint32)
    for ident, word in enumerate(words, 1):
        slot = hash32(word.encode()) & (slots - 1)
        while index[slot]:
            slot = (slot + 1) & (slots - 1)
        index[slot] = ident
    return index


def _vector(x: Tensor) -> np.ndarray:
    return x.detach().float().numpy()


def _matrix(out: dict[str, bytes], name: str, layer: nn.Linear,
            step: float = 1.0) -> None:
    weights, scale = quantise_rows(_vector(layer.weight), LIMIT)
    out[name + ".w"] = array(weights, "<i1")
    out[name + ".s"] = array(scale * np.float32(step), "<f4")
    out[name + ".b"] = array(_vector(layer.bias), "<f4")


def _norm(out: dict[str, bytes], name: str, norm: nn.LayerNorm,
          step: float = 1.0) -> None:
    out[name + ".g"] = array(_vector(norm.weight) / np.float32(step), "<f4")
    out[name + ".b"] = array(_vector(norm.bias) / np.float32(step), "<f4")


def sections(network: Network, lexicon: Lexicon, seen: np.ndarray,
             info: str) -> dict[str, bytes]:
    """All sections in the order of the document."""
    c = network.config
    hashed = _vector(network.hashed.weight) * seen[:, None]
    hash_rows, hash_scale = quantise_rows(hashed, 127)
    row_of, source = shared_rows(lexicon)
    (word_rows, word_scale), (sense_rows, sense_scale) = (
        quantise_rows(table[source], 127)
        for table in word_tables(network, lexicon))
    text = [word.encode() for word in lexicon.words]
    slots = 1 << (3 * len(text) // 2).bit_length()
    config = [HASH_BUCKETS, c.type_dim, len(text) + 1, c.type_hidden, c.dim,
              len(c.dilations), *c.dilations, *[0] * (8 - len(c.dilations)),
              c.arc_dim, c.label_dim, max(relative_buckets()) + 1,
              len(c.upos), len(c.deprels), len(c.names), len(c.feats),
              *map(len, c.feats.values()), *[0] * (16 - len(c.feats)), slots,
              len(source), c.event_dim, c.role_dim, len(c.categories),
              len(c.statuses), c.path_rows, c.sense_dim, c.sense_reach]
    out = {
        "licence": LICENCE.encode(), "info": info.encode(),
        "config": array(np.array(config), "<u4"),
        "upos": strings(c.upos), "deprel": strings(c.deprels),
        "names": strings(c.names),
        "feats": b"".join(strings([key, *values])
                          for key, values in c.feats.items()),
        "events": strings(c.categories), "statuses": strings(c.statuses),
        "word.index": array(word_index(lexicon.words, slots), "<u4"),
        "word.offset": array(np.cumsum([0, 0, *map(len, text)]), "<u4"),
        "word.bytes": b"".join(text),
        "word.map": array(row_of, "<u4"),
        "word.row": array(word_rows, "<i1"),
        "word.scale": array(word_scale, "<f4"),
        "hash.row": array(hash_rows, "<i1"),
        "hash.scale": array(hash_scale, "<f4"),
        "root": array(_vector(network.root), "<f4"),
    }
    _norm(out, "norm.hash", network.norm_hash)
    _norm(out, "norm.word", network.norm_word)
    _matrix(out, "type1", network.type1)
    _matrix(out, "type2", network.type2)
    steps = [float(s) for s in network.steps]
    for i, (norm, conv) in enumerate(zip(network.norms, network.convs)):
        _norm(out, f"norm{i}", norm, steps[i])
        _matrix(out, f"conv{i}", conv, steps[i])
    step, sense = steps[len(network.norms):]
    _norm(out, "norm.out", network.norm_out, step)
    _matrix(out, "heads", network.heads, step)
    _matrix(out, "arc", network.arc)
    _matrix(out, "label", network.label)
    out["sense.row"] = array(sense_rows, "<i1")
    out["sense.scale"] = array(sense_scale, "<f4")
    _norm(out, "norm.sense", network.norm_sense, sense)
    _matrix(out, "sense", network.sense, sense)
    _matrix(out, "event", network.event)
    _matrix(out, "role", network.role)
    out["role.rel"] = array(_vector(network.role_relative), "<f4")
    out["role.path"] = array(_vector(network.role_path), "<f4")
    out["label.rel"] = array(_vector(network.label_relative), "<f4")
    out["dist"] = array(_vector(network.distance), "<f4")
    out["rel"] = array(np.array(relative_buckets()), "<u1")
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--calibrate", action="store_true",
                        help="weights without quantisation-aware epochs")
    parser.add_argument("--note", default="", help="more lines of info")
    parser.add_argument("--events", type=Path, nargs="+", default=[],
                        help="annotated sentences whose triggers the file "
                        "keeps, for `explain`")
    parser.add_argument("--program", type=Path,
                        help="demarche, which cuts and parses sentences")
    parser.add_argument("--parser", type=Path,
                        help="model file whose parser stays as it is")
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    if args.events and not args.program:
        parser.error("--events needs --program")
    random.seed(1)
    torch.set_num_threads(1)
    train = load_train(args.shared)
    saved = torch.load(args.weights)
    lexicon = Lexicon(args.lexical, train, learned=saved["learned"])
    network = Network(Config(**saved["config"]))
    network.load_state_dict(saved["weights"])
    network.eval()
    if args.calibrate:
        data = encode(random.sample(train, 600), network.config, lexicon)
        network.calibrate(
            Batcher(lexicon, network.config).all(data, 2000, False))
    info = (f"language=en\ndate={datetime.date.today().isoformat()}\n"
            "treebanks=UD English EWT, UD English GUM (free documents)\n"
            "names=UNER English EWT\nlicence=CC BY-SA 4.0\n" + args.note)
    if args.parser:
        network.steps[:-1] = torch.tensor(steps_of(Model(args.parser)))
    out = sections(network, lexicon, saved["seen"].numpy(), info)
    if args.parser:
        out = beside(args.parser, out, lexicon)
    ident = container.write(args.out, out)
    if args.events:
        triggers = list(near.kept(near.own(args.events, args.shared),
                                  args.program))
        ident = container.write(
            args.out, near.sections(out, Model(args.out), triggers))
    print(f"{args.out}: model {ident}, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
