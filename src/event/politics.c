#include "event/politics.h"

#include <string.h>

#include "event/hearing.h"
#include "event/ontology.h"
#include "event/parties.h"
#include "event/tree.h"
#include "event/tree_words.h"

/* Has a sector, and none that stands for power or for an organised cause. */
bool
politics_is_private(const struct mention *mention)
{
	return mention_is_wholly(mention, SECTORS_OF_PEOPLE);
}

/* All are private; `*code` is the country of those before, null if none. */
static bool
all_private(const struct parties *parties, const char **code)
{
	for (unsigned i = 0; i < parties->count; i++) {
		const char *own = parties->at[i]->actor.code;
		if (!politics_is_private(parties->at[i])
				|| (*code && own[0] && strcmp(*code, own) != 0))
			return false;
		if (own[0])
			*code = own;
	}
	return true;
}

bool
politics_all_private(const struct candidate *candidate)
{
	const char *code = NULL;
	return all_private(&candidate->actor, &code)
	       && all_private(&candidate->recipient, &code);
}

/* A climber, a tourist, guests, of whatever country; or of the other sector. */
static bool
are_people(const struct parties *parties, enum sector other)
{
	for (unsigned i = 0; i < parties->count; i++) {
		uint8_t sector = parties->at[i]->actor.sector[0];
		if (sector != SECTOR_CVL && sector != other)
			return false;
	}
	return true;
}

/* "The employers demanded a reform": of those who make laws. */
static bool
asks_of_nobody(const struct ontology *ontology,
		const struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	return frame->event == PLOVER_REQUEST && !candidate->recipient.count
	       && str_equal(ontology->modes[frame->mode].name, STR("change"));
}

/* What people and firms do to each other, short of force, in contest, or when
 * they give one up: words of blame and refusal count only where they have
 * somebody to go to, for a complaint of nobody may be one of the state. */
static bool
may_be_private(const struct ontology *ontology,
		const struct candidate *candidate)
{
	enum plover_event event = candidate->match.frame->event;
	int quad = (int)ontology_quad(ontology, event);
	if (quad == QUAD_VERBAL_CONFLICT)
		return event == PLOVER_REQUEST || candidate->recipient.count;
	return quad <= QUAD_MATERIAL_COOPERATION && event != PLOVER_CONCEDE
	       && event != PLOVER_RETREAT;
}

/* People and firms of one country who meet, help, ask or blame each other make
 * no politics; their fights may, and so may giving one up. */
static bool
is_private_matter(const struct ontology *ontology,
		const struct candidate *candidate)
{
	if (!may_be_private(ontology, candidate))
		return false;
	if (asks_of_nobody(ontology, candidate))
		return false;
	if (are_people(&candidate->actor, SECTOR_CVL)
			&& are_people(&candidate->recipient, SECTOR_UNK))
		return true;
	return politics_all_private(candidate);
}

/* Bears no arms, and has no country. */
static bool
is_nowhere(const struct mention *mention)
{
	return !sector_in(mention->actor.sector[0], SECTORS_ARMED)
	       && (!mention->actor.code[0] || mention->assumed);
}

static bool
has_no_cause(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_NO_CAUSE);
}

/* Somebody of a party, a union, a church: of more than a crime or a name. */
static bool
stands_for_cause(const struct parties *parties)
{
	return !parties_all(parties, has_no_cause);
}

/* "Police arrested the candidate", not "police arrested a man". */
static bool
is_police_against_cause(const struct candidate *candidate)
{
	return candidate->actor.at[0]->actor.sector[0] == SECTOR_COP
	       && stands_for_cause(&candidate->recipient);
}

/* Courts, parties and lawmakers. */
static bool
holds_to_account(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_ACCOUNTANT);
}

/* Governs, did so, or stands for a party. */
static bool
is_politician(const struct mention *mention)
{
	if (mention->actor.sector[0] == SECTOR_ELI)
		return mention->actor.person;
	return sector_in(mention->actor.sector[0], SECTORS_OF_POLITICS);
}

static bool
governs_or_judges(const struct mention *mention)
{
	return is_politician(mention) || holds_to_account(mention);
}

