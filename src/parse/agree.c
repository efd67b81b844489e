#include "parse/agree.h"

#include "base/limits.h"
#include "parse/tags.h"

/* What hangs on a word. */
enum {
	HAS_SUBJECT = 1 << 0,
	HAS_OBJECT = 1 << 1,
	HAS_PASSIVE_AUXILIARY = 1 << 2,
	HAS_NOUN_MARK = 1 << 3, /* article, preposition, possessor */
	HAS_CONJUNCTION = 1 << 4,
	HAS_PREPOSITION = 1 << 5,
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

static void
subjects_before_verbs(struct sentence_view *view)
{
	for (uint32_t n = 1; n < view->count; n++) {
		struct token *token = &view->tokens[n - 1];
		const struct token *verb = &view->tokens[n];
		if (token->head != n + 1 || token->deprel != DEPREL_COMPOUND
				|| !is_noun(token) || verb->upos != UPOS_VERB
				|| verb->deprel == DEPREL_AMOD
				|| view->has[n + 1] & HAS_SUBJECT)
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

void
agree_sentence(const struct text *text, struct token *tokens, uint32_t count)
{
	struct sentence_view view = { text, tokens, count, { 0 } };
	look(&view);
	verbs_with_objects(&view);
	subjects_before_verbs(&view);
	verbs_before_objects(&view);
	look(&view);
	active_verbs(&view);
	coordinated_phrases(&view);
}
