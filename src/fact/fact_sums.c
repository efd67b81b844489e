/* Sums of money that no frame's words govern: those that stand beside the sum
 * of a fact ("$5 billion for schools and $2 billion for clinics") are facts
 * like it, those that stand alone are told by the frames of sums. */
#include "event/match.h"
#include "event/parties.h"
#include "fact/fact_scene.h"

/* Smaller sums that stand alone are prices. */
enum { CLIMB = 8, ALONE_AT_LEAST = 50000 };
/* Numbers below are no facts; those above are political, whoever is named. */
enum { NONE_UP_TO = 3, ALWAYS_FROM = 10000 };

/* ------------------------------------------------------------ sums beside */

/* The preposition or "to" that says, right behind the sum, what it is for. */
static uint16_t
word_behind(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t next = (uint16_t)(scene->amounts[i].last + 1);
	if (next > tree->count || tree_head(tree, next) <= next)
		return 0;
	enum deprel deprel = deprel_universal(tree_relation(tree, next));
	bool leads = deprel == DEPREL_CASE || deprel == DEPREL_MARK;
	return leads
					       && (fact_has_word(scene, next,
								   FACT_WORD_GOAL)
							       || fact_has_word(
									       scene,
									       next,
									       FACT_WORD_WAY)
							       || tree_is(tree,
									       next,
									       GRAMMAR_OWNER_PREPOSITION)
							       || fact_says_from(
									       scene,
									       next))
			       ? next
			       : 0;
}

/* "up about $6 billion from last year": by how much another sum changed. */
static bool
is_of_change(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t before = (uint16_t)(scene->amounts[i].first - 1);
	if (scene->amounts[i].bound == BOUND_UNDER) /* "up to $6 billion" */
		return false;
	for (unsigned step = 0; before && step < CLIMB; step++, before--) {
		if (fact_has_word(scene, before, FACT_WORD_RISE)
				|| fact_has_word(scene, before, FACT_WORD_FALL))
			return tree->tokens[before].upos != UPOS_VERB;
		if (!tree_is(tree, before, GRAMMAR_QUANTITY)
				&& tree->tokens[before].upos != UPOS_ADP)
			break;
	}
	return false;
}

static bool
is_somebody(const struct fact_scene *scene, uint16_t token)
{
	return scene->everybody[token] || scene->scene.place[token];
}

/* "gave Kenya $3 million and {Chad} $5 million": who gets the second sum, where
 * the first one has a receiver of its own; 0 none. */
static uint16_t
receiver_before(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t name = (uint16_t)(scene->amounts[i].first - 1);
	if (name < 3 || tree->tokens[name].upos != UPOS_PROPN
			|| !is_somebody(scene, name)
			|| tree_relation(tree, name) != DEPREL_CONJ)
		return 0;
	uint16_t before = scene->known[name] ? scene->known[name]->first : name;
	uint8_t upos = tree->tokens[before - 1].upos;
	return upos == UPOS_CCONJ || upos == UPOS_PUNCT ? name : 0;
}

bool
fact_stands_beside(const struct fact_scene *scene, uint32_t i,
		const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	const struct fact *fact = &telling->fact;
	uint16_t word = tree_child(tree, scene->top[i], DEPREL_CASE);
	if (!scene->facts->vocabulary.kind[fact->kind].about
			|| !fact->amount_count || is_of_change(scene, i)
			|| scene->amounts[i].kind != AMOUNT_MONEY)
		return false;
	if (word && word < scene->top[i]
			&& tree->tokens[word].upos != UPOS_VERB)
		return false;
	return word_behind(scene, i) || receiver_before(scene, i);
}

uint8_t
fact_role_of_giver(const struct fact_scene *scene, uint8_t kind)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	const struct vocabulary_kind *known = &vocabulary->kind[kind];
	for (uint8_t role = 1; role < vocabulary->role_count; role++)
		if (known->roles >> role & 1 && role != known->about)
			return role;
	return 0;
}

