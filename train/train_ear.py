#!/usr/bin/env python3
"""Train the ear: names and events beside the parser of a model file."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

import flat
from commas import without_commas
from data import NAMES
from ear import Ear, EarConfig, Pairs, Parser, Words, load_parser
from flat import UNKNOWN, Flat, Types
from neighbours import COUNT as NEIGHBOURS
from neighbours import is_function, neighbours
from network import DISTANCE, relative_buckets
from read_all import DEVICE, name_scores, told_scores
from schedule import Average, Schedule
from soft import cross_entropy

WEIGHTS = {"categories": 4.0, "statuses": 0.5, "roles": 1.0}
# The Spanish ear is taught no names: the parser reads them better than E5.
NAMES_WEIGHT = {"en": 2.0, "es": 0.0}
# share of the words of a batch
SHARES = {"en": {"raw": 0.13, "prose": 0.22, "told": 0.27, "swapped": 0.12,
                 "ewt": 0.07, "named": 0.08, "varied": 0.08,
                 "commaless": 0.03},
          "es": {"told": 0.6, "copies": 0.4}}
# ... where a teacher read some of the Spanish, too
READ_SHARES = {"told": 0.38, "press": 0.20, "copies": 0.11, "swapped": 0.14,
               "bank": 0.11, "raw": 0.06}
ANNOTATED = ("ewt", "named", "varied")    # sets whose names were annotated
LISTED = ("raw", "ewt", "named", "varied")    # sets with places in a row
GOLD = 0.9               # of a name tag that is annotated; the rest is heard


@dataclass
class Contexts:
    """What a teacher makes of words in their sentences (read_contexts.py)."""

    rows: np.ndarray                   # (words, axes), bytes
    known: np.ndarray                  # (words,): whether it read them

    @classmethod
    def none(cls, words: int) -> Contexts:
        return cls(np.zeros((words, 0), np.int8), np.zeros(words, bool))

    @classmethod
    def load(cls, path: Path, words: dict[str, int]) -> Contexts:
        """Of sets of so many words each, one behind the other."""
        with np.load(path) as source:
            found = {name: source[name] for name in source.files
                     if name in words}
        if not found:
            raise SystemExit(f"{path}: has none of {', '.join(words)}")
        wide = next(iter(found.values())).shape[1]
        none = np.zeros((0, wide), np.int8)
        parts = {name: found.get(name, none) for name in words}
        for name, rows in parts.items():
            if len(rows) not in (0, words[name]):
                raise SystemExit(f"{path}: {name} has {len(rows)} words, "
                                 f"not {words[name]}")
        return cls(np.concatenate([
            rows if len(rows) else np.zeros((words[name], wide), np.int8)
            for name, rows in parts.items()]), np.concatenate([
                np.full(words[name], len(rows) > 0)
                for name, rows in parts.items()]))


@dataclass
class Taught:
    """Sets as tensors; a row whose probabilities are all zero is unknown."""

    start: Tensor
    types: Tensor                      # rows of spellings, the root is 0
    names: Tensor                      # bytes
    triggers: Tensor
    statuses: Tensor
    pair_start: Tensor
    pairs: Tensor
    paths: Tensor
    roles: Tensor
    near: Tensor                       # numbers of neighbours.py
    contexts: Tensor                   # bytes of read_contexts.py, if any
    read: Tensor                       # words that have some
    lengths: np.ndarray

    @classmethod
    def of(cls, data: Flat, names: np.ndarray, function: np.ndarray,
           contexts: Contexts | None = None) -> Taught:
        """`function`: which labels are those of function words."""
        contexts = contexts or Contexts.none(len(data.types))
        return cls(*(torch.from_numpy(np.ascontiguousarray(x)).to(DEVICE)
                     for x in (data.start, data.types.astype(np.int32) + 1,
                               names, data.triggers, data.statuses,
                               data.pair_start, data.pairs, data.paths,
                               data.roles, neighbours(data.start, data.heads,
                                              function[data.deprels]),
                        contexts.rows, contexts.known)),
                   data.lengths())


@dataclass
class Grid:
    """A batch: cells of sentences, row 0 of each the root."""

    types: Tensor                      # (sentence, position), 0 is no word
    mask: Tensor                       # (sentence, position, 1)
    words: Tensor                      # flat words of the filled cells
    cells: Tensor                      # those cells
    near: Tensor                       # (cell, neighbour): flat cells
    pairs: Pairs
    pair_places: Tensor                # flat pairs


def ragged(start: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
    """Flat places of the rows, and which row each belongs to."""
    begin = start[rows]
    counts = start[rows + 1] - begin
    of = torch.repeat_interleave(
        torch.arange(len(rows), device=rows.device), counts)
    first = counts.cumsum(0) - counts
    return (begin - first)[of] + torch.arange(len(of), device=of.device), of


def make_grid(data: Taught, sentences: np.ndarray, buckets: Tensor) -> Grid:
    rows = torch.from_numpy(sentences).to(DEVICE)
    length = int(data.lengths[sentences].max()) + 1
    words, of = ragged(data.start, rows)
    column = words - data.start[rows][of] + 1
    cells = of * length + column
    types = torch.zeros(len(rows) * length, dtype=torch.long, device=DEVICE)
    types[cells] = data.types[words].long()
    mask = torch.zeros(len(rows) * length, device=DEVICE)
    mask[cells] = 1
    mask = mask.view(-1, length)
    mask[:, 0] = 1
    places, owner = ragged(data.pair_start, rows)
    pairs = data.pairs[places].long()
    distance = (pairs[:, 1] - pairs[:, 0]).clamp(-DISTANCE, DISTANCE)
    pairs = pairs + (owner * length + 1)[:, None]
    none = len(types)
    near = torch.full((none, NEIGHBOURS), none, dtype=torch.long,
                      device=DEVICE)
    number = data.near[words].long()
    near[cells] = torch.where(number < 0, none,
                              number + (of * length)[:, None])
    return Grid(types.view(-1, length), mask.unsqueeze(-1), words, cells, near,
                Pairs(pairs[:, 0], pairs[:, 1], buckets[distance + DISTANCE],
                      data.paths[places].long()), places)


class Guess(nn.Module):
    """Tells out of event vectors what a teacher makes of the words: learned
    beside the ear, and thrown away."""

    def __init__(self, width: int, contexts: Contexts) -> None:
        super().__init__()
        spread = torch.from_numpy(contexts.rows[contexts.known].astype(
            np.float32).std(0) if contexts.known.any()
            else np.ones(contexts.rows.shape[1], np.float32))
        self.spread = spread.clamp(min=1e-3).to(DEVICE)
        self.axes = nn.Linear(width, len(spread), device=DEVICE)

    def loss(self, vectors: Tensor, contexts: Tensor) -> Tensor:
        """Squared errors in spreads, an axis as its spread; by word."""
        error = self.axes(vectors) - contexts.float() / self.spread
        return (error ** 2 @ self.spread) / self.spread.sum()


class Trainer:
    """Parser, ear, words and data on the device."""

    def __init__(self, parser: Parser, ear: Ear, words: Words,
                 vectors: Tensor, names: float,
                 guess: Guess | None = None) -> None:
        self.parser, self.ear, self.words = parser, ear, words
        self.guess = guess
        self.weights = WEIGHTS | {"names": names}
        self.vectors = vectors
        self.buckets = torch.tensor(relative_buckets(), device=DEVICE)

    def run(self, grid: Grid) -> dict[str, Tensor]:
        unknown = torch.zeros_like(grid.types, dtype=torch.bool)
        if self.ear.training:
            unknown = torch.rand(grid.types.shape, device=DEVICE
                                 ) < self.ear.config.lexical_dropout
            unknown &= grid.types > 0
        x = self.vectors[unknown.long(), grid.types]
        y = self.parser(x * grid.mask, grid.mask)
        return self.ear(y, self.parser.names(y), self.words, grid.types,
                        unknown, grid.mask, grid.near, grid.pairs)

    def loss(self, data: Taught, sentences: np.ndarray) -> Tensor:
        grid = make_grid(data, sentences, self.buckets)
        out = self.run(grid)
        gold = {"names": data.names, "categories": data.triggers,
                "statuses": data.statuses}
        total = torch.zeros((), device=DEVICE)
        for name, table in gold.items():
            logits = out[name].flatten(0, 1).index_select(0, grid.cells)
            total = total + self.weights[name] * cross_entropy(
                logits, table[grid.words].float() / 255)
        if self.guess is not None:
            total = total + self.guess_loss(data, grid, out["vectors"])
        return total + self.weights["roles"] * cross_entropy(
            out["roles"], data.roles[grid.pair_places].float() / 255)

    def guess_loss(self, data: Taught, grid: Grid, vectors: Tensor
                   ) -> Tensor:
        """Of the words that a teacher read, a mean over all."""
        read = data.read[grid.words]
        vectors = vectors.flatten(0, 1).index_select(0, grid.cells[read])
        return self.guess.loss(vectors, data.contexts[grid.words[read]]
                               ).sum() / len(grid.words)

    @torch.no_grad()
    def find(self, data: Taught, cells: int = 16000) -> list[np.ndarray]:
        """Logits of names, categories, statuses (word) and roles (pair)."""
        self.ear.eval()
        out: list[np.ndarray] | None = None
        for sentences in batches(np.arange(len(data.lengths)), data.lengths,
                                 cells):
            grid = make_grid(data, sentences, self.buckets)
            parts = self.run(grid)
            found = [parts[n].flatten(0, 1)[grid.cells].cpu().numpy()
                     for n in ("names", "categories", "statuses")]
            found.append(parts["roles"].cpu().numpy())
            if out is None:
                out = [np.zeros((n, f.shape[1]), np.float32) for n, f in zip(
                    (len(data.types),) * 3 + (len(data.paths),), found)]
            for table, rows, part in zip(
                    out, [grid.words.cpu().numpy()] * 3
                    + [grid.pair_places.cpu().numpy()], found):
                table[rows] = part
        self.ear.train()
        assert out is not None
        return out


def batches(order: np.ndarray, lengths: np.ndarray,
            cells: int) -> Iterator[np.ndarray]:
    """Sentences of like length, about `cells` cells together."""
    order = order[np.argsort(lengths[order], kind="stable")]
    at = 0
    while at < len(order):
        end = min(len(order),
                  at + max(1, cells // (int(lengths[order[at]]) + 1)))
        while end > at + 1 and (
                lengths[order[end - 1]] + 1) * (end - at) > cells:
            end = at + max(1, (end - at) * 9 // 10)
        yield order[at:end]
        at = end


class Draw:
    """Sentences of each set, again and again, in the order of chance."""

    def __init__(self, starts: dict[str, tuple[int, int]],
                 shares: dict[str, float], lengths: np.ndarray,
                 times: np.ndarray) -> None:
        self.starts, self.shares = starts, shares
        self.lengths, self.times = lengths, times
        self.rest = {name: np.zeros(0, np.int64) for name in starts}

    def take(self, name: str, words: float) -> np.ndarray:
        begin, end = self.starts[name]
        if len(self.rest[name]) < 2000:
            self.rest[name] = np.concatenate([
                self.rest[name], np.random.permutation(np.repeat(
                    np.arange(begin, end), self.times[begin:end]))])
        rest = self.rest[name]
        count = 1 + int(np.searchsorted(
            np.cumsum(self.lengths[rest[:4000]]), words))
        self.rest[name] = rest[count:]
        return rest[:count]

    def block(self, words: int) -> list[np.ndarray]:
        """Eight batches' worth of sentences, cut by length."""
        order = np.concatenate([self.take(n, s * words) for _ in range(8)
                                for n, s in self.shares.items()])
        found = list(batches(order, self.lengths, words))
        np.random.shuffle(found)
        return found


