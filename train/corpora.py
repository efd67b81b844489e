"""Raw text of the data folder."""

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
        text = row["text"]
        if "ungdc" in path.name:
            text = _WRAPPED.sub(" ", text)
        yield row["id"], text
