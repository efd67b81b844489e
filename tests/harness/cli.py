"""Command-line tests: tests/cli/*.test.

A file holds tests; each is

    == name of the test
    $ shell command, run in an empty folder; `demarche` is on the PATH, $SAMPLES is the project's samples/,
                      $SERVE 'command' runs it beside a web server (server.py), $SQL DATABASE 'statement' prints rows
    ? exit status (0 when not given)
    > a line of stdout, as a glob; `...` stands for any lines; no `>` line: stdout must be empty; `> *` allows all
    ! a line of stderr, likewise
"""

import fnmatch
import os
import pathlib
import subprocess
import sys
import tempfile

from . import lanes
from .report import Report

TIMEOUT = 300


class Test:
    def __init__(self, name: str, place: str) -> None:
        self.name, self.place = name, place
        self.commands: list[str] = []
        self.stdout: list[str] = []
        self.stderr: list[str] = []
        self.status = 0


def read(path: pathlib.Path) -> list[Test]:
    tests: list[Test] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, rest = line[:2], line[2:].rstrip()
        if mark == "==":
            tests.append(Test(rest.strip(), f"{path.name}:{number}"))
        elif mark in ("$ ", "> ", "! ", "? "):
            test = tests[-1]
            if mark == "$ ":
                test.commands.append(rest)
            elif mark == "> ":
                test.stdout.append(rest)
            elif mark == "! ":
                test.stderr.append(rest)
            else:
                test.status = int(rest)
        elif line.strip() and not line.startswith("#"):
            raise SystemExit(f"{path}:{number}: expected ==, $, ?, > or ! at the beginning of the line")
    return tests


def matches(lines: list[str], patterns: list[str]) -> bool:
    """Whether the lines fit the globs, `...` standing for any number of lines. Linear in practice: greedy on `...`."""
    if patterns == ["*"]:
        return True
    at, any_before = 0, False
    for pattern in patterns:
        if pattern == "...":
            any_before = True
            continue
        while any_before and at < len(lines) and not fnmatch.fnmatchcase(lines[at], pattern):
            at += 1
        if at == len(lines) or not fnmatch.fnmatchcase(lines[at], pattern):
            return False
        at, any_before = at + 1, False
    return any_before or at == len(lines)


def run_one(test: Test, program: str, data: str, report: Report, build: str) -> None:
    environment = dict(os.environ, PATH=f"{os.path.dirname(program)}:{os.environ['PATH']}", DEMARCHE_DATA=data,
                       SAMPLES=os.path.join(data, "samples"),
                       SERVE=f"{sys.executable} {os.path.join(data, 'tests', 'harness', 'server.py')}",
                       SQL=f"{sys.executable} {os.path.join(data, 'tests', 'harness', 'sql.py')}", NO_COLOR="1", LC_ALL="C.UTF-8")
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(["sh", "-c", "\n".join(test.commands)], capture_output=True, cwd=folder,
                                  env=environment, timeout=TIMEOUT, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            report.fail(f"{build} {test.place} {test.name}", f"did not end within {TIMEOUT} s")
            return
    stdout = done.stdout.decode("utf-8", "replace").splitlines()
    stderr = done.stderr.decode("utf-8", "replace").splitlines()
    wrong = []
    if done.returncode != test.status:
        wrong.append(f"exit status {done.returncode}, expected {test.status}")
    if not matches(stdout, test.stdout):
        wrong.append("stdout:\n" + "\n".join(stdout[:40]) + "\nexpected:\n" + "\n".join(test.stdout))
    if not matches(stderr, test.stderr):
        wrong.append("stderr:\n" + "\n".join(stderr[:40]) + "\nexpected:\n" + "\n".join(test.stderr))
    if wrong:
        report.fail(f"{build} {test.place} {test.name}", "\n".join(wrong))
    else:
        report.ok()


def run(build: str, root: str, report: Report) -> None:
    program = os.path.join(os.path.abspath(build), "demarche")
    name = os.path.basename(build.rstrip("/"))

    def run_file(path: pathlib.Path, part: Report) -> None:
        """One test after another: those of the bench build in one folder."""
        for test in read(path):
            run_one(test, program, root, part, name)

    lanes.run_each(run_file, sorted(pathlib.Path(root, "tests", "cli").glob("*.test")), report)
