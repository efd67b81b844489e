/* The page of the dashboard. What every view needs first stands in it, so that
 * the page draws without having to ask. */
#include "serve/assets.h"
#include "serve/routes.h"

/* Where the page has room for it: data, which no browser runs. */
#define ROOM STR("<script type=\"application/json\" id=\"start\">")

/* JSON within a script: nothing in it may end the script or begin another. */
static void
put_within(struct buffer *out, struct str json)
{
	for (struct str rest = json; rest.len;) {
		size_t end = str_find_byte(rest, '<');
		buffer_put(out, (struct str){ rest.at, end });
		if (end == rest.len)
			return;
		buffer_put(out, STR("\\u003c"));
		rest = str_cut(rest.at + end + 1, rest.at + rest.len);
	}
}

/* The answer to another question: what it says, as its own endpoint does. */
static void
put_answer(struct work *work, route_answer *make, const char *name,
		struct buffer *out)
{
	static const struct question all = { 0 };
	struct answer answer;
	answer_init(&answer);
	make(work, &all, &answer);
	buffer_put_format(out, "\"%s\":", name);
	put_within(out, str_trim(answer_bytes(&answer)));
	answer_fini(&answer);
}

static void
put_start(struct work *work, struct buffer *out)
{
	buffer_put_char(out, '{');
	put_answer(work, answer_about, "about", out);
	buffer_put_char(out, ',');
	put_answer(work, answer_countries, "countries", out);
	if (work->snapshot->busiest.len) {
		buffer_put(out, STR(",\"busiest\":"));
		put_within(out, work->snapshot->busiest);
	}
	buffer_put_char(out, '}');
}

void
answer_front_page(struct work *work, const struct question *question,
		struct answer *answer)
{
	const struct asset *asset = asset_find(STR("/"));
	if (!asset) {
		answer_plain_page(work, question, answer);
		return;
	}
	struct str page = asset_plain(asset);
	size_t room = str_find(page, ROOM);
	size_t behind = room < page.len ? room + ROOM.len : page.len;
	answer->type = asset->type;
	buffer_put(&answer->body, (struct str){ page.at, behind });
	if (behind < page.len)
		put_start(work, &answer->body);
	buffer_put(&answer->body,
			str_cut(page.at + behind, page.at + page.len));
}
