"""Quantisation and the decoders."""

import numpy as np
import pytest
import torch

from evaluate import _dynamic
from layers import LIMIT, fake_dynamic, fake_static, fake_weight
from model_file import quantise_rows
from tree import decode, name_sequence


def test_weights_round_as_exported() -> None:
    w = torch.randn(5, 32)
    rows, scale = quantise_rows(w.numpy(), LIMIT)
    assert np.abs(rows).max() <= LIMIT
    np.testing.assert_allclose(rows * scale[:, None], fake_weight(w).numpy(),
                               rtol=1e-5, atol=1e-6)


def test_activations_round_as_computed() -> None:
    y = torch.randn(4, 48)
    q, step = _dynamic(y.numpy())
    np.testing.assert_allclose(q * step, fake_dynamic(y).numpy(), rtol=1e-5,
                               atol=1e-6)
    clipped = fake_static(torch.tensor([9.0, -9.0, 0.04]), torch.tensor(0.1))
    assert clipped.tolist() == pytest.approx([6.3, -6.3, 0.0])


def test_zero_rows_stay_zero() -> None:
    q, step = _dynamic(np.zeros((1, 16), np.float32))
    assert not q.any() and not step.any()
    rows, scale = quantise_rows(np.zeros((2, 8), np.float32), 127)
    assert not rows.any() and not scale.any()


def test_gradients_pass_straight_through() -> None:
    w = torch.randn(3, 16, requires_grad=True)
    fake_weight(w).sum().backward()
    assert torch.equal(w.grad, torch.ones_like(w))


@pytest.mark.parametrize("seed", range(40))
def test_trees_have_one_root_and_no_cycle(seed: int) -> None:
    n = seed % 13 + 1
    heads = decode(np.random.default_rng(seed).normal(size=(n + 1, n + 1)))
    assert heads[1:].count(0) == 1
    for token in range(1, n + 1):
        for _ in range(n):
            token = heads[token]
        assert token == 0


def test_names_never_start_inside() -> None:
    out = np.full((3, 7), -1.0)
    out[:, 2] = 5.0                       # I-PER everywhere
    assert name_sequence(out) == [1, 2, 2]
