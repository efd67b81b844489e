#!/usr/bin/env python3
"""Turn the short form of docs/annotation.md into JSON lines.

  pack.py WRITER FILE... > en/WRITER.jsonl
  pack.py es-WRITER FILE... > es/WRITER.jsonl

A writer's name begins with the language where it is not English: names are of
one writer over all languages.

Sentences of a corpus, which stay where they are, are written into the short
form by excerpt.py; their lines carry `# source doc start end`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from events.annotated import (Annotated, Event, Party, Span,  # noqa: E402
                              faults, to_json)

SETTING = re.compile(r"@ (\d{4}) (\S+)")
EXCERPT = re.compile(r"# (\S+) (\S+) (\d+) (\d+)")
NUMBERED = re.compile(r"(.*)#([1-9]\d*)", re.S)


class Fault(Exception):
    """What cannot be read."""


def find(text: str, words: str) -> Span:
    """Bytes of the words in the text; `words#2` is their second place."""
    number = 1
    if not _places(text, words) and (match := NUMBERED.fullmatch(words)):
        words, number = match[1], int(match[2])
    places = _places(text, words)
    if len(places) < number:
        raise Fault(f"the sentence has no {words!r}"
                    + (f" number {number}" if number > 1 else ""))
    start = len(text[:places[number - 1]].encode())
    return start, start + len(words.encode())


def _places(text: str, words: str) -> list[int]:
    if not words:
        return []
    pattern = (r"(?<!\w)" if words[0].isalnum() else "") + re.escape(words) + (
        r"(?!\w)" if words[-1].isalnum() else "")
    return [m.start() for m in re.finditer(pattern, text)]


def parties(text: str, cell: str) -> list[Party]:
    out = []
    for item in filter(None, (part.strip() for part in cell.split(";"))):
        words, _, code = item.rpartition("=")
        if not words:
            words, code = code, ""
        out.append(Party(find(text, words.strip()), code.strip()))
    return out


def event(text: str, line: str) -> Event:
    cells = [cell.strip() for cell in line.split("|")]
    kind = cells[0].split()
    if len(cells) != 4 or len(kind) != 3:
        raise Fault("an event is `CATEGORY mode status | trigger | actors | "
                    "recipients`")
    return Event(kind[0], kind[2], find(text, cells[1]),
                 "" if kind[1] == "-" else kind[1],
                 parties(text, cells[2]), parties(text, cells[3]))


def blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Sentences with their lines; the number is that of the first, from 1."""
    block: list[str] = []
    first = 0
    for number, line in enumerate(lines, 1):
        if line[:1] in (" ", "\t") and line.strip():
            block.append(line.strip())
            continue
        if block:
            yield first, block
        block, first = ([line.rstrip()], number) if line.strip() else ([], 0)
    if block:
        yield first, block


def read(writer: str, path: Path, start: int) -> Iterator[
        tuple[int, Annotated | str]]:
    """Each sentence, or what is wrong, with its line."""
    year, genre = 0, ""
    place: tuple[str, str, Span] = ("", "", (0, 0))
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, block in blocks(lines):
        text = block[0]
        if match := SETTING.fullmatch(text):
            year, genre = int(match[1]), match[2]
            continue
        if text.startswith("#"):
            if match := EXCERPT.fullmatch(text):
                place = (match[1], match[2], (int(match[3]), int(match[4])))
            continue
        try:
            if len(block) < 2:
                raise Fault("events or `nothing` stand below, indented")
            told = [] if block[1:] == ["nothing"] else [
                event(text, line) for line in block[1:]]
            sentence = Annotated(f"{writer}-{start:04}", text, year, genre,
                                 told, *place)
            wrong = "; ".join(faults(sentence))
            yield number, wrong or sentence
        except Fault as fault:
            yield number, str(fault)
        start += 1
        place = ("", "", (0, 0))


def main() -> None:
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    writer, bad, count = sys.argv[1], 0, 0
    for path in map(Path, sys.argv[2:]):
        for line, item in read(writer, path, count + 1):
            count += 1
            if isinstance(item, str):
                print(f"{path}:{line}: {item}", file=sys.stderr)
                bad += 1
            else:
                print(to_json(item))
    print(f"{count} sentences, {bad} with faults", file=sys.stderr)
    if bad:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
