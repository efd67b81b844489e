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
import torch.nn.functional as F
from torch import Tensor, nn

HIDDEN, INNER, HEADS, LAYERS = 768, 3072, 12, 12
PIECES, PLACES = 30527, 514
BUCKETS, FARTHEST = 32, 128
CLS, PAD, SEP, UNKNOWN = 0, 1, 2, 104
FIRST_PLACE = 2          # of the first piece; padding has place 1
MOST_PIECES = 6          # of one word; the rest of an address says little


class Pieces:
    """Ids of the pieces of a word."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def of(self, form: str) -> list[int]:
        ids = self.tokenizer.encode(form, add_special_tokens=False).ids
        return ids[:MOST_PIECES] or [UNKNOWN]


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


class Layer(nn.Module):
    """Self-attention and a feed-forward network, norms behind each."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, -1).permute(
            2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        y = self.out(y.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.norm1(x + self.drop(y))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + self.drop(y))


class Encoder(nn.Module):
    """Pieces of words to vectors; `extra` is added to the embeddings."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.distance = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: Tensor, extra: Tensor, mask: Tensor) -> Tensor:
        length = ids.shape[1]
        place = torch.arange(length, device=ids.device) + FIRST_PLACE
        x = self.drop(self.norm(self.words(ids) + self.places(place)) + extra)
        bias = self.distance(distance_buckets(length, ids.device))
        bias = bias.permute(2, 0, 1)[None] + torch.where(
            mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


def load(folder: Path) -> dict[str, Tensor]:
    """The published weights of a folder."""
    from safetensors.torch import load_file
    return renamed(load_file(str(folder / "model.safetensors")))


def renamed(saved: dict[str, Tensor]) -> dict[str, Tensor]:
    """The published weights under our names."""
    out = {"words.weight": saved["embeddings.word_embeddings.weight"],
           "places.weight": saved["embeddings.position_embeddings.weight"],
           "distance.weight": saved["encoder.relative_attention_bias.weight"]}
    pairs = {"norm": "embeddings.LayerNorm"}
    for i in range(LAYERS):
        old = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            out[f"layers.{i}.qkv.{part}"] = torch.cat([
                saved[f"{old}attention.attn.{name}.{part}"]
                for name in "qkv"])
        pairs |= {f"layers.{i}.out": old + "attention.attn.o",
                  f"layers.{i}.norm1": old + "attention.LayerNorm",
                  f"layers.{i}.up": old + "intermediate.dense",
                  f"layers.{i}.down": old + "output.dense",
                  f"layers.{i}.norm2": old + "output.LayerNorm"}
    for name, old in pairs.items():
        for part in ("weight", "bias"):
            out[f"{name}.{part}"] = saved[f"{old}.{part}"]
    return out
