"""Classifiers of names and events over an encoder of pieces, of which the
teacher (reader.py) is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from data import NAMES
from network import relative_buckets
from soft import cross_entropy
from told import CATEGORIES, PATH_ROWS, ROLES, STATUSES

IGNORE = -100
SHAPES = 48


def letter_shape(form: str) -> int:
    """How the letters of a word look; 4 and 5 have none."""
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 4 if any(c.isdigit() for c in form) else 5
    if all(c.islower() for c in letters):
        return 0
    if all(c.isupper() for c in letters):
        return 6 if len(letters) == 1 else 2
    return 1 if form[0].isupper() and form[1:].islower() else 3


class Tensors:
    """A dataclass of tensors, which moves as a whole."""

    def to(self, device: torch.device, non_blocking: bool = True) -> Self:
        return type(self)(*(x.to(device, non_blocking=non_blocking)
                            for x in vars(self).values()))


@dataclass
class Batch(Tensors):
    """Packs of sentences as a grid of pieces; words are flat over them."""

    ids: Tensor                        # (pack, piece)
    mask: Tensor                       # (pack, piece), True where filled
    owner: Tensor                      # (pack, piece): word, 0 is no word
    first: Tensor                      # flat piece of each word
    last: Tensor
    shape: Tensor
    flags: Tensor
    flag_offsets: Tensor


@dataclass
class Asked(Tensors):
    """Pairs of flat words whose roles are asked for."""

    pairs: Tensor                      # (pair, 2): trigger, party
    buckets: Tensor                    # (pair,)
    paths: Tensor                      # (pair,)


@dataclass
class Gold(Tensors):
    """Probabilities of what a batch tells."""

    categories: Tensor                 # (word, category)
    statuses: Tensor
    roles: Tensor                      # (pair, role)


class Events(nn.Module):
    """Triggers, statuses and roles out of vectors of words."""

    def __init__(self, width: int, hidden: int, role: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, hidden)
        self.out = nn.Linear(hidden, len(CATEGORIES) + len(STATUSES))
        self.trigger = nn.Linear(width, role)
        self.party = nn.Linear(width, role)
        self.relative = nn.Embedding(max(relative_buckets()) + 1, role)
        self.path = nn.Embedding(PATH_ROWS, role)
        for table in (self.relative, self.path):
            nn.init.normal_(table.weight, std=0.05)
        self.role = nn.Linear(role, len(ROLES))
        self.drop = nn.Dropout(0.2)

    def forward(self, y: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (word, category) and (word, status)."""
        y = self.drop(y)
        return self.out(self.drop(F.gelu(self.hidden(y)))).split(
            [len(CATEGORIES), len(STATUSES)], -1)

    def sides(self, y: Tensor) -> tuple[Tensor, Tensor]:
        """Words as triggers and as parties, which is all that roles ask of
        them."""
        return self.trigger(y), self.party(y)

    def roles(self, y: Tensor, asked: Asked) -> Tensor:
        """Logits (pair, role)."""
        return self.roles_of(*self.sides(y), asked)

    def roles_of(self, trigger: Tensor, party: Tensor,
                 asked: Asked) -> Tensor:
        """The same, of sides."""
        v = (trigger[asked.pairs[:, 0]] + party[asked.pairs[:, 1]]
             + self.relative(asked.buckets) + self.path(asked.paths))
        return self.role(self.drop(F.gelu(v)))


class Classifier(nn.Module):
    """Encoder, shapes and flags of words, and classifiers over both.

    `width` is the encoder's, `hidden` that of the layer under the logits of
    words, `role` that of pairs.
    """

    def __init__(self, encoder: nn.Module, width: int, flags: int,
                 hidden: int, role: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.shape = nn.Embedding(SHAPES, width)
        self.flag = nn.EmbeddingBag(flags, width, mode="sum")
        for table in (self.shape, self.flag):
            nn.init.normal_(table.weight, std=0.01)
        self.hidden = nn.Linear(3 * width, hidden)
        self.out = nn.Linear(hidden, len(NAMES))
        self.events = Events(3 * width, hidden, role)
        self.drop = nn.Dropout(0.2)

    def words(self, batch: Batch) -> Tensor:
        """Vectors of words."""
        word = self.shape(batch.shape) + self.flag(batch.flags,
                                                   batch.flag_offsets)
        table = torch.cat([word.new_zeros(1, word.shape[1]), word])
        x = self.encoder(batch.ids, table[batch.owner], batch.mask)
        x = x.reshape(-1, x.shape[-1])
        return torch.cat([x[batch.first], x[batch.last],
                          word.to(x.dtype)], -1)

    def names(self, y: Tensor) -> Tensor:
        """Logits (word, tag)."""
        return self.out(F.gelu(self.hidden(self.drop(y))))

    def event_loss(self, y: Tensor, asked: Asked, gold: Gold) -> Tensor:
        """What is not known says nothing."""
        categories, statuses = self.events(y)
        return (4 * cross_entropy(categories.float(), gold.categories)
                + 0.5 * cross_entropy(statuses.float(), gold.statuses)
                + cross_entropy(self.events.roles(y, asked).float(),
                                gold.roles))

    def name_loss(self, y: Tensor, tags: Tensor) -> Tensor:
        """Nothing where no tag is known."""
        total = F.cross_entropy(self.names(y).float(), tags,
                                ignore_index=IGNORE, reduction="sum")
        return total / (tags != IGNORE).sum().clamp(min=1)

    def optimiser(self, slow: list[nn.Parameter], ratio: float
                  ) -> torch.optim.Optimizer:
        """`slow` are those of the encoder that learn; the others learn so
        many times faster."""
        fast = [p for n, p in self.named_parameters()
                if not n.startswith("encoder.")]
        return torch.optim.AdamW([{"params": slow, "scale": 1},
                                  {"params": fast, "scale": ratio}],
                                 weight_decay=0.01, fused=True)

    def step(self, optimiser: torch.optim.Optimizer, rate: float,
             loss: Tensor) -> None:
        """One step down the loss."""
        for group in optimiser.param_groups:
            group["lr"] = group["scale"] * rate
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters(), 1.0)
        optimiser.step()
