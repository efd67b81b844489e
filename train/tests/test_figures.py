"""Figures: what annotation says of words, and that the file says what was
learned."""

from pathlib import Path

import numpy as np
import torch

import container
from data import Sentence
from evaluate import Model
from figures import Batch, Hearing, sections
from figures_data import (GETS, GIVES, KINDS, UNKNOWN, Figure, fact_of, figure,
                          rows_of)
from passages import Passage
from small import FORMS, files

TEXT = "Japan gave Kenya 20 trucks in May ."
SENTENCE = Sentence(
    forms=TEXT.split(), heads=[2, 0, 2, 5, 2, 7, 2, 2],
    upos=["PROPN", "VERB", "PROPN", "NUM", "NOUN", "ADP", "PROPN", "PUNCT"],
    deprels=["nsubj", "root", "iobj", "nummod", "obj", "case", "obl", "punct"])
PLACES = [(0, 5), (6, 10), (11, 16), (17, 19), (20, 26), (27, 29), (30, 33),
          (34, 35)]
TRUCKS = (17, 26)


def _fact(**more: object) -> dict:
    return {"kind": "aid", "amount": [], "count": [[17, 26]], "party": [
        {"role": "donor", "span": [0, 5]},
        {"role": "recipient", "span": [11, 16]}]} | more


def _figure(*facts: dict) -> Figure:
    return figure(Passage("p", TEXT, list(facts)), TRUCKS, SENTENCE, PLACES)


def test_annotation_by_token() -> None:
    found = _figure(_fact())
    assert KINDS[found.kinds.argmax()] == "aid" and found.token == 4
    assert found.parties.tolist() == [0, 2, 3, 6]
    assert found.takes.tolist() == [1, 1, 0, 0]
    assert found.roles.tolist() == [GIVES, GETS, UNKNOWN, UNKNOWN]
    assert found.parts() == (4, 1, 1)


def test_what_is_not_known() -> None:
    assert not fact_of([_fact(optional=True)], TRUCKS)[1].any()
    other = _fact(count=[[0, 5], [17, 26]])
    assert not fact_of([other], TRUCKS)[1].any()
    assert fact_of([], TRUCKS)[1][0] == 1
    assert _figure().takes.tolist() == [UNKNOWN] * 4
    about = _fact(kind="count", party=[{"role": "object", "span": [11, 16]}])
    assert _figure(about).takes.tolist() == [0, UNKNOWN, 0, 0]


def _numpy(model: Model, name: str, x: np.ndarray) -> np.ndarray:
    return model._matrix(*model._pair(np.maximum(x, np.float32(0.1) * x),
                                      name))


def test_file_says_what_was_learned(tmp_path: Path) -> None:
    plain = files(tmp_path)[2]
    model = Model(plain)
    sentence = Sentence(**vars(SENTENCE) | {"forms": FORMS[:5] + FORMS[:3]})
    told = figure(Passage("p", TEXT, [_fact()]), TRUCKS, sentence, PLACES)
    rows = rows_of([told], model)
    torch.manual_seed(1)
    net = Hearing(rows[0][0].shape[1], 32, 16, 0.0).eval()
    path = tmp_path / "figures.model"
    container.write(path, sections(net, container.read(plain)[0]))
    again = Model(path)
    parts, words = (np.float32(x) for x in rows[0])
    v = again._matrix(parts.reshape(1, -1), "figure")
    pairs = (v[0, 32:] + again._matrix(words, "figure.party")
             + again.table["side.rel"].reshape(-1, 16)[told.buckets]
             + again.table["side.path"].reshape(-1, 16)[told.paths])
    with torch.no_grad():
        kinds, roles = net(Batch.make([told], rows))
    assert np.abs(_numpy(again, "fact", v[:, :32]) - kinds.numpy()).max() < 0.1
    assert np.abs(_numpy(again, "side", pairs) - roles.numpy()).max() < 0.1
    assert container.read(path)[0]["heads.w"] == container.read(plain)[0][
        "heads.w"]
