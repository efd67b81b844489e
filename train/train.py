#!/usr/bin/env python3
"""Train the network; the last part of the epochs is quantisation-aware."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from batches import (IGNORE, Batch, Batcher, Encoded, Taught, TaughtBatch,
                     encode, teach)
from data import FEATS, NAMES, Sentence
from event_scores import EventScores, read_told
from events.annotated import load
from harmonise import HIDDEN
from languages import LANGUAGES, load_dev, load_taught, load_train
from lexicon import Lexicon
from network import Config, Network
from renaming import Renamer
from schedule import Average, Schedule
from scores import Prediction, Scores
from soft import cross_entropy
from splits import DEV, of_part
from told import (CATEGORIES, PATH_ROWS, ROLES, STATUSES, Silver)
from told import encode as encode_told
from tree import decode, name_sequence
from warm import start_from

WEIGHTS = {"arcs": 1.0, "labels": 1.0, "upos": 0.5, "xpos": 0.3,
           "feats": 0.1, "names": 1.5, "told": 1.5}
EVENTS = ("event", "role", "sense", "norm_sense")
EVENT_RATE = 6.0         # learning rate of these parameters, times the others'
TAUGHT = {"names": 1.5, "categories": 4.0, "statuses": 0.5, "roles": 1.0,
          "words": 0.3}


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
        statuses=list(STATUSES), roles=list(ROLES), path_rows=PATH_ROWS,
        event_dim=args.event_dim, role_dim=args.role_dim,
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


def taught_losses(network: Network, batch: TaughtBatch) -> Tensor:
    """Weighted sum over all that the batch knows."""
    out = network.tell(batch)
    total = TAUGHT["names"] * cross_entropy(out["names"], batch.names)
    total = total + TAUGHT["categories"] * cross_entropy(
        out["categories"], batch.categories)
    total = total + TAUGHT["statuses"] * cross_entropy(
        out["statuses"], batch.statuses)
    total = total + TAUGHT["roles"] * cross_entropy(
        out["roles"], batch.pairs.roles)
    if len(batch.words):
        total = total + TAUGHT["words"] * F.cross_entropy(out["words"],
                                                          batch.words)
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


def evaluate_told(network: Network, batcher: Batcher,
                  data: list[Taught]) -> EventScores:
    """Triggers, statuses and roles of annotated sentences."""
    network.eval()
    scores = EventScores()
    with torch.no_grad():
        for at in range(0, len(data), 60):
            batch = batcher.make_taught(data[at:at + 60], False)
            out = network.tell(batch)
            roles = out["roles"]
            for b, item in enumerate(batch.sentences):
                rows = slice(1, len(item.types) + 1)
                count = len(item.told.paths)
                scores.add(item.told, read_told(
                    item.told, out["categories"][b, rows].numpy(),
                    out["statuses"][b, rows].numpy(),
                    roles[:count].numpy()))
                roles = roles[count:]
    network.train()
    return scores


def freeze(network: Network) -> None:
    """What parses stays as it is: only what hears events learns."""
    c = network.config
    own = c.event_dim + 2 * c.role_dim           # the last of the heads
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(name.startswith((*EVENTS, "heads")))
    for parameter in network.heads.parameters():
        mask = torch.zeros(len(parameter))
        mask[-own:] = 1
        shape = (-1,) + (1,) * (parameter.dim() - 1)
        parameter.register_hook(lambda g, m=mask.view(shape): g * m)


def make_optimiser(network: Network, rate: float) -> torch.optim.Optimizer:
    """What hears events begins from nothing and learns faster."""
    parts: dict[bool, list[nn.Parameter]] = {False: [], True: []}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            parts[name.startswith(EVENTS)].append(parameter)
    return torch.optim.Adam(
        [{"params": parts[False], "scale": 1.0},
         {"params": parts[True], "scale": EVENT_RATE}],
        lr=rate, betas=(0.9, 0.95), eps=1e-9, fused=True)


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
    parser.add_argument("--dim", type=int, default=160)
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
    parser.add_argument("--silver", type=Path,
                        help="text with the teacher's names, of silver.py")
    parser.add_argument("--trees", type=Path,
                        help="text as a teacher parsed it")
    parser.add_argument("--teacher-share", type=float, default=1.5,
                        help="of its sentences for each of the treebanks, at "
                        "first")
    parser.add_argument("--bank-names", type=Path,
                        help="Spanish: names that a teacher saw in treebanks")
    parser.add_argument("--silver-batch", type=int, default=2000)
    parser.add_argument("--masked", type=float, default=0.1,
                        help="share of the silver words that are hidden")
    parser.add_argument("--program", type=Path,
                        help="demarche, which cuts and parses sentences")
    parser.add_argument("--parser", type=Path,
                        help="model file that it parses with, not the "
                        "program's own")
    parser.add_argument("--events", type=Path, nargs="*", default=[],
                        help="annotated sentences")
    parser.add_argument("--event-batch", type=int, default=1200)
    parser.add_argument("--frozen", action="store_true",
                        help="learn events alone, beside the parser as it is")
    parser.add_argument("--event-dim", type=int, default=96)
    parser.add_argument("--role-dim", type=int, default=64)
    parser.add_argument("--evaluations", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="sentences")
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("out", type=Path)
    return parser.parse_args()


def main() -> None:
    args = parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    np.random.seed(args.seed)
    random.seed(args.seed)
    train = load_train(args.shared, args.language, args.bank_names)
    trees = load_taught(args.trees, args.language) if args.trees else []
    silver = Silver.load(args.silver) if args.silver else None
    saved = torch.load(args.init) if args.init else {}
    lexicon = Lexicon(args.lexical, train + trees, silver,
                      saved.get("learned"))
    config = make_config(train, lexicon, args)
    network = Network(config)
    network.bf16 = args.bf16
    if saved:
        network.load_state_dict(saved["weights"])
    if args.init_model:
        start_from(network, lexicon, args.init_model)
    renamer = Renamer(args.shared, args.rename) if args.rename else None
    batcher = Batcher(lexicon, config, args.case_rate, renamer,
                      args.plain_rate)
    data = encode(train, config, lexicon)
    taught_trees = encode(trees, config, lexicon)
    if args.limit:
        data = random.sample(data, args.limit)
    dev = {name: encode(sentences, config, lexicon)
           for name, sentences in load_dev(args.shared, args.language).items()}
    seen = network.hashed.weight.new_zeros(
        network.hashed.num_embeddings, dtype=torch.bool)
    if saved:
        seen |= saved["seen"]
    if args.init_model:
        seen |= network.hashed.weight.detach().abs().sum(1) > 0
    options = ("--lang", args.language, "--model", str(args.parser)
               ) if args.parser else ()
    annotated = list(load(args.events, args.shared))
    told = teach(encode_told(of_part(annotated, None), args.program, options),
                 lexicon) if annotated else []
    told_dev = teach(encode_told(of_part(annotated, DEV), args.program,
                                 options), lexicon) if annotated else []
    more = []
    if silver:
        more.append(batcher.forever(
            teach(silver.told, lexicon, silver.names), args.silver_batch,
            args.masked))
    if told:
        more.append(batcher.forever(told, args.event_batch, 0.0))
    if args.frozen:
        freeze(network)
    optimiser = make_optimiser(network, args.rate)
    average = Average(network, 0.98)
    clock = Schedule(args.steps, args.quantised_share, args.rate)
    epoch, evaluated = 0, 0.0
    while not clock.done():
        started, running = time.time(), []
        if clock.quantise() and not network.quantised:
            sample = random.sample(data, min(600, len(data)))
            average.start_rounding(
                network, batcher.all(sample, args.batch, False))
        count = round(len(data) * teacher_share(clock.progress(), args.teacher_share))
        mixed = data + random.sample(taught_trees,
                                     min(count, len(taught_trees)))
        for batch in batcher.all(mixed, args.batch, True):
            rate = clock.rate()
            for parameters in optimiser.param_groups:
                parameters["lr"] = parameters["scale"] * rate
            loss = torch.zeros(()) if args.frozen else losses(network, batch)
            for source in more:
                text = next(source)
                seen[text.rows] = True
                loss = loss + taught_losses(network, text)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            seen[batch.rows] = True
            running.append(float(loss.detach()))
            if clock.step % 10 == 0:
                average.update(network)
            if clock.done():
                break
        epoch += 1
        print(f"epoch {epoch} loss {np.mean(running):.4f} "
              f"{time.time() - started:.1f} s "
              f"at {100 * clock.progress():.1f} %", flush=True)
        if clock.done() or (clock.progress() - evaluated
                            > 1 / args.evaluations):
            evaluated = clock.progress()
            current = average.swap(network)
            for name, items in dev.items():
                print(f"  {name}: {evaluate(network, batcher, items).line()}",
                      flush=True)
            if told_dev:
                scores = evaluate_told(network, batcher, told_dev)
                print(f"  events dev: {scores.line()}", flush=True)
            save(args.out, network, lexicon, seen)
            network.load_state_dict(current)


if __name__ == "__main__":
    main()
