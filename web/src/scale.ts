/** Numbers to colours and sizes. Colours are names of the style sheet. */

/** -1..1 for a diverging measure: the square root shows small values too. */
export function diverging(value: number, limit: number): number {
	if (!(limit > 0) || !Number.isFinite(value)) return 0;
	const part = Math.min(1, Math.abs(value) / limit);
	return Math.sign(value) * Math.sqrt(part);
}

/** The p-quantile of absolute values: one outlier must not pale all others. */
export function limitOf(values: number[], p = 0.98): number {
	const sorted = values.map(Math.abs).filter((value) => value > 0).sort((a, b) => a - b);
	if (!sorted.length) return 0;
	return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
}

/** Steps of a class name: "p4" most cooperative, "n4" most conflictual, "z" none. */
export function shade(part: number): string {
	const step = Math.ceil(Math.abs(part) * 5 - 1e-9);
	if (step === 0) return "z";
	return `${part > 0 ? "p" : "n"}${Math.min(5, step)}`;
}

/** Round numbers that cover low..high, about `count` of them. */
export function roundTicks(low: number, high: number, count: number): number[] {
	if (!(high > low) || count < 1) return [low];
	const raw = (high - low) / count;
	const power = 10 ** Math.floor(Math.log10(raw));
	const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw)!;
	const found: number[] = [];
	for (let tick = Math.ceil(low / step - 1e-9); tick * step <= high + step * 1e-9; tick++)
		found.push(Number((tick * step).toPrecision(12)));
	return found;
}
