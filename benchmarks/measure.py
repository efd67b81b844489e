"""What the program costs on this machine: speed of each stage and of the commands, start-up, memory.

    ./bench                          everything, some ten minutes; kept in benchmarks/results/
    ./bench --quick                  a minute, little text: a first look, not kept
    ./bench --compare HEAD~10        that revision is built too and both are measured in turns

Figures are medians of several rounds, with the interval that the median lies in. Speeds of one thread are over processor
time, which other programs disturb least. In a pipe, or with --json, it prints JSON lines: the machine, then a reading
each. --compare ends with 1 when this checkout is slower by more than noise. 2: asked wrongly, 3: something failed.
"""

import argparse
import os
import sys
import tempfile

import machine as machines
import material as texts
import others
import picture
import probes
import timing
from builds import ROOT, Build, build_revision
from compare import compare
from report import Progress, Report, keep

PARTS = {"startup": probes.startup, "html": probes.html, "stages": probes.stages, "code": probes.code,
         "ingest": probes.ingest, "query": probes.query, "growth": probes.growth, "python": probes.python,
         "others": others.others}
# These tell of one build alone.
NOT_COMPARED = ("growth", "python", "others")
EXAMPLE = """example:
  ./bench --only stages,code --articles news.jsonl
  ./bench --quick --json | jq -r 'select(.part == "code") | .median'
"""


def options_of(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./bench", description=__doc__, epilog=EXAMPLE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="20 articles, a small database, 3 rounds, no growth")
    parser.add_argument("--only", metavar="PARTS", help="of " + ",".join(PARTS))
    parser.add_argument("--compare", metavar="REV", help="measure this revision too, in turns")
    parser.add_argument("--articles", metavar="FILE",
                        help="JSON lines; else news of the data folder (DEMARCHE_SHARED, default ../shared), else the samples")
    parser.add_argument("--pages", metavar="FOLDER", help="HTML, packed or not; else those of the data folder or the samples")
    parser.add_argument("--limit", type=int, metavar="N", help="articles and pages, repeated when there are fewer (300)")
    parser.add_argument("--records", type=int, metavar="N", help="size of the database that is asked (200000)")
    parser.add_argument("--growth", type=int, metavar="N", help="sentences that text grows to (100000)")
    parser.add_argument("--rounds", type=int, metavar="N", help="of which the median counts (5; with --compare 9)")
    parser.add_argument("--json", action="store_true", help="JSON lines on a terminal too")
    parser.add_argument("--picture", metavar="FILE", help="where the cost of stages is drawn (SVG; bench.svg in the build folder)")
    parser.add_argument("--machine", metavar="NAME", default="", help="the name that the history has (made of the processor's)")
    parser.add_argument("--no-history", action="store_true", help="keep nothing")
    options = parser.parse_args(words)
    fill_in(options)
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if min(options.limit, options.records, options.growth, options.rounds) < 1:
        parser.error("numbers begin at 1")
    return options


def fill_in(options: argparse.Namespace) -> None:
    quick = options.quick
    options.limit = 20 if options.limit is None and quick else 300 if options.limit is None else options.limit
    options.records = options.records if options.records is not None else 20_000 if quick else 200_000
    options.growth = options.growth if options.growth is not None else 100_000
    usual = 9 if options.compare else 3 if quick else 5
    options.rounds = options.rounds if options.rounds is not None else usual
    left_out = (NOT_COMPARED if options.compare else ()) + (("growth",) if quick else ())
    options.parts = options.only.split(",") if options.only else [part for part in PARTS if part not in left_out]


def prepare(options: argparse.Namespace, here: Build, work: str) -> probes.Setting:
    articles = os.path.join(work, "articles.jsonl")
    source = texts.write_articles(articles, options.articles, options.limit)
    pages = texts.write_pages(work, options.pages, options.limit) if {"html", "others"} & set(options.parts) else []
    text = texts.Material(articles, source, pages)
    texts.count_text(here, text)
    kernels = timing.output_of([here.stages, "--kernels"]).split()
    return probes.Setting(here, text, kernels, len(os.sched_getaffinity(0)), work, options.records, options.growth,
                          options.rounds, options.articles)


class Rounds:
    """A probe's values by build, name and unit."""

    def __init__(self, probe: probes.Probe, builds: list[Build], progress: Progress) -> None:
        self.probe, self.builds, self.progress = probe, builds, progress
        self.values: list[dict[probes.Name, dict[str, list[float]]]] = [{} for _ in builds]

    def run(self, rounds: int) -> None:
        rounds = self.probe.rounds or rounds
        for number in range(rounds):
            self.progress.tell(f"{self.probe.what}, round {number + 1} of {rounds}")
            # Who is first changes, so that none is always the one behind the other.
            order = list(range(len(self.builds)))
            for which in order[::-1] if number % 2 else order:
                self._once(which)
        self.progress.clear()

    def _once(self, which: int) -> None:
        for reading in probes.each_once(self.probe, self.builds[which]):
            values = self.values[which].setdefault(reading.name, {})
            for unit, value in reading.values.items():
                values.setdefault(unit, []).append(value)


def tell(rounds: Rounds, report: Report) -> int:
    """How many are slower than in the other build."""
    if len(rounds.builds) == 1:
        for name, values in rounds.values[0].items():
            report.add(name, values)
        return 0
    slower = 0
    here, there = rounds.values
    for name, values in here.items():
        unit = next(iter(values))
        if name in there and unit in there[name]:
            comparison = compare(name, unit, values[unit], there[name][unit])
            report.add_comparison(comparison, rounds.builds[1].name)
            slower += comparison.verdict == "slower"
    return slower


def measure(options: argparse.Namespace, setting: probes.Setting, builds: list[Build], report: Report) -> int:
    slower = 0
    for part in options.parts:
        for probe in PARTS[part](setting):
            rounds = Rounds(probe, builds, Progress())
            try:
                rounds.run(options.rounds)
            except timing.Failure as failure:
                if len(builds) == 1:
                    raise
                # An older program may not know what it is asked.
                print(f"{probe.what}: not compared: {failure}", file=sys.stderr)
                continue
            slower += tell(rounds, report)
    return slower


def draw_and_keep(options: argparse.Namespace, setting: probes.Setting, report: Report, machine: dict, text: dict) -> None:
    drawn = picture.draw(report.rows, machine, text)
    if drawn:
        path = options.picture or os.path.join(options.build, "bench.svg")
        with open(path, "w", encoding="utf-8") as file:
            file.write(drawn)
        print(f"drawn: {path}", file=sys.stderr)
    if not options.quick and not options.no_history:
        print(f"kept: {keep(report.rows, machine, text, options.machine)}", file=sys.stderr)


def run(options: argparse.Namespace, work: str) -> int:
    here = Build("here", options.build, ROOT)
    builds = [here, build_revision(options.compare, options.build)] if options.compare else [here]
    setting = prepare(options, here, work)
    machine = machines.describe(setting.kernels)
    text = {"source": setting.material.source, "sentences": setting.material.sentences, "tokens": setting.material.tokens}
    report = Report(options.json or not sys.stdout.isatty())
    report.head(machine, text)
    slower = measure(options, setting, builds, report)
    if options.compare:
        print(f"{slower} of {len(report.rows)} slower than {options.compare}", file=sys.stderr)
        return 1 if slower else 0
    draw_and_keep(options, setting, report, machine | {"load": machines.load()}, text)
    return 0


def main() -> int:
    options = options_of(sys.argv[1:])
    try:
        with tempfile.TemporaryDirectory() as work:
            return run(options, work)
    except (timing.Failure, OSError) as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
