"""The Python package: its tests, over the extension that the plain build made, laid out as an installed package is.

`run_wheel` installs it in the ways that docs/python.md tells, and lets it work with the checkout out of sight.
Packages for the tests come into an environment of their own in the build's folder; where they cannot be had, this says so."""

import glob
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence

from .report import Report

BUILD = ["meson-python", "meson>=1.2", "ninja"]
PACKAGES = ["pytest", "mypy"]
# What the package works with; tests that need what is not there are skipped.
OTHERS = ["pyarrow", "pandas", "polars", "duckdb", "duckdb-cli", "matplotlib", "dask"]
OLDEST = (3, 10)


def python_of(environment: str) -> str:
    return os.path.join(environment, "bin", "python")


def install(environment: str, packages: list[str]) -> list[str]:
    """The command. What is imported is compiled then: all of it would take twice as long as the rest."""
    return [python_of(environment), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", *packages]


def make_environment(folder: str, packages: list[str], others: Sequence[str] = ()) -> str:
    """Empty when the packages are there, else why they are not; without the others where one of these cannot be had."""
    stamp, wanted = os.path.join(folder, "packages.txt"), "\n".join([*packages, *others])
    if os.path.exists(stamp):
        with open(stamp, encoding="utf-8") as file:
            if file.read() == wanted:
                return ""
    shutil.rmtree(folder, ignore_errors=True)
    done = run_quietly([sys.executable, "-m", "venv", folder])
    if not done.returncode:
        done = run_quietly(install(folder, [*packages, *others]))
    if not done.returncode:
        with open(stamp, "w", encoding="utf-8") as file:
            file.write(wanted)
        return ""
    if others and not run_quietly(install(folder, packages)).returncode:
        return ""
    shutil.rmtree(folder, ignore_errors=True)
    return why_not(done)


def run_quietly(command: list[str]) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def why_not(done: subprocess.CompletedProcess) -> str:
    return (done.stderr or done.stdout or f"exit status {done.returncode}").strip().splitlines()[-1]


def lay_out(build: str, root: str, folder: str) -> str:
    """The package as links into source and build; gives the folder for PYTHONPATH."""
    package = os.path.join(folder, "demarche")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(package, "data"))
    os.makedirs(os.path.join(package, "bin"))
    source = os.path.join(root, "python", "demarche")
    for name in os.listdir(source):
        if name.endswith((".py", ".pyi", ".typed")):
            os.symlink(os.path.join(source, name), os.path.join(package, name))
    for name in ("lexicon", "models"):
        os.symlink(os.path.join(root, name), os.path.join(package, "data", name))
    os.symlink(os.path.join(build, "python", "_core.abi3.so"), os.path.join(package, "_core.abi3.so"))
    os.symlink(os.path.join(build, "python", "program"), os.path.join(package, "bin", "program"))
    return folder


def count(output: str, word: str) -> int:
    found = re.findall(rf"(\d+) {word}", output.strip().splitlines()[-1] if output.strip() else "")
    return int(found[0]) if found else 0


def environment_for(environment: str, package: str, program: str, root: str) -> dict[str, str]:
    """Variables; what Python compiles is kept, but not in the sources' folders."""
    told = {name: value for name, value in os.environ.items() if not name.startswith(("DEMARCHE_", "PYTHON"))}
    told.update(PYTHONPATH=package, PYTHONPYCACHEPREFIX=os.path.join(environment, "bytecode"), DEMARCHE_PROGRAM=program,
                DEMARCHE_ROOT=root, MPLBACKEND="Agg")
    return told


def run_tests(python: str, told: dict[str, str], root: str, report: Report, file: str = "", *words: str) -> None:
    """All of them, or those of a file."""
    done = subprocess.run([python, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "--rootdir",
                           os.path.join(root, "python"), os.path.join(root, "python", "tests", file), *words],
                          capture_output=True, text=True, check=False, env=told, cwd=root)
    report.ok(count(done.stdout, "passed"))
    failed = count(done.stdout, "failed") + count(done.stdout, "errors?")
    if done.returncode:
        report.fail("python: tests", done.stdout + done.stderr, max(failed, 1))
    for count_of, place, why in re.findall(r"^SKIPPED \[(\d+)\] (\S+): (.*)", done.stdout, re.MULTILINE):
        for _ in range(int(count_of)):
            report.skip(f"python: {os.path.basename(place)}", why)


def run_types(environment: str, root: str, report: Report) -> None:
    done = subprocess.run([python_of(environment), "-m", "mypy", "--strict", "--ignore-missing-imports",
                           "--cache-dir", os.path.join(environment, "mypy"), "--python-version", "3.10", "--exclude", "spark", os.path.join(root, "python", "demarche")],
                          capture_output=True, text=True, check=False, cwd=os.path.join(root, "python"))
    if done.returncode:
        report.fail("python: types", done.stdout + done.stderr)
    else:
        report.ok()


