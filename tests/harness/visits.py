"""The calendar of visits computed once more, from `demarche export --format jsonl`, and compared with `demarche visits`: every row and column.

Which records are one event is read from the table event_group (docs/duplicates.md), the days of the articles from theirs;
the rest is docs/methods.md, "Visits".
"""

import collections
import csv
import datetime
import io
import itertools
import json
import os
import sqlite3
import subprocess

from . import analysis
from .report import Report

COLUMNS = ("date", "date_end", "visitor", "visitor_name", "host", "host_name", "place", "status", "events", "id", "text")
FURTHEST = ("completed", "cancelled", "underway", "planned", "invited")
OF_EVENTS = {"actual": "completed", "historical": "completed", "future": "planned"}
SHORT = datetime.timedelta(14)
GRACE = datetime.timedelta(1)
LOOK_BACK = 64
SIDE = 16
LEAST_ROWS = 15
CONDITIONS = (("--from", "2024-03"), ("--status", "completed,actual"), ("--country", "KEN,CHN,UKR,BRA,JPN,ITA,TGO,POL"))

Party = collections.namedtuple("Party", "role code name")
Telling = collections.namedtuple("Telling", "order fact id group sentence text first last visitor visitor_name host host_name place status")


# --- what a record tells ------------------------------------------------------------------------------------------------

def exported(program: str, path: str, *words: str) -> list[dict]:
    """In the order of the articles' days, documents and lines."""
    done = subprocess.run([program, "export", "-q", "-d", path, *words, "--format", "jsonl"], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def parties_of(record: dict) -> list[Party]:
    """Those of a country; the name is a person's (or a company's), who has letters of his own in the identity."""
    told = [(one["role"], one) for one in record.get("party", [])]
    told += [(role, one) for role in ("actor", "recipient") for one in record.get(role, [])]
    return [Party(role, one["code"], one.get("name", "") if any(map(str.islower, one.get("id", ""))) else "")
            for role, one in told if one.get("code")]


def sides_of(record: dict) -> tuple[list[Party], list[Party]]:
    """Who travels, and who hosts."""
    parties = parties_of(record)
    guests = [one for one in parties if one.role in ("visitor", "actor")][:SIDE]
    hosts = [one for one in parties if one.role in ("host", "recipient")][:SIDE]
    if record["record"] == "fact" or record.get("mode") == "visit":
        return guests, hosts
    country = record.get("location", {}).get("country")
    if not country or record.get("mode") == "phone":
        return [], []
    hosts = hosts or guests
    if not any(one.code == country for one in hosts):
        guests, hosts = hosts, guests
    return guests, [one for one in hosts if one.code == country]


def named(parties: list[Party], code: str) -> str:
    return next((one.name for one in parties if one.code == code and one.name), "")


def status_of(record: dict, first: datetime.date | None, published: datetime.date | None) -> str | None:
    status = record["status"] if record["record"] == "fact" else OF_EVENTS.get(record["status"])
    if status == "completed" and first and published and first - published > GRACE:
        return "planned"
    return status if status in FURTHEST else None


class Calendar:
    """The tellings of a database: what one record tells of one visitor's country and one host's."""

    def __init__(self, program: str, path: str, *words: str):
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.groups = dict(database.execute("SELECT printf('%016x', record.uid), leader FROM event_group JOIN record ON record.id = record"))
        self.published = dict(database.execute("SELECT doc, printf('%04d-%02d-%02d', date / 10000, date / 100 % 100, date % 100) "
                                               "FROM article WHERE date > 0"))
        self.tellings: list[Telling] = []
        for record in exported(program, path, "--only", "facts", "--fact", "visit", *words):
            self.add(record)
        for record in exported(program, path, "--only", "events", "--event", "CONSULT", *words):
            self.add(record)

    def add(self, record: dict) -> None:
        first = analysis.day_of(record.get("date", ""))
        last = analysis.day_of(record.get("date_end", "")) or first
        status = status_of(record, first, analysis.day_of(self.published.get(record["doc"], "")))
        if not status:
            return
        guests, hosts = sides_of(record)
        location = record.get("location", {})
        pairs = dict.fromkeys((guest.code, host.code) for guest, host in itertools.product(guests, hosts) if guest.code != host.code)
        for visitor, host in pairs:
            place = location.get("name", "") if location.get("country") == host else ""
            self.tellings.append(Telling(
                len(self.tellings), record["record"] == "fact", record["id"], self.groups.get(record["id"]),
                (record["doc"], record["sentence"]), record["text"], first, last, visitor, named(guests, visitor), host, named(hosts, host),
                place, status))


# --- which tellings are one visit ---------------------------------------------------------------------------------------

def is_short(one: Telling) -> bool:
    return one.first is not None and one.last - one.first <= SHORT


def is_one_record(one: Telling, other: Telling) -> bool:
    """Reports of one event, or of one sentence."""
    return (one.group is not None and one.group == other.group) or one.sentence == other.sentence


def has_common_day(one: Telling, other: Telling) -> bool:
    if one.visitor_name and other.visitor_name and one.visitor_name != other.visitor_name:
        return False
    return is_short(one) and is_short(other) and max(one.first, other.first) <= min(one.last, other.last)


def by_day(one: Telling) -> tuple:
    return (one.first or datetime.date.min, one.order)


def visits_of(tellings: list[Telling]) -> list[list[Telling]]:
    """Of one visitor's country and one host's: a list of tellings a visit, whoever is the same as whom over whatever others."""
    tellings = sorted(tellings, key=by_day)
    neighbours = collections.defaultdict(list)
    for i, j in itertools.combinations(range(len(tellings)), 2):
        near = j - i <= LOOK_BACK and has_common_day(tellings[i], tellings[j])
        if near or is_one_record(tellings[i], tellings[j]):
            neighbours[i].append(j)
            neighbours[j].append(i)
    visits, met = [], set()
    for start in range(len(tellings)):
        reached, open_ends = [], [start]
        while open_ends:
            at = open_ends.pop()
            if at not in met:
                met.add(at)
                reached.append(at)
                open_ends += neighbours[at]
        if reached:
            visits.append([tellings[at] for at in sorted(reached)])
    return visits


def row_of(visit: list[Telling]) -> tuple[tuple, dict]:
    """What it is sorted by, and the row."""
    best = min(visit, key=lambda one: (FURTHEST.index(one.status), not one.fact, not one.visitor_name, one.order))
    row = {"date": best.first, "date_end": best.last, "visitor": best.visitor, "host": best.host, "status": best.status,
           "events": len(visit), "id": best.id, "text": best.text}
    for column in ("visitor_name", "host_name", "place"):
        row[column] = next(filter(None, (getattr(one, column) for one in visit)), "")
    return by_day(best), {column: "" if row[column] is None else str(row[column]) for column in COLUMNS}


def rows_of(tellings: list[Telling]) -> list[dict]:
    pairs = collections.defaultdict(list)
    for one in tellings:
        pairs[one.visitor, one.host].append(one)
    rows = [row_of(visit) for pair in pairs.values() for visit in visits_of(pair)]
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


# --- comparing ----------------------------------------------------------------------------------------------------------

def printed_rows(program: str, path: str, *words: str) -> list[dict]:
    done = subprocess.run([program, "visits", "-q", "-d", path, *words, "--format", "csv"], capture_output=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))


