"""The weights of multilingual E5 as their package keeps them."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from e5 import Weights, halves


def block(scale: float, whole: list[int]) -> bytes:
    """32 weights between -8 and 7."""
    pairs = [(low + 8) | (high + 8) << 4
             for low, high in zip(whole[:16], whole[16:])]
    return struct.pack("<e16B", scale, *pairs)


def write(path: Path) -> None:
    """A file of two pieces and two tensors."""
    pieces = ["▁sí".encode(), b"a"]
    head = b"E5S1" + struct.pack("<I7ifi", 1, 32, 0, 1, 1, 2, 8, 1, 1e-12, 32)
    head += struct.pack("<5iQ", 2, 0, 2, 1, 3, sum(map(len, pieces)))
    head += struct.pack("<3I2f", 0, len(pieces[0]), len(pieces[0]) + 1,
                        -1.5, -2.5) + b"".join(pieces)
    head += struct.pack("<iI", 1, 3) + b"xyz"
    tensors = [("w", 1, block(0.5, list(range(-8, 8)) + [0] * 16)),
               ("b", 0, struct.pack("<2f", 1, -2))]
    size = len(head) + 4 + sum(2 + len(name) + 21 for name, *_ in tensors)
    head += struct.pack("<i", len(tensors))
    for name, kind, data in tensors:
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", kind, 0, size, len(data))
        size += len(data)
    path.write_bytes(head + b"".join(data for *_, data in tensors))


def test_halves_are_low_first_then_high() -> None:
    whole = list(range(-8, 8)) + list(range(7, -9, -1))
    assert halves(block(0.25, whole), 32).tolist() == [
        [0.25 * n for n in whole]]


def test_weights_tell_pieces_and_tensors(tmp_path: Path) -> None:
    write(tmp_path / "weights")
    weights = Weights(tmp_path / "weights")
    assert weights.pieces == [("▁sí", -1.5), ("a", -2.5)]
    assert np.array_equal(weights.tensor("w", 32)[0, :16],
                          0.5 * np.arange(-8, 8))
    assert weights.tensor("b").tolist() == [1, -2]


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"GGUF" + bytes(60))
    with pytest.raises(SystemExit, match="not the weights"):
        Weights(tmp_path / "weights")
