/* Which country somebody belongs to who gets something, when neither their
 * name nor a table tells: "the hospital in Djibouti", "the China-Chad school",
 * "gave Rukara school desks in Rwanda". */
#include "event/parties.h"
#include "event/phrase.h"
#include "event/tree_verb.h"
#include "fact/fact_scene.h"

enum { PLACE_DEPTH = 6 };

static bool
other_side_has(const struct fact *fact, uint8_t role, const char *code)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role != role
				&& !strcmp(fact->party[i].mention->actor.code,
						code))
			return true;
	return false;
}

/* A word before what is meant, inside the same name or compound. */
static bool
is_inner(const struct tree *tree, uint16_t token)
{
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_COMPOUND:
	case DEPREL_FLAT:
	case DEPREL_NMOD_POSS:
		return true;
	default:
		return tree_relation(tree, token) == DEPREL_NMOD_DESC;
	}
}

static bool
is_hyphen(const struct tree *tree, uint16_t token)
{
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	return str_equal(text, STR("-")) || str_equal(text, STR("–"));
}

/* The word describes the one above it, by a name or by where it is. */
static bool
describes(const struct tree *tree, uint16_t token)
{
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_AMOD:
	case DEPREL_APPOS:
	case DEPREL_COMPOUND:
	case DEPREL_FLAT:
	case DEPREL_NMOD:
		return true;
	default:
		return false;
	}
}

static bool
is_part_of(const struct tree *tree, uint16_t token, uint16_t head)
{
	for (unsigned step = 0; token && step < PLACE_DEPTH; step++) {
		if (token == head)
			return true;
		if (!describes(tree, token))
			return false;
		token = tree_head(tree, token);
	}
	return false;
}

/* No acronym or unit: "MW". */
static bool
has_small_letter(const struct tree *tree, uint16_t token)
{
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] >= 'a' && text.at[i] <= 'z')
			return true;
	return false;
}

/* A name that nobody knows, and that goes on in the next word or is joined to
 * it by a hyphen. */
static bool
is_unknown_name(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = token; t && t + 3 > token; t--) {
		const struct mention *known = scene->known[t];
		const struct mention *place = scene->scene.place[t];
		if ((known && known->last >= token)
				|| (place && place->last >= token))
			return false;
	}
	return token && tree->tokens[token].upos == UPOS_PROPN
	       && is_inner(tree, token) && has_small_letter(tree, token)
	       && !fact_word_is(scene->facts, &tree->tokens[token],
			       FACT_WORD_REGION);
}

bool
fact_is_inside_name(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *place = scene->scene.place[token];
	if (!place || scene->known[token] || !is_inner(tree, token))
		return false;
	uint16_t before = (uint16_t)(place->first - 1);
	if (before > 1 && is_hyphen(tree, before))
		before--;
	return is_unknown_name(scene, before);
}

static const char *
code_at(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->known[token];
	if (!mention && !fact_is_inside_name(scene, token))
		mention = scene->scene.place[token];
	/* "Queen Elizabeth II Hospital" */
	if (!mention || mention->kind == MENTION_PRONOUN
			|| (mention->kind == MENTION_NAME
					&& mention->actor.person))
		return "";
	return mention->actor.code;
}

/* The word is inside the name, hangs on it, or is joined to it by a hyphen. */
static bool
belongs_to(const struct fact_scene *scene, uint16_t token,
		const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	return token <= mention->last
	       || (token == mention->last + 2
			       && str_equal(text_of_token(tree->text,
							    &tree->tokens[token
									    - 1]),
					       STR("-")))
	       || is_part_of(tree, token, mention->head);
}

/* The first country besides the other side's that the words of somebody name,
 * or what hangs on them; "" none. */
