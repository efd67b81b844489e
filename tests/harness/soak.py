#!/usr/bin/env python3
"""What runs for days, made short: reading a stream, watching a feed and answering requests must not grow.

Each works for SECONDS; after a third of them, when caches are warm, its memory, open files and threads are noted, and again at
the end. What a day would add shows as growth between the two. Part of `./check --all`; alone: tests/harness/soak.py PROGRAM [SECONDS]"""

import contextlib
import http.client
import http.server
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

if __package__:
    from . import serve
    from .report import Report
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness import serve
    from harness.report import Report

SECONDS = 120
SEED = 6
# An allocator keeps pages now and then; a leak of one article or answer in ten is more than this.
GROWTH_MB = 6
# Connections that are just being closed.
CLOSING = 8

SYLLABLES = "ba ko mi ra ten sul vor ga pe lin dor ka mu sta nel".split()
PLACES = "Kenya Peru France Japan Ghana Colombia China Russia Armenia Chile".split()
DEEDS = ("condemned the attack by {} near {name}", "expelled {number} diplomats of {} over {name}",
         "signed an accord worth ${number} million with {} on {name}", "sent the minister of {name} to {}")


class Use(NamedTuple):
    """What a process holds."""

    megabytes: float
    files: int
    threads: int


def use_of(process: int) -> Use:
    with open(f"/proc/{process}/status", encoding="ascii") as file:
        status = dict(line.split(":", 1) for line in file)
    return Use(int(status["VmRSS"].split()[0]) / 1024, len(os.listdir(f"/proc/{process}/fd")), int(status["Threads"]))


class News:
    """Sentences without end, with names that nobody has met."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)

    def name(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=3)).capitalize()

    def sentence(self) -> str:
        one, other = self.random.sample(PLACES, 2)
        deed = self.random.choice(DEEDS).format(other, name=self.name(), number=self.random.randint(2, 999))
        return f"{one} {deed} on Monday, {self.name()} {self.name()} said."

    def text(self) -> str:
        return "\n".join(" ".join(self.sentence() for _ in range(4)) for _ in range(3))


def compare(what: str, early: Use, late: Use, report: Report) -> None:
    flaws = []
    if late.megabytes > early.megabytes + GROWTH_MB:
        flaws.append(f"memory grew from {early.megabytes:.1f} to {late.megabytes:.1f} MB")
    if late.files > early.files + CLOSING or late.threads > early.threads:
        flaws.append(f"{early.files} files and {early.threads} threads became {late.files} and {late.threads}")
    if flaws:
        report.fail(f"soak: {what}", "; ".join(flaws))
    else:
        report.ok()
    report.say(f"   {what}: {early.megabytes:.1f} MB, later {late.megabytes:.1f}; {late.files} files, {late.threads} threads")


def work_on(process: int, step: Callable[[], None], seconds: float) -> tuple[Use, Use]:
    """Steps for so long; what the process holds after a third, and at the end."""
    begun, early = time.monotonic(), None
    while (past := time.monotonic() - begun) < seconds:
        step()
        if early is None and past > seconds / 3:
            early = use_of(process)
    return early or use_of(process), use_of(process)


# --- code: a stream of articles ---------------------------------------------------------------------------------------------


def soak_code(program: str, seconds: float, report: Report) -> None:
    news = News()
    with subprocess.Popen([program, "code", "-q", "-j", "2"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        def step() -> None:
            lines = (json.dumps({"text": news.text()}) + "\n" for _ in range(50))
            process.stdin.write("".join(lines).encode())
        early, late = work_on(process.pid, step, seconds)
        process.stdin.close()
    if process.returncode:
        report.fail("soak: code", f"ended with {process.returncode}")
    compare("code", early, late, report)


# --- watch: a feed that is asked again and again ------------------------------------------------------------------------------


class Feed(http.server.BaseHTTPRequestHandler):
    """Never twice the same bytes, always the same news: new ones would fill the pages that the database keeps at hand."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path != "/feed.xml":
            self.send_error(404)
            return
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire {random.random()}</title>{self.server.items}</channel></rss>'
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())


def feed_items(news: News) -> str:
    return "".join(f"<item><guid>{number}</guid><title>News</title><description>{news.text()}</description></item>" for number in range(30))


@contextlib.contextmanager
def wire() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feed) as server:
        server.items = feed_items(News())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/feed.xml"
        server.shutdown()


def soak_watch(program: str, work: str, seconds: float, report: Report) -> None:
    database = os.path.join(work, "soak.db")
    with wire() as address:
        process = subprocess.Popen([program, "watch", "-q", "-d", database, "--every", "1s", "--delay", "0", "--feed-text",
                                    "--private-addresses", address], stderr=subprocess.PIPE)
        early, late = work_on(process.pid, lambda: time.sleep(0.5), seconds)
        process.terminate()
        told = process.communicate(timeout=serve.TIMEOUT)[1].decode()
    if told:
        report.fail("soak: watch", told)
    compare("watch", early, late, report)


# --- serve: clients that ask, err and go away -----------------------------------------------------------------------------------


def targets() -> list[str]:
    sheets = [f"/api/{name}?{serve.NEEDED.get(name, '')}" for name in serve.SHEETS]
    return [*sheets, "/", "/api/records?limit=20", "/api/nothing", "/api/dyads?period=never", "/api/search?words=%22",
            "/%00", "/" + "a" * 9000]


def soak_serve(program: str, root: str, work: str, seconds: float, report: Report) -> None:
    database = os.path.join(work, "asked.db")
    subprocess.run([program, "ingest", "-q", "-d", database, os.path.join(root, "samples")], check=True)
    asked = random.Random(SEED)
    with serve.Server(program, database) as server:
        def step() -> None:
            with contextlib.suppress(ConnectionError, http.client.HTTPException):
                server.ask(asked.choice(targets()))
                server.raw(b"GET / HTTP/1.1\r\nHost: ", wait=0.01)
        early, late = work_on(server.process.pid, step, seconds)
        compare("serve", early, late, report)


def run(program: str, root: str, work: str, report: Report, seconds: float = SECONDS) -> None:
    soak_code(program, seconds, report)
    soak_watch(program, work, seconds, report)
    soak_serve(program, root, work, seconds, report)


def main() -> int:
    root = str(pathlib.Path(__file__).resolve().parent.parent.parent)
    os.environ.setdefault("DEMARCHE_DATA", root)
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        run(os.path.abspath(sys.argv[1]), root, work, report, float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
