#!/usr/bin/env python3
"""Runs all tests over finished builds; ends with `N passed, N failed`.

    tests/run.py [--all] PLAIN_BUILD SANITIZED_BUILD

With --all also what takes long: every failure of faults.py, 1,000 kills, 10,000 mutations, time as the input doubles, the Debian packages.
"""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests"))

from harness import accuracy, analysis, annotated, archives, bench, cli, coverage, dashboard, debian, documented, faults, hardening, installed, kills, lanes, ledger, manual, mutations, properties, python, r, sbom, serve, snippets, soak, spark, threads, units, visits  # noqa: E402
from harness.report import Report  # noqa: E402

VALGRIND = ("valgrind", "--quiet", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=definite")


class Place(NamedTuple):
    """Where the tests find what they test, and where they may write."""

    plain: str
    sanitized: str
    work: str
    everything: bool

    @property
    def builds(self) -> str:
        return os.path.dirname(self.plain)

    @property
    def program(self) -> str:
        return os.path.join(self.plain, "demarche")

    @property
    def sanitized_program(self) -> str:
        return os.path.join(self.sanitized, "demarche")

    @property
    def shared(self) -> str | None:
        return accuracy.shared_folder(ROOT)


def run_valgrind(at: Place, report: Report) -> None:
    if not shutil.which("valgrind"):
        report.skip("valgrind", "not run: it is not there")
        return
    samples = [os.path.join(ROOT, "samples", name) for name in ("week.jsonl", "border.txt", "port-talks.html", "railway.txt")]
    done = subprocess.run([*VALGRIND, at.program, "code", "--threads", "2", *samples], capture_output=True, text=True)
    if done.returncode or not done.stdout:
        report.fail("valgrind: code over the samples", done.stderr)
    else:
        report.ok()


def run_packages(at: Place, report: Report) -> None:
    """R draws its pictures with what the Python tests have installed."""
    packages = python.run(at.program, ROOT, report)
    report.section("pictures in R")
    r.run(at.program, ROOT, at.work, report, os.path.dirname(packages) if packages else None)


def run_mutations(at: Place, report: Report) -> None:
    count = mutations.ALL if at.everything else mutations.SOME
    mutations.run(at.plain, at.sanitized, ROOT, at.work, report, count)


def run_snippets(at: Place, report: Report) -> None:
    count = snippets.ALL if at.everything else snippets.SOME
    snippets.run(at.sanitized_program, ROOT, at.work, report, count)


# The longest first: they run side by side.
SECTIONS = (
    ("accuracy over the data folder", lambda at, report: accuracy.run(at.program, ROOT, at.work, report)),
    ("the Python package", run_packages),
    ("dashboard", lambda at, report: dashboard.run(at.program, ROOT, os.path.join(at.plain, "dashboard-tests"), report)),
    ("the server, sanitized build", lambda at, report: serve.run(at.sanitized_program, ROOT, at.work, report)),
    ("the server, plain build", lambda at, report: serve.run(at.program, ROOT, at.work, report)),
    ("mutations", run_mutations),
    ("texts that begin and end anywhere", run_snippets),
    ("faults", lambda at, report: faults.run(at.plain, ROOT, at.work, report, at.everything)),
    ("kill -9", lambda at, report: kills.run(at.plain, ROOT, at.shared, at.work, report, kills.ALL if at.everything else kills.SOME)),
    ("properties", lambda at, report: properties.run(at.program, ROOT, at.shared, report, at.everything)),
    ("valgrind", run_valgrind),
    ("web archives of the data folder", lambda at, report: archives.run(at.program, at.shared, report)),
    ("installed program and library", lambda at, report: installed.run(at.plain, ROOT, at.work, report)),
    ("analyses, computed again", lambda at, report: analysis.run(at.program, ROOT, at.shared, at.work, report)),
    ("the ledger, computed once more", lambda at, report: ledger.run(at.program, ROOT, report)),
    ("visits, computed once more", lambda at, report: visits.run(at.program, ROOT, at.shared, at.work, report)),
    ("examples of the guides", lambda at, report: documented.run(at.program, ROOT, report)),
    ("manual and completions", lambda at, report: manual.run(at.plain, ROOT, at.work, report)),
    ("what it is made of", lambda at, report: sbom.run(at.plain, ROOT, report)),
    ("hardening", lambda at, report: hardening.run(at.plain, ROOT, at.work, report)),
    ("the bench's own reckoning", lambda _, report: bench.run(ROOT, report)),
    ("annotated sentences", lambda _, report: annotated.run(ROOT, report)),
)

LONG_SECTIONS = (
    ("races of threads", lambda at, report: threads.run(os.path.join(at.builds, "threads"), ROOT, at.work, report)),
    ("what runs for days", lambda at, report: soak.run(at.program, ROOT, at.work, report)),
    ("lines that the tests reach", lambda at, report: coverage.run(os.path.join(at.builds, "coverage"), ROOT, at.work, report)),
    ("Debian packages", lambda at, report: debian.run(at.plain, ROOT, at.work, report)),
    ("the Python wheel", lambda at, report: python.run_wheel(ROOT, at.work, report)),
    ("Spark, two workers", lambda at, report: spark.run(at.program, ROOT, report)),
)


def run_build(build: str, report: Report) -> None:
    report.section(f"unit tests, {os.path.basename(build)} build")
    units.run(build, report)
    report.section(f"command line, {os.path.basename(build)} build")
    cli.run(build, ROOT, report)


def run_sections(at: Place, report: Report) -> None:
    """Each in a folder of its own."""
    sections = []
    for number, (name, section) in enumerate(SECTIONS + LONG_SECTIONS * at.everything):
        folder = os.path.join(at.work, str(number))
        os.mkdir(folder)
        sections.append((name, functools.partial(section, at._replace(work=folder))))
    lanes.run_sections(sections, report)


def main() -> int:
    everything = "--all" in sys.argv
    plain, sanitized = [os.path.abspath(word) for word in sys.argv[1:] if word != "--all"]
    report = Report()
    os.environ["DEMARCHE_DATA"] = ROOT
    os.environ.pop("COLUMNS", None)
    for build in (plain, sanitized):
        run_build(build, report)
    with tempfile.TemporaryDirectory() as work:
        run_sections(Place(plain, sanitized, work, everything), report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
