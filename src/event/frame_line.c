/* One frame line, from left to right: every item between blanks is a phrase,
 * a preposition, a complement or the trigger; then the result. */
#include "event/frame.h"

#include <stdarg.h>
#include <stdio.h>

#include "actor/gazetteer.h"
#include "event/event.h"
#include "event/sets.h"

struct line {
	const struct frame_context *context;
	struct error *error;
	struct frame *frame;
	struct condition *conditions; /* FRAME_CONDITIONS long */
	struct str preposition;       /* waiting for its phrase; empty: none */
	unsigned bare;                /* phrases behind the verb so far */
	bool trigger_seen;
};

static const char *const trigger_names[] = { "VERB", "NOUN", "ADJ" };

enum status
frame_complain(const struct frame_context *context, struct error *error,
		const char *format, ...)
{
	char message[400];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	return error_set(error, STATUS_FORMAT, context->path, context->line,
			ERROR_NO_OFFSET, "%s", message);
}

struct str
frame_take_item(struct str *rest)
{
	static const char opening[] = "{([", closing[] = "})]";
	*rest = str_trim(*rest);
	size_t at = 0;
	char until = 0;
	for (; at < rest->len; at++) {
		char c = rest->at[at];
		const char *bracket = until || !c ? NULL : strchr(opening, c);
		if (until)
			until = c == until ? 0 : until;
		else if (bracket)
			until = closing[bracket - opening];
		else if (c == '"')
			until = '"';
		else if (c == ' ' || c == '\t')
			break;
	}
	struct str item = { rest->at, at };
	*rest = str_cut(rest->at + at, rest->at + rest->len);
	return item;
}

/* Takes `prefix` off; false when it is not there. */
static bool
take_prefix(struct str *text, struct str prefix)
{
	if (!str_starts(*text, prefix))
		return false;
	text->at += prefix.len;
	text->len -= prefix.len;
	return true;
}

static bool
take_suffix(struct str *text, struct str suffix)
{
	if (!str_ends(*text, suffix))
		return false;
	text->len -= suffix.len;
	return true;
}

/* Takes "{...}" off the front: what is inside, without the brackets. */
static enum status
take_bracket(struct line *line, struct str *text, char close,
		struct str *inside)
{
	size_t end = str_find_byte(*text, close);
	if (end == text->len)
		return frame_complain(line->context, line->error,
				"no closing \"%c\" in \"%.*s\"", close,
				STR_ARG(*text));
	*inside = str_trim((struct str){ text->at + 1, end - 1 });
	text->at += end + 1;
	text->len -= end + 1;
	return STATUS_OK;
}

static enum status
share_set(const struct frame_context *context, struct str name, bool verbal,
		struct phrases *out, struct error *error)
{
	struct set *set = sets_use(context->sets, name);
	if (!set)
		return frame_complain(context, error,
				"no set named \"@%.*s\" under lexicon/sets",
				STR_ARG(name));
	struct phrases *compiled = &set->compiled[verbal];
	if (!compiled->at && set->word_count) {
		struct phrase *phrases = ARENA_NEW(context->sets->arena,
				struct phrase, set->word_count);
		for (size_t i = 0; i < set->word_count; i++)
			if (!phrase_compile(set->words[i], verbal,
					    sets_traits(context->sets),
					    context->words, &phrases[i]))
				return frame_complain(context, error,
						"\"%.*s\" of set \"@%.*s\" has "
						"more than %d words",
						STR_ARG(set->words[i]),
						STR_ARG(name), PHRASE_WORDS);
		phrases_sort(phrases, set->word_count);
		*compiled = (struct phrases){ phrases, set->word_count };
	}
	*out = *compiled;
	return STATUS_OK;
}

static enum status
add_member(const struct frame_context *context, struct str member, bool verbal,
		struct phrase **list, size_t *count, size_t *capacity,
		struct error *error)
{
	if (!member.len)
		return frame_complain(context, error,
				"nothing between two commas of a list of "
				"words");
	struct phrases inner = { 0 };
	struct phrase phrase;
	if (member.at[0] == '@') {
		struct str name = { member.at + 1, member.len - 1 };
		enum status status =
				share_set(context, name, verbal, &inner, error);
		if (status)
			return status;
	} else if (!phrase_compile(member, verbal, sets_traits(context->sets),
				   context->words, &phrase)) {
		return frame_complain(context, error,
				"\"%.*s\" has more than %d words",
				STR_ARG(member), PHRASE_WORDS);
	} else {
		inner = (struct phrases){ &phrase, 1 };
	}
	for (size_t i = 0; i < inner.count; i++)
		ARENA_PUSH(context->arena, *list, *count, *capacity,
				inner.at[i]);
	return STATUS_OK;
}