static void
drop_role(struct fact *fact, uint8_t role)
{
	uint8_t kept = 0;
	for (unsigned k = 0; k < fact->party_count; k++)
		if (fact->party[k].role != role)
			fact->party[kept++] = fact->party[k];
	fact->party_count = kept;
}

/* "to Lebanon and $2 million to Iraq": only up to the next sum. */
static void
drop_behind(const struct fact_scene *scene, uint32_t i, struct parties *found)
{
	uint32_t next = i + 1;
	uint8_t kept = 0;
	while (next < scene->amount_count
			&& scene->amounts[next].kind != AMOUNT_MONEY)
		next++;
	for (unsigned k = 0; k < found->count; k++)
		if (next == scene->amount_count
				|| found->at[k]->head
						   < scene->amounts[next].first)
			found->at[kept++] = found->at[k];
	found->count = kept;
}

/* "to Ohio": who gets it; "from Intel": who gives it; else what it is for. */
static void
describe(struct fact_scene *scene, struct telling *telling, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint8_t about = scene->facts->vocabulary.kind[telling->fact.kind].about;
	uint16_t word = word_behind(scene, i);
	uint16_t phrase = word ? tree_head(tree, word)
			       : receiver_before(scene, i);
	uint8_t role = about;
	bool to = word && tree->tokens[word].lower == scene->scene.frames->to;
	if (fact_says_from(scene, word) || (to && fact_is_owed(scene, i)))
		role = fact_role_of_giver(scene, telling->fact.kind);
	else if (tree_is(tree, word, GRAMMAR_OWNER_PREPOSITION)
			|| fact_has_word(scene, word, FACT_WORD_WAY))
		role = 0; /* "through its fund" */
	if (!role || !is_somebody(scene, phrase)) {
		telling->object = tree->tokens[phrase].upos == UPOS_VERB
						  ? tree->clauses[phrase].object
						  : phrase;
		return;
	}
	struct parties found = { .count = 0 };
	fact_find_parties(scene, phrase, &found);
	drop_behind(scene, i, &found);
	if (found.count)
		drop_role(&telling->fact, role);
	for (unsigned k = 0; k < found.count; k++)
		if (!fact_takes_part(telling, found.at[k]))
			fact_add_party(telling, found.at[k], role);
}

/* "$3 billion in Ohio, including $2 billion for plants": a part of what goes
 * there. The word that says so, between the two sums; 0 none. */
static uint16_t
included_by(const struct fact_scene *scene, uint32_t i,
		const struct telling *whole)
{
	const struct fact *fact = &whole->fact;
	uint16_t first = fact->amount_count ? fact->amount[0]->last : 0;
	for (uint16_t t = scene->amounts[i].first; first && t > first; t--)
		if (fact_has_word(scene, t, FACT_WORD_HOLD))
			return t;
	return 0;
}

/* Who gets the whole gets a part that names nobody else. */
static void
take_recipients(struct fact_scene *scene, struct telling *telling, uint32_t i,
		const struct telling *whole)
{
	uint8_t about = scene->facts->vocabulary.kind[telling->fact.kind].about;
	uint16_t word = included_by(scene, i, whole);
	if (!about || fact_has_role(telling, about))
		return;
	for (unsigned k = 0; k < whole->fact.party_count; k++) {
		const struct fact_party *party = &whole->fact.party[k];
		if (party->role == about && party->mention->head < word)
			fact_add_party(telling, party->mention, about);
	}
}

/* Words behind its own sum say what that is for: "$3 billion in ports and $2
 * billion in airports". */
static bool
is_described(const struct fact_scene *scene, const struct telling *telling)
{
	for (uint32_t k = 0; k < scene->amount_count; k++)
		if (&scene->amounts[k] == telling->fact.amount[0])
			return word_behind(scene, k) != 0;
	return false;
}

/* Whoever gets the next sum, by the words behind it, does not get the one
 * before. */
