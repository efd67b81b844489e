/** Full text: sentences with these words, and what was coded of them. */
import { articleFilters, recordFilters } from "../conditions";
import { heading } from "../controls";
import { h } from "../dom";
import { figure } from "../figure";
import { counted, day, number, t } from "../i18n";
import { marked } from "../panel_record";
import { matches } from "../marks";
import type { Page } from "../page";
import type { Cell, Row, Sheet } from "../sheet";
import type { Values } from "../address";

const SIZE = 30;

/** Ids of a sentence's records: a list, or words with blanks between. */
export function recordIds(cell: Cell): string[] {
	const all = Array.isArray(cell) ? cell.map((one) => (typeof one === "object" && one !== null && "id" in one ? String((one as Record<string, Cell>)["id"]) : String(one)))
		: typeof cell === "string" ? cell.split(/[\s,]+/) : [];
	return all.filter((id) => /^[0-9a-f]{16}$/.test(id));
}

function hit(page: Page, row: Row): HTMLElement {
	const ids = recordIds(row.cell("records"));
	return h("li", { class: "hit-item" },
		h("p", { class: "record-top" }, h("time", {}, row.text("date") ? day(row.text("date")) : ""), h("span", { class: "hit-title" }, row.text("title") || row.text("doc"))),
		marked(row.text("text"), matches(row.cell("matches"))),
		ids.length ? h("p", { class: "hit-records" }, ...ids.slice(0, 8).map((id, index) =>
			h("button", { class: "chip", id: `hit-${id}`, click: () => page.openRecord(id) }, t("record_n", { n: number(index + 1, 0) })))) : h("p", { class: "quiet small" }, t("nothing_coded")));
}

function form(page: Page): HTMLElement {
	const input = h("input", { type: "search", id: "search-words", value: page.place.values["words"] ?? "", placeholder: t("words_example"), "aria-describedby": "search-help" });
	return h("form", { class: "search-form", role: "search", submit: (event: Event) => {
		event.preventDefault();
		page.go({ words: input.value.trim(), page: "" });
	} }, h("label", { for: "search-words", class: "unseen" }, t("words")), input, h("button", { class: "button strong" }, t("search")),
	h("p", { id: "search-help", class: "quiet small" }, t("search_help")));
}

export function search(page: Page, host: HTMLElement): void {
	const words = page.place.values["words"] ?? "";
	host.append(heading(t("view_search"), t("search_lead")), form(page));
	if (!words) {
		host.append(h("p", { class: "empty" }, t("search_empty")));
		return;
	}
	const query: Values = { ...recordFilters(page, articleFilters(page)), words, limit: String(SIZE) };
	host.append(figure<Sheet>(page, { name: "search", kind: "wide", title: t("search_found", { words }), load: (signal) => page.api.sheet("search", query, signal),
		empty: (sheet) => sheet.rows.length === 0, csv: { path: "search", values: query },
		draw: (body, sheet) => { body.append(results(page, query, sheet)); } }));
}

/** Results, with a button that fetches the next ones. */
function results(page: Page, query: Values, first: Sheet): HTMLElement {
	const list = h("ol", { class: "hits" }, ...first.rows.map((row) => hit(page, row)));
	let offset = first.rows.length;
	const more = h("button", { class: "button", id: "search-more", hidden: first.rows.length < SIZE, click: async () => {
		more.disabled = true;
		const next = await page.api.sheet("search", { ...query, offset: String(offset) }, page.signal).catch(() => null);
		more.disabled = false;
		if (!next) return;
		list.append(...next.rows.map((row) => hit(page, row)));
		offset += next.rows.length;
		more.hidden = next.rows.length < SIZE;
	} }, t("more"));
	return h("div", {}, h("p", { class: "quiet", role: "status" }, counted(first.total, "sentences")), list, more);
}
