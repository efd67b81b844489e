"""What a teacher makes of words, in bytes on its main axes."""

import numpy as np

from read_contexts import Axes


def test_the_main_axis_comes_first_and_fills_the_bytes() -> None:
    draw = np.random.default_rng(3)
    along, across = draw.normal(size=(2, 500, 1))
    rows = np.concatenate([5 * along, across, 0 * along], 1) + 7
    found = Axes.of(rows, 2).bytes_of(rows).astype(int)
    assert found.shape == (500, 2)
    assert np.abs(found).max() == 127
    assert abs(np.corrcoef(found[:, 0], along[:, 0])[0, 1]) > 0.99
    assert 4 < found[:, 0].std() / found[:, 1].std() < 6
