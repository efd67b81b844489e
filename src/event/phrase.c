#include "event/phrase.h"

#include "event/tree_clause.h"
#include "event/tree_owner.h"
#include "event/tree_passive.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"

enum { DEPTH = 3, CONJUNCTS = 8 };

static enum deprel
relation(const struct scene *scene, uint16_t token)
{
	return (enum deprel)scene->tree.tokens[token].deprel;
}

static bool
is_noun_modifier(const struct scene *scene, uint16_t token)
{
	enum deprel deprel = relation(scene, token);
	return deprel == DEPREL_COMPOUND || deprel == DEPREL_AMOD
	       || deprel == DEPREL_NMOD_DESC
	       || tree_is_possessor(&scene->tree, token);
}

/* "Chile, together with Peru" */
static bool
is_companion(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	enum deprel deprel = relation(scene, token);
	if ((deprel != DEPREL_NMOD && deprel != DEPREL_OBL) || preposition < 2)
		return false;
	return tree_is(tree, preposition, GRAMMAR_TOGETHER)
	       || tree_is(tree, (uint16_t)(preposition - 1), GRAMMAR_TOGETHER);
}

/* "a Caracas, La Habana y Managua": in a list the parser may take the second
 * for another name of the first. */
static bool
is_listed(const struct scene *scene, uint16_t first, uint16_t token)
{
	const struct mention *a = scene->mention[first];
	const struct mention *b = scene->mention[token];
	return relation(scene, token) == DEPREL_APPOS && a && b
	       && a->kind == MENTION_COUNTRY && b->kind == MENTION_COUNTRY
	       && strcmp(a->actor.code, b->actor.code) != 0
	       && tree_child(&scene->tree, first, DEPREL_CONJ) > token;
}

/* "from Moscow and towards Beijing": the one is left, the other turned to. */
static bool
goes_other_way(const struct tree *tree, uint16_t first, uint16_t token)
{
	uint16_t own = tree_child(tree, token, DEPREL_CASE);
	uint16_t before = tree_child(tree, first, DEPREL_CASE);
	if (!own || !before)
		return false;
	return (tree_is(tree, before, GRAMMAR_SOURCE)
			       && tree_is(tree, own, GRAMMAR_GOAL_PREPOSITION))
	       || (tree_is(tree, before, GRAMMAR_GOAL_PREPOSITION)
			       && tree_is(tree, own, GRAMMAR_SOURCE));
}

/* What is coordinated with `token`, and with that in turn: the parser may hang
 * the third on the second. Returns how many. */
static unsigned
conjuncts_of(const struct scene *scene, uint16_t token, uint16_t *out)
{
	unsigned count = 0;
	for (unsigned next = 0; next <= count; next++) {
		TREE_CHILDREN(&scene->tree, token, child)
		if (count < CONJUNCTS && child > token
				&& (relation(scene, child) == DEPREL_CONJ
						|| is_listed(scene, token,
								child)
						|| is_companion(scene, child))
				&& scene->tree.tokens[child].upos != UPOS_VERB
				&& !goes_other_way(&scene->tree, token, child))
			out[count++] = child;
		if (next == count)
			break;
		token = out[next];
	}
	return count;
}

/* Mentions at `token` and at what is coordinated with it. */
static void
add_coordinated(const struct scene *scene, uint16_t token, struct parties *out)
{
	parties_add(out, scene->mention[token]);
	uint16_t conjuncts[CONJUNCTS];
	unsigned count = conjuncts_of(scene, token, conjuncts);
	for (unsigned i = 0; i < count; i++)
		parties_add(out, scene->mention[conjuncts[i]]);
}

/* "Ethiopian and Egyptian officials", "leaders of Qatar and Oman": two
 * parties, though one mention. */
static void
add_second_nationality(
		const struct scene *scene, uint16_t head, struct parties *out)
{
	TREE_CHILDREN(&scene->tree, head, child)
	{
		bool behind = relation(scene, child) == DEPREL_NMOD
			      && child <= scene->mention[head]->last
			      && child > head;
		if (!behind
				&& (!is_noun_modifier(scene, child)
						|| !scene->mention[child]))
			continue;
		TREE_CHILDREN(&scene->tree, child, other)
		{
			const struct mention *mention =
					scene->mention[other]
							? scene->mention[other]
							: scene->place[other];
			if (mention
					&& (mention->kind == MENTION_ADJECTIVE
							|| (behind
									&& (mention->kind == MENTION_COUNTRY
											|| mention->kind == MENTION_NAME)))
					&& relation(scene, other)
							   == DEPREL_CONJ)
				parties_add(out, mention);
		}
	}
}