enum status
frame_words_read(const struct frame_context *context, struct str list,
		bool verbal, struct phrases *out, struct error *error)
{
	struct str *members;
	size_t member_count = sets_split(list, context->arena, &members);
	if (member_count == 1 && members[0].len && members[0].at[0] == '@')
		return share_set(context,
				(struct str){ members[0].at + 1,
						members[0].len - 1 },
				verbal, out, error);
	struct phrase *phrases = NULL;
	size_t count = 0, capacity = 0;
	for (size_t i = 0; i < member_count; i++) {
		enum status status = add_member(context, members[i], verbal,
				&phrases, &count, &capacity, error);
		if (status)
			return status;
	}
	phrases_sort(phrases, count);
	*out = (struct phrases){ phrases, count };
	return STATUS_OK;
}

/* Three capitals that are no sector: a country or a body without one. */
static bool
is_code(struct str word, enum sector sector)
{
	if (word.len != 3 || sector != SECTOR_COUNT)
		return false;
	for (size_t i = 0; i < 3; i++)
		if (word.at[i] < 'A' || word.at[i] > 'Z')
			return false;
	return true;
}

static enum status
add_code(struct line *line, struct filter *filter, struct str word)
{
	for (unsigned i = 0; i < FILTER_CODES; i++)
		if (!filter->codes[i][0]) {
			memcpy(filter->codes[i], word.at, 3);
			return STATUS_OK;
		}
	return frame_complain(line->context, line->error,
			"more than %d codes between [ ]", FILTER_CODES);
}

static enum status
read_filter_word(struct line *line, struct str word, struct filter *filter)
{
	static const struct {
		const char *name;
		uint8_t kind;
	} kinds[] = { { "country", FILTER_COUNTRY },
		{ "person", FILTER_PERSON }, { "group", FILTER_GROUP },
		{ "place", FILTER_PLACE } };
	if (str_equal(word, STR("pair"))) {
		filter->pair = true;
		return STATUS_OK;
	}
	bool not = take_prefix(&word, STR("!"));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal(word, str_of(kinds[i].name))) {
			if (not )
				filter->not_kinds |= kinds[i].kind;
			else
				filter->kinds |= kinds[i].kind;
			return STATUS_OK;
		}
	enum sector sector = sector_find(word);
	if (!not &&is_code(word, sector))
		return add_code(line, filter, word);
	if (sector == SECTOR_COUNT || sector == SECTOR_NONE)
		return frame_complain(line->context, line->error,
				"expected a sector (GOV, MIL, ...), a code "
				"(IGO, UNO, USA), country, person, group, "
				"place or "
				"pair between [ ], found \"%.*s\"",
				STR_ARG(word));
	*(not ? &filter->not_sectors : &filter->sectors) |= 1u << sector;
	return STATUS_OK;
}

/* "@institution": a set of sectors. */
static enum status
read_filter_set(struct line *line, struct str name, struct filter *filter)
{
	const struct set *set = sets_use(line->context->sets, name);
	if (!set)
		return frame_complain(line->context, line->error,
				"no set named \"@%.*s\" under lexicon/sets",
				STR_ARG(name));
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < set->word_count; i++)
		status = read_filter_word(line, set->words[i], filter);
	return status;
}

static enum status
read_filter(struct line *line, struct str *text, struct filter *filter)
{
	struct str inside;
	enum status status = take_bracket(line, text, ']', &inside);
	if (!status && !inside.len)
		status = frame_complain(line->context, line->error,
				"nothing between [ ]");
	while (!status && inside.len) {
		struct str item = frame_take_item(&inside);
		status = take_prefix(&item, STR("@"))
					 ? read_filter_set(line, item, filter)
					 : read_filter_word(line, item, filter);
	}
	return status;
}

