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