def differences(printed: list[dict], computed: list[dict]) -> list[str]:
    """Rows by record and countries, and then the order of the rows."""
    if any(tuple(row) != COLUMNS for row in printed):
        return [f"columns {list(printed[0])}"]
    here, there = [{(row["id"], row["visitor"], row["host"]): row for row in rows} for rows in (computed, printed)]
    wrong = [f"{key}: only {'computed' if key in here else 'printed'}: {list((here.get(key) or there[key]).values())}"
             for key in sorted(here.keys() ^ there.keys())]
    wrong += [f"{key} {column}: {there[key].get(column)!r} printed, {value!r} computed" for key in here if key in there
              for column, value in here[key].items() if there[key].get(column) != value]
    if not wrong and list(here) != list(there):
        wrong = ["the same rows in another order"]
    return wrong


def check_database(program: str, inputs: list[str], work: str, report: Report) -> None:
    path = os.path.join(work, "visits.db")
    if os.path.exists(path):
        os.remove(path)
    subprocess.run([program, "ingest", "-q", "-d", path, *inputs], check=True)
    for words in ((), *CONDITIONS):
        tellings = Calendar(program, path, *words).tellings
        printed = printed_rows(program, path, *words)
        wrong = differences(printed, rows_of(tellings))
        if wrong or len(printed) < LEAST_ROWS:
            report.fail(" ".join(("visits computed from the jsonl export", *words)), "\n".join(wrong[:20]) or f"{len(printed)} rows")
        else:
            report.ok(len(printed))
        report.say(f"   computed again: {json.dumps({'visits': len(printed), 'of': len(tellings), 'conditions': ' '.join(words)})}")


def run(program: str, root: str, shared: str | None, work: str, report: Report) -> None:
    own = [os.path.join(root, "samples"), os.path.join(root, "tests", "data", "visits.jsonl")]
    check_database(program, own, work, report)
    corpus = os.path.join(shared or "", "corpora", "whitehouse_statements_2021_2023.jsonl")
    if shared and os.path.exists(corpus):
        check_database(program, [analysis.thin(corpus, work), *own], work, report)
