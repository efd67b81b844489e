"""What the library makes of articles: JSON lines, seen as dicts or as Arrow columns."""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, overload

from . import _core, _show
from ._errors import FormatError, Reject, call

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from typing_extensions import Self

READ, PARSE, CODE, RELATE, EXPLAIN = range(5)

#: A batch of Arrow is made of so many bytes of lines.
CHUNK_BYTES = 32 << 20


class Schema:
    """Columns, for whoever asks beforehand: ``pyarrow.schema(demarche.records_schema())``."""

    def __init__(self, task: int) -> None:
        self._task = task

    def __arrow_c_schema__(self) -> Any:
        return call(_core.schema, self._task)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._task,)


def need(module: str, why: str) -> Any:
    """An optional package, or what to install."""
    try:
        return __import__(module, fromlist=["*"])
    except ImportError as error:
        raise ImportError(f"{why} needs {module}: pip install {module.partition('.')[0]}") from error


class Table(Collection[dict[str, Any]]):
    """Rows, as a sequence of dicts; and columns, for pyarrow, pandas, polars, DuckDB and whoever else reads Arrow.

    It does what a ``Sequence`` does and is none: polars would take its dicts for lack of anything better, and guess columns.
    """

    __slots__ = ()

    def __arrow_c_schema__(self) -> Any:
        raise NotImplementedError

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        raise NotImplementedError

    def __contains__(self, row: object) -> bool:
        return any(row == own for own in self)

    def __reversed__(self) -> Iterator[dict[str, Any]]:
        return (self[number] for number in reversed(range(len(self))))

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Table | list[dict[str, Any]]: ...

    def __getitem__(self, index: int | slice) -> Any:
        raise NotImplementedError

    def index(self, row: object, start: int = 0, stop: int | None = None) -> int:
        """Of the first row that is equal; ``ValueError`` where none is."""
        for number in range(*slice(start, stop).indices(len(self))):
            if self[number] == row:
                return number
        raise ValueError("there is no such row")

    def count(self, row: object) -> int:
        """Of rows that are equal."""
        return sum(row == own for own in self)

    def to_arrow(self) -> pyarrow.Table:
        """As a table of pyarrow."""
        return need("pyarrow", "to_arrow").table(self)

    def to_pandas(self, **options: Any) -> pandas.DataFrame:
        """As a data frame of pandas, by way of pyarrow, whose ``Table.to_pandas`` takes the options."""
        need("pandas", "to_pandas")
        frame: pandas.DataFrame = self.to_arrow().to_pandas(**options)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """As a data frame of polars."""
        frame: polars.DataFrame = need("polars", "to_polars").DataFrame(self)
        return frame

    def write_parquet(self, path: str | os.PathLike[str], **options: Any) -> None:
        """Writes a file of Parquet; options are those of ``pyarrow.parquet.write_table``."""
        need("pyarrow.parquet", "write_parquet").write_table(self.to_arrow(), path, **options)