static enum status
read_events(struct line *line, struct str *text, uint64_t *events)
{
	struct str inside;
	enum status status = take_bracket(line, text, ')', &inside);
	if (!status && !inside.len)
		status = frame_complain(line->context, line->error,
				"nothing between ( )");
	while (!status && inside.len) {
		struct str name = frame_take_item(&inside);
		enum plover_event event = ontology_category(
				line->context->ontology, name);
		if (event == PLOVER_NONE)
			return frame_complain(line->context, line->error,
					"expected a category between "
					"( ), found \"%.*s\"",
					STR_ARG(name));
		*events |= UINT64_C(1) << event;
	}
	return status;
}

/* ROLE_ACTOR and ROLE_RECIPIENT by name, or the roles of a dialect. */
static struct str
role_name(const struct frame_context *context, size_t role)
{
	static const char *const names[] = { "", "actor", "recipient" };
	const struct frame_dialect *dialect = context->dialect;
	size_t count = dialect ? dialect->role_count : 3;
	if (role >= count)
		return STR("");
	return dialect ? dialect->roles[role] : str_of(names[role]);
}

/* Takes the name of a role off the front; 0 when none stands there. */
static uint8_t
take_role(const struct frame_context *context, struct str *text)
{
	for (size_t i = 1; role_name(context, i).len; i++)
		if (take_prefix(text, role_name(context, i)))
			return (uint8_t)i;
	return ROLE_NONE;
}

/* Takes the owner off a member: "recipient's mediation". */
static uint8_t
take_owner(const struct frame_context *context, struct str *member)
{
	struct str rest = *member;
	uint8_t role = take_role(context, &rest);
	if (!role || !take_prefix(&rest, STR("'s")))
		return ROLE_NONE;
	*member = rest;
	return role;
}

/* Takes the owners out of a list of words. One before the first member is
 * everybody's and must be there; others are welcome only. */
static enum status
read_owners(struct line *line, struct str *list, struct condition *condition)
{
	struct arena *arena = line->context->arena;
	struct str *members;
	size_t count = sets_split(*list, arena, &members);
	char *plain = arena_take(arena, list->len + 2 * count + 1);
	size_t length = 0;
	for (size_t i = 0; i < count; i++) {
		uint8_t owner = take_owner(line->context, &members[i]);
		if (owner && condition->owner && owner != condition->owner)
			return frame_complain(line->context, line->error,
					"both %.*s's and %.*s's between { }",
					STR_ARG(role_name(line->context,
							condition->owner)),
					STR_ARG(role_name(
							line->context, owner)));
		if (owner && i && !condition->owner)
			condition->owner_optional = true;
		if (owner)
			condition->owner = owner;
		members[i] = str_trim(members[i]);
		if (i)
			plain[length++] = ',';
		if (members[i].len)
			memcpy(plain + length, members[i].at, members[i].len);
		length += members[i].len;
	}
	*list = (struct str){ plain, length };
	return STATUS_OK;
}

/* "{aid, @loan}", "{actor's @aid}", "{!@weapon}" */
static enum status
read_word_list(struct line *line, struct str *text, bool verbal,
		struct condition *condition)
{
	struct str inside;
	enum status status = take_bracket(line, text, '}', &inside);
	if (status)
		return status;
	condition->except = take_prefix(&inside, STR("!"));
	status = read_owners(line, &inside, condition);
	if (status || (!inside.len && condition->owner))
		return status;
	if (!inside.len)
		return frame_complain(line->context, line->error,
				"no words between { }");
	return frame_words_read(line->context, inside, verbal,
			&condition->words, line->error);
}

/* "{...}" and "(...)" behind to-VERB, VERBing, that-CLAUSE, in any order. */
static enum status
read_complement(struct line *line, struct str rest, struct condition *condition)
{
	enum status status = STATUS_OK;
	while (!status && rest.len) {
		if (rest.at[0] == '{')
			status = read_word_list(line, &rest, true, condition);
		else if (rest.at[0] == '(')
			status = read_events(line, &rest, &condition->events);
		else
			status = frame_complain(line->context, line->error,
					"expected {words} or (CATEGORIES) "
					"behind a complement, found \"%.*s\"",
					STR_ARG(rest));
	}
	return status;
}

static enum status
read_prepositions(struct line *line, struct condition *condition)
{
	struct str rest = line->preposition;
	line->preposition = STR("");
	struct phrase *list = NULL;
	size_t count = 0, capacity = 0;
	bool more = true;
	while (more) {
		struct str one = str_next(&rest, '/', &more);
		struct phrase phrase;
		if (!phrase_compile(one, true, NULL, line->context->words,
				    &phrase))
			return frame_complain(line->context, line->error,
					"expected prepositions between \"/\", "
					"as in on/against");
		ARENA_PUSH(line->context->arena, list, count, capacity, phrase);
	}
	phrases_sort(list, count);
	condition->prepositions = (struct phrases){ list, count };
	return STATUS_OK;
}

