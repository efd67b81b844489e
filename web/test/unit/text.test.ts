import assert from "node:assert/strict";
import { test } from "node:test";
import { safeLink } from "../../src/dom";
import { matches, pieces } from "../../src/marks";
import { Names, plain, readCountries } from "../../src/names";
import { Sheet } from "../../src/sheet";
import { split, whoEmerges } from "../../src/views/overview";
import { folded, ofYears } from "../../src/views/ledger";
import { recordIds } from "../../src/views/search";
import { speakerName } from "../../src/views/speakers";

const TEXT = "Kenya recalled its ambassador.";

test("a sentence is cut at its marks and stays whole", () => {
	const cut = pieces(TEXT, [{ start: 0, end: 5, role: "actor" }, { start: 6, end: 14, role: "trigger" }]);
	assert.equal(cut.map((piece) => piece.text).join(""), TEXT);
	assert.deepEqual(cut.filter((piece) => piece.roles.length), [{ text: "Kenya", roles: ["actor"] }, { text: "recalled", roles: ["trigger"] }]);
});

test("marks may lie in one another", () => {
	const cut = pieces("abcd", [{ start: 0, end: 4, role: "quote" }, { start: 1, end: 2, role: "actor" }]);
	assert.deepEqual(cut.map((piece) => piece.roles.join("+")), ["quote", "quote+actor", "quote"]);
});

test("marks outside the text are passed over", () => {
	for (const mark of [{ start: -1, end: 3 }, { start: 3, end: 3 }, { start: 0, end: 99 }, { start: Number.NaN, end: 2 }])
		assert.deepEqual(pieces("abc", [{ ...mark, role: "actor" }]), [{ text: "abc", roles: [] }]);
	assert.deepEqual(pieces("", []), []);
});

test("matches that are no pairs are none", () => {
	assert.deepEqual(matches([[0, 3], "x", [1]]), [{ start: 0, end: 3, role: "match" }]);
	assert.deepEqual(matches("<b>"), []);
});

test("only http and https are links", () => {
	assert.equal(safeLink("https://a.example/x"), "https://a.example/x");
	for (const address of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " data:text/html,x", "vbscript:x", "file:///etc/passwd", "//a.example", "", undefined, null])
		assert.equal(safeLink(address), null);
});

test("a sheet gives cells by the names of its columns", () => {
	const sheet = new Sheet({ name: "s", columns: [{ name: "a", type: "text" }, { name: "b", type: "number" }], rows: [["x", null], ["y", 2]] });
	assert.equal(sheet.rows[0]!.number("b"), null);
	assert.equal(sheet.rows[0]!.count("b"), 0);
	assert.equal(sheet.rows[1]!.number("b"), 2);
	assert.equal(sheet.rows[0]!.text("missing"), "");
	assert.deepEqual(sheet.only(["b", "missing", "a"]).rows[1]!.cells, [2, "y"]);
});

const COUNTRIES = new Sheet({
	name: "countries", columns: ["code", "name", "iso2", "numeric", "events", "lat", "lon"].map((name) => ({ name, type: "text" })),
	rows: [["CIV", "Ivory Coast", "CI", "384", 2, 5, -4], ["CHN", "China", "CN", "156", 90, 39, 116], ["CHL", "Chile", "CL", "152", 10, -33, -70],
		["USA", "United States", "US", "840", 99, 38, -77], ["IGO", "", "", "", 50, null, null], ["ESP", "Spain", "ES", 724, 7, 40, -3]],
});

test("countries are found by letters without accents, the busiest first", () => {
	const names = new Names(readCountries(COUNTRIES), "en");
	assert.deepEqual(names.search("ch", 5).map((one) => one.code), ["CHN", "CHL"]);
	assert.deepEqual(names.search("states", 5).map((one) => one.code), ["USA"]);
	assert.equal(names.search("cote", 5)[0]?.code, "CIV");
	assert.equal(names.search("civ", 5)[0]?.code, "CIV");
	assert.deepEqual(names.search("zzz", 5), []);
	assert.equal(names.search("", 3).length, 3);
	assert.equal(plain("CÔTE"), "cote");
});

