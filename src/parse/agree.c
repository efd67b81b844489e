#include "parse/agree.h"

#include "base/limits.h"
#include "parse/agree_phrases.h"
#include "parse/agree_time.h"
#include "parse/tags.h"

/* What hangs on a word. */
enum {
	HAS_SUBJECT = 1 << 0,
	HAS_OBJECT = 1 << 1,
	HAS_PASSIVE_AUXILIARY = 1 << 2,
	HAS_NOUN_MARK = 1 << 3, /* article, preposition, possessor */
	HAS_CONJUNCTION = 1 << 4,
	HAS_PREPOSITION = 1 << 5,
	HAS_MARK = 1 << 6,   /* "to leave", "while leaving" */
	HAS_COPULA = 1 << 7, /* the word itself is the predicate */
};

struct sentence_view {
	const struct text *text;
	struct token *tokens; /* token n is tokens[n - 1] */
	uint32_t count;
	uint8_t has[LIMIT_SENTENCE_TOKENS + 1];
};

static uint8_t
what_it_is(uint8_t deprel)
{
	switch (deprel) {
	case DEPREL_NSUBJ:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_CSUBJ:
		return HAS_SUBJECT;
	case DEPREL_OBJ:
		return HAS_OBJECT;
	case DEPREL_AUX_PASS:
		return HAS_PASSIVE_AUXILIARY;
	case DEPREL_CC:
		return HAS_CONJUNCTION;
	case DEPREL_CASE:
		return HAS_NOUN_MARK | HAS_PREPOSITION;
	case DEPREL_DET:
	case DEPREL_NMOD_POSS:
		return HAS_NOUN_MARK;
	case DEPREL_MARK:
		return HAS_MARK;
	case DEPREL_COP:
		return HAS_COPULA;
	default:
		return 0;
	}
}

static void
look(struct sentence_view *view)
{
	memset(view->has, 0, view->count + 1);
	for (uint32_t i = 0; i < view->count; i++)
		if (view->tokens[i].head <= view->count)
			view->has[view->tokens[i].head] |=
					what_it_is(view->tokens[i].deprel);
}

static struct token *
head_of(const struct sentence_view *view, const struct token *token)
{
	return token->head && token->head <= view->count
			       ? &view->tokens[token->head - 1]
			       : NULL;
}

static bool
ends_in_ing(const struct text *text, const struct token *token)
{
	struct str form = text_of_token(text, token);
	return form.len > 4 && str_ends(form, STR("ing"));
}

static bool
is_noun(const struct token *token)
{
	return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
}

static bool
is_adjunct(const struct token *token)
{
	return token->deprel == DEPREL_OBL || token->deprel == DEPREL_NMOD;
}

static void
make_verb(const struct sentence_view *view, struct token *token)
{
	token->upos = UPOS_VERB;
	token->feats = feats_set(token->feats, FEATURE_NUMBER, NUMBER_NONE);
	token->feats = feats_set(token->feats, FEATURE_VERBFORM, VERBFORM_GER);
	const struct token *head = head_of(view, token);
	if (is_adjunct(token) && head)
		token->deprel = head->upos == UPOS_VERB ? DEPREL_ADVCL
							: DEPREL_ACL;
}

static void
verbs_with_objects(struct sentence_view *view)
{
	for (uint32_t n = 1; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		if (token->upos == UPOS_NOUN && view->has[n] & HAS_OBJECT
				&& !(view->has[n] & HAS_NOUN_MARK)
				&& ends_in_ing(view->text, token))
			make_verb(view, token);
	}
}

static bool
is_active(const struct sentence_view *view, const struct token *verb,
		uint32_t number)
{
	if (verb->upos != UPOS_VERB
			|| view->has[number] & HAS_PASSIVE_AUXILIARY)
		return false;
	return view->has[number] & HAS_OBJECT || verb->deprel == DEPREL_ROOT
	       || feats_get(verb->feats, FEATURE_VERBFORM) == VERBFORM_FIN;
}

static void
active_verbs(struct sentence_view *view)
{
	for (uint32_t i = 0; i < view->count; i++) {
		struct token *token = &view->tokens[i];
		struct token *verb = head_of(view, token);
		if (token->deprel != DEPREL_NSUBJ_PASS || !verb
				|| !is_active(view, verb, token->head))
			continue;
		token->deprel = DEPREL_NSUBJ;
		verb->feats = feats_set(verb->feats, FEATURE_VOICE, VOICE_NONE);
	}
}

