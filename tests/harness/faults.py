#!/usr/bin/env python3
"""Every allocation and every system call of `ingest` made to fail once, in turn; a full disk; kill -9 at any moment.

Whatever happens, the program ends by itself, says why, and leaves each article in the database wholly or not at all; the
next ingest of the same files makes of it what an undisturbed one makes. Part of tests/run.py, which tries some of the
failures; with --all each of them. Alone: tests/harness/faults.py [--all] BUILD"""

import concurrent.futures
import contextlib
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

if __package__:
    from .report import Report
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness.report import Report

TIMEOUT = 120
SEED = 20
INPUT = ("border.txt", "port-talks.html")
# How many failures are tried of each kind, and moments of kill -9.
SOME = {"memory": 40, "calls": 40, "disk": 10}
KILLS, ALL_KILLS = 20, 1000
MESSAGES = {"memory": "memory", "disk": "disk"}

ARTICLES = ("SELECT doc, url, content_key, title, authors, date, published, article_text.text FROM article "
            "JOIN article_text ON article = article.id")
RECORDS = ("SELECT doc, hex(lines), records FROM coding JOIN article ON article.id = coding.article",
           "SELECT doc, number, start, end FROM sentence JOIN article ON article.id = sentence.article",
           "SELECT doc, uid, line, sentence, record.kind, record.date, quad, score, confidence, trigger_start, key FROM record "
           "JOIN article ON article.id = record.article",
           "SELECT doc, uid, party.position, role, code, identity, name, words FROM party "
           "JOIN record ON record.id = party.record JOIN article ON article.id = record.article",
           "SELECT doc, dyad.date, one.text, other.text, uid FROM dyad JOIN record ON record.id = dyad.record JOIN article "
           "ON article.id = record.article JOIN term AS one ON one.id = source JOIN term AS other ON other.id = target",
           "SELECT doc, uid, value, usd FROM money JOIN record ON record.id = money.record JOIN article ON article.id = record.article")
DERIVED = ("SELECT one.uid, other.uid FROM event_group JOIN record AS one ON one.id = event_group.record "
           "JOIN record AS other ON other.id = leader",
           "SELECT doc, print FROM minhash JOIN article ON article.id = minhash.article",
           "SELECT count(*) FROM stale", "SELECT count(*) FROM sighting")

Rows = list[list[tuple]]


def ask(path: str, statements: tuple[str, ...]) -> Rows:
    with contextlib.closing(sqlite3.connect(path, timeout=TIMEOUT)) as database:
        return [sorted(database.execute(one).fetchall()) for one in statements]


def is_made(path: str) -> bool:
    """Whether there is a database with tables in it."""
    return os.path.exists(path) and ask(path, ("SELECT count(*) FROM sqlite_master WHERE name = 'article_text'",)) == [[(1,)]]


