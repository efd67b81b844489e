#!/usr/bin/env python3
"""Fits the points of lexicon/ontology/confidence.tsv and draws docs/confidence.svg. Needs only Python 3.11.

    train/confidence/fit.py [--shared DIR] BUILD            figures and picture
    train/confidence/fit.py [--shared DIR] --write BUILD    also writes the table

A logistic regression with an L2 penalty, by Newton's method: first of records, then of relate's pairs, which take what
they share with records from there. Of the records judged in earlier rounds those are left that later changes of the
program did not remove: they have an intercept of their own, which is not written. The project's own cases served to
write the frames and are coded better than text is: they are measured, and teach nothing. All figures are of predictions for
documents that the fit has not seen (ten folds)."""

import argparse
import hashlib
import math
import os

import examples
import plot

FOLDS, PENALTY, ROUNDS = 10, 2.0, 25
EARLIER = "earlier round"  # an intercept that is not written
ROOT = examples.ROOT
TABLE = os.path.join(ROOT, "lexicon", "ontology", "confidence.tsv")
PICTURE = os.path.join(ROOT, "docs", "confidence.svg")

Rows = list[tuple[frozenset[str], bool]]
Weights = dict[str, float]


def features(example: examples.Example) -> frozenset[str]:
    return example.evidence | {EARLIER} if example.earlier else example.evidence


def kind_of(example: examples.Example) -> str:
    return "earlier" if example.earlier else example.set if example.set in ("cases", "pairs") else "unseen"


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss with pivots; the matrix is small and positive definite."""
    n = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, n):
            factor = rows[k][i] / rows[i][i]
            if factor:
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def fit(rows: Rows, known: Weights | None = None) -> Weights:
    """Log-odds of every evidence, beside those that are known; next to no penalty on the bases."""
    known = known or {}
    names = sorted({name for evidence, _ in rows for name in evidence} - known.keys())
    index = {name: i for i, name in enumerate(names)}
    counts: dict[tuple[tuple[int, ...], float], list[int]] = {}
    for evidence, right in rows:
        there = tuple(sorted(index[name] for name in evidence if name in index))
        both = counts.setdefault((there, sum(known.get(name, 0.0) for name in evidence)), [0, 0])
        both[0] += 1
        both[1] += right
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        penalty = [0.01 if name in ("base", "pair") else PENALTY for name in names]
        gradient = [-p * w for p, w in zip(penalty, weights)]
        hessian = [[penalty[i] if i == k else 0.0 for k in range(len(names))] for i in range(len(names))]
        for (there, offset), (n, right) in counts.items():
            p = sigmoid(offset + sum(weights[i] for i in there))
            for i in there:
                gradient[i] += right - n * p
                for k in there:
                    hessian[i][k] += n * p * (1 - p)
        weights = [w + step for w, step in zip(weights, solve(hessian, gradient))]
    return known | dict(zip(names, weights))


def fit_all(data: list[examples.Example]) -> Weights:
    records = fit([(features(e), e.right) for e in data if e.set not in ("cases", "pairs")])
    return fit([(features(e), e.right) for e in data if e.set == "pairs"], records)


def predict(weights: Weights, evidence: frozenset[str]) -> float:
    return sigmoid(sum(weights.get(name, 0.0) for name in evidence))


def fold_of(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def cross_validate(data: list[examples.Example]) -> list[float]:
    """For each example the prediction of a fit without its document."""
    models = [fit_all([e for e in data if fold_of(e.group) != k]) for k in range(FOLDS)]
    return [predict(models[fold_of(e.group)], features(e)) for e in data]


def bins(pairs: list[tuple[float, bool]], count: int) -> list[tuple[float, float, int]]:
    """(mean prediction, share right, size) of bins of the same size."""
    pairs = sorted(pairs)
    out = []
    for i in range(count):
        part = pairs[i * len(pairs) // count:(i + 1) * len(pairs) // count]
        if part:
            out.append((sum(p for p, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part)))
    return out


def figures(pairs: list[tuple[float, bool]], count: int) -> tuple[float, float, float]:
    """Brier score, that of always telling the share that is right, and expected calibration error."""
    share = sum(right for _, right in pairs) / len(pairs)
    brier = sum((p - right) ** 2 for p, right in pairs) / len(pairs)
    error = sum(n * abs(p - r) for p, r, n in bins(pairs, count)) / len(pairs)
    return brier, share * (1 - share), error


def report(name: str, pairs: list[tuple[float, bool]], count: int) -> None:
    brier, base, error = figures(pairs, count)
    print(f"{name}: {len(pairs)}, {sum(r for _, r in pairs) / len(pairs):.2f} right, Brier {brier:.3f} "
          f"(always the same: {base:.3f}), calibration error {error:.3f}")
    for least in (0.3, 0.5, 0.7):
        kept = [right for p, right in pairs if p >= least]
        if kept:
            print(f"    at least {least}: {len(kept) / len(pairs):.2f} kept, {sum(kept) / len(kept):.2f} right")


def write_table(weights: Weights) -> None:
    """New points into the table; its comments and notes stay."""
    with open(TABLE, encoding="utf-8") as file:
        lines = file.read().splitlines()
    out = []
    for line in lines:
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) > 1 and cells[0] != "evidence":
            cells[1] = str(round(100 * weights.get(cells[0], 0.0)))
        out.append("\t".join(cells))
    with open(TABLE, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--shared", default=os.environ.get("DEMARCHE_SHARED", os.path.join(ROOT, "..", "shared")))
    options.add_argument("--write", action="store_true")
    options.add_argument("build")
    chosen = options.parse_args()
    data = examples.load(os.path.abspath(chosen.build), os.path.abspath(chosen.shared))
    predicted = cross_validate(data)
    panels = []
    for name, kind, count in (("records of unseen text", "unseen", 6), ("relate, PLV pairs", "pairs", 10),
                              ("records of earlier rounds", "earlier", 5), ("records of our own cases", "cases", 5)):
        pairs = [(p, e.right) for p, e in zip(predicted, data) if kind_of(e) == kind]
        report(name, pairs, count)
        panels.append((name, bins(pairs, count), figures(pairs, count)))
    for name in sorted({e.set for e in data if kind_of(e) == "unseen"}):
        report(f"  {name}", [(p, e.right) for p, e in zip(predicted, data)
                             if e.set == name and kind_of(e) == "unseen"], 4)
    weights = fit_all(data)
    for name in sorted(weights, key=lambda n: -abs(weights[n])):
        print(f"  {name:20} {weights[name]:+.2f}  in {sum(name in features(e) for e in data)}")
    with open(PICTURE, "w", encoding="utf-8") as file:
        file.write(plot.reliability(panels[:2]))
    if chosen.write:
        write_table(weights)


if __name__ == "__main__":
    main()
