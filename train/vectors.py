#!/usr/bin/env python3
"""What is known of English words before any treebank is read.

Writes one .npz: the vocabulary (normal forms), a static vector for each word
(skip-gram over raw text) and a list of lexical flags (WordNet classes,
GeoNames places, leaders' names).  network.py projects all of it into one row
a word; the exported model holds only the projected rows.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from features import normal
from frames import Frames

DIM = 100
WORDNET = Path("/usr/share/wordnet")
FRAMES = Path(__file__).resolve().parents[1] / "lexicon" / "verbs" / "en"
RAW = ("corpora/raw/ungdc_2000_2024.jsonl.gz",
       "corpora/raw/whitehouse_speeches.jsonl.gz",
       "corpora/whitehouse_statements_2021_2023.jsonl",
       "corpora/wikinews_gum.jsonl")
TREEBANKS = ("treebanks/en_ewt/en_ewt-ud-train.conllu",
             "treebanks/en_gum_free/en_gum_free-ud-train.conllu")

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")
_TOKEN = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+"
    r"|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|vs|No|Jr)\."
    r"|\d+(?:[.,:]\d+)*|can(?=not\b)|\w+(?=n't\b)|n't\b"
    r"|'(?:s|re|ve|ll|d|m)\b|[^\W\d_]+(?:'(?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+)*"
    r"|\.{2,}|-{2,}|\w+|[^\w\s]", re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """Words of a line, cut as the treebanks cut them (roughly)."""
    text = text.replace("\u2019", "'").replace("\u2060", "")
    return _TOKEN.findall(text)


def raw_sentences(shared: Path) -> Iterator[list[str]]:
    """Tokenised sentences of the raw corpora, spelling kept."""
    for name in RAW:
        path = shared / name
        handle = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
        with handle:
            for line in handle:
                text = json.loads(line)["text"]
                if "ungdc" in name:   # lines are wrapped columns there
                    text = re.sub(r"(?<![.!?:])\n", " ", text)
                for paragraph in text.split("\n"):
                    for sentence in _SENTENCE_END.split(paragraph):
                        yield tokens(sentence)


def treebank_sentences(shared: Path) -> Iterator[list[str]]:
    """Forms of the training treebanks."""
    for name in TREEBANKS:
        words: list[str] = []
        for line in open(shared / name, encoding="utf-8"):
            if line == "\n":
                yield words
                words = []
            elif line[0] != "#":
                cells = line.split("\t", 2)
                if cells[0].isdigit():
                    words.append(cells[1])


# ---- WordNet ---------------------------------------------------------------

_ENDINGS = {
    "noun": (("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"),
             ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")),
    "verb": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"),
             ("ed", ""), ("ing", "e"), ("ing", "")),
    "adj": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "adv": (),
}


# Lexicographer files of nouns whose hypernyms are told: acts, communication,
# events, states.
_TELLING = {"04", "10", "11", "26"}
_SENSES = {"verb": 3, "noun": 2}
RARE = 4                 # words that a flag of a synset must have


@dataclass
class Synset:
    file: str
    hypernyms: list[str]


class WordNet:
    """Lexicographer classes and hypernyms of words, inflected forms included."""

    def __init__(self, folder: Path, frames: Frames) -> None:
        self.frames = frames
        self.synsets = {pos: self._read_data(folder, pos) for pos in _ENDINGS}
        self.senses = {pos: self._read_index(folder, pos)
                       for pos in _ENDINGS}
        self.exceptions: dict[str, dict[str, list[str]]] = {
            pos: {cells[0]: cells[1:] for cells in
                  (line.split() for line in open(folder / f"{pos}.exc"))}
            for pos in _ENDINGS}

    @staticmethod
    def _read_data(folder: Path, pos: str) -> dict[str, Synset]:
        out = {}
        for line in open(folder / f"data.{pos}", encoding="utf-8"):
            if line[0] == " ":
                continue
            cells = line[:line.index("|")].split()
            instance = "@i" in cells
            at = 4 + 2 * int(cells[3], 16)
            pointers = cells[at + 1:at + 1 + 4 * int(cells[at])]
            out[cells[0]] = Synset(
                cells[1] + ("i" if instance else ""),
                [target for kind, target in zip(pointers[::4],
                                                pointers[1::4])
                 if kind == "@"])
        return out

    @staticmethod
    def _read_index(folder: Path, pos: str) -> dict[str, list[str]]:
        """Synsets of lemmas, the most frequent sense first."""
        index: dict[str, list[str]] = {}
        for line in open(folder / f"index.{pos}", encoding="utf-8"):
            if line[0] != " ":
                cells = line.split()
                index[cells[0]] = cells[-int(cells[2]):][:4]
        return index

    def words(self) -> set[str]:
        return {word for index in self.senses.values() for word in index
                if "_" not in word}

    def _hypernyms(self, pos: str, senses: list[str]) -> list[str]:
        """The synsets and all above them."""
        table = self.synsets[pos]
        found: dict[str, None] = {}
        left = [s for s in senses[:_SENSES.get(pos, 0)]
                if pos == "verb" or table[s].file in _TELLING]
        while left:
            synset = left.pop(0)
            if synset not in found:
                found[synset] = None
                left += table[synset].hypernyms
        return [f"synset:{pos}:{synset}" for synset in found]

    def _lemma(self, pos: str, word: str) -> tuple[str, str] | None:
        """How the word is made of which lemma."""
        forms = [("b", word)]
        forms += [("e", base) for base in self.exceptions[pos].get(word, ())]
        forms += [(end, word[:-len(end)] + new)
                  for end, new in _ENDINGS[pos]
                  if word.endswith(end) and len(word) > len(end) + 1]
        return next((found for found in forms
                     if found[1] in self.senses[pos]), None)

    def flags(self, word: str) -> list[str]:
        """Flags such as noun:15i (an instance of a place)."""
        out: list[str] = []
        for pos in _ENDINGS:
            found = self._lemma(pos, word)
            if found is None:
                continue
            kind, lemma = found
            senses = self.senses[pos][lemma]
            files = [self.synsets[pos][s].file for s in senses]
            out += [f"{pos}:{kind}", f"{pos}:1:{files[0]}"]
            out += [f"{pos}:{c}" for c in dict.fromkeys(files)]
            out += self._hypernyms(pos, senses)
            out += self.frames.flags(pos, lemma)
        return out


# ---- gazetteers ------------------------------------------------------------

def place_flags(shared: Path) -> dict[str, set[str]]:
    """Normal form of a token -> flags from GeoNames and country codes."""
    flags: dict[str, set[str]] = {}
    for line in open(shared / "places/cities15000.txt", encoding="utf-8"):
        cells = line.split("\t")
        size = "big" if int(cells[14]) >= 300000 else "small"
        for name in {cells[1], cells[2]}:
            parts = name.split()
            for part in parts:
                if len(part) > 2:
                    flags.setdefault(normal(part), set()).add(
                        f"place:{'one' if len(parts) == 1 else 'part'}:{size}")
    for path in (shared / "places/country_codes/data").glob("*.csv"):
        for row in csv.DictReader(open(path, encoding="utf-8")):
            for column in ("CLDR display name", "UNTERM English Short"):
                parts = (row.get(column) or "").split()
                for part in parts:
                    if part[:1].isupper():
                        flags.setdefault(normal(part), set()).add(
                            "country:one" if len(parts) == 1
                            else "country:part")
    return flags


def person_flags(shared: Path) -> dict[str, set[str]]:
    """Tokens of leaders' names (REIGN; facts only)."""
    flags: dict[str, set[str]] = {}
    for path in (shared / "actors/reign").rglob("*.csv"):
        with open(path, encoding="utf-8", errors="replace") as handle:
            for row in csv.DictReader(handle):
                parts = (row.get("leader") or "").split()
                for i, part in enumerate(parts):
                    if len(part) > 2:
                        kind = "last" if i == len(parts) - 1 else "given"
                        flags.setdefault(normal(part), set()).add(
                            f"leader:{kind}")
    return flags


