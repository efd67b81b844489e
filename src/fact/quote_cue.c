/* The words of saying of a sentence, each with its clause. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_work.h"

/* ------------------------------------------------------------- its clause */

static bool
is_reported(const struct tree *tree, uint16_t child)
{
	switch (tree_relation(tree, child)) {
	case DEPREL_CCOMP:
	case DEPREL_CSUBJ:
	case DEPREL_XCOMP:
	case DEPREL_PARATAXIS:
	case DEPREL_CONJ:
	case DEPREL_ADVCL:
	case DEPREL_PUNCT:
	case DEPREL_MARK:
		return true;
	default:
		return false;
	}
}

/* The subject is the verb's own, or stands right before it. */
static bool
is_beside(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t last = view->right[cue->subject];
	if (last >= cue->verb)
		return false;
	if (tree_head(tree, cue->subject) == cue->verb)
		return true;
	for (uint16_t t = (uint16_t)(last + 1); t < cue->verb; t++)
		if (tree->tokens[t].upos != UPOS_PUNCT
				&& tree->tokens[t].upos != UPOS_AUX
				&& tree_relation(tree, t) != DEPREL_AUX
				&& !tree_is_form(tree, t, GRAMMAR_REFLEXIVE)
				&& tree->tokens[t].upos != UPOS_ADV)
			return false;
	return true;
}

/* "the {Secretary}-{General} noted", read as two subjects. */
static bool
is_hyphenated(const struct tree *tree, uint16_t token, uint16_t second)
{
	const struct token *hyphen = &tree->tokens[token + 1];
	return token + 2u == second && hyphen->upos == UPOS_PUNCT
	       && hyphen->start == tree->tokens[token].end
	       && hyphen->end == tree->tokens[second].start;
}

/* "{our comrade} Ana Reyes said", with the name hung on the comrade: where the
 * phrase begins. */
static uint16_t
start_with_name(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, cue->subject);
	uint16_t first = view->left[cue->subject];
	bool title = tree_relation(tree, cue->subject) == DEPREL_APPOS && head
		     && head + 1 == first && tree_head(tree, head) == cue->verb
		     && !tree_traits(tree)->drops_subjects;
	return title ? view->left[head] : first;
}

static uint16_t
clause_start(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t first = cue->verb, phrase;
	if (cue->subject < cue->verb
			&& name_before_aside(work, view, cue->verb, &phrase)
					   == cue->subject
			&& cue->subject)
		return phrase;
	if (cue->subject && teller_behind_mark(work, view, cue->verb))
		return view->left[cue->subject];
	if (cue->subject && cue->subject < cue->verb && is_beside(view, cue))
		first = start_with_title(
				view, cue->verb, start_with_name(view, cue));
	/* "As both papers said", with "as" read as their case */
	if (first < cue->subject)
		first = behind_as(tree, first);
	if (tree_is_noun(tree, cue->verb) && view->left[cue->verb] < first)
		first = view->left[cue->verb];
	if (first == cue->verb)
		first = view_verb_start(view, first);
	while (first > 1 && tree->tokens[first - 1].upos == UPOS_AUX)
		first--;
	TREE_CHILDREN(tree, cue->verb, child)
	if (child < first && tree_relation(tree, child) == DEPREL_NSUBJ
			&& (view->right[child] + 1 == first
					|| is_hyphenated(tree, child, first)))
		first = view->left[child];
	return first;
}

/* "said in the Assembly (see A/71/PV.3), ...": what stands in brackets right
 * behind the clause is no part of what is said. */
static uint16_t
over_brackets(const struct view *view, uint16_t last)
{
	enum { WORDS = 16 };
	const struct tree *tree = &view->tree;
	uint16_t open = (uint16_t)(last + 1);
	if (open >= tree->count || !view_is_text(view, open, STR("(")))
		return last;
	for (uint16_t t = open; t < tree->count && t < open + WORDS; t++)
		if (view_is_text(view, t, STR(")")))
			return t;
	return last;
}

/* "in Turin{,} Italy{,} at the fair": the comma behind a land that tells where
 * the place before lies; 0 when none ends such. */
