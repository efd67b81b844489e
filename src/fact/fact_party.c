/* Somebody whom no table knows: pronouns, unknown names, people and bodies
 * that a phrase only describes ("we", "Gap Inc.", "developing countries").
 *
 * While frames of facts are matched, such heads have mentions like those of
 * stage 4, of kind MENTION_GENERIC: text, and the country that their own
 * words tell. Stage 5's mentions stay what they are. */
#include <string.h>

#include "event/parties.h"
#include "event/phrase.h"
#include "event/tree_clause.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* --------------------------------------------------------------- phrases */

static bool
is_name_part(enum deprel deprel)
{
	switch (deprel) {
	case DEPREL_AMOD:
	case DEPREL_COMPOUND:
	case DEPREL_DET:
	case DEPREL_FLAT:
	case DEPREL_NMOD_DESC:
	case DEPREL_NMOD_POSS:
	case DEPREL_NUMMOD:
		return true;
	default:
		return false;
	}
}

/* The words around a head that belong to its name: "a Korean consortium". */
static void
find_phrase(const struct tree *tree, uint16_t head, uint16_t *first,
		uint16_t *last)
{
	*first = *last = head;
	TREE_CHILDREN(tree, head, child)
	{
		if (!is_name_part(deprel_universal(tree_relation(tree, child)))
				&& !is_name_part(tree_relation(tree, child)))
			continue;
		uint16_t begin = child;
		TREE_CHILDREN(tree, child, inner)
		if (inner < begin && inner < head
				&& tree->tokens[inner].upos != UPOS_PUNCT)
			begin = inner;
		if (begin < *first)
			*first = begin;
		if (child > *last && child <= *last + 3
				&& deprel_universal(tree_relation(tree, child))
						   == DEPREL_FLAT)
			*last = child;
	}
}

/* A place or somebody of a country. */
static const struct mention *
named_at(const struct scene *scene, uint16_t token)
{
	return scene->place[token] ? scene->place[token]
				   : scene->mention[token];
}

/* The country of a place that its name or what hangs on it tells: "Lomé
 * Regional Hospital", "a school in Togo"; "" none. */
static const char *
place_of(const struct fact_scene *scene, const struct mention *mention)
{
	const struct scene *inner = &scene->scene;
	for (uint16_t t = mention->first; t <= mention->last; t++) {
		const struct mention *known = scene->known[t];
		if (inner->place[t])
			return inner->place[t]->actor.code;
		if (known && known->kind == MENTION_COUNTRY
				&& t != mention->head)
			return known->actor.code;
	}
	TREE_CHILDREN(&inner->tree, mention->head, child)
	if (named_at(inner, child) && child > mention->head
			&& !fact_is_everywhere(scene, child)
			&& deprel_universal(tree_relation(&inner->tree, child))
					   == DEPREL_NMOD)
		return named_at(inner, child)->actor.code;
	return "";
}

/* "We have given ...", the minister said: his country's. */
static const char *
country_of_speaker(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (!tree_is(tree, token, GRAMMAR_FIRST_PERSON))
		return "";
	uint16_t verb = tree_reporting_verb(tree, token);
	const struct mention *speaker =
			verb ? scene->known[tree_surface_subject(tree, verb)]
			     : NULL;
	return speaker ? speaker->actor.code : "";
}

const struct mention *
fact_unknown_party(const struct fact_scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->scene.tree;
	struct parties owners = { .count = 0 };
	struct scene known = scene->scene;
	uint16_t first, last;
	find_phrase(tree, head, &first, &last);
	struct mention *mention = mention_unknown(scene->scene.arena,
			&tree->tokens[1], scene->scene.sentence, first, last);
	mention->head = head;
	mention->actor.name = str_cut(tree->text->bytes.at + mention->start,
			tree->text->bytes.at + mention->end);
	known.mention = scene->known;
	const char *code = country_of_speaker(scene, head);
	if (!scene->known[head])
		phrase_owner_parties(&known, head, &owners);
	if (!code[0] && scene->known[head])
		code = scene->known[head]->actor.code;
	if (!code[0])
		code = owners.count ? owners.at[0]->actor.code
				    : place_of(scene, mention);
	memcpy(mention->actor.code, code, strlen(code));
	return mention;
}

/* ----------------------------------------------------------- who can be one */

static bool
is_time(const struct scene *scene, uint16_t token)
{
	return time_has(&scene->times, token)
	       || tree_is(&scene->tree, token, GRAMMAR_CALENDAR);
}