/* There are some, and all of them are so. */
static bool
are_all(const struct parties *parties, bool (*is_so)(const struct mention *))
{
	return parties->count > 0 && parties_all(parties, is_so);
}

/* "The prosecutor accused the former mayor", of whatever country. That they
 * meet or help each other is administration. */
static bool
calls_to_account(const struct ontology *ontology,
		const struct candidate *candidate)
{
	return ontology_quad(ontology, candidate->match.frame->event)
			       >= QUAD_VERBAL_CONFLICT
	       && are_all(&candidate->actor, holds_to_account)
	       && are_all(&candidate->recipient, is_politician);
}

static bool
is_demand_or_promise(const struct ontology *ontology, enum plover_event event)
{
	return ontology_quad(ontology, event) == QUAD_VERBAL_CONFLICT
	       || event == PLOVER_AGREE || event == PLOVER_CONCEDE;
}

/* Governments, parliaments, courts and police. */
static bool
is_of_state(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_OF_STATE);
}

/* "El Gobierno cerró la emisora", "unos encapuchados apedrearon el juzgado",
 * "el ministro dimitió": what a state does or suffers. */
static bool
is_deed_of_state(const struct ontology *ontology,
		const struct candidate *candidate)
{
	enum plover_event event = candidate->match.frame->event;
	bool conflict = ontology_quad(ontology, event)
			== QUAD_MATERIAL_CONFLICT;
	bool acts = are_all(&candidate->actor, is_of_state);
	if (event == PLOVER_AID)
		return acts && stands_for_cause(&candidate->recipient);
	return (acts && (conflict || event == PLOVER_RETREAT))
	       || (conflict && are_all(&candidate->recipient, is_of_state));
}

/* "La policía cargó contra los manifestantes": tear gas and batons are for
 * crowds, and those are political. */
static bool
is_crowd_control(const struct ontology *ontology,
		const struct candidate *candidate)
{
	return str_equal(ontology->modes[candidate->match.frame->mode].name,
			STR("crowd-control"));
}

/* Those who govern, judge, or stand for workers. */
static bool
is_in_politics(const struct mention *mention)
{
	return governs_or_judges(mention)
	       || mention->actor.sector[0] == SECTOR_LAB;
}

/* "El ministro llegó a un acuerdo con los sindicatos", "el presidente recibió
 * al líder de la oposición": both sides are in politics. */
static bool
is_dealing_at_home(const struct ontology *ontology,
		const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	const struct parties *recipient = &candidate->recipient;
	enum plover_event event = candidate->match.frame->event;
	bool pair = candidate->match.frame->mutual
				    ? actor->count + recipient->count > 1
				    : recipient->count > 0;
	return pair && ontology_quad(ontology, event) == QUAD_VERBAL_COOPERATION
	       && are_all(actor, is_in_politics)
	       && (!recipient->count || are_all(recipient, is_in_politics));
}

/* Not a player or a singer of that name. */
static bool
is_of_labour(const struct mention *mention)
{
	return mention->actor.sector[0] == SECTOR_LAB
	       && mention->kind == MENTION_AGENT;
}

/* "El sindicato desconvoca el paro", "acusó a la empresa": workers who contend,
 * or cease to. */
static bool
is_labour_conflict(const struct ontology *ontology,
		const struct candidate *candidate)
{
	enum plover_event event = candidate->match.frame->event;
	return are_all(&candidate->actor, is_of_labour)
	       && (ontology_quad(ontology, event) == QUAD_VERBAL_CONFLICT
			       || event == PLOVER_CONCEDE
			       || event == PLOVER_RETREAT);
}

/* "Presidente, varios analistas lo criticaron": who is spoken to. */
static bool
is_spoken_to(const struct scene *scene, const struct mention *mention)
{
	return mention->sentence == scene->sentence && mention->head == 1
	       && mention->last == 1 && mention->actor.person
	       && scene->tree.count > 1 && tree_is_comma(&scene->tree, 2);
}

/* "El director general criticó que", "un juez ordenó que", "el Gobierno se ha
 * comprometido": what a state says. */
static bool
is_word_of_state(const struct scene *scene, const struct candidate *candidate)
{
	const struct ontology *ontology = scene->frames->ontology;
	return is_demand_or_promise(ontology, candidate->match.frame->event)
	       && are_all(&candidate->actor, is_of_state)
	       && !is_spoken_to(scene, candidate->actor.at[0]);
}

