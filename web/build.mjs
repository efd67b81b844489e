// node build.mjs PACKAGES OUT - bundles the dashboard into the folder OUT:
// index.html, app.js with uplot.js and geo.js, app.css, world.json. PACKAGES holds node_modules.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [packages, out] = process.argv.slice(2).map((folder) => resolve(folder));
const require = createRequire(join(packages, "package.json"));

/** Shapes of countries by ISO 3166-1 number; their names come from elsewhere. */
function world() {
	const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-110m.json"), "utf8"));
	for (const shape of atlas.objects.countries.geometries) delete shape.properties;
	return JSON.stringify(atlas);
}

mkdirSync(out, { recursive: true });
await require("esbuild").build({
	entryPoints: { app: join(here, "src/main.ts") },
	outdir: out,
	bundle: true,
	minify: true,
	format: "esm",
	// What not every view needs is loaded by those that do.
	splitting: true,
	chunkNames: "[name]",
	target: "es2020",
	charset: "utf8",
	legalComments: "eof",
	nodePaths: [join(packages, "node_modules")],
	logLevel: "warning",
});
copyFileSync(join(here, "src/index.html"), join(out, "index.html"));
writeFileSync(join(out, "world.json"), world());
