/** The frame of the page: brand, tabs, language and theme, filters, panel. */
import { VIEWS, type ViewName } from "./address";
import { clear, h } from "./dom";
import { LANGUAGES, language, number, t, type Language } from "./i18n";
import type { Page } from "./page";
import { choice, type Choice } from "./theme";

/** The parts stay in their places, so that what is scrolled or has the focus keeps it. */
export interface Shell {
	root: HTMLElement;
	head: HTMLElement;
	foot: HTMLElement;
	filters: HTMLElement;
	main: HTMLElement;
	panel: HTMLElement;
}

export interface ShellActions {
	speak(language: Language): void;
	theme(choice: Choice): void;
}

export function makeShell(): Shell {
	const filters = h("div", { class: "filter-host" });
	const main = h("main", { id: "main" });
	const panel = h("aside", { id: "panel", class: "panel", hidden: true, "aria-labelledby": "panel-title" });
	const head = h("div", { class: "head" }), foot = h("footer", { class: "foot quiet small" });
	return { filters, main, panel, head, foot, root: h("div", { class: "frame" }, head, filters, h("div", { class: "stage" }, main, panel), foot) };
}

function tabs(page: Page): HTMLElement {
	return h("nav", { class: "tabs", "aria-label": t("views") }, h("ul", {}, ...VIEWS.map((view: ViewName) =>
		h("li", {}, h("a", { href: page.href({}, view), id: `tab-${view}`, ...(view === page.place.view ? { "aria-current": "page" } : {}) },
			t(`view_${view}`))))));
}

function switches(actions: ShellActions): HTMLElement {
	const tongue = h("select", { id: "language", "aria-label": t("language"),
		change: (event: Event) => actions.speak((event.target as HTMLSelectElement).value as Language) },
	...Object.entries(LANGUAGES).map(([code, name]) => h("option", { value: code, lang: code, selected: code === language() }, name)));
	const theme = h("select", { id: "theme", "aria-label": t("theme"),
		change: (event: Event) => actions.theme((event.target as HTMLSelectElement).value as Choice) },
	...(["auto", "light", "dark"] as Choice[]).map((one) => h("option", { value: one, selected: one === choice() }, t(`theme_${one}`))));
	return h("div", { class: "switches" }, tongue, theme);
}

/** Draws brand, tabs and switches for this state. */
export function furnish(shell: Shell, page: Page, actions: ShellActions): void {
	const { about } = page;
	clear(shell.head,
		h("a", { class: "skip", href: "#main", click: (event: Event) => { event.preventDefault(); shell.main.querySelector<HTMLElement>("h1")?.focus(); } }, t("skip")),
		h("header", { class: "top" },
			h("div", { class: "brand" }, h("a", { href: "#/overview", class: "logo" }, "demarche"),
				h("span", { class: "quiet small" }, `${about.database} · ${t("articles_n", { n: number(about.articles, 0) })}`)),
			switches(actions), tabs(page)));
	clear(shell.foot, t("foot", { program: about.program, lexicon: about.lexicon, model: about.model || "–" }));
	// With the next frame, whose layout is needed anyway.
	requestAnimationFrame(() => showTab(shell.head.querySelector(".tabs")!, document.getElementById(`tab-${page.place.view}`)));
}

/** On a narrow screen the current tab comes into view; the page itself stays. */
function showTab(tabs: Element, current: HTMLElement | null): void {
	if (current) tabs.scrollLeft = current.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
}
