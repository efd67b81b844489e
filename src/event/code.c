#include "event/code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actor/gazetteer.h"
#include "base/memory.h"
#include "event/attribution.h"
#include "event/cascade.h"
#include "event/contexts.h"
#include "event/discards.h"
#include "event/ellipsis.h"
#include "event/harm.h"
#include "event/hearing.h"
#include "event/phrase.h"
#include "event/politics.h"
#include "event/quiet.h"
#include "event/roles.h"
#include "event/sides.h"
#include "event/speaker.h"
#include "event/status.h"
#include "event/topic.h"
#include "event/countrymen.h"
#include "event/crowd.h"
#include "event/tree_verb.h"
#include "event/when.h"
#include "event/where.h"

struct event_workspace *
event_workspace_new(const struct frames *frames, const struct words *words)
{
	(void)words; /* all words that matter are the lexicon's */
	struct event_workspace *workspace = memory_zero(1, sizeof *workspace);
	workspace->frames = frames;
	return workspace;
}

void
event_workspace_free(struct event_workspace *workspace)
{
	free(workspace);
}

void
event_set_trace(struct event_workspace *workspace,
		const struct event_trace *trace)
{
	workspace->traced = trace != NULL;
	if (trace)
		workspace->trace = *trace;
}

void
event_set_makers(struct event_workspace *workspace, enum event_makers makers)
{
	workspace->makers = makers;
}

/* Those who write patterns of TABARI code pairs of countries only. */
static bool
lacks_pair(const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	bool pair = candidate->match.frame->mutual
				    ? actor->count > 1
				    : parties_have_country(
						    &candidate->recipient);
	return candidate->match.frame->tabari
	       && !(pair && parties_have_country(actor));
}

static bool
is_one_phrase(const struct mention *one, const struct mention *other)
{
	return one->sentence == other->sentence && one->head == other->head;
}

/* The verb has a subject of its own that names who acts, and no pronoun stands
 * for whom it acts on ("retendrá su cosecha"). */
static bool
tells_both(const struct scene *scene, const struct candidate *candidate)
{
	const struct parties *recipient = &candidate->recipient;
	for (unsigned i = 0; i < recipient->count; i++)
		if (recipient->at[i]->kind == MENTION_PRONOUN)
			return false;
	uint16_t subject = tree_child(
			&scene->tree, candidate->match.at, DEPREL_NSUBJ);
	const struct mention *actor = candidate->actor.at[0];
	return subject && actor->sentence == scene->sentence
	       && actor->head == subject && actor->kind != MENTION_PRONOUN;
}

/* "The governor accused his rival of theft": one who acts, and another one in
 * words of their own, whom the codes do not tell apart. Not of people, whose
 * quarrels are their own; and not where who acts is rather guessed: passives,
 * nouns, relative clauses, a subject that is left out. */
static bool
are_told_apart(const struct scene *scene, const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	const struct parties *recipient = &candidate->recipient;
	uint16_t at = candidate->match.at;
	if (candidate->match.trigger->kind != TRIGGER_VERB
			|| scene->tree.clauses[at].passive
			|| tree_relation(&scene->tree, at) == DEPREL_ACL_RELCL
			|| (tree_traits(&scene->tree)->drops_subjects
					&& !tells_both(scene, candidate)))
		return false;
	for (unsigned i = 0; i < actor->count; i++)
		if (politics_is_private(actor->at[i]))
			return false;
	for (unsigned i = 0; i < recipient->count; i++)
		for (unsigned k = 0; k < actor->count; k++)
			if (is_one_phrase(recipient->at[i], actor->at[k])
					|| recipient->at[i]->kind
							   == MENTION_COUNTRY)
				return false;
	return true;
}

static bool
is_form(const struct tree *tree, uint16_t token, struct str form)
{
	return str_equal(text_of_token(tree->text, &tree->tokens[token]), form);
}

/* "Se preguntó si defendían al Gobierno", "preguntado sobre si lo recibió". */
static bool
is_wondered(const struct tree *tree, uint16_t token)
{
	enum { STEPS = 4 };
	uint16_t at = token;
	for (unsigned steps = 0; at && steps < STEPS; steps++) {
		uint16_t above = tree_head(tree, at);
		if (above && tree_child_in(tree, at, GRAMMAR_QUESTION)
				&& tree_is(tree, above, GRAMMAR_ASK))
			return true;
		at = above;
	}
	return false;
}

