"""The model file as named sections: docs/model-format.md, part 1."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import xxhash
import zstandard

import words

MAGIC = b"DEMMODEL"
VERSION = 2
HEADER = 64
SUMMED = 32              # from here on the checksum covers the file
ROW = struct.Struct("<16sQQQ")
OLD_ROW = struct.Struct("<16sQQ")
LEVEL = 19
WORTH = 8                # a section is packed that loses an eighth of it


def _align(offset: int) -> int:
    return (offset + 63) & ~63


def _packed(data: bytes) -> bytes:
    """As a frame of zstd, or as it is where that gains little."""
    frame = zstandard.ZstdCompressor(level=LEVEL).compress(data)
    return frame if len(frame) <= len(data) - len(data) // WORTH else data


def _identity(sections: dict[str, bytes]) -> str:
    """Of what the network is, not of how it is packed."""
    hashed = xxhash.xxh64()
    for name, data in sections.items():
        hashed.update(struct.pack("<16sQ", name.encode(), len(data)))
        hashed.update(data)
    return hashed.hexdigest()


def write(path: Path, sections: dict[str, bytes], identity: str = "") -> str:
    """Write the sections in order; returns the model id. The identity, of 16
    digits, is made of them unless it is given."""
    identity = identity or _identity(sections)
    sections = words.to_file(sections)
    start = offset = _align(HEADER + ROW.size * len(sections))
    table, body = b"", []
    for name, data in sections.items():
        stored = _packed(data)
        table += ROW.pack(name.encode(), offset, len(stored), len(data))
        body += [stored, bytes(_align(len(stored)) - len(stored))]
        offset = _align(offset + len(stored))
    covered = b"".join([struct.pack("<Q", int(identity, 16)), bytes(24),
                        table.ljust(start - HEADER, b"\0"), *body])
    path.write_bytes(struct.pack(
        "<8sIIQQ", MAGIC, VERSION, len(sections), SUMMED + len(covered),
        xxhash.xxh64_intdigest(covered)) + covered)
    return identity[:8]


def identity_of(path: Path) -> str:
    """The 16 digits with which the model id begins."""
    data = path.read_bytes()[:HEADER]
    version, = struct.unpack_from("<I", data, 8)
    found, = struct.unpack_from("<Q", data, 24 if version == 1 else 32)
    return f"{found:016x}"


def _sections(data: bytes, version: int, count: int) -> dict[str, bytes]:
    """As the file holds them."""
    row, sections = OLD_ROW if version == 1 else ROW, {}
    for i in range(count):
        name, offset, stored, *length = row.unpack_from(
            data, HEADER + row.size * i)
        part = data[offset:offset + stored]
        if length and length[0] != stored:
            part = zstandard.ZstdDecompressor().decompress(
                part, max_output_size=length[0])
        sections[name.rstrip(b"\0").decode()] = part
    return sections


def read(path: Path) -> tuple[dict[str, bytes], str]:
    """Sections and model id; raises ValueError for a damaged file. Files of
    the first version, which programs refuse, are read too."""
    data = path.read_bytes()
    magic, version, count, size, checksum = struct.unpack_from("<8sIIQQ", data)
    if magic != MAGIC or version not in (1, VERSION):
        raise ValueError(f"{path}: not a model of version {VERSION}")
    summed = data[HEADER if version == 1 else SUMMED:]
    if size != len(data) or xxhash.xxh64_intdigest(summed) != checksum:
        raise ValueError(f"{path}: damaged (size or checksum)")
    sections = words.from_file(_sections(data, version, count))
    return sections, identity_of(path)[:8]


def strings(values: Iterable[str]) -> bytes:
    """NUL-terminated strings, one after the other."""
    return b"".join(value.encode() + b"\0" for value in values)


def unstrings(data: bytes) -> list[str]:
    return [part.decode() for part in data.split(b"\0")[:-1]]


def array(values: np.ndarray, kind: str) -> bytes:
    """Little-endian bytes of an array; kind as numpy's, e.g. '<f4'."""
    return np.ascontiguousarray(values, dtype=kind).tobytes()
