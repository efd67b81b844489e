#include "event/nearest.h"

#include "event/phrase.h"
#include "event/tree_clause.h"

/* Which mentions count, from the best on. */
enum pass { PASS_COUNTRY, PASS_SECTOR, PASS_PRONOUN, PASS_COUNT };

static const struct mention *
mention_or_place(const struct scene *scene, uint16_t token)
{
	const struct mention *mention = scene->mention[token];
	return mention ? mention : scene->place[token];
}

static bool
counts(const struct mention *mention, enum pass pass)
{
	bool pronoun = mention->kind == MENTION_PRONOUN;
	if (pass == PASS_PRONOUN)
		return pronoun && mention->actor.code[0];
	return !pronoun
	       && (pass == PASS_COUNTRY ? mention->actor.code[0] != '\0'
					: mention->actor.sector[0] != 0);
}

/* The phrase that the mention at `token` is a part of: "police" for "Cairo" in
 * "Cairo border police". */
static uint16_t
whole_phrase(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	uint16_t whole = token;
	for (uint16_t t = 1; t <= tree->count; t++) {
		const struct mention *mention = scene->mention[t];
		if (mention && t != token && mention->first <= token
				&& mention->last >= token
				&& mention->actor.code[0]
				&& mention->kind != MENTION_PRONOUN)
			whole = t;
	}
	return whole;
}

/* What may stand between two parties of a list: 1 a comma, 2 "and", 0 a word
 * of the next phrase, -1 anything else. */
static int
link_at(const struct scene *scene, uint16_t token)
{
	const struct token *word = &scene->tree.tokens[token];
	switch (word->upos) {
	case UPOS_CCONJ:
		return 2;
	case UPOS_DET:
	case UPOS_ADJ:
		return 0;
	case UPOS_PUNCT:
		return str_equal(text_of_token(scene->tree.text, word),
				STR(","));
	default:
		return -1;
	}
}

/* The party that a list goes on with from `token` to the left (step -1) or
 * right; 0 when it ends. `*links` gets the links passed. */
static uint16_t
next_in_list(const struct scene *scene, uint16_t token, int step,
		unsigned *links)
{
	const struct mention *from = scene->mention[token];
	int at = (from ? (step < 0 ? from->first : from->last) : token) + step;
	unsigned passed = 0;
	for (; at > 0 && at <= scene->tree.count; at += step) {
		const struct mention *mention =
				mention_or_place(scene, (uint16_t)at);
		bool party = mention && mention->actor.code[0]
			     && mention->kind != MENTION_PRONOUN;
		int link = party ? -1 : link_at(scene, (uint16_t)at);
		if (party || link < 0) {
			*links |= passed;
			return party && passed ? whole_phrase(
					       scene, (uint16_t)at)
					       : 0;
		}
		passed |= (unsigned)link;
	}
	return 0;
}

/* "Mali, the Niger and Chad": the others of the list that the party at `token`
 * stands in, between the tokens `first` and `last`. Parsers lose lists of names
 * that they don't know. */
static void
take_list(const struct scene *scene, uint16_t token, uint16_t first,
		uint16_t last, struct parties *found)
{
	struct parties list = { .count = 0 };
	unsigned links = 0;
	for (int step = -1; step < 2; step += 2) {
		unsigned here = 0, passed = 0;
		uint16_t at = next_in_list(scene, token, step, &here);
		for (unsigned i = 0;
				at >= first && at <= last && i < LIMIT_PARTIES;
				i++) {
			parties_add(&list, mention_or_place(scene, at));
			passed |= here;
			here = 0;
			/* Nothing of a list stands behind "and C". */
			bool ended = step > 0 && passed & 2;
			at = ended ? 0 : next_in_list(scene, at, step, &here);
			if (step < 0 && here & 2)
				break;
		}
		links |= passed;
	}
	for (unsigned i = 0; links & 2 && i < list.count; i++)
		parties_add(found, list.at[i]);
}

/* Takes the parties of the phrase at `token` that are not on the other side;
 * false when nobody is left. */
static bool
take(const struct scene *scene, uint16_t trigger, uint16_t token,
		const struct parties *other, struct parties *out)
{
	struct parties found = { .count = 0 };
	uint16_t whole = whole_phrase(scene, token);
	phrase_parties(scene, whole, true, &found);
	if (whole < trigger)
		take_list(scene, whole, 1, (uint16_t)(trigger - 1), &found);
	else
		take_list(scene, whole, (uint16_t)(trigger + 1),
				scene->tree.count, &found);
	parties_remove(&found, other);
	for (unsigned i = 0; i < found.count; i++)
		if (mention_is_coded(found.at[i]))
			parties_add(out, found.at[i]);
	return out->count > 0;
}

/* The last token before the next clause that has a mark ("because", "after
 * they left"). */
