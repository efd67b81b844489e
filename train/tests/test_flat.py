"""Flat arrays: rows of ragged tables, sets one after the other."""

import numpy as np

import flat
from flat import UNKNOWN, Flat, Ragged, Types
from reader import Maker
from told import CATEGORIES, ROLES, STATUSES


def some(lengths: list[int], pairs: list[int], first: int = 0) -> Flat:
    words, count = sum(lengths), sum(pairs)
    return Flat(
        np.cumsum([0, *lengths]), np.arange(first, first + words),
        np.zeros(words, np.uint8), np.zeros(words, np.int16),
        np.zeros(words, np.uint8), np.full(words, UNKNOWN, np.uint8),
        np.zeros((words, len(CATEGORIES)), np.uint8),
        np.zeros((words, len(STATUSES)), np.uint8), np.cumsum([0, *pairs]),
        np.zeros((count, 2), np.int16), np.zeros(count, np.int16),
        np.zeros((count, len(ROLES)), np.uint8))


def types_of(forms: list[str]) -> Types:
    return Types(forms, np.full(len(forms), -1), np.zeros(len(forms), int),
                 Ragged.of([[10 * i + k for k in range(1 + i % 3)]
                            for i in range(1, len(forms) + 1)]),
                 np.zeros((0, 4), np.float32), Ragged.of([[7]]))


def test_rows_of_a_ragged_table():
    table = Ragged.of([[1, 2], [], [3], [4, 5, 6]])
    assert table.take(np.array([3, 1, 0])).tolist() == [4, 5, 6, 1, 2]
    assert table.lengths(np.array([1, 3])).tolist() == [0, 3]
    assert table.take(np.zeros(0, int)).tolist() == []


def test_joined_sets_keep_their_sentences():
    both = flat.join([some([2, 3], [1, 0]), some([1], [2], 5)])
    assert both.start.tolist() == [0, 2, 5, 6]
    assert both.pair_start.tolist() == [0, 1, 1, 3]
    assert both.types.tolist() == [0, 1, 2, 3, 4, 5]


def test_some_of_the_sentences():
    data = some([2, 3, 1], [1, 0, 2])
    data.pairs[:] = [[0, 0], [1, 1], [2, 2]]
    few = data.some(np.array([2, 0]))
    assert few.start.tolist() == [0, 1, 3]
    assert few.types.tolist() == [5, 0, 1]
    assert few.pair_start.tolist() == [0, 2, 3]
    assert few.pairs.tolist() == [[1, 1], [2, 2], [0, 0]]


def test_saved_and_loaded(tmp_path):
    types = types_of(["a", "Böse", "c"])
    flat.save(tmp_path / "x.npz", types, {"raw": some([3], [1])}, ["NOUN"])
    again, sets, labels = flat.load(tmp_path / "x.npz")
    assert again.forms == types.forms and labels == ["NOUN"]
    assert again.pieces.start.tolist() == types.pieces.start.tolist()
    assert sets["raw"].types.tolist() == [0, 1, 2]


def test_pieces_of_a_pack_stand_in_order():
    types = types_of(["Ana", "met", "B", "again"])
    data = some([3, 1], [0, 0])
    batch = Maker(types).make(data, [np.array([1, 0]), np.array([0])])
    want = [[0, 40, 41, 2, 10, 11, 20, 21, 22, 30, 2],
            [0, 10, 11, 20, 21, 22, 30, 2, 1, 1, 1]]
    assert batch.ids.tolist() == want
    pieces = np.array(want).reshape(-1)
    assert pieces[batch.first].tolist() == [40, 10, 20, 30, 10, 20, 30]
    assert pieces[batch.last].tolist() == [41, 11, 22, 30, 11, 22, 30]
    assert batch.owner[1].tolist() == [0, 5, 5, 6, 6, 6, 7, 0, 0, 0, 0]


def test_shapes_know_place_and_style():
    forms = ["The", "NATO", "chief", ",", "McCoy", "X", "12", "in", "brno",
             "IN", "BRNO", "TODAY"]
    data = some([7, 2, 3], [0, 0, 0])
    maker = Maker(types_of(forms))
    assert maker.make(data, [np.arange(3)]).shape.tolist() == [
        9, 2, 0, 5, 3, 6, 4, 24, 16, 42, 34, 34]
    lower = np.array([1, 0, 0])                  # a case of CASES
    assert maker.make(data, [np.arange(3)], lower).shape.tolist()[:3] == [
        24, 16, 16]
