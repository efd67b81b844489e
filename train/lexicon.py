"""Word types: every spelling's features, ready to be batched."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data import Sentence
from features import feature_rows, normal


@dataclass
class WordType:
    """What the network reads of one spelling."""

    rows: np.ndarray      # hashed table
    learned: int          # learned word embedding, 0 if none
    word: int             # vocabulary id, -1 if unknown
    count: int            # in the training treebanks


class Lexicon:
    """The vocabulary of vectors.py and the types met so far."""

    def __init__(self, lexical: Path, train: list[Sentence],
                 learned: list[str] | None = None) -> None:
        """Words with an embedding of their own: `learned`, or those that
        `train` has twice."""
        with np.load(lexical) as source:
            words = [str(w) for w in source["vocabulary"]]
            self.vectors = source["vectors"]
            self.flag_names = [str(f) for f in source["flag_names"]]
            self.flag_offsets = source["flag_offsets"]
            self.flag_ids = source["flag_ids"]
        self.words = words
        self.word_id = {word: i for i, word in enumerate(words)}
        self.count = Counter(normal(form) for sentence in train
                             for form in sentence.forms)
        self.learned = learned or [w for w in words if self.count[w] >= 2]
        self.learned_id = {word: i + 1 for i, word in enumerate(self.learned)}
        self.types: list[WordType] = []
        self.type_id: dict[str, int] = {}

    def flags(self, word: int) -> np.ndarray:
        return self.flag_ids[self.flag_offsets[word]:
                             self.flag_offsets[word + 1]]

    def ids(self, forms: list[str]) -> np.ndarray:
        """Vocabulary ids, -1 where unknown."""
        return np.array([self.word_id.get(normal(form), -1)
                         for form in forms], np.int64)

    def type_of(self, form: str) -> int:
        """Index of the spelling's WordType, made at the first call."""
        found = self.type_id.get(form)
        if found is None:
            key = normal(form)
            found = self.type_id[form] = len(self.types)
            self.types.append(WordType(
                np.array(feature_rows(form), np.int64),
                self.learned_id.get(key, 0), self.word_id.get(key, -1),
                self.count[key]))
        return found
