#!/usr/bin/env python3
"""Fine-tune a teacher on annotated figures, or let it read many more.

  figures_teacher.py learn --facts PASSAGES... -- ENCODER TEACHER
  figures_teacher.py read --texts JSONL... -- ENCODER TEACHER OUT

The encoder is the one of the other teachers (mpnet.py), or for Spanish the
small one that knows it (e5.py); it reads a sentence behind the end of the one
before. What is read is what figures.py learns from
beside the annotated passages: sentences of documents of the data folder, and
of prose, of which nothing is annotated.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

import e5
import mpnet
from corpora import prose_documents, raw_documents
from figures_data import KINDS, Figured, read, save
from figures_network import PARTS, Batch, loss_of
from network import relative_buckets
from passages import Passage, load
from read_all import DEVICE, mixed
from schedule import Progress, Schedule, take_step
from told import PATH_ROWS, ROLES

BEFORE = 50              # words of the sentence before, the last of it
MOST_WORDS = 120         # of a sentence; longer ones are left out
LONGEST = 30_000         # letters of a document
TOGETHER = 24            # sentences that are read at once
SHOWN = 50               # steps between lines of progress
KIND, SIDE = 384, 192
ENCODERS = {"en": mpnet, "es": e5}     # modules


class Teacher(nn.Module):
    """An encoder of pieces, and what reads the vectors of words' first."""

    def __init__(self, language: str) -> None:
        super().__init__()
        own = self.own = ENCODERS[language]
        self.encoder, hidden = own.Encoder(), own.HIDDEN
        self.kind = nn.Linear(PARTS * hidden, KIND)
        self.fact = nn.Linear(KIND, len(KINDS))
        self.trigger = nn.Linear(hidden, SIDE)
        self.party = nn.Linear(hidden, SIDE)
        self.relative = nn.Embedding(max(relative_buckets()) + 1, SIDE)
        self.path = nn.Embedding(PATH_ROWS, SIDE)
        self.side = nn.Linear(SIDE, len(ROLES))
        self.drop = nn.Dropout(0.2)

    def rows(self, grid: Tensor, at: Tensor) -> Tensor:
        """Rows of a batch; `at` is the flat piece of each, 0 where none."""
        with mixed():
            x = self.encoder(grid, torch.zeros(1, 1, self.own.HIDDEN,
                                               device=grid.device),
                             grid != self.own.PAD)
        found = F.embedding(at, x.float().flatten(0, 1))
        return found * (at > 0).unsqueeze(-1)

    def forward(self, z: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Logits of kinds (figure, kind) and of roles (pair, role)."""
        parts = F.embedding(batch.parts, z)
        own = F.gelu(self.kind(self.drop(parts.flatten(1))))
        v = (F.embedding(batch.of, self.trigger(parts[:, 0]))
             + F.embedding(batch.words, self.party(z))
             + self.relative(batch.buckets) + self.path(batch.paths))
        return self.fact(self.drop(own)), self.side(self.drop(F.gelu(v)))


class Maker:
    """Sentences as pieces."""

    def __init__(self, encoder: Path, language: str) -> None:
        self.own = ENCODERS[language]
        self.pieces = self.own.own_pieces(encoder)

    def _ids(self, one: Figured) -> tuple[list[int], list[int]]:
        """Pieces of the sentence and of what stands before it, and the first
        of each word."""
        before = [p for word in one.before[-BEFORE:]
                  for p in self.pieces.of(word)]
        ids = [self.own.CLS, *before, *([self.own.SEP] if before else [])]
        first = []
        for word in one.sentence.forms:
            first.append(len(ids))
            ids += self.pieces.of(word)
        return [*ids, self.own.SEP][:self.own.PLACES - 2], first

    def size(self, one: Figured) -> int:
        return len(self._ids(one)[0])

    def make(self, figured: list[Figured]) -> tuple[Tensor, Batch, Tensor]:
        """Grid of pieces, batch, and the flat piece of each of its rows."""
        batch = Batch.make(figured)
        made = [self._ids(one) for one in figured]
        width = max(len(ids) for ids, _ in made)
        grid = torch.full((len(made), width), self.own.PAD)
        at = torch.zeros(batch.size, dtype=torch.long)
        for i, ((ids, first), root) in enumerate(zip(made, batch.first)):
            grid[i, :len(ids)] = torch.tensor(ids)
            kept = [f for f in first if f < len(ids)]
            at[root + 1:root + 1 + len(kept)] = (
                i * width + torch.tensor(kept))
        return grid.to(DEVICE), batch.to(DEVICE), at.to(DEVICE)


def batches(figured: list[Figured], maker: Maker, size: int
            ) -> Iterator[list[Figured]]:
    """Again and again, sentences of like length together."""
    while True:
        random.shuffle(figured)
        for at in range(0, len(figured), 8 * size):
            block = sorted(figured[at:at + 8 * size], key=maker.size)
            parts = [block[i:i + size] for i in range(0, len(block), size)]
            random.shuffle(parts)
            yield from parts


def learn(teacher: Teacher, maker: Maker, figured: list[Figured],
          args: argparse.Namespace) -> None:
    slow = [p for p in teacher.encoder.parameters() if p.requires_grad]
    fast = [p for name, p in teacher.named_parameters()
            if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": slow},
                                   {"params": fast, "scale": 15.0}],
                                  weight_decay=0.01)
    steps = max(1, round(args.rounds * len(figured) / args.batch))
    clock = Schedule(steps, 0.0, args.rate, min(40, 1 + steps // 2))
    source = batches(figured, maker, args.batch)
    progress = Progress(clock, SHOWN)
    teacher.train()
    while not clock.done():
        grid, batch, at = maker.make(next(source))
        loss = loss_of(*teacher(teacher.rows(grid, at), batch), batch)
        take_step(optimiser, teacher, loss, clock.rate())
        progress.add(loss)


@torch.no_grad()
def find(teacher: Teacher, maker: Maker, figured: list[Figured]) -> None:
    """Puts what the teacher reads into the figures."""
    teacher.eval()
    order = sorted(figured, key=maker.size)
    for i in range(0, len(order), TOGETHER):
        some = order[i:i + TOGETHER]
        grid, batch, at = maker.make(some)
        kinds, roles = teacher(teacher.rows(grid, at), batch)
        sides = roles.softmax(-1).cpu().numpy()
        counts = [len(f.parties) for one in some for f in one.figures]
        for f, kind, side in zip(
                (f for one in some for f in one.figures),
                kinds.softmax(-1).cpu().numpy(),
                np.split(sides, np.cumsum(counts)[:-1])):
            f.kinds, f.takes = kind, 1 - side[:, 0]
            f.gives = side[:, 1] / side[:, 1:].sum(1).clip(1e-9)


def documents_of(args: argparse.Namespace) -> Iterator[Passage]:
    """So many of each source, of the data folder in the order of chance, but
    for those that a gold file has passages of; of a long one the begin."""
    left = {row["doc"] for path in args.leave
            for row in map(json.loads, path.read_text().splitlines())}
    for number, source in enumerate(args.texts):
        path = Path(source)
        found = (list(prose_documents([path])) if path.suffix == ".txt"
                 else list(raw_documents(args.shared / source, args.seed)))
        kept = [(ident, text) for ident, text in found if ident not in left]
        for ident, text in kept[:args.most]:
            yield Passage(f"{number}-{ident}", text[:LONGEST], [])


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=("learn", "read"))
    parser.add_argument("--language", choices=ENCODERS, default="en")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--program", type=Path, required=True,
                        help="demarche, which parses and finds figures")
    parser.add_argument("--facts", type=Path, nargs="*", default=[],
                        help="annotated passages (facts/), to learn from")
    parser.add_argument("--texts", nargs="*", default=[],
                        help="what is read: documents of the data folder, "
                        "sentences of events/ and items of prose (.txt)")
    parser.add_argument("--most", type=int, default=2000,
                        help="documents of each")
    parser.add_argument("--leave", type=Path, nargs="*", default=[],
                        help="gold whose documents are not read")
    parser.add_argument("--start", type=Path, help="go on from this teacher")
    parser.add_argument("--frozen", type=int, default=6,
                        help="layers that stay as they were published")
    parser.add_argument("--rounds", type=float, default=2)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--batch", type=int, default=16, help="sentences")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("encoder", type=Path,
                        help="its folder, or of e5.py its file")
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    args = parser.parse_args()
    if args.what == "read" and not args.out:
        parser.error("read needs OUT")
    return args


def figured_of(args: argparse.Namespace) -> list[Figured]:
    """Sentences with figures of what is learned from, or read."""
    passages = list(load(args.facts, args.shared) if args.what == "learn"
                    else documents_of(args))
    found = [one for one in read(passages, args.program, args.language)
             if len(one.sentence.forms) <= MOST_WORDS]
    print(len(passages), "passages", len(found), "sentences with figures",
          flush=True)
    return found


def begun(args: argparse.Namespace) -> Teacher:
    """The teacher that reads, or the one that learning begins with."""
    teacher = Teacher(args.language)
    start = args.teacher if args.what == "read" else args.start
    if start:
        teacher.load_state_dict(torch.load(start, map_location="cpu"))
        return teacher
    teacher.encoder.load_state_dict(teacher.own.load(args.encoder))
    return teacher


def main() -> None:
    args = options()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(args.threads)
    figured, maker = figured_of(args), Maker(args.encoder, args.language)
    teacher = begun(args).to(DEVICE)
    if args.what == "learn":
        teacher.encoder.freeze(args.frozen)
        learn(teacher, maker, figured, args)
        torch.save(teacher.state_dict(), args.teacher)
        return
    find(teacher, maker, figured)
    save(args.out, figured)


if __name__ == "__main__":
    main()
