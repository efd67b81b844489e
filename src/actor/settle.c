/* What a unit's own phrase leaves open, from left to right: metonymy by the
 * place in the clause, coordination, the article's country, pronouns. */
#include "actor/settle.h"

#include "base/limits.h"

/* "Bogotá, Colombia" and "Paris, where ..." are places. */
static bool
is_address(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t comma = unit->last + 1u;
	if (comma + 1 > work->count
			|| !str_equal(form_at(work, comma), STR(",")))
		return false;
	const struct unit *next = unit_of(work, comma + 1);
	return next && next->kind == UNIT_COUNTRY && next->row == unit->row
	       && token_at(work, next->head)->head == unit->head;
}

/* "Washington - Bogotá tensions": a pair of countries before a noun. */
static bool
is_paired(const struct actor_workspace *work, const struct unit *unit)
{
	for (int side = -1; side <= 1; side += 2) {
		uint32_t dash = side < 0 ? unit->first - 1u : unit->last + 1u;
		if (dash < 2 || dash >= work->count
				|| !view_is_dash(work, dash))
			continue;
		uint16_t over = work->unit_over[side < 0 ? dash - 1 : dash + 1];
		if (over && work->unit[over - 1].kind <= UNIT_DEMONYM)
			return true;
	}
	return false;
}

/* Before a name: "the Paris office", "MSF Kenya". */
static bool
stands_before_name(uint8_t deprel)
{
	return deprel == DEPREL_COMPOUND || deprel == DEPREL_AMOD
	       || deprel == DEPREL_NMOD_DESC;
}

/* "NATO" or "the NATO office", and not "NATO member". */
static bool
is_body(const struct unit *unit)
{
	return unit->kind == UNIT_ACTOR
	       || (unit->kind == UNIT_AGENT
			       && unit->agent->kind != AGENT_PERSON);
}

/* "Greenpeace Brazil", "Oxfam Kenya": the body that the country's name says
 * where it works, or null. */
static const struct unit *
body_of_branch(const struct actor_workspace *work, const struct unit *unit)
{
	for (uint16_t child = work->child[unit->head]; child;
			child = work->sibling[child]) {
		const struct unit *body = unit_of(work, child);
		if (child < unit->head && body
				&& stands_before_name(
						token_at(work, child)->deprel)
				&& is_body(body)
				&& code_is_international(body->actor.code))
			return body;
	}
	return NULL;
}

static bool
is_capital(const struct actor_workspace *work, uint32_t token)
{
	const struct token *at = token_at(work, token);
	return at->form != at->lower;
}

bool
settle_is_street(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t behind = unit->last + 1u, before = unit->first - 1u;
	bool of = false;
	if (behind <= work->count && class_at(work, behind) & CLASS_STREET
			&& is_capital(work, behind))
		return true;
	if (!gazetteer_traits(work->gazetteer)->noun_first)
		return false;
	for (; before && class_at(work, before) & (CLASS_OF | CLASS_DEFINITE);
			before--)
		of = true;
	/* "la Plaza de Francia", but "en las calles de Perú" */
	return before && class_at(work, before) & CLASS_STREET
	       && (!of || is_capital(work, before));
}

static void
settle_country(struct actor_workspace *work, struct unit *unit)
{
	if (settle_is_street(work, unit))
		return;
	const struct unit *body = body_of_branch(work, unit);
	if (body) {
		unit->actor = body->actor;
		unit->code_index = body->code_index;
		unit->source = body->source;
		unit->sourced = body->sourced;
		unit->phrase_first = body->phrase_first < unit->phrase_first
						     ? body->phrase_first
						     : unit->phrase_first;
		mention_put(work, unit, MENTION_NAME);
		return;
	}
	if (view_is_modifier(work, unit->head)
			|| view_is_modifier(
					work, view_first_conjunct(work,
							      unit->head))) {
		mention_put(work, unit, MENTION_ADJECTIVE);
		return;
	}
	if (settle_is_party(work, unit->head))
		unit->actor.sector[0] = SECTOR_GOV;
	mention_put(work, unit, MENTION_COUNTRY);
}

/* "The treaty of Lisbon", "the streets of Lima": what has its name from the
 * town, or stands in it, is nothing of the government. */