static void
leave_to(const struct fact_scene *scene, struct telling *like,
		const struct telling *next, uint32_t i)
{
	struct fact *fact = &like->fact;
	uint8_t about = scene->facts->vocabulary.kind[fact->kind].about;
	uint8_t kept = 0;
	for (unsigned k = 0; k < fact->party_count; k++) {
		const struct fact_party *party = &fact->party[k];
		bool left = party->role == about
			    && fact_is_here(scene, party->mention)
			    && party->mention->head > scene->amounts[i].last
			    && fact_takes_part(next, party->mention);
		if (!left)
			fact->party[kept++] = *party;
	}
	fact->party_count = kept;
}

void
fact_give_beside(struct fact_scene *scene, uint32_t i, struct telling *like)
{
	if (scene->count == TELLINGS)
		return;
	struct telling *telling = &scene->at[scene->count++];
	*telling = *like;
	struct fact *fact = &telling->fact;
	fact->amount_count = fact->count_count = 0;
	fact->change = NULL;
	fact->umbrella = false;
	fact->object_start = fact->object_end = 0;
	telling->object = 0;
	/* What is done to somebody else is not done to whom it names. */
	if (!fact_says_from(scene, word_behind(scene, i)))
		drop_role(fact, scene->facts->vocabulary.kind[fact->kind]
						.about);
	describe(scene, telling, i);
	take_recipients(scene, telling, i, like);
	if (is_described(scene, like))
		leave_to(scene, like, telling, i);
	if (telling->object)
		fact_object_set(scene, telling);
	fact->amount[fact->amount_count++] = &scene->amounts[i];
}

/* ------------------------------------------------------------- sums above */

/* "{under} a $7 billion programme" */
static bool
is_behind_way(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	return word && fact_has_word(scene, word, FACT_WORD_WAY);
}

/* The frame has a sum of its own, and this one is none of its phrases. */
static bool
has_other_sum(const struct match *match, uint16_t top)
{
	bool has = false;
	for (unsigned i = 0; i < match->frame->count; i++) {
		if (match->token[i] == top)
			return false;
		has |= (match->frame->conditions[i].measures & MEASURE_MONEY)
		       && match->token[i];
	}
	return has;
}

bool
fact_stands_above(const struct fact_scene *scene, uint32_t i,
		const struct telling *telling)
{
	uint16_t top = scene->top[i];
	uint16_t noun = tree_head(&scene->scene.tree, top);
	if (telling->fact.kind != scene->facts->vocabulary.named_kind.aid
			|| scene->amounts[i].kind != AMOUNT_MONEY
			|| !has_other_sum(telling->match, top))
		return false;
	return noun && noun != telling->match->at && is_behind_way(scene, noun);
}

void
fact_give_above(struct fact_scene *scene, uint32_t i,
		const struct telling *telling)
{
	const struct named_statuses *status =
			&scene->facts->vocabulary.named_status;
	if (scene->count == TELLINGS)
		return;
	struct telling *above = &scene->at[scene->count++];
	*above = *telling;
	struct fact *fact = &above->fact;
	fact->amount_count = fact->count_count = 0;
	fact->change = NULL;
	fact->umbrella = true;
	if (fact->status == status->disbursed)
		fact->status = status->approved;
	fact->amount[fact->amount_count++] = &scene->amounts[i];
}

/* ------------------------------------------------------------- sums alone */

/* No verb has the sum, or one that only lists sums ("includes"). */
static bool
stands_alone(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = tree_head(tree, scene->top[i]);
	uint16_t word = tree_child(tree, scene->top[i], DEPREL_CASE);
	/* "several steps, including $9 million for ..." */
	if (word && fact_has_word(scene, word, FACT_WORD_HOLD))
		return true;
	/* "costs $900", read as a noun */
	if (token && tree_relation(tree, scene->top[i]) == DEPREL_OBJ
			&& tree->tokens[token].upos != UPOS_VERB)
		return false;
	for (unsigned step = 0; token && step < CLIMB; step++) {
		if (tree->tokens[token].upos == UPOS_VERB
				&& tree->clause_of[token] == token)
			return fact_has_word(scene, token, FACT_WORD_HOLD);
		token = tree_head(tree, token);
	}
	return !token;
}

