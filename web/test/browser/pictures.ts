/**
 * Takes the pictures of docs/dashboard.md: node web/test/run.mjs FOLDER pictures
 * DATABASE OUT, with a database of the statements of 2021 to 2023.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { settled, visit, World } from "./fixture";

interface Picture { name: string; hash: string; options?: BrowserContextOptions; language?: string; before?(page: Page): Promise<void> }

const WIDE = { viewport: { width: 1240, height: 860 } };
const PICTURES: Picture[] = [
	{ name: "overview", hash: "#/overview", options: WIDE },
	{ name: "alignment", hash: "#/alignment?of=UKR&between=USA,RUS", options: WIDE },
	{ name: "record", hash: "#/pair?source=USA&target=RUS", options: WIDE, before: async (page) => {
		await visit(page, `#/pair?source=USA&target=RUS&list=${encodeURIComponent("actor=USA&recipient=RUS&quad=4&order=confidence")}`);
		await page.locator("#panel .record-item").first().click();
		await page.locator("#panel .coding").waitFor();
	} },
	{ name: "map", hash: "#/map?partner=USA", options: WIDE },
	{ name: "matrix", hash: "#/matrix", options: { ...WIDE, colorScheme: "dark" } },
	{ name: "phone", hash: "#/map?partner=USA", options: { viewport: { width: 360, height: 760 }, colorScheme: "dark", deviceScaleFactor: 2 }, language: "es" },
];

/** The browser itself packs PNG as WebP. */
async function webp(page: Page, png: Buffer): Promise<Buffer> {
	const address = await page.evaluate(async (data) => {
		const image = new Image();
		image.src = `data:image/png;base64,${data}`;
		await image.decode();
		const canvas = document.createElement("canvas");
		[canvas.width, canvas.height] = [image.width, image.height];
		canvas.getContext("2d")!.drawImage(image, 0, 0);
		return canvas.toDataURL("image/webp", 0.86);
	}, png.toString("base64"));
	return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}

async function take(world: World, picture: Picture, out: string): Promise<void> {
	const page = await world.page(picture.options);
	if (picture.language) await page.locator("#language").selectOption(picture.language);
	await visit(page, picture.hash);
	await picture.before?.(page);
	await settled(page);
	const packed = await webp(page, await page.screenshot());
	writeFileSync(join(out, `${picture.name}.webp`), packed);
	console.log(`${picture.name}.webp ${packed.length} bytes`);
	await page.context().close();
}

const [database, out] = process.argv.slice(2) as [string, string];
const world = await World.start(database);
try {
	for (const picture of PICTURES) await take(world, picture, out);
} finally {
	await world.stop();
}
