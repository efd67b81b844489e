/* fact_scene.h - one sentence at work in stage 6: what stage 5 saw of it, its
 * amounts, and the facts that its triggers tell. Lives in the document's
 * arena; inside stage 6 only. */
#ifndef DEMARCHE_FACT_FACT_SCENE_H
#define DEMARCHE_FACT_FACT_SCENE_H

#include "event/scene.h"
#include "fact/fact_frames.h"

enum { TELLINGS = 16 };

/* A fact that a frame tells; its parts are filled step by step. */
struct telling {
	struct fact fact;
	const struct match *match;
	const struct fact_result *result;
	uint16_t verb;       /* that tells it: the trigger, or the verb around a
				noun; 0 none */
	uint16_t sum;        /* that consists of what the noun names; 0 none */
	uint16_t object;     /* head of the object's phrase; 0 none */
	uint32_t told;       /* bits 1 << how it is told (vocabulary.h) */
	uint32_t bare;       /* bits 1 << role: only a number stands there */
	const char *dropped; /* why it is not told; null when it is */
	bool denied;         /* so the words say */
	bool faulty;         /* it lacks what a fact must have */
	uint8_t silenced_by; /* telling + 1 that this one is a part of; 0 none
			      */
};

/* A figure whose clause leaves out its verb: who does it, with which verb, and
 * the figure before that is told of with it. `who` null: it is no such one. */
struct fact_gap {
	const struct mention *who;
	/* What the scene has at their head where they are not hidden, or null.
	 */
	const struct mention *anybody, *known, *place;
	uint32_t like;
	uint16_t verb;
};

struct fact_scene {
	const struct fact_frames *facts;
	struct scene scene;
	/* By head token: whom stage 4 knows, and those and whoever else can
	 * take part. `scene.mention` is the latter while parties are found. */
	const struct mention **known, **everybody;
	const struct heard_sentence *heard; /* null: nothing is heard */
	const struct amount *amounts;       /* of the sentence */
	uint32_t amount_count;
	uint16_t *top; /* by amount, the word that hangs it in the tree */
	struct fact_gap *gaps; /* by amount */
	bool gapped;           /* there is some gap */
	struct telling at[TELLINGS];
	unsigned count;
	/* By token, triggers that tell no fact though their frame fits. */
	bool *barren;
};

/* A word of this set. */
static inline bool
fact_has_word(const struct fact_scene *scene, uint16_t token,
		enum fact_word word)
{
	return fact_word_is(
			scene->facts, &scene->scene.tree.tokens[token], word);
}

/* Reached, rose, fell: what something came to. */
static inline bool
fact_tells_worth(const struct fact_scene *scene, uint16_t token)
{
	return fact_has_word(scene, token, FACT_WORD_WORTH)
	       || fact_has_word(scene, token, FACT_WORD_RISE)
	       || fact_has_word(scene, token, FACT_WORD_FALL);
}

/* The mention stands in the sentence that is read: its tokens are this tree's.
 */
static inline bool
fact_is_here(const struct fact_scene *scene, const struct mention *mention)
{
	return mention->sentence == scene->scene.sentence;
}

/* Facts of the kind that is being told have the role. */
static inline bool
fact_kind_has(const struct fact_scene *scene, const struct telling *telling,
		uint8_t role)
{
	return scene->facts->vocabulary.kind[telling->fact.kind].roles >> role
	       & 1;
}

/* Money that is put into something: things are what it is for, and no more. */
static inline bool
fact_is_invested(const struct fact_scene *scene, const struct telling *telling)
{
	return fact_kind_has(scene, telling,
			scene->facts->vocabulary.named_role.investor);
}

/* --- fact_telling.c --- */

/* One more, of which there are fewer than TELLINGS: what the frame of the match
 * says of it. */
struct telling *fact_telling_begin(
		struct fact_scene *scene, const struct match *match);
