#!/usr/bin/env python3
"""What holds of every text: tokens rebuild it, and a document's records depend on nothing but that document.

Over the samples, and over articles of the data folder where there is one. Part of tests/run.py; alone:
tests/harness/properties.py [--all] PROGRAM"""

import itertools
import json
import os
import pathlib
import random
import resource
import subprocess
import sys

if __package__:
    from .accuracy import shared_folder
    from .report import Report
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness.accuracy import shared_folder
    from harness.report import Report

CORPORA = ("whitehouse_statements_2021_2023.jsonl", "wikinews_gum.jsonl", "ancora_es_news.jsonl", "presidencia_mx_2023_es.jsonl")
EACH, ALONE, LONGEST = 10, 5, 5000
THREADS = (1, 2, 8)
# A doubled input may take this many times as long: linear work with much noise is below it, quadratic work (4) above.
DOUBLED = 3.0
SECONDS_AT_LEAST = 1.0
SEED = 20

Article = dict[str, str]


def run_program(program: str, *words: str, text: str = "") -> str:
    return subprocess.run([program, *words], input=text, check=True, capture_output=True, text=True).stdout


def lines_of(articles: list[Article]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles)


def sample_articles(program: str, root: str) -> list[Article]:
    return [json.loads(line) for line in run_program(program, "read", "-q", os.path.join(root, "samples")).splitlines()]


def shared_articles(shared: str | None) -> list[Article]:
    """The first short ones of each corpus, with ids of their own: those of two corpora may be the same."""
    found = []
    for name in CORPORA:
        path = pathlib.Path(shared or "", "corpora", name)
        if not path.is_file():
            continue
        with open(path, encoding="utf-8") as file:
            short = (one for one in map(json.loads, file) if len(one["text"]) <= LONGEST)
            found += [dict(one, id=f"{name}-{n}") for n, one in enumerate(itertools.islice(short, EACH))]
    return found


# --- tokens ------------------------------------------------------------------


def without_space(text: str) -> str:
    return "".join(text.split())


def sentences(conllu: str) -> list[tuple[str, str, list[list[str]]]]:
    """Document, text and rows of each sentence."""
    found, document, text = [], "", ""
    for block in conllu.split("\n\n"):
        rows = []
        for line in block.splitlines():
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
        if rows:
            found.append((document, text, rows))
    return found


def surface(rows: list[list[str]]) -> str:
    """The text of a sentence: its words, or the ranges of several that are written as one."""
    text, covered = "", 0
    for number, form, *rest in rows:
        first, _, last = number.partition("-")
        if last:
            covered = int(last)
        elif int(first) <= covered:
            continue
        text += form + ("" if "SpaceAfter=No" in rest[-1].split("|") else " ")
    return text.rstrip()


def flaws_of_tokens(program: str, articles: list[Article]) -> list[str]:
    flaws, rebuilt = [], {one["id"]: "" for one in articles}
    for document, text, rows in sentences(run_program(program, "parse", "-q", "-", text=lines_of(articles))):
        told = surface(rows)
        rebuilt[document] += told
        if told.split() != text.split():
            flaws.append(f"{document}: {told!r} for {text!r}")
    return flaws + [f"{one['id']}: its tokens are not its text" for one in articles
                    if without_space(rebuilt[one["id"]]) != without_space(one["text"])]


# --- documents ---------------------------------------------------------------


def records_of(program: str, articles: list[Article]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {one["id"]: [] for one in articles}
    for line in run_program(program, "code", "-q", "-f", "jsonl", "-", text=lines_of(articles)).splitlines():
        found[json.loads(line)["doc"]].append(line)
    return found


def flaws_of_threads(program: str, articles: list[Article]) -> list[str]:
    flaws, text = [], lines_of(articles)
    for command in (("code", "-f", "jsonl"), ("parse",)):
        told = {threads: run_program(program, *command, "-q", "-j", str(threads), "-", text=text) for threads in THREADS}
        assert told[1]
        flaws += [f"{command[0]} with {threads} threads prints other bytes" for threads in THREADS if told[threads] != told[1]]
    return flaws


def flaws_of_order(program: str, articles: list[Article]) -> list[str]:
    expected = records_of(program, articles)
    assert any(expected.values())
    shuffled = random.Random(SEED).sample(articles, len(articles))
    return [f"{name}: other records" for name, lines in records_of(program, shuffled).items() if lines != expected[name]]


def flaws_of_neighbours(program: str, articles: list[Article]) -> list[str]:
    """Each alone, and behind one in another language."""
    expected = records_of(program, articles)
    some = random.Random(SEED).sample(articles, min(ALONE, len(articles)))
    foreign = {"id": "foreign", "text": "El presidente de Chile visitó Lima el lunes y condenó el ataque contra la embajada."}
    flaws = []
    for one in some:
        for company in ([one], [foreign, one]):
            if records_of(program, company)[one["id"]] != expected[one["id"]]:
                flaws.append(f"{one['id']}: other records among {len(company)}")
    return flaws


# --- time --------------------------------------------------------------------


def processor_seconds(program: str, articles: list[Article]) -> float:
    """The least of three: others use the machine, too."""
    least = float("inf")
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run_program(program, "code", "-q", "-j", "1", "-", text=lines_of(articles))
        least = min(least, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return least


def repeated(articles: list[Article], times: int) -> list[Article]:
    return [dict(one, id=f"{one['id']}-{n}") for n in range(times) for one in articles]


def lengthened(articles: list[Article], times: int) -> list[Article]:
    return [dict(one, text="\n".join([one["text"]] * times)) for one in articles[:1]]


def flaws_of_time(program: str, articles: list[Article]) -> list[str]:
    """More documents, and a longer one."""
    flaws, start = [], processor_seconds(program, [])
    for name, make in (("documents", repeated), ("one document", lengthened)):
        times = 2
        while (once := processor_seconds(program, make(articles, times)) - start) < SECONDS_AT_LEAST and times < 1 << 12:
            times *= 2
        twice = processor_seconds(program, make(articles, times * 2)) - start
        if twice > DOUBLED * once:
            flaws.append(f"{name}: {once:.2f} s of the processor, doubled {twice:.2f} s")
    return flaws


# --- all of it ---------------------------------------------------------------


def check(report: Report, name: str, flaws: list[str]) -> None:
    if flaws:
        report.fail(f"properties: {name}", "\n".join(flaws))
    else:
        report.ok()


def run(program: str, root: str, shared: str | None, report: Report, everything: bool = False) -> None:
    samples, found = sample_articles(program, root), shared_articles(shared)
    if not found:
        report.skip("properties of articles of the data folder", "no data folder")
    for place, articles in (("samples", samples), ("data folder", found)):
        if not articles:
            continue
        check(report, f"tokens rebuild the text, {place}", flaws_of_tokens(program, articles))
        check(report, f"threads, {place}", flaws_of_threads(program, articles))
        check(report, f"order of documents, {place}", flaws_of_order(program, articles))
        check(report, f"neighbours, {place}", flaws_of_neighbours(program, articles))
    if everything:
        check(report, "doubled input", flaws_of_time(program, samples))


def main() -> int:
    root = str(pathlib.Path(__file__).resolve().parent.parent.parent)
    os.environ["DEMARCHE_DATA"] = root
    report = Report()
    run(os.path.abspath(sys.argv[-1]), root, shared_folder(root), report, "--all" in sys.argv)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