def census_flags() -> dict[str, set[str]]:
    """Given names and surnames of the US Census 1990 (public domain)."""
    import names    # a package that ships the three frequency lists
    folder = Path(names.__file__).parent
    flags: dict[str, set[str]] = {}
    for path, kind, most in (("dist.male.first", "given", 5000),
                             ("dist.female.first", "given", 5000),
                             ("dist.all.last", "surname", 20000)):
        for rank, line in enumerate(open(folder / path)):
            if rank >= most:
                break
            level = "high" if rank < 300 else "mid" if rank < 2000 else "low"
            flags.setdefault(line.split()[0].lower(), set()).add(
                f"{kind}:{level}")
    return flags


def organisation_flags() -> dict[str, set[str]]:
    """Tokens of organisations.txt."""
    flags: dict[str, set[str]] = {}
    for line in open(Path(__file__).parent / "organisations.txt"):
        if line[0] != "#":
            parts = line.split()
            for part in parts:
                if part[0].isupper() or len(parts) == 1:
                    flags.setdefault(normal(part), set()).add(
                        "org:one" if len(parts) == 1 else "org:part")
    return flags


_LEGAL = {"inc.", "inc", "corp.", "corp", "corporation", "company", "co.",
          "co", "plc", "ltd", "ltd.", "limited", "group", "holdings",
          "holding", "ag", "se", "nv", "n.v.", "sa", "s.a.", "the", "&",
          "inc.,", "international"}
