"""What hears figures: an ear of their own, and what reads its rows.

docs/model-format.md, "Figures". Teacher (figures_teacher.py) and network learn
the same of the same batches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from figures_data import KINDS, UNKNOWN, Figured
from layers import Rounded, leaky
from neighbours import COUNT
from network import relative_buckets
from soft import cross_entropy
from told import PATH_ROWS, ROLES

PARTS = 3
STEP = 1 / 16            # of the rows, so that they are about one
PARTIES_WEIGHT = 2.0
GIVES = 1                # the role of who gives; behind it that of who gets


@dataclass
class Batch:
    """Sentences with their figures, one behind the other. Rows are flat:
    row 0 is none, then each sentence's root and its tokens."""

    first: list[int]                   # row of each sentence's root
    size: int                          # rows of all
    sees: dict[int, Tensor]            # of a dilation: rows that a layer sees
                                       # at each row, see seen()
    parts: Tensor                      # (figure, PARTS): rows
    words: Tensor                      # (pair,): rows
    of: Tensor                         # (pair,): its figure
    buckets: Tensor
    paths: Tensor
    kinds: Tensor                      # (figure, kind)
    takes: Tensor                      # (pair,)
    gives: Tensor

    @classmethod
    def make(cls, figured: list[Figured],
             dilations: Iterable[int] = ()) -> Batch:
        sizes = [1 + len(one.sentence.forms) for one in figured]
        first = [1 + int(n) for n in np.cumsum([0] + sizes[:-1])]
        figures = [(f, at) for one, at in zip(figured, first)
                   for f in one.figures]

        def joined(rows: list[np.ndarray]) -> Tensor:
            return torch.from_numpy(np.concatenate(rows))

        counts = torch.tensor([len(f.parties) for f, _ in figures])
        return cls(
            first, 1 + sum(sizes),
            {d: joined([np.zeros((1, window(d)), np.int64), *(
                seen(one, at, d) for one, at in zip(figured, first))])
             for d in set(dilations)},
            torch.tensor([[at + 1 + t if t >= 0 else 0
                           for t in f.parts] for f, at in figures]),
            joined([at + 1 + f.parties for f, at in figures]),
            torch.repeat_interleave(torch.arange(len(figures)), counts),
            joined([f.buckets for f, _ in figures]).long(),
            joined([f.paths for f, _ in figures]),
            torch.from_numpy(np.stack([f.kinds for f, _ in figures])),
            joined([f.takes for f, _ in figures]),
            joined([f.gives for f, _ in figures]))

    def to(self, device: torch.device) -> Batch:
        """With its tensors there."""
        moved = {name: value.to(device) for name, value in vars(self).items()
                 if isinstance(value, Tensor)}
        return replace(self, **moved)

    def table(self, rows: list[np.ndarray]) -> Tensor:
        """Rows of the sentences as those of the batch."""
        none = np.zeros((1, rows[0].shape[1]), rows[0].dtype)
        return torch.from_numpy(np.concatenate([none, *rows])).float()


def window(dilation: int) -> int:
    """Rows that a layer sees at once."""
    return 3 if dilation else 1 + COUNT


def seen(one: Figured, at: int, dilation: int) -> np.ndarray:
    """(row, window): of a sentence whose root has row `at`, the rows around
    each, 0 for none: those so far from it and itself, or, with dilation 0, it
    and its neighbours in the tree, of which the root has none."""
    count = 1 + len(one.sentence.forms)
    own = np.arange(count)
    if dilation:
        rows = own[:, None] + np.array([-dilation, 0, dilation])
        return np.where((rows < 0) | (rows >= count), 0, at + rows)
    near = one.near
    rows = np.zeros((count, 1 + COUNT), np.int64)
    rows[:, 0] = at + own
    rows[1:, 1:] = np.where(near < 0, 0, at + near)
    return rows