/* The same of a frame that nothing matched, told at the word. */
struct telling *fact_telling_by(struct fact_scene *scene,
		const struct frame *frame, uint16_t trigger);
/* The fact that stands and has the figure; null where none has. */
struct telling *fact_telling_of(
		struct fact_scene *scene, const struct amount *figure);

/* --- fact_party.c --- */

/* Makes mentions for those whom no table knows. Before frames are matched. */
void fact_parties_open(struct fact_scene *scene);
/* The phrase can be somebody who takes part, though no table knows whom. */
bool fact_may_be_party(const struct fact_scene *scene, uint16_t token);
/* Written like a name, and no single letter of a list or a formula. */
bool fact_is_name(const struct fact_scene *scene, uint16_t token);
/* A place that is no actor: no country, no seat of power. */
bool fact_is_town(
		const struct fact_scene *scene, const struct mention *mention);

/* A mention of the phrase, with the country that its own words tell. */
const struct mention *fact_unknown_party(
		const struct fact_scene *scene, uint16_t head);

/* --- fact_pronoun.c --- */

/* A pronoun's mention with the name of whom the clause around says that it
 * stands for; the mention that it has where none does. */
const struct mention *fact_pronoun_party(
		const struct fact_scene *scene, uint16_t token);
/* "We are increasing our aid": we give once. */
void fact_pronouns_join(struct fact_scene *scene, struct telling *telling);

/* --- fact_roles.c --- */

/* Parties of the frame's roles, and the phrase of the object. */
void fact_roles_fill(struct fact_scene *scene, struct telling *telling);
/* Whoever takes part that the phrase at the token names. */
void fact_find_parties(const struct fact_scene *scene, uint16_t token,
		struct parties *out);
/* Whoever a subject names; a law, too. */
void fact_find_subject(const struct fact_scene *scene, uint16_t token,
		struct parties *out);
/* "called on donors to give": they are to give, not who called; 0 none. */
uint16_t fact_who_is_asked(const struct fact_scene *scene, uint16_t verb);
bool fact_takes_part(
		const struct telling *telling, const struct mention *mention);
/* The token is a word of somebody who takes part. */
bool fact_is_of_party(const struct fact_scene *scene,
		const struct telling *telling, uint16_t token);
void fact_add_party(struct telling *telling, const struct mention *mention,
		uint8_t role);
/* Those who take no part yet. */
void fact_add_others(struct telling *telling, const struct mention *const *who,
		unsigned count, uint8_t role);
/* Those of a list who take no part yet; a noun behind another one ("states and
 * local government") names somebody else than whoever gives. */
void fact_add_listed(struct telling *telling, const struct parties *found,
		uint8_t role);
bool fact_has_role(const struct telling *telling, uint8_t role);
/* A place or an actor of a country is named inside the phrase. */
bool fact_names_country(
		const struct fact_scene *scene, const struct mention *mention);
/* Somebody of the country or body with this code takes part. */
bool fact_has_country(const struct telling *telling, const char *code);

/* --- fact_complete.c --- */

/* Who is named only by what the fact is about, or by a fact beside it; after
 * all facts of the sentence have their own. */
void fact_roles_complete(struct fact_scene *scene);
/* The mention at the token only tells what kind of thing another word is. */
bool fact_tells_kind(const struct fact_scene *scene, uint16_t token);

/* --- fact_kind_word.c --- */

/* Its words stand before a noun that they only tell the kind of ("student
 * loans"): they are not whose it is. */
bool fact_is_kind_of(
		const struct fact_scene *scene, const struct mention *owner);
/* Leaves out parties that are such words; `plain`: but words that are nothing
 * else anywhere. */
void fact_kind_words_drop(const struct fact_scene *scene,
		struct telling *telling, bool plain);

/* --- fact_evidence.c --- */

/* What speaks for and against it, and how sure it is; last of all. */
void fact_evidence_set(struct fact_scene *scene, struct telling *telling);

/* --- fact_meeting.c --- */

