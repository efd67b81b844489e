/** Names of countries in the reader's language, and finding one by some letters. */
import type { Sheet } from "./sheet";

export interface Country {
	code: string; name: string; iso2: string; numeric: string; events: number; lat: number | null; lon: number | null;
}

/** "Côte d'Ivoire" as people type it: "cote d'ivoire". */
export function plain(text: string): string {
	return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function readCountries(sheet: Sheet): Country[] {
	return sheet.rows.map((row) => ({
		code: row.text("code"),
		name: row.text("name"),
		iso2: row.text("iso2"),
		numeric: row.text("numeric") ? row.text("numeric").padStart(3, "0") : "",
		events: row.count("events"),
		lat: row.number("lat"),
		lon: row.number("lon"),
	}));
}

/** Names that take an article within an English sentence. */
const THE = new Set(["ARE", "BHS", "CAF", "COD", "COG", "COM", "CYM", "CZE", "DOM", "EUR", "FLK", "FRO", "GBR", "GMB", "MDV", "MHL", "NLD", "PHL", "SLB", "SYC",
	"TCA", "UNO", "USA", "VAT"]);

export class Names {
	private readonly byCode = new Map<string, Country>();
	private language = "en";
	private regions: Intl.DisplayNames | null | undefined;

	/** `other` names what is no country: organisations, companies. */
	constructor(readonly countries: Country[], language: string, private readonly other = (code: string): string => code) {
		for (const country of countries) this.byCode.set(country.code, country);
		this.speak(language);
	}

	speak(language: string): void {
		this.language = language;
		this.regions = undefined;
	}

	/** As the browser names it; to ask for that the first time takes long. */
	private region(iso2: string): string | undefined {
		if (iso2.length !== 2) return undefined;
		if (this.regions === undefined)
			try {
				this.regions = new Intl.DisplayNames([this.language], { type: "region" });
			} catch {
				this.regions = null;
			}
		const named = this.regions?.of(iso2);
		return named === iso2 ? undefined : named;
	}

	find(code: string): Country | undefined {
		return this.byCode.get(code);
	}

	/** "China" of "CHN", in English as the server names it; the code itself where there is no name. "" is nobody. */
	of(code: string): string {
		const country = this.byCode.get(code);
		if (!country) return this.other(code);
		if (this.language === "en" && country.name) return country.name;
		const other = this.other(code);
		return this.region(country.iso2) ?? (other === code ? country.name || code : other);
	}

	/** Within a sentence: "the United States". */
	within(code: string): string {
		return this.language === "en" && THE.has(code) ? `the ${this.of(code)}` : this.of(code);
	}

	/** Where a sentence begins: "The United States". */
	first(code: string): string {
		const name = this.within(code);
		return name.slice(0, 1).toUpperCase() + name.slice(1);
	}

	/** Best first: code, beginning of the name, beginning of a word, inside. */
	search(typed: string, limit: number): Country[] {
		const wanted = plain(typed.trim());
		const ranked: [number, Country][] = [];
		for (const country of this.countries) {
			const rank = this.rank(country, wanted);
			if (rank >= 0) ranked.push([rank, country]);
		}
		ranked.sort((a, b) => a[0] - b[0] || b[1].events - a[1].events || a[1].code.localeCompare(b[1].code));
		return ranked.slice(0, limit).map(([, country]) => country);
	}

	private rank(country: Country, wanted: string): number {
		if (!wanted) return 4;
		const names = [this.of(country.code), country.name, this.region(country.iso2) ?? ""].map(plain);
		if (country.code.toLowerCase() === wanted || country.iso2.toLowerCase() === wanted) return 0;
		if (names.some((name) => name.startsWith(wanted))) return 1;
		if (names.some((name) => name.split(/[\s\-'’(]+/).some((word) => word.startsWith(wanted)))) return 2;
		return names.some((name) => name.includes(wanted)) ? 3 : -1;
	}
}
