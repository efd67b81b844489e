"""Databases that `demarche ingest` and `demarche watch` make, and what can be asked of them."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Union, overload

from . import _core, _data, _show
from ._coder import RecordStream, check_rows, gather
from ._errors import UsageError, call
from ._forks import Turns
from ._lines import Records, Table

#: What a condition may be told as: lists are joined with commas, True is "1", days are dates.
Value = Union[str, int, float, bool, datetime.date, Iterable[str], None]


def _value_of(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray, Mapping)):
        return ",".join(_value_of(name, item) for item in value)
    raise TypeError(f"{name} is {type(value).__name__}, which is no value of a condition")


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _parameters(conditions: dict[str, Any]) -> tuple[tuple[bytes, bytes], ...]:
    """`from_` is "from", `min_confidence` is "min-confidence"; None is not told."""
    return tuple((_encode(name.rstrip("_").replace("_", "-")), _encode(_value_of(name, value)))
                 for name, value in conditions.items() if value is not None)


class Sheet(Table):
    """The answer to an analysis: rows under typed columns (docs/methods.md). Lives on when its store is closed.

    Rows are dicts; Arrow has its days as dates, and tells unit and meaning of a column in its metadata.
    """

    __slots__ = ("name", "_sheet", "_rows")

    def __init__(self, name: str, sheet: Any) -> None:
        self.name, self._sheet = name, sheet
        self._rows: list[dict[str, Any]] | None = None

    def _all(self) -> list[dict[str, Any]]:
        if self._rows is None:
            self._rows = [json.loads(line) for line in self.to_json_lines().splitlines()]
        return self._rows

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Any]]: ...

    def __getitem__(self, index: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        return self._all()[index]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._all())

    @property
    def columns(self) -> list[str]:
        """Names, in order."""
        return self.to_csv().partition("\n")[0].strip().split(",")

    def to_json_lines(self) -> bytes:
        """A line a row."""
        return _core.sheet_jsonl(self._sheet)

    def to_csv(self) -> str:
        """With a line of names (RFC 4180)."""
        return _core.sheet_csv(self._sheet).decode()

    def __arrow_c_schema__(self) -> Any:
        return _core.sheet_arrow(self._sheet)[0]

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        return _core.sheet_arrow(self._sheet)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return _core.sheet_stream(self._sheet)

    def _head(self) -> str:
        return f"{self.name}: {len(self)} row{'s' * (len(self) != 1)}"

    def __repr__(self) -> str:
        return _show.text(f"<Sheet {self._head()}>", self)

    def _repr_html_(self) -> str:
        return _show.html(self._head(), self)


class Store:
    """A database, open for reading; others may go on writing it, and are seen by the next question.

    Conditions and parameters have the names and values of docs/api.md: ``from_="2024"``, ``actor="USA,CHN"`` or
    ``actor=["USA", "CHN"]``, ``min_confidence=0.8``, ``as_of=datetime.date(2025, 1, 1)``. Threads may share a store, one
    asks at a time. A process that was forked opens it anew; forks wait while a thread asks. Codes and categories that neither
    the lexicon nor the database knows are a UsageError: they would find nothing.

        with demarche.Store("news.db") as store:
            store.align(of="COL", between=("USA", "CHN"), period="quarter").to_pandas()
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fsdecode(os.fspath(path))
        self._lock = Turns()
        with self._lock:
            self._store: Any = call(_core.store_open, os.fsencode(self.path), _data.folder())

    def __repr__(self) -> str:
        return f"<Store {self.path!r}{'' if self._store else ', closed'}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path,)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def closed(self) -> bool:
        return self._store is None

    def close(self) -> None:
        """At any time; streams of its records end first."""
        with self._lock:
            self._store = None

    def _open(self) -> Any:
        if self._store is None:
            raise UsageError("usage", self.path, "this store is closed")
        return self._store

    # --- records ------------------------------------------------------------------------------------------------------------

    def records(self, **conditions: Value) -> Records:
        """Records that meet all conditions, as `demarche query` prints them; ``limit``, ``offset`` and ``order`` too."""
        with self._lock:
            results = call(_core.store_records, self._open(), _parameters(conditions))
            return Records(*gather(results, True))

    def stream(self, *, rows: int = 50_000, **conditions: Value) -> RecordStream:
        """The same in batches, read as they are asked for, all of one state of the database."""
        rows = check_rows(rows)
        with self._lock:
            results = call(_core.store_records, self._open(), _parameters(conditions))
        return RecordStream(results, rows, True, self._lock)

    # --- analyses -----------------------------------------------------------------------------------------------------------

    def ask(self, question: str, **parameters: Value) -> Sheet:
        """An analysis by its name, "dyads", "align"...; the methods below are for reading."""
        if not isinstance(question, str):
            raise TypeError(f"a question is a str, not {type(question).__name__}")
        with self._lock:
            return Sheet(question, call(_core.store_ask, self._open(), question, _parameters(parameters)))

    def dyads(self, *, source: Value = None, target: Value = None, period: str | None = None, by: str | None = None,
              **conditions: Value) -> Sheet:
        """Cooperation and conflict of pairs of countries over time; ``period``: day, week, month, quarter, year."""
        return self.ask("dyads", source=source, target=target, period=period, by=by, **conditions)

    def matrix(self, *, source: Value = None, target: Value = None, **conditions: Value) -> Sheet:
        """Who does how much to whom, of all pairs at once."""
        return self.ask("matrix", source=source, target=target, **conditions)

    def align(self, of: str, between: Value, *, period: str | None = None, direction: str | None = None,
              **conditions: Value) -> Sheet:
        """Whom a country goes with, over time: an index with its interval, and where it changes.

        ``align("COL", ("USA", "CHN"))``; ``period``: quarter where it is not told; ``direction``: both, out, in.
        """
        return self.ask("align", of=of, between=between, period=period, direction=direction, **conditions)

    def movers(self, of: str, between: Value, *, period: str | None = None, direction: str | None = None,
               movers: int | None = None, **conditions: Value) -> Sheet:
        """The events that moved that index most, so many a period."""
        return self.ask("movers", of=of, between=between, period=period, direction=direction, movers=movers, **conditions)

    def ledger(self, *, kind: Value = None, by: Value = None, wide: bool | None = None, records: bool | None = None,
               **conditions: Value) -> Sheet:
        """Deals, aid, trade, visits, pledges, investment and sanctions, and what became of them."""
        return self.ask("ledger", kind=kind, by=by, wide=wide, records=records, **conditions)

    def visits(self, **conditions: Value) -> Sheet:
        """Who travelled where, each visit once."""
        return self.ask("visits", **conditions)

    def speakers(self, **conditions: Value) -> Sheet:
        """Who speaks how of whom."""
        return self.ask("speakers", **conditions)

    def emerging(self, *, as_of: Value = None, **conditions: Value) -> Sheet:
        """Who lately comes to the fore."""
        return self.ask("emerging", as_of=as_of, **conditions)