static uint16_t
end_of_place(const struct view *view, uint16_t comma, uint16_t last)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(comma + 1); t < last; t++) {
		uint8_t name = tree->tokens[t].name;
		if (name != NAME_B_LOC && name != NAME_I_LOC)
			return t > comma + 1 && tree_is_comma(tree, t)
							       && tree_is(tree,
									       (uint16_t)(t + 1),
									       GRAMMAR_SETTING)
					       ? t
					       : 0;
	}
	return 0;
}

/* "in Turin, Italy{, at the fair}": one more phrase of the verb's behind the
 * comma that ends a place; `last` when none follows. */
static uint16_t
over_place(const struct view *view, uint16_t verb, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t phrase = (uint16_t)(last + 2);
	uint8_t name = tree->tokens[last].name;
	if (phrase >= tree->count || !tree_is_comma(tree, (uint16_t)(last + 1))
			|| (name != NAME_B_LOC && name != NAME_I_LOC))
		return last;
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_OBL
			&& view->left[child] == phrase)
		return view->right[child];
	return last;
}

/* "As she said in her 'Our Road' report, ...": the closing mark of a name in
 * marks inside the clause of "as"; 0 when no such begins at `token`. */
static uint16_t
end_of_marked_name(const struct quote_work *work, const struct view *view,
		uint16_t token, uint16_t last)
{
	enum { WORDS = 8 };
	const struct tree *tree = &view->tree;
	uint16_t close = token;
	if (tree_traits(tree)->drops_subjects)
		return 0;
	while (close < last && close < token + WORDS
			&& view_is_marked(work, view, close)) {
		if (view_is_finite(view, close))
			return 0;
		close++;
	}
	close--;
	return close > token && close < last && view_is_punctuation(view, close)
		       ? close
		       : 0;
}

/* As far as phrases of the clause follow one another, up to a mark. */
static uint16_t
clause_end(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t last = cue->verb;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		if (child < cue->verb || is_reported(tree, child))
			continue;
		if (view->left[child] > last + 1)
			break;
		last = view->right[child];
	}
	if (cue->subject > cue->verb && view->right[cue->subject] > last)
		last = view->right[cue->subject];
	/* "As Reyes said in Lima, Oslo will pay" read as "in Lima, Oslo" */
	bool as = cue->first == 2 && tree_is(tree, 1, GRAMMAR_PREDICATIVE);
	if (as)
		last = over_place(view, cue->verb, last);
	for (uint16_t t = (uint16_t)(cue->verb + 1); t <= last; t++) {
		uint16_t place = as && tree_is_comma(tree, t)
						 ? end_of_place(view, t, last)
						 : 0;
		uint16_t name = as && view_is_marked(work, view, t)
						? end_of_marked_name(work, view,
								  t, last)
						: 0;
		if (place || name)
			t = place ? place : name;
		else if (view_is_marked(work, view, t)
				|| (as && tree_is_comma(tree, t))
				|| tree->tokens[t].upos == UPOS_SCONJ)
			return (uint16_t)(t - 1);
	}
	return over_brackets(view, last);
}

/* -------------------------------------------------------------- which are */

/* "al decir: '...", "para decir que '..." */
static bool
leads_to_words(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	uint16_t behind = (uint16_t)(token + 2);
	return behind <= view->tree.count && view_is_marked(work, view, behind)
	       && !view_is_marked(work, view, behind - 1u);
}

static void
put_cue(struct quote_work *work, struct view *view, struct saying cue)
{
	if (cue.kind == CUE_VERB) {
		if (!cue.tail)
			cue.first = clause_start(work, view, &cue);
		cue.last = clause_end(work, view, &cue);
	}
	ARENA_PUSH(work->arena, view->cues, view->cue_count, view->cue_capacity,
			cue);
}

/* ", a deal announced last week": the deal announces nothing. */
static bool
is_participle_of(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	return feats_get(tree->tokens[cue->verb].feats, FEATURE_VOICE)
			       == VOICE_PASS
	       && tree_relation(tree, cue->verb) == DEPREL_PARATAXIS
	       && !cue->tail && !view_has_passive(tree, cue->verb)
	       && !view_can_speak(work, view, cue->subject);
}

