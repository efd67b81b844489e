"""A reliability plot as SVG: how often records of a confidence are right."""

import math

SIDE, LEFT, TOP, GAP = 300, 64, 56, 72
INK, FAINT, LINE = "#1f2933", "#c8ced6", "#1b6ca8"

Bins = list[tuple[float, float, int]]


def interval(share: float, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z = 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def text(x: float, y: float, words: str, size: int = 12, anchor: str = "middle", more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{INK}" {more}>{words}</text>'


def line(x1: float, y1: float, x2: float, y2: float, color: str, width: float, more: str = "") -> str:
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}" '
            f'stroke-width="{width}" {more}/>')


def axes(x: float, name: str) -> list[str]:
    out = [text(x + SIDE / 2, TOP - 30, name, 15, more='font-weight="600"')]
    for i in range(6):
        at = i / 5
        out.append(line(x, TOP + SIDE * at, x + SIDE, TOP + SIDE * at, FAINT, 0.7))
        out.append(line(x + SIDE * at, TOP, x + SIDE * at, TOP + SIDE, FAINT, 0.7))
        out.append(text(x - 8, TOP + SIDE * (1 - at) + 4, f"{at:.1f}", 12, "end"))
        out.append(text(x + SIDE * at, TOP + SIDE + 18, f"{at:.1f}"))
    out.append(line(x, TOP + SIDE, x + SIDE, TOP, INK, 1, 'stroke-dasharray="5 4"'))
    out.append(text(x + SIDE / 2, TOP + SIDE + 40, "confidence", 13))
    return out


def points(x: float, bins: Bins) -> list[str]:
    out = []
    places = []
    for mean, share, n in bins:
        px, py = x + SIDE * mean, TOP + SIDE * (1 - share)
        low, high = interval(share, n)
        out.append(line(px, TOP + SIDE * (1 - low), px, TOP + SIDE * (1 - high), LINE, 1.6))
        places.append((px, py, math.sqrt(n)))
    path = " ".join(f"{px:.1f},{py:.1f}" for px, py, _ in places)
    out.append(f'<polyline points="{path}" fill="none" stroke="{LINE}" stroke-width="1.2" opacity="0.55"/>')
    out += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="{max(3.0, min(7.0, 0.6 * r)):.1f}" fill="{LINE}"/>'
            for px, py, r in places]
    return out


def reliability(panels: list[tuple[str, Bins, tuple[float, float, float]]]) -> str:
    width = LEFT + len(panels) * (SIDE + GAP) - GAP + 24
    height = TOP + SIDE + 56
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
           f'font-family="Helvetica, Arial, sans-serif">', f'<rect width="{width}" height="{height}" fill="white"/>',
           text(18, TOP + SIDE / 2, "share that is right", 13, more=f'transform="rotate(-90 18 {TOP + SIDE / 2})"')]
    for i, (name, bins, (brier, _, error)) in enumerate(panels):
        x = LEFT + i * (SIDE + GAP)
        out += axes(x, name) + points(x, bins)
        total = sum(n for _, _, n in bins)
        out.append(text(x + SIDE / 2, TOP - 12, f"n = {total}, Brier {brier:.3f}, calibration error {error:.3f}"))
    return "\n".join([*out, "</svg>"]) + "\n"
