#include "lexicon/observe_names.h"

#include "base/limits.h"
#include "base/utf8.h"

enum {
	NAME_TOKENS = 6,    /* longest name */
	BESIDE_TOKENS = 12, /* how far a country beside it may be */
	FULL_NAMES = 64,    /* that a surname is looked for in */
};

/* A run of tokens of the sentence, from 1. */
struct name {
	uint16_t first, last, head;
	const char *kind;
};

static const char *
kind_of(uint8_t tag)
{
	switch (tag) {
	case NAME_B_PER:
	case NAME_I_PER:
		return "PER";
	case NAME_B_ORG:
	case NAME_I_ORG:
		return "ORG";
	case NAME_B_LOC:
	case NAME_I_LOC:
		return "LOC";
	default:
		return "-";
	}
}

static bool
begins_name(uint8_t tag)
{
	return tag == NAME_B_PER || tag == NAME_B_ORG || tag == NAME_B_LOC;
}

/* The token of the run whose head is outside. */
static uint16_t
head_of(const struct observing *observing, const struct name *name)
{
	for (uint16_t t = name->first; t <= name->last; t++) {
		uint16_t head = observe_token(observing, t)->head;
		if (head < name->first || head > name->last)
			return t;
	}
	return name->last;
}

/* Articles in front and the clitic behind are no part of a name. */
static void
trim(const struct observing *observing, struct name *name)
{
	while (name->first < name->last
			&& observe_token(observing, name->first)->upos
					   == UPOS_DET)
		name->first++;
	while (name->last > name->first
			&& observe_token(observing, name->last)->upos
					   != UPOS_PROPN
			&& observe_token(observing, name->last)->upos
					   != UPOS_NOUN)
		name->last--;
}

/* --------------------------------------------------------- what is known */

static bool
overlaps(const struct mention *mention, const struct name *name)
{
	return mention->head >= name->first && mention->head <= name->last;
}

static const struct mention *
mention_in(const struct observing *observing, const struct name *name)
{
	const struct mentions *mentions = &observing->analysis->mentions;
	uint32_t end = mentions->first[observing->sentence + 1];
	for (uint32_t i = mentions->first[observing->sentence]; i < end; i++)
		if (overlaps(&mentions->at[i], name))
			return &mentions->at[i];
	return NULL;
}

static bool
is_place(const struct observing *observing, const struct name *name)
{
	const struct mentions *mentions = &observing->analysis->mentions;
	for (size_t i = observing->place_first; i < mentions->place_count;
			i++) {
		const struct place_mention *place = &mentions->place[i];
		if (place->sentence != observing->sentence)
			break;
		if (place->head >= name->first && place->head <= name->last)
			return true;
	}
	return false;
}

/* The ids of the words of a name, in lower case; 0 when they are too many. */
static unsigned
ids_of(const struct observing *observing, struct str name,
		word_id lower[NAME_TOKENS])
{
	unsigned count = 0;
	for (bool more = true; more;) {
		char bytes[2 * LIMIT_TOKEN_BYTES];
		struct str word = str_next(&name, ' ', &more);
		if (count == NAME_TOKENS || word.len > LIMIT_TOKEN_BYTES)
			return 0;
		size_t length = utf8_lower_str(word, bytes);
		lower[count++] = words_find(observing->analysis->words,
				(struct str){ bytes, length });
	}
	return count;
}

/* Somebody of a table whom the text calls otherwise. */
static bool
is_known_mention(const struct observing *observing,
		const struct mention *mention)
{
	word_id lower[NAME_TOKENS];
	if (mention->kind != MENTION_NAME)
		return mention->kind != MENTION_GENERIC;
	if (str_starts(mention->source, STR("actors/")))
		return true;
	unsigned count = ids_of(observing, mention->actor.name, lower);
	return gazetteer_knows(observing->coder->gazetteer, lower, count);
}

/* A name that stands in a table, and be it as that of no actor. */
static bool
is_known(const struct observing *observing, const struct name *name,
		const struct mention *mention)
{
	word_id lower[NAME_TOKENS];
	unsigned count = 0;
	for (uint16_t t = name->first; t <= name->last; t++)
		lower[count++] = observe_token(observing, t)->lower;
	if (gazetteer_knows(observing->coder->gazetteer, lower, count))
		return true;
	return mention ? is_known_mention(observing, mention)
		       : is_place(observing, name);
}

