import assert from "node:assert/strict";
import { test } from "node:test";
import { periodName, periodRange, suitable, ticks } from "../../src/periods";

const WORDS = { quarter: "Q", week: "week" };

test("a label is a first and a last day", () => {
	assert.deepEqual(periodRange("2024"), { from: "2024-01-01", to: "2024-12-31" });
	assert.deepEqual(periodRange("2024-02"), { from: "2024-02-01", to: "2024-02-29" });
	assert.deepEqual(periodRange("2023-Q4"), { from: "2023-10-01", to: "2023-12-31" });
	assert.deepEqual(periodRange("2024-03-15"), { from: "2024-03-15", to: "2024-03-15" });
});

test("weeks are those of ISO 8601, at the turns of years too", () => {
	assert.deepEqual(periodRange("2020-W53"), { from: "2020-12-28", to: "2021-01-03" });
	assert.deepEqual(periodRange("2021-W01"), { from: "2021-01-04", to: "2021-01-10" });
	assert.deepEqual(periodRange("2025-W01"), { from: "2024-12-30", to: "2025-01-05" });
});

test("years before 100 are not of the 20th century", () => {
	assert.deepEqual(periodRange("0079"), { from: "0079-01-01", to: "0079-12-31" });
});

test("what is no label has no range", () => {
	for (const label of ["", "soon", "2024-Q5", "24-01"]) assert.equal(periodRange(label), null);
});

test("labels for people", () => {
	assert.equal(periodName("2024-03", "en", WORDS), "March 2024");
	assert.equal(periodName("2024-03", "es", WORDS), "marzo de 2024");
	assert.equal(periodName("2024-Q1", "en", WORDS), "Q1 2024");
	assert.equal(periodName("2024-W05", "en", WORDS), "week 5, 2024");
	assert.equal(periodName("2024", "en", WORDS), "2024");
});

test("ticks stand at starts of years and never exceed the room", () => {
	const months = Array.from({ length: 36 }, (_, index) => `${2021 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, "0")}`);
	assert.deepEqual(ticks(months, 8), [0, 12, 24]);
	for (const room of [2, 3, 5, 12, 36, 100]) assert.ok(ticks(months, room).length <= Math.max(room, 2));
	assert.equal(ticks(months, 40).length, 36);
	assert.deepEqual(ticks([], 5), []);
});

test("a short span asks for days, a long one for years", () => {
	assert.equal(suitable("2024-01-01", "2024-01-31"), "day");
	assert.equal(suitable("2024-01-01", "2024-07-01"), "week");
	assert.equal(suitable("2021-01-01", "2023-12-31"), "month");
	assert.equal(suitable("2005-01-01", "2015-01-01"), "quarter");
	assert.equal(suitable("1950-01-01", "2020-01-01"), "year");
	assert.equal(suitable("", ""), "month");
});
