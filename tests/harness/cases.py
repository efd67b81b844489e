"""Readable cases (tests/cases/events, their README tells the form) as gold in JSON lines, for score.py.

Written apart from the program's own reader of these files, so that one checks the other."""

import json
import pathlib

Json = dict[str, object]


def party(text: str) -> Json:
    code, _, sector = text.partition(".")
    return {**({"code": code} if code else {}), **({"sector": [sector]} if sector else {})}


def parties(text: str) -> list[Json]:
    return [] if text in ("", "-") else [party(one) for one in text.split(",")]


def event(line: str) -> Json:
    """`[both] ACTOR EVENT mode [RECIPIENT [status]] [by CODE]`"""
    words = line.lstrip("! ").split(" by ")[0].split()
    if words[0] == "both":
        words = words[1:]
    actor, category, mode, recipient, status = (words + ["", ""])[:5]
    out: Json = {"event": category, "actor": parties(actor), "recipient": parties(recipient),
                 "status": status or "actual"}
    return out if mode == "-" else {**out, "mode": mode}


def read_file(path: pathlib.Path) -> list[Json]:
    items: list[Json] = []
    date = ""
    language = "es" if path.name.startswith("es.") else "en"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("@") and line[0] == "@":
            date = text[1:].strip()
        elif line[0] not in " \t":
            items.append({"id": f"{path}:{number}", "date": date, "lang": language, "text": text, "gold": []})
        elif text.lstrip("! ") != "nothing":
            items[-1]["gold"].append(event(text))
    return items


def write_gold(folder: str, out: str, language: str = "") -> None:
    """All cases, or those of one language."""
    with open(out, "w", encoding="utf-8") as file:
        for path in sorted(pathlib.Path(folder).glob("*.txt")):
            for item in read_file(path):
                if language not in ("", item["lang"]):
                    continue
                file.write(json.dumps(item, ensure_ascii=False) + "\n")
