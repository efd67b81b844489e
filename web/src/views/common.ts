/** What several views need: the busiest countries and pairs. */
import { filters } from "../conditions";
import type { Page } from "../page";
import type { Row, Sheet } from "../sheet";
import type { Values } from "../address";

/** As many pairs as the page brings along (docs/api.md). */
export const BUSIEST = 40;
export const BUSIEST_QUERY: Values = { order: "-events", limit: String(BUSIEST) };

/** Pairs of countries in the matrix, the busiest first, at most `limit`. */
export async function busiest(page: Page, limit = BUSIEST, more: Record<string, string> = {}): Promise<Sheet> {
	return page.api.sheet("matrix", { ...filters(page), ...BUSIEST_QUERY, limit: String(limit), ...more }, page.signal);
}

/** Source and target of the pair with most events; null when there is none. */
export async function busiestPair(page: Page): Promise<[string, string] | null> {
	try {
		const sheet = await busiest(page);
		const row = sheet.rows.find((one) => isCountryPair(page, one));
		return row ? [row.text("source"), row.text("target")] : null;
	} catch {
		return null;
	}
}

export function isCountryPair(page: Page, row: Row): boolean {
	const source = row.text("source"), target = row.text("target");
	return source !== target && Boolean(page.names.find(source)?.numeric) && Boolean(page.names.find(target)?.numeric);
}

/** The `limit` countries with most events in these rows, busiest first. */
export function busiestCountries(rows: Row[], limit: number, except = ""): string[] {
	const events = new Map<string, number>();
	for (const row of rows)
		for (const code of [row.text("source"), row.text("target")])
			if (code && code !== except) events.set(code, (events.get(code) ?? 0) + row.count("events"));
	return [...events].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, limit).map(([code]) => code);
}