/* A noun that stands where the sentence should have its verb. */
static bool
is_verbless(const struct sentence_view *view, uint32_t number)
{
	return number && number <= view->count
	       && view->tokens[number - 1].deprel == DEPREL_ROOT
	       && is_noun(&view->tokens[number - 1])
	       && !(view->has[number] & (HAS_SUBJECT | HAS_COPULA));
}

/* "kidnapped", not "kidnapping", "given" or "called": a form that can be the
 * past tense, and is not the usual one before a name. */
static bool
may_be_past(const struct sentence_view *view, uint32_t number)
{
	static const char *const naming[] = { "called", "named", "dubbed",
		"titled", "entitled", "nicknamed" };
	const struct token *token = &view->tokens[number - 1];
	struct str form = text_of_token(view->text, token);
	if (token->upos != UPOS_VERB || ends_in_ing(view->text, token)
			|| str_ends(form, STR("en"))
			|| str_ends(form, STR("wn"))
			|| view->has[number]
					   & (HAS_SUBJECT | HAS_MARK
							   | HAS_PASSIVE_AUXILIARY))
		return false;
	for (size_t i = 0; i < sizeof naming / sizeof *naming; i++)
		if (str_equal(form, str_of(naming[i])))
			return false;
	return true;
}

/* `verb` becomes the sentence's verb, the noun at its head its subject; what
 * stood behind the verb on the noun is the verb's. */
static void
promote(struct sentence_view *view, uint32_t verb, uint32_t noun)
{
	for (uint32_t n = verb + 1; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		if (token->head != noun)
			continue;
		token->head = (uint16_t)verb;
		if (token->deprel == DEPREL_NMOD)
			token->deprel = DEPREL_OBL;
	}
	struct token *token = &view->tokens[verb - 1];
	token->head = 0;
	token->deprel = DEPREL_ROOT;
	token->feats = feats_set(token->feats, FEATURE_VERBFORM, VERBFORM_FIN);
	token->feats = feats_set(token->feats, FEATURE_VOICE, VOICE_NONE);
	view->tokens[noun - 1].head = (uint16_t)verb;
	view->tokens[noun - 1].deprel = DEPREL_NSUBJ;
	view->has[verb] |= HAS_SUBJECT;
}

static void
participles_with_objects(struct sentence_view *view)
{
	for (uint32_t n = 2; n <= view->count; n++) {
		const struct token *verb = &view->tokens[n - 1];
		if (verb->deprel == DEPREL_ACL && verb->head < n
				&& view->has[n] & HAS_OBJECT
				&& may_be_past(view, n)
				&& is_verbless(view, verb->head))
			promote(view, n, verb->head);
	}
}

static bool
is_form(const struct sentence_view *view, uint32_t number, const char *form)
{
	struct str text = text_of_token(view->text, &view->tokens[number - 1]);
	return str_equal(text, str_of(form));
}

/* Verbs whose past is their stem, and looks like a noun. */
static bool
is_unmarked_past(const struct sentence_view *view, uint32_t number)
{
	static const char *const forms[] = { "cut", "put", "set", "hit", "shut",
		"split", "quit", "cast", "hurt", "bid", "let", "broadcast" };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (is_form(view, number, forms[i]))
			return true;
	return false;
}

/* "France cut aid to Mali", read as one long compound. */
static void
verbs_inside_compounds(struct sentence_view *view)
{
	for (uint32_t n = 2; n < view->count; n++) {
		struct token *verb = &view->tokens[n - 1];
		struct token *subject = &view->tokens[n - 2];
		uint32_t object = verb->head;
		if (verb->deprel != DEPREL_COMPOUND || object <= n
				|| subject->head != object
				|| subject->deprel != DEPREL_COMPOUND
				|| subject->upos != UPOS_PROPN
				|| !is_unmarked_past(view, n)
				|| !is_verbless(view, object))
			continue;
		make_verb(view, verb);
		promote(view, n, object);
		view->tokens[object - 1].deprel = DEPREL_OBJ;
		subject->head = (uint16_t)n;
		subject->deprel = DEPREL_NSUBJ;
		view->has[n] |= HAS_OBJECT;
	}
}