static bool
is_name_of_occasion(const struct actor_workspace *work, uint32_t head,
		uint32_t classes)
{
	uint32_t above = token_at(work, head)->head;
	return classes & CLASS_OF && above && above < head
	       && word_class(work->gazetteer, token_at(work, above)->lemma)
				  & CLASS_OCCASION;
}

static void
settle_capital(struct actor_workspace *work, struct unit *unit)
{
	uint32_t head = unit->head;
	uint32_t classes = settle_place_classes(work, head);
	bool seat = unit->kind == UNIT_SEAT;
	if (settle_is_street(work, unit))
		return;
	if (!seat)
		mention_put_place(work, unit);
	bool there = classes & CLASS_LOCATIVE
		     && !(seat && pronoun_speaks_there(work, head));
	if (is_address(work, unit) || there
			|| is_name_of_occasion(work, head, classes))
		return;
	uint32_t first = view_first_conjunct(work, head);
	uint32_t above = token_at(work, head)->head;
	bool modifier = view_is_modifier(work, head)
			|| view_is_modifier(work, first);
	bool led = above > head && above <= work->count
		   && class_at(work, above) & CLASS_LED;
	bool paired = is_paired(work, unit);
	if (modifier && !seat && !led && !paired)
		return;
	modifier = modifier || led || paired;
	bool bare = !modifier
		    && (token_at(work, first)->deprel == DEPREL_ROOT
				    || (classes & CLASS_TO
						    && !settle_is_party(work,
								    head)));
	if (!bare)
		unit->actor.sector[0] = SECTOR_GOV;
	bool governed = view_has_case(work, head) || view_has_case(work, first);
	if (!bare && !settle_is_party(work, head) && !modifier && !governed
			&& token_at(work, first)->deprel != DEPREL_NMOD_POSS
			&& !seat)
		unit->actor.sector[0] = SECTOR_NONE;
	mention_put(work, unit, modifier ? MENTION_ADJECTIVE : MENTION_COUNTRY);
}

/* "ethnic Albanians demonstrated in Serbia": people of the place (rule 13 of
 * the PLOVER notes). */
static void
settle_ethnic(struct actor_workspace *work, struct unit *unit)
{
	uint16_t place = work->locative ? work->locative : work->any_locative;
	const struct name_row *row =
			place ? work->gazetteer->country[place - 1] : NULL;
	if (view_is_modifier(work, unit->head))
		return;
	unit->actor = (struct actor){ .sector = { SECTOR_CVL } };
	if (row)
		settle_copy_country(unit, row->code, (uint16_t)(place - 1));
	mention_put(work, unit, MENTION_AGENT);
}

/* Joined to a people: "119 hondureños y salvadoreños". */
static bool
is_joined_people(const struct actor_workspace *work, uint32_t token)
{
	uint32_t first = view_first_conjunct(work, token);
	const struct unit *unit = unit_of(work, first);
	return first != token && unit && unit->kind <= UNIT_DEMONYM
	       && token_at(work, first)->upos == UPOS_NOUN;
}

/* "Peruanos protestan en Lima": one that begins a headline, or that is read as
 * an adjective, is plural with its verb. */
static bool
is_acting_people(const struct actor_workspace *work, uint32_t token)
{
	const struct token *own = token_at(work, token);
	return own->deprel == DEPREL_NSUBJ && own->head > token
	       && own->head <= work->count
	       && token_at(work, own->head)->upos == UPOS_VERB
	       && view_is_plural(work, own->head);
}

/* "palestinos e israelíes", "miles de haitianos": where adjectives are the
 * nouns for a people, those in the plural need no article. */
static bool
is_people(const struct actor_workspace *work, uint32_t token)
{
	uint8_t upos = token_at(work, token)->upos;
	if (!gazetteer_traits(work->gazetteer)->noun_first)
		return false;
	if (upos == UPOS_NOUN)
		return view_is_plural(work, token);
	return is_acting_people(work, token)
	       || (upos == UPOS_ADJ && is_joined_people(work, token)
			       && view_is_plural(work, token));
}

