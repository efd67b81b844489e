/** Who travelled where: a year as a calendar, a month as a list. */
import { controls, country, heading, select } from "../controls";
import { h, s } from "../dom";
import { figure, shown } from "../figure";
import { counted, day, language, period as periodLabel, t, term } from "../i18n";
import type { Page } from "../page";
import { inGrid, rove } from "../roving";
import type { Row, Sheet } from "../sheet";
import { attachTip } from "../tip";
import type { Values } from "../address";
import { pick } from "../address";

/** The year is told by these columns alone. */
const OF_YEAR = { columns: "date,visitor,host,place,status", limit: "20000" };
const OF_MONTH = { limit: "1000" };
const DAY_MS = 86_400_000;

function monthsOf(page: Page): string[] {
	const [first, last] = [page.about.first.slice(0, 7), page.about.last.slice(0, 7)];
	const months: string[] = [];
	for (let [year, month] = first.split("-").map(Number) as [number, number]; months.length < 1200;) {
		const label = `${year}-${String(month).padStart(2, "0")}`;
		if (!first || label > last) break;
		months.push(label);
		month = month === 12 ? 1 : month + 1;
		if (month === 1) year++;
	}
	return months;
}

export function byDay(rows: Row[]): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of rows) found.set(row.text("date"), [...(found.get(row.text("date")) ?? []), row]);
	return found;
}

function travel(page: Page, row: Row): string {
	const visitor = row.text("visitor") ? page.names.of(row.text("visitor")) : row.text("visitor_name");
	const host = row.text("host") ? page.names.of(row.text("host")) : row.text("host_name") || row.text("place");
	return `${visitor || t("somebody")} → ${host || t("somewhere")}`;
}

/** A year: a column each week, a row each weekday (from Monday). */
function year(page: Page, body: HTMLElement, label: string, days: Map<string, Row[]>, choose: (month: string) => void): () => SVGSVGElement {
	const cell = 16, left = 34, top = 22;
	const start = Date.UTC(Number(label), 0, 1), lead = (new Date(start).getUTCDay() + 6) % 7;
	const count = (Date.UTC(Number(label) + 1, 0, 1) - start) / DAY_MS;
	const cells: SVGElement[] = [], texts: SVGElement[] = [];
	const format = new Intl.DateTimeFormat(language(), { month: "short", timeZone: "UTC" });
	const weekday = new Intl.DateTimeFormat(language(), { weekday: "short", timeZone: "UTC" });
	for (let index = 0; index < 7; index += 2)
		texts.push(s("text", { x: left - 6, y: top + index * cell + 12, "text-anchor": "end", class: "label" }, weekday.format(new Date(Date.UTC(2024, 0, 1 + index)))));
	for (let index = 0; index < count; index++) {
		const date = new Date(start + index * DAY_MS), iso = date.toISOString().slice(0, 10);
		const x = left + Math.floor((index + lead) / 7) * cell, y = top + ((index + lead) % 7) * cell;
		if (iso.endsWith("-01")) texts.push(s("text", { x, y: top - 8, class: "label" }, format.format(date)));
		const there = days.get(iso) ?? [];
		const says = `${day(iso)}: ${counted(there.length, "visits")}${there.length ? ` · ${[...new Set(there.slice(0, 4).map((row) => travel(page, row)))].join(", ")}` : ""}`;
		cells.push(s("rect", { x: x + 1, y: y + 1, width: cell - 2, height: cell - 2, rx: 2, class: `cell shade-${there.length ? `p${Math.min(5, 1 + there.length)}` : "z"}`,
			role: "button", "aria-label": says, "data-tip": says, id: `day-${iso}`, click: () => choose(iso.slice(0, 7)) }));
	}
	const svg = s("svg", { viewBox: `0 0 ${left + 54 * cell} ${top + 7 * cell + 4}`, class: "year", role: "group", "aria-label": t("visits_year", { year: label }) }, ...texts, ...cells);
	const host = h("div", { class: "scroller" }, svg), frame = h("div", {}, host);
	body.append(frame);
	attachTip(frame, svg);
	// Weeks are columns: down is the next day, right the same weekday a week on.
	const grid = inGrid(cells.length, 7);
	rove(svg, cells, (index, step) => grid(index, step === "left" ? "up" : step === "right" ? "down" : step === "up" ? "left" : step === "down" ? "right" : step));
	return shown(svg);
}

