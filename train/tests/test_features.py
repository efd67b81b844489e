"""Feature strings and hashes against docs/model-format.md."""

import re
from pathlib import Path

import pytest

from features import (bucket, feature_strings, hash32, normal, shape)

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/model-format.md"


@pytest.mark.parametrize("word,key", [
    ("Bogotá", "bogotá"), ("2,500", "0,000"), ("’s", "'s"), ("—", "-"),
    ("İstanbul", "istanbul"), ("٣٤", "00"), ("Straße", "straße"),
])
def test_normal(word: str, key: str) -> None:
    assert normal(word) == key


@pytest.mark.parametrize("word,expected", [
    ("McDonald", "XxXxx"), ("U.S.", "X.X."), ("COVID-19", "XX-dd"),
    ("2,500", "d,dd"), ("北京", "uu"), ("a1b2c3d4e5", "xdxdxdxd"),
])
def test_shape(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_short_words_have_few_features() -> None:
    assert feature_strings("I") == ["SX", "L1", "pi", "si", "t<i>"]


def test_hash_is_fnv_with_mixing() -> None:
    x = 2166136261
    x ^= x >> 15
    x = x * 0x2C1B3C6D % 2**32
    assert hash32(b"") == x ^ (x >> 12)
    assert 0 <= bucket("Sxx") < 32768


def test_document_examples() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    found = re.findall(
        r"    word   (\S+)\n    normal (\S+)   hash (\d+)\n"
        r"    rows   ((?:.+\n)+)", text)
    assert len(found) >= 10
    for word, key, value, rows in found:
        assert normal(word) == key
        assert hash32(key.encode()) == int(value)
        assert rows.split() == [f"{f}={bucket(f)}"
                                for f in feature_strings(word)]
