#!/usr/bin/env python3
"""Annotated passages in the short form -> JSON lines with offsets, without a word of the texts.

  pack.py [--only-facts] SHEET INDEX ANNOTATED... > FILE

--only-facts: amounts and quotations were not annotated. INDEX has a JSON line a passage of the sheet: number, source file below the data folder, document, first byte."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from short_form import Span, read_annotated, read_sheet


class Passage:
    def __init__(self, text: str, row: dict) -> None:
        self.text, self.row = text, row

    def bytes_of(self, span: Span) -> list[int]:
        start = self.row["start"]
        return [start + len(self.text[:at].encode()) for at in span]

    def absolute(self, value: object) -> object:
        """Spans (tuples) of the passage's characters as bytes of the document."""
        if isinstance(value, tuple):
            return self.bytes_of(value)
        if isinstance(value, list):
            return [self.absolute(v) for v in value]
        if isinstance(value, dict):
            return {k: self.absolute(v) for k, v in value.items() if v not in (None, [], False) or k == "direct"}
        return value


def main() -> int:
    arguments = [argument for argument in sys.argv[1:] if argument != "--only-facts"]
    only = {"only": ["facts"]} if len(arguments) < len(sys.argv) - 1 else {}
    sheet, index, *annotated = map(Path, arguments)
    texts = read_sheet(sheet)
    rows = {row["n"]: row for row in map(json.loads, index.read_text().splitlines())}
    wrong = 0
    for path in annotated:
        def complain(line: int, why: str, path: Path = path) -> None:
            nonlocal wrong
            wrong += 1
            print(f"{path}:{line}: {why}", file=sys.stderr)
        for number, records in sorted(read_annotated(texts, path, complain).items()):
            row = rows[number]
            passage = Passage(texts[number], row)
            place = {"source": row["source"], "doc": row["doc"], "start": row["start"], "end": row["end"]} | only
            print(json.dumps(place | passage.absolute(records)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
