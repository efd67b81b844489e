/** The panel at the side: a list of records, or one record. */
import { PANEL, readList, writeList, type Values } from "./address";
import type { CodedRecord, Party, RecordPage } from "./api";
import { clear, h, type Child } from "./dom";
import { describe, recordFilters, spelledOut } from "./conditions";
import { failure, isAbort, skeleton } from "./figure";
import { counted, day, dollars, number, t, term } from "./i18n";
import type { Page } from "./page";
import { drawRecord } from "./panel_record";
import { saveBlob } from "./save";

const SIZE = 30;

export function isOpen(values: Values): boolean {
	return Boolean(values["list"] || values["record"]);
}

/** Closing takes list, page and record out of the address. */
export function closed(): Values {
	return Object.fromEntries(PANEL.map((name) => [name, ""]));
}

export async function drawPanel(page: Page, host: HTMLElement): Promise<void> {
	const { list, record } = page.place.values;
	const body = h("div", { class: "panel-body", "aria-busy": "true" }, skeleton());
	const title = h("h2", { id: "panel-title", tabindex: "-1" }, record ? t("record") : describe(page, readList(list ?? "")));
	const back = record && list ? h("button", { class: "button plain", id: "panel-back", click: () => page.go({ record: "" }) }, `← ${t("back_to_list")}`) : null;
	clear(host, h("header", { class: "panel-head" }, h("div", { class: "panel-line" }, back,
		h("button", { class: "button plain close", id: "panel-close", "aria-label": t("close"), title: t("close"), click: () => page.go(closed()) }, "✕")), title), body);
	try {
		if (record) clear(title, ...headline(page, await drawRecord(page, body, record)));
		else await drawList(page, body, readList(list!));
	} catch (error) {
		if (isAbort(error) || page.signal.aborted) return;
		clear(body, failure(error, () => void drawPanel(page, host)));
	}
	body.removeAttribute("aria-busy");
}

export function openList(page: Page, conditions: Values): void {
	page.go({ list: writeList(conditions), page: "", record: "" });
}

async function drawList(page: Page, body: HTMLElement, conditions: Values): Promise<void> {
	const at = Number(page.place.values["page"] ?? "1");
	const asked = recordFilters(page, spelledOut(conditions));
	const answer = await page.api.get<RecordPage>("records",
		{ ...asked, limit: String(SIZE), offset: String((at - 1) * SIZE) }, page.signal);
	const { records, events } = answer.total;
	clear(body, sides(page, conditions), summary(page, records, events, asked));
	if (!answer.rows.length) body.append(h("p", { class: "empty" }, t("nothing_fits")));
	body.append(h("ul", { class: "record-list" }, ...answer.rows.map((one) => h("li", {}, item(page, one)))));
	if (records > SIZE) body.append(pager(page, at, Math.ceil(records / SIZE)));
}

/** Of a list about two powers: which of them. */
function sides(page: Page, conditions: Values): HTMLElement | null {
	const powers = conditions["with"]?.split(",") ?? [];
	if (powers.length < 2) return null;
	return h("div", { class: "sides", role: "group", "aria-label": t("with_whom") }, ...powers.map((power) =>
		h("button", { class: "chip", id: `side-${power}`, "aria-pressed": String(power === conditions["side"]),
			click: () => openList(page, { ...conditions, side: power }) }, t("with_power", { who: page.names.within(power) }))));
}

function summary(page: Page, records: number, events: number, asked: Values): HTMLElement {
	const text = events && events !== records ? `${counted(records, "records")} · ${counted(events, "events")}` : counted(records, "records");
	return h("div", { class: "list-head" }, h("p", { class: "quiet", role: "status" }, text),
		h("button", { class: "tool", "aria-label": t("save_csv", { what: t("record_list") }), click: () =>
			void page.api.csv("records", { ...asked, limit: "200" }).then((blob) => saveBlob("records.csv", blob)) }, "CSV"));
}

function pager(page: Page, at: number, pages: number): HTMLElement {
	const to = (wanted: number): void => page.go({ page: wanted === 1 ? "" : String(wanted) });
	return h("nav", { class: "pager", "aria-label": t("pages") },
		h("button", { class: "button", id: "page-before", disabled: at <= 1, click: () => to(at - 1) }, `← ${t("newer_page")}`),
		h("span", { class: "quiet" }, t("page_of", { n: number(at, 0), all: number(pages, 0) })),
		h("button", { class: "button", id: "page-after", disabled: at >= pages, click: () => to(at + 1) }, `${t("older_page")} →`));
}

export function who(page: Page, parties: Party[] | undefined, between = ", "): string {
	const names = (parties ?? []).map((party) => party.code ? page.names.of(party.code) : party.name || party.text || "");
	return [...new Set(names.filter(Boolean))].join(between);
}

/** "SANCTION": the kind of record as a badge in the colour of its quad. */
export function badge(record: CodedRecord): HTMLElement {
	if (record.record === "fact") return h("span", { class: "tag tag-fact" }, term("kind", record.kind ?? ""));
	if (record.record === "quote") return h("span", { class: `tag tag-${record.stance ?? "neutral"}` }, term("stance", record.stance ?? "neutral"));
	const mode = record.mode ? ` · ${record.mode.replace(/[-_]/g, " ")}` : "";
	return h("span", { class: `tag quad-${record.quad ?? 0}` }, term("event", record.event ?? ""), mode);
}

/** "United States Jake Sullivan"; what has no name but its country's has that once. */
function speaks(page: Page, speaker: Party | undefined): Child[] {
	const from = who(page, speaker ? [speaker] : []), name = speaker?.name ?? "";
	const own = name && name !== from && !(speaker?.id && speaker.id === speaker.code);
	return [from, own ? h("span", { class: "quiet" }, ` ${name}`) : null];
}

/** "United States → China", "Peru – Chile" where they act on each other, "Kenya $2 bn", who speaks. */
function headline(page: Page, record: CodedRecord): Child[] {
	if (record.record === "quote") return speaks(page, record.speaker);
	if (record.record === "fact") {
		const usd = record.amount?.find((sum) => typeof sum.usd === "number")?.usd;
		return [who(page, record.party), usd ? h("strong", {}, ` ${dollars(usd)}`) : null];
	}
	const from = who(page, record.actor), to = who(page, record.recipient);
	if (record.mutual || (from && from === to)) return [who(page, record.actor, " – ")];
	return [from || t("somebody"), to ? h("span", { class: "arrow" }, " → ") : null, to];
}

/** The sentence of one record in a list, short. */
export function item(page: Page, record: CodedRecord): HTMLElement {
	const words = record.record === "quote" && record.quote ? record.quote : record.text ?? "";
	const publisher = record.source?.publisher;
	return h("button", { class: "record-item", id: `item-${record.id}`, click: () => page.openRecord(record.id) },
		h("span", { class: "record-top" }, h("time", { datetime: record.date ?? null }, record.date ? day(record.date) : ""), badge(record),
			record.status && record.status !== "actual" && record.record === "event" ? h("span", { class: "tag tag-status" }, term("status", record.status)) : null),
		h("span", { class: "record-who" }, ...headline(page, record)),
		h("span", { class: "record-text" }, words),
		publisher ? h("span", { class: "quiet small" }, publisher) : null);
}
