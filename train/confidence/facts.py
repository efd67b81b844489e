#!/usr/bin/env python3
"""Fits the points of lexicon/facts/confidence.tsv to annotated passages. Needs only Python 3.11.

    train/confidence/facts.py split DIR FACTS...                        halves, by document: DIR/learn and DIR/test
    train/confidence/facts.py fit [--write] PROGRAM MODEL=FACTS...      figures, with --write also the table

What is measured must be new to the model: figures.py learns from DIR/learn, and MODEL=FACTS names what it made and a file
of DIR/test; the language is that which the file's name begins with. A fact is right where its kind, its main figure and
all its parties are, as `demarche score` counts. All figures are of predictions for passages that the fit has not seen."""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import fit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import passages  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "lexicon" / "facts" / "confidence.tsv"

Span = tuple[int, int]
Example = tuple[str, frozenset[str], bool]  # passage, evidence, right


def split(folder: Path, files: list[Path]) -> None:
    for file in files:
        for name, odd in (("learn", False), ("test", True)):
            (folder / name).mkdir(parents=True, exist_ok=True)
            with open(folder / name / file.name, "w", encoding="utf-8") as out:
                for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
                    digest = hashlib.md5(json.loads(line)["doc"].encode(), usedforsecurity=False)
                    if int(digest.hexdigest(), 16) % 2 == odd:
                        out.write(line)


def run(program: str, command: str, model: str, language: str, texts: list[passages.Passage]) -> list[dict]:
    lines = "".join(json.dumps({"id": text.ident, "text": text.text}) + "\n" for text in texts)
    done = subprocess.run([program, command, "--only", "facts", "--lang", language, "--model", model, "--format", "jsonl",
                           "--quiet", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def span(place: dict) -> Span:
    return place["start"], place["end"]


def same_parties(fact: dict, record: dict) -> bool:
    told = [span(party) for party in record["party"]]
    gold = [(tuple(party["span"]), party) for party in fact["party"]]
    concern = span(record["object"]) if "object" in record else (0, 0)

    def is_told(place: Span, party: dict) -> bool:
        return bool(party.get("optional")) or any(meets(place, one) for one in told) or (
            party["role"] == "object" and meets(place, concern))

    return all(is_told(place, party) for place, party in gold) and all(
        any(meets(one, place) for place, _ in gold) for one in told)


def answers(fact: dict, record: dict) -> bool:
    """Kind and main figure are the same."""
    figures = [tuple(place) for place in fact["amount"] + fact["count"]]
    told = [span(place) for key in ("amount", "count") for place in record.get(key, [])]
    if fact["kind"] != record["kind"] or bool(figures) != bool(told):
        return False
    return not figures or any(meets(figures[0], place) for place in told)


def judge(text: passages.Passage, records: list[tuple[dict, dict]]) -> list[Example]:
    """Records with their evidence; what may be told or not is left out."""
    left, out = list(text.facts), []
    for record, explained in records:
        found = [fact for fact in left if answers(fact, record)]
        found.sort(key=lambda fact: not same_parties(fact, record))
        right = bool(found) and same_parties(found[0], record)
        if found and (right or not found[0].get("optional")):
            left.remove(found[0])
        if not (found and found[0].get("optional")):
            out.append((text.ident, frozenset(explained["evidence"]), right))
    return out


def examples(program: str, model: str, file: Path, shared: Path) -> list[Example]:
    texts = list(passages.load([file], shared))
    language = file.name[:2]
    records: dict[str, list[dict]] = {}
    explained: dict[str, list[dict]] = {}
    for record in run(program, "code", model, language, texts):
        records.setdefault(record["doc"], []).append(record)
    for sentence in run(program, "explain", model, language, texts):
        explained.setdefault(sentence["doc"], []).extend(sentence["facts"])
    out = []
    for text in texts:
        pairs = list(zip(records.get(text.ident, []), explained.get(text.ident, []), strict=True))
        out += judge(text, pairs)
    return [(f"{file.name} {ident}", evidence, right) for ident, evidence, right in out]


def predictions(data: list[Example]) -> list[float]:
    models = [fit.fit([(evidence, right) for ident, evidence, right in data if fit.fold_of(ident) != k])
              for k in range(fit.FOLDS)]
    return [fit.predict(models[fit.fold_of(ident)], evidence) for ident, evidence, _ in data]


def write_table(weights: fit.Weights) -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    for i, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) > 1 and cells[0] in weights:
            lines[i] = "\t".join([cells[0], str(round(100 * weights[cells[0]])), *cells[2:]])
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fit_all(chosen: argparse.Namespace) -> None:
    data: list[Example] = []
    for pair in chosen.pairs:
        model, _, file = pair.partition("=")
        data += examples(chosen.program, model, Path(file), Path(chosen.shared))
    predicted = predictions(data)
    for name in ["", *sorted({ident.split()[0] for ident, _, _ in data})]:
        pairs = [(p, right) for p, (ident, _, right) in zip(predicted, data) if ident.startswith(name)]
        fit.report(name or "all", pairs, 8)
    weights = fit.fit([(evidence, right) for _, evidence, right in data])
    for name in sorted(weights, key=lambda n: -abs(weights[n])):
        print(f"  {name:20} {weights[name]:+.2f}  in {sum(name in evidence for _, evidence, _ in data)}")
    if chosen.write:
        write_table(weights)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--shared", default=os.environ.get("DEMARCHE_SHARED", ROOT.parent / "shared"))
    commands = options.add_subparsers(dest="command", required=True)
    halves = commands.add_parser("split")
    halves.add_argument("folder", type=Path)
    halves.add_argument("files", type=Path, nargs="+")
    fitting = commands.add_parser("fit")
    fitting.add_argument("--write", action="store_true")
    fitting.add_argument("program")
    fitting.add_argument("pairs", nargs="+", metavar="MODEL=FACTS")
    chosen = options.parse_args()
    if chosen.command == "split":
        split(chosen.folder, chosen.files)
    else:
        fit_all(chosen)


if __name__ == "__main__":
    main()
