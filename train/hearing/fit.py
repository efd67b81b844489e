#!/usr/bin/env python3
"""Choose the margins of a language in lexicon/ontology/hearing.tsv.

  fit.py --build BUILD [--language es] GOLD.jsonl

GOLD is what events/gold.py writes of the sentences that choose (splits.py);
never those that measure.  Frames and network are scored together, and only
values that keep silence where nothing is told (--silence) count.  All rows get
one margin by category F1, one `echo`, and the margin again; then, in two
rounds, all get one `role` by events with countries and one `actor` by category
F1, and a row its own margin and role where that gains GAIN, all one `beside`:
there are few
sentences, and less may be chance.  Ties go to the higher value; `strong` and
`outweigh` stay as they are.  The table is written in its place.
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
GAIN = 0.004             # for what a row has of its own: more than chance
MARGINS = (0, 50, 100, 150, 250, 400)
BESIDE = (0, 50, 100, 150)
ROLES = (-150, -100, -50, 0, 50)
LIKELIEST = (-300, -200, -100)
ECHOES = ("none", "bare", "inland")    # ever more that is silent

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
    def __init__(self, data: Data, language: str, silence: float) -> None:
        self.data, self.language, self.silence = data, language, silence
        self.head, self.columns, self.rows = read()

    def score(self) -> dict[str, float]:
        return self.data.score(text(self.head, self.columns, self.rows))

    def choose(self, names: list[tuple[str, str]], column: str,
               values: tuple[int | str, ...], figure: str,
               gain: float = 0.0) -> None:
        """The best of the values for the rows, the last of the best; another
        than they have must gain something.  Where none keeps silence the last
        stands for all, a row of its own as it is."""
        now = self.rows[names[0]][column]
        best, chosen = -1.0, now if gain else str(values[-1])
        for value in map(str, values):
            for name in names:
                self.rows[name][column] = value
            found = self.score()
            got = round(found[figure] - (gain if value != now else 0.0), 6)
            if found["quiet"] >= self.silence and got >= best:
                best, chosen = got, value
        for name in names:
            self.rows[name][column] = chosen

    def run(self, rounds: int) -> None:
        every = [key for key in self.rows if key[0] == self.language]
        self.choose(every, "margin", MARGINS, "both")
        self.choose(every, "echo", ECHOES, "both")
        self.choose(every, "margin", MARGINS, "both")
        print("all:", self.rows[every[0]], self.score(), flush=True)
        for _ in range(rounds):
            self.choose(every, "role", ROLES, "triple")
            self.choose(every, "actor", LIKELIEST, "both")
            for name in every:
                self.choose([name], "margin", MARGINS, "both", GAIN)
                self.choose([name], "role", ROLES, "triple", GAIN)
            self.choose(every, "beside", BESIDE, "both")
            print({key[1]: self.rows[key]["margin"] for key in every},
                  self.score(), flush=True)
        TABLE.write_text(text(self.head, self.columns, self.rows),
                         encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--language", choices=("en", "es"), default="en")
    parser.add_argument("--silence", type=float, default=0.95,
                        help="share of silent sentences to keep so: the aim "
                        "of docs/accuracy.md")
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Search(Data(Path(folder), args.build.resolve(), args.language,
                    args.gold.resolve()), args.language,
               args.silence).run(args.rounds)


if __name__ == "__main__":
    main()
