/** The filters of the page as parameters of the API. */
import { FILTERS, pick, type Values } from "./address";
import type { Page } from "./page";
import { t, term, period } from "./i18n";

/** What facts and quotations have too. */
const OF_ARTICLES = ["from", "to", "publisher", "words"];

/**
 * The filters in force, for figures of events. A period that nobody chose is
 * left to the server, which knows wrong dates of articles from right ones.
 */
export function filters(page: Page): Values {
	return pick(page.place.values, FILTERS);
}

/** Of those, what facts and quotations have too. */
export function articleFilters(page: Page): Values {
	return pick(page.place.values, OF_ARTICLES);
}

/**
 * A list about one country and one of two others says so with words of the
 * page's own: of=COL, with=USA,CHN (whom one may choose), side=USA, way=out|in.
 */
export function spelledOut({ of, with: _, side, way, ...rest }: Values): Values {
	if (!of || !side) return rest;
	if (way === "out") return { ...rest, actor: of, recipient: side, only: "events" };
	if (way === "in") return { ...rest, actor: side, recipient: of, only: "events" };
	return { ...rest, between: `${of},${side}`, only: "events" };
}

/** For lists of records: of facts and quotations, what is asked of events counts not. */
export function recordFilters(page: Page, conditions: Values): Values {
	const events = !conditions["fact"] && (conditions["only"] ?? "events") === "events";
	return { ...pick(page.place.values, events ? FILTERS : OF_ARTICLES), ...conditions };
}

/** How many filters beside the period are set. */
export function filterCount(values: Values): number {
	return FILTERS.filter((name) => name !== "from" && name !== "to" && values[name]).length;
}

/** Parameters that only put pages and order. */
const SILENT = ["limit", "offset", "order", "format"];

function describeOne(page: Page, name: string, value: string): string {
	const words = (group: string): string => value.split(",").map((word) => term(group, word)).join(", ");
	const people = (): string => value.split(",").map((code) => page.names.of(code)).join(", ");
	switch (name) {
	case "event": return words("event");
	case "quad": return words("quad");
	case "status": return words("status");
	case "fact": return words("kind");
	case "only": return words("only");
	case "min-confidence": return t("list_confidence", { value });
	case "words": return `“${value}”`;
	case "either": return people();
	case "speaker": return t("list_speaker", { who: page.names.first(value) });
	case "about": return t("list_about", { who: page.names.within(value) });
	default: return value;
	}
}

/** "China → United States · March 2022 · verbal conflict" */
export function describe(page: Page, conditions: Values): string {
	const { actor, recipient, between, from, to, ...rest } = spelledOut(conditions);
	const parts: string[] = [];
	if (actor || recipient)
		parts.push(`${actor ? page.names.of(actor) : t("anyone")} → ${recipient ? page.names.of(recipient) : t("anyone")}`);
	if (between) parts.push(between.split(",").map((code) => page.names.of(code)).join(" – "));
	for (const [name, value] of Object.entries(rest))
		if (!SILENT.includes(name)) parts.push(describeOne(page, name, value));
	if (from || to) parts.push(from === to ? period(from!) : `${from ? period(from) : "…"} – ${to ? period(to) : "…"}`);
	return parts.join(" · ");
}