/* "¿Aceptará Perú la oferta?": nothing is told yet. "¿Por qué la rechazó?" asks
 * about what was. */
static bool
is_asked(const struct tree *tree, uint16_t token)
{
	for (uint16_t t = token; t; t--) {
		if (is_form(tree, t, STR("¿")))
			return true;
		if (is_form(tree, t, STR("?"))
				|| tree_is(tree, t, GRAMMAR_QUESTION_ADVERB))
			return false;
	}
	return false;
}

/* "Did they", "has Togo", "are you sure": what is asked stands behind its
 * auxiliary. */
static bool
is_inverted(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree->clauses[verb].subject;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if ((deprel == DEPREL_AUX || deprel == DEPREL_COP)
				&& child < subject)
			return true;
	}
	return false;
}

/* "Did Togo say that it would help?": nobody tells that it helps or said so.
 * "Why did they leave?" asks about what was, and so does all that hangs on the
 * question otherwise ("after they left"). */
static bool
is_yes_or_no(const struct tree *tree, uint16_t verb)
{
	enum { STEPS = 5 };
	if (!is_form(tree, tree->count, STR("?")))
		return false;
	for (unsigned steps = 0; verb && steps < STEPS; steps++) {
		enum deprel deprel = tree_relation(tree, verb);
		if (is_inverted(tree, verb))
			return !tree_child_in(
					tree, verb, GRAMMAR_QUESTION_ADVERB);
		if (deprel != DEPREL_CCOMP && deprel != DEPREL_XCOMP
				&& deprel != DEPREL_CONJ)
			return false;
		verb = tree_head(tree, verb);
	}
	return false;
}

/* "La Corte encargada de juzgar a los autores": what it is there for. */
static bool
is_charge(const struct tree *tree, uint16_t token)
{
	uint16_t above = tree_head(tree, token);
	return above && tree_is(tree, above, GRAMMAR_CHARGE)
	       && (tree_is_infinitive(tree, token)
			       || tree_is_gerund(tree, token));
}

/* "announced his intent to nominate her", "will appoint envoys": who fills an
 * office promises nothing to anybody. */
static bool
is_appointment(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t at = candidate->match.at;
	if (candidate->match.frame->event != PLOVER_AGREE)
		return false;
	if (tree_is(tree, at, GRAMMAR_APPOINT))
		return true;
	TREE_CHILDREN(tree, at, child)
	if (child > at && tree_is(tree, child, GRAMMAR_APPOINT)
			&& tree->tokens[child].upos == UPOS_VERB)
		return true;
	return false;
}

/* "The Council must help"; but "should Oman attack" is a condition, and "I must
 * thank him" thanks him. */
static bool
has_duty(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree->clauses[verb].subject;
	if (tree_is_first_person(tree, subject))
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_AUX
			&& tree_is(tree, child, GRAMMAR_OBLIGED)
			&& (!subject || subject < child))
		return true;
	return false;
}

/* The verb that a second verb, or a complement, shares its auxiliaries with; or
 * 0. */
static uint16_t
verb_over(const struct tree *tree, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	uint16_t head = tree_head(tree, verb);
	/* "Oman believes that they should help, and supports them" */
	bool finite = feats_get(tree->tokens[verb].feats, FEATURE_VERBFORM)
				      == VERBFORM_FIN
		      || tree_child(tree, verb, DEPREL_AUX);
	bool shares = deprel == DEPREL_XCOMP
		      || (deprel == DEPREL_CONJ && !finite
				      && tree->clauses[verb].inherited);
	return shares && head && tree->tokens[head].upos == UPOS_VERB ? head
								      : 0;
}

/* What somebody must do, should do or needs to do is asked of him; nobody tells
 * it as done. */
static bool
is_duty(const struct tree *tree, uint16_t verb)
{
	enum { STEPS = 4 };
	for (int step = 0; step < STEPS && verb; step++) {
		if (has_duty(tree, verb))
			return true;
		uint16_t over = verb_over(tree, verb);
		bool needed = over && tree_is(tree, over, GRAMMAR_OBLIGED)
			      && tree_relation(tree, verb) == DEPREL_XCOMP;
		if (needed)
			return !tree_is_first_person(
					tree, tree->clauses[over].subject);
		verb = over;
	}
	return false;
}

