#!/usr/bin/env python3
"""How far two annotators of the same passages agree.

  agreement.py SHEET FIRST... -- SECOND

A sure record of one counts as found when the other has it, sure or not: share of the sure records of both (as F1)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from short_form import Span, read_annotated, read_sheet

Same = Callable[[dict, dict, dict[Span, float]], bool]


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def same_amount(one: dict, other: dict, _: dict[Span, float]) -> bool:
    return overlap(one["span"], other["span"]) and abs(one["value"] - other["value"]) <= one["value"] / 200


def same_kind(one: dict, other: dict, _: dict[Span, float]) -> bool:
    def places(fact: dict) -> list[Span]:
        return [p["span"] for p in fact["party"]] + fact["amount"] + fact["count"] + ([fact["object"]] if "object" in fact else [])
    return one["kind"] == other["kind"] and any(overlap(a, b) for a in places(one) for b in places(other))


def same_figure(one: dict, other: dict, values: dict[Span, float]) -> bool:
    figures = [{values.get(span) for span in fact["amount"] + fact["count"]} for fact in (one, other)]
    return same_kind(one, other, values) and (bool(figures[0] & figures[1]) or not (figures[0] or figures[1]))


def covers(parties: list[dict], others: list[dict]) -> bool:
    return all(p["optional"] or any(overlap(p["span"], o["span"]) for o in others) for p in parties)


def same_fact(one: dict, other: dict, values: dict[Span, float]) -> bool:
    return (same_figure(one, other, values) and covers(one["party"], other["party"])
            and covers(other["party"], one["party"]))


def same_quote(one: dict, other: dict, _: dict[Span, float]) -> bool:
    (a, b), (c, d) = one["quote"], other["quote"]
    if min(b, d) - max(a, c) < min(b - a, d - c) / 2:
        return False
    return "speaker" not in one or "speaker" not in other or overlap(one["speaker"], other["speaker"])


MEASURES: list[tuple[str, str, Same]] = [
    ("amounts", "amounts", same_amount),
    ("facts: kind", "facts", same_kind),
    ("facts: kind, amount", "facts", same_figure),
    ("facts: kind, parties, amount", "facts", same_fact),
    ("quotations with speaker", "quotes", same_quote),
]


def agreement(first: dict, second: dict, kind: str, same: Same) -> tuple[int, int, float]:
    counts, found = [0, 0], 0
    for number in second:
        values = {a["span"]: a["value"] for source in (first, second) for a in source[number]["amounts"]}
        for side, (own, other) in enumerate(((first, second), (second, first))):
            for record in own[number][kind]:
                if not record.get("optional"):
                    counts[side] += 1
                    found += any(same(record, o, values) for o in other[number][kind])
    return *counts, found / max(sum(counts), 1)


def main() -> None:
    at = sys.argv.index("--")
    texts = read_sheet(Path(sys.argv[1]))

    def read(paths: list[str]) -> dict:
        found: dict = {}
        for path in paths:
            found |= read_annotated(texts, Path(path), lambda line, why, path=path: print(f"{path}:{line}: {why}"))
        return found
    first, second = read(sys.argv[2:at]), read(sys.argv[at + 1:])
    for name, kind, same in MEASURES:
        print("{}: {} and {}, {:.3f}".format(name, *agreement(first, second, kind, same)))


if __name__ == "__main__":
    main()
