#include "event/topic.h"

#include "event/hearing.h"
#include "event/ontology.h"
#include "event/parties.h"
#include "event/politics.h"
#include "event/quiet.h"
#include "event/score.h"

/* A text is about games or stories if one sentence in so many has words of
 * them, and about private life if fewer than one in so many names somebody
 * who governs or contends for it. A text on games of which more is heard
 * strongly is about who boycotts them. */
enum {
	SENTENCES_A_GAME = 5,
	SENTENCES_A_QUARREL = 2,
	SENTENCES_A_STORY = 4,
	SENTENCES_A_POWER = 6
};

/* ---- The text --------------------------------------------------------- */

/* How clearly words tell of a game. */
enum play { PLAY_NONE, PLAY_HINTED, PLAY_TOLD };

/* Scores are one hint, however many: votes and losses are tallied, too. */
static enum play
play_in(const struct frames *frames, const struct text *text,
		const struct token *tokens, uint32_t count)
{
	word_id hint = 0;
	for (uint32_t i = 0; i < count; i++) {
		word_id lemma = tokens[i].lemma;
		bool hints = frames_grammar_at(
				frames, &tokens[i], GRAMMAR_GAME_HINT);
		if (frames_grammar_at(frames, &tokens[i], GRAMMAR_GAME)
				|| (hints && hint && hint != lemma))
			return PLAY_TOLD;
		if (hints)
			hint = lemma;
	}
	bool scored = score_is_in(frames, text, tokens, count);
	if (hint && scored)
		return PLAY_TOLD;
	return hint || scored ? PLAY_HINTED : PLAY_NONE;
}

bool
topic_tells_of_game(const struct tree *tree)
{
	return play_in(tree->frames, tree->text, &tree->tokens[1], tree->count)
	       == PLAY_TOLD;
}

/* Not "a novel approach", "residents filmed police". */
static bool
tells_of_story(const struct frames *frames, const struct token *tokens,
		uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if ((tokens[i].upos == UPOS_NOUN
				    || tokens[i].upos == UPOS_PROPN)
				&& frames_grammar_at(frames, &tokens[i],
						GRAMMAR_STORY))
			return true;
	return false;
}

/* No word of its own tells its country. */
static bool
is_of_nowhere(const struct mention *mention)
{
	return !mention->actor.code[0] || mention->assumed
	       || (mention->kind == MENTION_AGENT
			       && mention->country_from != COUNTRY_FROM_WORDS);
}

/* A name or an office, and no word that stands for one. */
static bool
is_named(const struct mention *mention)
{
	return mention->kind == MENTION_NAME || mention->kind == MENTION_AGENT;
}

/* "a king", "un ministro": of a tale, where politics has its own. */
static bool
is_any(const struct frames *frames, const struct token *tokens, uint32_t count,
		const struct mention *mention)
{
	return mention->kind == MENTION_AGENT && is_of_nowhere(mention)
	       && mention->first && mention->first <= count
	       && frames_grammar_at(frames, &tokens[mention->first - 1],
			       GRAMMAR_INDEFINITE);
}

/* Governs, makes laws, fights for power, or is a body of states. Courts and
 * police see to crime, and "parties" and "soldiers" of no country may be feasts
 * and ants. */
static bool
has_power(const struct mention *mention)
{
	if (!is_named(mention))
		return false;
	if (code_is_international(mention->actor.code))
		return true;
	switch ((enum sector)mention->actor.sector[0]) {
	case SECTOR_GOV:
	case SECTOR_LEG:
	case SECTOR_OPP:
	case SECTOR_REB:
	case SECTOR_SPY:
	case SECTOR_PRM:
		return true;
	case SECTOR_ELI:
	case SECTOR_MIL:
	case SECTOR_PTY:
		return !is_of_nowhere(mention);
	default:
		return false;
	}
}

/* A country that does something, where others are visited and played against.
 */
static bool
is_state_at_work(const struct token *tokens, uint32_t count,
		const struct mention *mention)
{
	return mention->kind == MENTION_COUNTRY
	       && mention->actor.sector[0] == SECTOR_GOV && mention->head
	       && mention->head <= count
	       && tokens[mention->head - 1].deprel == DEPREL_NSUBJ;
}

