/** Questions to the server. The last answers are kept, so that going back is at once. */
import { Sheet, type Cell, type RawSheet } from "./sheet";
import type { Values } from "./address";

export interface About {
	program: string; lexicon: string; model: string; database: string;
	articles: number; records: number; events: number; facts: number; quotes: number;
	first: string; last: string; review: boolean; languages: string[];
}

export interface Party { text?: string; code?: string; sector?: string[]; name?: string; id?: string; role?: string }
export interface Source { title?: string; url?: string; publisher?: string; published?: string }

/** A record as `code` prints it. */
export interface CodedRecord {
	record: string; id: string; doc?: string; date?: string; date_end?: string;
	event?: string; mode?: string; cameo?: string; quad?: number; score?: number; status?: string;
	actor?: Party[]; recipient?: Party[]; mutual?: boolean; party?: Party[]; counted?: Party; speaker?: Party; about?: Party[];
	kind?: string; instrument?: string; stance?: string; verb?: string; quote?: string;
	amount?: { value?: number; usd?: number; currency?: string; text?: string }[];
	context?: string[]; location?: { name?: string; country?: string };
	confidence?: number; rule?: string; made_by?: string; text?: string;
	title?: string; url?: string; published?: string; source?: Source;
	version?: { program?: string; lexicon?: string; model?: string };
	reports?: number;
}

export interface RecordPage { total: { records: number; events: number }; rows: CodedRecord[] }

/** Copies of the article have no record, so no id. */
export interface Report { id?: string; doc?: string; publisher?: string; title?: string; date?: string }
/** A record that the ledger links with this one. */
export interface Linked { id: string; date: string }
export interface ReviewMark { mark: string; what?: string[]; same_as?: string; note?: string; time?: string }

export interface RecordDetail {
	record: CodedRecord;
	article: { lang?: string; doc?: string; title?: string; url?: string; publisher?: string; published?: string };
	before?: string; text: string; after?: string;
	marks: { start: number; end: number; role: string }[];
	rule_text?: string;
	/** The verbs and nouns that the line stands for. */
	rule_words?: string;
	/** What became of a promise; without a record where nothing tells it. */
	became?: { outcome: string } & Partial<Linked>;
	/** The promises that it ends. */
	promised?: Linked[];
	reports?: Report[];
	review?: ReviewMark[];
}

export class ApiError extends Error {
	constructor(message: string, readonly status: number, readonly parameter: string) {
		super(message);
	}
}

const KEPT = 40;
const TOKEN = "demarche-token";

export class Api {
	private readonly known = new Map<string, unknown>();
	private readonly answers = new Map<string, unknown>();
	/** What is being asked for, for figures of one view that ask the same. */
	private readonly asked = new Map<string, { answer: Promise<unknown>; signal: AbortSignal | undefined }>();

	address(path: string, values: Values): string {
		const query = new URLSearchParams();
		for (const [name, value] of Object.entries(values)) if (value !== "") query.set(name, value);
		const written = query.toString();
		return `api/${path}${written ? `?${written}` : ""}`;
	}

	/** What the page brought along: it need not be asked for. */
	know(path: string, values: Values, answer: unknown): void {
		this.known.set(this.address(path, values), answer);
	}

	async get<T>(path: string, values: Values = {}, signal?: AbortSignal): Promise<T> {
		const address = this.address(path, values);
		const kept = this.known.get(address) ?? this.answers.get(address);
		if (kept !== undefined) return kept as T;
		const other = this.asked.get(address);
		if (other && other.signal === signal) return other.answer as Promise<T>;
		const answer = this.askOnce(address, signal);
		this.asked.set(address, { answer, signal });
		return answer as Promise<T>;
	}

	private async askOnce(address: string, signal: AbortSignal | undefined): Promise<unknown> {
		try {
			const answer = await this.ask(address, signal ? { signal } : {});
			this.keep(address, answer);
			return answer;
		} finally {
			if (this.asked.get(address)?.signal === signal) this.asked.delete(address);
		}
	}

	async sheet(path: string, values: Values = {}, signal?: AbortSignal): Promise<Sheet> {
		return new Sheet(await this.get<RawSheet>(path, values, signal));
	}

	async review(mark: { id: string; mark: string; what?: string[]; same_as?: string; note?: string }): Promise<void> {
		await this.ask("api/review", {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify(mark),
		});
		this.answers.clear();
	}

	/** The bytes of a sheet as CSV, as the server writes them. */
	async csv(path: string, values: Values): Promise<Blob> {
		const response = await this.fetch(this.address(path, { ...values, format: "csv" }), {});
		return response.blob();
	}

	useToken(token: string): void {
		sessionStorage.setItem(TOKEN, token);
		this.answers.clear();
	}

	private async ask(address: string, options: RequestInit): Promise<Cell> {
		const response = await this.fetch(address, options);
		if (response.status === 204) return null;
		return (await response.json()) as Cell;
	}

	private async fetch(address: string, options: RequestInit): Promise<Response> {
		const headers = new Headers(options.headers);
		const token = sessionStorage.getItem(TOKEN);
		if (token) headers.set("Authorization", `Bearer ${token}`);
		const response = await fetch(address, { ...options, headers, credentials: "same-origin" });
		if (!response.ok) throw await refusal(response);
		return response;
	}

	private keep(address: string, answer: unknown): void {
		this.answers.set(address, answer);
		if (this.answers.size <= KEPT) return;
		const oldest = this.answers.keys().next();
		if (!oldest.done) this.answers.delete(oldest.value);
	}
}

async function refusal(response: Response): Promise<ApiError> {
	try {
		const body = (await response.json()) as { error?: { message?: string; parameter?: string } };
		return new ApiError(body.error?.message ?? response.statusText, response.status, body.error?.parameter ?? "");
	} catch {
		return new ApiError(response.statusText || `HTTP ${response.status}`, response.status, "");
	}
}
