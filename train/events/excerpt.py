#!/usr/bin/env python3
"""Draw sentences of the data folder, to be annotated in the short form.

  excerpt.py --shared FOLDER --program demarche --count 250 --seed 1 \\
      SOURCE GENRE > FILE

Documents are drawn at random, two sentences at most of each; sentences of 8 to
50 words with a name in them.  Below each stands `?`, to be replaced.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora import raw_documents             # noqa: E402
from told import parsed, places               # noqa: E402

BATCH = 60


def years(shared: Path, source: str) -> dict[str, int]:
    """Year of each document; 2000 where it has no date."""
    import gzip
    path = shared / source
    handle = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with handle:
        rows = [json.loads(line) for line in handle]
    return {row["id"]: int(str(row.get("date") or row.get("year")
                               or "2000")[:4]) for row in rows}


def suits(text: str, forms: list[str]) -> bool:
    return (8 <= len(forms) <= 50 and "\n" not in text
            and text[:1].isupper() and text[-1:] in ".!?”\""
            and any(f[:1].isupper() and len(f) > 2 for f in forms[1:]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--count", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("source")
    parser.add_argument("genre")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    year = years(args.shared, args.source)
    documents = list(raw_documents(args.shared / args.source, args.seed))
    left, at = args.count, 0
    while left > 0 and at < len(documents):
        some = documents[at:at + BATCH]
        at += BATCH
        found: dict[str, list[tuple[int, int]]] = {}
        ends: dict[str, int] = {}
        texts = {ident: text.encode() for ident, text in some}
        for ident, sentence in parsed(args.program, some):
            spans = places(texts[ident], sentence.forms, ends.get(ident, 0))
            ends[ident] = spans[-1][1]
            span = spans[0][0], spans[-1][1]
            if suits(texts[ident][slice(*span)].decode(), sentence.forms):
                found.setdefault(ident, []).append(span)
        for ident, spans in found.items():
            for span in rng.sample(spans, min(2, len(spans)))[:left]:
                print(f"@ {year[ident]} {args.genre}")
                print(f"# {args.source} {ident} {span[0]} {span[1]}")
                print(texts[ident][slice(*span)].decode())
                print("    ?")
                left -= 1


if __name__ == "__main__":
    main()
