"""The teacher: MPNet, fine-tuned to find names and events, on flat arrays.

It reads neighbouring sentences together, the shapes of words and the lexical
flags of vectors.py; roles also by the path through the program's tree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from data import NAMES, recase
from flat import UNKNOWN, Flat, Ragged, Types
from mpnet import CLS, HIDDEN, PAD, SEP, Encoder
from network import DISTANCE, relative_buckets
from soft import cross_entropy
from told import CATEGORIES, PATH_ROWS, ROLES, STATUSES

IGNORE = -100
SHAPES = 48
CASES = (None, "lower", "upper", "title")
BUCKETS = np.array(relative_buckets())


def _letter_shape(form: str) -> int:
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 4 if any(c.isdigit() for c in form) else 5
    if all(c.islower() for c in letters):
        return 0
    if all(c.isupper() for c in letters):
        return 6 if len(letters) == 1 else 2
    return 1 if form[0].isupper() and form[1:].islower() else 3


@dataclass
class Batch:
    """Packs of sentences as a grid of pieces; words are flat over the packs."""

    ids: Tensor                        # (pack, piece)
    mask: Tensor                       # (pack, piece), True where filled
    owner: Tensor                      # (pack, piece): word, 0 is no word
    first: Tensor                      # flat piece of each word
    last: Tensor
    shape: Tensor
    flags: Tensor
    flag_offsets: Tensor

    def to(self, device: torch.device) -> Batch:
        return Batch(*(x.to(device, non_blocking=True)
                       for x in vars(self).values()))


@dataclass
class Gold:
    """What a batch tells: tags, probabilities, pairs of flat words."""

    tags: Tensor
    categories: Tensor
    statuses: Tensor
    pairs: Tensor
    buckets: Tensor
    paths: Tensor
    roles: Tensor

    def to(self, device: torch.device) -> Gold:
        return Gold(*(x.to(device, non_blocking=True)
                      for x in vars(self).values()))


class Maker:
    """Grids out of flat sentences."""

    def __init__(self, types: Types) -> None:
        self.pieces, self.word = types.pieces, types.word
        self.lengths = np.diff(types.pieces.start)
        empty = np.append(types.flags.start, types.flags.start[-1])
        self.flags = Ragged(types.flags.flat.astype(np.int64), empty)
        self.kinds = np.array([[_letter_shape(recase(form, how) if how
                                              else form)
                                for form in types.forms] for how in CASES])

    def sizes(self, data: Flat) -> np.ndarray:
        """Pieces of each sentence, its end included."""
        return 1 + np.add.reduceat(self.lengths[data.types],
                                   data.start[:-1])

    def _shapes(self, types: np.ndarray, starts: np.ndarray,
                counts: np.ndarray, case: np.ndarray) -> np.ndarray:
        """Of a word: its letters, whether it comes first, its sentence."""
        kind = self.kinds[np.repeat(case, counts), types]

        def total(where: np.ndarray) -> np.ndarray:
            return np.add.reduceat(where.astype(int), starts)

        words = total((kind != 4) & (kind != 5))
        upper, lower = total(kind == 2), total(kind == 0)
        style = np.where((words > 0) & (lower == words), 1, np.where(
            (words > 2) & (upper > 0.6 * words), 2, 0))
        first = np.zeros(len(types), int)
        first[starts] = 1
        return 16 * np.repeat(style, counts) + 8 * first + kind

    def make(self, data: Flat, packs: list[np.ndarray],
             case: np.ndarray | None = None,
             drop: np.ndarray | None = None) -> Batch:
        """`case` of each sentence; `drop`: words whose flags are hidden."""
        sentences = np.concatenate(packs)
        counts = data.lengths()[sentences]
        words = Ragged(data.types, data.start).places(sentences)
        types = data.types[words]
        starts = np.cumsum(counts) - counts
        pieces = self.lengths[types]
        before = np.cumsum(pieces) - pieces
        totals = np.add.reduceat(pieces, starts)
        pack = np.repeat(np.arange(len(packs)), [len(p) for p in packs])
        ends = np.cumsum(totals + 1)
        fresh = np.searchsorted(pack, np.arange(len(packs)))
        offset = ends - (totals + 1)
        offset = offset - offset[fresh][pack] + 1
        width = int((offset + totals).max()) + 1
        row = np.repeat(pack, counts)
        first = before - np.repeat(before[starts] - offset, counts)
        grid = np.full((2, len(packs), width), PAD, np.int64)
        grid[1] = 0
        grid[0, :, 0] = CLS
        grid[0, pack, offset + totals] = SEP
        of = np.repeat(np.arange(len(types)), pieces)
        column = first[of] + np.arange(len(of)) - before[of]
        grid[0, row[of], column] = self.pieces.take(types)
        grid[1, row[of], column] = of + 1
        word = self.word[types]
        if drop is not None:
            word = np.where(drop[:len(word)], -1, word)
        flag_counts = self.flags.lengths(word % (len(self.flags.start) - 1))
        flags = self.flags.take(word % (len(self.flags.start) - 1))
        shape = self._shapes(types, starts, counts,
                             np.zeros(len(sentences), int)
                             if case is None else case)
        flat = row * width + first
        return Batch(*map(torch.from_numpy, (
            grid[0], grid[0] != PAD, grid[1], flat, flat + pieces - 1,
            shape, flags, np.cumsum(flag_counts) - flag_counts)))

    @staticmethod
    def gold(data: Flat, packs: list[np.ndarray]) -> Gold:
        sentences = np.concatenate(packs)
        counts = data.lengths()[sentences]
        words = Ragged(data.types, data.start).places(sentences)
        tags = data.names[words].astype(np.int64)
        pairs, distance, where = pairs_of(data, sentences,
                                          np.cumsum(counts) - counts)
        return Gold(*map(torch.from_numpy, (
            np.where(tags == UNKNOWN, IGNORE, tags),
            data.triggers[words].astype(np.float32) / 255,
            data.statuses[words].astype(np.float32) / 255, pairs,
            BUCKETS[np.clip(distance, -DISTANCE, DISTANCE) + DISTANCE],
            data.paths[where].astype(np.int64),
            data.roles[where].astype(np.float32) / 255)))


def pairs_of(data: Flat, sentences: np.ndarray, first: np.ndarray
             ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs as words counted from `first` of each sentence, distances, and
    where they stand."""
    table = Ragged(data.paths, data.pair_start)
    where = table.places(sentences)
    pairs = data.pairs[where].astype(np.int64)
    distance = pairs[:, 1] - pairs[:, 0]
    return (pairs + np.repeat(first, table.lengths(sentences))[:, None],
            distance, where)