/* The first preposition of the phrase that `noun` heads. */
static uint32_t
preposition_of(const struct sentence_view *view, uint32_t noun)
{
	for (uint32_t n = 1; n < noun; n++)
		if (view->tokens[n - 1].head == noun
				&& view->tokens[n - 1].deprel == DEPREL_CASE)
			return n;
	return 0;
}

/* The phrase before the verb ends at `end`, which had been taken for a part of
 * the object. */
static void
end_phrase(struct sentence_view *view, uint32_t preposition, uint32_t end,
		uint32_t object, uint32_t subject)
{
	for (uint32_t n = preposition; n < end; n++)
		if (view->tokens[n - 1].head == object)
			view->tokens[n - 1].head = (uint16_t)end;
	view->tokens[end - 1].head = (uint16_t)subject;
	view->tokens[end - 1].deprel = DEPREL_NMOD;
	view->has[end] |= HAS_PREPOSITION | HAS_NOUN_MARK;
}

static void
verbs_inside_phrases(struct sentence_view *view)
{
	for (uint32_t n = 3; n <= view->count; n++) {
		const struct token *verb = &view->tokens[n - 1];
		const struct token *before = &view->tokens[n - 2];
		uint32_t object = verb->head;
		if (verb->deprel != DEPREL_AMOD || object <= n
				|| before->head != object
				|| before->upos != UPOS_PROPN
				|| !may_be_past(view, n))
			continue;
		uint32_t subject = view->tokens[object - 1].head;
		uint32_t preposition = preposition_of(view, object);
		if (!is_verbless(view, subject) || subject >= preposition
				|| preposition >= n - 1)
			continue;
		end_phrase(view, preposition, n - 1, object, subject);
		promote(view, n, subject);
		view->tokens[object - 1].head = (uint16_t)n;
		view->tokens[object - 1].deprel = DEPREL_OBJ;
	}
}

/* The word that begins the clause of `verb`. */
static uint32_t
mark_of(const struct sentence_view *view, uint32_t verb)
{
	for (uint32_t n = 1; n < verb; n++)
		if (view->tokens[n - 1].head == verb
				&& view->tokens[n - 1].deprel == DEPREL_MARK)
			return n;
	return 0;
}

/* "supporters in Malawi blocked roads", where "Malawi" was taken for the
 * subject of a verb that hangs on the supporters. */
static void
verbs_taken_for_modifiers(struct sentence_view *view)
{
	for (uint32_t s = 3; s < view->count; s++) {
		struct token *place = &view->tokens[s - 1];
		struct token *before = &view->tokens[s - 2];
		uint32_t n = place->head;
		if (place->deprel != DEPREL_NSUBJ || place->upos != UPOS_PROPN
				|| before->upos != UPOS_ADP || n != s + 1
				|| view->tokens[n - 1].upos != UPOS_VERB
				|| view->tokens[n - 1].deprel != DEPREL_NMOD
				|| view->tokens[n - 1].head >= s
				|| !is_verbless(view, view->tokens[n - 1].head))
			continue;
		uint32_t noun = view->tokens[n - 1].head;
		before->head = (uint16_t)s;
		before->deprel = DEPREL_CASE;
		place->head = (uint16_t)noun;
		place->deprel = DEPREL_NMOD;
		view->has[s] |= HAS_PREPOSITION | HAS_NOUN_MARK;
		promote(view, n, noun);
	}
}

/* "at least", "at most", "up to", "as many as" before a number are no
 * preposition. */
static bool
begins_quantity(const struct sentence_view *view, uint32_t number)
{
	if (number + 2 > view->count
			|| view->tokens[number + 1].upos != UPOS_NUM)
		return false;
	if (is_form(view, number, "at") || is_form(view, number, "At"))
		return is_form(view, number + 1, "least")
		       || is_form(view, number + 1, "most");
	return (is_form(view, number, "up") || is_form(view, number, "Up"))
	       && is_form(view, number + 1, "to");
}

/* "killed at least 40 villagers": the villagers are the object. */
static void
objects_behind_quantities(struct sentence_view *view)
{
	for (uint32_t n = 1; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		struct token *noun = head_of(view, token);
		if (token->deprel != DEPREL_CASE || !noun
				|| !begins_quantity(view, n))
			continue;
		token->head = (uint16_t)(n + 2);
		token->deprel = DEPREL_ADVMOD;
		uint32_t verb = noun->head;
		if (noun->deprel != DEPREL_OBL || !verb || verb >= n
				|| view->tokens[verb - 1].upos != UPOS_VERB
				|| view->has[verb] & (HAS_OBJECT | HAS_PASSIVE_AUXILIARY))
			continue;
		noun->deprel = DEPREL_OBJ;
		view->has[verb] |= HAS_OBJECT;
	}
}

