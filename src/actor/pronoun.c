/* Pronouns, conservatively: a relative pronoun stands for the noun that its
 * clause modifies; a personal one for the nearest compatible mention, subjects
 * before others, in its sentence or the two before. When two persons of the
 * same standing compete in an earlier sentence, nobody is meant. A bare number
 * with a relative clause stands for the people counted before it. */
#include "actor/view.h"

enum { SENTENCES_BACK = 2 };

/* A number that stands for people named before: the "24" of "28 lawmakers went
 * to China, 24 who visited the United States". It counts for one only with a
 * relative clause of its own, which tells it from amounts and years. */
static bool
is_elliptic(const struct actor_workspace *work, uint32_t token)
{
	const struct token *t = token_at(work, token);
	if (t->upos != UPOS_NUM || t->deprel == DEPREL_NUMMOD)
		return false;
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_ACL_RELCL)
			return true;
	return false;
}

static bool
is_counted(const struct actor_workspace *work, uint32_t token)
{
	uint16_t child = work->child[token];
	for (; child; child = work->sibling[child])
		if (token_at(work, child)->deprel == DEPREL_NUMMOD)
			return true;
	return false;
}

/* The counted people named last before an elliptic number. */
static const struct mention *
counted_before(const struct actor_workspace *work, uint32_t token)
{
	const struct mentions *out = work->out;
	uint32_t first = out->first[work->sentence_index];
	for (uint32_t i = out->count; i > first; i--) {
		const struct mention *mention = &out->at[i - 1];
		if (mention->head < token && is_counted(work, mention->head))
			return mention;
	}
	return NULL;
}

/* "por lo menos", "lo grave": words that are articles too stand for somebody
 * only beside a verb. */
static bool
is_article(const struct actor_workspace *work, uint32_t token)
{
	uint32_t class = class_at(work, token);
	if (!(class & CLASS_DEFINITE)
			|| !(class
					& (CLASS_THING_PRONOUN
							| CLASS_PLURAL_PRONOUN))
			|| token >= work->count)
		return false;
	bool enclitic = token > 1
			&& token_at(work, token - 1)->upos == UPOS_VERB;
	uint8_t next = token_at(work, token + 1)->upos;
	return !enclitic
	       && (next == UPOS_ADJ || next == UPOS_ADV || next == UPOS_ADP);
}

bool
pronoun_is(const struct actor_workspace *work, uint32_t token)
{
	if (is_elliptic(work, token))
		return true;
	if (is_article(work, token))
		return false;
	uint32_t class = class_at(work, token);
	uint8_t upos = token_at(work, token)->upos;
	/* "it seems", "there is". */
	if (deprel_universal(token_at(work, token)->deprel) == DEPREL_EXPL)
		return false;
	/* "that" is mostly no pronoun; the tag decides. */
	return upos == UPOS_PRON
	       && class
				  & (CLASS_PERSON_PRONOUN | CLASS_THING_PRONOUN
						  | CLASS_PLURAL_PRONOUN
						  | CLASS_RELATIVE);
}

/* "hundreds of students who": the students are inside the phrase that counts
 * them. */
static const struct mention *
mention_over(const struct actor_workspace *work, uint32_t token)
{
	uint32_t sentence = work->sentence_index;
	const struct mention *mention = mention_at(work->out, sentence, token);
	uint32_t above = token_at(work, token)->head;
	if (mention || !above || above > work->count
			|| token_at(work, above)->upos != UPOS_NUM
			|| token_at(work, token)->deprel != DEPREL_NMOD)
		return mention;
	mention = mention_at(work->out, sentence, above);
	return mention && mention->first <= token && token <= mention->last
			       ? mention
			       : NULL;
}

static const struct mention *
relative(const struct actor_workspace *work, uint32_t token)
{
	uint32_t at = token;
	for (uint32_t steps = work->count; steps && at; steps--) {
		uint8_t deprel = token_at(work, at)->deprel;
		uint32_t head = token_at(work, at)->head;
		if (head > work->count)
			return NULL;
		if (deprel == DEPREL_ACL_RELCL)
			return head ? mention_over(work, head) : NULL;
		at = head;
	}
	return NULL;
}

