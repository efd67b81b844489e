#!/usr/bin/env python3
"""Train what hears of what facts figures are and who takes part, beside a
network that stays, and add it to its model file.

docs/model-format.md, "Figures". It reads the rows of the encoder and of the
ear, and learns from annotated passages (facts/).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

import container
from container import array, strings
from evaluate import Model
from figures_data import KINDS, UNKNOWN, Figure, read, rows_of
from layers import leaky
from model_file import LICENCES, matrix, vector
from network import relative_buckets
from passages import load
from soft import cross_entropy
from told import PATH_ROWS, ROLES

PARTS = 3
STEP = 1 / 16            # of the rows, so that they are about one
OLD = ("figure", "fact", "side")
ROLES_WEIGHT = 2.0


@dataclass
class Batch:
    """Figures, one behind the other; pairs are those of all."""

    parts: Tensor                      # (figure, 3 * inputs)
    words: Tensor                      # (pair, inputs)
    of: Tensor                         # (pair,): its figure
    buckets: Tensor
    paths: Tensor
    kinds: Tensor                      # (figure, kind)
    takes: Tensor                      # (pair,)
    roles: Tensor

    @classmethod
    def make(cls, figures: list[Figure], rows: list) -> Batch:
        counts = torch.tensor([len(f.parties) for f in figures])

        def joined(name: str) -> Tensor:
            return torch.from_numpy(np.concatenate(
                [getattr(f, name) for f in figures]))

        return cls(
            torch.from_numpy(np.stack([p.reshape(-1) for p, _ in rows])
                             ).float() * STEP,
            torch.from_numpy(np.concatenate([w for _, w in rows])
                             ).float() * STEP,
            torch.repeat_interleave(torch.arange(len(figures)), counts),
            joined("buckets").long(), joined("paths").long(),
            torch.from_numpy(np.stack([f.kinds for f in figures])),
            joined("takes"), joined("roles").long())


class Hearing(nn.Module):
    """See the module; names as in docs/model-format.md."""

    def __init__(self, inputs: int, width: int, side: int,
                 dropout: float) -> None:
        super().__init__()
        self.width = width
        self.figure = nn.Linear(PARTS * inputs, width + side)
        self.party = nn.Linear(inputs, side)
        self.fact = nn.Linear(width, len(KINDS))
        self.side = nn.Linear(side, len(ROLES))
        self.relative = nn.Parameter(
            0.05 * torch.randn(max(relative_buckets()) + 1, side))
        self.path = nn.Parameter(0.05 * torch.randn(PATH_ROWS, side))
        self.drop = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Logits of kinds (figure, kind) and of roles (pair, role)."""
        own, trigger = self.figure(self.drop(batch.parts)).split(
            [self.width, self.side.in_features], -1)
        kinds = self.fact(self.drop(leaky(own)))
        v = (trigger[batch.of] + self.party(self.drop(batch.words))
             + F.embedding(batch.buckets, self.relative)
             + F.embedding(batch.paths, self.path))
        return kinds, self.side(self.drop(leaky(v)))

    def loss(self, batch: Batch) -> Tensor:
        kinds, roles = self(batch)
        known = batch.takes >= 0
        none = roles[:, 0] - roles[:, 1:].logsumexp(-1)
        takes = F.binary_cross_entropy_with_logits(
            -none[known], batch.takes[known], reduction="sum")
        parties = (batch.takes == 1) & (batch.roles != UNKNOWN)
        sides = F.cross_entropy(roles[parties][:, 1:],
                                batch.roles[parties] - 1, reduction="sum")
        return cross_entropy(kinds, batch.kinds) + ROLES_WEIGHT * (
            takes + sides) / known.sum().clamp(min=1)


def train(net: Hearing, figures: list[Figure], rows: list, rounds: int,
          rate: float, batch: int) -> None:
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate,
                                  weight_decay=0.02)
    steps, done = rounds * (len(figures) // batch), 0
    for number in range(rounds):
        order, total = torch.randperm(len(figures)).tolist(), 0.0
        for at in range(0, len(order) - batch + 1, batch):
            now = rate * min(1.0, (done + 1) / 50) * (1 - done / steps)
            for group in optimiser.param_groups:
                group["lr"] = now
            some = order[at:at + batch]
            loss = net.loss(Batch.make([figures[i] for i in some],
                                       [rows[i] for i in some]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            total += loss.item()
            done += 1
        print(f"round {number + 1} loss {total / (len(order) // batch):.4f}",
              flush=True)


def sections(net: Hearing, old: dict[str, bytes]) -> dict[str, bytes]:
    """The model's sections, with these in the place of those it had."""
    out = {name: data for name, data in old.items()
           if name.split(".")[0] not in OLD}
    config = np.frombuffer(old["config"], "<u4")[:56]
    out["config"] = array(np.concatenate([config, [
        len(KINDS), net.width, net.side.in_features]]), "<u4")
    out["facts"] = strings(KINDS)
    matrix(out, "figure", net.figure, STEP)
    matrix(out, "figure.party", net.party, STEP)
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
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--side", type=int, default=64)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=32, help="figures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("model", type=Path, help="file that stays as it is")
    parser.add_argument("out", type=Path)
    return parser.parse_args()


def main() -> None:
    args = options()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    model = Model(args.model)
    passages = list(load(args.facts, args.shared))
    figures = list(read(passages, args.program, args.language))
    if len(figures) < args.batch:
        raise SystemExit(f"{len(figures)} figures are too few")
    rows = rows_of(figures, model)
    print(len(passages), "passages", len(figures), "figures", flush=True)
    net = Hearing(rows[0][0].shape[1], args.width, args.side, args.dropout)
    train(net, figures, rows, args.rounds, args.rate, args.batch)
    old, _ = container.read(args.model)
    print(container.write(args.out, sections(net.eval(), old)))


if __name__ == "__main__":
    main()
