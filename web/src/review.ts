/** An analyst's word on a record: right, wrong (what), the same as another. */
import { ApiError, type RecordDetail, type ReviewMark } from "./api";
import { h } from "./dom";
import { t, term } from "./i18n";
import type { Page } from "./page";

/** What can be wrong, by the kind of record. */
const WHAT: Record<string, string[]> = {
	event: ["event", "mode", "actor", "recipient", "status", "date", "place", "context"],
	fact: ["event", "party", "amount", "object", "status", "date"],
	quote: ["speaker", "about", "stance", "quote"],
};

function given(marks: ReviewMark[]): HTMLElement | null {
	if (!marks.length) return null;
	return h("ul", { class: "reviews" }, ...marks.map((mark) => h("li", {}, h("strong", {}, term("mark", mark.mark)),
		mark.what?.length ? `: ${mark.what.map((one) => term("wrong", one)).join(", ")}` : "",
		mark.same_as ? ` ${mark.same_as}` : "", mark.note ? ` – ${mark.note}` : "")));
}

export function reviewBox(page: Page, detail: RecordDetail): HTMLElement {
	const { id } = detail.record;
	const said = h("p", { role: "status", class: "quiet" });
	const send = async (mark: { mark: string; what?: string[]; same_as?: string; note?: string }): Promise<void> => {
		said.textContent = t("saving");
		try {
			await page.api.review({ id, ...mark });
			said.textContent = t("saved");
		} catch (error) {
			said.textContent = error instanceof ApiError ? error.message : t("no_answer");
		}
	};
	const note = h("input", { type: "text", id: "review-note", maxlength: 500 });
	const noted = (): { note?: string } => (note.value.trim() ? { note: note.value.trim() } : {});
	const boxes = (WHAT[detail.record.record] ?? []).map((what) => h("input", { type: "checkbox", value: what, id: `wrong-${what}` }));
	const same = h("input", { type: "text", id: "review-same", pattern: "[0-9a-f]{16}", maxlength: 16, placeholder: "0123456789abcdef", autocomplete: "off" });
	const wrong = (): void => {
		const what = boxes.filter((box) => box.checked).map((box) => box.value);
		void send({ mark: "wrong", ...(what.length ? { what } : {}), ...noted() });
	};
	const sameAs = (): void => {
		if (/^[0-9a-f]{16}$/.test(same.value.trim())) void send({ mark: "same", same_as: same.value.trim(), ...noted() });
		else said.textContent = t("say_which");
	};
	return h("section", { class: "review" }, h("h3", {}, t("review")), given(detail.review ?? []),
		h("div", { class: "field" }, h("label", { for: "review-note" }, t("note")), note),
		h("button", { class: "button right", id: "review-right", click: () => void send({ mark: "right", ...noted() }) }, `✓ ${t("mark_right")}`),
		h("fieldset", {}, h("legend", {}, t("what_is_wrong")), h("div", { class: "checks" }, ...boxes.map((box) =>
			h("label", { class: "check" }, box, term("wrong", box.value)))),
		h("button", { class: "button wrong", id: "review-wrong", click: wrong }, `✗ ${t("mark_wrong")}`)),
		h("div", { class: "field" }, h("label", { for: "review-same" }, t("same_as")), same,
			h("button", { class: "button", id: "review-same-button", click: sameAs }, t("mark_same"))),
		said);
}
