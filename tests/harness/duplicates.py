"""Copies of articles: precision and recall on a set that is made by editing (edits.py).

Articles: statements of the White House, with all their forms and series, and news pages of the data folder. Some are
copied one to eight times, as other papers would print them; follow-ups quote some, round-ups take a paragraph of
several. Right is that copies of one article, and only they, come into one cluster. Counted are pairs.

The set has two halves with different articles. Thresholds were chosen on the first; the second is what is reported."""

import collections
import datetime
import hashlib
import itertools
import json
import os
import random
import re
import sqlite3
import subprocess

from . import edits

STATEMENTS = os.path.join("corpora", "whitehouse_statements_2021_2023.jsonl")
PAGES = os.path.join("html", "scrapinghub")
COPIED, FOLLOWED, ROUND_UPS = 200, 120, 30


def usable(article: dict, longest: int) -> bool:
    return 60 <= edits.words(article["text"]) <= longest


def originals(program: str, shared: str) -> list[dict]:
    with open(os.path.join(shared, STATEMENTS), encoding="utf-8") as file:
        found = [a for a in map(json.loads, file) if usable(a, 900)]
    pages = subprocess.run([program, "read", "--quiet", "--lang", "en", os.path.join(shared, PAGES)],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    for number, page in enumerate(map(json.loads, pages.splitlines())):
        page = {"date": "2020-01-01", "title": "", **page, "id": f"page-{os.path.basename(page['id'])}"}
        if usable(page, 1500):
            found.append(page)
    return [{**{k: a[k] for k in ("id", "title", "text")}, "date": a["date"][:10]} for a in found]


def half_of(articles: list[dict], half: int) -> list[dict]:
    return [a for a in articles if hashlib.md5(a["id"].encode()).digest()[0] % 2 == half]


def make_set(articles: list[dict], half: int) -> list[tuple[str, dict]]:
    """Pairs of story and article."""
    rng = random.Random(7 + half)
    base = half_of(articles, half)
    pool = [s for a in base for s in edits.sentences(a["text"]) if 10 <= edits.words(s) <= 40]
    order = rng.sample(base, len(base))
    copied, news = order[:COPIED], order[COPIED: COPIED + FOLLOWED]
    made = [(a["id"], a) for a in base]
    used = {a["id"] for a in news}
    made = [(story, a) for story, a in made if story not in used]
    for a in copied:
        for i in range(rng.choice([1, 1, 2, 3, 5, 8])):
            made.append((a["id"], {**edits.edited(rng, a, pool), "id": f"{a['id']}#copy{i}"}))
    for i, (earlier, fresh) in enumerate(zip(copied[COPIED - FOLLOWED:], news)):
        made.append((f"follow-up-{i}", {**edits.follow_up(rng, earlier, fresh), "id": f"follow-up-{i}"}))
    long = [a for a in order[COPIED + FOLLOWED:] if len(edits.paragraphs(a)) >= 6]
    for i in range(ROUND_UPS):
        made.append((f"round-up-{i}", {**edits.round_up(rng, rng.sample(long, 4)), "id": f"round-up-{i}"}))
    return made


def ingest(program: str, work: str, name: str, articles: list[dict], kinds: str = "events") -> str:
    source, database = os.path.join(work, f"{name}.jsonl"), os.path.join(work, f"{name}.db")
    with open(source, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
    if os.path.exists(database):
        os.remove(database)
    done = subprocess.run([program, "ingest", "--quiet", "--only", kinds, "-d", database, source], stderr=subprocess.PIPE)
    if done.returncode > 1:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return database


def clusters(database: str) -> dict[str, str]:
    with sqlite3.connect(database) as connection:
        return dict(connection.execute(
            "SELECT article.doc, name.doc FROM cluster_member JOIN article ON article.id = cluster_member.article "
            "JOIN article AS name ON name.id = cluster_member.cluster"))


def stored(database: str) -> set[str]:
    with sqlite3.connect(database) as connection:
        return {doc for doc, in connection.execute("SELECT doc FROM article")}


def pairs_within(groups: dict[str, str]) -> set[tuple[str, str]]:
    members = collections.defaultdict(list)
    for doc, group in groups.items():
        members[group].append(doc)
    return {pair for docs in members.values() for pair in itertools.combinations(sorted(docs), 2)}


def issued_twice(articles: list[dict]) -> set[tuple[str, str]]:
    """Originals that were published twice within three days under one title: neither right nor wrong."""
    by_title = collections.defaultdict(list)
    for a in articles:
        by_title[re.sub(r"[^a-z]", "", a["title"].lower())].append(a)
    twice = set()
    for same in by_title.values():
        for a, b in itertools.combinations(sorted(same, key=lambda a: a["id"]), 2):
            apart = datetime.date.fromisoformat(a["date"]) - datetime.date.fromisoformat(b["date"])
            if abs(apart.days) <= 3 and "#" not in a["id"] + b["id"]:
                twice.add((a["id"], b["id"]))
    return twice


def rates(found: set, right: set) -> tuple[float, float]:
    hits = len(found & right)
    return hits / max(len(found), 1), hits / max(len(right), 1)


def measure_set(database: str, made: list[tuple[str, dict]]) -> dict:
    kept = stored(database)
    right = pairs_within({a["id"]: story for story, a in made if a["id"] in kept})
    found = pairs_within(clusters(database)) - issued_twice([a for _, a in made if "follow-up" not in a["id"]])
    precision, recall = rates(found, right)
    return {"copies.P": precision, "copies.R": recall, "copies.pairs": len(right),
            "copies.wrong": found - right, "copies.missed": right - found}
