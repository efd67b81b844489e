"""Tables of rows of signed bytes, packed row by row: docs/model-format.md,
"Packed rows"."""

from __future__ import annotations

import numpy as np

HEAD = 3                 # bits that say how many low bits a number has
LOWS = range(3, 8)       # of them; with fewer a byte may need too many zeros


def tail(width: int) -> int:
    """Zero bytes behind the last row."""
    return 5 * width + 16


def _numbers(rows: np.ndarray) -> np.ndarray:
    """0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 …"""
    wide = rows.astype(np.int32)
    return np.where(wide < 0, -2 * wide - 1, 2 * wide)


def _values(numbers: np.ndarray) -> np.ndarray:
    return ((numbers >> 1) ^ -(numbers & 1)).astype(np.int8)


def _pack_alike(numbers: np.ndarray, low: int) -> list[bytes]:
    """Rows with as many low bits."""
    count, width = numbers.shape
    ends = np.cumsum((numbers >> low) + 1, 1)
    start = HEAD + width * low
    bits = np.zeros((count, start + int(ends.max(initial=0))), np.uint8)
    bits[:, :HEAD] = low >> np.arange(HEAD) & 1
    bits[:, HEAD:start] = (numbers[:, :, None] >> np.arange(low) & 1).reshape(
        count, width * low)
    np.put_along_axis(bits, start + ends - 1, 1, 1)
    whole = np.packbits(bits, 1, "little")
    sizes = (start + ends[:, -1] + 7) // 8
    return [row[:size].tobytes() for row, size in zip(whole, sizes)]


def _packed(rows: np.ndarray) -> list[bytes]:
    numbers, width = _numbers(rows), rows.shape[1]
    sizes = np.stack([(numbers >> low).sum(1) + width * low for low in LOWS])
    best = np.array(LOWS)[sizes.argmin(0)]
    result = [b""] * len(rows)
    for low in LOWS:
        chosen = np.flatnonzero(best == low)
        for row, data in zip(chosen, _pack_alike(numbers[chosen], low)):
            result[row] = data
    return result


def pack(rows: np.ndarray) -> tuple[bytes, bytes, bytes]:
    """The rows that differ, the size of each row, 0 for one that is the same
    as one before, and which that is."""
    _, first, place = np.unique(rows, axis=0, return_index=True,
                                return_inverse=True)
    source = first[place.reshape(-1)]
    same = source < np.arange(len(rows))
    packed = _packed(rows[~same])
    sizes = np.zeros(len(rows), "<u2")
    sizes[~same] = [len(data) for data in packed]
    return (b"".join(packed) + bytes(tail(rows.shape[1])), sizes.tobytes(),
            source[same].astype("<u4").tobytes())


def _unpack_alike(data: np.ndarray, low: int, width: int) -> np.ndarray:
    """Of rows, padded with zeros, with as many low bits."""
    bits = np.unpackbits(data, axis=1, bitorder="little")
    start = HEAD + width * low
    lows = bits[:, HEAD:start].reshape(-1, width, low).astype(np.int32)
    _, ones = np.nonzero(bits[:, start:])
    ones = ones.reshape(-1, width)
    highs = np.diff(ones, axis=1, prepend=-1) - 1
    return _values((lows << np.arange(low)).sum(2) + (highs << low))


def unpack(data: bytes, sizes: bytes, again: bytes, width: int) -> np.ndarray:
    """The rows that were packed."""
    size = np.frombuffer(sizes, "<u2").astype(np.int64)
    own = np.flatnonzero(size)
    start = np.cumsum(size[own]) - size[own]
    whole = np.frombuffer(data, np.uint8)
    low = whole[start] & 7
    rows = np.zeros((len(size), width), np.int8)
    for bits in np.unique(low):
        chosen = np.flatnonzero(low == bits)
        most = int(size[own[chosen]].max())
        at = start[chosen][:, None] + np.arange(most)
        inside = np.arange(most) < size[own[chosen]][:, None]
        rows[own[chosen]] = _unpack_alike(
            np.where(inside, whole[at], 0).astype(np.uint8), int(bits), width)
    rows[size == 0] = rows[np.frombuffer(again, "<u4")]
    return rows
