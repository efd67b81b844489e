/** What the database has, where it is busy, and who is new. */
import { drawBars, type Part } from "../bars";
import { filters } from "../conditions";
import { heading } from "../controls";
import { h } from "../dom";
import { figure } from "../figure";
import { day, number, signed, t, term } from "../i18n";
import type { Page } from "../page";
import { item } from "../panel";
import { periodRange } from "../periods";
import type { RecordPage } from "../api";
import type { Values } from "../address";
import type { Row, Sheet } from "../sheet";
import { table } from "../table";
import { busiest } from "./common";
import { sayRow, span } from "./matrix";

/** "2021–2023", of one year "2025". */
export function years(first: string, last: string): string {
	const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
	return from === to ? from : `${from}–${to}`;
}

function numbers(page: Page): HTMLElement {
	const { about } = page;
	const one = (value: string, label: string): HTMLElement => h("div", { class: "number-card" }, h("dd", {}, value), h("dt", {}, label));
	return h("dl", { class: "numbers" }, one(number(about.articles, 0), t("articles")), one(number(about.events, 0), t("events")),
		one(number(about.facts, 0), t("facts")), one(number(about.quotes, 0), t("quotes")),
		one(about.first ? years(about.first, about.last) : "–", about.first ? `${day(about.first)} – ${day(about.last)}` : t("period")));
}

/** Ways in: the questions that the views answer. */
function questions(page: Page): HTMLElement {
	const one = (view: "alignment" | "pair" | "map" | "ledger", key: "ask_alignment" | "ask_pair" | "ask_map" | "ask_ledger"): HTMLElement =>
		h("a", { class: "question", href: page.href({}, view) }, h("strong", {}, t(`view_${view}`)), h("span", {}, t(key)));
	return h("nav", { class: "questions", "aria-label": t("questions") }, one("alignment", "ask_alignment"), one("pair", "ask_pair"), one("map", "ask_map"), one("ledger", "ask_ledger"));
}

function pairs(page: Page): HTMLElement {
	return figure<Sheet>(page, { name: "pairs", title: t("busiest_pairs"), note: t("busiest_pairs_note"),
		load: () => busiest(page), empty: (sheet) => sheet.rows.length === 0,
		draw: (body, sheet) => drawBars(body, t("busiest_pairs"), foreign(sheet).slice(0, 12).map((row) => ({
			label: `${page.names.of(row.text("source"))} → ${page.names.of(row.text("target"))}`, brief: `${row.text("source")} → ${row.text("target")}`, tip: sayRow(page, row), value: number(row.count("events"), 0),
			parts: split(row), open: () => page.go({ source: row.text("source"), target: row.text("target") }, "pair"),
		}))),
		sheet: (sheet) => sheet.only(["source", "target", "events", "reports", "cooperation", "conflict", "net"]),
		openRow: (row) => page.open({ actor: row.text("source"), recipient: row.text("target"), ...span(page) }),
		csv: { path: "matrix", values: { ...filters(page), order: "-events" } } });
}

function foreign(sheet: Sheet): Row[] {
	return sheet.rows.filter((row) => row.text("source") && row.text("target") && row.text("source") !== row.text("target"));
}

/** Events as a bar, split in the proportion of cooperation to conflict; those without intensity are neither. */
export function split(row: Pick<Row, "count">): Part[] {
	const events = row.count("events"), good = row.count("cooperation"), bad = row.count("conflict"), sum = good + bad;
	if (!sum) return [{ value: events, tone: "quiet", name: t("events") }];
	return [{ value: events * good / sum, tone: "coop", name: t("cooperation") }, { value: events * bad / sum, tone: "conflict", name: t("conflict") }];
}

/** The events that make a row: of the last four weeks, in whatever role where it is a country's. */
export function whoEmerges(source: string, target: string, last: string): Values {
	const from = new Date(Date.parse(last) - 27 * 86_400_000).toISOString().slice(0, 10);
	return { ...(target ? { actor: source, recipient: target } : { either: source }), only: "events", status: "actual", from, to: last, order: "-date" };
}

function emerging(page: Page): HTMLElement {
	const { from: _, to, ...narrowed } = filters(page), last = to ? periodRange(to)?.to ?? to : page.about.last;
	const asked: Values = { ...narrowed, ...(last ? { "as-of": last } : {}) };
	return figure<Sheet>(page, { name: "emerging", title: t("emerging"), note: t("emerging_note"),
		load: (signal) => page.api.sheet("emerging", { ...asked, limit: "12" }, signal), empty: (sheet) => sheet.rows.length === 0, emptyText: t("emerging_none"),
		csv: { path: "emerging", values: asked },
		draw: (body, sheet) => { body.append(table(page, sheet, { caption: t("emerging"), columns: ["what", "source", "target", "recent", "before", "ratio"],
			open: (row) => page.open(whoEmerges(row.text("source"), row.text("target"), last)),
			cells: { ratio: (row) => `×${signed(row.number("ratio"), 1).replace("+", "")}`, what: (row) => term("what", row.text("what")) } })); } });
}

function recent(page: Page): HTMLElement {
	// What is told of days to come is none of the latest.
	const asked = { to: page.about.last, ...filters(page), only: "events", order: "-date", limit: "9" };
	return figure<RecordPage>(page, { name: "recent", kind: "wide", title: t("recent_events"), note: t("recent_events_note"), load: (signal) => page.api.get("records", asked, signal),
		empty: (answer) => answer.rows.length === 0, csv: { path: "records", values: asked },
		draw: (body, answer) => { body.append(h("ul", { class: "record-list columns" }, ...answer.rows.map((one) => h("li", {}, item(page, one))))); } });
}

export function overview(page: Page, host: HTMLElement): void {
	host.append(heading(t("overview_title"), t("overview_lead")), numbers(page), questions(page), pairs(page), emerging(page), recent(page));
}