/* -------------------------------------------------------------- evidence */

/* The noun that the name is the name of: "spokesman Farid Dost", "Farid Dost,
 * a spokesman". */
static uint16_t
role_of(const struct observing *observing, const struct name *name)
{
	const struct tree *tree = &observing->tree;
	const struct token *head = observe_token(observing, name->head);
	TREE_CHILDREN(tree, name->head, child)
	{
		enum deprel deprel = (enum deprel)tree->tokens[child].deprel;
		bool title = deprel == DEPREL_APPOS || deprel == DEPREL_COMPOUND
			     || deprel == DEPREL_FLAT
			     || deprel == DEPREL_NMOD_DESC;
		if (title && tree->tokens[child].upos == UPOS_NOUN)
			return child;
	}
	bool apposed = head->deprel == DEPREL_APPOS
		       || head->deprel == DEPREL_FLAT;
	if (apposed && head->head
			&& observe_token(observing, head->head)->upos
					   == UPOS_NOUN)
		return head->head;
	return 0;
}

/* The code of whoever is named nearest: a country, or somebody of one. */
static const char *
beside(const struct observing *observing, const struct name *name)
{
	const struct mentions *mentions = &observing->analysis->mentions;
	uint32_t end = mentions->first[observing->sentence + 1];
	const char *found = "";
	int nearest = BESIDE_TOKENS + 1;
	for (uint32_t i = mentions->first[observing->sentence]; i < end; i++) {
		const struct mention *mention = &mentions->at[i];
		int far = mention->head < name->first
					  ? name->first - mention->head
					  : mention->head - name->last;
		if (!mention->actor.code[0] || far >= nearest
				|| mention->kind == MENTION_PRONOUN
				|| overlaps(mention, name))
			continue;
		found = mention->actor.code;
		nearest = far;
	}
	return found;
}

static struct str
text_of(const struct observing *observing, const struct name *name)
{
	const struct text *text = observing->tree.text;
	return str_cut(text->bytes.at
					+ observe_token(observing, name->first)
							  ->start,
			text->bytes.at
					+ observe_token(observing, name->last)
							  ->end);
}

static bool
has_word(struct str name, struct str word)
{
	for (bool more = true; more;)
		if (str_equal(str_next(&name, ' ', &more), word))
			return true;
	return false;
}

/* The latest person of several words of which this is one. */
static struct str
longer_name(const struct observing *observing, struct str word)
{
	size_t count = observing->full_name_count;
	for (size_t i = count; i-- > 0 && count - i <= FULL_NAMES;)
		if (has_word(observing->full_names[i], word))
			return observing->full_names[i];
	return word;
}

/* The full name when the text told it before: "Farid Dost" for "Dost". */
static struct str
full_name(struct observing *observing, const struct name *name,
		const struct mention *mention)
{
	if (mention && mention->kind == MENTION_NAME && mention->actor.name.len)
		return mention->actor.name;
	struct str text = text_of(observing, name);
	if (strcmp(name->kind, "PER") != 0)
		return text;
	if (name->first == name->last)
		return longer_name(observing, text);
	ARENA_PUSH(observing->arena, observing->full_names,
			observing->full_name_count,
			observing->full_name_capacity, text);
	return text;
}

static void
put_name(struct observing *observing, const struct name *name,
		const struct mention *mention)
{
	const struct actor *actor = mention ? &mention->actor : NULL;
	uint16_t role = role_of(observing, name);
	bool sector = actor && actor->sector[0];
	bool coded = actor && actor->code[0];
	buffer_put_char(observing->out, OBSERVATION_NAME);
	observe_cell(observing, full_name(observing, name, mention));
	observe_cell(observing, str_of(name->kind));
	observe_cell(observing, coded ? STR("1") : STR("0"));
	observe_cell(observing, str_of(coded ? actor->code : ""));
	observe_cell(observing,
			str_of(sector ? sector_name(actor->sector[0]) : ""));
	observe_cell(observing,
			role ? observe_word(observing,
					observe_token(observing, role)->lemma)
			     : STR(""));
	observe_cell(observing, str_of(beside(observing, name)));
	observe_place(observing);
}

/* Letters, at least two, the first a capital: no initials, no numbers. A single
 * word that nobody recognised must be an acronym: "the Act" is no name. */