class Events(nn.Module):
    """Triggers, statuses and roles out of vectors of words."""

    def __init__(self, width: int, hidden: int = 384, role: int = 192) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, hidden)
        self.out = nn.Linear(hidden, len(CATEGORIES) + len(STATUSES))
        self.trigger = nn.Linear(width, role)
        self.party = nn.Linear(width, role)
        self.relative = nn.Embedding(int(BUCKETS.max()) + 1, role)
        self.path = nn.Embedding(PATH_ROWS, role)
        for table in (self.relative, self.path):
            nn.init.normal_(table.weight, std=0.05)
        self.role = nn.Linear(role, len(ROLES))
        self.drop = nn.Dropout(0.2)

    def forward(self, y: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (word, category) and (word, status)."""
        y = self.drop(y)
        return self.out(self.drop(F.gelu(self.hidden(y)))).split(
            [len(CATEGORIES), len(STATUSES)], -1)

    def roles(self, y: Tensor, pairs: Tensor, buckets: Tensor,
              paths: Tensor) -> Tensor:
        """Logits (pair, role)."""
        v = (self.trigger(y)[pairs[:, 0]] + self.party(y)[pairs[:, 1]]
             + self.relative(buckets) + self.path(paths))
        return self.role(self.drop(F.gelu(v)))


class Reader(nn.Module):
    """Encoder, shapes and flags of words, and classifiers over both."""

    def __init__(self, flags: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.flag = nn.EmbeddingBag(flags, HIDDEN, mode="sum")
        for table in (self.shape, self.flag):
            nn.init.normal_(table.weight, std=0.01)
        self.hidden = nn.Linear(3 * HIDDEN, 384)
        self.out = nn.Linear(384, len(NAMES))
        self.events = Events(3 * HIDDEN)
        self.drop = nn.Dropout(0.2)

    def words(self, batch: Batch) -> Tensor:
        """Vectors of words."""
        word = self.shape(batch.shape) + self.flag(batch.flags,
                                                   batch.flag_offsets)
        table = torch.cat([word.new_zeros(1, HIDDEN), word])
        x = self.encoder(batch.ids, table[batch.owner], batch.mask)
        x = x.reshape(-1, HIDDEN)
        return torch.cat([x[batch.first], x[batch.last],
                          word.to(x.dtype)], -1)

    def names(self, y: Tensor) -> Tensor:
        """Logits (word, tag)."""
        return self.out(F.gelu(self.hidden(self.drop(y))))


def loss_of(reader: Reader, batch: Batch, gold: Gold) -> Tensor:
    """Of names and events alike: what is not known says nothing."""
    y = reader.words(batch)
    categories, statuses = reader.events(y)
    roles = reader.events.roles(y, gold.pairs, gold.buckets, gold.paths)
    return (F.cross_entropy(reader.names(y).float(), gold.tags,
                            ignore_index=IGNORE)
            + 4 * cross_entropy(categories.float(), gold.categories)
            + 0.5 * cross_entropy(statuses.float(), gold.statuses)
            + cross_entropy(roles.float(), gold.roles))
