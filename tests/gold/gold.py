#!/usr/bin/env python3
"""Annotated passages -> gold articles for `demarche score`: whole documents of the data folder, with what is to be found in
the passages of each. The language is that which the name of the file begins with.

  gold.py SHARED FILE... > GOLD"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path


def documents(shared: Path, source: str) -> dict[str, dict]:
    """The articles of a source by id."""
    path = shared / source
    if path.suffix == ".txt":
        return {source: {"text": path.read_text(encoding="utf-8")}}
    if path.suffix == ".json":
        return {key: {"text": page["articleBody"]} for key, page in json.loads(path.read_text(encoding="utf-8")).items()}
    handle = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with handle:
        return {row["id"]: row for row in map(json.loads, handle)}


def placed(record: dict, name: str) -> dict:
    """The record with its own span as start and end."""
    start, end = record[name]
    return {"start": start, "end": end} | {key: value for key, value in record.items() if key != name}


def as_gold(kind: str, record: dict) -> dict:
    if kind == "amounts":
        return placed(record, "span")
    if kind == "quotes":
        return placed(record, "quote")
    return record | {"party": [placed(party, "span") for party in record.get("party", [])]}


def articles(shared: Path, files: list[Path]) -> list[dict]:
    passages = [row | {"lang": path.name[:2]} for path in files for row in map(json.loads, path.read_text().splitlines())]
    by_document: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for passage in passages:
        by_document[passage["source"], passage["doc"]].append(passage)
    texts = {source: documents(shared, source) for source in sorted({source for source, _ in by_document})}
    found = []
    for (source, doc), rows in by_document.items():
        article = texts[source][doc]
        gold = {"id": doc, "lang": rows[0]["lang"], "text": article["text"], "scope": [[row["start"], row["end"]] for row in rows]}
        if article.get("date"):
            gold["date"] = article["date"]
        for name in rows[0].get("only", ("amounts", "facts", "quotes")):
            gold[name] = [as_gold(name, record) for row in rows for record in row.get(name, [])]
        found.append(gold)
    return found


def main() -> None:
    shared, *files = map(Path, sys.argv[1:])
    for article in articles(shared, files):
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
