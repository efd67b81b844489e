/** One record: its sentence with everything marked, how it was coded, its source. */
import type { CodedRecord, Linked, Party, RecordDetail, Report } from "./api";
import { clear, h, hidden, safeLink, type Child } from "./dom";
import { day, dollars, number, signed, t, term } from "./i18n";
import { pieces, type Mark } from "./marks";
import type { Page } from "./page";
import { badge, who } from "./panel";
import { reviewBox } from "./review";

const ROLES = ["actor", "recipient", "trigger", "speaker", "about", "amount", "money", "location", "place", "date", "attribution", "party", "count", "quote"];

function roleClass(role: string): string {
	return ROLES.includes(role) ? role : "party";
}

/** The sentence with its marks; each says its role to those who listen. */
export function marked(text: string, marks: Mark[]): HTMLElement {
	return h("p", { class: "sentence" }, ...pieces(text, marks).map((piece) => {
		const role = piece.roles[0];
		if (!role) return piece.text;
		return h("mark", { class: `role-${roleClass(role)}`, title: piece.roles.map((one) => term("role", one)).join(", ") },
			hidden(`[${term("role", role)}] `), piece.text);
	}));
}

function legend(marks: Mark[]): HTMLElement | null {
	const roles = [...new Set(marks.map((mark) => mark.role))];
	if (!roles.length) return null;
	return h("ul", { class: "legend", "aria-hidden": "true" }, ...roles.map((role) =>
		h("li", {}, h("span", { class: `swatch role-${roleClass(role)}` }), term("role", role))));
}

function facts(page: Page, record: CodedRecord): [string, Child][] {
	const rows: [string, Child][] = [];
	const add = (label: string, value: Child): void => { if (value !== null && value !== undefined && value !== "") rows.push([label, value]); };
	const until = record.date_end && record.date_end !== record.date ? ` – ${day(record.date_end)}` : "";
	add(t("date"), record.date ? day(record.date) + until : null);
	add(term("role", "actor"), parties(page, record, "actor"));
	add(term("role", "recipient"), parties(page, record, "recipient"));
	add(term("role", "party"), record.party?.length ? record.party.map((one) => takesPart(page, one)).join("; ") : null);
	add(term("role", "counted"), record.counted ? named(page, record.counted) : null);
	add(term("role", "speaker"), record.speaker ? [who(page, [record.speaker]), record.speaker.name ?? record.speaker.text].filter(Boolean).join(", ") : null);
	add(term("role", "about"), who(page, record.about));
	add(t("amount"), record.amount?.map((sum) => [sum.text, sum.usd && sum.currency !== "USD" ? `(${dollars(sum.usd)})` : ""].filter(Boolean).join(" ")).join("; "));
	add(t("instrument"), record.instrument);
	if (record.quad) add(t("quad"), h("span", {}, h("span", { class: `dot quad-${record.quad}`, "aria-hidden": "true" }), term("quad", String(record.quad))));
	add("CAMEO", record.cameo);
	if (typeof record.score === "number") add(t("score"), signed(record.score));
	add(t("status"), record.status ? term("status", record.status) : null);
	add(t("contexts"), record.context?.map((one) => one.replace(/_/g, " ")).join(", "));
	add(t("place"), [record.location?.name, record.location?.country ? page.names.of(record.location.country) : ""].filter(Boolean).join(", "));
	if (typeof record.confidence === "number") add(t("confidence"), number(record.confidence, 2));
	return rows;
}

/** "South Korea (ROK)": the country, and the words where they say more. */
function named(page: Page, party: Party): string {
	const name = who(page, [party]), words = party.text && party.text !== name ? ` (${party.text})` : "";
	return `${name}${words}`;
}

/** "donor South Korea (ROK)". */
function takesPart(page: Page, party: Party): string {
	return `${term("role", party.role ?? "party")} ${named(page, party)}`;
}

function parties(page: Page, record: CodedRecord, side: "actor" | "recipient"): string {
	return (record[side] ?? []).map((one) => {
		const sectors = (one.sector ?? []).map((sector) => term("sector", sector)).join(", ");
		return [one.code ? page.names.of(one.code) : one.name ?? one.text, sectors ? `(${sectors})` : ""].filter(Boolean).join(" ");
	}).join("; ");
}