def times_read(triggers: np.ndarray, start: np.ndarray,
               eventful: int) -> np.ndarray:
    """How often a round reads each sentence: those that tell an event, of
    which raw text has one in five, `eventful` times."""
    silence = np.minimum.reduceat(triggers[:, 0], start[:-1])
    return np.where(silence < 128, eventful, 1)


def with_told(shares: dict[str, float], told: float | None
              ) -> dict[str, float]:
    """The others give way in proportion."""
    if told is None:
        return shares
    rest = (1 - told) / (1 - shares["told"])
    return {name: told if name == "told" else share * rest
            for name, share in shares.items() if told or name != "told"}


def taught_names(name: str, data: Flat, soft: np.ndarray | None
                 ) -> np.ndarray:
    """What a set teaches of names, in bytes: annotation where there is one
    that is sure, else what the teacher reads; nothing where neither is."""
    if soft is not None and name not in ANNOTATED:
        return soft
    if name not in ANNOTATED:
        return np.zeros((len(data.types), len(NAMES)), np.uint8)
    known = data.names != UNKNOWN
    gold = 255 * np.eye(len(NAMES), dtype=np.float32)[
        np.where(known, data.names, 0)]
    read = gold if soft is None else soft
    mixed = GOLD * gold + (1 - GOLD) * read
    unknown = np.zeros_like(mixed) if soft is None else soft
    return np.rint(np.where(known[:, None], mixed, unknown)
                   ).astype(np.uint8)


