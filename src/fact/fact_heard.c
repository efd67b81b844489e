/* What the network hears of a sentence's figures: facts that no frame tells,
 * and who takes part in those that frames tell. */
#include "event/tree_words.h"
#include "fact/fact_scene.h"

/* Up to the verb above a figure, as the network sees it (figures.c), and to the
 * head of a name. */
enum { TRIGGER_STEPS = 5, NAME_STEPS = 4 };

/* ------------------------------------------------------------ the figure */

/* Words as the parser hangs them, which the network has seen. */
static const struct token *
parsed(const struct fact_scene *scene)
{
	const struct text *text = scene->scene.tree.text;
	return &text->tokens[text->sentences[scene->scene.sentence].first] - 1;
}

static bool
is_inside(const struct amount *amount, uint16_t token)
{
	return token >= amount->first && token <= amount->last;
}

static bool
is_content(const struct token *token)
{
	switch ((enum upos)token->upos) {
	case UPOS_ADJ:
	case UPOS_AUX:
	case UPOS_NOUN:
	case UPOS_PROPN:
	case UPOS_VERB:
		return true;
	default:
		return false;
	}
}

/* The word of the amount that the others hang on; a noun if several do. */
static uint16_t
figure_word(const struct fact_scene *scene, const struct amount *amount)
{
	const struct token *tokens = parsed(scene);
	uint16_t top = 0;
	for (uint16_t t = amount->first; t <= amount->last; t++) {
		if (is_inside(amount, tokens[t].head))
			continue;
		if (is_content(&tokens[t]))
			return t;
		if (!top)
			top = t;
	}
	return top;
}

const struct heard_figure *
fact_heard_figure(const struct fact_scene *scene, const struct amount *amount)
{
	const struct heard_sentence *heard = scene->heard;
	if (!heard || heard->tokens != scene->scene.tree.count)
		return NULL;
	uint16_t word = figure_word(scene, amount);
	const struct heard_figure *first = NULL;
	for (unsigned i = 0; word && i < heard->figures; i++) {
		if (heard->figure[i].token == word)
			return &heard->figure[i];
		if (!first && is_inside(amount, heard->figure[i].token))
			first = &heard->figure[i];
	}
	return first;
}

static enum heard_fact
likeliest_kind(const struct heard_figure *figure)
{
	int best = HEARD_NO_FACT + 1;
	for (int k = best + 1; k < HEARD_FACTS; k++)
		if (figure->margin[k] > figure->margin[best])
			best = k;
	return (enum heard_fact)best;
}

/* The same; HEARD_NO_FACT where it does not reach its margin. */
static enum heard_fact
kind_of(const struct fact_scene *scene, const struct heard_figure *figure)
{
	enum heard_fact best = likeliest_kind(figure);
	const struct fact_hearing *hearing = &scene->facts->hearing[best];
	return hearing->known && figure->margin[best] >= hearing->margin
			       ? best
			       : HEARD_NO_FACT;
}

/* ----------------------------------------------------------- who takes part */

/* Whoever the word names or is a word of; null where none of the scene's
 * mentions has it. */
static const struct mention *
mention_with(const struct fact_scene *scene, uint16_t token)
{
	if (scene->everybody[token])
		return scene->everybody[token];
	if (scene->scene.place[token])
		return scene->scene.place[token];
	for (uint16_t t = 1; t <= scene->scene.tree.count; t++) {
		const struct mention *mention = scene->everybody[t];
		if (mention && fact_is_here(scene, mention)
				&& mention->first <= token
				&& token <= mention->last)
			return mention;
	}
	return NULL;
}

static bool
is_of_amount(const struct fact_scene *scene, uint16_t token)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (is_inside(&scene->amounts[i], token)
				&& scene->amounts[i].kind != AMOUNT_COUNT)
			return true;
	return false;
}

/* "a loan for {the Bui Dam project}": a word of what the fact is about. */
static bool
is_of_object(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	uint32_t start = scene->scene.tree.tokens[token].start;
	return telling->fact.object_start <= start
	       && start < telling->fact.object_end;
}

/* Likewise, or a phrase that no table knows; null where it names nobody. */
static const struct mention *
somebody_at(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct mention *mention = mention_with(scene, token);
	if (mention || is_of_amount(scene, token)
			|| is_of_object(scene, telling, token))
		return mention;
	return fact_unknown_party(scene, token);
}