static struct token *
own_tokens(struct fact_scene *scene)
{
	struct tree *tree = &scene->scene.tree;
	size_t bytes = (tree->count + 1u) * sizeof(struct token);
	struct token *tokens = arena_take(scene->scene.arena, bytes);
	memcpy(tokens, tree->tokens, bytes);
	tree->tokens = tokens;
	return tokens;
}

/* Somebody political is named, or the speaker tells of "us". */
static bool
is_political(const struct fact_scene *scene)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = 1; t <= tree->count; t++) {
		const struct mention *mention = scene->known[t];
		if ((mention && mention->actor.code[0])
				|| tree_is(tree, t, GRAMMAR_FIRST_PERSON))
			return true;
	}
	return false;
}

bool
fact_is_unpolitical(const struct fact_scene *scene)
{
	for (uint16_t t = 1; t <= scene->scene.tree.count; t++)
		if (fact_has_word(scene, t, FACT_WORD_SPORT)
				|| fact_has_word(scene, t, FACT_WORD_DISASTER))
			return true;
	return false;
}

/* A party of another fact is counted there. */
static bool
is_party(const struct fact_scene *scene, uint32_t i)
{
	const struct amount *amount = &scene->amounts[i];
	for (unsigned k = 0; k < scene->count; k++) {
		const struct fact *fact = &scene->at[k].fact;
		for (unsigned p = 0; p < fact->party_count; p++)
			if (!scene->at[k].dropped
					&& fact->party[p].mention->first
							   <= amount->last
					&& fact->party[p].mention->last
							   >= amount->first)
				return true;
	}
	return false;
}

/* Something is said of it, or done to it: "the 2 million people suffering". So
 * `many` count wherever a phrase names them: "support for 4 million refugees".
 */
static bool
is_told_of(const struct tree *tree, uint16_t token, bool many)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, token));
	switch (deprel) {
	case DEPREL_APPOS:
	case DEPREL_NSUBJ:
	case DEPREL_OBJ:
	case DEPREL_ROOT:
		return true;
	default:
		return (many && (deprel == DEPREL_NMOD || deprel == DEPREL_OBL))
		       || tree_child(tree, token, DEPREL_ACL)
		       || tree_child(tree, token, DEPREL_ACL_RELCL);
	}
}

/* People or jobs; nationals ("40,000 Malians"). */
static bool
is_counted(const struct fact_scene *scene, uint16_t token)
{
	const struct mention *mention = scene->known[token];
	bool plural = feats_get(scene->scene.tree.tokens[token].feats,
				      FEATURE_NUMBER)
		      == NUMBER_PLUR;
	return fact_has_word(scene, token, FACT_WORD_COUNTED)
	       || (plural && mention && mention->actor.code[0]
			       && mention->kind != MENTION_COUNTRY
			       && scene->scene.tree.tokens[token].upos
						  == UPOS_PROPN);
}

/* "3 million people, $130 billion in relief": a fact of the sum is told. */
static bool
tells_sum(const struct fact_scene *scene)
{
	for (unsigned k = 0; k < scene->count; k++) {
		const struct telling *telling = &scene->at[k];
		uint8_t kind = telling->fact.kind;
		if (!telling->dropped
				&& scene->facts->vocabulary.kind[kind].about
				&& scene->scene.reached[telling->match->at]
						   & MEASURE_MONEY)
			return true;
	}
	return false;
}

/* People and jobs, of whom something is told: so many that it counts, or where
 * somebody political is named. */
static bool
is_number_of_people(const struct fact_scene *scene, uint32_t i)
{
	const struct amount *amount = &scene->amounts[i];
	uint16_t top = scene->top[i];
	bool many = amount->value >= ALWAYS_FROM;
	return amount->kind == AMOUNT_COUNT && amount->value > NONE_UP_TO
	       && (is_counted(scene, top)
			       || (fact_lifted_from(scene, i)
					       && scene->everybody[top]))
	       && is_told_of(&scene->scene.tree, top, many)
	       && (many || is_political(scene)) && !fact_is_unpolitical(scene);
}

