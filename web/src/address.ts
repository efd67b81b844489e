/**
 * What the page shows, written in its address: #/pair?source=USA&target=CHN.
 * The same state has one address only; what is unknown or malformed is left out.
 */

export const VIEWS = ["overview", "alignment", "pair", "map", "matrix", "network",
	"ledger", "visits", "speakers", "search"] as const;
export type ViewName = (typeof VIEWS)[number];

const CODE = /^[A-Z][A-Z0-9]{1,7}$/;
const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const WORDS = /^[A-Z][A-Z_]*(,[A-Z][A-Z_]*)*$/;
const TEXT = /^[^\u0000-\u001f]{1,300}$/;

/** Every parameter, in the order in which an address has them. */
const PARAMETERS: Record<string, RegExp> = {
	of: CODE,
	between: /^[A-Z][A-Z0-9]{1,7},[A-Z][A-Z0-9]{1,7}$/,
	source: CODE,
	target: CODE,
	partner: CODE,
	period: /^(day|week|month|quarter|year)$/,
	direction: /^(both|out|in)$/,
	measure: /^(events|net|cooperation|conflict|mean_score)$/,
	top: /^(12|20|30|45)$/,
	kind: /^[a-z]+$/,
	month: /^\d{4}-(0[1-9]|1[0-2])$/,
	from: DAY,
	to: DAY,
	event: WORDS,
	quad: /^[1-4](,[1-4])*$/,
	status: /^[a-z]+(,[a-z]+)*$/,
	"min-confidence": /^0?\.\d{1,2}$/,
	publisher: TEXT,
	words: TEXT,
	list: TEXT,
	page: /^[1-9]\d{0,5}$/,
	record: /^[0-9a-f]{16}$/,
};

/** Conditions that narrow every view. */
export const FILTERS = ["from", "to", "event", "quad", "status", "min-confidence", "publisher", "words"];
/** What only the panel at the side shows. */
export const PANEL = ["list", "page", "record"];

export type Values = Record<string, string>;
export interface Place { view: ViewName; values: Values }

export function isView(name: string): name is ViewName {
	return (VIEWS as readonly string[]).includes(name);
}

function accepted(name: string, value: string): boolean {
	return Object.prototype.hasOwnProperty.call(PARAMETERS, name) && PARAMETERS[name]!.test(value);
}

export function readAddress(hash: string): Place {
	const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
	const values: Values = {};
	for (const [name, value] of new URLSearchParams(query)) if (accepted(name, value)) values[name] = value;
	return { view: isView(path) ? path : "overview", values };
}

/** A place with only what is accepted; an empty value takes the parameter away. */
export function changed(place: Place, changes: Values, view: ViewName = place.view): Place {
	const values: Values = {};
	for (const [name, value] of Object.entries({ ...place.values, ...changes }))
		if (accepted(name, value)) values[name] = value;
	return { view, values };
}

export function writeAddress(place: Place): string {
	const query = new URLSearchParams();
	for (const name of Object.keys(PARAMETERS)) {
		const value = place.values[name];
		if (value !== undefined && accepted(name, value)) query.set(name, value);
	}
	const written = query.toString().replace(/%2C/g, ",");
	return `#/${place.view}${written ? `?${written}` : ""}`;
}

/** The values under these names, of those that are set. */
export function pick(values: Values, names: string[]): Values {
	const picked: Values = {};
	for (const name of names) if (values[name]) picked[name] = values[name]!;
	return picked;
}

/** Without the panel: two places with the same words are the same picture. */
export function pictureKey(place: Place): string {
	const values = { ...place.values };
	for (const name of PANEL) delete values[name];
	return writeAddress({ view: place.view, values });
}

/** Conditions of a list as one value of the address, and back. */
export function writeList(conditions: Values): string {
	return new URLSearchParams(conditions).toString();
}

export function readList(list: string): Values {
	return Object.fromEntries(new URLSearchParams(list));
}
