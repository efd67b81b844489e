"""Coders: what is loaded once, and what is made with it of articles."""

from __future__ import annotations

import math
import os
import threading
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from . import _core, _data, _source
from ._errors import Reject, UsageError, call, error_of, reject_of
from ._explanation import Explanation, explanation_of
from ._lines import CODE, EXPLAIN, PARSE, READ, RELATE, Articles, Records, Relations, need
from ._sentences import Sentence, sentences_of
from ._source import Columns, Run, Source


_KINDS = {"event": 1, "fact": 2, "quote": 4, "amount": 8}


class Versions(NamedTuple):
    """What records are made with."""

    program: str
    lexicon: str
    model: str


class Relation(dict[str, Any]):
    """What the source does to the target: the dict of `demarche relate`, with its main fields as attributes."""

    @property
    def event(self) -> str | None:
        """Category, "SANCTION"; None where there is none."""
        return self.get("event")

    @property
    def mode(self) -> str | None:
        """"expel"; None where none is told."""
        return self.get("mode")

    @property
    def cameo(self) -> str | None:
        """Code of CAMEO, "166"."""
        return self.get("cameo")

    @property
    def status(self) -> str | None:
        """"actual", "future", "hypothetical", "negated", "historical"."""
        return self.get("status")

    @property
    def confidence(self) -> float | None:
        """Probability, 0 to 1."""
        return self.get("confidence")

    @property
    def rule(self) -> str | None:
        """The line of the lexicon that made it."""
        return self.get("rule")


# --- results --------------------------------------------------------------------------------------------------------------------


def check_rejects(rejects: str) -> bool:
    """Whether the first is raised."""
    if rejects not in ("collect", "raise"):
        raise UsageError("usage", "rejects", f"rejects are to \"collect\" or to \"raise\", not {rejects!r}")
    return rejects == "raise"


def outcomes(results: Any, raises: bool) -> Iterator[bytes | Reject]:
    """Lines of an article each, or why there are none."""
    while (outcome := call(_core.results_next, results)) is not None:
        if isinstance(outcome, bytes):
            yield outcome
            continue
        reject = reject_of(outcome)
        if raises:
            raise error_of(reject)
        yield reject


def gather(results: Any, raises: bool) -> tuple[bytes, list[Reject]]:
    """All that is left of them."""
    parts, rejects = [], []
    try:
        for outcome in outcomes(results, raises):
            if isinstance(outcome, Reject):
                rejects.append(outcome)
            else:
                parts.append(outcome)
    finally:
        call(_core.results_close, results)
    return b"".join(parts), rejects


class RecordStream(Iterator[Records]):
    """Records in batches of whole articles, made as they are asked for; memory holds one batch.

    Threads may share one: each batch goes to one of them. Closing ends it; so does leaving a ``with``.
    """

    def __init__(self, results: Any, rows: int, raises: bool, lock: Any = None) -> None:
        self._results, self._rows = results, rows
        self._outcomes = outcomes(results, raises)
        self._lock = lock or threading.RLock()

    def __iter__(self) -> RecordStream:
        return self

    def __next__(self) -> Records:
        with self._lock:
            batch = self._next()
        if batch is None:
            raise StopIteration
        return batch

    def _next(self) -> Records | None:
        if self._results is None:
            return None
        parts: list[bytes] = []
        rejects: list[Reject] = []
        rows = 0
        for outcome in self._outcomes:
            if isinstance(outcome, Reject):
                rejects.append(outcome)
            else:
                parts.append(outcome)
                rows += outcome.count(b"\n")
            if rows + len(rejects) >= self._rows:
                return Records(b"".join(parts), rejects)
        self.close()
        return Records(b"".join(parts), rejects) if parts or rejects else None

    def close(self) -> None:
        """Gives back what the stream holds; at any time."""
        with self._lock:
            results, self._results = self._results, None
            if results is not None:
                call(_core.results_close, results)

    def __enter__(self) -> RecordStream:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def to_reader(self, rejects: list[Reject] | None = None) -> Any:
        """As a ``pyarrow.RecordBatchReader``, which is read batch by batch; rejects are put into a list that is given, else
        warned of at the end."""
        pyarrow = need("pyarrow", "to_reader")
        schema = pyarrow.schema(Records())
        met: list[Reject] = [] if rejects is None else rejects

        def batches() -> Iterator[Any]:
            for records in self:
                met.extend(records.rejects)
                yield from pyarrow.table(records).to_batches()
            if rejects is None and met:
                warnings.warn(f"{len(met)} rejected, the first: {met[0]}; to_reader takes a list for them", stacklevel=2)

        return pyarrow.RecordBatchReader.from_batches(schema, batches())

    def write_parquet(self, path: str | os.PathLike[str], **options: Any) -> list[Reject]:
        """Writes a file of Parquet, a row group a batch; gives the rejects."""
        pyarrow = need("pyarrow", "write_parquet")
        parquet = need("pyarrow.parquet", "write_parquet")
        rejects: list[Reject] = []
        with parquet.ParquetWriter(path, pyarrow.schema(Records()), **options) as writer:
            for records in self:
                rejects += records.rejects
                writer.write_table(records.to_arrow())
        return rejects


