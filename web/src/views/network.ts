/** Who has to do with whom: the busiest relations as a net. */
import { filters } from "../conditions";
import { controls, heading, select } from "../controls";
import { h, s } from "../dom";
import { figure, shown } from "../figure";
import { number, signed, t } from "../i18n";
import { labels, layout, type Point } from "../layout";
import type { Page } from "../page";
import { inRow, rove } from "../roving";
import { diverging, limitOf, shade } from "../scale";
import { Sheet, type Row } from "../sheet";
import { attachTip } from "../tip";
import { busiest, busiestCountries } from "./common";
import { shadeLegend, span } from "./matrix";

/** On a narrow screen the net is upright, and codes stand for names. */
interface Frame { width: number; height: number; edge: number; narrow: boolean }

function frameOf(body: HTMLElement): Frame {
	const width = Math.max(300, Math.min(960, body.clientWidth || 960)), narrow = width < 600;
	return { width, narrow, height: Math.round((narrow ? 1.2 : 0.64) * width), edge: narrow ? 26 : 70 };
}

/** Width of a letter, on average. */
const LETTER = 6.9;

interface Bond { a: string; b: string; events: number; net: number }
interface Net { codes: string[]; bonds: Bond[] }

/** Both directions of a pair as one bond, between the busiest countries. */
export function bonds(rows: Row[], codes: string[]): Bond[] {
	const wanted = new Set(codes), found = new Map<string, Bond>();
	for (const row of rows) {
		const source = row.text("source"), target = row.text("target");
		if (source === target || !wanted.has(source) || !wanted.has(target)) continue;
		const [a, b] = source < target ? [source, target] : [target, source];
		const bond = found.get(`${a} ${b}`) ?? { a, b, events: 0, net: 0 };
		bond.events += row.count("events");
		bond.net += row.count("net");
		found.set(`${a} ${b}`, bond);
	}
	return [...found.values()].sort((x, y) => x.events - y.events || x.a.localeCompare(y.a));
}

function says(page: Page, bond: Bond): string {
	return `${page.names.of(bond.a)} – ${page.names.of(bond.b)}: ${t("bond_says", { events: number(bond.events, 0), net: signed(bond.net, 1) })}`;
}

function lines(page: Page, net: Net, at: Map<string, Point>): SVGElement[] {
	const most = Math.max(1, ...net.bonds.map((bond) => bond.events)), limit = limitOf(net.bonds.map((bond) => bond.net));
	return net.bonds.map((bond) => {
		const a = at.get(bond.a)!, b = at.get(bond.b)!;
		return s("line", { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1),
			"stroke-width": (1 + 9 * Math.sqrt(bond.events / most)).toFixed(1), class: `bond stroke-${shade(diverging(bond.net, limit))}`,
			"data-tip": says(page, bond), click: () => page.open({ only: "events", between: `${bond.a},${bond.b}`, ...span(page) }) });
	});
}

function nodes(page: Page, net: Net, at: Map<string, Point>, narrow: boolean): SVGElement[] {
	const weight = new Map(net.codes.map((code) => [code, net.bonds.filter((bond) => bond.a === code || bond.b === code)]));
	const total = (code: string): number => weight.get(code)!.reduce((sum, bond) => sum + bond.events, 0);
	const most = Math.max(1, ...net.codes.map(total));
	const name = (code: string): string => (narrow ? code : page.names.of(code));
	const circles = net.codes.map((code) => ({ ...at.get(code)!, r: (narrow ? 4 : 5) + (narrow ? 8 : 13) * Math.sqrt(total(code) / most), width: LETTER * name(code).length }));
	const words = labels(circles);
	return net.codes.map((code, index) => {
		const { x, y, r } = circles[index]!, word = words[index]!;
		const label = `${page.names.of(code)}: ${t("node_says", { events: number(total(code), 0), partners: number(weight.get(code)!.length, 0) })}`;
		return s("g", { class: "node", role: "button", id: `node-${code}`, "aria-label": label, "data-tip": label,
			click: () => page.open({ only: "events", either: code, ...span(page) }) },
		s("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) }),
		s("text", { x: word.x.toFixed(1), y: word.y.toFixed(1), "text-anchor": word.anchor, class: "node-label", "aria-hidden": "true" }, name(code)));
	});
}

function draw(page: Page, body: HTMLElement, net: Net): () => SVGSVGElement {
	const most = Math.max(1, ...net.bonds.map((bond) => bond.events));
	const number = new Map(net.codes.map((code, index) => [code, index]));
	const points = layout(net.codes.length, net.bonds.map((bond) => ({
		a: number.get(bond.a)!, b: number.get(bond.b)!, weight: 0.15 + 0.55 * Math.sqrt(bond.events / most) })));
	const { width, height, edge, narrow } = frameOf(body);
	const at = new Map(net.codes.map((code, index) => [code, {
		x: edge + points[index]!.x * (width - 2 * edge), y: 44 + points[index]!.y * (height - 80) }]));
	const circles = nodes(page, net, at, narrow);
	const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, class: "network", role: "group", "aria-label": t("network_title") },
		s("g", {}, ...lines(page, net, at)), ...circles);
	const frame = h("div", {}, svg, shadeLegend("net"));
	body.append(frame);
	attachTip(frame, svg);
	rove(svg, circles, inRow(circles.length));
	return shown(svg);
}

function asSheet(net: Net): Sheet {
	return new Sheet({ name: "network", columns: [{ name: "source", type: "text" }, { name: "target", type: "text" }, { name: "events", type: "count" }, { name: "net", type: "number" }],
		rows: [...net.bonds].reverse().map((bond) => [bond.a, bond.b, bond.events, bond.net]) });
}

export function network(page: Page, host: HTMLElement): void {
	const top = Number(page.place.values["top"] ?? "20");
	host.append(heading(t("network_title"), t("network_lead")),
		controls(select("top", t("how_many"), String(top), ["12", "20", "30", "45"].map((n) => ({ value: n, label: t("top_countries", { n }) })), (n) => page.go({ top: n }))),
		figure<Net>(page, {
			name: "network", kind: "wide", title: t("network_figure"), note: t("network_note"),
			load: async () => {
				const sheet = await busiest(page, 600);
				const codes = busiestCountries(sheet.rows.filter((row) => row.text("source") !== row.text("target") && row.text("target") !== ""), top);
				const found = bonds(sheet.rows, codes);
				return { codes: codes.filter((code) => found.some((bond) => bond.a === code || bond.b === code)), bonds: found };
			},
			empty: (net) => net.codes.length === 0,
			draw: (body, net) => draw(page, body, net),
			sheet: asSheet,
			openRow: (row) => page.open({ only: "events", between: `${row.text("source")},${row.text("target")}`, ...span(page) }),
			csv: { path: "matrix", values: { ...filters(page), order: "-events" } },
		}));
}
