#!/usr/bin/env python3
"""Real pages, feeds, archives, JSON lines, CoNLL-U, lexicon files and models, damaged at random and read by the sanitized program.

Whatever the bytes: no crash, no leak, no read beyond a buffer, and no document that takes the plain program a second. Part of
tests/run.py: a few hundred, 10,000 with --all. Alone: tests/harness/mutations.py [--all | COUNT] [--seed N] PLAIN SANITIZED

Files that the program did not bear are kept in SANITIZED/mutations."""

import gzip
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable

if __package__:
    from .accuracy import shared_folder
    from .report import Report
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness.accuracy import shared_folder
    from harness.report import Report

SEED = 20
SOME, ALL = 300, 10000
BATCH = 60
TIMEOUT = 600
SECONDS_A_DOCUMENT = 1.0
LARGEST_SEED = 100_000
# Of a fuzz target's corpus: most are to be real pages and archives.
SEEDS_A_TARGET = 12
# Of lexicon files and models each needs a run of its own: one of so many mutations.
LOADED_EACH = 30
SANITIZERS = {"ASAN_OPTIONS": "detect_leaks=1:exitcode=99", "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1:exitcode=99"}

# --- damage ------------------------------------------------------------------

# What opens and never closes.
NESTS = (b"<div>", b"<table><tr><td>", b"<b><p><i>", b"<svg><title>", b"<select><option>", b"<ul><li>", b"[", b'{"a":', b"(", b"<!--", b"&amp;",
         b"<![CDATA[", b"<item><description>", b"1\t_\t_\n", b"\xe2\x80\x9c", b"of the ", b" and ", b"- ", b"\"")
