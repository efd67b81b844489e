/* The kind of a fact, where not its frame decides but what is told: so many
 * things that are promised are a pledge, whoever gives them; a sum in a list
 * of investments is one of them. */
#include "fact/fact_scene.h"

enum { CLIMB = 4, ITEMS = 12 };

static const struct fact_vocabulary *
vocabulary_of(const struct fact_scene *scene)
{
	return &scene->facts->vocabulary;
}

static void
rename_role(struct fact *fact, uint8_t from, uint8_t to)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == from)
			fact->party[i].role = to;
}

/* The fact becomes one of another kind, whose giver has another role. */
static void
become(struct fact *fact, uint8_t kind, uint8_t status, uint8_t from,
		uint8_t giver)
{
	fact->kind = kind;
	fact->status = status;
	rename_role(fact, from, giver);
}

/* ------------------------------------------------------------------ pledges
 */

/* The number is that of somebody who takes part: "$3 for 20 schools". */
static bool
counts_party(const struct fact *fact)
{
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].mention->first <= fact->count[0]->last
				&& fact->party[i].mention->last
						   >= fact->count[0]->first)
			return true;
	return false;
}

/* Arms are aid, promised or given. */
static bool
is_arms(const struct fact_scene *scene, const struct fact *fact)
{
	return fact->instrument
	       && fact->instrument
				  == vocabulary_instrument(vocabulary_of(scene),
						  STR("arms"));
}

static bool
is_number_of_things(const struct fact *fact)
{
	return !fact->amount_count && fact->count_count
	       && fact->count[0]->kind == AMOUNT_COUNT && !counts_party(fact);
}

/* "Norway will send 300 police officers to Haiti" */
static bool
is_sending(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = vocabulary_of(scene);
	uint32_t promise = UINT32_C(1)
			   << vocabulary_told(vocabulary, STR("promise"));
	return telling->fact.kind == vocabulary->named_kind.count
	       && telling->match->frame->kind == TRIGGER_VERB
	       && fact_has_word(scene, telling->match->at, FACT_WORD_SEND)
	       && telling->told & (UINT32_C(1) << TOLD_FUTURE | promise)
	       && !(telling->told >> TOLD_POSSIBLE & 1)
	       && fact_has_role(telling, vocabulary->named_role.actor);
}

static void
make_pledge(const struct fact_scene *scene, struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = vocabulary_of(scene);
	const struct named_roles *roles = &vocabulary->named_role;
	struct fact *fact = &telling->fact;
	if (!is_number_of_things(fact))
		return;
	uint8_t pledge = vocabulary->named_kind.pledge;
	uint8_t pledged = vocabulary->named_status.pledged;
	if (fact->kind == vocabulary->named_kind.aid && fact->status == pledged
			&& !is_arms(scene, fact))
		become(fact, pledge, pledged, roles->donor, roles->pledger);
	else if (is_sending(scene, telling)) {
		become(fact, pledge, pledged, roles->actor, roles->pledger);
		rename_role(fact, roles->object, roles->recipient);
		fact_goal_fill(scene, telling, roles->recipient);
	}
}

/* -------------------------------------------------------------- investments
 */

static bool
is_investment_word(const struct fact_scene *scene, const struct token *word)
{
	return fact_word_is(scene->facts, word, FACT_WORD_INVEST);
}

static bool
is_colon(const struct text *text, const struct token *token)
{
	return str_equal(text_of_token(text, token), STR(":"));
}

/* "investments, including $3 million for ports": the last such word before the
 * sum, and a word that lists behind it. */
static bool
is_listed_here(const struct fact_scene *scene, uint16_t sum)
{
	const struct tree *tree = &scene->scene.tree;
	bool lists = false;
	for (uint16_t t = (uint16_t)(sum - 1); t && t < sum; t--) {
		const struct token *word = &tree->tokens[t];
		if (lists && is_investment_word(scene, word))
			return word->upos == UPOS_NOUN;
		lists |= fact_has_word(scene, t, FACT_WORD_HOLD)
			 || is_colon(tree->text, word);
	}
	return false;
}

/* An item of a list begins with a dash. */
static bool
is_item(const struct text *text, uint32_t sentence)
{
	const struct sentence *here = &text->sentences[sentence];
	return here->start < here->end && text->bytes.at[here->start] == '-';
}

