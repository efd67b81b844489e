/* Putting mentions and places out. */
#include "actor/settle.h"
#include "base/limits.h"

/* Whether the token acts or is acted upon in its clause. */
bool
settle_is_party(const struct actor_workspace *work, uint32_t token)
{
	token = view_first_conjunct(work, token);
	uint32_t head = token_at(work, token)->head;
	switch (token_at(work, token)->deprel) {
	case DEPREL_NSUBJ:
	case DEPREL_NSUBJ_OUTER:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_CSUBJ:
		break;
	case DEPREL_OBJ:
	case DEPREL_IOBJ:
	case DEPREL_OBL_AGENT:
		return true;
	case DEPREL_OBL_ARG:
		return gazetteer_traits(work->gazetteer)->marked_objects
		       && view_case(work, token) & CLASS_TO;
	default:
		return false;
	}
	/* "Beijing is the largest city": no act. */
	if (!head || head > work->count)
		return false;
	uint8_t upos = token_at(work, head)->upos;
	return upos != UPOS_NOUN && upos != UPOS_PROPN && upos != UPOS_NUM;
}

uint32_t
settle_place_classes(const struct actor_workspace *work, uint32_t token)
{
	uint32_t classes = view_case(work, token);
	uint32_t above = token_at(work, token)->head;
	/* "in the state of Borno": where the state is. */
	if (classes & CLASS_OF && above && above <= work->count
			&& class_at(work, above) & CLASS_PROVINCE
			&& view_has_case(work, above))
		return view_case(work, above);
	return classes ? classes
		       : view_case(work, view_first_conjunct(work, token));
}

static struct str
source_of(struct actor_workspace *work, const struct unit *unit)
{
	if (unit->source_text.len)
		return unit->source_text;
	return unit->sourced ? row_source_text(
			       work->gazetteer, unit->source, work->arena)
			     : STR("");
}

/* What the given name says: the first word of the name, past a title. */
static enum gender
gender_of_given(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t first = unit->first;
	while (first < unit->last && class_at(work, first) & CLASS_TITLE)
		first++;
	enum gender gender = word_given(
			work->gazetteer, token_at(work, first)->lower);
	if (!gender && unit->row)
		gender = (enum gender)unit->row->gender;
	return gender;
}

/* What titles and nouns say ("Mrs", "spokesman"), else the given name. */
static enum gender
gender_of(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t class = 0;
	if (!unit->actor.person)
		return GENDER_UNKNOWN;
	for (uint32_t i = unit->phrase_first; i <= unit->last; i++)
		class |= class_at(work, i);
	enum gender gender = class_gender(class);
	return gender ? gender : gender_of_given(work, unit);
}

void
mention_put_place(struct actor_workspace *work, const struct unit *unit)
{
	struct mentions *out = work->out;
	uint32_t classes = settle_place_classes(work, unit->head);
	struct str first = form_at(work, unit->first);
	struct str last = form_at(work, unit->last);
	const char *base = work->text->bytes.at;
	struct place_mention place = { .sentence = work->sentence_index,
		.first = unit->first,
		.last = unit->last,
		.head = unit->head,
		.start = (uint32_t)(first.at - base),
		.end = (uint32_t)(last.at - base + (ptrdiff_t)last.len),
		.place = unit->place,
		.locative = (classes & CLASS_LOCATIVE) != 0,
		.dateline = unit->head <= sentence_dateline(work->sentence) };
	memcpy(place.code, unit->actor.code, sizeof place.code);
	/* A country is no city of its name; a part of one may be a region. */
	if (unit->kind == UNIT_COUNTRY && unit->place
			&& unit->place->country == unit->code_index
			&& !unit->place->is_region)
		place.place = NULL;
	if (place.place)
		memcpy(place.code, place.place->code, sizeof place.code);
	place.name = place.place ? place.place->name
		     : unit->kind == UNIT_COUNTRY && unit->row
				     ? unit->row->name
				     : str_cut(first.at, last.at + last.len);
	ARENA_PUSH(work->arena, out->place, out->place_count,
			work->place_capacity, place);
}

static void
set_name_and_id(struct actor_workspace *work, struct unit *unit, uint8_t kind)
{
	struct actor *actor = &unit->actor;
	const struct name_row *country =
			work->gazetteer->country[unit->code_index];
	if (actor->id.len)
		return;
	bool whole = kind == MENTION_COUNTRY
		     || (kind == MENTION_ADJECTIVE && !actor->name.len);
	if (whole && country && actor->code[0] && !actor->name.len
			&& unit->kind <= UNIT_PLACE)
		actor->name = country->name;
	actor->id = actor_id(work->arena, actor,
			unit->kind == UNIT_AGENT || unit->kind == UNIT_MEASURE
					|| unit->kind > UNIT_PLACE);
}

/* No phrase begins with a comma, an "and" or a preposition; "at least three
 * senators" is one all the same. */
static bool
is_outer(const struct actor_workspace *work, uint32_t token)
{
	uint8_t upos = token_at(work, token)->upos;
	uint8_t next = token < work->count ? token_at(work, token + 1)->upos
					   : UPOS_X;
	bool degree = next == UPOS_ADJ && token + 2 <= work->count
		      && token_at(work, token + 2)->upos == UPOS_NUM;
	return upos == UPOS_PUNCT || upos == UPOS_CCONJ
	       || (upos == UPOS_ADP && !degree);
}

