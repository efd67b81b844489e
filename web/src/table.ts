/** A sheet as a table: what stands behind every picture. */
import { h, type Child } from "./dom";
import { number, period, t, term } from "./i18n";
import type { Page } from "./page";
import type { Row, Sheet } from "./sheet";

export const SHOWN = 100;
/** More rows than are seen at once; the others follow when the page has nothing else to do. */
const FIRST = 20;
/** On a phone a row is a list of what its columns say. */
const NARROW = "(max-width: 560px)";
const COUNTRIES = new Set(["source", "target", "party", "counterparty", "visitor", "host", "country"]);
const DATES = new Set(["period", "date", "date_end", "first", "last"]);
const NUMERIC = new Set(["count", "number", "integer", "real", "amount", "money"]);

export function isNumeric(sheet: Sheet, name: string): boolean {
	const column = sheet.columns[sheet.index(name)];
	if (!column) return false;
	return NUMERIC.has(column.type) || sheet.rows.some((row) => row.number(name) !== null);
}

function cellText(page: Page, row: Row, name: string): string {
	const value = row.number(name);
	if (value !== null) return number(value, 2);
	const text = row.text(name);
	if (COUNTRIES.has(name)) return text.split(" ").map((code) => page.names.of(code)).join(", ");
	// "CHN 12, PER 3": countries with how often.
	if (name === "about") return text.replace(/[A-Z]{3}(?= \d)/g, (code) => page.names.of(code));
	if (DATES.has(name)) return text ? period(text) : "";
	if (name === "change" || name === "direction") return changeText(page, text);
	if (name === "kind" || name === "status" || name === "what") return term(name, text);
	return text;
}

/** "toward CHN" with the name of the country. */
export function changeText(page: Page, change: string): string {
	const toward = /^toward (\S+)$/.exec(change);
	if (toward) return t("toward", { who: page.names.within(toward[1]!) });
	return change === "up" ? t("change_up") : change === "down" ? t("change_down") : change;
}

export interface TableOptions {
	caption: string;
	/** Which columns, in this order; all unless given. */
	columns?: string[];
	/** Pressing a row's first cell. */
	open?(row: Row): void;
	/** Another content for a column. */
	cells?: Record<string, (row: Row) => Child>;
}

/** At once, since each time the browser measures all columns anew. */
function append(body: HTMLElement, rows: Row[], made: (row: Row) => HTMLElement): void {
	if (!rows.length) return;
	const idle = window.requestIdleCallback ?? ((call: () => void) => setTimeout(call, 30));
	idle(() => body.append(...rows.map(made)));
}

export function table(page: Page, sheet: Sheet, options: TableOptions): HTMLElement {
	const narrow = matchMedia(NARROW).matches;
	// A table that is laid out as lists stays one for those who listen.
	const role = (name: string): string | null => (narrow ? name : null);
	const columns = options.columns
		? options.columns.flatMap((name) => sheet.columns.find((column) => column.name === name) ?? []) : sheet.columns;
	const numeric = new Map(columns.map((column) => [column.name, isNumeric(sheet, column.name)]));
	const head = columns.map((column) => h("th", {
		scope: "col", role: role("columnheader"), class: numeric.get(column.name) ? "number" : null, title: column.help || null,
	}, term("column", column.name)));
	const made = (row: Row): HTMLElement => h("tr", { role: role("row") }, ...columns.map((column, index) => {
		const text = options.cells?.[column.name]?.(row) ?? cellText(page, row, column.name);
		const content = index === 0 && options.open
			? h("button", { class: "link", click: () => options.open!(row) }, text) : text;
		return h("td", { class: numeric.get(column.name) ? "number" : DATES.has(column.name) ? "date" : null, role: role("cell"),
			"data-label": narrow ? term("column", column.name) : null }, content);
	}));
	const body = h("tbody", { role: role("rowgroup") }, ...sheet.rows.slice(0, FIRST).map(made));
	append(body, sheet.rows.slice(FIRST, SHOWN), made);
	const more = sheet.total > SHOWN ? h("p", { class: "quiet" }, t("table_more", { n: number(SHOWN, 0), all: number(sheet.total, 0) })) : null;
	return h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": options.caption },
		h("table", { class: narrow ? "stacked" : null, role: role("table") }, h("caption", {}, options.caption),
			h("thead", { role: role("rowgroup") }, h("tr", { role: role("row") }, ...head)), body), more);
}