function month(page: Page, body: HTMLElement, label: string, days: Map<string, Row[]>): void {
	const [y, m] = label.split("-").map(Number) as [number, number];
	const lead = (new Date(Date.UTC(y, m - 1, 1)).getUTCDay() + 6) % 7, count = new Date(Date.UTC(y, m, 0)).getUTCDate();
	const weekday = new Intl.DateTimeFormat(language(), { weekday: "short", timeZone: "UTC" });
	const heads = Array.from({ length: 7 }, (_, index) => h("th", { scope: "col" }, weekday.format(new Date(Date.UTC(2024, 0, 1 + index)))));
	const rows: HTMLElement[] = [];
	for (let at = -lead; at < count; at += 7)
		rows.push(h("tr", {}, ...Array.from({ length: 7 }, (_, index) => {
			const number = at + index + 1;
			if (number < 1 || number > count) return h("td", { class: "outside" });
			const there = days.get(`${label}-${String(number).padStart(2, "0")}`) ?? [];
			return h("td", {}, h("span", { class: "day-number" }, number), ...there.slice(0, 4).map((row) => visitChip(page, row)),
				there.length > 4 ? h("span", { class: "quiet small" }, `+${there.length - 4}`) : null);
		})));
	body.append(h("div", { class: "month-frame" }, h("table", { class: "month" }, h("caption", {}, periodLabel(label)), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows))));
}

function visitChip(page: Page, row: Row): HTMLElement {
	const label = `${travel(page, row)} · ${term("status", row.text("status"))}`;
	return h("button", { class: `visit status-${row.text("status")}`, title: label, click: () => page.openRecord(row.text("id")) },
		`${row.text("visitor") || "?"} → ${row.text("host") || "?"}`);
}

function agenda(page: Page, body: HTMLElement, label: string, rows: Row[]): void {
	const inMonth = rows.filter((row) => row.text("date").startsWith(label));
	if (!inMonth.length) {
		body.append(h("p", { class: "empty" }, t("no_visits", { month: periodLabel(label) })));
		return;
	}
	body.append(h("ul", { class: "agenda" }, ...inMonth.slice(0, 200).map((row) => h("li", {}, h("button", { class: "record-item", click: () => page.openRecord(row.text("id")) },
		h("span", { class: "record-top" }, h("time", {}, day(row.text("date"))), h("span", { class: "tag tag-fact" }, term("status", row.text("status")))),
		h("span", { class: "record-who" }, travel(page, row), row.text("visitor_name") ? h("span", { class: "quiet" }, ` ${row.text("visitor_name")}`) : null),
		h("span", { class: "record-text" }, row.text("text")))))));
}

export function visits(page: Page, host: HTMLElement): void {
	const { values } = page.place, partner = values["partner"] ?? "";
	const months = monthsOf(page), label = values["month"] ?? months[months.length - 1] ?? "2024-01", years = [...new Set(months.map((one) => one.slice(0, 4)))];
	const chosen = label.slice(0, 4), choose = (one: string): void => page.go({ month: one });
	// The calendar has its own span of time: the year that is shown.
	const query = (span: string): Values => ({ ...pick(values, ["publisher", "words"]), from: span, to: span, ...(partner ? { either: partner } : {}) });
	const load = (span: string, more: Values) => (signal: AbortSignal): Promise<Sheet> => page.api.sheet("visits", { ...query(span), ...more }, signal);
	const at = months.indexOf(label);
	const steps = h("div", { class: "steps" },
		h("button", { class: "button", id: "month-before", disabled: at <= 0, "aria-label": t("month_before"), click: () => choose(months[at - 1]!) }, "←"),
		select("month", t("month"), label, months.map((one) => ({ value: one, label: periodLabel(one) })), choose),
		h("button", { class: "button", id: "month-after", disabled: at < 0 || at >= months.length - 1, "aria-label": t("month_after"), click: () => choose(months[at + 1]!) }, "→"));
	host.append(heading(t("visits_title"), t("visits_lead")),
		controls(country(page, "visits-partner", t("country"), partner, (code) => page.go({ partner: code }), t("all_countries")),
			select("year", t("year"), chosen, years.map((one) => ({ value: one, label: one })), (one) => choose(months.filter((each) => each.startsWith(one)).pop()!)), steps),
		figure(page, { name: `visits-${chosen}`, kind: "wide", title: t("visits_year", { year: chosen }), note: t("visits_note"), load: load(chosen, OF_YEAR), csv: { path: "visits", values: query(chosen) },
			draw: (body, sheet) => year(page, body, chosen, byDay(sheet.rows), choose),
			sheet: (sheet) => sheet }),
		figure(page, { name: `visits-${label}`, kind: "wide", title: periodLabel(label), load: load(label, OF_MONTH), csv: { path: "visits", values: query(label) },
			draw: (body, sheet) => { month(page, body, label, byDay(sheet.rows)); agenda(page, body, label, sheet.rows); } }));
}