/* "El alcalde rechazó la propuesta": those who govern and judge promise, ask,
 * refuse and act, also where a language's press leaves its own country unsaid.
 * Words of the frame or another party must hold what others say: not "el agua
 * está fría, se quejan los socorristas". */
static bool
is_home_politics(const struct scene *scene, const struct candidate *candidate)
{
	const struct ontology *ontology = scene->frames->ontology;
	enum plover_event event = candidate->match.frame->event;
	if (!tree_traits(&scene->tree)->home_unsaid)
		return false;
	if (is_word_of_state(scene, candidate))
		return true;
	if (!candidate->match.words && !candidate->recipient.count)
		return false;
	return is_crowd_control(ontology, candidate)
	       || is_deed_of_state(ontology, candidate)
	       || is_dealing_at_home(ontology, candidate)
	       || is_labour_conflict(ontology, candidate)
	       || (is_demand_or_promise(ontology, event)
			       && are_all(&candidate->actor,
					       governs_or_judges));
}

/* A president or secretary of no country may be that of a club. */
static bool
are_of_government(const struct parties *parties)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (parties->at[i]->actor.person
				&& !parties->at[i]->actor.code[0])
			return false;
	return are_all(parties, is_of_state);
}

/* "Los vecinos exigen al Ayuntamiento": whoever blames, asks or refuses those
 * who govern makes politics. */
static bool
is_word_to_government(
		const struct scene *scene, const struct candidate *candidate)
{
	return tree_traits(&scene->tree)->home_unsaid
	       && ontology_quad(scene->frames->ontology,
				  candidate->match.frame->event)
				  == QUAD_VERBAL_CONFLICT
	       && are_of_government(&candidate->recipient);
}

/* A person of whom the tables know nothing. */
static bool
is_stranger(const struct mention *mention)
{
	return mention->kind == MENTION_GENERIC && mention->actor.person
	       && !mention->actor.code[0] && !mention->actor.sector[0];
}

/* A government, a parliament, a court or one of theirs, whose country the text
 * tells: of "directors" there are also those of clubs. */
static bool
is_known_power(const struct mention *mention)
{
	return mention->kind != MENTION_COUNTRY && mention->actor.code[0]
	       && !mention->assumed && is_of_state(mention);
}

bool
politics_speaks_to_power(
		const struct scene *scene, const struct candidate *candidate)
{
	int quad = ontology_quad(
			scene->frames->ontology, candidate->match.frame->event);
	if (quad != QUAD_VERBAL_CONFLICT
			|| !are_all(&candidate->actor, is_stranger))
		return false;
	if (tree_traits(&scene->tree)->home_unsaid)
		return are_all(&candidate->recipient, is_known_power);
	return hearing_is_at_home(scene, candidate)
	       && are_all(&candidate->recipient, governs_or_judges);
}

/* "A gunman killed two people", "officials met": crime and administration,
 * until a country comes in (rule 0 of the PLOVER notes: no political actor).
 * Of 44 such records of unseen text two were right. Protest is political. */
static bool
is_unpolitical(const struct ontology *ontology,
		const struct candidate *candidate)
{
	return candidate->match.frame->event != PLOVER_PROTEST
	       && parties_all(&candidate->actor, is_nowhere)
	       && parties_all(&candidate->recipient, is_nowhere)
	       && !is_police_against_cause(candidate)
	       && !calls_to_account(ontology, candidate);
}

/* Stands for no power, no arms and no country. */
static bool
is_nobody(const struct mention *mention)
{
	unsigned sector = mention->actor.sector[0];
	return is_nowhere(mention)
	       && (!sector || sector_in(sector, SECTORS_PRIVATE));
}

/* "Nurses blamed the Kenyan minister": a trade or a cause takes on a state. */
static bool
is_cause_against_power(const struct candidate *candidate)
{
	if (!are_all(&candidate->recipient, is_known_power))
		return false;
	for (unsigned i = 0; i < candidate->actor.count; i++)
		if (has_no_cause(candidate->actor.at[i]))
			return false;
	return true;
}

