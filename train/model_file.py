"""What export.py and export_ear.py share: options, rounded tables, sections.

The sections of docs/model-format.md; container.py lays them out.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

import container
from container import array
from evaluate import Model
from layers import LIMIT
from lexicon import Lexicon

LICENCES = {"en": """\
demarche model for English. Creative Commons Attribution-ShareAlike 4.0
International (CC BY-SA 4.0), https://creativecommons.org/licenses/by-sa/4.0/
Trained on UD English EWT (CC BY-SA 4.0), the freely licensed documents of UD
English GUM (CC BY, CC BY-SA, public domain), UNER English EWT (CC BY-SA 4.0);
word rows also use the UN General Debate Corpus (CC0), statements and speeches
of the White House (public domain), Wikinews articles in GUM (CC BY 2.5),
WordNet 3.0 (Princeton University), GeoNames (CC BY 4.0), name lists of the US
Census 1990 (public domain), word clusters of spacy-lookups-data (MIT),
vectors of all-MiniLM-L6-v2 (Apache-2.0), companies of pytickersymbols (MIT).
Names and events were learned, too, from text that a fine-tuned
all-mpnet-base-v2 (Apache-2.0) read. Sentences in it are the project's own, under the licence
of the file.
""", "es": """\
demarche model for Spanish. Creative Commons Attribution-ShareAlike 4.0
International (CC BY-SA 4.0), https://creativecommons.org/licenses/by-sa/4.0/
Trained on UD Spanish AnCora (CC BY 4.0) and UD Spanish GSD (CC BY-SA 4.0);
word rows also use AnCora's raw text, transcripts of the Mexican presidency
(CC BY-SA 4.0), GeoNames (CC BY 4.0), name lists of the US Census 1990 (public
domain), word clusters and forms of spacy-lookups-data (MIT), companies of
pytickersymbols (MIT), vectors of multilingual-e5-small (MIT). Trees and names
were learned, too, from text that es_core_news_sm of spaCy read; events, too,
from text that a fine-tuned all-mpnet-base-v2 (Apache 2.0) read in words that
Apertium had put into English, and from what it makes of words. Sentences in
it are the project's own, under the licence of the file.
"""}
INFOS = {"en": """\
treebanks=UD English EWT, UD English GUM (free documents)
names=UNER English EWT
""", "es": """\
treebanks=UD Spanish AnCora, UD Spanish GSD (dev and test, harmonised)
names=derived from AnCora's tags, and a teacher's
"""}


# Largest step of rows of words and senses: a byte has room for 127, but fewer
# steps pack better, half a bit a value.
WORD_LIMIT = 90
MOST_LAYERS = 8          # of convolutions one behind the other


def quantise_rows(table: np.ndarray, limit: int) -> tuple[np.ndarray,
                                                          np.ndarray]:
    """Signed bytes and one scale a row."""
    scale = (np.abs(table).max(1) / limit).astype(np.float32)
    safe = np.where(scale > 0, scale, 1)[:, None]
    return np.rint(table / safe).astype(np.int8), scale


def slots_of(words: list[str]) -> int:
    """Of the index of words, which programs make: a power of two."""
    return 1 << (3 * len(words) // 2).bit_length()


def vocabulary(words: list[str]) -> dict[str, bytes]:
    """The sections that find a word's id, from 1."""
    text = [word.encode() for word in words]
    return {"word.offset": array(np.cumsum([0, 0, *map(len, text)]), "<u4"),
            "word.bytes": b"".join(text)}


def known_words(lexicon: Lexicon) -> tuple[Tensor, ...]:
    """What word_rows() and sense_rows() take: row 0 for unknown words, then
    one for each word of the vocabulary."""
    count = len(lexicon.words)
    learned = [0] + [lexicon.learned_id.get(w, 0) for w in lexicon.words]
    vectors = np.concatenate([np.zeros((1, lexicon.vectors.shape[1])),
                              lexicon.vectors]).astype(np.float32)
    offsets = np.concatenate([[0], lexicon.flag_offsets[:count]])
    return (torch.tensor(learned), torch.from_numpy(vectors),
            torch.from_numpy(lexicon.flag_ids.astype(np.int64)),
            torch.from_numpy(offsets.astype(np.int64)))


def layers_of(dilations: list[int]) -> list[int]:
    """How many layers, and their dilations with zeros behind, in `config`."""
    return [len(dilations), *dilations, *[0] * (MOST_LAYERS - len(dilations))]


def vector(x: Tensor) -> np.ndarray:
    return x.detach().float().numpy()


def matrix(out: dict[str, bytes], name: str, layer: nn.Linear,
            step: float = 1.0) -> None:
    weights, scale = quantise_rows(vector(layer.weight), LIMIT)
    out[name + ".w"] = array(weights, "<i1")
    out[name + ".s"] = array(scale * np.float32(step), "<f4")
    out[name + ".b"] = array(vector(layer.bias), "<f4")


def norm(out: dict[str, bytes], name: str, layer: nn.LayerNorm,
          step: float = 1.0) -> None:
    out[name + ".g"] = array(vector(layer.weight) / np.float32(step), "<f4")
    out[name + ".b"] = array(vector(layer.bias) / np.float32(step), "<f4")


def parser_heads(model: Model, raw: dict[str, bytes]) -> dict[str, bytes]:
    """The sections of `heads` without what an ear reads, which stands last."""
    count = sum(model.head_sizes())
    return {name: raw[name][:count * size] for name, size in (
        ("heads.w", int(model.d)), ("heads.s", 4), ("heads.b", 4))}


# ---- of the commands --------------------------------------------------------

def options(description: str | None) -> argparse.ArgumentParser:
    """Those of both commands."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--language", choices=LICENCES, default="en")
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--note", default="", help="more lines of info")
    return parser


def info(args: argparse.Namespace) -> str:
    """The section `info`."""
    return (f"language={args.language}\n"
            f"date={datetime.date.today().isoformat()}\n"
            f"{INFOS[args.language]}licence=CC BY-SA 4.0\n{args.note}")


def write(path: Path, sections: dict[str, bytes]) -> None:
    ident = container.write(path, sections)
    print(f"{path}: model {ident}, {path.stat().st_size} bytes")
