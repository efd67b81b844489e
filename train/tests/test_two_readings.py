"""Names as the program reads them, beside a teacher's."""

from __future__ import annotations

import numpy as np

from data import NAMES
from flat import Flat
from two_readings import as_conllu, tags_of

FORMS = ["Oslo", "waits", "Yes"]


def sentences(start: list[int]) -> Flat:
    """The forms, cut there; nothing is known of them."""
    count = len(FORMS)
    nothing = np.zeros(count, np.uint8)
    return Flat(np.array(start), np.arange(count), nothing, nothing, nothing,
                nothing, nothing, nothing, np.zeros(len(start), np.int64),
                np.zeros((0, 2), np.int16), np.zeros(0, np.int16), nothing)


def test_words_are_written_and_tags_read_in_their_order() -> None:
    lines = as_conllu(FORMS, sentences([0, 2, 3])).split("\n")
    assert [line.split("\t")[:2] for line in lines if line] == [
        ["1", "Oslo"], ["2", "waits"], ["1", "Yes"]]
    found = tags_of(["# text = 1", "1\tOslo\t_\tNER=B-LOC|Told=O",
                     "2\twaits\t_\t_", "", "1\tYes\t_\t_"])
    assert [NAMES[i] for i in found.argmax(1)] == ["B-LOC", "O", "O"]
    assert np.array_equal(found.sum(1), np.ones(3))
