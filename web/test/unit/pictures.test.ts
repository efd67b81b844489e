import assert from "node:assert/strict";
import { test } from "node:test";
import { labels, layout } from "../../src/layout";
import { extent, sayPeriod, stack, type Picture } from "../../src/picture";
import { inGrid, inRow } from "../../src/roving";
import { diverging, limitOf, roundTicks, shade } from "../../src/scale";
import { Sheet } from "../../src/sheet";
import { indexOf } from "../../src/views/alignment";
import { busiestCountries } from "../../src/views/common";
import { largest } from "../../src/views/ledger";
import { relations, value } from "../../src/views/map";
import { bonds } from "../../src/views/network";
import { years } from "../../src/views/overview";

const PICTURE: Picture = {
	title: "t", periods: ["2024-01", "2024-02"], marks: [{ index: 1, text: "rises", tone: "net" }], format: String, period: (label) => label,
	layers: [
		{ kind: "bars", name: "one", tone: "coop", values: [3, 1] },
		{ kind: "bars", name: "two", tone: "mc", values: [2, null] },
		{ kind: "bars", name: "bad", tone: "conflict", values: [-4, -1] },
		{ kind: "line", name: "net", tone: "net", values: [1, null] },
		{ kind: "band", name: "interval", tone: "net", low: [-1, null], high: [2, null] },
	],
};

test("bars stand on one another, those below zero apart", () => {
	const bars = stack(PICTURE.layers, 2);
	assert.deepEqual(bars.map((bar) => [bar.from[0], bar.to[0]]), [[0, 3], [3, 5], [0, -4]]);
	assert.deepEqual(bars.map((bar) => bar.to[1]), [1, 1, -1]);
});

test("the axis holds all that is drawn, and zero", () => {
	const [low, high] = extent(PICTURE);
	assert.ok(low < -4 && high > 5);
	assert.deepEqual(extent({ ...PICTURE, layers: [] }).map(Math.sign), [0, 1]);
	assert.deepEqual(extent({ ...PICTURE, range: [-1, 1] }), [-1, 1]);
});

test("a period is said in words, what is unknown is not", () => {
	assert.deepEqual(sayPeriod(PICTURE, 0), ["one 3", "two 2", "bad 4", "net 1", "interval -1 … 2"]);
	assert.deepEqual(sayPeriod(PICTURE, 1), ["one 1", "bad 1", "rises"]);
});

test("shades tell the sign and never leave the scale", () => {
	assert.equal(shade(diverging(0, 10)), "z");
	assert.equal(shade(diverging(10, 10)), "p5");
	assert.equal(shade(diverging(-1000, 10)), "n5");
	assert.equal(shade(diverging(0.01, 10)), "p1");
	assert.equal(shade(diverging(5, 0)), "z");
	assert.equal(shade(diverging(Number.NaN, 1)), "z");
});

test("one outlier does not pale all others", () => {
	assert.equal(limitOf([...Array.from({ length: 99 }, () => 2), 1000]), 2);
	assert.equal(limitOf([]), 0);
	assert.equal(limitOf([-7]), 7);
});

test("ticks are round and within their range", () => {
	assert.deepEqual(roundTicks(-1, 1, 4), [-1, -0.5, 0, 0.5, 1]);
	assert.deepEqual(roundTicks(0, 95, 5), [0, 20, 40, 60, 80]);
	assert.deepEqual(roundTicks(3, 3, 5), [3]);
});

test("a layout is the same each time, within its frame, linked nodes nearer", () => {
	const edges = [{ a: 0, b: 1, weight: 1 }, { a: 2, b: 3, weight: 1 }, { a: 4, b: 5, weight: 0.1 }];
	const one = layout(6, edges), two = layout(6, edges);
	assert.deepEqual(one, two);
	for (const point of one) assert.ok(point.x >= 0 && point.x <= 1 && point.y >= 0 && point.y <= 1);
	const apart = (a: number, b: number): number => Math.hypot(one[a]!.x - one[b]!.x, one[a]!.y - one[b]!.y);
	assert.ok(apart(0, 1) < apart(0, 3));
	assert.deepEqual(layout(1, []), [{ x: 0.5, y: 0.5 }]);
	assert.deepEqual(layout(0, []), []);
});

