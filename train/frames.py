"""Which categories the frames of lexicon/verbs tell with a word.

A word's flags say where it stands: as the verb, noun or adjective of a frame
(its first word, where the frame has several), or inside a condition on an
object.  The network learns from them which words that it never met in an
annotated sentence mean the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

KINDS = ("verb", "noun", "adjective")
_RESULT = re.compile(r"-> ([A-Z]+)")
_OBJECT = re.compile(r"\{([^}]*)\}")


def _items(cell: str) -> list[str]:
    """Words of a list, phrases by their words; sets and slots are left out."""
    return [word for item in cell.split(",")
            for word in item.split() if word.isalpha() and word.islower()]


class Frames:
    """Flags of lemmas."""

    def __init__(self, folder: Path) -> None:
        self.of: dict[str, dict[str, set[str]]] = {
            kind: defaultdict(set) for kind in KINDS}
        for path in sorted(folder.glob("*.frames")):
            self._read(path)

    def _read(self, path: Path) -> None:
        kind, heads = "", ""
        for line in path.read_text(encoding="utf-8").splitlines():
            word = line.split(" ", 1)[0]
            if line[:1] == "\t" and "->" in line:
                self._pattern(kind, heads, line)
            elif line[:1] == "\t" and kind:
                heads += line.strip()
            elif word in KINDS:
                kind, heads = word, line.split(" ", 1)[1]
            elif line and line[0] != "#":
                kind = ""

    def _pattern(self, kind: str, heads: str, line: str) -> None:
        result = _RESULT.search(line)
        if not result or not kind:
            return
        category = result[1]
        for phrase in heads.split(","):
            words = phrase.split()
            if words:
                self.of[kind][words[0]].add(f"frame:{kind}:{category}")
            for word in words[1:]:
                self.of["noun"][word].add(f"frame:part:{category}")
        for group in _OBJECT.findall(line):
            for word in _items(group):
                self.of["noun"][word].add(f"frame:object:{category}")

    def flags(self, pos: str, lemma: str) -> list[str]:
        """Of a lemma as WordNet's part of speech."""
        kind = {"adj": "adjective"}.get(pos, pos)
        return sorted(self.of.get(kind, {}).get(lemma, ()))