/* "U.S.-China talks": the first name hangs on the second. */
static void
add_hyphenated(const struct scene *scene, uint16_t token, struct parties *out)
{
	TREE_CHILDREN(&scene->tree, token, child)
	{
		const struct mention *mention = scene->mention[child];
		if (mention && relation(scene, child) == DEPREL_COMPOUND
				&& mention->kind != MENTION_AGENT
				&& mention->actor.code[0]
				&& scene->mention[token]
				&& strcmp(mention->actor.code,
						scene->mention[token]
								->actor.code))
			parties_add(out, mention);
	}
}

static bool
is_hyphen(const struct tree *tree, uint16_t token)
{
	struct str form = text_of_token(tree->text, &tree->tokens[token]);
	return str_equal(form, STR("-"))
	       || str_equal(form, STR("\xe2\x80\x93"));
}

static void
add_beyond_hyphen(const struct scene *scene, uint16_t token, uint16_t dash,
		uint16_t other, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	if (!dash || dash > tree->count || !other || other > tree->count
			|| !is_hyphen(tree, dash))
		return;
	const struct mention *mention = scene->mention[other];
	const struct mention *own = scene->mention[token];
	if (mention && own && mention->actor.code[0]
			&& mention->kind != MENTION_AGENT
			&& is_noun_modifier(scene, other)
			&& strcmp(mention->actor.code, own->actor.code))
		parties_add(out, mention);
}

void
phrase_add_across_hyphen(
		const struct scene *scene, uint16_t token, struct parties *out)
{
	if (token > 2)
		add_beyond_hyphen(scene, token, (uint16_t)(token - 1),
				(uint16_t)(token - 2), out);
	add_beyond_hyphen(scene, token, (uint16_t)(token + 1),
			(uint16_t)(token + 2), out);
}

/* "The presidents of Ghana and Togo": the actor stage puts the second one at
 * "Togo", over the same words. */
static void
add_distributed(const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct mention *mention = scene->mention[head];
	for (uint16_t t = mention->first; t <= scene->tree.count; t++) {
		const struct mention *other = scene->mention[t];
		if (other && other->first == mention->first
				&& other->last == mention->last)
			parties_add(out, other);
	}
}

void
phrase_modifier_parties(
		const struct scene *scene, uint16_t head, struct parties *out)
{
	TREE_CHILDREN(&scene->tree, head, child)
	if (is_noun_modifier(scene, child) && scene->mention[child]) {
		add_hyphenated(scene, child, out);
		add_coordinated(scene, child, out);
	}
}

/* "a Chinese-built port": the nationality hangs on the participle. */
static void
add_hyphenated_makers(
		const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, head, made)
	{
		if (made > head || made < 3
				|| !tree_is(tree, made, GRAMMAR_MADE)
				|| !tree_is_past_participle(tree, made))
			continue;
		uint16_t maker = (uint16_t)(made - 2);
		uint16_t dash = (uint16_t)(made - 1);
		const struct mention *mention = scene->mention[maker];
		if (mention && mention->kind != MENTION_AGENT
				&& tree->tokens[dash].upos == UPOS_PUNCT
				&& tree->tokens[maker].head == made)
			parties_add(out, mention);
	}
}

/* "the talks {between Chad and Niger}": both own what is between them. */
static void
add_between(const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, head, child)
	if (child > head && relation(scene, child) == DEPREL_NMOD
			&& tree_child_in(tree, child, GRAMMAR_BETWEEN))
		phrase_head_parties(scene, child, out);
}

