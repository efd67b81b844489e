"""Readings as a table for people, as JSON lines for programs, and kept as history."""

import datetime
import json
import os
import statistics
import sys
from collections.abc import Iterable

import machine as machines
import timing
from builds import ROOT, revision_here
from compare import Comparison
from probes import Name

RESULTS = os.path.join(ROOT, "benchmarks", "results")
Values = dict[str, list[float]]  # by unit, one of each round


def rounded(value: float) -> float:
    """Four digits are more than any of it is sure of."""
    return float(f"{value:.4g}")


def in_words(value: float) -> str:
    return f"{rounded(value):,.0f}" if value >= 1000 else f"{value:.4g}" if value < 1 else f"{value:.3g}"


def row_of(name: Name, values: Values) -> dict:
    unit, first = next(iter(values.items()))
    low, high = timing.interval(first)
    row = {"part": name.part, "what": name.what, "threads": name.threads, "kernel": name.kernel, "unit": unit,
           "median": rounded(statistics.median(first)), "low": rounded(low), "high": rounded(high), "rounds": len(first),
           "also": {other: rounded(statistics.median(more)) for other, more in values.items() if other != unit}}
    return {key: value for key, value in row.items() if value not in ("", {})}


def row_of_comparison(comparison: Comparison, other: str) -> dict:
    name = comparison.name
    row = {"part": name.part, "what": name.what, "threads": name.threads, "kernel": name.kernel, "unit": comparison.unit,
           "here": rounded(comparison.here), other: rounded(comparison.there), "ratio": rounded(comparison.ratio),
           "low": rounded(comparison.low), "high": rounded(comparison.high), "verdict": comparison.verdict}
    return {key: value for key, value in row.items() if value != ""}


class Report:
    """Prints each part as soon as it is measured."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.rows: list[dict] = []
        self.part = ""

    def line(self, row: dict) -> None:
        print(json.dumps(row, ensure_ascii=False), flush=True)

    def head(self, machine: dict, text: dict) -> None:
        if self.as_json:
            return self.line({"machine": machine, "text": text, "revision": revision_here()})
        print(f"{machine['processor']}, {machine['cores']} cores{' (virtual)' if machine['virtual'] else ''}, "
              f"{machine['memory_gb']} GB, kernel {machine['kernel']}, load {machine['load']}")
        print(f"{text['sentences']:,} sentences, {text['tokens']:,} tokens of {text['source']}", flush=True)

    def _heading(self, part: str) -> None:
        if part != self.part:
            print(f"\n{part}")
            self.part = part

    def add(self, name: Name, values: Values) -> None:
        row = row_of(name, values)
        self.rows.append(row)
        if self.as_json:
            return self.line(row)
        self._heading(name.part)
        spread = f"({in_words(row['low'])} to {in_words(row['high'])})" if row["rounds"] > 1 else ""
        also = ", ".join(f"{in_words(value)} {unit}" for unit, value in row.get("also", {}).items())
        print(f"  {_title(name):<30}{in_words(row['median']):>9} {row['unit']:<12}{spread:<20} {also}".rstrip(), flush=True)

    def add_comparison(self, comparison: Comparison, other: str) -> None:
        row = row_of_comparison(comparison, other)
        self.rows.append(row)
        if self.as_json:
            return self.line(row)
        self._heading(comparison.name.part)
        figures = f"{in_words(comparison.here):>9} {in_words(comparison.there):>9} {comparison.unit:<12}"
        print(f"  {_title(comparison.name):<30}{figures} {comparison.ratio:.3f} times as fast "
              f"({comparison.low:.3f} to {comparison.high:.3f})  {comparison.verdict}", flush=True)


def _title(name: Name) -> str:
    threads = f", {name.threads} threads" if name.threads > 1 else ""
    return name.what + (f", {name.kernel}" if name.kernel else "") + threads


def keep(rows: list[dict], machine: dict, text: dict, name: str) -> str:
    """A line a run behind what stands there."""
    os.makedirs(RESULTS, exist_ok=True)
    path = os.path.join(RESULTS, (name or machines.name_of(machine)) + ".jsonl")
    whole = {"date": datetime.date.today().isoformat(), "revision": revision_here(), "machine": machine, "text": text,
             "readings": rows}
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps(whole, ensure_ascii=False) + "\n")
    return path


class Progress:
    """A line that is written over, on a terminal; nothing elsewhere."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()

    def tell(self, words: str) -> None:
        if self.shown:
            print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        self.tell("")


def rows_of_part(rows: Iterable[dict], part: str) -> list[dict]:
    return [row for row in rows if row["part"] == part]
