"""What a sentence tells, read out of probabilities, and how right it is."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from told import Told


@dataclass
class Reading:
    """(trigger, category) with their statuses and parties."""

    triggers: dict[int, int] = field(default_factory=dict)
    statuses: dict[int, int] = field(default_factory=dict)
    roles: dict[tuple[int, int], int] = field(default_factory=dict)


def read_told(told: Told, categories: np.ndarray, statuses: np.ndarray,
              roles: np.ndarray) -> Reading:
    """The best category of each token that beats none.

    Roles are those of `told`'s pairs, whatever their trigger."""
    out = Reading()
    for token, row in enumerate(categories):
        best = 1 + int(row[1:].argmax())
        if row[best] > row[0]:
            out.triggers[token] = best
            out.statuses[token] = int(statuses[token].argmax())
    for (trigger, party), row in zip(told.pairs, roles):
        if row.argmax():
            out.roles[int(trigger), int(party)] = int(row.argmax())
    return out


def gold(told: Told) -> Reading:
    """The annotation itself."""
    return read_told(told, told.triggers, told.statuses, told.roles)


class EventScores:
    """Counts over sentences.

    Triggers: category at the token; sets: categories of the sentence, as in
    `demarche score`; statuses and roles: where the trigger is gold's.
    """

    def __init__(self) -> None:
        self.counts: dict[str, np.ndarray] = {
            name: np.zeros(3) for name in ("triggers", "sets", "roles")}
        self.status = np.zeros(2)
        self.silent = np.zeros(2)

    def _count(self, name: str, found: set, wanted: set) -> None:
        self.counts[name] += (len(found & wanted), len(found - wanted),
                              len(wanted - found))

    def add(self, told: Told, found: Reading) -> None:
        wanted = gold(told)
        unknown = {int(t) for t in np.flatnonzero(~told.triggers.any(1))}
        triggers = {(t, c) for t, c in found.triggers.items()
                    if t not in unknown}
        self._count("triggers", triggers, set(wanted.triggers.items()))
        have = {c for _, c in triggers}
        want = set(wanted.triggers.values())
        self._count("sets", have, want)
        self._count("roles", set(found.roles.items()),
                    set(wanted.roles.items()))
        for trigger, status in wanted.statuses.items():
            if found.triggers.get(trigger) == wanted.triggers[trigger]:
                self.status += (found.statuses[trigger] == status, 1)
        if not want:
            self.silent += (not have, 1)

    @staticmethod
    def _figures(counts: np.ndarray) -> str:
        right, spurious, missed = counts
        precision = right / max(right + spurious, 1)
        recall = right / max(right + missed, 1)
        f1 = 2 * right / max(2 * right + spurious + missed, 1)
        return f"{100 * f1:.1f} (P {100 * precision:.1f} R {100 * recall:.1f})"

    def line(self) -> str:
        parts = [f"{name} {self._figures(counts)}"
                 for name, counts in self.counts.items()]
        for name, (right, all_) in (("status", self.status),
                                    ("silent", self.silent)):
            parts.append(f"{name} {100 * right / max(all_, 1):.1f}")
        return " ".join(parts)
