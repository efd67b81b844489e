"""Annotated triggers in a model file: which are kept, and what is near."""

from pathlib import Path

import numpy as np
import pytest

import container
import near
import told
from data import Sentence
from evaluate import Model
from events.annotated import Annotated, Event, Party, to_json
from small import files
from told import CATEGORIES

# One text that the program cuts into two sentences.
TEXT = "Oslo  met Lima\nand Quito. Peru accused and thanked Chad."
FIRST = Sentence(forms=["Oslo", "met", "Lima", "and", "Quito", "."],
                 upos=["PROPN", "VERB", "PROPN", "CCONJ", "PROPN", "PUNCT"],
                 heads=[2, 0, 2, 5, 3, 2],
                 deprels=["nsubj", "root", "obj", "cc", "conj", "punct"])
SECOND = Sentence(forms=["Peru", "accused", "and", "thanked", "Chad", "."],
                  upos=["PROPN", "VERB", "CCONJ", "VERB", "PROPN", "PUNCT"],
                  heads=[2, 0, 4, 2, 4, 2],
                  deprels=["nsubj", "root", "cc", "conj", "obj", "punct"])


def _annotated(ident: str, source: str = "") -> Annotated:
    def event(category: str, word: str) -> Event:
        at = TEXT.index(word)
        return Event(category, "actual", (at, at + len(word)), "",
                     [Party((0, 4))])
    return Annotated(ident, TEXT, 2020, "wire",
                     [event("CONSULT", "met"), event("ACCUSE", "accused"),
                      event("SUPPORT", "thanked")], source)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "parsed", lambda program, texts: (
        (ident, sentence) for ident, _ in texts
        for sentence in (FIRST, SECOND)))


def _model(folder: Path) -> tuple[dict[str, bytes], Model]:
    """A network of random weights, as a file has it."""
    *_, path = files(folder, FIRST.forms + SECOND.forms)
    return container.read(path)[0], Model(path)


@pytest.mark.parametrize("most, kept", [
    (7, [0, 1, 2, 3, 4, 5]), (6, [0, 1, 2, 3, 4, 5]), (4, [0, 1, 3, 4]),
    (3, [0, 2, 4]), (1, [0]), (0, [])])
def test_thinned_from_all_over(most: int, kept: list[int]) -> None:
    all_six = [near.Kept(FIRST, i, 1, str(i)) for i in range(6)]
    assert [t.token for t in near.thinned(all_six, most)] == kept


def test_each_trigger_once_with_its_sentence(parsed: None) -> None:
    found = list(near.kept([_annotated("w02-1"), _annotated("w02-2")], None))
    assert [(CATEGORIES[t.category], t.text) for t in found] == [
        ("CONSULT", "Oslo [met] Lima and Quito."),
        ("ACCUSE", "Peru [accused] and thanked Chad."),
        ("SUPPORT", "Peru accused and [thanked] Chad.")]
    assert [t.token for t in found] == [1, 1, 3]


def test_own_text_of_those_that_teach(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("splits.DEV", {"w90"})
    monkeypatch.setattr("splits.TEST", {"w91"})
    lines = [to_json(_annotated(f"{writer}-1"))
             for writer in ("w90", "w91", "w92")]
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(lines) + "\n")
    assert [a.ident for a in near.own([path], tmp_path)] == ["w92-1"]
    monkeypatch.setattr(near, "load", lambda paths, shared: iter(
        [_annotated("w92-1"), _annotated("w92-2", "corpus.jsonl")]))
    assert [a.ident for a in near.own([path], tmp_path)] == ["w92-1"]


def test_a_trigger_is_nearest_to_itself(tmp_path: Path, parsed: None) -> None:
    raw, model = _model(tmp_path)
    assert not hasattr(model, "near")
    triggers = list(near.kept([_annotated("w02-1")], None))
    path = tmp_path / "near.model"
    container.write(path, near.sections(raw, model, triggers))
    again = Model(path)
    assert again.near.shape == (3, again.g)
    lengths = np.sqrt((again.near ** 2).sum(1))
    np.testing.assert_allclose(lengths, near.FULL, atol=1)
    for trigger in triggers:
        vector = again.event_vectors(trigger.sentence.forms)[trigger.token]
        similarity, category, text = again.nearest(vector)[0]
        assert similarity == pytest.approx(1, abs=1e-3)
        assert (category, text) == (CATEGORIES[trigger.category],
                                    trigger.text)


def test_without_triggers_the_file_is_the_same(tmp_path: Path) -> None:
    raw, model = _model(tmp_path)
    assert near.sections(raw, model, []) == raw
