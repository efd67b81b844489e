/** Who acts on whom: countries in rows and columns, a measure as colour. */
import { filters } from "../conditions";
import { controls, heading, measureSelect, select } from "../controls";
import { h, s } from "../dom";
import { figure, shown } from "../figure";
import { number, signed, t, term } from "../i18n";
import type { Page } from "../page";
import { inGrid, rove } from "../roving";
import { diverging, limitOf, shade } from "../scale";
import type { Row, Sheet } from "../sheet";
import { attachTip } from "../tip";
import { busiest, busiestCountries } from "./common";

export const MEASURES = ["net", "cooperation", "conflict", "events", "mean_score"];

/** The signed value that gives the colour: conflict counts as negative. */
export function measured(row: Row | undefined, measure: string): number {
	if (!row) return 0;
	const value = row.count(measure);
	return measure === "conflict" ? -value : value;
}

export function sayRow(page: Page, row: Row): string {
	return `${page.names.of(row.text("source"))} → ${page.names.of(row.text("target"))}: ${t("cell_says", {
		events: number(row.count("events"), 0), net: signed(row.number("net"), 1), coop: number(row.count("cooperation"), 1), conflict: number(row.count("conflict"), 1),
	})}`;
}

/** What the colours mean, from most conflict to most cooperation. */
export function shadeLegend(measure: string): HTMLElement {
	const steps = measure === "events" || measure === "cooperation" ? ["z", "p1", "p2", "p3", "p4", "p5"]
		: measure === "conflict" ? ["z", "n1", "n2", "n3", "n4", "n5"]
			: ["n5", "n4", "n3", "n2", "n1", "z", "p1", "p2", "p3", "p4", "p5"];
	const [low, high] = measure === "events" || measure === "cooperation" || measure === "conflict"
		? [t("little"), t("much")] : [t("conflict"), t("cooperation")];
	return h("div", { class: "shades" }, h("span", {}, low), ...steps.map((step) => h("span", { class: `shade shade-${step}`, "aria-hidden": "true" })), h("span", {}, high));
}

function heat(page: Page, body: HTMLElement, rows: Row[], codes: string[], measure: string): () => SVGSVGElement {
	const cell = codes.length > 24 ? 22 : 28, left = 132, top = 112;
	const byPair = new Map(rows.map((row) => [`${row.text("source")} ${row.text("target")}`, row]));
	const limit = limitOf(rows.map((row) => measured(row, measure)));
	const cells: SVGElement[] = [];
	const columns = s("g", { role: "row" }, s("text", { x: left - 8, y: top - 10, class: "axis", role: "columnheader", "text-anchor": "end" }, t("actor_to")),
		...codes.map((code, at) => s("text", { transform: `translate(${left + (at + 0.5) * cell + 4} ${top - 8}) rotate(-52)`, class: "label", role: "columnheader" }, short(page, code))));
	const lines = codes.map((source, y) => s("g", { role: "row" },
		s("text", { x: left - 8, y: top + (y + 0.5) * cell + 4, "text-anchor": "end", class: "label", role: "rowheader" }, short(page, source)),
		...codes.map((target, x) => {
			const row = byPair.get(`${source} ${target}`);
			const says = row ? sayRow(page, row) : `${page.names.of(source)} → ${page.names.of(target)}: ${t("no_events")}`;
			const made = s("rect", { x: left + x * cell + 1, y: top + y * cell + 1, width: cell - 2, height: cell - 2, rx: 2, role: "gridcell",
				class: `cell shade-${source === target ? "self" : shade(diverging(measured(row, measure), limit))}`, "aria-label": says, "data-tip": says,
				id: `cell-${source}-${target}`, click: () => { if (row) page.open({ actor: source, recipient: target, ...span(page) }); } });
			cells.push(made);
			return made;
		})));
	const width = left + codes.length * cell + 60, height = top + codes.length * cell + 6;
	const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, class: "heat", role: "grid", "aria-label": t("matrix_title") }, columns, ...lines);
	svg.style.minWidth = `${Math.min(width, codes.length * 18 + 190)}px`;
	svg.style.maxWidth = `${1.25 * width}px`;
	const host = h("div", { class: "scroller" }, svg);
	const frame = h("div", {}, shadeLegend(measure), host);
	body.append(frame);
	attachTip(frame, svg);
	rove(svg, cells, inGrid(cells.length, codes.length));
	return shown(svg);
}

/** Names that fit at the edge; the code where the name is long. */
export function short(page: Page, code: string): string {
	const name = page.names.of(code);
	return name.length > 16 ? (name.length > 22 ? code : `${name.slice(0, 15)}…`) : name;
}

export function span(page: Page): Record<string, string> {
	const { from = "", to = "" } = filters(page);
	return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

async function load(page: Page, top: number): Promise<{ codes: string[]; sheet: Sheet }> {
	const pairs = await busiest(page, 400);
	const codes = busiestCountries(pairs.rows, top);
	const list = codes.join(",");
	const sheet = codes.length ? await busiest(page, top * top, { source: list, target: list }) : pairs;
	return { codes, sheet };
}

export function matrix(page: Page, host: HTMLElement): void {
	const { values } = page.place;
	const measure = values["measure"] ?? "net", top = Number(values["top"] ?? "20");
	host.append(heading(t("matrix_title"), t("matrix_lead")),
		controls(measureSelect(page, measure, MEASURES),
			select("top", t("how_many"), String(top), ["12", "20", "30", "45"].map((n) => ({ value: n, label: t("top_countries", { n }) })), (n) => page.go({ top: n }))),
		figure(page, {
			name: `matrix-${measure}`, kind: "wide", title: t("matrix_of", { measure: term("measure", measure).toLowerCase() }), note: t("matrix_note"),
			load: () => load(page, top), empty: (data) => data.codes.length === 0,
			draw: (body, data) => heat(page, body, data.sheet.rows, data.codes, measure),
			sheet: (data) => data.sheet.only(["source", "target", "reports", "events", "cooperation", "conflict", "net", "mean_score", "rate"]),
			openRow: (row) => page.open({ actor: row.text("source"), recipient: row.text("target"), ...span(page) }),
			csv: { path: "matrix", values: { ...filters(page), order: "-events" } },
		}));
}
