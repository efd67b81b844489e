#!/usr/bin/env python3
"""A trained ear and the parser of a model file to a model file."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import container
import near
from container import array, strings
from ear import Ear, EarConfig
from evaluate import Model
from lexicon import Lexicon
from model_file import (LICENCES, WORD_LIMIT, info, known_words, layers_of,
                        matrix, norm, options, parser_heads, quantise_rows,
                        slots_of, vector, vocabulary, write)
from told import CATEGORIES, PATH_ROWS, STATUSES

MOST_TRIGGERS = 20_000   # some 2 MB of the 16 that a model file may have
OLD = ("event", "status", "sense", "norm.sense", "role", "near", "ear.",
       "figure", "fact", "side")


def shared(senses: np.ndarray, theirs: np.ndarray
           ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Row of each word, the parser's row of each row, senses as bytes with
    their scales: words share a row where both are the same."""
    rows, scale = quantise_rows(senses, WORD_LIMIT)
    keys = np.ascontiguousarray(np.concatenate(
        [theirs.astype("<u4")[:, None].view(np.int8),
         scale[:, None].view(np.int8), rows], 1))
    _, first, row_of = np.unique(
        keys.view(f"V{keys.shape[1]}").reshape(-1), return_index=True,
        return_inverse=True)
    return row_of.reshape(-1), theirs[first], rows[first], scale[first]


def sections(ear: Ear, lexicon: Lexicon, parser: Path, about: str,
             language: str = "en") -> dict[str, bytes]:
    """The parser's sections as they are, and the ear's."""
    c = ear.config
    old, _ = container.read(parser)
    model = Model(parser)
    if model.word_id.keys() - set(lexicon.words) - {""}:
        raise SystemExit(f"{parser}: made with other words")
    # Words that the parser does not know stay unknown to it.
    known = model.word_row[[0] + [model.word_id.get(w, 0)
                                  for w in lexicon.words]]
    with torch.no_grad():
        rows = ear.sense_rows(*known_words(lexicon)).numpy()
    row_of, theirs, senses, scale = shared(rows, known)
    out = {name: data for name, data in old.items()
           if not name.startswith(OLD)}
    out["licence"], out["info"] = LICENCES[language].encode(), about.encode()
    out["events"], out["statuses"] = strings(CATEGORIES), strings(STATUSES)
    table = model.table
    out |= vocabulary(lexicon.words)
    out["word.row"] = array(table["word.row"][theirs], "<i1")
    out["word.scale"] = array(table["word.scale"][theirs], "<f4")
    out["word.map"] = array(row_of, "<u4")
    config = np.frombuffer(old["config"], "<u4")[:39].copy()
    config[2] = len(lexicon.words) + 1
    config[37:39] = slots_of(lexicon.words), len(theirs)
    out["config"] = array(np.concatenate([config, [
        c.width, c.role_dim, len(CATEGORIES), len(STATUSES), PATH_ROWS,
        c.sense_dim, c.sense_reach, 0,
        *layers_of(c.dilations)]]), "<u4")
    out |= parser_heads(model, old)
    for layer in (ear.event_in, ear.role_in):
        own: dict[str, bytes] = {}
        matrix(own, "heads", layer, ear.step)
        for name, data in own.items():
            out[name] += data
    steps = [float(s) for s in ear.steps]
    out["sense.row"] = array(senses, "<i1")
    out["sense.scale"] = array(scale, "<f4")
    norm(out, "norm.sense", ear.norm_sense, steps[-1])
    matrix(out, "sense", ear.sense, steps[-1])
    for i, (before, conv) in enumerate(zip(ear.norms, ear.convs)):
        norm(out, f"ear.norm{i}", before, steps[i])
        matrix(out, f"ear.conv{i}", conv, steps[i])
    norm(out, "ear.norm.out", ear.norm_out, steps[-2])
    matrix(out, "ear.heads", ear.heads, steps[-2])
    matrix(out, "event", ear.event)
    matrix(out, "role", ear.role)
    out["role.rel"] = array(vector(ear.role_relative), "<f4")
    out["role.path"] = array(vector(ear.role_path), "<f4")
    return out


def load_ear(path: Path, flags: int) -> Ear:
    """`flags` of the vocabulary: those that were not met say nothing."""
    saved = torch.load(path)
    weights = {k: v.float() for k, v in saved["weights"].items()}
    met = weights["sense_flags.weight"]
    weights["sense_flags.weight"] = torch.cat(
        [met, met.new_zeros(max(0, flags - len(met)), met.shape[1])])
    ear = Ear(EarConfig(**saved["config"] | {
        "flags": len(weights["sense_flags.weight"])}), saved["step"])
    ear.load_state_dict(weights)
    return ear.eval()


def with_triggers(out: dict[str, bytes], args: argparse.Namespace
                  ) -> dict[str, bytes]:
    """The sections, and annotated triggers as the file written so far hears
    them."""
    own = () if args.language == "en" else (
        "--lang", args.language, "--model", str(args.parser))
    triggers = list(near.kept(near.own(args.events, args.shared),
                              args.program, own))
    return near.sections(out, Model(args.out),
                         near.thinned(triggers, args.most_triggers))


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--events", type=Path, nargs="+", default=[],
                        help="annotated sentences whose triggers the file "
                        "keeps, for `explain`")
    parser.add_argument("--most-triggers", type=int, default=MOST_TRIGGERS,
                        help="how many at most")
    parser.add_argument("--program", type=Path,
                        help="demarche, which cuts and parses sentences")
    parser.add_argument("--learned", type=Path, required=True,
                        help="words with an embedding, of flatten.py")
    parser.add_argument("--parser", type=Path, required=True,
                        help="model file whose parser stays as it is")
    parser.add_argument("ear", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    if args.events and not args.program:
        parser.error("--events needs --program")
    torch.set_num_threads(1)
    lexicon = Lexicon(args.lexical, [],
                      learned=args.learned.read_text().split("\n"))
    ear = load_ear(args.ear, len(lexicon.flag_names))
    out = sections(ear, lexicon, args.parser, info(args), args.language)
    if args.events:
        container.write(args.out, out)
        out = with_triggers(out, args)
    write(args.out, out)


if __name__ == "__main__":
    main()