/* A word of the name or phrase of the word that it hangs on. */
static bool
is_inner(enum deprel deprel)
{
	switch (deprel_universal(deprel)) {
	case DEPREL_AMOD:
	case DEPREL_COMPOUND:
	case DEPREL_FLAT:
	case DEPREL_NUMMOD:
	case DEPREL_FIXED:
		return true;
	default:
		return false;
	}
}

/* A word above it is heard from the margin on, too, and names them: a word of
 * a name, or who owns them ("{Moldova's} parliament"). */
static bool
is_named_above(const struct fact_scene *scene,
		const struct heard_figure *figure, uint16_t token, float least)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = tree_head(tree, token);
	bool inner = is_inner(tree_relation(tree, token));
	for (unsigned step = 0; head && step < NAME_STEPS; step++) {
		const struct mention *mention = scene->everybody[head];
		bool covers = mention && fact_is_here(scene, mention)
			      && mention->first <= token
			      && token <= mention->last;
		if (figure->party[head].either >= least && (inner || covers))
			return true;
		head = tree_head(tree, head);
		inner = false;
	}
	return false;
}

/* "{Oslo} estimates that 300 nurses will leave": who only tells the number, in
 * a clause that has a subject of its own. */
static bool
is_teller(const struct fact_scene *scene, const struct telling *telling,
		const struct heard_figure *figure, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree_head(tree, token), at = figure->token;
	if (telling->fact.kind != scene->facts->vocabulary.named_kind.count
			|| !verb || tree_relation(tree, token) != DEPREL_NSUBJ
			|| !(tree_is(tree, verb, GRAMMAR_SAY)
					|| fact_has_word(scene, verb,
							FACT_WORD_REGARD)))
		return false;
	for (unsigned step = 0; at && step <= TRIGGER_STEPS; step++) {
		uint16_t head = tree_head(tree, at);
		if (head == verb)
			return tree_relation(tree, at) == DEPREL_CCOMP
			       && tree->clauses[at].subject;
		at = head;
	}
	return false;
}

/* The verb above the figure that is coordinated with the other one; 0 none. */
static uint16_t
verb_beside(const struct tree *tree, const struct heard_figure *figure,
		uint16_t other)
{
	uint16_t verb = figure->token;
	for (unsigned step = 0; verb && step <= TRIGGER_STEPS; step++) {
		if (tree_relation(tree, verb) == DEPREL_CONJ
				&& tree_head(tree, verb) == other)
			return tree->tokens[verb].upos == UPOS_VERB ? verb : 0;
		verb = tree_head(tree, verb);
	}
	return 0;
}

/* "{Fiji} sent 300 nurses and Togo sent 200": who does something else, beside
 * the verb above the figure that somebody else is the subject of. */
static bool
acts_beside(const struct fact_scene *scene, const struct heard_figure *figure,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t other = tree_head(tree, token);
	if (!other || tree_relation(tree, token) != DEPREL_NSUBJ)
		return false;
	uint16_t verb = verb_beside(tree, figure, other);
	uint16_t own = verb ? tree_child(tree, verb, DEPREL_NSUBJ) : 0;
	const struct mention *who = own ? scene->known[own] : NULL;
	return who && who->actor.code[0] && who->kind != MENTION_PRONOUN;
}

/* The word is heard clearly enough, and no tree says otherwise. */
static bool
takes_part(const struct fact_scene *scene, const struct telling *telling,
		const struct heard_figure *figure, uint16_t token, float least)
{
	bool helper = telling->fact.kind
				      == scene->facts->vocabulary.named_kind.aid
		      && tree_is(&scene->scene.tree, token, GRAMMAR_HELPER);
	return figure->party[token].either >= least && !helper
	       && !fact_is_of_party(scene, telling, token)
	       && !fact_acts_in_gap(scene, token)
	       && !acts_beside(scene, figure, token)
	       && !is_named_above(scene, figure, token, least)
	       && !is_teller(scene, telling, figure, token);
}

/* Everybody who is heard from a margin on, and does not take part yet, on the
 * sides where nobody is named. What a count is about is no party by that. */
