"""Coded records with their evidence and whether they are right, from gold and from records that were judged."""

import json
import os
import subprocess
import sys
import tempfile
from typing import Iterator, NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests"))

from harness import cases, judged  # noqa: E402

FOLD_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


class Example(NamedTuple):
    set: str
    group: str  # document or sentence: never in two folds
    evidence: frozenset[str]
    right: bool
    earlier: bool = False  # judged in a round before the last


class Coder:
    def __init__(self, build: str, shared: str) -> None:
        self.build, self.shared = build, shared
        self.environment = dict(os.environ, DEMARCHE_DATA=ROOT)

    def run(self, *arguments: str) -> list[dict]:
        out = subprocess.run([os.path.join(self.build, "demarche"), *arguments], capture_output=True, text=True,
                             env=self.environment)
        return [json.loads(line) for line in out.stdout.splitlines()]

    def records(self, *paths: str) -> Iterator[tuple[dict, frozenset[str]]]:
        """Records with their evidence: `explain` tells both in the order of `code`."""
        explained = [record for sentence in self.run("explain", "--format", "jsonl", "--quiet", *paths)
                     for record in sentence["records"]]
        coded = self.run("code", "--quiet", "--only", "events", *paths)
        for record, why in zip(coded, explained, strict=True):
            assert record["event"] == why["event"] and record["rule"] == why["rule"]
            yield record, frozenset(why["evidence"])


def scorer(shared: str):
    sys.path.insert(0, os.path.join(shared, "tools"))
    import score  # the data folder's
    return score


def of_gold(coder: Coder, name: str, path: str) -> Iterator[Example]:
    """A record is right when gold has its category with all its pairs of countries."""
    score = scorer(coder.shared)
    gold = {item["id"]: item for item in score.rows(path)}
    for record, evidence in coder.records(path):
        item = gold[record["doc"]]
        want = score.gold_triples(item) | score.gold_triples(item, True)
        have = [(x, score.category(record["event"]), y) for x, y in score.pairs_of(record)]
        yield Example(name, record["doc"], evidence,
                      bool(have) and all(any(score.fits(h, w) for w in want) for h in have))


def of_cases(coder: Coder, work: str) -> Iterator[Example]:
    path = os.path.join(work, "cases.jsonl")
    cases.write_gold(os.path.join(ROOT, "tests", "cases", "events"), path)
    yield from of_gold(coder, "cases", path)


def of_judged(coder: Coder, work: str) -> Iterator[Example]:
    """Judged records that are still coded as they were; the others are passed over."""
    verdicts, latest = judged.verdicts(ROOT), judged.latest_round(ROOT)
    found = set()
    for name, wanted in judged.documents(verdicts).items():
        for record, evidence in coder.records(*judged.inputs(coder.shared, work, name, wanted)):
            key = judged.key(coder.shared, name, record)
            if key in verdicts and key not in found:
                found.add(key)
                yield Example(name, key[1], evidence, verdicts[key], key not in latest)
    print(f"{len(found)} of {len(verdicts)} judged records are still coded so")


def of_pairs(coder: Coder) -> Iterator[Example]:
    """relate's answers: right when the root is."""
    path = os.path.join(coder.shared, "gold", "plv_dev.jsonl")
    gold = {item["id"]: item["gold"][0]["event"] for item in scorer(coder.shared).rows(path)}
    tool = os.path.join(coder.build, "tests", "tools", "relate_evidence")
    out = subprocess.run([tool, os.path.join(ROOT, "lexicon"), os.path.join(ROOT, "models", "en.model"), path],
                         capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        pair, root, evidence = line.split("\t")
        yield Example("pairs", pair, frozenset(evidence.split()), FOLD_ROOT.get(root, root) == gold[pair])


def load(build: str, shared: str) -> list[Example]:
    coder = Coder(build, shared)
    with tempfile.TemporaryDirectory() as work:
        return [*of_judged(coder, work), *of_gold(coder, "gold", os.path.join(shared, "gold", "plover_gsr_dev.jsonl")),
                *of_cases(coder, work), *of_pairs(coder)]