/* "a path that calls on us to act": a thing, that is not spoken by anybody. */
static bool
is_mute(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	return cue->word->takes & TAKES_ADDRESSEE
	       && !view_can_speak(work, view, cue->subject)
	       && feats_get(view->tree.tokens[cue->subject].feats,
				  FEATURE_NUMBER)
				  == NUMBER_SING;
}

/* "in charge of labelling 'fake news'": nobody is told to have done it. */
static bool
names_for_nobody(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, cue->verb);
	return cue->word->takes & TAKES_NAMING
	       && tree_is_gerund(tree, cue->verb)
	       && tree_child(tree, cue->verb, DEPREL_MARK)
	       && tree_is_noun(tree, head) && !view_can_speak(work, view, head);
}

/* "a rule, also {referred} to as the Lima Act": no "what he referred to as". */
static bool
is_referred_to(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t as = (uint16_t)(verb + 2);
	const struct token *at = &tree->tokens[verb];
	if (as > tree->count || tree->tokens[verb + 1].upos != UPOS_ADP
			|| !tree_is(tree, as, GRAMMAR_PREDICATIVE)
			|| at->lower == at->lemma || tree_is_gerund(tree, verb)
			|| feats_get(at->feats, FEATURE_TENSE) != TENSE_PAST
			|| tree_traits(tree)->drops_subjects)
		return false;
	for (uint16_t t = verb; t > 1; t--)
		if (tree_is_form(tree, (uint16_t)(t - 1), GRAMMAR_FREE_RELATIVE)
				|| tree_is(tree, (uint16_t)(t - 1),
						GRAMMAR_RELATIVE))
			return false;
	return true;
}

/* "Reyes, fondly {called} 'the King', left": who is called so calls nobody. */
static bool
is_named_so(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	enum deprel deprel = tree_relation(tree, cue->verb);
	uint16_t before = (uint16_t)(cue->verb - 1);
	if (before && tree->tokens[before].upos == UPOS_ADV)
		before--;
	if (cue->word->takes & TAKES_NAMING && is_referred_to(view, cue->verb))
		return true;
	return cue->word->takes & TAKES_NAMING
	       && (deprel == DEPREL_ACL || deprel == DEPREL_ADVCL
			       || (before && tree_is_comma(tree, before)
					       && view_is_marked(work, view,
							       cue->verb + 1u)))
	       && feats_get(tree->tokens[cue->verb].feats, FEATURE_VERBFORM)
				  == VERBFORM_PART
	       && !tree_is_gerund(tree, cue->verb)
	       && !tree_is_infinitive(tree, cue->verb)
	       && !tree_child(tree, cue->verb, DEPREL_AUX)
	       && !teller_behind_mark(work, view, cue->verb)
	       && !name_behind_what(view, cue->verb)
	       && !tree_traits(tree)->drops_subjects;
}

/* "gender-affirming": part of a compound; "committed people". */
static bool
is_modifier(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	if (tree_relation(tree, token) == DEPREL_AMOD)
		return !view_is_behind_mark(work, view, token);
	if (token < 2 || tree->tokens[token - 1].upos != UPOS_PUNCT)
		return false;
	const struct token *before = &tree->tokens[token - 1];
	return before->end == tree->tokens[token].start
	       && tree->text->bytes.at[before->start] == '-';
}

/* "Dijo que": who spoke before; "digo que" is the text's own. */
static bool
may_drop_subject(const struct tree *tree, uint16_t verb)
{
	unsigned person = tree_finite_feature(tree, verb, FEATURE_PERSON);
	return !tree_traits(tree)->drops_subjects
	       || (person != PERSON_1 && person != PERSON_2);
}

/* ", que ..." read as hanging on the clause: the noun before the comma. */
static uint16_t
noun_before(const struct view *view, uint16_t relative)
{
	const struct tree *tree = &view->tree;
	uint16_t last = (uint16_t)(relative - 1);
	if (last && tree_is_comma(tree, last))
		last--;
	for (uint16_t t = last; t > 0; t--) {
		if (view_is_punctuation(view, t) || view_is_finite(view, t))
			break;
		if (tree_is_noun(tree, t) && view->right[t] >= last
				&& !tree_child(tree, t, DEPREL_CASE))
			return t;
	}
	return relative;
}