/* A bare noun behind the verb that hangs on the subject before it, as a part of
 * it or coordinated without a conjunction. */
static void
objects_of_subjects(struct sentence_view *view)
{
	for (uint32_t n = 3; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		const struct token *subject = head_of(view, token);
		bool beside = token->deprel == DEPREL_CONJ
			      && !(view->has[n] & HAS_CONJUNCTION);
		if ((token->deprel != DEPREL_NMOD && !beside) || !is_noun(token)
				|| !subject || subject->deprel != DEPREL_NSUBJ
				|| view->has[n] & HAS_PREPOSITION)
			continue;
		uint32_t verb = subject->head;
		if (verb <= token->head || verb >= n
				|| view->has[verb] & (HAS_OBJECT | HAS_COPULA)
				|| view->tokens[verb - 1].upos != UPOS_VERB)
			continue;
		token->head = (uint16_t)verb;
		token->deprel = DEPREL_OBJ;
		view->has[verb] |= HAS_OBJECT;
	}
}

static void
subjects_before_verbs(struct sentence_view *view)
{
	for (uint32_t n = 1; n < view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		const struct token *verb = &view->tokens[n];
		if (token->head != n + 1 || token->deprel != DEPREL_COMPOUND
				|| !is_noun(token) || verb->upos != UPOS_VERB
				|| view->has[n + 1] & HAS_SUBJECT)
			continue;
		if (verb->deprel == DEPREL_AMOD
				&& (!is_verbless(view, verb->head)
						|| !may_be_past(view, n + 1)
						|| token->upos != UPOS_PROPN))
			continue;
		token->deprel = DEPREL_NSUBJ;
		view->has[n + 1] |= HAS_SUBJECT;
	}
}

static void
verbs_before_objects(struct sentence_view *view)
{
	for (uint32_t n = 1; n <= view->count; n++) {
		struct token *verb = &view->tokens[n - 1];
		struct token *noun = head_of(view, verb);
		if (verb->deprel != DEPREL_AMOD || verb->upos != UPOS_VERB
				|| !(view->has[n] & HAS_SUBJECT) || !noun
				|| verb->head <= n)
			continue;
		verb->head = noun->head;
		verb->deprel = noun->deprel;
		noun->head = (uint16_t)n;
		noun->deprel = DEPREL_OBJ;
	}
}

/* The phrase before `number` on the same head, with the same relation and a
 * preposition that the later one lacks; 0 when there is none. */
static uint32_t
like_before(const struct sentence_view *view, uint32_t number)
{
	const struct token *token = &view->tokens[number - 1];
	for (uint32_t n = number - 1; n > token->head; n--) {
		const struct token *other = &view->tokens[n - 1];
		if (other->head == token->head)
			return other->deprel == token->deprel && is_noun(other)
							       && view->has[n] & HAS_PREPOSITION
					       ? n
					       : 0;
		if (other->head < n && other->deprel != DEPREL_PUNCT
				&& other->head < token->head)
			return 0;
	}
	return 0;
}

static void
coordinated_phrases(struct sentence_view *view)
{
	for (uint32_t n = 2; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		if (!is_adjunct(token) || !is_noun(token) || !token->head
				|| token->head >= n
				|| !(view->has[n] & HAS_CONJUNCTION)
				|| view->has[n] & HAS_PREPOSITION)
			continue;
		uint32_t first = like_before(view, n);
		if (!first)
			continue;
		token->head = (uint16_t)first;
		token->deprel = DEPREL_CONJ;
	}
}

/* "said it would leave unless the spy was freed": a condition beside what is
 * said is a part of it. */
static void
conditions_beside_content(struct sentence_view *view)
{
	uint32_t content = 0;
	for (uint32_t n = 1; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		if (token->deprel != DEPREL_CCOMP)
			continue;
		bool beside = content && view->has[n] & HAS_MARK
			      && view->tokens[content - 1].head == token->head;
		uint32_t mark = beside ? mark_of(view, n) : 0;
		if (mark
				&& (is_form(view, mark, "unless")
						|| is_form(view, mark, "if"))) {
			token->head = (uint16_t)content;
			token->deprel = DEPREL_ADVCL;
		} else {
			content = n;
		}
	}
}

