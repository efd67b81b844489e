/** Deals, visits, pledges, aid, trade, investment, sanctions: by whom, for how much. */
import { drawBars } from "../bars";
import { articleFilters } from "../conditions";
import { controls, country, heading, select } from "../controls";
import { figure } from "../figure";
import { counted, dollars, number, t, term } from "../i18n";
import type { Page } from "../page";
import type { Row, Sheet } from "../sheet";
import { table } from "../table";
import type { Values } from "../address";
import { span } from "./matrix";

export const KINDS = ["deal", "visit", "pledge", "aid", "trade", "investment", "sanction"];

interface Sum { label: string; usd: number; events: number; kind: string; party: string }

/** Rows added up by a column. */
export function sums(rows: Row[], by: string): Sum[] {
	const found = new Map<string, Sum>();
	for (const row of rows) {
		const label = row.text(by);
		if (!label) continue;
		const one = found.get(label) ?? { label, usd: 0, events: 0, kind: row.text("kind"), party: row.text("party") };
		one.usd += row.count("usd");
		one.events += row.count("events");
		found.set(label, one);
	}
	return [...found.values()].sort((a, b) => b.usd - a.usd || b.events - a.events || a.label.localeCompare(b.label));
}

function opened(page: Page, row: { kind: string; party?: string; counterparty?: string; status?: string }): void {
	const sanction = row.kind === "sanction";
	const parties = [row.party, row.counterparty].filter((code): code is string => Boolean(code));
	const who: Values = parties.length === 2 && parties[0] !== parties[1] ? { between: parties.join(",") } : parties.length ? { either: parties[0]! } : {};
	page.open({ ...(sanction ? { event: "SANCTION" } : { fact: row.kind }), ...who,
		...(row.status && !sanction ? { status: row.status } : {}), ...span(page) });
}

function bars(page: Page, sheet: Sheet, body: HTMLElement, by: string, title: string): () => SVGSVGElement {
	const rows = sums(sheet.rows, by).slice(0, 12);
	const money = rows.some((row) => row.usd > 0);
	return drawBars(body, title, rows.map((row) => {
		const label = by === "party" ? page.names.of(row.label) : term("kind", row.label);
		return { label, value: money ? `${dollars(row.usd)} · ${number(row.events, 0)}` : number(row.events, 0),
			parts: [{ value: money ? row.usd : row.events, tone: "net" as const, name: label }],
			tip: `${label}: ${dollars(row.usd)}, ${counted(row.events, "events")}`,
			open: () => (by === "party" ? page.go({ partner: row.label }) : page.go({ kind: row.label })) };
	}));
}

export function ledger(page: Page, host: HTMLElement): void {
	const { values } = page.place, kind = values["kind"] ?? "", partner = values["partner"] ?? "";
	const query: Values = { ...articleFilters(page), ...(kind ? { kind } : {}), ...(partner ? { actor: partner } : {}), limit: "1000" };
	const load = (signal: AbortSignal): Promise<Sheet> => page.api.sheet("ledger", query, signal);
	const shared = { load, empty: (sheet: Sheet) => sheet.rows.length === 0, csv: { path: "ledger", values: query } };
	host.append(heading(partner ? t("ledger_of", { who: page.names.of(partner) }) : t("ledger_title"), t("ledger_lead")),
		controls(select("kind", t("kind"), kind, [{ value: "", label: t("all_kinds") }, ...KINDS.map((one) => ({ value: one, label: term("kind", one) }))], (one) => page.go({ kind: one })),
			country(page, "ledger-partner", t("country"), partner, (code) => page.go({ partner: code }), t("all_countries"))),
		figure(page, { ...shared, name: "ledger-kinds", title: t("ledger_kinds"), note: t("ledger_kinds_note"), draw: (body, sheet) => bars(page, sheet, body, "kind", t("ledger_kinds")), sheet: (sheet) => sheet }),
		figure(page, { ...shared, name: "ledger-parties", title: t("ledger_parties"), note: t("ledger_parties_note"), draw: (body, sheet) => bars(page, sheet, body, "party", t("ledger_parties")), sheet: (sheet) => sheet }),
		figure(page, { ...shared, name: "ledger", kind: "wide", title: t("ledger_rows"), note: t("ledger_rows_note"),
			draw: (body, sheet) => { body.append(rows(page, sheet)); } }));
}

function rows(page: Page, sheet: Sheet): HTMLElement {
	return table(page, sheet, {
		caption: t("ledger_rows"),
		columns: ["kind", "instrument", "year", "party", "counterparty", "status", "events", "reports", "usd", "completed", "cancelled", "open", "first", "last"],
		open: (row) => opened(page, { kind: row.text("kind"), party: row.text("party"), counterparty: row.text("counterparty"), status: row.text("status") }),
		cells: {
			usd: (row) => (row.number("usd") ? dollars(row.number("usd")) : "–"),
			year: (row) => row.text("year"),
		},
	});
}
