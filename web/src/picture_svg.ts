/** The same picture as SVG, for files: it needs no style sheet and no script. */
import { s } from "./dom";
import { extent, stack, type Numbers, type Picture, type Tone } from "./picture";
import { ticks } from "./periods";
import { roundTicks } from "./scale";
import { colour } from "./theme";

const WIDTH = 960, HEIGHT = 420;
const LEFT = 56, RIGHT = 16, TOP = 64, BOTTOM = 40;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

interface Scales { x(index: number): number; y(value: number): number; step: number }

function scales(picture: Picture): Scales {
	const [low, high] = extent(picture);
	const step = (WIDTH - LEFT - RIGHT) / Math.max(1, picture.periods.length);
	return {
		step,
		x: (index) => LEFT + (index + 0.5) * step,
		y: (value) => HEIGHT - BOTTOM - ((value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM),
	};
}

function words(x: number, y: number, text: string, more: Record<string, string | number> = {}): SVGTextElement {
	return s("text", { x, y, fill: colour("ink"), "font-family": FONT, "font-size": 12, ...more }, text);
}

/** Lines break where a value is unknown. */
function path(values: Numbers, { x, y }: Scales): string {
	let line = "", pen = false;
	values.forEach((value, index) => {
		if (value === null) { pen = false; return; }
		line += `${pen ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
		pen = true;
	});
	return line;
}

function band(low: Numbers, high: Numbers, { x, y }: Scales): string {
	const there = high.map((_, index) => index).filter((index) => high[index] !== null && low[index] !== null);
	const up = there.map((index) => `${x(index).toFixed(1)} ${y(high[index]!).toFixed(1)}`);
	const down = there.reverse().map((index) => `${x(index).toFixed(1)} ${y(low[index]!).toFixed(1)}`);
	return there.length ? `M${[...up, ...down].join("L")}Z` : "";
}

function grid(picture: Picture, { x, y }: Scales): SVGElement[] {
	const [low, high] = extent(picture);
	const lines = roundTicks(low, high, 6).flatMap((value) => [
		s("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value),
			stroke: colour(Math.abs(value) < 1e-9 ? "line-strong" : "line") }),
		words(LEFT - 8, y(value) + 4, picture.format(value), { "text-anchor": "end", "font-size": 11, fill: colour("quiet-ink") })]);
	const labels = ticks(picture.periods, 9).map((index) => words(x(index), HEIGHT - BOTTOM + 20,
		picture.period(picture.periods[index]!), { "text-anchor": "middle", "font-size": 11, fill: colour("quiet-ink") }));
	return [...lines, ...labels];
}

function shapes(picture: Picture, at: Scales): SVGElement[] {
	const made: SVGElement[] = [];
	for (const layer of picture.layers)
		if (layer.kind === "band") made.push(s("path", { d: band(layer.low, layer.high, at), fill: colour(`${layer.tone}-wash`) }));
	const wide = Math.min(46, 0.72 * at.step);
	for (const bar of stack(picture.layers, picture.periods.length))
		bar.to.forEach((to, index) => {
			const from = bar.from[index]!;
			if (from === to) return;
			made.push(s("rect", { x: (at.x(index) - wide / 2).toFixed(1), y: Math.min(at.y(from), at.y(to)).toFixed(1),
				width: wide.toFixed(1), height: Math.abs(at.y(from) - at.y(to)).toFixed(1), fill: colour(bar.tone) }));
		});
	for (const layer of picture.layers)
		if (layer.kind === "line") made.push(s("path", { d: path(layer.values, at), fill: "none", stroke: colour(layer.tone),
			"stroke-width": 2, "stroke-linejoin": "round", ...(layer.dashed ? { "stroke-dasharray": "5 4" } : {}) }));
	return made;
}

function marks(picture: Picture, at: Scales): SVGElement[] {
	return picture.marks.flatMap((mark) => {
		const x = at.x(mark.index) - at.step / 2;
		const after = x < WIDTH - 190;
		return [s("line", { x1: x, x2: x, y1: TOP - 4, y2: HEIGHT - BOTTOM, stroke: colour(mark.tone), "stroke-dasharray": "4 3" }),
			words(after ? x + 4 : x - 4, TOP + 6, mark.text, { fill: colour(mark.tone), "font-size": 11, "text-anchor": after ? "start" : "end" })];
	});
}

function legend(picture: Picture): SVGElement[] {
	let x = LEFT;
	return picture.layers.flatMap((layer) => {
		const tone: Tone = layer.tone;
		const here = x;
		x += 34 + 6.6 * layer.name.length;
		return [s("rect", { x: here, y: 36, width: 12, height: 10, fill: colour(layer.kind === "band" ? `${tone}-wash` : tone) }),
			words(here + 18, 45, layer.name, { fill: colour("quiet-ink") })];
	});
}

export function pictureSvg(picture: Picture): SVGSVGElement {
	const at = scales(picture);
	return s("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT },
		s("title", {}, picture.title),
		s("rect", { width: WIDTH, height: HEIGHT, fill: colour("card") }),
		words(LEFT, 22, picture.title, { "font-size": 15, "font-weight": 600 }),
		...legend(picture), ...grid(picture, at), ...shapes(picture, at), ...marks(picture, at));
}
