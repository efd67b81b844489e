"""Names that were annotated by hand in sentences of AnCora.

tests/gold/es.names.dev.jsonl: every twentieth sentence of the dev and test
files, the sixth on; offsets alone, the text is the data folder's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from data import Sentence

FIRST, STEP = 5, 20
GOLD = (Path(__file__).resolve().parents[1] / "tests" / "gold"
        / "es.names.dev.jsonl")


def _texts(shared: Path, source: str) -> dict[str, bytes]:
    with open(shared / source, encoding="utf-8") as lines:
        return {row["id"]: row["text"].encode()
                for row in map(json.loads, lines)}


def places(text: str, forms: list[str]) -> list[tuple[int, int]]:
    """Characters of each token; "del" is `de` and `l`, whose form is el."""
    at, out = 0, []
    for form in forms:
        while text[at:at + 1].isspace():
            at += 1
        short = form == "el" and text[at:at + 1] == "l"
        end = at + (1 if short else len(form))
        out.append((at, end))
        at = end
    return out


def _tags(text: bytes, names: list[dict],
          where: list[tuple[int, int]]) -> list[str | None]:
    tags: list[str | None] = ["O"] * len(where)
    for name in names:
        first, last = (len(text[:at].decode()) for at in name["span"])
        inside = [i for i, (a, b) in enumerate(where) if a < last and b > first]
        for i in inside:
            tags[i] = ("B-" if i == inside[0] else "I-") + name["type"]
    return tags


def by_hand(shared: Path, bank: list[Sentence]) -> Iterator[
        tuple[Sentence, list[str | None]]]:
    """Sentences of AnCora with their annotated tags."""
    if not GOLD.exists():
        return
    texts: dict[str, dict[str, bytes]] = {}
    rows = [json.loads(line) for line in open(GOLD, encoding="utf-8")]
    for row, sentence in zip(rows, bank[FIRST::STEP], strict=True):
        source = row["source"]
        if source not in texts:
            texts[source] = _texts(shared, source)
        text = texts[source][row["doc"]][slice(*row["span"])]
        yield sentence, _tags(text, row["names"], places(
            text.decode(), sentence.forms))