/* The noun that says what the subject is or becomes: "are {civilians}", "have
 * become {citizens}"; 0 none. */
static uint16_t
told_to_be(const struct fact_scene *scene, uint16_t subject)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t noun = tree_head(tree, subject);
	if (tree_relation(tree, subject) != DEPREL_NSUBJ || !noun)
		return 0;
	if (tree->tokens[noun].upos == UPOS_VERB)
		noun = tree_child(tree, noun, DEPREL_XCOMP);
	else if (!tree_child(tree, noun, DEPREL_COP))
		noun = 0;
	bool told = noun && tree_is_noun(tree, noun)
		    && !tree_child(tree, noun, DEPREL_CASE);
	return told ? noun : 0;
}

/* "90 percent of the dead are civilians", "of whom 6,000 were nurses": a share,
 * or a number without a noun, of whom it is told what people they are. */
static bool
is_share_of_people(const struct fact_scene *scene, uint32_t i)
{
	const struct amount *amount = &scene->amounts[i];
	uint16_t top = scene->top[i];
	bool bare = amount->kind == AMOUNT_COUNT
		    && scene->scene.tree.tokens[top].upos == UPOS_NUM;
	uint16_t noun = bare || amount->kind == AMOUNT_PERCENT
					? told_to_be(scene, top)
					: 0;
	return noun && is_counted(scene, noun) && !fact_is_unpolitical(scene)
	       && !tree_traits(&scene->scene.tree)->noun_first;
}

/* No other fact tells of them. */
static bool
is_number_alone(struct fact_scene *scene, uint32_t i)
{
	return (is_number_of_people(scene, i) || is_share_of_people(scene, i))
	       && !is_party(scene, i) && !tells_sum(scene);
}

/* The number climbs to the fact, which may have it or pass over it. */
static bool
climbs_to(const struct fact_scene *scene, uint32_t i,
		const struct telling *telling)
{
	enum { NEAR = 3 };
	uint16_t token = scene->top[i];
	for (unsigned step = 0; token && step < NEAR; step++) {
		if (telling_has(telling, token))
			return true;
		token = tree_head(&scene->scene.tree, token);
	}
	return false;
}

/* A fact of another kind would have the number. */
static bool
is_others(const struct fact_scene *scene, uint32_t i, uint8_t kind)
{
	for (unsigned k = 0; k < scene->count; k++)
		if (scene->at[k].fact.kind != kind
				&& climbs_to(scene, i, &scene->at[k]))
			return true;
	return false;
}

bool
fact_leaves_number(
		const struct fact_scene *scene, const struct telling *telling)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->top[i] != telling->match->at
				&& is_number_of_people(scene, i)
				&& climbs_to(scene, i, telling)
				&& !is_others(scene, i, telling->fact.kind))
			return true;
	return false;
}

static bool
is_sum_alone(struct fact_scene *scene, uint32_t i)
{
	const struct amount *amount = &scene->amounts[i];
	return amount->kind == AMOUNT_MONEY && amount->value >= ALONE_AT_LEAST
	       && stands_alone(scene, i);
}

/* Matches frames at the word as if it were `stands_for`, and nobody. */
static void
match_as(struct fact_scene *scene, uint16_t token, word_id stands_for)
{
	struct token *tokens = own_tokens(scene);
	const struct mention **mention = &scene->scene.mention[token];
	const struct mention *somebody = *mention;
	tokens[token].lemma = tokens[token].lower = stands_for;
	tokens[token].upos = UPOS_NOUN;
	tree_read_words(&scene->scene.tree);
	*mention = NULL;
	match_token(&scene->scene, token);
	*mention = somebody;
}