static bool
is_pronoun(const struct mention *mention)
{
	return mention->kind == MENTION_PRONOUN;
}

/* "a Nicaragua", "al embajador francés" */
static bool
is_object_with_to(const struct tree *tree, uint16_t child)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, child));
	return (deprel == DEPREL_OBJ || deprel == DEPREL_OBL)
	       && tree_is_marked(tree, child);
}

/* "España condonó a Nicaragua parte de su deuda", "echó de su territorio al
 * embajador francés": a pronoun that stands for who acts is no recipient; of
 * the verb's objects one may be. */
static void
replace_own_pronouns(const struct scene *scene, struct candidate *candidate)
{
	struct parties *recipient = &candidate->recipient;
	TREE_CHILDREN(&scene->tree, candidate->match.at, child)
	{
		if (!is_object_with_to(&scene->tree, child))
			continue;
		phrase_parties(scene, child, false, recipient);
		parties_remove(recipient, &candidate->actor);
		if (recipient->count)
			return;
	}
}

static bool
is_hearer(const struct tree *tree, uint16_t token)
{
	return token && tree->tokens[token].upos == UPOS_PRON
	       && tree_relation(tree, token) != DEPREL_NMOD_POSS
	       && tree_feature(tree, token, FEATURE_PERSON) == PERSON_2;
}

/* "Governor, thank you for coming": who is called is neither the one who thanks
 * nor one whom the words tell as thanked. */
static bool
is_thanks_to_hearer(
		const struct scene *scene, const struct candidate *candidate)
{
	uint16_t at = candidate->match.at;
	return candidate->match.frame->event == PLOVER_SUPPORT
	       && (is_hearer(&scene->tree, scene->tree.clauses[at].object)
			       || (at < scene->tree.count
					       && is_hearer(&scene->tree,
							       (uint16_t)(at + 1))));
}

/* "Russia's actions threaten the harvest", "its war threatens to cut supplies":
 * what a thing endangers, nobody threatens, unless it is a letter. */
static bool
is_danger(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	uint16_t at = candidate->match.at;
	uint16_t subject = tree->clauses[at].subject;
	return candidate->match.frame->event == PLOVER_THREATEN
	       && candidate->match.trigger->kind == TRIGGER_VERB
	       && !tree->clauses[at].passive && subject
	       && subject <= tree->count
	       && tree->tokens[subject].upos == UPOS_NOUN
	       && !tree_is(tree, subject, GRAMMAR_DOCUMENT)
	       && !candidate->match.frame->heard && !scene->mention[subject];
}

/* "At the NATO summit leaders will announce": the setting of what is told. With
 * others on the other side it is told as well. */
static bool
is_setting(const struct scene *scene, const struct candidate *candidate)
{
	return candidate->match.frame->event == PLOVER_CONSULT
	       && candidate->match.frame->mutual && !candidate->match.verb
	       && candidate->match.trigger->kind == TRIGGER_NOUN
	       && candidate->actor.count == 1
	       && roles_is_setting(&scene->tree, candidate->match.at);
}

/* How the words are told makes no event of them. */
static const char *
find_fault_of_words(
		const struct scene *scene, const struct candidate *candidate)
{
	uint16_t at = candidate->match.at;
	if (!candidate->match.frame->event)
		return "no event in this construction";
	if (is_asked(&scene->tree, at) || is_wondered(&scene->tree, at))
		return "it is asked, not told";
	uint16_t verb = candidate->match.verb ? candidate->match.verb : at;
	if (is_yes_or_no(&scene->tree, verb))
		return "it is asked, not told";
	if (is_charge(&scene->tree, at) || is_duty(&scene->tree, verb))
		return "a duty, not a deed";
	if (is_thanks_to_hearer(scene, candidate))
		return "said to who is spoken to";
	if (is_danger(scene, candidate))
		return "a danger, not a threat";
	if (is_setting(scene, candidate))
		return "the setting of something else";
	if (is_appointment(scene, candidate))
		return "an office is filled";
	if (!candidate->actor.count)
		return candidate->match.agentless
				       && scene->tree.clauses[verb].passive
				       ? "a passive without agent"
				       : "no actor";
	if (candidate->match.occasion
			&& candidate->actor.count + candidate->recipient.count
					   < 2)
		return "nobody is met or visited on this occasion";
	return NULL;
}

