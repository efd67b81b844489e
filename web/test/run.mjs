// node run.mjs PACKAGES types|unit|browser [option of node --test ...] - checks
// the types of the dashboard, or bundles and runs its tests.
// node run.mjs PACKAGES pictures DATABASE OUT - takes those of the docs.
// PACKAGES holds node_modules.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url)), root = dirname(here);
const packages = resolve(process.argv[2]), what = process.argv[3];
const modules = join(packages, "node_modules");
const require = createRequire(join(packages, "package.json"));

function node(words) {
	const done = spawnSync(process.execPath, words, { stdio: "inherit" });
	process.exit(done.status ?? 1);
}

function types() {
	const config = join(packages, "types.json");
	writeFileSync(config, JSON.stringify({
		extends: join(root, "tsconfig.json"),
		compilerOptions: { typeRoots: [join(modules, "@types")], paths: { "*": [join(modules, "@types/*"), join(modules, "*")] } },
		include: [join(root, "src"), here],
	}));
	node([require.resolve("typescript/bin/tsc"), "-p", config]);
}

/** Bundles files of a folder of tests; where each lies then. */
async function bundle(kind, files) {
	const out = join(packages, `test-${kind}`);
	rmSync(out, { recursive: true, force: true });
	await require("esbuild").build({
		entryPoints: files.map((name) => join(here, kind, name)),
		outdir: out, bundle: true, platform: "node", format: "esm", target: "node18", outExtension: { ".js": ".mjs" },
		external: ["playwright-core"], loader: { ".css": "empty" }, nodePaths: [modules], logLevel: "warning",
	});
	return files.map((name) => join(out, name.replace(/ts$/, "mjs")));
}

async function tests(kind) {
	const files = readdirSync(join(here, kind)).filter((name) => name.endsWith(".test.ts"));
	node(["--test", ...process.argv.slice(4), ...await bundle(kind, files)]);
}

async function pictures() {
	node([...await bundle("browser", ["pictures.ts"]), ...process.argv.slice(4)]);
}

if (what === "types") types();
else if (what === "pictures") await pictures();
else await tests(what);
