#!/usr/bin/env python3
"""Checks the tables under lexicon/ (format: docs/lexicon.md).

usage: check_tables.py [LEXICON]    default: the lexicon of this checkout

Errors are mistakes of form: columns, codes, sectors, dates, stray spaces,
rows that stand twice. They go to stderr as FILE:LINE: MESSAGE, and the exit
status is 1. With --ambiguous it lists the names that stand for several
actors at the same time, for a person to look through; these are no errors.
"""
import argparse
import collections
import pathlib
import re
import sys

SECTORS = set("""COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL
    EDU ELI JRN LAB MED REF OPP PRE REL SOC""".split())
NON_STATE = set("IGO UNO EUR NGO ISM IMG MNC".split())
NO_ACTOR = "-"  # a name that hides a country but is nobody
KINDS = {"person", "body", "group", "thing"}
NOTES = {"", "of its body", "plural"}
COUNTRY_COLUMNS = "code name aliases adjective demonym capital seats source"
ACTOR_COLUMNS = "name aliases code sector office from to source"
AGENT_COLUMNS = "noun sector kind country note"
PLACE_COLUMNS = "name aliases country latitude longitude population geonameid"
CITY_COLUMNS = PLACE_COLUMNS + " region note"
REGION_COLUMNS = PLACE_COLUMNS + " code"
CITY_NOTES = {"", "weak"}
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Table:
    """One file's rows as dictionaries, and the errors found in it."""

    def __init__(self, path, columns):
        self.path = path
        self.columns = columns.split()
        self.errors = []
        self.rows = []
        header = None
        for number, line in enumerate(
                path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                if header != self.columns:
                    self.error(number, f"columns are {header}, "
                               f"should be {self.columns}")
                    return
                continue
            if len(cells) > len(self.columns):
                self.error(number, f"{len(cells)} cells")
                continue
            cells += [""] * (len(self.columns) - len(cells))
            self.check_cells(number, cells)
            self.rows.append((number, dict(zip(self.columns, cells))))

    def error(self, number, message):
        self.errors.append(f"{self.path}:{number}: {message}")

    def check_cells(self, number, cells):
        for column, cell in zip(self.columns, cells):
            parts = cell.split("|")
            if any(part != part.strip() for part in parts) or "  " in cell:
                self.error(number, f"stray space in {column}: '{cell}'")
            if cell and "" in parts:
                self.error(number, f"empty alternative in {column}")
            if len(set(parts)) != len(parts):
                self.error(number, f"{column} says something twice: {cell}")


def check_sector(table, number, cell, required):
    sectors = cell.split("|") if cell else []
    if required and not sectors:
        table.error(number, "no sector")
    if len(sectors) > 3:
        table.error(number, "more than three sectors")
    for sector in sectors:
        if sector not in SECTORS:
            table.error(number, f"unknown sector '{sector}'")


def check_code(table, number, code, codes):
    if code and code not in codes:
        table.error(number, f"unknown code '{code}'")


def check_countries(table):
    names = set()
    for number, row in table.rows:
        if not re.fullmatch("[A-Z]{3}", row["code"]):
            table.error(number, f"bad code '{row['code']}'")
        if row["name"] in names:
            table.error(number, f"'{row['name']}' stands twice")
        names.add(row["name"])
        if row["name"] in row["aliases"].split("|"):
            table.error(number, "the name is among its aliases")
    return {row["code"] for _, row in table.rows} | NON_STATE


def check_peoples(table, codes):
    """A people may live in several countries, a row each."""
    seen = set()
    for number, row in table.rows:
        check_code(table, number, row["code"], codes)
        key = row["code"], row["name"]
        if key in seen:
            table.error(number, f"'{row['name']}' stands twice with "
                        f"'{row['code']}'")
        seen.add(key)


def check_actors(table, codes):
    seen = set()
    for number, row in table.rows:
        if row["code"] == NO_ACTOR:
            if row["sector"]:
                table.error(number, "what is no actor has no sector")
        else:
            check_code(table, number, row["code"], codes)
            check_sector(table, number, row["sector"], True)
        for column in ("from", "to"):
            if row[column] and not DAY.fullmatch(row[column]):
                table.error(number, f"bad date '{row[column]}'")
        if row["from"] and row["to"] and row["to"] < row["from"][:len(
                row["to"])]:
            table.error(number, f"ends ({row['to']}) before it begins "
                        f"({row['from']})")
        if not row["name"]:
            table.error(number, "no name")
        if not row["source"]:
            table.error(number, "no source")
        if row["name"] in row["aliases"].split("|"):
            table.error(number, "the name is among its aliases")
        key = tuple(row[c] for c in ("name", "code", "office", "from"))
        if key in seen:
            table.error(number, f"'{row['name']}' stands twice")
        seen.add(key)


def check_agents(table, codes):
    seen = set()
    for number, row in table.rows:
        check_code(table, number, row["country"], codes)
        check_sector(table, number, row["sector"], True)
        if row["kind"] not in KINDS:
            table.error(number, f"unknown kind '{row['kind']}'")
        if row["note"] not in NOTES:
            table.error(number, f"unknown note '{row['note']}'")
        if row["noun"] != row["noun"].lower():
            table.error(number, f"'{row['noun']}' is not lower case")
        if row["noun"] in seen:
            table.error(number, f"'{row['noun']}' stands twice")
        seen.add(row["noun"])


def check_places(table, codes):
    seen = set()
    for number, row in table.rows:
        check_code(table, number, row["country"], codes)
        for column, bound in (("latitude", 90), ("longitude", 180)):
            value = row[column]
            if value and not (re.fullmatch(r"-?\d+(\.\d+)?", value)
                              and abs(float(value)) <= bound):
                table.error(number, f"bad {column} '{value}'")
        for column in ("population", "geonameid"):
            if row[column] and not row[column].isdigit():
                table.error(number, f"bad {column} '{row[column]}'")
        if row.get("note", "") not in CITY_NOTES:
            table.error(number, f"unknown note '{row['note']}'")
        key = (row["name"], row["country"], row["geonameid"])
        if key in seen:
            table.error(number, f"'{row['name']}' stands twice")
        seen.add(key)


def ambiguous(tables):
    """Names that stand for two codes at a time, dates aside."""
    meanings = collections.defaultdict(set)
    for table in tables:
        for number, row in table.rows:
            cells = [row["name"], row["aliases"], row.get("adjective", ""),
                     row.get("capital", ""), row.get("seats", "")]
            code = row.get("code", row.get("country", ""))
            for name in "|".join(cells).split("|"):
                if name:
                    meanings[name].add((code, f"{table.path.name}:{number}"))
    for name, places in sorted(meanings.items()):
        if len({code for code, _ in places}) > 1:
            print(name, *(f"{code} {where}" for code, where in sorted(places)),
                  sep="\t")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ambiguous", action="store_true",
                        help="list names that stand for several actors")
    parser.add_argument("lexicon", nargs="?", type=pathlib.Path,
                        default=pathlib.Path(__file__).parents[2] / "lexicon")
    arguments = parser.parse_args()
    root = arguments.lexicon

    countries = Table(root / "actors/countries.tsv", COUNTRY_COLUMNS)
    codes = check_countries(countries)
    peoples = Table(root / "actors/peoples.countries.tsv", COUNTRY_COLUMNS)
    check_peoples(peoples, codes)
    actors = [Table(path, ACTOR_COLUMNS)
              for path in sorted((root / "actors").glob("*.tsv"))
              if not path.name.endswith("countries.tsv")]
    agents = [Table(path, AGENT_COLUMNS)
              for path in sorted((root / "agents").glob("??.tsv"))]
    places = [Table(path, REGION_COLUMNS if path.name == "regions.tsv"
                    else CITY_COLUMNS)
              for path in sorted((root / "places").glob("*.tsv"))]
    for table in actors:
        check_actors(table, codes)
    for table in agents:
        check_agents(table, codes)
    for table in places:
        check_places(table, codes)

    tables = [countries, peoples, *actors, *agents, *places]
    if arguments.ambiguous:
        ambiguous([countries, peoples, *actors])
    else:
        for table in tables:
            print(f"{len(table.rows):6} {table.path.relative_to(root)}")
    errors = [error for table in tables for error in table.errors]
    print(*errors, sep="\n", end="\n" if errors else "", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
