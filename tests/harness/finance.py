"""Chinese finance abroad: donor, recipient and amount of real projects, out of the titles of AidData's table.

A title is an article of its own. The gold is the table's own recipient and funder, as far as the title names them, and the
sums of money that stand in it, read here by patterns that the program does not know."""

import csv
import json
import os
import re
import subprocess

GOLD = os.path.join("gold", "aiddata_china_dev.csv")
CODES = os.path.join("places", "country_codes", "data", "country-codes.csv")
SCALE = {"": 1, "thousand": 1e3, "million": 1e6, "mil": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
NUMBER = r"(\d[\d,]*(?:\.\d+)?)[\s -]*(thousand|million|mil|mn|m|billion|bn|trillion)?\b"
CURRENCY = {"$": "USD", "US$": "USD", "USD": "USD", "RMB": "CNY", "CNY": "CNY", "¥": "CNY", "€": "EUR", "EUR": "EUR", "£": "GBP"}
SIGN = r"(US\$|(?<![A-Z])\$|€|£|¥|\b[A-Z]{3}\b\$?)"
MONEY = re.compile(rf"{SIGN}\s*{NUMBER}|{NUMBER}\s*(USD|RMB|CNY|EUR|[A-Z]{{3}})\b")
# Three capitals beside a number that are no currency.
NO_CURRENCIES = {"ETC", "KVA", "PHC", "MOU"}
# Names that the table of codes writes otherwise than people do.
NAMES = {"COD": ["DRC", "Democratic Republic of Congo", "DR Congo", "Congolese"], "COG": ["Congolese", "Republic of Congo"],
         "LAO": ["Laos", "Lao", "Laotian"], "PRK": ["North Korea", "DPRK"], "CIV": ["Ivory Coast", "Ivorian", "Côte d'Ivoire"],
         "TZA": ["Tanzania"], "VNM": ["Vietnam", "Vietnamese"], "SYR": ["Syria"], "RUS": ["Russia"], "BOL": ["Bolivia"],
         "VEN": ["Venezuela"], "MKD": ["Macedonia"], "CPV": ["Cape Verde"], "FSM": ["Micronesia"], "MMR": ["Burma", "Myanmar"],
         "BRN": ["Brunei"], "MDA": ["Moldova"], "IRN": ["Iran"], "TLS": ["East Timor"], "SWZ": ["Swaziland"], "PSE": ["Palestine"]}
# The table's recipients that the codes name otherwise.
RECIPIENTS = {"Congo": "COG", "Democratic Republic of the Congo": "COD", "Micronesia": "FSM", "Kyrgyz Republic": "KGZ",
              "Turkey": "TUR", "Cote d'Ivoire": "CIV", "Curacao": "CUW"}


def sums(title: str) -> set[tuple[float, str]]:
    """Amounts of money of the title: value and currency."""
    found = set()
    for match in MONEY.finditer(title):
        sign, number, scale, number_behind, scale_behind, code = match.groups()
        currency = (sign or code).removesuffix("$") if (sign or code) not in CURRENCY else CURRENCY[sign or code]
        if currency in NO_CURRENCIES:
            continue
        digits = (number or number_behind).replace(",", "")
        found.add((float(digits) * SCALE[scale or scale_behind or ""], currency))
    return found


def country_names(shared: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Names and demonyms by code; codes by name."""
    names, codes = dict(NAMES), {}
    with open(os.path.join(shared, CODES), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["ISO3166-1-Alpha-3"]
            own = {row[key] for key in ("official_name_en", "UNTERM English Short", "CLDR display name") if row.get(key)}
            codes |= {name.split(" (")[0]: code for name in own}
            names.setdefault(code, [])
            names[code] = [*names[code], *own]
    return names, codes | RECIPIENTS


def names_it(title: str, names: list[str]) -> bool:
    """A name or the adjective that begins like it: Kenya, Kenyan."""
    return any(re.search(rf"\b{re.escape(name)}(n|ns|an|ian|ese|i)?\b", title) for name in names)


def names_funder(row: dict[str, str]) -> bool:
    """China, or a name that the title and the table's funder share: its first word, an acronym."""
    title = row["Title"].strip()
    if re.search(r"\bChin(a|ese)|\bSino", title):
        return True
    funder = row["Funding Agencies"]
    first = re.match(r"[A-Z]\w{3,}", title)
    if first and re.search(rf"\b{first.group()}", funder):
        return True
    capitals = re.findall(r"\b[A-Z]{3,}\b", title)
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", funder))
    return any(name in funder or name == initials for name in capitals)


class Tally:
    def __init__(self) -> None:
        self.hit = self.told = self.gold = 0

    def add(self, found: set, wanted: set, optional: set = frozenset()) -> None:
        self.hit += len(found & wanted)
        self.told += len(found - (optional - wanted))
        self.gold += len(wanted)

    def f1(self) -> float:
        return 2 * self.hit / max(self.told + self.gold, 1)


def parties(records: list[dict], roles: tuple[str, ...]) -> set[str]:
    return {party["code"] for record in records for party in record.get("party", [])
            if party["role"] in roles and party.get("code")}


def equal_sums(records: list[dict], wanted: set[tuple[float, str]]) -> set[tuple[float, str]]:
    """The sums told, those within half a percent of a wanted one as that one."""
    found = set()
    for amount in (a for record in records for a in record.get("amount", [])):
        told = (amount["value"], amount.get("currency", ""))
        found.add(next((w for w in wanted if w[1] == told[1] and abs(w[0] - told[0]) <= w[0] / 200), told))
    return found


def read_projects(shared: str) -> list[dict[str, str]]:
    with open(os.path.join(shared, GOLD), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def code_titles(program: str, work: str, projects: list[dict[str, str]]) -> dict[str, list[dict]]:
    """Facts of each project's title."""
    titles, out = os.path.join(work, "titles.jsonl"), os.path.join(work, "titles.facts.jsonl")
    with open(titles, "w", encoding="utf-8") as file:
        for row in projects:
            year = row["Commitment Year"].split(".")[0] or "2010"
            file.write(json.dumps({"id": row["id"], "date": f"{year}-07-01", "text": row["Title"].strip()}) + "\n")
    with open(out, "wb") as file:
        subprocess.run([program, "code", "--quiet", "--only", "facts", titles], stdout=file, check=True)
    by_title: dict[str, list[dict]] = {}
    with open(out, encoding="utf-8") as file:
        for record in map(json.loads, file):
            by_title.setdefault(record["doc"], []).append(record)
    return by_title


class Judgement:
    """What one title tells against what the table has."""

    def __init__(self, row: dict[str, str], records: list[dict], names: dict[str, list[str]], code: str) -> None:
        self.title, self.code, self.china = row["Title"], code, names_funder(row)
        self.givers = parties(records, ("donor", "investor", "seller"))
        self.takers = parties(records, ("recipient", "buyer", "host"))
        self.named = {code} if names_it(self.title, [*names.get(code, []), row["Recipient"]]) else set()
        self.wanted = sums(self.title)
        self.sums = equal_sums(records, self.wanted)

    def wrong(self) -> list[str]:
        right = {"donor": self.givers == {"CHN"} or not self.china,
                 "recipient": self.takers <= {self.code} and self.named <= self.takers,
                 "amount": self.sums == self.wanted}
        return [name for name, good in right.items() if not good]

    def line(self) -> str:
        return (f"{'+'.join(self.wrong())}\t{self.title}\t{sorted(self.givers)}\t{sorted(self.takers)} for {self.code}\t"
                f"{sorted(self.sums)} for {sorted(self.wanted)}\n")


def measure(program: str, shared: str, work: str, errors=None) -> dict[str, float]:
    projects = read_projects(shared)
    facts, (names, codes) = code_titles(program, work, projects), country_names(shared)
    donor, recipient, amount = Tally(), Tally(), Tally()
    for row in projects:
        judged = Judgement(row, facts.get(row["id"], []), names, codes.get(row["Recipient"], ""))
        donor.add(judged.givers, {"CHN"} if judged.china else set(), {"CHN"})
        recipient.add(judged.takers, judged.named, {judged.code})
        amount.add(judged.sums, judged.wanted)
        if errors is not None and judged.wrong():
            errors.write(judged.line())
    return {"donor.F1": donor.f1(), "recipient.F1": recipient.f1(), "amount.F1": amount.f1()}


def main() -> None:
    """finance.py PROGRAM SHARED [ERRORS]: the figures, and the titles that came out otherwise."""
    import sys
    import tempfile
    with tempfile.TemporaryDirectory() as work, open(sys.argv[3] if len(sys.argv) > 3 else os.devnull, "w") as errors:
        for name, value in measure(sys.argv[1], sys.argv[2], work, errors).items():
            print(f"{name} {value:.4f}")


if __name__ == "__main__":
    main()
