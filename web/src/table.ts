/** A sheet as a table: what stands behind every picture. */
import { h, type Child } from "./dom";
import { number, period, t, term } from "./i18n";
import type { Page } from "./page";
import type { Row, Sheet } from "./sheet";

export const SHOWN = 200;
/** More rows than are seen at once; the others follow behind the next frame. */
const FIRST = 40;
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

export function table(page: Page, sheet: Sheet, options: TableOptions): HTMLElement {
	const columns = options.columns
		? options.columns.flatMap((name) => sheet.columns.find((column) => column.name === name) ?? []) : sheet.columns;
	const numeric = new Map(columns.map((column) => [column.name, isNumeric(sheet, column.name)]));
	const head = columns.map((column) => h("th", {
		scope: "col", class: numeric.get(column.name) ? "number" : null, title: column.help || null,
	}, term("column", column.name)));
	const made = (row: Row): HTMLElement => h("tr", {}, ...columns.map((column, index) => {
		const text = options.cells?.[column.name]?.(row) ?? cellText(page, row, column.name);
		const content = index === 0 && options.open
			? h("button", { class: "link", click: () => options.open!(row) }, text) : text;
		return h("td", { class: numeric.get(column.name) ? "number" : DATES.has(column.name) ? "date" : null }, content);
	}));
	const body = h("tbody", {}, ...sheet.rows.slice(0, FIRST).map(made));
	const others = sheet.rows.slice(FIRST, SHOWN);
	if (others.length) requestAnimationFrame(() => setTimeout(() => body.append(...others.map(made))));
	const more = sheet.total > SHOWN ? h("p", { class: "quiet" }, t("table_more", { n: number(SHOWN, 0), all: number(sheet.total, 0) })) : null;
	return h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": options.caption },
		h("table", {}, h("caption", {}, options.caption), h("thead", {}, h("tr", {}, ...head)), body), more);
}