static bool
names_power(const struct frames *frames, const struct text *text,
		const struct mentions *mentions, uint32_t sentence)
{
	const struct sentence *at = &text->sentences[sentence];
	const struct token *tokens = &text->tokens[at->first];
	for (uint32_t i = mentions->first[sentence];
			i < mentions->first[sentence + 1]; i++) {
		const struct mention *mention = &mentions->at[i];
		if ((has_power(mention)
				    && !is_any(frames, tokens, at->count,
						    mention))
				|| is_state_at_work(tokens, at->count, mention))
			return true;
	}
	return false;
}

/* "The miners blocked the road": where people protest, what firms say to them
 * is public. */
static bool
is_protest(const struct frames *frames, const struct heard_sentence *heard)
{
	for (uint32_t i = 0; i < heard->count; i++)
		if (heard->at[i].margin[HEARD_PROTEST]
				>= frames->hearing[HEARD_PROTEST].strong)
			return true;
	return false;
}

/* How many sentences have what. */
struct survey {
	uint32_t all, games, game_hints, stories, powers;
};

/* A hint alone tells nothing: hints at most double what words tell. A player
 * and one hint may be in any text. */
static bool
is_about_game(const struct survey *has)
{
	uint32_t hints = has->game_hints < has->games ? has->game_hints
						      : has->games;
	return (has->games > 1 || (has->games && has->game_hints > 1))
	       && (has->games + hints) * SENTENCES_A_GAME >= has->all;
}

static void
survey_sentence(const struct frames *frames, const struct text *text,
		const struct mentions *mentions, uint32_t sentence,
		struct survey *out)
{
	const struct sentence *at = &text->sentences[sentence];
	const struct token *tokens = &text->tokens[at->first];
	enum play play = play_in(frames, text, tokens, at->count);
	out->all++;
	out->games += play == PLAY_TOLD;
	out->game_hints += play == PLAY_HINTED;
	out->stories += tells_of_story(frames, tokens, at->count);
	out->powers += names_power(frames, text, mentions, sentence)
		       || (text->heard
				       && is_protest(frames,
						       &text->heard[sentence]));
}

struct topic
topic_of(const struct frames *frames, const struct text *text,
		const struct mentions *mentions)
{
	struct survey has = { 0 };
	if (!quiet_is_running(text))
		return (struct topic){ .game = false };
	for (uint32_t i = 0; i < text->sentence_count; i++)
		if (text->sentences[i].kind == SENTENCE_BODY)
			survey_sentence(frames, text, mentions, i, &has);
	bool quarrel = text->heard
		       && !quiet_has_fewer(frames, text, SENTENCES_A_QUARREL);
	bool private = !mentions->voice.actor.code[0]
		       && has.powers * SENTENCES_A_POWER < has.all;
	return (struct topic){
		.game = !quarrel && is_about_game(&has),
		/* Where states act it may be about who bans a film. */
		.story = private && has.stories > 1
			 && has.stories * SENTENCES_A_STORY >= has.all,
		.private = private,
	};
}

/* ---- What it silences ------------------------------------------------- */

/* "Captain Marsh", "a former captain", "el técnico", "Slovenian guard Jure
 * Kovac": in no table of actors. */
static bool
may_be_captain(const struct mention *mention)
{
	if (!mention->actor.person
			|| str_starts(mention->source, STR("actors/")))
		return false;
	switch ((enum sector)mention->actor.sector[0]) {
	case SECTOR_COP:
		return mention->kind == MENTION_NAME;
	case SECTOR_CRM:
	case SECTOR_ELI:
	case SECTOR_JUD:
	case SECTOR_LAB:
	case SECTOR_MIL:
		return true;
	default:
		return false;
	}
}

/* Teams and their towns, players, those who watch. */
static bool
may_play(const struct mention *mention)
{
	if (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_GENERIC
			|| mention->kind == MENTION_PRONOUN)
		return true;
	if (mention->actor.sector[0] == SECTOR_PTY)
		return mention->kind != MENTION_NAME;
	return sector_in(mention->actor.sector[0], SECTORS_AT_PLAY);
}

/* In a text about games officers and hands are captains and coaches. */
static bool
is_of_team(const struct mention *mention)
{
	return may_play(mention) || may_be_captain(mention);
}

static bool
is_country(const struct mention *mention)
{
	return mention->kind == MENTION_COUNTRY;
}

/* Not the "Palau" of "Palau's coach". */
static bool
is_state(const struct mention *mention)
{
	return is_country(mention) && mention->actor.sector[0] == SECTOR_GOV;
}

