/** A sentence taken apart where marks (actor, trigger ...) begin and end. */

export interface Mark { start: number; end: number; role: string }
export interface Piece { text: string; roles: string[] }

/** Offsets are UTF-16 units; marks outside the text or empty are passed over. */
export function pieces(text: string, marks: Mark[]): Piece[] {
	const good = marks.filter((mark) => Number.isInteger(mark.start) && Number.isInteger(mark.end)
		&& mark.start >= 0 && mark.start < mark.end && mark.end <= text.length);
	const cuts = new Set([0, text.length]);
	for (const mark of good) cuts.add(mark.start).add(mark.end);
	const sorted = [...cuts].sort((a, b) => a - b);
	const found: Piece[] = [];
	for (let index = 0; index + 1 < sorted.length; index++) {
		const from = sorted[index]!, to = sorted[index + 1]!;
		const roles = good.filter((mark) => mark.start <= from && mark.end >= to).map((mark) => mark.role);
		found.push({ text: text.slice(from, to), roles: [...new Set(roles)] });
	}
	return found;
}

/** Pairs of a search's matches as marks. */
export function matches(pairs: unknown): Mark[] {
	if (!Array.isArray(pairs)) return [];
	return pairs.filter((pair): pair is [number, number] => Array.isArray(pair) && pair.length === 2)
		.map(([start, end]) => ({ start, end, role: "match" }));
}