# --- options --------------------------------------------------------------------------------------------------------------------


def _check_lang(lang: Any) -> str | None:
    if lang is None or lang == "auto":
        return None
    if not isinstance(lang, str):
        raise TypeError(f"lang is \"en\", \"es\" or None, not {type(lang).__name__}")
    return lang


def _check_kinds(kinds: Any) -> tuple[str, ...]:
    told = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    named = tuple(kind.removesuffix("s") if isinstance(kind, str) else kind for kind in told)
    wrong = [kind for kind in named if kind not in _KINDS]
    if wrong or not named:
        raise UsageError("usage", "kinds", f"kinds are {', '.join(_KINDS)}, not {wrong[0] if wrong else 'none'!r}")
    return named


def _check_confidence(confidence: Any) -> float:
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)):
        raise TypeError(f"min_confidence is a number, not {type(confidence).__name__}")
    if math.isnan(confidence) or not 0 <= confidence <= 1:
        raise UsageError("usage", "min_confidence", f"min_confidence is a number from 0 to 1, not {confidence}")
    return float(confidence)


def _check_threads(threads: Any) -> int:
    if threads is None:
        return 0
    if isinstance(threads, bool) or not isinstance(threads, int):
        raise TypeError(f"threads are a number, not {type(threads).__name__}")
    if not 1 <= threads <= 1024:
        raise UsageError("usage", "threads", f"threads are 1 to 1024, or None for one a processor, not {threads}")
    return threads


def _check_path(path: Any) -> str | None:
    return None if path is None else os.path.abspath(os.fsdecode(os.fspath(path)))


def check_rows(rows: Any) -> int:
    """Of a batch."""
    if isinstance(rows, bool) or not isinstance(rows, int) or rows < 1:
        raise UsageError("usage", "rows", f"rows are a number from 1 on, not {rows!r}")
    return rows


# --- coders ---------------------------------------------------------------------------------------------------------------------


