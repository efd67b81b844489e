"""The parser: word-type vectors, residual maxout convolutions, heads.

Its roundings: layers.py; what hears events beside it: ear.py.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from features import HASH_BUCKETS
from layers import Rounded, fake_weight, leaky, window

DISTANCE = 32
ROOT_SLOT = 2 * DISTANCE + 1
MASKED = -1e4


@dataclass
class Config:
    """Every dimension of the network; names as in docs/model-format.md."""

    upos: list[str]
    xpos: list[str]
    deprels: list[str]
    feats: dict[str, list[str]]
    names: list[str]
    categories: list[str]              # of events, in training only
    flags: int
    vector_dim: int
    learned_words: int
    type_dim: int = 128
    type_hidden: int = 256
    dim: int = 128
    dilations: list[int] = field(default_factory=lambda: [1, 2, 4, 1])
    arc_dim: int = 96
    label_dim: int = 96
    dropout: float = 0.3
    word_dropout: float = 0.25
    lexical_dropout: float = 0.08

    def to_dict(self) -> dict:
        return asdict(self)

    @property
    def head_sizes(self) -> list[int]:
        """Widths of the outputs of the heads matrix, in file order."""
        return [self.arc_dim, self.arc_dim, self.label_dim, self.label_dim,
                len(set(relative_buckets())), len(self.upos),
                *(len(values) for values in self.feats.values()),
                len(self.names)]


def relative_buckets() -> list[int]:
    """Bucket of each of the 66 signed distances (the last is the root's)."""
    def size(distance: int) -> int:
        for bucket, bound in enumerate((1, 2, 3, 4, 6, 9, 14)):
            if distance <= bound:
                return bucket
        return 7
    out = []
    for distance in range(-DISTANCE, DISTANCE + 1):
        if distance == 0:
            out.append(0)
        else:
            out.append(1 + size(abs(distance)) + (8 if distance > 0 else 0))
    return out + [0]


def buckets_of(distance: np.ndarray) -> np.ndarray:
    """Buckets of signed distances of any size."""
    return np.array(relative_buckets())[
        np.clip(distance, -DISTANCE, DISTANCE) + DISTANCE]


def slots(length: int) -> Tensor:
    """Signed distance of each head from each dependent, as 0..65."""
    i = torch.arange(length)
    k = (i[None, :] - i[:, None]).clamp(-DISTANCE, DISTANCE) + DISTANCE
    k[:, 0] = ROOT_SLOT
    return k


# ---- what makes training fast on a CPU --------------------------------------

class Bf16Linear(torch.autograd.Function):
    """F.linear whose three products run in bfloat16, sums in float32.

    Twice the speed of float32 where the processor has bfloat16 products;
    autocast leaves one of the backward products in a slow layout.
    """

    @staticmethod
    def forward(ctx, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        flat = x.reshape(-1, x.shape[-1]).bfloat16()
        low = w.bfloat16()
        ctx.save_for_backward(flat, low)
        ctx.shape = x.shape
        return (flat @ low.t()).float().add_(b).view(*x.shape[:-1], -1)

    @staticmethod
    def backward(ctx, grad: Tensor):
        flat, low = ctx.saved_tensors
        g = grad.reshape(-1, grad.shape[-1])
        bias = g.sum(0)
        g = g.bfloat16()
        # F.linear: oneDNN is slow when both factors are row-major as they lie
        gx = F.linear(g, low.t().contiguous()).float().view(ctx.shape)
        gw = (g.t() @ flat).float()
        return gx, gw, bias


class Dropout(nn.Module):
    """Dropout with byte-wide random numbers (torch's are serial here)."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.source = np.random.default_rng(torch.initial_seed() % 2**32)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate or not x.numel():
            return x
        bound = round(self.rate * 256)
        bits = torch.frombuffer(bytearray(self.source.bytes(x.numel())),
                                dtype=torch.uint8).view(x.shape)
        return x * ((bits >= bound).float().mul_(256 / (256 - bound)))


class Network(Rounded):
    """See Config; forward() takes the tensors of batches.Batch."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        c = self.config = config
        e, d = c.type_dim, c.dim
        self.hashed = nn.EmbeddingBag(HASH_BUCKETS, e, mode="sum")
        self.words = nn.Embedding(c.learned_words, e)      # 0 is unknown
        self.flags = nn.EmbeddingBag(c.flags + 1, e, mode="sum")
        self.static = nn.Linear(c.vector_dim, e, bias=False)
        for table in (self.hashed, self.words, self.flags):
            nn.init.normal_(table.weight, std=0.1)
        self.norm_hash, self.norm_word = nn.LayerNorm(e), nn.LayerNorm(e)
        self.type1 = nn.Linear(2 * e, c.type_hidden)
        self.type2 = nn.Linear(c.type_hidden, d)
        self.root = nn.Parameter(torch.randn(d) * 0.3)
        layers = range(len(c.dilations))
        self.norms = nn.ModuleList(nn.LayerNorm(d) for _ in layers)
        self.convs = nn.ModuleList(nn.Linear(3 * d, 2 * d) for _ in layers)
        self.norm_out = nn.LayerNorm(d)
        self.heads = nn.Linear(d, sum(c.head_sizes))
        self.xpos = nn.Linear(d, len(c.xpos))              # training only
        self.told = nn.Linear(d, len(c.categories))        # training only
        self.arc = nn.Linear(c.arc_dim, c.arc_dim)
        self.label = nn.Linear(c.label_dim, len(c.deprels))
        self.label_relative = nn.Parameter(
            torch.zeros(max(relative_buckets()) + 1, c.label_dim))
        self.distance = nn.Parameter(torch.zeros(ROOT_SLOT + 1))
        self.register_buffer("relative", torch.tensor(relative_buckets()))
        self.register_buffer("steps", torch.ones(len(c.dilations) + 1))
        self.drop = Dropout(c.dropout)
        self.bf16 = False

    # -- pieces --------------------------------------------------------------

    def _matrix(self, layer: nn.Linear, x: Tensor) -> Tensor:
        if self.bf16 and self.training:
            w = fake_weight(layer.weight) if self.quantised else layer.weight
            return Bf16Linear.apply(x, w, layer.bias)
        return super()._matrix(layer, x)

    def word_rows(self, learned: Tensor, vectors: Tensor, flags: Tensor,
                  flag_offsets: Tensor) -> Tensor:
        """Rows of the exported word table."""
        return (self.words(learned) + self.static(vectors)
                + self.flags(flags, flag_offsets))

    def type_vectors(self, rows: Tensor, offsets: Tensor,
                     word: Tensor) -> Tensor:
        """Encoder inputs of distinct words."""
        h = self.hashed(rows, offsets)
        t = torch.cat([self.norm_hash(h), self.norm_word(word)], -1)
        t = leaky(self._matrix(self.type1, self._dynamic(self.drop(t))))
        return self._matrix(self.type2, self._dynamic(t))

    def encode(self, x: Tensor, mask: Tensor) -> Tensor:
        """Rows of (sentence, position, dim) after all layers."""
        for i, d in enumerate(self.config.dilations):
            y = self._static(self.norms[i](x), i) * mask
            a, b = self._matrix(self.convs[i], window(y, d, d)).chunk(2, -1)
            x = x + self.drop(torch.maximum(a, b))
        return x

    def arcs(self, dependent: Tensor, head: Tensor, relative: Tensor,
             mask: Tensor) -> Tensor:
        """Scores (sentence, dependent, head)."""
        a = self._dynamic(self.drop(leaky(dependent)))
        q = self._dynamic(self._matrix(self.arc, a))
        c = self._dynamic(self.drop(leaky(head)))
        scores = q @ c.transpose(1, 2)
        length = scores.shape[1]
        k = slots(length)
        bucket = self.relative[k]
        scores = scores + self.distance[k] + relative.gather(
            2, bucket[None].expand(scores.shape[0], -1, -1))
        scores = scores.masked_fill(mask[:, None, :, 0] == 0, MASKED)
        return scores + MASKED * torch.eye(length)

    def labels(self, dependent: Tensor, head: Tensor,
               heads: Tensor) -> Tensor:
        """Label scores of each token for the head it is given."""
        index = heads.clamp(min=0).unsqueeze(-1)
        chosen = head.gather(1, index.expand(-1, -1, head.shape[-1]))
        length = heads.shape[1]
        bucket = self.relative[slots(length)]
        bucket = bucket.expand(heads.shape[0], -1, -1).gather(2, index)
        v = leaky(dependent + chosen + self.label_relative[bucket[..., 0]])
        v = self.drop(v)
        return self._matrix(self.label, self._dynamic(v))

    def hidden(self, batch) -> tuple[Tensor, Tensor]:
        """Input of the heads (sentence, position, dim), and the mask."""
        word = self.word_rows(batch.learned, batch.vectors, batch.flags,
                              batch.flag_offsets)
        types = self.type_vectors(batch.rows, batch.row_offsets, word)
        types = torch.cat([self.root[None], types])
        mask = batch.mask.unsqueeze(-1)
        x = self.encode(self.drop(types[batch.index]) * mask, mask)
        return self.drop(self._static(self.norm_out(x),
                                      len(self.norms))), mask

    def forward(self, batch) -> dict[str, Tensor | list[Tensor]]:
        y, mask = self.hidden(batch)
        parts = self._matrix(self.heads, y).split(self.config.head_sizes, -1)
        return {
            "arcs": self.arcs(parts[0], parts[1], parts[4], mask),
            "label_dependent": parts[2], "label_head": parts[3],
            "upos": parts[5], "feats": list(parts[6:-1]), "names": parts[-1],
            "xpos": self._matrix(self.xpos, y) if self.training else None,
            "told": self._matrix(self.told, y) if self.training else None,
        }
