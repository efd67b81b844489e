#!/usr/bin/env python3
"""benchmarks/python.py - `demarche.code` over Arrow batches against the program, one core each, the same articles, in turns.

    PYTHONPATH=... python benchmarks/python.py PROGRAM ARTICLES.jsonl [ROUNDS] [--json]

With --json, for ./bench, a line of JSON; without it a line to read.

Times are the medians of the processor's seconds of whole processes less those of one over no article (start and loading), so that other
work on the machine says little. The bytes of both must be the same."""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile

SOURCE = """
import sys, demarche, pyarrow, json
rows = [json.loads(line) for line in open(sys.argv[1])]
schema = pyarrow.schema([(name, pyarrow.string()) for name in ("id", "title", "date", "url", "publisher", "lang", "text")])
table = pyarrow.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema)
coder, begun = demarche.Coder(), __import__("time").process_time()
with open(sys.argv[2], "wb") as out:
    for records in coder.stream(table.to_reader(max_chunksize=256), threads=1, rows=20000):
        pyarrow.table(records)
        out.write(records.to_json_lines())
print(__import__("time").process_time() - begun)
"""


def python_seconds(articles: str, out: str) -> float:
    """From the table in memory to columns and lines, without imports and reading."""
    done = subprocess.run([sys.executable, "-c", SOURCE, articles, out], capture_output=True, text=True, check=True)
    return float(done.stdout)


def program_seconds(program: str, articles: str, out: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(out, "wb") as file:
        subprocess.run([program, "code", "-q", "--threads", "1", articles], stdout=file, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    as_json = "--json" in sys.argv
    program, articles, *more = [word for word in sys.argv[1:] if word != "--json"]
    rounds = int(more[0]) if more else 5
    with tempfile.TemporaryDirectory() as work:
        named, empty = os.path.join(work, "articles.jsonl"), os.path.join(work, "empty.jsonl")
        ours, theirs = os.path.join(work, "python"), os.path.join(work, "program")
        with open(articles, encoding="utf-8") as lines, open(named, "w", encoding="utf-8") as out:
            for number, line in enumerate(lines, 1):
                out.write(json.dumps({"id": str(number), **json.loads(line)}) + "\n")
        with open(empty, "w", encoding="utf-8") as out:
            out.write(json.dumps({"text": "It rained."}) + "\n")
        python, told, start = [], [], []
        for _ in range(rounds):
            python.append(python_seconds(named, ours))
            told.append(program_seconds(program, named, theirs))
            start.append(program_seconds(program, empty, os.path.join(work, "nothing")))
        with open(ours, "rb") as one, open(theirs, "rb") as other:
            assert one.read() == other.read(), "the bytes differ"
    package, alone = statistics.median(python), statistics.median(told) - statistics.median(start)
    share = 100 * alone / package
    if as_json:
        print(json.dumps({"seconds": package, "% of code": share}))
        return
    print(f"program {alone:.2f} s, demarche.code over Arrow {package:.2f} s: {share:.1f} % of its throughput")


if __name__ == "__main__":
    main()
