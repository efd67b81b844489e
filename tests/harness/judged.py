"""Records of unseen text that a reader judged (tests/data/judged.tsv; train/confidence/README.md tells how).

The file holds verdicts and no text: a record is found again by its document, the beginning of the SHA-256 of its
sentence, its category and the countries of both sides. Run as a program it lists what is wrong:

    tests/harness/judged.py build/demarche . ../shared
"""

import collections
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile

CORPORA = {
    "wikinews": "corpora/wikinews_gum.jsonl",
    "statements": "corpora/whitehouse_statements_2021_2023.jsonl",
    "debate": "corpora/raw/ungdc_2000_2024.jsonl.gz",
}
Key = tuple[str, str, str, str, str, str]


def rows(root: str) -> list[tuple[Key, str, str]]:
    """Key, verdict and round of each record."""
    out = []
    with open(os.path.join(root, "tests", "data", "judged.tsv"), encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if not line.startswith("#") and cells[0] != "set":
                out.append((tuple(cells[:6]), cells[6], cells[7]))
    return out


def verdicts(root: str) -> dict[Key, bool]:
    return {key: right == "1" for key, right, _ in rows(root)}


def latest_round(root: str) -> set[Key]:
    """The records of the last sample that was drawn."""
    rounds = {key: int(number) for key, _, number in rows(root)}
    return {key for key, number in rounds.items() if number == max(rounds.values())}


def documents(keys: dict[Key, bool]) -> dict[str, set[str]]:
    """The judged documents of each set."""
    out = collections.defaultdict(set)
    for name, document, *_ in keys:
        out[name].add(document)
    return dict(sorted(out.items()))


def inputs(shared: str, work: str, name: str, wanted: set[str]) -> list[str]:
    """Paths that hold the wanted documents of a set, and no others."""
    if name == "html":
        return [os.path.join(shared, document) for document in sorted(wanted)]
    path = os.path.join(shared, CORPORA[name])
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    out = os.path.join(work, f"judged-{name}.jsonl")
    with opened as file, open(out, "w", encoding="utf-8") as kept:
        for line in file:
            if json.loads(line)["id"] in wanted:
                kept.write(line)
    return [out]


def codes(parties: list[dict]) -> str:
    return "+".join(sorted(party.get("code") or "-" for party in parties))


def key(shared: str, name: str, record: dict) -> Key:
    document = os.path.relpath(record["doc"], shared) if name == "html" else record["doc"]
    sentence = hashlib.sha256(record["text"].encode()).hexdigest()[:12]
    return name, document, sentence, record["event"], codes(record["actor"]), codes(record["recipient"])


def show(program: str, root: str, shared: str) -> None:
    """What was judged wrong and is still coded, with its rule; how many right ones are lost."""
    known, lost = verdicts(root), {k for k, right in verdicts(root).items() if right}
    with tempfile.TemporaryDirectory() as work:
        for name, wanted in documents(known).items():
            out = subprocess.run([program, "code", "--quiet", "--only", "events", *inputs(shared, work, name, wanted)],
                                 capture_output=True, text=True, env=dict(os.environ, DEMARCHE_DATA=root)).stdout
            for record in map(json.loads, out.splitlines()):
                found = key(shared, name, record)
                lost.discard(found)
                if known.get(found) is False:
                    print(f"{record['rule']}  {record['trigger']['text']}  {record['confidence']}\n"
                          f"    {found[4] or '-'} {found[3]} {record.get('mode', '-')} {found[5] or '-'}  "
                          f"{record['text']}")
    print(f"{len(lost)} of {sum(known.values())} that were right are no longer coded so")
    for found in sorted(lost):
        print("    " + " ".join(part or "-" for part in found))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: judged.py PROGRAM PROJECT DATA_FOLDER")
    show(*(os.path.abspath(path) for path in sys.argv[1:]))