def load_silver(paths: list[Path], sets: dict[str, Flat]
                ) -> dict[str, np.ndarray]:
    """Puts what the teachers read into the sets; returns their names."""
    names = {}
    for path in paths:
        with np.load(path) as source:
            for key in source.files:
                name, part = key.split("/")
                if part == "soft":
                    names[name] = source[key]
                elif not part.startswith("tree_"):
                    setattr(sets[name], part, source[key])
    return names


def show(trainer: Trainer, sets: dict[str, tuple[Flat, Taught]]) -> None:
    data, taught = sets["dev"]
    line = name_scores(data, trainer.find(taught)[0]).line()
    print("  names", line.split("names ")[1], flush=True)
    for name in ("told_dev", "told_test"):
        if name in sets:
            data, taught = sets[name]
            print(f"  {name}", told_scores(
                data, *trainer.find(taught)[1:]).line(), flush=True)


def save(path: Path, ear: Ear) -> None:
    """Tables of words in half precision: the file rounds them to bytes."""
    weights = {k: v.half() if k.startswith("sense_") else v.clone()
               for k, v in ear.state_dict().items()}
    torch.save({"config": ear.config.to_dict(), "step": ear.step,
                "weights": {k: v.cpu() for k, v in weights.items()}}, path)


def train(trainer: Trainer, args: argparse.Namespace, data: Taught,
          draw: Draw, held: dict[str, tuple[Flat, Taught]]) -> None:
    ear = trainer.ear
    learned = [*ear.parameters(), *(
        trainer.guess.parameters() if trainer.guess else ())]
    optimiser = torch.optim.Adam(learned, lr=args.rate,
                                 betas=(0.9, 0.95), eps=1e-9, fused=True)
    average = Average(ear, 0.985)
    clock = Schedule(args.steps, args.quantised_share, args.rate)
    started, running, block = time.time(), [], []
    every = max(1, args.steps // args.evaluations)
    while not clock.done():
        if clock.quantise() and not ear.quantised:
            average.start_rounding(ear, (
                make_grid(data, sentences, trainer.buckets)
                for sentences in draw.block(args.batch)[:6]), trainer.run)
        rate = clock.rate()
        for group in optimiser.param_groups:
            group["lr"] = rate
        block = block or draw.block(args.batch)
        loss = trainer.loss(data, block.pop())
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, 2.0)
        optimiser.step()
        running.append(loss.detach())
        if clock.step % 10 == 0:
            average.update(ear)
        if clock.done() or clock.step % every == 0:
            print(f"step {clock.step} loss "
                  f"{float(torch.stack(running).mean()):.4f} "
                  f"{time.time() - started:.0f} s", flush=True)
            running = []
            current = average.swap(ear)
            show(trainer, {k: v for k, v in held.items()
                           if clock.done() or k != "told_test"})
            save(args.out, ear)
            ear.load_state_dict(current)


