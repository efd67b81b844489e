/* quote_work.h - what the parts of quote.c share while they read an article.
 * Inside stage 6; everything is the arena's. */
#ifndef DEMARCHE_FACT_QUOTE_WORK_H
#define DEMARCHE_FACT_QUOTE_WORK_H

#include "event/tree.h"
#include "fact/quote_marks.h"
#include "fact/quote_tables.h"

enum cue_kind { CUE_VERB, CUE_NOUN, CUE_ACCORDING };

/* A word of saying in its clause. Tokens count from 1 in the sentence. */
struct saying {
	const struct quote_word *word; /* null: "according to" */
	uint8_t kind;                  /* enum cue_kind */
	uint16_t verb;
	uint16_t subject;     /* head of who speaks; 0 nobody is named */
	uint16_t first, last; /* the reporting clause without what it reports */
	bool taken;           /* it reports words in marks */
	bool tail;            /* it ends the sentence, whatever it hangs on */
};

/* A sentence with its tree; for each token the ends of what hangs on it. */
struct view {
	struct tree tree;
	uint32_t sentence;
	uint16_t *left, *right;
	struct saying *cues;
	size_t cue_count, cue_capacity;
};

/* Roles by the last word of a person's name. */
struct role_slot {
	word_id name;
	struct quote_span role;
};

struct quote_work {
	const struct quote_tables *tables;
	const struct frames *frames;
	const struct text *text;
	const struct mentions *mentions;
	struct scene **scenes; /* stage 5's, by sentence; null: none */
	struct arena *arena;
	struct marks marks;
	struct view **views;     /* by sentence; null until asked for */
	struct role_slot *roles; /* open addressing; null until asked for */
	uint32_t role_mask;
	uint32_t role_stop; /* token + 1 of the verb: no part of a title */
	const struct mention *last_speaker, *last_person;
	uint32_t last_paragraph, last_sentence; /* where last_speaker spoke */
	struct quote *out;
	size_t count, capacity;
	size_t next_mark; /* the first stretch in marks not read yet */
	/* The last direct quotation, index + 1, and the first token behind the
	 * sentence that its reporting clause ends in. */
	size_t open;
	uint32_t open_end;
	unsigned pulled; /* stretches asked whether they repeat another */
};

/* The sentence's view, made when first asked for (quote_view.c). */
struct view *view_of(struct quote_work *work, uint32_t sentence);
/* Puts the words of saying of the sentence, each with its clause and who stands
 * beside it, into the view (quote_cue.c). */
void cues_find(struct quote_work *work, struct view *view);
/* The sentence has a word of saying: else it has no cue. */
bool view_has_words(const struct quote_work *work, uint32_t sentence);

/* The token of the text that is token `token` of the sentence. */
static inline uint32_t
view_token(const struct view *view, uint32_t token)
{
	return view->tree.sentence->first + token - 1;
}

static inline bool
view_is_marked(const struct quote_work *work, const struct view *view,
		uint32_t token)
{
	return marks_at(&work->marks, view_token(view, token)) != NULL;
}

/* Bytes of tokens first .. last of the sentence. */
static inline struct quote_span
view_span(const struct view *view, uint16_t first, uint16_t last)
{
	return (struct quote_span){ view->tree.tokens[first].start,
		view->tree.tokens[last].end };
}

bool view_is_punctuation(const struct view *view, uint16_t token);

/* The token is written like this: "(", ":". */
static inline bool
view_is_text(const struct view *view, uint16_t token, struct str text)
{
	return str_equal(text_of_token(view->tree.text,
					 &view->tree.tokens[token]),
			text);
}

static inline bool
view_is_person_name(const struct view *view, uint16_t token)
{
	uint8_t name = view->tree.tokens[token].name;
	return name == NAME_B_PER || name == NAME_I_PER;
}

/* The sentence ends with ":" or "that": what is said comes behind it. */
bool view_leads_on(const struct view *view);
/* Where the words begin that stand right before a verb and belong to it:
 * "{se limitó a} decir", "{le ha} dicho", in languages whose pronouns do. */
uint16_t view_verb_start(const struct view *view, uint16_t verb);
/* "{para} exigir" */
bool view_is_purpose(const struct view *view, uint16_t verb);
/* In a finite form, or an infinitive below one: "se limitó a {decir}". */
bool view_is_told(const struct view *view, uint16_t verb);
/* A verb in a finite form, or an auxiliary. */
bool view_is_finite(const struct view *view, uint16_t token);
/* The row of a verb or noun of saying, with its particle; null: it is none. */
const struct quote_word *view_word(const struct quote_work *work,
		const struct view *view, uint16_t token, bool noun);