static void
add_parties(struct fact_scene *scene, struct telling *telling,
		const struct heard_figure *figure,
		const struct fact_hearing *hearing, float least)
{
	bool gives = fact_has_role(telling, hearing->giver);
	bool gets = hearing->about > HEARD_NEVER
		    || fact_has_role(telling, hearing->receiver);
	for (uint16_t t = 1; t <= scene->scene.tree.count; t++) {
		const struct heard_party *party = &figure->party[t];
		bool giver = party->actor >= party->recipient;
		if ((giver ? gives : gets)
				|| !takes_part(scene, telling, figure, t, least))
			continue;
		const struct mention *mention = somebody_at(scene, telling, t);
		if (mention && !fact_is_ware(scene, mention)
				&& !fact_takes_part(telling, mention))
			fact_add_party(telling, mention,
					giver ? hearing->giver
					      : hearing->receiver);
	}
}

/* No word of the mention is heard to take part. Of whom the figure counts
 * ("{28 lawmakers} travelled", "70 percent of {Poles}"), of who is named in
 * another sentence, and by adjectives alone ("a Chinese loan"), nothing is
 * heard. */
static bool
is_unheard(const struct fact_scene *scene, const struct heard_figure *figure,
		const struct mention *mention, float least)
{
	float surest = HEARD_NEVER;
	if (!fact_is_here(scene, mention) || mention->kind == MENTION_ADJECTIVE
			|| tree_head(&scene->scene.tree, mention->head)
					   == figure->token)
		return false;
	for (uint32_t t = mention->first; t <= mention->last; t++) {
		if (t == figure->token)
			return false;
		if (figure->party[t].either > surest)
			surest = figure->party[t].either;
	}
	return surest > HEARD_NEVER && surest < least;
}

static void
drop_parties(const struct fact_scene *scene, struct telling *telling,
		const struct heard_figure *figure, float least)
{
	struct fact *fact = &telling->fact;
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (!is_unheard(scene, figure, fact->party[i].mention, least))
			fact->party[kept++] = fact->party[i];
	fact->party_count = kept;
}

/* -------------------------------------------------- facts that frames tell */

static enum heard_fact
heard_kind_of(const struct fact_scene *scene, const struct fact *fact)
{
	int k = HEARD_FACTS - 1;
	while (k > HEARD_NO_FACT && scene->facts->hearing[k].kind != fact->kind)
		k--;
	return (enum heard_fact)k;
}

bool
fact_heard_margin(const struct fact_scene *scene, const struct fact *fact,
		float *margin)
{
	const struct amount *amount = fact_main_figure(fact);
	const struct heard_figure *figure =
			amount ? fact_heard_figure(scene, amount) : NULL;
	enum heard_fact kind = heard_kind_of(scene, fact);
	if (!figure || kind == HEARD_NO_FACT)
		return false;
	*margin = figure->margin[kind];
	return true;
}

void
fact_heard_parties(struct fact_scene *scene, struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	const struct amount *amount = fact->amount_count  ? fact->amount[0]
				      : fact->count_count ? fact->count[0]
							  : NULL;
	const struct heard_figure *figure =
			amount ? fact_heard_figure(scene, amount) : NULL;
	const struct fact_hearing *hearing =
			&scene->facts->hearing[heard_kind_of(scene, fact)];
	uint8_t before = fact->party_count;
	if (!figure || !hearing->known)
		return;
	drop_parties(scene, telling, figure, hearing->drop);
	add_parties(scene, telling, figure, hearing, hearing->add);
	if (fact->party_count < before)
		telling->dropped = fact_fault(scene, telling);
}

/* ---------------------------------------------------- facts that it tells */

static bool
is_told(const struct fact_scene *scene, const struct amount *amount)
{
	for (unsigned i = 0; i < scene->count; i++) {
		const struct fact *fact = &scene->at[i].fact;
		bool has = fact->change == amount;
		for (unsigned k = 0; k < fact->amount_count; k++)
			has |= fact->amount[k] == amount;
		for (unsigned k = 0; k < fact->count_count; k++)
			has |= fact->count[k] == amount;
		if (has && !scene->at[i].dropped)
			return true;
	}
	return false;
}

