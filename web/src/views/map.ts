/** A partner and the world: how cooperative or conflictual each relation is. */
import type { GeoPath, GeoProjection } from "d3-geo";
import type { Topology, GeometryCollection } from "topojson-specification";
import type { Feature, Geometry } from "geojson";
import { drawBars } from "../bars";
import { filters } from "../conditions";
import { controls, country, directionSelect, heading, measureSelect } from "../controls";
import { h, s } from "../dom";
import { figure, shown, type FigureOptions } from "../figure";
import { number, signed, t, term } from "../i18n";
import type { Country } from "../names";
import type { Page } from "../page";
import { inRow, rove } from "../roving";
import { diverging, limitOf, shade } from "../scale";
import { attachTip } from "../tip";
import { busiest, busiestPair } from "./common";
import { MEASURES, shadeLegend, span } from "./matrix";
import { Sheet, type Row } from "../sheet";

const WIDTH = 960, HEIGHT = 452, EDGE = 10;

/** A relation with the partner, both ways added up. */
export interface Relation { code: string; events: number; cooperation: number; conflict: number; reports: number; scored: number }

export function relations(rows: Row[], partner: string): Map<string, Relation> {
	const found = new Map<string, Relation>();
	for (const row of rows) {
		const code = row.text("source") === partner ? row.text("target") : row.text("source");
		if (!code || code === partner) continue;
		const one = found.get(code) ?? { code, events: 0, cooperation: 0, conflict: 0, reports: 0, scored: 0 };
		one.events += row.count("events");
		one.reports += row.count("reports");
		one.cooperation += row.count("cooperation");
		one.conflict += row.count("conflict");
		one.scored += row.count("mean_score") * row.count("events");
		found.set(code, one);
	}
	return found;
}

export function value(one: Relation, measure: string): number {
	switch (measure) {
	case "events": return one.events;
	case "cooperation": return one.cooperation;
	case "conflict": return -one.conflict;
	case "mean_score": return one.events ? one.scored / one.events : 0;
	default: return one.cooperation - one.conflict;
	}
}

interface World { shapes: Feature<Geometry>[]; projection: GeoProjection; path: GeoPath }
let world: Promise<World> | null = null;

function loadWorld(): Promise<World> {
	world ??= Promise.all([import("../geo"), fetch("world.json")]).then(async ([geo, response]) => {
		if (!response.ok) throw new Error("world.json");
		const atlas = (await response.json()) as Topology<{ countries: GeometryCollection }>;
		const all = geo.feature(atlas, atlas.objects.countries);
		const shapes = all.features.filter((one) => String(one.id) !== "010"); // without Antarctica
		const projection = geo.geoNaturalEarth1().fitExtent([[EDGE, EDGE], [WIDTH - EDGE, HEIGHT - EDGE]], { type: "FeatureCollection", features: shapes });
		return { shapes, projection, path: geo.geoPath(projection) };
	});
	world.catch(() => { world = null; });
	return world;
}

interface Drawn { page: Page; partner: string; measure: string; direction: string; found: Map<string, Relation>; limit: number }

function says(drawn: Drawn, known: Country | undefined, code: string): string {
	const { page, found, partner } = drawn, one = found.get(code);
	const name = known ? page.names.of(code) : code;
	if (code === partner) return name;
	return one ? `${name}: ${t("cell_says", { events: number(one.events, 0), net: signed(one.cooperation - one.conflict, 1), coop: number(one.cooperation, 1), conflict: number(one.conflict, 1) })}`
		: `${name}: ${t("no_events")}`;
}

export function openRelation(page: Page, partner: string, code: string, direction: string): void {
	const who: Record<string, string> = direction === "out" ? { actor: partner, recipient: code } : direction === "in" ? { actor: code, recipient: partner } : { between: `${partner},${code}` };
	page.open({ only: "events", ...who, ...span(page) });
}

function look(drawn: Drawn, code: string): string {
	if (code === drawn.partner) return "land partner";
	const one = drawn.found.get(code);
	return `land shade-${one ? shade(diverging(value(one, drawn.measure), drawn.limit)) : "none"}`;
}

