"""Word features and their hashes, exactly as docs/model-format.md states them.

A word's features are a pure function of its spelling.  Everything here works
on Unicode code points; only the hash sees UTF-8 bytes.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

HASH_BUCKETS = 1 << 15
AFFIX_MAX = 5
TRIGRAM_MAX = 14
LENGTH_MAX = 12
SHAPE_MAX = 8

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
    "\u2013": "-", "\u2014": "-",
}


def hash32(data: bytes) -> int:
    """FNV-1a over the bytes, then two rounds of mixing; 32 bits."""
    x = 2166136261
    for byte in data:
        x = ((x ^ byte) * 16777619) & 0xFFFFFFFF
    x ^= x >> 15
    x = (x * 0x2C1B3C6D) & 0xFFFFFFFF
    return x ^ (x >> 12)


def bucket(feature: str) -> int:
    """Row of the hashed table that a feature string selects."""
    return hash32(feature.encode("utf-8")) & (HASH_BUCKETS - 1)


def _lower(char: str) -> str:
    return char.lower()[0]   # U+0130 is the only one with two; its first is i


@lru_cache(maxsize=None)
def _fold(char: str) -> str:
    """One code point of the normal form: plain quotes, 0, lower case."""
    char = _PLAIN.get(char, char)
    return "0" if unicodedata.category(char) == "Nd" else _lower(char)


def normal(word: str) -> str:
    """The key under which the vocabulary knows a word."""
    return "".join(_fold(char) for char in word)


@lru_cache(maxsize=None)
def _shape_class(char: str) -> str:
    char = _PLAIN.get(char, char)
    category = unicodedata.category(char)
    if category in ("Lu", "Lt"):
        return "X"
    if category == "Ll":
        return "x"
    if category == "Nd":
        return "d"
    return char if ord(char) < 128 else "u"


def shape(word: str) -> str:
    """Classes of the code points, runs cut at two, eight at most."""
    out: list[str] = []
    for char in word:
        kind = _shape_class(char)
        if out[-2:] != [kind, kind]:
            out.append(kind)
            if len(out) == SHAPE_MAX:
                break
    return "".join(out)


def feature_strings(word: str) -> list[str]:
    """The hashed features in the order in which their rows are added."""
    low = normal(word)
    features = ["S" + shape(word), "L" + str(min(len(low), LENGTH_MAX))]
    for n in range(1, AFFIX_MAX + 1):
        if len(low) >= n:
            features.append("p" + low[:n])
            features.append("s" + low[-n:])
    framed = "<" + low + ">"
    count = min(len(framed) - 2, TRIGRAM_MAX)
    features.extend("t" + framed[i:i + 3] for i in range(count))
    return features


def feature_rows(word: str) -> list[int]:
    """Rows of the hashed table whose sum describes the word."""
    return [bucket(feature) for feature in feature_strings(word)]
