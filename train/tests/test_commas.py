"""Places without a comma between them."""

import numpy as np

from commas import without_commas
from data import NAMES
from flat import Flat


def sentences(tags: list[list[str]], types: list[int]) -> tuple[Flat,
                                                                np.ndarray]:
    """Each sentence has a pair: its first and its last word."""
    lengths = [len(t) for t in tags]
    words, count = sum(lengths), len(tags)
    names = 255 * np.eye(len(NAMES), dtype=np.uint8)[
        [NAMES.index(t) for row in tags for t in row]]
    return Flat(
        start=np.concatenate([[0], np.cumsum(lengths)]),
        types=np.array(types, np.int32), upos=np.arange(words),
        heads=np.arange(words), deprels=np.arange(words),
        names=names.argmax(1), triggers=np.arange(2 * words).reshape(-1, 2),
        statuses=np.zeros((words, 1)), pair_start=np.arange(count + 1),
        pairs=np.array([[0, n - 1] for n in lengths], np.int16),
        paths=np.arange(count), roles=np.arange(count)[:, None]), names


def test_the_comma_between_places_goes() -> None:
    data, names = sentences(
        [["O", "O", "B-LOC"],
         ["O", "B-LOC", "I-LOC", "O", "B-LOC", "O", "O"],
         ["B-LOC", "O", "B-PER"],
         ["B-LOC", "O"],
         ["B-LOC", "O", "O", "B-LOC"]],
        [1, 9, 2, 1, 3, 4, 9, 5, 9, 6, 2, 9, 7, 2, 9, 2, 9, 1, 2])
    copies, tags = without_commas(data, names, 9)
    assert copies.start.tolist() == [0, 6]
    assert copies.types.tolist() == [1, 3, 4, 5, 9, 6]
    assert [NAMES[t] for t in tags.argmax(1)] == [
        "O", "B-LOC", "I-LOC", "B-LOC", "O", "O"]
    assert copies.triggers[:, 0].tolist() == [6, 8, 10, 14, 16, 18]
    assert copies.pairs.tolist() == [[0, 5]]
    assert copies.paths.tolist() == [1]
    assert copies.roles.tolist() == [[1]]


def test_what_is_unknown_is_no_place() -> None:
    data, names = sentences([["B-LOC", "O", "B-LOC"]], [1, 9, 2])
    names[2] = 0
    copies, tags = without_commas(data, names, 9)
    assert len(copies) == 0 and len(tags) == 0
