"""Spanish spellings in English words, one by one, so that a teacher that reads
English alone can read Spanish.

Apertium (Forcada and others, 2011, "Apertium: a free/open-source platform for
rule-based machine translation") translates each spelling as it stands alone;
what it does not know glosses.tsv has.  The Debian package apertium-eng-spa has
its dictionaries.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from transformer import MOST_PIECES, Pieces

SUBJECT = re.compile(r"(?:it|i|you|we|they|he|she|one)\s+(?=\w)", re.I)
ARTICLE = re.compile(r"(?:the|a|an|some)\s+(?=\w)", re.I)
PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
OWN = Path(__file__).with_name("glosses.tsv")


def own_glosses() -> dict[str, str]:
    """The table's, by spelling in lower case."""
    lines = OWN.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line[:1] != "#")


def translated(forms: list[str]) -> list[str]:
    """Each form by itself, a line each."""
    program = shutil.which("apertium")
    if program is None:
        raise SystemExit("apt-get install apertium apertium-eng-spa")
    found = subprocess.run(
        [program, "-u", "spa-eng"], input="\n\n".join(forms) + "\n", text=True,
        stdout=subprocess.PIPE, check=True).stdout.split("\n\n")
    if len(found) != len(forms):
        raise SystemExit(f"apertium: {len(found)} lines for {len(forms)}")
    return [line.strip() for line in found]


def glosses(forms: list[str]) -> dict[str, str]:
    """English words of the forms that have some: a verb's without the pronoun
    that Spanish leaves out."""
    plain = [form for form in forms if PLAIN.fullmatch(form)]
    own, out = own_glosses(), {}
    for form, english in zip(plain, translated([f.lower() for f in plain])):
        words = english.replace("*", "").strip()
        for pattern in (SUBJECT, ARTICLE):
            words = pattern.sub("", words, count=1) if " " in words else words
        if not words or words.lower() == form.lower():
            words = own.get(form.lower(), "")
        if words:
            out[form] = words
    return out


class Glossed:
    """Pieces of a word's gloss; of the word itself where it has none."""

    def __init__(self, pieces: Pieces, forms: list[str]) -> None:
        self.pieces, self.gloss = pieces, glosses(forms)

    def of(self, form: str) -> list[int]:
        return self.pieces.of(self.gloss.get(form, form))[:MOST_PIECES]
