"""Spanish raw text as the treebanks cut it: contractions and clitics apart.

Roughly, for vectors of words and for reading with a teacher; the program has
its own cutter (src/text/).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

RAW = ("corpora/ancora_es_news.jsonl", "corpora/presidencia_mx_2023_es.jsonl",
       "corpora/raw/presidencia_mx_2024_es.jsonl.gz")

_SENTENCE_END = re.compile(
    r"(?<=[.!?…])[\"'»”)\]]*\s+(?=[\"'«“(\[—¿¡]?[A-ZÁÉÍÓÚÑ0-9])")
_TOKEN = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+"
    r"|(?:[A-ZÁÉÍÓÚÑ]{1,2}\.){2,}|(?:Sr|Sra|Srta|Dr|Dra|Gral|Ing|Lic|núm|art)\."
    r"|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-'][^\W\d_]+)*"
    r"|\.{2,}|-{2,}|\w+|[^\w\s]", re.IGNORECASE)
CONTRACTIONS = {"del": ("de", "el"), "al": ("a", "el")}
_CLITICS = re.compile(
    r"^(.*(?:[aeiáéí]r|[aiáéy]ndo))((?:me|te|se|nos|os)?"
    r"(?:l[aeo]s?)?)$")
_PLAIN = str.maketrans("áéíóú", "aeiou")


@lru_cache(maxsize=1)
def infinitives() -> frozenset[str]:
    from vectors import lookups
    return frozenset(lookups("es_lemma_index")["verb"])


def _is_infinitive(stem: str) -> bool:
    known = infinitives()
    return stem in known or stem.translate(_PLAIN) in known


@lru_cache(maxsize=1 << 16)
def split_clitics(word: str) -> tuple[str, ...]:
    """"dárselo" is ("dar", "se", "lo"); gerunds lose their accent too."""
    match = _CLITICS.match(word.lower())
    if not match or not match.group(2):
        return (word,)
    stem = match.group(1)
    if stem.endswith("r") and not _is_infinitive(stem):
        return (word,)
    if stem.endswith("ndo") and stem[-4:-3] not in "áé":
        return (word,)
    pieces = re.findall(r"me|te|se|nos|os|l[aeo]s?", match.group(2))
    plain = word[:len(stem)].translate(_PLAIN) if (
        stem[-2:-1] in "áé" or stem.endswith("ndo")) else word[:len(stem)]
    return (plain, *pieces)


def split_word(word: str) -> tuple[str, ...]:
    """A written word as syntactic words, spelling kept where it can be."""
    parts = CONTRACTIONS.get(word.lower())
    if parts:
        return (word[:len(parts[0])], parts[1])
    return split_clitics(word)


def words(text: str) -> list[str]:
    """Words of a line as they are written."""
    return _TOKEN.findall(text.strip())


def tokens(text: str) -> list[str]:
    """Syntactic words of a line."""
    return [part for word in words(text) for part in split_word(word)]


def paragraphs(shared: Path) -> Iterator[str]:
    """Lines of the raw corpora; the speakers' names and rules are left out."""
    for name in RAW:
        path = shared / name
        handle = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
        with handle:
            for line in handle:
                for paragraph in json.loads(line)["text"].split("\n"):
                    if len(paragraph) > 3 and not paragraph.isupper():
                        yield paragraph


def sentences(shared: Path) -> Iterator[str]:
    """Their sentences, each once."""
    seen: set[str] = set()
    for paragraph in paragraphs(shared):
        for sentence in _SENTENCE_END.split(paragraph):
            if sentence not in seen:
                seen.add(sentence)
                yield sentence