/* Whom a traveller meets: they make no journey of what is none without them.
 * After facts are judged. */
void fact_met_fill(struct fact_scene *scene, struct telling *telling);

/* --- fact_heard.c --- */

/* Who takes part in what a frame tells of a figure, as the network hears it:
 * whom it does not hear goes, whom it hears surely comes. After facts are
 * judged. */
void fact_heard_parties(struct fact_scene *scene, struct telling *telling);
/* What is heard of the amount's word; where that is no figure to the network,
 * of the first word that is one ("{ciento} veinte mil jóvenes"); null none. */
const struct heard_figure *fact_heard_figure(
		const struct fact_scene *scene, const struct amount *amount);
/* How surely the main figure is heard to be one of the fact's kind; false where
 * nothing is heard of it. */
bool fact_heard_margin(const struct fact_scene *scene, const struct fact *fact,
		float *margin);
/* Makes facts of figures that no frame tells and the network hears. After
 * that. */
void fact_heard_tell(struct fact_scene *scene, const struct events *events);

/* --- fact_heard_concern.c --- */

/* What the network hears a count to be about, if it is much surer of that than
 * of the word that the tree tells (0 none), which it is else. */
uint16_t fact_heard_concern(const struct fact_scene *scene,
		const struct telling *telling, uint16_t told);

/* --- fact_naming.c --- */

/* Who is named twice takes part once, by the better name; the money itself does
 * not take part. When all others are known. */
void fact_names_settle(struct fact_scene *scene, struct telling *telling);

/* --- fact_journey.c --- */

/* Where else a journey goes than its frame binds: "Apia, {Samoa}". After facts
 * are judged. */
void fact_journey_fill(struct fact_scene *scene, struct telling *telling);

/* --- fact_goal.c --- */

/* Somebody, or a place, stands there, and no adjective of them. */
bool fact_is_somebody(const struct fact_scene *scene, uint16_t token);
/* A name that no table has, behind "to": of somebody or of what gets money ("to
 * the Pandemic Fund", "to the COVAX initiative"); no law, no place. */
bool fact_is_titled_goal(const struct fact_scene *scene, uint16_t token);
/* "nine projects across {the country}": everywhere, which is nobody. */
bool fact_is_everywhere(const struct fact_scene *scene, uint16_t token);
/* "programs for {community} based care": a single one without an article is no
 * body but a kind. */
bool fact_is_bare(const struct fact_scene *scene, uint16_t token);
/* "up to seven programs": the word stands before a number that it bounds. */
bool fact_is_bound(const struct fact_scene *scene, uint16_t word);
/* "for developing countries", read as developing them: the participle; 0 none.
 */
uint16_t fact_participle_before(const struct fact_scene *scene, uint16_t token);
/* Who stands behind a word of aim gets it; they are not what it is about. */
void fact_goal_fill(const struct fact_scene *scene, struct telling *telling,
		uint8_t role);
/* Where nobody else gets it: a fund or programme with a name of its own that it
 * is for, or that it founds. */
void fact_goal_fill_named(const struct fact_scene *scene,
		struct telling *telling, uint8_t role);

/* --- fact_beside.c --- */

/* Of whom a bare number is, and which days a comparison holds for. */
void fact_beside_fill(struct fact_scene *scene, struct telling *telling);
/* Makes so many of what the fact counts ("including 1,300 nurses") a fact of
 * their own; false when the number is told otherwise. */
bool fact_give_part(
		struct fact_scene *scene, uint32_t i, struct telling *whole);
/* A sum that is a part of another one hangs there: "including $2 million". */
bool fact_is_part(const struct fact_scene *scene, uint16_t top);
/* Who gives and gets a sum of which a part is told, for the part. After amounts
 * are given. */
void fact_part_fill(struct fact_scene *scene, struct telling *part);
/* Who takes part in the fact beside it, where nobody else is named. */
void fact_beside_borrow(struct fact_scene *scene, struct telling *telling);
/* Whose promise it is: who is named as the one who promises, too. */
void fact_promise_fill(const struct fact_scene *scene, struct telling *telling);