function land(drawn: Drawn, { shapes, projection, path }: World): { svg: SVGSVGElement; places: SVGElement[] } {
	const { page, found } = drawn;
	const byNumber = new Map(page.names.countries.filter((one) => one.numeric).map((one) => [one.numeric, one]));
	const placed = new Map<string, SVGElement>();
	const part = (element: SVGElement, code: string): SVGElement => {
		const tip = says(drawn, page.names.find(code), code);
		element.setAttribute("class", look(drawn, code));
		for (const [name, text] of [["aria-label", tip], ["data-tip", tip], ["id", `land-${code}`]] as const) element.setAttribute(name, text);
		if (found.has(code)) {
			element.setAttribute("role", "button");
			element.addEventListener("click", () => openRelation(page, drawn.partner, code, drawn.direction));
			placed.set(code, element);
		} else element.setAttribute("role", "img");
		return element;
	};
	const lands = shapes.map((shape) => {
		const known = byNumber.get(String(shape.id ?? ""));
		const element = s("path", { d: path(shape) ?? "" });
		if (known && !placed.has(known.code)) return part(element, known.code);
		element.setAttribute("class", "land shade-none");
		return element;
	});
	// States too small for the map's shapes are dots at their capitals.
	const drawnNumbers = new Set(shapes.map((shape) => String(shape.id ?? "")));
	const dots = page.names.countries.flatMap((one) => {
		if (!one.numeric || drawnNumbers.has(one.numeric) || one.lat === null || one.lon === null || (!found.has(one.code) && one.code !== drawn.partner)) return [];
		const at = projection([one.lon, one.lat]);
		return at ? [part(s("circle", { cx: at[0].toFixed(1), cy: at[1].toFixed(1), r: 4.5 }), one.code)] : [];
	});
	const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "map", role: "group", "aria-label": t("map_label", { who: page.names.within(drawn.partner) }) },
		...lands, ...dots);
	const places = [...found.values()].sort((a, b) => b.events - a.events || a.code.localeCompare(b.code))
		.flatMap((one) => placed.get(one.code) ?? []);
	return { svg, places };
}

function asSheet(found: Map<string, Relation>, measure: string): Sheet {
	const rows = [...found.values()].sort((a, b) => Math.abs(value(b, measure)) - Math.abs(value(a, measure)) || a.code.localeCompare(b.code));
	return new Sheet({ name: "map", columns: ["country", "events", "reports", "cooperation", "conflict", "net"].map((name) => ({ name, type: name === "country" ? "text" : "number" })),
		rows: rows.map((one) => [one.code, one.events, one.reports, one.cooperation, one.conflict, one.cooperation - one.conflict]) });
}

async function load(page: Page, partner: string, direction: string): Promise<Map<string, Relation>> {
	const out = direction === "in" ? Promise.resolve(null) : busiest(page, 400, { source: partner });
	const into = direction === "out" ? Promise.resolve(null) : busiest(page, 400, { target: partner });
	const [first, second] = await Promise.all([out, into]);
	return relations([...(first?.rows ?? []), ...(second?.rows ?? [])], partner);
}

export async function map(page: Page, host: HTMLElement): Promise<void> {
	const { values } = page.place;
	loadWorld().catch(() => undefined); // early; the figures tell what fails
	const partner = values["partner"] ?? (await busiestPair(page))?.[0] ?? "USA";
	if (page.signal.aborted) return;
	const measure = values["measure"] ?? "net", direction = values["direction"] ?? "both", name = page.names.first(partner);
	host.append(heading(t("map_title", { who: name }), t("map_lead", { who: page.names.within(partner) })),
		controls(country(page, "partner", t("partner"), partner, (code) => page.go({ partner: code })),
			measureSelect(page, measure, MEASURES), directionSelect(page, direction, name)));
	const shared: Shared = {
		load: async () => {
			const [found, world] = await Promise.all([load(page, partner, direction), loadWorld()]);
			return { found, world };
		},
		empty: (data) => data.found.size === 0,
		sheet: (data) => asSheet(data.found, measure),
		openRow: (row) => openRelation(page, partner, row.text("country"), direction),
		csv: { path: "matrix", values: { ...filters(page), order: "-events", [direction === "in" ? "target" : "source"]: partner } },
	};
	host.append(figure(page, { ...shared, name: `map-${partner}-${measure}`, kind: "wide", title: t("matrix_of", { measure: term("measure", measure).toLowerCase() }), note: t("map_note"),
		draw: (body, data) => {
			const limit = limitOf([...data.found.values()].map((one) => value(one, measure)));
			const { svg, places } = land({ page, partner, measure, direction, found: data.found, limit }, data.world);
			const frame = h("div", {}, svg, shadeLegend(measure));
			body.append(frame);
			attachTip(frame, svg);
			rove(svg, places as SVGElement[], inRow(places.length));
			return shown(svg);
		} }), ranking(page, partner, measure, direction, shared));
}

interface Data { found: Map<string, Relation>; world: World }
type Shared = Pick<FigureOptions<Data>, "load" | "empty" | "sheet" | "openRow" | "csv">;

function ranking(page: Page, partner: string, measure: string, direction: string,
	shared: Shared): HTMLElement {
	return figure(page, { ...shared, name: `partners-${partner}`, kind: "wide", title: t("map_ranking"), note: t("map_ranking_note"),
		draw: (body, { found }) => {
			const known = { page, partner, measure, direction, found, limit: 1 };
			const rows = [...found.values()].sort((a, b) => b.events - a.events || a.code.localeCompare(b.code)).slice(0, 15);
			return drawBars(body, t("map_ranking"), rows.map((one) => ({
				label: page.names.of(one.code), tip: says(known, page.names.find(one.code), one.code), value: signed(one.cooperation - one.conflict, 0),
				parts: [{ value: one.cooperation, tone: "coop" as const, name: t("cooperation") }, { value: one.conflict, tone: "conflict" as const, name: t("conflict") }],
				open: () => openRelation(page, partner, one.code, direction),
			})));
		} });
}