class Ingest:
    """Ingests of the same files, each into a database of its own."""

    def __init__(self, build: str, root: str, work: str) -> None:
        build = os.path.abspath(build)
        self.program, self.library = os.path.join(build, "demarche"), os.path.join(build, "tests", "tools", "faults.so")
        self.files = [os.path.join(root, "samples", name) for name in INPUT]
        self.work = work
        database = self.path("undisturbed")
        done = self.run(database)
        assert done.returncode == 0, done.stderr
        self.articles, self.records, self.derived = ask(database, (ARTICLES,)), ask(database, RECORDS), ask(database, DERIVED)
        assert len(self.articles[0]) == len(INPUT) and all(self.records)

    def path(self, name: str) -> str:
        return os.path.join(self.work, name + ".db")

    def words(self, database: str) -> list[str]:
        return [self.program, "ingest", "-q", "-j", "1", "-d", database, *self.files]

    def run(self, database: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(self.words(database), capture_output=True, text=True, errors="replace", check=False,
                              timeout=TIMEOUT, env=dict(os.environ, **environment))

    def count(self, kind: str) -> int:
        told = os.path.join(self.work, kind + ".told")
        self.run(self.path(kind), LD_PRELOAD=self.library, FAULT_OF=kind, FAULT_TOLD=told)
        return int(pathlib.Path(told).read_text(encoding="ascii").split()[1])

    # --- what must be

    def flaws_of_database(self, database: str) -> Iterator[str]:
        """Each article that is there is there with all that belongs to it."""
        if not is_made(database):
            return
        if ask(database, ("PRAGMA integrity_check",)) != [[("ok",)]]:
            yield "the database is damaged"
        articles = ask(database, (ARTICLES,))[0]
        if not set(articles) <= set(self.articles[0]):
            yield "an article is in it in parts"
        there = {row[0] for row in articles}
        if ask(database, RECORDS) != [[row for row in rows if row[0] in there] for rows in self.records]:
            yield "an article is in it in parts: its records"

    def is_whole(self, database: str) -> bool:
        return (ask(database, (ARTICLES,)), ask(database, RECORDS), ask(database, DERIVED)) == (
            self.articles, self.records, self.derived)

    def flaws_of_second(self, database: str) -> Iterator[str]:
        done = self.run(database)
        if done.returncode:
            yield f"the second ingest ends with {done.returncode}: {done.stderr}"
        elif not self.is_whole(database):
            yield "after a second ingest it is not what an undisturbed one makes"

    def flaws_of_end(self, done: subprocess.CompletedProcess, kind: str, database: str) -> Iterator[str]:
        told = done.stderr.strip()
        if done.returncode == 0:
            if not self.is_whole(database):
                yield "exit status 0, and the database is not whole"
        elif done.returncode == -signal.SIGABRT and kind == "memory":
            if "out of memory" not in told:
                yield f"aborts and does not say why: {told!r}"
        elif done.returncode not in (1, 3):
            yield f"ends with {done.returncode}: {told!r}"
        elif not told.startswith("demarche: ") or (done.returncode == 3 and MESSAGES.get(kind, "") not in told):
            yield f"ends with {done.returncode} and does not say why: {told!r}"

    # --- disturbances

    def fail(self, kind: str, number: int) -> list[str]:
        """What is wrong where that call failed."""
        database, told = self.path(f"{kind}-{number}"), os.path.join(self.work, f"{kind}-{number}.told")
        try:
            done = self.run(database, LD_PRELOAD=self.library, FAULT_OF=kind, FAULT_AT=str(number), FAULT_TOLD=told)
            flaws = [*self.flaws_of_end(done, kind, database), *self.flaws_of_database(database)]
            if os.path.exists(database):
                flaws += self.flaws_of_second(database)
        except subprocess.TimeoutExpired:
            flaws = [f"does not end within {TIMEOUT} s"]
        called = pathlib.Path(told).read_text(encoding="ascii").split()[1] if os.path.exists(told) else "?"
        self.forget(database, told)
        return [f"{kind}, call {number} ({called}): {flaw}" for flaw in flaws]

    def kill(self, number: int, seconds: float) -> list[str]:
        database = self.path(f"kill-{number}")
        with subprocess.Popen(self.words(database), stderr=subprocess.DEVNULL) as process:
            time.sleep(seconds)
            process.kill()
        flaws = [*self.flaws_of_database(database), *self.flaws_of_second(database)]
        self.forget(database)
        return [f"killed after {seconds * 1000:.1f} ms: {flaw}" for flaw in flaws]

    def seconds(self) -> float:
        start = time.monotonic()
        self.run(self.path("time"))
        return time.monotonic() - start

    @staticmethod
    def forget(*paths: str) -> None:
        for path in paths:
            for end in ("", "-wal", "-shm"):
                pathlib.Path(path + end).unlink(missing_ok=True)


def chosen(rng: random.Random, count: int, some: int, everything: bool) -> list[int]:
    """All, or some: one at random of each stretch."""
    if everything or some >= count:
        return list(range(1, count + 1))
    return [rng.randint(i * count // some + 1, (i + 1) * count // some) for i in range(some)]


def check(report: Report, name: str, count: int, flaws: list[str]) -> None:
    if flaws:
        report.fail(f"faults: {name} ({count} tried)", "\n".join(flaws), len(flaws))
    else:
        report.ok()


def run(build: str, root: str, work: str, report: Report, everything: bool = False) -> None:
    folder = os.path.join(work, "faults")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    rng, ingest = random.Random(SEED), Ingest(build, root, folder)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for kind, some in SOME.items():
            numbers = chosen(rng, ingest.count(kind), some, everything)
            found = pool.map(ingest.fail, [kind] * len(numbers), numbers)
            check(report, kind, len(numbers), [flaw for flaws in found for flaw in flaws])
        kills, longest = ALL_KILLS if everything else KILLS, ingest.seconds() * 1.1
        found = pool.map(ingest.kill, range(kills), [rng.uniform(0, longest) for _ in range(kills)])
        check(report, "kill -9", kills, [flaw for flaws in found for flaw in flaws])


def main() -> int:
    root = str(pathlib.Path(__file__).resolve().parent.parent.parent)
    os.environ["DEMARCHE_DATA"] = root
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        run(sys.argv[-1], root, work, report, "--all" in sys.argv)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