def with_commaless(types: Types, sets: dict[str, Flat],
                   names: dict[str, np.ndarray]) -> None:
    """Adds the set of places that lost the comma between them."""
    sets["commaless"], names["commaless"] = without_commas(
        flat.join([sets[name] for name in LISTED]),
        np.concatenate([names[name] for name in LISTED]),
        types.forms.index(","))


def new_ear(args: argparse.Namespace, types: Types, stays: Parser) -> Ear:
    config = EarConfig(
        inputs=int(stays.model.d), learned_words=int(types.learned.max()) + 1,
        vector_dim=types.vectors.shape[1],
        flags=int(types.flags.flat.max()) + 1, width=args.width,
        dilations=[int(d) for d in args.dilations.split(",") if d],
        sense_dim=args.sense_dim, sense_reach=args.sense_reach,
        dropout=args.dropout, word_dropout=args.word_dropout,
        flag_dropout=args.flag_dropout)
    ear = Ear(config, stays.step()).to(DEVICE).train()
    if args.start:
        ear.load_state_dict({k: v.float() for k, v in torch.load(
            args.start, map_location=DEVICE)["weights"].items()})
    return ear


def drawn(shares: dict[str, float], sets: dict[str, Flat],
          eventful: int) -> tuple[Flat, Draw]:
    """The sets one behind the other, and who draws from them."""
    joined = flat.join([sets[name] for name in shares])
    ends = np.cumsum([0] + [len(sets[name]) for name in shares])
    starts = {name: (int(a), int(b))
              for name, a, b in zip(shares, ends, ends[1:])}
    return joined, Draw(starts, shares, joined.lengths(), times_read(
        joined.triggers, joined.start, eventful))


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=NAMES_WEIGHT, default="en")
    parser.add_argument("--flat", type=Path, required=True)
    parser.add_argument("--silver", type=Path, nargs="*", default=[],
                        help="what teachers read")
    parser.add_argument("--model", type=Path, required=True,
                        help="file whose parser stays")
    parser.add_argument("--contexts", type=Path,
                        help="what a teacher makes of words in their "
                        "sentences (read_contexts.py), to be learned, too")
    parser.add_argument("--start", type=Path, help="go on from this ear")
    parser.add_argument("--told", type=float,
                        help="another share of annotated sentences")
    parser.add_argument("--eventful", type=int, default=2,
                        help="how often sentences that tell events are read")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--dilations", default="1,2,4",
                        help="of each layer; 0: over the tree")
    parser.add_argument("--sense-dim", type=int, default=64)
    parser.add_argument("--sense-reach", type=int, default=1)
    parser.add_argument("--dropout", type=float, default=0.12)
    parser.add_argument("--word-dropout", type=float, default=0.2)
    parser.add_argument("--flag-dropout", type=float, default=0.0,
                        help="of flags that tell which word a form is of")
    parser.add_argument("--steps", type=int, default=3085)
    parser.add_argument("--quantised-share", type=float, default=0.15)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=9000, help="cells")
    parser.add_argument("--evaluations", type=int, default=6)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out", type=Path)
    return parser.parse_args()


