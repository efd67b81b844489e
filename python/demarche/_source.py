"""Where articles come from: whatever Python holds them in, given to the library."""

from __future__ import annotations

import datetime
import operator
import os
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol, Union, runtime_checkable

from . import _core
from ._errors import UsageError, call

#: What an article may tell; only ``text`` must be.
FIELDS = ("text", "id", "title", "date", "url", "publisher", "lang", "source", "target")
SPANS = ("source_span", "target_span")


@runtime_checkable
class ArrowStream(Protocol):
    """A table of pyarrow, pandas, polars, DuckDB..."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


@runtime_checkable
class ArrowArray(Protocol):
    """A batch of rows."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...


class Files:
    """Files, folders and http(s) addresses to be read, as the program reads them.

    A text is a text to every function here, never a name of a file: ``Path("news.jsonl")`` is a file, and so is
    ``Files("news.jsonl", "https://wire.example/feed.xml")``.
    """

    def __init__(self, *paths: str | os.PathLike[str]) -> None:
        for path in paths:
            if not isinstance(path, (str, os.PathLike)):
                raise TypeError(f"a path is a str or os.PathLike, not {type(path).__name__}")
        self.paths = tuple(os.fspath(path) for path in paths)

    def __repr__(self) -> str:
        return f"Files({', '.join(map(repr, self.paths))})"


# One word that ends as files do which are read here, compressed or not.
_FILE_NAME = re.compile(r"\S+\.(?:txt|text|html?|xhtml|jsonl?|ndjson|xml|rss|atom|w?arc|wet|csv|tsv|conllu|md)(?:\.(?:gz|zst))?$",
                        re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)

Article = Mapping[str, Any]
Source = Union[str, Article, Files, "os.PathLike[str]", ArrowStream, ArrowArray, Iterable[Union[str, Article, None]]]
#: Which column or key is what: ``{"text": "body"}``, or the name of the text's.
Columns = Union[str, Mapping[str, str], None]


class Run(NamedTuple):
    """What is to be done with the articles."""

    coder: Any
    task: int
    columns: Columns
    threads: int
    scheme: str | None


def check_columns(columns: Columns) -> dict[str, str]:
    """Of each field that has another name than its own."""
    if columns is None:
        return {}
    if isinstance(columns, str):
        return {"text": columns}
    if not isinstance(columns, Mapping):
        raise TypeError(f"columns are a name or a dict, not {type(columns).__name__}")
    for field, name in columns.items():
        if field not in FIELDS:
            raise UsageError("usage", "columns", f"an article has no {field!r}; it has {', '.join(FIELDS)}")
        if not isinstance(name, str):
            raise TypeError(f"the column of {field!r} is a name, not {type(name).__name__}")
    return dict(columns)


# --- articles in memory ---------------------------------------------------------------------------------------------------------


def _is_missing(value: Any) -> bool:
    """None, NaN, NaT, pandas.NA."""
    if value is None:
        return True
    if isinstance(value, (str, bytes, int)):
        return False
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def _text_of(value: Any, field: str, number: int) -> str | None:
    if isinstance(value, str):
        return value
    if _is_missing(value):
        return None
    if hasattr(value, "as_py"):
        return _text_of(value.as_py(), field, number)
    if field == "date" and isinstance(value, datetime.date):
        return value.isoformat()
    if field == "id" and hasattr(value, "__index__") and not isinstance(value, bool):
        return str(operator.index(value))
    advice = "; decode it first" if isinstance(value, (bytes, bytearray, memoryview)) else ""
    if isinstance(value, os.PathLike):
        advice = "; a list is of texts or of Paths, not of both"
    raise TypeError(f"article {number}: {field} is {type(value).__name__}, not str{advice}")


def _bytes_before(text: str, index: int) -> int:
    """Of the text as the library gets it: U+FFFD for each lone surrogate."""
    before = text[:index]
    try:
        return len(before.encode())
    except UnicodeEncodeError:
        return len(before.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode())


