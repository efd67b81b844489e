/** A picture over periods in a card: legend, plot, the changes that it marks. */
import { h } from "./dom";
import { t } from "./i18n";
import type { Page } from "./page";
import { periodRange } from "./periods";
import type { Picture } from "./picture";
import { pictureSvg } from "./picture_svg";
import { plot } from "./plot";

export function drawSeries(page: Page, body: HTMLElement, picture: Picture, height: number,
	open: (label: string) => void): () => SVGSVGElement {
	body.append(h("ul", { class: "legend" }, ...picture.layers.map((layer) =>
		h("li", {}, h("span", { class: `swatch tone-${layer.tone} as-${layer.kind}`, "aria-hidden": "true" }), layer.name))));
	if (picture.ends) body.append(h("p", { class: "axis-end" }, `↑ ${picture.ends[0]}`));
	plot(body, picture, {
		height,
		signal: page.signal,
		open: (index) => open(picture.periods[index]!),
		span: (from, to) => page.go({
			from: periodRange(picture.periods[from]!)?.from ?? "",
			to: periodRange(picture.periods[to]!)?.to ?? "",
		}),
	});
	if (picture.ends) body.append(h("p", { class: "axis-end" }, `↓ ${picture.ends[1]}`));
	if (picture.marks.length) body.append(changes(picture, open));
	return () => pictureSvg(picture);
}

function changes(picture: Picture, open: (label: string) => void): HTMLElement {
	return h("div", { class: "changes" }, h("span", { class: "quiet" }, t("changes")), ...picture.marks.map((mark) =>
		h("button", { class: `chip tone-${mark.tone}`, click: () => open(picture.periods[mark.index]!) },
			`${picture.period(picture.periods[mark.index]!)}: ${mark.text}`)));
}
