"""Other people's dictionaries: their own unit tests, coded with their own dictionaries after `lexicon import --replace`.

The tests are sentences about invented actors (Arnor, Gondor) with the events that their coder gives. What is counted:

  gold     its events that have a category of PLOVER and codes on both sides (some parties are phrases in quotes)
  found    the gold events of whose pair of actors a record tells the same category, or has the same CAMEO code
  spurious the coded pairs that no gold event, with or without category, has with the same category or CAMEO code
  without  sentences that are sound but were given to that coder with a broken tree, to see it complain, and those that
           its own tests pass over (evaluate=false)
  actors   are compared by the first group of three letters of their codes, the current ones (NGM is ISM)

Mutual records count for each ordered pair of their parties; records with the status negated do not count."""

import json
import os
import re
import subprocess

# Groups that `lexicon import` maps to current codes (lexicon/ontology/actor_codes.tsv).
CURRENT = {"NGM": "ISM", "GMW": "DEU", "JAP": "JPN", "ROM": "ROU", "USR": "RUS"}
DICTIONARIES = ["petrarch_validate/PETR.Validate.actors.UP.txt", "petrarch_validate/PETR.Validate.agents.txt",
                "petrarch_validate/PETR.Validate.verbs.2.0.txt", "petrarch_validate/PETR.Validate.discards.txt",
                "up_validate/PETR_Validate_Internal_Coding_Ontology_1_01.txt"]
GOLD = "up_validate_en.jsonl"
LEFT_OUT = ["bad_input_parse", "evaluate=false"]


def read(path: str) -> list[dict]:
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def country(code: str | None) -> str:
    group = (code or "---")[:3]
    return CURRENT.get(group, group)


def wanted(sentence: dict) -> list[tuple]:
    return [(country(e["source"]), e["event"], e["cameo"], country(e["target"])) for e in sentence["gold"]
            if all(re.match(r"[A-Z]{3}", e[side] or "") for side in ("source", "target"))]


def pairs(record: dict) -> list[tuple[str, str]]:
    actors, recipients = ([country(party.get("code")) for party in record[side]] for side in ("actor", "recipient"))
    if recipients:
        return [(a, b) for a in actors for b in recipients]
    return [(a, b) for i, a in enumerate(actors) for k, b in enumerate(actors) if i != k]


def coded(records: list[dict]) -> list[tuple]:
    return [(a, r["event"], r.get("cameo"), b) for r in records if r["status"] != "negated" for a, b in pairs(r)]


def same(one: tuple, other: tuple) -> bool:
    return one[0] == other[0] and one[3] == other[3] and (one[1] == other[1] or one[2] == other[2])


def score(gold: list[dict], records: dict[str, list[dict]]) -> dict[str, float]:
    found = total = spurious = told = 0
    for number, sentence in enumerate(gold):
        want, have = wanted(sentence), coded(records.get(str(number), []))
        asked = [w for w in want if w[1]]
        total += len(asked)
        found += sum(any(same(h, w) for h in have) for w in asked)
        told += len(have)
        spurious += sum(not any(same(h, w) for w in want) for h in have)
    return {"found": found / max(total, 1), "clean": 1 - spurious / max(told, 1),
            "gold": total, "coded": told}


def measure(program: str, shared: str, work: str) -> dict[str, float]:
    folder, articles = os.path.join(work, "imported"), os.path.join(work, "imported.jsonl")
    files = [os.path.join(shared, "dictionaries", name) for name in DICTIONARIES]
    done = subprocess.run([program, "lexicon", "import", "--quiet", "--replace", "--out", folder, *files],
                          capture_output=True, text=True)
    if done.returncode > 1:
        raise RuntimeError(done.stderr)
    gold = [s for s in read(os.path.join(shared, "gold", GOLD)) if not any(word in s["notes"] for word in LEFT_OUT)]
    with open(articles, "w", encoding="utf-8") as file:
        for number, sentence in enumerate(gold):
            file.write(json.dumps({"id": str(number), "date": sentence["date"], "text": sentence["text"]}) + "\n")
    done = subprocess.run([program, "code", "--quiet", "--only", "events", "--lang", "en", "--lexicon", folder, articles],
                          capture_output=True, text=True)
    if done.returncode > 1:
        raise RuntimeError(done.stderr)
    records: dict[str, list[dict]] = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        records.setdefault(record["doc"], []).append(record)
    return score(gold, records)
