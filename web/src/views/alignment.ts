/** Is a country turning from one power to another, since when, through what? */
import { filters } from "../conditions";
import { controls, country, directionSelect, heading, periodSelect } from "../controls";
import { h } from "../dom";
import { figure } from "../figure";
import { day, number, percent, period as periodLabel, signed, t, term } from "../i18n";
import type { Page } from "../page";
import { periodRange } from "../periods";
import type { Picture } from "../picture";
import { loadPlot } from "../plot";
import { drawSeries } from "../series";
import type { Row, Sheet } from "../sheet";
import { changeText, table } from "../table";
import type { Values } from "../address";
import { BUSIEST, busiest, busiestCountries } from "./common";

interface Asked { of: string; a: string; b: string; query: Values }

function marks(page: Page, sheet: Sheet, asked: Asked): Picture["marks"] {
	return sheet.rows.flatMap((row, index) => {
		const change = row.text("change");
		return change ? [{ index, text: changeText(page, change), tone: change.endsWith(asked.b) ? "b" as const : "a" as const }] : [];
	});
}

function base(page: Page, sheet: Sheet, asked: Asked, title: string): Omit<Picture, "layers"> {
	return {
		title, range: [-1, 1], marks: marks(page, sheet, asked), format: (value) => signed(value, 2), period: periodLabel,
		periods: sheet.rows.map((row) => row.text("period")),
		ends: [t("toward", { who: page.names.within(asked.a) }), t("toward", { who: page.names.within(asked.b) })],
	};
}

/** An index of periods that have events; of others it is 0 and says nothing, as in the report. */
export function indexOf(sheet: Sheet, name: string): (number | null)[] {
	return sheet.rows.map((row) => (row.count("a_events") + row.count("b_events") > 0 ? row.number(name) : null));
}

function curve(page: Page, sheet: Sheet, asked: Asked): Picture {
	const of = (name: string): (number | null)[] => sheet.rows.map((row) => row.number(name));
	return { ...base(page, sheet, asked, t("alignment_curve")), layers: [
		{ kind: "band", name: t("interval"), tone: "net", low: of("low"), high: of("high") },
		{ kind: "line", name: t("index"), tone: "net", values: indexOf(sheet, "index") },
	] };
}

function talkDeeds(page: Page, sheet: Sheet, asked: Asked): Picture {
	return { ...base(page, sheet, asked, t("talk_deeds")), marks: [], layers: [
		{ kind: "line", name: t("talk"), tone: "talk", values: indexOf(sheet, "talk"), dashed: true },
		{ kind: "line", name: t("deeds"), tone: "deeds", values: indexOf(sheet, "deeds") },
	] };
}

function sums(page: Page, sheet: Sheet, asked: Asked): Picture {
	const of = (name: string, sign: number): number[] => sheet.rows.map((row) => sign * row.count(name));
	const [a, b] = [page.names.of(asked.a), page.names.of(asked.b)];
	return { title: t("with_each"), marks: [], format: (value) => number(Math.abs(value), 1), period: periodLabel,
		periods: sheet.rows.map((row) => row.text("period")), layers: [
			{ kind: "line", name: `${t("cooperation")} · ${a}`, tone: "a", values: of("a_cooperation", 1) },
			{ kind: "line", name: `${t("conflict")} · ${a}`, tone: "a", values: of("a_conflict", -1), dashed: true },
			{ kind: "line", name: `${t("cooperation")} · ${b}`, tone: "b", values: of("b_cooperation", 1) },
			{ kind: "line", name: `${t("conflict")} · ${b}`, tone: "b", values: of("b_conflict", -1), dashed: true },
		] };
}

/** Fewer events with a power than this, and nothing can be compared (docs/methods.md). */
const LEAST_EVENTS = 10;

/** With whom there are too few events, or "". */
function thin(sheet: Sheet, asked: Asked): string {
	const few = (name: string): boolean => sheet.rows.reduce((sum, row) => sum + row.count(name), 0) < LEAST_EVENTS;
	return few("a_events") ? asked.a : few("b_events") ? asked.b : "";
}

function lean(page: Page, asked: Asked, side: string, known: boolean): string {
	const of = page.names.first(asked.of);
	return side ? t("leans", { of, who: page.names.within(side) }) : known ? t("leans_none", { of }) : t("leans_unknown", { of: page.names.within(asked.of) });
}

/** The latest period with events, in words above the curve. */
function summary(page: Page, sheet: Sheet, asked: Asked): HTMLElement | null {
	const row = [...sheet.rows].reverse().find((one) => one.count("a_events") + one.count("b_events") > 0);
	if (!row) return null;
	const index = row.number("index"), low = row.number("low"), high = row.number("high"), share = row.number("share");
	const known = low !== null && high !== null, few = thin(sheet, asked);
	const side = low !== null && low > 0 ? asked.a : high !== null && high < 0 ? asked.b : "";
	return h("div", { class: "verdict" },
		h("p", { class: few ? "verdict-figure few" : "verdict-figure" }, signed(index, 2)),
		h("p", {}, h("strong", {}, periodLabel(row.text("period"))), ": ",
			few ? t("few_with", { who: page.names.within(few) }) : lean(page, asked, side, known), " ",
			known ? t("interval_is", { low: signed(low, 2), high: signed(high, 2) }) : "", " ",
			share !== null && !few ? t("share_is", { share: percent(share), who: page.names.within(asked.a) }) : ""));
}

