"""The model file: sections, words and rows survive it, damage does not."""

import struct
from pathlib import Path

import numpy as np
import pytest
import xxhash

import container
import rows
import words
from container import array

FORMS = ["", "ban", "bank", "banks", "of", "ñandú"]
ROW_OF = [0, 2, 1, 2, 3, 1]


def _sections() -> dict[str, bytes]:
    random = np.random.default_rng(1)
    text = [form.encode() for form in FORMS]
    config = np.zeros(46, "<u4")
    config[[1, 44]] = 16, 32
    table = random.integers(-127, 128, (4, 16))
    table[3] = table[0]
    return {
        "info": b"a=b\n" * 40, "config": array(config, "<u4"),
        "word.offset": array(np.cumsum([0, *map(len, text)]), "<u4"),
        "word.bytes": b"".join(text), "word.map": array(
            np.array(ROW_OF), "<u4"),
        "word.row": array(table, "<i1"),
        "word.scale": array(np.arange(4), "<f4"),
        "sense.row": array(random.integers(-9, 10, (4, 32)), "<i1"),
        "sense.scale": array(np.arange(4) + 4, "<f4"), "dist": bytes(264)}


def _of_words(sections: dict[str, bytes], name: str) -> np.ndarray:
    """What each word has in a table of rows, whatever their order."""
    row_of = np.frombuffer(sections["word.map"], "<u4")
    return np.frombuffer(sections[name], "<u1").reshape(4, -1)[row_of]


def test_sections_survive(tmp_path: Path) -> None:
    path, before = tmp_path / "x.model", _sections()
    ident = container.write(path, before)
    after, again = container.read(path)
    assert again == ident and list(after) == list(before)
    for name in before:
        if name in ("word.row", "word.scale", "sense.row", "sense.scale"):
            assert np.array_equal(_of_words(before, name),
                                  _of_words(after, name))
        elif name != "word.map":
            assert before[name] == after[name], name
    # Written again it is the same file, but for an identity of its own.
    container.write(tmp_path / "y.model", after,
                    container.identity_of(path))
    assert (tmp_path / "y.model").read_bytes() == path.read_bytes()


def test_sections_that_gain_are_packed(tmp_path: Path) -> None:
    path, noise = tmp_path / "x.model", np.random.default_rng(2).bytes(999)
    container.write(path, {"zero": bytes(999), "noise": noise})
    sizes = [container.ROW.unpack_from(path.read_bytes(), at)[2:]
             for at in (64, 64 + container.ROW.size)]
    assert sizes[0][0] < 40 and sizes[0][1] == 999
    assert sizes[1] == (999, 999)


@pytest.mark.parametrize("at", [10, 33, 64, 90, -1])
def test_damage_is_told(tmp_path: Path, at: int) -> None:
    path = tmp_path / "x.model"
    container.write(path, {"info": b"a=b\n", "dist": bytes(range(256))})
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(ValueError, match="damaged|version"):
        container.read(path)


def test_a_file_of_the_first_version_is_read(tmp_path: Path) -> None:
    path, info = tmp_path / "x.model", b"a=b\n".ljust(64, b"\0")
    payload = struct.pack("<16sQQ", b"info", 128, 4).ljust(64, b"\0") + info
    checksum = xxhash.xxh64_intdigest(payload)
    path.write_bytes(struct.pack(
        "<8sIIQQ", container.MAGIC, 1, 1, 64 + len(payload),
        checksum).ljust(64, b"\0") + payload)
    sections, ident = container.read(path)
    assert sections == {"info": b"a=b\n"}
    assert ident == f"{checksum:016x}"[:8]


def test_rows_follow_the_words() -> None:
    inside = words.to_file(_sections())
    assert inside["word.shared"] == bytes([0, 0, 3, 4, 0, 0])
    assert inside["word.added"] == bytes([0, 3, 1, 1, 2, 7])
    assert inside["word.bytes"] == "banksofñandú".encode()
    codes = np.frombuffer(inside["word.map"], "<u4")
    assert codes.tolist() == [0, 0, 0, 2, 0, 3]
    assert np.frombuffer(inside["word.again"], "<u4").tolist() == [0]


def test_a_word_may_be_too_long() -> None:
    sections = _sections() | {
        "word.offset": array(np.array([0, 0, 256]), "<u4"),
        "word.bytes": b"x" * 256, "word.map": array(np.array([0, 1]), "<u4")}
    with pytest.raises(ValueError, match="255"):
        words.to_file(sections)


@pytest.mark.parametrize("spread", [0, 1, 9, 60, 128])
def test_rows_survive(spread: int) -> None:
    random = np.random.default_rng(spread)
    table = random.integers(-spread, max(spread, 1), (200, 48)).astype(np.int8)
    table[7] = table[3]
    table[:3, ::5] = [[-128], [127], [-128]]
    packed = rows.pack(table)
    assert np.array_equal(rows.unpack(*packed, 48), table)
    assert packed[0].endswith(bytes(rows.tail(48)))


def test_the_row_of_the_document() -> None:
    table = np.array([[0, -1, 1, -2, 2, -9, 9] + [0] * 9], np.int8)
    data, sizes, again = rows.pack(table)
    assert data[:9].hex(" ") == "43 34 46 00 00 00 f8 e4 7f"
    assert (sizes, again) == (b"\x09\0", b"")