/* "the resignation of Ana Reyes, who said": the person named right before. */
static uint16_t
person_beside(const struct quote_work *work, const struct view *view,
		uint16_t relative, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	uint16_t name = (uint16_t)(relative - 1);
	if (view_can_speak(work, view, subject) || name < 2)
		return subject;
	name -= tree_is_comma(tree, name);
	if (tree->tokens[name].name != NAME_I_PER
			&& tree->tokens[name].name != NAME_B_PER)
		return subject;
	while (tree->tokens[name].name == NAME_I_PER && name > 1)
		name--;
	return name;
}

/* "a deal announced in May" */
static bool
may_be_participle(const struct view *view, uint16_t verb)
{
	return !view_is_finite(view, verb)
	       || feats_get(view->tree.tokens[verb].feats, FEATURE_VOICE)
				  == VOICE_PASS;
}

/* The tree has the same phrase as who speaks. */
static bool
agrees_with_tail(const struct quote_work *work, const struct view *view,
		const struct saying *cue, const struct speaker_phrase *who)
{
	return cue->subject && cue->subject < cue->verb
	       && view->left[cue->subject] == who->first
	       && view_is_finite(view, cue->verb)
	       && view_can_speak(work, view, cue->subject);
}

/* Where the reporting clause ends its sentence the words before the verb tell
 * who speaks, whatever they hang on. */
static void
place_tail(const struct quote_work *work, const struct view *view,
		struct saying *cue)
{
	struct speaker_phrase who;
	if (!(cue->word->takes & TAKES_CLAUSE)
			|| !tail_find(work, view, cue->verb, &who)
			|| agrees_with_tail(work, view, cue, &who))
		return;
	if (may_be_participle(view, cue->verb)
			&& !view_may_speak(work, view, who.head))
		return;
	cue->tail = true;
	cue->subject = who.head;
	cue->first = who.first;
}

/* "It fell, {the minister was quoted} as saying": what tells in a tense who
 * says it. */
static void
place_quoted(const struct quote_work *work, const struct view *view,
		struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t quoted = tree_head(tree, cue->verb);
	const struct quote_word *row =
			quoted ? view_word(work, view, quoted, false) : NULL;
	if (!row || !(row->takes & TAKES_QUOTED) || quoted > cue->verb
			|| !cue->subject || cue->subject > quoted
			|| tree_relation(tree, cue->subject)
					   != DEPREL_NSUBJ_PASS)
		return;
	cue->tail = true;
	cue->first = view->left[cue->subject];
}

/* "una charla {pronunciada} en Lima", "un texto {dicho} ayer": what was done to
 * something, in languages whose verbs may do without a subject. */
static bool
is_bare_participle(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (!tree_traits(tree)->drops_subjects
			|| tree_relation(tree, verb) != DEPREL_ACL
			|| feats_get(tree->tokens[verb].feats, FEATURE_VERBFORM)
					   != VERBFORM_PART
			|| tree_child(tree, verb, DEPREL_AUX)
			|| tree_child(tree, verb, DEPREL_AUX_PASS))
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (tree_child_in(tree, child, GRAMMAR_BY))
		return false;
	return tree_is_noun(tree, tree_head(tree, verb));
}

/* "en lo que se {refiere} a": what it is about. */
static bool
is_topic_verb(const struct view *view, const struct quote_word *row,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	return row->reflexive && verb > 3
	       && tree_is_form(tree, (uint16_t)(verb - 2),
			       GRAMMAR_COMPLEMENTIZER)
	       && tree_is_form(tree, (uint16_t)(verb - 3),
			       GRAMMAR_FREE_RELATIVE);
}