/* Takes the actor out of the recipients; false when nobody else was one. */
static bool
tell_recipient(const struct scene *scene, struct candidate *candidate)
{
	struct parties *recipient = &candidate->recipient;
	bool drops = tree_traits(&scene->tree)->drops_subjects;
	if (!recipient->count)
		return true;
	bool apart = are_told_apart(scene, candidate);
	bool pronouns = drops && parties_all(recipient, is_pronoun);
	if (!apart || !drops)
		parties_remove(recipient, &candidate->actor);
	if (pronouns && !recipient->count)
		replace_own_pronouns(scene, candidate);
	/* "Exigió su cese": nobody asks for what is his own. */
	bool asked = pronouns
		     && candidate->match.frame->event == PLOVER_REQUEST;
	return recipient->count || apart || asked;
}

/* What is said counts by who says it. */
static bool
is_said_by_nobody(const struct scene *scene, const struct candidate *candidate,
		bool backed)
{
	const struct ontology *ontology = scene->frames->ontology;
	return !parties_any(&candidate->actor, mention_is_coded)
	       && ontology_is_verbal(ontology, candidate->match.frame->event)
	       && !backed && !politics_speaks_to_power(scene, candidate);
}

/* "defended itself", "blew themselves up": whom a reflexive stands for acts. */
static bool
drop_reflexives(const struct scene *scene, struct parties *recipient)
{
	uint8_t kept = 0;
	for (unsigned i = 0; i < recipient->count; i++)
		if (recipient->at[i]->sentence != scene->sentence
				|| !tree_is_form(&scene->tree,
						recipient->at[i]->first,
						GRAMMAR_REFLEXIVE))
			recipient->at[kept++] = recipient->at[i];
	bool dropped = kept < recipient->count;
	recipient->count = kept;
	return dropped;
}

/* What is told of nobody else all the same: "committed itself to reform"; who
 * blows himself up attacks, who kills himself does not. */
static bool
stands_without_recipient(const struct scene *scene, const struct frame *frame)
{
	const struct ontology *ontology = scene->frames->ontology;
	return frame->event == PLOVER_AGREE || frame->event == PLOVER_REQUEST
	       || str_equal(ontology->modes[frame->mode].name,
			       STR("suicide-attack"));
}

/* Who takes part makes no event; what is among the recipients and acts is
 * taken out of them. */
static const char *
find_fault_of_parties(const struct scene *scene, struct candidate *candidate)
{
	if (drop_reflexives(scene, &candidate->recipient)
			&& !candidate->recipient.count
			&& !stands_without_recipient(
					scene, candidate->match.frame))
		return "actor and recipient are the same";
	bool backed = hearing_backs(scene, candidate);
	const struct parties told = candidate->recipient;
	bool apart = tell_recipient(scene, candidate);
	if (!apart && backed)
		parties_add_apart(&candidate->recipient, &told,
				&candidate->actor);
	if (!apart && !candidate->recipient.count)
		return "actor and recipient are the same";
	if (!parties_any(&candidate->actor, mention_is_coded)
			&& !parties_any(&candidate->recipient,
					mention_is_coded))
		return "neither actor nor recipient is known";
	if (lacks_pair(candidate))
		return "no pair of actor and recipient with codes";
	if (candidate->match.frame->tabari)
		return NULL;
	if (is_said_by_nobody(scene, candidate, backed))
		return "nobody who is known says so";
	if (speaker_is_out_of_place(scene, candidate))
		return "nobody of elsewhere is told";
	return politics_lacking(scene, candidate);
}

/* Why the candidate cannot be an event; null when it can. */
static const char *
find_fault(const struct scene *scene, struct candidate *candidate)
{
	const char *fault = find_fault_of_words(scene, candidate);
	if (fault)
		return fault;
	if (hearing_lacks(scene, candidate))
		return "the network does not hear it";
	return find_fault_of_parties(scene, candidate);
}

static void
tell_silence(const struct scene *scene, uint16_t token, const char *reason)
{
	if (scene->trace && scene->trace->silent)
		scene->trace->silent(scene->trace->context, scene->sentence,
				token, reason);
}