/* "it is significant", "it was a mistake": things are, actors act. */
static bool
is_predicated(const struct actor_workspace *work, uint32_t token)
{
	uint32_t head = token_at(work, token)->head;
	return deprel_universal(token_at(work, token)->deprel) == DEPREL_NSUBJ
	       && head && head <= work->count
	       && token_at(work, head)->upos != UPOS_VERB;
}

struct search {
	const struct actor_workspace *work;
	uint32_t token, class;
	uint32_t governor; /* of an object: the verb whose subject it is not */
	bool possessive;
	const struct mention *excluded; /* the subject of that verb */
	const struct mention *beside;   /* what stands right before it */
};

static bool
is_compatible(const struct search *search, const struct mention *mention,
		const struct trait *trait)
{
	uint32_t class = search->class;
	if (mention->kind == MENTION_ADJECTIVE
			|| (!mention->actor.code[0] && !mention->actor.name.len
					&& !mention->actor.sector[0]))
		return false;
	if (trait->plural)
		return (class & CLASS_PLURAL_PRONOUN) != 0;
	if (!mention->actor.person)
		return (class & CLASS_THING_PRONOUN) != 0;
	enum gender gender = class_gender(class);
	return class & CLASS_PERSON_PRONOUN
	       && (!trait->gender || !gender || trait->gender == gender);
}

static bool
is_same(const struct mention *a, const struct mention *b)
{
	return str_equal(a->actor.id, b->actor.id)
	       && !strcmp(a->actor.code, b->actor.code);
}

/* The subject of the verb whose object the pronoun is: neither it nor what
 * stands for it ("thanked Fiji for its help and sent it ...") is meant. */
static void
find_excluded(struct search *search, uint32_t first, uint32_t end)
{
	for (uint32_t i = end; search->governor && i > first; i--) {
		const struct trait *trait = &search->work->trait[i - 1];
		if (trait->subject && trait->governor == search->governor)
			search->excluded = &search->work->out->at[i - 1];
	}
}

/* "Lula, que lo invitó": the subject of a relative clause that tells no other
 * is who stands before it. */
static void
find_excluded_relative(struct search *search)
{
	const struct actor_workspace *work = search->work;
	uint32_t verb = search->governor;
	if (search->excluded || !verb || verb > work->count)
		return;
	uint16_t child = work->child[verb], subject = 0;
	for (; child; child = work->sibling[child])
		if (deprel_universal(token_at(work, child)->deprel)
				== DEPREL_NSUBJ)
			subject = child;
	const struct token *token = token_at(work, verb);
	if (subject && class_at(work, subject) & CLASS_RELATIVE)
		search->excluded = relative(work, subject);
	else if (!subject && token->deprel == DEPREL_ACL_RELCL
			&& gazetteer_traits(work->gazetteer)->drops_subjects)
		search->excluded = mention_over(work, token->head);
}

static bool
is_excluded(const struct search *search, const struct mention *mention)
{
	return (search->excluded && is_same(search->excluded, mention))
	       || (search->beside && is_same(search->beside, mention));
}

/* The best of one sentence's mentions before `end`; `*ties` counts equals. */
static const struct mention *
best_of(struct search *search, uint32_t first, uint32_t end, bool nearest,
		unsigned *ties)
{
	const struct mentions *out = search->work->out;
	const struct mention *best = NULL;
	bool best_subject = false;
	*ties = 0;
	if (nearest) {
		find_excluded(search, first, end);
		find_excluded_relative(search);
	}
	for (uint32_t i = end; i > first; i--) {
		const struct mention *mention = &out->at[i - 1];
		const struct trait *trait = &search->work->trait[i - 1];
		if (is_excluded(search, mention)
				|| !is_compatible(search, mention, trait))
			continue;
		if (best && is_same(best, mention)) {
			if (!trait->subject || best_subject)
				continue;
			best_subject = true;
			/* A state that is named again beside its subject. */
			if (!search->governor || mention->actor.person)
				continue;
			best = mention;
			*ties = 1;
			continue;
		}
		if (!best || (trait->subject && !best_subject)) {
			best = mention;
			best_subject = trait->subject;
			*ties = 1;
		} else if (trait->subject == best_subject) {
			++*ties;
		}
	}
	return best;
}

