"""Start from a published model file.

The file holds products (word rows, gains divided by steps), not the
parameters that made them.  Matrices and norms come back with a step chosen
so that gains are about one; word rows are fitted: flags and vectors explain
what they can, words with an embedding of their own keep the rest.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from evaluate import Model
from lexicon import Lexicon
from network import Network


def matrix(layer: nn.Linear, model: Model, name: str,
            step: float = 1.0) -> None:
    """What an ear reads of `heads`, behind the parser's outputs, is left."""
    of = slice(len(layer.bias))
    scale = model.table[name + ".s"][of, None] / np.float32(step)
    layer.weight.copy_(torch.from_numpy(model.table[name + ".w"][of] * scale))
    layer.bias.copy_(torch.tensor(model.table[name + ".b"][of]))


def norm(layer: nn.LayerNorm, model: Model, name: str,
          step: float = 1.0) -> None:
    for parameter, part in ((layer.weight, ".g"), (layer.bias, ".b")):
        parameter.copy_(torch.from_numpy(model.table[name + part]
                                         * np.float32(step)))


def step_of(model: Model, name: str) -> float:
    return float(1 / np.abs(model.table[name + ".g"]).mean())


def _spellings(network: Network, model: Model) -> None:
    """What a spelling gives, before the width of the encoder counts."""
    rows = model.table["hash.row"] * model.table["hash.scale"][:, None]
    network.hashed.weight.copy_(torch.from_numpy(rows))
    norm(network.norm_hash, model, "norm.hash")
    norm(network.norm_word, model, "norm.word")
    matrix(network.type1, model, "type1")


def load_layers(network: Network, model: Model) -> None:
    """All but the word rows and the training-only heads; of an encoder of
    another width what it has in common, the spellings."""
    with torch.no_grad():
        _spellings(network, model)
        if network.config.dim != len(model.table["root"]):
            return
        for layer in (network.xpos, network.told):
            layer.weight.zero_()               # nothing to unlearn
        network.root.copy_(torch.tensor(model.table["root"]))
        network.distance.copy_(torch.tensor(model.table["dist"]))
        network.label_relative.copy_(torch.tensor(
            model.table["label.rel"]).view_as(network.label_relative))
        for name in ("type2", "arc", "label"):
            matrix(getattr(network, name), model, name)
        for i, (before, conv) in enumerate(zip(network.norms,
                                               network.convs)):
            step = step_of(model, f"norm{i}")
            norm(before, model, f"norm{i}", step)
            matrix(conv, model, f"conv{i}", step)
        step = step_of(model, "norm.out")
        norm(network.norm_out, model, "norm.out", step)
        matrix(network.heads, model, "heads", step)


def _bags(lexicon: Lexicon, words: np.ndarray) -> tuple[Tensor, Tensor]:
    flags = [lexicon.flags(w) for w in words]
    lengths = np.array([0] + [len(f) for f in flags])
    return (torch.from_numpy(np.concatenate(flags).astype(np.int64)),
            torch.from_numpy(np.cumsum(lengths)[:-1]))


def fit_words(network: Network, lexicon: Lexicon, model: Model,
              epochs: int = 12) -> float:
    """Make the rows of words give the file's; returns the share explained."""
    static, flags = network.static, network.flags
    known = np.array([i for i, w in enumerate(lexicon.words)
                      if w in model.word_id])
    source = model.word_row[[model.word_id[lexicon.words[i]] for i in known]]
    goal = torch.from_numpy(
        model.table["word.row"][source].astype(np.float32)
        * model.table["word.scale"][source][:, None])
    unknown = torch.from_numpy(                # part of every row but those
        model.table["word.row"][0] * model.table["word.scale"][0])
    goal -= unknown                            # with their own embedding
    nn.init.zeros_(static.weight)
    nn.init.zeros_(flags.weight)
    optimiser = torch.optim.Adam([*static.parameters(), *flags.parameters()],
                                 lr=0.02)
    for epoch in range(epochs):
        optimiser.param_groups[0]["lr"] = 0.02 * (1 - epoch / epochs)
        for chosen in np.array_split(
                np.random.permutation(len(known)), 1 + len(known) // 2000):
            words = known[chosen]
            found = static(torch.from_numpy(lexicon.vectors[words]))
            found = found + flags(*_bags(lexicon, words))
            loss = ((found - goal[chosen]) ** 2).sum(1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    with torch.no_grad():
        found = static(torch.from_numpy(lexicon.vectors[known]))
        rest = goal - found - flags(*_bags(lexicon, known))
        network.words.weight.zero_()
        for row, word in enumerate(known):
            own = lexicon.learned_id.get(lexicon.words[word])
            if own:
                network.words.weight[own] = rest[row] + unknown
        network.words.weight[0] = unknown
    return float(1 - (rest ** 2).sum() / (goal ** 2).sum())


def start_from(network: Network, lexicon: Lexicon, path: Path) -> None:
    """Weights of the file; label sets must be the network's."""
    model, config = Model(path), network.config
    for name, ours, theirs in (("tags", config.upos, model.upos),
                               ("labels", config.deprels, model.deprels),
                               ("features", config.feats, model.feats),
                               ("names", config.names, model.names)):
        if ours != theirs:
            raise SystemExit(f"{path}: other {name}")
    load_layers(network, model)
    share = fit_words(network, lexicon, model)
    print(f"{path}: {model.ident}, word rows explained {share:.3f}",
          flush=True)
