/** Saving what is shown: a sheet as CSV, a picture as SVG or PNG. */
import { h } from "./dom";

export function saveBlob(name: string, blob: Blob): void {
	const address = URL.createObjectURL(blob);
	const link = h("a", { href: address, download: name });
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What shapes and what words look like, and the looks that go without saying. */
const SHAPE: Record<string, string> = { fill: "", "fill-opacity": "1", stroke: "none", opacity: "1" };
const LINE: Record<string, string> = { "stroke-width": "1px", "stroke-dasharray": "none", "stroke-linejoin": "miter", "stroke-linecap": "butt", "paint-order": "normal" };
const WORDS: Record<string, string> = { "font-family": "", "font-size": "", "font-weight": "400", "text-anchor": "start" };
const DROPPED = ["tabindex", "role", "class", "style", "id", "data-tip", "aria-label", "aria-hidden", "aria-selected"];

function looks(element: Element): Record<string, string> {
	const style = getComputedStyle(element), found: Record<string, string> = {};
	const carry = (names: Record<string, string>): void => {
		for (const [name, usual] of Object.entries(names)) {
			const value = style.getPropertyValue(name);
			if (value && value !== usual) found[name] = value;
		}
	};
	if (element.tagName === "g") return found;
	carry(SHAPE);
	if (found["stroke"]) carry(LINE);
	if (element.tagName === "text") carry(WORDS);
	return found;
}

/** A copy that looks the same without the style sheet, on the page's ground. */
export function standalone(picture: SVGSVGElement): SVGSVGElement {
	const copy = picture.cloneNode(true) as SVGSVGElement;
	const from = [...picture.querySelectorAll("*")], to = [...copy.querySelectorAll("*")];
	from.forEach((element, index) => {
		const target = to[index]!;
		for (const name of DROPPED) target.removeAttribute(name);
		for (const [name, value] of Object.entries(looks(element))) target.setAttribute(name, value);
	});
	const { width, height } = size(picture);
	for (const name of DROPPED) copy.removeAttribute(name);
	copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
	copy.setAttribute("width", String(width));
	copy.setAttribute("height", String(height));
	const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
	const [x, y, w, tall] = box(picture);
	for (const [name, value] of Object.entries({ x, y, width: w, height: tall })) ground.setAttribute(name, String(value));
	ground.setAttribute("fill", getComputedStyle(document.documentElement).getPropertyValue("--card").trim() || "#fff");
	copy.prepend(ground);
	return copy;
}

function box(picture: SVGSVGElement): number[] {
	const view = picture.viewBox.baseVal;
	return view && view.width ? [view.x, view.y, view.width, view.height] : [0, 0, picture.clientWidth, picture.clientHeight];
}

export function size(picture: SVGSVGElement): { width: number; height: number } {
	const [, , width = 0, height = 0] = box(picture);
	return { width, height };
}

export function svgText(picture: SVGSVGElement): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/** The picture in twice its size, as sharp screens and paper need it. */
export function png(picture: SVGSVGElement): Promise<Blob> {
	const { width, height } = size(picture);
	return new Promise((resolve, reject) => {
		const image = new Image();
		image.onload = () => {
			const canvas = h("canvas", { width: Math.ceil(2 * width), height: Math.ceil(2 * height) });
			canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
			canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
		};
		image.onerror = () => reject(new Error("the picture cannot be drawn"));
		image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
	});
}
