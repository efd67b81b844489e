"""Learning of the ear: shares of the sets, losses of probabilities."""

from pathlib import Path

import numpy as np
import pytest
import torch

from data import NAMES
from flat import UNKNOWN
from soft import cross_entropy
from test_flat import some
from train_ear import (READ_SHARES, SHARES, Contexts, Draw, Guess,
                       taught_names, times_read, with_told)


@pytest.mark.parametrize("language", SHARES)
def test_shares_are_a_whole(language: str) -> None:
    assert sum(SHARES[language].values()) == pytest.approx(1)


def test_shares_with_a_teacher_are_a_whole() -> None:
    assert sum(READ_SHARES.values()) == pytest.approx(1)


def test_the_other_sets_give_way_to_annotated_sentences() -> None:
    shares = {"raw": 0.6, "told": 0.2, "ewt": 0.2}
    assert with_told(shares, None) == shares
    assert with_told(shares, 0.6) == pytest.approx(
        {"raw": 0.3, "told": 0.6, "ewt": 0.1})
    assert with_told(shares, 0.0) == pytest.approx(
        {"raw": 0.75, "ewt": 0.25})


def test_names_are_annotated_read_or_unknown() -> None:
    data = some([2], [0])
    data.names[:] = [3, UNKNOWN]
    soft = np.full((2, len(NAMES)), 255 // len(NAMES), np.uint8)
    assert taught_names("raw", data, soft).tolist() == soft.tolist()
    assert not taught_names("raw", data, None).any()
    mixed = taught_names("varied", data, soft)
    assert mixed[0].argmax() == 3 and mixed[0].min() > 0
    assert mixed[1].tolist() == soft[1].tolist()
    alone = taught_names("varied", data, None)
    assert alone[0].argmax() == 3 and not alone[1].any()


def test_sentences_that_tell_events_are_read_again() -> None:
    silent, telling = [250, 5], [100, 155]
    triggers = np.array([silent, telling, silent, silent], np.uint8)
    times = times_read(triggers, np.array([0, 2, 4]), 3)
    assert times.tolist() == [3, 1]
    draw = Draw({"raw": (0, 2)}, {"raw": 1.0}, np.array([2, 2]), times)
    assert sorted(draw.take("raw", 7.0)) == [0, 0, 0, 1]


def test_soft_loss_is_least_at_the_teachers_tags() -> None:
    soft = torch.tensor([[[0.0, 0.0], [0.25, 0.75]]])    # unknown, one word
    at = torch.log(torch.tensor([[[0.5, 0.5], [0.25, 0.75]]]))
    off = torch.log(torch.tensor([[[0.5, 0.5], [0.5, 0.5]]]))
    assert cross_entropy(at, soft) < cross_entropy(off, soft)
    entropy = -(0.25 * np.log(0.25) + 0.75 * np.log(0.75))
    assert float(cross_entropy(at, soft)) == pytest.approx(entropy, rel=1e-5)


def test_contexts_are_those_of_the_words_that_were_read(
        tmp_path: Path) -> None:
    path = tmp_path / "contexts.npz"
    np.savez(path, told=np.array([[1, 2], [3, 4]], np.int8))
    found = Contexts.load(path, {"raw": 1, "told": 2})
    assert found.rows.tolist() == [[0, 0], [1, 2], [3, 4]]
    assert found.known.tolist() == [False, True, True]
    with pytest.raises(SystemExit, match="told has 2 words, not 3"):
        Contexts.load(path, {"told": 3})


def test_a_guess_counts_axes_by_their_spread() -> None:
    rows = np.array([[-30, -10], [30, 10]], np.int8)
    guess = Guess(4, Contexts(rows, np.ones(2, bool)))
    with torch.no_grad():
        for values in guess.axes.parameters():
            values.zero_()
        loss = guess.loss(torch.zeros(2, 4), torch.from_numpy(rows))
        assert loss.tolist() == pytest.approx([1, 1])
        one = guess.loss(torch.zeros(1, 4), torch.tensor([[30, 0]]))
        other = guess.loss(torch.zeros(1, 4), torch.tensor([[0, 10]]))
    assert (float(one), float(other)) == pytest.approx((0.75, 0.25))
