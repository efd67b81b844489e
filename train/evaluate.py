#!/usr/bin/env python3
"""Run a model file in numpy as docs/model-format.md states, and score it.

Integer products are exact (sums stay below 2^24 in float32); float sums are
taken in numpy's order, so that a C reader differs by rounding noise alone.  Of
a file that hears events without an ear it is the parser.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

import container
import neighbours
from data import Sentence, read_conllu
from features import HASH_BUCKETS, feature_rows, normal
from languages import LANGUAGES, load_dev
from scores import Prediction, Scores
from told import parties_of, path_row
from tree import decode, name_sequence

F32 = np.float32
HEARD = 8                # tokens of a sentence that may tell of an event
Tree = tuple[list[int], list[str]]    # heads and labels of the tokens


def _leaky(x: np.ndarray) -> np.ndarray:
    return np.maximum(x, F32(0.1) * x)


def _dynamic(y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Integers -63..63 (as floats) and the step of each row."""
    m = np.abs(y).max(-1, keepdims=True)
    inverse = np.where(m < 1e-12, F32(0), F32(63) / np.maximum(m, F32(1e-12)))
    step = np.where(m < 1e-12, F32(0), m / F32(63))
    return np.clip(np.rint(y * inverse), -63, 63), step


def _slots(n: int) -> np.ndarray:
    """Signed distance of head from dependent, as 0..65."""
    i = np.arange(n)
    k = np.clip(i[None] - i[:, None], -32, 32) + 32
    k[:, 0] = 65
    return k


def _window(y: np.ndarray, step: int, reach: int) -> np.ndarray:
    """Each row with so many on both sides, every `step`-th."""
    n, width = y.shape
    padded = np.zeros((n + 2 * step * reach, width), F32)
    padded[step * reach:step * reach + n] = y
    return np.concatenate([padded[i * step:i * step + n]
                           for i in range(2 * reach + 1)], 1)