/* "If" and "unless" tell of the clause, not of the noun before them. */
static void
conditions_of_nouns(struct sentence_view *view)
{
	for (uint32_t i = 1; i <= view->count; i++) {
		const struct token *mark = &view->tokens[i - 1];
		struct token *token = head_of(view, mark);
		if (mark->deprel != DEPREL_CASE || !token
				|| token->deprel != DEPREL_NMOD
				|| (!is_form(view, i, "if")
						&& !is_form(view, i, "unless")))
			continue;
		const struct token *above = head_of(view, token);
		for (int n = 0; above && n < 8 && above->upos != UPOS_VERB; n++)
			above = head_of(view, above);
		if (!above || above->upos != UPOS_VERB)
			continue;
		token->head = (uint16_t)(above - view->tokens + 1);
		token->deprel = DEPREL_OBL;
	}
}

/* What "to" marks, right before it, is an infinitive: "calls to free him". */
static void
infinitives(struct sentence_view *view)
{
	for (uint32_t n = 1; n < view->count; n++) {
		struct token *to = &view->tokens[n - 1], *verb = to + 1;
		if (to->deprel != DEPREL_MARK || to->head != n + 1
				|| (verb->upos != UPOS_ADJ
						&& verb->upos != UPOS_NOUN)
				|| view->has[n + 1] & HAS_COPULA
				|| !(view->has[n + 1] & HAS_OBJECT)
				|| !is_form(view, n, "to"))
			continue;
		to->upos = UPOS_PART;
		verb->upos = UPOS_VERB;
		verb->feats = feats_set(
				verb->feats, FEATURE_VERBFORM, VERBFORM_INF);
		verb->feats = feats_set(
				verb->feats, FEATURE_NUMBER, NUMBER_NONE);
	}
}

/* Whether all words between two subjects belong to the second. */
static bool
is_one_phrase(const struct sentence_view *view, uint32_t first, uint32_t last)
{
	enum { NEAR = 6 };
	if (last - first < 2 || last - first > NEAR)
		return false;
	for (uint32_t n = first + 1; n < last; n++) {
		const struct token *token = &view->tokens[n - 1];
		if (token->head <= first || token->head > last
				|| token->upos == UPOS_PUNCT
				|| token->deprel == DEPREL_DET)
			return false;
	}
	return true;
}

/* "Israel y los palestinos": a conjunction of the second right behind the
 * first. */
static bool
is_joined(const struct sentence_view *view, uint32_t first, uint32_t second)
{
	uint32_t next = first + 1;
	while (next < second && view->tokens[next - 1].head == first
			&& view->tokens[next - 1].deprel == DEPREL_FLAT)
		next++;
	return next < second && view->tokens[next - 1].head == second
	       && view->tokens[next - 1].deprel == DEPREL_CC;
}

/* What the second of two subjects is to the first; that of a subject when
 * nothing tells. */
static enum deprel
relation_of_second(const struct sentence_view *view, uint32_t first,
		uint32_t second)
{
	const struct token *before = &view->tokens[second - 2];
	bool name = view->tokens[second - 1].upos == UPOS_PROPN;
	if (before->head == second && before->deprel == DEPREL_CASE)
		return DEPREL_NMOD;
	if (is_joined(view, first, second))
		return DEPREL_CONJ;
	return first + 1 == second && name ? DEPREL_APPOS : DEPREL_NSUBJ;
}

/* "Peru Minister Ada Okello" */
static bool
is_before_title(const struct sentence_view *view, uint32_t first,
		uint32_t second)
{
	return view->tokens[second - 1].upos == UPOS_PROPN
	       && view->tokens[first - 1].upos == UPOS_PROPN
	       && is_one_phrase(view, first, second);
}

/* A verb has one subject: a later one right behind a preposition is a part of
 * the first, one with a conjunction stands beside it, a name right behind that
 * says who it is, and a name before the second's title is a part of that. */