test("names are in the reader's language, with an article within a sentence", () => {
	const names = new Names(readCountries(COUNTRIES), "es", (code) => `<${code}>`);
	assert.equal(names.of("ESP"), "España");
	assert.equal(names.within("USA"), "Estados Unidos");
	names.speak("en");
	assert.equal(names.within("USA"), "the United States");
	assert.equal(names.within("CHN"), "China");
	assert.equal(names.first("USA"), "The United States");
	assert.equal(names.first("CHN"), "China");
	assert.equal(names.of("IGO"), "<IGO>");
	assert.equal(names.of("NOPE"), "<NOPE>");
	assert.equal(names.find("ESP")?.numeric, "724");
});

test("what is no country has its name in the reader's language too", () => {
	const union = new Sheet({ name: "countries", columns: COUNTRIES.columns, rows: [["EUR", "European Union", null, null, 9, null, null]] });
	const names = new Names(readCountries(union), "es", (code) => (code === "EUR" ? "Unión Europea" : code));
	assert.equal(names.of("EUR"), "Unión Europea");
	names.speak("en");
	assert.equal(names.within("EUR"), "the European Union");
});

test("the events of a row of who emerges are those of its four weeks", () => {
	assert.deepEqual(whoEmerges("USA", "PSE", "2023-12-31"), { actor: "USA", recipient: "PSE", only: "events", status: "actual", from: "2023-12-04", to: "2023-12-31", order: "-date" });
	assert.equal(whoEmerges("PSE", "", "2024-03-01")["either"], "PSE");
	assert.equal(whoEmerges("PSE", "", "2024-03-01")["from"], "2024-02-03");
});

test("a bar of events without intensity is neither cooperation nor conflict", () => {
	const parts = (cooperation: number, conflict: number): (string | number)[] =>
		split({ count: (name: string) => ({ events: 4, cooperation, conflict })[name] ?? 0 }).flatMap((part) => [part.tone, part.value]);
	assert.deepEqual(parts(0, 0), ["quiet", 4]);
	assert.deepEqual(parts(3, 1), ["coop", 3, "conflict", 1]);
});

test("a speaker without a name is told by country and sector", () => {
	const columns = ["speaker", "name", "country"].map((name) => ({ name, type: "text" }));
	const sheet = new Sheet({ name: "speakers", columns, rows: [["USA/joe-biden", "Joe Biden", "USA"], ["USA.GOV", "", "USA"], ["USA", "", "USA"], ["CHN", "China", "CHN"], ["/kirby", "Kirby", ""]] });
	const names = new Names(readCountries(COUNTRIES), "en");
	assert.deepEqual(sheet.rows.map((row) => speakerName({ names }, row)), ["Joe Biden (USA)", "United States, government", "United States", "China", "Kirby"]);
});

test("sums by kind and year become sums by one of them", () => {
	const columns = ["kind", "year", "events", "usd"].map((name) => ({ name, type: "count" }));
	const sheet = new Sheet({ name: "ledger", columns, rows: [["aid", "2021", 2, 5], ["aid", "2022", 3, null], ["visit", "2022", 1, null]] });
	assert.deepEqual(folded(sheet, "kind").rows.map((row) => row.cells), [["aid", 5, 5], ["visit", 1, null]]);
	assert.deepEqual(folded(sheet, "year").rows.map((row) => row.cells), [["2021", 2, 5], ["2022", 4, null]]);
});

test("the ledger's years are those of the articles", () => {
	const sheet = new Sheet({ name: "ledger", columns: [{ name: "year", type: "period" }], rows: [["1942"], ["2021"], ["2022"], ["2023"], ["2040"]] });
	assert.deepEqual(ofYears(sheet.rows, "2021-01-15", "2023-12-31").map((row) => row.text("year")), ["2021", "2022", "2023"]);
});

test("ids of records are taken out of a list or of words", () => {
	const id = "0123456789abcdef";
	assert.deepEqual(recordIds([id, "x"]), [id]);
	assert.deepEqual(recordIds(`${id} <script> ${id}`), [id, id]);
	assert.deepEqual(recordIds(null), []);
});
