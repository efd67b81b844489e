"""Silver text: how it is read, chosen, kept and learned from."""

from pathlib import Path

import numpy as np
import pytest
import torch

from data import NAMES, Silver
from silver import Chooser, read_conllu_stream, windows
from train import cross_entropy


def test_silver_round_trip(tmp_path: Path) -> None:
    soft = [np.eye(len(NAMES), dtype=np.float32)[[0, 1]],
            np.full((1, len(NAMES)), 1 / len(NAMES), np.float32)]
    path = tmp_path / "silver.npz"
    Silver([["in", "Brno"], ["Ça"]], soft).save(path)
    again = Silver.load(path)
    assert again.forms == [["in", "Brno"], ["Ça"]]
    np.testing.assert_allclose(again.soft[0], soft[0], atol=1e-6)
    np.testing.assert_allclose(again.soft[1], soft[1], atol=1e-2)


def test_sentences_keep_their_document() -> None:
    lines = ["# newdoc id = a\n", "1\tIn\tin\n", "2-3\tdon't\t_\n",
             "2\tdo\tdo\n", "3\tn't\tnot\n", "\n",
             "# newdoc id = b\n", "1\tYes\tyes\n", "\n"]
    assert list(read_conllu_stream(iter(lines))) == [
        ("a", ["In", "do", "n't"]), ("b", ["Yes"])]


def test_windows_stay_inside_documents() -> None:
    found = list(windows(iter(
        [("a", ["w"] * 70), ("a", ["w"] * 40), ("a", ["w"] * 30),
         ("b", ["w"] * 5), ("b", ["w"] * 200)])))
    assert [(d, [len(s) for s in w]) for d, w in found] == [
        ("a", [70, 40]), ("a", [30]), ("b", [5])]


def test_worn_out_names_are_not_taken() -> None:
    chooser = Chooser(cap=2, least=1)
    window = [["He", "met", "Ada", "."]]
    assert [chooser.take(window) for _ in range(3)] == [True, True, False]
    assert not chooser.take([["No", "names", "here"]])


def test_soft_loss_is_least_at_the_teachers_tags() -> None:
    soft = torch.tensor([[[0.0, 0.0], [0.25, 0.75]]])    # root, one word
    at = torch.log(torch.tensor([[[0.5, 0.5], [0.25, 0.75]]]))
    off = torch.log(torch.tensor([[[0.5, 0.5], [0.5, 0.5]]]))
    assert cross_entropy(at, soft) < cross_entropy(off, soft)
    entropy = -(0.25 * np.log(0.25) + 0.75 * np.log(0.75))
    assert float(cross_entropy(at, soft)) == pytest.approx(entropy, rel=1e-5)
