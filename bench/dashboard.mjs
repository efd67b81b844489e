#!/usr/bin/env node
/** How long the dashboard takes to draw: node bench/dashboard.mjs PROGRAM DATABASE [MODULES]
 *
 * Opens every view in a fresh browser page, 4 times, and prints the milliseconds from the start of navigation until all that the view
 * asked for has come and is drawn: the first time and the median of the others. MODULES is the folder of node_modules with
 * playwright-core (default: what ./check installed). The browser is Debian's chromium. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const TIMES = 4;
const VIEWS = ["overview", "alignment", "pair", "map", "matrix", "network", "ledger", "visits", "speakers", "search"];
const [program, database, modules = "build-check/plain/dashboard-tests"] = process.argv.slice(2);
const { chromium } = createRequire(resolve(modules, "package.json"))("playwright-core");

/** The server's first line with an address. */
async function start() {
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

const { server, base } = await start();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
console.log("view         first ms   median ms");
for (const view of VIEWS) {
	const times = [];
	for (let i = 0; i < TIMES; i++)
		times.push(await draw(browser, new URL(`#/${view}`, base).href));
	const [first, ...others] = times;
	others.sort((a, b) => a - b);
	console.log(view.padEnd(10), first.toFixed(0).padStart(10), others[others.length >> 1].toFixed(0).padStart(11));
}
await browser.close();
server.kill();
