"""Names in Spanish: annotated by hand, and what is mended in silver ones.

By hand: tests/gold/es.names.dev.jsonl, every twentieth sentence of AnCora's
dev and test files, the sixth on; offsets alone, the text is the data folder's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from data import Sentence

Tags = list[str | None]
# Capital letters alone make no name of these.
NO_NAMES = frozenset("""
    Administración Campeonato Constitución Copa Cumbre Día Ejecutivo Estado
    Estados Fuerzas Gobierno Guerra Juegos Ley Liga Mundial Mundo Navidad
    Navidades Pacto Plan Premio Presidencia Presidente Primera Renta República
    Rey Segunda Semana Tercera Tratado""".split())
# Bodies whose name goes on behind de: "Ministerio de Economía".
BODIES = frozenset("""
    Academia Agencia Armada Asamblea Asociación Audiencia Autoridad
    Ayuntamiento Banco Cámara Cancillería Centro Colegio Comisión Comité
    Confederación Congreso Consejería Consejo Contraloría Corte Cuerpo
    Dirección Ejército Embajada Escuela Facultad Federación Fiscalía
    Fondo Fundación Frente Grupo Guardia Instituto Junta Juzgado Liga Ministerio
    Movimiento Oficina Organización Parlamento Partido Policía Procuraduría Sala
    Secretaría Senado
    Servicio Sindicato Sociedad Tribunal Unidad Unión Universidad""".split())
LINKS = frozenset("de el la los las".split())
FIRST, STEP = 5, 20
GOLD = (Path(__file__).resolve().parents[1] / "tests" / "gold"
        / "es.names.dev.jsonl")


def _texts(shared: Path, source: str) -> dict[str, bytes]:
    with open(shared / source, encoding="utf-8") as lines:
        return {row["id"]: row["text"].encode()
                for row in map(json.loads, lines)}


def places(text: str, forms: list[str]) -> list[tuple[int, int]]:
    """Characters of each token; "del" is `de` and `l`, whose form is el."""
    at, out = 0, []
    for form in forms:
        while text[at:at + 1].isspace():
            at += 1
        short = form == "el" and text[at:at + 1] == "l"
        end = at + (1 if short else len(form))
        out.append((at, end))
        at = end
    return out


def _tags(text: bytes, names: list[dict],
          where: list[tuple[int, int]]) -> Tags:
    tags: Tags = ["O"] * len(where)
    for name in names:
        first, last = (len(text[:at].decode()) for at in name["span"])
        inside = [i for i, (a, b) in enumerate(where) if a < last and b > first]
        for i in inside:
            tags[i] = ("B-" if i == inside[0] else "I-") + name["type"]
    return tags


def _end(tags: Tags, first: int) -> int:
    """Behind the last token of the name that begins at `first`."""
    at = first + 1
    while at < len(tags) and (tags[at] or "").startswith("I-"):
        at += 1
    return at


def _joined(sentence: Sentence, tags: Tags, end: int) -> int:
    """Behind the part that "de (la)" joins to a name that ends at `end`; 0."""
    at = end
    while at < len(tags) and sentence.forms[at] in LINKS:
        at += 1
    if at == end or at == len(tags) or sentence.forms[end] != "de":
        return 0
    tag = tags[at]
    if sentence.upos[at] != "PROPN" or tag == "B-PER" or tag == "O":
        return 0
    return _end(tags, at)


def _begin_later(forms: list[str], tags: Tags, at: int, end: int) -> int:
    """"Gobierno de México": the name begins behind de; its first token."""
    tags[at] = "O"
    at += 1
    while at < end and forms[at] in LINKS:
        tags[at] = "O"
        at += 1
    if at < end:
        tags[at] = "B" + (tags[at] or "")[1:]
    return at


def mend(sentence: Sentence, countries: frozenset[str]) -> None:
    """Silver tags towards the way in which names are annotated by hand."""
    tags, forms = sentence.names, sentence.forms
    at = 0
    while at < len(tags):
        tag = tags[at]
        end = _end(tags, at)
        if sentence.upos[at] != "PROPN" or (tag or "").startswith("I-"):
            at += 1
        elif " ".join(forms[at:end]) in countries:
            tags[at:end] = ["B-LOC"] + ["I-LOC"] * (end - at - 1)
            at = end
        elif forms[at] in BODIES and (tag != "B-PER" or end > at + 1):
            end = _joined(sentence, tags, end) or end
            tags[at:end] = ["B-ORG"] + ["I-ORG"] * (end - at - 1)
            at = end
        elif forms[at] in NO_NAMES and (
                tag is None or end == at + 1 or forms[at + 1] == "de"):
            at = _begin_later(forms, tags, at, end)
        else:
            at = end


def surnames(sentences: list[Sentence]) -> set[str]:
    """Last tokens of persons' names of several tokens."""
    found = set()
    for sentence in sentences:
        for at, tag in enumerate(sentence.names):
            if tag == "I-PER" and sentence.names[at + 1:at + 2] != ["I-PER"]:
                found.add(sentence.forms[at])
    return found - NO_NAMES - BODIES


def agree(document: list[Sentence]) -> None:
    """Who is a person by his whole name is one by his surname."""
    known = surnames(document)
    for sentence in document:
        tags = sentence.names
        for at, tag in enumerate(tags):
            alone = (tag is None or tag[0] == "B") and _end(tags, at) == at + 1
            if alone and sentence.forms[at] in known and (
                    sentence.upos[at] == "PROPN"):
                tags[at] = "B-PER"


def by_hand(shared: Path, bank: list[Sentence]) -> Iterator[
        tuple[Sentence, Tags]]:
    """Sentences of AnCora with their annotated tags."""
    if not GOLD.exists():
        return
    texts: dict[str, dict[str, bytes]] = {}
    rows = [json.loads(line) for line in open(GOLD, encoding="utf-8")]
    for row, sentence in zip(rows, bank[FIRST::STEP], strict=True):
        source = row["source"]
        if source not in texts:
            texts[source] = _texts(shared, source)
        text = texts[source][row["doc"]][slice(*row["span"])]
        yield sentence, _tags(text, row["names"], places(
            text.decode(), sentence.forms))
