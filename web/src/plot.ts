/** A picture drawn by uPlot: pointer, keyboard, choosing a span by dragging. */
import type uPlot from "uplot";
import { h } from "./dom";
import { t } from "./i18n";
import { extent, sayPeriod, stack, type Numbers, type Picture } from "./picture";
import { ticks } from "./periods";
import { colour } from "./theme";
import { place } from "./tip";

let UPlot: typeof uPlot;

/** To be waited for before anything is plotted. */
export async function loadPlot(): Promise<void> {
	UPlot ??= (await import("./uplot")).default;
}

export interface PlotOptions {
	height: number;
	signal: AbortSignal;
	/** Opens what happened in a period. */
	open(index: number): void;
	/** A span was chosen by dragging. */
	span(from: number, to: number): void;
}

const FONT = "11px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

interface Drawn { series: uPlot.Series[]; data: Numbers[]; bands: uPlot.Band[] }

function drawn(picture: Picture): Drawn {
	const series: uPlot.Series[] = [{}], data: Numbers[] = [], bands: uPlot.Band[] = [];
	const add = (one: uPlot.Series, values: Numbers): number => {
		data.push(values);
		return series.push({ points: { show: false }, ...one }) - 1;
	};
	for (const layer of picture.layers) {
		if (layer.kind !== "band") continue;
		const edge = { stroke: "transparent", width: 0 };
		const high = add(edge, layer.high), low = add(edge, layer.low);
		bands.push({ series: [high, low], fill: () => colour(`${layer.tone}-wash`) });
	}
	// The outermost first: the bars below stand in front of it.
	for (const bar of stack(picture.layers, picture.periods.length).reverse())
		add({ fill: () => colour(bar.tone), width: 0, paths: UPlot.paths.bars!({ size: [0.72, 46] }) }, bar.to);
	const few = picture.periods.length <= 40;
	for (const layer of picture.layers)
		if (layer.kind === "line")
			add({ stroke: () => colour(layer.tone), width: 2, ...(layer.dashed ? { dash: [5, 4] } : {}),
				points: { show: few, size: 5, fill: () => colour(layer.tone) } }, layer.values);
	return { series, data, bands };
}

function drawMarks(plot: uPlot, picture: Picture): void {
	const { ctx, bbox } = plot, ratio = devicePixelRatio;
	ctx.save();
	const zero = plot.valToPos(0, "y", true);
	ctx.strokeStyle = colour("line-strong");
	ctx.lineWidth = ratio;
	ctx.beginPath();
	ctx.moveTo(bbox.left, zero);
	ctx.lineTo(bbox.left + bbox.width, zero);
	ctx.stroke();
	for (const mark of picture.marks) {
		const x = plot.valToPos(mark.index - 0.5, "x", true);
		ctx.strokeStyle = ctx.fillStyle = colour(mark.tone);
		ctx.setLineDash([4 * ratio, 3 * ratio]);
		ctx.beginPath();
		ctx.moveTo(x, bbox.top);
		ctx.lineTo(x, bbox.top + bbox.height);
		ctx.stroke();
		ctx.setLineDash([]);
		ctx.beginPath();
		ctx.moveTo(x, bbox.top);
		ctx.lineTo(x + 8 * ratio, bbox.top + 4 * ratio);
		ctx.lineTo(x, bbox.top + 8 * ratio);
		ctx.fill();
	}
	ctx.restore();
}

function axes(picture: Picture): uPlot.Axis[] {
	const look = { stroke: () => colour("quiet-ink"), font: FONT };
	return [
		{ ...look, size: 30, gap: 6, grid: { show: false }, ticks: { stroke: () => colour("line"), width: 1, size: 4 },
			splits: (plot) => ticks(picture.periods, Math.max(2, Math.floor(plot.bbox.width / devicePixelRatio / 92))),
			values: (_, splits) => splits.map((index) => picture.period(picture.periods[index] ?? "")) },
		{ ...look, size: 46, gap: 4, grid: { stroke: () => colour("line"), width: 1 }, ticks: { show: false },
			values: (_, splits) => splits.map((value) => picture.format(value)) },
	];
}

