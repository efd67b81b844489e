"""What is measured: each probe runs once and tells its readings; measure.py repeats it and takes medians.

A probe is asked with a build, so that two builds can be asked in turns. The first value of a reading is the one that is
compared. Speeds of one thread are over processor time, those of several and whatever is asked from outside by the clock.
"""

import dataclasses
import importlib.util
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator

import material as texts
import timing
from builds import ROOT, Build
from timing import Failure

CODING = ("text", "parse", "actor", "event", "fact", "quote")
MEGA = 1e6
# Not counted as records: the text and what finds words in it.
TEXT = ("article_text", "sentence", "sqlite_autoindex_sentence_1", "minhash", "minhash_signature")
GROWTH_SAMPLE = 100  # articles whose sentences are counted
# Name, options of `query`: as analysts ask, of the most frequent words and countries (make_records.c).
QUESTIONS = [
    ("dyad, counted", ["--actor", "USA", "--recipient", "CHN", "--count"]),
    ("dyad, newest 50", ["--actor", "USA", "--recipient", "CHN", "--sort", "-date", "--limit", "50"]),
    ("dyad in one year", ["--actor", "USA", "--recipient", "RUS", "--from", "2014", "--to", "2014", "--limit", "50"]),
    ("dyad and category", ["--actor", "CHN", "--recipient", "USA", "--event", "SANCTION", "--limit", "50"]),
    ("full text, a common word", ["--words", "sanctions", "--limit", "50"]),
    ("full text, two common words", ["--words", "president sanctions", "--limit", "50"]),
    ("full text and actor", ["--words", "army", "--actor", "RUS", "--limit", "50"]),
]


@dataclasses.dataclass(frozen=True)
class Name:
    part: str
    what: str
    threads: int = 1
    kernel: str = ""


@dataclasses.dataclass
class Reading:
    name: Name
    values: dict[str, float]  # by unit


@dataclasses.dataclass
class Probe:
    run: Callable[[Build], list[Reading]]
    what: str  # for the progress
    rounds: int = 0  # 0: as asked for


@dataclasses.dataclass
class Setting:
    """All that probes need to know."""

    here: Build
    material: texts.Material
    kernels: list[str]
    cores: int
    work: str
    records: int
    growth: int
    rounds: int
    given_articles: str | None = None


def greater_is_better(unit: str) -> bool:
    return "/s" in unit or unit.startswith("times")


def _speeds(count: texts.Material, seconds: float) -> dict[str, float]:
    seconds = max(seconds, 1e-9)
    return {"sentences/s": count.sentences / seconds, "tokens/s": count.tokens / seconds,
            "us/sentence": 1e6 * seconds / count.sentences}


# --- start-up ------------------------------------------------------------


