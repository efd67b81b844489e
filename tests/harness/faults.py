#!/usr/bin/env python3
"""Every allocation and every system call of `ingest` made to fail once, in turn; a full disk; halves of what is read and
written; calls that signals interrupt.

Whatever happens, the program ends by itself, says why, and leaves each article in the database wholly or not at all; the
next ingest of the same files makes of it what an undisturbed one makes. Part of tests/run.py, which tries some of the
failures; with --all each of them. Alone: tests/harness/faults.py [--all] [--from N] [--to N] [--jobs N] [KIND...] BUILD"""

import argparse
import concurrent.futures
import contextlib
import gzip
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator

if __package__:
    from .report import Report
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness.report import Report

TIMEOUT = 120
SEED = 20
SAMPLES = ("border.txt", "port-talks.html")
# How many failures are tried of each kind.
SOME = {"memory": 40, "calls": 40, "disk": 10, "short": 10, "interrupt": 10}
# Alone, it tells how far it is after so many calls.
TELL_EACH = 500
# What a program gets over without a word.
BORNE = ("short", "interrupt")
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

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Sample Wire</title>
<item><guid>1</guid><title>Envoys go home</title><pubDate>Mon, 10 Mar 2025 09:00:00 GMT</pubDate><description>&lt;p&gt;Kenya expelled two
envoys of Chad on Monday and closed its border. Chad condemned the step and asked Norway to mediate.&lt;/p&gt;</description></item>
<item><guid>2</guid><title>Chile y el puerto</title><description>El presidente de Chile visitó Lima el lunes y firmó un acuerdo con el gobierno
del Perú. Bolivia rechazó el acuerdo y retiró a su embajador.</description></item></channel></rss>
"""
PAGE = """<html lang="en"><title>Ghana turns to Oslo</title><body><article><h1>Ghana turns to Oslo</h1><p>Norway will lend Ghana $85 million
for a dam, the finance ministry said on Friday. Togo protested against the loan.</p></article></body></html>
"""
LINES = """{"id": "a", "date": "2025-03-11", "text": "Police in Nairobi arrested eleven protesters on Tuesday. The United States criticised Kenya."}
{"id": "b", "date": "2025-03-12", "text": "France praised Ghana for the accord. Ghana invited four French lawmakers to Accra."}
{"id": "c", "date": "2025-03-10", "text": "Two envoys of Chad must leave Nairobi. Kenya expelled two envoys of Chad on Monday."}
"""

Rows = list[list[tuple]]


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:40], body[40:], b""))


def archive(page: bytes) -> bytes:
    """A page as a server sent it, packed and in chunks, and a crawler kept it."""
    http = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunked(gzip.compress(page, mtime=0)))
    head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sample.example/dam\r\nWARC-Date: 2025-03-14T09:00:00Z\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n")
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def inputs(root: str, work: str) -> list[str]:
    """Articles of every form that is read, in both languages."""
    made = {"wire.xml": FEED.encode(), "lines.jsonl.gz": gzip.compress(LINES.encode(), mtime=0), "kept.warc.gz": archive(PAGE.encode())}
    for name, data in made.items():
        pathlib.Path(work, name).write_bytes(data)
    return [*(os.path.join(root, "samples", name) for name in SAMPLES), *(os.path.join(work, name) for name in made)]


def ask(path: str, statements: tuple[str, ...]) -> Rows:
    with contextlib.closing(sqlite3.connect(path, timeout=TIMEOUT)) as database:
        return [sorted(database.execute(one).fetchall()) for one in statements]


def is_made(path: str) -> bool:
    """Whether there is a database with tables in it."""
    return os.path.exists(path) and ask(path, ("SELECT count(*) FROM sqlite_master WHERE name = 'article_text'",)) == [[(1,)]]


class Ingest:
    """Ingests of the same files, each into a database of its own."""

    def __init__(self, program: str, files: list[str], work: str, threads: int = 1) -> None:
        self.program, self.files, self.work, self.threads = program, files, work, threads
        database = self.path("undisturbed")
        done = self.run(database)
        assert done.returncode == 0, done.stderr
        self.articles, self.records, self.derived = ask(database, (ARTICLES,)), ask(database, RECORDS), ask(database, DERIVED)
        assert all(self.records) and self.derived[0]
        self.forget(database)

    def path(self, name: str) -> str:
        return os.path.join(self.work, name + ".db")

    def words(self, database: str) -> list[str]:
        return [self.program, "ingest", "-q", "-j", str(self.threads), "-d", database, *self.files]

    def run(self, database: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(self.words(database), capture_output=True, text=True, errors="replace", check=False,
                              timeout=TIMEOUT, env=dict(os.environ, **environment))

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

    @staticmethod
    def forget(*paths: str) -> None:
        for path in paths:
            for end in ("", "-wal", "-shm"):
                pathlib.Path(path + end).unlink(missing_ok=True)


class Faults(Ingest):
    """Ingests in which a call fails."""

    def __init__(self, build: str, root: str, work: str) -> None:
        super().__init__(os.path.join(build, "demarche"), inputs(root, work), work)
        self.library = os.path.join(build, "tests", "tools", "faults.so")

    def run_with(self, database: str, kind: str, told: str, number: int = 0) -> subprocess.CompletedProcess:
        return self.run(database, LD_PRELOAD=self.library, FAULT_OF=kind, FAULT_AT=str(number), FAULT_TOLD=told)

    def count(self, kind: str) -> int:
        database, told = self.path(kind), os.path.join(self.work, kind + ".told")
        self.run_with(database, kind, told)
        count = int(pathlib.Path(told).read_text(encoding="ascii").split()[1])
        self.forget(database, told)
        return count

    def flaws_of_end(self, done: subprocess.CompletedProcess, kind: str, database: str) -> Iterator[str]:
        told = done.stderr.strip()
        if done.returncode == 0:
            if not self.is_whole(database):
                yield "exit status 0, and the database is not whole"
        elif kind in BORNE:
            yield f"ends with {done.returncode}, and nothing was lost: {told!r}"
        elif done.returncode == -signal.SIGABRT and kind == "memory":
            if "out of memory" not in told:
                yield f"aborts and does not say why: {told!r}"
        elif done.returncode not in (1, 3):
            yield f"ends with {done.returncode}: {told!r}"
        elif not told.startswith("demarche: ") or (done.returncode == 3 and MESSAGES.get(kind, "") not in told):
            yield f"ends with {done.returncode} and does not say why: {told!r}"

    def fail(self, kind: str, number: int) -> list[str]:
        """What is wrong where that call failed."""
        database, told = self.path(f"{kind}-{number}"), os.path.join(self.work, f"{kind}-{number}.told")
        try:
            done = self.run_with(database, kind, told, number)
            flaws = [*self.flaws_of_end(done, kind, database), *self.flaws_of_database(database)]
            if os.path.exists(database):
                flaws += self.flaws_of_second(database)
        except subprocess.TimeoutExpired:
            flaws = [f"does not end within {TIMEOUT} s"]
        called = pathlib.Path(told).read_text(encoding="ascii").split()[1] if os.path.exists(told) else "?"
        self.forget(database, told)
        return [f"{kind}, call {number} ({called}): {flaw}" for flaw in flaws]


def chosen(rng: random.Random, count: int, some: int | None) -> list[int]:
    """All, or some: one at random of each stretch."""
    if some is None or some >= count:
        return list(range(1, count + 1))
    return [rng.randint(i * count // some + 1, (i + 1) * count // some) for i in range(some)]


def check(report: Report, name: str, count: int, flaws: list[str]) -> None:
    if flaws:
        report.fail(f"faults: {name} ({count} tried)", "\n".join(flaws), len(flaws))
    else:
        report.ok()
    report.say(f"   {name}: {count} tried, {len(flaws)} flaws")


def folder_of(work: str, name: str) -> str:
    folder = os.path.join(work, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return folder


def run(build: str, root: str, work: str, report: Report, everything: bool = False, kinds: Iterable[str] = SOME,
        jobs: int | None = None, stretch: tuple[int, int] = (1, sys.maxsize), loud: bool = False) -> None:
    rng, faults = random.Random(SEED), Faults(os.path.abspath(build), root, folder_of(work, "faults"))
    with concurrent.futures.ThreadPoolExecutor(jobs or os.cpu_count()) as pool:
        for kind in kinds:
            numbers = [number for number in chosen(rng, faults.count(kind), None if everything else SOME[kind])
                       if stretch[0] <= number <= stretch[1]]
            flaws: list[str] = []
            for number, found in zip(numbers, pool.map(faults.fail, [kind] * len(numbers), numbers), strict=True):
                flaws += found
                if loud and (found or number % TELL_EACH == 0):
                    print(f"{kind} {number}", *found, sep="\n    ", file=sys.stderr, flush=True)
            check(report, kind, len(numbers), flaws)


def main() -> int:
    parser = argparse.ArgumentParser(description="Makes calls of ingest fail, each once, in turn.")
    parser.add_argument("--all", action="store_true", help="each call, not some of them")
    parser.add_argument("--from", type=int, default=1, dest="first", metavar="N", help="begin with call N")
    parser.add_argument("--to", type=int, default=sys.maxsize, dest="last", metavar="N", help="end with call N")
    parser.add_argument("--jobs", type=int, metavar="N", help="so many at a time (default: all processors)")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(SOME)} (default: all)")
    parser.add_argument("build", metavar="BUILD")
    given = parser.parse_args()
    if unknown := set(given.kinds) - set(SOME):
        parser.error(f"no kind of fault: {', '.join(sorted(unknown))}")
    root = str(pathlib.Path(__file__).resolve().parent.parent.parent)
    os.environ["DEMARCHE_DATA"] = root
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        run(given.build, root, work, report, given.all, given.kinds or SOME, given.jobs, (given.first, given.last), True)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
