/* Who speaks. Mentions are stage 4's; who it does not know ("analysts") gets a
 * mention of text alone. */
#include "event/parties.h"
#include "event/tree_owner.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* ---------------------------------------------------------- whose phrase */

static bool
names_person(const struct tree *tree, uint16_t token)
{
	uint8_t name = tree->tokens[token].name;
	return name == NAME_B_PER || name == NAME_I_PER;
}

/* "we had {a man} saying that": what he says is no word of who he is. */
static bool
says_so(const struct quote_work *work, const struct view *view, uint16_t child)
{
	return tree_relation(&view->tree, child) == DEPREL_ACL
	       && tree_is_gerund(&view->tree, child)
	       && view_word(work, view, child, false)
	       && !tree_traits(&view->tree)->drops_subjects;
}

/* The right end of the smallest phrase that says who: names and modifiers, no
 * relative clause, no apposition, nothing behind a comma. */
static uint16_t
phrase_end(const struct quote_work *work, const struct view *view,
		uint16_t head)
{
	const struct tree *tree = &view->tree;
	uint16_t last = head;
	TREE_CHILDREN(tree, head, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child < head)
			continue;
		if (view->left[child] != last + 1
				|| view_is_punctuation(view, child)
				|| deprel == DEPREL_ACL_RELCL
				|| deprel == DEPREL_APPOS
				|| deprel == DEPREL_PARATAXIS
				|| deprel == DEPREL_CCOMP
				|| says_so(work, view, child))
			break;
		for (uint16_t t = (uint16_t)(last + 1); t <= view->right[child];
				t++) {
			if (tree_is_comma(tree, t))
				return last;
			last = t;
		}
	}
	while (last > head && tree->tokens[last].upos == UPOS_CCONJ)
		last--;
	return last;
}

static uint16_t
phrase_start(const struct view *view, uint16_t head)
{
	const struct tree *tree = &view->tree;
	uint16_t first = head;
	TREE_CHILDREN(tree, head, child)
	{
		uint8_t upos = tree->tokens[child].upos;
		if (child > head)
			break;
		if (upos == UPOS_PUNCT || upos == UPOS_CCONJ
				|| tree_relation(tree, child) == DEPREL_CASE
				|| tree_relation(tree, child) == DEPREL_MARK
				|| tree_relation(tree, child) == DEPREL_NSUBJ
				|| tree_relation(tree, child) == DEPREL_COP)
			first = head;
		else if (first == head)
			first = view->left[child];
	}
	return first;
}

/* "the Secretary-{General}", read as two nouns. */
static bool
ends_hyphenated_noun(const struct tree *tree, uint16_t token)
{
	const struct token *at = &tree->tokens[token];
	return token > 2 && at[-1].upos == UPOS_PUNCT && at[-1].end == at->start
	       && tree->text->bytes.at[at[-1].start] == '-'
	       && at[-2].end == at[-1].start
	       && tree_is_noun(tree, (uint16_t)(token - 2))
	       && !tree_traits(tree)->drops_subjects;
}

/* "his {office} said", "President Ruto's {office}": of whose it is. */
static void
take_owner(const struct quote_work *work, const struct view *view,
		struct mention *mention)
{
	const struct tree *tree = &view->tree;
	uint16_t owner = tree_possessor(tree, mention->head);
	const struct mention *official =
			owner && tree_is(tree, mention->head, GRAMMAR_BUREAU)
					? mention_at(work->mentions,
							  view->sentence, owner)
					: NULL;
	if (!official || !mention_acts_for_state(official))
		return;
	memcpy(mention->actor.code, official->actor.code,
			sizeof mention->actor.code);
	memcpy(mention->actor.sector, official->actor.sector,
			sizeof mention->actor.sector);
	mention->actor.id = actor_id(work->arena, &mention->actor, true);
}

static const struct mention *
generic(struct quote_work *work, const struct view *view, uint16_t head)
{
	uint16_t first = phrase_start(view, head);
	if (ends_hyphenated_noun(&view->tree, first))
		first = phrase_start(view, (uint16_t)(first - 2));
	struct mention *mention = mention_unknown(work->arena,
			&view->tree.tokens[1], view->sentence, first,
			phrase_end(work, view, head));
	mention->head = head;
	mention->actor.person = names_person(&view->tree, head);
	take_owner(work, view, mention);
	return mention;
}