/* "The two ministers met": several, whom the text does not tell apart. What
 * was named in another sentence has its head there. */
static bool
is_several(const struct scene *scene, const struct mention *mention)
{
	if (mention->sentence != scene->sentence
			|| mention->head > scene->tree.count)
		return false;
	const struct token *head = &scene->tree.tokens[mention->head];
	return head->upos == UPOS_NOUN
	       && feats_get(head->feats, FEATURE_NUMBER) == NUMBER_PLUR;
}

/* "New talks with Peru": whose, nobody says. */
static bool
is_talks(const struct scene *scene, const struct candidate *candidate)
{
	const struct ontology *ontology = scene->frames->ontology;
	enum plover_event category =
			(enum plover_event)candidate->event.category;
	return tree_traits(&scene->tree)->home_unsaid
	       && candidate->match.frame->mutual
	       && candidate->match.trigger->kind == TRIGGER_NOUN
	       && ontology_quad(ontology, category)
				  <= QUAD_MATERIAL_COOPERATION;
}

/* "The ruling party and the Greens met": two of one country, whom the codes do
 * not tell apart. */
static bool
is_coordinated(const struct scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->tree;
	if (mention->sentence != scene->sentence || mention->head > tree->count)
		return false;
	uint16_t other = tree_child(tree, mention->head, DEPREL_CONJ);
	if (!other && tree_relation(tree, mention->head) == DEPREL_CONJ)
		other = tree_head(tree, mention->head);
	const struct mention *second = other ? scene->mention[other] : NULL;
	return second && second != mention && mention_same(second, mention);
}

/* Who meets though nobody else is told: several, organisations, and who
 * mediated what others agreed. */
static bool
meets_alone(const struct scene *scene, const struct event *event)
{
	struct str mode = scene->frames->ontology->modes[event->mode].name;
	if (event->category != PLOVER_CONSULT || !event->actor_count)
		return false;
	const struct mention *actor = event->actor[0];
	bool mediates = str_equal(mode, STR("third-party"))
			&& !event->frame->weak && actor->actor.code[0];
	return mediates || is_several(scene, actor)
	       || is_coordinated(scene, actor)
	       || str_equal(mode, STR("multilateral"));
}

/* Nobody meets alone, but several and organisations do; and PLOVER's AID and
 * COOPERATE are for or with somebody (section 4 of the PLOVER notes: recipient
 * required). An act that is still to come is AGREE by now, and needs nobody. */
static const char *
lacks_partner(const struct scene *scene, const struct candidate *candidate)
{
	const struct ontology *ontology = scene->frames->ontology;
	const struct event *event = &candidate->event;
	if ((!ontology->categories[event->category].takes_two
			    && !is_talks(scene, candidate))
			|| event->actor_count + event->recipient_count > 1
			|| hearing_backs(scene, candidate))
		return NULL;
	if (meets_alone(scene, event))
		return NULL;
	return "takes two, and only one is told";
}

/* Only a frame of the lexicon's own tells it, and nothing is heard. */
static bool
is_of_frame_alone(const struct scene *scene, const struct candidate *candidate)
{
	return scene->heard && candidate->event.made_by == MADE_BY_FRAME
	       && !candidate->match.frame->added;
}

/* "Should it choose to attack Chad", "allowed Oman to bomb it": what one
 * country may do to another is news. */
static bool
is_force_abroad(const struct scene *scene, const struct candidate *candidate)
{
	const struct ontology *ontology = scene->frames->ontology;
	const struct event *event = &candidate->event;
	enum plover_event category = (enum plover_event)event->category;
	return ontology_quad(ontology, category) == QUAD_MATERIAL_CONFLICT
	       && event->actor_count && event->recipient_count
	       && event->actor[0]->actor.code[0]
	       && event->recipient[0]->actor.code[0]
	       && strcmp(event->actor[0]->actor.code,
				  event->recipient[0]->actor.code)
				  != 0;
}

/* "Launched an effort to counter them": what only a frame tells, of what is
 * meant, was told in 4 of 30 records of unseen text. */