/* "a {saying}", "a Chinese {saying}": a noun, whatever it was read as. */
static bool
is_noun_by_form(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t first = token;
	if (!tree_is_gerund(tree, token) || tree_traits(tree)->drops_subjects)
		return false;
	while (first > 1 && tree->tokens[first - 1].upos == UPOS_ADJ)
		first--;
	/* "that old {saying}" */
	bool pointed = first > 1 && first < token
		       && tree->tokens[first - 1].upos == UPOS_DET
		       && !tree_child(tree, token, DEPREL_OBJ)
		       && !tree_child(tree, token, DEPREL_CCOMP);
	return pointed
	       || (first > 1
			       && tree_is_form(tree, (uint16_t)(first - 1),
					       GRAMMAR_INDEFINITE));
}

/* "the rules he was {taught} to live by: '", "was {offered} 'free rides'": by
 * nobody who is named. */
static bool
is_done_by_nobody(const struct tree *tree, const struct quote_word *row,
		uint16_t verb)
{
	if (row->takes != TAKES_SPEECH || !view_has_passive(tree, verb)
			|| tree_traits(tree)->drops_subjects)
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (tree_child_in(tree, child, GRAMMAR_BY))
		return false;
	return true;
}

/* "{llamó} a consultas a su embajador": where somebody is to come. */
static bool
is_summons(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (tree_is_form(tree, child, GRAMMAR_SUMMONS)
			&& tree_child(tree, child, DEPREL_CASE))
		return true;
	return false;
}

/* The word tells that something is said: it is a verb, or was one before it was
 * misread, and it does not stand for a deed. */
static bool
tells_saying(const struct quote_work *work, const struct view *view,
		const struct quote_word *row, uint16_t token, bool misread)
{
	bool behind = view_is_behind_mark(work, view, token);
	if (view->tree.tokens[token].upos != UPOS_VERB && !misread && !behind
			&& !view_leads_to_mark(work, view, token))
		return false;
	if (row->takes & TAKES_QUOTED || is_modifier(work, view, token)
			|| is_noun_by_form(view, token)
			|| verb_is_name(&view->tree, token)
			|| is_topic_verb(view, row, token)
			|| is_summons(&view->tree, token)
			|| is_done_by_nobody(&view->tree, row, token)
			|| (is_bare_participle(view, token) && !behind)
			|| verb_is_unsaid(work, view, token)
			|| view_is_purpose(view, token)
			|| verb_is_own(work, &view->tree, token))
		return false;
	return !verb_is_idle(&view->tree, token) || behind
	       || leads_to_words(work, view, token);
}

/* "who": asks for people, too. */
static bool
is_of_person(const struct view *view, uint16_t relative)
{
	return view_is_text(view, relative, STR("who"));
}

/* "how great that {nurse} is who said": 0 when no copula stands there. */
static uint16_t
subject_of_copula(const struct view *view, uint16_t copula)
{
	const struct tree *tree = &view->tree;
	if (tree_relation(tree, copula) != DEPREL_COP || !tree_head(tree, copula))
		return 0;
	uint16_t subject = tree_surface_subject(tree, tree_head(tree, copula));
	return subject < copula && tree_is_noun(tree, subject) ? subject : 0;
}

/* "they believed the judge, {who} said", "Reyes, who left – {who} said": the
 * noun before the nearest of them that has one. */
static uint16_t
person_before_who(const struct view *view, uint16_t who)
{
	for (uint16_t t = who; t > 2; t--) {
		if (!is_of_person(view, t))
			continue;
		uint16_t noun = noun_before(view, t);
		if (noun == t)
			noun = subject_of_copula(view, (uint16_t)(t - 1));
		if (noun)
			return noun;
	}
	return who;
}

/* "{signs} went up that said", "a {saying} that says", read as hanging on a verb
 * before: what that tells of; the relative itself where nothing is told. */
static uint16_t
thing_above(const struct view *view, uint16_t relative, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (!verb || verb > relative
			|| tree_is_comma(tree, (uint16_t)(relative - 1)))
		return relative;
	if (is_noun_by_form(view, verb))
		return verb;
	uint16_t subject = tree_surface_subject(tree, verb);
	return subject && subject < relative
			       && tree->tokens[subject].upos == UPOS_NOUN
		       ? subject
		       : relative;
}

