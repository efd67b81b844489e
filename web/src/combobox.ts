/** Choosing a country by typing some letters of its name (ARIA combobox). */
import { clear, h } from "./dom";
import { number, t } from "./i18n";
import type { Country, Names } from "./names";

export interface ComboboxOptions {
	id: string;
	label: string;
	value: string;
	names: Names;
	/** May it be emptied; then what an empty one means. */
	anyone?: string;
	choose(code: string): void;
}

const SHOWN = 12;

export function combobox(options: ComboboxOptions): HTMLElement {
	const { id, names } = options;
	const list = h("ul", { id: `${id}-list`, role: "listbox", class: "options", hidden: true, "aria-label": options.label });
	const input = h("input", {
		id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
		"aria-expanded": "false", "aria-controls": list.id, placeholder: options.anyone ?? t("choose_country"),
		value: options.value ? names.of(options.value) : "",
	});
	let found: Country[] = [], active = -1;

	const close = (): void => {
		list.hidden = true;
		active = -1;
		input.setAttribute("aria-expanded", "false");
		input.removeAttribute("aria-activedescendant");
	};
	const settle = (code: string): void => {
		close();
		input.value = code ? names.of(code) : "";
		if (code !== options.value) options.choose(code);
	};
	const point = (index: number): void => {
		active = found.length ? (index + found.length) % found.length : -1;
		[...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
		const item = list.children[active];
		if (!item) return;
		input.setAttribute("aria-activedescendant", item.id);
		item.scrollIntoView({ block: "nearest" });
	};
	const show = (typed: string): void => {
		found = names.search(typed, SHOWN);
		clear(list, ...found.map((country, index) => h("li", {
			id: `${id}-${index}`, role: "option", "aria-selected": "false",
			// Before the input loses the focus.
			mousedown: (event: MouseEvent) => { event.preventDefault(); settle(country.code); },
		}, h("span", {}, names.of(country.code)), h("span", { class: "quiet" }, country.events ? number(country.events, 0) : country.code))));
		list.hidden = found.length === 0;
		input.setAttribute("aria-expanded", String(!list.hidden));
		active = -1;
		if (typed) point(0);
	};
	input.addEventListener("focus", () => input.select());
	input.addEventListener("click", () => { if (list.hidden) show(""); });
	input.addEventListener("input", () => show(input.value));
	input.addEventListener("blur", () => {
		if (!input.value.trim() && options.anyone) settle("");
		else settle(options.value);
	});
	input.addEventListener("keydown", (event) => {
		if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			event.preventDefault();
			if (list.hidden) show("");
			point(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
		} else if (event.key === "Enter") {
			event.preventDefault();
			const country = found[active];
			if (!list.hidden && country) settle(country.code);
			else if (!input.value.trim() && options.anyone) settle("");
		} else if (event.key === "Escape" && !list.hidden) {
			event.stopPropagation();
			close();
		}
	});
	return h("div", { class: "field combobox" }, h("label", { for: id }, options.label), input, list);
}
