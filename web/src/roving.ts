/** One stop of the Tab key for many elements; arrow keys move among them. */

export type Step = "left" | "right" | "up" | "down" | "first" | "last";

const KEYS: Record<string, Step> = {
	ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", Home: "first", End: "last",
};

/**
 * `next` says which element a step leads to (or none). The first element is the
 * stop; Enter and Space press the element that has the focus.
 */
export function rove(host: Element, elements: (HTMLElement | SVGElement)[],
	next: (index: number, step: Step) => number): void {
	let stop = 0;
	elements.forEach((element, index) => element.setAttribute("tabindex", index === 0 ? "0" : "-1"));
	const move = (index: number): void => {
		const element = elements[index];
		if (!element) return;
		elements[stop]?.setAttribute("tabindex", "-1");
		element.setAttribute("tabindex", "0");
		element.focus();
		stop = index;
	};
	host.addEventListener("keydown", (event) => {
		const key = event as KeyboardEvent;
		const index = elements.indexOf(key.target as HTMLElement);
		if (index < 0 || key.altKey || key.ctrlKey || key.metaKey) return;
		const step = KEYS[key.key];
		if (step) {
			key.preventDefault();
			move(next(index, step));
		} else if (key.key === "Enter" || key.key === " ") {
			key.preventDefault();
			key.target!.dispatchEvent(new MouseEvent("click", { bubbles: true }));
		}
	});
}

/** In a row: left and up go back, right and down forth. */
export function inRow(count: number): (index: number, step: Step) => number {
	return (index, step) => {
		if (step === "first") return 0;
		if (step === "last") return count - 1;
		const moved = index + (step === "left" || step === "up" ? -1 : 1);
		return Math.min(count - 1, Math.max(0, moved));
	};
}

/** In a grid with this many columns. */
export function inGrid(count: number, columns: number): (index: number, step: Step) => number {
	return (index, step) => {
		const row = Math.floor(index / columns), column = index % columns;
		if (step === "first") return row * columns;
		if (step === "last") return Math.min(count - 1, row * columns + columns - 1);
		if (step === "left") return column > 0 ? index - 1 : index;
		if (step === "right") return column < columns - 1 && index + 1 < count ? index + 1 : index;
		const moved = index + (step === "up" ? -columns : columns);
		return moved >= 0 && moved < count ? moved : index;
	};
}