/* Where a phrase stands, from what stood before it. */
static enum status
find_place(struct line *line, struct str item, struct condition *condition)
{
	enum trigger_kind kind = line->context->kind;
	if (line->preposition.len) {
		condition->slot = SLOT_OBLIQUE;
		return read_prepositions(line, condition);
	}
	if (!line->trigger_seen) {
		if (kind == TRIGGER_NOUN)
			return frame_complain(line->context, line->error,
					"\"%.*s\" before NOUN; write "
					"\"%.*s's NOUN\"",
					STR_ARG(item), STR_ARG(item));
		condition->slot = SLOT_SUBJECT;
		return STATUS_OK;
	}
	if (kind != TRIGGER_VERB)
		return frame_complain(line->context, line->error,
				"\"%.*s\" behind %s needs a preposition",
				STR_ARG(item), trigger_names[kind]);
	if (line->bare == 2)
		return frame_complain(line->context, line->error,
				"\"%.*s\" is a third phrase without "
				"preposition behind VERB",
				STR_ARG(item));
	condition->slot = line->bare++ ? SLOT_SECOND : SLOT_OBJECT;
	return STATUS_OK;
}

static enum status
check_subject(struct line *line, const struct condition *condition)
{
	for (unsigned i = 0; i < line->frame->count; i++)
		if (condition->slot == SLOT_SUBJECT
				&& line->conditions[i].slot == SLOT_SUBJECT)
			return frame_complain(line->context, line->error,
					"two subjects before the trigger");
	return STATUS_OK;
}

/* object, amount, count, percent: of frames of facts. */
static bool
take_measure(const struct frame_context *context, struct str *rest,
		struct condition *condition)
{
	static const struct {
		const char *name;
		uint8_t measure;
	} measures[] = { { "amount", MEASURE_MONEY },
		{ "count", MEASURE_COUNT }, { "percent", MEASURE_PERCENT } };
	if (!context->dialect || !context->dialect->measures)
		return false;
	condition->object = take_prefix(rest, STR("object"));
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
		if (!condition->object && !condition->measures
				&& take_prefix(rest, str_of(measures[i].name)))
			condition->measures = measures[i].measure;
	return condition->object || condition->measures;
}

/* actor, recipient, something, with filter, words and possessive */
static enum status
read_slot(struct line *line, struct str item, struct condition *condition)
{
	struct str rest = item;
	enum status status = STATUS_OK;
	if (!take_prefix(&rest, STR("something"))
			&& !take_measure(line->context, &rest, condition))
		condition->role = take_role(line->context, &rest);
	if (rest.len && rest.at[0] == '[')
		status = read_filter(line, &rest, &condition->filter);
	if (!status && rest.len && rest.at[0] == '{' && line->context->dialect)
		status = read_word_list(line, &rest, false, condition);
	if (status)
		return status;
	if (str_equal(rest, STR("'s"))) {
		if (line->trigger_seen || line->context->kind != TRIGGER_NOUN)
			return frame_complain(line->context, line->error,
					"\"%.*s\" may only stand before NOUN; "
					"inside a phrase write {actor's word}",
					STR_ARG(item));
		condition->slot = SLOT_POSSESSOR;
		return STATUS_OK;
	}
	if (rest.len)
		return frame_complain(line->context, line->error,
				"expected a blank behind the phrase in "
				"\"%.*s\"",
				STR_ARG(item));
	return find_place(line, item, condition);
}

static bool
is_slot(const struct frame_context *context, struct str item)
{
	struct condition unused = { 0 };
	return str_starts(item, STR("something"))
	       || take_measure(context, &item, &unused)
	       || take_role(context, &item);
}

/* before{words}, after{words}, subject{words} */
static enum status
read_near(struct line *line, struct str item, enum slot slot,
		struct condition *condition)
{
	struct str rest = item;
	size_t bracket = str_find_byte(rest, '{');
	rest = str_cut(rest.at + bracket, rest.at + rest.len);
	condition->slot = (uint8_t)slot;
	if (line->preposition.len || line->context->kind != TRIGGER_VERB)
		return frame_complain(line->context, line->error,
				"\"%.*s\" stands for itself and beside VERB "
				"only",
				STR_ARG(item));
	return read_word_list(line, &rest, false, condition);
}

