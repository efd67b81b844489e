"""What goes wrong, as exceptions, and what became of articles that could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from . import _core

Result = TypeVar("Result")


@dataclass(frozen=True)
class Reject:
    """An article that gave nothing, and why."""

    #: "format", "limit", "empty", "unsupported", "io"...
    status: str
    #: Its id, its number in the input from 1, or the file.
    where: str
    #: A sentence without full stop.
    message: str
    #: From 1; 0 where lines mean nothing.
    line: int = 0
    #: Byte, from 0; None where it is not known.
    offset: int | None = None
    #: Of a web archive, from 1; 0: none.
    record: int = 0

    def __str__(self) -> str:
        place = self.where
        if self.record:
            place += f", record {self.record}"
        if self.line:
            place += f", line {self.line}"
        if self.offset is not None:
            place += f", byte {self.offset}"
        if not place or self.message.startswith(f"{place} "):
            return self.message  # "period is day, week..., not 'fortnight'" names its place
        return f"{place}: {self.message}"


class DemarcheError(Exception):
    """Whatever the library refuses or cannot do; its subclasses tell the kinds.

    ``status``, ``where`` (a file, an article, a parameter of a question), ``line``, ``offset`` and ``record`` are those of
    :class:`Reject`, ``message`` is what happened.
    """

    def __init__(self, status: str, where: str = "", message: str = "", line: int = 0, offset: int | None = None,
                 record: int = 0) -> None:
        super().__init__(status, where, message, line, offset, record)
        self.status, self.where, self.message = status, where, message
        self.line, self.offset, self.record = line, offset, record

    def __str__(self) -> str:
        return str(Reject(self.status, self.where, self.message, self.line, self.offset, self.record))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.status, self.where, self.message, self.line, self.offset, self.record)


class FormatError(DemarcheError, ValueError):
    """Bytes are not what they should be."""


class LimitError(DemarcheError, ValueError):
    """Something is larger than it may be."""


class EmptyError(DemarcheError, ValueError):
    """An article has no text."""


class UnsupportedError(DemarcheError, ValueError):
    """A kind of input or a language is not read."""


class UsageError(DemarcheError, ValueError):
    """What was asked for makes no sense, or comes from something closed."""


class FileError(DemarcheError, OSError):
    """The system refused to open, read or write."""


class OutOfMemory(DemarcheError, MemoryError):
    """There is no memory for it."""


_CLASSES: dict[str, type[DemarcheError]] = {
    "io": FileError,
    "format": FormatError,
    "limit": LimitError,
    "memory": OutOfMemory,
    "empty": EmptyError,
    "unsupported": UnsupportedError,
    "usage": UsageError,
}


def reject_of(fields: tuple[Any, ...]) -> Reject:
    """Out of the fields that ``_core`` tells."""
    status, where, line, offset, record, message = fields
    return Reject(status, where, message, line, offset, record)


def error_of(reject: Reject) -> DemarcheError:
    """The exception that says the same."""
    made = _CLASSES.get(reject.status, DemarcheError)
    return made(reject.status, reject.where, reject.message, reject.line, reject.offset, reject.record)


def call(function: Callable[..., Result], *arguments: Any) -> Result:
    """Calls a function of ``_core``."""
    try:
        return function(*arguments)
    except _core.Failure as failure:
        raise error_of(reject_of(failure.args)) from None
