import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress } from "../../src/address";
import { articleFilters, describe, filterCount, filters, recordFilters, spelledOut } from "../../src/conditions";
import { speak } from "../../src/i18n";
import type { Page } from "../../src/page";

const NAMES: Record<string, string> = { USA: "United States", CHN: "China", COL: "Colombia" };

function page(address: string): Page {
	return { place: readAddress(address), about: { first: "2021-01-20", last: "2023-12-31" }, names: { of: (code: string) => NAMES[code] ?? code } } as unknown as Page;
}

test("a period that nobody chose is the server's", () => {
	assert.deepEqual(filters(page("#/pair")), {});
	assert.deepEqual(filters(page("#/pair?from=2022&quad=1&words=oil")), { from: "2022", quad: "1", words: "oil" });
	assert.deepEqual(articleFilters(page("#/ledger?quad=1&publisher=Wire&words=oil")), { publisher: "Wire", words: "oil" });
});

test("a list takes the filters of its kind of records, its own conditions come first", () => {
	const here = page("#/pair?from=2022&quad=1&words=oil");
	assert.deepEqual(recordFilters(here, { actor: "USA", from: "2023-01-01" }), { from: "2023-01-01", quad: "1", words: "oil", actor: "USA" });
	assert.deepEqual(recordFilters(here, { fact: "aid" }), { from: "2022", words: "oil", fact: "aid" });
	assert.deepEqual(recordFilters(here, { only: "quotes" }), { from: "2022", words: "oil", only: "quotes" });
});

test("a list about one of two powers is spelled out for the server", () => {
	const list = { of: "COL", with: "USA,CHN", side: "CHN", from: "2022-01-01" };
	assert.deepEqual(spelledOut(list), { from: "2022-01-01", between: "COL,CHN", only: "events" });
	assert.deepEqual(spelledOut({ ...list, way: "out" }), { from: "2022-01-01", actor: "COL", recipient: "CHN", only: "events" });
	assert.deepEqual(spelledOut({ ...list, way: "in" }), { from: "2022-01-01", actor: "CHN", recipient: "COL", only: "events" });
	assert.deepEqual(spelledOut({ actor: "USA" }), { actor: "USA" });
});

test("conditions are said in words", () => {
	speak("en");
	assert.equal(describe(page("#/pair"), { actor: "USA", recipient: "CHN", from: "2022-03-01", to: "2022-03-31", quad: "3,4" }),
		"United States → China · Verbal conflict, Material conflict · Mar 1, 2022 – Mar 31, 2022");
	assert.equal(describe(page("#/pair"), { recipient: "CHN", limit: "9" }), "anyone → China");
	assert.equal(describe(page("#/pair"), { of: "COL", with: "USA,CHN", side: "USA" }), "Colombia – United States · events");
});

test("the span is no filter that is counted", () => {
	assert.equal(filterCount({ from: "2022", to: "2023", quad: "1", words: "oil" }), 2);
	assert.equal(filterCount({}), 0);
});
