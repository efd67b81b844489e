/* Who takes part in a fact. */
#include "event/parties.h"
#include "event/phrase.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

bool
fact_has_role(const struct telling *telling, uint8_t role)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (telling->fact.party[i].role == role)
			return true;
	return false;
}

bool
fact_has_country(const struct telling *telling, const char *code)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++)
		if (!strcmp(telling->fact.party[i].mention->actor.code, code))
			return true;
	return false;
}

static bool
is_unnamed_person(const struct mention *mention)
{
	return mention->kind == MENTION_AGENT && mention->actor.person;
}

/* Only its kind is known: "states", "local government". */
static bool
is_unnamed_body(const struct mention *mention)
{
	return mention->kind == MENTION_AGENT && !mention->actor.person;
}

/* Of one country different nouns name different bodies: "foundations and civil
 * society". */
static bool
are_two_bodies(const struct mention *a, const struct mention *b)
{
	return is_unnamed_body(a) && is_unnamed_body(b)
	       && (!a->actor.code[0] || !str_equal(a->source, b->source));
}

/* Told only by the country that it lies in: "Bergen". */
static bool
is_unnamed_place(const struct mention *mention)
{
	return mention->kind == MENTION_COUNTRY && !mention->actor.name.len
	       && !mention->actor.sector[0];
}

/* "states and Ohio": bodies and a place of the same country. */
static bool
are_body_and_place(const struct mention *a, const struct mention *b)
{
	return (is_unnamed_body(a) && b->kind == MENTION_COUNTRY)
	       || (is_unnamed_body(b) && a->kind == MENTION_COUNTRY);
}

/* Stage 5 holds "the minister and the mayor" for one, whose country acts, and
 * two towns for the country that both lie in. */
static bool
same_party(const struct mention *a, const struct mention *b)
{
	bool unnamed = (is_unnamed_person(a) && is_unnamed_person(b))
		       || are_body_and_place(a, b) || are_two_bodies(a, b)
		       || (is_unnamed_place(a) && is_unnamed_place(b));
	bool two = unnamed && a->sentence == b->sentence && a->head != b->head;
	return !two && mention_same(a, b);
}

/* "a grant of the government for the ministry": its own. */
static bool
is_same_state(const struct mention *a, const struct mention *b)
{
	return is_unnamed_body(a) && is_unnamed_body(b) && a->actor.code[0]
	       && mention_acts_for_state(a) && mention_same(a, b);
}

bool
fact_takes_part(const struct telling *telling, const struct mention *mention)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct mention *party = telling->fact.party[i].mention;
		if (same_party(party, mention) || is_same_state(party, mention))
			return true;
	}
	return false;
}

bool
fact_is_of_party(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct mention *mention = telling->fact.party[i].mention;
		if (fact_is_here(scene, mention) && mention->first <= token
				&& token <= mention->last)
			return true;
	}
	return false;
}

void
fact_add_listed(struct telling *telling, const struct parties *found,
		uint8_t role)
{
	for (unsigned i = 0; i < found->count; i++)
		if (!fact_takes_part(telling, found->at[i])
				|| (i && is_unnamed_body(found->at[i])))
			fact_add_party(telling, found->at[i], role);
}

/* "Tobago" of "Trinidad and Tobago"; "they" who are named already. */
static bool
is_named_by(const struct mention *mention, const struct mention *other)
{
	const struct antecedent *named = &mention->antecedent;
	if (mention->sentence != other->sentence)
		return false;
	if (mention->kind == MENTION_PRONOUN)
		return named->end && named->sentence == other->sentence
		       && named->start < other->end
		       && other->start < named->end;
	return mention->kind != MENTION_AGENT && mention->start >= other->start
	       && mention->end <= other->end && mention->head != other->head;
}

void
fact_add_party(struct telling *telling, const struct mention *mention,
		uint8_t role)
{
	struct fact *fact = &telling->fact;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == role
				&& (same_party(fact->party[i].mention, mention)
						|| is_named_by(mention,
								fact->party[i].mention)))
			return;
	if (fact->party_count < FACT_PARTIES)
		fact->party[fact->party_count++] =
				(struct fact_party){ mention, role };
}

