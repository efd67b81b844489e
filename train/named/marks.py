"""Names that are marked in brackets (README.md)."""

from __future__ import annotations

import re
from pathlib import Path

MARK = re.compile(r"\[([^\[\]|]+)\|(PER|ORG|LOC)\]")


def marked_lines(path: Path) -> list[tuple[int, str]]:
    """(number, line) of the lines that are neither empty nor a comment."""
    return [(number, line) for number, line in enumerate(
        path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")]


def unmarked(line: str) -> tuple[str, list[str]]:
    """The text, and the tag of each of its characters but for blanks; a name's
    first character has a B."""
    text, tags, at = "", [], 0
    for mark in MARK.finditer(line):
        before, name = line[at:mark.start()], mark.group(1)
        text += before + name
        tags += ["O"] * _solid(before)
        tags += [f"B-{mark.group(2)}"] + [f"I-{mark.group(2)}"] * (
            _solid(name) - 1)
        at = mark.end()
    return text + line[at:], tags + ["O"] * _solid(line[at:])


def _solid(text: str) -> int:
    """Characters that are no blanks."""
    return len("".join(text.split()))


def tags_of(forms: list[str], tags: list[str]) -> list[str]:
    """Of the words, out of those of the characters that they consist of: a
    word is of the name that its first named character is of."""
    out, at, inside = [], 0, False
    for form in forms:
        own = [tag for tag in tags[at:at + len(form)] if tag != "O"]
        begins = own and (own[0][0] == "B" or not inside)
        out.append(("B" if begins else "I") + own[0][1:] if own else "O")
        at += len(form)
        inside = bool(own)
    return out