static void
second_subjects(struct sentence_view *view)
{
	uint16_t first[LIMIT_SENTENCE_TOKENS + 1];
	memset(first, 0, (view->count + 1) * sizeof *first);
	for (uint32_t n = 1; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		uint32_t verb = token->head;
		if (token->deprel != DEPREL_NSUBJ || verb <= n
				|| verb > view->count)
			continue;
		if (!first[verb]) {
			first[verb] = (uint16_t)n;
			continue;
		}
		struct token *before = &view->tokens[n - 2];
		if (before->upos == UPOS_ADP && before->deprel == DEPREL_CASE)
			before->head = (uint16_t)n;
		token->deprel = relation_of_second(view, first[verb], n);
		if (token->deprel != DEPREL_NSUBJ) {
			token->head = first[verb];
		} else if (is_before_title(view, first[verb], n)) {
			struct token *part = &view->tokens[first[verb] - 1];
			part->head = (uint16_t)n;
			part->deprel = DEPREL_COMPOUND;
			first[verb] = (uint16_t)n;
		}
	}
}

static bool
is_one_of(const struct sentence_view *view, uint32_t number,
		const char *const *forms)
{
	for (; *forms; forms++)
		if (is_form(view, number, *forms))
			return true;
	return false;
}

/* "has [broken relations] with", read as relations that are broken: what states
 * do to their relations, which "has strained relations" tells nothing of. */
static bool
is_perfect_of_relations(const struct sentence_view *view, uint32_t have)
{
	static const char *const participles[] = { "broken", "severed",
		"frozen", "cut", "restored", "resumed", "renewed", "suspended",
		NULL };
	static const char *const nouns[] = { "relations", "ties", "links",
		"contacts", "contact", NULL };
	const struct token *participle = &view->tokens[have];
	const struct token *noun = &view->tokens[have + 1];
	return participle->deprel == DEPREL_AMOD && participle->head == have + 2
	       && noun->head == have && noun->deprel == DEPREL_OBJ
	       && is_one_of(view, have + 1, participles)
	       && is_one_of(view, have + 2, nouns);
}

/* "has [broken the truce]" with the auxiliary on top and the verb as what one
 * has. */
static bool
is_perfect_upside_down(const struct sentence_view *view, uint32_t have)
{
	const struct token *verb = &view->tokens[have];
	return verb->upos == UPOS_VERB && verb->head == have
	       && verb->deprel == DEPREL_OBJ
	       && !(view->has[have + 1] & HAS_NOUN_MARK)
	       && !ends_in_ing(view->text, verb);
}

/* The participle right behind `have` takes its place, and it hangs on it. */
static void
put_under_participle(struct sentence_view *view, uint32_t have)
{
	struct token *auxiliary = &view->tokens[have - 1];
	struct token *verb = &view->tokens[have];
	verb->head = auxiliary->head;
	verb->deprel = auxiliary->deprel;
	verb->upos = UPOS_VERB;
	verb->feats = feats_set(verb->feats, FEATURE_VERBFORM, VERBFORM_PART);
	verb->feats = feats_set(verb->feats, FEATURE_TENSE, TENSE_PAST);
	auxiliary->upos = UPOS_AUX;
	auxiliary->deprel = DEPREL_AUX;
	for (uint32_t i = 0; i < view->count; i++)
		if (view->tokens[i].head == have)
			view->tokens[i].head = (uint16_t)(have + 1);
	auxiliary->head = (uint16_t)(have + 1);
}

static void
perfects(struct sentence_view *view)
{
	static const char *const forms[] = { "has", "have", "had", NULL };
	for (uint32_t n = 1; n + 1 < view->count; n++) {
		/* The tree first: it says no of most words, unread. */
		bool relations = is_perfect_of_relations(view, n);
		if ((!relations && !is_perfect_upside_down(view, n))
				|| !is_one_of(view, n, forms))
			continue;
		put_under_participle(view, n);
		if (relations)
			view->tokens[n + 1].head = (uint16_t)(n + 1);
		view->has[n + 1] |= view->has[n];
		view->has[n] = 0;
	}
}

/* "to [Korle-Bu Teaching Hospital] in Accra", "[phase 5] of the works": what
 * hangs on a part of a name is the whole's. */
static void
parts_of_names(struct sentence_view *view)
{
	for (uint32_t n = 1; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		const struct token *part = head_of(view, token);
		if (part && part->deprel == DEPREL_FLAT && part->head
				&& part->head != n
				&& (token->deprel == DEPREL_CASE
						|| token->deprel == DEPREL_NMOD))
			token->head = part->head;
	}
}

