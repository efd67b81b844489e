"""Sentences annotated with events: the type, its JSON lines, and what is wrong
with one.  docs/annotation.md tells what the annotation means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from corpora import raw_documents

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "lexicon" / "ontology"
STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
GENRES = ("wire", "broadsheet", "local", "analysis", "magazine", "broadcast",
          "release", "headline", "dispatch", "other")
BODIES = {"EUR", "UNO", "IGO", "NGO", "MNC", "ISM", "IMG"}
BORDER = re.compile(r"\w\w")
Span = tuple[int, int]


@dataclass
class Party:
    span: Span
    code: str = ""


@dataclass
class Event:
    category: str
    status: str
    trigger: Span
    mode: str = ""
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)


@dataclass
class Annotated:
    """A sentence; spans are bytes of `text`, end excluded.

    `source`, `doc` and `span` say where in the data folder the text of a
    sentence stands that is not of our own writing.
    """

    ident: str
    text: str
    year: int
    genre: str
    events: list[Event] = field(default_factory=list)
    source: str = ""
    doc: str = ""
    span: Span = (0, 0)

    @property
    def writer(self) -> str:
        return self.ident.rsplit("-", 1)[0]

    @property
    def language(self) -> str:
        """Names of writers begin with theirs where it is not English."""
        return "es" if self.ident.startswith("es-") else "en"

    def words(self, span: Span) -> str:
        return self.text.encode()[slice(*span)].decode(errors="replace")


@cache
def modes() -> dict[str, set[str]]:
    """Modes of each category."""
    out: dict[str, set[str]] = {}
    for row in _rows(ONTOLOGY / "events.tsv"):
        out[row["event"]] = set()
    for row in _rows(ONTOLOGY / "modes.tsv"):
        out[row["event"]].add(row["mode"])
    return out


@cache
def countries() -> set[str]:
    """Codes that a party may have."""
    path = ROOT / "lexicon" / "actors" / "countries.tsv"
    return {row["code"] for row in _rows(path)} | BODIES


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    names = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(names, line.split("\t")))


def _on_borders(text: bytes, span: Span) -> bool:
    """No word is cut at either end."""
    for at in span:
        around = text[max(at - 4, 0):at].decode(errors="ignore")[-1:] + (
            text[at:at + 4].decode(errors="ignore")[:1])
        if BORDER.fullmatch(around):
            return False
    return True


def faults(sentence: Annotated) -> Iterator[str]:
    """What is wrong with a sentence."""
    text = sentence.text.encode()
    if sentence.genre not in GENRES:
        yield f"genre {sentence.genre!r} is none of {', '.join(GENRES)}"
    if not 1900 <= sentence.year <= 2100:
        yield f"year {sentence.year}"
    if not 15 <= len(text) <= 1200:
        yield "a sentence has 15 to 1,200 bytes"
    for event in sentence.events:
        if event.category not in modes():
            yield f"category {event.category!r} is none of PLOVER's"
        elif event.mode and event.mode not in modes()[event.category]:
            yield f"{event.category} has no mode {event.mode!r}"
        if event.status not in STATUSES:
            yield f"status {event.status!r}"
        if not event.actors and not event.recipients:
            yield f"{event.category} has neither actor nor recipient"
        parties = event.actors + event.recipients
        for span in [event.trigger, *(p.span for p in parties)]:
            if not 0 <= span[0] < span[1] <= len(text):
                yield f"span {span} leaves the text"
            elif not _on_borders(text, span):
                yield f"span {span} cuts a word: {sentence.words(span)!r}"
        for party in parties:
            if party.code and party.code not in countries():
                yield f"code {party.code!r} of {sentence.words(party.span)!r}"
        spans = [p.span for p in parties]
        if len(set(spans)) < len(spans):
            yield f"{event.category} has one party twice"
    keys = [(e.trigger, e.category, tuple(p.span for p in e.actors))
            for e in sentence.events]
    if len(set(keys)) < len(keys):
        yield "one event stands twice"


def _party(item: dict) -> Party:
    return Party(tuple(item["span"]), item.get("code", ""))


def _event(item: dict) -> Event:
    return Event(item["event"], item["status"], tuple(item["trigger"]),
                 item.get("mode", ""),
                 [_party(p) for p in item.get("actor", [])],
                 [_party(p) for p in item.get("recipient", [])])


def from_json(item: dict, text: str) -> Annotated:
    return Annotated(item["id"], text, item["year"], item["genre"],
                     [_event(e) for e in item["events"]],
                     item.get("source", ""), item.get("doc", ""),
                     tuple(item.get("span", (0, 0))))


def load(paths: Iterable[Path], shared: Path) -> Iterator[Annotated]:
    """Sentences of files; texts of the data folder are looked up there."""
    texts: dict[str, dict[str, str]] = {}
    for name in paths:
        for line in open(name, encoding="utf-8"):
            item = json.loads(line)
            text = item.get("text")
            if text is None:
                source = item["source"]
                if source not in texts:
                    texts[source] = dict(raw_documents(shared / source, 0))
                whole = texts[source][item["doc"]].encode()
                text = whole[slice(*item["span"])].decode()
            yield from_json(item, text)


def _party_json(party: Party) -> dict:
    out: dict = {"span": list(party.span)}
    return out | ({"code": party.code} if party.code else {})


def _event_json(event: Event) -> dict:
    out: dict = {"event": event.category}
    if event.mode:
        out["mode"] = event.mode
    out |= {"status": event.status, "trigger": list(event.trigger)}
    for name, parties in (("actor", event.actors),
                          ("recipient", event.recipients)):
        if parties:
            out[name] = [_party_json(p) for p in parties]
    return out


def to_json(sentence: Annotated) -> str:
    """One line, without its end."""
    out: dict = {"id": sentence.ident}
    if sentence.source:
        out |= {"source": sentence.source, "doc": sentence.doc,
                "span": list(sentence.span)}
    else:
        out["text"] = sentence.text
    out |= {"year": sentence.year, "genre": sentence.genre,
            "events": [_event_json(e) for e in sentence.events]}
    return json.dumps(out, ensure_ascii=False)