void
phrase_owner_parties(
		const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct mention *whole = scene->mention[head];
	if (whole && whole->actor.code[0] && !whole->assumed) {
		parties_add(out, whole);
		return;
	}
	uint8_t before = out->count;
	phrase_modifier_parties(scene, head, out);
	add_hyphenated_makers(scene, head, out);
	uint16_t whose = tree_relative_possessor(&scene->tree, head);
	if (out->count == before && whose && scene->mention[whose])
		parties_add(out, scene->mention[whose]);
	if (out->count == before)
		add_between(scene, head, out);
	/* "Iranian radar stations" with the nationality on "radar" */
	TREE_CHILDREN(&scene->tree, head, child)
	if (out->count == before && relation(scene, child) == DEPREL_COMPOUND
			&& !scene->mention[child])
		phrase_modifier_parties(scene, child, out);
}

uint16_t
phrase_modifier_behind(const struct scene *scene, uint16_t head, bool any_place)
{
	const struct tree *tree = &scene->tree;
	uint16_t found = 0;
	TREE_CHILDREN(tree, head, child)
	{
		enum deprel deprel = relation(scene, child);
		if (child < head
				|| (deprel != DEPREL_NMOD
						&& deprel != DEPREL_OBL
						&& deprel != DEPREL_APPOS))
			continue;
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (deprel == DEPREL_APPOS
				|| (preposition
						&& tree_is(tree, preposition,
								GRAMMAR_OWNER_PREPOSITION)))
			return child;
		if (any_place && !found)
			found = child;
	}
	return found;
}

/* "hundreds of students who blocked": who does it are the counted. */
static bool
is_counted_antecedent(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t count = tree->tokens[token].head;
	return relation(scene, token) == DEPREL_NMOD
	       && tree_child(tree, token, DEPREL_ACL_RELCL)
	       && (tree->tokens[count].upos == UPOS_NUM
			       || tree_is(tree, count, GRAMMAR_PARTITIVE));
}

/* "air defence systems from Israel" is one mention, whose country is that of
 * the name inside it. */
static const struct mention *
mention_around(const struct scene *scene, uint16_t token)
{
	uint16_t head = scene->tree.tokens[token].head;
	if (!head || head > scene->tree.count
			|| (scene->tree.tokens[token].upos != UPOS_PROPN
					&& !is_counted_antecedent(
							scene, token)))
		return NULL;
	const struct mention *mention = scene->mention[head];
	if (!mention || mention->first > token || mention->last < token)
		return NULL;
	return mention;
}

bool
phrase_names_somebody(const struct scene *scene, uint16_t token)
{
	if (tree_is_reciprocal(&scene->tree, token))
		return true;
	struct parties parties = { .count = 0 };
	phrase_parties(scene, token, true, &parties);
	return parties.count > 0;
}

const struct mention *
phrase_speaker(const struct scene *scene, uint16_t token)
{
	uint16_t verb = tree_reporting_verb(&scene->tree, token);
	const struct mention *speaker = NULL;
	if (verb)
		speaker = scene->mention[tree_surface_subject(
				&scene->tree, verb)];
	return speaker && speaker->actor.code[0] ? speaker : NULL;
}

/* "Discussed Russia's war", "spoke about Kabul": what is talked about meets
 * nobody. */
bool
phrase_is_matter(const struct tree *tree, uint16_t token, uint16_t trigger)
{
	enum { STEPS = 6 };
	for (unsigned i = 0; i < STEPS && token != trigger; i++) {
		uint16_t head = tree_head(tree, token);
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		if (!head)
			return false;
		if ((head == trigger
				    && tree_child_in(tree, token,
						    GRAMMAR_MATTER))
				|| ((deprel == DEPREL_OBJ
						    || deprel == DEPREL_CCOMP)
						&& tree_is(tree, head,
								GRAMMAR_DISCUSS)))
			return true;
		token = head;
	}
	return false;
}

/* "My Government thanks the Assembly", in an address: the speaker's state.
 * Whose partners and leaders else "our" tells of, the words don't say. */
static const struct mention *
voice_of(const struct scene *scene, const struct mention *own)
{
	bool state = sector_in(own->actor.sector[0], SECTORS_OF_STATE);
	bool several = own->actor.person
		       && feats_get(scene->tree.tokens[own->head].feats,
					  FEATURE_NUMBER)
					  == NUMBER_PLUR;
	return state && !several
					       && !tree_reporting_verb(
							       &scene->tree,
							       own->head)
			       ? scene->voice
			       : NULL;
}