/* A name, a pronoun, somebody whom stage 4 knows. */
bool view_can_speak(const struct quote_work *work, const struct view *view,
		uint16_t token);
/* One who can speak, or a noun for people who do: no "urged {measures} to help
 * them". */
bool view_may_speak(const struct quote_work *work, const struct view *view,
		uint16_t token);
/* A closing mark, and perhaps a comma, stands right before. */
bool view_is_behind_mark(const struct quote_work *work, const struct view *view,
		uint16_t token);
/* ", warning: '..." */
bool view_leads_to_mark(const struct quote_work *work, const struct view *view,
		uint16_t token);
/* The tense of the verb's clause: that of its auxiliary in "is left". */
unsigned view_tense(const struct tree *tree, uint16_t verb);
bool view_has_passive(const struct tree *tree, uint16_t verb);

/* quote_misread.c: a verb of saying that was read as a noun. */
bool misread_verb(const struct quote_work *work, const struct view *view,
		uint16_t token);
/* quote_misread.c: who does what such a verb tells; 0 nobody. */
uint16_t misread_subject(const struct quote_work *work, const struct view *view,
		uint16_t token);
/* quote_said.c: "may", "would", "will" as a word of the verb's, or by its
 * ending. */
bool view_has_modal(const struct tree *tree, uint16_t verb);
/* quote_said.c: "did not say", "declined to say", "if he says", "imagine
 * telling them": nothing is said, and nothing used to be. */
bool verb_is_unsaid(const struct quote_work *work, const struct view *view,
		uint16_t verb);
/* quote_pictured.c: "imagine telling them, '", "when people ask, '", "a chance
 * to say, '", "you say, '", "they are going to say": nobody has said it. */
bool verb_is_pictured(const struct quote_work *work, const struct view *view,
		uint16_t verb);
/* quote_habit.c: "he'd say, '", "he'd end by saying, '": it was said, whenever
 * it was; no "would not say". */
bool verb_is_habit(const struct quote_work *work, const struct view *view,
		uint16_t verb);
/* quote_said.c: "digo", "les pedimos que": what the text itself does, which is
 * nobody's report. */
bool verb_is_own(const struct quote_work *work, const struct tree *tree,
		uint16_t verb);
/* quote_said.c: an infinitive that does not tell that anybody spoke, in
 * languages whose verbs may do without a subject. */
bool verb_is_idle(const struct tree *tree, uint16_t verb);
/* quote_said.c: "you know", "I mean": said by the way. */
bool view_is_filler(const struct view *view, uint16_t first, uint16_t last);
/* quote_said.c: "Mr. Kais {Saied}": a name that looks like a verb. */
bool verb_is_name(const struct tree *tree, uint16_t token);
/* quote_said.c: "its readiness to welcome them", "a town shared by Oslo and
 * Lima": what nobody has said. */
bool saying_is_idle(const struct tree *tree, const struct saying *cue);
/* quote_said.c: "neither side said", "nobody said", "that said" */
bool subject_is_nobody(const struct tree *tree, uint16_t subject);

/* quote_aside.c: "Minister Ana Reyes, who runs the bank, said", "Ana Reyes, a
 * judge, said": the first word of the name, and of its phrase in *first; 0
 * when no such stands before the verb. */
uint16_t name_before_aside(const struct quote_work *work,
		const struct view *view, uint16_t verb, uint16_t *first);
/* quote_aside.c: "what {Ana Reyes}, head of the bank, called 'a threat'"; 0
 * when none stands there. */
uint16_t name_behind_what(const struct view *view, uint16_t verb);
/* quote_titled.c: "chairman and chief engineer {Ana Reyes} said": the name
 * behind the titles that begin at `first`; 0 none. */
uint16_t name_behind_titles(
		const struct view *view, uint16_t first, uint16_t verb);
/* quote_titled.c: "It is late, said study author {Ana Reyes}, a judge.",
 * whatever the title was read as; 0 none. */
uint16_t teller_behind_comma(const struct quote_work *work,
		const struct view *view, uint16_t verb);
/* quote_titled.c: "as the {doctors} have themselves noted", with the doctors
 * hung on the auxiliary; 0 none. */