class Coder:
    """Lexicon and network, loaded once (some 30 ms and 60 MB), and the options that hold for all that is coded with it.

    Any number of threads may use one at once. It is pickled as its options, so it travels to workers of
    multiprocessing, Spark, Dask and Ray, which load it there; where it holds paths, these must be there too.

    :param lang: "en" or "es": all articles are taken to be in it. None: each is analysed in its own, one in another
        language is a reject.
    :param threads: None: one a processor. What comes out is the same for any number.
    :param lexicon: a folder of yours, laid over the built-in lexicon (docs/lexicon.md).
    :param model: another network, a file; ``lang`` must tell its language.
    :param min_confidence: events and facts below are left out, 0 to 1.
    :param kinds: of records: "event", "fact", "quote" and "amount" (every amount of the text).
    :param frames_only: only events that a line of the lexicon makes.
    :param dyads: one event record for each pair of actor and recipient.
    :param data: a folder with ``lexicon/`` and ``models/`` instead of the package's.

    >>> import demarche
    >>> coder = demarche.Coder(lang="en", kinds=["event"])
    >>> [record["event"] for record in coder.code("Kenya expelled three Sudanese diplomats on Tuesday.")]
    ['SANCTION']
    """

    def __init__(self, *, lang: str | None = None, threads: int | None = None, lexicon: str | os.PathLike[str] | None = None,
                 model: str | os.PathLike[str] | None = None, min_confidence: float = 0.0,
                 kinds: str | Iterable[str] = ("event", "fact", "quote"), frames_only: bool = False, dyads: bool = False,
                 data: str | os.PathLike[str] | None = None) -> None:
        self._options: dict[str, Any] = {
            "lang": _check_lang(lang),
            "threads": _check_threads(threads) or None,
            "lexicon": _check_path(lexicon),
            "model": _check_path(model),
            "min_confidence": _check_confidence(min_confidence),
            "kinds": _check_kinds(kinds),
            "frames_only": bool(frames_only),
            "dyads": bool(dyads),
            "data": _check_path(data),
        }
        self._core = self._load()

    def _load(self) -> Any:
        options = self._options
        bits = sum({_KINDS[kind] for kind in options["kinds"]})
        return call(_core.coder_load, options["data"] or _data.folder(), options["lexicon"], options["model"],
                    options["lang"], options["min_confidence"], bits, int(options["frames_only"]), options["dyads"])

    @property
    def options(self) -> dict[str, Any]:
        """With which it was made: ``Coder(**coder.options)`` is another such."""
        return dict(self._options)

    def __reduce__(self) -> tuple[Any, ...]:
        return _coder_of, (self._options,)

    def __repr__(self) -> str:
        told = {name: value for name, value in self._options.items() if value not in (None, False, 0.0)}
        return f"Coder({', '.join(f'{name}={value!r}' for name, value in told.items())})"

    def versions(self, lang: str | None = None) -> Versions:
        """Of program, lexicon and network of a language, as records carry them; None: the language loaded first."""
        return Versions(_core.version(), *call(_core.coder_versions, self._core, _check_lang(lang)))

    # --- tasks --------------------------------------------------------------------------------------------------------------

    def _begin(self, task: int, source: Source, columns: Columns, threads: int | None, scheme: str | None = None) -> Any:
        threads = self._options["threads"] if threads is None else threads
        return _source.begin(Run(self._core, task, columns, _check_threads(threads), scheme), source)

    def code(self, source: Source, *, columns: Columns = None, rejects: str = "collect",
             threads: int | None = None) -> Records:
        """As :func:`demarche.code`, with the options of this coder."""
        raises = check_rejects(rejects)
        return Records(*gather(self._begin(CODE, source, columns, threads), raises))

    def stream(self, source: Source, *, rows: int = 50_000, columns: Columns = None, rejects: str = "collect",
               threads: int | None = None) -> RecordStream:
        """As :func:`demarche.stream`, with the options of this coder."""
        rows, raises = check_rows(rows), check_rejects(rejects)
        return RecordStream(self._begin(CODE, source, columns, threads), rows, raises)

    def outcomes(self, source: Source, *, columns: Columns = None, threads: int | None = None) -> Iterator[bytes | Reject]:
        """What became of each article, in order and as they are done: its JSON lines, maybe none, or why it was rejected."""
        results = self._begin(CODE, source, columns, threads)
        return outcomes(results, False)

    def read(self, source: Source, *, columns: Columns = None, rejects: str = "collect",
             threads: int | None = None) -> Articles:
        """As :func:`demarche.read`."""
        raises = check_rejects(rejects)
        return Articles(*gather(self._begin(READ, source, columns, threads), raises))

    def parse(self, source: Source, *, columns: Columns = None, threads: int | None = None) -> list[Sentence]:
        """As :func:`demarche.parse`, with the options of this coder."""
        lines, _ = gather(self._begin(PARSE, source, columns, threads), True)
        return list(sentences_of(lines.decode()))

    def explain(self, source: Source, *, columns: Columns = None, threads: int | None = None) -> Explanation:
        """As :func:`demarche.explain`, with the options of this coder."""
        lines, _ = gather(self._begin(EXPLAIN, source, columns, threads), True)
        return explanation_of(lines)

    def relate(self, text: str, source: str | tuple[int, int], target: str | tuple[int, int], *,
               scheme: str = "plover") -> Relation:
        """As :func:`demarche.relate`, with the options of this coder."""
        article: dict[str, Any] = {"text": text}
        for field, party in (("source", source), ("target", target)):
            if isinstance(party, str) and party not in text:
                raise UsageError("usage", field, f"{party!r} is not in the text")
            article[field if isinstance(party, str) else f"{field}_span"] = party
        lines, _ = gather(self._begin(RELATE, article, None, 1, scheme), True)
        return Relation(*Relations(lines))

    def relations(self, source: Source, *, scheme: str = "plover", columns: Columns = None, rejects: str = "collect",
                  threads: int | None = None) -> Relations:
        """As :func:`demarche.relations`, with the options of this coder."""
        raises = check_rejects(rejects)
        return Relations(*gather(self._begin(RELATE, source, columns, threads, scheme), raises))


def _coder_of(options: dict[str, Any]) -> Coder:
    return Coder(**options)