/* Words inside a longer name or compound are nobody of their own. */
static bool
is_inner_word(const struct tree *tree, uint16_t token)
{
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_AMOD:
	case DEPREL_COMPOUND:
	case DEPREL_FLAT:
	case DEPREL_FIXED:
	case DEPREL_NUMMOD:
	case DEPREL_DET:
		return true;
	default:
		return false;
	}
}

/* "se", "le", "te", "me", written alike but for the first letter: nobody of
 * their own; a phrase that they double is, or whoever was told of before. */
static bool
is_unstressed(const struct tree *tree, uint16_t token)
{
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	struct str pronoun = tree_traits(tree)->reflexive;
	return pronoun.len && text.len == pronoun.len
	       && !memcmp(text.at + 1, pronoun.at + 1, pronoun.len - 1);
}

/* "my" visit, but not "my {American} pledge", which others have made. */
static bool
is_mine_alone(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t noun = tree_head(tree, token);
	if (tree_feature(tree, token, FEATURE_PERSON) != PERSON_1)
		return false;
	TREE_CHILDREN(tree, noun, child)
	if (child != token && child < noun && scene->known[child])
		return false;
	return true;
}

/* "our" aid is ours, "my" visit is mine, "your" aid is yours; "its" contract is
 * whose the sentence tells anyway. */
static bool
is_party_pronoun(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	return fact_has_word(scene, token, FACT_WORD_PRONOUN)
	       && !is_unstressed(tree, token)
	       && (tree_relation(tree, token) != DEPREL_NMOD_POSS
			       || tree_is(tree, token, GRAMMAR_FIRST_PERSON)
			       || feats_get(tree->tokens[token].feats,
						  FEATURE_PERSON)
						  == PERSON_2
			       || is_mine_alone(scene, token));
}

/* "per person" */
static bool
is_rate(const struct fact_scene *scene, uint16_t token)
{
	uint16_t word = tree_child(&scene->scene.tree, token, DEPREL_CASE);
	return word && fact_has_word(scene, word, FACT_WORD_PER);
}

/* The "buyer" of a buyer's credit: a word of the instrument's own name. */
static bool
names_instrument(const struct fact_scene *scene, uint16_t token)
{
	enum { WORDS = 3 }; /* buyer, 's, credit */
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct tree *tree = &scene->scene.tree;
	uint16_t noun = (uint16_t)(token + WORDS - 1);
	if (tree_relation(tree, token) != DEPREL_NMOD_POSS
			|| noun > tree->count)
		return false;
	for (uint8_t i = 1; i < vocabulary->instrument_count; i++)
		if (tree_nominal(tree, noun, &vocabulary->instrument[i].words)
				>= WORDS)
			return true;
	return false;
}

/* Of a list or a formula; "I" is no such. */
static bool
is_letter(const struct tree *tree, uint16_t token)
{
	const struct token *word = &tree->tokens[token];
	return word->end == word->start + 1
	       && tree->text->bytes.at[word->start] != 'I';
}

/* The network takes it for a person or a body. */
static bool
is_tagged(const struct tree *tree, uint16_t token)
{
	switch (tree->tokens[token].name) {
	case NAME_B_PER:
	case NAME_I_PER:
	case NAME_B_ORG:
	case NAME_I_ORG:
		return true;
	default:
		return false;
	}
}

/* Unknown names at the head of a sentence may be read as adjectives. */
static bool
is_subject(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return (upos == UPOS_ADJ || upos == UPOS_X)
	       && deprel_universal(tree_relation(tree, token)) == DEPREL_NSUBJ
	       && !tree_child(tree, token, DEPREL_DET);
}

/* "Duke Energy": a firm's name has a word of things for its last, and no
 * article before it ("the Solar Project"). */
static bool
names_firm(const struct tree *tree, uint16_t token)
{
	uint16_t before = tree_child(tree, token, DEPREL_COMPOUND);
	uint8_t name = tree->tokens[token].name;
	return (name == NAME_B_ORG || name == NAME_I_ORG) && before
	       && tree->tokens[before].upos == UPOS_PROPN
	       && tree->tokens[before].name == NAME_B_ORG
	       && !tree_child(tree, token, DEPREL_DET)
	       && !tree_child(tree, token, DEPREL_NMOD_POSS);
}

/* "CP3 has invested", read as a noun; but not "RMB 3 million". */
static bool
is_acronym(const struct tree *tree, uint16_t token)
{
	enum { CAPITALS = 2 };
	if (token < tree->count && tree->tokens[token + 1].upos == UPOS_NUM)
		return false;
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	unsigned capitals = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool capital = text.at[i] >= 'A' && text.at[i] <= 'Z';
		if (!capital && !(text.at[i] >= '0' && text.at[i] <= '9'))
			return false;
		capitals += capital;
	}
	return capitals >= CAPITALS
	       && deprel_universal(tree_relation(tree, token)) == DEPREL_NSUBJ;
}

