"""demarche on Spark: articles of a DataFrame in, records as a DataFrame out.

    import demarche.spark

    articles = spark.read.json("articles/2026-11-24/")
    records = demarche.spark.code(articles)
    records.where("reject IS NULL").write.parquet("records/2026-11-24/")
    records.where("reject IS NOT NULL").select("reject.*").show()

Rows go through `DataFrame.mapInArrow`: no shuffle, one partition after another, each article once, in a process of Python
beside the executor that loads lexicon and network once and keeps them for its further tasks. What comes out of an article
depends on it and on the options alone, so that a task that is run again, because its worker died, gives the same rows.

The package must be where the executors' Python finds it (docs/scale.md); pyspark and pyarrow are needed here, and by no
other part of it. docs/scale.md is the guide.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

import demarche

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["Rejected", "code", "code_batches", "schema"]

#: Rows of records that are handed to Spark at once, of whole articles.
BATCH_ROWS = 2048

#: What is said of an article that could not be coded; null in the rows of records.
REJECT = pa.field("reject", pa.struct([("doc", pa.string()), ("status", pa.string()), ("message", pa.string())]))
JSON = pa.field("json", pa.string())

#: Columns of articles, in the order that they are handed on. Only `text` must be there.
COLUMNS = ("text", "id", "title", "date", "url", "publisher", "lang")

#: Coders of this process, by their options: a worker process has few, and lives for many tasks.
_coders: dict[str, demarche.Coder] = {}


class Rejected(ValueError):
    """An article could not be coded, and `rejects="fail"` was asked for."""


def code(df: DataFrame, text: str | None = None, id: str | None = None, *, title: str | None = None, date: str | None = None,
         url: str | None = None, publisher: str | None = None, article_lang: str | None = None,
         output: Literal["columns", "json"] = "columns", rejects: Literal["rows", "fail"] = "rows",
         **options: Any) -> DataFrame:
    """The records of the articles of a DataFrame, one row each: events, facts, quotations.

    `text`, `id`, `title`, `date`, `url`, `publisher` and `article_lang` name columns of `df`; a column that is not named is
    the one called so ("lang" for `article_lang`), where there is one. Dates may be dates, timestamps or strings as the
    program reads them. Without `id`, or where it is null, the article is called after its title and text, by their hash:
    a number would not be the same in another partitioning.

    `options` are those of `demarche.Coder`: `lang`, `lexicon`, `min_confidence`, ...

    `output="columns"`: the columns of `schema()`, nested as the JSON of the records is. `output="json"`: one column `json`,
    lines as the program prints them, byte for byte. Either has a last column `reject`.

    What cannot be coded is never left out in silence: with `rejects="rows"` it is a row of its own, in which `reject` has
    `doc`, `status` and `message` and all else is null; with "fail" the first one fails the job with `Rejected`.
    """
    task = _Task(output, rejects, options)
    named = dict(zip(COLUMNS, (text, id, title, date, url, publisher, article_lang)))
    articles = df.select(_article_columns(df, named))
    demarche.Coder(**options)  # what is wrong with the options is said here, not in every task
    return articles.mapInArrow(task, _spark_schema(schema(output)))


def schema(output: Literal["columns", "json"] = "columns") -> pa.Schema:
    """The columns of what `code` gives, as Arrow has them."""
    return pa.schema([JSON, REJECT] if output == "json" else [*pa.schema(demarche.records_schema()), REJECT])


def code_batches(batches: Iterable[pa.RecordBatch], *, output: Literal["columns", "json"] = "columns",
                 rejects: Literal["rows", "fail"] = "rows", **options: Any) -> Iterator[pa.RecordBatch]:
    """What a task does: batches of articles (columns as `COLUMNS`) in, batches of `schema(output)` out, one by one.

    For frameworks that map batches of Arrow as Spark does (Dask, Ray: docs/scale.md). Threads: none of its own.
    """
    return _Task(output, rejects, options)(batches)


# --- on the driver ---------------------------------------------------------------------------------------------------------

def _article_columns(df: DataFrame, named: dict[str, str | None]) -> list[Column]:
    from pyspark.sql import functions as F

    types = {field.name: field.dataType.typeName() for field in df.schema.fields}
    for own, name in named.items():
        if name is not None and name not in types:
            raise ValueError(f"{own}: no column {name!r}; there are {', '.join(types)}")
    found = {own: name or own for own, name in named.items() if (name or own) in types}
    if "text" not in found:
        raise ValueError(f"no column 'text'; name the one that has the articles' text: text=... of {', '.join(types)}")
    columns = {own: _as_text(F.col(f"`{name}`"), types[name], F) for own, name in found.items()}
    content = F.sha2(F.concat_ws("\n", *(columns[own] for own in ("title", "text") if own in columns)), 256)
    columns["id"] = F.coalesce(*([columns["id"]] if "id" in columns else []), content.substr(1, 16))
    return [columns[own].alias(own) for own in COLUMNS if own in columns]


def _as_text(column: Column, kind: str, F: Any) -> Column:
    if kind in ("timestamp", "timestamp_ntz"):
        return F.date_format(column, "yyyy-MM-dd'T'HH:mm:ss" + ("XXX" if kind == "timestamp" else ""))
    return column.cast("string")


def _spark_schema(arrow: pa.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(arrow)


# --- in the worker's process -----------------------------------------------------------------------------------------------

class _Task:
    """What Spark sends to its workers: the options alone, never what was loaded."""

    def __init__(self, output: str, rejects: str, options: dict[str, Any]):
        if output not in ("columns", "json") or rejects not in ("rows", "fail"):
            raise ValueError('output is "columns" or "json", rejects is "rows" or "fail"')
        self.output, self.rejects, self.options = output, rejects, options

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        raised: list[BaseException] = []
        reader = _reader(_watched(batches, raised))
        if reader is None:
            return
        for records in _coder(self.options).stream(reader, rows=BATCH_ROWS):
            if raised:
                raise raised[0]
            if records.rejects and self.rejects == "fail":
                reject = records.rejects[0]
                raise Rejected(f"{reject.where}: {reject.message} ({reject.status})")
            yield from _rows(records, self.output)
            yield from _reject_rows(records.rejects, self.output)


def _coder(options: dict[str, Any]) -> demarche.Coder:
    key = repr(sorted(options.items()))
    if key not in _coders:
        _coders[key] = demarche.Coder(**{**options, "threads": 1})
    return _coders[key]


def _watched(batches: Iterable[pa.RecordBatch], raised: list[BaseException]) -> Iterator[pa.RecordBatch]:
    """The batches. What they raise is kept: as a stream of Arrow they could only end with a reject, and the articles that
    were still to come would be left out in silence."""
    try:
        yield from batches
    except BaseException as error:
        raised.append(error)
        raise


def _reader(batches: Iterator[pa.RecordBatch]) -> pa.RecordBatchReader | None:
    """The batches as one stream, which asks for the next when it is needed."""
    first = next(batches, None)
    if first is None:
        return None
    return pa.RecordBatchReader.from_batches(first.schema, itertools.chain([first], batches))


def _rows(records: demarche.Records, output: str) -> Iterator[pa.RecordBatch]:
    if output == "json":
        lines = records.to_json_lines().splitlines()
        batches = [pa.record_batch([pa.array(lines, JSON.type)], pa.schema([JSON]))] if lines else []
    else:
        batches = pa.RecordBatchReader.from_stream(records)
    for batch in batches:
        yield pa.RecordBatch.from_arrays([*batch.columns, pa.nulls(batch.num_rows, REJECT.type)], schema=schema(output))


def _reject_rows(rejects: Sequence[demarche.Reject], output: str) -> Iterator[pa.RecordBatch]:
    if not rejects:
        return
    told = pa.array([{"doc": one.where, "status": one.status, "message": one.message} for one in rejects], REJECT.type)
    columns = schema(output)
    yield pa.RecordBatch.from_arrays([*(pa.nulls(len(told), field.type) for field in list(columns)[:-1]), told], schema=columns)
