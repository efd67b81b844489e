"""Reports of one event: which records come into one group, precision and recall over pairs of records of different
articles.

Two sets. tests/data/reports.tsv, and reports-unseen.tsv for the unseen half, hold short reports of invented events in independent words, with rivals: other events
of the same parties, kind and day. Right is a pair of records of one story that are of one kind, category and status and
have a pair of countries (facts: a party) in common; what the coder coded otherwise is an error of its own, and counted
elsewhere. And the edited copies of duplicates.py: right is a pair of records with the same category, status and trigger
whose sentences come from one sentence of the original; a pair within one story but from two sentences is not judged,
for an article tells its event more than once."""

import collections
import itertools
import os
import re
import sqlite3

from . import duplicates

DATA = os.path.join(os.path.dirname(__file__), "..", "data")
REPORTS = ("reports.tsv", "reports-unseen.tsv")

RECORDS = """
SELECT record.id, article.doc, record.kind, category.text, status.text, record.sentence,
    CAST(substr(CAST(article_text.text AS BLOB), trigger_start + 1, trigger_end - trigger_start) AS TEXT),
    (SELECT leader FROM event_group WHERE event_group.record = record.id), mutual
FROM record JOIN article ON article.id = record.article JOIN article_text ON article_text.article = article.id
    JOIN term AS category ON category.id = record.category JOIN term AS status ON status.id = record.status
WHERE record.kind < 3"""
PARTIES = """
SELECT record, role.text, country.text, identity FROM participant JOIN actor ON actor.id = participant.actor
    JOIN term AS role ON role.id = participant.role JOIN term AS country ON country.id = actor.country
WHERE role.text <> 'attribution' ORDER BY record, position"""


class Record:
    def __init__(self, row: tuple) -> None:
        self.id, self.doc, self.kind, self.category, self.status, self.sentence, self.trigger, self.group, self.mutual = row
        self.parties: list[tuple[str, str]] = []

    def links(self) -> set:
        """Pairs of countries of an event, parties of a fact."""
        if self.kind == 2:
            return {who for _, who in self.parties}
        actors = [who for role, who in self.parties if role == "actor"]
        recipients = [who for role, who in self.parties if role == "recipient"]
        if self.mutual:
            return set(itertools.permutations(actors, 2))
        return set(itertools.product(actors, recipients or [""]))


def records(database: str) -> list[Record]:
    with sqlite3.connect(database) as connection:
        found = {row[0]: Record(row) for row in connection.execute(RECORDS)}
        for record, role, country, identity in connection.execute(PARTIES):
            if record in found:
                found[record].parties.append((role, country if found[record].kind == 1 else country or identity))
    return list(found.values())


def alike(a: Record, b: Record) -> bool:
    return ((a.kind, a.category) == (b.kind, b.category) and (a.kind == 2 or a.status == b.status)
            and bool(a.links() & b.links()))


def pairs_of(groups: dict) -> set:
    return {tuple(sorted((a.id, b.id))) for members in groups.values() for a, b in itertools.combinations(members, 2)
            if a.doc != b.doc}


def grouped(found: list[Record]) -> set:
    groups = collections.defaultdict(list)
    for record in found:
        if record.group is not None:
            groups[record.group].append(record)
    return pairs_of(groups)


# --- independent reports -----------------------------------------------------


def read_reports(name: str) -> list[dict]:
    articles = []
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.startswith("#"):
                story, day, text = line.rstrip("\n").split("\t")
                articles.append({"id": f"{story}/{number}", "date": day, "title": f"report {number}", "text": text})
    return articles


