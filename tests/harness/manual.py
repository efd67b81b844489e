"""Manual pages and completions, as the build made them out of the tables of commands and options."""

import csv
import os
import re
import shutil
import subprocess

from .report import Report

# What is typed (the last word is the one at the cursor), what is offered; "@" and what readline is asked to do itself.
BASH = [
    ("co", ["code"]),
    ("--v", ["--version"]),
    ("code --form", ["--format"]),
    ("code --format ", ["table", "jsonl", "csv"]),
    ("code --format = c", ["csv"]),
    ("code --format=c", ["--format=csv"]),
    ("code -f c", ["csv"]),
    ("export -f p", ["plover", "polecat"]),
    ("code --only ev", ["events", "@-o nospace"]),
    ("code --only events,fa", ["events,facts", "@-o nospace"]),
    ("query --sort -", ["-date"]),
    ("query --event SU", ["SUPPORT", "@-o nospace"]),
    ("code ", ["@-o bashdefault -o default"]),
    ("code -- --", ["@-o bashdefault -o default"]),
    ("code --quiet ", ["@-o bashdefault -o default"]),
    ("code --model ", ["@-o bashdefault -o default"]),
    ("code --lexicon ", ["@-o dirnames"]),
    ("query -d ", ["@-o bashdefault -o default"]),
    ("query --actor ", []),
    ("runs -d news.db ", []),
    ("help dy", ["dyads"]),
    ("lexicon ", ["check", "find", "suggest", "import"]),
    ("lexicon check --gold ", ["@-o bashdefault -o default"]),
    ("review --gold ", ["@-o bashdefault -o default"]),
    ("dyads --by ", ["event", "quad", "status", "sector"]),
    ("ledger --by kind,y", ["kind,year", "@-o nospace"]),
    ("frobnicate ", []),
]

BASH_SCRIPT = """
compopt() { printf '@%s\\n' "$*"; }
. "$1"
shift
COMP_WORDS=(demarche "$@")
COMP_CWORD=$#
_demarche
printf '%s\\n' "${COMPREPLY[@]}"
"""

FISH = [
    ("demarche co", "code"),
    ("demarche code --format ", "table"),
    ("demarche code --only events,fa", "events,facts"),
    ("demarche query --event SU", "SUPPORT"),
    ("demarche help dy", "dyads"),
    ("demarche lexicon ", "check"),
]


def output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def commands(program: str) -> list[str]:
    return re.findall(r"^  ([a-z]+) +\S", output(program, "help").split("Commands:")[1].split("Example:")[0], re.M)


def check(name: str, wrong: list[str], report: Report) -> None:
    if wrong:
        report.fail(name, "\n".join(wrong))
    else:
        report.ok()


def plain(roff: str) -> str:
    return re.sub(r"^\.(?:It|Cm|Fl|Ar|Xr)\b|\\&", "", roff.replace("\\-", "-"), flags=re.M)


def check_pages(program: str, folder: str, report: Report) -> None:
    """Every command has a page, and its page every option."""
    wrong = []
    for command in commands(program):
        path = os.path.join(folder, f"demarche-{command}.1")
        if not os.path.exists(path):
            wrong.append(f"{command} has no page; a command is a file src/cli/cmd_{command}.c")
            continue
        with open(path, encoding="utf-8") as file:
            page = plain(file.read())
        options = re.findall(r"^ .* (--[a-z-]+)(?: [A-Z]|  )", output(program, command, "--help"), re.M)
        wrong += [f"{path}: {option} is not in it" for option in set(options) if not re.search(rf"Fl {option[1:]}\b", page)]
        if len(options) < 1:
            wrong.append(f"{command} --help has no options")
    check("manual pages: commands and options", wrong, report)
    if not shutil.which("mandoc"):
        report.skip("manual pages: mandoc's lint", "no mandoc")
        return
    pages = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".1"))
    done = subprocess.run(["mandoc", "-Tlint", "-Wwarning", *pages], capture_output=True, text=True)
    check("manual pages: mandoc's lint", done.stdout.splitlines() or ([done.stderr] if done.returncode else []), report)


def check_bash(script: str, report: Report) -> None:
    wrong = []
    for typed, expected in BASH:
        done = subprocess.run(["bash", "--norc", "-c", BASH_SCRIPT, "bash", script, *typed.split(" ")],
                              capture_output=True, text=True)
        offered = [line for line in done.stdout.splitlines() if line]
        if sorted(offered) != sorted(expected) or done.stderr:
            wrong.append(f"demarche {typed}<TAB> offers {offered}, expected {expected} {done.stderr}")
    check("completion in bash", wrong, report)


def check_syntax(shell: str, script: str, report: Report) -> bool:
    if not shutil.which(shell):
        report.skip(f"completion in {shell}", f"no {shell}")
        return False
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True)
    check(f"completion in {shell}: syntax", [done.stderr] if done.returncode or done.stderr else [], report)
    return True


def check_fish(script: str, work: str, report: Report) -> None:
    if not check_syntax("fish", script, report):
        return
    wrong = []
    for typed, expected in FISH:
        done = subprocess.run(["fish", "-c", f"source {script}; complete -C '{typed}'"], capture_output=True, text=True,
                              env=dict(os.environ, HOME=work))
        if expected not in [line.split("\t")[0] for line in done.stdout.splitlines()]:
            wrong.append(f"{typed}<TAB> does not offer {expected} but {done.stdout} {done.stderr}")
    check("completion in fish", wrong, report)


def column(root: str, table: str, name: str, where: dict[str, str] | None = None) -> set[str]:
    with open(os.path.join(root, "lexicon", table), encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row[name] for row in rows if all(row[key] == value for key, value in (where or {}).items())}


def words_of(bash: str, option: str) -> set[str]:
    found = re.search(rf"^\t--{option}\)\n(?:.*\n)*?.* kind=some words='([^']*)'", bash, re.M)
    return set(found.group(1).split()) if found else set()


def check_words(root: str, script: str, report: Report) -> None:
    """Words of lists are those of the lexicon."""
    with open(script, encoding="utf-8") as file:
        bash = file.read()
    vocabulary = "facts/vocabulary.tsv"
    with open(os.path.join(root, "lexicon", vocabulary), encoding="utf-8") as file:
        rows = [line.split("\t") for line in file if not line.startswith("#")]
    expected = {
        "event": column(root, "ontology/events.tsv", "event"),
        "context": column(root, "ontology/contexts.tsv", "context") - {"-"},
        "fact": {row[1] for row in rows if row[0] == "kind"},
        "status": {row[1] for row in rows if row[0] == "status"}
                  | {"actual", "future", "hypothetical", "negated", "historical"},
    }
    check("words of options", [f"--{option}: {sorted(words ^ words_of(bash, option))} only in one of lexicon and option_words.h"
                               for option, words in expected.items() if words != words_of(bash, option)], report)


def run(build: str, root: str, work: str, report: Report) -> None:
    folder = os.path.join(os.path.abspath(build), "src", "manual")
    script = os.path.join(folder, "demarche")
    check_pages(os.path.join(os.path.abspath(build), "demarche"), folder, report)
    check_bash(script, report)
    check_words(root, script, report)
    check_syntax("zsh", os.path.join(folder, "_demarche"), report)
    check_fish(os.path.join(folder, "demarche.fish"), work, report)
