#include "import/synsets.h"

#include "event/frame.h"
#include "import/spelling.h"

static struct str
label_of(struct str text)
{
	if (text.len && text.at[text.len - 1] == '_')
		text.len--;
	return text;
}

/* "imported-fight-of-words" */
static struct str
name_of(struct arena *arena, struct str label)
{
	static const char before[] = "imported-";
	enum { LENGTH = sizeof before - 1 };
	char *out = arena_take(arena, LENGTH + label.len + 1);
	memcpy(out, before, LENGTH);
	for (size_t i = 0; i < label.len; i++) {
		char c = label.at[i];
		bool capital = c >= 'A' && c <= 'Z';
		bool word = capital || (c >= 'a' && c <= 'z')
			    || (c >= '0' && c <= '9') || (unsigned char)c > 127;
		out[LENGTH + i] = (char)(capital ? c + 32 : word ? c : '-');
	}
	return (struct str){ out, LENGTH + label.len };
}

struct synset *
synsets_begin(struct synsets *synsets, struct str label)
{
	label = label_of(label);
	for (size_t i = 0; i < synsets->count; i++)
		if (str_equal(synsets->at[i].label, label))
			return &synsets->at[i];
	if (synsets->count == SYNSETS)
		return NULL;
	struct synset synset = { .label = label,
		.name = name_of(synsets->arena, label) };
	ARENA_PUSH(synsets->arena, synsets->at, synsets->count,
			synsets->capacity, synset);
	return &synsets->at[synsets->count - 1];
}

/* "(TO THE END)" */
static struct str
without_brackets(struct str member)
{
	if (member.len > 1 && (member.at[0] == '(' || member.at[0] == '{')) {
		member.at++;
		member.len -= 2;
	}
	return member;
}

/* A set that began above this one, so that none contains itself, and has
 * members. */
static bool
is_set(const struct synsets *synsets, const struct synset *synset,
		struct str member)
{
	struct str rest, name = { member.at + 1, member.len - 1 };
	const struct synset *inner = synsets_find(synsets, name, &rest);
	return inner && !rest.len && inner < synset && inner->count;
}

void
synsets_add(struct synsets *synsets, struct synset *synset, struct str member,
		struct import_report *report)
{
	bool set = member.len > 1 && member.at[0] == '&';
	struct str words =
			spell_lower(synsets->arena, without_brackets(member));
	if (set ? !is_set(synsets, synset, member) : !spell_is_safe(words)) {
		report_unused(report, "\"%.*s\" cannot be in a set",
				STR_ARG(member));
		return;
	}
	if (spell_words(words) > PHRASE_WORDS) {
		report_unused(report, "\"%.*s\" has more than %d words",
				STR_ARG(words), PHRASE_WORDS);
		return;
	}
	struct str entry = set ? member : words;
	for (size_t i = 0; i < synset->count; i++)
		if (str_equal(synset->member[i], entry))
			return;
	ARENA_PUSH(synsets->arena, synset->member, synset->count,
			synset->capacity, entry);
}

const struct synset *
synsets_find(const struct synsets *synsets, struct str text, struct str *rest)
{
	const struct synset *best = NULL;
	for (size_t i = 0; i < synsets->count; i++) {
		const struct synset *synset = &synsets->at[i];
		size_t length = synset->label.len;
		bool ends = text.len == length
			    || (text.len > length
					    && (text.at[length] == '_'
							    || text.at[length] == ' '));
		if (ends && str_starts(text, synset->label)
				&& (!best || best->label.len < length))
			best = synset;
	}
	if (best)
		*rest = str_cut(text.at + best->label.len, text.at + text.len);
	if (best && str_equal(*rest, STR("_")))
		*rest = STR("");
	return best;
}

size_t
synsets_put(const struct synsets *synsets, struct buffer *out)
{
	size_t written = 0;
	for (size_t i = 0; i < synsets->count; i++) {
		const struct synset *synset = &synsets->at[i];
		for (size_t k = 0; k < synset->count; k++) {
			struct str member = synset->member[k], rest;
			if (member.at[0] == '&') {
				const struct synset *inner = synsets_find(
						synsets,
						(struct str){ member.at + 1,
								member.len - 1 },
						&rest);
				buffer_put_format(out, "set %.*s = @%.*s\n",
						STR_ARG(synset->name),
						STR_ARG(inner->name));
			} else {
				buffer_put_format(out, "set %.*s = %.*s\n",
						STR_ARG(synset->name),
						STR_ARG(member));
			}
		}
		written += synset->count > 0;
	}
	return written;
}
