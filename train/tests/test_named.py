"""Sentences whose names are marked: tags of words, and what is wrong."""

from pathlib import Path

import pytest

import named.marked as module
from data import Sentence
from named.check import copies, faults
from named.marked import read_marked
from named.marks import tags_of, unmarked

LINE = "Ask [Ray's Auto Glass|ORG] in [Ulan Bator|LOC]."


def test_tags_of_characters() -> None:
    text, tags = unmarked("to [Al Gore|PER]!")
    assert text == "to Al Gore!"
    assert tags == ["O", "O", "B-PER", *["I-PER"] * 5, "O"]


@pytest.mark.parametrize("forms, expected", [
    (["Ask", "Ray", "'s", "Auto", "Glass", "in", "Ulan", "Bator", "."],
     ["O", "B-ORG", "I-ORG", "I-ORG", "I-ORG", "O", "B-LOC", "I-LOC", "O"]),
    (["Ask", "Ray's", "Auto", "Glass", "in", "Ulan", "Bator."],
     ["O", "B-ORG", "I-ORG", "I-ORG", "O", "B-LOC", "I-LOC"])])
def test_words_take_the_tags_of_their_characters(
        forms: list[str], expected: list[str]) -> None:
    assert tags_of(forms, unmarked(LINE)[1]) == expected


def test_neighbours_are_two_names() -> None:
    tags = unmarked("[Reno|LOC] [NV|LOC]")[1]
    assert tags_of(["Reno", "NV"], tags) == ["B-LOC", "B-LOC"]


def test_a_word_of_two_names_is_of_the_first() -> None:
    tags = unmarked("[Bob|PER]/[New York|LOC]")[1]
    assert tags_of(["Bob/New", "York"], tags) == ["B-PER", "B-LOC"]


def _file(folder: Path, text: str) -> Path:
    path = folder / "a-00.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_line_that_is_cut_in_two_keeps_its_names(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = [Sentence(forms=["Hi", "Ann", "."]), Sentence(forms=["Bye", "Bo"])]
    monkeypatch.setattr(module, "parsed", lambda program, texts, *options: [
        ("a-00-2", sentence) for sentence in cut])
    path = _file(tmp_path, "Hello\nHi [Ann|PER]. Bye [Bo|PER]\n")
    assert [s.names for s in read_marked([path], Path())] == [
        ["O", "B-PER", "O"], ["O", "B-PER"]]


def test_what_is_spelled_otherwise_is_left_out(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "parsed", lambda program, texts, *options: [
        ("a-00-1", Sentence(forms=["Hello", "Ann"]))])
    path = _file(tmp_path, "Hi [Ann|PER]\n")
    assert not list(read_marked([path], Path()))


def test_marks_that_are_none_are_told_with_their_places(
        tmp_path: Path) -> None:
    path = _file(tmp_path, f"{LINE}\n[Bo|MAN] left\n[ Bo|PER] left\n")
    assert list(faults(path)) == [
        "a-00.txt:2: a bracket or bar that marks nothing",
        "a-00.txt:3: blanks at the rim of a name"]


def test_the_same_words_twice_are_told(tmp_path: Path) -> None:
    path = _file(tmp_path, f"{LINE}\nHi all\nAsk Ray's auto glass in "
                 "Ulan Bator!\nHi all\n")
    assert list(copies([path])) == [
        "a-00.txt:3: the same words as a-00.txt:1"]
