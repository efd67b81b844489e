/**
 * A database of real statements (of the samples where there are none) with one
 * hostile article, `demarche serve` over it, and a browser.
 *
 *   DEMARCHE_PROGRAM  the program      DEMARCHE_SHARED  the data folder, may be missing
 *   DEMARCHE_ROOT     the checkout     CHROMIUM         the browser
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

const ROOT = process.env["DEMARCHE_ROOT"] ?? process.cwd();
const PROGRAM = process.env["DEMARCHE_PROGRAM"] ?? join(ROOT, "build/demarche");
const SHARED = process.env["DEMARCHE_SHARED"] ?? join(ROOT, "../shared");
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
/** Every so many-th statement is coded: some hundred over all three years. */
const EVERY = 12;

export const HOSTILE_TITLE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
const HOSTILE_TEXT = "China accused the United States of <script>window.hacked=1</script> espionage on Monday. "
	+ "Beijing criticised Washington \"><svg onload=window.hacked=1> over the <b>export ban</b>.";
const HOSTILE = [
	{ id: "hostile-1", date: "2023-06-05", title: HOSTILE_TITLE, text: HOSTILE_TEXT, url: "javascript:window.hacked=1", publisher: "\"><svg onload=window.hacked=1>" },
	{ id: "hostile-2", date: "2023-06-06", title: "'-alert(1)-' & <b>bold</b>", text: "France condemned the attack by Russia on Tuesday.", url: "https://paper.example/\"><script>alert(1)</script>", publisher: "Paper" },
];

function articles(folder: string): string[] {
	const corpus = join(SHARED, "corpora/whitehouse_statements_2021_2023.jsonl");
	const hostile = join(folder, "hostile.jsonl"), slice = join(folder, "slice.jsonl");
	writeFileSync(hostile, HOSTILE.map((article) => JSON.stringify(article)).join("\n"));
	if (!existsSync(corpus)) return [join(ROOT, "samples"), hostile];
	const lines = readFileSync(corpus, "utf8").split("\n").filter((line, index) => line && index % EVERY === 0);
	writeFileSync(slice, lines.join("\n"));
	return [slice, hostile];
}

/** The address that the server prints once it listens. */
function address(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let printed = "";
		server.stdout!.on("data", (bytes: Buffer) => {
			printed += bytes.toString();
			const found = /https?:\/\/\S+/.exec(printed);
			if (found) resolve(found[0]);
		});
		server.on("exit", (status) => reject(new Error(`serve ended with ${status}`)));
	});
}

export class World {
	/** What any page complained of, and hosts other than the server that were asked. */
	readonly complaints: string[] = [];
	private readonly strangers = new Set<string>();

	private constructor(readonly base: string, private readonly folder: string, private readonly server: ChildProcess, private readonly browser: Browser) {}

	/** Over this database, or over one that is made for the purpose. */
	static async start(existing?: string): Promise<World> {
		const folder = mkdtempSync(join(tmpdir(), "demarche-browser-"));
		const database = existing ?? join(folder, "news.db");
		if (!existing) {
			const coded = spawnSync(PROGRAM, ["ingest", "-q", "-d", database, ...articles(folder)], { encoding: "utf8" });
			if (coded.status !== 0) throw new Error(`ingest: ${coded.status} ${coded.stderr}`);
		}
		const server = spawn(PROGRAM, ["serve", "-q", "-d", database, "--port", "0", "--review", join(folder, "review.jsonl")], { stdio: ["ignore", "pipe", "inherit"] });
		const base = await address(server);
		const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
		return new World(base, folder, server, browser);
	}

	/** A page in a context of its own: English, light and wide unless said otherwise. */
	async page(options: BrowserContextOptions = {}): Promise<Page> {
		const context: BrowserContext = await this.browser.newContext({ locale: "en-US", colorScheme: "light", viewport: { width: 1280, height: 900 }, acceptDownloads: true, reducedMotion: "reduce", ...options });
		const own = new URL(this.base).host;
		context.on("request", (request) => {
			const url = new URL(request.url());
			if (url.protocol.startsWith("http") && url.host !== own) this.strangers.add(url.host);
		});
		// A busy machine is slow; only what never comes is a failure.
		context.setDefaultTimeout(180_000);
		const page = await context.newPage();
		page.on("console", (message) => {
			// Some browsers ask for an icon before they have read that the page brings its own.
			if (message.location().url.endsWith("/favicon.ico")) return;
			if (message.type() === "error" || message.type() === "warning") this.complaints.push(`${message.text()}: ${message.location().url}`);
		});
		page.on("response", (response) => { if (response.status() >= 400) this.complaints.push(`${response.status()} ${response.url()}`); });
		page.on("pageerror", (error) => this.complaints.push(`${error.message} at ${page.url()}`));
		await page.goto(this.base);
		await settled(page);
		return page;
	}

	async json<T>(path: string): Promise<T> {
		const page = await this.page();
		const answer = await page.evaluate(async (asked) => (await fetch(asked)).json(), path);
		await page.context().close();
		return answer as T;
	}

	otherHosts(): string[] {
		return [...this.strangers];
	}

	async stop(): Promise<void> {
		await this.browser.close();
		const ended = new Promise((resolve) => this.server.once("exit", resolve));
		this.server.kill("SIGTERM");
		await ended;
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** Everything asked for has come and is drawn. */
export async function settled(page: Page): Promise<void> {
	await page.waitForSelector("#view-title, .failure, #token");
	await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
}

/** Another state of the page, as by following a link. */
export async function visit(page: Page, hash: string): Promise<void> {
	await page.evaluate((wanted) => { location.hash = wanted; }, hash);
	await page.waitForFunction((wanted) => document.querySelector(".tabs [aria-current]")?.id === `tab-${/#\/(\w+)/.exec(wanted)?.[1]}`, hash);
	await settled(page);
}
