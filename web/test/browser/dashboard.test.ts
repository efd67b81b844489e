/** The dashboard as people use it: the real server, a real browser. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before, describe, test } from "node:test";
import type { Download, Page } from "playwright-core";
import { VIEWS } from "../../src/address";
import { HOSTILE_TITLE, settled, visit, World } from "./fixture";

interface Sheet { columns: { name: string }[]; rows: (string | number | null)[][] }
interface About { articles: number; events: number; first: string; last: string }

const AXE = readFileSync(process.env["AXE"] ?? createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let world: World;
/** Two countries with most events between them, and their names. */
let source: string, target: string, names: Map<string, string>;

before(async () => {
	world = await World.start();
	const countries = await world.json<Sheet>("api/countries");
	const column = (sheet: Sheet, name: string): number => sheet.columns.findIndex((one) => one.name === name);
	names = new Map(countries.rows.filter((row) => row[column(countries, "iso2")]).map((row) => [String(row[column(countries, "code")]), String(row[column(countries, "name")])]));
	const matrix = await world.json<Sheet>("api/matrix?order=-events&limit=50");
	const from = column(matrix, "source"), to = column(matrix, "target");
	const pair = matrix.rows.find((row) => row[from] !== row[to] && names.has(String(row[from])) && names.has(String(row[to])))!;
	[source, target] = [String(pair[from]), String(pair[to])];
});
after(() => world?.stop());
afterEach(() => {
	assert.deepEqual(world.complaints.splice(0), [], "the console must be silent");
	assert.deepEqual(world.otherHosts(), [], "no other host may be asked");
});

async function withPage(options: Parameters<World["page"]>[0], use: (page: Page) => Promise<void>): Promise<void> {
	const page = await world.page(options);
	try {
		await use(page);
	} finally {
		await page.context().close();
	}
}

function hash(page: Page): string {
	return new URL(page.url()).hash;
}

async function typeCountry(page: Page, field: string, name: string): Promise<void> {
	await page.locator(`#${field}`).fill(name);
	await page.locator(`#${field}-list [role=option]`).first().waitFor();
	await page.locator(`#${field}`).press("Enter");
	await settled(page);
}

/** Opens a period that has events, by keyboard. */
async function openPeriod(page: Page): Promise<void> {
	const plot = page.locator(".plot").first();
	await plot.focus();
	for (let step = 0; step < 80; step++) {
		const said = (await plot.getAttribute("aria-valuetext")) ?? "";
		if (/(Cooperation|Conflict) (?!0,)\d/.test(said)) break;
		await plot.press("ArrowLeft");
	}
	await plot.press("Enter");
	await page.locator("#panel .record-item").first().waitFor();
}

describe("finding one's way", () => {
	test("the page opens with what the database has", () => withPage({}, async (page) => {
		const about = await world.json<About>("api/about");
		assert.equal(hash(page), "#/overview");
		const shown = await page.locator(".numbers").innerText();
		assert.ok(shown.includes(about.articles.toLocaleString("en")), shown);
		assert.ok(shown.includes(about.events.toLocaleString("en")), shown);
		assert.equal(await page.title(), "Overview · demarche");
	}));

	for (const view of VIEWS)
		test(`${view} has its address and draws`, () => withPage({}, async (page) => {
			await page.locator(`#tab-${view}`).click();
			await settled(page);
			assert.ok(hash(page).startsWith(`#/${view}`));
			assert.equal(await page.locator(".failure").count(), 0);
			assert.ok((await page.locator("h1").innerText()).length > 3);
		}));

	test("an address can be shared, the back button goes back", () => withPage({}, async (page) => {
		await visit(page, `#/pair?source=${source}&target=${target}`);
		const title = await page.locator("h1").innerText();
		await visit(page, "#/matrix?measure=conflict");
		await page.goBack();
		await settled(page);
		assert.equal(await page.locator("h1").innerText(), title);
		await withPage({}, async (other) => {
			await other.goto(page.url());
			await settled(other);
			assert.equal(await other.locator("h1").innerText(), title);
		});
	}));

	test("a malformed address shows the overview", () => withPage({}, async (page) => {
		await page.goto(new URL("#/<img src=x onerror=alert(1)>?source=<b>&record=zzz", page.url()).href);
		await settled(page);
		assert.equal(await page.locator("#tab-overview").getAttribute("aria-current"), "page");
	}));
});