/* The word right before the figure that says that it is a part: "including"; 0
 * none. */
uint16_t fact_part_word(
		const struct fact_scene *scene, const struct amount *figure);

/* --- fact_parts.c --- */

/* "which" of "of which {$2 million} is for roads"; 0 none. */
uint16_t fact_of_which(
		const struct fact_scene *scene, const struct amount *figure);
/* The fact of the figure that one behind the word is a part of; null none. */
struct telling *fact_whole_of(struct fact_scene *scene,
		const struct amount *part, uint16_t word);
/* "exports, which were {$2 million} in 2021, rose": a fact of its own. After
 * amounts are given. */
void fact_parts_split(struct fact_scene *scene);
/* "of which the bank accounted for {$2 million}": a fact like that of the
 * whole, done by the bank. */
void fact_give_share(struct fact_scene *scene, uint32_t i);
/* Parts are told like their wholes; what would be counted twice is marked. Last
 * of all. */
void fact_parts_settle(struct fact_scene *scene);

/* --- fact_place.c --- */

/* The place at the token is only a word of a longer name that is no place. */
bool fact_is_inside_name(const struct fact_scene *scene, uint16_t token);

/* The country of those who get something, by the place that their words or the
 * clause name. A copy of the mention has it; stage 4's stays what it is. */
void fact_places_set(const struct fact_scene *scene, struct telling *telling);

/* --- fact_concern.c --- */

/* What a count is about beside those who are counted, where the frame names
 * nothing else. Last, when figures and parties are known. */
void fact_concern_set(struct fact_scene *scene, struct telling *telling);

/* A noun phrase of its own: no pronoun, day, sum or figure of the fact, and
 * nobody who takes part already. */
bool fact_may_be_concern(const struct fact_scene *scene,
		const struct telling *telling, uint16_t token);

/* --- fact_concern_nearby.c --- */

/* What the clause around the figure names beside it; 0 none. */
uint16_t fact_concern_nearby(
		const struct fact_scene *scene, const struct telling *telling);
/* Of two phrases with prepositions, a count is rather about the first:
 * "marched through the streets against {the law}", "killed with knives in {the
 * square}". */
bool fact_is_likelier(
		const struct fact_scene *scene, uint16_t one, uint16_t other);

/* --- fact_counted.c --- */

/* Who is counted takes no part, and is told as such. Figures are known. */
void fact_counted_set(struct fact_scene *scene, struct telling *telling);
/* Some figure of the fact counts it. */
bool fact_is_counted(const struct fact *fact, uint16_t token);

/* --- fact_assault.c --- */

/* Whose violence strikes those who are counted, where nobody acts: by an attack
 * that the clause names, or by the sentence before. */
void fact_assault_fill(const struct fact_scene *scene, struct telling *telling,
		const struct events *events);

/* --- fact_doer.c --- */

/* The doer of the clause around those who are counted, where nobody acts.
 * After all facts have their own parties. */
void fact_doer_fill(const struct fact_scene *scene, struct telling *telling);

/* --- fact_votes.c --- */

/* "by 41 votes against {34}": the other sides of a decision, each a fact like
 * the first, whoever is heard to take part. Last, when that is known. */
void fact_votes_tell(struct fact_scene *scene);

/* --- fact_ellipsis.c --- */

/* Who may act and is named by the words that end with this one, a land as its
 * government; null nobody. */
const struct mention *fact_somebody_up_to(
		const struct fact_scene *scene, uint16_t last);
/* Finds figures whose clause leaves out its verb ("and {Togo $2 million}") and
 * gives them a clause of their own. Tokens are the scene's own; their tops are
 * known. */
