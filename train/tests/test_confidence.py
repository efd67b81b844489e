import json
import random
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "confidence"))

import facts
import fit
import plot


def rows(count):
    """Right with odds of one half, doubled where "word" is there."""
    draw = random.Random(3)
    out = []
    for _ in range(count):
        word = draw.random() < 0.5
        evidence = frozenset({"base", "word"}) if word else frozenset({"base"})
        out.append((evidence, draw.random() < (1 / 2 if word else 1 / 3)))
    return out


def test_fit_finds_the_odds():
    weights = fit.fit(rows(40000))
    assert abs(weights["base"] + 0.693) < 0.05
    assert abs(weights["word"] - 0.693) < 0.05


def test_penalty_keeps_the_rare_small():
    data = rows(1000) + [(frozenset({"base", "rare"}), True)]
    assert 0 < fit.fit(data)["rare"] < 0.5


def test_bins_have_the_same_size():
    pairs = [(i / 100, i % 2 == 0) for i in range(100)]
    bins = fit.bins(pairs, 4)
    assert [n for _, _, n in bins] == [25, 25, 25, 25]
    assert [mean for mean, _, _ in bins] == sorted(mean for mean, _, _ in bins)


def test_figures_of_a_sure_liar():
    brier, constant, error = fit.figures([(1.0, False)] * 5 + [(1.0, True)] * 5, 2)
    assert (brier, constant) == (0.5, 0.25)
    assert error == 0.5


def test_wilson_interval():
    low, high = plot.interval(0.5, 100)
    assert abs(low - 0.404) < 0.001 and abs(high - 0.596) < 0.001
    assert plot.interval(0.0, 10)[0] == 0.0


def fact(figure, *parties):
    return {"kind": "aid", "amount": [figure], "count": [], "party": [
        {"role": role, "span": list(span)} for role, span in parties]}


def record(figure, *parties):
    def place(span):
        return {"start": span[0], "end": span[1]}

    return {"kind": "aid", "amount": [place(figure)], "party": [place(span) for span in parties]}


NORWAY, MALI, SUM = (0, 6), (12, 16), (20, 25)
GOLD = fact(SUM, ("donor", NORWAY), ("recipient", MALI))


def test_parties_are_all_or_nothing():
    assert facts.same_parties(GOLD, record(SUM, NORWAY, MALI))
    assert not facts.same_parties(GOLD, record(SUM, NORWAY))
    assert not facts.same_parties(GOLD, record(SUM, NORWAY, MALI, (30, 33)))


def test_the_main_figure_decides():
    assert facts.answers(GOLD, record(SUM, NORWAY))
    assert not facts.answers(GOLD, record((40, 44), NORWAY))
    assert not facts.answers(GOLD, record(SUM, NORWAY) | {"kind": "deal"})


def test_a_fact_is_found_once():
    text = SimpleNamespace(ident="0-1", facts=[GOLD])
    told = (record(SUM, NORWAY, MALI), {"evidence": ["base"]})
    assert [right for _, _, right in facts.judge(text, [told, told])] == [True, False]
    optional = SimpleNamespace(ident="0-1", facts=[GOLD | {"optional": True}])
    assert facts.judge(optional, [told]) == []


def test_halves_are_of_whole_documents(tmp_path):
    file = tmp_path / "en.jsonl"
    file.write_text("".join(f'{{"doc": "d{n % 9}", "start": {n}}}\n' for n in range(90)))
    facts.split(tmp_path, [file])
    learn, test = ((tmp_path / name / "en.jsonl").read_text().splitlines() for name in ("learn", "test"))
    assert len(learn) + len(test) == 90 and learn and test
    assert not {json.loads(line)["doc"] for line in learn} & {json.loads(line)["doc"] for line in test}
