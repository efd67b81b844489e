"""The ledger computed once more, from `demarche export --format csv` alone, and compared with `demarche ledger`.

What is promised and what became of it is judged from the links that the ledger tells: each must keep the rule of docs/methods.md.
"""

import csv
import datetime
import io
import math
import pathlib
import subprocess
import tempfile

from .report import Report

KINDS = ("deal", "visit", "pledge", "aid", "trade", "investment")
SIDES = {
    "from": {"seller", "bidder", "holder", "visitor", "pledger", "donor", "investor", "exporter", "actor"},
    "to": {"buyer", "host", "importer", "recipient"},
    "alike": {"partner", "trader"},
}
DONE = {"completed", "disbursed", "fulfilled", "actual", "historical"}
CANCELLED = {"cancelled", "cut", "broken"}
FIGURES = {("trade", "reported"), ("trade", "expected"), ("deal", "held")}
COLUMNS = ("kind", "instrument", "year", "party", "counterparty", "status")
FACTOR, DAYS = 1.1, 730


def run_csv(program: str, *words: str) -> list[dict[str, str]]:
    done = subprocess.run([program, *words, "--format", "csv", "--quiet"], capture_output=True, check=True, text=True)
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def country(code: str) -> str:
    head = code.split(".")[0]
    return "" if head == "-" else head


def sides_of(row: dict[str, str]) -> dict[str, list[str]]:
    """Codes of each side, each once, in the order of the record."""
    parties = []
    if row["record"] == "fact":
        parties = [word.split(":", 1) for word in row["party_codes"].split("+") if ":" in word]
    else:
        for role, column in (("actor", "actor_codes"), ("recipient", "recipient_codes")):
            parties += [(role, code) for code in row[column].split("+") if code]
    sides: dict[str, list[str]] = {"from": [], "to": [], "alike": []}
    for role, code in parties:
        for side, roles in SIDES.items():
            if role in roles and country(code) not in sides[side]:
                sides[side].append(country(code))
    return sides


def pairs_of(row: dict[str, str]) -> set[tuple[str, str]]:
    sides = sides_of(row)
    if sides["from"] or sides["to"]:
        other = "to" if sides["from"] else "from"
        sides[other] += [code for code in sides["alike"] if code not in sides[other]]
        return {(a, b) for a in sides["from"] or [""] for b in sides["to"] or [""]}
    alike = sides["alike"]
    if len(alike) < 2:
        return {(alike[0] if alike else "", "")}
    pairs = set()
    for i, a in enumerate(alike):
        for b in alike[i + 1:]:
            pairs.add(tuple(sorted((a, b), key=lambda code: (code == "", code))))
    return pairs


def entries_of(rows: list[dict[str, str]]) -> list[dict]:
    entries = []
    for row in rows:
        # Aid that is reduced or stopped (CAMEO 162) says what became of aid.
        sanction = row["event"] == "SANCTION" and not row["cameo"].startswith("162")
        kind = row["kind"] if row["record"] == "fact" else "sanction" if sanction else ""
        if kind not in (*KINDS, "sanction") or (kind == "sanction" and row["status"] in ("negated", "hypothetical")):
            continue
        usd = float(row["usd"].split("+")[0]) if row["usd"].split("+")[0] else None
        if row["counts_in_total"] == "false":
            usd = None
        entries.append({
            "id": row["id"], "kind": kind, "status": row["status"], "date": row["date"], "usd": usd,
            "instrument": row["instrument"] if row["record"] == "fact" else row["mode"],
            "pairs": pairs_of(row), "told": float(row["usd"].split("+")[0] or "nan"),
        })
    return entries


def is_asked(pair: tuple[str, str], wide: bool) -> bool:
    return wide or (all(pair) and pair[0] != pair[1])


def sums_of(entries: list[dict], by: tuple[str, ...], wide: bool) -> dict[tuple[str, ...], dict]:
    sums: dict[tuple[str, ...], dict] = {}
    for entry in entries:
        keys = set()
        for party, counterparty in entry["pairs"]:
            if is_asked((party, counterparty), wide):
                full = dict(entry, year=entry["date"][:4], party=party, counterparty=counterparty)
                keys.add(tuple(full[column] if column in by else "" for column in COLUMNS))
        for key in keys:
            row = sums.setdefault(key, {"events": 0, "usd": None, "days": []})
            row["events"] += 1
            if entry["usd"] is not None:
                row["usd"] = (row["usd"] or 0) + entry["usd"]
            if entry["date"]:
                row["days"].append(entry["date"])
    return sums