def run(program: str, root: str, report: Report) -> str | None:
    """Gives the Python of the tests' environment, for others."""
    build = os.path.dirname(program)
    if sys.version_info < OLDEST or not os.path.exists(os.path.join(build, "python", "_core.abi3.so")):
        report.skip("python", "not run: the build has no Python package (meson option python; CPython 3.10 and its headers)")
        return None
    environment = os.path.join(os.path.dirname(build), "python-environment")
    why = make_environment(environment, PACKAGES, OTHERS)
    if why:
        report.skip("python", f"not run: the packages for its tests cannot be had: {why}")
        return None
    package = lay_out(build, root, os.path.join(build, "python-package"))
    told = environment_for(environment, package, program, root)
    run_tests(python_of(environment), told, root, report)
    run_types(environment, root, report)
    return python_of(environment)


# --- the wheel ------------------------------------------------------------------------------------------------------------------

ALONE = """
import demarche, pathlib, subprocess, sys, tempfile
folder, work = sys.argv[1], pathlib.Path(tempfile.mkdtemp())
assert pathlib.Path(demarche.__file__).is_relative_to(folder), demarche.__file__
sentence = "Kenya expelled three Sudanese diplomats on Tuesday."
assert [record["event"] for record in demarche.code(sentence).events] == ["SANCTION"]
assert demarche.Coder(lang="es").versions().model != demarche.Coder(lang="en").versions().model
assert "SANCTION expel" in str(demarche.explain(sentence))
(work / "a.txt").write_text(sentence)
program = pathlib.Path(sys.prefix, "bin", "demarche")
subprocess.run([program, "ingest", "-q", "-d", work / "news.db", work / "a.txt"], check=True)
with demarche.Store(work / "news.db") as store:
    assert [row["source"] for row in store.matrix()] == ["KEN"] and len(store.records(event="SANCTION")) == 1
"""


def data_of(root: str) -> set[str]:
    done = subprocess.run(["git", "-C", root, "ls-files", "lexicon", "models"], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def files_below(folder: str) -> set[str]:
    return {os.path.relpath(os.path.join(path, name), folder) for path, _, names in os.walk(folder) for name in names}


class Steps:
    """Commands, one after another, until one fails."""

    def __init__(self, work: str, path: str, report: Report) -> None:
        self.work, self.report, self.failed = work, report, False
        self.told = {name: value for name, value in os.environ.items() if not name.startswith(("DEMARCHE_", "PYTHON"))}
        self.told["PATH"] = f"{path}{os.pathsep}{os.environ['PATH']}"

    def run(self, name: str, *command: str, cwd: str = "") -> None:
        if self.failed:
            return
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd or self.work, env=self.told)
        if done.returncode:
            self.failed = True
            self.report.fail(f"python: {name}", done.stdout + done.stderr)
        else:
            self.report.ok()


def run_editable(steps: Steps, environment: str, clone: str) -> None:
    steps.run("editable", python_of(environment), "-m", "pip", "install", "--no-build-isolation", "--no-deps", "--editable", clone)
    steps.run("editable, used", python_of(environment), "-c", ALONE, clone)


def run_sdist(steps: Steps, environment: str, clone: str) -> str:
    """A wheel out of what is given to others as source, installed where neither is to be seen; gives its data's folder."""
    sources, wheels, fresh = (os.path.join(steps.work, name) for name in ("sources", "wheels", "fresh"))
    python = python_of(environment)
    steps.run("sdist", python, "-c", f"import mesonpy; mesonpy.build_sdist({sources!r})", cwd=clone)
    shutil.rmtree(clone)
    steps.run("wheel", "sh", "-c", f"{python} -m pip wheel --no-build-isolation --no-deps -w {wheels} {sources}/*.tar.gz")
    shutil.rmtree(sources, ignore_errors=True)
    steps.run("environment", sys.executable, "-m", "venv", fresh)
    steps.run("wheel, installed", "sh", "-c", f"{python_of(fresh)} -m pip install --no-index --no-deps {wheels}/*.whl")
    steps.run("wheel, used", python_of(fresh), "-c", ALONE, fresh)
    found = glob.glob(os.path.join(fresh, "lib", "python3*", "site-packages", "demarche", "data"))
    return found[0] if found else fresh


def run_wheel(root: str, work: str, report: Report) -> None:
    """The ways to install: editable, and as a wheel made of the sdist. Minutes: each compiles everything once more."""
    environment, clone = os.path.join(work, "environment"), os.path.join(work, "clone")
    if not os.path.exists(os.path.join(root, ".git")):
        report.skip("python wheel", "not run: this is no clone")
        return
    why = make_environment(environment, BUILD)
    if why:
        report.skip("python wheel", f"not run: {why}")
        return
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{root}", clone], check=True)
    steps = Steps(work, os.path.join(environment, "bin"), report)
    run_editable(steps, environment, clone)
    steps.run("editable, removed", python_of(environment), "-m", "pip", "uninstall", "--yes", "demarche")
    data = run_sdist(steps, environment, clone)
    missing = data_of(root) - files_below(data)
    if not steps.failed and missing:
        report.fail("python wheel: data that are not in it", "\n".join(sorted(missing)))
