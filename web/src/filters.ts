/** The bar of filters: span of time, and behind a button everything else. */
import { clear, h } from "./dom";
import { FILTERS, type Values } from "./address";
import { filterCount } from "./conditions";
import { number, t, term } from "./i18n";
import type { Page } from "./page";

export const EVENTS = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
	"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"];
export const STATUSES = ["actual", "future", "hypothetical", "negated", "historical"];

function checks(page: Page, name: string, title: string, words: string[], group: string): HTMLElement {
	const chosen = new Set((page.place.values[name] ?? "").split(",").filter(Boolean));
	const boxes = words.map((word) => h("label", { class: "check" },
		h("input", { type: "checkbox", id: `filter-${name}-${word}`, checked: chosen.has(word), change: (event: Event) => {
			if ((event.target as HTMLInputElement).checked) chosen.add(word);
			else chosen.delete(word);
			page.go({ [name]: words.filter((one) => chosen.has(one)).join(",") });
		} }), group === "quad" ? h("span", { class: `dot quad-${word}`, "aria-hidden": "true" }) : null, term(group, word)));
	return h("fieldset", {}, h("legend", {}, title), h("div", { class: "checks" }, ...boxes));
}

function dates(page: Page): HTMLElement[] {
	const { values } = page.place, { first, last } = page.about;
	return (["from", "to"] as const).map((name) => h("div", { class: "field" },
		h("label", { for: `filter-${name}` }, t(name)),
		h("input", { type: "date", id: `filter-${name}`, value: whole(values[name], name) ?? (name === "from" ? first : last),
			change: (event: Event) => {
				const chosen = (event.target as HTMLInputElement).value;
				page.go({ [name]: chosen === (name === "from" ? first : last) ? "" : chosen });
			} })));
}

/** A year or month of the address as a day, which is what the field shows. */
function whole(value: string | undefined, end: "from" | "to"): string | undefined {
	if (!value || value.length === 10) return value;
	const [year, month] = value.split("-").map(Number) as [number, number | undefined];
	if (end === "from") return `${year}-${String(month ?? 1).padStart(2, "0")}-01`;
	return new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
}

function wordsField(page: Page): HTMLElement {
	return h("div", { class: "field grow" }, h("label", { for: "filter-words" }, t("words")),
		h("input", { type: "search", id: "filter-words", value: page.place.values["words"] ?? "", placeholder: t("words_example"),
			change: (event: Event) => page.go({ words: (event.target as HTMLInputElement).value.trim() }) }));
}

function confidence(page: Page): HTMLElement {
	const value = page.place.values["min-confidence"] ?? "";
	const made = h("select", { id: "filter-confidence", change: (event: Event) => page.go({ "min-confidence": (event.target as HTMLSelectElement).value }) },
		...["", "0.5", "0.6", "0.7", "0.8", "0.9"].map((one) => h("option", { value: one, selected: one === value },
			one ? t("at_least", { n: number(Number(one), 1) }) : t("any_confidence"))));
	return h("div", { class: "field" }, h("label", { for: "filter-confidence" }, t("confidence")), made);
}

function publisher(page: Page): HTMLElement {
	const list = h("datalist", { id: "publishers" });
	const input = h("input", { type: "text", id: "filter-publisher", list: "publishers", value: page.place.values["publisher"] ?? "",
		placeholder: t("any_publisher"), change: (event: Event) => page.go({ publisher: (event.target as HTMLInputElement).value.trim() }) });
	input.addEventListener("focus", () => {
		if (list.children.length) return;
		page.api.sheet("publishers", { limit: "200" }).then((sheet) =>
			clear(list, ...sheet.rows.map((row) => h("option", { value: row.text("publisher") }))), () => undefined);
	}, { once: true });
	return h("div", { class: "field" }, h("label", { for: "filter-publisher" }, t("publisher")), input, list);
}

/** The bar, drawn anew for each state; `open` remembers whether the rest is seen. */
export function filterBar(page: Page, open: { now: boolean }): HTMLElement {
	const count = filterCount(page.place.values);
	const rest = h("div", { class: "filter-rest", id: "filter-rest", hidden: !open.now },
		h("div", { class: "filter-row" }, wordsField(page), publisher(page), confidence(page)),
		checks(page, "quad", t("quads"), ["1", "2", "3", "4"], "quad"),
		checks(page, "event", t("event_kinds"), EVENTS, "event"),
		checks(page, "status", t("statuses"), STATUSES, "status"));
	const button = h("button", { class: "button", id: "filter-more", "aria-expanded": String(open.now), "aria-controls": "filter-rest",
		click: () => {
			open.now = !open.now;
			rest.hidden = !open.now;
			button.setAttribute("aria-expanded", String(open.now));
		} }, t("filters"), count ? h("span", { class: "badge" }, number(count, 0)) : null);
	const anything = FILTERS.some((name) => page.place.values[name]);
	const reset = h("button", { class: "button plain", id: "filter-reset", disabled: !anything, click: () => page.go(none()) }, t("reset"));
	return h("section", { class: "filters", "aria-label": t("filters") }, h("div", { class: "filter-row" }, ...dates(page), button, reset), rest);
}

function none(): Values {
	return Object.fromEntries(FILTERS.map((name) => [name, ""]));
}