/* The mention headed by the token, or the one whose words hold it. */
static const struct mention *
mention_around(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct mentions *mentions = work->mentions;
	const struct mention *at = mention_at(mentions, view->sentence, token);
	if (at)
		return at->kind == MENTION_ADJECTIVE ? NULL : at;
	for (uint32_t i = mentions->first[view->sentence];
			i < mentions->first[view->sentence + 1]; i++) {
		at = &mentions->at[i];
		if (at->kind == MENTION_NAME && at->first <= token
				&& token <= at->last
				&& view->tree.tokens[token].upos == UPOS_PROPN)
			return at;
	}
	return NULL;
}

/* "the wife of {Ana} Reyes": whose she is; no "Commander in {Chief} Reyes". */
static bool
is_of_person(const struct tree *tree, uint16_t noun, uint16_t name)
{
	uint16_t preposition = tree_child(tree, name, DEPREL_CASE);
	return name != noun && names_person(tree, name) && preposition
	       && preposition + 1 == name /* "Chief {of} Staff Reyes" */
	       && !tree_is(tree, preposition, GRAMMAR_IN);
}

/* "One guest, Ana Reyes, said": the name that stands beside. */
static uint16_t
named_beside(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	/* "someone wise, Ana Reyes" */
	bool someone = tree->tokens[token].upos == UPOS_PRON
		       && feats_get(tree->tokens[token].feats, FEATURE_PRONTYPE)
				       == PRONTYPE_IND;
	if ((!tree_is_noun(tree, token) && !someone)
			|| names_person(tree, token))
		return token;
	/* "fuentes del puerto, cuyo jefe es Ana Reyes": several are not her */
	if (tree_traits(tree)->noun_first
			&& feats_get(tree->tokens[token].feats, FEATURE_NUMBER)
					   == NUMBER_PLUR)
		return token;
	bool speaks = tree_is(tree, token, GRAMMAR_SPEAKER)
		      || mention_at(work->mentions, view->sentence, token);
	for (uint16_t t = (uint16_t)(token + 1); t <= view->right[token]; t++) {
		enum deprel deprel = tree_relation(tree, t);
		uint16_t head = tree_head(tree, t);
		if (deprel != DEPREL_APPOS && deprel != DEPREL_FLAT)
			continue;
		if (deprel == DEPREL_FLAT && speaks
				&& is_of_person(tree, token, head))
			continue;
		if (names_person(tree, t)
				&& (head == token
						|| tree_head(tree, head)
								   == token))
			return t;
	}
	return token;
}

/* "people familiar with the matter": what stands behind tells who they are. */
static const struct mention *
with_modifier(struct quote_work *work, const struct view *view,
		const struct mention *mention)
{
	const struct tree *tree = &view->tree;
	uint16_t behind = (uint16_t)(mention->last + 1);
	if (behind > tree->count || tree->tokens[behind].upos != UPOS_ADJ
			|| tree_head(tree, behind) != mention->head)
		return mention;
	struct mention *wide = ARENA_NEW(work->arena, struct mention, 1);
	*wide = *mention;
	wide->last = phrase_end(work, view, mention->head);
	wide->end = tree->tokens[wide->last].end;
	return wide->last > mention->last ? wide : mention;
}

/* "{a —} the son", "from the — the hall": where the phrase begins again behind
 * the last dash before its head, if nothing but small words stand before that. */
static uint16_t
start_behind_repair(const struct view *view, const struct mention *mention)
{
	uint16_t first = mention->first;
	for (uint16_t t = first; t < mention->head; t++) {
		uint8_t upos = view->tree.tokens[t].upos;
		if (content_is_dash(view, t) && t > first)
			first = (uint16_t)(t + 1);
		else if (upos != UPOS_DET && upos != UPOS_ADP
				&& upos != UPOS_PUNCT)
			break;
	}
	return first;
}

static const struct mention *
without_repair(struct quote_work *work, const struct view *view,
		const struct mention *mention)
{
	if (mention->sentence != view->sentence)
		return mention;
	uint16_t first = start_behind_repair(view, mention);
	if (first == mention->first)
		return mention;
	struct mention *rest = ARENA_NEW(work->arena, struct mention, 1);
	*rest = *mention;
	rest->first = first;
	rest->start = view->tree.tokens[first].start;
	return rest;
}