test("words of a net keep clear of one another where there is room", () => {
	const [one, two] = labels([{ x: 100, y: 100, r: 6, width: 80 }, { x: 110, y: 102, r: 6, width: 80 }]);
	assert.deepEqual(one, { x: 100, y: 89, anchor: "middle" });
	assert.notEqual(two!.y, 91);
	assert.deepEqual(labels([]), []);
});

test("arrow keys stay within rows and grids", () => {
	assert.equal(inRow(3)(2, "right"), 2);
	assert.equal(inRow(3)(0, "left"), 0);
	assert.equal(inRow(3)(1, "last"), 2);
	const grid = inGrid(6, 3);
	assert.equal(grid(2, "right"), 2);
	assert.equal(grid(2, "down"), 5);
	assert.equal(grid(5, "up"), 2);
	assert.equal(grid(4, "down"), 4);
	assert.equal(grid(4, "first"), 3);
	assert.equal(inGrid(5, 3)(4, "right"), 4);
});

const MATRIX = new Sheet({
	name: "matrix", columns: ["source", "target", "events", "cooperation", "conflict", "net", "mean_score", "reports"].map((name) => ({ name, type: "number" })),
	rows: [["USA", "CHN", 10, 5, 20, -15, -1.5, 12], ["CHN", "USA", 4, 8, 0, 8, 2, 4], ["USA", "JPN", 6, 30, 0, 30, 5, 6], ["USA", "", 50, 10, 0, 10, 1, 50], ["USA", "USA", 9, 1, 1, 0, 0, 9]],
});

test("both directions of a pair are one bond", () => {
	const found = bonds(MATRIX.rows, ["USA", "CHN", "JPN"]);
	assert.deepEqual(found.map((bond) => [bond.a, bond.b, bond.events, bond.net]), [["JPN", "USA", 6, 30], ["CHN", "USA", 14, -7]]);
});

test("relations with a partner add both directions up", () => {
	const found = relations(MATRIX.rows, "USA");
	assert.deepEqual([...found.keys()], ["CHN", "JPN"]);
	const china = found.get("CHN")!;
	assert.equal(value(china, "events"), 14);
	assert.equal(value(china, "net"), -7);
	assert.equal(value(china, "conflict"), -20);
	assert.equal(value(china, "mean_score"), -0.5);
});

test("the busiest countries come first, nobody is no country", () => {
	assert.deepEqual(busiestCountries(MATRIX.rows, 2), ["USA", "CHN"]);
	assert.deepEqual(busiestCountries(MATRIX.rows, 5, "USA"), ["CHN", "JPN"]);
});

test("a ledger's rows come by dollars, then by events", () => {
	const sheet = new Sheet({ name: "ledger", columns: ["kind", "party", "usd", "events"].map((name) => ({ name, type: "text" })),
		rows: [["aid", "USA", 10, 1], ["deal", "CHN", 50, 2], ["aid", "KEN", null, 3], ["aid", "PER", null, 4], ["aid", "", 500, 1]] });
	assert.deepEqual(largest(sheet.rows, "party", 3).map((row) => row.text("party")), ["CHN", "USA", "PER"]);
});

test("an index is told of periods that have events", () => {
	const columns = ["index", "a_events", "b_events"].map((name) => ({ name, type: "number" }));
	const sheet = new Sheet({ name: "align", columns, rows: [[0, 0, 0], [-0.5, 0, 2], [0, 1, 1]] });
	assert.deepEqual(indexOf(sheet, "index"), [null, -0.5, 0]);
});

test("a span inside one year is that year", () => {
	assert.equal(years("2025-03-04", "2025-10-09"), "2025");
	assert.equal(years("2021-01-20", "2023-06-30"), "2021–2023");
});
