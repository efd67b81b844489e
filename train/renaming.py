"""Other names in the place of annotated ones, so that names are not learned
by heart: one token for one, tree and tags stay as they are."""

from __future__ import annotations

import random
from pathlib import Path

from data import Sentence


class Renamer:
    """Draws names from the census lists, GeoNames and organisations.txt."""

    def __init__(self, shared: Path, rate: float) -> None:
        import names
        folder = Path(names.__file__).parent
        self.rate = rate
        self.given = self._census(folder / "dist.male.first", 1200)
        self.given += self._census(folder / "dist.female.first", 1200)
        self.surnames = self._census(folder / "dist.all.last", 15000)
        self.places = []
        for line in open(shared / "places/cities15000.txt", encoding="utf-8"):
            cells = line.split("\t")
            if cells[2].isalpha():
                self.places.append(cells[2])
        path = Path(__file__).parent / "organisations.txt"
        self.organisations = [line.strip() for line in open(path)
                              if line[0] != "#" and " " not in line.strip()]

    @staticmethod
    def _census(path: Path, most: int) -> list[str]:
        with open(path) as handle:
            return [line.split()[0].capitalize()
                    for line in list(handle)[:most]]

    def _draw(self, tags: list[str | None], i: int) -> str | None:
        tag = tags[i]
        if tag is None or tag == "O":
            return None
        alone = tag[0] == "B" and tags[i + 1:i + 2] != ["I" + tag[1:]]
        if tag[2:] == "PER":
            first = tag[0] == "B" and (not alone or random.random() < 0.5)
            return random.choice(self.given if first else self.surnames)
        if not alone:
            return None                # parts of longer names mean something
        return random.choice(self.places if tag[2:] == "LOC"
                             else self.organisations)

    def forms(self, sentence: Sentence) -> list[str] | None:
        """New forms, or None where nothing is replaced."""
        if not any(tag and tag != "O" for tag in sentence.names):
            return None
        if random.random() >= self.rate:
            return None
        out = list(sentence.forms)
        for i, form in enumerate(out):
            if sentence.upos[i] == "PROPN" and len(form) > 2 and (
                    form[0].isupper() and form.isalpha()):
                new = self._draw(sentence.names, i)
                out[i] = new if new is not None else form
        return out
