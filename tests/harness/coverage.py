"""How many lines of src/ the tests reach: a build that counts, for `./check --all`, read by gcovr.

A server behind its sandbox may write no files, those of the counters neither: its tests count without one."""

import json
import os
import subprocess

from . import cli, serve, threads, units
from .report import Report

# Threads count, too: without atomic counters some come out negative, which gcovr refuses.
OPTIONS = ("-Dtests=enabled", "--buildtype=debugoptimized", "-Db_coverage=true", "-Dc_args=-fprofile-update=atomic")
FLOOR = 90.0


def summary(folder: str, root: str) -> dict:
    done = subprocess.run(["gcovr", "--root", root, "--object-directory", folder, "--filter", os.path.join(root, "src", ""),
                           "--exclude-throw-branches", "--json-summary-pretty", "--json-summary", "-", folder],
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def unconfined(folder: str) -> str:
    """The program, whose servers have no sandbox."""
    program, path = os.path.join(folder, "demarche"), os.path.join(folder, "unconfined")
    with open(path, "w", encoding="utf-8") as script:
        script.write(f"""#!/bin/sh
[ "$1" = serve ] || exec '{program}' "$@"
shift
exec '{program}' serve --sandbox never "$@"
""")
    os.chmod(path, 0o755)
    return path


def tell(told: dict) -> None:
    """By folder, what is reached least first."""
    lines: dict[str, list[int]] = {}
    for file in told["files"]:
        part = lines.setdefault(os.path.dirname(file["filename"]), [0, 0])
        part[0] += file["line_covered"]
        part[1] += file["line_total"]
    for name, (reached, all_lines) in sorted(lines.items(), key=lambda item: item[1][0] / max(item[1][1], 1)):
        print(f"   {name}: {100 * reached / max(all_lines, 1):.1f} % of {all_lines} lines")
    print(f"   together {told['line_percent']} % of {told['line_total']} lines")


def run(folder: str, root: str, work: str, report: Report) -> None:
    why = threads.build(folder, root, OPTIONS)
    if why:
        report.fail("coverage: the build", why)
        return
    units.run(folder, Report(quiet=True))
    cli.run(folder, root, Report(quiet=True))
    serve.run(unconfined(folder), root, work, Report(quiet=True))
    told = summary(folder, root)
    tell(told)
    if told["line_percent"] < FLOOR:
        report.fail("coverage", f"{told['line_percent']} % of the lines of src/ are reached, not {FLOOR}")
    else:
        report.ok()
