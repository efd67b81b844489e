"""Events by token: paths, rows of the table, gold out of spans."""

import pytest

import told as module
from data import Sentence
from events.annotated import Annotated, Event, Party
from features import hash32
from told import CATEGORIES, PATH_ROWS, Told, path, path_row, places

# Quito , which met Lima , praised talks with Oslo
SENTENCE = Sentence(
    forms=["Quito", ",", "which", "met", "Lima", ",", "praised", "talks",
           "with", "Oslo"],
    upos=["PROPN", "PUNCT", "PRON", "VERB", "PROPN", "PUNCT", "VERB", "NOUN",
          "ADP", "PROPN"],
    heads=[7, 4, 4, 1, 4, 4, 0, 7, 10, 8],
    deprels=["nsubj", "punct", "nsubj", "acl:relcl", "obj", "punct", "root",
             "obj", "case", "nmod"])


@pytest.mark.parametrize("trigger, party, expected", [
    (6, 0, "vnsubj"), (3, 0, "^acl:relcl"), (3, 4, "vobj"),
    (6, 9, "vobj vnmod with"), (3, 9, "^acl:relcl ^nsubj vobj vnmod with")])
def test_paths(trigger: int, party: int, expected: str) -> None:
    assert path(SENTENCE, trigger, party) == expected
    assert path_row(SENTENCE, trigger, party) == hash32(
        expected.encode()) & (PATH_ROWS - 1)


def test_long_paths_are_far() -> None:
    chain = Sentence(forms=list("abcde"), upos=["NOUN"] * 5,
                     heads=[0, 1, 2, 3, 4], deprels=["root"] + ["nmod"] * 4)
    assert path(chain, 0, 4) == "far 0 4"
    assert path(chain, 4, 1) == "^nmod ^nmod ^nmod"


def _encoded(monkeypatch: pytest.MonkeyPatch) -> Told:
    text = "Quito, which met Lima, praised talks with Oslo"
    monkeypatch.setattr(module, "parsed",
                        lambda program, texts: iter([("w00-1", SENTENCE)]))
    quito, lima = Party((0, 5)), Party((17, 21))
    sentence = Annotated("w00-1", text, 2019, "wire", [
        Event("CONSULT", "historical", (13, 16), "", [quito, lima]),
        Event("SUPPORT", "actual", (23, 36), "", [quito], [Party((42, 46))])])
    return module.encode([sentence], None)[0]


def test_gold_stands_at_the_head_of_the_trigger(
        monkeypatch: pytest.MonkeyPatch) -> None:
    told = _encoded(monkeypatch)
    assert [(i, CATEGORIES[row.argmax()]) for i, row in
            enumerate(told.triggers) if row[1:].any()] == [
                (3, "CONSULT"), (6, "SUPPORT")]
    assert told.statuses[3].tolist() == [0, 0, 0, 0, 1]
    assert not told.triggers[7].any()        # "talks": part of a trigger
    assert told.triggers[1, 0] == 1
    roles = {(int(t), int(m)): int(r.argmax())
             for (t, m), r in zip(told.pairs, told.roles) if r[1:].any()}
    assert roles == {(3, 0): 1, (3, 4): 1, (6, 0): 1, (6, 9): 2}


def test_places_of_words_in_parts() -> None:
    text = "Niega dárselo al rey del Sur"
    forms = ["Niega", "dar", "se", "lo", "a", "el", "rey", "de", "el", "Sur"]
    raw = text.encode()
    assert [raw[a:b].decode() for a, b in places(raw, forms, 0)] == [
        "Niega", "dár", "se", "lo", "a", "l", "rey", "de", "l", "Sur"]
