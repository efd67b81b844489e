/** Small controls that views share. Each has a stable id, so that it keeps the focus. */
import { h } from "./dom";
import { t, term } from "./i18n";
import type { Page } from "./page";
import { combobox } from "./combobox";
import { PERIODS } from "./periods";

export interface Choice { value: string; label: string }

export function select(id: string, label: string, value: string, choices: Choice[], choose: (value: string) => void): HTMLElement {
	const made = h("select", { id, change: (event: Event) => choose((event.target as HTMLSelectElement).value) },
		...choices.map((choice) => h("option", { value: choice.value, selected: choice.value === value }, choice.label)));
	return h("div", { class: "field" }, h("label", { for: id }, label), made);
}

export function periodSelect(page: Page, value: string): HTMLElement {
	return select("period", t("granularity"), value, PERIODS.map((period) => ({ value: period, label: term("period", period) })),
		(period) => page.go({ period }));
}

export function measureSelect(page: Page, value: string, measures: string[]): HTMLElement {
	return select("measure", t("measure"), value, measures.map((measure) => ({ value: measure, label: term("measure", measure) })),
		(measure) => page.go({ measure }));
}

export function directionSelect(page: Page, value: string, who: string): HTMLElement {
	return select("direction", t("direction"), value, ["both", "out", "in"].map((direction) => ({
		value: direction, label: t(`direction_${direction}` as "direction_both", { who }),
	})), (direction) => page.go({ direction }));
}

export function country(page: Page, id: string, label: string, value: string, choose: (code: string) => void, anyone?: string): HTMLElement {
	return combobox({ id, label, value, names: page.names, choose, ...(anyone ? { anyone } : {}) });
}

export function controls(...fields: (HTMLElement | null)[]): HTMLElement {
	return h("div", { class: "controls" }, ...fields);
}

/** Title of a view, with a sentence that says what is seen. */
export function heading(title: string, lead: string): HTMLElement {
	return h("header", { class: "view-head" }, h("h1", { id: "view-title", tabindex: "-1" }, title), h("p", { class: "lead" }, lead));
}