/* "paid by two firms, which {suggests} that": all of it does, and no firm. */
static bool
is_of_all_before(const struct tree *tree, const struct saying *cue)
{
	const struct token *at = &tree->tokens[cue->verb];
	const struct token *noun = &tree->tokens[cue->subject];
	uint16_t relative = tree_child(tree, cue->verb, DEPREL_NSUBJ);
	return relative && tree_is(tree, relative, GRAMMAR_RELATIVE)
	       && noun->upos == UPOS_NOUN && at->lower != at->lemma
	       && feats_get(noun->feats, FEATURE_NUMBER) == NUMBER_PLUR
	       && feats_get(at->feats, FEATURE_TENSE) == TENSE_PRES
	       && feats_get(at->feats, FEATURE_NUMBER) == NUMBER_SING
	       && feats_get(at->feats, FEATURE_VERBFORM) == VERBFORM_FIN
	       && !tree_traits(tree)->drops_subjects;
}

/* "the judge who said": who stands before "who". False where that one says
 * nothing. */
static bool
resolve_relative(const struct quote_work *work, const struct view *view,
		struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, cue->verb);
	uint16_t who = tree_child(tree, cue->verb, DEPREL_NSUBJ);
	bool relative = cue->subject
			&& tree_is(tree, cue->subject, GRAMMAR_RELATIVE);
	if (cue->subject && who && head == cue->subject
			&& is_of_person(view, who))
		cue->subject = object_over_thing(work, view,
				person_over_place(work, view, head));
	else if (!relative)
		return true;
	else if (tree_is_noun(tree, head))
		cue->subject = person_beside(work, view, cue->subject, head);
	else if (tree_traits(tree)->noun_first)
		cue->subject = noun_before(view, cue->subject);
	else if (is_of_person(view, cue->subject))
		cue->subject = person_before_who(view, cue->subject);
	else
		cue->subject = thing_above(view, cue->subject, head);
	cue->subject = name_of_apposition(view, cue->subject);
	return !relative || !tree_is_noun(tree, head)
	       || !is_mute(work, view, cue);
}

/* "he{'s} called on Oslo to act", read as what is done to him: whom it would be
 * done to; 0 where no such stands there, or "he's called on to act". */
static uint16_t
subject_of_contraction(const struct view *view, const struct quote_word *row,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t passive = tree_child(tree, verb, DEPREL_AUX_PASS);
	if (!passive || tree_traits(tree)->drops_subjects
			|| verb + 2u >= tree->count
			|| !(row->takes & TAKES_ADDRESSEE)
			|| tree->tokens[passive].start
					   != tree->tokens[passive - 1].end
			|| tree->tokens[verb + 1].upos != UPOS_ADP
			|| tree->tokens[verb + 2].upos == UPOS_PART)
		return 0;
	return tree_child(tree, verb, DEPREL_NSUBJ_PASS);
}

/* Who says it where the word is no plain verb: read as a noun, an adjective, a
 * participle; 0 where it is one. */
static uint16_t
subject_by_reading(const struct quote_work *work, const struct view *view,
		const struct quote_word *row, uint16_t token, bool misread)
{
	if (row->takes & TAKES_STATE)
		return tree_child(&view->tree, token, DEPREL_NSUBJ);
	return misread ? misread_subject(work, view, token)
		       : subject_of_participle(view, token);
}

/* Any row of the word takes whoever is asked. */
static const struct quote_word *
row_of_asking(const struct quote_work *work, const struct quote_word *row)
{
	while (row && !(row->takes & TAKES_ADDRESSEE))
		row = quote_word_next(work->tables, row);
	return row;
}

