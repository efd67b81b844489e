"""What uses threads, built with the thread sanitizer: a race that it sees is a failure. For `./check --all`, since it builds anew.

Libraries that were not built so (SQLite, libmicrohttpd ...) are not looked into; what they lock is seen, by pthread's calls."""

import os
import subprocess
from collections.abc import Iterable

from . import serve, units
from .report import Report

OPTIONS = ("-Dtests=enabled", "--buildtype=debugoptimized", "-Db_sanitize=thread", "-Db_lundef=false")
SUITES = {"api", "coding", "serve", "store"}
# A child of a fork cannot join the threads of its parent.
RACES = {"TSAN_OPTIONS": "exitcode=66 halt_on_error=1 report_thread_leaks=0"}


def build(folder: str, root: str, options: Iterable[str] = OPTIONS) -> str:
    """Why it could not be built, or nothing."""
    steps = [["ninja", "-C", folder]]
    if not os.path.exists(os.path.join(folder, "build.ninja")):
        steps.insert(0, ["meson", "setup", folder, root, *options])
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            return done.stdout + done.stderr
    return ""


def run_command(words: list[str], report: Report) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode or "ThreadSanitizer" in done.stderr:
        report.fail(f"threads: {' '.join(words[1:4])}", done.stderr)
    else:
        report.ok()


def run(folder: str, root: str, work: str, report: Report) -> None:
    why = build(folder, root)
    if why:
        report.fail("threads: the build", why)
        return
    os.environ.update(RACES)
    program, samples = os.path.join(folder, "demarche"), [os.path.join(root, "samples")] * 3
    database = ["-d", os.path.join(work, "threads.db")]
    for name, words in (("code", samples), ("code", ["--dyads", *samples]), ("ingest", [*database, *samples]),
                        ("rerun", [*database, "--frames-only"])):
        run_command([program, name, "-q", "-j", "4", *words], report)
    units.run(folder, report, SUITES)
    serve.run(program, root, work, report)