/* "78 MW": two capitals right behind a number are a measure. */
static bool
is_measure(const struct tree *tree, uint16_t token)
{
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	return token > 1 && tree->tokens[token - 1].upos == UPOS_NUM
	       && text.len == 2 && tree_is_capital(tree, token)
	       && text.at[1] >= 'A' && text.at[1] <= 'Z';
}

bool
fact_is_name(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	const struct token *word = &tree->tokens[token];
	uint8_t first = (uint8_t)tree->text->bytes.at[word->start];
	bool name = word->upos == UPOS_PROPN || is_subject(tree, token)
		    || (word->upos == UPOS_NOUN
				    && (is_tagged(tree, token)
						    || is_acronym(tree,
								    token)));
	return name && !is_letter(tree, token) && !is_measure(tree, token)
	       && !(first >= 'a' && first <= 'z')
	       && (!fact_has_word(scene, token, FACT_WORD_THING)
			       || names_firm(tree, token));
}

static bool
is_plural(const struct tree *tree, uint16_t token)
{
	return feats_get(tree->tokens[token].feats, FEATURE_NUMBER)
	       == NUMBER_PLUR;
}

static bool is_somebody(const struct fact_scene *scene, uint16_t token);

/* "the rest of the world", "millions of families". */
static bool
is_part_of_somebody(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (!tree_is(tree, token, GRAMMAR_PARTITIVE))
		return false;
	TREE_CHILDREN(tree, token, child)
	if (child > token
			&& tree_child_in(tree, child, GRAMMAR_OWNER_PREPOSITION)
			&& (scene->known[child] || is_somebody(scene, child)
					|| scene->scene.place[child]))
		return true;
	return false;
}

static bool
is_somebody(const struct fact_scene *scene, uint16_t token)
{
	return fact_has_word(scene, token, FACT_WORD_BODY)
	       || fact_has_word(scene, token, FACT_WORD_SOMEBODY)
	       || (is_plural(&scene->scene.tree, token)
			       && fact_has_word(scene, token,
					       FACT_WORD_INSTITUTION));
}

/* A company, a country, people; a pronoun; a name that no table has. */
bool
fact_may_be_party(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (is_inner_word(tree, token) || is_time(&scene->scene, token)
			|| is_rate(scene, token) || is_letter(tree, token)
			|| names_instrument(scene, token))
		return false;
	if (tree->tokens[token].upos == UPOS_PRON)
		return is_party_pronoun(scene, token);
	return fact_is_name(scene, token)
	       || (tree->tokens[token].upos == UPOS_NOUN
			       && (is_somebody(scene, token)
					       || is_part_of_somebody(
							       scene, token)));
}

/* A fact says whose somebody is only where words tell it: "30 civilians were
 * killed in Russian shelling". */
static const struct mention *
without_assumption(const struct scene *scene, const struct mention *mention)
{
	struct mention *copy = ARENA_NEW(scene->arena, struct mention, 1);
	*copy = *mention;
	memset(copy->actor.code, 0, sizeof copy->actor.code);
	copy->actor.id = actor_id(scene->arena, &copy->actor, true);
	return copy;
}

static const struct mention **
told_mentions(const struct scene *scene)
{
	size_t count = scene->tree.count + 1u;
	const struct mention **told =
			ARENA_NEW(scene->arena, const struct mention *, count);
	memcpy(told, scene->mention, count * sizeof *told);
	for (uint16_t t = 1; t < count; t++)
		if (told[t] && told[t]->assumed)
			told[t] = without_assumption(scene, told[t]);
	return told;
}

void
fact_parties_open(struct fact_scene *scene)
{
	struct scene *inner = &scene->scene;
	size_t count = inner->tree.count + 1u;
	const struct mention **all =
			ARENA_NEW(inner->arena, const struct mention *, count);
	scene->known = inner->mention = told_mentions(inner);
	memcpy(all, inner->mention, count * sizeof *all);
	for (uint16_t t = 1; t < count; t++)
		if (!all[t] && !inner->place[t] && fact_may_be_party(scene, t))
			all[t] = fact_unknown_party(scene, t);
	scene->everybody = inner->mention = all;
	for (uint16_t t = 1; t < count; t++)
		if (all[t] && inner->tree.tokens[t].upos == UPOS_PRON)
			all[t] = fact_pronoun_party(scene, t);
}

bool
fact_is_town(const struct fact_scene *scene, const struct mention *mention)
{
	const struct mention *known = scene->known[mention->head];
	return scene->scene.place[mention->head]
	       && !(known && known->kind == MENTION_COUNTRY);
}