/* "anunció que lo expulsará": the subject of the complement is that of the verb
 * above, unless it is wished of somebody. */
static bool
shares_subject(const struct actor_workspace *work, uint32_t verb)
{
	const struct token *token = token_at(work, verb);
	switch (token->deprel) {
	case DEPREL_ADVCL:
	case DEPREL_CONJ:
	case DEPREL_XCOMP:
		return true;
	case DEPREL_CCOMP:
		return gazetteer_traits(work->gazetteer)->drops_subjects
		       && feats_get(token->feats, FEATURE_MOOD) != MOOD_SUB;
	default:
		return false;
	}
}

/* The verb whose subject cannot be this object: its own, or, when that has no
 * subject ("targeted Petro, calling him ..."), the one above. */
static uint32_t
governor_of(const struct actor_workspace *work, uint32_t token)
{
	uint32_t at = token_at(work, token)->head;
	/* "detained 17 of them" */
	if (at && at <= work->count && token_at(work, at)->upos == UPOS_NUM)
		at = token_at(work, at)->head;
	for (uint32_t steps = work->count; steps && at && at <= work->count;
			steps--) {
		uint16_t child = work->child[at];
		for (; child; child = work->sibling[child])
			if (deprel_universal(token_at(work, child)->deprel)
					== DEPREL_NSUBJ)
				return at;
		if (!shares_subject(work, at))
			return at;
		at = token_at(work, at)->head;
	}
	return at;
}

/* "Petro and his wife": the conjunct before the one that holds the pronoun. */
static const struct mention *
conjunct(const struct search *search)
{
	const struct actor_workspace *work = search->work;
	uint32_t at = search->token;
	for (uint32_t steps = work->count; steps; steps--) {
		const struct token *token = token_at(work, at);
		if (!token->head || token->head > work->count
				|| token->upos == UPOS_VERB)
			return NULL;
		if (token->deprel == DEPREL_CONJ && token->head < at) {
			const struct mention *mention = mention_at(work->out,
					work->sentence_index, token->head);
			return mention && is_compatible(search, mention, &work->trait[mention - work->out->at])
					       ? mention
					       : NULL;
		}
		at = token->head;
	}
	return NULL;
}

static bool
is_subject(const struct actor_workspace *work, const struct mention *mention)
{
	const struct trait *trait = view_trait(work, mention);
	return trait && trait->subject;
}

static bool
has_plural(const struct actor_workspace *work, uint32_t sentence)
{
	for (uint32_t i = work->out->first[sentence];
			i < work->out->first[sentence + 1]; i++)
		if (work->trait[i].plural)
			return true;
	return false;
}

static bool
is_in_group(const struct group *group, const struct actor *actor)
{
	for (unsigned i = 0; i < group->count; i++) {
		const struct actor *known = &group->member[i]->actor;
		if (str_equal(known->id, actor->id)
				|| (actor->code[0]
						&& !strcmp(known->code,
								actor->code)
						&& known->sector[0]
								   == actor->sector[0]))
			return true;
	}
	return false;
}

static void
take_parties(const struct mention *mention, struct group *group)
{
	for (; mention && group->count < LIMIT_PARTIES; mention = mention->with)
		if (!is_in_group(group, &mention->actor))
			group->member[group->count++] = mention;
}

bool
pronoun_is_surely_plural(const struct actor_workspace *work, uint32_t token)
{
	return !(class_at(work, token)
			& (CLASS_PERSON_PRONOUN | CLASS_THING_PRONOUN));
}

bool
pronoun_take_all(const struct actor_workspace *work,
		const struct mention *mention, struct group *group)
{
	group->count = 0;
	uint32_t sentence = mention->sentence;
	for (unsigned i = 0; mention && i < LIMIT_PARTIES; i++) {
		take_parties(mention, group);
		mention = mention->also ? mention_at(
					  work->out, sentence, mention->also)
					: NULL;
	}
	return group->count > 1;
}