def startup(setting: Setting) -> Iterator[Probe]:
    path = os.path.join(setting.work, "sentence.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("The minister met the envoy.\n")

    def run(build: Build) -> list[Reading]:
        cost = timing.run([build.program, "code", "-q", "-j", "1", path], build.data)
        return [Reading(Name("startup", "code of one sentence"),
                        {"ms": 1e3 * cost.processor, "ms by the clock": 1e3 * cost.clock, "MB": cost.peak / MEGA})]

    yield Probe(run, "start-up", 3 * setting.rounds)


# --- stage by stage -------------------------------------------------------


def html(setting: Setting) -> Iterator[Probe]:
    def run(build: Build) -> list[Reading]:
        if not build.has_stages():
            return []
        told = json.loads(timing.output_of([build.stages, "--read", *setting.material.pages], build.data))
        seconds = told["seconds"]["read"]
        return [Reading(Name("html", "pages to articles"),
                        {"MB/s": told["raw_bytes"] / MEGA / seconds, "pages/s": told["documents"] / seconds})]

    yield Probe(run, f"{len(setting.material.pages)} pages")


def _stages_of(setting: Setting, kernel: str) -> Probe:
    def run(build: Build) -> list[Reading]:
        if not build.has_stages():
            return []
        command = [build.stages, "--kernel", kernel, setting.material.articles]
        seconds = json.loads(timing.output_of(command, build.data))["seconds"]
        readings = [Reading(Name("stages", stage, 1, kernel), _speeds(setting.material, seconds[stage]))
                    for stage in ("read", *CODING)]
        whole = sum(seconds[stage] for stage in CODING)
        return [*readings, Reading(Name("stages", "all but read", 1, kernel), _speeds(setting.material, whole))]

    return Probe(run, f"stages, {kernel}")


def stages(setting: Setting) -> Iterator[Probe]:
    for kernel in setting.kernels:
        yield _stages_of(setting, kernel)


# --- commands --------------------------------------------------------------


def _code(build: Build, setting: Setting, threads: int) -> timing.Cost:
    return timing.run([build.program, "code", "-q", "-j", str(threads), setting.material.articles], build.data)


def code(setting: Setting) -> Iterator[Probe]:
    """One core and all of them, one after the other, so that what else runs disturbs both alike."""

    def run(build: Build) -> list[Reading]:
        one = _code(build, setting, 1)
        readings = [Reading(Name("code", "code"), _speeds(setting.material, one.processor)
                            | {"sentences/s by the clock": setting.material.sentences / one.clock,
                               "MB": one.peak / MEGA})]
        if setting.cores > 1:
            more = _code(build, setting, setting.cores)
            readings.append(Reading(Name("code", "code", setting.cores), _speeds(setting.material, more.clock)
                                    | {"times one thread": one.clock / more.clock,
                                       "times the processor time": more.processor / one.processor,
                                       "MB": more.peak / MEGA}))
        return readings

    yield Probe(run, "code")


def ingest(setting: Setting) -> Iterator[Probe]:
    def run(build: Build) -> list[Reading]:
        coded = _code(build, setting, 1)
        with tempfile.TemporaryDirectory(dir=setting.work) as folder:
            database = os.path.join(folder, "news.db")
            cost = timing.run([build.program, "ingest", "-q", "-j", "1", "-d", database, setting.material.articles],
                              build.data)
        return [Reading(Name("ingest", "ingest"), _speeds(setting.material, cost.processor)
                        | {"% of code": 100 * coded.processor / cost.processor, "MB": cost.peak / MEGA})]

    yield Probe(run, "ingest")


def _question(path: str, what: str, options: list[str]) -> Probe:
    def run(build: Build) -> list[Reading]:
        command = [build.program, "query", "-q", "-d", path, "--format", "jsonl", *options]
        cost = timing.run(command, build.data)
        return [Reading(Name("query", what), {"ms": 1e3 * cost.processor, "ms by the clock": 1e3 * cost.clock})]

    return Probe(run, what)


def _size(path: str, here: Build) -> Probe:
    """Of this database: what another build would write is not told."""

    def run(build: Build) -> list[Reading]:
        if build is not here:
            return []
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        (records,) = database.execute("SELECT count(*) FROM record").fetchone()
        pages = dict(database.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
        database.close()
        whole = sum(pages.values())
        text = sum(size for name, size in pages.items() if name in TEXT or name.startswith("sentence_words"))
        return [Reading(Name("query", f"{records:,} records"),
                        {"bytes each": (whole - text) / records, "with text and words": whole / records})]

    return Probe(run, "size", 1)


def query(setting: Setting) -> Iterator[Probe]:
    path = texts.database(setting.here, setting.records)
    yield _size(path, setting.here)
    for what, options in QUESTIONS:
        yield _question(path, what, options)


def growth(setting: Setting) -> Iterator[Probe]:
    """Time and memory over ever more text: 1,000 sentences and ten times as many, up to what was asked for; at the end what
    power of the text the time grows with, start-up not counted."""
    path = os.path.join(setting.work, "growing.jsonl")
    texts.write_articles(path, setting.given_articles, GROWTH_SAMPLE, texts.SPEECHES)
    counted = json.loads(timing.output_of([setting.here.stages, path], setting.here.data))
    line: list[tuple[float, float]] = []
    size = 1000
    while size <= setting.growth:
        articles = max(1, round(size * GROWTH_SAMPLE / counted["sentences"]))
        yield _growth_to(setting, path, (size, articles), counted["seconds"]["load"], line)
        size *= 10
    if len(line) > 1:
        yield Probe(lambda build: [Reading(Name("growth", "time, power of the text"), {"exponent": timing.slope(line)})],
                    "the line", 1)


def _growth_to(setting: Setting, path: str, size: tuple[int, int], load: float, line: list[tuple[float, float]]) -> Probe:
    sentences, articles = size

    def run(build: Build) -> list[Reading]:
        texts.write_articles(path, setting.given_articles, articles, texts.SPEECHES)
        cost = timing.run([build.program, "code", "-q", "-j", "1", path], build.data)
        line.append((sentences, max(cost.processor - load, 1e-3)))
        return [Reading(Name("growth", f"{sentences:,} sentences"),
                        {"s": cost.processor, "us/sentence": 1e6 * cost.processor / sentences, "MB": cost.peak / MEGA})]

    return Probe(run, f"{sentences:,} sentences", 1)


# --- beside it ---------------------------------------------------------------


def python(setting: Setting) -> Iterator[Probe]:
    """The Python package over Arrow batches, when Python finds it."""
    script = os.path.join(ROOT, "benchmarks", "python.py")

    def run(build: Build) -> list[Reading]:
        if build is not setting.here:
            return []
        command = [sys.executable, script, build.program, setting.material.articles, "1", "--json"]
        told = json.loads(timing.output_of(command, build.data))
        return [Reading(Name("python", "demarche.code over Arrow"), _speeds(setting.material, told["seconds"])
                        | {"% of code": told["% of code"]})]

    if all(importlib.util.find_spec(name) for name in ("demarche", "pyarrow")):
        yield Probe(run, "Python package")
    else:
        print("python: left out, demarche or pyarrow is not where Python finds it", file=sys.stderr)


def each_once(probe: Probe, build: Build) -> list[Reading]:
    readings = probe.run(build)
    for reading in readings:
        if not all(value >= 0 for value in reading.values.values()):
            raise Failure(f"{reading.name} reads {reading.values}")
    return readings
