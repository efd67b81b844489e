/** Making elements. Text is only ever put in as text, never as markup. */

export type Child = Node | string | number | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: never) => void);
export type Attributes = Record<string, Value>;

const SVG = "http://www.w3.org/2000/svg";

function set(element: Element, attributes: Attributes): void {
	for (const [name, value] of Object.entries(attributes)) {
		if (value === null || value === undefined || value === false) continue;
		if (typeof value === "function") element.addEventListener(name, value as unknown as EventListener);
		else element.setAttribute(name, value === true ? "" : String(value));
	}
}

function put(element: Element, children: Child[]): void {
	for (const child of children) {
		if (child === null || child === undefined || child === false) continue;
		element.append(typeof child === "number" ? String(child) : child);
	}
}

/** h("a", { href, click: () => ... }, "text", node): a function is a listener. */
export function h<K extends keyof HTMLElementTagNameMap>(
	tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
	const element = document.createElement(tag);
	set(element, attributes);
	put(element, children);
	return element;
}

/** The same for SVG. */
export function s<K extends keyof SVGElementTagNameMap>(
	tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
	const element = document.createElementNS(SVG, tag) as SVGElementTagNameMap[K];
	set(element, attributes);
	put(element, children);
	return element;
}

export function clear(element: Element, ...children: Child[]): void {
	element.replaceChildren();
	put(element, children);
}

/** Words for screen readers alone. */
export function hidden(text: string): HTMLElement {
	return h("span", { class: "unseen" }, text);
}

let last = 0;
/** An id that is used once, for labels. */
export function freshId(stem: string): string {
	return `${stem}-${++last}`;
}

/** Only http and https are links; all else (javascript:, data:) is none. */
export function safeLink(address: string | undefined | null): string | null {
	if (!address) return null;
	try {
		const url = new URL(address);
		return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
	} catch {
		return null;
	}
}
