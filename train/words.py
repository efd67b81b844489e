"""Words, which row each has, and the rows, as a model file holds them.

Programs work with `word.offset`, `word.bytes` (all words, whole), `word.map`
(the row of each) and rows as they are; docs/model-format.md, parts 2 and 3,
has the file's form, which says the same in fewer bytes.
"""

from __future__ import annotations

import os

import numpy as np

import rows

LONGEST = 255
# Tables of rows of words, and where `config` has their width.
STEMS = {"word": 1, "sense": 44}
PARTS = ("row", "size", "again")


def _words(sections: dict[str, bytes]) -> list[bytes]:
    offsets = np.frombuffer(sections["word.offset"], "<u4")
    data = sections["word.bytes"]
    return [data[start:end] for start, end in zip(offsets, offsets[1:])]


def _shortened(words: list[bytes]) -> dict[str, bytes]:
    """Each without what it shares with the one before."""
    if max(map(len, words)) > LONGEST:
        raise ValueError(f"a word has more than {LONGEST} bytes")
    shared = bytes(len(os.path.commonprefix([before, word]))
                   for before, word in zip([b""] + words, words))
    rest = [word[n:] for word, n in zip(words, shared)]
    return {"word.shared": shared, "word.added": bytes(map(len, rest)),
            "word.bytes": b"".join(rest)}


def _whole(sections: dict[str, bytes]) -> dict[str, bytes]:
    words, last, at = [], b"", 0
    for shared, added in zip(sections["word.shared"], sections["word.added"]):
        last = last[:shared] + sections["word.bytes"][at:at + added]
        at += added
        words.append(last)
    offsets = np.cumsum([0, *map(len, words)], dtype="<u4")
    return {"word.offset": offsets.tobytes(), "word.bytes": b"".join(words)}


def _in_order(sections: dict[str, bytes]) -> dict[str, bytes]:
    """Rows in the order in which words have them, those of no word last."""
    row_of = np.frombuffer(sections["word.map"], "<u4")
    count = len(sections["word.scale"]) // 4
    _, first = np.unique(row_of, return_index=True)
    order = row_of[np.sort(first)]
    order = np.concatenate([order, np.setdiff1d(np.arange(count), order)])
    place = np.empty(count, "<u4")
    place[order] = np.arange(count)
    result = {"word.map": place[row_of].tobytes()}
    for name in (f"{stem}.{part}" for stem in STEMS
                 for part in ("row", "scale")):
        if name in sections:
            table = np.frombuffer(sections[name], "<u1").reshape(count, -1)
            result[name] = table[order].tobytes()
    return result


def _coded(row_of: np.ndarray) -> np.ndarray:
    """0 for the row that comes next, else the row and one more."""
    met = np.concatenate([[0], np.maximum.accumulate(
        row_of.astype(np.int64) + 1)[:-1]])
    return np.where(row_of == met, 0, row_of + 1).astype("<u4")


def _decoded(codes: np.ndarray) -> np.ndarray:
    fresh = codes == 0
    return np.where(fresh, np.cumsum(fresh) - 1,
                    codes.astype(np.int64) - 1).astype("<u4")


def _packed_rows(sections: dict[str, bytes]) -> dict[str, bytes]:
    count = len(sections["word.scale"]) // 4
    result: dict[str, bytes] = {}
    for stem in STEMS:
        if f"{stem}.row" in sections:
            table = np.frombuffer(sections[f"{stem}.row"], "<i1")
            for part, data in zip(PARTS, rows.pack(table.reshape(count, -1))):
                result[f"{stem}.{part}"] = data
    return result


def _plain_rows(sections: dict[str, bytes]) -> dict[str, bytes]:
    config = np.frombuffer(sections["config"], "<u4")
    return {f"{stem}.row": rows.unpack(
        *(sections[f"{stem}.{part}"] for part in PARTS),
        int(config[width])).tobytes()
        for stem, width in STEMS.items() if f"{stem}.row" in sections}


def _replaced(sections: dict[str, bytes], changed: dict[str, bytes],
              names: dict[str, tuple[str, ...]]) -> dict[str, bytes]:
    """Sections in their order, some of them by others of other names."""
    return {new: changed[new] for name in sections
            for new in names.get(name, (name,))}


def to_file(sections: dict[str, bytes]) -> dict[str, bytes]:
    """What a file holds in place of what programs work with, in its order."""
    if "word.offset" not in sections:
        return sections
    changed = sections | _in_order(sections)
    codes = _coded(np.frombuffer(changed["word.map"], "<u4"))
    changed |= _shortened(_words(sections)) | {"word.map": codes.tobytes()}
    return _replaced(sections, changed | _packed_rows(changed), {
        "word.index": (),               # of files of the first version
        "word.offset": ("word.shared", "word.added"),
        **{f"{stem}.row": tuple(f"{stem}.{part}" for part in PARTS)
           for stem in STEMS}})


def from_file(sections: dict[str, bytes]) -> dict[str, bytes]:
    """The way back; rows stay in the file's order."""
    if "word.shared" not in sections:
        return sections
    codes = _decoded(np.frombuffer(sections["word.map"], "<u4"))
    changed = (sections | _whole(sections) | _plain_rows(sections)
               | {"word.map": codes.tobytes()})
    return _replaced(sections, changed, {
        "word.shared": ("word.offset",), "word.added": (),
        **{f"{stem}.{part}": () for stem in STEMS for part in PARTS[1:]}})
