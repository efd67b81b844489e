#!/usr/bin/env python3
"""Makes lexicon/maps/outlines.tsv, the outlines of countries for maps.

    npm pack world-atlas@2 i18n-iso-countries@7     (and unpack both)
    tools/maps/outlines.py world-atlas i18n-iso-countries > lexicon/maps/outlines.tsv

world-atlas is Natural Earth (public domain) as TopoJSON: arcs of points in
steps of a grid, each the difference to the one before; a ring is a list of
arcs, ~i being arc i backwards (github.com/topojson/topojson-specification).
Countries that 1:110m leaves out get the middle of their largest part in 1:50m.
"""
import csv
import json
import pathlib
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
# Natural Earth gives these no number; code as in lexicon/actors.
BY_NAME = {"Kosovo": "KOS", "N. Cyprus": "CYP", "Somaliland": "SOM"}
LEFT_OUT = {"ATA"}  # nobody's, and a third of the picture
HEAD = """\
# Outlines of countries, for maps (src/report, no part of the lexicon's version).
# code    ours (actors/countries.tsv); of a part the state that rules it
# part    ISO 3166-1 alpha-3 of a part or dependency; empty: the country itself
# points  longitude,latitude in degrees along a ring; a single point stands for
#         a country that is too small for an outline
# Made by tools/maps/outlines.py of Natural Earth 4.1, 1:110m (public domain).
# Natural Earth draws boundaries as they are held, not as they are claimed.
code\tpart\tpoints
"""


def codes(iso):
    """Number of ISO 3166-1 -> (code, part)."""
    alpha2 = {number: two for two, _, number, *_ in json.load(open(iso / "codes.json"))}
    table = PROJECT / "lexicon/exchange/countries.tsv"
    lines = (line for line in open(table, encoding="utf-8") if not line.startswith("#"))
    ours = {row["iso2"]: (row["code"], row["part"]) for row in csv.DictReader(lines, delimiter="\t")}
    return {number: ours[two] for number, two in alpha2.items() if two in ours}


def arcs_of(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def polygons(geometry):
    many = geometry["type"] == "MultiPolygon"
    return geometry["arcs"] if many else [geometry["arcs"]] if "arcs" in geometry else []


def ring_points(ring, arcs):
    points = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def unwrapped(points):
    """Longitudes without a jump, so that they may leave +-180."""
    out, turn = points[:1], 0
    for (before, _), (x, y) in zip(points, points[1:]):
        turn += 360 if x - before < -180 else -360 if x - before > 180 else 0
        out.append((x + turn, y))
    return out


def clipped(points, line, sign):
    """The part with sign * x <= sign * line (Sutherland, Hodgman 1974)."""
    out = []
    for (x0, y0), (x1, y1) in zip(points[-1:] + points[:-1], points):
        if (sign * x0 <= sign * line) != (sign * x1 <= sign * line):
            out.append((line, y0 + (y1 - y0) * (line - x0) / (x1 - x0)))
        if sign * x1 <= sign * line:
            out.append((x1, y1))
    return out


def cut(points):
    """Rings of a ring, cut where it crosses the 180th meridian."""
    points = unwrapped(points)
    for line, sign in ((180, 1), (-180, -1)):
        beyond = clipped(points, line, -sign)
        if beyond and any(sign * x > sign * line + 1e-6 for x, _ in points):
            return [clipped(points, line, sign), [(x - sign * 360, y) for x, y in beyond]]
    return [points]


def rounded(points):
    out = []
    for x, y in points:
        point = (round(x, 1) + 0.0, round(y, 1) + 0.0)
        if not out or out[-1] != point:
            out.append(point)
    return out[:-1] if len(out) > 1 and out[0] == out[-1] else out


def area_and_middle(points):
    """Of a polygon in the plane; good enough for a dot."""
    area = cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]):
        cross = x0 * y1 - x1 * y0
        area, cx, cy = area + cross / 2, cx + (x0 + x1) * cross / 6, cy + (y0 + y1) * cross / 6
    return abs(area), (cx / area, cy / area) if area else points[0]


def write(code, part, points):
    print(code, part, " ".join(f"{x:g},{y:g}" for x, y in points), sep="\t")


def rows(path, numbers):
    topology = json.load(open(path, encoding="utf-8"))
    arcs = list(arcs_of(topology))
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = (BY_NAME[name], "") if name in BY_NAME else numbers.get(geometry.get("id"))
        if code and (code[1] or code[0]) not in LEFT_OUT:
            yield code, [part for p in polygons(geometry) for r in p for part in cut(ring_points(r, arcs))]


def main():
    atlas, iso = (pathlib.Path(word) for word in sys.argv[1:3])
    numbers = codes(iso)
    print(HEAD, end="")
    drawn, lines = set(), []
    for code, rings in rows(atlas / "countries-110m.json", numbers):
        drawn.add(code)
        lines += [(code, ring) for ring in map(rounded, rings) if len(ring) > 3]
    for code, rings in rows(atlas / "countries-50m.json", numbers):
        if code not in drawn and not code[1]:
            middle = max(area_and_middle(ring) for ring in rings)[1]
            lines.append((code, rounded([middle])))
    for code, points in sorted(lines):
        write(*code, points)


main()
