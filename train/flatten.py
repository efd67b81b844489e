#!/usr/bin/env python3
"""Treebanks, annotated sentences, prose and raw text as flat arrays
(flat.py)."""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

import flat
import mpnet
import spanish_banks
from corpora import prose_documents, raw_documents
from data import NAMES, Sentence, load_dev, load_train, pick_case, recase
from events.annotated import Annotated, load
from features import normal
from flat import UNKNOWN, Flat, Ragged, Types
from glossed import Glossed
from lexicon import Lexicon
from named.marked import read_marked
from renaming import Renamer
from splits import DEV, NEWS, PRESS, TEST, of_part
from told import Told, empty, parsed, to_bytes
from told import encode as encode_told

# file, words that are taken of it
SOURCES = {"en": (("corpora/wikinews_gum.jsonl", 1_000_000),
                  ("corpora/whitehouse_statements_2021_2023.jsonl", 1_700_000),
                  ("corpora/raw/whitehouse_speeches.jsonl.gz", 1_000_000),
                  ("corpora/raw/ungdc_2000_2024.jsonl.gz", 1_400_000)),
           "es": (("corpora/raw/presidencia_mx_2024_es.jsonl.gz", 1_700_000),)}
WINDOW, LONGEST = 120, 80    # words of neighbouring sentences, of one sentence
COPIES = 3               # of sentences with names, with other names or case
OFTEN = 8                # times in texts: a word gets its own embedding


class Collector:
    """Numbers for spellings and labels."""

    def __init__(self) -> None:
        self.forms: dict[str, int] = {}
        self.labels: dict[str, int] = {}

    def types(self, forms: list[str]) -> list[int]:
        return [self.forms.setdefault(f, len(self.forms)) for f in forms]

    def ids(self, labels: list[str]) -> list[int]:
        return [self.labels.setdefault(v, len(self.labels)) for v in labels]

    def flat(self, told: list[Told], known: bool = True) -> Flat:
        """`known`: that nothing is told where nothing is annotated."""
        sentences = [t.sentence for t in told]
        tags = {tag: i for i, tag in enumerate(NAMES)}

        def join(parts: list, kind: str) -> np.ndarray:
            return np.concatenate([np.asarray(p, kind) for p in parts])

        def shares(parts: list[np.ndarray]) -> np.ndarray:
            return to_bytes(np.concatenate(parts))

        starts = [np.concatenate([[0], np.cumsum(counts)]) for counts in (
            [len(s) for s in sentences], [len(t.paths) for t in told])]
        return Flat(
            starts[0],
            join([self.types(s.forms) for s in sentences], "<i4"),
            join([self.ids(s.upos) for s in sentences], "u1"),
            join([s.heads for s in sentences], "<i2"),
            join([self.ids(s.deprels) for s in sentences], "u1"),
            join([[tags.get(t, UNKNOWN) if t else UNKNOWN for t in s.names]
                  or [UNKNOWN] * len(s) for s in sentences], "u1"),
            shares([t.triggers for t in told]) * np.uint8(known),
            shares([t.statuses for t in told]) * np.uint8(known),
            starts[1], join([t.pairs for t in told], "<i2"),
            join([t.paths for t in told], "<i2"),
            shares([t.roles for t in told]))


def varied(sentences: list[Sentence], renamer: Renamer,
           count: int) -> Iterator[Sentence]:
    """Copies of the sentences that hold names, names or case replaced."""
    for sentence in sentences:
        for _ in range(count):
            forms = renamer.forms(sentence)
            how = pick_case(0.15)
            if forms is None and how is None:
                continue
            forms = forms or sentence.forms
            yield Sentence(**vars(sentence) | {
                "forms": [recase(f, how) for f in forms] if how else forms})


def windows(sentences: list[Told]) -> Iterator[list[Told]]:
    """Neighbouring sentences of a document, about WINDOW words each."""
    current: list[Told] = []
    for told in sentences:
        if len(told.sentence) > LONGEST:
            continue
        size = sum(len(t.sentence) for t in current) + len(told.sentence)
        if current and (told.ident != current[0].ident or size > WINDOW):
            yield current
            current = []
        current.append(told)
    if current:
        yield current


