"""Other programs that do part of the same, when they are on the PATH: run in turns with this one over the same text.

udpipe       tags and trees, beside `parse`; its network is the file that UDPIPE_MODEL names
tabari       events, beside `code`; TABARI_ARGUMENTS are its arguments, {text} is the file of sentences
trafilatura  articles out of pages, beside `read`; what Python needs to start is counted too
"""

import json
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator

import timing
from builds import Build
from probes import Name, Probe, Reading, Setting


def _plain_text(setting: Setting) -> str:
    path = os.path.join(setting.work, "articles.txt")
    with open(setting.material.articles, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        out.writelines(json.loads(line)["text"] + "\n" for line in lines)
    return path


def _tabari_text(setting: Setting) -> str:
    """A sentence a block: day and number, the text, an empty line."""
    path = os.path.join(setting.work, "articles.tabari")
    parsed = timing.output_of([setting.here.program, "parse", setting.material.articles], setting.here.data)
    texts = [line.removeprefix("# text = ") for line in parsed.splitlines() if line.startswith("# text = ")]
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(f"990101 BENCH-{number:07}-0001\n{text}\n\n" for number, text in enumerate(texts))
    return path


def _beside(what: str, setting: Setting, theirs: list[str], ours: list[str]) -> Probe:
    def run(build: Build) -> list[Reading]:
        if build is not setting.here:
            return []
        other = timing.run(theirs, fine=(0,))
        own = timing.run([build.program, *ours], build.data)
        return [Reading(Name("others", f"{what}, beside {ours[0]}"),
                        {"times as fast as it": other.processor / own.processor, "s": other.processor,
                         "s of this program": own.processor})]

    return Probe(run, what)


def _left_out(program: str, variable: str) -> None:
    print(f"{program} is here, but left out: {variable} is not set", file=sys.stderr)


def _udpipe(setting: Setting) -> Iterator[Probe]:
    network = os.environ.get("UDPIPE_MODEL")
    if not network:
        return _left_out("udpipe", "UDPIPE_MODEL")
    text = _plain_text(setting)
    yield _beside("udpipe", setting, ["udpipe", "--tokenize", "--tag", "--parse", network, text],
                  ["parse", "-q", "-j", "1", text])


def _tabari(setting: Setting) -> Iterator[Probe]:
    arguments = os.environ.get("TABARI_ARGUMENTS")
    if not arguments:
        return _left_out("tabari", "TABARI_ARGUMENTS")
    words = [word.replace("{text}", _tabari_text(setting)) for word in shlex.split(arguments)]
    yield _beside("tabari", setting, ["tabari", *words], ["code", "-q", "-j", "1", setting.material.articles])


def _trafilatura(setting: Setting) -> Iterator[Probe]:
    pages = os.path.dirname(setting.material.pages[0])
    out = tempfile.mkdtemp(dir=setting.work)
    yield _beside("trafilatura", setting,
                  ["trafilatura", "--parallel", "1", "--input-dir", pages, "--output-dir", out],
                  ["read", "-q", "-j", "1", pages])


def others(setting: Setting) -> Iterator[Probe]:
    for program, probes in (("udpipe", _udpipe), ("tabari", _tabari), ("trafilatura", _trafilatura)):
        if shutil.which(program):
            yield from probes(setting)
