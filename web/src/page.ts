/** What a view gets to draw with. */
import type { About, Api } from "./api";
import type { Place, Values, ViewName } from "./address";
import type { Names } from "./names";

export interface Page {
	api: Api;
	about: About;
	names: Names;
	place: Place;
	signal: AbortSignal;
	/** Another state of the page, as a new entry of the history. */
	go(changes: Values, view?: ViewName): void;
	/** The address of such a state, for links. */
	href(changes: Values, view?: ViewName): string;
	/** The records that fit these conditions, in the panel. */
	open(conditions: Values): void;
	openRecord(id: string): void;
}

export type View = (page: Page, host: HTMLElement) => void | Promise<void>;