static void
add_all(struct telling *telling, const struct parties *parties, uint8_t role)
{
	for (unsigned i = 0; i < parties->count; i++)
		fact_add_party(telling, parties->at[i], role);
}

void
fact_add_others(struct telling *telling, const struct mention *const *who,
		unsigned count, uint8_t role)
{
	for (unsigned i = 0; i < count; i++)
		if (!fact_takes_part(telling, who[i]))
			fact_add_party(telling, who[i], role);
}

/* ------------------------------------------------- somebody nobody knows */

bool
fact_names_country(
		const struct fact_scene *scene, const struct mention *mention)
{
	const struct scene *inner = &scene->scene;
	for (uint16_t t = mention->first;
			t <= mention->last && t <= inner->tree.count; t++) {
		const struct mention *part = inner->mention[t];
		if (t != mention->head
				&& (inner->place[t]
						|| (part && part->actor.code[0])))
			return true;
	}
	return false;
}

/* "a consortium", whose country only the text around tells: who leads it
 * tells better. */
static bool
is_led(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->scene.mention[token];
	if (!mention || mention->kind != MENTION_AGENT
			|| fact_names_country(scene, mention))
		return false;
	TREE_CHILDREN(tree, token, child)
	if (child > token
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_ACL
			&& tree->clauses[child].object == token
			&& tree->clauses[child].subject)
		return true;
	return false;
}

/* A company, a consortium; or a name that no table has. */
static bool
is_body(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->known[token];
	if (mention && mention->kind != MENTION_ADJECTIVE)
		return is_led(scene, token);
	if (scene->scene.place[token])
		return false;
	return fact_word_is(scene->facts, &tree->tokens[token], FACT_WORD_BODY)
	       || (!mention && fact_is_name(scene, token));
}

static const struct mention *
body_at(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->everybody[token];
	return mention && mention->kind == MENTION_GENERIC
			       ? mention
			       : fact_unknown_party(scene, token);
}

/* "a consortium led by X", "a group of firms from Y": they take part, too. */
static void
add_members(const struct fact_scene *scene, uint16_t head, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, head, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if (child < head)
			continue;
		if (deprel == DEPREL_ACL && tree->clauses[child].subject
				&& tree->clauses[child].object == head)
			phrase_parties(&scene->scene,
					tree->clauses[child].subject, false,
					out);
		else if (deprel == DEPREL_APPOS
				|| (deprel == DEPREL_NMOD
						&& tree_child_in(tree, child,
								GRAMMAR_OWNER_PREPOSITION)))
			phrase_parties(&scene->scene, child, false, out);
	}
}

/* ------------------------------------------------------------------- lists
 */

static bool
hangs_a_sum(const struct fact_scene *scene, uint16_t token)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->top[i] == token)
			return true;
	return false;
}

/* Another one of a list stands there, and is no second sum. */
static bool
is_member(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_relation(tree, token) == DEPREL_CONJ
	       && tree_is_noun(tree, token) && !hangs_a_sum(scene, token)
	       && !tree_child(tree, token, DEPREL_CASE)
	       && (scene->everybody[token] || scene->scene.place[token]);
}

/* "$1 billion for cities, states and counties", with the others hung on the
 * sum. */
static void
add_hung_on_sum(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t sum = tree_head(tree, token);
	if (!sum || sum > token || !hangs_a_sum(scene, sum))
		return;
	TREE_CHILDREN(tree, sum, child)
	if (child > token && is_member(scene, child))
		phrase_parties(&scene->scene, child, true, out);
}

/* "Fiji, the European Union, Chile and Peru", the second read as another name
 * of the first. */
static void
add_hung_as_name(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t second = tree_child(tree, token, DEPREL_APPOS);
	if (!second || tree->tokens[token].upos != UPOS_PROPN
			|| tree->tokens[second].upos != UPOS_PROPN)
		return;
	TREE_CHILDREN(tree, second, child)
	if (is_member(scene, child)) {
		phrase_parties(&scene->scene, second, true, out);
		return;
	}
}

static bool
is_unnamed(const struct mention *mention)
{
	return is_unnamed_person(mention) || is_unnamed_body(mention)
	       || is_unnamed_place(mention);
}

