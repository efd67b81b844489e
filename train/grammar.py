"""Parts of speech and trees over an encoder's vectors: what the teacher
reads beside names and events.

Dozat and Manning, 2017, "Deep Biaffine Attention for Neural Dependency
Parsing".
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from classifiers import IGNORE, Tensors

ARC, LABEL = 256, 96     # dimensions of the sides of an arc, of its label


@dataclass
class Grammar(Tensors):
    """Sentences of a batch, whose flat words follow one another, and what is
    known of them; heads count from 1, 0 is the root."""

    counts: Tensor                     # (sentence,) words
    upos: Tensor                       # (word,), or IGNORE
    heads: Tensor                      # (word,), or IGNORE
    labels: Tensor                     # (word,), or IGNORE


def grid_of(counts: Tensor) -> Tensor:
    """(sentence, position) row of the word, the last row where there is
    none."""
    position = torch.arange(int(counts.max()), device=counts.device)
    first = counts.cumsum(0) - counts
    return torch.where(position < counts[:, None],
                       first[:, None] + position, int(counts.sum()))


class Trees(nn.Module):
    """Scores of parts of speech, heads and labels; `labels` numbers both."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.upos = nn.Linear(width, labels)
        self.dependent = nn.Linear(width, ARC + LABEL)
        self.head = nn.Linear(width, ARC + LABEL)
        self.root = nn.Parameter(torch.randn(ARC + LABEL) * 0.1)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(labels, LABEL + 1, LABEL + 1))
        self.drop = nn.Dropout(0.2)

    def _sides(self, y: Tensor) -> tuple[Tensor, Tensor]:
        """Words as dependents and as heads, a row for no word behind them."""
        y = self.drop(y)
        return tuple(torch.cat([v, v.new_zeros(1, v.shape[1])])
                     for v in (self.drop(F.gelu(side(y)))
                               for side in (self.dependent, self.head)))

    def forward(self, y: Tensor, counts: Tensor
                ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores (sentence, word, head from 0), and what labels read."""
        grid = grid_of(counts)
        dependent, head = (side[grid] for side in self._sides(y))
        root = self.root.expand(len(grid), 1, -1)
        head = torch.cat([root.to(head.dtype), head], 1)
        one = torch.ones_like(dependent[..., :1])
        left = torch.cat([dependent[..., :ARC], one], -1) @ self.arc.to(
            dependent.dtype)
        arcs = (left @ head[..., :ARC].transpose(1, 2)).float()
        filled = F.pad(grid < int(counts.sum()), (1, 0), value=True)
        arcs = arcs.masked_fill(~filled[:, None], -1e9)
        return arcs, dependent[..., ARC:], head[..., ARC:]

    def labels(self, dependent: Tensor, head: Tensor,
               heads: Tensor) -> Tensor:
        """Scores (sentence, word, label) of the arcs to `heads`."""
        of = heads.clamp(min=0).unsqueeze(-1).expand(*heads.shape, LABEL)
        a, b = (F.pad(x.float(), (0, 1), value=1.0)
                for x in (dependent, head.gather(1, of)))
        rows = torch.einsum("swi,lij->swlj", a, self.label)
        return (rows * b.unsqueeze(2)).sum(-1)

    def loss(self, y: Tensor, grammar: Grammar) -> Tensor:
        """Nothing where no tree is known."""
        known = grammar.heads != IGNORE
        grid = grid_of(grammar.counts)
        arcs, dependent, head = self(y, grammar.counts)
        heads, labels = (F.pad(t, (0, 1), value=IGNORE)[grid]
                         for t in (grammar.heads, grammar.labels))
        total = F.cross_entropy(self.upos(self.drop(y)).float(), grammar.upos,
                                ignore_index=IGNORE, reduction="sum") * 0.5
        total = total + F.cross_entropy(
            arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE,
            reduction="sum")
        asked = (heads != IGNORE).any(1)
        scores = self.labels(dependent[asked], head[asked], heads[asked])
        total = total + F.cross_entropy(
            scores.flatten(0, 1), labels[asked].flatten(),
            ignore_index=IGNORE, reduction="sum")
        return total / known.sum().clamp(min=1)
