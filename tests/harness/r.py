"""docs/examples/report.R over what the program makes: the picture is drawn, and its numbers are those of `demarche align`.

Says so and skips what needs R, its packages or a reader of Parquet where these cannot be had."""

import csv
import os
import shutil
import struct
import subprocess

from .report import Report

QUESTION = ("COL", "USA,CHN")
# Colombia and the United States condemn an attack side by side.
APART = """date,event,actor_codes,recipient_codes,status,score,confidence,mutual
2024-05-06,ACCUSE,COL.GOV+USA.GOV,,actual,-2.0,0.9,false
"""
# The same of a program that does not say so.
OLDER = APART.replace(",mutual", "").replace(",false", "")
SIZE = (1520, 880)


class Pictures:
    """Inputs of the script, made once, and what came of each."""

    def __init__(self, program: str, root: str, work: str, tools: str | None):
        self.program, self.work = program, work
        self.path_of_tools = os.pathsep.join([*([tools] if tools else []), os.environ.get("PATH", "")])
        self.script = os.path.join(root, "docs", "examples", "report.R")
        self.database = self.path("colombia.db")
        subprocess.run([program, "ingest", "-q", "-d", self.database, os.path.join(root, "docs", "examples", "colombia.jsonl")],
                       check=True)

    def path(self, name: str) -> str:
        return os.path.join(self.work, name)

    def write(self, name: str, *words: str) -> str:
        with open(self.path(name), "wb") as out:
            subprocess.run([self.program, *words], stdout=out, check=True)
        return self.path(name)

    def align(self, period: str) -> str:
        return self.write(f"align-{period}.csv", "align", "-d", self.database, QUESTION[0], "--between", QUESTION[1],
                          "--period", period, "--format", "csv")

    def draw(self, path: str, *words: str) -> subprocess.CompletedProcess:
        for name in ("picture.png", "numbers.csv"):
            if os.path.exists(self.path(name)):
                os.remove(self.path(name))
        return subprocess.run(["Rscript", "--vanilla", self.script, "--of", QUESTION[0], "--between", QUESTION[1], "-o",
                               self.path("picture.png"), "--numbers", self.path("numbers.csv"), *words, path],
                              capture_output=True, text=True, check=False,
                              env=dict(os.environ, PATH=self.path_of_tools))


def rows_of(path: str) -> dict[str, dict]:
    with open(path, encoding="utf-8", newline="") as file:
        return {row["period"]: row for row in csv.DictReader(file)}


def png_size(path: str) -> tuple[int, int]:
    with open(path, "rb") as file:
        head = file.read(24)
    return struct.unpack(">II", head[16:24]) if head.startswith(b"\x89PNG") else (0, 0)


def differences(drawn: dict, told: dict, slack: float, interval: float) -> list[str]:
    """Where the picture's numbers are farther from the program's than the slack."""
    out = [f"period {period} in one of them alone" for period in drawn.keys() ^ told.keys()]
    for period in drawn.keys() & told.keys():
        for column, most in (("index", slack), ("low", interval), ("high", interval)):
            ours, theirs = drawn[period][column], told[period][column]
            if bool(ours) != bool(theirs) or ours and abs(float(ours) - float(theirs)) > most:
                out.append(f"{period} {column}: drawn {ours}, told {theirs}")
        if drawn[period]["change"] != told[period]["change"]:
            out.append(f"{period} change: drawn {drawn[period]['change']!r}, told {told[period]['change']!r}")
    return out


def check(name: str, pictures: Pictures, path: str, period: str, slack: float, interval: float, report: Report) -> None:
    done = pictures.draw(path, "--period", period)
    if done.returncode:
        report.fail(f"R: {name}", done.stderr)
        return
    wrong = differences(rows_of(pictures.path("numbers.csv")), rows_of(pictures.align(period)), slack, interval)
    if png_size(pictures.path("picture.png")) != SIZE:
        wrong.append("no picture of that size")
    if wrong:
        report.fail(f"R: {name}", "\n".join(wrong))
    else:
        report.ok()


def check_records(pictures: Pictures, report: Report) -> None:
    """Records tell what is one event less well than the database does: the index may differ a little."""
    records = pictures.write("records.csv", "export", "-d", pictures.database, "--only", "events", "--format", "csv")
    check("csv of an export", pictures, records, "quarter", 0.05, 0.15, report)
    lines = pictures.write("records.jsonl", "export", "-d", pictures.database, "--only", "events", "--format", "jsonl")
    duckdb = shutil.which("duckdb", path=pictures.path_of_tools)
    if not duckdb:
        report.skip("R: Parquet", "the program duckdb is not here")
        return
    parquet = pictures.path("records.parquet")
    subprocess.run([duckdb, "-c", f"COPY (FROM read_json('{lines}')) TO '{parquet}'"], check=True, capture_output=True)
    check("Parquet", pictures, parquet, "quarter", 0.05, 0.15, report)


def check_database(pictures: Pictures, report: Report) -> None:
    packages = subprocess.run(["Rscript", "--vanilla", "-e", "library(DBI); library(RSQLite)"], capture_output=True, check=False)
    if packages.returncode:
        report.skip("R: database", "the R packages DBI and RSQLite are not here")
        return
    for period in ("month", "quarter", "year"):
        check(f"database by {period}", pictures, pictures.database, period, 1e-6, 0.12, report)


def check_refused(name: str, done: subprocess.CompletedProcess, words: str, report: Report) -> None:
    if done.returncode == 0 or words not in done.stderr:
        report.fail(f"R: {name}", f"exit status {done.returncode}: {done.stderr}")
    else:
        report.ok()


def draw_text(pictures: Pictures, text: str) -> subprocess.CompletedProcess:
    path = pictures.path("apart.csv")
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return pictures.draw(path)


def check_apart(pictures: Pictures, report: Report) -> None:
    check_refused("several who do not act on each other", draw_text(pictures, APART), "no events of COL", report)
    older = draw_text(pictures, OLDER)
    report.fail("R: several actors of an older record", older.stderr) if older.returncode else report.ok()


def run(program: str, root: str, work: str, report: Report, tools: str | None = None) -> None:
    """`tools`: a folder where the program duckdb may be."""
    if not shutil.which("Rscript"):
        report.skip("R", "R is not here")
        return
    pictures = Pictures(program, root, work, tools)
    check("csv of align", pictures, pictures.align("quarter"), "quarter", 1e-9, 1e-9, report)
    check_records(pictures, report)
    check_database(pictures, report)
    check_apart(pictures, report)
    check_refused("a file that is not there", pictures.draw(pictures.path("none.csv")), "no file", report)
    check_refused("a period that is none", pictures.draw(pictures.path("records.csv"), "--period", "decade"),
                  "month, quarter or year", report)
    check_refused("no events", pictures.draw(pictures.path("records.csv"), "--from", "2031-01-01"), "no events of COL", report)
