#include "parse/path.h"

#include <string.h>

#include "base/utf8.h"
#include "parse/tags.h"

enum {
	STEPS = 3, /* up or down that a path spells out */
	FAR = 6,   /* more are not told apart */
};

/* Text that is being written; what does not fit is left out, which no path of
 * tokens within the limits comes to. */
struct writing {
	char *to;
	size_t len;
};

static void
write_piece(struct writing *w, const char *mark, struct str text)
{
	size_t mark_len = strlen(mark);
	if (w->len + 1 + mark_len + text.len > PATH_BYTES)
		return;
	if (w->len)
		w->to[w->len++] = ' ';
	memcpy(w->to + w->len, mark, mark_len);
	memcpy(w->to + w->len + mark_len, text.at, text.len);
	w->len += mark_len + text.len;
}

static unsigned
head_of(const struct paths *paths, unsigned token)
{
	unsigned head = paths->tokens[token - 1].head;
	return head <= paths->count ? head : 0;
}

void
paths_open(struct paths *paths, const struct token *tokens, unsigned count)
{
	paths->tokens = tokens;
	paths->count = count;
	memset(paths->preposition, 0, sizeof paths->preposition);
	for (unsigned i = 1; i < paths->count; i++) {
		unsigned head = head_of(paths, i);
		if (head > i && paths->tokens[i - 1].deprel == DEPREL_CASE
				&& !paths->preposition[head])
			paths->preposition[head] = (uint16_t)i;
	}
}

void
paths_from(struct paths *paths, unsigned token)
{
	unsigned steps = 0;
	memset(paths->steps, 0, sizeof paths->steps);
	for (; token && !paths->steps[token]; token = head_of(paths, token))
		paths->steps[token] = (uint16_t)++steps;
	paths->whole = steps;
}

static struct str
label_of(const struct paths *paths, unsigned token)
{
	return str_of(deprel_name(paths->tokens[token - 1].deprel));
}

static void
write_far(struct writing *w, unsigned up, unsigned down)
{
	char text[] = "far 0 0";
	text[4] = (char)('0' + (up < FAR ? up : FAR));
	text[6] = (char)('0' + (down < FAR ? down : FAR));
	write_piece(w, "", str_of(text));
}

static void
write_preposition(struct writing *w, const struct paths *paths,
		const struct text *text, unsigned party)
{
	unsigned at = paths->preposition[party];
	if (!at)
		return;
	char lower[2 * LIMIT_TOKEN_BYTES];
	struct str form = text_of_token(text, &paths->tokens[at - 1]);
	if (form.len > LIMIT_TOKEN_BYTES)
		form.len = LIMIT_TOKEN_BYTES;
	size_t len = utf8_lower_str(form, lower);
	write_piece(w, "", (struct str){ lower, len });
}

struct str
paths_write(const struct paths *paths, const struct text *text,
		unsigned trigger, unsigned party, char to[PATH_BYTES])
{
	struct writing w = { to, 0 };
	uint16_t fallen[STEPS];
	unsigned down = 0, meet = party;
	for (; meet && !paths->steps[meet] && down < paths->count;
			meet = head_of(paths, meet)) {
		if (down < STEPS)
			fallen[down] = (uint16_t)meet;
		down++;
	}
	unsigned up = meet && paths->steps[meet] ? paths->steps[meet] - 1u
						 : paths->whole;
	if (up > STEPS || down > STEPS) {
		write_far(&w, up, down);
		return (struct str){ to, w.len };
	}
	for (unsigned at = trigger; up; up--, at = head_of(paths, at))
		write_piece(&w, "^", label_of(paths, at));
	while (down)
		write_piece(&w, "v", label_of(paths, fallen[--down]));
	write_preposition(&w, paths, text, party);
	return (struct str){ to, w.len };
}

struct str
path_between(const struct text *text, const struct token *tokens,
		unsigned count, unsigned trigger, unsigned party,
		char to[PATH_BYTES])
{
	struct paths paths;
	paths_open(&paths, tokens, count);
	paths_from(&paths, trigger);
	return paths_write(&paths, text, trigger, party, to);
}