def main() -> None:
    args = options()
    torch.manual_seed(args.seed)
    np.random.seed(args.seed)
    torch.set_float32_matmul_precision("high")
    types, sets, labels = flat.load(args.flat)
    function = is_function(labels)
    soft = load_silver(args.silver, sets)
    stays = load_parser(args.model, args.processes, DEVICE)
    shares = with_told(READ_SHARES if args.language == "es" and args.silver
                       else SHARES[args.language], args.told)
    names = {name: taught_names(name, sets[name], soft.get(name))
             for name in shares if name in sets}
    if "commaless" in shares:
        with_commaless(types, sets, names)
    joined, draw = drawn(shares, sets, args.eventful)
    contexts = Contexts.load(args.contexts, {
        name: len(sets[name].types) for name in shares}
        ) if args.contexts else None
    data = Taught.of(joined, np.concatenate(
        [names[name] for name in shares]), function, contexts)
    held = {name: (sets[name], Taught.of(sets[name], np.zeros(
        (len(sets[name].types), len(NAMES)), np.uint8), function))
        for name in ("dev", "told_dev", "told_test") if name in sets}
    trainer = Trainer(stays, new_ear(args, types, stays),
                      Words.of(types, DEVICE), stays.type_vectors(types),
                      NAMES_WEIGHT[args.language],
                      Guess(args.width, contexts) if contexts else None)
    train(trainer, args, data, draw, held)


if __name__ == "__main__":
    main()
