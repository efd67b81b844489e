"""The network: word-type vectors, residual maxout convolutions, heads.

Its roundings and what hears events: layers.py.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from features import HASH_BUCKETS
from layers import Hearing, fake_weight, leaky, window

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
    categories: list[str]
    statuses: list[str]
    roles: list[str]
    flags: int
    vector_dim: int
    learned_words: int
    type_dim: int = 128
    type_hidden: int = 256
    dim: int = 160
    dilations: list[int] = field(default_factory=lambda: [1, 2, 4, 1])
    arc_dim: int = 96
    label_dim: int = 96
    event_dim: int = 96
    role_dim: int = 64
    sense_dim: int = 64
    sense_reach: int = 3
    path_rows: int = 1024
    masked_words: int = 8000
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
                len(self.names), self.event_dim, self.role_dim,
                self.role_dim]


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


class Network(Hearing):
    """See Config; forward() takes the tensors that train.Batch makes."""

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
        # Senses of words, for events alone, and a window over them.
        self.sense_words = nn.Embedding(c.learned_words, c.sense_dim)
        self.sense_flags = nn.EmbeddingBag(c.flags + 1, c.sense_dim,
                                           mode="sum")
        self.sense_static = nn.Linear(c.vector_dim, c.sense_dim, bias=False)
        for table in (self.sense_words, self.sense_flags):
            nn.init.normal_(table.weight, std=0.1)
        self.norm_sense = nn.LayerNorm(c.sense_dim)
        self.sense = nn.Linear((2 * c.sense_reach + 1) * c.sense_dim,
                               c.event_dim)
        self.event = nn.Linear(c.event_dim,
                               len(c.categories) + len(c.statuses))
        self.role = nn.Linear(c.role_dim, len(c.roles))
        self.role_relative = nn.Parameter(
            torch.zeros(max(relative_buckets()) + 1, c.role_dim))
        self.role_path = nn.Parameter(torch.zeros(c.path_rows, c.role_dim))
        self.mask = nn.Parameter(torch.zeros(d))           # training only
        self.masked = nn.Linear(d, c.masked_words)         # training only
        self.register_buffer("relative", torch.tensor(relative_buckets()))
        self.register_buffer("steps", torch.ones(len(c.dilations) + 2))
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

    def senses(self, batch, mask: Tensor) -> Tensor:
        """What the words around a token mean, added to its event vector."""
        rows = self.norm_sense(self.sense_rows(
            batch.learned, batch.vectors, batch.flags, batch.flag_offsets))
        rows = torch.cat([rows.new_zeros(1, rows.shape[-1]), rows])
        y = self._static(rows[batch.index], len(self.norms) + 1) * mask
        if batch.hidden is not None:
            y = y * ~batch.hidden.unsqueeze(-1)
        return self._matrix(self.sense, window(
            self.drop(y), self.config.sense_reach, 1))

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

    def tells(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of categories and of statuses."""
        v = self.drop(leaky(hidden))
        return self._matrix(self.event, self._dynamic(v)).split(
            [len(self.config.categories), len(self.config.statuses)], -1)

    def hidden(self, batch) -> tuple[Tensor, Tensor]:
        """Input of the heads (sentence, position, dim), and the mask."""
        word = self.word_rows(batch.learned, batch.vectors, batch.flags,
                              batch.flag_offsets)
        types = self.type_vectors(batch.rows, batch.row_offsets, word)
        types = torch.cat([self.root[None], types])
        mask = batch.mask.unsqueeze(-1)
        x = types[batch.index]
        if batch.hidden is not None:
            x = torch.where(batch.hidden.unsqueeze(-1), self.mask, x)
        x = self.encode(self.drop(x) * mask, mask)
        return self.drop(self._static(self.norm_out(x),
                                      len(self.norms))), mask

    def forward(self, batch) -> dict[str, Tensor | list[Tensor]]:
        y, mask = self.hidden(batch)
        parts = self._matrix(self.heads, y).split(self.config.head_sizes, -1)
        feats = list(parts[6:6 + len(self.config.feats)])
        names, event, trigger, party = parts[6 + len(feats):]
        return {
            "arcs": self.arcs(parts[0], parts[1], parts[4], mask),
            "label_dependent": parts[2], "label_head": parts[3],
            "upos": parts[5], "feats": feats, "names": names,
            "event": event + self.senses(batch, mask),
            "trigger": trigger, "party": party,
            "xpos": self._matrix(self.xpos, y) if self.training else None,
            "told": self._matrix(self.told, y) if self.training else None,
        }

    def tell(self, batch) -> dict[str, Tensor]:
        """What a batch of told sentences needs, and no more."""
        y, mask = self.hidden(batch)
        c = self.config
        sizes = [len(c.names), c.event_dim, c.role_dim, c.role_dim]
        w, b = self.heads.weight[-sum(sizes):], self.heads.bias[-sum(sizes):]
        names, event, trigger, party = F.linear(
            y, fake_weight(w) if self.quantised else w, b).split(sizes, -1)
        categories, statuses = self.tells(event + self.senses(batch, mask))
        out = {"names": names, "categories": categories,
               "statuses": statuses,
               "roles": self.parties(trigger, party, batch.pairs)}
        if batch.hidden is not None:
            out["words"] = self.masked(y[batch.hidden])
        return out
