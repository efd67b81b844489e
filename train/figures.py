#!/usr/bin/env python3
"""Train what hears of what facts figures are and who takes part, beside a
network that stays, and add it to its model file.

docs/model-format.md, "Figures". It reads the rows of the encoder and of the
ear, and learns from annotated passages (facts/) and from what a teacher read
(figures_teacher.py).
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Iterator
from pathlib import Path

# Each process multiplies small matrices: threads of its own only wait for
# each other (twenty times as long on two cores). Before numpy is there.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch

import container
import warm
from container import array, strings
from evaluate import Model
from figures_data import KINDS, Figured, add_rows, load, read
from figures_network import STEP, Hearing, Widths
from model_file import LICENCES, layers_of, matrix, norm, vector
from passages import load as load_passages
from schedule import Average, Progress, Schedule, take_step

CONFIG_EAR = 56          # numbers of `config` before those of figures
SHOWN = 1000             # steps between lines of progress
# Sections of this, also as files of before had them.
OLD = ("figure", "fig", "fact", "facts", "side")


def batches(figured: list[Figured], size: int) -> Iterator[list[Figured]]:
    """Again and again, in the order of chance."""
    while True:
        random.shuffle(figured)
        for at in range(0, len(figured) - size + 1, size):
            yield figured[at:at + size]


def train(net: Hearing, figured: list[Figured], args: argparse.Namespace
          ) -> None:
    """The network is left with its averaged weights."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate,
                                  weight_decay=0.02)
    steps = max(1, round(args.rounds * len(figured) / args.batch))
    clock = Schedule(steps, 0.15, args.rate, min(100, 1 + steps // 2))
    average, progress = Average(net, 0.99), Progress(clock, SHOWN)
    source = batches(figured, min(args.batch, len(figured)))
    while not clock.done():
        if clock.quantise() and not net.quantised:
            average.start_rounding(
                net, (next(source) for _ in range(20)), net.run)
        loss = net.loss(next(source))
        take_step(optimiser, net, loss, clock.rate())
        average.update(net)
        progress.add(loss)
    average.swap(net)


def go_on(net: Hearing, model: Model) -> None:
    """With the layers that the model has, which a little more is learned by."""
    table = model.table
    with torch.no_grad():
        warm.matrix(net.into, model, "fig.in", STEP)
        for i, (before, conv) in enumerate(zip(net.norms, net.convs)):
            step = warm.step_of(model, f"fig.norm{i}")
            warm.norm(before, model, f"fig.norm{i}", step)
            warm.matrix(conv, model, f"fig.conv{i}", step)
        step = warm.step_of(model, "fig.norm.out")
        warm.norm(net.norm_out, model, "fig.norm.out", step)
        warm.matrix(net.figure, model, "figure", step)
        warm.matrix(net.party, model, "figure.party", step)
        warm.matrix(net.fact, model, "fact")
        warm.matrix(net.side, model, "side")
        for parameter, name in ((net.relative, "side.rel"),
                                (net.path, "side.path")):
            parameter.copy_(torch.from_numpy(table[name]).view_as(parameter))


def sections(net: Hearing, old: dict[str, bytes]) -> dict[str, bytes]:
    """The model's sections, with these in the place of those it had."""
    w, steps = net.widths, [float(s) for s in net.steps]
    out = {name: data for name, data in old.items()
           if name.split(".")[0] not in OLD}
    out["config"] = array(np.concatenate([
        np.frombuffer(old["config"], "<u4")[:CONFIG_EAR],
        [len(KINDS), w.figure, w.side, w.row, *layers_of(w.dilations)]]),
        "<u4")
    out["facts"] = strings(KINDS)
    matrix(out, "fig.in", net.into, STEP)
    for i, (before, conv) in enumerate(zip(net.norms, net.convs)):
        norm(out, f"fig.norm{i}", before, steps[i])
        matrix(out, f"fig.conv{i}", conv, steps[i])
    norm(out, "fig.norm.out", net.norm_out, steps[-1])
    matrix(out, "figure", net.figure, steps[-1])
    matrix(out, "figure.party", net.party, steps[-1])
    matrix(out, "fact", net.fact)
    matrix(out, "side", net.side)
    out["side.rel"] = array(vector(net.relative), "<f4")
    out["side.path"] = array(vector(net.path), "<f4")
    return out


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=LICENCES, default="en")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--program", type=Path, required=True,
                        help="demarche, which parses and finds figures")
    parser.add_argument("--facts", type=Path, nargs="+", required=True,
                        help="annotated passages (facts/)")
    parser.add_argument("--often", type=int, default=2,
                        help="how often these are read in a round")
    parser.add_argument("--read", type=Path, nargs="*", default=[],
                        help="sentences that a teacher read")
    parser.add_argument("--row", type=int, default=96)
    parser.add_argument("--dilations", default="0,2,0",
                        help="of each layer; 0: over the tree")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--side", type=int, default=64)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--heads-dropout", type=float, default=0.3)
    parser.add_argument("--rounds", type=float, default=6)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=24, help="sentences")
    parser.add_argument("--go-on", type=Path, metavar="MODEL",
                        help="begin with its layers, which are as wide")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("model", type=Path, help="file that stays as it is")
    parser.add_argument("out", type=Path)
    return parser.parse_args()


def main() -> None:
    args = options()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(1)
    passages = list(load_passages(args.facts, args.shared))
    annotated = list(read(passages, args.program, args.language))
    if not annotated:
        raise SystemExit("no passage has a figure")
    figured = annotated + [one for path in args.read for one in load(path)]
    add_rows(figured, Model(args.model), args.processes)
    print(len(passages), "passages", len(annotated), "sentences of them",
          len(figured) - len(annotated), "that a teacher read", flush=True)
    net = Hearing(Widths(
        figured[0].rows.shape[1], args.row,
        [int(d) for d in args.dilations.split(",")], args.width, args.side),
        args.dropout, args.heads_dropout)
    if args.go_on:
        go_on(net, Model(args.go_on))
    train(net, figured + (args.often - 1) * annotated, args)
    old, _ = container.read(args.model)
    print(container.write(args.out, sections(net.eval(), old)))


if __name__ == "__main__":
    main()
