/** Who says what of whom: speakers with the stance of their words, and the words. */
import { drawBars } from "../bars";
import { articleFilters } from "../conditions";
import { controls, country, heading } from "../controls";
import { h } from "../dom";
import { figure } from "../figure";
import { counted, number, t, term } from "../i18n";
import type { Page } from "../page";
import { item } from "../panel";
import type { RecordPage } from "../api";
import type { Row, Sheet } from "../sheet";
import type { Values } from "../address";
import { span } from "./matrix";

/** A person or body with its country; of officials without a name what they are. */
export function speakerName(page: Pick<Page, "names">, row: Row): string {
	const name = row.text("name"), country = row.text("country");
	const [code = "", sector = ""] = row.text("speaker").split(".");
	if (!name) return [page.names.of(code), sector ? term("sector", sector) : ""].filter(Boolean).join(", ");
	return country && name !== page.names.of(country) ? `${name} (${country})` : name;
}

function open(page: Page, row: Row, about: string): void {
	page.open({ only: "quotes", speaker: row.text("speaker") || row.text("name"), ...(about ? { about } : {}), ...span(page) });
}

function draw(page: Page, body: HTMLElement, sheet: Sheet, about: string): () => SVGSVGElement {
	body.append(h("ul", { class: "legend" }, ...(["positive", "neutral", "negative"] as const).map((stance) =>
		h("li", {}, h("span", { class: `swatch stance-${stance}`, "aria-hidden": "true" }), term("stance", stance)))));
	return drawBars(body, t("speakers_title"), sheet.rows.slice(0, 25).map((row) => ({
		label: speakerName(page, row), value: number(row.count("quotes"), 0), open: () => open(page, row, about),
		tip: `${speakerName(page, row)}: ${counted(row.count("quotes"), "quotes")} · ${term("stance", "positive")} ${row.count("positive")}, ${term("stance", "neutral")} ${row.count("neutral")}, ${term("stance", "negative")} ${row.count("negative")}`,
		parts: [
			{ value: row.count("positive"), tone: "coop" as const, name: term("stance", "positive") },
			{ value: row.count("neutral"), tone: "quiet" as const, name: term("stance", "neutral") },
			{ value: row.count("negative"), tone: "conflict" as const, name: term("stance", "negative") },
		],
	})));
}

export function speakers(page: Page, host: HTMLElement): void {
	const { values } = page.place, from = values["source"] ?? "", about = values["target"] ?? "";
	const who: Values = { ...(from ? { speaker: from } : {}), ...(about ? { about } : {}) };
	const query: Values = { ...articleFilters(page), ...who, order: "-quotes", limit: "100" };
	const recent: Values = { ...articleFilters(page), ...who, only: "quotes", order: "-date", limit: "12" };
	host.append(heading(about ? t("speakers_about", { who: page.names.within(about) }) : t("speakers_title"), t("speakers_lead")),
		controls(country(page, "speaker-country", t("speaker_country"), from, (code) => page.go({ source: code }), t("all_countries")),
			country(page, "about-country", t("about_country"), about, (code) => page.go({ target: code }), t("anybody"))),
		figure(page, { name: "speakers", title: t("speakers_figure"), note: t("speakers_note"),
			load: (signal) => page.api.sheet("speakers", query, signal), empty: (sheet) => sheet.rows.length === 0,
			draw: (body, sheet) => draw(page, body, sheet, about), sheet: (sheet) => sheet, openRow: (row) => open(page, row, about), csv: { path: "speakers", values: query } }),
		figure<RecordPage>(page, { name: "quotes", title: t("recent_quotes"), note: t("recent_quotes_note"),
			load: (signal) => page.api.get("records", recent, signal), empty: (answer) => answer.rows.length === 0,
			draw: (body, answer) => { body.append(h("ul", { class: "record-list" }, ...answer.rows.map((one) => h("li", {}, item(page, one))))); },
			csv: { path: "records", values: recent } }));
}