LEXICON = Path(__file__).parent.parent / "lexicon"


def lexicon_names(table: str) -> Iterator[str]:
    """Names and aliases of a table of the program's lexicon."""
    path = LEXICON / "actors" / f"{table}.tsv"
    for line in open(path, encoding="utf-8"):
        if line[0] != "#" and "\t" in line:
            name, aliases = line.split("\t")[:2]
            for text in (name, *aliases.split("|")):
                yield text.split("@")[0].strip()


def company_flags() -> dict[str, set[str]]:
    """Tokens of companies: the lexicon's and those of the stock indices."""
    from pytickersymbols import PyTickerSymbols
    names = {stock["name"] for stock in PyTickerSymbols().get_all_stocks()}
    flags: dict[str, set[str]] = {}
    for name in sorted(names | set(lexicon_names("companies"))):
        parts = [part.strip(",") for part in tokens(name)]
        parts = [p for p in parts if p and p.lower() not in _LEGAL]
        for i, part in enumerate(parts):
            if part[0].isupper() or len(parts) == 1:
                flags.setdefault(normal(part), set()).add(
                    "company:one" if len(parts) == 1 else
                    "company:part" if i else "company:first")
    return flags


def body_flags() -> dict[str, set[str]]:
    """Tokens of the lexicon's organisations, parties and armed groups."""
    flags: dict[str, set[str]] = {}
    for table in ("organisations", "parties", "armed_groups"):
        for name in lexicon_names(table):
            parts = tokens(name)
            for part in parts:
                if part[0].isupper() or len(parts) == 1:
                    flags.setdefault(normal(part), set()).add(
                        "body:one" if len(parts) == 1 else "body:part")
    return flags


def lookups(name: str) -> dict:
    """A table of the package spacy-lookups-data (MIT)."""
    import spacy_lookups_data
    folder = Path(spacy_lookups_data.__file__).parent / "data"
    with gzip.open(folder / f"{name}.json.gz", "rt") as handle:
        return json.load(handle)


class Clusters:
    """Brown clusters and frequencies of cased web words.

    A cluster's low bits are the first branches of its tree.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.cluster: dict[str, int] = self._load("cluster")
        self.prob: dict[str, float] = self._load("prob")

    def _load(self, name: str) -> dict:
        return lookups(f"{self.language}_lexeme_{name}")

    def frequent(self, floor: float) -> set[str]:
        """Normal forms of clustered words above a log probability."""
        return {normal(word) for word, prob in self.prob.items()
                if prob > floor and self.cluster.get(word)
                and word.isalpha()
                and (word.isascii() or self.language != "en")}

    def capitals(self, word: str) -> float:
        """Share of the web's words that are this one with a capital."""
        return sum(np.exp(self.prob.get(form, -25.0)) for form in
                   {word[:1].upper() + word[1:], word.upper()} - {word})

    def flags(self, word: str) -> list[str]:
        """Branches of the lower and the capitalised spelling; case ratio."""
        out = []
        title = word[:1].upper() + word[1:]
        for kind, form in (("c", word), ("C", title), ("U", word.upper())):
            cluster = self.cluster.get(form, 0)
            if cluster and (kind != "U" or title != word.upper()):
                out += [f"{kind}4:{cluster & 15}", f"{kind}6:{cluster & 63}",
                        f"{kind}:{cluster}"]
        spread = [np.exp(self.prob.get(form, -25.0)) for form in
                  (word, title, word.upper())]
        if sum(spread) > np.exp(-17.5):
            out.append(f"web:{round(4 * sum(spread[1:]) / sum(spread))}")
        return out


def capital_flags(upper: Counter[str], lower: Counter[str],
                  word: str) -> list[str]:
    """How often the raw text capitalises the word inside sentences."""
    total = upper[word] + lower[word]
    if total < 3:
        return []
    return [f"caps:{round(4 * upper[word] / total)}"]


def train_vectors(sentences: list[list[str]], epochs: int,
                  workers: int) -> dict[str, np.ndarray]:
    """Skip-gram vectors of the words that occur four times or more."""
    from gensim.models import Word2Vec

    model = Word2Vec(sentences, vector_size=DIM, window=4, min_count=4, sg=1,
                     negative=6, sample=1e-4, epochs=epochs, workers=workers,
                     seed=1)
    return {word: model.wv[word] for word in model.wv.index_to_key}