def fresh(sentences: list[Told], seen: set[str]) -> Iterator[Told]:
    """Those in windows that are long enough and were not met before."""
    for window in windows(sentences):
        for told in window:
            key = " ".join(told.sentence.forms)
            if len(told.sentence) > 3 and key not in seen:
                seen.add(key)
                yield told


def read_texts(documents: list[tuple[str, str]], program: Path,
               language: str, seen: set[str]) -> Iterator[list[Told]]:
    """Sentences of a hundred documents each."""
    for at in range(0, len(documents), 100):
        found = parsed(program, documents[at:at + 100], "--lang", language)
        yield list(fresh([empty(s, ident) for ident, s in found], seen))


def read_raw(shared: Path, program: Path, language: str) -> Iterator[Told]:
    """Windows of neighbouring sentences; none is taken twice."""
    seen: set[str] = set()
    for name, most in SOURCES[language]:
        count = 0
        for part in read_texts(list(raw_documents(shared / name, 1)),
                               program, language, seen):
            yield from part
            count += sum(len(t.sentence) for t in part)
            if count > most:
                break
        print(f"{name}: {count} words", flush=True)


def read_prose(paths: list[Path], program: Path,
               language: str) -> Iterator[Told]:
    """Sentences that were written to be read."""
    documents = list(prose_documents(paths))
    for part in read_texts(documents, program, language, set()):
        yield from part


def learned_words(lexicon: Lexicon, collector: Collector,
                  texts: list[Flat]) -> list[str]:
    """Those met that stand twice in the treebanks, or often in the other
    texts with a vector."""
    forms = list(collector.forms)
    met = {normal(form) for form in forms}
    often = dict.fromkeys(lexicon.words, 0)
    types = np.concatenate([text.types for text in texts])
    for t, n in enumerate(np.bincount(types, minlength=len(forms))):
        key = normal(forms[t])
        if n and key in often:
            often[key] += int(n)
    own = lexicon.vectors.any(1)
    return [w for i, w in enumerate(lexicon.words)
            if w in met and (lexicon.count[w] >= 2
                             or (own[i] and often[w] >= OFTEN))]


def pieces_of(args: argparse.Namespace, forms: list[str]
              ) -> list[list[int]]:
    """What a teacher reads of each spelling; nothing without an encoder."""
    if not args.encoder:
        return [[] for _ in forms]
    pieces = mpnet.own_pieces(args.encoder)
    if args.language == "es":
        pieces = Glossed(pieces, forms)
    return [pieces.of(form) for form in forms]


def make_types(collector: Collector, lexicon: Lexicon, learned: list[str],
               pieces: list[list[int]]) -> Types:
    forms = list(collector.forms)
    learned_id = {word: i + 1 for i, word in enumerate(learned)}
    keys = [normal(f) for f in forms]
    words = np.array([lexicon.word_id.get(k, -1) for k in keys])
    used = np.unique(words[words >= 0])
    row = np.full(len(lexicon.words) + 1, -1, np.int32)
    row[used] = np.arange(len(used))
    return Types(forms, row[words],
                 np.array([learned_id.get(k, 0) for k in keys], np.int32),
                 Ragged.of(pieces, "<i4"),
                 lexicon.vectors[used].astype(np.float16),
                 Ragged.of([lexicon.flags(w) for w in used], "<u2"),
                 np.flatnonzero([name.startswith("word:")
                                 for name in lexicon.flag_names]))


def english(args: argparse.Namespace, collector: Collector
            ) -> tuple[list[Sentence], dict[str, Flat]]:
    """Sentences of the treebanks that teach, and the sets."""
    train = load_train(args.shared)
    gum = [s for s in train if s.ident.startswith("GUM")]
    ewt = train[:len(train) - len(gum)]
    renamer = Renamer(args.shared, 0.85)
    named = list(read_marked(args.named, args.program))
    sets = {"ewt": ewt, "gum": gum, "named": named,
            "varied": list(varied(ewt + named, renamer, COPIES)),
            "dev": load_dev(args.shared)["EWT dev"]}
    return train, {name: bare(collector, sentences[:args.limit])
                   for name, sentences in sets.items()} | told_sets(
                       args, collector, "en", ("told", "told_dev",
                                               "told_test"))


