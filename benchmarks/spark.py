#!/usr/bin/env python3
"""How much faster two Spark workers are than one: the same articles, the same session, warm, in turns, medians.

    benchmarks/spark.py [--articles FILE] [--limit N] [--rounds N]

Needs pyspark, pyarrow, Java and the package demarche where Python finds it. The cluster has two workers of one core each on
this machine, each kept on a processor of its own; one worker means that all articles are in one partition, two that each has
half of them. The parts hold equal numbers of bytes, and both runs code all articles. What a job costs beside its articles, some
tenths of a second, weighs less the more of them there are. Other programs on the machine spoil it: the load is told.
"""

import argparse
import json
import os
import pathlib
import statistics
import sys
import time

import pyspark.sql

import demarche.spark

ROOT = pathlib.Path(__file__).resolve().parents[1]
SHARED = pathlib.Path(os.environ.get("DEMARCHE_SHARED", ROOT.parent / "shared"))


def articles_of(path: pathlib.Path, limit: int) -> list[tuple[str, str, str, str]]:
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line, _ in zip(file, range(limit))]
    return [tuple(line.get(key) for key in ("id", "date", "title", "text")) for line in lines]


def start(rows: int) -> pyspark.sql.SparkSession:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("bench")
               .config("spark.ui.enabled", "false").config("spark.executor.memory", "768m")
               .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
               .config("spark.executorEnv.PYTHONPATH", os.environ.get("PYTHONPATH", ""))
               .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(rows)).getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    return session


def executors() -> list[int]:
    """The processes of the two workers' executors."""
    commands = {int(folder.name): (folder / "cmdline").read_bytes().split(b"\0")
                for folder in pathlib.Path("/proc").iterdir() if folder.name.isdigit()}
    return [process for process, words in commands.items()
            if words[0].endswith(b"java") and any(word.endswith(b"CoarseGrainedExecutorBackend") for word in words)]


def pin() -> None:
    """Each worker on a processor of its own, as on two machines; else the helping threads of a single one use the other's."""
    processors = sorted(os.sched_getaffinity(0))
    for processor, process in zip(processors, sorted(executors())[-2:]):
        for thread in pathlib.Path(f"/proc/{process}/task").iterdir():
            os.sched_setaffinity(int(thread.name), {processor})


def halves(articles: list[tuple]) -> list[list[tuple]]:
    """The longest first, each to the half that has less."""
    parts: list[list[tuple]] = [[], []]
    for article in sorted(articles, key=lambda one: -len(one[3])):
        min(parts, key=lambda part: sum(len(one[3]) for one in part)).append(article)
    return parts


def frame_of(session: pyspark.sql.SparkSession, parts: list[list[tuple]]) -> pyspark.sql.DataFrame:
    rows = session.sparkContext.parallelize(range(len(parts)), len(parts)).flatMap(lambda number: parts[number])
    frame = session.createDataFrame(rows, "id string, date string, title string, text string").cache()
    frame.count()
    return frame


def seconds(frame: pyspark.sql.DataFrame) -> float:
    begin = time.perf_counter()
    demarche.spark.code(frame).write.format("noop").mode("overwrite").save()
    return time.perf_counter() - begin


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=pathlib.Path,
                        default=SHARED / "corpora" / "whitehouse_statements_2021_2023.jsonl", help="JSON lines")
    parser.add_argument("--limit", type=int, default=1500, help="how many articles (default 1500)")
    parser.add_argument("--rounds", type=int, default=5, help="of which the median counts (default 5)")
    options = parser.parse_args()
    articles = articles_of(options.articles, options.limit)
    session = start(64)
    pin()
    parts = halves(articles)
    frames = [frame_of(session, [parts[0] + parts[1]]), frame_of(session, parts)]
    for frame in (*frames, *frames):
        seconds(frame)
    took: list[list[float]] = [[], []]
    for _ in range(options.rounds):
        for times, frame in zip(took, frames):
            times.append(seconds(frame))
    one, two = map(statistics.median, took)
    print(f"{len(articles)} articles; load {os.getloadavg()[0]:.1f}\n1 worker   {one:6.2f} s  {[round(t, 2) for t in took[0]]}\n"
          f"2 workers  {two:6.2f} s  {[round(t, 2) for t in took[1]]}\n{one / two:.2f} times")
    session.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