static bool
is_meant_only(const struct scene *scene, const struct candidate *candidate)
{
	return candidate->event.status == EVENT_HYPOTHETICAL
	       && !tree_traits(&scene->tree)->home_unsaid
	       && (status_is_meant(scene, candidate)
			       || (status_is_possible(scene, candidate)
					       && !is_force_abroad(scene,
							       candidate)));
}

/* Crowds are seldom anything else than what they seem, and what people blame or
 * demand in a frame's words is often a cause. */
static bool
may_be_cause(const struct candidate *candidate)
{
	enum plover_event event = candidate->match.frame->event;
	if (event == PLOVER_PROTEST)
		return true;
	return !hearing_made(candidate)
	       && (event == PLOVER_ACCUSE || event == PLOVER_REQUEST);
}

/* "The band told its fans", "attacks on women's health": what a frame alone
 * tells, or the network alone, and not strongly, of people and firms of one
 * country is mostly business, sport and stories. */
static bool
is_private_hearsay(const struct scene *scene, const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	bool alone = hearing_made(candidate)
				     ? hearing_is_unsure(scene, candidate)
				     : is_of_frame_alone(scene, candidate);
	return alone && !may_be_cause(candidate)
	       && !tree_traits(&scene->tree)->home_unsaid
	       && !(actor->count
			       && code_is_international(
					       actor->at[0]->actor.code))
	       && politics_all_private(candidate);
}

/* What a frame or the network alone tells needs more than that; null when it
 * has it. */
static const char *
lacks_echo(const struct scene *scene, const struct candidate *candidate)
{
	if (is_private_hearsay(scene, candidate))
		return "a word between private people or firms";
	if (!is_of_frame_alone(scene, candidate))
		return NULL;
	if (is_meant_only(scene, candidate))
		return "it is meant, not told";
	if (politics_is_private_word(scene, candidate))
		return "a word between private people or firms";
	return NULL;
}

/* Makes the event at `token`; returns why it is not told, or null. */
static const char *
finish_event(const struct scene *scene, uint16_t token,
		struct context_hits *cues, struct candidate *candidate)
{
	contexts_find(&scene->tree, cues);
	countrymen_finish(scene, candidate);
	sides_settle(scene, candidate);
	scene_make_event(scene, token, cues, candidate);
	attribution_find(scene, candidate);
	if (candidate->match.frame->tabari)
		return NULL;
	if (candidate->match.frame->future
			&& !status_read(scene, candidate).future)
		return "nothing to come";
	attribution_lower(scene, candidate);
	hearing_credit(scene, candidate);
	const char *lack = lacks_echo(scene, candidate);
	return lack ? lack : lacks_partner(scene, candidate);
}

/* What is heard faintly is told beside something surer, and else dropped. */
static void
settle_faint(struct scene *scene, bool sure)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (!candidate->match.frame || !candidate->faint
				|| candidate->dropped)
			continue;
		if (!sure)
			candidate->dropped = "it is too faint to be told alone";
		hearing_tell(scene, t, candidate->dropped);
	}
}

/* What became of a candidate; of a faint one that stands, settle_faint. */
static void
tell_outcome(struct scene *scene, uint16_t token,
		const struct candidate *candidate)
{
	if (candidate->faint && !candidate->dropped)
		return;
	if (hearing_made(candidate))
		hearing_tell(scene, token, candidate->dropped);
	else if (candidate->dropped)
		tell_silence(scene, token, candidate->dropped);
}

/* Takes the events that stand out of the scene into `out`; returns how many. */
static uint32_t
take_events(struct scene *scene, struct event *out)
{
	struct context_hits cues = { .count = 0 };
	uint32_t count = 0, sure = 0;
	bool trigger = false;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (!candidate->match.frame)
			continue;
		trigger = true;
		if (!candidate->dropped && count < LIMIT_EVENTS_PER_SENTENCE)
			candidate->dropped = finish_event(
					scene, t, &cues, candidate);
		tell_outcome(scene, t, candidate);
		if (candidate->dropped || count >= LIMIT_EVENTS_PER_SENTENCE)
			continue;
		sure += !candidate->faint;
		out[count++] = candidate->event;
	}
	settle_faint(scene, sure > 0);
	if (!sure)
		count = 0;
	if (!trigger)
		tell_silence(scene, 0, "no frame fits any word");
	return count;
}

