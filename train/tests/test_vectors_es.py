"""What is known of Spanish words; trees of a teacher."""

from pathlib import Path

import pytest

import vectors_es
from data import recase
from train import teacher_share


def test_forms_of_a_word_in_frames(tmp_path: Path,
                                   monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "consult.frames").write_text(
        "verb reunirse\n\tactor VERB con recipient -> CONSULT - 042\n")
    monkeypatch.setattr(vectors_es, "lookups", lambda name: {
        "reunió": "reunir", "casas": "casa"})
    flags = vectors_es.frame_flags(tmp_path)
    assert flags["reunió"] == flags["reunir"] == {
        "word:reunir", "frame:verb:CONSULT"}
    assert "casas" not in flags


def test_rare_names() -> None:
    assert vectors_es.rare({"surname:low"})
    assert not vectors_es.rare({"surname:low", "place:one:big"})


def test_without_accents() -> None:
    assert recase("Bogotá", "plain") == "Bogota"
    assert recase("español", "plain") == "español"


def test_the_teacher_leaves() -> None:
    assert teacher_share(0, 1.5) == 1.5
    assert teacher_share(0.5, 1.5) == 0.5
    assert teacher_share(0.9, 1.5) == 0
