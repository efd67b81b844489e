"""What the pre-trained encoders (encoder.py, mpnet.py) share: pieces of words,
and layers of self-attention whose norms stand behind.

Tokenizers and safetensors are imported where they are used: who reads flat
arrays (flat.py) needs neither.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F
from torch import Tensor, nn

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 6          # of one word; the rest of an address says little


class Pieces:
    """Ids of the pieces of a word, made once a spelling; `unknown` where it
    has none."""

    def __init__(self, tokenizer: Tokenizer, unknown: int) -> None:
        self.tokenizer, self.unknown = tokenizer, unknown
        self.cache: dict[str, list[int]] = {}

    @classmethod
    def saved(cls, folder: Path, unknown: int) -> Pieces:
        """As the tokenizer of a folder cuts them."""
        from tokenizers import Tokenizer
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        return cls(tokenizer, unknown)

    def of(self, form: str) -> list[int]:
        found = self.cache.get(form)
        if found is None:
            ids = self.tokenizer.encode(form, add_special_tokens=False).ids
            found = self.cache[form] = ids[:MOST_PIECES] or [self.unknown]
        return found


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Attention of heads; `mask` is True where it may look, or a bias."""
    if q.is_cuda or not torch.is_grad_enabled():
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    # Without a graphics processor the gradient of the fused one takes three
    # times as long as that of its parts.
    if mask.dtype == torch.bool:
        mask = torch.where(mask, 0.0, -1e4).to(q.dtype)
    scores = (q * q.shape[-1] ** -0.5).flatten(0, 1).bmm(
        k.flatten(0, 1).transpose(1, 2))
    shares = (scores.view(*q.shape[:3], -1) + mask).softmax(-1)
    return shares.flatten(0, 1).to(v.dtype).bmm(v.flatten(0, 1)).view(q.shape)


class Layer(nn.Module):
    """Self-attention and a feed-forward network, norms behind each; `mask` is
    True where attention may look, or a bias."""

    def __init__(self, hidden: int, inner: int, heads: int, dropout: float,
                 epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=epsilon)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=epsilon)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(
            2, 0, 3, 1, 4)
        if mask.dtype != torch.bool:
            mask = mask.to(q.dtype)
        y = attend(q, k, v, mask)
        y = self.out(y.transpose(1, 2).reshape(x.shape))
        x = self.norm1(x + self.drop(y))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + self.drop(y))


class Stack(nn.Module):
    """An encoder of `layers`, of which the lowest may stay."""

    layers: nn.ModuleList

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("frozen", torch.zeros(1))

    def freeze(self, layers: int) -> None:
        """Embeddings and the lowest layers stay as they were published: what
        they give is not computed back through, which halves a step."""
        self.frozen.fill_(layers)
        for part in self.children():
            below = part[:layers] if part is self.layers else part
            below.requires_grad_(False)

    def train(self, mode: bool = True) -> Stack:
        super().train(mode)
        self.layers[:int(self.frozen)].eval()
        return self


def saved(folder: Path) -> dict[str, Tensor]:
    """The published weights of a folder."""
    from safetensors.torch import load_file
    return load_file(str(folder / "model.safetensors"))


def renamed(weights: dict[str, Tensor], layers: int, attention: str,
            projections: tuple[str, str, str], parts: dict[str, str]
            ) -> dict[str, Tensor]:
    """Published weights of the norm and the layers under our names.

    `attention` holds the `projections` to queries, keys and values; `parts`
    says how output and norm of the attention are called in a layer.
    """
    parts = parts | {"up": "intermediate.dense", "down": "output.dense",
                     "norm2": "output.LayerNorm"}
    pairs = {"norm": "embeddings.LayerNorm"}
    out = {}
    for i in range(layers):
        old = f"encoder.layer.{i}."
        pairs |= {f"layers.{i}.{own}": old + name
                  for own, name in parts.items()}
        for part in ("weight", "bias"):
            out[f"layers.{i}.qkv.{part}"] = torch.cat([
                weights[f"{old}{attention}.{name}.{part}"]
                for name in projections])
    for own, name in pairs.items():
        for part in ("weight", "bias"):
            out[f"{own}.{part}"] = weights[f"{name}.{part}"]
    return out