static const struct mention *
speaker_in_phrase(struct quote_work *work, struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	token = named_beside(work, view, token);
	const struct mention *mention = mention_around(work, view, token);
	if (mention && mention->kind == MENTION_PRONOUN
			&& tree->tokens[token].upos == UPOS_PRON)
		return who_is_meant(work, view, mention);
	if (mention && mention->kind == MENTION_PRONOUN)
		return who_is_left_out(work, mention);
	if (mention)
		return mention->kind == MENTION_AGENT
				       ? with_modifier(work, view, mention)
				       : mention;
	if (tree->tokens[token].upos == UPOS_PRON && !tree->first_child[token])
		return who_is_meant(work, view, generic(work, view, token));
	return generic(work, view, token);
}

const struct mention *
speaker_of(struct quote_work *work, struct view *view, uint16_t token)
{
	return without_repair(
			work, view, speaker_in_phrase(work, view, token));
}

/* "a letter from Oslo said": who wrote it. */
uint16_t
speaker_author(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	const struct quote_word *row =
			quote_word_of(work->tables, tree->tokens[token].lemma);
	while (row && !(row->takes & TAKES_DOCUMENT))
		row = quote_word_next(work->tables, row);
	if (!row || tree->tokens[token].upos != UPOS_NOUN)
		return token;
	/* "fuentes del partido", "the observer of the United Nations": they
	 * speak, not the party */
	if (tree_is(tree, token, GRAMMAR_SPEAKER))
		return token;
	uint16_t owner = tree_child(tree, token, DEPREL_NMOD_POSS);
	/* "Ana's newspaper, The Tide, said": a body with a name of its own */
	if (owner && tree_child(tree, token, DEPREL_APPOS)
			&& mention_around(work, view, token))
		return token;
	if (owner)
		return owner;
	TREE_CHILDREN(tree, token, child)
	if (child > token && tree_relation(tree, child) == DEPREL_NMOD
			&& tree_child_in(tree, child, GRAMMAR_OWNER_PREPOSITION)
			&& mention_at(work->mentions, view->sentence, child))
		return child;
	return token;
}

/* "said opposition leader Ana Reyes" read as one phrase. */
static const struct mention *
without_verb(struct quote_work *work, const struct view *view, uint16_t verb,
		const struct mention *mention)
{
	if (mention->sentence != view->sentence || mention->first > verb
			|| mention->head <= verb || mention->last <= verb)
		return mention;
	struct mention *rest = ARENA_NEW(work->arena, struct mention, 1);
	*rest = *mention;
	rest->first = (uint16_t)(verb + 1);
	rest->start = view->tree.tokens[verb + 1].start;
	return rest;
}

/* "the attached {bill} showing that we paid", "the {Pact} on Water states", read
 * as a noun: who says it ends before the verb of saying. */
static const struct mention *
before_verb(struct quote_work *work, const struct view *view, uint16_t verb,
		const struct mention *mention)
{
	if (mention->sentence != view->sentence || mention->head >= verb
			|| mention->first >= verb || mention->last < verb
			|| (!tree_is_gerund(&view->tree, verb)
					&& !tree_is_noun(&view->tree, verb))
			|| tree_traits(&view->tree)->drops_subjects)
		return mention;
	struct mention *rest = ARENA_NEW(work->arena, struct mention, 1);
	*rest = *mention;
	rest->last = (uint16_t)(verb - 1);
	rest->end = view->tree.tokens[verb - 1].end;
	return rest;
}

static const struct mention *doer_of(
		struct quote_work *work, uint32_t sentence);

static bool
is_group(const struct quote_work *work, const struct mention *mention)
{
	const struct sentence *sentence =
			&work->text->sentences[mention->sentence];
	const struct token *head =
			sentence_token(work->text, sentence, mention->head);
	return feats_get(head->feats, FEATURE_NUMBER) == NUMBER_PLUR;
}

/* "Anunciaron que": the group that the sentence before tells of; not of "como
 * dijeron", "los que dijeron". */
static const struct mention *
group_left_out(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	switch (tree_relation(&view->tree, verb)) {
	case DEPREL_ROOT:
	case DEPREL_CONJ:
	case DEPREL_PARATAXIS:
		return view->sentence ? group_before(work, view->sentence - 1,
							UINT32_MAX)
				      : NULL;
	default:
		return NULL;
	}
}

/* "El senador criticó al ministro. Dijo que": who does what the sentence before
 * tells, where nobody has spoken in the paragraph yet; null: nobody does. */
static const struct mention *
doer_of_paragraph(struct quote_work *work, const struct view *view)
{
	const struct sentence *sentence = view->tree.sentence;
	if (!view->sentence || sentence[-1].paragraph != sentence->paragraph
			|| work->last_paragraph == sentence->paragraph)
		return NULL;
	const struct mention *doer = doer_of(work, view->sentence - 1);
	return doer && doer->actor.person ? doer : NULL;
}

