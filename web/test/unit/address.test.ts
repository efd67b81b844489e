import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, pictureKey, readAddress, readList, writeAddress, writeList } from "../../src/address";

test("an address is read and written back the same", () => {
	const address = "#/alignment?of=COL&between=USA,CHN&period=quarter&from=2021-01&quad=1,3&words=trade+war";
	assert.equal(writeAddress(readAddress(address)), address);
});

test("parameters have one order, whatever order they came in", () => {
	assert.equal(writeAddress(readAddress("#/pair?target=CHN&source=USA")), "#/pair?source=USA&target=CHN");
});

test("what is unknown or malformed is left out", () => {
	const place = readAddress("#/pair?source=<b>&target=CHN&from=2021-13&quad=5&record=xyz&onload=1&__proto__=x&constructor=x");
	assert.deepEqual(place.values, { target: "CHN" });
});

test("an unknown view is the overview", () => {
	assert.equal(readAddress("#/javascript:alert(1)").view, "overview");
	assert.equal(readAddress("").view, "overview");
});

test("a change takes away what is empty and refuses what is malformed", () => {
	const place = readAddress("#/pair?source=USA&target=CHN&from=2021");
	assert.deepEqual(changed(place, { from: "", target: "RUS", to: "soon" }).values, { source: "USA", target: "RUS" });
	assert.deepEqual(place.values, { source: "USA", target: "CHN", from: "2021" });
});

test("opening the panel is no other picture", () => {
	const place = readAddress("#/pair?source=USA&target=CHN");
	assert.equal(pictureKey(changed(place, { list: "actor=USA", page: "2", record: "0123456789abcdef" })), pictureKey(place));
	assert.notEqual(pictureKey(changed(place, { from: "2022" })), pictureKey(place));
});

test("conditions of a list go through an address", () => {
	const conditions = { actor: "USA", recipient: "CHN", words: "a&b=c \"d\"" };
	const place = changed(readAddress("#/pair"), { list: writeList(conditions) });
	assert.deepEqual(readList(readAddress(writeAddress(place)).values["list"]!), conditions);
});