/* A church, a movement, farmers, who once governed: they take sides at home. */
static bool
takes_sides(const struct mention *mention)
{
	return is_in_politics(mention)
	       || sector_in(mention->actor.sector[0], SECTORS_TAKING_SIDES);
}

/* Those, and whom a government deals with: teachers, nurses, employers. */
static bool
sits_at_table(const struct mention *mention)
{
	return takes_sides(mention)
	       || sector_in(mention->actor.sector[0], SECTORS_AT_TABLE);
}

/* "The premier resumed negotiations with the teachers." */
static bool
is_table_talk(const struct candidate *candidate)
{
	return candidate->match.frame->mutual
	       && parties_any(&candidate->actor, governs_or_judges)
	       && parties_all(&candidate->actor, sits_at_table);
}

/* "The union asked the minister to resign": those who govern, judge, contend
 * or stand for workers, whose country nobody tells, where it is heard; and
 * whoever turns to those who govern ("the bishops implored the president"). */
static bool
is_heard_politics(const struct scene *scene, const struct candidate *candidate)
{
	return hearing_is_at_home(scene, candidate)
	       && (are_all(&candidate->actor, takes_sides)
			       || is_table_talk(candidate)
			       || are_all(&candidate->recipient,
					       governs_or_judges));
}

/* "The international community welcomed the vote", "a bank lent": who speaks
 * and deals is nobody in politics, whoever the other side is. A crowd is what
 * it does (ASSAULT, PROTEST). */
static bool
is_word_of_nobody(const struct scene *scene, const struct candidate *candidate)
{
	const struct ontology *ontology = scene->frames->ontology;
	int quad = ontology_quad(ontology, candidate->match.frame->event);
	if (tree_traits(&scene->tree)->home_unsaid
			|| quad == QUAD_MATERIAL_CONFLICT
			|| !candidate->actor.count
			|| !parties_all(&candidate->actor, is_nobody))
		return false;
	bool contends = quad == QUAD_VERBAL_CONFLICT;
	if (contends && is_cause_against_power(candidate))
		return false;
	if ((contends || is_labour_conflict(ontology, candidate))
			&& is_heard_politics(scene, candidate))
		return false;
	return !candidate->match.frame->mutual
	       || parties_all(&candidate->recipient, is_nobody);
}

static bool
is_of_people(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_OF_PEOPLE)
	       && politics_is_private(mention);
}

bool
politics_is_private_word(
		const struct scene *scene, const struct candidate *candidate)
{
	enum plover_event event = candidate->match.frame->event;
	/* Who demands a reform asks it of those who make laws, and residents
	 * who complain blame them. */
	return !tree_traits(&scene->tree)->home_unsaid
	       && !candidate->recipient.count
	       && (event == PLOVER_CONCEDE || event == PLOVER_RETREAT
			       || event == PLOVER_REJECT
			       || event == PLOVER_THREATEN)
	       && are_all(&candidate->actor, is_of_people);
}

/* Its head is a word of the sentence that is being read. */
static bool
stands_here(const struct scene *scene, const struct mention *mention)
{
	return mention->sentence == scene->sentence
	       && mention->head <= scene->tree.count;
}

/* A prisoner, a youth, a nurse: of no cause, or of a trade that one alone does
 * not stand for. An unknown gunman may be of a war where the press does not
 * leave its own country unsaid. */
static bool
is_of_no_side(const struct scene *scene, const struct mention *mention)
{
	switch ((enum sector)mention->actor.sector[0]) {
	case SECTOR_NONE:
		return false;
	case SECTOR_UAF:
		return tree_traits(&scene->tree)->home_unsaid;
	case SECTOR_BUS:
	case SECTOR_EDU:
	case SECTOR_LAB:
	case SECTOR_MED:
		return true;
	default:
		return has_no_cause(mention);
	}
}

static bool
is_private_person(const struct scene *scene, const struct mention *mention)
{
	const struct tree *tree = &scene->tree;
	return mention->kind == MENTION_AGENT && mention->actor.person
	       && stands_here(scene, mention)
	       && tree_feature(tree, mention->head, FEATURE_NUMBER)
				  != NUMBER_PLUR
	       && !tree_is(tree, mention->head, GRAMMAR_PARTITIVE)
	       && is_of_no_side(scene, mention);
}