void fact_ellipsis_find(struct fact_scene *scene, struct token *tokens);
/* Who does it takes part in nothing else: hidden while other facts are told. */
void fact_ellipsis_hide(struct fact_scene *scene, bool hidden);
bool fact_is_gapped(const struct fact_scene *scene, uint32_t i);
/* The token is a word of who does it. */
bool fact_acts_in_gap(const struct fact_scene *scene, uint16_t token);
/* A fact stands that it is told like. */
bool fact_gap_is_told(struct fact_scene *scene, uint32_t i);
/* Makes each a fact like that of the figure before, when that is known. */
void fact_ellipsis_tell(struct fact_scene *scene);

/* --- fact_listed.c --- */

/* "Fiji: $3 million": a line of a list is told like the fact that leads to it.
 * After everything else is told. */
void fact_listed_tell(struct fact_scene *scene, const struct facts *before);

/* --- fact_object.c --- */

/* Bytes of the object's phrase, without article and sum. */
void fact_object_set(const struct fact_scene *scene, struct telling *telling);
/* What the words of object and trigger say of the instrument. */
void fact_instrument_set(
		const struct fact_scene *scene, struct telling *telling);

/* --- fact_lift.c --- */

/* The tree becomes the scene's own where figures stand wrong in it. After their
 * tops are known. */
void fact_lift_figures(struct fact_scene *scene);
/* "a total of 300 clinics", "$3 million worth of": the noun that the figure
 * stands in the place of in the tree; 0 none. */
uint16_t fact_lifted_from(const struct fact_scene *scene, uint32_t i);

/* --- fact_stay.c --- */

/* Makes the verb of "is in Lima" the head of its clause, as that of any other
 * journey is. Before clauses are mended. */
void fact_lift_stays(struct fact_scene *scene);

/* --- fact_mend.c --- */

/* Gives clauses the figures and subjects that the parser has hung elsewhere;
 * the tree's clauses become the scene's own. After figures are lifted. */
void fact_clauses_mend(struct fact_scene *scene);
/* A word right before the number that only says how sure it is: "up to". */
bool fact_is_of_bound(
		const struct fact_scene *scene, uint32_t i, uint16_t word);
/* Such a word of any number of the sentence: "has close {to} 300 nurses". */
bool fact_is_of_number(const struct fact_scene *scene, uint16_t word);

/* --- fact_amounts.c --- */

/* Finds the sentence's amounts and what hangs them in the tree; marks the
 * phrases that have one. Before frames are matched. */
void fact_amounts_open(struct fact_scene *scene, const struct amounts *amounts);
/* Gives each amount to the fact that it belongs to. A figure that another one
 * is compared with makes a fact of its own when it names a party. */
void fact_amounts_give(struct fact_scene *scene);

/* What the sum consists of: "grants" of "$3 million in grants"; 0 none. */
uint16_t fact_matter_of(const struct fact_scene *scene, uint32_t i);
/* The preposition "from". */
bool fact_says_from(const struct fact_scene *scene, uint16_t word);
/* Some fact has the amount. */
bool fact_amount_taken(struct fact_scene *scene, uint32_t i);

/* --- fact_sums.c --- */

/* The sum is another one beside those that the fact has, with words of its own
 * that say what it is for. */
bool fact_stands_beside(const struct fact_scene *scene, uint32_t i,
		const struct telling *telling);
/* Makes it a fact of its own, like the one beside it. */
void fact_give_beside(
		struct fact_scene *scene, uint32_t i, struct telling *like);
/* The sum is that of a programme under which another one is paid: "under a $7
 * billion programme". */
bool fact_stands_above(const struct fact_scene *scene, uint32_t i,
		const struct telling *telling);
/* Makes it a fact of its own, of which that is a part. */
void fact_give_above(struct fact_scene *scene, uint32_t i,
		const struct telling *telling);
/* Matches the frames of sums and of numbers at the next one from *next on that
 * stands alone; false when there is none. */
bool fact_sums_match(struct fact_scene *scene, uint16_t *token, uint32_t *next);
/* What the fact counts would be told by its number alone, were it not for the
 * fact ("join the 90 million who are insured"). */
