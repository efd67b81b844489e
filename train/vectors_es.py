#!/usr/bin/env python3
"""What is known of Spanish words before any treebank is read.

As vectors.py for English, without WordNet: skip-gram vectors over raw text,
word clusters, parts of speech that dictionaries give, names.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

import spanish
from features import normal
from frames import KINDS, Frames
from languages import load_train
from vectors import (DIM, Clusters, body_flags, capital_flags, census_flags,
                     company_flags, load_vectors, lookups,
                     organisation_flags, person_flags, place_flags, tokens,
                     train_vectors, LEXICON)


FRAMES = LEXICON / "verbs" / "es"


def dictionary_flags() -> dict[str, set[str]]:
    """Parts of speech that a form may have, and endings of its lemma."""
    index = lookups("es_lemma_index")
    kinds: dict[str, set[str]] = {}
    for kind in ("noun", "verb", "adj"):
        for lemma in index[kind]:
            kinds.setdefault(lemma, set()).add(kind)
    flags: dict[str, set[str]] = {}
    for form, lemma in lookups("es_lemma_lookup").items():
        for kind in kinds.get(lemma, ()):
            flags.setdefault(normal(form), set()).add(f"form:{kind}")
        if lemma.endswith(("ar", "er", "ir")) and form != lemma:
            flags.setdefault(normal(form), set()).add(f"verb:{lemma[-2:]}")
    for lemma, found in kinds.items():
        for kind in found:
            flags.setdefault(normal(lemma), set()).add(f"lemma:{kind}")
    return flags


def frame_flags(folder: Path) -> dict[str, set[str]]:
    """What the frames tell with the forms of a word, and which word that is:
    what is learned of one form holds for the others."""
    frames = Frames(folder)
    forms: dict[str, set[str]] = {}
    for form, lemma in lookups("es_lemma_lookup").items():
        forms.setdefault(lemma, {lemma}).add(form)
    flags: dict[str, set[str]] = {}
    for kind in KINDS:
        for lemma in frames.of[kind]:
            bare = lemma.removesuffix("se") if (
                kind == "verb" and lemma.endswith("rse")) else lemma
            for form in forms.get(bare, {bare}):
                flags.setdefault(normal(form), set()).update(
                    [f"word:{bare}", *frames.flags(kind, lemma)])
    return flags


def table_flags() -> dict[str, set[str]]:
    """Tokens of the names in the lexicon's Spanish tables."""
    flags: dict[str, set[str]] = {}
    for folder in ("actors", "places"):
        for path in sorted((LEXICON / folder).glob("es*.tsv")):
            kind = path.stem.removeprefix("es.")
            for line in open(path, encoding="utf-8"):
                if line[0] == "#" or "\t" not in line:
                    continue
                for text in "|".join(line.split("\t")[:2]).split("|"):
                    parts = tokens(text.split("@")[0])
                    for part in parts:
                        if part[0].isupper():
                            flags.setdefault(normal(part), set()).add(
                                f"{kind}:{'one' if len(parts) == 1 else 'part'}")
    return flags


def rare(flags: set[str]) -> bool:
    """Whether a word is nothing but a rare name of the census."""
    return all(flag.endswith(":low") for flag in flags)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--words", type=int, default=30000)
    parser.add_argument("--floor", type=float, default=-14.0,
                        help="log probability of web words to keep")
    parser.add_argument("--frame-floor", type=float, default=-15.5,
                        help="likewise, of words in frames")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--vectors", type=Path,
                        help="take vectors from this earlier output")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()

    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    count: Counter[str] = Counter()
    corpus: list[list[str]] = []
    for text in spanish.sentences(args.shared):
        words = spanish.tokens(text)
        for word in words[1:]:
            (upper if word[:1].isupper() else lower)[normal(word)] += 1
        corpus.append([normal(word) for word in words])
        count.update(corpus[-1])
    bank = [[normal(form) for form in sentence.forms]
            for sentence in load_train(args.shared, "es")]
    for words in bank:
        for word in words:
            count[word] += 20
    vectors = (load_vectors(args.vectors) if args.vectors else
               train_vectors(corpus + 3 * bank, args.epochs, 1))
    lists = [place_flags(args.shared), person_flags(args.shared),
             census_flags(), organisation_flags(), company_flags(),
             body_flags(), table_flags()]
    frames = frame_flags(FRAMES)
    dictionary = dictionary_flags()
    clusters = Clusters("es")
    ranked = sorted(count, key=lambda w: (-count[w], w.encode()))[:args.words]
    vectors = {word: vectors[word] for word in ranked if word in vectors}
    clustered = set(ranked) | clusters.frequent(args.floor)
    known = clustered.union(*(
        (word for word, found in flags.items() if not rare(found))
        for flags in lists))
    known |= {word for word in frames
              if clusters.prob.get(word, -25.0) > args.frame_floor}
    vocabulary = sorted((w for w in known if 0 < len(w.encode()) <= 40),
                        key=lambda w: w.encode())

    names: dict[str, int] = {}
    offsets, ids = [0], []
    table = np.zeros((len(vocabulary), DIM), np.float32)
    for i, word in enumerate(vocabulary):
        if word in vectors:
            table[i] = vectors[word]
        found = sorted(dictionary.get(word, ()))
        for flags in (*lists, frames):
            found += sorted(flags.get(word, ()))
        found += capital_flags(upper, lower, word)
        if word in clustered:
            found += clusters.flags(word)
        ids += [names.setdefault(flag, len(names)) for flag in found]
        offsets.append(len(ids))
    table /= np.sqrt((table ** 2).sum(1).mean() / DIM)
    np.savez(args.out, vocabulary=np.array(vocabulary), vectors=table,
             flag_names=np.array(list(names)), flag_offsets=offsets,
             flag_ids=ids)
    print(len(vocabulary), "words", (table[:, 0] != 0).sum(), "with vectors",
          len(names), "flags", sum(map(len, vocabulary)), "characters",
          len({tuple(ids[a:b]) for a, b in zip(offsets, offsets[1:])}),
          "combinations", flush=True)


if __name__ == "__main__":
    main()
