"""What hears names and events: layers of their own beside a parser that stays.

docs/model-format.md, "The ear".  The parser comes out of a model file and is
not trained; the ear reads the rows that the parser's heads read, and senses of
words.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from data import NAMES
from evaluate import Model
from features import feature_rows, normal
from flat import Ragged, Types
import neighbours
from layers import LIMIT, Rounded, leaky, window
from network import relative_buckets
from told import CATEGORIES, PATH_ROWS, ROLES, STATUSES


@dataclass
class EarConfig:
    """Dimensions; names as in docs/model-format.md."""

    inputs: int                        # D, width of the parser's rows
    learned_words: int
    vector_dim: int
    flags: int
    width: int = 96                    # G
    # of each layer; 0 is one over the tree
    dilations: list[int] = field(default_factory=lambda: [1, 2, 4])
    role_dim: int = 64                 # T
    sense_dim: int = 64                # J
    sense_reach: int = 1               # I
    dropout: float = 0.12
    word_dropout: float = 0.2
    lexical_dropout: float = 0.08
    flag_dropout: float = 0.0          # of flags that tell which word it is

    def over_tree(self) -> bool:
        """Whether it looks at neighbours in the tree."""
        return 0 in self.dilations

    def to_dict(self) -> dict:
        return asdict(self)


class Parser(nn.Module):
    """The parser of a model file: type vectors and what its heads read."""

    def __init__(self, model: Model, processes: int = 1) -> None:
        super().__init__()
        self.dilations, self.model = model.dilations, model
        self.processes = processes
        for name, values in model.table.items():
            if name.startswith(("hash", "norm", "type", "conv", "root")):
                self.register_buffer(name.replace(".", "_"), torch.tensor(
                    values.astype(np.float32)))
        at = sum(model.head_sizes())
        of = slice(at - len(model.names), at)
        for name, values in (("names_w", model.table["heads.w"]),
                             ("names_s", model.table["heads.s"]),
                             ("names_b", model.table["heads.b"])):
            self.register_buffer(name, torch.tensor(
                values[of].astype(np.float32)))

    def _norm(self, x: Tensor, name: str) -> Tensor:
        return F.layer_norm(x, x.shape[-1:], getattr(self, name + "_g"),
                            getattr(self, name + "_b"), 1e-5)

    def _matrix(self, q: Tensor, name: str, step: Tensor | None = None
                ) -> Tensor:
        f = F.linear(q, getattr(self, name + "_w"))
        if step is not None:
            f = f * step
        return f * getattr(self, name + "_s") + getattr(self, name + "_b")

    @staticmethod
    def _dynamic(y: Tensor) -> tuple[Tensor, Tensor]:
        step = y.abs().amax(-1, keepdim=True).clamp(min=1e-12) / LIMIT
        return torch.round(y / step), step

    def _types(self, hashed: Tensor, words: np.ndarray) -> Tensor:
        table = self.model.table
        rows = table["word.row"][words] * table["word.scale"][words][:, None]
        word = torch.from_numpy(rows.astype(np.float32)).to(hashed.device)
        x = torch.cat([self._norm(hashed, "norm_hash"),
                       self._norm(word, "norm_word")], -1)
        x, step = self._dynamic(x)
        x, step = self._dynamic(leaky(self._matrix(x, "type1", step)))
        return self._matrix(x, "type2", step)

    @torch.no_grad()
    def type_vectors(self, types: Types) -> Tensor:
        """(2, spellings + 1, D): as they are, and as if the word were
        unknown; row 0 is the root."""
        with Pool(self.processes) as pool:
            rows = pool.map(feature_rows, types.forms, 500)
        table = Ragged.of(rows)
        device = self.root.device
        bag = self.hash_row * self.hash_scale[:, None]
        hashed = F.embedding_bag(
            torch.from_numpy(table.flat.astype(np.int64)).to(device), bag,
            torch.from_numpy(table.start[:-1]).to(device), mode="sum")
        ids = self.model.word_id
        words = self.model.word_row[[ids.get(normal(form), 0)
                                     for form in types.forms]]
        known = self._types(hashed, words)
        unknown = self._types(hashed, np.full_like(
            words, self.model.word_row[0]))
        return torch.stack([torch.cat([self.root[None], x])
                            for x in (known, unknown)])

    @torch.no_grad()
    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """What the heads read, in whole steps: (sentence, position, D)."""
        for i, d in enumerate(self.dilations):
            y = torch.round(self._norm(x, f"norm{i}")).clamp(
                -LIMIT, LIMIT) * mask
            a, b = self._matrix(window(y, d, d), f"conv{i}").chunk(2, -1)
            x = x + torch.maximum(a, b)
        return torch.round(self._norm(x, "norm_out")).clamp(-LIMIT, LIMIT)

    def names(self, y: Tensor) -> Tensor:
        """The scores that the parser gives."""
        return F.linear(y, self.names_w) * self.names_s + self.names_b

    def step(self) -> float:
        """About one, as the rows' gains were before they were divided."""
        return float(1 / self.norm_out_g.abs().mean())