static const char *
country_inside(const struct fact_scene *scene, const struct fact *fact,
		const struct fact_party *party)
{
	const struct mention *mention = party->mention;
	struct scene known = scene->scene;
	struct parties owners = { .count = 0 };
	for (uint16_t t = mention->first; t <= scene->scene.tree.count; t++) {
		const char *code = code_at(scene, t);
		if (code[0] && !other_side_has(fact, party->role, code)
				&& belongs_to(scene, t, mention))
			return code;
	}
	known.mention = scene->known;
	phrase_owner_parties(&known, mention->head, &owners);
	for (unsigned i = 0; i < owners.count; i++)
		if ((owners.at[i]->kind != MENTION_NAME
				    || !owners.at[i]->actor.person)
				&& !other_side_has(fact, party->role,
						owners.at[i]->actor.code))
			return owners.at[i]->actor.code;
	return "";
}

/* The word belongs to what the fact's own words tell. */
static bool
leads_to(const struct tree *tree, uint16_t token, uint16_t root)
{
	for (unsigned step = 0; token && step < PLACE_DEPTH; step++) {
		if (token == root)
			return true;
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		bool intent = (deprel == DEPREL_ACL || deprel == DEPREL_ADVCL)
			      && tree_is_infinitive(tree, token);
		if (!describes(tree, token) && !intent && deprel != DEPREL_OBJ
				&& deprel != DEPREL_OBL
				&& deprel != DEPREL_XCOMP)
			return false;
		token = tree_head(tree, token);
	}
	return false;
}

/* "donated beds to the clinic in Togo", the place hung on the verb, or on
 * another word behind it. */
static const char *
country_beside(const struct fact_scene *scene, const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = telling->verb ? telling->verb : telling->match->at;
	for (uint16_t t = (uint16_t)(verb + 1); t <= tree->count; t++)
		if (scene->scene.place[t] && tree_child_in(tree, t, GRAMMAR_IN)
				&& leads_to(tree, t, verb))
			return scene->scene.place[t]->actor.code;
	return "";
}

/* "Gamal Abdel Nasser University": a body that is called after a person. */
static bool
is_called_after(const struct fact_scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t body = (uint16_t)(mention->last + 1);
	if (mention->kind != MENTION_NAME || !mention->actor.person
			|| body > tree->count
			|| tree->tokens[body].upos != UPOS_PROPN)
		return false;
	return (tree_head(tree, body) == mention->head
			       || tree_head(tree, mention->head) == body)
	       && (fact_word_is(scene->facts, &tree->tokens[body],
				   FACT_WORD_BODY)
			       || fact_word_is(scene->facts,
					       &tree->tokens[body],
					       FACT_WORD_INSTITUTION));
}

/* The body in the place of the person, without the person's country. */
static void
name_body(const struct fact_scene *scene, struct fact_party *party)
{
	const struct tree *tree = &scene->scene.tree;
	struct mention *body = ARENA_NEW(scene->scene.arena, struct mention, 1);
	*body = *party->mention;
	body->last++;
	body->kind = MENTION_GENERIC;
	body->end = tree->tokens[body->last].end;
	body->source = (struct str){ 0 };
	body->actor = (struct actor){
		.name = str_cut(tree->text->bytes.at + body->start,
				tree->text->bytes.at + body->end)
	};
	party->mention = body;
}

static void
set_country(const struct fact_scene *scene, struct fact_party *party,
		const char *code)
{
	struct mention *mention =
			ARENA_NEW(scene->scene.arena, struct mention, 1);
	*mention = *party->mention;
	memcpy(mention->actor.code, code, sizeof mention->actor.code);
	party->mention = mention;
}

void
fact_places_set(const struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	uint8_t role = scene->facts->vocabulary.kind[fact->kind].about;
	for (unsigned i = 0; role && i < fact->party_count; i++) {
		struct fact_party *party = &fact->party[i];
		if (party->role == role
				&& is_called_after(scene, party->mention))
			name_body(scene, party);
		const char *own = party->mention->actor.code;
		if (party->role != role
				|| party->mention->kind == MENTION_PRONOUN
				|| (own[0] && !other_side_has(fact, role, own)))
			continue;
		const char *code = country_inside(scene, fact, party);
		if (!code[0] && !own[0])
			code = country_beside(scene, telling);
		if (code[0])
			set_country(scene, party, code);
	}
}
