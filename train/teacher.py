#!/usr/bin/env python3
"""A teacher of names: the pre-trained encoder, fine-tuned on UNER and GUM.

It reads neighbouring sentences together, the shapes of words and the lexical
flags of vectors.py.  silver.py lets it annotate raw text; nothing of it is
part of the model file.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from data import NAMES, Sentence, load_dev, load_train, pick_case, recase
from encoder import CLS, HIDDEN, SEP, Encoder, Pieces, model_folder
from lexicon import Lexicon
from schedule import Schedule
from scores import Prediction, Scores
from tree import name_sequence

IGNORE = -100
TAG = {tag: i for i, tag in enumerate(NAMES)}
SHAPES = 48


def _letter_shape(form: str) -> int:
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 4 if any(c.isdigit() for c in form) else 5
    if all(c.islower() for c in letters):
        return 0
    if all(c.isupper() for c in letters):
        return 6 if len(letters) == 1 else 2
    return 1 if form[0].isupper() and form[1:].islower() else 3


def shapes(forms: list[str]) -> np.ndarray:
    """Shape of a word, whether it comes first, and how its sentence looks."""
    kinds = [_letter_shape(form) for form in forms]
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


def items(sentences: list[Sentence], lexicon: Lexicon) -> list[Item]:
    """Sentences with all that the teacher reads of them."""
    return [Item(s.forms, shapes(s.forms), lexicon.ids(s.forms),
                 np.array([TAG.get(t, IGNORE) if t else IGNORE
                           for t in s.names or [None] * len(s)]))
            for s in sentences]


def recased(item: Item, lexicon: Lexicon, how: str) -> Item:
    """The item as a headline or a careless writer would spell it."""
    forms = [recase(form, how) for form in item.forms]
    return Item(forms, shapes(forms), lexicon.ids(forms), item.tags)


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
class Batch:
    """Padded packs; word columns are flat over all words of the batch."""

    ids: Tensor                        # (pack, piece)
    mask: Tensor                       # (pack, piece), True where filled
    owner: Tensor                      # (pack, piece): word, 0 is no word
    first: Tensor                      # flat piece of each word
    last: Tensor
    shape: Tensor
    flags: Tensor
    flag_offsets: Tensor
    tags: Tensor


def make_batch(chosen: list[list[Item]], lexicon: Lexicon, pieces: Pieces,
               drop: float) -> Batch:
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
    return Batch(
        torch.from_numpy(grid[0]), torch.from_numpy(grid[2]).bool(),
        torch.from_numpy(grid[1]), *flat,
        torch.from_numpy(np.concatenate(
            [item.shape for pack in chosen for item in pack])),
        torch.from_numpy(np.concatenate(flags).astype(np.int64)),
        torch.from_numpy(np.cumsum(lengths)[:-1]),
        torch.from_numpy(np.concatenate(
            [item.tags for pack in chosen for item in pack])))


class Teacher(nn.Module):
    """Encoder, shapes and flags of words, and a classifier over both."""

    def __init__(self, flags: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.flag = nn.EmbeddingBag(flags + 1, HIDDEN, mode="sum")
        for table in (self.shape, self.flag):
            nn.init.normal_(table.weight, std=0.01)
        self.hidden = nn.Linear(3 * HIDDEN, 256)
        self.out = nn.Linear(256, len(NAMES))
        self.drop = nn.Dropout(0.2)

    def forward(self, batch: Batch) -> Tensor:
        """Logits (word, tag)."""
        word = self.shape(batch.shape) + self.flag(batch.flags,
                                                   batch.flag_offsets)
        table = torch.cat([word.new_zeros(1, HIDDEN), word])
        x = self.encoder(batch.ids, table[batch.owner], batch.mask)
        x = x.reshape(-1, HIDDEN)
        y = torch.cat([x[batch.first], x[batch.last], word], -1)
        return self.out(F.gelu(self.hidden(self.drop(y))))


def probabilities(teacher: Teacher, data: list[Item], lexicon: Lexicon,
                  pieces: Pieces, most: int = 160,
                  cells: int = 4000) -> list[np.ndarray]:
    """(words, tags) of each item."""
    teacher.eval()
    out: list[np.ndarray] = [np.zeros((0, 0))] * len(data)
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
            batch = make_batch([[data[i] for i in g] for g in chosen],
                               lexicon, pieces, 0.0)
            found = teacher(batch).softmax(-1).numpy()
            row = 0
            for i in (i for g in chosen for i in g):
                out[i] = found[row:row + len(data[i].forms)]
                row += len(data[i].forms)
            at = end
    teacher.train()
    return out


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


def train(teacher: Teacher, clock: Schedule, lexicon: Lexicon,
          pieces: Pieces, size: int, epoch: Callable[[], list[Item]],
          show: Callable[[], str]) -> None:
    """Until the clock says that it is done."""
    slow = list(teacher.encoder.trained())
    fast = [p for n, p in teacher.named_parameters()
            if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": slow, "scale": 1},
                                   {"params": fast, "scale": 5}],
                                  weight_decay=0.01, fused=True)
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
            for group in optimiser.param_groups:
                group["lr"] = group["scale"] * rate
            loss = F.cross_entropy(teacher(batch), batch.tags,
                                   ignore_index=IGNORE)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimiser.step()
            running.append(float(loss.detach()))
            if clock.step % 25 == 0:
                print(f"  step {clock.step} of about {len(groups) // size} "
                      f"an epoch, loss {np.mean(running[-25:]):.4f}, "
                      f"at {100 * clock.progress():.1f} %", flush=True)
            if clock.done():
                break
    print(show(), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=24)
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
    lexicon, pieces = Lexicon(args.lexical, sentences), Pieces(model_folder())
    data = items(sentences, lexicon)
    gum = [i for i, s in zip(data, sentences) if s.ident.startswith("GUM")]
    ewt = data[:len(data) - len(gum)]
    held = items(dev, lexicon)
    teacher = Teacher(len(lexicon.flag_names))
    teacher.encoder.load(model_folder())

    def show() -> str:
        torch.save(teacher.state_dict(), args.out)
        return score(dev, probabilities(teacher, held, lexicon, pieces))

    train(teacher, Schedule(args.minutes, 0.0, args.rate, 25), lexicon,
          pieces, args.batch, lambda: epoch_of(ewt, gum, args.share), show)


if __name__ == "__main__":
    main()