def encoder_vectors(words: list[str], dim: int) -> np.ndarray:
    """What the pre-trained encoder says of a word that stands alone.

    Mean of its output over the word's pieces, reduced to the main axes.
    """
    import torch

    from encoder import Encoder, alone, model_folder, own_pieces
    torch.set_num_threads(1)
    encoder, pieces = Encoder(), own_pieces()
    encoder.load(model_folder())
    encoder.eval()
    order = sorted(range(len(words)), key=lambda i: len(pieces.of(words[i])))
    out = np.zeros((len(words), 384), np.float32)
    for at in range(0, len(order), 512):
        chosen = order[at:at + 512]
        out[chosen] = alone(encoder, [pieces.of(words[i]) for i in chosen])
    out -= out.mean(0)
    axes = np.linalg.eigh(out.T @ out)[1][:, ::-1][:, :dim]
    out = out @ axes
    return out / np.sqrt((out ** 2).sum(1).mean() / dim)


def load_vectors(path: Path) -> dict[str, np.ndarray]:
    with np.load(path) as source:
        words, table = source["vocabulary"], source["vectors"]
    table = table[:, :DIM]
    return {str(word): row for word, row in zip(words, table) if row.any()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--words", type=int, default=45000)
    parser.add_argument("--floor", type=float, default=-14.5,
                        help="log probability of web words to keep")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--vectors", type=Path,
                        help="take vectors from this earlier output")
    parser.add_argument("--encoder", type=int, default=64,
                        help="dimensions of the encoder's vectors")
    parser.add_argument("--more", type=int, default=6000,
                        help="names without skip-gram vector that get one")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()

    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    corpus: list[list[str]] = []
    for words in raw_sentences(args.shared):
        for word in words[1:]:
            (upper if word[:1].isupper() else lower)[normal(word)] += 1
        corpus.append([normal(word) for word in words])
    bank = [[normal(word) for word in words]
            for words in treebank_sentences(args.shared)]
    print(len(corpus), "sentences", sum(map(len, corpus)), "tokens",
          flush=True)
    if args.vectors:
        vectors = load_vectors(args.vectors)
    else:
        vectors = train_vectors(corpus + 3 * bank, args.epochs, args.workers)

    lists = [place_flags(args.shared), person_flags(args.shared),
             census_flags(), organisation_flags(), company_flags(),
             body_flags()]
    bank_count = Counter(word for words in bank for word in words)
    count: Counter[str] = Counter()
    for words in corpus:
        count.update(words)
    for word, n in bank_count.items():
        count[word] += 20 * n
    wordnet = WordNet(WORDNET, Frames(FRAMES))
    ranked = sorted(count, key=lambda w: (-count[w], w.encode()))
    known = set(ranked[:args.words]).union(*lists)
    clusters = Clusters()
    clustered = set(ranked[:args.words]) | vectors.keys()
    clustered |= clusters.frequent(args.floor)
    known |= clustered | vectors.keys()
    known |= wordnet.words()
    vocabulary = sorted((w for w in known if 0 < len(w.encode()) <= 40),
                        key=lambda w: w.encode())

    own_flags = [wordnet.flags(word) for word in vocabulary]
    common = Counter(flag for found in own_flags for flag in found)
    names: dict[str, int] = {}
    offsets, ids = [0], []
    table = np.zeros((len(vocabulary), DIM + args.encoder), np.float32)
    for i, word in enumerate(vocabulary):
        if word in vectors:
            table[i, :DIM] = vectors[word]
        found = [flag for flag in own_flags[i] if common[flag] >= RARE
                 or not flag.startswith("synset")]
        for flags in lists:
            found += sorted(flags.get(word, ()))
        found += capital_flags(upper, lower, word)
        if word in clustered:
            found += clusters.flags(word)
        ids += [names.setdefault(flag, len(names)) for flag in found]
        offsets.append(len(ids))
    table /= np.sqrt((table ** 2).sum(1).mean() / DIM)
    if args.encoder:
        rank = {word: i for i, word in enumerate(sorted(
            (w for w in vocabulary if w not in vectors),
            key=lambda w: (-clusters.capitals(w), w.encode())))}
        own = [i for i, word in enumerate(vocabulary)
               if rank.get(word, 0) < args.more]
        table[own, DIM:] = encoder_vectors(
            [vocabulary[i] for i in own], args.encoder)
    np.savez(args.out, vocabulary=np.array(vocabulary), vectors=table,
             flag_names=np.array(list(names)), flag_offsets=offsets,
             flag_ids=ids)
    print(len(vocabulary), "words", (table[:, 0] != 0).sum(), "with vectors",
          len(names), "flags", sum(map(len, vocabulary)), "characters",
          len({tuple(ids[a:b]) for a, b in zip(offsets, offsets[1:])}),
          "combinations", len(clustered), "clustered", flush=True)


if __name__ == "__main__":
    main()
