/** Where the nodes of a network stand: springs and repulsion, the same each time. */

export interface Edge { a: number; b: number; weight: number }
export interface Point { x: number; y: number }

const ROUNDS = 300;

function circle(count: number): Point[] {
	return Array.from({ length: count }, (_, index) => ({
		x: Math.cos((2 * Math.PI * index) / count),
		y: Math.sin((2 * Math.PI * index) / count),
	}));
}

function push(points: Point[], force: Point[], distance: number): void {
	for (let i = 0; i < points.length; i++)
		for (let j = i + 1; j < points.length; j++) {
			const dx = points[i]!.x - points[j]!.x, dy = points[i]!.y - points[j]!.y;
			const square = Math.max(1e-4, dx * dx + dy * dy), strength = (distance * distance) / square;
			force[i]!.x += dx * strength; force[i]!.y += dy * strength;
			force[j]!.x -= dx * strength; force[j]!.y -= dy * strength;
		}
}

function pull(points: Point[], edges: Edge[], force: Point[], distance: number): void {
	for (const edge of edges) {
		const a = points[edge.a], b = points[edge.b];
		if (!a || !b || edge.a === edge.b) continue;
		const dx = a.x - b.x, dy = a.y - b.y;
		const strength = (Math.hypot(dx, dy) / distance) * edge.weight;
		force[edge.a]!.x -= dx * strength; force[edge.a]!.y -= dy * strength;
		force[edge.b]!.x += dx * strength; force[edge.b]!.y += dy * strength;
	}
}

/**
 * Fruchterman and Reingold (1991) from a circle in the order of the nodes;
 * weights of edges are 0..1. Points come back within 0..1 in both directions.
 */
export function layout(count: number, edges: Edge[]): Point[] {
	const points = circle(count);
	if (count < 2) return points.map(() => ({ x: 0.5, y: 0.5 }));
	const distance = 1.6 / Math.sqrt(count);
	for (let round = 0; round < ROUNDS; round++) {
		const force = points.map((point) => ({ x: -0.6 * point.x * distance, y: -0.6 * point.y * distance }));
		push(points, force, distance);
		pull(points, edges, force, distance);
		const heat = 0.12 * (1 - round / ROUNDS);
		points.forEach((point, index) => {
			const { x, y } = force[index]!, size = Math.hypot(x, y);
			if (size < 1e-9) return;
			point.x += (x / size) * Math.min(size, heat);
			point.y += (y / size) * Math.min(size, heat);
		});
	}
	return fitted(points);
}

function fitted(points: Point[]): Point[] {
	const xs = points.map((point) => point.x), ys = points.map((point) => point.y);
	const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const scale = (value: number, low: number, high: number): number => (high - low < 1e-9 ? 0.5 : (value - low) / (high - low));
	return points.map((point) => ({ x: scale(point.x, left, right), y: scale(point.y, top, bottom) }));
}

/** A node as a circle with a word of this width. */
export interface Labelled { x: number; y: number; r: number; width: number }
export interface Label { x: number; y: number; anchor: "middle" | "start" | "end" }
interface Box { left: number; right: number; top: number; bottom: number }

const LINE = 14;

/** Where a word can stand: above its circle, below it, right or left of it. */
function sites({ x, y, r }: Labelled): Label[] {
	return [{ x, y: y - r - 5, anchor: "middle" }, { x, y: y + r + LINE, anchor: "middle" },
		{ x: x + r + 5, y: y + 4, anchor: "start" }, { x: x - r - 5, y: y + 4, anchor: "end" }];
}

function box(label: Label, width: number): Box {
	const left = label.anchor === "middle" ? label.x - width / 2 : label.anchor === "start" ? label.x : label.x - width;
	return { left, right: left + width, top: label.y - LINE + 3, bottom: label.y + 3 };
}

function shared(a: Box, b: Box): number {
	return Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

/** Words that cover one another and the circles as little as can be, the first nodes first. */
export function labels(nodes: Labelled[]): Label[] {
	const taken: Box[] = nodes.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
	return nodes.map((node) => {
		const tried = sites(node).map((label) => {
			const here = box(label, node.width);
			return { label, here, covered: taken.reduce((sum, other) => sum + shared(here, other), 0) };
		});
		const best = tried.reduce((a, b) => (b.covered < a.covered ? b : a));
		taken.push(best.here);
		return best.label;
	});
}