/* The mention is the token's: a pronoun that was found before. */
static bool
is_at(const struct actor_workspace *work, const struct mention *mention,
		uint32_t token)
{
	return mention->sentence == work->sentence_index
	       && mention->head == token;
}

/* "Peru and Chile ... they": the joined subject of the sentence or the one
 * before; else, where that one names nothing in the plural, its only two
 * parties. */
bool
pronoun_find_group(const struct actor_workspace *work, uint32_t token,
		struct group *group)
{
	group->count = 0;
	if (!(class_at(work, token) & CLASS_PLURAL_PRONOUN))
		return false;
	const struct mention *one = pronoun_find(work, token);
	bool sure = pronoun_is_surely_plural(work, token);
	if (one && is_subject(work, one))
		return sure && pronoun_take_all(work, one, group);
	for (unsigned back = 0; back < 2; back++) {
		refer_find_joined(work, back, false, group);
		if (group->count
				&& (is_subject(work, group->member[0])
						|| is_at(work, group->member[0],
								token)))
			return true;
	}
	if (one)
		return sure && pronoun_take_all(work, one, group);
	bool clear = work->sentence_index
		     && !has_plural(work, work->sentence_index - 1);
	if (clear)
		refer_find_joined(work, 1, true, group);
	return clear && group->count > 1;
}

/* The form of a verb, or of its auxiliary, that tells person and number. */
static uint32_t
finite_feats(const struct actor_workspace *work, uint32_t verb)
{
	uint16_t child = work->child[verb];
	for (; child; child = work->sibling[child]) {
		const struct token *token = token_at(work, child);
		if (deprel_universal(token->deprel) == DEPREL_AUX
				&& feats_get(token->feats, FEATURE_PERSON))
			return token->feats;
	}
	return token_at(work, verb)->feats;
}

/* "la semana {pasada}", "{este} año" */
static bool
is_pointed_at(const struct actor_workspace *work, uint32_t noun)
{
	uint16_t child = work->child[noun];
	for (; child; child = work->sibling[child]) {
		const struct token *token = token_at(work, child);
		if (token->deprel == DEPREL_AMOD
				|| feats_get(token->feats, FEATURE_PRONTYPE)
						   == PRONTYPE_DEM)
			return true;
	}
	return false;
}

/* "La semana pasada impuso sanciones": no subject, whatever the tree says. */
static bool
tells_when(const struct actor_workspace *work, uint32_t noun, uint32_t verb)
{
	return noun < verb && class_at(work, noun) & CLASS_CALENDAR
	       && is_pointed_at(work, noun);
}

static bool
has_subject(const struct actor_workspace *work, uint32_t verb)
{
	uint16_t child = work->child[verb];
	for (; child; child = work->sibling[child])
		switch (token_at(work, child)->deprel) {
		case DEPREL_NSUBJ:
			if (tells_when(work, child, verb))
				break;
			return true;
		case DEPREL_NSUBJ_PASS:
		case DEPREL_CSUBJ:
		case DEPREL_CSUBJ_PASS:
		case DEPREL_EXPL_PASS:
		case DEPREL_EXPL_IMPERS:
		case DEPREL_AUX_PASS:
			return true;
		default:
			break;
		}
	return false;
}

static bool
lacks_subject(const struct actor_workspace *work, uint32_t verb)
{
	return gazetteer_traits(work->gazetteer)->drops_subjects
	       && token_at(work, verb)->upos == UPOS_VERB
	       && !has_subject(work, verb)
	       && feats_get(finite_feats(work, verb), FEATURE_PERSON)
				  == PERSON_3;
}

bool
pronoun_speaks_there(const struct actor_workspace *work, uint32_t seat)
{
	uint32_t verb = token_at(work, seat)->head;
	return verb > seat && verb <= work->count
	       && token_at(work, seat)->deprel == DEPREL_OBL
	       && lacks_subject(work, verb)
	       && feats_get(finite_feats(work, verb), FEATURE_NUMBER)
				  == NUMBER_PLUR;
}

/* "{Desde el Kremlin} acusaron a": who sits there acts. */
static bool
acts_from_seat(const struct actor_workspace *work, uint32_t verb)
{
	uint16_t child = work->child[verb];
	for (; child; child = work->sibling[child]) {
		const struct unit *unit = unit_of(work, child);
		if (unit && unit->kind == UNIT_SEAT
				&& pronoun_speaks_there(work, child))
			return true;
	}
	return false;
}