bool fact_leaves_number(
		const struct fact_scene *scene, const struct telling *telling);
/* "200 billion {CFA} francs": a word of a sum takes part in nothing. */
void fact_sums_leave(struct fact_scene *scene, struct telling *telling);
/* "$3 million in grants": the sum that consists of what the noun names; 0. */
uint16_t fact_sum_above(const struct fact_scene *scene, uint16_t noun);
/* A sum stands right at the noun ("a $3 million grant"), or its verb tells one;
 * one that only stands somewhere near is another's. */
bool fact_noun_has_sum(const struct fact_scene *scene,
		const struct match *match, uint16_t verb);
/* Who is the subject of the clause, for frames of nouns that say so. */
void fact_subject_fill(struct fact_scene *scene, struct telling *telling);

/* The sentence tells of games or floods. */
bool fact_is_unpolitical(const struct fact_scene *scene);
/* The role of the side that the object does not name: who gives; 0 none. */
uint8_t fact_role_of_giver(const struct fact_scene *scene, uint8_t kind);

/* --- fact_giver.c --- */

/* Who gives what a noun names, where a noun of will above it says whose will it
 * is ("Fiji's decision on a loan"). */
void fact_owner_fill(const struct fact_scene *scene, struct telling *telling);
/* Whose attack the noun names. */
void fact_find_attackers(const struct fact_scene *scene, uint16_t attack,
		struct parties *out);
/* Who gives, where only the words below the fact's own say so. After all facts
 * have their own parties. */
void fact_giver_fill(const struct fact_scene *scene, struct telling *telling);
/* "supply {tanks} to Oslo": what is sold is nobody, though those who use it may
 * be meant by it elsewhere. */
bool fact_is_ware(
		const struct fact_scene *scene, const struct mention *mention);
/* Who owes what is forgiven is spared. */
void fact_debt_fill(const struct fact_scene *scene, struct telling *telling);
/* Something is owed before the sum: "owed to Oslo, of which {$3 million} to
 * Lund". */
bool fact_is_owed(const struct fact_scene *scene, uint32_t i);

/* --- fact_order.c --- */

/* Who gives a sum and who gets it, by the order of the words, where nothing
 * else tells. After amounts are given. */
void fact_order_fill(struct fact_scene *scene, struct telling *telling);

/* --- fact_kind.c --- */

/* Another kind, where what is told decides. After amounts are given. */
void fact_kind_set(struct fact_scene *scene, struct telling *telling);

/* --- fact_judge.c --- */

enum { FACT_FIGURES = MEASURE_MONEY | MEASURE_COUNT | MEASURE_PERCENT };

/* Bits of enum measure, and NEEDS_OBJECT. */
uint8_t fact_has(const struct fact *fact);
/* A price, a disaster, mere help: what only looks like a fact. */
bool fact_is_likeness(
		const struct fact_scene *scene, const struct telling *telling);
/* Why what is told is no fact; null when it is one. */
const char *fact_fault(
		const struct fact_scene *scene, const struct telling *telling);

/* --- fact_status.c --- */

/* The frame's status as it is told; drops what is no fact then. */
void fact_status_set(struct fact_scene *scene, struct telling *telling);

/* --- fact_links.c --- */

/* Period, speaker, event of the same words. */
void fact_links_set(struct fact_scene *scene, struct telling *telling,
		const struct events *events);
/* Its period, of the verb that tells it. */
void fact_links_date(const struct fact_scene *scene, struct telling *telling);
/* "They are also bidding": what a fact told before it in the article is about,
 * and who it names; drops what goes on from nothing. */
void fact_links_resume(const struct fact_scene *scene, struct telling *telling,
		const struct facts *before);
/* Facts of the article that others count too. */
void fact_links_totals(struct facts *facts);

/* Whether the token is the trigger, its verb, or a phrase of the frame. */
bool telling_has(const struct telling *telling, uint16_t token);

#endif
