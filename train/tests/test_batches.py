"""Sentences as padded tensors: what a teacher told of events among them."""

from pathlib import Path

from batches import IGNORE, Batcher, encode
from data import load_taught
from small import lexicon, network
from told import CATEGORIES

READ = """\
1\tAda\t_\tNOUN\t?\t_\t2\tobj\t_\tNER=B-PER|Told=O
2\tmet\t_\tVERB\t?\t_\t0\troot\t_\tNER=O|Told=CONSULT
3\tBrno\t_\tNOUN\t?\t_\t2\tobj\t_\tNER=_|Told=_

1\tAda\t_\tNOUN\t?\t_\t0\troot\t_\tNER=O

"""


def test_what_is_told_stands_beside_the_tree(tmp_path: Path) -> None:
    path = tmp_path / "trees.conllu"
    path.write_text(READ)
    words = lexicon(tmp_path)
    config = network(words).config
    sentences = load_taught(path)
    assert sentences[0].told == ["O", "CONSULT", None]
    batch = Batcher(words, config).make(encode(sentences, config, words),
                                        False)
    assert batch.told.tolist() == [
        [IGNORE, 0, CATEGORIES.index("CONSULT"), IGNORE],
        [IGNORE] * 4]                            # of the second nothing
    assert batch.heads.tolist() == [[IGNORE, 2, 0, 2],
                                    [IGNORE, 0, IGNORE, IGNORE]]
    assert batch.names[0].tolist() == [IGNORE, 1, 0, IGNORE]
    assert (batch.feats == IGNORE).all()         # a teacher says none
