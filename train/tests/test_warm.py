"""A network that starts from a model file says what the file says."""

from pathlib import Path

import numpy as np
import pytest
import torch

from batches import Batcher, encode
from data import Sentence
from evaluate import Model
from small import FORMS, files, lexicon, network
from warm import start_from


@pytest.mark.parametrize("name", ["parser.model", "ear.model"])
def test_outputs_survive(tmp_path: Path, name: str) -> None:
    files(tmp_path)
    path, words = tmp_path / name, lexicon(tmp_path)
    expected = Model(tmp_path / "parser.model").parts(FORMS)
    again = network(words)
    start_from(again, words, path)
    again.eval()
    batch = Batcher(words, again.config).make(encode(
        [Sentence(forms=FORMS, upos=["NOUN"] * 6, xpos=["NN"] * 6,
                  feats=[{}] * 6, heads=[0] + [1] * 5, deprels=["obj"] * 6)],
        again.config, words), False)
    with torch.no_grad():
        found = again(batch)
    for ours, theirs in ((found["names"], expected[-1]),
                         (found["upos"], expected[5])):
        np.testing.assert_allclose(ours[0].numpy(), theirs, atol=0.15)
        assert np.corrcoef(ours.numpy().ravel(), theirs.ravel())[0, 1] > 0.99


def test_another_width_has_the_spellings(tmp_path: Path) -> None:
    _, parser, _ = files(tmp_path)
    words = lexicon(tmp_path)
    wide = network(words, 160)
    before = wide.convs[0].weight.clone()
    start_from(wide, words, parser)
    table = Model(parser).table
    np.testing.assert_allclose(
        wide.type1.weight.detach().numpy(),
        table["type1.w"] * table["type1.s"][:, None], rtol=1e-6)
    assert (wide.convs[0].weight == before).all()