static const struct mention *
mention_or_place(const struct fact_scene *scene, uint16_t token)
{
	return scene->everybody[token] ? scene->everybody[token]
				       : scene->scene.place[token];
}

static void
add_colleague(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	const struct mention *mention = mention_or_place(scene, token);
	if (!mention || !is_unnamed(mention) || out->count == LIMIT_PARTIES)
		return;
	for (unsigned i = 0; i < out->count; i++)
		if (out->at[i]->head == token)
			return;
	out->at[out->count++] = mention;
}

/* "Bergen and Trondheim", "Bergen, Hamar, Oslo", but not "Bergen, Norway":
 * where that lies. */
static bool
is_list_of_places(const struct fact_scene *scene, uint16_t token)
{
	enum { LIST = 2 };
	const struct tree *tree = &scene->scene.tree;
	unsigned places = 0;
	bool joined = false;
	TREE_CHILDREN(tree, token, child)
	{
		bool member = is_member(scene, child)
			      && scene->scene.place[child];
		places += member;
		joined |= member && tree_child(tree, child, DEPREL_CC);
	}
	return joined || places > LIST;
}

/* "The minister and the mayor", "the minister, the mayor and the judge", the
 * second read as another word for the first; "states and local government",
 * "Bergen and Trondheim": those that stage 5 holds for one with others. */
static void
add_colleagues(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *first = mention_or_place(scene, token);
	if (!first || !is_unnamed(first))
		return;
	uint16_t second = tree_child(tree, token, DEPREL_APPOS);
	if (second && tree_child(tree, second, DEPREL_CONJ)
			&& tree_child(tree, second, DEPREL_DET))
		add_colleague(scene, second, out);
	else
		second = token;
	if (is_unnamed_place(first) && !is_list_of_places(scene, token))
		return;
	TREE_CHILDREN(tree, second, child)
	if (is_member(scene, child))
		add_colleague(scene, child, out);
}

static void
add_list(const struct fact_scene *scene, uint16_t token, struct parties *out)
{
	if (!out->count)
		return;
	add_colleagues(scene, token, out);
	add_hung_on_sum(scene, token, out);
	add_hung_as_name(scene, token, out);
}

static void
find_parties(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	if (!is_body(scene, token)) {
		/* Whom a thing's phrase names must be known, and whose it is.
		 */
		struct scene inner = scene->scene;
		bool itself = inner.mention[token] || inner.place[token];
		if (!itself)
			inner.mention = scene->known;
		phrase_parties(&inner, token, itself, out);
		/* "visited Shanghai": no actor, but the place itself. */
		if (!out->count && inner.place[token])
			parties_add(out, inner.place[token]);
		return;
	}
	parties_add(out, body_at(scene, token));
	add_members(scene, token, out);
	TREE_CHILDREN(tree, token, child)
	{
		if (tree_relation(tree, child) != DEPREL_CONJ
				|| !tree_is_noun(tree, child))
			continue;
		if (is_body(scene, child))
			parties_add(out, body_at(scene, child));
		else
			phrase_head_parties(&scene->scene, child, out);
	}
}

void
fact_find_parties(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	find_parties(scene, token, out);
	add_list(scene, token, out);
}

/* ---------------------------------------------------------------- frames */

static bool
is_bare_number(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return upos == UPOS_NUM || upos == UPOS_SYM;
}

/* "The law provides ...": nobody else is told to give. */
static bool
is_document(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_is_noun(tree, token) && !scene->known[token]
	       && fact_word_is(scene->facts, &tree->tokens[token],
			       FACT_WORD_DOCUMENT);
}

/* "a business climate": no business. */
static bool
is_common_modifier(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->known[token];
	return mention && mention->kind == MENTION_AGENT
	       && tree->tokens[token].upos == UPOS_NOUN
	       && tree_relation(tree, token) == DEPREL_COMPOUND;
}

/* "to workforce programs": no workforce gets it. */
static void
drop_kinds(const struct fact_scene *scene, uint16_t token, bool subject,
		struct parties *found)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < found->count; i++) {
		uint16_t head = found->at[i]->head;
		bool kind = subject ? is_common_modifier(scene, head)
				    : fact_tells_kind(scene, head);
		if (head == token || !kind)
			found->at[kept++] = found->at[i];
	}
	found->count = kept;
}

