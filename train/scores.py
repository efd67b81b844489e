"""Scores of tags, trees, features and names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from data import FEATS, Sentence


@dataclass
class Prediction:
    """What the network says of a sentence; columns as in Sentence."""

    upos: list[str]
    heads: list[int]
    deprels: list[str]
    feats: list[dict[str, str]]
    names: list[str]


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """(first, last, type) of IOB2 tags; an I- without its B- opens one."""
    out: set[tuple[int, int, str]] = set()
    first, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        inside = tag.startswith("I-") and tag[2:] == kind
        if kind and not inside:
            out.add((first, i - 1, kind))
            kind = ""
        if tag != "O" and not inside:
            first, kind = i, tag[2:]
    return out


def universal(deprel: str) -> str:
    return deprel.split(":")[0]


@dataclass
class Scores:
    """Counts over a set of sentences; percentages on demand."""

    count: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sentence, found: Prediction) -> None:
        c = self.count
        for i in range(len(gold)):
            c["tokens"] += 1
            c["upos"] += gold.upos[i] == found.upos[i]
            attached = gold.heads[i] == found.heads[i]
            c["uas"] += attached
            c["las"] += attached and (universal(gold.deprels[i])
                                      == universal(found.deprels[i]))
            c["full"] += attached and gold.deprels[i] == found.deprels[i]
            for key in FEATS:
                same = gold.feats[i].get(key) == found.feats[i].get(key)
                c[key] += same
                c["feats"] += same
        if gold.names:
            want = spans([t or "O" for t in gold.names])
            have = spans(found.names)
            c["want"] += len(want)
            c["have"] += len(have)
            c["both"] += len(want & have)
            for kind in ("PER", "ORG", "LOC"):
                c["want" + kind] += sum(s[2] == kind for s in want)
                c["have" + kind] += sum(s[2] == kind for s in have)
                c["both" + kind] += sum(s[2] == kind for s in want & have)

    def percent(self, key: str) -> float:
        return 100 * self.count[key] / max(1, self.count["tokens"])

    def names(self, kind: str = "") -> tuple[float, float, float]:
        """Precision, recall, F1 in percent."""
        both = self.count["both" + kind]
        p = 100 * both / max(1, self.count["have" + kind])
        r = 100 * both / max(1, self.count["want" + kind])
        return p, r, 2 * p * r / max(1e-9, p + r)

    def line(self) -> str:
        text = (f"UPOS {self.percent('upos'):.2f}"
                f" UAS {self.percent('uas'):.2f} LAS {self.percent('las'):.2f}"
                f" (full {self.percent('full'):.2f})"
                f" feats {self.percent('feats') / len(FEATS):.2f}")
        if self.count["want"]:
            text += " names P {:.1f} R {:.1f} F1 {:.2f}".format(*self.names())
            text += " (" + " ".join(
                f"{k} {self.names(k)[2]:.1f}" for k in ("PER", "ORG", "LOC"))
            text += ")"
        return text