static void
drop_harmed(const struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++)
		if (scene->candidates[t]->match.frame)
			harm_drop(scene, scene->candidates[t]);
}

static uint32_t
code_sentence(struct scene *scene, struct event_workspace *workspace,
		struct when_thread *when, struct arena *arena,
		struct event *out)
{
	if (workspace->makers != MAKERS_NETWORK)
		scene_match(scene);
	crowd_fill(scene);
	hearing_fill(scene);
	ellipsis_fill(scene);
	anaphora_fill(&workspace->anaphora, scene, arena);
	/* "lamentó {la expulsión} y amenazó con responder": of whom, too. */
	ellipsis_fill(scene);
	drop_harmed(scene);
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (candidate->match.frame)
			candidate->dropped = find_fault(scene, candidate);
	}
	anaphora_drop(&workspace->anaphora, scene);
	hearing_choose(scene);
	cascade_consume(scene);
	cascade_choose(scene);
	when_settle(scene, when, arena);
	uint32_t count = cascade_merge(
			scene->frames->ontology, out, take_events(scene, out));
	when_date(scene, when, out, count);
	return count;
}

/* Tells that the sentence, or the whole article, is left out, and why. */
static void
tell_discard(const struct event_workspace *workspace, uint32_t sentence,
		const struct discard *discard)
{
	char reason[400];
	if (!workspace->traced || !workspace->trace.silent)
		return;
	snprintf(reason, sizeof reason, "the %s is discarded: \"%.*s\" (%.*s)",
			discard->article ? "article" : "sentence",
			STR_ARG(discard->text), STR_ARG(discard->rule));
	workspace->trace.silent(workspace->trace.context, sentence, 0, reason);
}

/* Whether the sentence is not to be coded. */
static bool
is_left_out(const struct event_workspace *workspace, const struct text *text,
		uint32_t sentence, const struct discard *whole)
{
	const struct event_trace *trace = &workspace->trace;
	if (text->sentences[sentence].kind == SENTENCE_FURNITURE) {
		if (workspace->traced && trace->silent)
			trace->silent(trace->context, sentence, 0,
					"a heading or caption");
		return true;
	}
	const struct discard *discard =
			whole ? whole
			      : discards_in(workspace->frames->discards, text,
					      sentence, false);
	if (discard)
		tell_discard(workspace, sentence, discard);
	return discard != NULL;
}

void
event_code(struct event_workspace *workspace, const struct text *text,
		const struct mentions *mentions, int32_t day,
		struct arena *arena, struct events *out)
{
	*out = (struct events){ 0 };
	size_t capacity = 0;
	size_t count = 0;
	struct event found[LIMIT_EVENTS_PER_SENTENCE];
	struct when_thread when;
	const struct discard *whole =
			discards_in_article(workspace->frames->discards, text);
	const struct place_mention *dateline = NULL;
	bool running = quiet_is_running(text);
	bool quiet = quiet_is(workspace->frames, text);
	struct topic topic = topic_of(workspace->frames, text, mentions);
	when_begin(&when, workspace->frames, text, day);
	anaphora_reset(&workspace->anaphora);
	out->scenes = ARENA_NEW(arena, struct scene *, text->sentence_count);
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		if (text->sentences[i].kind != SENTENCE_BODY)
			when_pass(&when, workspace->frames, text, i);
		if (text->sentences[i].kind == SENTENCE_DATELINE)
			dateline = where_of_dateline(mentions, i);
		if (is_left_out(workspace, text, i, whole))
			continue;
		struct scene *scene = ARENA_NEW(arena, struct scene, 1);
		out->scenes[i] = scene;
		frames_expect(workspace->frames, text, i + 1);
		scene_open(scene, workspace, text, mentions, i, day, arena);
		scene->running = running;
		scene->quiet = quiet;
		scene->topic = topic;
		scene->mentions = mentions;
		scene->dateline = dateline;
		uint32_t fresh = code_sentence(
				scene, workspace, &when, arena, found);
		where_settle(scene, mentions, arena);
		where_set(scene, dateline, found, fresh);
		for (uint32_t k = 0; k < fresh; k++) {
			anaphora_remember(&workspace->anaphora, &found[k]);
			ARENA_PUSH(arena, out->at, count, capacity, found[k]);
		}
	}
	out->count = (uint32_t)count;
}
