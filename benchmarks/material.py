"""What is measured over: articles, pages, a database."""

import dataclasses
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from builds import ROOT, Build
from timing import Failure, output_of

NEWS = os.path.join("corpora", "wikinews_gum.jsonl")
SPEECHES = os.path.join("corpora", "whitehouse_statements_2021_2023.jsonl")
PAGES = os.path.join("html", "scrapinghub", "html")
PAGE_REPEATS = 400  # of the one page among the samples


@dataclasses.dataclass
class Material:
    articles: str  # JSON lines
    source: str  # where they come from, in words
    pages: list[str]  # unpacked HTML
    sentences: int = 0
    tokens: int = 0
    text_bytes: int = 0


def shared_folder() -> str:
    return os.environ.get("DEMARCHE_SHARED", os.path.join(ROOT, "..", "shared"))


def _lines_of(given: str | None, part: str) -> tuple[list[str], str]:
    path = given or os.path.join(shared_folder(), part)
    if given or os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            return [line for line in file if line.strip()], os.path.basename(path)
    path = os.path.join(ROOT, "samples", "week.jsonl")
    with open(path, encoding="utf-8") as file:
        return file.readlines(), "samples/week.jsonl"


def _numbered(lines: list[str], count: int) -> Iterator[str]:
    """The lines over and over, each under an id of its own and with a number of its own behind its text, so that none is
    the same again."""
    for number in range(count):
        article = json.loads(lines[number % len(lines)])
        text = f"{article.get('text', '')}\nNumber {number}."
        kept = {key: article[key] for key in ("date", "title") if article.get(key)}
        yield json.dumps({"id": str(number), **kept, "text": text}) + "\n"


def write_articles(path: str, given: str | None, count: int, part: str = NEWS) -> str:
    """Returns where they come from."""
    lines, source = _lines_of(given, part)
    if not lines:
        raise Failure(f"{given} holds no lines")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(_numbered(lines, count))
    return source


def _unpacked(path: str, to: str) -> str:
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rb") as packed, open(to, "wb") as out:
        shutil.copyfileobj(packed, out)
    return to


def write_pages(work: str, given: str | None, count: int) -> list[str]:
    folder = os.path.join(work, "pages")
    os.mkdir(folder)
    path = given or os.path.join(shared_folder(), PAGES)
    if given or os.path.isdir(path):
        names = sorted(name for name in os.listdir(path) if name.endswith((".html", ".htm", ".html.gz")))
        files = [os.path.join(path, name) for name in names[:count]]
    else:
        files = [os.path.join(ROOT, "samples", "port-talks.html")] * PAGE_REPEATS
    return [_unpacked(file, os.path.join(folder, f"{number}.html")) for number, file in enumerate(files)]


def count_text(build: Build, material: Material) -> None:
    told = json.loads(output_of([build.stages, material.articles], build.data))
    material.sentences, material.tokens = told["sentences"], told["tokens"]
    material.text_bytes = told["text_bytes"]
    if not material.sentences:
        raise Failure(f"no sentence in {material.source}")


def database(build: Build, records: int) -> str:
    """Of invented records, by make_records.c; kept in the build folder."""
    path = os.path.join(build.folder, f"bench-{records}.db")
    if not os.path.exists(path):
        print(f"making {path}", file=sys.stderr)
        maker = os.path.join(build.folder, "benchmarks", "make_records")
        subprocess.run([maker, path + ".part", str(records)], check=True, stdout=sys.stderr)
        os.rename(path + ".part", path)
    return path
