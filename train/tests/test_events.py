"""Annotated sentences: the short form, faults, near-duplicates, agreement."""

from pathlib import Path

import pytest

from events.agreement import alpha, matches
from events.annotated import Annotated, Event, Party, faults, from_json
from events.annotated import to_json
from events.check import duplicates
from events.pack import Fault, find, read

SHORT = """\
@ 2019 wire
Quito gave the nod to Quito's port, Lima said.
    SUPPORT - actual | gave the nod | Quito=ECU | Quito's port=ECU
Rain fell on Lund.
    nothing
Quito fell silent on Lima.
    SUPPORT visit actual | fell | Quito=ECU |
"""


def _read(tmp_path: Path) -> list[Annotated | str]:
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    return [item for _, item in read("w00", path, 1)]


def test_short_form_becomes_spans(tmp_path: Path) -> None:
    told, silent, wrong = _read(tmp_path)
    assert isinstance(told, Annotated) and isinstance(silent, Annotated)
    event = told.events[0]
    assert told.words(event.trigger) == "gave the nod"
    assert [told.words(p.span) for p in event.recipients] == ["Quito's port"]
    assert (told.ident, told.year, told.genre) == ("w00-0001", 2019, "wire")
    assert silent.events == []
    assert wrong == "SUPPORT has no mode 'visit'"


def test_json_keeps_everything(tmp_path: Path) -> None:
    import json
    told = _read(tmp_path)[0]
    assert isinstance(told, Annotated)
    assert from_json(json.loads(to_json(told)), told.text) == told


def test_places_of_words() -> None:
    assert find("Ça, Ada met Adama and Ada.", "Ada") == (5, 8)
    assert find("Ça, Ada met Adama and Ada.", "Ada#2") == (23, 26)
    with pytest.raises(Fault, match="has no 'Lima'"):
        find("Ada met Adama.", "Lima")


def _sentence(text: str, *events: Event, ident: str = "w00-0001") -> Annotated:
    return Annotated(ident, text, 2019, "wire", list(events))


def test_faults_are_told() -> None:
    text = "Quito met Lima in Lund."
    both = [Party((0, 5), "ECU"), Party((10, 14), "PER")]
    assert not list(faults(_sentence(
        text, Event("CONSULT", "actual", (6, 9), "", both))))
    for event, fault in (
            (Event("MEET", "actual", (6, 9), "", both), "none of PLOVER's"),
            (Event("CONSULT", "past", (6, 9), "", both), "status"),
            (Event("CONSULT", "actual", (6, 8), "", both), "cuts a word"),
            (Event("CONSULT", "actual", (6, 9)), "neither actor nor"),
            (Event("CONSULT", "actual", (6, 9), "", [Party((0, 5), "QQQ")]),
             "code"),
            (Event("CONSULT", "actual", (6, 9), "", both[:1] * 2), "twice")):
        assert fault in "; ".join(faults(_sentence(text, event)))


def test_near_duplicates_are_found() -> None:
    texts = ["The minister of Ecuador met his colleague of Peru in Lund today.",
             "The minister of Ecuador met his colleague of Peru in Oslo today.",
             "The minister of Norway praised the rain of Lund in the evening."]
    sentences = [_sentence(t, ident=f"w00-{i}") for i, t in enumerate(texts)]
    assert list(duplicates(sentences)) == [("w00-0", "w00-1")]


def test_alpha_of_two_coders() -> None:
    # Krippendorff 2018, 12.3.1: ten units, two coders, binary data
    a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha([(bool(x), bool(y)) for x, y in zip(a, b)]) == pytest.approx(
        0.095, abs=0.001)
    assert alpha([(True, True), (False, False)]) == 1


def test_an_event_is_matched_once() -> None:
    text = "Quito met Lima in Lund."
    one = _sentence(text, Event("CONSULT", "actual", (0, 9)))
    two = _sentence(text, Event("CONSULT", "actual", (6, 9)),
                    Event("CONSULT", "actual", (0, 5)))
    assert len(list(matches(one, two))) == 1
    assert len(list(matches(one, _sentence(text)))) == 0
