"""The ear: what its file says is what it says, beside a parser that stays."""

from pathlib import Path

import numpy as np
import pytest
import torch

from data import Sentence
from ear import Ear, Pairs, Parser, Words
from evaluate import Model
from flat import Ragged, Types
from layers import best_step, window
from network import buckets_of
from neighbours import COUNT, NONE, is_function, neighbours
from small import FLAT, FORMS, files, lexicon
from tree import decode

PAIRS = np.array([[1, 0], [1, 2], [1, 4]])
PATHS = np.array([3, 900, 17])


def test_windows_reach_to_both_sides() -> None:
    y = torch.tensor([[[1.0], [2.0], [3.0]]])
    assert window(y, 1, 1).tolist() == [[[0, 1, 2], [1, 2, 3], [2, 3, 0]]]
    assert window(y, 2, 2).tolist() == [[[0, 1, 3], [0, 2, 0], [1, 3, 0]]]


def test_steps_lose_least() -> None:
    values = torch.arange(0, 64) * 0.1
    assert best_step(values) == pytest.approx(0.1)


def _heard(ear: Ear, parser: Path, folder: Path) -> dict[str, torch.Tensor]:
    """What the ear says of FORMS."""
    words = lexicon(folder)
    ids = words.ids(FORMS)
    types = Types(FORMS, ids, ids + 1, Ragged.of([[]]), words.vectors,
                  Ragged.of([words.flags(i)
                             for i in range(len(words.words))]))
    stays, device = Parser(Model(parser)), torch.device("cpu")
    rows = torch.arange(len(FORMS) + 1)[None]
    mask = torch.ones(1, len(FORMS) + 1, 1)
    y = stays(stays.type_vectors(types)[0][rows], mask)
    pairs = Pairs(*map(torch.from_numpy, (
        PAIRS[:, 0] + 1, PAIRS[:, 1] + 1,
        buckets_of(PAIRS[:, 1] - PAIRS[:, 0]), PATHS)))
    with torch.no_grad():
        return ear(y, stays.names(y), Words.of(types, device), rows,
                   torch.zeros_like(rows, dtype=torch.bool), mask,
                   _near(Model(parser)), pairs)


def _near(parser: Model) -> torch.Tensor:
    """Cells of the neighbours in the tree that the parser finds."""
    found = parser.predict(FORMS)
    near = neighbours(np.array([0, len(FORMS)]), np.array(found.heads),
                      is_function(found.deprels))
    cells = np.full((len(FORMS) + 1, COUNT), len(FORMS) + 1)
    cells[1:] = np.where(near == NONE, len(FORMS) + 1, near)
    return torch.from_numpy(cells)


def test_neighbours_are_the_nearest_that_mean_something() -> None:
    # "the old mayor met with two envoys", twice
    heads = np.array([3, 3, 4, 0, 7, 7, 4] * 2)
    labels = ["det", "amod", "nsubj", "root", "case", "nummod", "obl"] * 2
    near = neighbours(np.array([0, 7, 14]), heads, is_function(labels))
    assert near.tolist() == [
        [3, NONE, NONE], [3, NONE, NONE], [4, 2, NONE], [0, 3, 7],
        [7, NONE, NONE], [7, NONE, NONE], [4, 6, NONE]] * 2


@pytest.mark.parametrize("dilations", [FLAT, (1, 0, 2), (0,)])
def test_the_file_says_what_the_ear_says(
        tmp_path: Path, dilations: tuple[int, ...]) -> None:
    ear, parser, path = files(tmp_path, dilations=dilations)
    want, model = _heard(ear, parser, tmp_path), Model(path)
    found = dict(zip(("categories", "statuses", "roles"), model.tell(
        Sentence(forms=FORMS), PAIRS, PATHS)))
    found["names"] = model.parts(FORMS)[-4][1:]
    for name, logits in found.items():
        rows = want[name] if name == "roles" else want[name][0, 1:]
        error = np.abs(logits - rows.numpy()).max()
        assert error < 0.05 * np.abs(logits).max(), name


def test_a_tree_is_decoded_once(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model, found = Model(files(tmp_path, dilations=(0,))[2]), []
    monkeypatch.setattr("evaluate.decode", lambda scores: (
        found.append(1), decode(scores))[1])
    model.predict(FORMS)
    assert len(found) == 1


def test_the_parser_stays(tmp_path: Path) -> None:
    _, parser, path = files(tmp_path)
    before, after = Model(parser).predict(FORMS), Model(path).predict(FORMS)
    assert (before.upos, before.heads, before.deprels, before.feats) == (
        after.upos, after.heads, after.deprels, after.feats)


def test_flags_of_the_word_itself_are_left_out() -> None:
    types = Types(FORMS[:2], np.array([0, 1]), np.zeros(2, int),
                  Ragged.of([[]]), np.zeros((2, 1)),
                  Ragged.of([[0, 5, 1], [5]]), np.array([5]))
    words = Words.of(types, torch.device("cpu"))
    rows = torch.tensor([1, 0])
    every, begin = words.flags_of(rows)
    assert (every.tolist(), begin.tolist()) == ([5, 0, 5, 1], [0, 1])
    shared, begin = words.flags_of(rows, dropout=1.0)
    assert (shared.tolist(), begin.tolist()) == ([0, 1], [0, 0])