class Lines(Table):
    """A sequence of dicts, which were printed as JSON lines; nothing in it changes.

    The bytes of the lines are kept, and read when an item is asked for; columns are made of them each time that somebody
    asks for Arrow.
    """

    __slots__ = ("_data", "_starts", "_rejects")

    _task: ClassVar[int]

    def __init__(self, data: bytes = b"", rejects: Iterable[Reject] = ()) -> None:
        self._data = data
        self._rejects = tuple(rejects)
        self._starts: array[int] | None = None

    @classmethod
    def from_json_lines(cls, lines: bytes | str | os.PathLike[str]) -> Self:
        """Out of what the program or ``to_json_lines`` wrote: bytes, a text, or a file as a Path.

        >>> import demarche
        >>> records = demarche.code("Kenya expelled three Sudanese diplomats on Tuesday.")
        >>> demarche.Records.from_json_lines(records.to_json_lines()) == records
        True
        """
        if isinstance(lines, os.PathLike):
            with open(lines, "rb") as file:
                lines = file.read()
        if isinstance(lines, str):
            lines = lines.encode()
        if not isinstance(lines, bytes):
            raise TypeError(f"lines are bytes, a str or a Path, not {type(lines).__name__}")
        return cls(lines if lines.endswith(b"\n") or not lines else lines + b"\n")

    @property
    def rejects(self) -> list[Reject]:
        """Articles that gave nothing, and why."""
        return list(self._rejects)

    # --- as a sequence ------------------------------------------------------------------------------------------------------

    def _bounds(self) -> array[int]:
        """Where lines begin, and the end."""
        if self._starts is None:
            starts, at = array("Q", [0]), 0
            while at := self._data.find(b"\n", at) + 1:
                starts.append(at)
            self._starts = starts
        return self._starts

    def _line(self, number: int) -> bytes:
        bounds = self._bounds()
        return self._data[bounds[number] : bounds[number + 1]]

    def _load(self, line: bytes, number: int) -> dict[str, Any]:
        try:
            item = json.loads(line)
        except ValueError as error:
            raise FormatError("format", "", str(error), line=number + 1) from None
        if not isinstance(item, dict):
            raise FormatError("format", "", "the line is no object of JSON", line=number + 1)
        return item

    def __len__(self) -> int:
        return len(self._bounds()) - 1

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...

    def __getitem__(self, index: int | slice) -> dict[str, Any] | Self:
        if isinstance(index, slice):
            return type(self)(b"".join(map(self._line, range(*index.indices(len(self))))))
        number = range(len(self))[index]
        return self._load(self._line(number), number)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for number in range(len(self)):
            yield self._load(self._line(number), number)

    def __eq__(self, other: object) -> bool:
        """The same lines, whatever was rejected."""
        if type(other) is not type(self):
            return NotImplemented
        return self._data == other._data

    def __hash__(self) -> int:
        return hash(self._data)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._data, self._rejects)

    # --- as columns ---------------------------------------------------------------------------------------------------------

    def _chunks(self) -> Iterator[bytes]:
        at, end = 0, len(self._data)
        while at < end:
            cut = end if end - at <= CHUNK_BYTES else self._data.rfind(b"\n", at, at + CHUNK_BYTES) + 1
            if not cut:
                cut = self._data.find(b"\n", at) + 1 or end
            yield self._data[at:cut]
            at = cut

    def __arrow_c_schema__(self) -> Any:
        return call(_core.schema, self._task)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return call(_core.lines_stream, self._task, tuple(self._chunks()))

    def to_json_lines(self) -> bytes:
        """The bytes that the program prints."""
        return self._data

    # --- to look at ---------------------------------------------------------------------------------------------------------

    def _head(self) -> str:
        return f"{len(self)} {type(self).__name__.lower()}"

    def __repr__(self) -> str:
        head = f"<{type(self).__name__}: {_show.with_rejects(self._head(), self._rejects)}>"
        return _show.text(head, self) + _show.first_reject(self._rejects)

    def _repr_html_(self) -> str:
        return _show.html(_show.with_rejects(self._head(), self._rejects), self)


class Records(Lines):
    """Events, facts and quotations, in the order of the text."""

    __slots__ = ()
    _task = CODE

    def _of(self, *kinds: str) -> Records:
        heads = tuple(f'{{"record":"{kind}"'.encode() for kind in kinds)
        lines = (self._line(number) for number in range(len(self)))
        return Records(b"".join(line for line in lines if line.startswith(heads)))

    @property
    def events(self) -> Records:
        """Who did what to whom."""
        return self._of("event")

    @property
    def facts(self) -> Records:
        """Deals, aid, trade, visits, pledges..."""
        return self._of("fact")

    @property
    def quotes(self) -> Records:
        """Who said what of whom."""
        return self._of("quote")

    def _head(self) -> str:
        counts = {"event": 0, "fact": 0, "quotation": 0, "amount": 0}
        for kind, name in (("event", "event"), ("fact", "fact"), ("quote", "quotation"), ("amount", "amount")):
            counts[name] = self._data.count(f'{{"record":"{kind}"'.encode())
        told = [f"{count} {name}{'s' * (count != 1)}" for name, count in counts.items() if count or name != "amount"]
        return ", ".join(told)


class Articles(Lines):
    """Articles as they were read."""

    __slots__ = ()
    _task = READ


class Relations(Lines):
    """What the source does to the target, an article each."""

    __slots__ = ()
    _task = RELATE