/* The name that the noun is another word for ("Delta Lab, a centre"), or the
 * noun. */
static uint16_t
name_of(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t name = tree_head(tree, noun);
	bool apposed = tree_relation(tree, noun) == DEPREL_APPOS;
	return apposed && name < noun && fact_is_name(scene, name) ? name
								   : noun;
}

/* "The minister, the mayor and the judge announced", the second read as
 * another subject of the verb. */
static void
add_second_subject(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree_head(tree, token);
	if (tree_relation(tree, token) != DEPREL_NSUBJ || !verb)
		return;
	TREE_CHILDREN(tree, verb, child)
	if (child > token && child < verb && scene->everybody[child]
			&& tree_is_comma(tree, (uint16_t)(token + 1))
			&& tree_child(tree, child, DEPREL_CONJ)
			&& tree_relation(tree, child) == DEPREL_NSUBJ) {
		add_colleague(scene, child, out);
		fact_find_parties(scene, child, out);
	}
}

/* "To open a school in the city, the {minister}, the mayor, and officials have
 * given", with all but the last one of a list read as another word for the
 * city: the first of them; 0 none. */
static uint16_t
lost_subject(const struct fact_scene *scene, uint16_t last)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, last, DEPREL_CC);
	uint16_t before = word && word < last ? (uint16_t)(word - 1) : 0;
	if (tree_relation(tree, last) != DEPREL_NSUBJ)
		return 0;
	while (before && tree->tokens[before].upos == UPOS_PUNCT)
		before--;
	for (unsigned step = 0; before && step < 3; step++) {
		if (tree_relation(tree, before) == DEPREL_APPOS)
			return scene->everybody[before] ? before : 0;
		before = tree_head(tree, before);
	}
	return 0;
}

static void
add_lost_subjects(const struct fact_scene *scene, uint16_t last,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t first = lost_subject(scene, last);
	if (!first)
		return;
	/* "the agency ({FAE}) and the ministry": the agency */
	uint16_t name = tree_head(tree, first);
	bool bracketed = str_equal(
			text_of_token(tree->text, &tree->tokens[first - 1]),
			STR("("));
	if (!bracketed || !scene->everybody[name])
		name = first;
	parties_add(out, scene->everybody[name]);
	add_colleague(scene, name, out);
	TREE_CHILDREN(tree, first, child)
	if (child < last && tree_relation(tree, child) == DEPREL_CONJ
			&& scene->everybody[child]) {
		parties_add(out, scene->everybody[child]);
		add_colleague(scene, child, out);
	}
	add_colleague(scene, last, out);
}

/* "Norway was the first {country} that gave": Norway. */
static uint16_t
who_is_it(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t subject = tree_child(tree, noun, DEPREL_NSUBJ);
	const struct mention *mention = scene->everybody[noun];
	bool told = subject && subject < noun && scene->everybody[subject]
		    && tree->tokens[subject].upos != UPOS_PRON
		    && tree_child(tree, noun, DEPREL_COP);
	return told && tree_is_noun(tree, noun)
					       && (!mention || !mention->actor.code[0])
			       ? subject
			       : noun;
}

void
fact_find_subject(const struct fact_scene *scene, uint16_t token,
		struct parties *out)
{
	token = who_is_it(scene, token);
	if (is_document(scene, token))
		parties_add(out, fact_unknown_party(scene, token));
	else
		fact_find_parties(scene, token, out);
	if (out->count) {
		add_second_subject(scene, token, out);
		add_lost_subjects(scene, token, out);
	}
}

/* "to 182 families", with the number hung apart: the families. */
static uint16_t
counted_at(const struct fact_scene *scene, uint16_t token)
{
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		const struct amount *amount = &scene->amounts[i];
		if (amount->kind == AMOUNT_COUNT && amount->first <= token
				&& amount->last > token
				&& tree_is_noun(&scene->scene.tree,
						amount->last))
			return amount->last;
	}
	return token;
}

/* "Access to Care: the ministry provides ...": a heading, read as the subject.
 */
