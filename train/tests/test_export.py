"""Events beside a parser that stays; what is frozen learns nothing."""

from pathlib import Path

import numpy as np
import torch

import container
from evaluate import Model
from export import beside, sections, without_events
from test_warm import FORMS, _lexicon, _network
from train import freeze


def _sections(tmp_path: Path, seed: int) -> dict[str, bytes]:
    torch.manual_seed(seed)
    lexicon = _lexicon(tmp_path)
    network = _network(lexicon)
    network.steps.fill_(0.05)
    seen = np.ones(network.hashed.num_embeddings, bool)
    return sections(network, lexicon, seen, "")


def test_the_parser_stays_and_events_are_new(tmp_path: Path) -> None:
    old, new = _sections(tmp_path, 1), _sections(tmp_path, 2)
    parser, path = tmp_path / "old.model", tmp_path / "both.model"
    container.write(parser, old)
    container.write(path, beside(parser, new, _lexicon(tmp_path)))
    before, both = Model(parser), Model(path)
    container.write(tmp_path / "new.model", new)
    after = Model(tmp_path / "new.model")
    for form in FORMS:
        assert (both.type_vector(form) == before.type_vector(form)).all()
    ours, theirs = both.parts(FORMS), before.parts(FORMS)
    for mine, his in zip(ours[:-3], theirs[:-3]):
        assert (mine == his).all()
    assert not (ours[-3] == theirs[-3]).all()
    assert (both._senses(FORMS) == after._senses(FORMS)).all()
    assert (both.table["event.w"] == after.table["event.w"]).all()
    assert (both.table["role.path"] == after.table["role.path"]).all()


def test_only_events_learn_when_frozen(tmp_path: Path) -> None:
    network = _network(_lexicon(tmp_path))
    freeze(network)
    c = network.config
    own = c.event_dim + 2 * c.role_dim
    (network.heads(torch.ones(1, c.dim)).sum()
     + network.event(torch.ones(1, c.event_dim)).sum()).backward()
    assert not network.convs[0].weight.requires_grad
    assert not network.heads.weight.grad[:-own].any()
    assert network.heads.weight.grad[-own:].all()
    assert network.event.weight.grad.all()


def test_without_events_the_parser_is_the_same(tmp_path: Path) -> None:
    whole = _sections(tmp_path, 1)
    count = len(whole["heads.b"]) // 4
    container.write(tmp_path / "whole.model", whole)
    container.write(tmp_path / "deaf.model", without_events(whole, count))
    hears, deaf = (Model(tmp_path / f"{name}.model")
                   for name in ("whole", "deaf"))
    assert hears.categories and not deaf.categories
    kept = len(deaf.parts(FORMS))
    for mine, his in zip(hears.parts(FORMS)[:kept], deaf.parts(FORMS)):
        assert (mine == his).all()
