"""What the teacher reads: shapes of words, packs of sentences, batches."""

import numpy as np

from teacher import Item, make_batch, packs, shapes


class _Letters:
    """Pieces of one letter each."""

    def of(self, form: str) -> list[int]:
        return [1000 + ord(c) for c in form]


class _NoFlags:
    def flags(self, word: int) -> np.ndarray:
        return np.array([word, word + 1])


def _item(*forms: str) -> Item:
    n = len(forms)
    return Item(list(forms), shapes(list(forms)), np.arange(n) - 1,
                np.arange(n))


def test_shapes_know_place_and_style() -> None:
    assert shapes(["The", "NATO", "chief", ",", "McCoy", "X", "12"]).tolist(
        ) == [9, 2, 0, 5, 3, 6, 4]
    assert shapes(["in", "brno"]).tolist() == [24, 16]
    assert shapes(["IN", "BRNO", "TODAY"]).tolist() == [42, 34, 34]


def test_packs_keep_order_and_limit() -> None:
    data = [_item("abc"), _item("ab"), _item("abcdefgh"), _item("a")]
    assert packs(data, _Letters(), 8) == [[0, 1], [2], [3]]


def test_words_find_their_pieces() -> None:
    batch = make_batch([[_item("ab", "c"), _item("d")], [_item("ef")]],
                       _NoFlags(), _Letters(), 0.0)
    assert batch.ids.shape == (2, 7)
    assert batch.owner.tolist() == [[0, 1, 1, 2, 0, 3, 0],
                                    [0, 4, 4, 0, 0, 0, 0]]
    flat = batch.ids.flatten()
    assert [chr(i - 1000) for i in flat[batch.first]] == ["a", "c", "d", "e"]
    assert [chr(i - 1000) for i in flat[batch.last]] == ["b", "c", "d", "f"]
    # the first word of each sentence is unknown here: no flags
    assert batch.flags.tolist() == [0, 1]
    assert batch.flag_offsets.tolist() == [0, 0, 2, 2]
    assert batch.mask.sum(1).tolist() == [7, 4]
