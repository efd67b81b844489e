"""Figures: what annotation says of words, what a teacher read, and that the
file says what was learned."""

from pathlib import Path

import numpy as np
import torch

import container
import figures_data
from data import Sentence
from evaluate import Model
from figures import sections
from figures_data import KINDS, UNKNOWN, Figure, Figured, fact_of, figure
from figures_network import Batch, Hearing, Widths, loss_of
from small import FORMS, files
from told import ROLES

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
    return figure(list(facts), TRUCKS, SENTENCE, PLACES)


def test_annotation_by_token() -> None:
    found = _figure(_fact())
    assert KINDS[found.kinds.argmax()] == "aid" and found.token == 4
    assert found.parties.tolist() == [0, 2, 3, 6]
    assert found.takes.tolist() == [1, 1, 0, 0]
    assert found.gives.tolist() == [1, 0, UNKNOWN, UNKNOWN]
    assert found.parts == (4, 1, 1)


def test_what_is_not_known() -> None:
    assert not fact_of([_fact(optional=True)], TRUCKS)[1].any()
    other = _fact(count=[[0, 5], [17, 26]])
    assert not fact_of([other], TRUCKS)[1].any()
    assert fact_of([], TRUCKS)[1][0] == 1
    assert _figure().takes.tolist() == [UNKNOWN] * 4
    about = _fact(kind="count", party=[{"role": "object", "span": [11, 16]}])
    assert _figure(about).takes.tolist() == [0, 1, 0, 0]


def test_read_again(tmp_path: Path) -> None:
    path = tmp_path / "read.jsonl"
    figures_data.save(path, [Figured(SENTENCE, [], [_figure(_fact())])])
    again, = figures_data.load(path)
    assert again.sentence == SENTENCE
    for name, value in vars(_figure(_fact())).items():
        assert np.array_equal(getattr(again.figures[0], name), value), name


def test_batch_counts_rows() -> None:
    one = Figured(SENTENCE, [], [_figure(_fact())])
    batch = Batch.make([one, one], [0, 2])
    assert batch.size == 19 and batch.first == [1, 10]
    assert batch.parts.tolist() == [[6, 3, 3], [15, 12, 12]]
    assert batch.words[batch.of == 1].tolist() == [11, 13, 14, 17]
    # at "gave": itself, the root, "Japan", "Kenya"; and what is two away
    assert batch.sees[0][12].tolist() == [12, 10, 11, 13]
    assert batch.sees[2][12].tolist() == [10, 12, 14]
    assert batch.sees[0][10].tolist() == [10, 0, 0, 0]


def test_loss_asks_for_what_is_known() -> None:
    batch = Batch.make([Figured(SENTENCE, [], [_figure(_fact())])])
    right = torch.full((1, len(KINDS)), -20.0)
    right[0, KINDS.index("aid")] = 20
    roles = torch.full((4, len(ROLES)), -20.0)
    roles[torch.arange(4), torch.tensor([1, 2, 0, 0])] = 20
    assert loss_of(right, roles, batch) < 1e-6
    assert loss_of(right, roles[[1, 0, 2, 3]], batch) > 10
    assert loss_of(right, roles[[0, 1, 0, 3]], batch) > 10
    assert loss_of(-right, roles, batch) > 10


def _hears(model: Model, one: Figured) -> tuple[np.ndarray, np.ndarray]:
    """Vectors of the figure, and those of its parties."""
    near = np.concatenate([np.full((1, one.near.shape[1]), -1), one.near])
    x = model._matrix(np.float32(one.rows), "fig.in")
    x = model._layers(x, [0, 2], "fig.", near)
    z = model._static(x, "fig.norm.out")
    told = one.figures[0]
    parts = z[[t + 1 for t in told.parts]].reshape(1, -1)
    return (model._matrix(parts, "figure"),
            model._matrix(z[told.parties + 1], "figure.party")
            + model.table["side.rel"].reshape(-1, 16)[told.buckets]
            + model.table["side.path"].reshape(-1, 16)[told.paths])


def _leaky(model: Model, name: str, x: np.ndarray) -> np.ndarray:
    return model._matrix(*model._pair(np.maximum(x, np.float32(0.1) * x),
                                      name))


def test_file_says_what_was_learned(tmp_path: Path) -> None:
    plain = files(tmp_path)[2]
    sentence = Sentence(**vars(SENTENCE) | {"forms": FORMS[:5] + FORMS[:3]})
    one = Figured(sentence, [], [_figure(_fact())])
    figures_data.add_rows([one], Model(plain))
    torch.manual_seed(1)
    net = Hearing(Widths(one.rows.shape[1], 32, [0, 2], 32, 16), 0.0, 0.0)
    net.calibrate([[one]], net.run)
    path = tmp_path / "figures.model"
    container.write(path, sections(net.eval(), container.read(plain)[0]))
    again = Model(path)
    v, parties = _hears(again, one)
    net.quantised = True
    with torch.no_grad():
        _, kinds, roles = net.run([one])
    told = _leaky(again, "fact", v[:, :32])
    assert np.abs(told - kinds.numpy()).max() < 0.05
    told = _leaky(again, "side", v[0, 32:] + parties)
    assert np.abs(told - roles.numpy()).max() < 0.05
