"""Sentences as padded tensors; each distinct word appears once a batch."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from data import FEATS, Sentence, pick_case, recase
from layers import Pairs
from lexicon import Lexicon
from network import Config, buckets_of
from renaming import Renamer
from told import Told

IGNORE = -100


@dataclass
class Encoded:
    """Gold columns of a sentence as ids, row 0 being the root."""

    sentence: Sentence
    types: np.ndarray
    upos: list[int]
    xpos: list[int]
    heads: list[int]
    deprels: list[int]
    names: list[int]
    told: list[int]       # categories of events
    feats: np.ndarray     # (tokens + 1, features)


@dataclass
class Taught:
    """A told sentence with its types and, where a teacher read them, the
    probabilities of its names (tokens, tags)."""

    sentence: Sentence
    types: np.ndarray
    told: Told
    names: np.ndarray | None


@dataclass
class Inputs:
    """What the network reads; index 0 in `index` is the root."""

    rows: Tensor
    row_offsets: Tensor
    learned: Tensor
    vectors: Tensor
    flags: Tensor
    flag_offsets: Tensor
    index: Tensor
    mask: Tensor
    hidden: Tensor | None              # (sentence, position), words to guess


@dataclass
class TaughtPairs(Pairs):
    """Pairs with the probabilities of their roles."""

    roles: Tensor                      # (pair, role)


@dataclass
class TaughtBatch(Inputs):
    """Inputs and probabilities (sentence, position, class); root row 0."""

    names: Tensor
    categories: Tensor
    statuses: Tensor
    pairs: TaughtPairs
    words: Tensor                      # Lexicon.common of the hidden words
    sentences: list[Taught]


@dataclass
class Batch(Inputs):
    """Inputs and gold tensors."""

    sentences: list[Encoded]
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    deprels: Tensor
    names: Tensor
    told: Tensor
    feats: Tensor


def encode(sentences: list[Sentence], config: Config,
           lexicon: Lexicon) -> list[Encoded]:
    """Turn strings into ids; labels unknown to the config are ignored."""
    upos = {v: i for i, v in enumerate(config.upos)}
    xpos = {v: i for i, v in enumerate(config.xpos)}
    deprel = {v: i for i, v in enumerate(config.deprels)}
    name = {v: i for i, v in enumerate(config.names)}
    category = {v: i for i, v in enumerate(("O", *config.categories[1:]))}
    feats = [{v: i for i, v in enumerate(config.feats[f])} for f in FEATS]
    out = []
    for s in sentences:
        names = s.names or [None] * len(s)
        told = s.told or [None] * len(s)
        out.append(Encoded(
            s, np.array([lexicon.type_of(f) for f in s.forms]),
            [IGNORE] + [upos.get(v, IGNORE) for v in s.upos],
            [IGNORE] + [xpos.get(v, IGNORE) for v in s.xpos],
            [IGNORE] + s.heads,
            [IGNORE] + [IGNORE if v == "root" else deprel.get(v, IGNORE)
                        for v in s.deprels],
            [IGNORE] + [name.get(v, IGNORE) for v in names],
            [IGNORE] + [category.get(v, IGNORE) for v in told],
            np.array([[IGNORE] * len(FEATS)] + [
                [table.get(f.get(key, "_"), IGNORE)
                 for key, table in zip(FEATS, feats)] for f in s.feats])))
    return out


def teach(told: list[Told], lexicon: Lexicon,
          names: list[np.ndarray] | None = None) -> list[Taught]:
    """Told sentences with their types."""
    return [Taught(t.sentence,
                   np.array([lexicon.type_of(f) for f in t.sentence.forms]),
                   t, names[i] if names else None)
            for i, t in enumerate(told)]


def group(data: list[Encoded] | list[Taught], size: int,
          shuffle: bool) -> list[list[int]]:
    """Indices of sentences of like length, about `size` cells a batch."""
    order = list(range(len(data)))
    if shuffle:
        random.shuffle(order)
    order.sort(key=lambda i: len(data[i].types)
               + (random.random() * 3 if shuffle else 0))
    groups: list[list[int]] = []
    current: list[int] = []
    longest = 0
    for i in order:
        n = len(data[i].types) + 1
        if current and max(longest, n) * (len(current) + 1) > size:
            groups.append(current)
            current, longest = [], 0
        current.append(i)
        longest = max(longest, n)
    groups.append(current)
    if shuffle:
        random.shuffle(groups)
    return groups


def _ragged(parts: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    lengths = np.array([len(p) for p in parts])
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    flat = np.concatenate(parts) if lengths.sum() else np.zeros(0, np.int64)
    return (torch.from_numpy(flat.astype(np.int64)),
            torch.from_numpy(offsets.astype(np.int64)))


class Batcher:
    """Makes batches; with `training`, drops words and changes case."""

    def __init__(self, lexicon: Lexicon, config: Config,
                 case_rate: float = 0.06,
                 renamer: Renamer | None = None,
                 plain_rate: float = 0.0) -> None:
        self.lexicon, self.config = lexicon, config
        self.plain_rate = plain_rate
        self.case_rate, self.renamer = case_rate, renamer
        self.empty = np.zeros(0, np.int64)
        self.common = lexicon.common(config.masked_words)

    def _types(self, item: Encoded | Taught, training: bool) -> np.ndarray:
        if not training:
            return item.types
        how = pick_case(self.case_rate)
        if self.plain_rate and random.random() < self.plain_rate:
            how = "plain"
        forms = self.renamer.forms(item.sentence) if self.renamer else None
        if how is None and forms is None:
            return item.types
        forms = forms or item.sentence.forms
        return np.array([self.lexicon.type_of(recase(form, how) if how
                                              else form) for form in forms])

    def _word_inputs(self, distinct: np.ndarray, training: bool):
        lexicon, config = self.lexicon, self.config
        learned, words = [], []
        for t in distinct:
            kind = lexicon.types[t]
            word, own = kind.word, kind.learned
            if training:
                if random.random() < config.lexical_dropout:
                    word, own = -1, 0
                elif random.random() < config.word_dropout:
                    own = 0
            words.append(word)
            learned.append(own)
        ids = np.array(words)
        vectors = lexicon.vectors[ids] * (ids >= 0)[:, None]
        flags = [lexicon.flags(w) if w >= 0 else self.empty for w in words]
        return (torch.tensor(learned), torch.from_numpy(vectors),
                *_ragged(flags))

    def _inputs(self, items: list[Encoded] | list[Taught],
                training: bool) -> tuple[Tensor, ...]:
        """The fields of Inputs."""
        length = max(len(i.types) for i in items) + 1
        all_types = [self._types(i, training) for i in items]
        distinct, inverse = np.unique(np.concatenate(all_types),
                                      return_inverse=True)
        index = np.zeros((len(items), length), np.int64)
        mask = np.zeros((len(items), length), np.float32)
        at = 0
        for b, item in enumerate(items):
            n = len(item.types)
            index[b, 1:n + 1] = inverse[at:at + n] + 1
            at += n
            mask[b, :n + 1] = 1
        rows, row_offsets = _ragged(
            [self.lexicon.types[t].rows for t in distinct])
        return (rows, row_offsets, *self._word_inputs(distinct, training),
                torch.from_numpy(index), torch.from_numpy(mask))

    def make_taught(self, items: list[Taught], training: bool,
                    masked: float = 0.0) -> TaughtBatch:
        """One padded batch; a share of the words is hidden."""
        inputs = self._inputs(items, training)
        shape = inputs[-1].shape
        sizes = (len(self.config.names), len(self.config.categories),
                 len(self.config.statuses))
        names, categories, statuses = (
            np.zeros((*shape, size), np.float32) for size in sizes)
        for b, item in enumerate(items):
            n = len(item.types) + 1
            if item.names is not None:
                names[b, 1:n] = item.names
            categories[b, 1:n] = item.told.triggers
            statuses[b, 1:n] = item.told.statuses
        hidden, words = self._hide(items, shape, masked)
        return TaughtBatch(
            *inputs, hidden, *map(torch.from_numpy,
                                  (names, categories, statuses)),
            self._pairs(items, shape[1]), words, items)

    def _hide(self, items: list[Taught], shape: torch.Size,
              share: float) -> tuple[Tensor | None, Tensor]:
        """Which cells are hidden, and the classes of their words."""
        if not share:
            return None, torch.zeros(0, dtype=torch.long)
        hidden = np.zeros(shape, bool)
        words = []
        for b, item in enumerate(items):
            for i, t in enumerate(item.types, 1):
                word = self.common.get(self.lexicon.types[t].learned)
                if word is not None and random.random() < share:
                    hidden[b, i] = True
                    words.append(word)
        return torch.from_numpy(hidden), torch.tensor(words)

    def _pairs(self, items: list[Taught], length: int) -> TaughtPairs:
        cells, buckets, paths, roles = [], [], [], []
        for b, item in enumerate(items):
            told = item.told
            cells.append(told.pairs + 1 + b * length)
            buckets.append(buckets_of(told.pairs[:, 1] - told.pairs[:, 0]))
            paths.append(told.paths)
            roles.append(told.roles)
        both = np.concatenate(cells)
        return TaughtPairs(*map(torch.from_numpy, (
            both[:, 0], both[:, 1], np.concatenate(buckets),
            np.concatenate(paths), np.concatenate(roles))))

    def make(self, items: list[Encoded], training: bool) -> Batch:
        """One padded batch."""
        inputs = self._inputs(items, training)
        length = max(len(i.types) for i in items) + 1
        gold = np.full((6, len(items), length), IGNORE, np.int64)
        feats = np.full((len(items), length, len(FEATS)), IGNORE, np.int64)
        for b, item in enumerate(items):
            n = len(item.types)
            for row, column in enumerate((item.upos, item.xpos, item.heads,
                                          item.deprels, item.names,
                                          item.told)):
                gold[row, b, :n + 1] = column
            feats[b, :n + 1] = item.feats
        return Batch(*inputs, None, items, *torch.from_numpy(gold),
                     torch.from_numpy(feats))

    def forever(self, data: list[Taught], size: int,
                masked: float) -> Iterator[TaughtBatch]:
        """Told sentences, again and again."""
        while True:
            for chosen in group(data, size, True):
                yield self.make_taught([data[i] for i in chosen], True,
                                       masked)

    def all(self, data: list[Encoded], size: int,
            training: bool) -> Iterator[Batch]:
        """Every sentence once."""
        for chosen in group(data, size, training):
            yield self.make([data[i] for i in chosen], training)