uint16_t subject_of_auxiliary(const struct view *view, uint16_t verb);
/* quote_as_speaker.c: behind "as" where that stands at `token`; else `token`.
 */
uint16_t behind_as(const struct tree *tree, uint16_t token);
/* quote_as_speaker.c: the comma right before the verb or before an adverb of
 * it: "Ana Reyes, a judge{,} once said"; 0 none. */
uint16_t comma_before_saying(const struct tree *tree, uint16_t verb);
/* quote_as_speaker.c: "As a poet of my land, {Ana Reyes}, once said"; 0 none.
 */
uint16_t name_in_commas(const struct view *view, uint16_t verb);
/* quote_as_speaker.c: "As {Attorney} General Reyes said", with the first word
 * of the title hung on the verb: where the phrase begins that was found to
 * begin at `first`. */
uint16_t start_with_title(
		const struct view *view, uint16_t verb, uint16_t first);
/* "the firm behind the dam, {Norhydro}, said", with the firm as the subject:
 * the name between commas before the verb. */
uint16_t name_before_verb(
		const struct view *view, uint16_t verb, uint16_t subject);
/* quote_titled.c: "{Ana Reyes}, head of the bank, who said": whom the head of
 * the bank is said of; the noun itself where it is of no name. */
uint16_t name_of_apposition(const struct view *view, uint16_t noun);
/* quote_titled.c: "the {mayor} of Lima, who said", read as Lima, who did; the
 * noun itself where it is no place or nobody stands above it. */
uint16_t person_over_place(const struct quote_work *work,
		const struct view *view, uint16_t noun);
/* quote_titled.c: "put a {nurse} on the phone, who said", read as the phone,
 * which did; the noun itself where it may speak or nobody stands above it. */
uint16_t object_over_thing(const struct quote_work *work,
		const struct view *view, uint16_t noun);
/* quote_before.c: "Minister of Education Ana {Reyes} said": somebody named
 * right before the verb, behind a title without preposition; else `subject`. */
uint16_t name_of_title(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t subject);
/* quote_before.c: who stands before the verb, or before ", who ..., " that
 * stands before it; 0 nobody. */
uint16_t mention_before(const struct quote_work *work, const struct view *view,
		uint16_t verb);
/* quote_before.c: ", the lawyer's {office} announced": the phrase between the
 * last comma or dash and a verb that hangs loosely; else `subject`. */
uint16_t phrase_before(
		const struct view *view, uint16_t verb, uint16_t subject);
/* quote_subject.c: "'...,' the {patient} described in a report", with the verb
 * read as a participle; 0 when it is none. */
uint16_t teller_behind_mark(const struct quote_work *work,
		const struct view *view, uint16_t verb);
/* quote_subject.c: the head of who does what the verb of saying tells; 0: it
 * does not say. */
uint16_t subject_of_saying(const struct quote_work *work,
		const struct view *view, uint16_t verb);

/* quote_led.c: a pronoun right before or behind the verb, whatever it hangs on:
 * "'Leonid,' said {I}, '"; 0 none. */
uint16_t subject_beside(const struct quote_work *work, const struct view *view,
		uint16_t verb);
/* quote_led.c: who says words in marks that the verb leads to at once, where
 * the tree has hung the phrase elsewhere: "As {Ana} Reyes, the poet, said, '";
 * 0 none. */
uint16_t subject_led(const struct quote_work *work, const struct view *view,
		uint16_t verb);
/* quote_led.c: "{And said,} '": the sentence begins with a verb that has nobody
 * who says it, so that who did something last goes on. */
bool saying_goes_on(const struct view *view, const struct saying *cue);
/* quote_led.c: who does what the last clause of the sentence tells; 0 nobody.
 */
uint16_t subject_told_last(
		const struct quote_work *work, const struct view *view);

/* quote_behind.c: ", informó hoy la agencia": the head of the phrase behind a
 * verb that begins its clause; 0 none. */
uint16_t subject_phrase_behind(const struct view *view, uint16_t verb);
/* quote_behind.c: "League of Cities: '...,' said {Ana Reyes}", with the label
 * read as one more subject: the one right behind the verb; 0 none. */
uint16_t second_subject_behind(const struct quote_work *work,
		const struct view *view, uint16_t verb);

/* quote_source.c: behind the token stand words in marks. */
bool source_has_marks(const struct quote_work *work, const struct sentence *at,
		uint32_t token);
/* quote_source.c: "according to X": its head, and the phrase from the word to
 * its end; false when the token begins none. */
