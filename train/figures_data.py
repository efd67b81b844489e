"""Sentences with figures: what annotation, or a teacher, says of each figure,
and what the network reads of the words."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from data import Sentence
from evaluate import Model
from neighbours import is_function, neighbours
from network import DISTANCE, buckets_of
from passages import Passage
from told import inside, parsed, parties_of, path_row, places, top

KINDS = ("_", "aid", "count", "deal", "investment", "pledge", "trade", "visit")
GIVERS = {"donor", "investor", "seller", "holder", "partner", "visitor",
          "pledger", "trader", "exporter", "actor"}
GETTERS = {"recipient", "buyer", "bidder", "host", "importer", "object"}
UNKNOWN = -1
CLIMB = 4                # steps up to the verb above a figure
Span = tuple[int, int]


@dataclass
class Figure:
    """A word that stands for a figure; tokens count from 0."""

    token: int                         # the one that the others hang on
    parts: tuple[int, int, int]        # see parts_of()
    parties: np.ndarray                # (pairs,): words that may take part
    buckets: np.ndarray                # (pairs,)
    paths: np.ndarray                  # (pairs,)
    kinds: np.ndarray                  # probabilities; all 0: unknown
    takes: np.ndarray                  # (pairs,): how surely, or UNKNOWN
    gives: np.ndarray                  # (pairs,): how surely it gives if it
                                       # takes part, or UNKNOWN

    @classmethod
    def of(cls, sentence: Sentence, token: int, kinds: np.ndarray,
           takes: np.ndarray, gives: np.ndarray) -> Figure:
        """With what is known of it, pairs in the order of parties_of()."""
        parties = np.array(parties_of(sentence, token), np.int64)
        return cls(token, parts_of(sentence, token), parties,
                   buckets_of((parties - token).clip(-DISTANCE, DISTANCE)),
                   np.array([path_row(sentence, token, t) for t in parties],
                            np.int64), kinds, takes, gives)


@dataclass
class Figured:
    """A sentence, the words of the one before it, and its figures."""

    sentence: Sentence
    before: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    rows: np.ndarray | None = None     # (tokens + 1, inputs), the root's first

    @cached_property
    def near(self) -> np.ndarray:
        """Who stands beside each token (neighbours.py)."""
        heads = self.sentence.heads
        return neighbours(np.array([0, len(heads)]), np.array(heads),
                          is_function(self.sentence.deprels))


def parts_of(sentence: Sentence, token: int) -> tuple[int, int, int]:
    """A figure, its head, and the verb above it, or what stands there a few
    steps up where none is; -1 above the root."""
    head = verb = sentence.heads[token] - 1
    for _ in range(CLIMB):
        if verb < 0 or sentence.upos[verb] == "VERB":
            break
        verb = sentence.heads[verb] - 1
    return token, head, verb


# ---- annotated passages -----------------------------------------------------

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
    """Words of a party are its head and its names; of its other words, and of
    parties that may be named or not, nothing is known. What a count is about
    gets."""
    takes = dict.fromkeys(asked, UNKNOWN if fact is None else 0)
    gives = dict.fromkeys(asked, UNKNOWN)
    for party in fact["party"] if fact else ():
        tokens = inside(spans, party["span"])
        head = top(sentence, tokens) if tokens else None
        hidden = party.get("optional")
        for t in set(tokens) & takes.keys():
            known = t == head or sentence.forms[t][:1].isupper()
            takes[t] = 1 if known and not hidden else UNKNOWN
            if party["role"] in GIVERS | GETTERS:
                gives[t] = party["role"] in GIVERS
    return (np.array([takes[t] for t in asked], np.float32),
            np.array([gives[t] for t in asked], np.float32))


def figure(facts: list[dict], place: Span, sentence: Sentence,
           spans: list[Span]) -> Figure:
    token = top(sentence, inside(spans, place))
    fact, kinds = fact_of(facts, place)
    return Figure.of(sentence, token, kinds, *takes_of(
        fact, sentence, spans, parties_of(sentence, token)))


def read(passages: list[Passage], program: Path, language: str
         ) -> Iterator[Figured]:
    """Sentences with figures of all passages, trees as the program makes
    them."""
    found = amounts(program, passages, language)
    by_id = {p.ident: p for p in passages}
    at: dict[str, int] = {}
    before: dict[str, list[str]] = {}
    texts = [(p.ident, p.text) for p in passages]
    for ident, sentence in parsed(program, texts, "--lang", language):
        passage = by_id[ident]
        text = passage.text.encode()
        spans = places(text, sentence.forms, at.get(ident, 0))
        at[ident] = spans[-1][1]
        figures = [figure(passage.facts, place, sentence, spans)
                   for place in found[ident] if inside(spans, place)]
        if figures:
            yield Figured(sentence, before.get(ident, []), figures)
        before[ident] = sentence.forms


# ---- what a teacher read ----------------------------------------------------

def save(path: Path, figured: Iterable[Figured]) -> None:
    """One line of JSON a sentence; probabilities in thousandths."""
    def rounded(row: np.ndarray) -> list[float]:
        return [round(float(x), 3) for x in row]

    with path.open("w", encoding="utf-8") as out:
        for one in figured:
            row = {"forms": one.sentence.forms, "upos": one.sentence.upos,
                   "heads": one.sentence.heads,
                   "deprels": one.sentence.deprels,
                   "figures": [[f.token, rounded(f.kinds), rounded(f.takes),
                                rounded(f.gives)] for f in one.figures]}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def load(path: Path) -> Iterator[Figured]:
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            sentence = Sentence(**{key: row[key] for key in (
                "forms", "upos", "heads", "deprels")})
            yield Figured(sentence, [], [Figure.of(
                sentence, token, *(np.array(x, np.float32) for x in known))
                for token, *known in row["figures"]])


# ---- what the network reads -------------------------------------------------

_model: list[Model] = []     # that of this process


def _keep(model: Model) -> None:
    _model[:] = [model]


def _rows(forms: list[str]) -> np.ndarray:
    return _model[0].figure_rows(forms).astype(np.int8)


def add_rows(figured: list[Figured], model: Model, processes: int = 1
             ) -> None:
    """The rows of the model's encoder and ear, in whole steps."""
    forms = [one.sentence.forms for one in figured]
    with Pool(processes, _keep, (model,)) as pool:
        for one, rows in zip(figured, pool.imap(_rows, forms, 50)):
            one.rows = rows