/* "it will have 900 soldiers; some {400} are there now": a clause beside
 * another one, without a verb. */
static bool
is_clause_without_verb(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, token));
	return (deprel == DEPREL_CONJ || deprel == DEPREL_PARATAXIS
			       || deprel == DEPREL_ACL)
	       && tree_child(tree, token, DEPREL_COP)
	       && tree_child(tree, token, DEPREL_NSUBJ);
}

/* The verb above the figure; the figure's own word where none is near. */
static uint16_t
trigger_above(const struct tree *tree, uint16_t token)
{
	uint16_t at = token;
	for (unsigned step = 0; at && step < TRIGGER_STEPS; step++) {
		at = tree_head(tree, at);
		if (at && tree->tokens[at].upos == UPOS_VERB)
			return at;
		if (is_clause_without_verb(tree, at))
			return token;
	}
	return token;
}

static void
put_figure(const struct fact_scene *scene, struct telling *telling,
		const struct amount *amount)
{
	struct fact *fact = &telling->fact;
	const struct named_roles *role = &scene->facts->vocabulary.named_role;
	if (amount->kind == AMOUNT_MONEY) {
		fact->amount[fact->amount_count++] = amount;
	} else if (amount->kind == AMOUNT_PERCENT
			&& fact_kind_has(scene, telling, role->exporter)) {
		fact->change = amount;
		fact->falls = telling->verb
			      && fact_has_word(scene, telling->verb,
					      FACT_WORD_FALL);
	} else {
		fact->count[fact->count_count++] = amount;
	}
}

/* Status, period, speaker and event, as the words around the trigger tell them.
 * Those ask the scene's candidate there, which may be another frame's. */
static void
set_links(struct fact_scene *scene, struct telling *telling,
		const struct events *events)
{
	uint16_t at = telling->match->at;
	struct candidate own = { .match = *telling->match,
		.event = { .sentence = scene->scene.sentence,
				.trigger = at,
				.trigger_last = at,
				.frame = telling->match->frame } };
	struct candidate *kept = scene->scene.candidates[at];
	scene->scene.candidates[at] = &own;
	fact_status_set(scene, telling);
	scene->scene.mention = scene->known;
	fact_links_set(scene, telling, events);
	scene->scene.mention = scene->everybody;
	scene->scene.candidates[at] = kept;
}

static struct telling *
start(struct fact_scene *scene, enum heard_fact kind, uint16_t trigger)
{
	const struct fact_hearing *hearing = &scene->facts->hearing[kind];
	const struct token *word = &scene->scene.tree.tokens[trigger];
	bool verb = word->upos == UPOS_VERB;
	struct telling *telling = fact_telling_by(
			scene, &scene->facts->heard[kind][verb], trigger);
	telling->verb = verb ? trigger : 0;
	telling->fact.kind = hearing->kind;
	telling->fact.status = hearing->status;
	return telling;
}

/* A frame tells the trigger's words, and they are denied ("demanded that Berlin
 * {scrap} its $4 billion contract"), or have as many figures as a fact can. */
static bool
is_settled(const struct fact_scene *scene, enum heard_fact kind,
		uint16_t trigger)
{
	bool counts = scene->facts->hearing[kind].kind
		      == scene->facts->vocabulary.named_kind.count;
	for (unsigned i = 0; i < scene->count; i++) {
		const struct telling *telling = &scene->at[i];
		bool full = telling->fact.amount_count == FACT_AMOUNTS
			    || telling->fact.count_count == FACT_AMOUNTS;
		if (((telling->denied && !counts)
				    || (full && !telling->dropped))
				&& telling_has(telling, trigger))
			return true;
	}
	return false;
}

/* "{repaid} $3 million": a frame that binds the figure says that the words tell
 * no fact. */
static bool
is_ruled_out(const struct fact_scene *scene, const struct amount *amount,
		uint16_t trigger)
{
	const struct candidate *candidate = scene->scene.candidates[trigger];
	const struct fact_result *result =
			candidate ? fact_result_of(candidate->match.frame)
				  : NULL;
	if (!result || result->kind || !result->whole)
		return false;
	const struct match *match = &candidate->match;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].measures
				&& is_inside(amount, match->token[i]))
			return true;
	return false;
}

