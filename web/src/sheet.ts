/** A sheet of the API: typed columns and rows of cells; null is unknown. */

export type Cell = string | number | boolean | null | Cell[] | { [name: string]: Cell };

export interface Column { name: string; type: string; unit?: string; help?: string }
export interface RawSheet { name: string; columns: Column[]; rows: Cell[][]; total?: number }

export class Row {
	constructor(private readonly sheet: Sheet, readonly cells: Cell[]) {}

	cell(name: string): Cell {
		return this.cells[this.sheet.index(name)] ?? null;
	}

	text(name: string): string {
		const cell = this.cell(name);
		return cell === null ? "" : typeof cell === "object" ? JSON.stringify(cell) : String(cell);
	}

	/** null where it is unknown or no number. */
	number(name: string): number | null {
		const cell = this.cell(name);
		return typeof cell === "number" && Number.isFinite(cell) ? cell : null;
	}

	/** 0 where it is unknown. */
	count(name: string): number {
		return this.number(name) ?? 0;
	}
}

export class Sheet {
	readonly name: string;
	readonly columns: Column[];
	readonly rows: Row[];
	readonly total: number;
	private readonly places = new Map<string, number>();

	constructor(raw: RawSheet) {
		this.name = raw.name;
		this.columns = raw.columns;
		this.columns.forEach((column, index) => this.places.set(column.name, index));
		this.rows = raw.rows.map((cells) => new Row(this, cells));
		this.total = raw.total ?? this.rows.length;
	}

	index(name: string): number {
		return this.places.get(name) ?? -1;
	}

	has(name: string): boolean {
		return this.places.has(name);
	}

	/** The same sheet with fewer columns, in the order asked for. */
	only(names: string[]): Sheet {
		const columns = names.filter((name) => this.has(name));
		return new Sheet({
			name: this.name,
			columns: columns.map((name) => this.columns[this.index(name)]!),
			rows: this.rows.map((row) => columns.map((name) => row.cell(name))),
		});
	}
}