def _span_of(value: Any, text: str | None, field: str, number: int) -> tuple[int, int] | None:
    if value is None or text is None:
        return None
    try:
        start, end = map(int, value)
    except (TypeError, ValueError):
        raise TypeError(f"article {number}: {field} is a pair of indices, not {value!r}") from None
    if not 0 <= start < end <= len(text):
        raise ValueError(f"article {number}: {field} ({start}, {end}) is not within the text of {len(text)} characters")
    return _bytes_before(text, start), _bytes_before(text, end)


def _fields_of(article: Any, names: Mapping[str, str], number: int) -> tuple[Any, ...]:
    if hasattr(article, "as_py"):
        article = article.as_py()
    if not isinstance(article, Mapping):
        return (_text_of(article, "text", number), *[None] * (len(FIELDS) + len(SPANS) - 1))
    texts = [_text_of(article.get(names.get(field, field)), field, number) for field in FIELDS]
    return (*texts, *(_span_of(article.get(field), texts[0], field, number) for field in SPANS))


def _rows(articles: Iterable[Any], names: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    for number, article in enumerate(articles, 1):
        yield _fields_of(article, names, number)


def _run_articles(run: Run, articles: Iterable[Any], threads: int) -> Any:
    rows = _rows(articles, check_columns(run.columns))
    return call(_core.run_articles, run.coder, run.task, rows, threads, run.scheme)


# --- files and tables -----------------------------------------------------------------------------------------------------------


def _run_files(run: Run, files: Files) -> Any:
    if check_columns(run.columns):
        raise UsageError("usage", "columns", "files have no columns to be named")
    paths = [os.fsencode(path) for path in files.paths]
    return call(_core.run_files, run.coder, run.task, paths, run.threads, run.scheme)


def _stream_of(source: Any) -> Any:
    """The capsule; None where rows are no structs (a column alone)."""
    if hasattr(source, "__arrow_c_stream__"):
        capsule = source.__arrow_c_stream__()
        return capsule if _core.is_table(capsule) else None
    schema, array = source.__arrow_c_array__()
    return call(_core.array_stream, schema, array) if _core.is_table(schema) else None


def _run_table(run: Run, capsule: Any) -> Any:
    names = check_columns(run.columns)
    columns = tuple(names.get(field) for field in FIELDS)
    return call(_core.run_arrow, run.coder, run.task, capsule, columns, run.threads, run.scheme)


def is_single(source: Any) -> bool:
    """One article, in memory."""
    return isinstance(source, (str, Mapping))


def _check_type(source: Any) -> None:
    if isinstance(source, (bytes, bytearray, memoryview)):
        raise TypeError("articles are text: decode the bytes, or give the file they come from as a Path")
    if _is_missing(source) or not isinstance(source, Iterable):
        raise TypeError("articles are a str, a dict, an iterable of these, a table with __arrow_c_stream__, a Path or "
                        f"Files, not {type(source).__name__}")


def _advice_on(text: str) -> str | None:
    """What to say to somebody who gives the name of a file or an address, though it is no text that says anything."""
    if len(text) >= 1024 or "\n" in text:
        return None
    if os.path.exists(text):
        return f"is the name of a file: Path({text!r}) reads that"
    if _ADDRESS.match(text):
        return f"looks like an address: Files({text!r}) fetches that"
    if _FILE_NAME.match(text):
        return f"looks like the name of a file, which is not there: Path({text!r}) would read it"
    return None


def _warn_of_name(text: str) -> None:
    """A text is never a name; who gives one would get no records and not know why."""
    advice = _advice_on(text)
    if advice:
        warnings.warn(f"{text!r} is taken for the text of an article, and {advice}", stacklevel=6)


def begin(run: Run, source: Any) -> Any:
    """The capsule of the results."""
    if isinstance(source, str):
        _warn_of_name(source)
    if is_single(source):
        return _run_articles(run, [source], 1)
    if isinstance(source, os.PathLike):
        source = Files(source)
    elif isinstance(source, (list, tuple)) and source and all(isinstance(item, os.PathLike) for item in source):
        source = Files(*source)
    if isinstance(source, Files):
        return _run_files(run, source)
    if hasattr(source, "__arrow_c_stream__") or hasattr(source, "__arrow_c_array__"):
        capsule = _stream_of(source)
        if capsule is not None:
            return _run_table(run, capsule)
    _check_type(source)
    return _run_articles(run, source, run.threads)
