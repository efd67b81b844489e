"""How well names of persons, organisations and places are found: exact bytes and type."""

import collections
import json
import os
import re


def spans(sentences: list[list[str]]) -> set[tuple[int, int, int, str]]:
    """Names as (sentence, first, last, type) out of BIO tags; an I that continues nothing begins a name."""
    found = set()
    for s, tags in enumerate(sentences):
        start, kind = 0, ""
        for i, tag in enumerate([*tags, "O"]):
            if kind and tag != f"I-{kind}":
                found.add((s, start, i - 1, kind))
                kind = ""
            if tag != "O" and not kind:
                start, kind = i, tag[2:]
    return found


def read_sentences(path: str, columns: int, tag) -> list[tuple[tuple[str, ...], list[str]]]:
    """Sentences as (forms, tags); `tag` makes a tag of a line's cells."""
    sentences: list[tuple[tuple[str, ...], list[str]]] = []
    forms: list[str] = []
    tags: list[str] = []
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= columns and cells[0].isdigit():
                forms.append(cells[1])
                tags.append(tag(cells))
            elif not line.strip() and forms:
                sentences.append((tuple(forms), tags))
                forms, tags = [], []
    return sentences


def pairs_of(gold: list, out: list) -> list[tuple[list[str], list[str]]]:
    """Tags of both files sentence by sentence. The names were annotated on another release of the treebank: the order
    differs, and three sentences are cut otherwise, which are left out."""
    by_forms = collections.defaultdict(list)
    for forms, tags in reversed(out):
        by_forms[forms].append(tags)
    return [(tags, by_forms[forms].pop()) for forms, tags in gold if by_forms[forms]]


def gold_tag(cells: list[str]) -> str:
    kept = re.fullmatch(r"[BI]-(PER|ORG|LOC)", cells[2])
    return cells[2] if kept else "O"


def own_tag(cells: list[str]) -> str:
    name = re.search(r"NER=([BI]-\w+)", cells[9])
    return name[1] if name else "O"


def figures(gold: set, out: set) -> dict[str, float]:
    hits = len(gold & out)
    precision, recall = hits / max(len(out), 1), hits / max(len(gold), 1)
    return {"names.P": precision, "names.R": recall, "names.F1": 2 * precision * recall / max(precision + recall, 1e-9)}


def on_tokens(gold_path: str, out_path: str) -> dict[str, float]:
    """Of a treebank with names, tokens as given."""
    pairs = pairs_of(read_sentences(gold_path, 3, gold_tag), read_sentences(out_path, 10, own_tag))
    return figures(spans([tags for tags, _ in pairs]), spans([tags for _, tags in pairs]))


def read_gold(path: str, shared: str) -> list[dict]:
    """Sentences of the data folder with their `text`; `names` count bytes of it."""
    texts: dict[str, dict[str, bytes]] = {}
    sentences = []
    with open(path, encoding="utf-8") as file:
        for item in map(json.loads, file):
            source = item["source"]
            if source not in texts:
                with open(os.path.join(shared, source), encoding="utf-8") as corpus:
                    texts[source] = {row["id"]: row["text"].encode() for row in map(json.loads, corpus)}
            start, end = item["span"]
            sentences.append(item | {"text": texts[source][item["doc"]][start:end].decode()})
    return sentences


def write_articles(gold: list[dict], path: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        for item in gold:
            file.write(json.dumps({"id": item["id"], "lang": "es", "text": item["text"]}, ensure_ascii=False) + "\n")


def read_documents(path: str) -> dict[str, list[tuple[str, str]]]:
    """(form, tag of its name) of each document's tokens."""
    documents: dict[str, list[tuple[str, str]]] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc id = "):
                tokens = documents.setdefault(line[14:].strip(), [])
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                tokens.append((cells[1], own_tag(cells)))
    return documents


def places(text: str, forms: list[str]) -> list[tuple[int, int]]:
    """Bytes of the tokens. A form that does not stand there letter by letter is a part of a word that the tokens take
    apart (del: de, el): it has no width, and what follows is looked for behind as much as such forms can have left."""
    at, lost, found = 0, 0, []
    for form in forms:
        at += len(text[at:]) - len(text[at:].lstrip())
        start = text.find(form, at, at + lost + len(form))
        if start < 0:
            lost += len(form) + 1
            found.append((len(text[:at].encode()),) * 2)
            continue
        at, lost = start + len(form), 0
        found.append((len(text[:start].encode()), len(text[:at].encode())))
    return found


def on_text(gold: list[dict], out_path: str) -> dict[str, float]:
    """Of annotated sentences: names count as bytes, tokens are the program's own."""
    documents = read_documents(out_path)
    wanted, found = set(), set()
    for item in gold:
        wanted |= {(item["id"], *name["span"], name["type"]) for name in item["names"]}
        tokens = documents.get(item["id"], [])
        where = places(item["text"], [form for form, _ in tokens])
        found |= {(item["id"], where[first][0], where[last][1], kind)
                  for _, first, last, kind in spans([[tag for _, tag in tokens]])}
    return figures(wanted, found)