static bool
is_heading(const struct tree *tree, uint16_t token, uint16_t verb)
{
	for (uint16_t t = (uint16_t)(token + 1); t < verb; t++)
		if (str_equal(text_of_token(tree->text, &tree->tokens[t]),
				    STR(":")))
			return true;
	return false;
}

/* Where the parser has lost the subject it stands right before the verb:
 * "which is why our President, Joe Biden, invested". */
static uint16_t
subject_before(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	bool auxiliary = false;
	uint16_t t = (uint16_t)(verb - 1);
	for (; t; t--) {
		uint8_t upos = tree->tokens[t].upos;
		if (upos != UPOS_AUX && upos != UPOS_ADV && upos != UPOS_PUNCT)
			break;
		auxiliary |= upos == UPOS_AUX;
	}
	bool finite = auxiliary || !tree_is_past_participle(tree, verb);
	for (uint16_t head = t; finite && head && head + 3 > t; head--) {
		const struct mention *mention = scene->everybody[head];
		if (mention && mention->kind != MENTION_ADJECTIVE
				&& mention->last >= t)
			return head;
	}
	return 0;
}

/* "Help for Towns: the agency gives", with the towns read as the subject. */
static uint16_t
below_heading(const struct fact_scene *scene, const struct telling *telling,
		uint16_t subject)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = telling->match->at;
	uint16_t before = subject < verb && is_heading(tree, subject, verb)
					  ? subject_before(scene, verb)
					  : 0;
	return before && !tree_child(tree, before, DEPREL_CASE) ? before
								: subject;
}

static void
drop_kinds_of(const struct fact_scene *scene, struct parties *found)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < found->count; i++)
		if (!fact_is_kind_of(scene, found->at[i]))
			found->at[kept++] = found->at[i];
	found->count = kept;
}

/* "to the {Pandemic Fund}", "to the {Vaccines Accelerator} of the agency": a
 * name that no table has, and no country inside it. */
static bool
is_named_goal(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token, uint8_t role)
{
	return role == scene->facts->vocabulary.kind[telling->fact.kind].about
	       && fact_is_titled_goal(scene, token);
}

/* "supports {1,300 bus systems}": so many of something, where the frame has a
 * place for who gets it. */
static bool
is_counted_receiver(const struct fact_scene *scene,
		const struct telling *telling, uint16_t token, uint8_t role)
{
	uint8_t about = scene->facts->vocabulary.kind[telling->fact.kind].about;
	return role == about && !fact_is_invested(scene, telling)
	       && scene->scene.tree.tokens[token].upos == UPOS_NOUN
	       && scene->scene.measures[token] & MEASURE_COUNT
	       && !time_has(&scene->scene.times, token);
}

static void
fill_role(struct fact_scene *scene, struct telling *telling, uint16_t token,
		const struct condition *condition)
{
	struct parties found = { .count = 0 };
	uint8_t role = condition->role;
	if (condition->slot == SLOT_SUBJECT)
		token = below_heading(scene, telling, token);
	if (is_bare_number(&scene->scene.tree, token))
		token = counted_at(scene, token);
	if (condition->slot == SLOT_SUBJECT
			&& tree_relation(&scene->scene.tree, telling->match->at)
					   == DEPREL_XCOMP)
		token = name_of(scene, token);
	if (role == scene->facts->vocabulary.named_role.actor
			&& condition->slot == SLOT_SUBJECT
			&& fact_has_word(scene, token, FACT_WORD_ATTACK))
		fact_find_attackers(scene, token, &found);
	else if (is_named_goal(scene, telling, token, role))
		parties_add(&found, fact_unknown_party(scene, token));
	else if (condition->slot == SLOT_SUBJECT
			|| condition->slot == SLOT_POSSESSOR)
		fact_find_subject(scene, token, &found);
	else
		fact_find_parties(scene, token, &found);
	/* "the $7 trillion EU-Japan trade" */
	if (condition->slot == SLOT_POSSESSOR) {
		phrase_add_across_hyphen(&scene->scene, token, &found);
		drop_kinds_of(scene, &found);
	}
	drop_kinds(scene, token, condition->slot == SLOT_SUBJECT, &found);
	if (!found.count && is_counted_receiver(scene, telling, token, role))
		parties_add(&found, fact_unknown_party(scene, token));
	if (!found.count && is_bare_number(&scene->scene.tree, token)
			&& !(scene->scene.measures[token] & MEASURE_MONEY))
		telling->bare |= UINT32_C(1) << role;
	add_all(telling, &found, role);
}

