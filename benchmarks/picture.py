"""The cost of a sentence, stage by stage, as a picture in SVG: a bar for each kernel with the stages' shares, and below it a thin
one for the whole, all on one scale, since kernels differ tenfold."""

from html import escape

from probes import CODING
from report import in_words, rows_of_part

WIDTH, BAR, THIN, GAP, LEFT, RIGHT, TOP = 860, 34, 5, 28, 90, 90, 74
NAMES = {"read": "read JSON", "text": "sentences and tokens", "parse": "tags, trees, names", "actor": "actors",
         "event": "events", "fact": "facts and amounts", "quote": "quotations"}
# Okabe and Ito's, to be told apart by all eyes.
COLOURS = {"read": "#999999", "text": "#56b4e9", "parse": "#0072b2", "actor": "#e69f00", "event": "#d55e00",
           "fact": "#009e73", "quote": "#cc79a7"}


def _costs(rows: list[dict]) -> dict[str, dict[str, float]]:
    """Microseconds a sentence, by kernel and stage."""
    costs: dict[str, dict[str, float]] = {}
    for row in rows_of_part(rows, "stages"):
        if row["what"] in NAMES:
            costs.setdefault(row["kernel"], {})[row["what"]] = row["also"]["us/sentence"]
    return costs


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {more}>{escape(words)}</text>'


def _legend() -> list[str]:
    out, x = [], float(LEFT)
    for stage in ("read", *CODING):
        out.append(f'<rect x="{x:.1f}" y="42" width="12" height="12" fill="{COLOURS[stage]}"/>')
        out.append(_text(x + 16, 52, NAMES[stage]))
        x += 30 + 6.2 * len(NAMES[stage])
    return out


def _bar(kernel: str, stages: dict[str, float], y: float, longest: float) -> list[str]:
    out, x = [_text(LEFT - 10, y + BAR / 2 + 4, kernel, 'text-anchor="end"')], float(LEFT)
    whole, room = sum(stages.values()), WIDTH - LEFT - RIGHT
    for stage in ("read", *CODING):
        cost = stages.get(stage, 0)
        width = room * cost / whole
        told = f"{NAMES[stage]}: {in_words(cost)} µs a sentence"
        out.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR}" fill="{COLOURS[stage]}">'
                   f"<title>{escape(told)}</title></rect>")
        if width > 6.5 * len(in_words(cost)):
            out.append(_text(x + width / 2, y + BAR / 2 + 4, in_words(cost), 'text-anchor="middle" fill="#fff"'))
        x += width
    out.append(f'<rect x="{LEFT}" y="{y + BAR + 4:.1f}" width="{room * whole / longest:.1f}" height="{THIN}" fill="#444"/>')
    out.append(_text(x + 8, y + BAR / 2 + 4, f"{in_words(whole)} µs"))
    return out


def draw(rows: list[dict], machine: dict, text: dict) -> str:
    """Empty when no stage was measured."""
    costs = _costs(rows)
    if not costs:
        return ""
    longest = max(sum(stages.values()) for stages in costs.values())
    height = TOP + len(costs) * (BAR + GAP) + 6
    about = f"{machine['processor']}, {text['tokens'] / text['sentences']:.0f} tokens a sentence, load {machine['load']}"
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
           'font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
           _text(LEFT, 26, f"Processor time of a sentence, stage by stage: {about}", 'font-size="14"'), *_legend()]
    for number, (kernel, stages) in enumerate(costs.items()):
        out += _bar(kernel, stages, TOP + number * (BAR + GAP), longest)
    return "\n".join([*out, "</svg>", ""])
