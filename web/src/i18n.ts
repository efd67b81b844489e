/** Words of the page in the reader's language; numbers and dates likewise. */
import { en } from "./strings/en";
import { es } from "./strings/es";
import { periodName } from "./periods";

export type Key = keyof typeof en;
export type Language = "en" | "es";
export const LANGUAGES: Record<Language, string> = { en: "English", es: "Español" };

const TABLES: Record<Language, Record<Key, string>> = { en, es };
let spoken: Language = "en";

export function language(): Language {
	return spoken;
}

export function speak(wanted: string): Language {
	spoken = wanted.toLowerCase().startsWith("es") ? "es" : "en";
	return spoken;
}

/** The words of a key; {name} in them is replaced. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
	return TABLES[spoken][key].replace(/\{(\w+)\}/g, (all, name: string) =>
		Object.prototype.hasOwnProperty.call(values, name) ? String(values[name]) : all);
}

/** A word of the data ("SANCTION", "actual") where it has a translation. */
export function term(group: string, word: string): string {
	const key = `${group}_${word.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`;
	return word && key in en ? t(key as Key) : word.replace(/_/g, " ");
}

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = spoken + JSON.stringify(options);
	let made = formats.get(key);
	if (!made) formats.set(key, made = new Intl.NumberFormat(spoken, options));
	return made;
}

/** A number for people: thousands grouped, at most `digits` decimals. */
export function number(value: number | null, digits = 1): string {
	if (value === null || !Number.isFinite(value)) return "–";
	return minus(format({ maximumFractionDigits: digits }).format(value));
}

/** The minus of type, not the hyphen of keyboards. */
function minus(text: string): string {
	return text.replace("-", "−");
}

export function signed(value: number | null, digits = 1): string {
	if (value === null || !Number.isFinite(value)) return "–";
	return minus(format({ maximumFractionDigits: digits, signDisplay: "exceptZero" }).format(value));
}

export function compact(value: number | null): string {
	if (value === null || !Number.isFinite(value)) return "–";
	return format({ notation: "compact", maximumFractionDigits: 1 }).format(value);
}

export function dollars(value: number | null): string {
	return value === null ? "–" : `$${compact(value)}`;
}

export function percent(value: number): string {
	return format({ style: "percent", maximumFractionDigits: 0 }).format(value);
}

export function day(date: string): string {
	return period(date);
}

export function period(label: string): string {
	return periodName(label, spoken, { quarter: t("quarter_letter"), week: t("week_word") });
}

/** "1 event", "12 events". */
export function counted(n: number, what: "events" | "records" | "quotes" | "visits" | "sentences"): string {
	return t(`${what}_${n === 1 ? "one" : "many"}`, { n: number(n, 0) });
}
