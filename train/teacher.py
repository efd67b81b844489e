#!/usr/bin/env python3
"""A teacher of names and events: the pre-trained encoder, fine-tuned on UNER,
GUM and the annotated sentences of events/.

It reads neighbouring sentences together, the shapes of words and the lexical
flags of vectors.py; roles also by the path through the program's tree.
silver.py lets it annotate raw text; nothing of it is part of the model file.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from classifiers import IGNORE, Asked, Batch, Classifier, Gold, letter_shape
from data import NAMES, Sentence, load_dev, load_train, pick_case, recase
from encoder import CLS, HIDDEN, SEP, Encoder, model_folder, own_pieces
from events.annotated import load
from event_scores import EventScores, read_told
from lexicon import Lexicon
from network import buckets_of
from schedule import Schedule
from scores import Prediction, Scores
from splits import DEV, TEST, of_part
from told import Silver, Told
from told import encode as encode_told
from transformer import Pieces
from tree import name_sequence

TAG = {tag: i for i, tag in enumerate(NAMES)}
UNHEARD = 0.3            # weight of words that the frames hear nothing in


def shapes(forms: list[str]) -> np.ndarray:
    """Shape of a word, whether it comes first, and how its sentence looks."""
    kinds = [letter_shape(form) for form in forms]
    words = [k for k in kinds if k not in (4, 5)]
    upper = sum(k == 2 for k in words)
    style = 0
    if words and all(k == 0 for k in words):
        style = 1
    elif len(words) > 2 and upper > 0.6 * len(words):
        style = 2
    return np.array([16 * style + 8 * (i == 0) + k
                     for i, k in enumerate(kinds)], np.int64)


@dataclass
class Item:
    """A sentence ready to be packed; tags are -100 where not annotated."""

    forms: list[str]
    shape: np.ndarray
    words: np.ndarray                  # ids of the vocabulary, -1 if unknown
    tags: np.ndarray
    told: Told | None = None


def told_items(told: list[Told], lexicon: Lexicon) -> list[Item]:
    """Sentences whose events are known, or are to be found."""
    return [Item(t.sentence.forms, shapes(t.sentence.forms),
                 lexicon.ids(t.sentence.forms),
                 np.full(len(t.sentence), IGNORE), t) for t in told]


def items(sentences: list[Sentence], lexicon: Lexicon) -> list[Item]:
    """Sentences with all that the teacher reads of them."""
    return [Item(s.forms, shapes(s.forms), lexicon.ids(s.forms),
                 np.array([TAG.get(t, IGNORE) if t else IGNORE
                           for t in s.names or [None] * len(s)]))
            for s in sentences]


def recased(item: Item, lexicon: Lexicon, how: str) -> Item:
    """The item as a headline or a careless writer would spell it."""
    forms = [recase(form, how) for form in item.forms]
    return Item(forms, shapes(forms), lexicon.ids(forms), item.tags,
                item.told)


def packs(data: list[Item], pieces: Pieces, most: int) -> list[list[int]]:
    """Indices of neighbouring sentences, up to `most` pieces."""
    out: list[list[int]] = []
    size = 0
    for i, item in enumerate(data):
        n = 1 + sum(len(pieces.of(form)) for form in item.forms)
        if not out or size + n > most:
            out.append([])
            size = 1
        out[-1].append(i)
        size += n
    return out


@dataclass
class Named(Batch):
    """Packs with the tags of their names and the pairs that are told."""

    tags: Tensor
    asked: Asked


def make_gold(chosen: list[Item]) -> Gold:
    told = [item.told for item in chosen if item.told]
    return Gold(*(torch.from_numpy(np.concatenate(parts)) for parts in (
        [t.triggers for t in told], [t.statuses for t in told],
        [t.roles for t in told])))


def pairs_of(chosen: list[Item]) -> Asked:
    """Pairs, buckets and paths of the items, words counted over all."""
    pairs, paths, at = [np.zeros((0, 2), np.int64)], [], 0
    for item in chosen:
        if item.told:
            pairs.append(item.told.pairs + at)
            paths.append(item.told.paths)
        at += len(item.forms)
    both = np.concatenate(pairs)
    return Asked(*map(torch.from_numpy, (
        both, buckets_of(both[:, 1] - both[:, 0]),
        np.concatenate(paths or [np.zeros(0, np.int64)]))))


def make_batch(chosen: list[list[Item]], lexicon: Lexicon, pieces: Pieces,
               drop: float) -> Named:
    """Tensors of some packs; flags of words are dropped at the rate."""
    rows, owners, first, last = [], [], [], []
    flags: list[np.ndarray] = []
    word = 0
    for pack in chosen:
        ids, owner = [CLS], [0]
        for item in pack:
            for form, known in zip(item.forms, item.words):
                found = pieces.of(form)
                word += 1
                first.append((len(rows), len(ids)))
                ids += found
                owner += [word] * len(found)
                last.append((len(rows), len(ids) - 1))
                flags.append(lexicon.flags(known) if known >= 0 and (
                    not drop or random.random() >= drop)
                    else np.zeros(0, np.int64))
            ids.append(SEP)
            owner.append(0)
        rows.append(ids)
        owners.append(owner)
    width = max(map(len, rows))
    grid = np.zeros((3, len(rows), width), np.int64)
    for r, (ids, owner) in enumerate(zip(rows, owners)):
        grid[0, r, :len(ids)] = ids
        grid[1, r, :len(ids)] = owner
        grid[2, r, :len(ids)] = 1
    lengths = np.array([0] + [len(f) for f in flags])
    flat = [torch.tensor([r * width + c for r, c in place])
            for place in (first, last)]
    return Named(
        torch.from_numpy(grid[0]), torch.from_numpy(grid[2]).bool(),
        torch.from_numpy(grid[1]), *flat,
        torch.from_numpy(np.concatenate(
            [item.shape for pack in chosen for item in pack])),
        torch.from_numpy(np.concatenate(flags).astype(np.int64)),
        torch.from_numpy(np.cumsum(lengths)[:-1]),
        torch.from_numpy(np.concatenate(
            [item.tags for pack in chosen for item in pack])),
        pairs_of([item for pack in chosen for item in pack]))


class Teacher(Classifier):
    """The small encoder and what reads its vectors."""

    def __init__(self, flags: int) -> None:
        super().__init__(Encoder(), HIDDEN, flags + 1, 256, 128)


@dataclass
class Found:
    """Probabilities that a teacher gives the words of a sentence."""

    names: np.ndarray
    categories: np.ndarray
    statuses: np.ndarray


def find(teacher: Teacher, data: list[Item], lexicon: Lexicon,
         pieces: Pieces, most: int = 160, cells: int = 4000,
         roles: Callable[[int, Tensor, np.ndarray], None] | None = None,
         ) -> list[Found]:
    """What is found in each item.

    `roles` is called with the item's number, its words' vectors and its
    categories, for whoever wants to ask for the roles of some pairs.
    """
    teacher.eval()
    out: list[Found | None] = [None] * len(data)
    groups = packs(data, pieces, most)
    sizes = [sum(len(pieces.of(f)) for i in g for f in data[i].forms)
             for g in groups]
    order = sorted(range(len(groups)), key=lambda g: sizes[g])
    with torch.inference_mode():
        at = 0
        while at < len(order):
            end = at + 1
            while end < len(order) and sizes[order[end]] * (
                    end + 1 - at) < cells:
                end += 1
            chosen = [groups[g] for g in order[at:end]]
            y = teacher.words(make_batch([[data[i] for i in g]
                                          for g in chosen],
                                         lexicon, pieces, 0.0))
            parts = [part.softmax(-1).numpy() for part in (
                teacher.names(y), *teacher.events(y))]
            row = 0
            for i in (i for g in chosen for i in g):
                rows = slice(row, row + len(data[i].forms))
                out[i] = Found(*(part[rows] for part in parts))
                if roles:
                    roles(i, y[rows], parts[1][rows])
                row = rows.stop
            at = end
    teacher.train()
    return [found for found in out if found is not None]


def score(sentences: list[Sentence], found: list[np.ndarray]) -> str:
    """Names of the annotated sentences."""
    scores = Scores()
    for sentence, rows in zip(sentences, found):
        if sentence.names:
            tags = [NAMES[k] for k in name_sequence(np.log(rows + 1e-9))]
            scores.add(sentence, Prediction(
                sentence.upos, sentence.heads, sentence.deprels,
                sentence.feats, tags))
    return scores.line().split("names ")[1]


def epoch_of(ewt: list[Item], gum: list[Item], share: float) -> list[Item]:
    """All sentences of EWT that hold names, half of the others, some GUM."""
    out = [i for i in ewt if (i.tags > 0).any() or random.random() < 0.5]
    blocks = [gum[i:i + 8] for i in range(0, len(gum), 8)]
    for block in random.sample(blocks, round(share * len(blocks))):
        out += block
    return out


def score_events(teacher: Teacher, data: list[Item], lexicon: Lexicon,
                 pieces: Pieces) -> EventScores:
    """Events of annotated sentences, each read alone."""
    roles: dict[int, np.ndarray] = {}

    def ask(i: int, y: Tensor, _: np.ndarray) -> None:
        roles[i] = teacher.events.roles(y, pairs_of([data[i]])).numpy()

    found = find(teacher, data, lexicon, pieces, 1, roles=ask)
    scores = EventScores()
    for i, (item, part) in enumerate(zip(data, found)):
        assert item.told
        scores.add(item.told, read_told(item.told, part.categories,
                                        part.statuses, roles[i]))
    return scores


def from_frames(path: Path) -> list[Told]:
    """Sentences of raw.py that the frames tell something in.  What they do
    not hear counts little, for there is more to hear."""
    told = [t for t in Silver.load(path).told if t.triggers.any()]
    for t in told:
        t.triggers[:, 0] *= UNHEARD
    return told


def event_batches(data: list[Item], lexicon: Lexicon, pieces: Pieces,
                  size: int) -> Iterator[tuple[Named, Gold]]:
    """Sentences whose events are known, two or three a pack, for ever."""
    while True:
        now = [recased(i, lexicon, how) if (how := pick_case(0.03)) else i
               for i in random.sample(data, len(data))]
        now.sort(key=lambda i: len(i.forms) + random.random() * 12)
        groups = packs(now, pieces, 80)
        random.shuffle(groups)
        for at in range(0, len(groups), size):
            chosen = [[now[i] for i in g] for g in groups[at:at + size]]
            yield (make_batch(chosen, lexicon, pieces, 0.1),
                   make_gold([i for pack in chosen for i in pack]))


def train(teacher: Teacher, clock: Schedule, lexicon: Lexicon,
          pieces: Pieces, size: int, epoch: Callable[[], list[Item]],
          events: list[Iterator[tuple[Named, Gold]]],
          show: Callable[[], str]) -> None:
    """Until the clock says that it is done."""
    optimiser = teacher.optimiser(list(teacher.encoder.trained()), 5)
    running: list[float] = []
    while not clock.done():
        now = [recased(i, lexicon, how) if (how := pick_case(0.05)) else i
               for i in epoch()]
        groups = packs(now, pieces, random.randint(90, 130))
        random.shuffle(groups)
        for at in range(0, len(groups), size):
            batch = make_batch([[now[i] for i in g]
                                for g in groups[at:at + size]],
                               lexicon, pieces, 0.1)
            rate = clock.rate()
            loss = teacher.name_loss(teacher.words(batch), batch.tags)
            for source in events:
                told, gold = next(source)
                loss = loss + teacher.event_loss(teacher.words(told),
                                                 told.asked, gold)
            teacher.step(optimiser, rate, loss)
            running.append(float(loss.detach()))
            if clock.step % 25 == 0:
                print(f"  step {clock.step}, loss "
                      f"{np.mean(running[-25:]):.4f}", flush=True)
            if clock.done() or clock.step % 200 == 0:
                print(show(), flush=True)
            if clock.done():
                break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--program", type=Path,
                        help="demarche, which cuts and parses sentences")
    parser.add_argument("--events", type=Path, nargs="*", default=[],
                        help="annotated sentences")
    parser.add_argument("--event-batch", type=int, default=14, help="packs")
    parser.add_argument("--frames", type=Path,
                        help="what raw.py wrote")
    parser.add_argument("--frame-batch", type=int, default=6, help="packs")
    parser.add_argument("--init", type=Path, help="weights to start from")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=12, help="packs")
    parser.add_argument("--share", type=float, default=0.25,
                        help="share of GUM that an epoch reads")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    sentences = load_train(args.shared)
    dev = load_dev(args.shared)["EWT dev"]
    lexicon, pieces = Lexicon(args.lexical, sentences), own_pieces()
    data = items(sentences, lexicon)
    gum = [i for i, s in zip(data, sentences) if s.ident.startswith("GUM")]
    ewt = data[:len(data) - len(gum)]
    held = items(dev, lexicon)
    teacher = Teacher(len(lexicon.flag_names))
    if args.init:
        teacher.load_state_dict(torch.load(args.init))
    else:
        teacher.encoder.load(model_folder())

    annotated = list(load(args.events, args.shared))
    told, told_dev, told_test = (
        told_items(encode_told(of_part(annotated, part), args.program),
                   lexicon) if annotated else []
        for part in (None, DEV, TEST))

    heard = (told_items(from_frames(args.frames), lexicon)
             if args.frames else [])

    def show() -> str:
        torch.save(teacher.state_dict(), args.out)
        found = find(teacher, held, lexicon, pieces)
        lines = ["names " + score(dev, [part.names for part in found])]
        for name, part in (("dev", told_dev), ("test", told_test)):
            if part:
                scores = score_events(teacher, part, lexicon, pieces)
                lines.append(f"events {name} {scores.line()}")
        return "\n".join(lines)

    train(teacher, Schedule(args.steps, 0.0, args.rate, 25), lexicon,
          pieces, args.batch, lambda: epoch_of(ewt, gum, args.share),
          [event_batches(part, lexicon, pieces, size)
           for part, size in ((told, args.event_batch),
                              (heard, args.frame_batch)) if part], show)


if __name__ == "__main__":
    main()
