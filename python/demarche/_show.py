"""Records and sheets for a person to look at: in a terminal, and in a notebook."""

from __future__ import annotations

import html as escaping
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

TEXT_ROWS, HTML_ROWS = 10, 30
CELL = 80


def with_rejects(head: str, rejects: Collection[object]) -> str:
    """Rejects are never silent."""
    return f"{head}; {len(rejects)} {'reject' if len(rejects) == 1 else 'rejects'}" if rejects else head


def first_reject(rejects: Sequence[object]) -> str:
    """A line with it; nothing where there is none."""
    more = f" (and {len(rejects) - 1} more, in .rejects)" if len(rejects) > 1 else ""
    return f"\nrejected: {rejects[0]}{more}" if rejects else ""


def cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def _party(party: Mapping[str, Any]) -> str:
    codes = ".".join([party["code"], *party.get("sector", ())]) if party.get("code") else ""
    told = codes or party.get("text", "")
    return f"{party['role']} {told}" if party.get("role") else told


def _parties(value: Any) -> str:
    if isinstance(value, Mapping):
        value = [value]
    return " + ".join(map(_party, value or ()))


def _event(record: Mapping[str, Any]) -> tuple[str, ...]:
    what = " ".join(word for word in (record.get("event"), record.get("mode")) if word)
    if record.get("status", "actual") != "actual":
        what += f" [{record['status']}]"
    return _parties(record.get("actor")), what, _parties(record.get("recipient"))


def _amounts(record: Mapping[str, Any]) -> str:
    return ", ".join(amount["text"] for amount in record.get("amount", ()) if amount.get("text"))


def _fact(record: Mapping[str, Any]) -> tuple[str, ...]:
    what = " ".join(word for word in (record.get("kind"), record.get("status"), _amounts(record)) if word)
    return ", ".join(map(_party, record.get("party", ()))), what, _parties(record.get("counted"))


def _quote(record: Mapping[str, Any]) -> tuple[str, ...]:
    return _parties(record.get("speaker")), record.get("verb", ""), _parties(record.get("about"))


_KINDS = {"event": _event, "fact": _fact, "quote": _quote}
_NAMES = (*_KINDS, "amount")
_HEADS = ("date", "record", "who", "what", "whom", "text")


def _record_row(record: Mapping[str, Any]) -> tuple[str, ...]:
    who, what, whom = _KINDS.get(record["record"], lambda _: ("", "", ""))(record)
    words = record.get("quote") or record.get("text", "")
    return record.get("date", ""), record["record"], who, what, whom, words


def _plain_row(item: Mapping[str, Any], heads: Iterable[str]) -> tuple[str, ...]:
    values = (item.get(head) for head in heads)
    return tuple("" if value is None else f"{value:,.6g}" if isinstance(value, float) else str(value) for value in values)


def _rows(items: Iterable[Mapping[str, Any]], most: int) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    shown = [item for item, _ in zip(items, range(most))]
    if shown and all(item.get("record") in _NAMES for item in shown):
        return _HEADS, [_record_row(item) for item in shown]
    heads = tuple(dict.fromkeys(head for item in shown for head in item))
    return heads, [_plain_row(item, heads) for item in shown]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def text(head: str, items: Collection[Mapping[str, Any]]) -> str:
    """The head, and below it the first rows, as wide as the terminal."""
    heads, rows = _rows(items, TEXT_ROWS)
    lines = [head]
    if rows:
        cells = [heads, *rows]
        widths = [min(max(len(row[column]) for row in cells), 30) for column in range(len(heads))]
        if heads is _HEADS:
            widths[-1] = CELL
        width = shutil.get_terminal_size((120, 24)).columns
        for row in cells:
            line = "  ".join(cut(_one_line(cell), size).ljust(size) for cell, size in zip(row, widths))
            lines.append(cut(line.rstrip(), width))
    if len(items) > len(rows):
        lines.append(f"... {len(items) - len(rows)} more")
    return "\n".join(lines)


def html(head: str, items: Collection[Mapping[str, Any]]) -> str:
    """The same as a table for a notebook."""
    heads, rows = _rows(items, HTML_ROWS)
    out = ["<table><caption>", escaping.escape(head), "</caption><thead><tr>"]
    out += [f"<th>{escaping.escape(name)}</th>" for name in heads]
    out.append("</tr></thead><tbody>")
    for row in rows:
        cells = "".join(f'<td style="text-align:left">{escaping.escape(cut(cell, 4 * CELL))}</td>' for cell in row)
        out.append(f"<tr>{cells}</tr>")
    out.append("</tbody></table>")
    if len(items) > len(rows):
        out.append(f"<p>… {len(items) - len(rows)} more</p>")
    return "".join(out)
