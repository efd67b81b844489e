import assert from "node:assert/strict";
import { test } from "node:test";
import { VIEWS } from "../../src/address";
import { EVENTS, STATUSES } from "../../src/filters";
import { number, signed, speak, t, term } from "../../src/i18n";
import { en } from "../../src/strings/en";
import { es } from "../../src/strings/es";
import { KINDS } from "../../src/views/ledger";
import { MEASURES } from "../../src/views/matrix";

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test("both languages have the same keys", () => {
	assert.deepEqual(Object.keys(es).sort(), Object.keys(en).sort());
});

test("no words are empty, and what is filled in is the same", () => {
	for (const [key, text] of Object.entries(en)) {
		const other = es[key as keyof typeof en];
		assert.ok(text.trim() && other.trim(), key);
		assert.deepEqual(placeholders(other), placeholders(text), key);
	}
});

test("views, events, statuses, kinds and measures have names", () => {
	const keys = [...VIEWS.map((one) => `view_${one}`), ...EVENTS.map((one) => `event_${one.toLowerCase()}`), ...STATUSES.map((one) => `status_${one}`),
		...KINDS.map((one) => `kind_${one}`), ...MEASURES.map((one) => `measure_${one}`), ...["1", "2", "3", "4"].map((one) => `quad_${one}`)];
	for (const key of keys) assert.ok(key in en, key);
});

test("words are filled in as they are", () => {
	speak("en");
	assert.equal(t("toward", { who: "{of} $& <b>" }), "toward {of} $& <b>");
	assert.equal(term("event", "SANCTION"), "Sanction");
	assert.equal(term("event", "PORT_CALL"), "PORT CALL");
});

test("numbers are written as the language does", () => {
	speak("en");
	assert.equal(number(12345.67), "12,345.7");
	assert.equal(signed(-0.5, 2), "−0.5");
	assert.equal(signed(0.5, 2), "+0.5");
	assert.equal(number(null), "–");
	speak("es");
	assert.equal(number(12345.67), "12.345,7");
	speak("en");
});
