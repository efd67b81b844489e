"""A network that starts from a model file says what the file says."""

from pathlib import Path

import numpy as np
import torch

import container
from batches import Batcher, encode
from blend import blend, hear_as_later
from data import FEATS, NAMES, Sentence
from evaluate import Model
from export import sections
from lexicon import Lexicon
from layers import leaky
from network import Config, Network
from told import CATEGORIES, ROLES, STATUSES
from warm import start_from

FORMS = ["Ada", "met", "Okello", "in", "Brno", "."]
WORDS = sorted(form.lower() for form in FORMS)


def _lexicon(folder: Path) -> Lexicon:
    count = len(WORDS)
    path = folder / "lexical.npz"
    np.savez(path, vocabulary=np.array(WORDS),
             vectors=np.random.default_rng(1).normal(size=(count, 4)).astype(
                 np.float32),
             flag_names=np.array(["place", "person"]),
             flag_offsets=np.arange(count + 1), flag_ids=np.arange(count) % 2)
    return Lexicon(path, [], learned=WORDS)


def _network(lexicon: Lexicon) -> Network:
    return Network(Config(
        upos=["NOUN", "VERB"], xpos=["NN"], deprels=["obj", "root"],
        feats={key: ["_", "A"] for key in FEATS}, names=list(NAMES),
        categories=list(CATEGORIES), statuses=list(STATUSES),
        roles=list(ROLES), flags=2, vector_dim=4,
        learned_words=len(lexicon.learned) + 1))


def test_outputs_survive(tmp_path: Path) -> None:
    torch.manual_seed(1)
    lexicon = _lexicon(tmp_path)
    network = _network(lexicon)
    network.steps.fill_(0.05)
    path = tmp_path / "en.model"
    seen = np.ones(network.hashed.num_embeddings, bool)
    container.write(path, sections(network, lexicon, seen, ""))
    model = Model(path)
    expected = model.parts(FORMS)
    again = _network(lexicon)
    start_from(again, lexicon, path)
    again.eval()
    batch = Batcher(lexicon, again.config).make(encode(
        [Sentence(forms=FORMS, upos=["NOUN"] * 6, xpos=["NN"] * 6,
                  feats=[{}] * 6, heads=[0] + [1] * 5, deprels=["obj"] * 6)],
        again.config, lexicon), False)
    with torch.no_grad():
        found = again(batch)
    for ours, theirs in ((found["names"], expected[-4]),
                         (found["trigger"], expected[-2]),
                         (found["party"], expected[-1]),
                         (leaky(found["event"])[:, 1:],
                          model.event_vectors(FORMS))):
        np.testing.assert_allclose(ours[0].numpy(), theirs, atol=0.15)
        assert np.corrcoef(ours.numpy().ravel(), theirs.ravel())[0, 1] > 0.99


def test_events_that_the_file_lacks_are_the_later_ones() -> None:
    before = {"heads.bias": torch.zeros(3), "event.bias": torch.zeros(2),
              "w": torch.zeros(1)}
    after = {"heads.bias": torch.ones(3), "event.bias": torch.ones(2),
             "w": torch.ones(1)}
    hear_as_later(before, after, 2)
    assert before["heads.bias"].tolist() == [0, 0, 1]
    assert before["event.bias"].tolist() == [1, 1]
    assert before["w"].tolist() == [0]


def test_blend_lies_between() -> None:
    before = {"w": torch.zeros(2), "steps": torch.zeros(1),
              "n": torch.tensor([1])}
    after = {"w": torch.full((2,), 4.0), "steps": torch.ones(1),
             "n": torch.tensor([2])}
    mixed = blend(before, after, 0.75)
    assert mixed["w"].tolist() == [3.0, 3.0]
    assert mixed["steps"].tolist() == [1.0] and mixed["n"].tolist() == [2]
