"""Passages that are annotated with facts (facts/), with their texts.

Those of the data folder are places in its documents; those of `prose/` are
items of it, their lines joined by blanks, those of `events/` its sentences.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
GOLD = HERE.parent / "tests" / "gold"
sys.path.append(str(GOLD))
from gold import documents    # noqa: E402

PROSE, EVENTS = "prose/", "events/"


@dataclass
class Passage:
    """Bytes of spans count from the begin of the text."""

    ident: str
    text: str
    facts: list[dict]


def _prose(source: str) -> dict[str, str]:
    items = (HERE / source).read_text(encoding="utf-8").split("\n\n")
    return {str(i): " ".join(line.strip() for line in item.split("\n")).strip()
            for i, item in enumerate(items)}


def _sentences(source: str) -> dict[str, str]:
    rows = (HERE / source).read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["text"] for row in map(json.loads, rows)
            if "text" in row}


def _texts(shared: Path, source: str) -> dict[str, str]:
    if source.startswith(PROSE):
        return _prose(source)
    if source.startswith(EVENTS):
        return _sentences(source)
    return {key: row["text"] for key, row in documents(shared, source).items()}


def _moved(fact: dict, start: int) -> dict:
    """The fact with spans that count from `start`."""
    def span(place: list[int]) -> list[int]:
        return [place[0] - start, place[1] - start]

    out = fact | {"party": [party | {"span": span(party["span"])}
                            for party in fact.get("party", [])]}
    for key in ("amount", "count"):
        out[key] = [span(place) for place in fact.get(key, [])]
    return out


def load(paths: list[Path], shared: Path) -> Iterator[Passage]:
    """In the order of the files."""
    texts: dict[str, dict[str, str]] = {}
    for file, path in enumerate(paths):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, row in enumerate(map(json.loads, lines)):
            source, start, end = row["source"], row["start"], row["end"]
            if source not in texts:
                texts[source] = _texts(shared, source)
            text = texts[source][row["doc"]].encode()[start:end]
            yield Passage(f"{file}-{number}", text.decode(),
                          [_moved(fact, start)
                           for fact in row.get("facts", [])])
