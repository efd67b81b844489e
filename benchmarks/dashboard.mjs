#!/usr/bin/env node
/** How long the dashboard takes to draw: node benchmarks/dashboard.mjs PROGRAM DATABASE [MODULES [OTHER-PROGRAM]]
 *
 * Opens every view in a fresh browser page, 4 times, and prints the milliseconds from the start of navigation until all that the view
 * asked for has come and is drawn: the first time and the median of the others. MODULES is the folder of node_modules with
 * playwright-core (default: what ./check installed). The browser is Debian's chromium. With another program both draw in turn, so
 * that what else the machine does slows both alike. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const TIMES = 4;
const VIEWS = ["overview", "alignment", "pair", "map", "matrix", "network", "ledger", "visits", "speakers", "search"];
const [program, database, modules = "build-check/plain/dashboard-tests", other] = process.argv.slice(2);
const { chromium } = createRequire(resolve(modules, "package.json"))("playwright-core");

/** The server's first line with an address. */
async function start(program) {
	const server = spawn(program, ["serve", "-d", database, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
	for (const stream of [server.stdout, server.stderr]) stream.setEncoding("utf8");
	const base = await new Promise((found, failed) => {
		for (const stream of [server.stdout, server.stderr])
			createInterface({ input: stream }).on("line", (line) => {
				const url = /http:\/\/[^\s"]+/.exec(line);
				if (url) found(url[0]);
			});
		server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
	});
	/* What the server loads behind its first answers has been loaded. */
	await (await fetch(new URL("api/ledger", base))).arrayBuffer();
	return { server, base };
}

async function draw(browser, address) {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	await page.goto(address);
	await page.waitForSelector("#view-title, .failure");
	const drawn = await page.waitForFunction(() => !document.querySelector("[aria-busy]") && performance.now(), null, { polling: "raf" });
	const milliseconds = await drawn.jsonValue();
	await page.close();
	return milliseconds;
}

/** The first time, and the median of the others. */
function tell([first, ...others]) {
	others.sort((a, b) => a - b);
	return first.toFixed(0).padStart(10) + others[others.length >> 1].toFixed(0).padStart(12);
}

const servers = await Promise.all([program, other].filter(Boolean).map(start));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
console.log(`view      ${"  first ms   median ms".repeat(servers.length)}`);
for (const view of VIEWS) {
	const times = servers.map(() => []);
	for (let i = 0; i < TIMES; i++)
		for (const [at, { base }] of servers.entries())
			times[at].push(await draw(browser, new URL(`#/${view}`, base).href));
	console.log(view.padEnd(10) + times.map(tell).join(""));
}
await browser.close();
for (const { server } of servers) server.kill();
