#!/usr/bin/env python3
"""Train the parser; the last part of the steps is quantisation-aware.

It learns the treebanks and, beside them, text that a teacher read: trees,
names and, with a head of the training alone, which words tell of an event.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from batches import IGNORE, Batch, Batcher, Encoded, encode
from data import FEATS, NAMES, Sentence
from harmonise import HIDDEN
from languages import LANGUAGES, load_dev, load_taught, load_train
from lexicon import Lexicon
from network import Config, Network
from renaming import Renamer
from schedule import Average, Schedule
from scores import Prediction, Scores
from told import CATEGORIES
from tree import decode, name_sequence
from warm import start_from

WEIGHTS = {"arcs": 1.0, "labels": 1.0, "upos": 0.5, "xpos": 0.3,
           "feats": 0.1, "names": 1.5, "told": 1.5}


def make_config(train: list[Sentence], lexicon: Lexicon,
                args: argparse.Namespace) -> Config:
    """Label sets out of the training data, dimensions out of the options."""
    feats = {}
    for key in FEATS:
        values = {f[key] for s in train for f in s.feats if key in f}
        feats[key] = ["_", *sorted(values)]
    return Config(
        upos=sorted({t for s in train for t in s.upos}),
        xpos=sorted({t for s in train for t in s.xpos}),
        deprels=sorted({t for s in train for t in s.deprels} - {HIDDEN}),
        feats=feats, names=list(NAMES), categories=list(CATEGORIES),
        flags=len(lexicon.flag_names),
        vector_dim=lexicon.vectors.shape[1],
        learned_words=len(lexicon.learned_id) + 1,
        dim=args.dim, arc_dim=args.arc_dim, label_dim=args.label_dim,
        dropout=args.dropout, word_dropout=args.word_dropout,
        dilations=[int(d) for d in args.dilations.split(",")])


def _entropy(logits: Tensor, gold: Tensor, smooth: float = 0.0) -> Tensor:
    if not bool((gold != IGNORE).any()):
        return logits.sum() * 0
    return F.cross_entropy(logits.reshape(-1, logits.shape[-1]).float(),
                           gold.reshape(-1), ignore_index=IGNORE,
                           label_smoothing=smooth)


def losses(network: Network, batch: Batch) -> Tensor:
    """Weighted sum of the losses of all heads."""
    out = network(batch)
    labels = network.labels(out["label_dependent"], out["label_head"],
                            batch.heads)
    total = WEIGHTS["arcs"] * _entropy(out["arcs"], batch.heads)
    total = total + WEIGHTS["labels"] * _entropy(labels, batch.deprels, 0.03)
    total = total + WEIGHTS["upos"] * _entropy(out["upos"], batch.upos, 0.03)
    total = total + WEIGHTS["xpos"] * _entropy(out["xpos"], batch.xpos, 0.03)
    for name in ("names", "told"):
        total = total + WEIGHTS[name] * _entropy(out[name],
                                                 getattr(batch, name))
    for i, logits in enumerate(out["feats"]):
        total = total + WEIGHTS["feats"] * _entropy(logits,
                                                    batch.feats[..., i])
    return total


def predict(network: Network, batch: Batch) -> Iterator[Prediction]:
    """Decoded output of each sentence of a batch."""
    config = network.config
    root = config.deprels.index("root")
    with torch.no_grad():
        out = network(batch)
        arcs = out["arcs"].float().numpy()
        heads = torch.zeros_like(batch.heads)
        trees = []
        for b, item in enumerate(batch.sentences):
            n = len(item.types)
            tree = decode(arcs[b, :n + 1, :n + 1])
            heads[b, :n + 1] = torch.tensor(tree)
            trees.append(tree)
        labels = network.labels(out["label_dependent"], out["label_head"],
                                heads)
        labels[..., root] = -1e9
        labels = labels.argmax(-1)
    upos = out["upos"].argmax(-1)
    feats = [f.argmax(-1) for f in out["feats"]]
    names = out["names"].float().numpy()
    for b, item in enumerate(batch.sentences):
        n = len(item.types)
        tree = trees[b]
        yield Prediction(
            [config.upos[k] for k in upos[b, 1:n + 1]], tree[1:],
            ["root" if tree[i] == 0 else config.deprels[labels[b, i]]
             for i in range(1, n + 1)],
            [{key: config.feats[key][f[b, i]] for key, f in zip(FEATS, feats)
              if f[b, i] != 0} for i in range(1, n + 1)],
            [config.names[k] for k in name_sequence(names[b, 1:n + 1])])


def evaluate(network: Network, batcher: Batcher,
             data: list[Encoded]) -> Scores:
    network.eval()
    scores = Scores()
    for batch in batcher.all(data, 4000, False):
        for item, found in zip(batch.sentences, predict(network, batch)):
            scores.add(item.sentence, found)
    network.train()
    return scores


def teacher_share(progress: float, first: float) -> float:
    """Trees of the teacher for each of the treebank: fewer and fewer, none in
    the last quarter."""
    return max(0.0, first * (1 - progress / 0.75))


def save(path: Path, network: Network, lexicon: Lexicon,
         seen: Tensor) -> None:
    """Weights, dimensions, and which hashed rows were ever trained."""
    torch.save({"config": network.config.to_dict(),
                "weights": network.state_dict(), "seen": seen,
                "learned": lexicon.learned}, path)


def parse_args() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--quantised-share", type=float, default=0.12)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=2000)
    parser.add_argument("--dim", type=int, default=128)
    parser.add_argument("--arc-dim", type=int, default=96)
    parser.add_argument("--label-dim", type=int, default=96)
    parser.add_argument("--dilations", default="1,2,4,1")
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--word-dropout", type=float, default=0.25)
    parser.add_argument("--case-rate", type=float, default=0.05)
    parser.add_argument("--plain-rate", type=float, default=0.0,
                        help="share of sentences that lose their accents")
    parser.add_argument("--rename", type=float, default=0.0,
                        help="share of sentences that get other names")
    parser.add_argument("--init", type=Path, help="weights to start from")
    parser.add_argument("--init-model", type=Path,
                        help="model file to start from")
    parser.add_argument("--trees", type=Path,
                        help="text as a teacher read it: silver_trees.py, "
                        "teacher_es.py")
    parser.add_argument("--teacher-share", type=float, default=1.5,
                        help="of its sentences for each of the treebanks, at "
                        "first")
    parser.add_argument("--bank-names", type=Path,
                        help="Spanish: names that a teacher saw in treebanks")
    parser.add_argument("--evaluations", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="sentences")
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("out", type=Path)
    return parser.parse_args()


def mixture(data: list[Encoded], trees: list[Encoded],
            share: float) -> list[Encoded]:
    """The treebanks, and so many of the teacher's sentences for each of
    theirs."""
    count = round(len(data) * share)
    return data + random.sample(trees, min(count, len(trees)))


def descend(network: Network, optimiser: torch.optim.Optimizer, rate: float,
            batch: Batch) -> float:
    """One step down the loss, which it returns."""
    for parameters in optimiser.param_groups:
        parameters["lr"] = rate
    loss = losses(network, batch)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimiser.step()
    return float(loss.detach())


class Trainer:
    """What learns and what it learns from."""

    def __init__(self, args: argparse.Namespace, network: Network,
                 batcher: Batcher, seen: Tensor) -> None:
        self.args, self.network, self.batcher = args, network, batcher
        self.seen = seen
        self.optimiser = torch.optim.Adam(
            network.parameters(), lr=args.rate, betas=(0.9, 0.95), eps=1e-9,
            fused=True)
        self.average = Average(network, 0.98)
        self.clock = Schedule(args.steps, args.quantised_share, args.rate)

    def epoch(self, data: list[Encoded]) -> list[float]:
        """Losses of the steps, one a batch, until the clock says stop."""
        out = []
        for batch in self.batcher.all(data, self.args.batch, True):
            out.append(descend(self.network, self.optimiser,
                               self.clock.rate(), batch))
            self.seen[batch.rows] = True
            if self.clock.step % 10 == 0:
                self.average.update(self.network)
            if self.clock.done():
                break
        return out

    def round_from_here(self, data: list[Encoded]) -> None:
        sample = random.sample(data, min(600, len(data)))
        self.average.start_rounding(
            self.network, self.batcher.all(sample, self.args.batch, False))

    def show(self, dev: dict[str, list[Encoded]]) -> None:
        """Scores of the averaged weights, which are saved."""
        current = self.average.swap(self.network)
        for name, items in dev.items():
            scores = evaluate(self.network, self.batcher, items)
            print(f"  {name}: {scores.line()}", flush=True)
        save(self.args.out, self.network, self.batcher.lexicon, self.seen)
        self.network.load_state_dict(current)

    def train(self, data: list[Encoded], trees: list[Encoded],
              dev: dict[str, list[Encoded]]) -> None:
        clock, count, shown = self.clock, 0, 0.0
        while not clock.done():
            started = time.time()
            if clock.quantise() and not self.network.quantised:
                self.round_from_here(data)
            running = self.epoch(mixture(data, trees, teacher_share(
                clock.progress(), self.args.teacher_share)))
            count += 1
            print(f"epoch {count} loss {np.mean(running):.4f} "
                  f"{time.time() - started:.1f} s "
                  f"at {100 * clock.progress():.1f} %", flush=True)
            if clock.done() or (clock.progress() - shown
                                > 1 / self.args.evaluations):
                shown = clock.progress()
                self.show(dev)


def start(args: argparse.Namespace, network: Network, lexicon: Lexicon,
          saved: dict) -> Tensor:
    """Weights to start from; returns which hashed rows they trained."""
    seen = torch.zeros(network.hashed.num_embeddings, dtype=torch.bool)
    if saved:
        network.load_state_dict(saved["weights"])
        seen |= saved["seen"]
    if args.init_model:
        start_from(network, lexicon, args.init_model)
        seen |= network.hashed.weight.detach().abs().sum(1) > 0
    return seen


def main() -> None:
    args = parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    np.random.seed(args.seed)
    random.seed(args.seed)
    train = load_train(args.shared, args.language, args.bank_names)
    trees = load_taught(args.trees, args.language) if args.trees else []
    saved = torch.load(args.init) if args.init else {}
    lexicon = Lexicon(args.lexical, train + trees, saved.get("learned"))
    network = Network(make_config(train, lexicon, args))
    network.bf16 = args.bf16
    seen = start(args, network, lexicon, saved)
    renamer = Renamer(args.shared, args.rename) if args.rename else None
    batcher = Batcher(lexicon, network.config, args.case_rate, renamer,
                      args.plain_rate)
    data = encode(train, network.config, lexicon)
    taught = encode(trees, network.config, lexicon)
    if args.limit:
        data = random.sample(data, args.limit)
    dev = {name: encode(sentences, network.config, lexicon)
           for name, sentences in load_dev(args.shared, args.language).items()}
    Trainer(args, network, batcher, seen).train(data, taught, dev)


if __name__ == "__main__":
    main()
