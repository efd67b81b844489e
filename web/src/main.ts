/** Starts the page: reads the address, asks what the database has, draws. */
import { changed, isView, PANEL, pictureKey, readAddress, writeAddress, type Place, type Values, type ViewName } from "./address";
import { Api, ApiError, type About } from "./api";
import { clear, h } from "./dom";
import { filterBar } from "./filters";
import { failure, skeleton } from "./figure";
import { language, speak, t, term, type Language } from "./i18n";
import { Names, readCountries } from "./names";
import type { Page, View } from "./page";
import { drawPanel, isOpen, openList } from "./panel";
import { Sheet, type RawSheet } from "./sheet";
import { furnish, makeShell } from "./shell";
import { applyTheme, choose, onSystemChange, type Choice } from "./theme";
import { alignment } from "./views/alignment";
import { BUSIEST_QUERY } from "./views/common";
import { ledger } from "./views/ledger";
import { map } from "./views/map";
import { matrix } from "./views/matrix";
import { network } from "./views/network";
import { overview } from "./views/overview";
import { pair } from "./views/pair";
import { search } from "./views/search";
import { speakers } from "./views/speakers";
import { visits } from "./views/visits";
import "uplot/dist/uPlot.min.css";
import "./style/app.css";

const DRAW: Record<ViewName, View> = { overview, alignment, pair, map, matrix, network, ledger, visits, speakers, search };
const LANGUAGE = "demarche-language";

interface Start { about: About; countries: RawSheet; busiest?: RawSheet }

/** What the server wrote into the page; null when it is asked for instead. */
function givenStart(): Start | null {
	const written = document.getElementById("start")?.textContent;
	return written ? JSON.parse(written) as Start : null;
}

class Application {
	private readonly api = new Api();
	private readonly shell = makeShell();
	private readonly filtersOpen = { now: false };
	private about!: About;
	private names!: Names;
	private place: Place = readAddress(location.hash);
	private drawn = "";
	private view = new AbortController();
	private side = new AbortController();
	/** What had the focus when the panel opened. */
	private opener: Element | null = null;
	/** What the panel shows. */
	private shown = "";

	constructor(private readonly root: HTMLElement) {}

	async start(): Promise<void> {
		try {
			const { about, countries, busiest } = givenStart() ?? await this.askStart();
			if (busiest) this.api.know("matrix", BUSIEST_QUERY, busiest);
			this.about = about;
			this.names = new Names(readCountries(new Sheet(countries)), language(), (code) => term("code", code));
		} catch (error) {
			this.refused(error);
			return;
		}
		clear(this.root, this.shell.root);
		addEventListener("hashchange", () => this.arrive());
		addEventListener("keydown", (event) => {
			if (event.key === "Escape" && isOpen(this.place.values)) this.page(this.side).go({ list: "", page: "", record: "" });
		});
		onSystemChange(() => this.redraw());
		this.redraw();
	}

	private async askStart(): Promise<Start> {
		clear(this.root, skeleton());
		const [about, countries] = await Promise.all([this.api.get<About>("about"), this.api.get<RawSheet>("countries")]);
		return { about, countries };
	}

	/** The server asks for a token, or there is none. */
	private refused(error: unknown): void {
		if (!(error instanceof ApiError) || error.status !== 401) {
			clear(this.root, failure(error, () => void this.start()));
			return;
		}
		const input = h("input", { type: "password", id: "token", autocomplete: "off" });
		clear(this.root, h("form", { class: "card login", submit: (event: Event) => {
			event.preventDefault();
			this.api.useToken(input.value.trim());
			void this.start();
		} }, h("label", { for: "token" }, t("token")), input, h("button", { class: "button" }, t("enter"))));
	}

	private page(controller: AbortController): Page {
		const { api, about, names, place } = this;
		const page: Page = {
			api, about, names, place, signal: controller.signal,
			go: (changes, view) => this.go(changes, view),
			href: (changes, view) => writeAddress(changed(this.bare(), changes, view)),
			open: (conditions) => openList(page, conditions),
			openRecord: (id) => this.go({ record: id }),
		};
		return page;
	}