/* "sends a team to B.P. Koirala Hospital": what has a preposition, and neither
 * subject nor verb, is no clause. */
static void
phrases_taken_for_clauses(struct sentence_view *view)
{
	for (uint32_t n = 1; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		const struct token *head = head_of(view, token);
		if (token->deprel == DEPREL_ADVCL && is_noun(token) && head
				&& head->upos == UPOS_VERB
				&& view->has[n] & HAS_PREPOSITION
				&& !(view->has[n] & (HAS_SUBJECT | HAS_MARK
						     | HAS_COPULA)))
			token->deprel = DEPREL_OBL;
	}
}

/* "Bogota Bio, a research and production venture": what is joined to the
 * apposition was joined to the name. */
static void
parts_of_appositions(struct sentence_view *view)
{
	for (uint32_t n = 3; n <= view->count; n++) {
		const struct token *cc = &view->tokens[n - 1];
		const struct token *apposition = cc - 1;
		struct token *part = head_of(view, cc);
		if (cc->deprel == DEPREL_CC && part > cc
				&& part->deprel == DEPREL_CONJ
				&& apposition->deprel == DEPREL_APPOS
				&& apposition->head == part->head)
			part->head = (uint16_t)(n - 1);
	}
}

/* How far the rules below look, so that they stay linear. */
enum { NEAR_BY = 16 };

static bool
has_infinitive(const struct sentence_view *view, uint32_t number)
{
	uint32_t last = number + NEAR_BY < view->count ? number + NEAR_BY
						       : view->count;
	for (uint32_t n = number + 1; n <= last; n++)
		if (view->tokens[n - 1].head == number)
			return view->tokens[n - 1].deprel == DEPREL_XCOMP
			       && view->has[n] & HAS_MARK;
	return false;
}

/* Whether a token hangs on another, at however many removes. */
static bool
is_below(const struct sentence_view *view, uint32_t token, uint32_t above)
{
	for (uint32_t n = 0; token && n < view->count; n++) {
		if (token == above)
			return true;
		token = view->tokens[token - 1].head;
	}
	return token != 0;
}

/* "a venture [expected to attract money]": right behind a noun this is said of
 * the noun, or of what it is joined to, not of what somebody did. */
static void
expectations_of_nouns(struct sentence_view *view)
{
	for (uint32_t n = 2; n <= view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		if (token->upos != UPOS_VERB || token->deprel != DEPREL_ADVCL
				|| !token->head || token->head + 1u >= n
				|| !is_noun(token - 1)
				|| feats_get(token->feats, FEATURE_VERBFORM)
						   != VERBFORM_PART
				|| view->has[n] & (HAS_SUBJECT | HAS_MARK)
				|| !has_infinitive(view, n)
				|| is_below(view, n - 1, n))
			continue;
		const struct token *noun = token - 1;
		const struct token *first = head_of(view, noun);
		bool joined = noun->deprel == DEPREL_CONJ && first
			      && first->deprel == DEPREL_APPOS;
		token->head = joined ? noun->head : (uint16_t)(n - 1);
		token->deprel = DEPREL_ACL;
	}
}

/* The token before which the phrase of token `number` begins: no mark stands
 * in it, and no word that hangs on what is outside. 0 at the sentence's begin.
 */
static uint32_t
before_phrase(const struct sentence_view *view, uint32_t number)
{
	uint32_t outside = view->tokens[number - 1].head;
	uint32_t before = number - 1;
	while (before && number - before <= NEAR_BY) {
		const struct token *token = &view->tokens[before - 1];
		if (token->upos == UPOS_PUNCT || !token->head
				|| token->head > number
				|| token->head == outside)
			break;
		before--;
	}
	return before;
}

static bool
is_closing_mark(const struct sentence_view *view, uint32_t number)
{
	static const char *const marks[] = { "\"", "''", "\xE2\x80\x9D",
		"\xC2\xBB", NULL };
	return number && view->tokens[number - 1].upos == UPOS_PUNCT
	       && is_one_of(view, number, marks);
}

/* Whether a noun behind a quotation was taken for a part of it: "We are not a
 * colony," [Mali's minister], Ada Okello, told the council. */