/* "the Chinese", "two Colombians"; not "in Chinese", "speak Spanish". */
static void
settle_demonym(struct actor_workspace *work, struct unit *unit)
{
	uint32_t head = unit->head;
	if (unit->first > 1
			&& class_at(work, unit->first - 1u) & CLASS_ETHNIC) {
		settle_ethnic(work, unit);
		return;
	}
	if (view_is_modifier(work, head)
			|| view_is_modifier(work,
					view_first_conjunct(work, head))) {
		mention_put(work, unit, MENTION_ADJECTIVE);
		return;
	}
	if (unit->kind == UNIT_ADJECTIVE && !view_has_determiner(work, head)
			&& !is_people(work, head))
		return;
	if (!view_is_definite(work, head))
		unit->actor.sector[0] = SECTOR_CVL;
	mention_put(work, unit, MENTION_AGENT);
}

static void
settle_name(struct actor_workspace *work, struct unit *unit)
{
	uint32_t first = view_first_conjunct(work, unit->head);
	bool modifier = view_is_modifier(work, unit->head)
			|| view_is_modifier(work, first);
	if (!unit->actor.code[0] && unit->agent)
		settle_agent_country(work, unit);
	else if (unit->kind == UNIT_PERSON && !unit->actor.code[0])
		settle_conjunct(work, unit);
	bool known = unit->kind == UNIT_ACTOR || unit->actor.code[0]
		     || unit->actor.sector[0];
	uint8_t kind = known ? MENTION_NAME : MENTION_GENERIC;
	if (modifier && !known)
		return;
	mention_put(work, unit, modifier ? MENTION_ADJECTIVE : kind);
}

/* "Thousands marched in Minsk" */
static void
settle_crowd(struct actor_workspace *work, struct unit *unit)
{
	uint16_t place = work->any_locative
					 ? work->any_locative
					 : memory_country(work, MEMORY_PEOPLE);
	const struct name_row *row =
			place ? work->gazetteer->country[place - 1] : NULL;
	unit->actor.sector[0] = SECTOR_CVL;
	if (row)
		settle_copy_country(unit, row->code, (uint16_t)(place - 1));
	mention_put(work, unit, MENTION_AGENT);
}

/* "tens {of thousands}", of whom nothing more is said. */
static bool
is_bare_measure(const struct actor_workspace *work, uint16_t token)
{
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child])
		if (child > token && view_case(work, child) & CLASS_OF)
			return false;
	return class_at(work, token) & CLASS_MEASURE;
}

/* "60 millones de dólares": of what is nobody. */
static bool
is_of_things(const struct actor_workspace *work, uint32_t measure)
{
	uint16_t child = work->child[measure];
	for (; child; child = work->sibling[child])
		if (child > measure && token_at(work, child)->upos == UPOS_NOUN
				&& view_case(work, child) & CLASS_OF
				&& !is_bare_measure(work, child))
			return true;
	return false;
}

/* "dozens of protesters", "two of them". */
static void
settle_measure(struct actor_workspace *work, struct unit *unit)
{
	const struct mention *meant = NULL;
	if (unit->body)
		settle_agent(work, unit);
	else if (unit->pronoun)
		meant = pronoun_find(work, unit->pronoun);
	else if (view_is_plural(work, unit->head)
			&& settle_is_party(work, unit->head)
			&& !is_of_things(work, unit->head))
		settle_crowd(work, unit);
	if (meant) {
		unit->actor = meant->actor;
		unit->assumed = meant->assumed;
		mention_put(work, unit, MENTION_PRONOUN);
	}
}

static void
settle_unit(struct actor_workspace *work, struct unit *unit)
{
	switch (unit->kind) {
	case UNIT_COUNTRY:
		settle_country(work, unit);
		mention_put_place(work, unit);
		return;
	case UNIT_CAPITAL:
	case UNIT_SEAT:
		settle_capital(work, unit);
		return;
	case UNIT_ADJECTIVE:
	case UNIT_DEMONYM:
		settle_demonym(work, unit);
		return;
	case UNIT_PLACE:
		mention_put_place(work, unit);
		memory_count(work, unit->code_index, false);
		return;
	case UNIT_AGENT:
		settle_agent(work, unit);
		return;
	case UNIT_MEASURE:
		settle_measure(work, unit);
		return;
	case UNIT_ACTOR:
	case UNIT_PERSON:
	case UNIT_BODY:
		settle_name(work, unit);
		return;
	default:
		return;
	}
}

/* A consumed unit may still be a place: "the mayor of Bogotá". */
static void
settle_consumed(struct actor_workspace *work, const struct unit *unit)
{
	bool place = unit->kind == UNIT_COUNTRY || unit->kind == UNIT_CAPITAL
		     || unit->kind == UNIT_PLACE;
	if (place)
		mention_put_place(work, unit);
}