/* Who does what the sentence before tells, where nobody has spoken in the
 * paragraph; who spoke last, here or in the one before; else the person told of
 * before, or who does what the sentence before tells. */
static const struct mention *
speaker_last(struct quote_work *work, const struct view *view, bool groups)
{
	const struct mention *last = work->last_speaker;
	if (last && !groups && is_group(work, last))
		last = work->last_person;
	const struct mention *doer = groups ? NULL
					    : doer_of_paragraph(work, view);
	if (doer)
		return doer;
	if (last && view->tree.sentence->paragraph <= work->last_paragraph + 1)
		return last;
	last = person_before(work, view);
	return !last && view->sentence ? doer_of(work, view->sentence - 1)
				       : last;
}

/* "Dijo que": whoever is known and not told again; of several the group told
 * of before. */
static const struct mention *
speaker_left_out(struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	const struct token *verb = &tree->tokens[cue->verb];
	if (cue->kind == CUE_ACCORDING)
		return speaker_last(work, view, true);
	if (cue->kind != CUE_VERB || !tree_traits(tree)->drops_subjects
			|| !view_is_told(view, cue->verb)
			|| tree_is_infinitive(tree, cue->verb)
			|| view_has_passive(tree, cue->verb)
			|| verb->upos != UPOS_VERB)
		return NULL;
	if (tree_finite_feature(tree, cue->verb, FEATURE_PERSON) == PERSON_1)
		return NULL;
	if (tree_finite_feature(tree, cue->verb, FEATURE_NUMBER) == NUMBER_PLUR)
		return group_left_out(work, view, cue->verb);
	return speaker_last(work, view, false);
}

/* "..., lo cual, añadió, '": what the clause before tells. */
static bool
is_clause_before(const struct tree *tree, uint16_t subject)
{
	uint16_t before = (uint16_t)(subject - 1);
	return tree->tokens[subject].upos == UPOS_PRON && before
	       && tree_is_form(tree, before, GRAMMAR_IMPERSONAL)
	       && !tree_is_form(tree, subject, GRAMMAR_COMPLEMENTIZER);
}

/* A noun in marks that the verb stands outside of; not "el 'alcalde' dijo". */
static bool
is_word_in_marks(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct marked *marked =
			marks_at(&work->marks, view_token(view, cue->subject));
	return marked && marked->open > view_token(view, 1)
	       && view->tree.tokens[cue->subject].upos == UPOS_NOUN
	       && !view_is_marked(work, view, cue->verb)
	       && work->text->tokens[marked->open - 1].upos != UPOS_DET;
}

/* "{Del} resto opinó que": the preposition of what it is about. */
static bool
is_topic(const struct view *view, const struct saying *cue,
		uint16_t preposition)
{
	const struct tree *tree = &view->tree;
	return tree_head(tree, cue->subject) == cue->verb
	       && cue->subject < cue->verb
	       && preposition == view->left[cue->subject]
	       && tree_is(tree, preposition, GRAMMAR_OWNER_PREPOSITION);
}

/* "Le llamó \"hijo de nadie\" y le espetó: '": a word in marks. "Venía yo
 * y un señor dice: '": another person. "A la letra decía: '": whom it was told
 * to. "Del resto opinó que": of whom. */
static bool
is_no_subject(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	const struct token *subject = &tree->tokens[cue->subject];
	if (!tree_traits(tree)->drops_subjects || cue->kind != CUE_VERB)
		return false;
	if (is_word_in_marks(work, view, cue))
		return true;
	TREE_CHILDREN(tree, cue->subject, child)
	if (tree_relation(tree, child) == DEPREL_CASE
			&& (tree->tokens[child].lower == work->frames->to
					|| is_topic(view, cue, child)))
		return true;
	unsigned own = feats_get(subject->feats, FEATURE_PERSON);
	unsigned told = tree_finite_feature(tree, cue->verb, FEATURE_PERSON);
	return is_clause_before(tree, cue->subject)
	       || (subject->upos == UPOS_PRON && own == PERSON_1
			       && told == PERSON_3);
}

/* Who spoke before in the sentence. */
static struct saying *
cue_before(struct view *view, const struct saying *cue)
{
	for (size_t i = view->cue_count; i-- > 0;)
		if (view->cues[i].verb < cue->verb && view->cues[i].subject
				&& view->cues[i].kind == CUE_VERB)
			return &view->cues[i];
	return NULL;
}

