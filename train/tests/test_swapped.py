"""Annotated sentences with other words."""

import numpy as np

from flat import Flat, Ragged, Types
from swapped import NEAR, neighbours, swapped, unread, use_of


def spellings() -> Types:
    forms = ["bans", "shuns", "bananas", "Peru", "Chile"]
    vectors = np.array([[1, 0], [1, 0.1], [0, 1], [1, 1], [1, 0.9]],
                       np.float32)
    return Types(forms, np.arange(5, dtype=np.int32), np.zeros(5, np.int32),
                 Ragged.of([[]] * 5), vectors, Ragged.of([[]] * 5))


def test_words_of_one_use() -> None:
    assert use_of("bans", "VERB") == use_of("shuns", "VERB") != ""
    assert use_of("bans", "VERB") != use_of("ban", "VERB")
    assert use_of("bans", "VERB") != use_of("bananas", "NOUN")
    assert use_of("Bans", "VERB") == ""          # the first of a sentence
    assert use_of("peru", "PROPN") == ""
    assert use_of("of", "ADP") == ""
    assert use_of("4", "NOUN") == ""


def test_neighbours_are_of_the_same_use() -> None:
    types = spellings()
    uses = [use_of(form, tag) for form, tag in zip(
        types.forms, ("VERB", "VERB", "NOUN", "PROPN", "PROPN"))]
    near = neighbours(types, uses)
    assert [near[i].tolist() for i in (0, 1, 3, 4)] == [[1], [0], [4], [3]]
    assert not len(near[2])                      # alone of its use
    assert all(len(row) <= NEAR for row in near.values())


def test_copies_keep_their_shape() -> None:
    one = np.uint8(255)
    data = Flat(np.array([0, 3]), np.array([3, 0, 4], np.int32),
                np.zeros(3, np.uint8), np.array([2, 0, 2], np.int16),
                np.zeros(3, np.uint8), np.array([0, 1, 1], np.uint8),
                np.full((3, 2), one), np.full((3, 2), one),
                np.array([0, 1]), np.array([[1, 0]], np.int16),
                np.array([7], np.int16), np.full((1, 2), one))
    near = {3: np.array([4]), 4: np.array([3])}
    copy = swapped(data, near, 1.0, np.random.default_rng(1))
    assert copy.types.tolist() == [4, 0, 3]
    assert copy.heads.tolist() == [2, 0, 2]
    assert copy.triggers.all() and copy.roles.all()
    told = unread(copy)                          # a teacher will say what
    assert not told.triggers.any() and not told.roles.any()
    assert (told.names == 255).all()
    assert data.types.tolist() == [3, 0, 4]      # the original stays
