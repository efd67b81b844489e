/** Light or dark: as the system has it unless the reader chose. */

const KEY = "demarche-theme";
export type Choice = "auto" | "light" | "dark";

export function colour(name: string): string {
	return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export function choice(): Choice {
	const kept = localStorage.getItem(KEY);
	return kept === "light" || kept === "dark" ? kept : "auto";
}

function isDark(): boolean {
	const wanted = choice();
	return wanted === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : wanted === "dark";
}

export function applyTheme(): void {
	document.documentElement.dataset["theme"] = isDark() ? "dark" : "light";
}

export function choose(wanted: Choice): void {
	if (wanted === "auto") localStorage.removeItem(KEY);
	else localStorage.setItem(KEY, wanted);
	applyTheme();
}

export function onSystemChange(redraw: () => void): void {
	matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
		applyTheme();
		redraw();
	});
}
