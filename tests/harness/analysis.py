"""What dyads, matrix, align, emerging and speakers print is computed here once more, in another way and from other things: the records as
`demarche export --format csv` gives them, which records are one event as the table event_group has it (docs/duplicates.md),
and the days of the articles. docs/methods.md has the formulas; change points are sought among all partitions."""

import collections
import csv
import datetime
import io
import itertools
import json
import math
import os
import random
import sqlite3
import subprocess

PRIOR = 10.0
LEAST = 3
STEP = 10  # one article in so many of the large corpus
PERIODS = ("day", "week", "month", "quarter", "year")
Report = collections.namedtuple("Report", "id event row day source target category quad status score confidence")


# --- what is told -------------------------------------------------------------------------------------------------------

def run_csv(program: str, *words: str) -> list[dict]:
    done = subprocess.run([program, *words, "--format", "csv"], capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def codes(text: str) -> list[str]:
    """ "KEN.GOV+TGO" as KEN, TGO; "-" is nobody."""
    return [code.partition(".")[0].replace("-", "") for code in text.split("+")] if text else []


def pairs(row: dict) -> set[tuple[str, str]]:
    actors, recipients = codes(row["actor_codes"]), codes(row["recipient_codes"])
    if recipients:
        return set(itertools.product(actors, recipients))
    if len(actors) == 1 or row["mutual"] == "false":
        return {(actor, "") for actor in actors}
    return set(itertools.permutations(actors, 2))


def day_of(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


class Told:
    """The reports of a database, a directed pair each, and the days of its articles."""

    def __init__(self, program: str, path: str):
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        number = "printf('%016x', record.uid)"
        place = dict(database.execute(f"SELECT {number}, id FROM record"))
        leader = dict(database.execute(f"SELECT {number}, leader FROM event_group JOIN record ON record.id = record"))
        dates = dict(database.execute("SELECT doc, CASE date WHEN 0 THEN '' ELSE printf('%04d-%02d-%02d', date / 10000, "
                                      "date / 100 % 100, date % 100) END FROM article"))
        self.articles = [day_of(date) for date in dates.values()]
        self.reports = []
        for row in run_csv(program, "export", "-d", path, "--only", "events"):
            event = leader.get(row["id"], place[row["id"]])
            day = day_of(row["date"] or dates[row["doc"]])
            for source, target in pairs(row):
                self.reports.append(Report(row["id"], event, place[row["id"]], day, source, target, row["event"],
                                           int(row["quad"]), row["status"], float(row["score"]),
                                           round(float(row["confidence"]) * 100)))


def once(reports: list[Report]) -> dict[int, Report]:
    """The report that stands for each event: that which it is named by, else the first that was stored."""
    best = {}
    for report in reports:
        held = best.get(report.event)
        if not held or (report.row != report.event, report.row) < (held.row != held.event, held.row):
            best[report.event] = report
    return best


# --- periods ------------------------------------------------------------------------------------------------------------

def label(period: str | None, day: datetime.date | None) -> str | None:
    if not period:
        return ""
    if not day:
        return None
    year, week, _ = day.isocalendar()
    return {"day": day.isoformat(), "week": f"{year:04}-W{week:02}", "month": f"{day.year:04}-{day.month:02}",
            "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}", "year": f"{day.year:04}"}[period]


def span(told: Told, period: str | None) -> list[str]:
    """From the first to the last day of the articles."""
    if not period:
        return [""]
    known = [day for day in told.articles if day]
    days = (max(known) - min(known)).days + 1
    return list(dict.fromkeys(label(period, min(known) + datetime.timedelta(i)) for i in range(days)))


def read_of(told: Told, period: str | None) -> collections.Counter:
    return collections.Counter(label(period, day) for day in told.articles)


# --- sums of a cell -----------------------------------------------------------------------------------------------------

def numbers(reports: list[Report], events: list[Report], articles: int) -> dict:
    good = sum(event.score for event in events if event.score > 0)
    bad = -sum(event.score for event in events if event.score < 0)
    quads = collections.Counter(event.quad for event in events)
    return {"reports": len(reports), "events": len(events), "verbal_cooperation": quads[1],
            "material_cooperation": quads[2], "verbal_conflict": quads[3], "material_conflict": quads[4],
            "cooperation": good, "conflict": bad, "net": good - bad,
            "mean_score": (good - bad) / len(events) if events else None, "articles": articles,
            "rate": 1000 * len(events) / articles if articles else None}


def dyads(told: Told, period: str | None) -> dict[tuple, dict]:
    """By source, target and period; periods of the span alone."""
    cells = {}
    by_pair = collections.defaultdict(list)
    articles, periods = read_of(told, period), set(span(told, period))
    for report in told.reports:
        by_pair[report.source, report.target].append(report)
    for pair, reports in by_pair.items():
        parts = collections.defaultdict(lambda: ([], []))
        for report in reports:
            parts[label(period, report.day)][0].append(report)
        for event in once(reports).values():
            parts[label(period, event.day)][1].append(event)
        for name, (some, events) in parts.items():
            if name in periods:
                cells[*pair, name] = numbers(some, events, articles[name])
    return cells


# --- changes ------------------------------------------------------------------------------------------------------------

def best_partition(values: list[float], cost, penalty: float) -> list[int]:
    """Where segments begin: the least cost over all partitions."""
    best, before = [-penalty], [0]
    for end in range(1, len(values) + 1):
        choices = [(best[start] + cost(start, end) + penalty, start) for start in range(end - LEAST + 1)]
        least, start = min(choices, default=(math.inf, 0))
        best.append(least)
        before.append(start)
    starts, end = [], len(values)
    while before[end]:
        end = before[end]
        starts.append(end)
    return starts[::-1]


def changes(values: list, weights: list, rates: bool) -> list[int]:
    """1, 0 or -1 a period; periods without weight are passed over."""
    known = [i for i, weight in enumerate(weights) if weight > 0]
    out = [0] * len(values)
    if len(known) < 2 * LEAST:
        return out
    x, w = [values[i] for i in known], [weights[i] for i in known]

    def mean(start: int, end: int) -> float:
        over = sum(x[start:end]) if rates else sum(a * b for a, b in zip(x[start:end], w[start:end]))
        return over / sum(w[start:end])

    def rate_cost(start: int, end: int) -> float:
        events = sum(x[start:end])
        return -2 * events * math.log(mean(start, end)) / noise if events else 0

    def level_cost(start: int, end: int) -> float:
        level = mean(start, end)
        return sum(b * (a - level) ** 2 for a, b in zip(x[start:end], w[start:end])) / noise

    steps = list(zip(x, w, x[1:], w[1:]))
    if rates:
        ratios = [(a / v - b / u) ** 2 / ((a + b) / (v + u) * (1 / v + 1 / u)) for a, v, b, u in steps if a + b > 0]
        noise = max(1, sum(ratios) / len(ratios)) if ratios else 1
    else:
        noise = sum((a - b) ** 2 / (1 / v + 1 / u) for a, v, b, u in steps) / len(steps)
    if not noise:
        return out
    starts = [0, *best_partition(x, rate_cost if rates else level_cost, 5 + 2 * math.log(len(x))), len(x)]
    for first, at, end in zip(starts, starts[1:], starts[2:]):
        out[known[at]] = 1 if mean(at, end) > mean(first, at) else -1
    return out


# --- alignment ----------------------------------------------------------------------------------------------------------

def index_of(parts: list[tuple[float, float]]) -> float:
    return sum(over for over, _ in parts) / (sum(under for _, under in parts) + PRIOR)


def interval(parts: list[tuple[float, float]], draws: int = 2000) -> tuple[float, float]:
    drawn = sorted(index_of(random.choices(parts, k=len(parts))) for _ in range(draws))
    return drawn[draws // 40], drawn[-draws // 40]


def align(told: Told, country: str, powers: tuple[str, str], period: str) -> list[dict]:
    articles, rows = read_of(told, period), []
    actual = [report for report in told.reports if report.status == "actual"]
    both = [[report for report in actual if {report.source, report.target} == {country, power}] for power in powers]
    stands = once([report for reports in both for report in reports])
    with_power = [once(reports) for reports in both]

    def weight(power: int, event: int) -> float:
        report = with_power[power].get(event)
        return report.score * report.confidence / 100 if report else 0

    for name in span(told, period):
        events = [event for event, report in stands.items() if label(period, report.day) == name]
        points = {event: (weight(0, event), weight(1, event)) for event in events}
        parts = {event: (a - b, abs(a) + abs(b)) for event, (a, b) in points.items()}
        good = [sum(max(pair[power], 0) for pair in points.values()) for power in (0, 1)]
        bad = [-sum(min(pair[power], 0) for pair in points.values()) for power in (0, 1)]
        row = {"period": name, "articles": articles[name], "parts": list(parts.values()),
               "share": (good[0] + PRIOR / 2) / (sum(good) + PRIOR), "index": index_of(list(parts.values()))}
        for power, letter in enumerate("ab"):
            row[f"{letter}_events"] = sum(event in with_power[power] for event in events)
            row[f"{letter}_cooperation"], row[f"{letter}_conflict"] = good[power], bad[power]
        for column, quads in (("talk", (1, 3)), ("deeds", (2, 4))):
            row[column] = index_of([part for event, part in parts.items() if stands[event].quad in quads])
        rows.append(row)
    weights = [sum(under for _, under in row["parts"]) for row in rows]
    ratios = [sum(over for over, _ in row["parts"]) / weight if weight else 0 for row, weight in zip(rows, weights)]
    for row, change in zip(rows, changes(ratios, weights, False)):
        row["change"] = {0: "", 1: f"toward {powers[0]}", -1: f"toward {powers[1]}"}[change]
    return rows


# --- who comes to the fore ----------------------------------------------------------------------------------------------

RECENT, BEFORE, STRENGTH = 28, 364, 2.0


def gamma_below(shape: float, x: float) -> float:
    """The regularised lower incomplete gamma function, by its series."""
    term = total = 1 / shape
    step = 1
    while term > 1e-12 * total:
        term *= x / (shape + step)
        total += term
        step += 1
    return total * math.exp(shape * math.log(x) - x - math.lgamma(shape))


def gamma_quantile(shape: float, share: float) -> float:
    low, high = 1e-9, shape + 20 * math.sqrt(shape) + 20
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if gamma_below(shape, middle) < share else (low, middle)
    return low


def windows(told: Told, last: datetime.date) -> tuple[datetime.date, datetime.date, float]:
    """First days of the recent days and of those before; what the articles of both let expect of one event before."""
    middle = last - datetime.timedelta(RECENT - 1)
    first = middle - datetime.timedelta(BEFORE)
    recent = sum(1 for day in told.articles if day and middle <= day <= last)
    before = sum(1 for day in told.articles if day and first <= day < middle)
    return middle, first, recent / before if recent and before else RECENT / BEFORE


def emerging(told: Told, last: datetime.date) -> dict[tuple, dict]:
    """Countries and pairs with their events of both stretches; `low` is exact here, an approximation in the program."""
    middle, first, growth = windows(told, last)
    by_pair = collections.defaultdict(list)
    for report in told.reports:
        if report.status == "actual":
            by_pair[report.source, report.target].append(report)
    days = collections.defaultdict(dict)
    for (source, target), reports in by_pair.items():
        for event, report in once(reports).items():
            for key in {("actor", source, ""), ("actor", target, "")} | ({("pair", source, target)} if source and target and source != target else set()):
                if key[1]:
                    days[key].setdefault(event, report.day)
    rows = {}
    for key, events in days.items():
        recent = sum(1 for day in events.values() if day and middle <= day <= last)
        before = sum(1 for day in events.values() if day and first <= day < middle)
        over = STRENGTH + before * growth
        rows[key] = {"recent": recent, "before": before * RECENT / BEFORE, "ratio": (STRENGTH + recent) / over,
                     "low": gamma_quantile(STRENGTH + recent, 0.05) / over}
    return rows


# --- who is quoted ------------------------------------------------------------------------------------------------------

def speaker_of(speaker: dict) -> tuple[str, str]:
    """Identity and country; of who has no name code and first sector."""
    identity, code = speaker.get("id", ""), speaker.get("code", "")
    if any("a" <= letter <= "z" for letter in identity):
        return identity, code
    return ".".join([code, *speaker.get("sector", [])[:1]]) if code else "", code


def speakers(program: str, path: str) -> dict[str, dict]:
    """Quotations by who speaks, those of one group once: the first by day and document of the article."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    order = {identity: (date, doc, row) for identity, date, doc, row in database.execute(
        "SELECT printf('%016x', record.uid), article.date, doc, record.id FROM record JOIN article ON article.id = record.article WHERE record.kind = 3")}
    leader = dict(database.execute("SELECT printf('%016x', record.uid), leader FROM event_group JOIN record ON record.id = record"))
    done = subprocess.run([program, "export", "-d", path, "--only", "quotes", "--format", "jsonl"], capture_output=True, text=True, check=True)
    rows, met = {}, set()
    for quote in sorted(map(json.loads, done.stdout.splitlines()), key=lambda one: order[one["id"]]):
        name, country = speaker_of(quote.get("speaker", {}))
        group = leader.get(quote["id"], order[quote["id"]][2])
        if group in met:
            continue
        met.add(group)
        if not name:
            continue
        row = rows.setdefault(name, {"country": country, "quotes": 0, "positive": 0, "negative": 0, "neutral": 0})
        row["quotes"] += 1
        row[quote["stance"]] += 1
    return rows


# --- comparing ----------------------------------------------------------------------------------------------------------

def differs(printed: str, computed) -> bool:
    if computed is None or isinstance(computed, str):
        return printed != (computed or "")
    return not printed or abs(float(printed) - computed) > 1e-6 * max(1, abs(computed))


def compare(name: str, printed: dict, computed: dict, report) -> None:
    """Rows by key, each a dictionary; columns that are computed must be as they are printed."""
    wrong = [f"{key}: printed {key in printed}, computed {key in computed}" for key in printed.keys() ^ computed.keys()]
    wrong += [f"{key} {column}: {printed[key][column]} printed, {value} computed" for key in printed.keys() & computed.keys()
              for column, value in computed[key].items() if differs(printed[key][column], value)]
    if wrong or not computed:
        report.fail(name, "\n".join(wrong[:10]) or "nothing to compare")
    else:
        report.ok()


def check_dyads(program: str, path: str, told: Told, report) -> None:
    for period in (None, *PERIODS):
        words = ("--period", period) if period else ()
        printed = {(row["source"], row["target"], row["period"]): row for row in run_csv(program, "dyads", "-d", path, *words)}
        compare(f"dyads by {period}", printed, dyads(told, period), report)
    named = {key[:2]: row for key, row in dyads(told, None).items() if key[0] and key[1]}
    for row in named.values():
        for column in ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "articles"):
            del row[column]
    printed = {(row["source"], row["target"]): row for row in run_csv(program, "matrix", "-d", path)}
    compare("matrix", printed, named, report)


def check_series(program: str, path: str, told: Told, pair: tuple[str, str], period: str, report) -> None:
    """One pair, without gaps and with changes."""
    known, articles = dyads(told, period), read_of(told, period)
    rows = [dict(known.get((*pair, name)) or numbers([], [], articles[name])) for name in span(told, period)]
    read = [row["articles"] for row in rows]
    net = [row["net"] / row["articles"] if row["articles"] else 0 for row in rows]
    words = {0: "", 1: "up", -1: "down"}
    for row, change, pace in zip(rows, changes(net, read, False), changes([row["events"] for row in rows], read, True)):
        row["change"], row["pace"] = words[change], words[pace]
    printed = run_csv(program, "dyads", "-d", path, "--source", pair[0], "--target", pair[1], "--period", period)
    compare(f"dyads {pair} by {period}", {row["period"]: row for row in printed}, dict(zip(span(told, period), rows)), report)


def check_align(program: str, path: str, told: Told, country: str, powers: tuple[str, str], period: str, report) -> None:
    name = f"align {country} between {powers} by {period}"
    rows = align(told, country, powers, period)
    printed = {row["period"]: row for row in run_csv(program, "align", "-d", path, country, "--between", ",".join(powers),
                                                     "--period", period)}
    intervals = {row["period"]: row.pop("parts") for row in rows}
    compare(name, printed, {row.pop("period"): row for row in rows}, report)
    far = []
    for period_name, parts in intervals.items():
        got = [printed[period_name]["low"], printed[period_name]["high"]]
        if len(parts) < 5:
            far += [period_name] if any(got) else []
            continue
        low, high = interval(parts)
        slack = 0.2 * (high - low) + 0.01
        if not all(got) or abs(float(got[0]) - low) > slack or abs(float(got[1]) - high) > slack:
            far.append(f"{period_name}: {got}, drawn here {low:.3f} to {high:.3f} of {len(parts)}")
    if far:
        report.fail(f"{name}: intervals", "\n".join(far[:10]))
    else:
        report.ok()


def check_emerging(program: str, path: str, told: Told, report) -> None:
    """Of rows that are told the numbers; that all are told which rise for sure, and no others."""
    known = sorted(day for day in told.articles if day)
    for last in (None, known[len(known) // 2], known[4 * len(known) // 5]):
        words = ("--as-of", last.isoformat()) if last else ()
        printed = {(row["what"], row["source"], row["target"]): row for row in run_csv(program, "emerging", "-d", path, *words)}
        rows = emerging(told, last or known[-1])
        wrong = [f"{key} {name}: {printed[key][name]} printed, {rows[key][name]} computed" for key in printed
                 for name in ("recent", "before", "ratio") if differs(printed[key][name], rows[key][name])]
        wrong += [f"{key} low: {row['low']} printed, {rows[key]['low']} computed" for key, row in printed.items()
                  if abs(float(row["low"]) - rows[key]["low"]) > 0.015 * rows[key]["low"]]
        wrong += [f"{key}: low {row['low']}, told: {key in printed}" for key, row in rows.items()
                  if abs(row["low"] - 1) > 0.015 and (row["low"] > 1) != (key in printed)]
        if wrong:
            report.fail(f"emerging as of {last}", "\n".join(wrong[:10]))
        else:
            report.ok(1 + len(printed))


def check_speakers(program: str, path: str, report) -> None:
    printed = {row["speaker"]: row for row in run_csv(program, "speakers", "-d", path)}
    compare("speakers", printed, speakers(program, path), report)


def thin(path: str, work: str) -> str:
    """Every so manieth article of a corpus that is too large to be coded whole."""
    out = os.path.join(work, "thin.jsonl")
    with open(path, encoding="utf-8") as file, open(out, "w", encoding="utf-8") as thinned:
        thinned.writelines(itertools.islice(file, 0, None, STEP))
    return out


def check_database(program: str, inputs: list[str], work: str, report) -> None:
    path = os.path.join(work, "analysis.db")
    if os.path.exists(path):
        os.remove(path)
    subprocess.run([program, "ingest", "-q", "-d", path, *inputs], check=True)
    told = Told(program, path)
    random.seed(1)
    check_dyads(program, path, told, report)
    count = collections.Counter((one.source, one.target) for one in told.reports if one.source and one.target)
    for (pair, _), period in itertools.product(count.most_common(4), ("week", "month", "quarter")):
        check_series(program, path, told, pair, period, report)
    partners = collections.defaultdict(collections.Counter)
    for (source, target), number in count.items():
        if source != target:
            partners[source][target] += number
            partners[target][source] += number
    for country in sorted(partners, key=lambda code: (-partners[code].total(), code))[:6]:
        powers = [power for power, _ in partners[country].most_common(2)]
        for period in ("month", "quarter", "year") if len(powers) == 2 else ():
            check_align(program, path, told, country, (powers[0], powers[1]), period, report)
    check_emerging(program, path, told, report)
    check_speakers(program, path, report)
    checked = json.dumps({"articles": len(told.articles), "reports": len(told.reports)})
    print(f"   computed again: {checked}")


def run(program: str, root: str, shared: str | None, work: str, report) -> None:
    samples = os.path.join(root, "samples")
    check_database(program, [samples], work, report)
    corpus = os.path.join(shared or "", "corpora", "whitehouse_statements_2021_2023.jsonl")
    if shared and os.path.exists(corpus):
        check_database(program, [thin(corpus, work), samples], work, report)
