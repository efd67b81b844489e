"""What export.py and export_ear.py write, as evaluate.py reads it."""

from pathlib import Path

import numpy as np

import container
import export_ear
from evaluate import Model
from small import FORMS, ear_of, files, lexicon, parser_sections


def test_a_parser_hears_no_events(tmp_path: Path) -> None:
    path = tmp_path / "parser.model"
    container.write(path, parser_sections(lexicon(tmp_path)))
    model = Model(path)
    assert not model.ear and not model.categories
    assert len(model.table["heads.b"]) == sum(model.head_sizes())
    assert [part.shape[1] for part in model.parts(FORMS)] == (
        model.head_sizes())


def test_an_ear_takes_the_place_of_another(tmp_path: Path) -> None:
    _, parser, path = files(tmp_path)
    words = lexicon(tmp_path)
    sections = (export_ear.sections(ear_of(parser, words, 2), words, of, "")
                for of in (parser, path))
    assert next(sections) == next(sections)


def test_of_events_without_an_ear_the_parser_is_read(tmp_path: Path) -> None:
    """As files of an earlier time have them."""
    _, parser, path = files(tmp_path)
    raw, _ = container.read(path)
    config = np.frombuffer(raw["config"], "<u4")[:46]
    container.write(path, raw | {"config": config.tobytes()})
    found, want = Model(path), Model(parser)
    assert not found.categories
    for ours, theirs in zip(found.parts(FORMS), want.parts(FORMS),
                            strict=True):
        assert (ours == theirs).all()