static const struct complement {
	const char *prefix;
	uint8_t slot;
	bool negated, obliged, own, other;
} complements[] = { { "to-VERB", .slot = SLOT_INFINITIVE },
	{ "not-to-VERB", SLOT_INFINITIVE, .negated = true },
	{ "VERBing", .slot = SLOT_GERUND },
	{ "that-CLAUSE", .slot = SLOT_CLAUSE },
	{ "must-CLAUSE", SLOT_CLAUSE, .obliged = true },
	{ "own-CLAUSE", SLOT_CLAUSE, .own = true },
	{ "other-CLAUSE", SLOT_CLAUSE, .other = true },
	{ "not-other-CLAUSE", SLOT_CLAUSE, .negated = true, .other = true } };

/* Takes its prefix off; NULL for what begins otherwise. */
static const struct complement *
take_complement(struct str *rest)
{
	for (size_t i = 0; i < sizeof complements / sizeof *complements; i++)
		if (take_prefix(rest, str_of(complements[i].prefix)))
			return &complements[i];
	return NULL;
}

static enum status
read_clausal(struct line *line, const struct complement *complement,
		struct str rest, struct condition *condition)
{
	condition->slot = complement->slot;
	condition->negated = complement->negated;
	condition->obliged = complement->obliged;
	condition->own = complement->own;
	condition->other = complement->other;
	if (!line->preposition.len)
		return read_complement(line, rest, condition);
	if (condition->slot != SLOT_GERUND)
		return frame_complain(line->context, line->error,
				"no preposition before \"%s\"",
				complement->prefix);
	enum status status = read_prepositions(line, condition);
	return status ? status : read_complement(line, rest, condition);
}

static enum status
read_words(struct line *line, struct str item, struct condition *condition)
{
	struct str rest = item;
	enum status status = read_word_list(line, &rest, false, condition);
	if (!status && rest.len)
		status = frame_complain(line->context, line->error,
				"expected a blank behind \"}\" in \"%.*s\"",
				STR_ARG(item));
	return status ? status : find_place(line, item, condition);
}

/* Reads an item that is a condition; sets *known to false otherwise. */
static enum status
read_condition(struct line *line, struct str item, struct condition *condition,
		bool *known)
{
	*known = true;
	struct str rest = item;
	const struct complement *complement = take_complement(&rest);
	if (complement)
		return read_clausal(line, complement, rest, condition);
	if (item.at[0] == '"') {
		condition->slot = SLOT_SPEECH;
		return STATUS_OK;
	}
	if (item.at[0] == '{')
		return read_words(line, item, condition);
	if (take_prefix(&rest, STR("before{")))
		return read_near(line, item, SLOT_BEFORE, condition);
	if (take_prefix(&rest, STR("after{")))
		return read_near(line, item, SLOT_AFTER, condition);
	if (take_prefix(&rest, STR("subject{")))
		return read_near(line, item, SLOT_INSIDE, condition);
	if (is_slot(line->context, item))
		return read_slot(line, item, condition);
	*known = false;
	return STATUS_OK;
}

static bool
is_preposition(struct str item)
{
	for (size_t i = 0; i < item.len; i++) {
		unsigned char c = (unsigned char)item.at[i];
		if (!(c >= 'a' && c <= 'z') && c != '/' && c != '-' && c != '\''
				&& c < 0x80)
			return false;
	}
	return true;
}

static enum status
read_trigger(struct line *line, struct str item)
{
	const char *wanted = trigger_names[line->context->kind];
	if (!str_equal(item, str_of(wanted)))
		return frame_complain(line->context, line->error,
				"the list above is one of %ss: write %s, not "
				"%.*s",
				wanted, wanted, STR_ARG(item));
	if (line->trigger_seen)
		return frame_complain(line->context, line->error,
				"%s stands twice", wanted);
	if (line->preposition.len)
		return frame_complain(line->context, line->error,
				"preposition \"%.*s\" without a phrase",
				STR_ARG(line->preposition));
	line->trigger_seen = true;
	return STATUS_OK;
}