static bool
is_town(const struct mention *mention)
{
	return mention->kind == MENTION_COUNTRY;
}

/* "Un preso degüella a otro en la cárcel de Lleida": whose town it is makes no
 * politics of it. */
static bool
is_crime(const struct scene *scene, const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	return candidate->match.frame->event == PLOVER_ASSAULT
	       && actor->count == 1 && is_private_person(scene, actor->at[0])
	       && (parties_all(&candidate->recipient, is_town)
			       || !stands_for_cause(&candidate->recipient));
}

/* "La Secretaría, en coordinación con la Guardia Nacional": one state, or the
 * state that papers leave unsaid, and itself. */
static bool
is_administration(const struct scene *scene, const struct candidate *candidate)
{
	const struct parties *actor = &candidate->actor;
	const struct parties *recipient = &candidate->recipient;
	if (!tree_traits(&scene->tree)->home_unsaid
			|| candidate->match.frame->event != PLOVER_COOPERATE
			|| !are_all(actor, is_of_state)
			|| (recipient->count
					&& !are_all(recipient, is_of_state)))
		return false;
	for (unsigned i = 0; i < actor->count + recipient->count; i++) {
		const struct mention *other =
				i < actor->count
						? actor->at[i]
						: recipient->at[i
								- actor->count];
		if (strcmp(other->actor.code, actor->at[0]->actor.code) != 0)
			return false;
	}
	return actor->count + recipient->count > 1;
}

/* "El concejal felicitó a la campeona": what people kill, congratulate, refuse
 * and promise is politics less often (two in three of those heard) than what
 * they blame, ask and give way in (five in six). */
static bool
is_upheld(const struct scene *scene, const struct candidate *candidate)
{
	switch (candidate->match.frame->event) {
	case PLOVER_AGREE:
	case PLOVER_ASSAULT:
	case PLOVER_REJECT:
	case PLOVER_SUPPORT:
		return hearing_is_loud(scene, candidate);
	default:
		return hearing_backs(scene, candidate);
	}
}

static bool
is_against_state(const struct mention *mention)
{
	return sector_in(mention->actor.sector[0], SECTORS_AGAINST_STATE);
}

/* A place, or a body that is called by the name of one. */
static bool
is_place_in(const struct scene *scene, const struct mention *mention,
		const char *code)
{
	return stands_here(scene, mention) && scene->place[mention->head]
	       && !mention->actor.sector[0] && !mention->actor.person
	       && !strcmp(mention->actor.code, code);
}

/* "Biden visited Ohio": who travels in the own country visits nobody; but
 * rebels who come to the capital come to the government. */
static bool
is_journey_at_home(const struct scene *scene, const struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	const struct parties *actor = &candidate->actor;
	const struct parties *recipient = &candidate->recipient;
	if (!ontology_is_visit(
			    scene->frames->ontology, frame->event, frame->mode)
			|| !actor->count || !recipient->count
			|| parties_any(actor, is_against_state))
		return false;
	for (unsigned i = 0; i < recipient->count; i++)
		for (unsigned a = 0; a < actor->count; a++)
			if (!is_place_in(scene, recipient->at[i],
					    actor->at[a]->actor.code))
				return false;
	return true;
}

const char *
politics_lacking(const struct scene *scene, const struct candidate *candidate)
{
	const struct ontology *ontology = scene->frames->ontology;
	if (is_journey_at_home(scene, candidate))
		return "a journey within the own country";
	if (is_unpolitical(ontology, candidate)
			&& !is_word_to_government(scene, candidate)
			&& !is_home_politics(scene, candidate)
			&& !is_heard_politics(scene, candidate)
			&& !is_upheld(scene, candidate))
		return "no political actor";
	if (is_word_of_nobody(scene, candidate))
		return "nobody in politics acts";
	if (is_crime(scene, candidate))
		return "a crime between private people";
	if (is_administration(scene, candidate))
		return "a state's administration";
	if (is_private_matter(ontology, candidate)
			&& !hearing_backs(scene, candidate))
		return "a matter between private people or firms";
	return NULL;
}
