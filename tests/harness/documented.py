"""What the guides show is what the program prints: examples behind a "$" in README.md and docs/, run as they stand.

Below a command stand its lines; `...` is any lines, an ending `...` or `…` any rest of a line. Versions, numbers of lines in files of
the lexicon and numbers of frames, which change with every row of it, are not compared. In a list of EXAMPLES "*" is every example of the page."""

import json
import os
import re
import subprocess
import tempfile
from typing import NamedTuple

from .report import Report

EXPLAIN = "demarche explain --format table -"
EXAMPLES = {
    "README.md": [f"echo 'Kenya recalled its ambassador from Khartoum.' | build/{EXPLAIN}"],
    "docs/events.md": ["*"],
    "docs/lexicon.md": ["demarche lexicon check --lexicon docs/example-lexicon"],
    "docs/examples/colombia.md": [
        "demarche ingest -d colombia.db docs/examples/colombia.jsonl",
        "demarche report -d colombia.db --of COL --between USA,CHN --to 2024-06 | grep -o '<h1>.*</h1>'",
    ],
    "docs/commands.md": [
        "demarche code --format table samples/week.jsonl",
        "demarche code samples/week.jsonl | head -1",
        f"echo 'Paris recalled its ambassador to Bamako.' | {EXPLAIN}",
        f"echo 'Kenya signed a $5 million contract with China.' | {EXPLAIN}",
        "demarche ingest -d news.db samples",
        "demarche query -d news.db --format table --actor KEN --event SANCTION",
        "demarche read samples/port-talks.html",
        "echo 'Kenya expelled three diplomats.' | demarche parse -",
        "demarche lexicon check",
        "demarche lexicon check --corpus samples/border.txt samples/week.jsonl --format table",
    ],
}
# For whom a pipe gets JSON lines and a terminal, as in the guide, text.
ON_TERMINAL = ("demarche lexicon check", "demarche lexicon check --lexicon docs/example-lexicon")

CHANGING = [
    (re.compile(r"\.(frames|facts|tsv|sets):\d+ *"), r".\1:N "),
    (re.compile(r'"(lexicon|model)":"[0-9a-f]{8}"'), r'"\1":"V"'),
    (re.compile(r"\b(lexicon|model) [0-9a-f]{8}"), r"\1 V"),
    (re.compile(r"^(?=.*(?:frames in|frame lines|never do)).*$"), "counts"),
    (re.compile(r"^(verbs/en/[a-z]+\.frames) .*$"), r"\1"),
    (re.compile(r" +"), " "),
]


class Example(NamedTuple):
    command: str
    shown: list[str]


def blocks(text: str) -> list[list[str]]:
    """Stretches of code: between fences, or indented by four blanks."""
    found: list[list[str]] = [[]]
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
            found.append([])
        elif fenced:
            found[-1].append(line)
        elif line.startswith("    ") or (not line and found[-1]):
            found[-1].append(line[4:])
        elif found[-1]:
            found.append([])
    return found


def examples(text: str) -> list[Example]:
    found = []
    for block in blocks(text):
        for line in block:
            if line.lstrip().startswith("$ "):
                found.append(Example(line.lstrip()[2:], []))
            elif found and block[0].lstrip().startswith("$ "):
                found[-1].shown.append(line)
    return found


def plain(line: str) -> str:
    for pattern, instead in CHANGING:
        line = pattern.sub(instead, line)
    return line.strip()


def matches_line(shown: str, printed: str) -> bool:
    cut = re.fullmatch(r"(.+)(?:\.\.\.|…)", shown)
    return shown == printed or bool(cut) and printed.startswith(cut.group(1))


def matches(shown: list[str], printed: list[str]) -> str:
    """The first line that is shown and not printed, or nothing."""
    place, anywhere = 0, False
    for line in shown:
        if line.strip() == "...":
            anywhere = True
            continue
        places = range(place, len(printed) if anywhere else min(place + 1, len(printed)))
        hit = next((i for i in places if matches_line(line, printed[i])), None)
        if hit is None:
            return line
        place, anywhere = hit + 1, False
    return ""


def lines_of(text: list[str]) -> list[str]:
    """Without empty lines: those of a guide are of its blocks as well."""
    return [plain(line) for line in text if line.strip()]


def run_one(name: str, example: Example, folder: str, environment: dict[str, str], report: Report) -> None:
    command = example.command + (" --format table" if example.command in ON_TERMINAL else "")
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=folder, env=environment)
    printed = done.stdout + done.stderr
    missing = matches(lines_of(example.shown), lines_of(printed.splitlines()))
    if missing or done.returncode:
        report.fail(f"{name}: $ {example.command}", f"shows: {missing}\nprinted is:\n{printed}")
    else:
        report.ok()


def run_page(name: str, wanted: list[str], root: str, folder: str, environment: dict[str, str], report: Report) -> None:
    with open(os.path.join(root, name), encoding="utf-8") as file:
        found = examples(file.read())
    for command in wanted:
        if command != "*" and command not in [example.command for example in found]:
            report.fail(f"{name}: $ {command}", "is no example there any more; mend EXAMPLES of tests/harness/documented.py")
    done = set()
    for example in found:
        if example.command not in done and ("*" in wanted or example.command in wanted):
            run_one(name, example, folder, environment, report)
        done.add(example.command)


def check_record(program: str, root: str, environment: dict[str, str], report: Report) -> None:
    """The event that README.md shows as JSON."""
    with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
        shown = json.loads(file.read().split("```json\n")[1].split("```")[0])
    printed = subprocess.run([program, "code", shown["doc"]], capture_output=True, text=True, cwd=root, env=environment).stdout
    records = {record["id"]: record for record in map(json.loads, printed.splitlines())}
    record = records.get(shown["id"], {})
    wrong = [key for key in {*shown, *record} - {"version"} if shown.get(key) != record.get(key)]
    if wrong:
        report.fail("README.md: the event as JSON", "\n".join(f"{key}: shows {shown.get(key)}, is {record.get(key)}" for key in wrong))
    else:
        report.ok()


def run(program: str, root: str, report: Report) -> None:
    environment = dict(os.environ, PATH=f"{os.path.dirname(program)}:{os.environ['PATH']}", DEMARCHE_DATA=root, NO_COLOR="1", LC_ALL="C.UTF-8")
    check_record(program, root, environment, report)
    for name, wanted in EXAMPLES.items():
        with tempfile.TemporaryDirectory() as folder:
            for part in ("samples", "docs"):
                os.symlink(os.path.join(root, part), os.path.join(folder, part))
            os.symlink(os.path.dirname(program), os.path.join(folder, "build"))
            run_page(name, wanted, root, folder, environment, report)
