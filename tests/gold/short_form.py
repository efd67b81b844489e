"""Passages annotated by hand with amounts, facts and quotations: their short form, and what is wrong with it.

docs/facts.md, "Annotating", tells the form and what the annotation means. Spans are characters of the passage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

Span = tuple[int, int]
Complain = Callable[[int, str], None]

ROOT = Path(__file__).resolve().parents[2]


def rows(*path: str) -> Iterator[list[str]]:
    """Cells of a table of the lexicon, below its head."""
    with open(ROOT.joinpath("lexicon", *path), encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    yield from lines[1:]


VOCABULARY = list(rows("facts", "vocabulary.tsv"))


def of_kind(what: str, kind: str) -> list[str]:
    """Statuses or roles that a kind of fact has."""
    return [name for row_of, name, kinds, *_ in VOCABULARY if row_of == what and kind in kinds.split("|")]


KINDS = {name: (of_kind("status", name), of_kind("role", name)) for what, name, *_ in VOCABULARY if what == "kind"}
CLASSES = [row[0] for row in rows("quotes", "classes.tsv")]
BOUNDS = ("about", "over", "under")
RATES = ("hour", "day", "week", "month", "quarter", "year", "decade")
STANCES = ("positive", "negative", "neutral")
ITEM = re.compile(r"\s*(?:([a-z_]+\??)=)?(\[[^\]]*\](?:#\d+)?|[^\s\[]+)")


def nth(text: str, words: str, count: int) -> Span | None:
    at = -1
    for _ in range(count):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return at, at + len(words)


def span(text: str, item: str) -> Span:
    """Where `[words]`, `[words]#2` or `[first words ... last words]` stands."""
    match = re.fullmatch(r"\[(.*)\](?:#(\d+))?", item)
    if not match:
        raise ValueError(f"expected [words of the passage], found {item}")
    words, count = match[1], int(match[2] or 1)
    found = nth(text, words, count)
    if not found and " ... " in words:
        first, last = words.split(" ... ", 1)
        begin = nth(text, first, count)
        end = text.find(last, begin[1]) if begin else -1
        found = (begin[0], end + len(last)) if end >= 0 else None
    if not found:
        raise ValueError(f"not in the passage: [{words}]")
    return found


def items(line: str) -> Iterator[tuple[str | None, str]]:
    at, end = 0, len(line.rstrip())
    while at < end:
        match = ITEM.match(line, at)
        if not match:
            raise ValueError(f"cannot read: {line[at:]}")
        yield match[1], match[2]
        at = match.end()


def one_of(value: str, allowed: list[str] | tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"expected one of {', '.join(allowed)}, found {value}")
    return value


def read_amount(text: str, line: str) -> dict:
    amount: dict = {}
    for key, value in items(line):
        if key is None and value == "percent":
            amount["percent"] = True
        elif key is None:
            amount["span"] = span(text, value)
        elif key in ("value", "value_high", "usd"):
            amount[key] = float(value)
        elif key == "currency" and re.fullmatch("[A-Z]{3}", value):
            amount[key] = value
        elif key == "unit":
            amount[key] = value.strip("[]")
        elif key in ("per", "bound"):
            amount[key] = one_of(value, RATES if key == "per" else BOUNDS)
        else:
            raise ValueError(f"unknown: {key}={value}")
    if "span" not in amount or "value" not in amount or not {"currency", "unit", "percent"} & set(amount):
        raise ValueError("an amount needs value=, [its text], and currency=, unit= or percent")
    return amount


def read_fact(text: str, line: str) -> dict:
    (_, kind), (_, status), *rest = items(line)
    statuses, roles = KINDS[one_of(kind, list(KINDS))]
    fact: dict = {"kind": kind, "status": one_of(status, statuses), "party": [], "amount": [], "count": []}
    for key, value in rest:
        role = (key or "").rstrip("?")
        if role in roles:
            fact["party"].append({"role": role, "span": span(text, value), "optional": key != role})
        elif role in ("amount", "count"):
            fact[role].append(span(text, value))
        elif role == "object":
            fact[role] = span(text, value)
        elif role == "change":
            fact[role] = float(value)
        elif role in ("period", "instrument"):
            fact[role] = value.strip("[]")
        elif role == "counts_in_total":
            fact[role] = value != "false"
        else:
            raise ValueError(f"unknown: {key}={value}")
    return fact


def read_quote(text: str, line: str) -> dict:
    (_, way), *rest = items(line)
    quote: dict = {"direct": one_of(way, ("direct", "indirect")) == "direct", "about": [], "stance_words": []}
    for key, value in rest:
        if key in ("speaker", "speaker?", "verb", "quote", "role"):
            quote[key.rstrip("?")] = span(text, value)
            quote["speaker_optional"] = quote.get("speaker_optional", False) or key == "speaker?"
        elif key in ("about", "stance_words"):
            quote[key].append(span(text, value))
        elif key in ("class", "stance"):
            quote[key] = one_of(value, CLASSES if key == "class" else STANCES)
        elif key == "mixed":
            quote[key] = True
        else:
            raise ValueError(f"unknown: {key}={value}")
    if "quote" not in quote:
        raise ValueError("a quotation needs quote=[its words]")
    return quote


READERS = {"A": ("amounts", read_amount), "F": ("facts", read_fact), "Q": ("quotes", read_quote)}


def read_sheet(path: Path) -> dict[int, str]:
    """Texts of a sheet's passages by number."""
    passages = re.split(r"(?m)^(?=@ \d+$)", path.read_text(encoding="utf-8"))[1:]
    return {int(p.split("\n", 1)[0][2:]): p.split("\nTEXT: ", 1)[1].rstrip("\n") for p in passages}


def read_annotated(texts: dict[int, str], path: Path, complain: Complain) -> dict[int, dict[str, list[dict]]]:
    """Annotations by passage; what is wrong is told with its line and left out."""
    found: dict[int, dict[str, list[dict]]] = {}
    number = 0
    for count, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#") or line.strip() == "-":
            continue
        if line.startswith("@ "):
            number = int(line[2:])
            found[number] = {"amounts": [], "facts": [], "quotes": []}
            if number not in texts:
                complain(count, f"the sheet has no passage {number}")
            continue
        match = re.match(r"([AFQ])(\?)?\s+(.*)", line)
        try:
            if not match:
                raise ValueError("a line begins with A, F, Q, @ or -")
            name, read = READERS[match[1]]
            record = read(texts[number], match[3])
            found[number][name].append(record | ({"optional": True} if match[2] else {}))
        except (ValueError, KeyError) as error:
            complain(count, str(error))
    return found
