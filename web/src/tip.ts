/** A small box beside the pointer or the focus that says what is there. */
import { h } from "./dom";

/** Shows the label of whatever part of `picture` has one. */
export function attachTip(host: HTMLElement, picture: Element): void {
	const box = h("div", { class: "tip", "aria-hidden": "true", hidden: true });
	host.classList.add("tipped");
	host.append(box);
	const show = (target: Element | null, x: number, y: number): void => {
		const label = target?.closest("[data-tip]")?.getAttribute("data-tip");
		box.hidden = !label;
		if (!label) return;
		box.textContent = label;
		place(box, host, x, y);
	};
	picture.addEventListener("pointermove", (event) => {
		const pointer = event as PointerEvent;
		const bounds = host.getBoundingClientRect();
		show(pointer.target as Element, pointer.clientX - bounds.left, pointer.clientY - bounds.top);
	});
	picture.addEventListener("focusin", (event) => {
		const at = (event.target as Element).getBoundingClientRect(), bounds = host.getBoundingClientRect();
		show(event.target as Element, at.left + at.width / 2 - bounds.left, at.bottom - bounds.top);
	});
	for (const leave of ["pointerleave", "focusout"]) picture.addEventListener(leave, () => { box.hidden = true; });
}

/** Below and right of the point, but inside the host. */
export function place(box: HTMLElement, host: HTMLElement, x: number, y: number): void {
	const left = Math.max(4, Math.min(x + 14, host.clientWidth - box.offsetWidth - 4));
	const top = y + 18 + box.offsetHeight > host.clientHeight ? Math.max(4, y - box.offsetHeight - 10) : y + 18;
	box.style.left = `${left}px`;
	box.style.top = `${top}px`;
}