static bool
is_speaker_inside(const struct sentence_view *view, uint32_t noun,
		const struct token *verb)
{
	const struct token *token = &view->tokens[noun - 1];
	uint32_t said = token->head;
	if ((token->deprel != DEPREL_APPOS
			    && token->deprel != DEPREL_PARATAXIS)
			|| !said || said >= noun || !is_noun(token))
		return false;
	bool joined = verb->head == said && verb->deprel == DEPREL_CONJ;
	bool above = head_of(view, &view->tokens[said - 1]) == verb;
	return (joined || above)
	       && is_closing_mark(view, before_phrase(view, noun));
}

/* A verb behind a quotation has the noun before it as its subject, and what is
 * quoted hangs on it. */
static void
make_speaker(struct sentence_view *view, uint32_t noun, uint32_t number)
{
	struct token *speaker = &view->tokens[noun - 1];
	struct token *verb = &view->tokens[number - 1];
	struct token *said = &view->tokens[speaker->head - 1];
	if (verb->head == speaker->head) {
		verb->head = said->head;
		verb->deprel = said->deprel;
		said->head = (uint16_t)number;
		said->deprel = DEPREL_CCOMP;
	}
	speaker->head = (uint16_t)number;
	speaker->deprel = DEPREL_NSUBJ;
	view->has[number] |= HAS_SUBJECT;
}

static void
speakers_behind_quotations(struct sentence_view *view)
{
	for (uint32_t n = 3; n <= view->count; n++) {
		const struct token *verb = &view->tokens[n - 1];
		if (verb->upos != UPOS_VERB || view->has[n] & HAS_SUBJECT)
			continue;
		uint32_t least = n > NEAR_BY ? n - NEAR_BY : 1;
		for (uint32_t noun = n - 1; noun >= least; noun--)
			if (is_speaker_inside(view, noun, verb)) {
				make_speaker(view, noun, n);
				break;
			}
	}
}

/* "a friend of Putin's", "larger than Peru's", "Iran's army and Iraq's": what is
 * owned was told before. */
static bool
owns_what_was_told(const struct sentence_view *view, uint32_t name)
{
	static const char *const marks[] = { "of", "than", "as", "like", NULL };
	uint32_t before = name - 1;
	while (before && name_is_inside(view->tokens[before].name))
		before--;
	return view->tokens[before].deprel == DEPREL_CONJ
	       || view->tokens[name - 1].deprel == DEPREL_CONJ
	       || (before && is_one_of(view, before, marks));
}

/* Whether token `number` is a sign behind a name that owns nothing. */
static bool
is_sign_of_name(const struct sentence_view *view, uint32_t number)
{
	const struct token *sign = &view->tokens[number - 1];
	if (sign->upos != UPOS_PART || sign->deprel != DEPREL_CASE
			|| sign->name != NAME_O || sign[-1].name == NAME_O)
		return false;
	const struct token *owner = head_of(view, sign);
	return owner && owner < sign && owner->name != NAME_O
	       && owner->deprel != DEPREL_NMOD_POSS
	       && !owns_what_was_told(view, number - 1);
}

static void
signs_of_names(struct sentence_view *view)
{
	for (uint32_t n = 2; n <= view->count; n++)
		if (is_sign_of_name(view, n))
			view->tokens[n - 1].name = name_inside(
					view->tokens[n - 2].name);
}

void
agree_sentence(const struct text *text, struct token *tokens, uint32_t count)
{
	struct sentence_view view;
	view.text = text;
	view.tokens = tokens;
	view.count = count;
	agree_phrases(text, tokens, count);
	agree_time(text, tokens, count);
	look(&view);
	conditions_of_nouns(&view);
	second_subjects(&view);
	infinitives(&view);
	perfects(&view);
	verbs_with_objects(&view);
	participles_with_objects(&view);
	verbs_inside_compounds(&view);
	verbs_inside_phrases(&view);
	objects_behind_quantities(&view);
	subjects_before_verbs(&view);
	verbs_before_objects(&view);
	verbs_taken_for_modifiers(&view);
	look(&view);
	objects_of_subjects(&view);
	active_verbs(&view);
	coordinated_phrases(&view);
	conditions_beside_content(&view);
	parts_of_names(&view);
	phrases_taken_for_clauses(&view);
	parts_of_appositions(&view);
	expectations_of_nouns(&view);
	speakers_behind_quotations(&view);
	signs_of_names(&view);
}
