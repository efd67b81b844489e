"""Raw text: of the data folder, and what was written to be read (prose/)."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

_WRAPPED = re.compile(r"(?<![.!?:])\n")


def raw_documents(path: Path, seed: int) -> Iterator[tuple[str, str]]:
    """(id, text) in random order; columns of the UN debates are joined."""
    handle = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with handle:
        rows = [json.loads(line) for line in handle]
    random.Random(seed).shuffle(rows)
    for row in rows:
        if "text" not in row:      # a place in another file
            continue
        text = row["text"]
        if "ungdc" in path.name:
            text = _WRAPPED.sub(" ", text)
        yield row["id"], text


def prose_documents(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """(id, text) of items between empty lines; each line, which is a sentence
    or a headline, becomes a paragraph."""
    for path in paths:
        items = path.read_text(encoding="utf-8").split("\n\n")
        for i, item in enumerate(items):
            if item.strip():
                yield f"{path.stem}-{i}", "\n\n".join(item.strip().splitlines())