static uint16_t
end_of_reach(const struct scene *scene, uint16_t trigger)
{
	const struct tree *tree = &scene->tree;
	for (uint16_t t = (uint16_t)(trigger + 1); t <= tree->count; t++)
		if (tree->tokens[t].deprel == DEPREL_MARK
				&& !tree_is(tree, t, GRAMMAR_INFINITIVE_MARK))
			return (uint16_t)(t - 1);
	return tree->count;
}

/* A party that counts at `token`, in the clause of the trigger if asked. */
static bool
is_behind(const struct scene *scene, uint16_t trigger, uint16_t token,
		bool own_clause, enum pass pass)
{
	const struct mention *mention = mention_or_place(scene, token);
	return mention && counts(mention, pass)
	       && (!own_clause || tree_in_clause(&scene->tree, trigger, token));
}

/* The last token of the phrase that the party at `token` is a part of. */
static uint16_t
end_of_phrase(const struct scene *scene, uint16_t token)
{
	const struct mention *mention =
			mention_or_place(scene, whole_phrase(scene, token));
	return mention->last > token ? mention->last : token;
}

/* In the clause of the trigger; or, as parsers err, up to the next one. */
static void
scan_behind(const struct scene *scene, const struct match *match,
		const struct parties *other, bool own_clause,
		struct parties *out)
{
	uint16_t trigger = match->at;
	uint16_t last = own_clause ? scene->tree.count
				   : end_of_reach(scene, trigger);
	for (enum pass pass = 0; pass < PASS_COUNT; pass++) {
		unsigned past = match->frame->past;
		for (uint16_t t = (uint16_t)(trigger + 1); t <= last; t++) {
			if (!is_behind(scene, trigger, t, own_clause, pass))
				continue;
			if (past) {
				past--;
				t = end_of_phrase(scene, t);
			} else if (take(scene, trigger, t, other, out)) {
				return;
			}
		}
	}
}

/* Before the trigger: inside the phrase `subject`, or anywhere when it is 0. */
static void
scan_before(const struct scene *scene, uint16_t trigger, uint16_t subject,
		const struct parties *other, struct parties *out)
{
	const struct tree *tree = &scene->tree;
	for (enum pass pass = 0; pass < PASS_COUNT; pass++)
		for (uint16_t t = 1; t < trigger; t++) {
			const struct mention *mention =
					mention_or_place(scene, t);
			if (mention && counts(mention, pass)
					&& (!subject
							|| tree_in_clause(tree,
									subject,
									t))
					&& take(scene, trigger, t, other, out))
				return;
		}
}

static void
fill_before(const struct scene *scene, uint16_t trigger, uint16_t head,
		const struct parties *other, struct parties *out)
{
	if (out->count)
		return;
	if (head && take(scene, trigger, head, other, out))
		return;
	/* "a boat was reported": who stands further off is no subject. */
	const struct tree *tree = &scene->tree;
	uint16_t own = tree_child(tree, trigger, DEPREL_NSUBJ);
	if (!own)
		own = tree_child(tree, trigger, DEPREL_NSUBJ_PASS);
	scan_before(scene, trigger, own, other, out);
}

static void
fill_behind(const struct scene *scene, const struct match *match,
		uint16_t agent, const struct parties *other,
		struct parties *out)
{
	if (out->count)
		return;
	if (agent && take(scene, match->at, agent, other, out))
		return;
	scan_behind(scene, match, other, true, out);
	if (!out->count)
		scan_behind(scene, match, other, false, out);
}

/* "an enrolled member": no act is told. "and promised aid" is one that the
 * parser took for aid that is promised. */
static bool
is_modifier(const struct scene *scene, uint16_t trigger)
{
	const struct token *tokens = scene->tree.tokens;
	return tokens[trigger].deprel == DEPREL_AMOD
	       && !(trigger > 1 && tokens[trigger - 1].upos == UPOS_CCONJ);
}

void
nearest_fill(const struct scene *scene, struct candidate *candidate)
{
	uint16_t trigger = candidate->match.at;
	if (is_modifier(scene, trigger))
		return;
	const struct clause *clause = &scene->tree.clauses[trigger];
	/* "promised aid" read as aid that is promised is none. */
	bool passive = clause->passive && clause->object < trigger;
	bool turned = candidate->match.frame->reversed || passive;
	struct parties *before =
			turned ? &candidate->recipient : &candidate->actor;
	struct parties *behind =
			turned ? &candidate->actor : &candidate->recipient;
	fill_before(scene, trigger, passive ? clause->object : clause->subject,
			behind, before);
	if (candidate->match.frame->mutual && before->count > 1)
		return;
	fill_behind(scene, &candidate->match, passive ? clause->subject : 0,
			before, behind);
}
