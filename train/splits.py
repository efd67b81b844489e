"""Which writers' sentences teach, which choose, which measure.

Whole writers, so that nobody's habits are on both sides. Spanish has writers
that choose; of the news of tests/gold what may be looked at measures here.
"""

from __future__ import annotations

from events.annotated import Annotated

DEV = {"w09", "es-w08", "es-w12", "es-w59"}
TEST = {"w08", "w11"}
NEWS = {"es-dev", "es-practice"}     # of tests/gold
# Articles as newspapers have them, sentence by sentence: a set of their own
# (`press`), and among all that teach (`told`), too, so that they count twice.
PRESS = {f"es-w{number}" for number in range(80, 129)}


def of_part(sentences: list[Annotated],
            writers: set[str] | None) -> list[Annotated]:
    """Those of the writers; None: those that teach."""
    if writers is None:
        return [s for s in sentences if s.writer not in DEV | TEST | NEWS]
    return [s for s in sentences if s.writer in writers]