bool
fact_sums_match(struct fact_scene *scene, uint16_t *token, uint32_t *next)
{
	const struct frames *frames = scene->facts->frames;
	for (; *next < scene->amount_count; (*next)++) {
		uint32_t i = *next;
		word_id sum = is_sum_alone(scene, i)      ? frames->sum
			      : is_number_alone(scene, i) ? frames->number
							  : 0;
		if (!sum || fact_amount_taken(scene, i))
			continue;
		*token = scene->top[i];
		match_as(scene, *token, sum);
		(*next)++;
		return true;
	}
	return false;
}

/* "$3 million in grants": the sum that consists of what the noun names. */
uint16_t
fact_sum_above(const struct fact_scene *scene, uint16_t noun)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (fact_matter_of(scene, i) == noun)
			return scene->top[i];
	return 0;
}

/* Was, totalled, rose to. */
static bool
says_worth(const struct fact_scene *scene, uint16_t verb)
{
	return scene->scene.measures[verb]
	       || fact_tells_worth(scene, verb);
}

bool
fact_noun_has_sum(const struct fact_scene *scene, const struct match *match,
		uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	bool tells = verb && tree_surface_subject(tree, verb) == match->at
		     && says_worth(scene, verb);
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		uint16_t top = scene->top[i];
		uint16_t head = tree_head(tree, top);
		/* "worth", "totalling" */
		uint16_t above = head ? tree_head(tree, head) : 0;
		if (scene->amounts[i].kind != AMOUNT_MONEY)
			continue;
		if (top == match->at || head == match->at || above == match->at
				|| (tells && (head == verb || top == verb))
				|| fact_matter_of(scene, i) == match->at)
			return true;
	}
	return false;
}

/* ---------------------------------------------------------------- subjects */

/* "resulted in $3 million in grants", "spoke of a grant": nobody gives them. */
static bool
stands_apart(const struct tree *tree, uint16_t token)
{
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	return deprel_universal(tree_relation(tree, token)) == DEPREL_OBL
	       && word
	       && (tree_is(tree, word, GRAMMAR_IN)
			       || tree_is(tree, word,
					       GRAMMAR_OWNER_PREPOSITION));
}

/* The verb that the noun's phrase is said with. */
static uint16_t
verb_above(const struct tree *tree, uint16_t token)
{
	for (unsigned step = 0; token && step < CLIMB; step++) {
		uint16_t head = tree_head(tree, token);
		if (!head)
			return 0;
		if (tree->tokens[head].upos == UPOS_VERB)
			return stands_apart(tree, token) ? 0 : head;
		token = head;
	}
	return 0;
}

/* "8 million people in Chad live on aid": the number that the fact is about is
 * the subject. */
static bool
is_counted_itself(const struct fact_scene *scene, const struct telling *telling,
		uint16_t subject)
{
	uint16_t at = telling->match->at;
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		const struct amount *amount = &scene->amounts[i];
		if (amount->kind == AMOUNT_COUNT && amount->first <= at
				&& at <= amount->last
				&& amount->first <= subject
				&& subject <= amount->last)
			return true;
	}
	return false;
}

/* "since he took office - including $3 billion": he takes something else. */
static bool
takes_other(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t object = tree->clauses[verb].object;
	uint16_t token = telling->sum ? telling->sum : telling->match->at;
	for (unsigned step = 0; token && step < CLIMB; step++) {
		if (object < verb || token == object)
			return false;
		if (token == verb)
			return true;
		token = tree_head(tree, token);
	}
	return false;
}

/* "pay tribute to 300 soldiers": what is only spoken or thought. */
static bool
is_spoken(const struct fact_scene *scene, uint16_t object)
{
	return fact_has_word(scene, object, FACT_WORD_REGARD);
}

/* "the lives of 300 workers", but not "a team of 300 workers": what they have,
 * and not what they are. */
static bool
is_had_by(const struct fact_scene *scene, uint16_t object, uint16_t word)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_is(tree, word, GRAMMAR_OWNER_PREPOSITION)
	       && tree_feature(tree, object, FEATURE_NUMBER) == NUMBER_PLUR;
}