/* "6 million U.S. doses donated to Togo": whose they were. */
static void
fill_giver(struct fact_scene *scene, struct telling *telling, uint8_t role)
{
	struct scene inner = scene->scene;
	struct parties found = { .count = 0 };
	if (!scene->facts->vocabulary.kind[telling->fact.kind].about
			|| !telling->object)
		return;
	/* "invested in companies": they give nothing. */
	bool into = tree_child(&inner.tree, telling->object, DEPREL_CASE)
		    && !tree_child_in(&inner.tree, telling->object,
				    GRAMMAR_OWNER_PREPOSITION);
	inner.mention = scene->known;
	phrase_owner_parties(&inner, telling->object, &found);
	for (unsigned i = 0; i < found.count; i++)
		if (found.at[i]->actor.code[0]
				&& !(into && found.at[i]->head == telling->object)
				&& !fact_takes_part(telling, found.at[i]))
			fact_add_party(telling, found.at[i], role);
}

/* The condition on the subject that nobody fulfils; null when none. */
static const struct condition *
open_subject(const struct fact_scene *scene, const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	const struct match *match = telling->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		uint16_t token = match->token[i];
		if (condition->slot == SLOT_SUBJECT && condition->role
				&& !fact_has_role(telling, condition->role)
				&& (token ? tree_head(tree, token) != match->at
										|| is_heading(tree,
												token,
												match->at)
					  : match->agentless))
			return condition;
	}
	return NULL;
}

/* Whoever acts, where the tree has no subject for the verb. */
static void
fill_agent(struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = telling->match->at;
	const struct condition *condition = open_subject(scene, telling);
	if (!condition || telling->match->frame->kind != TRIGGER_VERB)
		return;
	if (tree->clauses[verb].passive) {
		fill_giver(scene, telling, condition->role);
		return;
	}
	uint16_t own = tree_child(tree, verb, DEPREL_NSUBJ);
	if (tree_is_gerund(tree, verb) || tree_is_infinitive(tree, verb)
			|| (own && !is_heading(tree, own, verb)))
		return;
	uint16_t subject = subject_before(scene, verb);
	if (subject)
		fill_role(scene, telling, subject, condition);
}

/* Of counts the object may be somebody: "killed 12 protesters". */
static void
fill_object(struct fact_scene *scene, struct telling *telling, uint16_t token)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t role = vocabulary->named_role.object;
	struct parties found = { .count = 0 };
	telling->object = token;
	if (!fact_kind_has(scene, telling, role))
		return;
	phrase_head_parties(&scene->scene, token, &found);
	for (unsigned i = 0; i < found.count; i++)
		if (found.at[i]->actor.code[0])
			fact_add_party(telling, found.at[i], role);
}

/* "a venture expected to attract $5 million", whose participle the parser hung
 * elsewhere: the noun right before it. */
static uint16_t
noun_before_participle(const struct tree *tree, uint16_t verb)
{
	uint16_t participle = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_XCOMP || participle < 2
			|| !tree_is_past_participle(tree, participle)
			|| tree_child(tree, participle, DEPREL_AUX)
			|| tree_child(tree, participle, DEPREL_AUX_PASS))
		return 0;
	uint16_t noun = (uint16_t)(participle - 1);
	return tree_is_noun(tree, noun) ? noun : 0;
}

/* "launched a drive to attract ...": who launched it. */
static uint16_t
subject_above(const struct tree *tree, uint16_t noun)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, noun));
	uint16_t verb = tree_head(tree, noun);
	if (!verb || (deprel != DEPREL_OBJ && deprel != DEPREL_OBL))
		return 0;
	return tree->clauses[verb].subject;
}

