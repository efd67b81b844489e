#!/usr/bin/env python3
"""`ingest` killed (kill -9) at random moments, over and over, on the same database: the next one goes on where it was.

After each kill the database is sound and every article is in it wholly or not at all; where the last of a chain of ingests ends by
itself, the database is what an undisturbed one makes. So with statements of the data folder, or made up ones, and with a few documents
of every form, which are killed mostly while the database is made. Part of tests/run.py: some tens of kills of each, 1,000 with --all. Alone: tests/harness/kills.py [--all | COUNT] [--seed N] BUILD"""

import argparse
import itertools
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

if __package__:
    from .accuracy import shared_folder
    from .faults import Ingest, folder_of, inputs
    from .report import Report
    from .soak import News
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness.accuracy import shared_folder
    from harness.faults import Ingest, folder_of, inputs
    from harness.report import Report
    from harness.soak import News

SEED = 21
SOME, ALL = 40, 1000
CORPUS, LONGEST = "whitehouse_statements_2021_2023.jsonl", 4000
# Statements, and how many of them are told a second time: they are known, and not coded again.
STATEMENTS, AGAIN = 300, 20
THREADS = 2
# Of the time that an undisturbed ingest takes; short ones kill mostly while the program starts.
SHARE = 0.5


def texts(shared: str | None) -> Iterator[str]:
    path = pathlib.Path(shared or "", "corpora", CORPUS)
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            yield from (text for text in (json.loads(line)["text"] for line in file) if len(text) <= LONGEST)
    news = News()
    while True:
        yield news.text()


def statements(shared: str | None, work: str) -> list[str]:
    path = os.path.join(work, "statements.jsonl")
    lines = [json.dumps({"id": f"{number}", "date": f"2025-03-{number % 28 + 1:02}", "text": text})
             for number, text in enumerate(itertools.islice(texts(shared), STATEMENTS))]
    pathlib.Path(path).write_text("\n".join(lines + lines[:AGAIN]) + "\n", encoding="utf-8")
    return [path]


class Kills(Ingest):
    """Chains of killed ingests, each into a database of its own."""

    def __init__(self, program: str, files: list[str], work: str, rng: random.Random) -> None:
        super().__init__(program, files, work, THREADS)
        start = time.monotonic()
        self.run(self.path("timed"))
        self.seconds = time.monotonic() - start
        self.rng, self.killed, self.chains, self.longest = rng, 0, 0, 0

    def ends(self, database: str, seconds: float) -> tuple[bool, str]:
        """Whether an ingest ended by itself within so many seconds, and what was wrong with that end."""
        with subprocess.Popen(self.words(database), stderr=subprocess.PIPE, text=True) as process:
            try:
                told = process.communicate(timeout=seconds)[1]
            except subprocess.TimeoutExpired:
                process.kill()
                return False, ""
        return True, f"ends with {process.returncode}: {told}" if process.returncode else ""

    def chain(self, most: int) -> list[str]:
        """Kills until the ingest was faster; what is wrong then."""
        database = self.path(f"chain-{self.chains}")
        for length in range(most):
            seconds = self.rng.uniform(0, self.seconds * SHARE)
            ended, flaw = self.ends(database, seconds)
            self.killed += not ended
            self.longest = max(self.longest, length + (not ended))
            flaws = [flaw] if flaw else list(self.flaws_of_database(database))
            if flaws or ended:
                break
        flaws += self.flaws_of_second(database)
        self.forget(database)
        return [f"chain {self.chains}, {length + 1} ingests, the last killed after {seconds * 1000:.1f} ms: {flaw}" for flaw in flaws]

    def all_chains(self, kills: int) -> list[str]:
        flaws: list[str] = []
        while self.killed < kills:
            flaws += self.chain(kills - self.killed)
            self.chains += 1
        return flaws


def check(name: str, kills: Kills, count: int, seed: int, report: Report) -> None:
    flaws = kills.all_chains(count)
    if flaws:
        report.fail(f"kill -9: {name}, {count} times, seed {seed}", "\n".join(flaws), len(flaws))
    else:
        report.ok()
    report.say(f"   kill -9: {name}, {kills.seconds:.2f} s undisturbed: {kills.killed} times in {kills.chains} chains, "
               f"the longest of {kills.longest}; {len(flaws)} flaws")


def run(build: str, root: str, shared: str | None, work: str, report: Report, count: int = SOME, seed: int = SEED) -> None:
    program, rng = os.path.join(os.path.abspath(build), "demarche"), random.Random(seed)
    for name, files_of, given in (("documents", inputs, root), ("statements", statements, shared)):
        folder = folder_of(work, name)
        check(name, Kills(program, files_of(given, folder), folder, rng), count, seed, report)


def main() -> int:
    parser = argparse.ArgumentParser(description="Kills ingest at random moments.")
    parser.add_argument("--all", action="store_true", help=f"{ALL} times")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N")
    parser.add_argument("count", nargs="?", type=int, default=SOME, metavar="COUNT")
    parser.add_argument("build", metavar="BUILD")
    given = parser.parse_args()
    root = str(pathlib.Path(__file__).resolve().parent.parent.parent)
    os.environ["DEMARCHE_DATA"] = root
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        run(given.build, root, shared_folder(root), work, report, ALL if given.all else given.count, given.seed)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