/* They are what the verb does something to, or for whom: "trains 300 nurses",
 * "gives lessons to 300 nurses", "cuts the costs of 300 nurses". */
static bool
is_done_to(const struct fact_scene *scene, uint16_t at, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = tree_head(tree, at), word;
	uint16_t object = tree->clauses[verb].object;
	if (head == verb && object == at)
		return true;
	word = tree_child(tree, at, DEPREL_CASE);
	if (!word || object < verb || tree_traits(tree)->noun_first
			|| is_spoken(scene, object)
			|| fact_is_of_number(scene, word)
			|| fact_has_word(scene, verb, FACT_WORD_RISE))
		return false;
	bool goal = tree_is(tree, word, GRAMMAR_FOR)
		    || tree->tokens[word].lower == scene->scene.frames->to;
	return (goal && head == verb)
	       || (head == object && (goal || is_had_by(scene, object, word)));
}

/* "the council has 15 members", not "we have 3 million people": who is named,
 * and what they consist of. */
static bool
has_members(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb)
{
	const struct clause *clause = &scene->scene.tree.clauses[verb];
	const struct mention *who =
			clause->subject ? scene->known[clause->subject] : NULL;
	return who && who->kind != MENTION_PRONOUN
	       && clause->object == telling->match->at;
}

/* "we have 3 million people", "we remember them", "we stand with them": they
 * do nothing to those that they count. */
static bool
does_nothing(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t at = telling->match->at;
	bool alone = tree->tokens[at].lemma == scene->facts->frames->number;
	return (fact_has_word(scene, verb, FACT_WORD_TAKE)
			       && !has_members(scene, telling, verb))
	       || (alone
			       && (fact_has_word(scene, verb, FACT_WORD_REGARD)
					       || !is_done_to(scene, at,
							       verb)));
}

/* "we call for the target of $3 billion": who only speaks of a goal of others
 * gives nothing, nor who discusses it; a document that has the sum in it does.
 */
static bool
only_speaks(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t at = telling->sum ? telling->sum : telling->match->at;
	if (fact_has_word(scene, verb, FACT_WORD_APPEAL))
		return tree->clauses[verb].object != at;
	uint16_t subject = tree->clauses[verb].subject;
	const struct mention *who = subject ? scene->everybody[subject] : NULL;
	return who && who->actor.person
	       && fact_has_word(scene, verb, FACT_WORD_REGARD);
}

void
fact_subject_fill(struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint8_t role = telling->result->subject;
	uint16_t verb = verb_above(
			tree, telling->sum ? telling->sum : telling->match->at);
	if (!role || !verb || fact_has_role(telling, role))
		return;
	uint8_t about = scene->facts->vocabulary.kind[telling->fact.kind].about;
	uint16_t subject = tree->clauses[verb].subject;
	if (about && fact_has_word(scene, verb, FACT_WORD_TAKE))
		role = role == about || takes_other(scene, telling, verb)
				       ? 0
				       : about;
	if (!about && does_nothing(scene, telling, verb))
		return;
	if (about && only_speaks(scene, telling, verb))
		return;
	if (!role || !subject || fact_has_role(telling, role))
		return;
	if (!about && !tree_traits(tree)->noun_first
			&& is_counted_itself(scene, telling, subject))
		return;
	struct parties found = { .count = 0 };
	fact_find_subject(scene, subject, &found);
	for (unsigned k = 0; k < found.count; k++)
		if (!fact_takes_part(telling, found.at[k]))
			fact_add_party(telling, found.at[k], role);
}

/* -------------------------------------------------------------- no parties */

static bool
is_in_sum(const struct fact_scene *scene, const struct mention *mention)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->amounts[i].kind == AMOUNT_MONEY
				&& fact_is_here(scene, mention)
				&& mention->head >= scene->amounts[i].first
				&& mention->head <= scene->amounts[i].last)
			return true;
	return false;
}

void
fact_sums_leave(struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (!is_in_sum(scene, fact->party[i].mention))
			fact->party[kept++] = fact->party[i];
	fact->party_count = kept;
}
