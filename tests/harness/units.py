"""Runs the unit tests of a build folder, in that folder as meson does, and counts their test functions."""

import json
import os
import re
import subprocess

from . import lanes
from .report import Report

TIMEOUT = 600


def tests_of(build: str) -> list[dict]:
    out = subprocess.run(["meson", "introspect", "--tests", build], check=True, capture_output=True, text=True).stdout
    return json.loads(out)


def run(build: str, report: Report, suites: set[str] | None = None) -> None:
    """All of them, or those of some suites."""
    tests = [test for test in tests_of(build) if not suites or suites & {suite.split(":")[-1] for suite in test["suite"]}]
    if not tests:
        report.fail(f"unit tests of {os.path.basename(build)}", "there are none" + (f" of {sorted(suites)}" if suites else ""))
    lanes.run_each(lambda test, part: run_one(test, part, build), tests, report)


def run_one(test: dict, report: Report, build: str) -> None:
    name = f"{os.path.basename(build)}/{test['name']}"
    environment = dict(os.environ, **test.get("env", {}))
    try:
        done = subprocess.run(test["cmd"], capture_output=True, text=True, errors="replace",
                              env=environment, cwd=test.get("workdir") or build, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        report.fail(name, f"did not end within {TIMEOUT} s")
        return
    output = done.stdout + done.stderr
    # cmocka's closing lines; other programs count as one test.
    passed = sum(int(n) for n in re.findall(r"\[  PASSED  \] (\d+) test", output))
    failed = sum(int(n) for n in re.findall(r"\[  FAILED  \] (\d+) test", output))
    for line in sorted(set(re.findall(r"\[  SKIPPED \] ([a-z]\w+)", output))):
        report.skip(f"{name}: {line}", "not possible on this machine or without the optional data folder")
    if done.returncode or failed:
        report.ok(passed)
        report.fail(name, output, max(failed, 1))
    else:
        report.ok(max(passed, 1))
