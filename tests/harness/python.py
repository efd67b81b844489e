"""The Python package: its tests, over the extension that the plain build made, laid out as an installed package is.

`run_wheel` builds the wheel as pip does, installs it where nothing else is, and lets it work with the checkout out of sight.
Packages for the tests come into an environment of their own in the build's folder; where they cannot be had, this says so."""

import os
import re
import shutil
import subprocess
import sys

from .report import Report, indent

PACKAGES = ["pytest", "mypy", "meson-python", "meson>=1.2", "ninja", "pyarrow", "pandas", "polars", "duckdb", "duckdb-cli", "matplotlib"]
OLDEST = (3, 10)


def python_of(environment: str) -> str:
    return os.path.join(environment, "bin", "python")


def make_environment(folder: str, packages: list[str]) -> str:
    """Empty when the packages are there, else why they are not."""
    stamp, wanted = os.path.join(folder, "packages.txt"), "\n".join(packages)
    if os.path.exists(stamp):
        with open(stamp, encoding="utf-8") as file:
            if file.read() == wanted:
                return ""
    shutil.rmtree(folder, ignore_errors=True)
    for command in ([sys.executable, "-m", "venv", folder],
                    [python_of(folder), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            return (done.stderr or done.stdout).strip().splitlines()[-1]
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(wanted)
    return ""


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


def environment_for(package: str, program: str, root: str) -> dict[str, str]:
    told = {name: value for name, value in os.environ.items() if not name.startswith(("DEMARCHE_", "PYTHON"))}
    told.update(PYTHONPATH=package, PYTHONDONTWRITEBYTECODE="1", DEMARCHE_PROGRAM=program, DEMARCHE_ROOT=root,
                MPLBACKEND="Agg")
    return told


def run_tests(python: str, told: dict[str, str], root: str, report: Report, *words: str) -> None:
    done = subprocess.run([python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", os.path.join(root, "python"),
                           os.path.join(root, "python", "tests"), *words], capture_output=True, text=True, check=False,
                          env=told, cwd=root)
    report.ok(count(done.stdout, "passed"))
    failed = count(done.stdout, "failed") + count(done.stdout, "errors?")
    if done.returncode:
        report.fail("python: tests", done.stdout + done.stderr, max(failed, 1))
    for line in re.findall(r"^SKIPPED .*", done.stdout, re.MULTILINE):
        print(indent(line), flush=True)


def run_types(python: str, told: dict[str, str], root: str, report: Report) -> None:
    done = subprocess.run([python, "-m", "mypy", "--strict", "--ignore-missing-imports", "--cache-dir", os.devnull,
                           "--python-version", "3.10", "--exclude", "spark", os.path.join(root, "python", "demarche")],
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
    why = make_environment(environment, PACKAGES)
    if why:
        report.skip("python", f"not run: the packages for its tests cannot be had: {why}")
        return None
    package = lay_out(build, root, os.path.join(build, "python-package"))
    told = environment_for(package, program, root)
    run_tests(python_of(environment), told, root, report, "-rs")
    run_types(python_of(environment), told, root, report)
    return python_of(environment)


# --- the wheel ------------------------------------------------------------------------------------------------------------------

ALONE = """
import demarche, pathlib, subprocess, sys
records = demarche.code("Kenya expelled three Sudanese diplomats on Tuesday.")
assert [record["event"] for record in records.events] == ["SANCTION"], records
assert pathlib.Path(demarche.__file__).is_relative_to(sys.prefix), demarche.__file__
program = pathlib.Path(sys.prefix, "bin", "demarche")
done = subprocess.run([program, "code", "-"], input=b"Kenya expelled three Sudanese diplomats on Tuesday.", capture_output=True)
assert done.returncode == 0 and b'"SANCTION"' in done.stdout, done.stderr
"""


def run_wheel(root: str, builds: str, work: str, report: Report) -> None:
    """Minutes: everything is compiled once more."""
    environment = os.path.join(builds, "python-environment")
    why = make_environment(environment, PACKAGES)
    if why:
        report.skip("python wheel", f"not run: {why}")
        return
    if not os.path.exists(os.path.join(root, ".git")):
        report.skip("python wheel", "not run: this is no clone")
        return
    clone, wheels, fresh = (os.path.join(work, name) for name in ("clone", "wheels", "fresh"))
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{root}", clone], check=True)
    path = f"{os.path.join(environment, 'bin')}{os.pathsep}{os.environ['PATH']}"
    told = {name: value for name, value in os.environ.items() if not name.startswith(("DEMARCHE_", "PYTHON"))}
    steps = [
        [python_of(environment), "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "-w", wheels, clone],
        ["rm", "-rf", clone],
        [sys.executable, "-m", "venv", fresh],
        ["sh", "-c", f"{python_of(fresh)} -m pip install --no-index --no-deps {wheels}/*.whl"],
        [python_of(fresh), "-c", ALONE],
    ]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False, cwd=work, env=dict(told, PATH=path))
        if done.returncode:
            report.fail(f"python wheel: {' '.join(step[:4])}", done.stdout + done.stderr)
            return
    report.ok()
