"""Prose that was written to be read: its items, and what is wrong with it."""

from pathlib import Path

from corpora import prose_documents
from prose.check import copies, faults, lines_of

FIRST = "The ministry of works in Quito has withdrawn its offer to the miners."


def _file(folder: Path, text: str) -> Path:
    path = folder / "p00.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_line_of_an_item_becomes_a_paragraph(tmp_path: Path) -> None:
    path = _file(tmp_path, "A headline\nA sentence.\n\n\nAnother item.\n")
    assert list(prose_documents([path])) == [
        ("p00-0", "A headline\n\nA sentence."), ("p00-1", "Another item.")]


def test_copies_are_told_with_their_places(tmp_path: Path) -> None:
    again = FIRST.replace("miners", "farmers")
    lines = lines_of(_file(tmp_path, f"{FIRST}\n\n{again}\nToo short.\n"))
    assert list(copies(lines, [])) == ["p00.txt:3: near-duplicate of p00.txt:1"]
    assert list(copies(lines[2:], [again])) == []
    assert list(copies(lines[:1], [again])) == [
        "p00.txt:1: near-duplicate of an annotated sentence"]


def test_lines_that_are_no_sentence_are_told(tmp_path: Path) -> None:
    lines = lines_of(_file(tmp_path, f"{FIRST}\n {FIRST}\n{'word ' * 121}.\n"))
    assert list(faults(lines)) == ["p00.txt:2: spaces where none belong",
                                   "p00.txt:3: 122 words in a line"]
