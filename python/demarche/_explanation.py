"""Why each record was made, and why none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, overload


class Explanation(Sequence[dict[str, Any]]):
    """A dict a sentence, as `demarche explain` prints it: tokens, actors, frames, heard, records... ``str()`` is for reading."""

    __slots__ = ("_sentences",)

    def __init__(self, sentences: Sequence[dict[str, Any]]) -> None:
        self._sentences = tuple(sentences)

    def __len__(self) -> int:
        return len(self._sentences)

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Explanation: ...

    def __getitem__(self, index: int | slice) -> dict[str, Any] | Explanation:
        if isinstance(index, slice):
            return Explanation(self._sentences[index])
        return self._sentences[index]

    def __eq__(self, other: object) -> bool:
        return self._sentences == other._sentences if isinstance(other, Explanation) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return "\n\n".join("\n".join(_sentence(sentence)) for sentence in self._sentences)

    def __repr__(self) -> str:
        return f"<Explanation of {len(self)} sentence{'s' * (len(self) != 1)}>\n{self}"


def explanation_of(lines: bytes) -> Explanation:
    """Out of the lines of a task."""
    return Explanation([json.loads(line) for line in lines.splitlines()])


def _words(sentence: dict[str, Any]) -> Iterator[str]:
    tokens = sentence.get("tokens", ())
    for number, token in enumerate(tokens, 1):
        head = token["head"]
        above = f"{head} {tokens[head - 1]['form']}" if head else "-"
        yield f"{number:5} {token['form']:18} {token['lemma']:16} {token['upos']:5} {token['deprel']:14} {above}"


def _actors(sentence: dict[str, Any]) -> Iterator[str]:
    for actor in sentence.get("actors", ()):
        codes = " ".join(filter(None, (actor.get("code"), actor.get("sector"))))
        yield f"      {actor['text']:25} {codes:12} {actor.get('kind', ''):10} {actor.get('row', '')}".rstrip()


def _frames(sentence: dict[str, Any]) -> Iterator[str]:
    for frame in sentence.get("frames", ()):
        if frame.get("fired"):
            yield f"      {frame['trigger']:18} {frame['rule']:34} fired"
    others = sum(not frame.get("fired") for frame in sentence.get("frames", ()))
    if others:
        yield f"      {others} others do not fit"


def _heard(sentence: dict[str, Any]) -> Iterator[str]:
    for heard in sentence.get("heard", ()):
        margins = sorted(heard.get("margins", {}).items(), key=lambda pair: -pair[1])[:3]
        became = "told" if heard.get("told") else f"not told: {heard.get('reason', '')}"
        yield f"      {heard['trigger']:18} {', '.join(f'{event} {margin:+.2f}' for event, margin in margins)}; {became}"


def _party(role: str, party: dict[str, Any]) -> str:
    return f"          {role:10} {party.get('code', ''):5} {party.get('text', '')}  {party.get('row', '')}".rstrip()


def _made(record: dict[str, Any]) -> Iterator[str]:
    what = " ".join(filter(None, (record.get("event") or record.get("kind"), record.get("mode"))))
    yield f"      {what} [{record.get('status', '')}] {record.get('rule', '')}"
    if "confidence" in record:
        yield f"          confidence {record['confidence']}: {', '.join(map(str, record.get('evidence', ())))}"
    for party in record.get("party", ()):
        yield _party(party["role"], party)
    if "counted" in record:
        yield _party("counted", record["counted"])


def _said(quote: dict[str, Any]) -> str:
    return f"      {quote.get('speaker', '?')} {quote.get('verb', '')}: {quote.get('quote', '')}"


def _records(sentence: dict[str, Any]) -> Iterator[str]:
    for record in (*sentence.get("records", ()), *sentence.get("facts", ())):
        yield from _made(record)
    yield from map(_said, sentence.get("quotes", ()))


_PARTS = (("words", _words), ("actors", _actors), ("frames", _frames), ("heard", _heard), ("records", _records))


def _sentence(sentence: dict[str, Any]) -> Iterator[str]:
    yield sentence["text"]
    for name, part in _PARTS:
        lines = list(part(sentence))
        if lines:
            yield name
            yield from lines
