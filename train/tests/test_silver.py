"""Raw text: how it is chosen, and learned from."""

import numpy as np
import pytest
import torch

from data import Sentence
from raw import Chooser, windows
from soft import cross_entropy
from told import Told, empty


def _told(ident: str, *forms: str) -> Told:
    n = len(forms)
    return empty(Sentence(forms=list(forms), upos=["X"] * n, heads=[0] * n,
                          deprels=["root"] * n), ident)


def test_windows_stay_inside_documents() -> None:
    found = list(windows([_told("a", *["w"] * 70), _told("a", *["w"] * 40),
                          _told("a", *["w"] * 30), _told("b", *["w"] * 5),
                          _told("b", *["w"] * 200)]))
    assert [[len(t.sentence) for t in w] for w in found] == [
        [70, 40], [30], [5]]


def test_worn_out_names_are_not_taken() -> None:
    chooser = Chooser(cap=2, least=1)
    window = [_told("a", "He", "met", "Ada", ".")]
    assert [chooser.take(window) for _ in range(3)] == [True, True, False]
    assert not chooser.take([_told("a", "No", "names", "here")])


def test_soft_loss_is_least_at_the_teachers_tags() -> None:
    soft = torch.tensor([[[0.0, 0.0], [0.25, 0.75]]])    # root, one word
    at = torch.log(torch.tensor([[[0.5, 0.5], [0.25, 0.75]]]))
    off = torch.log(torch.tensor([[[0.5, 0.5], [0.5, 0.5]]]))
    assert cross_entropy(at, soft) < cross_entropy(off, soft)
    entropy = -(0.25 * np.log(0.25) + 0.75 * np.log(0.75))
    assert float(cross_entropy(at, soft)) == pytest.approx(entropy, rel=1e-5)
