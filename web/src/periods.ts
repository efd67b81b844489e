/** Periods by their labels: 2024-03-15, 2024-W05, 2024-03, 2024-Q1, 2024. */

export type Period = "day" | "week" | "month" | "quarter" | "year";
export const PERIODS: Period[] = ["day", "week", "month", "quarter", "year"];

const DAY_MS = 86_400_000;

function iso(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}

function utc(year: number, month: number, day: number): number {
	const date = new Date(0);
	date.setUTCFullYear(year, month, day);
	return date.getTime();
}

/** Monday of an ISO 8601 week: week 1 has 4 January. */
function monday(year: number, week: number): number {
	const fourth = utc(year, 0, 4);
	const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
	return fourth + (7 * (week - 1) - weekday) * DAY_MS;
}

export interface Range { from: string; to: string }

/** First and last day of a period, or null for what is no label. */
export function periodRange(label: string): Range | null {
	const parts = /^(\d{4})(?:-(?:W(\d\d)|Q([1-4])|(\d\d)(?:-(\d\d))?))?$/.exec(label);
	if (!parts) return null;
	const year = Number(parts[1]);
	if (parts[2]) {
		const first = monday(year, Number(parts[2]));
		return { from: iso(first), to: iso(first + 6 * DAY_MS) };
	}
	if (parts[5]) return { from: label, to: label };
	const month = parts[3] ? 3 * (Number(parts[3]) - 1) : parts[4] ? Number(parts[4]) - 1 : 0;
	const months = parts[3] ? 3 : parts[4] ? 1 : 12;
	return { from: iso(utc(year, month, 1)), to: iso(utc(year, month + months, 0)) };
}

const MONTH: Intl.DateTimeFormatOptions = { year: "numeric", month: "long" };
const DAY: Intl.DateTimeFormatOptions = { dateStyle: "medium" };

/** To make one takes much longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function named(label: string, language: string, kind: "month" | "day"): string {
	const range = periodRange(label);
	if (!range) return label;
	const key = `${language} ${kind}`;
	let format = formats.get(key);
	if (!format) formats.set(key, format = new Intl.DateTimeFormat(language, { timeZone: "UTC", ...(kind === "month" ? MONTH : DAY) }));
	return format.format(new Date(range.from));
}

/** For people: "March 2024", "Q1 2024", "week 5, 2024"; `words` are translated. */
export function periodName(label: string, language: string,
	words: { quarter: string; week: string }): string {
	const quarter = /^(\d{4})-Q([1-4])$/.exec(label);
	if (quarter) return `${words.quarter}${quarter[2]} ${quarter[1]}`;
	const week = /^(\d{4})-W(\d\d)$/.exec(label);
	if (week) return `${words.week} ${Number(week[2])}, ${week[1]}`;
	if (/^\d{4}-\d\d$/.test(label)) return named(label, language, "month");
	if (/^\d{4}-\d\d-\d\d$/.test(label)) return named(label, language, "day");
	return label;
}

/**
 * Which of these periods get a tick: at most `room`, at round places (starts of
 * years first, then of quarters, then every n-th).
 */
export function ticks(labels: string[], room: number): number[] {
	const all = labels.map((_, index) => index);
	if (all.length <= room) return all;
	const starts = (length: number): number[] => {
		let before = "";
		return all.filter((index) => {
			const part = (periodRange(labels[index]!)?.from ?? "").slice(0, length);
			const fresh = part !== before;
			before = part;
			return fresh;
		});
	};
	for (const found of [starts(7), starts(4)]) {
		const whole = found.filter((index) => index > 0 || isStart(labels[0]!));
		if (whole.length >= 3 && whole.length <= room) return whole;
	}
	const step = Math.ceil(all.length / Math.max(2, room));
	return all.filter((index) => index % step === 0);
}

function isStart(label: string): boolean {
	return !/^\d{4}-/.test(label) || /^\d{4}-(01|Q1|W01)$/.test(label) || label.endsWith("-01-01");
}

/** The granularity that suits a span of days. */
export function suitable(from: string, to: string): Period {
	const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
	if (!(days > 0)) return "month";
	if (days <= 62) return "day";
	if (days <= 250) return "week";
	if (days <= 366 * 6) return "month";
	return days <= 366 * 15 ? "quarter" : "year";
}