/* "recordó dos reglas, lo cual, {dijo}, '": of one, between commas. */
static bool
is_parenthesis(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	return tree_traits(tree)->drops_subjects && cue->kind == CUE_VERB
	       && cue->first > 1 && cue->last < tree->count
	       && tree_is_comma(tree, (uint16_t)(cue->first - 1))
	       && tree_is_comma(tree, (uint16_t)(cue->last + 1))
	       && view_is_told(view, cue->verb)
	       && tree_finite_feature(tree, cue->verb, FEATURE_NUMBER)
				  != NUMBER_PLUR
	       && tree_finite_feature(tree, cue->verb, FEATURE_PERSON)
				  != PERSON_1;
}

/* Where the verb has no subject, or a noun that is none: who spoke before. */
static const struct mention *
speaker_unsaid(struct quote_work *work, struct view *view, struct saying *cue)
{
	struct saying *above = NULL;
	if ((cue->subject && is_clause_before(&view->tree, cue->subject))
			|| is_parenthesis(view, cue))
		above = cue_before(view, cue);
	cue->subject = 0;
	return above ? speaker_of_cue(work, view, above)
		     : speaker_left_out(work, view, cue);
}

/* "linked to Oslo, {authorities} said", read as Oslo's: the phrase behind the
 * comma. */
static const struct mention *
behind_comma(struct quote_work *work, const struct view *view,
		const struct saying *cue, const struct mention *mention)
{
	if (mention->sentence != view->sentence || cue->kind != CUE_VERB
			|| mention->first >= cue->first
			|| mention->last < cue->first
			|| mention->head < cue->first
			|| !tree_is_comma(
					&view->tree, (uint16_t)(cue->first - 1))
			|| tree_traits(&view->tree)->noun_first)
		return mention;
	struct mention *copy = ARENA_NEW(work->arena, struct mention, 1);
	*copy = *mention;
	copy->first = cue->first;
	copy->start = view->tree.tokens[cue->first].start;
	return copy;
}

/* ", said a witness, former adviser {Ana} Reyes", hung on the verb: the name.
 */
static uint16_t
named_behind(const struct tree *tree, const struct saying *cue)
{
	if (cue->subject < cue->verb
			|| tree_relation(tree, cue->subject) != DEPREL_OBJ
			|| tree_head(tree, cue->subject) != cue->verb)
		return cue->subject;
	uint16_t name = tree_child(tree, cue->verb, DEPREL_NSUBJ);
	return name > cue->subject && names_person(tree, name) ? name
								: cue->subject;
}

const struct mention *
speaker_of_cue(struct quote_work *work, struct view *view, struct saying *cue)
{
	const struct tree *tree = &view->tree;
	if (!cue->subject || is_no_subject(work, view, cue))
		return speaker_unsaid(work, view, cue);
	uint16_t token = speaker_author(
			work, view, named_behind(tree, cue));
	uint8_t upos = tree->tokens[token].upos;
	if (upos == UPOS_PRON && cue->kind != CUE_ACCORDING
			&& tree_is(tree, token, GRAMMAR_FREE_RELATIVE))
		return NULL;
	if (tree_traits(tree)->drops_subjects && upos == UPOS_PRON
			&& tree_is_form(tree, token, GRAMMAR_COMPLEMENTIZER))
		return NULL;
	if (tree_relation(tree, token) == DEPREL_EXPL)
		return NULL;
	if (upos == UPOS_PUNCT
			|| (upos == UPOS_VERB
					&& !tree_child(tree, token,
							DEPREL_DET)))
		return NULL;
	const struct mention *speaker = behind_comma(
			work, view, cue, speaker_of(work, view, token));
	return without_verb(work, view, cue->verb,
			before_verb(work, view, cue->verb, speaker));
}

/* ------------------------------------------------- words that stand alone */

static bool
may_speak(const struct mention *mention)
{
	if (mention->kind == MENTION_ADJECTIVE)
		return false;
	return mention->actor.person || mention->actor.sector[0]
	       || mention->kind == MENTION_GENERIC;
}

/* "which of them said it", "that is what they said": nobody is named. */
static bool
points_only(const struct tree *tree, uint16_t subject)
{
	return tree->tokens[subject].upos == UPOS_PRON
	       && !tree_traits(tree)->drops_subjects
	       && (tree_is(tree, subject, GRAMMAR_RELATIVE)
			       || tree_is_form(tree, subject,
					       GRAMMAR_COMPLEMENTIZER));
}

