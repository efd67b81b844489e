#!/usr/bin/env python3
"""What compiler, linker and kernel keep an intruder from: looked up in the files that were built and in a running process.

Part of tests/run.py; alone: tests/harness/hardening.py BUILD"""

import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator

if __package__:
    from .report import Report
    from .serve import Server
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness.report import Report
    from harness.serve import Server

SOURCES = ("src", "cli", "demarche")


def readelf(*words: str) -> str:
    return subprocess.run(["readelf", "-W", *words], check=True, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C")).stdout


def segments(file: str) -> dict[str, list[str]]:
    """The flags ("RW", "R E") of the segments of each type."""
    found: dict[str, list[str]] = {}
    for kind, flags in re.findall(r"^  ([A-Z_]+) +(?:0x\w+ +){5}([RWE ]{3}) ", readelf("-l", file), re.MULTILINE):
        found.setdefault(kind, []).append(flags.replace(" ", ""))
    return found


def flaws_of_file(file: str, program: bool) -> Iterator[str]:
    parts, dynamic, symbols = segments(file), readelf("-d", file), readelf("-s", file)
    if program and not re.search(r"FLAGS_1.*\bPIE\b", dynamic):
        yield "its code does not lie at an address of chance (no PIE)"
    if "GNU_RELRO" not in parts:
        yield "tables of functions stay writable (no RELRO)"
    if not re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic):
        yield "functions are bound while it runs (no BIND_NOW)"
    if parts.get("GNU_STACK") != ["RW"]:
        yield f"the stack can be run: {parts.get('GNU_STACK')}"
    if any({"W", "E"} <= set(flags) for flags in sum(parts.values(), [])):
        yield f"a segment can be written and run: {parts}"
    if len(parts["LOAD"]) < 4:
        yield "code and constants share pages"
    if re.search(r"TEXTREL|RPATH|RUNPATH", dynamic):
        yield "its code is changed when it is loaded, or libraries are looked for in odd folders"
    if "__stack_chk_fail" not in symbols:
        yield "returns are not watched (no stack protector)"
    if not {"__memcpy_chk", "__snprintf_chk"} <= set(re.findall(r"\b(__\w+_chk)\b", symbols)):
        yield "lengths are not checked (_FORTIFY_SOURCE)"


def objects(build: str) -> Iterator[str]:
    for folder in pathlib.Path(build).iterdir():
        if folder.name.startswith(SOURCES) and folder.is_dir():
            yield from map(str, folder.rglob("*.o"))


def unmarked_objects(build: str) -> list[str]:
    """Those whose jumps have no marked targets; the C library's own parts decide whether the program as a whole is marked."""
    told, at, marked = readelf("-n", *objects(build)), "", set()
    names = re.findall(r"^File: (.*)$", told, re.MULTILINE)
    for line in told.splitlines():
        if line.startswith("File: "):
            at = line[6:]
        elif "IBT" in line and "SHSTK" in line:
            marked.add(at)
    return [name for name in names if name not in marked]


def check(report: Report, name: str, flaws: list[str]) -> None:
    if flaws:
        report.fail("hardening: " + name, "\n".join(flaws))
    else:
        report.ok()


def pages_of(process: int) -> list[str]:
    return pathlib.Path(f"/proc/{process}/maps").read_text(encoding="utf-8", errors="replace").splitlines()


def run_process(program: str, root: str, work: str, report: Report) -> None:
    database = os.path.join(work, "pages.db")
    subprocess.run([program, "ingest", "-q", "-d", database, os.path.join(root, "samples", "border.txt")], check=True)
    with Server(program, database) as server:
        assert server.ask("/api/matrix").status == 200
        pages = pages_of(server.process.pid)
        assert any("demarche" in page for page in pages) and any("[stack]" in page for page in pages)
        check(report, "pages of a running process", [page for page in pages if "w" in page.split()[1] and "x" in page.split()[1]])


def libraries(build: str) -> list[str]:
    return [str(path) for path in pathlib.Path(build).rglob("libdemarche.so*") if path.is_file() and not path.is_symlink()
            and path.read_bytes()[:4] == b"\x7fELF"]


def run(build: str, root: str, work: str, report: Report) -> None:
    program = os.path.join(os.path.abspath(build), "demarche")
    check(report, "program", list(flaws_of_file(program, True)))
    for library in libraries(build):
        check(report, os.path.basename(library), list(flaws_of_file(library, False)))
    if platform.machine() == "x86_64":
        assert any(objects(build))
        check(report, "jumps and returns", unmarked_objects(build))
    run_process(program, root, work, report)


def main() -> int:
    root = str(pathlib.Path(__file__).resolve().parent.parent.parent)
    os.environ["DEMARCHE_DATA"] = root
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        run(sys.argv[1], root, work, report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