/* What teams do to each other is told in words of war and of giving way; they
 * accuse and threaten nobody. */
static bool
is_said(const struct scene *scene, enum plover_event event)
{
	return event == PLOVER_AGREE || event == PLOVER_SUPPORT
	       || ontology_quad(scene->frames->ontology, event)
				  == QUAD_VERBAL_CONFLICT;
}

/* In a sentence with words of games what teams do is the game's even if heard
 * strongly, where the network's silence says nothing: it hears such words of
 * war, too (Spanish). */
static bool
is_misheard(const struct scene *scene, const struct candidate *candidate)
{
	const struct hearing *level =
			hearing_level(scene, candidate->match.frame->event);
	return scene->plays && level->echo == ECHO_NONE
	       && parties_all(&candidate->actor, may_play)
	       && parties_all(&candidate->recipient, may_play);
}

/* "Ukraine accused Italy of whitewashing the war": states that quarrel over a
 * game are heard to, teams that play it hardly; "Samoa ambushed Wales 27-19".
 * In a text about something else what is heard strongly is believed of anybody.
 */
static bool
is_heard_through(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	enum plover_event event = candidate->match.frame->event;
	if (!scene->heard || event >= PLOVER_COUNT
			|| is_misheard(scene, candidate)
			|| (scene->topic.game
					&& !parties_all(&candidate->actor,
							is_state)))
		return false;
	const struct hearing *level = hearing_level(scene, (uint8_t)event);
	if (is_said(scene, event) && parties_all(&candidate->actor, is_state))
		return hearing_is_at(scene, candidate, level->margin);
	return hearing_is_at(scene, candidate, level->strong)
	       && !score_is_in(tree->frames, tree->text, &tree->tokens[1],
			       tree->count);
}

static bool
is_singular(const struct scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->tree;
	return mention->sentence == scene->sentence
	       && mention->head <= tree->count
	       && tree_feature(tree, mention->head, FEATURE_NUMBER)
				  != NUMBER_PLUR;
}

/* In a text about games; of a sentence that has but words of them one of a
 * trade alone, no "speakers of the union". */
static bool
are_of_team(const struct scene *scene, const struct parties *parties)
{
	for (unsigned i = 0; i < parties->count; i++) {
		const struct mention *mention = parties->at[i];
		if (!is_of_team(mention)
				|| (!scene->topic.game && !may_play(mention)
						&& !is_singular(scene,
								mention)))
			return false;
	}
	return true;
}

/* "The fans marched", "a march was held"; not "Honda protested", which teams do
 * to umpires. */
static bool
is_demonstration(const struct candidate *candidate)
{
	if (candidate->match.frame->event != PLOVER_PROTEST)
		return false;
	for (unsigned i = 0; i < candidate->actor.count; i++)
		if (candidate->actor.at[i]->actor.sector[0] != SECTOR_BUS
				|| candidate->actor.at[i]->actor.person)
			return true;
	return !candidate->actor.count;
}

static bool
is_play(const struct scene *scene, const struct candidate *candidate)
{
	return (scene->topic.game || scene->plays)
	       && !is_demonstration(candidate)
	       && are_of_team(scene, &candidate->actor)
	       && are_of_team(scene, &candidate->recipient)
	       && !is_heard_through(scene, candidate);
}

/* "the film {in which} a general bombs a town", but not "the film that the
 * government banned in May". */
static bool
is_set_in(const struct tree *tree, uint16_t token)
{
	TREE_CHILDREN(tree, token, child)
	if (tree_is(tree, child, GRAMMAR_RELATIVE)
			&& tree_child_in(tree, child, GRAMMAR_IN))
		return true;
	return false;
}

/* "the film {shows} soldiers who kill", but not "the film angered people who
 * attacked". */
static bool
is_shown(const struct tree *tree, uint16_t story, uint16_t token)
{
	uint16_t verb = tree_head(tree, story);
	return verb && verb != token && tree_is(tree, verb, GRAMMAR_SHOW)
	       && tree_relation(tree, story) == DEPREL_NSUBJ
	       && tree_is_below(tree, token, verb);
}

/* The trigger is what the story tells: it stands below the word, or below the
 * verb on which "in the novel" hangs. */
static bool
is_told_in(const struct tree *tree, uint16_t story, uint16_t token)
{
	uint16_t head = tree_head(tree, story);
	if (tree_is_below(tree, token, story))
		return tree_head(tree, token) != story
		       || is_set_in(tree, token);
	if (is_shown(tree, story, token))
		return true;
	return head && tree_child_in(tree, story, GRAMMAR_IN)
	       && (head == token || tree_is_below(tree, token, head));
}