function rule(detail: RecordDetail): Child {
	const { record } = detail;
	if (!record.rule && !detail.rule_text) return null;
	return h("section", { class: "rule" }, h("h3", {}, t("made_by_line")),
		detail.rule_text ? h("code", { class: "rule-text" }, detail.rule_text.trim()) : null,
		detail.rule_words ? h("p", { class: "small clip" }, detail.rule_words) : null,
		h("p", { class: "quiet small" }, record.rule ?? "", record.made_by ? ` · ${term("made_by", record.made_by)}` : ""));
}

function reports(page: Page, detail: RecordDetail): Child {
	const others = (detail.reports ?? []).filter((one: Report) => one.id !== detail.record.id);
	if (!others.length) return null;
	return h("section", {}, h("h3", {}, t("other_reports", { n: number(others.length, 0) })),
		h("ul", { class: "reports" }, ...others.slice(0, 50).map((one) => h("li", {},
			one.id ? h("button", { class: "link", click: () => page.openRecord(one.id!) }, one.title || one.doc || one.id) : one.title || one.doc || "",
			h("span", { class: "quiet small" }, ` ${[one.publisher, one.date ? day(one.date) : ""].filter(Boolean).join(" · ")}`)))));
}

function linked(page: Page, { id, date }: Linked): HTMLElement {
	return h("button", { class: "link", id: `linked-${id}`, click: () => page.openRecord(id) }, t("record_of", { date: day(date) }));
}

/** What became of what was promised, and what it was promised by. */
function became(page: Page, detail: RecordDetail): Child {
	const { became: end, promised } = detail;
	if (!end && !promised?.length) return null;
	return h("section", { class: "became" }, h("h3", {}, t("became")),
		end ? h("p", {}, term("outcome", end.outcome), ...(end.id && end.date ? [": ", linked(page, { id: end.id, date: end.date })] : [])) : null,
		promised?.length ? h("p", {}, t("promised_by"), " ", ...promised.flatMap((one, index) => [index ? ", " : "", linked(page, one)])) : null);
}

function source(detail: RecordDetail): HTMLElement {
	const { article } = detail, link = safeLink(article.url);
	const published = article.published ? day(article.published.slice(0, 10)) : "";
	return h("section", { class: "source" }, h("h3", {}, t("source")),
		h("p", { class: "source-title" }, article.title || article.doc || ""),
		h("p", { class: "quiet small" }, [article.publisher, published].filter(Boolean).join(" · ")),
		link ? h("a", { class: "button", href: link, rel: "noopener noreferrer", target: "_blank" }, t("read_article"), hidden(` ${t("new_tab")}`), h("span", { "aria-hidden": "true" }, " ↗"))
			: h("p", { class: "quiet small" }, t("no_link")));
}

export async function drawRecord(page: Page, body: HTMLElement, id: string): Promise<CodedRecord> {
	const detail = await page.api.get<RecordDetail>(`record/${id}`, {}, page.signal);
	const { record } = detail;
	clear(body,
		h("div", { class: "record-top" }, h("time", {}, record.date ? day(record.date) : ""), badge(record)),
		h("div", { class: "passage", lang: detail.article.lang || null },
			detail.before ? h("p", { class: "around" }, detail.before) : null,
			marked(detail.text, detail.marks ?? []),
			detail.after ? h("p", { class: "around" }, detail.after) : null),
		legend(detail.marks ?? []),
		h("dl", { class: "coding" }, ...facts(page, record).flatMap(([label, value]) => [h("dt", {}, label), h("dd", {}, value)])),
		became(page, detail), rule(detail), reports(page, detail), source(detail),
		page.about.review ? reviewBox(page, detail) : null,
		h("p", { class: "quiet small version" }, `${record.id} · ${[record.version?.program, record.version?.lexicon, record.version?.model].filter(Boolean).join(" · ")}`));
	return record;
}