static enum status
add_condition(struct line *line, struct str item, bool *known)
{
	struct condition condition = { .written = item };
	struct str bare = item;
	if (bare.len > 1)
		condition.optional = take_suffix(&bare, STR("?"));
	enum status status = read_condition(line, bare, &condition, known);
	if (status || !*known)
		return status;
	status = check_subject(line, &condition);
	if (status)
		return status;
	if (line->frame->count == FRAME_CONDITIONS)
		return frame_complain(line->context, line->error,
				"more than %d phrases", FRAME_CONDITIONS);
	line->conditions[line->frame->count++] = condition;
	return STATUS_OK;
}

static enum status
read_item(struct line *line, struct str item)
{
	for (unsigned i = 0; i < 3; i++)
		if (str_equal(item, str_of(trigger_names[i])))
			return read_trigger(line, item);
	if (str_equal(item, STR("be"))
			&& line->context->kind == TRIGGER_ADJECTIVE
			&& !line->trigger_seen)
		return STATUS_OK;
	bool known;
	enum status status = add_condition(line, item, &known);
	if (status || known)
		return status;
	if (!is_preposition(item))
		return frame_complain(line->context, line->error,
				"expected %s, something, "
				"{words}, a preposition, to-VERB, VERBing, "
				"that-CLAUSE, must-CLAUSE, own-CLAUSE, "
				"other-CLAUSE, \"...\" or %s, found \"%.*s\"",
				line->context->dialect ? "a role"
						       : "actor, recipient",
				trigger_names[line->context->kind],
				STR_ARG(item));
	if (!line->trigger_seen)
		return frame_complain(line->context, line->error,
				"preposition \"%.*s\" before %s", STR_ARG(item),
				trigger_names[line->context->kind]);
	/* "in favour of": words in a row are one preposition. */
	line->preposition = line->preposition.len
					    ? str_cut(line->preposition.at,
							    item.at + item.len)
					    : item;
	return STATUS_OK;
}

/* A word at the end that governs nothing: "met virtually". */
static enum status
add_particle(struct line *line)
{
	struct condition condition = { .slot = SLOT_PARTICLE,
		.written = line->preposition };
	if (line->frame->count == FRAME_CONDITIONS)
		return frame_complain(line->context, line->error,
				"more than %d phrases", FRAME_CONDITIONS);
	enum status status = read_prepositions(line, &condition);
	condition.words = condition.prepositions;
	condition.prepositions = (struct phrases){ 0 };
	line->conditions[line->frame->count++] = condition;
	return status;
}

static enum status
read_pattern(struct line *line, struct str text)
{
	enum status status = STATUS_OK;
	for (text = str_trim(text); text.len && !status; text = str_trim(text))
		status = read_item(line, frame_take_item(&text));
	if (status)
		return status;
	if (!line->trigger_seen)
		return frame_complain(line->context, line->error,
				"no %s before \"->\"",
				trigger_names[line->context->kind]);
	return line->preposition.len ? add_particle(line) : STATUS_OK;
}

static enum status
read_status(struct line *line, struct str name)
{
	for (enum event_status i = EVENT_ACTUAL; i <= EVENT_HISTORICAL; i++)
		if (str_equal(name, str_of(event_status_name(i)))) {
			line->frame->status = (uint8_t)i;
			line->frame->status_set = true;
			return STATUS_OK;
		}
	return frame_complain(line->context, line->error,
			"expected status=actual, future, hypothetical, negated "
			"or historical, found \"%.*s\"",
			STR_ARG(name));
}

static enum status
read_context(struct line *line, struct str name)
{
	size_t context = ontology_context(line->context->ontology, name);
	if (!context)
		return frame_complain(line->context, line->error,
				"no context named \"%.*s\" in "
				"ontology/contexts.tsv",
				STR_ARG(name));
	line->frame->contexts |= UINT64_C(1) << context;
	return STATUS_OK;
}

/* A figure from 1 to 9. */
static enum status
read_past(struct line *line, struct str figure)
{
	if (figure.len != 1 || figure.at[0] < '1' || figure.at[0] > '9')
		return frame_complain(line->context, line->error,
				"expected past=1 to past=9, found \"%.*s\"",
				STR_ARG(figure));
	line->frame->past = (uint8_t)(figure.at[0] - '0');
	return STATUS_OK;
}

