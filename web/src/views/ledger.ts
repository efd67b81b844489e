/** Deals, visits, pledges, aid, trade, investment, sanctions: by whom, for how much. */
import { drawBars } from "../bars";
import { articleFilters } from "../conditions";
import { controls, country, heading, select } from "../controls";
import { h } from "../dom";
import { figure } from "../figure";
import { counted, dollars, number, t, term } from "../i18n";
import type { Page } from "../page";
import { Sheet, type Row } from "../sheet";
import { SHOWN, table } from "../table";
import type { Values } from "../address";
import { span } from "./matrix";

export const KINDS = ["deal", "visit", "pledge", "aid", "trade", "investment", "sanction"];

/** What a row of sums says beside what it is of. */
const SUMS = ["events", "reports", "usd", "completed", "completed_usd", "cancelled", "open", "repeated"];

function opened(page: Page, row: { kind: string; party?: string; counterparty?: string; status?: string }, when: Values = span(page)): void {
	const sanction = row.kind === "sanction", kind: Values = sanction ? { event: "SANCTION" } : row.kind ? { fact: row.kind } : { only: "facts" };
	const parties = [row.party, row.counterparty].filter((code): code is string => Boolean(code));
	const who: Values = parties.length === 2 && parties[0] !== parties[1] ? { between: parties.join(",") } : parties.length ? { either: parties[0]! } : {};
	page.open({ ...kind, ...who,
		...(row.status && !sanction ? { status: row.status } : {}), ...when });
}

/** Who or what has most, in dollars; where no dollars are told, in events. */
export function largest(rows: Row[], by: string, count: number): Row[] {
	return rows.filter((row) => row.text(by)).sort((a, b) => b.count("usd") - a.count("usd")
		|| b.count("events") - a.count("events") || a.text(by).localeCompare(b.text(by))).slice(0, count);
}

type By = "kind" | "instrument" | "year" | "party";
const MOST = 12;

/** The years of the articles, the last of them; what is told of others (history, plans) stands in the file. */
export function ofYears(rows: Row[], first: string, last: string): Row[] {
	return rows.filter((row) => row.text("year") >= first.slice(0, 4) && row.text("year") <= last.slice(0, 4)).slice(-MOST);
}

function labelOf(page: Page, by: By, code: string): string {
	return by === "party" ? page.names.of(code) : by === "kind" ? term("kind", code) : by === "year" ? code : code.replace(/-/g, " ");
}

/** What pressing a bar narrows: country or kind; else the records. */
function press(page: Page, query: Values, by: By, code: string): void {
	if (by === "party") page.go({ partner: code });
	else if (by === "kind") page.go({ kind: code });
	else if (by === "year") opened(page, { kind: query["kind"] ?? "", party: query["either"] ?? "" }, { from: code, to: code });
}

function bars(page: Page, query: Values, sheet: Sheet, body: HTMLElement, by: By, title: string): () => SVGSVGElement {
	const rows = by === "year" ? ofYears(sheet.rows, page.about.first, page.about.last) : largest(sheet.rows, by, MOST);
	const money = rows.some((row) => row.count("usd") > 0);
	return drawBars(body, title, rows.map((row) => {
		const code = row.text(by), usd = row.count("usd"), events = row.count("events"), label = labelOf(page, by, code);
		return { label, brief: code, value: usd > 0 ? `${dollars(usd)} · ${number(events, 0)}` : number(events, 0),
			parts: [{ value: money ? usd : events, tone: "net" as const, name: label }],
			tip: `${label}: ${usd > 0 ? `${dollars(usd)}, ` : ""}${counted(events, "events")}`,
			...(by === "instrument" ? {} : { open: () => press(page, query, by, code) }) };
	}));
}