static bool
is_above(const struct tree *tree, uint16_t word, uint16_t token)
{
	unsigned step = 0;
	for (; token && token != word && step <= TRIGGER_STEPS; step++)
		token = tree_head(tree, token);
	return token && token == word;
}

/* What a frame tells above the figure without one: "{travelled} to Lima with 35
 * mayors"; null where it tells nothing. */
static struct telling *
told_without_figure(
		struct fact_scene *scene, enum heard_fact kind, uint16_t figure)
{
	uint8_t same = scene->facts->hearing[kind].kind;
	for (unsigned i = 0; i < scene->count; i++) {
		struct telling *telling = &scene->at[i];
		if (!telling->dropped && telling->fact.kind == same
				&& !(fact_has(&telling->fact) & FACT_FIGURES)
				&& is_above(&scene->scene.tree,
						telling->match->at, figure))
			return telling;
	}
	return NULL;
}

/* Why it is none, though the network hears one; null where it is one. */
static const char *
heard_fault(const struct fact_scene *scene, const struct telling *telling)
{
	bool count = telling->fact.kind
		     == scene->facts->vocabulary.named_kind.count;
	if (count && fact_is_unpolitical(scene))
		return "told of games or floods";
	return fact_fault(scene, telling);
}

/* "by three votes did not {admit} the suit", "three million cannot {read}": so
 * many there are, though what they do is denied. */
static void
keep_denied(const struct fact_scene *scene, struct telling *telling)
{
	if (!telling->denied
			|| telling->fact.kind
					   != scene->facts->vocabulary
							      .named_kind.count)
		return;
	telling->denied = false;
	telling->dropped = NULL;
}

/* "Tokyo {gave} Manila five radars worth 600 million yen": who gives and who
 * gets, the event of the same verb tells. */
static void
add_parties_of_event(const struct fact_scene *scene, struct telling *telling,
		const struct fact_hearing *hearing, const struct events *events)
{
	bool aid = telling->fact.kind
		   == scene->facts->vocabulary.named_kind.aid;
	for (uint32_t i = 0; aid && i < events->count; i++) {
		const struct event *event = &events->at[i];
		if (event->sentence != scene->scene.sentence
				|| event->trigger != telling->match->at
				|| event->frame->event != PLOVER_AID
				|| !event->actor_count
				|| !event->recipient_count)
			continue;
		fact_add_others(telling, event->actor, event->actor_count,
				hearing->giver);
		fact_add_others(telling, event->recipient,
				event->recipient_count, hearing->receiver);
	}
}

static void
tell(struct fact_scene *scene, const struct amount *amount,
		const struct events *events)
{
	const struct heard_figure *figure = fact_heard_figure(scene, amount);
	enum heard_fact kind = figure ? kind_of(scene, figure) : HEARD_NO_FACT;
	if (!kind || scene->count == TELLINGS)
		return;
	uint16_t trigger = trigger_above(&scene->scene.tree, figure->token);
	const struct fact_hearing *hearing = &scene->facts->hearing[kind];
	if (is_settled(scene, kind, trigger)
			|| is_ruled_out(scene, amount, trigger))
		return;
	struct telling *telling =
			told_without_figure(scene, kind, figure->token);
	if (telling) {
		put_figure(scene, telling, amount);
		return;
	}
	telling = start(scene, kind, trigger);
	put_figure(scene, telling, amount);
	set_links(scene, telling, events);
	keep_denied(scene, telling);
	if (telling->dropped)
		return;
	add_parties_of_event(scene, telling, hearing, events);
	add_parties(scene, telling, figure, hearing, hearing->party);
	fact_places_set(scene, telling);
	telling->dropped = heard_fault(scene, telling);
}

/* The text tells of games, made-up stories or private life, of which frames
 * alone tell facts. */
static bool
is_beside_politics(const struct scene *scene)
{
	return scene->plays || scene->topic.game || scene->topic.story
	       || scene->topic.private;
}

void
fact_heard_tell(struct fact_scene *scene, const struct events *events)
{
	if (is_beside_politics(&scene->scene))
		return;
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (!is_told(scene, &scene->amounts[i])
				&& !fact_gap_is_told(scene, i))
			tell(scene, &scene->amounts[i], events);
}