/* "It goes on and on", "there are some": nobody who may speak. */
static bool
is_expletive(const struct tree *tree, uint16_t subject)
{
	return !tree_traits(tree)->drops_subjects
	       && (tree_relation(tree, subject) == DEPREL_EXPL
			       || tree_is_form(tree, subject,
					       GRAMMAR_IMPERSONAL));
}

/* Who does what the sentence tells, if it is somebody who may speak. */
static const struct mention *
doer_of(struct quote_work *work, uint32_t sentence)
{
	struct view *view = view_of(work, sentence);
	const struct tree *tree = &view->tree;
	for (size_t i = view->cue_count; i-- > 0;) {
		struct saying *cue = &view->cues[i];
		if (!view_is_marked(work, view, cue->verb)
				&& cue->kind == CUE_VERB && cue->subject
				&& !points_only(tree, cue->subject)
				&& (tree_traits(tree)->drops_subjects
						|| !content_is_thing(work, view,
								cue->subject)))
			return speaker_of_cue(work, view, cue);
	}
	uint16_t root = tree->first_child[0];
	uint16_t subject = root ? tree_surface_subject(tree, root) : 0;
	/* "Ana Reyes, a nurse, lives nearby.", with the verb read as a noun */
	if (!subject && root && tree->tokens[root].name == NAME_B_PER)
		subject = root;
	if (!subject || view_is_marked(work, view, subject)
			|| points_only(tree, subject)
			|| is_expletive(tree, subject)
			|| tree->tokens[subject].upos == UPOS_VERB)
		return NULL;
	const struct mention *doer = speaker_of(
			work, view, speaker_author(work, view, subject));
	return may_speak(doer) && (doer->actor.person || doer->kind != MENTION_GENERIC)
			       ? doer
			       : NULL;
}

/* Whoever spoke last did so too far above, where verbs do without subjects. */
static bool
is_far(const struct quote_work *work, uint32_t sentence)
{
	enum { SENTENCES = 5 };
	return sets_traits(work->frames->sets)->drops_subjects
	       && work->last_speaker
	       && work->last_sentence + SENTENCES < sentence;
}

/* "Statement from President Reyes": who gave it; null where the line has no
 * such. */
static const struct mention *
author_of_line(struct quote_work *work, struct view *view)
{
	const struct sentence *at = view->tree.sentence;
	if (view->sentence && at[-1].paragraph == at->paragraph)
		return NULL;
	uint16_t root = view->tree.first_child[0];
	uint16_t author = root ? speaker_author(work, view, root) : 0;
	return author != root ? speaker_of(work, view, author) : NULL;
}

/* "Statement from President Reyes:", and a paragraph in marks: a sentence that
 * leads to it without a word of saying or any verb. */
static const struct mention *
speaker_of_heading(struct quote_work *work, uint32_t sentence)
{
	struct view *view = view_of(work, sentence);
	const struct tree *tree = &view->tree;
	uint16_t end = (uint16_t)tree->count;
	if (end < 2 || tree_traits(tree)->drops_subjects)
		return NULL;
	for (uint16_t t = 1; t < end; t++)
		if (view_is_finite(view, t))
			return NULL;
	bool colon = str_equal(text_of_token(tree->text, &tree->tokens[end]),
			STR(":"));
	const struct mention *who =
			colon ? speaker_before_colon(work, view, end)
			      : author_of_line(work, view);
	return who && may_speak(who)
			       && (who->actor.person || who->actor.sector[0]
					       || who->kind != MENTION_GENERIC)
		       ? who
		       : NULL;
}

const struct mention *
speaker_nearby(struct quote_work *work, uint32_t sentence, uint32_t last)
{
	const struct sentence *at = work->text->sentences;
	uint32_t paragraph = at[sentence].paragraph;
	const struct mention *doer = NULL;
	if (sentence
			&& (at[sentence - 1].paragraph == paragraph
					|| view_leads_on(view_of(
							work, sentence - 1))))
		doer = doer_of(work, sentence - 1);
	if (!doer && sentence && at[sentence - 1].paragraph != paragraph)
		doer = speaker_of_heading(work, sentence - 1);
	if (!doer && work->last_speaker && work->last_paragraph == paragraph)
		doer = work->last_speaker;
	if (!doer && last + 1 < work->text->sentence_count
			&& at[last + 1].paragraph == paragraph)
		doer = doer_of(work, last + 1);
	return doer || is_far(work, sentence) ? doer : work->last_speaker;
}
