/* Whose address a text is, when its title says so or it speaks in the first
 * person throughout. */
#include "actor/scan.h"
#include "actor/sector.h"
#include "actor/view.h"

#include "parse/tags.h"

/* Below them the first person is a quotation's, and the country that is named
 * most is only one of those that the text speaks of. */
enum {
	LEAST_SENTENCES = 5,
	SENTENCE_PARTS = 4,
	LEAST_NAMES = 4,
	TIMES_MORE = 2,
	LEAST_OWN = 2
};

static bool
is_in_first_person(const struct text *text, const struct sentence *sentence)
{
	for (uint32_t i = 0; i < sentence->count; i++) {
		const struct token *token = &text->tokens[sentence->first + i];
		if (token->upos == UPOS_PRON
				&& feats_get(token->feats, FEATURE_PERSON)
						   == PERSON_1)
			return true;
	}
	return false;
}

static bool
is_address(const struct text *text)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < text->sentence_count; i++)
		count += is_in_first_person(text, &text->sentences[i]);
	return count >= LEAST_SENTENCES
	       && count * SENTENCE_PARTS >= text->sentence_count;
}

/* "My country", "our delegation". */
static bool
is_own_state(const struct actor_workspace *work, const struct token *own)
{
	return own->upos == UPOS_PRON
	       && feats_get(own->feats, FEATURE_PERSON) == PERSON_1
	       && own[1].upos == UPOS_NOUN
	       && feats_get(own[1].feats, FEATURE_NUMBER) != NUMBER_PLUR
	       && word_class(work->gazetteer, own[1].lemma) & CLASS_STATE;
}

/* Whoever speaks does so for one state, and says it again and again: once it is
 * a tale, or somebody who is quoted. */
static bool
speaks_for_state(const struct actor_workspace *work)
{
	const struct text *text = work->text;
	unsigned found = 0;
	for (uint32_t s = 0; s < text->sentence_count; s++) {
		const struct sentence *sentence = &text->sentences[s];
		for (uint32_t i = 0; i + 1 < sentence->count; i++)
			found += is_own_state(work,
					&text->tokens[sentence->first + i]);
	}
	return found >= LEAST_OWN;
}

/* Code index + 1 of the country that is named far more than any other; 0 none.
 */
static uint16_t
most_named(const struct actor_workspace *work)
{
	uint32_t most = 0, second = 0;
	uint16_t found = 0;
	for (uint16_t i = 0; i < work->gazetteer->code_count; i++) {
		uint32_t named = work->surveyed[i];
		if (!named || !group_is_country(work, i))
			continue;
		if (named > most) {
			second = most;
			most = named;
			found = (uint16_t)(i + 1);
		} else if (named > second) {
			second = named;
		}
	}
	return most >= LEAST_NAMES && most >= TIMES_MORE * second ? found : 0;
}

static bool
is_official(const struct actor_workspace *work, const struct unit *unit)
{
	return unit->row && unit->row->person
	       && group_is_country(work, unit->row->code_index);
}

/* "by President Ruiz", below the word that the title is: in "rejects the letter
 * of President Ruiz" it is something else. */
static bool
is_author(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t head = token_at(work, unit->head)->head;
	return is_official(work, unit) && head && !token_at(work, head)->head
	       && class_at(work, head) & CLASS_ADDRESS
	       && view_case(work, unit->head)
				  & (CLASS_BY | CLASS_OF | CLASS_LOCATIVE);
}

/* Of a joint statement nobody knows who "we" are. */
static bool
has_somebody_beside(const struct actor_workspace *work, const struct unit *unit)
{
	for (uint32_t i = unit->last + 1u; i <= work->count; i++)
		if (token_at(work, i)->deprel == DEPREL_CONJ
				&& token_at(work, i)->head <= unit->last)
			return true;
	return false;
}

static bool
has_official_beside(const struct actor_workspace *work, const struct unit *unit)
{
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *other = &work->unit[i];
		if (other != unit && is_official(work, other)
				&& view_first_conjunct(work, other->head)
						   == unit->head)
			return true;
	}
	return false;
}

/* "Statement by President Ruiz on the floods"; of "remarks by President Ruiz
 * and President Diallo" nobody knows whose "my government" is. */
static void
find_author(struct actor_workspace *work)
{
	for (unsigned i = 0; i < work->unit_count; i++) {
		const struct unit *unit = &work->unit[i];
		if (!is_author(work, unit) || has_official_beside(work, unit))
			continue;
		work->author = (uint16_t)(unit->row->code_index + 1);
		work->author_governs = sector_in(unit->row->sector[0],
						       SECTORS_FOR_STATE)
				       && unit->row->sector[0]
				       && !has_somebody_beside(work, unit);
	}
}

/* "President Biden's call", and not "Putin's allies". */
static bool
has_title_before(const struct actor_workspace *work, const struct unit *unit)
{
	uint32_t before = unit->first - 1u;
	return before && scan_is_capitalised(form_at(work, before))
	       && token_at(work, before)->upos != UPOS_PUNCT;
}

/* Whoever is named first says of whom the title speaks; officials of other
 * countries are whom they meet. */
static void
add_head(struct actor_workspace *work, const struct unit *unit)
{
	uint16_t country = (uint16_t)(unit->row->code_index + 1);
	if (!work->headed)
		work->headed = country;
	if (work->head_count < TITLE_OFFICIALS && country == work->headed
			&& has_title_before(work, unit))
		work->head[work->head_count++] = unit->row;
}

void
voice_read_title(struct actor_workspace *work)
{
	for (unsigned i = 0; i < work->unit_count; i++)
		if (is_official(work, &work->unit[i]))
			add_head(work, &work->unit[i]);
	find_author(work);
}

void
voice_find(struct actor_workspace *work)
{
	uint16_t country = is_address(work->text) ? most_named(work) : 0;
	work->out->voice_is_we =
			work->author ? work->author_governs
				     : country && speaks_for_state(work);
	if (work->author)
		country = work->author;
	const struct name_row *row =
			country ? work->gazetteer->country[country - 1] : NULL;
	if (row)
		memcpy(work->out->voice.actor.code, row->code,
				sizeof work->out->voice.actor.code);
}
