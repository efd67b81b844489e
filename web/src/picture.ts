/** A picture over periods, said apart from how it is drawn (uPlot, SVG). */

export type Tone = "coop" | "conflict" | "net" | "vc" | "mc" | "vk" | "mk" | "a" | "b" | "talk" | "deeds" | "quiet";
export type Numbers = (number | null)[];

export type Layer =
	| { kind: "line"; name: string; tone: Tone; values: Numbers; dashed?: boolean }
	| { kind: "band"; name: string; tone: Tone; low: Numbers; high: Numbers }
	/** Bars stand on one another in the order of the layers, below zero likewise. */
	| { kind: "bars"; name: string; tone: Tone; values: Numbers };

export interface Picture {
	title: string;
	periods: string[];
	layers: Layer[];
	/** Periods at which something changed. */
	marks: { index: number; text: string; tone: Tone }[];
	/** Fixed range of values; else what the layers need. */
	range?: [number, number];
	/** Words at the upper and lower end of the axis. */
	ends?: [string, string];
	format(value: number): string;
	/** The size of a bar, where it is written otherwise than on the axis. */
	amount?(value: number): string;
	period(label: string): string;
}

export interface Bar { name: string; tone: Tone; from: number[]; to: number[]; values: Numbers }

/** Where each bar begins and ends once all stand on one another. */
export function stack(layers: Layer[], count: number): Bar[] {
	const above = new Array<number>(count).fill(0), below = new Array<number>(count).fill(0);
	const bars: Bar[] = [];
	for (const layer of layers) {
		if (layer.kind !== "bars") continue;
		const from: number[] = [], to: number[] = [];
		for (let index = 0; index < count; index++) {
			const value = layer.values[index] ?? 0;
			const base = value >= 0 ? above : below;
			from.push(base[index]!);
			base[index]! += value;
			to.push(base[index]!);
		}
		bars.push({ name: layer.name, tone: layer.tone, from, to, values: layer.values });
	}
	return bars;
}

/** The lowest and highest value that must be seen; zero is always in it. */
export function extent(picture: Picture): [number, number] {
	if (picture.range) return picture.range;
	let low = 0, high = 0;
	const see = (values: Numbers): void => {
		for (const value of values) {
			if (value === null) continue;
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
	};
	for (const bar of stack(picture.layers, picture.periods.length)) see(bar.to);
	for (const layer of picture.layers) {
		if (layer.kind === "line") see(layer.values);
		if (layer.kind === "band") { see(layer.low); see(layer.high); }
	}
	if (low === high) high = 1;
	const room = 0.06 * (high - low);
	return [low < 0 ? low - room : 0, high > 0 ? high + room : 0];
}

/** "March 2022: cooperation 12, conflict 3": for the pointer and for ears. */
export function sayPeriod(picture: Picture, index: number): string[] {
	const lines: string[] = [];
	for (const layer of picture.layers) {
		if (layer.kind === "band") {
			const low = layer.low[index] ?? null, high = layer.high[index] ?? null;
			if (low !== null && high !== null) lines.push(`${layer.name} ${picture.format(low)} … ${picture.format(high)}`);
			continue;
		}
		const value = layer.values[index] ?? null;
		if (value === null) continue;
		const said = layer.kind === "bars" ? (picture.amount ?? picture.format)(Math.abs(value)) : picture.format(Math.abs(value) < 1e-12 ? 0 : value);
		lines.push(`${layer.name} ${said}`);
	}
	for (const mark of picture.marks) if (mark.index === index) lines.push(mark.text);
	return lines;
}
