#include "event/quiet.h"

#include "actor/sector.h"
#include "event/ontology.h"
#include "event/parties.h"

/* Of records that the network alone made, and not strongly, in texts with fewer
 * than one loud sentence in 25, 50 of 60 were wrong in statements, debates and
 * pages; with fewer than one in ten half of them were. */
enum { LEAST_SENTENCES = 5, SENTENCES_A_DEED = 25 };

static bool
is_loud(const struct frames *frames, const struct heard_sentence *heard)
{
	for (uint32_t i = 0; i < heard->count; i++) {
		uint8_t category = heard->at[i].category;
		const struct hearing *level = &frames->hearing[category];
		if (level->known
				&& heard->at[i].margin[category]
						   >= level->strong)
			return true;
	}
	return false;
}

static uint32_t
count_sentences(const struct text *text)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < text->sentence_count; i++)
		count += text->sentences[i].kind == SENTENCE_BODY;
	return count;
}

bool
quiet_is_running(const struct text *text)
{
	return count_sentences(text) >= LEAST_SENTENCES;
}

bool
quiet_has_fewer(const struct frames *frames, const struct text *text,
		uint32_t sentences)
{
	uint32_t loud = 0;
	if (!text->heard || !quiet_is_running(text))
		return false;
	for (uint32_t i = 0; i < text->sentence_count; i++)
		loud += text->sentences[i].kind == SENTENCE_BODY
			&& is_loud(frames, &text->heard[i]);
	return loud * sentences < count_sentences(text);
}

bool
quiet_is(const struct frames *frames, const struct text *text)
{
	return quiet_has_fewer(frames, text, SENTENCES_A_DEED);
}

/* Words or exchange, and somebody's. */
static bool
is_mild(const struct scene *scene, const struct candidate *candidate)
{
	enum plover_event event = candidate->match.frame->event;
	const struct ontology *ontology = scene->frames->ontology;
	return event < PLOVER_COUNT && candidate->actor.count
	       && ontology_quad(ontology, event) != QUAD_MATERIAL_CONFLICT;
}

bool
quiet_is_talk(const struct scene *scene, const struct candidate *candidate)
{
	/* "students", "the company"; but not a health office of the state. */
	return is_mild(scene, candidate)
	       && mention_is_wholly(candidate->actor.at[0], SECTORS_PRIVATE);
}

bool
quiet_is_life(const struct scene *scene, const struct candidate *candidate)
{
	if (!is_mild(scene, candidate))
		return false;
	const struct mention *actor = candidate->actor.at[0];
	uint8_t sector = actor->actor.sector[0];
	return actor->kind == MENTION_PRONOUN && actor->actor.person
	       && sector != SECTOR_ELI && !sector_in(sector, SECTORS_OF_STATE);
}
