/** A card with a picture: loading, failing, being empty, its table, its files. */
import { clear, freshId, h } from "./dom";
import { ApiError } from "./api";
import { t } from "./i18n";
import type { Page } from "./page";
import type { Values } from "./address";
import { png, saveBlob, standalone, svgText } from "./save";
import type { Row, Sheet } from "./sheet";
import { table } from "./table";

export interface FigureOptions<T> {
	/** Name of the files that are saved. */
	name: string;
	title: string;
	note?: string;
	/** Classes of the card: "wide", "tall" ... */
	kind?: string;
	load(signal: AbortSignal): Promise<T>;
	/** What must be there to draw, beside the data. */
	needs?(): Promise<void>;
	/** Draws into `body`; what comes back makes the picture that is saved. */
	draw(body: HTMLElement, data: T): void | (() => SVGSVGElement | null);
	empty?(data: T): boolean;
	/** What to say when it is empty; "nothing fits" unless given. */
	emptyText?: string;
	sheet?(data: T): Sheet;
	openRow?(row: Row): void;
	csv?: { path: string; values: Values };
}

export function isAbort(error: unknown): boolean {
	return error instanceof DOMException && error.name === "AbortError";
}

export function skeleton(): HTMLElement {
	return h("div", { class: "skeleton", role: "status" }, h("span", { class: "unseen" }, t("loading")), h("p", { class: "late" }, t("loading_long")));
}

/** What went wrong, in words, with a button to try again. */
export function failure(error: unknown, again: () => void): HTMLElement {
	const reason = error instanceof ApiError ? error.message : t("no_answer");
	const parameter = error instanceof ApiError && error.parameter ? `${error.parameter}: ` : "";
	return h("div", { class: "failure", role: "alert" },
		h("p", {}, h("strong", {}, t("failed")), ` ${parameter}${reason}`),
		h("button", { class: "button", click: again }, t("try_again")));
}

function tool(text: string, label: string, press: () => void): HTMLButtonElement {
	return h("button", { class: "tool", "aria-label": label, title: label, click: press }, text);
}

export function figure<T>(page: Page, options: FigureOptions<T>): HTMLElement {
	const heading = freshId("figure");
	const body = h("div", { class: "figure-body" });
	const tools = h("div", { class: "tools", role: "group", "aria-label": t("save_as") });
	const card = h("section", { class: `card ${options.kind ?? ""}`, "aria-labelledby": heading },
		h("header", { class: "card-head" },
			h("div", {}, h("h2", { id: heading }, options.title), options.note ? h("p", { class: "note" }, options.note) : null),
			tools),
		body);
	void fill(page, options, body, tools);
	return card;
}

async function fill<T>(page: Page, options: FigureOptions<T>, body: HTMLElement, tools: HTMLElement): Promise<void> {
	clear(body, skeleton());
	clear(tools);
	body.setAttribute("aria-busy", "true");
	try {
		const [data] = await Promise.all([options.load(page.signal), options.needs?.()]);
		if (page.signal.aborted) return;
		body.removeAttribute("aria-busy");
		clear(body);
		if (options.empty?.(data)) clear(body, h("p", { class: "empty" }, options.emptyText ?? t("nothing_fits")));
		else furnish(page, options, data, body, tools);
	} catch (error) {
		if (isAbort(error) || page.signal.aborted) return;
		body.removeAttribute("aria-busy");
		clear(body, failure(error, () => void fill(page, options, body, tools)));
	}
}

function furnish<T>(page: Page, options: FigureOptions<T>, data: T, body: HTMLElement, tools: HTMLElement): void {
	const picture = options.draw(body, data);
	if (options.sheet) tools.append(tableTool(page, options, data, body));
	if (options.csv) {
		const { path, values } = options.csv;
		tools.append(tool("CSV", t("save_csv", { what: options.title }), () => void saving(body, async () =>
			saveBlob(`${options.name}.csv`, await page.api.csv(path, values)))));
	}
	if (!picture) return;
	tools.append(tool("SVG", t("save_svg", { what: options.title }), () => void saving(body, async () => {
		const made = picture();
		if (made) saveBlob(`${options.name}.svg`, new Blob([svgText(made)], { type: "image/svg+xml" }));
	})));
	tools.append(tool("PNG", t("save_png", { what: options.title }), () => void saving(body, async () => {
		const made = picture();
		if (made) saveBlob(`${options.name}.png`, await png(made));
	})));
}

async function saving(body: HTMLElement, save: () => Promise<void>): Promise<void> {
	body.querySelector(".failure")?.remove();
	try {
		await save();
	} catch (error) {
		body.prepend(failure(error, () => void saving(body, save)));
	}
}

/** A picture of the page, as it is saved. */
export function shown(picture: SVGSVGElement): () => SVGSVGElement {
	return () => standalone(picture);
}

function tableTool<T>(page: Page, options: FigureOptions<T>, data: T, body: HTMLElement): HTMLButtonElement {
	let shownTable: HTMLElement | null = null;
	const button = tool(t("table"), t("show_table", { what: options.title }), () => {
		if (shownTable) {
			shownTable.remove();
			shownTable = null;
		} else {
			const { openRow } = options;
			shownTable = table(page, options.sheet!(data), { caption: options.title, ...(openRow ? { open: openRow } : {}) });
			body.append(shownTable);
		}
		button.setAttribute("aria-expanded", String(shownTable !== null));
	});
	button.setAttribute("aria-expanded", "false");
	return button;
}