function movers(page: Page, asked: Asked): HTMLElement {
	return figure<Sheet>(page, {
		name: `movers-${asked.of}`, kind: "wide", title: t("movers"), note: t("movers_note"), csv: { path: "movers", values: asked.query },
		load: (signal) => page.api.sheet("movers", { ...asked.query, limit: "24" }, signal),
		empty: (sheet) => sheet.rows.length === 0,
		draw: (body, sheet) => { body.append(moverTable(page, sheet)); },
	});
}

function moverTable(page: Page, sheet: Sheet): HTMLElement {
	return table(page, sheet, {
		caption: t("movers"), columns: ["date", "source", "target", "event", "influence", "period", "text"],
		open: (row) => page.openRecord(row.text("id")),
		cells: {
			date: (row) => day(row.text("date")),
			event: (row) => term("event", row.text("event")),
			influence: (row) => h("span", { class: (row.number("influence") ?? 0) >= 0 ? "toward-a" : "toward-b" }, signed(row.number("influence"), 3)),
			text: (row) => h("span", { class: "clip" }, row.text("text")),
		},
	});
}

function draw(page: Page, asked: Asked, host: HTMLElement): void {
	const open = (label: string): void => page.open({ of: asked.of, with: `${asked.a},${asked.b}`, side: asked.a,
		...(asked.query["direction"] === "both" ? {} : { way: asked.query["direction"]! }), ...(periodRange(label) ?? {}) });
	const shared = {
		load: (signal: AbortSignal) => page.api.sheet("align", asked.query, signal), needs: loadPlot, csv: { path: "align", values: asked.query },
		empty: (sheet: Sheet) => !sheet.rows.some((row) => row.count("a_events") + row.count("b_events") > 0),
		emptyText: t("alignment_empty"), sheet: (sheet: Sheet) => sheet,
		openRow: (row: Row) => open(row.text("period")),
	};
	const files = `${asked.of}-${asked.a}-${asked.b}`;
	host.append(
		figure(page, { ...shared, name: `alignment-${files}`, kind: "wide", title: t("alignment_curve"), note: t("alignment_note"),
			draw: (body, sheet) => {
				const said = summary(page, sheet, asked);
				if (said) body.append(said);
				return drawSeries(page, body, curve(page, sheet, asked), 320, open);
			} }),
		figure(page, { ...shared, name: `talk-deeds-${files}`, title: t("talk_deeds"), note: t("talk_deeds_note"),
			draw: (body, sheet) => drawSeries(page, body, talkDeeds(page, sheet, asked), 240, open) }),
		figure(page, { ...shared, name: `sums-${files}`, title: t("with_each"), note: t("with_each_note"),
			draw: (body, sheet) => drawSeries(page, body, sums(page, sheet, asked), 240, open) }),
		movers(page, asked));
}

/** The country with most events with these powers, in these rows. */
function partnerOf(page: Page, rows: Row[], a: string, b: string): string | undefined {
	const theirs = rows.filter((row) => [a, b].includes(row.text("source")));
	return busiestCountries(theirs, 10, a).find((code) => code !== b && page.names.find(code)?.numeric);
}

/** Whom to show first: the country with most events that is neither power. */
async function guess(page: Page, a: string, b: string): Promise<string> {
	try {
		const known = partnerOf(page, (await busiest(page)).rows, a, b);
		return known ?? partnerOf(page, (await busiest(page, BUSIEST, { source: `${a},${b}` })).rows, a, b) ?? "COL";
	} catch {
		return "COL";
	}
}

export async function alignment(page: Page, host: HTMLElement): Promise<void> {
	const { values } = page.place;
	const [a = "USA", b = "CHN"] = (values["between"] ?? "USA,CHN").split(",");
	loadPlot().catch(() => undefined); // early; figures that need it tell what fails
	const of = values["of"] ?? await guess(page, a, b);
	if (page.signal.aborted) return;
	const period = values["period"] ?? "quarter", direction = values["direction"] ?? "both";
	const name = (code: string): string => page.names.within(code);
	host.append(heading(t("alignment_title", { of: page.names.first(of), a: name(a), b: name(b) }), t("alignment_lead", { of: name(of), a: name(a), b: name(b) })),
		controls(country(page, "of", t("of_country"), of, (code) => page.go({ of: code })),
			country(page, "power-a", t("between_a"), a, (code) => page.go({ between: `${code},${b}`, of })),
			country(page, "power-b", t("between_b"), b, (code) => page.go({ between: `${a},${code}`, of })),
			periodSelect(page, period), directionSelect(page, direction, page.names.first(of))));
	draw(page, { of, a, b, query: { ...filters(page), of, between: `${a},${b}`, period, direction } }, host);
}
