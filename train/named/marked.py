"""Sentences whose names are marked in brackets, cut into words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data import Sentence
from named.marks import marked_lines, solid, tags_of, unmarked
from told import parsed


def read_marked(paths: list[Path], program: Path) -> Iterator[Sentence]:
    """Their sentences as the program cuts and parses them, with names. A
    sentence whose words are spelled otherwise than its text is left out."""
    for path in paths:
        texts, tags = {}, {}
        for number, line in marked_lines(path):
            ident = f"{path.stem}-{number}"
            texts[ident], tags[ident] = unmarked(line)
        rest = {ident: solid(text) for ident, text in texts.items()}
        for ident, sentence in parsed(program, list(texts.items()),
                                      "--lang", "en"):
            spelled = "".join(sentence.forms)
            if rest[ident].startswith(spelled):
                sentence.names = tags_of(sentence.forms, tags[ident])
                sentence.ident = ident
                yield sentence
            rest[ident] = rest[ident][len(spelled):]
            tags[ident] = tags[ident][len(spelled):]