static bool
looks_like_name(struct str text, const struct name *name)
{
	size_t at = 0, letters = 0, capitals = 0;
	if (!text.len || !utf8_is_upper(utf8_next(text, &at)))
		return false;
	for (at = 0; at < text.len;) {
		uint32_t code = utf8_next(text, &at);
		letters += utf8_is_letter(code);
		capitals += utf8_is_upper(code);
	}
	bool alone = name->first == name->last && !strcmp(name->kind, "-");
	return letters > 1 && (!alone || capitals > 1);
}

static enum deprel
relation(const struct observing *observing, uint16_t token)
{
	return deprel_universal(
			(enum deprel)observe_token(observing, token)->deprel);
}

/* Whether the token is the subject or the object of something, an owner, or
 * stands beside one that is. */
static bool
is_party(const struct observing *observing, uint16_t token)
{
	for (unsigned steps = 0; token && steps < NAME_TOKENS; steps++) {
		switch (observe_token(observing, token)->deprel) {
		case DEPREL_NSUBJ:
		case DEPREL_NSUBJ_PASS:
		case DEPREL_OBJ:
		case DEPREL_IOBJ:
		case DEPREL_OBL_AGENT:
		case DEPREL_NMOD_POSS:
			return true;
		case DEPREL_CONJ:
		case DEPREL_APPOS:
			token = observe_token(observing, token)->head;
			break;
		default:
			return false;
		}
	}
	return false;
}

/* A place is an actor only where it acts, a body where it is a party; a person
 * is somebody anywhere but as a modifier ("the Biden plan"). */
static bool
may_act(const struct observing *observing, const struct name *name)
{
	enum deprel deprel = relation(observing, name->head);
	if (!strcmp(name->kind, "PER"))
		return is_party(observing, name->head) || deprel == DEPREL_OBL
		       || deprel == DEPREL_NMOD;
	if (!strcmp(name->kind, "ORG"))
		return is_party(observing, name->head);
	return deprel == DEPREL_NSUBJ;
}

static void
try_name(struct observing *observing, struct name name)
{
	trim(observing, &name);
	if (name.last - name.first >= NAME_TOKENS
			|| !looks_like_name(text_of(observing, &name), &name))
		return;
	name.head = head_of(observing, &name);
	if (!may_act(observing, &name))
		return;
	const struct mention *mention = mention_in(observing, &name);
	if (!is_known(observing, &name, mention))
		put_name(observing, &name, mention);
}

/* ------------------------------------------------------------------ runs */

/* A proper noun with the proper nouns around it. */
static struct name
run_around(const struct observing *observing, uint16_t token)
{
	struct name name = { token, token, token, "-" };
	while (name.first > 1
			&& observe_token(observing, (uint16_t)(name.first - 1))
							   ->upos
					   == UPOS_PROPN)
		name.first--;
	while (name.last < observing->tree.count
			&& observe_token(observing, (uint16_t)(name.last + 1))
							   ->upos
					   == UPOS_PROPN)
		name.last++;
	return name;
}

static bool
has_tag(const struct observing *observing, const struct name *name)
{
	for (uint16_t t = name->first; t <= name->last; t++)
		if (observe_token(observing, t)->name != NAME_O)
			return true;
	return false;
}

/* The tokens behind the first that continue a recognised name. */
static struct name
tagged_run(const struct observing *observing, uint16_t token)
{
	uint8_t begin = observe_token(observing, token)->name;
	struct name name = { token, token, token, kind_of(begin) };
	while (name.last < observing->tree.count
			&& observe_token(observing, (uint16_t)(name.last + 1))
							   ->name
					   == begin + 1)
		name.last++;
	return name;
}

void
observe_names(struct observing *observing)
{
	uint16_t count = observing->tree.count;
	for (uint16_t t = 1; t <= count; t++) {
		const struct token *token = observe_token(observing, t);
		struct name name;
		if (begins_name(token->name)) {
			name = tagged_run(observing, t);
			try_name(observing, name);
			t = name.last;
		} else if (token->upos == UPOS_PROPN
				&& token->deprel == DEPREL_NSUBJ) {
			name = run_around(observing, t);
			if (!has_tag(observing, &name))
				try_name(observing, name);
		}
	}
}
