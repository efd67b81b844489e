"""The model file as named sections: docs/model-format.md, part 1."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import xxhash

MAGIC = b"DEMMODEL"
VERSION = 1
HEADER = 64
ROW = 32


def _align(offset: int) -> int:
    return (offset + 63) & ~63


def write(path: Path, sections: dict[str, bytes]) -> str:
    """Write the sections in order; returns the model id."""
    offset = _align(HEADER + ROW * len(sections))
    table, body = b"", b""
    start = offset
    for name, data in sections.items():
        table += struct.pack("<16sQQ", name.encode(), offset, len(data))
        body += data + bytes(_align(len(data)) - len(data))
        offset = _align(offset + len(data))
    payload = table + bytes(start - HEADER - len(table)) + body
    checksum = xxhash.xxh64_intdigest(payload)
    header = struct.pack("<8sIIQQ", MAGIC, VERSION, len(sections),
                         HEADER + len(payload), checksum)
    path.write_bytes(header.ljust(HEADER, b"\0") + payload)
    return f"{checksum:016x}"[:8]


def read(path: Path) -> tuple[dict[str, bytes], str]:
    """Sections and model id; raises ValueError for a damaged file."""
    data = path.read_bytes()
    magic, version, count, size, checksum = struct.unpack_from("<8sIIQQ", data)
    if magic != MAGIC or version != VERSION:
        raise ValueError(f"{path}: not a model of version {VERSION}")
    if size != len(data) or xxhash.xxh64_intdigest(data[HEADER:]) != checksum:
        raise ValueError(f"{path}: damaged (size or checksum)")
    sections = {}
    for i in range(count):
        name, offset, length = struct.unpack_from("<16sQQ", data,
                                                  HEADER + ROW * i)
        sections[name.rstrip(b"\0").decode()] = data[offset:offset + length]
    return sections, f"{checksum:016x}"[:8]


def strings(values: list[str]) -> bytes:
    """NUL-terminated strings, one after the other."""
    return b"".join(value.encode() + b"\0" for value in values)


def unstrings(data: bytes) -> list[str]:
    return [part.decode() for part in data.split(b"\0")[:-1]]


def array(values: np.ndarray, kind: str) -> bytes:
    """Little-endian bytes of an array; kind as numpy's, e.g. '<f4'."""
    return np.ascontiguousarray(values, dtype=kind).tobytes()