/* Behind an odd number of quotation marks of its sentence. */
static bool
is_quoted(const struct tree *tree, uint16_t token)
{
	unsigned marks = 0;
	for (uint16_t t = 1; t < token; t++)
		marks += tree_is_quotation_mark(tree, t);
	return marks % 2;
}

/* "We" and "us" of an address: its state, unless the words beside say who it
 * is, or somebody else is quoted. */
static const struct mention *
we_of_address(const struct scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->tree;
	if (!scene->we || tree_reporting_verb(tree, head)
			|| is_quoted(tree, head)
			|| tree_child(tree, head, DEPREL_NMOD)
			|| tree_child(tree, head, DEPREL_APPOS))
		return NULL;
	const struct token *token = &tree->tokens[head];
	struct mention *we = ARENA_NEW(scene->arena, struct mention, 1);
	*we = *scene->we;
	we->kind = MENTION_PRONOUN;
	we->sentence = scene->sentence;
	we->first = we->last = we->head = head;
	we->start = token->start;
	we->end = token->end;
	we->actor.id = str_of(we->actor.code);
	return we;
}

/* "We have signed", "our soldiers": the speaker, or the speaker's people. */
static const struct mention *
first_person(const struct scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->tree;
	const struct mention *mention = scene->mention[head];
	if (!mention && tree_is(tree, head, GRAMMAR_FIRST_PERSON)) {
		const struct mention *speaker = phrase_speaker(scene, head);
		return speaker ? speaker : we_of_address(scene, head);
	}
	if (!mention)
		return NULL;
	uint16_t owner = tree_possessor(tree, head);
	if (mention->actor.code[0] || !owner
			|| (!tree_is(tree, owner, GRAMMAR_FIRST_PERSON)
					&& !tree_is_first_person(tree, owner)))
		return NULL;
	const struct mention *speaker = phrase_speaker(scene, head);
	if (!speaker)
		speaker = voice_of(scene, mention);
	return speaker ? mention_of_country(scene, mention, speaker) : NULL;
}

/* "what they described as Israel's attacks": the attacks. */
static uint16_t
named_by_relative(const struct scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->tree;
	if (!tree_is(tree, head, GRAMMAR_FREE_RELATIVE))
		return head;
	TREE_CHILDREN(tree, head, clause)
	{
		if (relation(scene, clause) != DEPREL_ACL_RELCL)
			continue;
		TREE_CHILDREN(tree, clause, child)
		if (child > clause
				&& (tree_child_in(tree, child,
						    GRAMMAR_PREDICATIVE)
						|| relation(scene, child)
								   == DEPREL_OBJ))
			return child;
	}
	return head;
}

static void
add_named(const struct scene *scene, uint16_t token, struct parties *out)
{
	uint16_t name = tree_child(&scene->tree, token, DEPREL_APPOS);
	if (name)
		parties_add(out, scene->mention[name]);
	if (!out->count)
		add_coordinated(scene, token, out);
	if (!out->count)
		phrase_modifier_parties(scene, token, out);
}

/* "El ministro, {respaldado} por Brasil": an office is of the state that has
 * it, whoever else stands by who holds it. */
static bool
is_backed_official(const struct scene *scene, const struct mention *mention,
		uint16_t participle)
{
	return mention->actor.person && mention->actor.sector[0] == SECTOR_GOV
	       && tree_is_behind_comma(&scene->tree, participle);
}

/* Whose it is by the words behind it: "warplanes belonging to the Sudanese
 * army", "hackers linked to Russia", "a ship owned by a Greek firm". */
static const struct mention *
affiliated(const struct scene *scene, uint16_t head)
{
	const struct tree *tree = &scene->tree;
	const struct mention *mention = scene->mention[head];
	if (mention->actor.code[0] && !mention->assumed)
		return mention;
	TREE_CHILDREN(tree, head, child)
	{
		struct parties owners = { .count = 0 };
		if (child < head || !tree_is(tree, child, GRAMMAR_AFFILIATION)
				|| is_backed_official(scene, mention, child))
			continue;
		TREE_CHILDREN(tree, child, inner)
		if (inner > child
				&& deprel_universal(relation(scene, inner))
						   == DEPREL_OBL) {
			add_named(scene, inner, &owners);
		}
		if (owners.count && owners.at[0]->actor.code[0])
			return mention_of_country(scene, mention, owners.at[0]);
	}
	return mention;
}