describe("from a dyad down to the sentence", () => {
	test("two countries are chosen by some letters of their names", () => withPage({}, async (page) => {
		await visit(page, "#/pair?source=KEN&target=SDN");
		await typeCountry(page, "source", names.get(source)!);
		await typeCountry(page, "target", names.get(target)!);
		assert.equal(hash(page), `#/pair?source=${source}&target=${target}`);
		assert.match(await page.locator("h1").innerText(), new RegExp(`^(The )?${names.get(source)!}`));
		assert.equal(await page.locator(".plot canvas").count(), 3);
	}));

	test("a point opens its events, an event its sentence, with actors, trigger, line and source", () => withPage({}, async (page) => {
		await visit(page, `#/pair?source=${source}&target=${target}`);
		await openPeriod(page);
		assert.match(hash(page), /list=/);
		await page.locator("#panel .record-item").first().click();
		await page.locator("#panel mark.role-trigger").first().waitFor();
		assert.ok(await page.locator("#panel mark.role-actor").count() > 0);
		assert.match(await page.locator("#panel .rule").innerText(), /->|frames|network/);
		assert.match(hash(page), /record=[0-9a-f]{16}/);
		for (const link of await page.locator("#panel .source a").all()) {
			assert.match((await link.getAttribute("href"))!, /^https?:\/\//);
			assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
		}
		await page.goBack();
		await page.locator("#panel .record-item").first().waitFor();
		await page.goBack();
		await page.locator("#panel").waitFor({ state: "hidden" });
	}));

	test("the list holds as many records as it says, page by page", () => withPage({}, async (page) => {
		await visit(page, `#/matrix?list=${encodeURIComponent("only=events")}`);
		await page.locator("#panel .record-item").first().waitFor();
		const first = await page.locator("#panel .record-item").first().getAttribute("id");
		await page.locator("#page-after").click();
		await page.waitForFunction((id) => document.querySelector("#panel .record-item") && document.querySelector("#panel .record-item")!.id !== id, first);
		assert.match(hash(page), /page=2/);
	}));
});

describe("the ledger", () => {
	test("a year opens its records, one kind is told by instrument", () => withPage({}, async (page) => {
		await visit(page, "#/ledger?kind=aid");
		assert.ok((await page.locator(".card h2").allInnerTexts()).includes("By instrument"));
		await page.locator(".card", { hasText: "By year" }).locator(".hit").last().click();
		await page.locator("#panel .record-item").first().waitFor();
		assert.match(decodeURIComponent(hash(page)), /list=fact=aid&from=\d{4}&to=\d{4}/);
		const dates = await page.locator("#panel .record-item time").evaluateAll((all) => all.map((one) => one.getAttribute("datetime")!.slice(0, 4)));
		assert.equal(new Set(dates).size, 1);
	}));

	test("what was promised leads to what became of it, and back", () => withPage({}, async (page) => {
		const sheet = await world.json<Sheet>("api/ledger?records=1&wide=1&columns=id,became");
		const [own, became] = sheet.rows.find((row) => row[1] && row[0] !== row[1]) ?? [];
		if (!own) return;
		await visit(page, `#/ledger?record=${own}`);
		await page.locator(`.became #linked-${became}`).click();
		await page.locator(`.became #linked-${own}`).click();
		await page.locator(`.became #linked-${became}`).waitFor();
	}));
});

describe("filters", () => {
	test("a filter stands in the address and narrows the list", () => withPage({}, async (page) => {
		await visit(page, "#/matrix");
		await page.locator("#filter-more").click();
		await page.locator("#filter-quad-3").check();
		await settled(page);
		assert.equal(hash(page), "#/matrix?quad=3");
		assert.equal(await page.locator("#filter-more .badge").innerText(), "1");
		await page.locator(".heat .cell[aria-label*='events, net']").first().click();
		await page.locator("#panel .record-item").first().waitFor();
		const tags = await page.locator("#panel .record-item .tag").evaluateAll((all) => all.filter((one) => one.className.includes("quad-")).map((one) => one.className));
		assert.ok(tags.length && tags.every((one) => one === "tag quad-3"), tags.join());
		await page.locator("#filter-reset").click();
		await settled(page);
		assert.ok(!hash(page).includes("quad"));
	}));

	test("the span of time narrows what is drawn", () => withPage({}, async (page) => {
		const about = await world.json<About>("api/about");
		const year = about.last.slice(0, 4);
		await visit(page, `#/pair?source=${source}&target=${target}&period=month&from=${year}-01-01&to=${year}-03-31`);
		const empty = await page.locator(".empty").count();
		if (!empty) assert.equal(await page.locator(".plot").first().getAttribute("aria-valuemax"), "2");
	}));
});

describe("files", () => {
	const save = async (page: Page, what: string, card = 0): Promise<Download> => {
		const coming = page.waitForEvent("download");
		await page.locator(".card").nth(card).locator(".tool", { hasText: what }).click();
		return coming;
	};
	const bytes = async (download: Download): Promise<Buffer> => readFileSync((await download.path())!);

	test("CSV has the columns and rows of the API", () => withPage({}, async (page) => {
		await visit(page, `#/pair?source=${source}&target=${target}&period=year`);
		const file = await save(page, "CSV");
		assert.match(file.suggestedFilename(), /\.csv$/);
		const lines = (await bytes(file)).toString("utf8").trim().split(/\r?\n/);
		assert.match(lines[0]!, /source,target,period,reports,events/);
		assert.ok(lines.length > 1);
	}));

	for (const [view, name] of [["pair", "a plot"], ["map", "a map"], ["matrix", "a matrix"], ["network", "a network"], ["visits", "a calendar"]] as const)
		test(`SVG and PNG of ${name} stand alone`, () => withPage({}, async (page) => {
			await visit(page, `#/${view}`);
			const svg = (await bytes(await save(page, "SVG"))).toString("utf8");
			assert.match(svg, /^<\?xml[^>]*>\s*<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
			assert.doesNotMatch(svg, /<script|onclick|style=|var\(--|href=/);
			const parsed = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror") === null, svg);
			assert.ok(parsed);
			const png = await bytes(await save(page, "PNG"));
			assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
			assert.ok(png.readUInt32BE(16) >= 800, "twice the size of the picture");
		}));
});

describe("keyboard and screen readers", () => {
	test("everything is reached by keys: a skip link, the plot, the panel and back", () => withPage({}, async (page) => {
		await visit(page, `#/pair?source=${source}&target=${target}`);
		await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
		await page.keyboard.press("Tab");
		assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
		await page.keyboard.press("Enter");
		assert.equal(await page.evaluate(() => document.activeElement?.id), "view-title");
		for (let step = 0; step < 25 && !(await page.evaluate(() => document.activeElement?.classList.contains("plot"))); step++) await page.keyboard.press("Tab");
		await openPeriod(page);
		assert.equal(await page.evaluate(() => document.activeElement?.id), "panel-title");
		await page.keyboard.press("Escape");
		await page.locator("#panel").waitFor({ state: "hidden" });
		assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("plot")), "the focus comes back");
	}));

	test("arrow keys move in the matrix and on the map, Enter opens", () => withPage({}, async (page) => {
		await visit(page, "#/matrix");
		const cell = page.locator(".heat .cell[tabindex='0']");
		await cell.focus();
		const before = await page.evaluate(() => document.activeElement?.id);
		await page.keyboard.press("ArrowRight");
		await page.keyboard.press("ArrowDown");
		assert.notEqual(await page.evaluate(() => document.activeElement?.id), before);
		await visit(page, `#/map?partner=${source}`);
		await page.locator(".map [tabindex='0']").focus();
		await page.keyboard.press("ArrowRight");
		await page.keyboard.press("Enter");
		await page.locator("#panel .record-item").first().waitFor();
	}));

	test("the focus stays on a control that redraws the view", () => withPage({}, async (page) => {
		await visit(page, "#/matrix");
		await page.locator("#measure").focus();
		await page.locator("#measure").selectOption("events");
		await settled(page);
		assert.equal(await page.evaluate(() => document.activeElement?.id), "measure");
	}));

	test("a filter does not make the page jump", () => withPage({}, async (page) => {
		await visit(page, "#/network");
		await page.evaluate(() => scrollTo(0, 200));
		await page.locator("#top").focus();
		await page.evaluate(() => scrollTo(0, 200));
		await page.locator("#top").selectOption("12");
		await settled(page);
		assert.equal(await page.evaluate(() => scrollY), 200);
	}));

	test("a table stands behind the picture", () => withPage({}, async (page) => {
		await visit(page, "#/matrix");
		const button = page.locator(".card .tool", { hasText: "Table" }).first();
		await button.click();
		assert.equal(await button.getAttribute("aria-expanded"), "true");
		assert.ok(await page.locator(".card table tbody tr").count() > 0);
	}));

	for (const colours of ["light", "dark"] as const)
		for (const view of [...VIEWS, "record"] as const)
			test(`axe finds nothing in ${view}, ${colours}`, () => withPage({ colorScheme: colours }, async (page) => {
				await openView(page, view);
				await page.evaluate(AXE);
				const found = await page.evaluate(async () => {
					const axe = (window as unknown as { axe: { run(o: unknown): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe;
					const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] });
					return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(" | ")}`);
				});
				assert.deepEqual(found, []);
			}));
});

/** Neither of the two countries. */
function third(): string {
	return ["CHN", "USA", "RUS"].find((code) => code !== source && code !== target)!;
}

async function openView(page: Page, view: string): Promise<void> {
	if (view === "search") await visit(page, "#/search?words=accused");
	else if (view === "pair") await visit(page, `#/pair?source=${source}&target=${target}`);
	else if (view === "alignment") await visit(page, `#/alignment?of=${target}&between=${source},${third()}`);
	else if (view !== "record") await visit(page, `#/${view}`);
	else {
		await visit(page, `#/matrix?list=${encodeURIComponent("only=events")}`);
		await page.locator("#panel .record-item").first().click();
		await page.locator("#panel .coding").waitFor();
	}
}

describe("other screens, other readers", () => {
	for (const view of [...VIEWS, "record"])
		test(`${view} fits a phone`, () => withPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async (page) => {
			await openView(page, view);
			assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "no sideways scrolling");
		}));

	test("on a phone a row of a table is a list that still is a table", () => withPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async (page) => {
		await visit(page, "#/ledger");
		const cell = page.locator("table.stacked [role=cell]").first();
		assert.ok(((await cell.getAttribute("data-label")) ?? "").length > 2);
		assert.ok(await page.evaluate(() => document.querySelector(".scroller")!.scrollWidth <= document.querySelector(".scroller")!.clientWidth), "no sideways scrolling within");
	}));

	test("Spanish is chosen and stays chosen", () => withPage({}, async (page) => {
		await page.locator("#language").selectOption("es");
		await settled(page);
		assert.equal(await page.locator("#tab-map").innerText(), "Mapa");
		assert.equal(await page.evaluate(() => document.documentElement.lang), "es");
		await page.reload();
		await settled(page);
		await visit(page, "#/map?partner=USA");
		assert.match(await page.locator("h1").innerText(), /^Estados Unidos/);
	}));

	test("a reader whose browser speaks Spanish gets Spanish", () => withPage({ locale: "es-CO" }, async (page) => {
		assert.equal(await page.locator("#tab-matrix").innerText(), "Matriz");
	}));

	test("dark is chosen and stays chosen", () => withPage({}, async (page) => {
		await page.locator("#theme").selectOption("dark");
		await page.reload();
		await settled(page);
		assert.equal(await page.evaluate(() => document.documentElement.dataset["theme"]), "dark");
	}));
});

describe("hostile articles and failures", () => {
	test("markup in titles and sentences is shown as text, never run", () => withPage({}, async (page) => {
		await visit(page, "#/search?words=espionage+AND+Beijing+OR+accused+AND+espionage");
		await page.locator(".hit-item", { hasText: "window.hacked" }).first().waitFor();
		assert.ok((await page.locator(".hits").innerText()).includes(HOSTILE_TITLE.slice(0, 20)));
		const chip = page.locator(".hit-item", { hasText: "window.hacked" }).locator(".chip").first();
		if (await chip.count()) {
			await chip.click();
			await page.locator("#panel .coding").waitFor();
			assert.equal(await page.locator("#panel a[href^='javascript']").count(), 0);
			assert.ok((await page.locator("#panel .passage").innerText()).includes("window.hacked"));
		}
		assert.equal(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked), undefined);
		assert.equal(await page.locator("#app img, #app script, #app iframe").count(), 0);
	}));

	test("a failing answer is told, and asked again", () => withPage({}, async (page) => {
		let broken = true;
		await page.route("**/api/matrix*", (route) => (broken ? route.fulfill({ status: 503, contentType: "application/json", body: "{\"error\":{\"status\":503,\"message\":\"<b>busy</b>\",\"parameter\":\"from\"}}" }) : route.continue()));
		await visit(page, "#/matrix");
		assert.ok((await page.locator(".failure").innerText()).includes("<b>busy</b>"));
		broken = false;
		await page.locator(".failure button").click();
		await page.locator(".heat .cell").first().waitFor();
		// The browser itself tells of the answer 503.
		world.complaints.splice(0);
	}));

	test("words that cannot be searched are told as the server says", () => withPage({}, async (page) => {
		await visit(page, "#/search?words=%22open");
		assert.ok(await page.locator(".failure, .empty").count() > 0);
		world.complaints.splice(0);
	}));
});

describe("review", () => {
	test("a record is marked wrong, and the mark is there afterwards", () => withPage({}, async (page) => {
		await openView(page, "record");
		await page.locator("#review-same-button").click();
		assert.equal(await page.locator(".review [role=status]").innerText(), "Give the 16 digits of the other record.");
		await page.locator("#wrong-actor").check();
		await page.locator("#review-note").fill("not <b>them</b>");
		await page.locator("#review-wrong").click();
		await page.locator(".review [role=status]", { hasText: "Saved." }).waitFor();
		await page.reload();
		await page.locator(".reviews li").first().waitFor();
		assert.match(await page.locator(".reviews").innerText(), /wrong: actor.*not <b>them<\/b>/i);
	}));
});