def spanish(args: argparse.Namespace, collector: Collector
            ) -> tuple[list[Sentence], dict[str, Flat]]:
    """As english(); what is annotated in English teaches the teacher, too."""
    train = spanish_banks.load_train(args.shared)
    annotated = load_train(args.shared)
    ewt = [s for s in annotated if not s.ident.startswith("GUM")]
    dev = spanish_banks.load_dev(args.shared)["AnCora names"]
    measured = list(load(args.measured, args.shared))
    sets = {"bank": unlike(train, measured), "ewt": ewt, "dev": dev}
    return train, {name: bare(collector, sentences[:args.limit])
                   for name, sentences in sets.items()} | told_sets(
                       args, collector, "es", ("told", "press", "told_dev",
                                               "told_test")
                   ) | told_sets(args, collector, "en", ("told_en",))


PARTS = {"told": None, "told_en": None, "press": PRESS, "told_dev": DEV,
         "told_test": TEST | NEWS}
SETS = {"en": english, "es": spanish}
ALIKE = 0.6              # share of long words: one sentence cut in two ways


def bare(collector: Collector, sentences: list[Sentence]) -> Flat:
    """Sentences of whose events nothing is known."""
    return collector.flat([empty(s) for s in sentences], False)


def told_sets(args: argparse.Namespace, collector: Collector, language: str,
              names: tuple[str, ...]) -> dict[str, Flat]:
    """Annotated sentences of a language."""
    own = [s for s in load(args.events, args.shared)
           if s.language == language]
    out = {}
    for name in names:
        part = of_part(own, PARTS[name])[:args.limit]
        if part:
            out[name] = collector.flat(encode_told(
                part, args.program, ("--lang", language)))
        print(name, len(part), "sentences", flush=True)
    return out


def long_words(words: list[str]) -> frozenset[str]:
    return frozenset(w for w in words if len(w) > 5)


def unlike(sentences: list[Sentence], measured: list[Annotated]
           ) -> list[Sentence]:
    """Those that are not among the sentences that measure."""
    known: dict[str, list[frozenset[str]]] = {}
    for one in measured:
        words = long_words(re.findall(r"\w+", one.text))
        for word in words:
            known.setdefault(word, []).append(words)

    def met(sentence: Sentence) -> bool:
        own = long_words(sentence.forms)
        return any(len(own & other) > ALIKE * max(len(own), len(other))
                   for word in own for other in known.get(word, ()))

    return [s for s in sentences if not met(s)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--language", choices=SETS, default="en")
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--program", type=Path, required=True,
                        help="demarche, which cuts and parses sentences")
    parser.add_argument("--events", type=Path, nargs="+", required=True,
                        help="annotated sentences")
    parser.add_argument("--prose", type=Path, nargs="*", default=[],
                        help="text that was written to be read (prose/)")
    parser.add_argument("--named", type=Path, nargs="*", default=[],
                        help="English sentences whose names are marked "
                        "(named/); English needs some")
    parser.add_argument("--measured", type=Path, nargs="*", default=[],
                        help="annotated sentences of treebanks that measure")
    parser.add_argument("--encoder", type=Path,
                        help="folder of the teacher's encoder; without one "
                        "no teacher can read them")
    parser.add_argument("--limit", type=int,
                        help="sentences of each set, for a trial")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    if args.language == "en" and not args.named:
        parser.error("English needs --named")
    random.seed(1)
    collector = Collector()
    train, sets = SETS[args.language](args, collector)
    sets["raw"] = collector.flat(list(islice(read_raw(
        args.shared, args.program, args.language), args.limit)), False)
    if args.prose:
        sets["prose"] = collector.flat(list(islice(read_prose(
            args.prose, args.program, args.language), args.limit)), False)
    lexicon = Lexicon(args.lexical, train)
    learned = learned_words(lexicon, collector, [
        sets[name] for name in ("raw", "prose", "named") if name in sets])
    types = make_types(collector, lexicon, learned,
                       pieces_of(args, list(collector.forms)))
    flat.save(args.out, types, sets, list(collector.labels))
    args.out.with_suffix(".learned").write_text("\n".join(learned))
    print({name: (len(s), len(s.types)) for name, s in sets.items()},
          len(types.forms), "spellings", len(learned), "learned",
          len(types.vectors), "words")


if __name__ == "__main__":
    main()