/* "Indonesia's plans to buy jets": whose plans they are buys. */
static void
find_subject(const struct fact_scene *scene, uint16_t verb, struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t noun = noun_before_participle(tree, verb);
	if (noun) {
		fact_find_parties(scene, name_of(scene, noun), out);
		return;
	}
	noun = tree_head(tree, verb);
	if (noun && fact_participle_before(scene, noun)) {
		fact_find_parties(scene, noun, out);
		return;
	}
	enum deprel deprel = deprel_universal(tree_relation(tree, verb));
	bool about = deprel == DEPREL_ACL
		     || (deprel == DEPREL_ADVCL && subject_above(tree, noun));
	if (!noun || !about || !tree_is_infinitive(tree, verb))
		return;
	if (tree->clauses[noun].subject)
		phrase_parties(&scene->scene, tree->clauses[noun].subject,
				false, out);
	else
		phrase_owner_parties(&scene->scene, noun, out);
	uint16_t subject = out->count ? 0 : subject_above(tree, noun);
	if (subject)
		fact_find_parties(scene, subject, out);
}

static void
fill_subject(struct fact_scene *scene, struct telling *telling)
{
	const struct match *match = telling->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		struct parties found = { .count = 0 };
		if (condition->slot != SLOT_SUBJECT || match->token[i]
				|| !condition->role)
			continue;
		find_subject(scene, match->at, &found);
		add_all(telling, &found, condition->role);
	}
}

/* "rallied {20 nations} to pledge", with the infinitive read as what for; 0
 * when nobody stands there. */
static uint16_t
who_is_moved(const struct fact_scene *scene, uint16_t verb, uint16_t governor)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t object = tree->clauses[governor].object;
	return fact_has_word(scene, governor, FACT_WORD_PERSUADE)
					       && object > governor
					       && object < verb
					       && scene->everybody[object]
					       && tree_relation(tree, verb)
								  == DEPREL_ADVCL
			       ? object
			       : 0;
}

uint16_t
fact_who_is_asked(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t governor = tree_head(tree, verb);
	if (!governor || !tree_is_infinitive(tree, verb))
		return 0;
	if (!fact_has_word(scene, governor, FACT_WORD_APPEAL))
		return who_is_moved(scene, verb, governor);
	TREE_CHILDREN(tree, governor, child)
	{
		uint16_t word = tree_child(tree, child, DEPREL_CASE);
		if (child > governor && child < verb && word
				&& deprel_universal(tree_relation(tree, child))
						   == DEPREL_OBL
				&& fact_word_is(scene->facts,
						&tree->tokens[word],
						FACT_WORD_ADDRESS))
			return child;
	}
	return 0;
}

/* Where objects may be marked the plain one of two: "enviar 1.000 policías a
 * Haití". */
static uint16_t
object_of(const struct tree *tree, uint16_t verb)
{
	const struct clause *clause = &tree->clauses[verb];
	return clause->second && tree_traits(tree)->marked_objects
			       ? clause->second
			       : clause->object;
}

/* "French jets": France, and not the jets themselves. */
static void
fill_owner(const struct fact_scene *scene, struct telling *telling,
		uint16_t token, uint8_t role)
{
	struct parties found = { .count = 0 };
	phrase_owner_parties(&scene->scene, token, &found);
	for (unsigned i = 0; i < found.count; i++)
		found.at[i] = mention_of_maker(&scene->scene, found.at[i]);
	add_all(telling, &found, role);
}

void
fact_roles_fill(struct fact_scene *scene, struct telling *telling)
{
	const struct match *match = telling->match;
	for (unsigned i = 0; i < match->frame->count; i++) {
		const struct condition *condition =
				&match->frame->conditions[i];
		uint16_t token = 0;
		if (condition->slot == SLOT_SUBJECT)
			token = fact_who_is_asked(scene, match->at);
		if (!token)
			token = match->token[i];
		if (!token)
			continue;
		if (condition->object)
			fill_object(scene, telling, token);
		if (condition->role)
			fill_role(scene, telling, token, condition);
		if (condition->owner)
			fill_owner(scene, telling, token, condition->owner);
	}
	fill_subject(scene, telling);
	fill_agent(scene, telling);
	fact_owner_fill(scene, telling);
	fact_subject_fill(scene, telling);
	if (!telling->object && telling->result->itself)
		telling->object = match->at;
	for (unsigned i = 0; i < match->frame->count && !telling->object; i++)
		if (slot_is_complement(match->frame->conditions[i].slot))
			telling->object = object_of(
					&scene->scene.tree, match->token[i]);
}