def measure_reports(program: str, work: str, half: int) -> dict:
    database = duplicates.ingest(program, work, "reports", read_reports(REPORTS[half]), "events,facts")
    found = records(database)
    by_id = {r.id: r for r in found}
    story = {r.id: r.doc.rsplit("/", 1)[0] for r in found}
    right = {tuple(sorted((a.id, b.id))) for a, b in itertools.combinations(found, 2)
             if a.doc != b.doc and story[a.id] == story[b.id] and alike(a, b)}
    made = grouped(found)
    good = {p for p in made if story[p[0]] == story[p[1]]}
    return {"told.P": len(good) / max(len(made), 1), "told.R": len(right & made) / max(len(right), 1),
            "told.pairs": len(right),
            "told.wrong": [(by_id[a].doc, by_id[a].category, by_id[b].doc) for a, b in made - good],
            "told.missed": [(by_id[a].doc, by_id[a].category, by_id[b].doc) for a, b in right - made]}


# --- edited copies -----------------------------------------------------------


def sentence_words(database: str) -> dict[str, list[set[str]]]:
    found = collections.defaultdict(list)
    with sqlite3.connect(database) as connection:
        for doc, text in connection.execute("SELECT article.doc, sentence_text.text FROM sentence_text JOIN article ON "
                                            "article.id = sentence_text.article ORDER BY article.id, number"):
            found[doc].append(set(re.findall(r"\w+", text.lower())))
    return found


def origin(words: set[str], original: list[set[str]]) -> int:
    """The sentence of the original that this one was; -1 none."""
    best, at = 0.5, -1
    for number, other in enumerate(original):
        share = len(words & other) / max(1, min(len(words), len(other)))
        if share > best and len(words & other) > 3:
            best, at = share, number
    return at


def quoting(doc: str) -> bool:
    return doc.startswith(("follow-up", "round-up"))


def measure_copies(database: str, made: list[tuple[str, dict]]) -> dict:
    story = {a["id"]: s for s, a in made}
    sentences = sentence_words(database)
    found = [r for r in records(database) if r.kind == 1]
    by_id, labels = {r.id: r for r in found}, {}
    groups = collections.defaultdict(list)
    first: dict[frozenset, str] = {}
    for doc in sorted(sentences):
        for told in sentences[doc] if story[doc] == doc and not quoting(doc) else []:
            first.setdefault(frozenset(told), doc)
    for r in found:
        told, of = sentences[r.doc][r.sentence], story[r.doc]
        if quoting(r.doc):
            of = first.get(frozenset(told), of)
        labels[r.id] = (of, origin(told, sentences[of]) if of in sentences else -1, r.category, r.status, r.trigger.lower())
        if labels[r.id][1] >= 0 and not quoting(r.doc):
            groups[labels[r.id]].append(r)

    def is_quotation(a: Record, b: Record) -> bool:
        one, other = sentences[a.doc][a.sentence], sentences[b.doc][b.sentence]
        made_of_others = any(quoting(r.doc) or "#" in r.doc for r in (a, b))
        return made_of_others and len(one & other) >= 0.6 * len(one | other)

    right = {p for p in pairs_of(groups) if by_id[p[0]].links() & by_id[p[1]].links()}
    grouped_pairs = grouped(found)
    wrong = {p for p in grouped_pairs
             if labels[p[0]][0] != labels[p[1]][0] and not is_quotation(by_id[p[0]], by_id[p[1]])}
    hits = right & grouped_pairs
    return {"events.P": len(hits) / max(len(hits) + len(wrong), 1), "events.R": len(hits) / max(len(right), 1),
            "events.pairs": len(right), "events.unjudged": len(grouped_pairs - wrong - right),
            "events.wrong": [(by_id[a].id, by_id[b].id) for a, b in wrong],
            "events.missed": [(by_id[a].id, by_id[b].id) for a, b in right - grouped_pairs]}


# --- everything --------------------------------------------------------------


def measure(program: str, shared: str, work: str, half: int = 1) -> dict:
    """The unseen half unless it is asked for the other: copies of articles, events of copies, independent reports."""
    made = duplicates.make_set(duplicates.originals(program, shared), half)
    database = duplicates.ingest(program, work, "copies", [a for _, a in made])
    return {**duplicates.measure_set(database, made), **measure_copies(database, made), **measure_reports(program, work, half)}
