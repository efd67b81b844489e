#!/usr/bin/env python3
"""A trained ear and the parser of a model file to a model file."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

import numpy as np
import torch

import container
import near
from container import array, strings
from ear import Ear, EarConfig
from evaluate import Model
from export import LICENCE, _matrix, _norm, _vector, quantise_rows
from lexicon import Lexicon
from told import CATEGORIES, PATH_ROWS, STATUSES

MOST_LAYERS = 8
OLD = ("event", "status", "sense", "norm.sense", "role", "near", "ear.")


def sense_rows(ear: Ear, lexicon: Lexicon) -> np.ndarray:
    """Of unknown words, then of each word of the vocabulary."""
    count = len(lexicon.words)
    learned = [0] + [lexicon.learned_id.get(w, 0) for w in lexicon.words]
    vectors = np.concatenate([np.zeros((1, lexicon.vectors.shape[1])),
                              lexicon.vectors]).astype(np.float32)
    offsets = np.concatenate([[0], lexicon.flag_offsets[:count]])
    with torch.no_grad():
        return ear.sense_rows(
            torch.tensor(learned), torch.from_numpy(vectors),
            torch.from_numpy(lexicon.flag_ids.astype(np.int64)),
            torch.from_numpy(offsets.astype(np.int64))).numpy()


def shared(senses: np.ndarray, theirs: np.ndarray
           ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Row of each word, the parser's row of each row, senses as bytes with
    their scales: words share a row where both are the same."""
    rows, scale = quantise_rows(senses, 127)
    keys = np.ascontiguousarray(np.concatenate(
        [theirs.astype("<u4")[:, None].view(np.int8),
         scale[:, None].view(np.int8), rows], 1))
    _, first, row_of = np.unique(
        keys.view(f"V{keys.shape[1]}").reshape(-1), return_index=True,
        return_inverse=True)
    return row_of.reshape(-1), theirs[first], rows[first], scale[first]


def sections(ear: Ear, lexicon: Lexicon, parser: Path,
             info: str) -> dict[str, bytes]:
    """The parser's sections as they are, and the ear's."""
    c = ear.config
    old, _ = container.read(parser)
    model = Model(parser)
    words = [""] + lexicon.words
    if [model.word_id.get(w, 0) for w in words[1:]] != list(
            range(1, len(words))):
        raise SystemExit(f"{parser}: made with other words")
    row_of, theirs, senses, scale = shared(sense_rows(ear, lexicon),
                                           model.word_row)
    out = {name: data for name, data in old.items()
           if not name.startswith(OLD)}
    out["licence"], out["info"] = LICENCE.encode(), info.encode()
    out["events"], out["statuses"] = strings(CATEGORIES), strings(STATUSES)
    table = model.table
    out["word.row"] = array(table["word.row"][theirs], "<i1")
    out["word.scale"] = array(table["word.scale"][theirs], "<f4")
    out["word.map"] = array(row_of, "<u4")
    config = np.frombuffer(old["config"], "<u4")[:39].copy()
    config[38] = len(theirs)
    out["config"] = array(np.concatenate([config, [
        c.width, c.role_dim, len(CATEGORIES), len(STATUSES), PATH_ROWS,
        c.sense_dim, c.sense_reach, 0, len(c.dilations), *c.dilations,
        *[0] * (MOST_LAYERS - len(c.dilations))]]), "<u4")
    count = len(table["heads.b"])
    if model.categories:
        count -= model.g + 2 * model.t
    own: dict[str, bytes] = {}
    for layer in (ear.event_in, ear.role_in):
        _matrix(own, "in", layer, ear.step)
        for part, size in ((".w", c.inputs), (".s", 4), (".b", 4)):
            name = "heads" + part
            if layer is ear.event_in:
                out[name] = old[name][:count * size]
            out[name] += own["in" + part]
    steps = [float(s) for s in ear.steps]
    out["sense.row"] = array(senses, "<i1")
    out["sense.scale"] = array(scale, "<f4")
    _norm(out, "norm.sense", ear.norm_sense, steps[-1])
    _matrix(out, "sense", ear.sense, steps[-1])
    for i, (norm, conv) in enumerate(zip(ear.norms, ear.convs)):
        _norm(out, f"ear.norm{i}", norm, steps[i])
        _matrix(out, f"ear.conv{i}", conv, steps[i])
    _norm(out, "ear.norm.out", ear.norm_out, steps[-2])
    _matrix(out, "ear.heads", ear.heads, steps[-2])
    _matrix(out, "event", ear.event)
    _matrix(out, "role", ear.role)
    out["role.rel"] = array(_vector(ear.role_relative), "<f4")
    out["role.path"] = array(_vector(ear.role_path), "<f4")
    return out


def load_ear(path: Path) -> Ear:
    saved = torch.load(path)
    ear = Ear(EarConfig(**saved["config"]), saved["step"])
    ear.load_state_dict({k: v.float() for k, v in saved["weights"].items()})
    return ear.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--learned", type=Path, required=True,
                        help="words with an embedding, of flatten.py")
    parser.add_argument("--parser", type=Path, required=True,
                        help="model file whose parser stays as it is")
    parser.add_argument("--events", type=Path, nargs="+", default=[],
                        help="annotated sentences whose triggers the file "
                        "keeps, for `explain`")
    parser.add_argument("--program", type=Path,
                        help="demarche, which cuts and parses sentences")
    parser.add_argument("ear", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    if args.events and not args.program:
        parser.error("--events needs --program")
    torch.set_num_threads(1)
    lexicon = Lexicon(args.lexical, [],
                      learned=args.learned.read_text().split("\n"))
    info = (f"language=en\ndate={datetime.date.today().isoformat()}\n"
            "treebanks=UD English EWT, UD English GUM (free documents)\n"
            "names=UNER English EWT\nlicence=CC BY-SA 4.0\n")
    out = sections(load_ear(args.ear), lexicon, args.parser, info)
    ident = container.write(args.out, out)
    if args.events:
        triggers = list(near.kept(near.own(args.events, args.shared),
                                  args.program))
        ident = container.write(
            args.out, near.sections(out, Model(args.out), triggers))
    print(f"{args.out}: model {ident}, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