static bool
is_in_story(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	for (uint16_t t = 1; t <= tree->count; t++)
		if (t != token && tree_is_noun(tree, t)
				&& tree_is(tree, t, GRAMMAR_STORY)
				&& is_told_in(tree, t, token))
			return true;
	return false;
}

/* "a novel about a general who bombs his own town": deeds, not words, for who
 * accuses somebody in a book does accuse him. */
static bool
is_plot(const struct scene *scene, uint16_t token)
{
	const struct candidate *candidate = scene->candidates[token];
	enum plover_event event = candidate->match.frame->event;
	return event != PLOVER_PROTEST
	       && ontology_quad(scene->frames->ontology, event)
				  == QUAD_MATERIAL_CONFLICT
	       && parties_all(&candidate->actor, is_of_nowhere)
	       && (scene->topic.story || is_in_story(scene, token));
}

/* People, firms, the press; persons of whom but the country is known, a country
 * that is only named, a jury and an army that are nobody's. */
static bool
is_plain(const struct mention *mention)
{
	if (code_is_international(mention->actor.code))
		return false;
	switch ((enum sector)mention->actor.sector[0]) {
	case SECTOR_JUD:
	case SECTOR_MIL:
		return is_of_nowhere(mention)
		       && !str_starts(mention->source, STR("actors/"));
	case SECTOR_NONE:
		return true;
	default:
		return politics_is_private(mention)
		       || mention->actor.sector[0] == SECTOR_CRM;
	}
}

/* A cook, a nurse: one of a trade, which does not stand for it. */
static bool
is_single_hand(const struct scene *scene, const struct mention *mention)
{
	enum sector sector = (enum sector)mention->actor.sector[0];
	return mention->actor.person
	       && (sector == SECTOR_LAB || sector == SECTOR_MED)
	       && is_singular(scene, mention);
}

/* "the Russians": they are the country, "the Russian" is one of it. */
static bool
is_people(const struct scene *scene, const struct mention *mention)
{
	return mention->kind == MENTION_AGENT && !mention->actor.sector[0]
	       && !is_singular(scene, mention);
}

static bool
are_plain(const struct scene *scene, const struct parties *parties)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (is_people(scene, parties->at[i])
				|| (!is_plain(parties->at[i])
						&& !is_single_hand(scene,
								parties->at[i])))
			return false;
	return true;
}

/* "a beetle {from Japan}", "their colleagues {in Japan}", where the country
 * does nothing. */
static bool
is_place_of_deed(const struct scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->tree;
	return mention->sentence == scene->sentence
	       && mention->head <= tree->count
	       && (tree_child_in(tree, mention->head, GRAMMAR_SOURCE)
			       || tree_child_in(tree, mention->head,
					       GRAMMAR_PLACE_PREPOSITION));
}

/* Beside a verb a country that acts is a government; beside a noun it is so as
 * "the rapprochement of Peru and Chile", too. */
static bool
does_country_act(const struct scene *scene, const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	for (unsigned i = 0; i < actor->count; i++)
		if (is_country(actor->at[i])
				&& candidate->match.frame->kind != TRIGGER_VERB
				&& !is_place_of_deed(scene, actor->at[i]))
			return true;
	return false;
}

/* "The actress accused her former husband", "Lumo agreed to build a plant": no
 * power takes part, nor is there one in the text. Who protests is public, and
 * so is what is built and given abroad. */
static bool
is_private_life(const struct scene *scene, const struct candidate *candidate)
{
	if (is_demonstration(candidate))
		return false;
	switch (candidate->match.frame->event) {
	case PLOVER_COOPERATE:
	case PLOVER_AID:
		return false;
	default:
		return scene->topic.private
		       && are_plain(scene, &candidate->actor)
		       && are_plain(scene, &candidate->recipient)
		       && !does_country_act(scene, candidate);
	}
}

const char *
topic_bars(const struct scene *scene, uint16_t token)
{
	const struct candidate *candidate = scene->candidates[token];
	if (is_play(scene, candidate))
		return "the text is about games";
	if (is_plot(scene, token))
		return "a made-up story is told";
	if (is_private_life(scene, candidate))
		return "the text is about private life";
	return NULL;
}