@dataclass
class Words:
    """What is known of words, on the device; row 0 of the spellings is the
    root, which means nothing."""

    word: Tensor                       # (spellings + 1,), rows of the tables
    learned: Tensor
    vectors: Tensor                    # (words + 1, dimensions), last is 0
    flags: Tensor
    flag_start: Tensor
    word_flags: Tensor

    @classmethod
    def of(cls, types: Types, device: torch.device) -> Words:
        count = len(types.vectors)
        word = np.concatenate([[count], np.where(types.word < 0, count,
                                                 types.word)])
        start = np.append(types.flags.start, types.flags.start[-1])
        return cls(*(torch.from_numpy(x).to(device) for x in (
            word.astype(np.int64),
            np.concatenate([[0], types.learned]).astype(np.int64),
            np.concatenate([types.vectors,
                            np.zeros((1, types.vectors.shape[1]))]).astype(
                                np.float32),
            types.flags.flat.astype(np.int64), start.astype(np.int64),
            types.word_flags.astype(np.int64))))

    def flags_of(self, words: Tensor, dropout: float = 0.0
                 ) -> tuple[Tensor, Tensor]:
        """Flags of some words, and where those of each begin.  A share of
        those that tell which word a form is of is left out, so that what
        many words have in common is learned, too."""
        start = self.flag_start[words]
        counts = self.flag_start[words + 1] - start
        offsets = counts.cumsum(0) - counts
        places = torch.repeat_interleave(start - offsets, counts)
        flags = self.flags[places + torch.arange(
            len(places), device=places.device)]
        if not dropout:
            return flags, offsets
        keep = (torch.rand(len(flags), device=flags.device) >= dropout
                ) | ~torch.isin(flags, self.word_flags)
        return flags[keep], F.pad(keep.cumsum(0), (1, 0))[offsets]


@dataclass
class Pairs:
    """Pairs of a trigger and a party: cells of the batch, rows of tables."""

    trigger: Tensor
    party: Tensor
    bucket: Tensor
    path: Tensor


def beside(y: Tensor, rows: Tensor) -> Tensor:
    """The rows of each cell's neighbours, one behind the other; `rows` (cell,
    neighbour) are those of the flat cells, the one behind them all is zero."""
    count, width = y.shape[0] * y.shape[1], y.shape[2]
    table = torch.cat([y.reshape(count, width), y.new_zeros(1, width)])
    return F.embedding(rows, table).reshape(*y.shape[:2], -1)


