"""Figures of passages by token, as the network learns them."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data import Sentence
from evaluate import Model
from network import DISTANCE, buckets_of
from passages import Passage
from told import inside, parsed, parties_of, path_row, places, top

KINDS = ("_", "aid", "count", "deal", "investment", "pledge", "trade", "visit")
GIVERS = {"donor", "investor", "seller", "holder", "partner", "visitor",
          "pledger", "trader", "exporter", "actor"}
GETTERS = {"recipient", "buyer", "bidder", "host", "importer", "object"}
GIVES, GETS = 1, 2
UNKNOWN = -1
CLIMB = 4                # steps up to the verb above a figure
Span = tuple[int, int]


@dataclass
class Figure:
    """A word that stands for a figure; tokens count from 0."""

    sentence: Sentence
    token: int                         # the one that the others hang on
    parties: np.ndarray                # (pairs,): words that may take part
    buckets: np.ndarray                # (pairs,)
    paths: np.ndarray                  # (pairs,)
    kinds: np.ndarray                  # probabilities; all 0: unknown
    takes: np.ndarray                  # (pairs,): how surely, or UNKNOWN
    roles: np.ndarray                  # (pairs,): GIVES, GETS, or UNKNOWN

    def parts(self) -> tuple[int, int, int]:
        """It, its head, and the verb above it, or what stands there a few
        steps up where none is; -1 above the root."""
        heads, upos = self.sentence.heads, self.sentence.upos
        head = verb = heads[self.token] - 1
        for _ in range(CLIMB):
            if verb < 0 or upos[verb] == "VERB":
                break
            verb = heads[verb] - 1
        return self.token, head, verb


def amounts(program: Path, passages: list[Passage], language: str
            ) -> dict[str, list[Span]]:
    """Bytes of what the program takes for figures."""
    lines = "".join(json.dumps({"id": p.ident, "text": p.text}) + "\n"
                    for p in passages)
    done = subprocess.run(
        [program, "code", "--only", "amounts", "--lang", language, "--format",
         "jsonl", "--quiet", "--threads", "1", "-"],
        input=lines.encode(), stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{program} code: status {done.returncode}")
    out: dict[str, list[Span]] = defaultdict(list)
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        if record["record"] != "amount":
            continue
        for key in ("amount", "count", "percent"):
            found = record.get(key, [])
            for one in found if isinstance(found, list) else [found]:
                out[record["doc"]].append((one["start"], one["end"]))
    return out


def meets(a: Span | list[int], b: Span | list[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def fact_of(facts: list[dict], place: Span) -> tuple[dict | None, np.ndarray]:
    """The fact whose first figure it is, and the probabilities of kinds."""
    main = [f for f in facts if (f["amount"] + f["count"])[:1]
            and meets((f["amount"] + f["count"])[0], place)]
    sure = [f for f in main if not f.get("optional")]
    kinds = np.zeros(len(KINDS), np.float32)
    if sure:
        kinds[KINDS.index(sure[0]["kind"])] = 1
        return sure[0], kinds
    more = any(meets(other, place) for f in facts
               for other in (f["amount"] + f["count"])[1:])
    kinds[0] = not main and not more
    return (main or [None])[0], kinds


def takes_of(fact: dict | None, sentence: Sentence, spans: list[Span],
             asked: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Words of a party are its head and its names; of its other words, of
    parties that may be named or not, and of what a count is about, nothing
    is known."""
    takes = dict.fromkeys(asked, UNKNOWN if fact is None else 0)
    roles = dict.fromkeys(asked, UNKNOWN)
    for party in fact["party"] if fact else ():
        tokens = inside(spans, party["span"])
        head = top(sentence, tokens) if tokens else None
        hidden = party.get("optional") or (
            party["role"] == "object" and fact["kind"] == "count")
        for t in set(tokens) & takes.keys():
            known = t == head or sentence.forms[t][:1].isupper()
            takes[t] = 1 if known and not hidden else UNKNOWN
            roles[t] = (GIVES if party["role"] in GIVERS else GETS
                        if party["role"] in GETTERS else UNKNOWN)
    return (np.array([takes[t] for t in asked], np.float32),
            np.array([roles[t] for t in asked], np.int64))


def figure(passage: Passage, place: Span, sentence: Sentence,
           spans: list[Span]) -> Figure:
    token = top(sentence, inside(spans, place))
    asked = parties_of(sentence, token)
    fact, kinds = fact_of(passage.facts, place)
    distance = np.array([t - token for t in asked], np.int64)
    return Figure(
        sentence, token, np.array(asked, np.int64),
        buckets_of(distance.clip(-DISTANCE, DISTANCE)),
        np.array([path_row(sentence, token, t) for t in asked], np.int64),
        kinds, *takes_of(fact, sentence, spans, asked))


def read(passages: list[Passage], program: Path, language: str
         ) -> Iterator[Figure]:
    """Figures of all passages, trees as the program makes them."""
    found = amounts(program, passages, language)
    by_id = {p.ident: p for p in passages}
    at: dict[str, int] = {}
    texts = [(p.ident, p.text) for p in passages]
    for ident, sentence in parsed(program, texts, "--lang", language):
        passage = by_id[ident]
        text = passage.text.encode()
        spans = places(text, sentence.forms, at.get(ident, 0))
        at[ident] = spans[-1][1]
        for place in found[ident]:
            if inside(spans, place):
                yield figure(passage, place, sentence, spans)


def rows_of(figures: list[Figure], model: Model
            ) -> list[tuple[np.ndarray, np.ndarray]]:
    """What the network reads of each: its parts, (3, inputs), and the words
    that may take part, (pairs, inputs); what is not there has zeros."""
    out, rows, of = [], np.zeros((1, 0), np.int8), None
    for f in figures:
        if f.sentence is not of:
            of = f.sentence
            rows = model.figure_rows(of.forms).astype(np.int8)
            rows[0] = 0
        out.append((rows[[t + 1 for t in f.parts()]], rows[f.parties + 1]))
    return out
