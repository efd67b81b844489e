"""Sentences as padded tensors; each distinct word appears once a batch."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from data import FEATS, Sentence, pick_case, recase
from lexicon import Lexicon
from network import Config
from renaming import Renamer

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
    told: list[int]       # categories of events, or IGNORE
    feats: np.ndarray     # (tokens + 1, features)


@dataclass
class Batch:
    """What the network reads, index 0 in `index` being the root; and gold
    tensors (sentence, position)."""

    rows: Tensor
    row_offsets: Tensor
    learned: Tensor
    vectors: Tensor
    flags: Tensor
    flag_offsets: Tensor
    index: Tensor
    mask: Tensor
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


def group(data: list[Encoded], size: int, shuffle: bool) -> list[list[int]]:
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

    def _types(self, item: Encoded, training: bool) -> np.ndarray:
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

    def _inputs(self, items: list[Encoded],
                training: bool) -> tuple[Tensor, ...]:
        """What the network reads of a batch."""
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
        return Batch(*inputs, items, *torch.from_numpy(gold),
                     torch.from_numpy(feats))

    def all(self, data: list[Encoded], size: int,
            training: bool) -> Iterator[Batch]:
        """Every sentence once."""
        for chosen in group(data, size, training):
            yield self.make([data[i] for i in chosen], training)
