"""Annotated sentences of the data folder, coded in the articles that they stand in, as users code them.

A gold file of sentences alone (train/events/gold.py) says what they tell by themselves; here each is coded with the
text around it, which tells whose "the Government" is. What is coded elsewhere in the articles is left out.

    cd tests && python3 -m harness.in_articles ../build/demarche ../../shared gold/es.events.dev.jsonl"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
Place = tuple[int, int, str]


def documents(shared: pathlib.Path, sources: set[str]) -> dict[str, str]:
    found = {}
    for source in sorted(sources):
        with open(shared / source, encoding="utf-8") as lines:
            found |= {row["id"]: row["text"] for row in map(json.loads, lines)}
    return found


def write_articles(shared: pathlib.Path, rows: list[dict], out: pathlib.Path) -> dict[str, list[Place]]:
    """Writes the articles; returns by article where its annotated sentences stand and their names."""
    texts = documents(shared, {row["source"] for row in rows})
    places: dict[str, list[Place]] = collections.defaultdict(list)
    years = {row["doc"]: row["year"] for row in rows}
    for row in rows:
        places[row["doc"]].append((*row["span"], row["id"]))
    with open(out, "w", encoding="utf-8") as file:
        for doc in sorted(places):
            article = {"id": doc, "lang": rows[0]["id"][:2], "text": texts[doc], "date": f"{years[doc]}-07-01"}
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return places


def of_sentences(records: str, places: dict[str, list[Place]]) -> list[dict]:
    """The records whose trigger stands in an annotated sentence, as records of that sentence."""
    found = []
    for record in map(json.loads, records.splitlines()):
        at = record["trigger"]["start"]
        found += [record | {"doc": name} for start, end, name in places[record["doc"]] if start <= at < end]
    return found


def measure(program: str, shared: str, sentences: str, gold: str) -> dict[str, float]:
    """`sentences` as annotated, `gold` the same as a gold file; figures of `demarche score`."""
    rows = [json.loads(line) for line in pathlib.Path(sentences).read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as work:
        articles, coded = pathlib.Path(work, "articles.jsonl"), pathlib.Path(work, "coded.jsonl")
        places = write_articles(pathlib.Path(shared), rows, articles)
        command = [program, "code", "--quiet", "--only", "events", str(articles)]
        records = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        coded.write_text("".join(json.dumps(record) + "\n" for record in of_sentences(records, places)))
        command = [program, "score", "--quiet", "--format", "jsonl", gold, str(coded)]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    scores = [row for row in map(json.loads, lines) if row["record"] == "score"]
    return {f"{row['measure']}.{name}": row[name] for row in scores for name in ("P", "R", "F1", "accuracy") if name in row}


def main() -> None:
    program, shared, sentences = sys.argv[1:]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as gold:
        subprocess.run([sys.executable, ROOT / "train" / "events" / "gold.py", shared, sentences], stdout=gold, check=True)
        for name, value in measure(program, shared, sentences, gold.name).items():
            print(f"{name:24}{value:.3f}")


if __name__ == "__main__":
    main()
