"""Vectors of words that stand alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from e5_vectors import AXES, add_vectors, main_axes


def test_main_axes_keep_what_differs_most() -> None:
    chance = np.random.default_rng(1)
    table = chance.normal(size=(200, 6)) * [9, 4, 1, .1, .01, .001] + 7
    found = main_axes(table, 2)
    assert found.shape == (200, 2)
    for axis in (0, 1):
        assert abs(np.corrcoef(found[:, axis], table[:, axis])[0, 1]) > 0.99


def test_strong_axes_are_damped_and_rows_have_length_one_a_dimension() -> None:
    chance = np.random.default_rng(2)
    found = main_axes(chance.normal(size=(500, 4)) * [81, 9, 1, 1], 3)
    spread = found.std(0)
    assert 2.5 < spread[0] / spread[1] < 3.5
    assert abs((found ** 2).sum(1).mean() - 3) < 0.01


def test_columns_are_added_and_the_rest_stays(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    np.savez(tmp_path / "lexical.npz", vocabulary=np.array(["a", "b"] * 200),
             vectors=np.ones((400, 5), np.float32))
    add_vectors(tmp_path / "lexical.npz",
                chance.normal(size=(400, AXES + 8)), tmp_path / "out.npz")
    with np.load(tmp_path / "out.npz") as out:
        assert out["vocabulary"].tolist() == ["a", "b"] * 200
        assert out["vectors"].shape == (400, 5 + AXES)
        assert (out["vectors"][:, :5] == 1).all()
