#!/usr/bin/env python3
"""Choose the margins of a language in lexicon/ontology/hearing.tsv.

  fit.py --build BUILD [--language es] GOLD.jsonl

GOLD is what events/gold.py writes of the sentences that choose (splits.py);
never those that measure.  Frames and network are scored together, and only
values that keep silence where nothing is told count.  All rows get one margin
by category F1; then, in two rounds, all get one `role` by events with
countries and one `actor` by category F1, and a row its own margin and role
where that gains GAIN: there are few sentences, and less may be chance.  Ties go
to the higher value; `strong` stays as it is.  The table is written in its place.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "lexicon" / "ontology" / "hearing.tsv"
SILENCE = 0.95           # of silent sentences: the aim of docs/accuracy.md
GAIN = 0.004             # for what a row has of its own: more than chance
MARGINS = (0, 50, 100, 150, 250, 400)
ROLES = (-150, -100, -50, 0, 50)
LIKELIEST = (-300, -200, -100)

Rows = dict[tuple[str, str], dict[str, str]]    # by language and event


def read() -> tuple[list[str], list[str], Rows]:
    """Comments, columns, rows."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    body = [line.split("\t") for line in lines if line and line[0] != "#"]
    rows = [dict(zip(body[0], row)) for row in body[1:]]
    return head, body[0], {(r["language"], r["event"]): r for r in rows}


def text(head: list[str], columns: list[str], rows: Rows) -> str:
    return "\n".join([*head, "\t".join(columns),
                      *("\t".join(row[c] for c in columns)
                        for row in rows.values())]) + "\n"


class Data:
    """A data folder like the project's, but for the one table."""

    def __init__(self, folder: Path, build: Path, language: str,
                 gold: Path) -> None:
        self.command = [build / "demarche", "score", "--quiet", "--lang",
                        language, gold]
        self.folder = folder
        (folder / "lexicon" / "ontology").mkdir(parents=True)
        (folder / "models").symlink_to(ROOT / "models")
        for path in (ROOT / "lexicon").iterdir():
            if path.name != "ontology":
                (folder / "lexicon" / path.name).symlink_to(path)
        for path in (ROOT / "lexicon" / "ontology").iterdir():
            if path != TABLE:
                (folder / "lexicon" / "ontology" / path.name).symlink_to(path)
        self.table = folder / "lexicon" / "ontology" / TABLE.name

    def score(self, table: str) -> dict[str, float]:
        """Category F1, events with countries, the mean of both, silence."""
        self.table.write_text(table, encoding="utf-8")
        done = subprocess.run(
            self.command, capture_output=True, text=True,
            env=dict(os.environ, DEMARCHE_DATA=str(self.folder)))
        out = {}
        for line in map(json.loads, done.stdout.splitlines()):
            if line["record"] == "score":
                out[line["measure"]] = line.get("F1", line.get("accuracy"))
        out["both"] = (out["category"] + out["triple"]) / 2
        return out


class Search:
    def __init__(self, data: Data, language: str) -> None:
        self.data, self.language = data, language
        self.head, self.columns, self.rows = read()

    def score(self) -> dict[str, float]:
        return self.data.score(text(self.head, self.columns, self.rows))

    def choose(self, names: list[tuple[str, str]], column: str,
               values: tuple[int, ...], figure: str,
               gain: float = 0.0) -> None:
        """The best of the values for the rows; another than they have must
        gain something.  Where none keeps silence the highest stands for all,
        a row of its own as it is."""
        now = self.rows[names[0]][column]
        best = (-1.0, int(now) if gain else max(values))
        for value in values:
            for name in names:
                self.rows[name][column] = str(value)
            found = self.score()
            if found["quiet"] >= SILENCE:
                cost = gain if str(value) != now else 0.0
                best = max(best, (round(found[figure] - cost, 6), value))
        for name in names:
            self.rows[name][column] = str(best[1])

    def run(self, rounds: int) -> None:
        every = [key for key in self.rows if key[0] == self.language]
        self.choose(every, "margin", MARGINS, "both")
        print("all margins:", self.rows[every[0]]["margin"], self.score())
        for _ in range(rounds):
            self.choose(every, "role", ROLES, "triple")
            self.choose(every, "actor", LIKELIEST, "both")
            for name in every:
                self.choose([name], "margin", MARGINS, "both", GAIN)
                self.choose([name], "role", ROLES, "triple", GAIN)
            print({key[1]: self.rows[key]["margin"] for key in every},
                  self.score(), flush=True)
        TABLE.write_text(text(self.head, self.columns, self.rows),
                         encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--language", choices=("en", "es"), default="en")
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Search(Data(Path(folder), args.build.resolve(), args.language,
                    args.gold.resolve()), args.language).run(args.rounds)


if __name__ == "__main__":
    main()
