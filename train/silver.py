#!/usr/bin/env python3
"""Raw text with the teacher's names: soft tags for every word.

Windows of a few sentences are chosen for names that were not read often
before, so that a corpus full of one president's name does not teach that
name alone.  Tokens and sentences are those of the program itself.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from data import NAMES, Sentence, Silver, load_train
from encoder import Pieces, model_folder
from lexicon import Lexicon
from teacher import Item, Teacher, items, probabilities

# file, share of the words
SOURCES = (("corpora/wikinews_gum.jsonl", 1.0),
           ("corpora/whitehouse_statements_2021_2023.jsonl", 0.35),
           ("corpora/raw/whitehouse_speeches.jsonl.gz", 0.35),
           ("corpora/raw/ungdc_2000_2024.jsonl.gz", 0.3))
WINDOW = 120             # words
_WRAPPED = re.compile(r"(?<![.!?:])\n")


def raw_documents(path: Path, seed: int) -> Iterator[tuple[str, str]]:
    """(id, text) in random order; columns of the UN debates are joined."""
    handle = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with handle:
        rows = [json.loads(line) for line in handle]
    random.Random(seed).shuffle(rows)
    for row in rows:
        text = row["text"]
        if "ungdc" in path.name:
            text = _WRAPPED.sub(" ", text)
        yield row["id"], text


def read_conllu_stream(lines: Iterator[str]) -> Iterator[tuple[str, list[str]]]:
    """(document, forms) of each sentence."""
    document, forms = "", []
    for line in lines:
        if line.startswith("# newdoc id = "):
            document = line[14:].strip()
        elif line[0].isdigit():
            cells = line.split("\t", 2)
            if cells[0].isdigit():
                forms.append(cells[1])
        elif not line.strip() and forms:
            yield document, forms
            forms = []


def tokenised(program: Path, documents: list[tuple[str, str]]) -> Iterator[
        tuple[str, list[str]]]:
    """Sentences of texts as the program cuts them."""
    lines = "".join(json.dumps({"id": ident, "text": text}) + "\n"
                    for ident, text in documents)
    done = subprocess.run(
        [program, "parse", "--quiet", "--threads", "1", "-"],
        input=lines.encode(), capture_output=True, check=True)
    return read_conllu_stream(
        line + "\n" for line in done.stdout.decode().split("\n"))


def windows(sentences: Iterator[tuple[str, list[str]]]) -> Iterator[
        tuple[str, list[list[str]]]]:
    """Neighbouring sentences of a document, about WINDOW words each."""
    current: list[list[str]] = []
    at = ""
    for document, forms in sentences:
        if len(forms) > 80:
            continue
        size = sum(map(len, current)) + len(forms)
        if current and (document != at or size > WINDOW):
            yield at, current
            current = []
        at = document
        current.append(forms)
    if current:
        yield at, current


def capitalised(forms: list[str]) -> list[str]:
    """Words inside a sentence that may belong to names."""
    return [w for w in forms[1:] if w[:1].isupper() and len(w) > 1]


def worth_reading(sentences: list[list[str]]) -> list[list[str]]:
    """Those with a word that may belong to a name, and a few others."""
    return [forms for forms in sentences
            if capitalised(forms) or random.random() < 0.2]


class Chooser:
    """Takes windows with at least `least` words that are not worn out."""

    def __init__(self, cap: int, least: int) -> None:
        self.cap, self.least = cap, least
        self.seen: Counter[str] = Counter()

    def take(self, window: list[list[str]]) -> bool:
        words = [w for forms in window for w in capitalised(forms)]
        fresh = {w for w in words if self.seen[w] < self.cap}
        if len(fresh) < self.least:
            return False
        self.seen.update(words)
        return True


def choose(shared: Path, program: Path, budget: int, cap: int,
           least: int) -> list[Sentence]:
    """About `budget` words of all sources."""
    chooser = Chooser(cap, least)
    out: list[Sentence] = []
    for name, share in SOURCES:
        count, read = 0, 0
        documents = list(raw_documents(shared / name, 1))
        for at in range(0, len(documents), 60):
            found = tokenised(program, documents[at:at + 60])
            for _, window in windows(found):
                read += sum(map(len, window))
                if not chooser.take(window):
                    continue
                window = worth_reading(window)
                count += sum(map(len, window))
                out += [Sentence(forms=forms) for forms in window]
            if count > share * budget:
                break
        print(f"{name}: {count} of {read} words", flush=True)
    return out


def annotate(teachers: list[Path], data: list[Item], lexicon: Lexicon,
             pieces: Pieces) -> list[np.ndarray]:
    """Mean of the teachers' probabilities."""
    total: list[np.ndarray] = []
    for path in teachers:
        teacher = Teacher(len(lexicon.flag_names))
        teacher.load_state_dict(torch.load(path))
        found = probabilities(teacher, data, lexicon, pieces)
        total = [a + b for a, b in zip(total, found)] if total else found
    return [rows / len(teachers) for rows in total]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--program", type=Path, required=True,
                        help="demarche, which cuts text into words")
    parser.add_argument("--lexical", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, action="append",
                        required=True)
    parser.add_argument("--words", type=int, default=400_000)
    parser.add_argument("--cap", type=int, default=12,
                        help="times that a word is fresh")
    parser.add_argument("--least", type=int, default=6,
                        help="fresh words that a window must hold")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    train = load_train(args.shared)
    lexicon = Lexicon(args.lexical, train)
    random.seed(1)
    gum = [Sentence(forms=forms) for forms in worth_reading(
        [s.forms for s in train if s.ident.startswith("GUM")])]
    chosen = choose(args.shared, args.program, args.words, args.cap,
                    args.least) + gum
    data = items(chosen, lexicon)
    soft = annotate(args.teacher, data, lexicon, Pieces(model_folder()))
    Silver([s.forms for s in chosen], soft).save(args.out)
    tags = np.concatenate(soft).argmax(1)
    print(len(chosen), "sentences", len(tags), "words", {
        name: int((tags == i).sum()) for i, name in enumerate(NAMES)})


if __name__ == "__main__":
    main()
