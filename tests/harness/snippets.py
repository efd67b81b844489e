"""Texts that begin and end anywhere: nothing reads before the first token or behind the last.

The articles of tests/pairs, cut at random between words, behind what rarely begins a text (a comma, a conjunction, a mark) and
before what rarely ends one, go through the sanitized program. Part of tests/run.py."""

import json
import os
import pathlib
import random
import subprocess

from .mutations import SANITIZERS, TIMEOUT
from .report import Report

SEED = 7
SOME, ALL = 4000, 100000
LONGEST = 40  # words
BEGINNINGS = ("", ", ", '"', "“", "(", "— ", ": ", "and ", ', and "', "that ", "who ", "to ", "y ", ', y “', "que ", "según ")
ENDS = ("", ".", " said", '," he said.', '," said the mayor.', "”", " (", " -", "?", ' "', "», dijo.", ", según")


def snippet(rng: random.Random, words: list[str]) -> str:
    start = rng.randrange(len(words))
    piece = words[start:start + rng.randrange(1, LONGEST)]
    return rng.choice(BEGINNINGS) + " ".join(piece) + rng.choice(ENDS)


def write(root: str, path: str, count: int) -> None:
    rng = random.Random(SEED)
    articles = sorted(pathlib.Path(root, "tests", "pairs").glob("*.txt"))
    texts = [(article.name.split(".")[1], article.read_text(encoding="utf-8").split()) for article in articles]
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            language, words = rng.choice(texts)
            record = {"id": str(number), "lang": language, "text": snippet(rng, words)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def run(sanitized: str, root: str, work: str, report: Report, count: int) -> None:
    path = os.path.join(work, "snippets.jsonl")
    write(root, path, count)
    done = subprocess.run([sanitized, "code", "--quiet", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          env=dict(os.environ, **SANITIZERS), timeout=TIMEOUT, check=False)
    if done.returncode:
        report.fail(f"{count} texts that begin and end anywhere", done.stderr.decode("utf-8", "replace"))
    else:
        report.ok()