	/** The place without the panel: another tab begins with it closed. */
	private bare(): Place {
		return changed(this.place, { list: "", page: "", record: "" });
	}

	private go(changes: Values, view?: ViewName): void {
		const address = writeAddress(changed(this.place, changes, view));
		if (address === writeAddress(this.place)) return;
		location.hash = address;
	}

	private arrive(): void {
		const wasOpen = isOpen(this.place.values);
		this.place = readAddress(location.hash);
		if (!wasOpen && isOpen(this.place.values)) this.opener = document.activeElement;
		this.draw();
	}

	private redraw(): void {
		this.drawn = "";
		this.draw();
	}

	private draw(): void {
		const focus = document.activeElement?.id ?? "";
		const key = pictureKey(this.place);
		if (key !== this.drawn) this.drawView(key);
		this.drawSide();
		const kept = focus && document.activeElement === document.body ? document.getElementById(focus) : null;
		kept?.focus({ preventScroll: true });
	}

	private drawView(key: string): void {
		const moved = this.drawn !== "" && !this.drawn.startsWith(`#/${this.place.view}`);
		this.drawn = key;
		this.view.abort();
		this.view = new AbortController();
		const page = this.page(this.view);
		document.documentElement.lang = language();
		document.title = `${t(`view_${this.place.view}`)} · demarche`;
		furnish(this.shell, page, { speak: (wanted) => this.speak(wanted), theme: (wanted) => this.theme(wanted) });
		clear(this.shell.filters, filterBar(page, this.filtersOpen));
		this.keepHeight(!moved);
		clear(this.shell.main);
		void DRAW[this.place.view](page, this.shell.main);
		if (moved) scrollTo(0, 0);
	}

	/** While the same view is drawn anew the page keeps its height, so that it does not jump. */
	private keepHeight(keep: boolean): void {
		const { main } = this.shell;
		if (!main.firstChild) return;
		main.style.minHeight = keep ? `${main.offsetHeight}px` : "";
		setTimeout(() => { main.style.minHeight = ""; }, 1000);
	}

	private drawSide(): void {
		const { panel, main, filters, root } = this.shell;
		this.side.abort();
		this.side = new AbortController();
		const open = isOpen(this.place.values), was = !panel.hidden;
		panel.hidden = !open;
		root.classList.toggle("with-panel", open);
		const covers = open && matchMedia("(max-width: 820px)").matches;
		for (const part of [main, filters]) part.toggleAttribute("inert", covers);
		if (!open) {
			if (was) this.giveBack();
			this.shown = "";
			return;
		}
		void drawPanel(this.page(this.side), panel);
		const shown = PANEL.map((name) => this.place.values[name] ?? "").join("\n");
		if (shown === this.shown) return;
		this.shown = shown;
		panel.scrollTop = 0;
		document.getElementById("panel-title")?.focus({ preventScroll: true });
	}

	/** The focus goes back to what opened the panel. */
	private giveBack(): void {
		const { opener } = this;
		const target = opener?.isConnected ? opener : opener?.id ? document.getElementById(opener.id) : null;
		(target as HTMLElement | null)?.focus();
	}

	private speak(wanted: Language): void {
		localStorage.setItem(LANGUAGE, speak(wanted));
		this.names.speak(language());
		this.redraw();
	}

	private theme(wanted: Choice): void {
		choose(wanted);
		this.redraw();
	}
}

applyTheme();
speak(localStorage.getItem(LANGUAGE) ?? navigator.language);
const known = isView(location.hash.replace(/^#\/?/, "").split("?")[0] ?? "");
// A token in the address has become a cookie: it need not stay in the history.
if (!known || location.search) history.replaceState(null, "", location.pathname + (known ? location.hash : "#/overview"));
void new Application(document.getElementById("app")!).start();