bool
pronoun_is_dropped(const struct actor_workspace *work, uint32_t token)
{
	return !token_at(work, token)->head && lacks_subject(work, token)
	       && !acts_from_seat(work, token);
}

static bool
is_plural_verb(const struct actor_workspace *work, uint32_t verb)
{
	return feats_get(finite_feats(work, verb), FEATURE_NUMBER)
	       == NUMBER_PLUR;
}

/* Two who hold office in two lands, of whom one met the other. */
static bool
are_officials_of_two(const struct group *group)
{
	const struct mention *const *member = group->member;
	return group->count == 2 && member[0]->actor.person
	       && member[1]->actor.person && member[0]->actor.code[0]
	       && member[1]->actor.code[0]
	       && strcmp(member[0]->actor.code, member[1]->actor.code) != 0;
}

bool
pronoun_find_dropped_group(const struct actor_workspace *work, uint32_t verb,
		struct group *group)
{
	group->count = 0;
	/* Narrative: other tenses speak of people at large ("esperan que"). */
	bool narrates = feats_get(token_at(work, verb)->feats, FEATURE_TENSE)
			== TENSE_PAST;
	if (!work->sentence_index || !narrates || !is_plural_verb(work, verb))
		return false;
	refer_find_joined(work, 1, false, group);
	if (group->count && is_subject(work, group->member[0]))
		return true;
	group->count = 0;
	if (!has_plural(work, work->sentence_index - 1))
		refer_find_joined(work, 1, true, group);
	return are_officials_of_two(group);
}

const struct mention *
pronoun_find_dropped(const struct actor_workspace *work, uint32_t token)
{
	bool plural = is_plural_verb(work, token);
	struct search search = { .work = work,
		.token = token,
		.class = plural ? CLASS_PLURAL_PRONOUN
				: CLASS_PERSON_PRONOUN | CLASS_THING_PRONOUN };
	if (!work->sentence_index)
		return NULL;
	unsigned ties;
	const struct mention *found = best_of(&search,
			work->out->first[work->sentence_index - 1],
			work->out->first[work->sentence_index], false, &ties);
	return found && ties == 1 && is_subject(work, found) ? found : NULL;
}

/* "{le} ofreció armas", "give {it} wheat", however the parser hangs it. */
static bool
is_given_to(const struct actor_workspace *work, uint32_t token, uint32_t verb)
{
	if (token_at(work, token)->deprel == DEPREL_IOBJ)
		return true;
	uint16_t child = work->child[verb];
	bool object = false;
	for (; child; child = work->sibling[child])
		object |= child > verb
			  && token_at(work, child)->deprel == DEPREL_OBJ;
	return token < verb && object
	       && token_at(work, token)->deprel == DEPREL_OBJ;
}

/* Of the mentions from `first` to `end` the receiver of the verb, or of any
 * where it is 0. */
static const struct mention *
receiver_of(const struct search *search, uint32_t first, uint32_t end,
		uint32_t verb)
{
	const struct actor_workspace *work = search->work;
	for (uint32_t i = first; i < end; i++) {
		const struct mention *mention = &work->out->at[i];
		const struct trait *trait = &work->trait[i];
		if (trait->receiver && (!verb || trait->governor == verb)
				&& is_compatible(search, mention, trait))
			return mention;
	}
	return NULL;
}

/* "prometió tropas a Chad y Mali le ofreció armas", "... a Chad. Mali le
 * ofreció armas": whom the verb before gave to. */
static const struct mention *
receiver_before(struct search *search)
{
	const struct actor_workspace *work = search->work;
	const struct mentions *out = work->out;
	const struct token *token = token_at(work, search->token);
	uint32_t verb = token->head, sentence = work->sentence_index;
	if (!verb || verb > work->count
			|| !is_given_to(work, search->token, verb))
		return NULL;
	if (token_at(work, verb)->deprel == DEPREL_CONJ)
		return receiver_of(search, out->first[sentence], out->count,
				token_at(work, verb)->head);
	find_excluded(search, out->first[sentence], out->count);
	if (!sentence || !search->excluded)
		return NULL;
	const struct mention *found = receiver_of(search,
			out->first[sentence - 1], out->first[sentence], 0);
	/* "adjudicó a una firma china un contrato. Pekín le prestó": not the
	 * firm */
	return found && strcmp(found->actor.code, search->excluded->actor.code)
					       != 0
			       ? found
			       : NULL;
}