class Ear(Rounded):
    """See EarConfig and docs/model-format.md."""

    def __init__(self, config: EarConfig, step: float) -> None:
        super().__init__()
        c = self.config = config
        self.step = step
        self.sense_words = nn.Embedding(c.learned_words, c.sense_dim)
        self.sense_flags = nn.EmbeddingBag(c.flags, c.sense_dim, mode="sum")
        self.sense_static = nn.Linear(c.vector_dim, c.sense_dim, bias=False)
        for table in (self.sense_words, self.sense_flags):
            nn.init.zeros_(table.weight)     # what is not met says nothing
        self.norm_sense = nn.LayerNorm(c.sense_dim)
        more = neighbours.COUNT
        self.sense = nn.Linear((2 * c.sense_reach + 1 + more * c.over_tree())
                               * c.sense_dim, c.width)
        self.event_in = nn.Linear(c.inputs, c.width)
        self.role_in = nn.Linear(c.inputs, 2 * c.role_dim)
        self.norms = nn.ModuleList(nn.LayerNorm(c.width) for _ in c.dilations)
        self.convs = nn.ModuleList(
            nn.Linear((3 if d else 1 + more) * c.width, 2 * c.width)
            for d in c.dilations)
        self.norm_out = nn.LayerNorm(c.width)
        self.heads = nn.Linear(c.width, len(NAMES) + 2 * c.role_dim)
        with torch.no_grad():            # names are the parser's at first
            self.heads.weight[:len(NAMES)] = 0
            self.heads.bias[:len(NAMES)] = 0
        self.event = nn.Linear(c.width, len(CATEGORIES) + len(STATUSES))
        self.role = nn.Linear(c.role_dim, len(ROLES))
        self.role_relative = nn.Parameter(
            torch.zeros(max(relative_buckets()) + 1, c.role_dim))
        self.role_path = nn.Parameter(torch.zeros(PATH_ROWS, c.role_dim))
        # of the layers, what comes out of them, and senses
        self.register_buffer("steps", torch.ones(len(c.dilations) + 2))
        self.drop = nn.Dropout(c.dropout)

    def sense_rows(self, learned: Tensor, vectors: Tensor, flags: Tensor,
                   flag_offsets: Tensor) -> Tensor:
        """Rows of the exported table of senses."""
        return (self.sense_words(learned) + self.sense_static(vectors)
                + self.sense_flags(flags, flag_offsets))

    def senses(self, words: Words, types: Tensor, unknown: Tensor,
               mask: Tensor, near: Tensor) -> Tensor:
        """What the words around a token mean; `types` are rows of
        spellings, `unknown` ones are read as if they were none."""
        distinct, inverse = torch.unique(
            torch.where(unknown, -types - 1, types), return_inverse=True)
        hidden = distinct < 0
        rows = torch.where(hidden, -distinct - 1, distinct)
        word = torch.where(hidden, len(words.vectors) - 1, words.word[rows])
        learned = torch.where(hidden, 0, words.learned[rows])
        if self.training:
            keep = torch.rand(len(rows), device=rows.device)
            learned = learned * (keep >= self.config.word_dropout)
        y = self.norm_sense(self.sense_rows(
            learned, words.vectors[word], *words.flags_of(
                word, self.config.flag_dropout if self.training else 0.0)))
        y = F.embedding(inverse, self._static(y, len(self.norms) + 1)) * mask
        y = self.drop(y * (types > 0).unsqueeze(-1))
        around = window(y, self.config.sense_reach, 1)
        if self.config.over_tree():
            around = torch.cat([around, beside(y, near)], -1)
        return self._matrix(self.sense, around)

    def layers(self, x: Tensor, mask: Tensor, near: Tensor) -> Tensor:
        for i, d in enumerate(self.config.dilations):
            y = self.drop(self._static(self.norms[i](x), i)) * mask
            y = window(y, d, d) if d else torch.cat([y, beside(y, near)], -1)
            a, b = self._matrix(self.convs[i], y).chunk(2, -1)
            x = x + torch.maximum(a, b)
        return x

    def parties(self, triggers: Tensor, parties: Tensor,
                pairs: Pairs) -> Tensor:
        """Logits (pair, role); `pairs` says which rows of the two belong
        together, at what distance and over which path.  F.embedding: indexing
        is slow to go back through where rows are taken many times."""
        width = triggers.shape[-1]
        v = (F.embedding(pairs.trigger, triggers.reshape(-1, width))
             + F.embedding(pairs.party, parties.reshape(-1, width))
             + F.embedding(pairs.bucket, self.role_relative)
             + F.embedding(pairs.path, self.role_path))
        return self._matrix(self.role, self._dynamic(self.drop(leaky(v))))

    def forward(self, y: Tensor, names: Tensor, words: Words, types: Tensor,
                unknown: Tensor, mask: Tensor, near: Tensor,
                pairs: Pairs) -> dict[str, Tensor]:
        """Logits and event vectors; `y` in whole steps and `names` are the
        parser's, `near` (cell, neighbour) are flat cells, see beside()."""
        c = self.config
        y = self.drop(y * self.step)
        x = self._matrix(self.event_in, y) + self.senses(
            words, types, unknown, mask, near)
        x = self.layers(x, mask, near)
        z = self.drop(self._static(self.norm_out(x), len(self.norms)))
        own, trigger, party = self._matrix(self.heads, z).split(
            [len(NAMES), c.role_dim, c.role_dim], -1)
        first, second = self._matrix(self.role_in, y).chunk(2, -1)
        categories, statuses = self._matrix(self.event, self._dynamic(
            self.drop(leaky(x)))).split([len(CATEGORIES), len(STATUSES)], -1)
        return {"names": names + own, "vectors": x,
                "categories": categories, "statuses": statuses,
                "roles": self.parties(first + trigger, second + party, pairs)}


def load_parser(path: Path, processes: int, device: torch.device) -> Parser:
    return Parser(Model(path), processes).to(device)
