"""Where lexicon, models and the program lie."""

from __future__ import annotations

import os
from pathlib import Path

from . import _core


def _is_data(folder: Path) -> bool:
    return (folder / "lexicon" / "ontology" / "events.tsv").is_file()


def folder() -> str | None:
    """Of the package; else of the checkout around it; None: the library looks for it, also in $DEMARCHE_DATA."""
    if os.environ.get("DEMARCHE_DATA"):
        return None
    here = Path(__file__).parent
    for candidate in (here / "data", *Path(__file__).resolve().parents):
        if _is_data(candidate):
            return os.fspath(candidate)
    return None


def program() -> str | None:
    """The program `demarche` that came with the package; in an editable installation it lies beside the extension."""
    for candidate in (Path(__file__).parent / "bin" / "program", Path(_core.__file__).parent / "program"):
        if os.access(candidate, os.X_OK):
            return os.fspath(candidate)
    return None
