"""Political events, facts and quotations out of news: who did what to whom.

>>> import demarche
>>> records = demarche.code("Kenya expelled three Sudanese diplomats on Tuesday.")
>>> event = records.events[0]
>>> event["event"], event["mode"], event["actor"][0]["code"], event["recipient"][0]["code"]
('SANCTION', 'expel', 'KEN', 'SDN')

Records are dicts, and columns of Arrow for pyarrow, pandas, polars and DuckDB. docs/python.md is the guide,
docs/commands.md tells the fields of records, docs/api.md what can be asked of a :class:`Store`.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable
from typing import Any

from . import _core
from ._coder import Coder, RecordStream, Relation, Versions
from ._errors import (
    DemarcheError,
    EmptyError,
    FileError,
    FormatError,
    LimitError,
    OutOfMemory,
    Reject,
    UnsupportedError,
    UsageError,
)
from ._explanation import Explanation
from ._lines import CODE, READ, RELATE, Articles, Records, Relations, Schema
from ._sentences import Sentence, Token
from ._source import Columns, Files, Source
from ._store import Sheet, Store

__version__ = _core.version()

_Path = str | os.PathLike[str] | None
_COLLECT = "collect"
_KINDS = ("event", "fact", "quote")


def _name(path: _Path) -> str | None:
    """Whole: the same words name something else when the working directory is another."""
    return None if path is None else os.path.abspath(os.fspath(path))


@functools.lru_cache(maxsize=4, typed=True)
def _kept(**options: Any) -> Coder:
    return Coder(**options)


def _coder(lang: str | None = None, lexicon: _Path = None, model: _Path = None, min_confidence: float = 0.0,
           kinds: str | Iterable[str] = _KINDS, frames_only: bool = False, dyads: bool = False) -> Coder:
    """One that was made with these options lately, or a new one."""
    return _kept(lang=lang, lexicon=_name(lexicon), model=_name(model),
                 min_confidence=min_confidence, kinds=kinds if isinstance(kinds, str) else tuple(kinds),
                 frames_only=bool(frames_only), dyads=bool(dyads))


def code(source: Source, *, lang: str | None = None, threads: int | None = None, lexicon: _Path = None, model: _Path = None,
         min_confidence: float = 0.0, kinds: str | Iterable[str] = _KINDS, frames_only: bool = False, dyads: bool = False,
         columns: Columns = None, rejects: str = _COLLECT) -> Records:
    """Codes articles: events, facts and quotations.

    :param source: a text (a ``str`` is always a text); an article, a dict with "text" and what else is known of it ("id",
        "title", "date", "url", "publisher", "lang"); an iterable of these; a table of pyarrow, pandas, polars or DuckDB
        with such columns; a file or folder as a ``Path``; :class:`Files` for several, and for addresses.
    :param columns: where columns or keys have other names: ``{"text": "body", "id": "key"}``, or the text's alone.
    :param rejects: "collect": articles without result are in ``.rejects`` of the records; "raise": the first one raises.

    The other options are those of :class:`Coder`. Coders are kept: the second call loads nothing.

    >>> import demarche
    >>> records = demarche.code([{"id": "a", "date": "2025-03-04", "text": "France recalled its ambassador to Niger."},
    ...                          {"id": "b", "text": None}])
    >>> [(record["doc"], record["event"]) for record in records]
    [('a', 'SANCTION')]
    >>> [(reject.where, reject.status) for reject in records.rejects]
    [('b', 'empty')]
    """
    coder = _coder(lang, lexicon, model, min_confidence, kinds, frames_only, dyads)
    return coder.code(source, columns=columns, rejects=rejects, threads=threads)


def stream(source: Source, *, rows: int = 50_000, lang: str | None = None, threads: int | None = None, lexicon: _Path = None,
           model: _Path = None, min_confidence: float = 0.0, kinds: str | Iterable[str] = _KINDS, frames_only: bool = False,
           dyads: bool = False, columns: Columns = None, rejects: str = _COLLECT) -> RecordStream:
    """Codes articles batch by batch, for corpora larger than memory: at least ``rows`` records, of whole articles.

    >>> import demarche
    >>> texts = ("Kenya expelled three Sudanese diplomats." for _ in range(5))
    >>> [len(records) for records in demarche.stream(texts, rows=2, kinds="event")]
    [2, 2, 1]
    """
    coder = _coder(lang, lexicon, model, min_confidence, kinds, frames_only, dyads)
    return coder.stream(source, rows=rows, columns=columns, rejects=rejects, threads=threads)


def read(source: Source, *, columns: Columns = None, rejects: str = _COLLECT, threads: int | None = None) -> Articles:
    """Reads articles out of pages, feeds, archives and JSON lines, without coding them: title, date, text, language...

    >>> import demarche
    >>> demarche.read("Kenya expelled three Sudanese diplomats on Tuesday.")[0]["lang"]
    'en'
    """
    return _coder().read(source, columns=columns, rejects=rejects, threads=threads)


def parse(source: Source, *, lang: str | None = None, model: _Path = None, columns: Columns = None,
          threads: int | None = None) -> list[Sentence]:
    """Sentences with lemmas, tags, morphology and dependency trees (Universal Dependencies), of all articles in turn.

    >>> import demarche
    >>> sentence = demarche.parse("Kenya expelled three Sudanese diplomats.")[0]
    >>> [(token.form, token.upos, token.deprel) for token in sentence][:2]
    [('Kenya', 'PROPN', 'nsubj'), ('expelled', 'VERB', 'root')]
    >>> sentence.root.lemma
    'expel'
    """
    return _coder(lang, model=model).parse(source, columns=columns, threads=threads)


def relate(text: str, source: str | tuple[int, int], target: str | tuple[int, int], *, scheme: str = "plover",
           lang: str | None = None, lexicon: _Path = None, model: _Path = None) -> Relation:
    """What one party of a text does to another; they are told as words of the text, or as indices ``(start, end)``.

    >>> import demarche
    >>> relation = demarche.relate("Kenya expelled three Sudanese diplomats.", "Kenya", "three Sudanese diplomats")
    >>> relation.event, relation.mode, relation.cameo
    ('SANCTION', 'expel', '166')
    """
    return _coder(lang, lexicon, model).relate(text, source, target, scheme=scheme)


def relations(source: Source, *, scheme: str = "plover", lang: str | None = None, lexicon: _Path = None, model: _Path = None,
              columns: Columns = None, rejects: str = _COLLECT, threads: int | None = None) -> Relations:
    """The same of many articles, which tell their "source" and "target"; also as Arrow."""
    coder = _coder(lang, lexicon, model)
    return coder.relations(source, scheme=scheme, columns=columns, rejects=rejects, threads=threads)


def explain(source: Source, *, lang: str | None = None, lexicon: _Path = None, model: _Path = None,
            frames_only: bool = False, threads: int | None = None) -> Explanation:
    """Why each record was made, and why none: a dict a sentence; print it to read it.

    >>> import demarche
    >>> explanation = demarche.explain("Kenya expelled three Sudanese diplomats.")
    >>> [frame["trigger"] for frame in explanation[0]["frames"] if frame["fired"]]
    ['expelled']
    """
    return _coder(lang, lexicon, model, frames_only=frames_only).explain(source, threads=threads)


def records_schema() -> Schema:
    """Columns of records, without coding anything: ``pyarrow.schema(demarche.records_schema())``."""
    return Schema(CODE)


def articles_schema() -> Schema:
    """Columns of what :func:`read` gives."""
    return Schema(READ)


def relations_schema() -> Schema:
    """Columns of what :func:`relations` gives."""
    return Schema(RELATE)


__all__ = [
    "Articles",
    "Coder",
    "DemarcheError",
    "EmptyError",
    "Explanation",
    "FileError",
    "Files",
    "FormatError",
    "LimitError",
    "OutOfMemory",
    "RecordStream",
    "Records",
    "Reject",
    "Relation",
    "Relations",
    "Sentence",
    "Sheet",
    "Store",
    "Token",
    "UnsupportedError",
    "UsageError",
    "Versions",
    "articles_schema",
    "code",
    "explain",
    "parse",
    "read",
    "records_schema",
    "relate",
    "relations",
    "relations_schema",
    "stream",
]
