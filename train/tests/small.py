"""Models of random weights over a few words, for the tests."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

import container
import export
import export_ear
from data import FEATS, NAMES
from ear import Ear, EarConfig, Parser
from evaluate import Model
from lexicon import Lexicon
from network import Config, Network
from told import CATEGORIES

FORMS = ["Ada", "met", "Okello", "in", "Brno", "."]


def lexicon(folder: Path, forms: list[str] = FORMS) -> Lexicon:
    words = sorted({form.lower() for form in forms})
    count, path = len(words), folder / "lexical.npz"
    np.savez(path, vocabulary=np.array(words),
             vectors=np.random.default_rng(1).normal(size=(count, 4)).astype(
                 np.float32),
             flag_names=np.array(["place", "person"]),
             flag_offsets=np.arange(count + 1), flag_ids=np.arange(count) % 2)
    return Lexicon(path, [], learned=words)


def network(of: Lexicon, dim: int = 128) -> Network:
    out = Network(Config(
        upos=["NOUN", "VERB"], xpos=["NN"], deprels=["obj", "root"],
        feats={key: ["_", "A"] for key in FEATS}, names=list(NAMES),
        categories=list(CATEGORIES), flags=2, vector_dim=4,
        learned_words=len(of.learned) + 1, dim=dim))
    out.steps.fill_(0.05)
    return out


def parser_sections(of: Lexicon, seed: int = 1) -> dict[str, bytes]:
    torch.manual_seed(seed)
    made = network(of)
    return export.sections(
        made, of, np.ones(made.hashed.num_embeddings, bool), "")


FLAT = (1, 2, 4)                   # dilations of an ear that sees no tree


def ear_of(parser: Path, of: Lexicon, seed: int = 1,
           dilations: tuple[int, ...] = FLAT) -> Ear:
    """One that says something of words, pairs and paths."""
    torch.manual_seed(seed)
    model = Model(parser)
    ear = Ear(EarConfig(
        inputs=int(model.d), learned_words=len(of.learned) + 1, vector_dim=4,
        flags=2, dilations=list(dilations)), Parser(model).step())
    for table in (ear.sense_words.weight, ear.sense_flags.weight,
                  ear.role_relative, ear.role_path):
        torch.nn.init.normal_(table)
    ear.steps.fill_(0.05)
    ear.quantised = True
    return ear.eval()


@cache
def _made(forms: tuple[str, ...],
          dilations: tuple[int, ...]) -> tuple[Ear, bytes, bytes]:
    with TemporaryDirectory() as name:
        parser, path = Path(name, "parser.model"), Path(name, "ear.model")
        of = lexicon(Path(name), list(forms))
        container.write(parser, parser_sections(of))
        ear = ear_of(parser, of, dilations=dilations)
        container.write(path, export_ear.sections(ear, of, parser, ""))
        return ear, parser.read_bytes(), path.read_bytes()


def files(folder: Path, forms: list[str] = FORMS,
          dilations: tuple[int, ...] = FLAT) -> tuple[Ear, Path, Path]:
    """An ear, the file of its parser, and the file of both."""
    ear, *data = _made(tuple(forms), dilations)
    paths = folder / "parser.model", folder / "ear.model"
    for path, content in zip(paths, data):
        path.write_bytes(content)
    return ear, *paths
