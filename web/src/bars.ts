/** Bars that lie: a row for each name, its parts side by side. */
import { h, s } from "./dom";
import { inRow, rove } from "./roving";
import { shown } from "./figure";
import { attachTip } from "./tip";
import type { Tone } from "./picture";

export interface Part { value: number; tone: Tone; name: string }
/** `brief` stands where the label is too long. */
export interface BarRow { label: string; brief?: string; parts: Part[]; value: string; tip: string; open?: () => void }

const ROW = 26;
/** Width of a letter, on average. */
const LETTER = 6.9;

function cut(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

export function drawBars(body: HTMLElement, title: string, rows: BarRow[]): () => SVGSVGElement {
	const width = Math.max(280, Math.min(1000, body.clientWidth || 560));
	const label = Math.min(0.45 * width, Math.max(...rows.map((row) => LETTER * row.label.length + 14)));
	const letters = Math.floor((label - 8) / LETTER);
	const right = Math.max(...rows.map((row) => 7.2 * row.value.length)) + 12;
	const most = Math.max(1e-9, ...rows.map((row) => row.parts.reduce((sum, part) => sum + part.value, 0)));
	const room = width - label - right;
	const buttons: SVGElement[] = [];
	const groups = rows.map((row, index) => {
		let x = label;
		const parts = row.parts.map((part) => {
			const wide = (part.value / most) * room;
			const rect = s("rect", { x, y: index * ROW + 5, width: Math.max(0, wide), height: ROW - 10, class: `fill-${part.tone}` });
			x += wide;
			return rect;
		});
		// Over the row, so that all of it can be pressed.
		const hit = s("rect", { x: 0, y: index * ROW, width, height: ROW, class: "hit", role: row.open ? "button" : "img", "aria-label": row.tip, "data-tip": row.tip,
			...(row.open ? { click: row.open } : {}) });
		if (row.open) buttons.push(hit);
		return s("g", {},
			s("text", { x: label - 8, y: index * ROW + 17, "text-anchor": "end", class: "label", "aria-hidden": "true" }, row.brief && row.label.length > letters ? row.brief : cut(row.label, letters)),
			...parts,
			s("text", { x: x + 6, y: index * ROW + 17, class: "value", "aria-hidden": "true" }, row.value), hit);
	});
	const svg = s("svg", { viewBox: `0 0 ${width} ${rows.length * ROW}`, class: "bars", role: "group", "aria-label": title }, ...groups);
	const host = h("div", {}, svg);
	body.append(host);
	attachTip(host, svg);
	rove(svg, buttons, inRow(buttons.length));
	return shown(svg);
}
