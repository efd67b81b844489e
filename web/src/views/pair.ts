/** Two countries over time: cooperation and conflict, and the four quads. */
import { filters } from "../conditions";
import { controls, country, heading, periodSelect } from "../controls";
import { h } from "../dom";
import { figure } from "../figure";
import { number, period as periodLabel, signed, t, term } from "../i18n";
import type { Page } from "../page";
import { periodRange, suitable } from "../periods";
import type { Picture } from "../picture";
import { loadPlot } from "../plot";
import { drawSeries } from "../series";
import type { Sheet } from "../sheet";
import { changeText } from "../table";
import type { Values } from "../address";
import { busiestPair } from "./common";

interface Asked { source: string; target: string; period: string; }

/** `change` is the column that tells of breaks. */
function picture(page: Page, sheet: Sheet, title: string, layers: Picture["layers"], change = "change"): Picture {
	return {
		title, layers,
		periods: sheet.rows.map((row) => row.text("period")),
		marks: sheet.rows.flatMap((row, index) => row.text(change)
			? [{ index, text: changeText(page, row.text(change)), tone: "net" as const }] : []),
		format: (value) => number(value, 1),
		period: periodLabel,
	};
}

function balance(page: Page, sheet: Sheet): Picture {
	const of = (name: string, sign: number): number[] => sheet.rows.map((row) => sign * row.count(name));
	return { ...picture(page, sheet, t("pair_balance"), [
		{ kind: "bars", name: t("cooperation"), tone: "coop", values: of("cooperation", 1) },
		{ kind: "bars", name: t("conflict"), tone: "conflict", values: of("conflict", -1) },
		{ kind: "line", name: t("net"), tone: "net", values: sheet.rows.map((row) => row.number("net")) },
	]), format: (value) => signed(value, 1), amount: (value) => number(value, 1) };
}

function quads(page: Page, sheet: Sheet): Picture {
	const of = (name: string, sign: number): number[] => sheet.rows.map((row) => sign * row.count(name));
	return { ...picture(page, sheet, t("pair_quads"), [
		{ kind: "bars", name: term("quad", "1"), tone: "vc", values: of("verbal_cooperation", 1) },
		{ kind: "bars", name: term("quad", "2"), tone: "mc", values: of("material_cooperation", 1) },
		{ kind: "bars", name: term("quad", "3"), tone: "vk", values: of("verbal_conflict", -1) },
		{ kind: "bars", name: term("quad", "4"), tone: "mk", values: of("material_conflict", -1) },
	]), marks: [], format: (value) => number(Math.abs(value), 1) };
}

function rates(page: Page, sheet: Sheet): Picture {
	return { ...picture(page, sheet, t("pair_rate"), [
		{ kind: "line", name: t("rate"), tone: "net", values: sheet.rows.map((row) => row.number("rate")) },
	], "pace") };
}

function draw(page: Page, asked: Asked, host: HTMLElement): void {
	const query: Values = { ...filters(page), source: asked.source, target: asked.target, period: asked.period };
	const load = (signal: AbortSignal): Promise<Sheet> => page.api.sheet("dyads", query, signal);
	const open = (label: string): void => {
		const range = periodRange(label);
		page.open({ actor: asked.source, recipient: asked.target, ...(range ?? {}) });
	};
	const shared = {
		load, needs: loadPlot, csv: { path: "dyads", values: query },
		empty: (sheet: Sheet) => !sheet.rows.some((row) => row.count("events")),
		sheet: (sheet: Sheet) => sheet.only(["period", "reports", "events", "verbal_cooperation", "material_cooperation",
			"verbal_conflict", "material_conflict", "cooperation", "conflict", "net", "mean_score", "articles", "rate", "change", "pace"]),
		openRow: (row: { text(name: string): string }) => open(row.text("period")),
	};
	const files = `${asked.source}-${asked.target}-${asked.period}`;
	host.append(
		figure(page, { ...shared, name: `balance-${files}`, kind: "wide", title: t("pair_balance"), note: t("pair_balance_note"),
			draw: (body, sheet) => drawSeries(page, body, balance(page, sheet), 300, open) }),
		figure(page, { ...shared, name: `quads-${files}`, title: t("pair_quads"), note: t("pair_quads_note"),
			draw: (body, sheet) => drawSeries(page, body, quads(page, sheet), 230, open) }),
		figure(page, { ...shared, name: `rate-${files}`, title: t("pair_rate"), note: t("pair_rate_note"),
			draw: (body, sheet) => drawSeries(page, body, rates(page, sheet), 230, open) }));
}

export async function pair(page: Page, host: HTMLElement): Promise<void> {
	const { values } = page.place;
	loadPlot().catch(() => undefined); // early; figures that need it tell what fails
	const guess = values["source"] && values["target"] ? null : await busiestPair(page);
	if (page.signal.aborted) return;
	const source = values["source"] ?? guess?.[0] ?? "USA", target = values["target"] ?? guess?.[1] ?? "CHN";
	const range = filters(page);
	const period = values["period"] ?? suitable(range["from"] ?? "", range["to"] ?? "");
	const swap = h("button", { class: "button", id: "turn", "aria-label": t("turn"), title: t("turn"), click: () => page.go({ source: target, target: source }) }, "⇄");
	host.append(heading(t("pair_title", { source: page.names.first(source), target: page.names.within(target) }), t("pair_lead")),
		controls(country(page, "source", t("source_country"), source, (code) => page.go({ source: code, target })),
			swap, country(page, "target", t("target_country"), target, (code) => page.go({ source, target: code })),
			periodSelect(page, period)));
	draw(page, { source, target, period }, host);
}