/* "The law includes investments in ports:" */
static bool
leads_to_investments(const struct fact_scene *scene, uint32_t sentence)
{
	const struct text *text = scene->scene.tree.text;
	const struct sentence *here = &text->sentences[sentence];
	const struct token *first = &text->tokens[here->first];
	if (!here->count || !is_colon(text, &first[here->count - 1]))
		return false;
	for (uint32_t i = 0; i < here->count; i++)
		if (is_investment_word(scene, &first[i]))
			return true;
	return false;
}

static bool
is_listed_above(const struct fact_scene *scene)
{
	const struct text *text = scene->scene.tree.text;
	uint32_t sentence = scene->scene.sentence;
	for (unsigned step = 0; step < ITEMS && is_item(text, sentence);
			step++) {
		if (!sentence)
			return false;
		sentence--;
	}
	return sentence < scene->scene.sentence
	       && leads_to_investments(scene, sentence);
}

/* The sum is what is invested: "invested five and a half billion dollars". */
static bool
is_invested(const struct fact_scene *scene, const struct amount *sum)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = (uint16_t)sum->last;
	for (unsigned step = 0; token && step < CLIMB; step++) {
		uint16_t head = tree_head(tree, token);
		if (tree_relation(tree, token) == DEPREL_OBJ)
			return tree->tokens[head].upos == UPOS_VERB
			       && fact_has_word(scene, head, FACT_WORD_INVEST);
		token = head;
	}
	return false;
}

/* Only a law, a plan, a budget gives it, and nobody gets it. */
static bool
is_of_law(const struct fact_scene *scene, const struct fact *fact)
{
	uint8_t about = vocabulary_of(scene)->kind[fact->kind].about;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		if (fact->party[i].role == about
				|| mention->sentence != scene->scene.sentence
				|| !fact_has_word(scene, mention->head,
						FACT_WORD_DOCUMENT))
			return false;
	}
	return fact->party_count != 0;
}

/* "$3 billion {to curb} emissions" */
static bool
has_purpose(const struct fact_scene *scene, const struct amount *sum)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t to = (uint16_t)(sum->last + 1);
	return to < tree->count
	       && tree->tokens[to].lower == scene->scene.frames->to
	       && deprel_universal(tree_relation(tree, to)) == DEPREL_MARK;
}

/* "The act includes $3 billion to curb emissions": it is put into that. */
static bool
is_put_by_law(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	return fact->kind == vocabulary_of(scene)->named_kind.aid
	       && fact->amount_count && !fact->instrument
	       && !tree_traits(&scene->scene.tree)->noun_first
	       && is_of_law(scene, fact) && has_purpose(scene, fact->amount[0]);
}

/* A noun or the sum alone tells it, and no word says that it is a gift. */
static bool
may_be_investment(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	const struct named_statuses *statuses =
			&vocabulary_of(scene)->named_status;
	return fact->kind == vocabulary_of(scene)->named_kind.aid
	       && fact->amount_count && !fact->instrument
	       && telling->match->frame->kind != TRIGGER_VERB
	       && fact->status != statuses->requested
	       && fact->status != statuses->cut;
}

static bool
is_of_list(const struct fact_scene *scene, const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	return may_be_investment(scene, telling)
	       && (is_listed_here(scene, (uint16_t)fact->amount[0]->first)
			       || is_invested(scene, fact->amount[0])
			       || is_listed_above(scene));
}

static void
make_investment(const struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	if (!is_put_by_law(scene, telling) && !is_of_list(scene, telling))
		return;
	const struct fact_vocabulary *vocabulary = vocabulary_of(scene);
	const struct named_statuses *statuses = &vocabulary->named_status;
	bool given = fact->status == statuses->disbursed
		     || fact->status == statuses->signed_;
	become(fact, vocabulary->named_kind.investment,
			given ? statuses->completed : fact->status,
			vocabulary->named_role.donor,
			vocabulary->named_role.investor);
}

void
fact_kind_set(struct fact_scene *scene, struct telling *telling)
{
	make_pledge(scene, telling);
	make_investment(scene, telling);
}