static void
settle_dateline(struct actor_workspace *work, const struct unit *unit)
{
	bool place = unit->kind == UNIT_COUNTRY || unit->kind == UNIT_CAPITAL
		     || unit->kind == UNIT_PLACE;
	if (!place)
		return;
	mention_put_place(work, unit);
	if (place_is_abroad(work, unit->code_index))
		return;
	work->dateline = (uint16_t)(unit->code_index + 1);
	const struct place_mention *told =
			&work->out->place[work->out->place_count - 1];
	work->dateline_words = (struct antecedent){ told->sentence, told->start,
		told->end };
}

/* "invited four lawmakers to tour a port": what others are to do. */
static bool
is_task_of_others(const struct actor_workspace *work, uint32_t verb)
{
	if (!verb || verb > work->count
			|| token_at(work, verb)->deprel != DEPREL_XCOMP)
		return false;
	uint32_t governor = token_at(work, verb)->head;
	uint16_t child = governor && governor <= work->count
					 ? work->child[governor]
					 : 0;
	for (; child; child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_OBJ
				|| token_at(work, child)->deprel == DEPREL_IOBJ)
			return true;
	return false;
}

/* "in Nairobi, police ...", "a blast in Nairobi killed ..."; but "discussed the
 * war in Gaza" and "invited them to meet in Oslo" do not happen there. */
static bool
is_scene(const struct actor_workspace *work, uint32_t token)
{
	token = view_first_conjunct(work, token);
	uint32_t head = token_at(work, token)->head;
	if (deprel_universal(token_at(work, token)->deprel) != DEPREL_NMOD)
		return !is_task_of_others(work, head);
	return head && head <= work->count
	       && deprel_universal(token_at(work, head)->deprel)
				  == DEPREL_NSUBJ;
}

/* "Ana Villa, who lives in {Belgium}": where somebody with a name is of whom
 * the sentence tells something else. */
static bool
is_of_somebody(const struct actor_workspace *work, uint32_t token)
{
	uint32_t verb = token_at(work, view_first_conjunct(work, token))->head;
	if (!verb || verb > work->count
			|| token_at(work, verb)->deprel != DEPREL_ACL_RELCL)
		return false;
	const struct unit *unit = unit_of(work, token_at(work, verb)->head);
	return unit && unit->actor.person && unit->actor.name.len;
}

/* `*place` becomes the code, or SEVERAL after another one. */
enum { SEVERAL = UINT16_MAX };
static void
add_place(uint16_t *place, uint16_t code_index)
{
	uint16_t code = (uint16_t)(code_index + 1);
	*place = !*place || *place == code ? code : SEVERAL;
}

/* The place that the sentence happens in, when it names just one. */
static void
find_locative(struct actor_workspace *work)
{
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *unit = &work->unit[i];
		bool place = unit->kind == UNIT_COUNTRY
			     || unit->kind == UNIT_CAPITAL
			     || unit->kind == UNIT_PLACE;
		if (!place || unit->head <= sentence_dateline(work->sentence)
				|| !(settle_place_classes(work, unit->head)
						& CLASS_LOCATIVE)
				|| is_of_somebody(work, unit->head))
			continue;
		add_place(&work->any_locative, unit->code_index);
		if (is_scene(work, unit->head))
			add_place(&work->locative, unit->code_index);
	}
	if (work->locative == SEVERAL)
		work->locative = 0;
	if (work->any_locative == SEVERAL)
		work->any_locative = 0;
}

void
settle_sentence(struct actor_workspace *work)
{
	find_locative(work);
	round_up_follow(work);
	home_find(work);
	for (uint32_t i = 1; i <= work->count; i++) {
		struct unit *unit = unit_of(work, i);
		if (i <= sentence_dateline(work->sentence)) {
			if (unit)
				settle_dateline(work, unit);
			continue;
		}
		if (unit && unit->consumed)
			settle_consumed(work, unit);
		else if (settle_description(work, i, unit))
			continue;
		else if (unit)
			settle_unit(work, unit);
		else if (pronoun_is(work, i))
			settle_pronoun(work, i);
		else if (pronoun_is_dropped(work, i))
			settle_dropped(work, i);
	}
}
