"""What the program costs: words and sentences a second, the database's size, how soon it answers.

    bench/run [--articles FILE] [--records N] [--rounds N] [--only code,ingest,database]

Everything is told as medians of several rounds, and what is compared runs in turns, because other programs run too. The
articles are JSON lines; without --articles those of the optional data folder (DEMARCHE_SHARED, default ../shared), else
the samples many times over. The database of N records is made by make_records.c and kept in the build folder.
"""

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get("DEMARCHE_SHARED", os.path.join(ROOT, "..", "shared"))
PARTS = ("code", "ingest", "database")
# Not counted as records: the text and what finds words in it.
TEXT = ("article_text", "sentence", "sqlite_autoindex_sentence_1", "minhash", "minhash_signature")
# Name, options of `query`: as analysts ask, of the most frequent words and countries (make_records.c).
QUESTIONS = [
    ("dyad, counted", ["--actor", "USA", "--recipient", "CHN", "--count"]),
    ("dyad, newest 50", ["--actor", "USA", "--recipient", "CHN", "--sort", "newest", "--limit", "50"]),
    ("dyad in one year", ["--actor", "USA", "--recipient", "RUS", "--from", "2014", "--to", "2014", "--limit", "50"]),
    ("dyad and category", ["--actor", "CHN", "--recipient", "USA", "--event", "SANCTION", "--limit", "50"]),
    ("full text, a common word", ["--words", "sanctions", "--limit", "50"]),
    ("full text, two common words", ["--words", "president sanctions", "--limit", "50"]),
    ("full text and actor", ["--words", "army", "--actor", "RUS", "--limit", "50"]),
]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode > 1:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return time.perf_counter() - start


def articles_of(path: str | None, work: str, limit: int) -> tuple[str, int]:
    """A file of JSON lines and the bytes of text in it."""
    path = path or os.path.join(SHARED, "corpora", "wikinews_gum.jsonl")
    out = os.path.join(work, "articles.jsonl")
    lines: list[str] = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            lines = [line for line, _ in zip(file, range(limit))]
    if not lines:
        with open(os.path.join(ROOT, "samples", "week.jsonl"), encoding="utf-8") as file:
            lines = file.readlines()
    whole = []
    while len(whole) < limit:
        for line in lines:
            article = json.loads(line)
            # Each once more under a name of its own and with a word of its own, so that none is the same again.
            article["id"] = f"{len(whole)}"
            article.pop("url", None)
            article["text"] += f"\nNumber {len(whole)}."
            whole.append(article)
    with open(out, "w", encoding="utf-8") as file:
        file.writelines(json.dumps({k: a[k] for k in ("id", "date", "title", "text") if k in a}) + "\n" for a in whole)
    return out, sum(len(a["text"].encode()) for a in whole)


def sentences_in(program: str, articles: str) -> int:
    done = subprocess.run([program, "parse", articles], capture_output=True, text=True, check=False)
    return done.stdout.count("\n# text = ")


def say(name: str, figure: str) -> None:
    print(f"  {name:<34}{figure}", flush=True)


def bench_code(program: str, articles: str, rounds: int) -> None:
    sentences = sentences_in(program, articles)
    print(f"code ({sentences:,} sentences)")
    for threads in (1, os.cpu_count() or 1):
        took = statistics.median(seconds([program, "code", "-q", "-j", str(threads), articles]) for _ in range(rounds))
        say(f"{threads} thread{'s' if threads > 1 else ''}", f"{sentences / took:,.0f} sentences/s")


def bench_ingest(program: str, articles: str, work: str, rounds: int) -> None:
    print("ingest, against code alone")
    ratios = []
    for number in range(rounds):
        code = seconds([program, "code", "-q", articles])
        ingest = seconds([program, "ingest", "-q", "-d", os.path.join(work, f"{number}.db"), articles])
        ratios.append(code / ingest)
    say("speed", f"{100 * statistics.median(ratios):.0f} % of code ({', '.join(f'{100 * r:.0f}' for r in ratios)})")


def sizes(path: str) -> tuple[float, float]:
    """Bytes a record without and with the text."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    (records,) = database.execute("SELECT count(*) FROM record").fetchone()
    pages = dict(database.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    whole = sum(pages.values())
    text = sum(size for name, size in pages.items() if name in TEXT or name.startswith("sentence_words"))
    return (whole - text) / records, whole / records


def bench_database(program: str, maker: str, build: str, records: int, rounds: int) -> None:
    path = os.path.join(build, f"bench-{records}.db")
    if not os.path.exists(path):
        print(f"making {path}", file=sys.stderr)
        subprocess.run([maker, path + ".part", str(records)], check=True)
        os.rename(path + ".part", path)
    print(f"database of {records:,} records")
    without, whole = sizes(path)
    say("size", f"{without:.0f} bytes a record without text, {whole:.0f} with text and words")
    for name, options in QUESTIONS:
        took = [seconds([program, "query", "-q", "-d", path, "--format", "jsonl", *options]) for _ in range(rounds)]
        say(name, f"{1000 * statistics.median(took):.0f} ms (first {1000 * took[0]:.0f})")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("build", help=argparse.SUPPRESS)
    parser.add_argument("--articles", help="JSON lines to code")
    parser.add_argument("--limit", type=int, default=300, help="how many articles (default 300)")
    parser.add_argument("--records", type=int, default=10_000_000, help="size of the database (default 10 million)")
    parser.add_argument("--rounds", type=int, default=5, help="of which the median counts (default 5)")
    parser.add_argument("--only", default=",".join(PARTS), help="of " + ",".join(PARTS))
    options = parser.parse_args()
    program = os.path.join(options.build, "demarche")
    os.environ["DEMARCHE_DATA"] = ROOT
    parts = options.only.split(",")
    with tempfile.TemporaryDirectory() as work:
        articles, _ = articles_of(options.articles, work, options.limit)
        if "code" in parts:
            bench_code(program, articles, options.rounds)
        if "ingest" in parts:
            bench_ingest(program, articles, work, options.rounds)
    if "database" in parts:
        bench_database(program, os.path.join(options.build, "bench", "make_records"), options.build, options.records,
                       options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