/* Where the pronoun of the search stands in its sentence. */
static void
place_search(struct search *search)
{
	const struct actor_workspace *work = search->work;
	uint32_t token = search->token;
	uint8_t deprel = token_at(work, token)->deprel;
	search->possessive = deprel == DEPREL_NMOD_POSS
			     && !(search->class & CLASS_DEFINITE);
	if (!search->possessive && deprel_universal(deprel) != DEPREL_NSUBJ)
		search->governor = governor_of(work, token);
	/* "Chile la apoya", whatever the tree says: not Chile. */
	if (search->governor && gazetteer_traits(work->gazetteer)->noun_first
			&& token > 1)
		search->beside = mention_at(
				work->out, work->sentence_index, token - 1);
}

/* In this sentence or one before: who fits best in the first that has anybody
 * who fits, and in an earlier one nobody else. */
static const struct mention *
best_before(struct search *search)
{
	const struct actor_workspace *work = search->work;
	bool thing = search->class & CLASS_THING_PRONOUN;
	bool plural = search->class & CLASS_PLURAL_PRONOUN;
	uint32_t end = work->out->count;
	uint32_t limit = thing || plural ? 1 : SENTENCES_BACK;
	for (uint32_t back = 0; back <= limit && back <= work->sentence_index;
			back++) {
		uint32_t first = work->out->first[work->sentence_index - back];
		unsigned ties;
		const struct mention *found =
				best_of(search, first, end, !back, &ties);
		end = first;
		if (!found)
			continue;
		bool subject = work->trait[found - work->out->at].subject;
		return back && (ties > 1 || (thing && !subject)) ? NULL : found;
	}
	return NULL;
}

/* Whose subject the mention is: of the verb that reports the clause. */
static bool
reports(const struct actor_workspace *work, const struct mention *mention,
		uint32_t verb)
{
	const struct trait *trait = view_trait(work, mention);
	return trait && trait->subject && trait->governor == verb
	       && !mention->actor.person && mention->kind != MENTION_COUNTRY;
}

/* "Hamas said they had fired at Haifa": a body that speaks of itself, where the
 * sentence names nobody else in the plural. */
static const struct mention *
speaking_body(const struct search *search)
{
	const struct actor_workspace *work = search->work;
	uint32_t verb = token_at(work, search->token)->head;
	if (!pronoun_is_surely_plural(work, search->token) || search->governor || !verb
			|| verb > work->count
			|| token_at(work, verb)->deprel != DEPREL_CCOMP)
		return NULL;
	uint32_t above = token_at(work, verb)->head;
	const struct mention *found = NULL;
	for (uint32_t i = work->out->first[work->sentence_index];
			i < work->out->count; i++) {
		const struct mention *mention = &work->out->at[i];
		if (mention->head > search->token)
			break;
		if (work->trait[i].plural)
			return NULL;
		if (reports(work, mention, above))
			found = mention;
	}
	return found;
}

const struct mention *
pronoun_find(const struct actor_workspace *work, uint32_t token)
{
	struct search search = {
		.work = work, .token = token, .class = class_at(work, token)
	};
	if (is_elliptic(work, token))
		return counted_before(work, token);
	if (search.class & CLASS_RELATIVE)
		return relative(work, token);
	place_search(&search);
	const struct mention *told =
			search.possessive ? conjunct(&search) : NULL;
	if (!told)
		told = receiver_before(&search);
	if (told)
		return told;
	if (search.class & CLASS_THING_PRONOUN && is_predicated(work, token))
		return NULL;
	told = search.class & CLASS_PLURAL_PRONOUN ? speaking_body(&search)
						   : NULL;
	return told ? told : best_before(&search);
}
