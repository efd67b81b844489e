"""Sentences that teach and that choose, by language."""

from __future__ import annotations

from pathlib import Path

import data
import spanish_banks
from data import Sentence

LANGUAGES = {"en": data, "es": spanish_banks}


def load_train(shared: Path, language: str = "en",
               names: Path | None = None) -> list[Sentence]:
    """`names`: what a teacher read in the treebanks (Spanish)."""
    if names:
        return LANGUAGES[language].load_train(shared, names)
    return LANGUAGES[language].load_train(shared)


def load_dev(shared: Path, language: str = "en") -> dict[str, list[Sentence]]:
    return LANGUAGES[language].load_dev(shared)


def load_taught(path: Path, language: str = "en") -> list[Sentence]:
    """Raw text as a teacher parsed it."""
    return LANGUAGES[language].load_taught(path)
