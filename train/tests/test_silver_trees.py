"""Raw text as the teacher read it: what it was sure of is written."""

import numpy as np

from data import NAMES
from flat import Flat
from silver_trees import categories_of, sentences, tags_of
from told import CATEGORIES, ROLES, STATUSES

FORMS = ["Ada", "met", "Okello", "Rain", "fell"]
LABELS = ["PROPN", "VERB", "NOUN", "nsubj", "root", "obj"]


def raw(lengths: list[int]) -> Flat:
    words = sum(lengths)
    return Flat(
        np.cumsum([0, *lengths]), np.arange(words), np.zeros(words, np.uint8),
        np.zeros(words, np.int16), np.zeros(words, np.uint8),
        np.zeros(words, np.uint8), np.zeros((words, len(CATEGORIES)),
                                            np.uint8),
        np.zeros((words, len(STATUSES)), np.uint8),
        np.zeros(len(lengths) + 1, int), np.zeros((0, 2), np.int16),
        np.zeros(0, np.int16), np.zeros((0, len(ROLES)), np.uint8))


def shares(count: int, rows: list[dict[int, float]]) -> np.ndarray:
    """Probabilities in bytes."""
    out = np.zeros((len(rows), count))
    for row, own in zip(out, rows):
        for k, share in own.items():
            row[k] = share
    return np.rint(255 * out).astype(np.uint8)


def trees(surety: list[float]) -> dict[str, np.ndarray]:
    """Of FORMS, two sentences."""
    per, consult = NAMES.index("B-PER"), CATEGORIES.index("CONSULT")
    return {
        "tree_surety": np.array(surety, np.float32),
        "tree_upos": np.array([0, 1, 0, 2, 1]),
        "tree_heads": np.array([2, 0, 2, 2, 0]),
        "tree_deprels": np.array([3, 4, 5, 3, 4]),
        "soft": shares(len(NAMES), [{per: 1}, {0: 1}, {per: .6, 0: .4},
                                    {0: 1}, {0: 1}]),
        "triggers": shares(len(CATEGORIES), [
            {0: 1}, {consult: .9, 0: .1}, {0: .5, consult: .5}, {0: 1},
            {0: .7, consult: .3}])}


def test_unsure_sentences_are_left_out() -> None:
    one, two = ([*sentences(raw([3, 2]), trees(surety), FORMS, LABELS)]
                for surety in ([1, .99, .8, .95, .8], [.95] * 5))
    assert len(one) == 1 and one == two[:1]
    assert two[1] == (
        "1\tRain\t_\tNOUN\t?\t_\t2\tnsubj\t_\tNER=O|Told=O\n"
        "2\tfell\t_\tVERB\t?\t_\t0\troot\t_\tNER=O|Told=O\n\n")


def test_unsure_names_and_events_are_unknown() -> None:
    text, _ = sentences(raw([3, 2]), trees([1] * 5), FORMS, LABELS)
    assert [line.split("\t")[9] for line in text.split("\n") if line] == [
        "NER=B-PER|Told=O", "NER=O|Told=CONSULT", "NER=_|Told=_"]


def test_tags_follow_one_another() -> None:
    inside = NAMES.index("I-ORG")
    soft = shares(len(NAMES), [{inside: 1}]) / 255
    assert tags_of(soft) == ["_"]                # I- never begins a name


def test_nothing_is_told_by_o() -> None:
    soft = shares(len(CATEGORIES), [{0: .61, 3: .39}, {3: .61, 0: .39},
                                    {0: .59, 3: .41}]) / 255
    assert categories_of(soft) == ["O", CATEGORIES[3], "_"]
