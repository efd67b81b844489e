"""Events as teacher and ear learn them: triggers, statuses and roles by token.

A Told is one sentence with the probabilities of what it tells.  Those of an
annotated sentence are zeros and ones; where all of a row are zero nothing is
known and nothing is learned.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data import Sentence, without_accents
from events.annotated import Annotated, Event
from features import hash32

CATEGORIES = ("_", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE",
              "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
              "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
ROLES = ("_", "actor", "recipient")
PATH_ROWS = 1024         # of the table of paths, a power of two
PATH_STEPS = 3           # up and down that a path tells
NOMINAL = {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "SYM"}


@dataclass
class Told:
    """Tokens count from 0; `pairs` are (trigger, party) with their roles."""

    sentence: Sentence
    triggers: np.ndarray               # (tokens, CATEGORIES)
    statuses: np.ndarray               # (tokens, STATUSES)
    pairs: np.ndarray                  # (pairs, 2)
    paths: np.ndarray                  # (pairs,), rows of the table
    roles: np.ndarray                  # (pairs, ROLES)
    ident: str = ""


def to_bytes(rows: np.ndarray) -> np.ndarray:
    """Probabilities as shares of 255."""
    return np.rint(255 * rows).astype(np.uint8)


# ---- paths through the tree -------------------------------------------------

def _ancestors(heads: list[int], token: int) -> list[int]:
    """The token, its head, and so on to the root; from 1."""
    out = [token]
    while heads[token - 1] and len(out) <= len(heads):
        token = heads[token - 1]
        out.append(token)
    return out


def path(sentence: Sentence, trigger: int, party: int) -> str:
    """How one goes from a trigger to a party (tokens from 0), and the
    preposition before the party: "^acl:relcl vnsubj", "vobl in"."""
    up = _ancestors(sentence.heads, trigger + 1)
    down = _ancestors(sentence.heads, party + 1)
    meet = next((t for t in down if t in set(up)), 0)
    climbed = up[:up.index(meet)] if meet else up
    fallen = down[:down.index(meet)] if meet else down
    if len(climbed) > PATH_STEPS or len(fallen) > PATH_STEPS:
        return f"far {min(len(climbed), 6)} {min(len(fallen), 6)}"
    steps = ["^" + sentence.deprels[t - 1] for t in climbed]
    steps += ["v" + sentence.deprels[t - 1] for t in reversed(fallen)]
    return " ".join(steps + _preposition(sentence, party))


def _preposition(sentence: Sentence, party: int) -> list[str]:
    for i in range(party):
        if sentence.heads[i] == party + 1 and sentence.deprels[i] == "case":
            return [sentence.forms[i].lower()]
    return []


def path_row(sentence: Sentence, trigger: int, party: int) -> int:
    """Row of the table of paths."""
    return hash32(path(sentence, trigger, party).encode()) & (PATH_ROWS - 1)


def parties_of(sentence: Sentence, trigger: int) -> list[int]:
    """Tokens that may be parties to an event."""
    return [i for i, tag in enumerate(sentence.upos)
            if tag in NOMINAL and i != trigger]


def likely_triggers(categories: np.ndarray, likely: float,
                    most: int) -> list[int]:
    """Tokens that are triggers with some probability, best first."""
    events = 1 - categories[:, 0]
    best = np.argsort(-events, kind="stable")[:most]
    return [int(t) for t in best if events[t] > likely]


# ---- annotated sentences ----------------------------------------------------

def _run(program: Path, texts: list[tuple[str, str]], *options: str) -> str:
    """Texts as the program parses them; those that it rejects it tells on
    its own."""
    lines = "".join(json.dumps({"id": ident, "text": text}) + "\n"
                    for ident, text in texts)
    done = subprocess.run(
        [program, "parse", *options, "--quiet", "--threads", "1", "-"],
        input=lines.encode(), stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{program} parse: status {done.returncode}")
    return done.stdout.decode()


def parsed(program: Path, texts: list[tuple[str, str]],
           *options: str) -> Iterator[tuple[str, Sentence]]:
    """(document, sentence) of texts as the program cuts and parses them."""
    if not texts:
        return
    document, current = "", Sentence()
    for line in _run(program, texts, *options).split("\n"):
        if line.startswith("# newdoc id = "):
            document = line[14:].strip()
        elif (cells := line.split("\t"))[0].isdigit():
            current.forms.append(cells[1])
            current.upos.append(cells[3])
            current.heads.append(int(cells[6]))
            current.deprels.append(cells[7])
        elif not line and current.forms:
            yield document, current
            current = Sentence()


def _part(text: bytes, at: int, form: str) -> int:
    """Bytes that a form takes which the text spells otherwise: "del" is `de`
    and `l`, whose form is el; "dárselo" begins with `dár`, whose form is dar;
    0 for any other."""
    if form in ("el", "EL") and text[at:at + 1] in (b"l", b"L"):
        return 1
    there = text[at:at + 2 * len(form)].decode(errors="ignore")[:len(form)]
    other = there != form and without_accents(there) == form
    return len(there.encode()) if other else 0


def places(text: bytes, forms: list[str], at: int) -> list[tuple[int, int]]:
    """Bytes of the tokens, which stand in the text in this order."""
    out = []
    for form in forms:
        width = _part(text, at + _blanks(text, at), form)
        start = (at + _blanks(text, at) if width
                 else text.index(form.encode(), at))
        at = start + (width or len(form.encode()))
        out.append((start, at))
    return out


def _blanks(text: bytes, at: int) -> int:
    rest = text[at:at + 80]
    return len(rest) - len(rest.lstrip())


def inside(places: list[tuple[int, int]], span: tuple[int, int]) -> list[int]:
    return [i for i, (a, b) in enumerate(places)
            if a < span[1] and b > span[0]]


def top(sentence: Sentence, tokens: list[int]) -> int:
    """The token of a span that the others hang on; a verb or noun if one."""
    within = {t + 1 for t in tokens}
    tops = [t for t in tokens if sentence.heads[t] not in within]
    good = [t for t in tops if sentence.upos[t] in (
        "VERB", "NOUN", "ADJ", "PROPN", "AUX")]
    return (good or tops or tokens)[0]


def _content(sentence: Sentence, tokens: list[int]) -> list[int]:
    return [t for t in tokens if sentence.upos[t] in NOMINAL]


def _fill(told: Told, places: list[tuple[int, int]], event: Event,
          taken: set[int]) -> None:
    """Adds an event; `taken` are the triggers of those before it."""
    sentence = told.sentence
    tokens = inside(places, event.trigger)
    trigger = top(sentence, tokens)
    told.triggers[[t for t in tokens if t not in (trigger, *taken)]] = 0
    if trigger not in taken:
        told.triggers[trigger] = 0
        told.statuses[trigger] = 0
    taken.add(trigger)
    told.triggers[trigger, CATEGORIES.index(event.category)] += 1
    told.statuses[trigger, STATUSES.index(event.status)] += 1
    role = {t: 0 for t in parties_of(sentence, trigger)}
    unclear = set()
    for number, parties in ((1, event.actors), (2, event.recipients)):
        for party in parties:
            words = inside(places, party.span)
            head = top(sentence, words) if words else None
            for t in _content(sentence, words):
                if t == head or sentence.forms[t][:1].isupper():
                    role[t] = number
                else:
                    unclear.add(t)
    pairs = [t for t in role if t not in unclear or role[t]]
    told.pairs = np.concatenate([told.pairs, np.array(
        [(trigger, t) for t in pairs], np.int64).reshape(-1, 2)])
    told.paths = np.concatenate([told.paths, np.array(
        [path_row(sentence, trigger, t) for t in pairs], np.int64)])
    told.roles = np.concatenate([told.roles, np.eye(
        len(ROLES), dtype=np.float32)[[role[t] for t in pairs]]])


def empty(sentence: Sentence, ident: str = "") -> Told:
    """A sentence that tells nothing."""
    n = len(sentence)
    triggers = np.zeros((n, len(CATEGORIES)), np.float32)
    triggers[:, 0] = 1
    return Told(sentence, triggers,
                np.zeros((n, len(STATUSES)), np.float32),
                np.zeros((0, 2), np.int64), np.zeros(0, np.int64),
                np.zeros((0, len(ROLES)), np.float32), ident)


def encode(annotated: list[Annotated], program: Path,
           options: tuple[str, ...] = ()) -> list[Told]:
    """Annotations by token, trees as the program makes them with the options.
    What it cuts into several sentences stays several; an event belongs to
    that of its trigger."""
    by_id = {a.ident: a for a in annotated}
    out: list[Told] = []
    at: dict[str, int] = {}
    texts = [(a.ident, a.text) for a in annotated]
    for ident, sentence in parsed(program, texts, *options):
        source = by_id[ident]
        text = source.text.encode()
        spans = places(text, sentence.forms, at.get(ident, 0))
        at[ident] = spans[-1][1]
        told = empty(sentence, ident)
        taken: set[int] = set()
        for event in source.events:
            if inside(spans, event.trigger):
                _fill(told, spans, event, taken)
        told.triggers /= np.maximum(told.triggers.sum(1, keepdims=True), 1)
        told.statuses /= np.maximum(told.statuses.sum(1, keepdims=True), 1)
        out.append(told)
    return out