def _beside(y: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """The rows of each row's neighbours; none, -1, is the last of the table,
    all zeros."""
    return np.concatenate([y, np.zeros((1, y.shape[1]), F32)])[
        beside].reshape(len(y), -1)


class Model:
    """A model file, its tables as arrays named after the sections."""

    def __init__(self, path: Path) -> None:
        raw, self.ident = container.read(path)
        config = np.frombuffer(raw["config"], "<u4")
        (buckets, self.e, self.v, self.h, self.d, self.l) = config[:6]
        assert buckets == HASH_BUCKETS
        self.dilations = [int(d) for d in config[6:6 + self.l]]
        self.a, self.p, self.r = (int(x) for x in config[14:17])
        self.info = raw["info"].decode()
        self.upos = container.unstrings(raw["upos"])
        self.deprels = container.unstrings(raw["deprel"])
        self.names = container.unstrings(raw["names"])
        self.feats: dict[str, list[str]] = {}
        parts = container.unstrings(raw["feats"])
        for size in config[21:21 + config[20]]:
            self.feats[parts[0]] = parts[1:1 + size]
            parts = parts[1 + size:]
        self.ear = [int(d) for d in config[48:48 + config[47]]
                    ] if len(config) > 47 else []
        self.categories: list[str] = []
        if self.ear:
            self.g, self.t = (int(x) for x in config[39:41])
            self.categories = container.unstrings(raw["events"])
            self.statuses = container.unstrings(raw["statuses"])
            self.j, self.reach = (int(x) for x in config[44:46])
        if self.ear and config[46]:
            self.near = np.frombuffer(raw["near.vector"], "<i1").reshape(
                config[46], self.g).astype(F32)
            self.near_category = np.frombuffer(raw["near.event"], "<u1")
            self.near_text = container.unstrings(raw["near.text"])
        offset = np.frombuffer(raw["word.offset"], "<u4")
        self.word_id = {
            raw["word.bytes"][offset[i]:offset[i + 1]].decode(): i
            for i in range(1, self.v)}
        self.table: dict[str, np.ndarray] = {}
        for name, data in raw.items():
            if name.endswith((".g", ".b", ".s", ".scale")) or name in (
                    "root", "dist", "label.rel", "role.rel", "role.path",
                    "side.rel", "side.path"):
                self.table[name] = np.frombuffer(data, "<f4")
            elif name.endswith((".w", ".row")):
                self.table[name] = np.frombuffer(data, "<i1")
        for name in [n[:-2] for n in self.table if n.endswith(".w")]:
            rows = len(self.table[name + ".b"])
            self.table[name + ".w"] = self.table[name + ".w"].reshape(
                rows, -1).astype(F32)
        for name in ("word.row", "hash.row"):
            self.table[name] = self.table[name].reshape(-1, self.e)
        if self.ear:
            self.table["sense.row"] = self.table["sense.row"].reshape(
                -1, self.j)
        self.word_row = np.frombuffer(raw["word.map"], "<u4")
        self.rel = np.frombuffer(raw["rel"], "<u1").astype(int)
        self.cache: dict[str, np.ndarray] = {}

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        n = F32(x.shape[-1])
        d = x - x.sum(-1, keepdims=True, dtype=F32) / n
        v = (d * d).sum(-1, keepdims=True, dtype=F32) / n
        r = F32(1) / np.sqrt(v + F32(1e-5))
        return (d * r) * self.table[name + ".g"] + self.table[name + ".b"]

    def _static(self, x: np.ndarray, norm: str) -> np.ndarray:
        return np.clip(np.rint(self._norm(x, norm)), -63, 63)

    def _matrix(self, q: np.ndarray, name: str,
                step: np.ndarray | None = None) -> np.ndarray:
        acc = q @ self.table[name + ".w"].T
        if step is not None:
            acc = acc * step
        return acc * self.table[name + ".s"] + self.table[name + ".b"]

    def type_vector(self, form: str) -> np.ndarray:
        """x0 of a spelling."""
        found = self.cache.get(form)
        if found is None:
            t = self.table
            h = np.zeros(self.e, F32)
            for row in feature_rows(form):
                h += t["hash.scale"][row] * t["hash.row"][row].astype(F32)
            word = self.word_row[self.word_id.get(normal(form), 0)]
            w = t["word.scale"][word] * t["word.row"][word].astype(F32)
            x = np.concatenate([self._norm(h, "norm.hash"),
                                self._norm(w, "norm.word")])[None]
            x = _leaky(self._matrix(*self._pair(x, "type1")))
            found = self._matrix(*self._pair(x, "type2"))[0]
            self.cache[form] = found
        return found

    @staticmethod
    def _pair(x: np.ndarray, name: str) -> tuple[np.ndarray, str, np.ndarray]:
        q, step = _dynamic(x)
        return q, name, step

    def _layers(self, x: np.ndarray, dilations: list[int], prefix: str = "",
                beside: np.ndarray | None = None) -> np.ndarray:
        """Rows after the convolutions of the encoder, or of the ear, some of
        which may be over the tree."""
        width = x.shape[1]
        for i, d in enumerate(dilations):
            y = self._static(x, f"{prefix}norm{i}")
            f = self._matrix(_window(y, d, 1) if d else np.concatenate(
                [y, _beside(y, beside)], 1), f"{prefix}conv{i}")
            x = x + np.maximum(f[:, :width], f[:, width:])
        return x

    def outputs(self, forms: list[str]) -> np.ndarray:
        """All outputs of `heads`, rows 0 (root) .. n."""
        x = np.stack([self.table["root"], *map(self.type_vector, forms)])
        x = self._layers(x, self.dilations)
        return self._matrix(self._static(x, "norm.out"), "heads")

    def arc_scores(self, dependent: np.ndarray, head: np.ndarray,
                   relative: np.ndarray) -> np.ndarray:
        q, qs = _dynamic(self._matrix(
            *self._pair(_leaky(dependent), "arc")))
        c, cs = _dynamic(_leaky(head))
        k = _slots(len(q))
        bias = self.table["dist"][k] + np.take_along_axis(
            relative, self.rel[k], 1)
        return ((q @ c.T) * cs.T) * qs + bias

    def head_sizes(self) -> list[int]:
        """Widths of the parser's outputs of `heads`, in file order; what the
        ear reads follows them."""
        a, p = self.a, self.p
        return [a, a, p, p, self.r, len(self.upos),
                *(len(v) for v in self.feats.values()), len(self.names)]

    def parts(self, forms: list[str]) -> list[np.ndarray]:
        """The outputs of `heads` by head, in file order, with what senses
        and the ear add to them."""
        parts = self._own_parts(forms)
        if self.ear:
            self._listen(forms, parts,
                         self._tree(parts) if 0 in self.ear else None)
        return parts

    def _own_parts(self, forms: list[str]) -> list[np.ndarray]:
        """The same before the ear has listened."""
        sizes = self.head_sizes()
        if self.ear:
            sizes += [self.g, self.t, self.t]
        return np.split(self.outputs(forms), np.cumsum(sizes),
                        axis=1)[:len(sizes)]

    def _listen(self, forms: list[str], parts: list[np.ndarray],
                tree: Tree | None) -> None:
        """Adds to the parts what senses and the ear say; layers over the
        tree need it."""
        beside = self._neighbours(*tree) if tree and 0 in self.ear else None
        parts[-3] = self._layers(
            parts[-3] + self._senses(forms, beside), self.ear, "ear.", beside)
        more = self._matrix(self._static(parts[-3], "ear.norm.out"),
                            "ear.heads")
        own = [len(self.names), self.t, self.t]
        for at, part in zip((-4, -2, -1), np.split(
                more, np.cumsum(own)[:-1], axis=1)):
            parts[at] = parts[at] + part

    @staticmethod
    def _neighbours(heads: list[int], labels: list[str]) -> np.ndarray:
        """Rows beside each row; the root, which is row 0, has none."""
        found = neighbours.neighbours(
            np.array([0, len(heads)]), np.array(heads),
            neighbours.is_function(labels))
        none = np.full((1, neighbours.COUNT), neighbours.NONE)
        return np.concatenate([none, found])

    def _tree(self, parts: list[np.ndarray]) -> Tree:
        """Of the parser's own parts: the ear adds nothing to it."""
        heads = decode(self.arc_scores(parts[0], parts[1], parts[4]))[1:]
        rows = len(parts[0])
        bucket = self.rel[_slots(rows)[np.arange(1, rows), heads]]
        place = self.table["label.rel"].reshape(-1, self.p)[bucket]
        v = _leaky(parts[2][1:] + parts[3][heads] + place)
        scores = self._matrix(*self._pair(v, "label"))
        scores[:, self.deprels.index("root")] = -np.inf
        return heads, ["root" if h == 0 else self.deprels[k]
                       for h, k in zip(heads, scores.argmax(1))]

    def _senses(self, forms: list[str], beside: np.ndarray | None
                ) -> np.ndarray:
        """Windows over the senses of the root, which means nothing, and of
        the tokens, with those of neighbours, through their matrix."""
        t, reach = self.table, self.reach
        words = self.word_row[[self.word_id.get(normal(form), 0)
                               for form in forms]]
        rows = t["sense.scale"][words][:, None] * t["sense.row"][words].astype(
            F32)
        y = np.concatenate([np.zeros((1, self.j), F32),
                            self._static(rows, "norm.sense")])
        window = _window(y, 1, reach)
        if beside is not None:
            window = np.concatenate([window, _beside(y, beside)], 1)
        return self._matrix(window, "sense")

    def event_vectors(self, forms: list[str]) -> np.ndarray:
        """Those of the tokens, rectified, without the root."""
        return _leaky(self.parts(forms)[-3][1:])

    def figure_rows(self, forms: list[str]) -> np.ndarray:
        """What figures are heard from, whole steps: the encoder's rows and
        the ear's side by side, the root's first."""
        x = np.stack([self.table["root"], *map(self.type_vector, forms)])
        encoded = self._static(self._layers(x, self.dilations), "norm.out")
        heard = self._static(self.parts(forms)[-3], "ear.norm.out")
        return np.concatenate([encoded, heard], 1)

    def nearest(self, vector: np.ndarray,
                count: int = 3) -> list[tuple[float, str, str]]:
        """Similarity, category and text of the kept triggers that are most
        like an event vector."""
        lengths = (np.sqrt((vector * vector).sum())
                   * np.sqrt((self.near * self.near).sum(1)))
        found = np.where(lengths > 0, self.near @ vector
                         / np.where(lengths > 0, lengths, 1), 0)
        return [(float(found[i]), self.categories[self.near_category[i]],
                 self.near_text[i])
                for i in np.argsort(-found, kind="stable")[:count]]

    def tell(self, sentence: Sentence, pairs: np.ndarray,
             paths: np.ndarray) -> tuple[np.ndarray, ...]:
        """Logits of categories and statuses (token, class), and of the
        roles of pairs (trigger, party), all without the root."""
        events, trigger, party = (
            part[1:] for part in self.parts(sentence.forms)[-3:])
        logits = self._matrix(*self._pair(_leaky(events), "event"))
        distance = np.clip(pairs[:, 1] - pairs[:, 0], -32, 32) + 32
        v = ((trigger[pairs[:, 0]] + party[pairs[:, 1]])
             + self.table["role.rel"].reshape(-1, self.t)[self.rel[distance]]
             ) + self.table["role.path"].reshape(-1, self.t)[paths]
        roles = self._matrix(*self._pair(_leaky(v), "role"))
        count = len(self.categories)
        return logits[:, :count], logits[:, count:], roles

    def predict(self, forms: list[str]) -> Prediction:
        """What the model says of a sentence's words and tree."""
        parts = self._own_parts(forms)
        tree = heads, labels = self._tree(parts)
        if self.ear:
            self._listen(forms, parts, tree)
        count = 6 + len(self.feats)
        values = [part[1:].argmax(1) for part in parts[6:count]]
        names = parts[count]
        return Prediction(
            [self.upos[k] for k in parts[5][1:].argmax(1)], heads, labels,
            [{key: names[v[i]] for (key, names), v in
              zip(self.feats.items(), values) if v[i]}
             for i in range(len(forms))],
            [self.names[k] for k in name_sequence(names[1:])])


def _with_role(pairs: np.ndarray, roles: np.ndarray, trigger: int,
               role: int) -> str:
    """Numbers of the tokens that are likelier to have the role than not."""
    others = np.delete(roles, role, 1).max(1)
    return ",".join(str(party + 1) for (t, party), margin in
                    zip(pairs, roles[:, role] - others)
                    if t == trigger and margin > 0)


def heard(model: Model, sentence: Sentence) -> list[str]:
    """What each token is heard to tell, as `demarche parse` prints it."""
    told = [""] * len(sentence)
    pairs = np.array([(t, p) for t in range(len(sentence))
                      for p in parties_of(sentence, t)],
                     np.int64).reshape(-1, 2)
    if not model.ear:
        return told
    rows = np.array([path_row(sentence, t, p) for t, p in pairs], np.int64)
    categories, statuses, roles = model.tell(sentence, pairs, rows)
    margins = (categories - categories[:, :1])[:, 1:]
    best = margins.max(1)
    for t in np.argsort(-best, kind="stable")[:HEARD]:
        if best[t] <= 0:
            break
        parts = {"Event": model.categories[1 + margins[t].argmax()],
                 "EventStatus": model.statuses[statuses[t].argmax()],
                 "Actor": _with_role(pairs, roles, t, 1),
                 "Recipient": _with_role(pairs, roles, t, 2)}
        told[t] = "|".join(f"{k}={v}" for k, v in parts.items() if v)
    return told


def compare_heard(model: Model, sentences: list[Sentence]) -> bool:
    """Whether the program, whose output `sentences` are, hears the same."""
    same = tokens = tell = 0
    for sentence in sentences:
        for own, misc in zip(heard(model, sentence), sentence.misc):
            got = "|".join(part for part in misc.split("|") if part.split(
                "=")[0] in ("Event", "EventStatus", "Actor", "Recipient"))
            same += own == got
            tokens += 1
            tell += bool(own)
    print(f"{tokens} tokens, {tell} tell of an event, {same} agree")
    return same * 1000 >= tokens * 999


def conllu(forms: list[str], found: Prediction, told: list[str]) -> str:
    """CoNLL-U of a prediction; events and name tags in MISC."""
    lines = [f"# text = {' '.join(forms)}"]
    for i, form in enumerate(forms):
        feats = "|".join(f"{k}={v}" for k, v in
                         sorted(found.feats[i].items())) or "_"
        name = "" if found.names[i] == "O" else f"NER={found.names[i]}"
        misc = "|".join(part for part in (told[i], name) if part) or "_"
        lines.append("\t".join([
            str(i + 1), form, "_", found.upos[i], "_", feats,
            str(found.heads[i]), found.deprels[i], "_", misc]))
    return "\n".join(lines) + "\n\n"


def parse(model: Model, forms: list[str]) -> str:
    found = model.predict(forms)
    told = heard(model, Sentence(forms=forms, upos=found.upos,
                                 heads=found.heads, deprels=found.deprels))
    return conllu(forms, found, told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--conllu", type=Path, nargs="*", default=[],
                        help="score on these instead of the dev sets")
    parser.add_argument("--parse", action="store_true",
                        help="sentences of stdin (words by blanks) to CoNLL-U")
    parser.add_argument("--heard", action="store_true",
                        help="whether what demarche parse printed (stdin) has "
                        "the events that the file gives")
    parser.add_argument("model", type=Path)
    args = parser.parse_args()
    model = Model(args.model)
    if args.parse:
        for line in sys.stdin:
            if forms := line.split():
                sys.stdout.write(parse(model, forms))
        return
    if args.heard:
        sys.exit(not compare_heard(model, read_conllu(Path("/dev/stdin"))))
    sets: dict[str, list[Sentence]] = (
        {str(path): read_conllu(path) for path in args.conllu}
        or load_dev(args.shared, args.language))
    for name, sentences in sets.items():
        scores = Scores()
        for sentence in sentences:
            scores.add(sentence, model.predict(sentence.forms))
        print(f"{name} ({model.ident}): {scores.line()}", flush=True)


if __name__ == "__main__":
    main()
