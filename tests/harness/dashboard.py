"""The dashboard: its types, its unit tests, and a browser that uses it over the real server.

Says so and skips what needs Node, npm, their packages or a browser where these cannot be had."""

import os
import re
import shutil
import subprocess

from .report import Report

TIMEOUT = 1500


def run_npm(root: str, work: str) -> str:
    """Fetches the packages of package-lock.json; what went wrong, or nothing."""
    done = subprocess.run([os.path.join(root, "web", "install.sh"), work], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stderr or "npm failed"


def run_kind(kind: str, root: str, work: str, report: Report, environment: dict[str, str] | None = None) -> None:
    command = ["node", os.path.join(root, "web", "test", "run.mjs"), work, kind, *([] if kind == "types" else ["--test-reporter=tap"])]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, timeout=TIMEOUT,
                              env=dict(os.environ, **(environment or {})))
    except subprocess.TimeoutExpired:
        report.fail(f"dashboard, {kind}", f"did not end within {TIMEOUT} s")
        return
    count(kind, done, report)


def count(kind: str, done: subprocess.CompletedProcess, report: Report) -> None:
    """Counts what TAP tells; types are one test."""
    passed, failed = (int(n.group(1)) if (n := re.search(rf"(?m)^# {word} (\d+)$", done.stdout)) else 0 for word in ("pass", "fail"))
    if done.returncode == 0:
        report.ok(max(passed, 1))
        return
    report.ok(passed)
    report.fail(f"dashboard, {kind}", failures(done.stdout) or done.stdout + done.stderr, max(failed, 1))


def failures(tap: str) -> str:
    """The tests that failed, with why."""
    return "\n".join(re.findall(r"(?m)^ *not ok .*(?:\n(?! *(?:not )?ok ).*){0,14}", tap))


def run(program: str, root: str, work: str, report: Report) -> None:
    if not shutil.which("node") or not shutil.which("npm"):
        report.skip("dashboard", "Node and npm cannot be had here")
        return
    why = run_npm(root, work)
    if why:
        report.skip("dashboard", f"npm could not fetch its packages: {why.strip()}")
        return
    run_kind("types", root, work, report)
    run_kind("unit", root, work, report)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        report.skip("dashboard in a browser", "chromium cannot be had here")
        return
    run_kind("browser", root, work, report, {"DEMARCHE_PROGRAM": program, "DEMARCHE_ROOT": root, "CHROMIUM": chromium})
