#!/usr/bin/env python3
"""Runs all tests over finished builds; ends with `N passed, N failed`.

    tests/run.py [--all] PLAIN_BUILD SANITIZED_BUILD

With --all also what takes long: every failure of faults.py, 10,000 mutations, time as the input doubles, the Debian packages.
"""

import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests"))

from harness import accuracy, analysis, annotated, archives, bench, cli, dashboard, debian, faults, hardening, installed, ledger, manual, mutations, properties, python, r, sbom, serve, spark, units  # noqa: E402
from harness.report import Report  # noqa: E402

VALGRIND = ("valgrind", "--quiet", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=definite")


def run_valgrind(program: str, report: Report) -> None:
    samples = [os.path.join(ROOT, "samples", name) for name in ("week.jsonl", "border.txt", "port-talks.html", "railway.txt")]
    done = subprocess.run([*VALGRIND, program, "code", "--threads", "2", *samples], capture_output=True, text=True,
                          env=dict(os.environ, DEMARCHE_DATA=ROOT))
    if done.returncode or not done.stdout:
        report.fail("valgrind: code over the samples", done.stderr)
    else:
        report.ok()


def main() -> int:
    everything = "--all" in sys.argv
    plain, sanitized = [word for word in sys.argv[1:] if word != "--all"]
    report = Report()
    program = os.path.join(os.path.abspath(plain), "demarche")
    os.environ["DEMARCHE_DATA"] = ROOT
    with tempfile.TemporaryDirectory() as work:
        for build in (plain, sanitized):
            report.section(f"unit tests, {os.path.basename(build)} build")
            units.run(build, report)
            report.section(f"command line, {os.path.basename(build)} build")
            cli.run(build, ROOT, report)
        if shutil.which("valgrind"):
            report.section("valgrind")
            run_valgrind(program, report)
        report.section("manual and completions")
        manual.run(plain, ROOT, work, report)
        report.section("installed program and library")
        installed.run(plain, ROOT, work, report)
        report.section("dashboard")
        dashboard.run(program, ROOT, os.path.join(os.path.abspath(plain), "dashboard-tests"), report)
        report.section("web archives of the data folder")
        archives.run(program, accuracy.shared_folder(ROOT), report)
        report.section("analyses, computed again")
        analysis.run(program, ROOT, accuracy.shared_folder(ROOT), work, report)
        report.section("the ledger, computed once more")
        ledger.run(program, ROOT, report)
        report.section("the Python package")
        packages = python.run(program, ROOT, report)
        report.section("pictures in R")
        r.run(program, ROOT, work, report, os.path.dirname(packages) if packages else None)
        report.section("the server, both builds")
        serve.run(program, ROOT, work, report)
        serve.run(os.path.join(os.path.abspath(sanitized), "demarche"), ROOT, work, report)
        report.section("what it is made of")
        sbom.run(plain, ROOT, report)
        report.section("hardening")
        hardening.run(plain, ROOT, work, report)
        report.section("properties")
        properties.run(program, ROOT, accuracy.shared_folder(ROOT), report, everything)
        report.section("faults")
        faults.run(plain, ROOT, work, report, everything)
        report.section("the bench's own reckoning")
        bench.run(ROOT, report)
        report.section("mutations")
        mutations.run(plain, sanitized, ROOT, work, report, mutations.ALL if everything else mutations.SOME)
        report.section("annotated sentences")
        annotated.run(ROOT, report)
        report.section("accuracy over the data folder")
        accuracy.run(program, ROOT, work, report)
        if everything:
            report.section("Debian packages")
            debian.run(plain, ROOT, work, report)
            report.section("the Python wheel")
            python.run_wheel(ROOT, os.path.dirname(os.path.abspath(plain)), work, report)
            report.section("Spark, two workers")
            spark.run(program, ROOT, report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