static void
read_verb(struct quote_work *work, struct view *view, uint16_t token)
{
	const struct quote_word *row = view_word(work, view, token, false);
	bool misread = misread_verb(work, view, token)
		       || (row && row->takes & TAKES_STATE);
	if (!row || !tells_saying(work, view, row, token, misread))
		return;
	struct saying cue = { .word = row, .kind = CUE_VERB, .verb = token };
	cue.subject = subject_by_reading(work, view, row, token, misread);
	const struct quote_word *asking = row_of_asking(work, row);
	if (!cue.subject && asking)
		cue.subject = subject_of_contraction(view, asking, token);
	if (!cue.subject)
		cue.subject = subject_of_saying(work, view, token);
	if (cue.subject < token && second_subject_behind(work, view, token))
		cue.subject = second_subject_behind(work, view, token);
	place_tail(work, view, &cue);
	place_quoted(work, view, &cue);
	if (!cue.subject && !may_drop_subject(&view->tree, token))
		return;
	if (cue.subject
			&& (subject_is_nobody(&view->tree, cue.subject)
					|| is_participle_of(work, view, &cue)
					|| saying_is_idle(&view->tree, &cue)
					|| is_of_all_before(&view->tree, &cue)
					|| is_named_so(work, view, &cue)
					|| names_for_nobody(work, view, &cue)))
		return;
	if (resolve_relative(work, view, &cue))
		put_cue(work, view, cue);
}

/* "made the claim", "issued a warning" */
static bool
is_light(const struct tree *tree, uint16_t verb)
{
	const struct phrases *light = &tree->frames->light;
	word_id lemma = tree->tokens[verb].lemma;
	for (size_t i = phrases_first(light, lemma);
			i < light->count
			&& light->at[i].word[light->at[i].head] == lemma;
			i++)
		if (light->at[i].count == 1)
			return true;
	return false;
}

/* "his claim that", "a warning by the ministry that" */
static uint16_t
owner_of(const struct view *view, uint16_t noun)
{
	const struct tree *tree = &view->tree;
	uint16_t owner = tree_child(tree, noun, DEPREL_NMOD_POSS);
	/* "{today}'s announcement" is nobody's */
	if (owner && subject_is_nobody(tree, owner))
		owner = 0;
	if (owner)
		return owner;
	TREE_CHILDREN(tree, noun, child)
	if (child > noun && tree_relation(tree, child) == DEPREL_NMOD
			&& tree_child_in(
					tree, child, GRAMMAR_OWNER_PREPOSITION))
		return child;
	uint16_t head = tree_head(tree, noun);
	if (head && is_light(tree, head) && tree->clauses[head].object == noun)
		return tree->clauses[head].subject;
	return 0;
}

static void
read_noun(struct quote_work *work, struct view *view, uint16_t token)
{
	const struct quote_word *row = view_word(work, view, token, true);
	if (!row || view->tree.tokens[token].upos != UPOS_NOUN
			|| !(row->takes & TAKES_CLAUSE))
		return;
	struct saying cue = { .word = row,
		.kind = CUE_NOUN,
		.verb = token,
		.subject = owner_of(view, token),
		.first = token,
		.last = token };
	/* ", {making} the claim that" */
	uint16_t light = tree_head(&view->tree, token);
	if (light > 1 && light < token && tree_is_gerund(&view->tree, light)
			&& tree_is_comma(&view->tree, (uint16_t)(light - 1)))
		cue.first = light;
	/* "our view that": the text's own */
	if (cue.subject
			&& feats_get(view->tree.tokens[cue.subject].feats,
					   FEATURE_PERSON)
					   != PERSON_1)
		put_cue(work, view, cue);
}

/* No other word of saying than the token stands outside of marks. */
static bool
has_no_source(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	for (size_t i = 0; i < view->cue_count; i++)
		if (view->cues[i].verb != token
				&& !view_is_marked(
						work, view, view->cues[i].verb))
			return false;
	return true;
}

void
cues_find(struct quote_work *work, struct view *view)
{
	struct saying cue;
	for (uint16_t t = 1; t <= view->tree.count; t++) {
		if (source_according(work, view, t, &cue)
				|| source_wording(work, view, t, &cue))
			put_cue(work, view, cue);
		read_verb(work, view, t);
		read_noun(work, view, t);
	}
	for (uint16_t t = 1; t <= view->tree.count; t++)
		if ((source_viewer(work, view, t, &cue)
				    || source_own_view(work, view, t, &cue))
				&& has_no_source(work, view, t))
			put_cue(work, view, cue);
}
