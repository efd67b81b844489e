"""What a teacher makes of words that stand alone."""

from __future__ import annotations

import numpy as np
import torch

from flat import Ragged, Types
from mpnet import CLS, SEP
from reader import Maker
from reader_vectors import alone


def test_each_word_is_a_sentence_of_its_own() -> None:
    words = ["uno", "dos", "tres"]
    own = np.arange(3, dtype=np.int32)
    types = Types(words, own, own, Ragged.of([[5], [6, 7], [8]]),
                  np.zeros((3, 2), np.float16),
                  Ragged.of([[], [], []], "<u2"))
    batch = Maker(types).make(alone(own), [np.array([i]) for i in own])
    assert batch.ids.shape[0] == 3
    assert batch.ids[1].tolist() == [CLS, 6, 7, SEP]
    assert torch.equal(batch.last - batch.first, torch.tensor([0, 1, 0]))