/* The copies of further parties stand in one piece. */
struct mention *
mention_next_party(struct mention *party)
{
	return party->with ? party + 1 : NULL;
}

/* The further parties of a mention stand over its words. */
static void
put_further(const struct mention *mention, struct mention *with)
{
	for (struct mention *at = with; at; at = mention_next_party(at)) {
		at->sentence = mention->sentence;
		at->first = mention->first;
		at->last = mention->last;
		at->head = mention->head;
		at->kind = mention->kind;
		at->start = mention->start;
		at->end = mention->end;
		at->also = 0;
	}
}

/* The head of the coordination that the unit belongs to; of a country that
 * shares an agent with another ("the presidents of Ghana and Togo") that of
 * the first. */
static uint16_t
root_of(const struct actor_workspace *work, const struct unit *unit,
		uint32_t place)
{
	return unit->further ? (uint16_t)view_first_conjunct(work, unit->base)
			     : (uint16_t)place;
}

/* Without the article, and without what stands outside. */
static void
trim_phrase(struct actor_workspace *work, struct unit *unit)
{
	while (unit->phrase_first < unit->first
			&& (is_outer(work, unit->phrase_first)
					|| token_at(work, unit->phrase_first)
									   ->spelling
							   == SPELLING_ARTICLE))
		unit->phrase_first++;
}

static struct mention
mention_of(struct actor_workspace *work, const struct unit *unit, uint8_t kind)
{
	struct str first = form_at(work, unit->phrase_first);
	struct str last = form_at(work, unit->phrase_last);
	const char *base = work->text->bytes.at;
	struct mention mention = { .sentence = work->sentence_index,
		.first = unit->phrase_first,
		.last = unit->phrase_last,
		.head = unit->head,
		.kind = kind,
		.assumed = unit->assumed,
		.open = unit->open && !unit->actor.code[0],
		.country_from = unit->country_from,
		.gender = (uint8_t)gender_of(work, unit),
		.thing = unit->kind == UNIT_AGENT && unit->agent
			 && unit->agent->kind == AGENT_THING,
		.also = unit->also ? work->unit[unit->also - 1].head : 0,
		.start = (uint32_t)(first.at - base),
		.end = (uint32_t)(last.at - base + (ptrdiff_t)last.len),
		.actor = unit->actor,
		.source = source_of(work, unit),
		.with = unit->with,
		.antecedent = unit->antecedent };
	put_further(&mention, unit->with);
	return mention;
}

/* "soldiers", "two of its soldiers". */
static bool
is_plural(const struct actor_workspace *work, uint32_t head)
{
	uint16_t child = work->child[head];
	if (view_is_plural(work, head))
		return true;
	if (token_at(work, head)->upos != UPOS_NUM)
		return false;
	for (; child; child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_NMOD
				&& view_is_plural(work, child))
			return true;
	return false;
}

static struct trait
trait_of(const struct actor_workspace *work, const struct unit *unit,
		const struct mention *mention)
{
	uint32_t place = view_first_conjunct(work, unit->head);
	return (struct trait){
		.gender = mention->gender,
		.governor = token_at(work, unit->head)->head,
		.plural = is_plural(work, unit->head)
			  && unit->kind >= UNIT_AGENT && !unit->actor.name.len,
		.subject = deprel_universal(token_at(work, place)->deprel)
			   == DEPREL_NSUBJ,
		.receiver = token_at(work, place)->deprel == DEPREL_OBL_ARG
			    || token_at(work, place)->deprel == DEPREL_IOBJ,
		.root = root_of(work, unit, place),
		.code_index = unit->code_index,
		.bare = unit->open,
		.party = mention->kind != MENTION_ADJECTIVE
			 && !(settle_place_classes(work, unit->head)
					 & CLASS_LOCATIVE),
	};
}

/* What later sentences may mean by "the country", "the minister", "he". */
static void
remember(struct actor_workspace *work, const struct unit *unit,
		const struct mention *mention, const struct trait *trait)
{
	uint8_t kind = mention->kind;
	bool coded = unit->actor.code[0];
	bool acts = kind != MENTION_ADJECTIVE
		    && (unit->kind > UNIT_PLACE || unit->actor.sector[0]
				    || trait->party);
	if (coded && kind != MENTION_PRONOUN && !unit->guessed)
		memory_count(work, unit->code_index, acts);
	bool known = kind == MENTION_NAME || kind == MENTION_AGENT
		     || kind == MENTION_GENERIC;
	if (known && (coded || unit->actor.name.len) && !trait->plural)
		memory_put(work, unit, mention);
}

void
mention_put(struct actor_workspace *work, struct unit *unit, uint8_t kind)
{
	struct mentions *out = work->out;
	if (out->count - out->first[work->sentence_index] >= LIMIT_MENTIONS)
		return;
	set_name_and_id(work, unit, kind);
	trim_phrase(work, unit);
	struct mention mention = mention_of(work, unit, kind);
	struct trait trait = trait_of(work, unit, &mention);
	size_t count = out->count;
	work->trait = arena_grow(work->arena, work->trait, count,
			&work->trait_capacity, sizeof *work->trait);
	work->trait[count] = trait;
	ARENA_PUSH(work->arena, out->at, count, work->mention_capacity,
			mention);
	out->count = (uint32_t)count;
	remember(work, unit, &mention, &trait);
}
