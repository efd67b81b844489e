#!/usr/bin/env python3
"""Annotated sentences as a gold file for `demarche score`.

  gold.py SHARED FILE... > gold.jsonl

An event of which nobody is told to be the actor is optional: annotators write
it down, but PLOVER's manual wants none coded.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from events.annotated import Annotated, Event, Party, load  # noqa: E402


def _parties(parties: list[Party], sentence: Annotated) -> list[dict]:
    return [{"code": p.code or "---", "text": sentence.words(p.span)}
            for p in parties]


def _event(event: Event, sentence: Annotated) -> dict:
    out: dict = {"event": event.category, "status": event.status}
    if event.mode:
        out["mode"] = event.mode
    if not event.actors:
        out["optional"] = True
    out["actor"] = _parties(event.actors, sentence)
    out["recipient"] = _parties(event.recipients, sentence)
    return out


def gold(sentence: Annotated) -> dict:
    return {"id": sentence.ident, "text": sentence.text,
            "lang": sentence.language,
            "date": f"{sentence.year}-07-01",
            "gold": [_event(e, sentence) for e in sentence.events]}


def main() -> None:
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    for sentence in load(map(Path, sys.argv[2:]), Path(sys.argv[1])):
        print(json.dumps(gold(sentence), ensure_ascii=False))


if __name__ == "__main__":
    main()