def loss_of(kinds: Tensor, roles: Tensor, batch: Batch) -> Tensor:
    """Of logits of kinds (figure, kind) and of roles (pair, role)."""
    known = batch.takes >= 0
    takes = roles[:, 1:].logsumexp(-1) - roles[:, 0]
    loss = F.binary_cross_entropy_with_logits(
        takes[known], batch.takes[known], reduction="sum")
    sided = known & (batch.gives != UNKNOWN) & (batch.takes > 0.5)
    gives = roles[:, GIVES] - roles[:, GIVES + 1]
    loss = loss + F.binary_cross_entropy_with_logits(
        gives[sided], batch.gives[sided], reduction="sum")
    return cross_entropy(kinds, batch.kinds) + PARTIES_WEIGHT * loss / (
        known.sum().clamp(min=1))


@dataclass
class Widths:
    """Names as in docs/model-format.md."""

    inputs: int
    row: int                           # Wf
    dilations: list[int]               # of each layer; 0: over the tree
    figure: int                        # Hf
    side: int                          # Tf


class Hearing(Rounded):
    """See Widths."""

    def __init__(self, widths: Widths, dropout: float, heads_dropout: float
                 ) -> None:
        super().__init__()
        w = self.widths = widths
        self.into = nn.Linear(w.inputs, w.row)
        self.norms = nn.ModuleList(nn.LayerNorm(w.row) for _ in w.dilations)
        self.convs = nn.ModuleList(nn.Linear(window(d) * w.row, 2 * w.row)
                                   for d in w.dilations)
        self.norm_out = nn.LayerNorm(w.row)
        self.figure = nn.Linear(PARTS * w.row, w.figure + w.side)
        self.party = nn.Linear(w.row, w.side)
        self.fact = nn.Linear(w.figure, len(KINDS))
        self.side = nn.Linear(w.side, len(ROLES))
        self.relative = nn.Parameter(
            0.05 * torch.randn(max(relative_buckets()) + 1, w.side))
        self.path = nn.Parameter(0.05 * torch.randn(PATH_ROWS, w.side))
        # of the layers, and of what comes out of them
        self.register_buffer("steps", torch.ones(len(w.dilations) + 1))
        self.drop = nn.Dropout(dropout)
        self.heads_drop = nn.Dropout(heads_dropout)

    def ear(self, rows: Tensor, sees: dict[int, Tensor]) -> Tensor:
        """Rows of encoder and ear to those that the heads read."""
        filled = torch.ones(len(rows), 1)
        filled[0] = 0
        x = self._matrix(self.into, self.drop(rows))
        for i, (norm, conv, d) in enumerate(zip(
                self.norms, self.convs, self.widths.dilations)):
            y = self._static(self.drop(norm(x)) * filled, i)
            a, b = self._matrix(conv, F.embedding(sees[d], y).flatten(1)
                                ).chunk(2, -1)
            x = x + torch.maximum(a, b)
        return self._static(self.norm_out(x) * filled, len(self.norms))

    def forward(self, batch: Batch, rows: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of kinds (figure, kind) and of roles (pair, role)."""
        z = self.ear(rows * STEP, batch.sees)
        parts = self.heads_drop(F.embedding(batch.parts, z).flatten(1))
        own, trigger = self._matrix(self.figure, parts).split(
            [self.widths.figure, self.widths.side], -1)
        kinds = self._matrix(self.fact, self._dynamic(
            self.heads_drop(leaky(own))))
        party = self._matrix(self.party, self.heads_drop(z))
        v = (F.embedding(batch.of, trigger) + F.embedding(batch.words, party)
             + F.embedding(batch.buckets, self.relative)
             + F.embedding(batch.paths, self.path))
        return kinds, self._matrix(self.side, self._dynamic(
            self.heads_drop(leaky(v))))

    def run(self, figured: list[Figured]) -> tuple[Batch, Tensor, Tensor]:
        """The batch of sentences that have rows, and its logits."""
        batch = Batch.make(figured, self.widths.dilations)
        rows = [one.rows for one in figured if one.rows is not None]
        return batch, *self(batch, batch.table(rows))

    def loss(self, figured: list[Figured]) -> Tensor:
        batch, kinds, roles = self.run(figured)
        return loss_of(kinds, roles, batch)