/* "La ciudad, {gobernada} por la izquierda, rechazó": said by the way of who
 * acts. */
static bool
is_aside_of_subject(
		const struct scene *scene, uint16_t head, uint16_t participle)
{
	return deprel_universal(relation(scene, head)) == DEPREL_NSUBJ
	       && tree_is_behind_comma(&scene->tree, participle);
}

/* "The plan presented by Russia": theirs whose work it is; but who leads a
 * march is one of those who march. */
static void
add_makers(const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, head, child)
	{
		enum deprel deprel = relation(scene, child);
		if (child < head
				|| (deprel != DEPREL_ACL
						&& deprel != DEPREL_AMOD)
				|| !tree_is_past_participle(tree, child)
				|| tree_is(tree, child, GRAMMAR_LEADING)
				|| tree_is(tree, child, GRAMMAR_RECEPTION)
				|| is_aside_of_subject(scene, head, child))
			continue;
		uint16_t agent = tree_agent(tree, child);
		if (agent)
			add_coordinated(scene, agent, out);
	}
}

/* Where nobody stands at the word itself: a place, or a name around it. */
static const struct mention *
place_or_name(const struct scene *scene, uint16_t head, bool any_place)
{
	if (any_place && scene->place[head])
		return scene->place[head];
	return mention_around(scene, head);
}

/* `behind`: the phrase stands behind another noun. */
static void
add_somebody(const struct scene *scene, uint16_t head, bool behind,
		struct parties *out)
{
	parties_add(out, affiliated(scene, head));
	add_distributed(scene, head, out);
	add_second_nationality(scene, head, out);
	/* "the friendship between Chad and Kuwait" */
	if (behind)
		add_coordinated(scene, head, out);
}

/* Who is named by the phrase, or by the phrases inside it. */
static void
add_inside(const struct scene *scene, uint16_t head, bool any_place,
		struct parties *out)
{
	for (int depth = 0; depth < DEPTH && head; depth++) {
		const struct mention *mention = scene->mention[head];
		if (mention && mention->kind != MENTION_ADJECTIVE) {
			add_somebody(scene, head, depth > 0, out);
			return;
		}
		uint8_t before = out->count;
		if (mention)
			parties_add(out, mention);
		phrase_owner_parties(scene, head, out);
		if (out->count == before && any_place)
			add_makers(scene, head, out);
		if (out->count > before)
			return;
		head = phrase_modifier_behind(scene, head, any_place);
	}
}

static void
add_phrase(const struct scene *scene, uint16_t head, bool any_place,
		struct parties *out)
{
	const struct mention *one = first_person(scene, head);
	if (one) {
		parties_add(out, one);
		return;
	}
	/* A verb stands for its subject, which stage 4 knows or nobody. */
	if (!scene->mention[head] && scene->tree.clauses[head].subject == head)
		return;
	head = named_by_relative(scene, head);
	if (!scene->mention[head])
		one = place_or_name(scene, head, any_place);
	if (one)
		parties_add(out, one);
	else
		add_inside(scene, head, any_place, out);
}

void
phrase_head_parties(
		const struct scene *scene, uint16_t head, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	add_coordinated(scene, head, out);
	if (!scene->mention[head])
		parties_add(out, scene->place[head]
						 ? scene->place[head]
						 : mention_around(scene, head));
	if (out->count || !tree_is(tree, head, GRAMMAR_PARTITIVE))
		return;
	TREE_CHILDREN(tree, head, child)
	if (relation(scene, child) == DEPREL_NMOD && child > head)
		add_coordinated(scene, child, out);
}

void
phrase_parties(const struct scene *scene, uint16_t head, bool any_place,
		struct parties *out)
{
	uint16_t conjuncts[CONJUNCTS];
	unsigned count = conjuncts_of(scene, head, conjuncts);
	add_phrase(scene, head, any_place, out);
	for (unsigned i = 0; i < count; i++)
		add_phrase(scene, conjuncts[i], any_place, out);
}