bool source_according(const struct quote_work *work, const struct view *view,
		uint16_t token, struct saying *out);
/* quote_source.c: "in the words of X" before words in marks. */
bool source_wording(const struct quote_work *work, const struct view *view,
		uint16_t token, struct saying *out);
/* quote_source.c: "Para Muñiz, la unión 'daría ...'": in no other words does
 * the sentence say who speaks, and the phrase begins it or stands between
 * commas.
 */
bool source_viewer(const struct quote_work *work, const struct view *view,
		uint16_t token, struct saying *out);

/* quote_source.c: "En su opinión, ...": begins the sentence; the source has no
 * subject, since whoever spoke before is meant. */
bool source_own_view(const struct quote_work *work, const struct view *view,
		uint16_t token, struct saying *out);

/* The phrase of who says something: its head, and its first word. */
struct speaker_phrase {
	uint16_t head, first;
};

/* quote_tail.c: "..., police officials said on Tuesday": who stands between the
 * last comma and a verb of saying that ends the sentence. */
bool tail_find(const struct quote_work *work, const struct view *view,
		uint16_t verb, struct speaker_phrase *out);
/* quote_tail.c: "Ana Reyes, a judge, called for calm", with the verb read as a
 * participle where no other can be the sentence's; 0 when one can. */
uint16_t subject_of_participle(const struct view *view, uint16_t verb);

/* quote_own.c: "Togo welcomes the vote" in Togo's own speech, "my delegation
 * welcomes it": what the text itself does. */
bool saying_is_of_own_land(const struct quote_work *work,
		const struct view *view, const struct saying *cue,
		const struct mention *speaker);

/* quote_speaker.c: who the phrase headed by `token` denotes; a mention of the
 * arena where stage 4 knows none. */
const struct mention *speaker_of(
		struct quote_work *work, struct view *view, uint16_t token);
/* quote_colon.c: who is named before a colon without a verb of saying; null
 * nobody. */
const struct mention *speaker_before_colon(
		struct quote_work *work, struct view *view, uint16_t colon);
/* quote_colon.c: "Miren esto: '": the text turns to its hearers. */
bool view_begins_with_call(
		const struct quote_work *work, const struct view *view);
/* quote_pronoun.c: "he" stands where it stands, and has the name of who he is.
 */
const struct mention *who_is_meant(struct quote_work *work,
		const struct view *view, const struct mention *pronoun);
/* quote_pronoun.c: of a subject that a verb leaves out, "{llegó} ayer", who was
 * named before; the mention itself where it is another or nobody was. */
const struct mention *who_is_left_out(
		const struct quote_work *work, const struct mention *mention);
/* quote_pronoun.c: the last group of people told of in the sentence before the
 * token, a subject first; null none. */
const struct mention *group_before(const struct quote_work *work,
		uint32_t number, uint32_t before);
/* quote_pronoun.c: the last person that the sentences before tell of, a subject
 * first; null none. */
const struct mention *person_before(
		const struct quote_work *work, const struct view *view);
/* "Oslo's answer": who gave it; the token itself where it is no document or
 * nobody's. */
uint16_t speaker_author(const struct quote_work *work, const struct view *view,
		uint16_t token);
/* The speaker of a cue, or null. */
const struct mention *speaker_of_cue(
		struct quote_work *work, struct view *view, struct saying *cue);
/* Who speaks words that stand alone, by the sentences around them. */
const struct mention *speaker_nearby(
		struct quote_work *work, uint32_t sentence, uint32_t last);
/* quote_role.c: what the text says that the speaker is; end 0 when it does not.
 */
struct quote_span speaker_role(struct quote_work *work,
		const struct mention *speaker, uint32_t verb);

/* Puts a quotation where its words stand in the order of the text and returns
 * its index (quote.c). Role, about and stance are filled in at the end. */
size_t quote_put(struct quote_work *work, const struct quote *quote);
/* quote_about.c */
void quote_fill_about(struct quote_work *work, struct quote *quote);

/* quote_direct.c: words in marks that begin in the sentence. */
void direct_read(struct quote_work *work, uint32_t sentence);
/* quote_report.c: reported speech of the sentence. */
void reports_read(struct quote_work *work, uint32_t sentence);
/* quote_transcript.c: all that is said from the first "MR. REYES: ..." or "Ana
 * Reyes: ..." of a transcript on, once everything else is put. */
void transcript_read(struct quote_work *work);

#endif