function settings(picture: Picture, options: PlotOptions, width: number, { series, bands }: Drawn): uPlot.Options {
	return {
		width, height: options.height, series, bands, axes: axes(picture),
		legend: { show: false },
		padding: [10, 8, 0, 0],
		scales: {
			x: { time: false, range: () => [-0.6, picture.periods.length - 0.4] },
			y: { range: () => extent(picture) },
		},
		cursor: { y: false, points: { size: 8 }, drag: { x: true, y: false, setScale: false } },
		hooks: { draw: [(plot) => drawMarks(plot, picture)] },
	};
}

export function plot(host: HTMLElement, picture: Picture, options: PlotOptions): void {
	const last = picture.periods.length - 1;
	const frame = h("div", { class: "plot", tabindex: "0", role: "slider", "aria-label": picture.title,
		"aria-orientation": "horizontal", "aria-valuemin": 0, "aria-valuemax": Math.max(0, last),
		"aria-description": t("plot_keys") });
	const box = h("div", { class: "tip", "aria-hidden": "true", hidden: true });
	host.append(frame);
	const made = drawn(picture);
	const xs = picture.periods.map((_, index) => index);
	const drawing = new UPlot(settings(picture, options, Math.max(260, host.clientWidth), made),
		[xs, ...made.data] as uPlot.AlignedData, frame);
	drawing.root.setAttribute("aria-hidden", "true");
	frame.append(box);
	watchSize(frame, drawing, options);
	listen(frame, box, drawing, picture, options);
}

function watchSize(frame: HTMLElement, drawing: uPlot, options: PlotOptions): void {
	const observer = new ResizeObserver(() => {
		const width = Math.floor(frame.clientWidth);
		if (width > 0 && width !== drawing.width) drawing.setSize({ width, height: options.height });
	});
	observer.observe(frame);
	options.signal.addEventListener("abort", () => {
		observer.disconnect();
		drawing.destroy();
	});
}

function listen(frame: HTMLElement, box: HTMLElement, drawing: uPlot, picture: Picture, options: PlotOptions): void {
	const last = picture.periods.length - 1;
	let at = last, dragged = false;
	const show = (index: number | null | undefined): void => {
		box.hidden = index === null || index === undefined || index < 0;
		if (box.hidden) return;
		at = index!;
		const name = picture.period(picture.periods[at] ?? ""), lines = sayPeriod(picture, at);
		box.replaceChildren(h("strong", {}, name), ...lines.map((line) => h("div", {}, line)));
		place(box, frame, drawing.valToPos(at, "x") + drawing.over.offsetLeft, 10);
		frame.setAttribute("aria-valuenow", String(at));
		frame.setAttribute("aria-valuetext", `${name}: ${lines.join(", ")}`);
	};
	const point = (index: number): void => {
		drawing.setCursor({ left: drawing.valToPos(index, "x"), top: 0 });
		show(index);
	};
	frame.setAttribute("aria-valuenow", String(at));
	frame.setAttribute("aria-valuetext", `${picture.period(picture.periods[at] ?? "")}: ${sayPeriod(picture, at).join(", ")}`);
	drawing.over.addEventListener("pointermove", () => show(drawing.cursor.idx));
	drawing.over.addEventListener("pointerleave", () => { box.hidden = true; });
	drawing.over.addEventListener("mousedown", () => { dragged = false; });
	(drawing.hooks.setSelect ??= []).push((self) => {
		if (self.select.width < 12) return;
		dragged = true;
		const from = Math.ceil(self.posToVal(self.select.left, "x") - 0.5);
		const to = Math.floor(self.posToVal(self.select.left + self.select.width, "x") + 0.5);
		options.span(Math.max(0, from), Math.min(last, to));
	});
	drawing.over.addEventListener("click", () => {
		const index = drawing.cursor.idx;
		if (!dragged && index !== null && index !== undefined) options.open(index);
	});
	frame.addEventListener("focus", () => { if (frame.matches(":focus-visible")) point(at); });
	frame.addEventListener("blur", () => { box.hidden = true; });
	frame.addEventListener("keydown", (event) => {
		const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1,
			ArrowUp: at + 1, PageDown: at - 12, PageUp: at + 12, Home: 0, End: last };
		const step = steps[event.key];
		if (step !== undefined) point(Math.min(last, Math.max(0, step)));
		else if (event.key === "Enter" || event.key === " ") options.open(at);
		else return;
		event.preventDefault();
	});
}
