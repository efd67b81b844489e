#!/usr/bin/env python3
"""Fits the points of lexicon/ontology/confidence.tsv and draws docs/confidence.svg. Needs only Python 3.11.

    train/confidence/fit.py [--shared DIR] BUILD            figures and picture
    train/confidence/fit.py [--shared DIR] --write BUILD    also writes the table

A logistic regression with an L2 penalty, by Newton's method. The project's own cases served to write the frames and are
coded better than text is: they have an intercept of their own, which is not written. All figures are of predictions for
documents that the fit has not seen (ten folds)."""

import argparse
import hashlib
import math
import os

import examples
import plot

FOLDS, PENALTY, ROUNDS = 10, 2.0, 25
OWN = "own cases"  # the intercept that is not written
ROOT = examples.ROOT
TABLE = os.path.join(ROOT, "lexicon", "ontology", "confidence.tsv")
PICTURE = os.path.join(ROOT, "docs", "confidence.svg")

Rows = list[tuple[frozenset[str], bool]]


def features(example: examples.Example) -> frozenset[str]:
    return example.evidence | {OWN} if example.set == "cases" else example.evidence


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
    return 1 / (1 + math.exp(-x))


def fit(rows: Rows) -> dict[str, float]:
    """Log-odds of every evidence; no penalty on the base."""
    names = sorted({name for evidence, _ in rows for name in evidence})
    index = {name: i for i, name in enumerate(names)}
    counts: dict[tuple[int, ...], list[int]] = {}
    for evidence, right in rows:
        both = counts.setdefault(tuple(sorted(index[name] for name in evidence)), [0, 0])
        both[0] += 1
        both[1] += right
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        penalty = [0.01 if name == "base" else PENALTY for name in names]
        gradient = [-p * w for p, w in zip(penalty, weights)]
        hessian = [[penalty[i] if i == k else 0.0 for k in range(len(names))] for i in range(len(names))]
        for there, (n, right) in counts.items():
            p = sigmoid(sum(weights[i] for i in there))
            for i in there:
                gradient[i] += right - n * p
                for k in there:
                    hessian[i][k] += n * p * (1 - p)
        weights = [w + step for w, step in zip(weights, solve(hessian, gradient))]
    return dict(zip(names, weights))


def predict(weights: dict[str, float], evidence: frozenset[str]) -> float:
    return sigmoid(sum(weights.get(name, 0.0) for name in evidence))


def fold_of(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def cross_validate(data: list[examples.Example]) -> list[float]:
    """For each example the prediction of a fit without its document."""
    models = [fit([(features(e), e.right) for e in data if fold_of(e.group) != k]) for k in range(FOLDS)]
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


def write_table(weights: dict[str, float]) -> None:
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
    for name, sets, count in (("records of unseen text", ("html", "wikinews", "statements", "debate", "gold"), 8),
                              ("relate, PLV pairs", ("pairs",), 10), ("records of our own cases", ("cases",), 5)):
        pairs = [(p, e.right) for p, e in zip(predicted, data) if e.set in sets]
        report(name, pairs, count)
        panels.append((name, bins(pairs, count), figures(pairs, count)))
    for name in ("html", "wikinews", "statements", "debate", "gold"):
        report(f"  {name}", [(p, e.right) for p, e in zip(predicted, data) if e.set == name], 4)
    weights = fit([(features(e), e.right) for e in data])
    for name in sorted(weights, key=lambda n: -abs(weights[n])):
        print(f"  {name:20} {weights[name]:+.2f}  in {sum(name in features(e) for e in data)}")
    with open(PICTURE, "w", encoding="utf-8") as file:
        file.write(plot.reliability(panels[:2]))
    if chosen.write:
        write_table(weights)


if __name__ == "__main__":
    main()