/** The sums by one column of rows that are told apart by others too, each event standing in one of them alone. */
export function folded(sheet: Sheet, by: string): Sheet {
	const columns = [by, ...SUMS].filter((name) => sheet.has(name)), found = new Map<string, Row[]>();
	for (const row of sheet.rows) found.set(row.text(by), [...(found.get(row.text(by)) ?? []), row]);
	const sum = (rows: Row[], name: string): number | null => {
		const known = rows.flatMap((row) => row.number(name) ?? []);
		return known.length ? known.reduce((a, b) => a + b) : null;
	};
	return new Sheet({ name: sheet.name, columns: columns.map((name) => sheet.columns[sheet.index(name)]!),
		rows: [...found].sort(([a], [b]) => a.localeCompare(b)).map(([key, rows]) => [key, ...columns.slice(1).map((name) => sum(rows, name))]) });
}

/** A card of sums by one column; `apart` names the columns that the server is asked for, so that two cards ask once. */
function sums(page: Page, query: Values, by: By, apart: string, title: string, note: string): HTMLElement {
	const asked = { ...query, by: apart, columns: [apart, ...SUMS].join(",") };
	return figure<Sheet>(page, { name: `ledger-by-${by}`, title, note, csv: { path: "ledger", values: { ...query, by } },
		load: async (signal) => folded(await page.api.sheet("ledger", asked, signal), by), empty: (sheet) => sheet.rows.length === 0,
		draw: (body, sheet) => bars(page, query, sheet, body, by, title),
		sheet: (sheet) => sheet, ...(by === "instrument" ? {} : { openRow: (row: Row) => openRow(page, query, by, row.text(by)) }) });
}

function openRow(page: Page, query: Values, by: By, code: string): void {
	if (by === "year") press(page, query, by, code);
	else opened(page, { kind: by === "kind" ? code : query["kind"] ?? "", party: by === "party" ? code : query["either"] ?? "" });
}

export function ledger(page: Page, host: HTMLElement): void {
	const { values } = page.place, kind = values["kind"] ?? "", partner = values["partner"] ?? "";
	const query: Values = { ...articleFilters(page), ...(kind ? { kind } : {}), ...(partner ? { either: partner } : {}), limit: "1000" };
	const first = kind ? "instrument" : "kind", apart = `${first},year`;
	host.append(heading(partner ? t("ledger_of", { who: page.names.within(partner) }) : t("ledger_title"), t("ledger_lead")),
		controls(select("kind", t("kind"), kind, [{ value: "", label: t("all_kinds") }, ...KINDS.map((one) => ({ value: one, label: term("kind", one) }))], (one) => page.go({ kind: one })),
			country(page, "ledger-partner", t("country"), partner, (code) => page.go({ partner: code }), t("all_countries"))),
		h("div", { class: "pile" },
			sums(page, query, first, apart, kind ? t("ledger_instruments") : t("ledger_kinds"), t("ledger_kinds_note")),
			sums(page, query, "year", apart, t("ledger_years"), t("ledger_years_note"))),
		sums(page, query, "party", "party", t("ledger_parties"), t("ledger_parties_note")),
		figure<Sheet>(page, { name: "ledger", kind: "wide", title: t("ledger_rows"), note: t("ledger_rows_note"), csv: { path: "ledger", values: query },
			load: (signal) => page.api.sheet("ledger", { ...query, limit: String(SHOWN) }, signal), empty: (sheet) => sheet.rows.length === 0,
			draw: (body, sheet) => { body.append(rows(page, sheet)); } }));
}

function rows(page: Page, sheet: Sheet): HTMLElement {
	return table(page, sheet, {
		caption: t("ledger_rows"),
		columns: ["kind", "instrument", "year", "party", "counterparty", "status", "events", "usd", "completed", "cancelled", "open", "repeated", "first"],
		open: (row) => opened(page, { kind: row.text("kind"), party: row.text("party"), counterparty: row.text("counterparty"), status: row.text("status") }),
		cells: {
			usd: (row) => (row.number("usd") ? dollars(row.number("usd")) : "–"),
			year: (row) => row.text("year"),
		},
	});
}
