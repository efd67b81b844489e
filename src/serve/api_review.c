/* POST /api/review: an analyst's mark, appended to the file of them. */
#include "review/review.h"
#include "serve/routes.h"

static void
put_mark(struct answer *answer, const struct review_mark *mark)
{
	answer->status = HTTP_STATUS_CREATED;
	review_mark_put(&answer->body, mark);
}

/* Where the record stands is told by the database alone, and when it was
 * marked by the clock. */
static enum status
take(struct work *work, struct str body, struct review_mark *mark,
		struct error *error)
{
	enum status status = review_mark_read(body, &work->arena, mark, error);
	if (status)
		return status;
	mark->time = STR("");
	mark->place = mark->same_place = (struct review_place){ 0 };
	status = review_mark_locate(mark, &work->store, &work->arena, error);
	return status ? status
		      : review_append(work->serving->review, mark, error);
}

void
take_review(struct work *work, struct str body, struct answer *answer)
{
	struct review_mark mark;
	struct error error;
	if (!work->serving->review) {
		answer_refuse(answer, HTTP_STATUS_NOT_FOUND, NULL,
				"no marks are taken here; the server was "
				"started without --review");
		return;
	}
	enum status status = take(work, body, &mark, &error);
	if (status == STATUS_END) {
		answer_refuse(answer, HTTP_STATUS_NOT_FOUND, "id",
				"there is no such record");
	} else if (status) {
		answer_failure(answer, work, status, &error);
	} else {
		keeper_changed(work->serving->keeper);
		put_mark(answer, &mark);
	}
}