def differences(told: list[dict[str, str]], sums: dict[tuple[str, ...], dict]) -> list[str]:
    wrong = []
    found = {tuple(row[column] for column in COLUMNS): row for row in told}
    for key in sorted(set(found) | set(sums)):
        row, own = found.get(key), sums.get(key)
        if row is None or own is None:
            wrong.append(f"{key}: only {'here' if own else 'in the ledger'}")
            continue
        usd = float(row["usd"]) if row["usd"] else None
        if (usd is None) != (own["usd"] is None) or (usd is not None and not math.isclose(usd, own["usd"], rel_tol=1e-9)):
            wrong.append(f"{key}: usd {usd}, here {own['usd']}")
        days = (min(own["days"], default=""), max(own["days"], default=""))
        if int(row["events"]) != own["events"] or (row["first"], row["last"]) != days:
            wrong.append(f"{key}: {row['events']} events {row['first']}..{row['last']}, here {own['events']} {days}")
    return wrong


def link_problem(promise: dict, later: dict, same_event: bool) -> str:
    if later["kind"] != promise["kind"]:
        return "another kind"
    if same_event:
        return ""
    if not promise["pairs"] & later["pairs"]:
        return "other countries"
    if promise["kind"] == "visit":
        return ""
    if promise["told"] == promise["told"] and later["told"] == later["told"]:
        low, high = sorted((promise["told"], later["told"]))
        if high > low * FACTOR * (1 + 1e-9):
            return f"sums differ: {low}, {high}"
    days = datetime.date.fromisoformat(later["date"]) - datetime.date.fromisoformat(promise["date"])
    # The day on which it was told is the article's where that comes first, so this is a bound alone.
    return f"{days.days} days later" if days.days > 2 * DAYS else ""


def outcome_problems(program: str, database: str, every: list[dict], leaders: set[str]) -> list[str]:
    """Every report, and the ids of those that stand for their events."""
    wrong = []
    by_id = {entry["id"]: entry for entry in every}
    records = run_csv(program, "ledger", "-d", database, "--records", "--wide")
    for record in records:
        entry = by_id[record["id"]]
        own = "completed" if entry["status"] in DONE else "cancelled" if entry["status"] in CANCELLED else "open"
        if (entry["kind"], entry["status"]) in FIGURES:
            own = ""
        if not record["became"] and record["outcome"] != own:
            wrong.append(f"{record['id']} {entry['status']}: {record['outcome']}, here {own}")
        later = by_id.get(record["became"])
        problem = later and link_problem(entry, later, later["id"] not in leaders)
        if problem:
            wrong.append(f"{record['id']} became {record['became']}: {problem}")
    counts = {"completed": 0, "cancelled": 0, "open": 0}
    for record in records:
        if record["outcome"]:
            counts["open" if record["outcome"] == "repeated" else record["outcome"]] += 1
    told = run_csv(program, "ledger", "-d", database, "--by", "kind", "--wide")
    for outcome, count in counts.items():
        if count != sum(int(row[outcome]) for row in told):
            wrong.append(f"{outcome}: {count} records, but not in the sums")
    return wrong


def compare(program: str, database: str) -> tuple[int, list[str]]:
    """How many rows were compared, and what differs."""
    export = ("export", "-d", database, "--only", "events,facts")
    rows = run_csv(program, *export, "--events")
    entries = entries_of(rows)
    every = entries_of(run_csv(program, *export))
    wrong, count = [], 0
    for by in (COLUMNS, ("kind", "year"), ("party",), ("kind",)):
        for wide in (False, True):
            told = run_csv(program, "ledger", "-d", database, "--by", ",".join(by), *(["--wide"] if wide else []))
            wrong += differences(told, sums_of(entries, by, wide))
            count += len(told)
    reports = sum(int(row["reports"]) for row in run_csv(program, "ledger", "-d", database, "--by", "kind", "--wide"))
    if reports != len(every):
        wrong.append(f"{reports} reports, here {len(every)}")
    return count, wrong + outcome_problems(program, database, every, {entry["id"] for entry in entries})


def run(program: str, root: str, report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = str(pathlib.Path(folder, "a.db"))
        inputs = [str(pathlib.Path(root, "samples")), str(pathlib.Path(root, "tests", "data", "ledger.jsonl"))]
        subprocess.run([program, "ingest", "-q", "-d", database, *inputs], check=True)
        count, wrong = compare(program, database)
    if wrong or count < 40:
        report.fail("the ledger computed from the csv export", "\n".join(wrong) or f"only {count} rows")
    else:
        report.ok(count)