/* Options that are a word alone. */
static const struct {
	const char *name;
	size_t flag; /* a bool of struct frame */
} flags[] = {
	{ "mutual", offsetof(struct frame, mutual) },
	{ "bilateral", offsetof(struct frame, bilateral) },
	{ "weak", offsetof(struct frame, weak) },
	{ "echoed", offsetof(struct frame, echoed) },
	{ "certain", offsetof(struct frame, certain) },
	{ "whole", offsetof(struct frame, whole) },
	{ "crowd", offsetof(struct frame, crowd) },
	{ "future", offsetof(struct frame, future) },
	{ "tabari", offsetof(struct frame, tabari) },
	{ "reversed", offsetof(struct frame, reversed) },
};

/* The flag of the frame that the option sets; null for other words. */
static bool *
flag_of(struct frame *frame, struct str option)
{
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (str_equal(option, str_of(flags[i].name)))
			return (bool *)((char *)frame + flags[i].flag);
	return NULL;
}

static enum status
read_option(struct line *line, struct str option)
{
	if (take_prefix(&option, STR("+")))
		return read_context(line, option);
	if (take_prefix(&option, STR("status=")))
		return read_status(line, option);
	if (take_prefix(&option, STR("past=")))
		return read_past(line, option);
	bool *flag = flag_of(line->frame, option);
	if (!flag)
		return frame_complain(line->context, line->error,
				"expected mutual, bilateral, weak, echoed, "
				"certain, whole, crowd, future, tabari, reversed, "
				"past=N, status=... or +context behind the "
				"event, found \"%.*s\"",
				STR_ARG(option));
	*flag = true;
	return STATUS_OK;
}

static bool
is_option(struct line *line, struct str item)
{
	return item.at[0] == '+' || str_starts(item, STR("past="))
	       || str_starts(item, STR("status="))
	       || flag_of(line->frame, item);
}

/* Mode and CAMEO code, both of which may be "-" or missing. */
static enum status
read_mode_and_code(struct line *line, struct str *text)
{
	struct frame *frame = line->frame;
	const struct ontology *ontology = line->context->ontology;
	for (int i = 0; i < 2; i++) {
		struct str before = *text;
		struct str item = frame_take_item(text);
		if (!item.len || is_option(line, item)) {
			*text = before;
			return STATUS_OK;
		}
		if (str_equal(item, STR("-")))
			continue;
		size_t found = i ? ontology_cameo(ontology, item)
				 : ontology_mode(ontology, frame->event, item);
		if (!found)
			return frame_complain(line->context, line->error,
					i ? "no CAMEO code \"%.*s\""
					  : "no mode \"%.*s\" of this category "
					    "(\"-\" for none)",
					STR_ARG(item));
		if (i)
			frame->cameo = (uint16_t)found;
		else
			frame->mode = (uint8_t)found;
	}
	return STATUS_OK;
}

static enum status
read_result(struct line *line, struct str text)
{
	struct str name = frame_take_item(&text);
	if (str_equal(name, STR("none"))) {
		line->frame->event = PLOVER_NONE;
	} else {
		const struct ontology *ontology = line->context->ontology;
		enum plover_event event = ontology_category(ontology, name);
		if (event == PLOVER_NONE)
			return frame_complain(line->context, line->error,
					"expected a category or none "
					"behind \"->\", found \"%.*s\"",
					STR_ARG(name));
		line->frame->event = (uint8_t)event;
		enum status status = read_mode_and_code(line, &text);
		if (status)
			return status;
		if (!line->frame->cameo)
			line->frame->cameo =
					(uint16_t)ontology->categories[event]
							.cameo;
	}
	for (text = str_trim(text); text.len; text = str_trim(text)) {
		enum status status = read_option(line, frame_take_item(&text));
		if (status)
			return status;
	}
	return STATUS_OK;
}

enum status
frame_line_read(const struct frame_context *context, struct str text,
		struct frame *out, struct error *error)
{
	size_t arrow = str_find(text, STR("->"));
	struct line line = { .context = context, .error = error, .frame = out };
	struct condition conditions[FRAME_CONDITIONS];
	line.conditions = conditions;
	*out = (struct frame){ .kind = (uint8_t)context->kind };
	enum status status =
			read_pattern(&line, (struct str){ text.at, arrow });
	if (status)
		return status;
	struct condition *kept =
			ARENA_NEW(context->arena, struct condition, out->count);
	memcpy(kept, conditions, out->count * sizeof *kept);
	out->conditions = kept;
	struct str result = str_cut(text.at + arrow + 2, text.at + text.len);
	return context->dialect ? context->dialect->read_result(
			       context, result, out, error)
				: read_result(&line, result);
}
