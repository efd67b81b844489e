#!/usr/bin/env python3
"""Fine-tune one teacher, or let teachers read all sentences.

  read_all.py learn FLAT ENCODER TEACHER     one teacher, its scores
  read_all.py read FLAT SILVER TEACHER...    what they find, on average

Both run on a graphics processor where there is one.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch

import flat
import mpnet
from classifiers import Asked, Batch
from data import NAMES, Sentence
from event_scores import EventScores, read_told
from flat import UNKNOWN, Flat
from network import buckets_of
from reader import Maker, Reader, Taught, loss_of
from schedule import Schedule
from scores import Prediction, Scores
from told import (CATEGORIES, ROLES, STATUSES, Told, likely_triggers,
                  parties_of, path_row, to_bytes)
from tree import decode, name_sequence

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
LIKELY, MOST = 0.1, 5    # triggers whose roles are asked for: surety, number
GRAPHICS = DEVICE.type == "cuda"
CELLS = 60_000 if GRAPHICS else 2_000    # pieces that are read at once
# Sets whose events and whose names are learnt, and how often their events are
# in a round; sets that are read.
EVENTS = {"en": {"told": 1}, "es": {"told": 2, "told_en": 1}}
NAMED = {"en": ("ewt", "named", "gum", "varied"), "es": ("ewt", "bank")}
WHOLLY = ("ewt", "named")    # annotated by hand; of the others a share
READ = {"en": ("raw", "prose", "gum", "ewt", "named", "told", "swapped"),
        "es": ("raw", "bank", "told", "swapped")}


def mixed() -> torch.autocast:
    """Products in bfloat16 where the processor has them."""
    fast = GRAPHICS or torch.cpu._is_amx_tile_supported() or getattr(
        torch.cpu, "_is_avx512_bf16_supported", bool)()
    return torch.autocast(DEVICE.type, torch.bfloat16, enabled=fast)


def packs(sizes: np.ndarray, order: np.ndarray, most: int
          ) -> list[np.ndarray]:
    """Neighbours in `order`, up to `most` pieces together."""
    out: list[list[int]] = []
    total = most
    for i in order:
        if total + sizes[i] > most:
            out.append([])
            total = 1
        out[-1].append(i)
        total += int(sizes[i])
    return [np.array(p) for p in out]


# ---- learning ---------------------------------------------------------------

class Learnt:
    """The sets that teach, joined; packs number the sentences of all."""

    def __init__(self, maker: Maker, sets: dict[str, Flat], language: str,
                 share: float, often: dict[str, int]) -> None:
        self.maker, self.sets, self.share = maker, sets, share
        self.events = often or EVENTS[language]
        self.named = NAMED[language]
        names = (*self.events, *self.named)
        ends = np.cumsum([0] + [len(sets[name]) for name in names])
        self.at = dict(zip(names, ends))
        self.joined = flat.join([sets[name] for name in names])

    def name_packs(self) -> list[np.ndarray]:
        """All sentences that hold names, half of the others; of the sets
        that were annotated less well a share."""
        out = []
        for name in self.named:
            data = self.sets[name]
            held = np.maximum.reduceat(
                (data.names > 0) & (data.names != UNKNOWN), data.start[:-1])
            keep = np.flatnonzero(held
                                  | (np.random.random(len(data)) < 0.5))
            found = packs(self.maker.sizes(data), keep,
                          random.randint(90, 140))
            if name not in WHOLLY:
                found = random.sample(found, round(self.share * len(found)))
            out += [p + self.at[name] for p in found]
        random.shuffle(out)
        return out

    def event_packs(self) -> list[np.ndarray]:
        """Two or three sentences of like length each."""
        out = []
        for name, often in self.events.items():
            sizes = self.maker.sizes(self.sets[name])
            for _ in range(often):
                order = np.argsort(sizes + np.random.random(len(sizes)) * 16)
                out += [p + self.at[name] for p in packs(sizes, order, 90)]
        random.shuffle(out)
        return out


def cycle(make: Callable[[], list], size: int) -> Iterator[list]:
    """Batches of `size`, again and again."""
    rest: list = []
    while True:
        while len(rest) < size:
            rest += make()
        now, rest = rest[:size], rest[size:]
        yield now


def batch_of(maker: Maker, data: Flat, chosen: list[np.ndarray]
             ) -> tuple[Batch, Taught]:
    """One batch with its gold; some sentences change case, flags drop."""
    count = sum(map(len, chosen))
    case = np.where(np.random.random(count) < 0.05,
                    np.random.randint(1, 4, count), 0)
    words = int(data.lengths()[np.concatenate(chosen)].sum())
    batch = maker.make(data, chosen, case, np.random.random(words) < 0.1)
    return batch.to(DEVICE), Maker.taught(data, chosen).to(DEVICE)


def learn(args: argparse.Namespace) -> None:
    types, sets, labels = flat.load(args.flat)
    maker = Maker(types)
    reader = Reader(int(types.flags.flat.max()) + 2, len(labels))
    if args.start:
        reader.load_state_dict(torch.load(args.start))
    else:
        reader.encoder.load_state_dict(mpnet.load(args.encoder))
    if args.frozen:
        reader.encoder.freeze(args.frozen)
    reader.to(DEVICE).train()
    optimiser = reader.optimiser(
        [p for p in reader.encoder.parameters() if p.requires_grad], 10)
    clock = Schedule(args.steps, 0.0, args.rate, 1 + args.steps // 15)
    learnt = Learnt(maker, sets, args.language, args.share, dict(args.often))
    names = cycle(learnt.name_packs, args.names)
    events = cycle(learnt.event_packs, args.events)
    data = learnt.joined
    started, running = time.time(), []
    while not clock.done():
        rate = clock.rate()
        batch, taught = batch_of(maker, data, next(events) + next(names))
        with mixed():
            loss = loss_of(reader, batch, taught, args.trees)
        reader.step(optimiser, rate, loss)
        running.append(loss.detach())
        if clock.step % 50 == 0 or clock.done():
            shown = float(torch.stack(running).mean())
            print(f"step {clock.step} loss {shown:.4f} "
                  f"{time.time() - started:.0f} s", flush=True)
            running = []
            torch.save({k: v.half() for k, v in reader.state_dict().items()},
                       args.out)
    show(maker, [reader], sets, labels)


# ---- reading ----------------------------------------------------------------

def groups(maker: Maker, data: Flat, most: int
           ) -> Iterator[list[np.ndarray]]:
    """Packs of like size, about CELLS pieces together."""
    sizes = maker.sizes(data)
    found = packs(sizes, np.arange(len(sizes)), most)
    total = np.array([int(sizes[p].sum()) for p in found])
    current: list[np.ndarray] = []
    for i in np.argsort(total, kind="stable"):
        if current and (len(current) + 1) * (total[i] + 1) > CELLS:
            yield current
            current = []
        current.append(found[i])
    yield current


@dataclass
class Parsed:
    """Parts of speech and trees; all but `surety` as in Flat."""

    upos: np.ndarray
    heads: np.ndarray
    deprels: np.ndarray
    surety: np.ndarray                 # of the heads, probabilities


@torch.inference_mode()
def parse(reader: Reader, y: torch.Tensor, counts: np.ndarray,
          root: int) -> Parsed:
    """One-root trees of sentences whose words `y` holds one after another."""
    lengths = torch.from_numpy(counts).to(y.device)
    arcs, dependent, head = reader.trees(y, lengths)
    table = arcs.cpu().numpy()
    heads = np.zeros(table.shape[:2], np.int64)
    for own, scores, n in zip(heads, table, counts):
        own[:n] = decode(np.pad(scores[:n, :n + 1], ((1, 0), (0, 0))))[1:]
    labels = reader.trees.labels(dependent, head,
                                 torch.from_numpy(heads).to(y.device))
    labels[..., root] = -1e9
    filled = np.arange(heads.shape[1]) < counts[:, None]
    chosen = np.where(heads == 0, root, labels.argmax(-1).cpu().numpy())
    surety = np.take_along_axis(arcs.softmax(-1).cpu().numpy(),
                                heads[..., None], -1)[..., 0]
    return Parsed(reader.trees.upos(y).argmax(-1).cpu().numpy().astype("u1"),
                  heads[filled].astype("<i2"), chosen[filled].astype("u1"),
                  surety[filled])


@dataclass
class Found:
    """What one teacher finds in the words of a set."""

    tables: list[np.ndarray]           # of names, categories, statuses
    sides: list[np.ndarray]            # as triggers, as parties (float16)
    trees: Parsed | None               # where they were asked for


def nothing_found(reader: Reader, words: int, trees: bool) -> Found:
    """Rows for what is found of so many words."""
    role = reader.events.role.in_features
    return Found([np.zeros((words, n), np.float32)
                  for n in (len(NAMES), len(CATEGORIES), len(STATUSES))],
                 [np.zeros((words, role), np.float16) for _ in range(2)],
                 Parsed(*(np.zeros(words, kind) for kind in
                          ("u1", "<i2", "u1", "<f4"))) if trees else None)


@torch.inference_mode()
def find(maker: Maker, reader: Reader, data: Flat, root: int | None,
         most: int = 160) -> Found:
    """All words are read once: roles are asked of the sides that it keeps.
    `root` is the label of roots; trees, a third of the work, are not asked
    for without one."""
    reader.eval()
    found = nothing_found(reader, len(data.types), root is not None)
    for chosen in groups(maker, data, most):
        sentences = np.concatenate(chosen)
        words = flat.Ragged(data.types, data.start).places(sentences)
        with mixed():
            y = reader.words(maker.make(data, chosen).to(DEVICE))
            parts = (reader.names(y), *reader.events(y))
            sides = reader.events.sides(y)
            trees = None if root is None else parse(
                reader, y, data.lengths()[sentences], root)
        for table, logits in zip(found.tables, parts):
            table[words] = logits.float().softmax(-1).cpu().numpy()
        for table, side in zip(found.sides, sides):
            table[words] = side.half().cpu().numpy()
        for name, row in vars(trees).items() if trees else ():
            getattr(found.trees, name)[words] = row
    return found


@torch.inference_mode()
def find_roles(reader: Reader, data: Flat, sides: list[np.ndarray],
               pairs: int = 100_000) -> np.ndarray:
    """Probabilities of the roles of the pairs, so many at a time."""
    out = np.zeros((len(data.paths), len(ROLES)), np.float32)
    first = np.repeat(data.start[:-1], np.diff(data.pair_start))
    for at in range(0, len(out), pairs):
        of = slice(at, at + pairs)
        words = data.pairs[of].astype(np.int64)
        distance = words[:, 1] - words[:, 0]
        words += first[of, None]
        own = np.arange(len(words))
        asked = Asked(*map(torch.from_numpy, (
            np.stack([own, own], 1), buckets_of(distance),
            data.paths[of].astype(np.int64)))).to(DEVICE)
        trigger, party = (torch.from_numpy(
            side[words[:, i]]).to(DEVICE).float()
            for i, side in enumerate(sides))
        out[of] = reader.events.roles_of(trigger, party, asked).softmax(
            -1).cpu().numpy()
    return out


def mean(tables: list[np.ndarray]) -> np.ndarray:
    return sum(tables) / len(tables)


def sentence(forms: list[str], data: Flat, labels: list[str],
             i: int) -> Sentence:
    of = slice(data.start[i], data.start[i + 1])
    return Sentence(forms=[forms[t] for t in data.types[of]],
                    upos=[labels[t] for t in data.upos[of]],
                    heads=[int(h) for h in data.heads[of]],
                    deprels=[labels[t] for t in data.deprels[of]])


def name_scores(data: Flat, logits: np.ndarray) -> Scores:
    """Of annotated sentences, names alone."""
    scores = Scores()
    for i in range(len(data)):
        of = slice(data.start[i], data.start[i + 1])
        tags = data.names[of]
        if (tags == UNKNOWN).any():
            continue
        bare = Sentence(forms=["_"] * len(tags), upos=["X"] * len(tags),
                        heads=[0] * len(tags), deprels=["_"] * len(tags),
                        feats=[{}] * len(tags),
                        names=[NAMES[t] for t in tags])
        scores.add(bare, Prediction(
            bare.upos, bare.heads, bare.deprels, bare.feats,
            [NAMES[k] for k in name_sequence(logits[of])]))
    return scores


def tree_scores(data: Flat, found: Parsed, labels: list[str]) -> str:
    """UPOS, UAS, LAS (universal label), of hundred."""
    kinds = [label.split(":")[0] for label in labels]
    universal = np.array([kinds.index(kind) for kind in kinds])
    heads = found.heads == data.heads
    right = heads & (universal[found.deprels] == universal[data.deprels])
    return " / ".join(f"{100 * share.mean():.2f}" for share in (
        found.upos == data.upos, heads, right))


def told_scores(data: Flat, categories: np.ndarray, statuses: np.ndarray,
                roles: np.ndarray) -> EventScores:
    """Triggers, statuses and roles of annotated sentences."""
    scores = EventScores()
    for i in range(len(data)):
        of = slice(data.start[i], data.start[i + 1])
        by = slice(data.pair_start[i], data.pair_start[i + 1])
        told = Told(Sentence(), data.triggers[of] / np.float32(255),
                    data.statuses[of] / np.float32(255), data.pairs[by],
                    data.paths[by], data.roles[by] / np.float32(255))
        scores.add(told, read_told(told, categories[of], statuses[of],
                                   roles[by]))
    return scores


def show(maker: Maker, readers: list[Reader], sets: dict[str, Flat],
         labels: list[str]) -> None:
    """Scores on what chooses, and on what measures."""
    root = labels.index("root")
    dev = sets["dev"]
    parts = [find(maker, r, dev, root) for r in readers]
    found = mean([f.tables[0] for f in parts])
    line = name_scores(dev, np.log(found + 1e-9)).line()
    print("names", line.split("names ")[1], *(
        tree_scores(dev, f.trees, labels) for f in parts), flush=True)
    for name in ("told_dev", "told_test"):
        if name not in sets:
            continue
        data = sets[name]
        found = [find(maker, r, data, None, 1) for r in readers]
        parts = [mean(tables) for tables in zip(*(f.tables for f in found))]
        roles = mean([find_roles(r, data, f.sides)
                      for r, f in zip(readers, found)])
        print(name, told_scores(data, *parts[1:], roles).line(), flush=True)


class Pairing:
    """Pairs of likely triggers with parties, in several processes."""

    def __init__(self, forms: list[str], data: Flat, labels: list[str],
                 categories: np.ndarray) -> None:
        self.forms, self.data, self.labels = forms, data, labels
        self.categories = categories

    def __call__(self, bounds: tuple[int, int]) -> tuple[np.ndarray, ...]:
        counts, pairs, paths = [], [], []
        for i in range(*bounds):
            of = slice(self.data.start[i], self.data.start[i + 1])
            found = likely_triggers(self.categories[of], LIKELY, MOST)
            s = sentence(self.forms, self.data, self.labels,
                         i) if found else Sentence()
            own = [(t, m) for t in found for m in parties_of(s, t)]
            counts.append(len(own))
            pairs += own
            paths += [path_row(s, t, m) for t, m in own]
        return (np.array(counts, np.int64),
                np.array(pairs, np.int16).reshape(-1, 2),
                np.array(paths, np.int16))


_pairing: Pairing


def _pair(bounds: tuple[int, int]) -> tuple[np.ndarray, ...]:
    return _pairing(bounds)


def put_pairs(forms: list[str], data: Flat, labels: list[str],
              categories: np.ndarray, processes: int) -> None:
    """Fills the pairs of `data`."""
    global _pairing
    _pairing = Pairing(forms, data, labels, categories)
    cuts = np.linspace(0, len(data), 4 * processes + 1).astype(int)
    with Pool(processes) as pool:
        parts = list(zip(*pool.map(_pair, list(zip(cuts, cuts[1:])))))
    data.pair_start = np.concatenate([[0], np.cumsum(
        np.concatenate(parts[0]))])
    data.pairs, data.paths = map(np.concatenate, parts[1:])
    data.roles = np.zeros((len(data.paths), len(ROLES)), np.uint8)


def read(args: argparse.Namespace) -> None:
    types, sets, labels = flat.load(args.flat)
    maker = Maker(types)
    readers = []
    for path in args.teachers:
        reader = Reader(int(types.flags.flat.max()) + 2, len(labels))
        reader.load_state_dict(torch.load(path))
        readers.append(reader.to(DEVICE).eval())
    show(maker, readers, sets, labels)
    out = {}
    for name in args.sets or READ[args.language]:
        data, started = sets[name], time.time()
        found = [find(maker, r, data,
                      labels.index("root") if args.trees else None)
                 for r in readers]
        names, categories, statuses = (
            mean(tables) for tables in zip(*(f.tables for f in found)))
        out[name + "/soft"] = to_bytes(names)
        for part, row in (vars(found[0].trees).items() if args.trees
                          else ()):
            out[f"{name}/tree_{part}"] = row
        if not data.triggers.any():          # annotated ones keep theirs
            likely = 1 - categories[:, :1] > LIKELY
            data.triggers = to_bytes(categories)
            data.statuses = to_bytes(np.where(likely, statuses, 0))
            put_pairs(types.forms, data, labels, categories, args.processes)
            data.roles = to_bytes(mean([find_roles(r, data, f.sides)
                                        for r, f in zip(readers, found)]))
        for key in ("triggers", "statuses", "pair_start", "pairs", "paths",
                    "roles"):
            out[f"{name}/{key}"] = getattr(data, key)
        print(name, len(data), "sentences", len(data.paths), "pairs",
              f"{time.time() - started:.0f} s", flush=True)
    np.savez(args.out, **out)


def times(text: str) -> tuple[str, int]:
    name, count = text.split("=")
    return name, int(count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    parser.add_argument("--language", choices=READ, default="en")
    one = commands.add_parser("learn")
    one.add_argument("flat", type=Path)
    one.add_argument("encoder", type=Path, help="its folder")
    one.add_argument("out", type=Path)
    one.add_argument("--start", type=Path,
                     help="go on from this teacher")
    one.add_argument("--steps", type=int, default=1600)
    one.add_argument("--rate", type=float, default=5e-5)
    one.add_argument("--names", type=int, default=12, help="packs a step")
    one.add_argument("--events", type=int, default=14, help="packs a step")
    one.add_argument("--share", type=float, default=0.25,
                     help="of GUM and of the varied copies")
    one.add_argument("--trees", type=float, default=1.0,
                     help="weight of trees; 0 leaves them as they are")
    one.add_argument("--frozen", type=int, default=0,
                     help="lowest layers of MPNet that do not learn")
    one.add_argument("--often", type=times, nargs="+", default=[],
                     metavar="SET=TIMES", help="sets whose events are learnt, "
                     "and how often in a round")
    one.add_argument("--seed", type=int, default=1)
    one.set_defaults(run=learn)
    all_ = commands.add_parser("read")
    all_.add_argument("flat", type=Path)
    all_.add_argument("out", type=Path)
    all_.add_argument("teachers", type=Path, nargs="+")
    all_.add_argument("--sets", nargs="+", help="others than all that teach")
    all_.add_argument("--trees", action="store_true",
                      help="read the first teacher's trees, too")
    all_.add_argument("--processes", type=int, default=8)
    all_.add_argument("--seed", type=int, default=1)
    all_.set_defaults(run=read)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    np.random.seed(args.seed)
    args.run(args)


if __name__ == "__main__":
    main()
