"""Annotated triggers that a model file keeps: what `explain` shows as near.

The sections of docs/model-format.md, "Annotated triggers": the event vector of
each trigger as the exported weights compute it, its category, its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from container import array, strings
from data import Sentence
from evaluate import Model
from events.annotated import Annotated, load
from splits import of_part
from told import encode, places

NEAR = 46                # where `config` says how many are kept
FULL = 127               # length of a kept vector


@dataclass
class Kept:
    """A trigger: its sentence and token (from 0), its category, its text."""

    sentence: Sentence
    token: int
    category: int
    text: str


def own(paths: Iterable[Path], shared: Path) -> list[Annotated]:
    """Sentences of our own writing, by the writers that teach."""
    return [a for a in of_part(list(load(paths, shared)), None)
            if not a.source]


def _marked(text: bytes, spans: list[tuple[int, int]], token: int) -> str:
    """The sentence in one line, the token between brackets."""
    start, end = spans[token]
    first, last = spans[0][0], spans[-1][1]
    marked = (text[first:start] + b"[" + text[start:end] + b"]"
              + text[end:last])
    return " ".join(marked.decode().split())


def kept(annotated: list[Annotated], program: Path,
         options: tuple[str, ...] = ()) -> Iterator[Kept]:
    """Each trigger once, in the order of the sentences; the program parses
    them with the options."""
    texts = {a.ident: a.text.encode() for a in annotated}
    at: dict[str, int] = {}
    seen: set[str] = set()
    for told in encode(annotated, program, options):
        spans = places(texts[told.ident], told.sentence.forms,
                       at.get(told.ident, 0))
        at[told.ident] = spans[-1][1]
        for token in np.flatnonzero(told.triggers[:, 1:].any(1)):
            text = _marked(texts[told.ident], spans, token)
            if text not in seen:
                seen.add(text)
                yield Kept(told.sentence, int(token),
                           1 + int(told.triggers[token, 1:].argmax()), text)


def thinned(triggers: list[Kept], most: int) -> list[Kept]:
    """At most so many, from all over the list at even distances."""
    if len(triggers) <= most:
        return triggers
    return [triggers[i * len(triggers) // most] for i in range(most)]


def vectors(model: Model, triggers: list[Kept]) -> np.ndarray:
    """Rows of signed bytes, each FULL long before it is rounded."""
    rows, last, hidden = [], None, np.zeros(0)
    for trigger in triggers:
        if trigger.sentence is not last:
            last = trigger.sentence
            hidden = model.event_vectors(last.forms)
        row = hidden[trigger.token]
        length = np.sqrt((row * row).sum())
        rows.append(row / length * FULL if length else row)
    return np.rint(np.stack(rows)).astype(np.int8)


def sections(raw: dict[str, bytes], model: Model,
             triggers: list[Kept]) -> dict[str, bytes]:
    """Those of a model file and, behind them, the triggers'. The categories
    of the model are told.CATEGORIES in their order."""
    if not triggers:
        return raw
    words = list(np.frombuffer(raw["config"], "<u4"))
    words[NEAR:NEAR + 1] = [len(triggers)]
    return raw | {
        "config": array(np.array(words), "<u4"),
        "near.vector": array(vectors(model, triggers), "<i1"),
        "near.event": array(np.array([t.category for t in triggers]), "<u1"),
        "near.text": strings([t.text for t in triggers])}