# What readers trip over: ends of encodings, of numbers, of lines.
PIECES = (b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n\n\n", b"\t\t", b"&#x110000;",
          b"&#0;", b"99999999999999999999", b"-1", b"1e999", b"\\ud800", b"Content-Length: 18446744073709551615\r\n", b"charset=utf-7",
          b"Transfer-Encoding: chunked\r\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"WARC/1.0\r\n", b"# text = ", b"3-2\t", b"</html>")


def flip(rng: random.Random, data: bytearray, _: bytes) -> None:
    for _unused in range(rng.choice((1, 4, 30))):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def stretch(rng: random.Random, data: bytes | bytearray) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, start + rng.randrange(min(len(data) - start, rng.choice((8, 200, 10000))) + 1)


def cut(rng: random.Random, data: bytearray, _: bytes) -> None:
    start, end = stretch(rng, data)
    del data[start:rng.choice((end, len(data)))]


def double(rng: random.Random, data: bytearray, _: bytes) -> None:
    start, end = stretch(rng, data)
    data[start:start] = data[start:end] * rng.choice((1, 2, 20))


def splice(rng: random.Random, data: bytearray, other: bytes) -> None:
    start, end = stretch(rng, data)
    data[start:end] = other[slice(*stretch(rng, other))]


def nest(rng: random.Random, data: bytearray, _: bytes) -> None:
    at = rng.randrange(len(data) + 1)
    data[at:at] = rng.choice(NESTS) * rng.choice((3, 300, 5000))


def insert(rng: random.Random, data: bytearray, _: bytes) -> None:
    at = rng.randrange(len(data) + 1)
    data[at:at] = rng.choice(PIECES)


def shuffle(rng: random.Random, data: bytearray, _: bytes) -> None:
    lines = bytes(data).split(b"\n")
    rng.shuffle(lines)
    data[:] = b"\n".join(lines)


DAMAGES: tuple[Callable[[random.Random, bytearray, bytes], None], ...] = (flip, flip, cut, double, splice, nest, insert, insert, shuffle)


def mutated(rng: random.Random, seed: bytes, other: bytes) -> bytes:
    data = bytearray(seed)
    for _ in range(rng.choice((1, 1, 2, 4))):
        rng.choice(DAMAGES)(rng, data, other)
    return bytes(data)


# --- what is damaged ---------------------------------------------------------


def readable(path: pathlib.Path) -> bytes:
    """Compressed pages as pages, half of the time would be spent on damaged gzip else."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.name.endswith(".html.gz") else data


def name_of(path: pathlib.Path, kind: str) -> str:
    return {"html": ".html", "feed": ".xml", "jsonl": ".jsonl", "text": ".txt", "conllu": ".conllu", "warc": ".warc"}.get(kind) or (
        ".html" if path.name.endswith(".html.gz") else "".join(path.suffixes[-2:]))


def seeds_of(rng: random.Random, root: str, shared: str | None, count: int) -> list[tuple[str, bytes]]:
    """Name's end and bytes of each."""
    found: list[tuple[str, bytes]] = []
    for kind in ("html", "feed", "jsonl", "text", "conllu", "warc"):
        corpus = sorted(pathlib.Path(root, "tests", "fuzz", kind).iterdir())
        found += [(name_of(path, kind), path.read_bytes()) for path in rng.sample(corpus, min(len(corpus), SEEDS_A_TARGET))]
    paths = [*pathlib.Path(root, "samples").iterdir(), *pathlib.Path(root, "tests", "data").rglob("*.*")]
    if shared:
        pages = [path for path in pathlib.Path(shared, "html").rglob("*") if ".html" in path.name and path.is_file()]
        paths += rng.sample(sorted(pages), min(len(pages), max(20, count // 50)))
        paths += [path for path in pathlib.Path(shared, "warc").rglob("*arc*") if path.is_file()]
    found += [(name_of(path, ""), readable(path)) for path in sorted(paths)]
    return [(end, data) for end, data in found if 0 < len(data) <= LARGEST_SEED]


class Mutations:
    def __init__(self, plain: str, sanitized: str, root: str, work: str, rng: random.Random) -> None:
        self.plain, self.sanitized = (os.path.join(os.path.abspath(build), "demarche") for build in (plain, sanitized))
        self.kept = os.path.join(os.path.abspath(sanitized), "mutations")
        self.root, self.work, self.rng, self.flaws = root, work, rng, []

    def run(self, program: str, words: list[str]) -> tuple[int, str, float]:
        """Exit status, stderr and the processor's seconds."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        try:
            done = subprocess.run([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
                                  check=False, timeout=TIMEOUT, env=dict(os.environ, **SANITIZERS))
            status, told = done.returncode, done.stderr
        except subprocess.TimeoutExpired:
            status, told = -1, f"did not end within {TIMEOUT} s"
        return status, told, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    def keep(self, path: str, why: str) -> None:
        os.makedirs(self.kept, exist_ok=True)
        kept = os.path.join(self.kept, f"{len(os.listdir(self.kept))}-{os.path.basename(path)}")
        shutil.copy(path, kept)
        self.flaws.append(f"{kept}: {why}")

    def words(self, paths: list[str], conllu: bool) -> list[str]:
        return ["parse", "--conllu-in", "-q", "-j", "2", *paths] if conllu else ["code", "-q", "-j", "2", *paths]

    def look(self, program: str, paths: list[str], conllu: bool, start: float) -> None:
        """Halves what goes wrong until one document is left."""
        status, told, seconds = self.run(program, self.words(paths, conllu))
        slow = program == self.plain and seconds - start > SECONDS_A_DOCUMENT
        if status in (0, 1) and not slow:
            return
        if len(paths) == 1:
            self.keep(paths[0], f"takes {seconds:.1f} s" if slow else f"status {status}\n{told[:4000]}")
            return
        for half in (paths[:len(paths) // 2], paths[len(paths) // 2:]):
            self.look(program, half, conllu, start)

    def documents(self, seeds: list[tuple[str, bytes]], count: int) -> None:
        start = max(self.run(self.plain, ["code", "-q", os.path.join(self.root, "samples", "border.txt")])[2], 0.1)
        for first in range(0, count, BATCH):
            paths: dict[bool, list[str]] = {False: [], True: []}
            for number in range(first, min(first + BATCH, count)):
                end, data = self.rng.choice(seeds)
                path = os.path.join(self.work, f"{number}{end}")
                pathlib.Path(path).write_bytes(mutated(self.rng, data, self.rng.choice(seeds)[1]))
                paths[end == ".conllu"].append(path)
            for conllu, some in paths.items():
                if some:
                    self.look(self.sanitized, some, conllu, start)
                    self.look(self.plain, some, conllu, start)
            for path in [*paths[False], *paths[True]]:
                os.unlink(path)

    def loaded(self, count: int) -> None:
        """Each over the lexicon, or as the model."""
        files = [path for path in sorted(pathlib.Path(self.root, "lexicon").rglob("*.*")) if path.suffix != ".md"]
        models = sorted(path for path in pathlib.Path(self.root, "models").iterdir() if path.read_bytes()[:8] == b"DEMMODEL")
        sample = os.path.join(self.root, "samples", "border.txt")
        assert files and models
        for number in range(count):
            source = self.rng.choice(models) if number % 4 == 3 else self.rng.choice(files)
            folder = pathlib.Path(self.work, "lexicon")
            path = folder / source.relative_to(pathlib.Path(self.root, "models" if source in models else "lexicon"))
            path.parent.mkdir(parents=True)
            path.write_bytes(mutated(self.rng, source.read_bytes(), self.rng.choice(files).read_bytes()))
            words = ["--model", str(path)] if source in models else ["--lexicon", str(folder)]
            status, told, _ = self.run(self.sanitized, ["code", "-q", "-j", "1", *words, sample])
            if status not in (0, 1, 3) or (status == 3 and not told.startswith("demarche: ")):
                self.keep(str(path), f"status {status}\n{told[:4000]}")
            shutil.rmtree(folder)


def run(plain: str, sanitized: str, root: str, work: str, report: Report, count: int = SOME, seed: int = SEED) -> None:
    folder, rng = os.path.join(work, "mutations"), random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    mutations = Mutations(plain, sanitized, root, folder, rng)
    mutations.documents(seeds_of(rng, root, shared_folder(root), count), count)
    mutations.loaded(count // LOADED_EACH)
    if mutations.flaws:
        report.fail(f"mutations: {count} documents of seed {seed}", "\n".join(mutations.flaws), len(mutations.flaws))
    else:
        report.ok()


def main() -> int:
    root = str(pathlib.Path(__file__).resolve().parent.parent.parent)
    os.environ["DEMARCHE_DATA"] = root
    words, seed = sys.argv[1:], SEED
    if "--seed" in words:
        at = words.index("--seed")
        seed, words = int(words[at + 1]), words[:at] + words[at + 2:]
    count = ALL if words[0] == "--all" else int(words[0]) if words[0].isdigit() else SOME
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        run(words[-2], words[-1], root, work, report, count, seed)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
