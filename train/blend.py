#!/usr/bin/env python3
"""Weights between a model file and what was trained from it.

Averages of the two often do what was learned and keep more of what was known
than either (Wortsman and others, 2022, "Robust fine-tuning").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from evaluate import Model
from lexicon import Lexicon
from network import Config, Network
from train import EVENTS
from warm import start_from


def blend(before: dict[str, Tensor], after: dict[str, Tensor],
          share: float) -> dict[str, Tensor]:
    """`share` of the later weights; integers and steps are the later ones."""
    return {key: torch.lerp(before[key], value, share)
            if value.is_floating_point() and key != "steps" else value
            for key, value in after.items()}


def hear_as_later(before: dict[str, Tensor], after: dict[str, Tensor],
                  outputs: int) -> None:
    """A file that heard no events, with `outputs` heads, has nothing to say
    of them: there the earlier weights become the later ones."""
    for key, value in after.items():
        if key.startswith("heads."):
            before[key][outputs:] = value[outputs:]
        elif key.startswith(EVENTS):
            before[key] = value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--init-model", type=Path, required=True,
                        help="the file that training started from")
    parser.add_argument("--share", type=float, default=0.75)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.manual_seed(1)
    np.random.seed(1)
    saved = torch.load(args.weights)
    network = Network(Config(**saved["config"]))
    start_from(network, Lexicon(args.lexical, [], learned=saved["learned"]),
               args.init_model)
    before, model = network.state_dict(), Model(args.init_model)
    if not model.categories:
        hear_as_later(before, saved["weights"], len(model.table["heads.b"]))
    saved["weights"] = blend(before, saved["weights"], args.share)
    torch.save(saved, args.out)


if __name__ == "__main__":
    main()
