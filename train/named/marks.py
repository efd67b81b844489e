"""Names that are marked in brackets (README.md)."""

from __future__ import annotations

import re
from pathlib import Path

MARK = re.compile(r"\[([^\[\]|]+)\|(PER|ORG|LOC)\]")


def marked_lines(path: Path) -> list[tuple[int, str]]:
    """(number, line) of the lines that are not empty."""
    return [(number, line) for number, line in enumerate(
        path.read_text(encoding="utf-8").splitlines(), 1) if line.strip()]


def solid(text: str) -> str:
    """Without its blanks."""
    return "".join(text.split())


def unmarked(line: str) -> tuple[str, list[str]]:
    """The text, and the tag of each of its characters but for blanks; a name's
    first character has a B."""
    text, tags, at = "", [], 0
    for mark in MARK.finditer(line):
        before, (name, kind) = line[at:mark.start()], mark.groups()
        text += before + name
        tags += ["O"] * len(solid(before))
        tags += [f"B-{kind}"] + [f"I-{kind}"] * (len(solid(name)) - 1)
        at = mark.end()
    return text + line[at:], tags + ["O"] * len(solid(line[at:]))


def tags_of(forms: list[str], tags: list[str]) -> list[str]:
    """Of the words, out of those of the characters that they consist of: a
    word is of the name that its first named character is of."""
    out: list[str] = []
    at, before = 0, "O"
    for form in forms:
        own = [tag for tag in tags[at:at + len(form)] if tag != "O"]
        at += len(form)
        kind = own[0][1:] if own else ""
        inside = kind and own[0][0] == "I" and before[1:] == kind
        out.append(("I" if inside else "B") + kind if own else "O")
        before = out[-1]
    return out
