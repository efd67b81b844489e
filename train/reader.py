"""The teacher: a pre-trained encoder, fine-tuned to find names, events and
trees, on flat arrays: MPNet, to which Spanish is shown word by word in
English (glossed.py).

It reads neighbouring sentences together, the shapes of words and the lexical
flags of vectors.py; roles also by the path through the program's tree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

import mpnet
from classifiers import (IGNORE, Asked, Batch, Classifier, Gold, Tensors,
                         letter_shape)
from data import recase
from flat import UNKNOWN, Flat, Ragged, Types
from grammar import Grammar, Trees
from mpnet import CLS, PAD, SEP
from network import buckets_of

CASES = (None, "lower", "upper", "title")


@dataclass
class Taught(Tensors):
    """What a batch tells: tags, pairs and their buckets, probabilities."""

    tags: Tensor
    asked: Asked
    gold: Gold
    grammar: Grammar


class Maker:
    """Grids out of flat sentences."""

    def __init__(self, types: Types) -> None:
        self.pieces, self.word = types.pieces, types.word
        self.lengths = np.diff(types.pieces.start)
        empty = np.append(types.flags.start, types.flags.start[-1])
        self.flags = Ragged(types.flags.flat.astype(np.int64), empty)
        self.kinds = np.array([[letter_shape(recase(form, how) if how
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
    def taught(data: Flat, packs: list[np.ndarray]) -> Taught:
        sentences = np.concatenate(packs)
        counts = data.lengths()[sentences]
        words = Ragged(data.types, data.start).places(sentences)
        tags = data.names[words].astype(np.int64)
        pairs, distance, where = pairs_of(data, sentences,
                                          np.cumsum(counts) - counts)
        probabilities = (table[rows].astype(np.float32) / 255
                         for table, rows in ((data.triggers, words),
                                             (data.statuses, words),
                                             (data.roles, where)))
        return Taught(
            torch.from_numpy(np.where(tags == UNKNOWN, IGNORE, tags)),
            Asked(*map(torch.from_numpy, (
                pairs, buckets_of(distance),
                data.paths[where].astype(np.int64)))),
            Gold(*map(torch.from_numpy, probabilities)),
            grammar_of(data, words, counts))


def grammar_of(data: Flat, words: np.ndarray, counts: np.ndarray
               ) -> Grammar:
    """Trees of sentences, known where their events are not annotated: those
    were parsed by the program."""
    told = np.maximum.reduceat(data.triggers[words].any(1),
                               np.cumsum(counts) - counts)
    hidden = np.repeat(told, counts)
    return Grammar(*map(torch.from_numpy, (counts.astype(np.int64), *(
        np.where(hidden, IGNORE, row[words].astype(np.int64))
        for row in (data.upos, data.heads, data.deprels)))))


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


class Reader(Classifier):
    """The encoder and what reads its vectors."""

    def __init__(self, flags: int, labels: int) -> None:
        super().__init__(mpnet.Encoder(), mpnet.HIDDEN, flags, 384, 192)
        self.trees = Trees(3 * mpnet.HIDDEN, labels)


def loss_of(reader: Reader, batch: Batch, taught: Taught,
            trees: float = 1.0) -> Tensor:
    """Of names and events, and of trees so much."""
    y = reader.words(batch)
    loss = (reader.event_loss(y, taught.asked, taught.gold)
            + reader.name_loss(y, taught.tags))
    if not trees:
        return loss
    return loss + trees * reader.trees.loss(y, taught.grammar)
