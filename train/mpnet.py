"""The pre-trained encoder under the teacher: MPNet, of base size.

Song and others, 2020, "MPNet: Masked and Permuted Pre-training for Language
Understanding". The weights are those of all-mpnet-base-v2 (Apache-2.0): 12
layers of 768 dimensions, lower-cased pieces of words, one table of biases by
distance for the attention of all layers.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn

from transformer import Layer, Pieces, Stack, renamed, saved

HIDDEN, INNER, HEADS, LAYERS = 768, 3072, 12, 12
PIECES, PLACES = 30527, 514
BUCKETS, FARTHEST = 32, 128
CLS, PAD, SEP, UNKNOWN = 0, 1, 2, 104
FIRST_PLACE = 2          # of the first piece; padding has place 1


def distance_buckets(length: int, device: torch.device) -> Tensor:
    """(length, length) buckets of the signed distance, query less key."""
    place = torch.arange(length, device=device)
    n = place[:, None] - place[None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    side = (n < 0).long() * half
    n = n.abs()
    far = exact + (torch.log(n.float().clamp(min=1) / exact)
                   / math.log(FARTHEST / exact) * (half - exact)).long()
    return side + torch.where(n < exact, n, far.clamp(max=half - 1))


class Encoder(Stack):
    """Pieces of words to vectors; `extra` is added to the embeddings, or to
    what the layers give that do not learn."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.distance = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(
            Layer(HIDDEN, INNER, HEADS, dropout, 1e-5)
            for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def _embedded(self, ids: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device) + FIRST_PLACE
        return self.norm(self.words(ids) + self.places(place))

    def _bias(self, mask: Tensor) -> Tensor:
        bias = self.distance(distance_buckets(mask.shape[1], mask.device))
        return bias.permute(2, 0, 1)[None] + torch.where(
            mask, 0.0, -1e4)[:, None, None, :]

    def forward(self, ids: Tensor, extra: Tensor, mask: Tensor) -> Tensor:
        frozen = int(self.frozen)
        with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
            x, bias = self._embedded(ids), self._bias(mask)
            for layer in self.layers[:frozen]:
                x = layer(x, bias)
        x = self.drop(x + extra)
        for layer in self.layers[frozen:]:
            x = layer(x, bias)
        return x


def own_pieces(folder: Path) -> Pieces:
    """Pieces of words as a folder's tokenizer cuts them."""
    return Pieces.saved(folder, UNKNOWN)


def load(folder: Path) -> dict[str, Tensor]:
    """The published weights of a folder under our names."""
    weights = saved(folder)
    return {
        "frozen": torch.zeros(1),
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "distance.weight": weights["encoder.relative_attention_bias.weight"],
        **renamed(weights, LAYERS, "attention.attn", ("q", "k", "v"),
                  {"out": "attention.attn.o",
                   "norm1": "attention.LayerNorm"})}
