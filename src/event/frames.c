#include "event/frames.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/layers.h"
#include "base/memory.h"
#include "base/table.h"
#include "event/cues.h"
#include "event/demand.h"
#include "event/discards.h"
#include "event/frame.h"
#include "event/sets.h"

enum { PATH_BYTES = 1024 };

static const char *const grammar_names[GRAMMAR_COUNT] = {
	[GRAMMAR_NEGATION] = "negation",
	[GRAMMAR_NEGATION_UNDONE] = "negation-undone",
	[GRAMMAR_NO] = "no",
	[GRAMMAR_FUTURE_AUXILIARY] = "future-auxiliary",
	[GRAMMAR_CONDITIONAL_AUXILIARY] = "conditional-auxiliary",
	[GRAMMAR_MODAL] = "modal",
	[GRAMMAR_FUTURE_VERB] = "future-verb",
	[GRAMMAR_HYPOTHETICAL_VERB] = "hypothetical-verb",
	[GRAMMAR_FAILURE_VERB] = "failure-verb",
	[GRAMMAR_TOLERANCE_VERB] = "tolerance-verb",
	[GRAMMAR_CONDITION] = "condition",
	[GRAMMAR_FUTURE_MODIFIER] = "future-modifier",
	[GRAMMAR_HYPOTHETICAL_MODIFIER] = "hypothetical-modifier",
	[GRAMMAR_HISTORICAL_MODIFIER] = "historical-modifier",
	[GRAMMAR_PLOTTED] = "plotted",
	[GRAMMAR_SETTING] = "setting",
	[GRAMMAR_FOUGHT] = "fought",
	[GRAMMAR_GENITIVE] = "genitive",
	[GRAMMAR_COMMEMORATION] = "commemoration",
	[GRAMMAR_YOUNG_ANNIVERSARY] = "young-anniversary",
	[GRAMMAR_SAY] = "say",
	[GRAMMAR_DOUBT] = "doubt",
	[GRAMMAR_EMPTY] = "empty",
	[GRAMMAR_SUBJECT_CONTROL] = "subject-control",
	[GRAMMAR_STATE] = "state",
	[GRAMMAR_MONEY] = "money",
	[GRAMMAR_PREDICATIVE] = "predicative",
	[GRAMMAR_BACKGROUND] = "background",
	[GRAMMAR_CALENDAR] = "calendar",
	[GRAMMAR_LAST] = "last",
	[GRAMMAR_EXCLUSION] = "exclusion",
	[GRAMMAR_OBLIGATION] = "obligation",
	[GRAMMAR_OBLIGATION_VERB] = "obligation-verb",
	[GRAMMAR_BLAME_PREPOSITION] = "blame-preposition",
	[GRAMMAR_SINCE] = "since",
	[GRAMMAR_ACCORDING] = "according",
	[GRAMMAR_BY] = "by",
	[GRAMMAR_AMONG] = "among",
	[GRAMMAR_ALLEGE] = "allege",
	[GRAMMAR_INFINITIVE_MARK] = "infinitive-mark",
	[GRAMMAR_LONGER] = "longer",
	[GRAMMAR_RELATIVE] = "relative",
	[GRAMMAR_RECIPROCAL] = "reciprocal",
	[GRAMMAR_PASSIVE_AUXILIARY] = "passive-auxiliary",
	[GRAMMAR_PERFECT_AUXILIARY] = "perfect-auxiliary",
	[GRAMMAR_PARTITIVE] = "partitive",
	[GRAMMAR_OWNER_PREPOSITION] = "owner-preposition",
	[GRAMMAR_SOURCE] = "source",
	[GRAMMAR_QUANTITY] = "quantity",
	[GRAMMAR_BOUND] = "bound",
	[GRAMMAR_TIME_PREPOSITION] = "time-preposition",
	[GRAMMAR_PLACE_PREPOSITION] = "place-preposition",
	[GRAMMAR_GOAL_PREPOSITION] = "goal-preposition",
	[GRAMMAR_TARGET_PREPOSITION] = "target-preposition",
	[GRAMMAR_SITE] = "site",
	[GRAMMAR_SAKE] = "sake",
	[GRAMMAR_STATE_PREPOSITION] = "state-preposition",
	[GRAMMAR_TELL] = "tell",
	[GRAMMAR_GIVE] = "give",
	[GRAMMAR_INTRANSITIVE] = "intransitive",
	[GRAMMAR_BEHEST] = "behest",
	[GRAMMAR_CURRENCY] = "currency-code",
	[GRAMMAR_FIND] = "find",
	[GRAMMAR_GUILT] = "guilt",
	[GRAMMAR_YET] = "yet",
	[GRAMMAR_HYPOTHETICAL_NOUN] = "hypothetical-noun",
	[GRAMMAR_COURTESY] = "courtesy",
	[GRAMMAR_OBLIGED] = "obliged",
	[GRAMMAR_ABILITY] = "ability",
	[GRAMMAR_ELSEWHERE] = "elsewhere",
	[GRAMMAR_SUFFERED] = "suffered",
	[GRAMMAR_PLIGHT] = "plight",
	[GRAMMAR_UTTERANCE] = "utterance",
	[GRAMMAR_INSTEAD] = "instead",
	[GRAMMAR_TOMORROW] = "tomorrow",
	[GRAMMAR_CESSATION] = "cessation",
	[GRAMMAR_IMPLICATIVE] = "implicative",
	[GRAMMAR_FIRST_PERSON] = "first-person",
	[GRAMMAR_MEDIATION] = "mediation",
	[GRAMMAR_TOGETHER] = "together",
	[GRAMMAR_DEFINITE] = "definite",
	[GRAMMAR_OCCASION] = "occasion",
	[GRAMMAR_RETOLD_DETERMINER] = "retold-determiner",
	[GRAMMAR_RETOLD_ANY] = "retold-any",
	[GRAMMAR_DONE_DEED] = "done-deed",
	[GRAMMAR_DOCUMENT] = "document",
	[GRAMMAR_ORDINAL] = "ordinal",
	[GRAMMAR_QUESTION] = "question",
	[GRAMMAR_IN] = "in",
	[GRAMMAR_FREE_RELATIVE] = "free-relative",
	[GRAMMAR_AFFILIATION] = "affiliation",
	[GRAMMAR_MADE] = "made",
	[GRAMMAR_ANY] = "any",
	[GRAMMAR_LEADING] = "leading",
	[GRAMMAR_ASK] = "ask",
	[GRAMMAR_CANCELLATION] = "cancellation",
	[GRAMMAR_DENIAL] = "denial",
	[GRAMMAR_POSSESSIVE_PREPOSITION] = "possessive-preposition",
	[GRAMMAR_REFLEXIVE_PRONOUN] = "reflexive-pronoun",
	[GRAMMAR_MEASURE] = "measure",
	[GRAMMAR_AGENTIVE] = "agentive",
	[GRAMMAR_DATIVE] = "dative",
	[GRAMMAR_AFTER] = "after",
	[GRAMMAR_EVE] = "eve",
	[GRAMMAR_REMAINING] = "remaining",
	[GRAMMAR_COUNTDOWN] = "countdown",
	[GRAMMAR_AWAITED] = "awaited",
	[GRAMMAR_JOIN] = "join",
	[GRAMMAR_COMPLEMENTIZER] = "complementizer",
	[GRAMMAR_INDEFINITE] = "indefinite",
	[GRAMMAR_PLURAL_AUXILIARY] = "plural-auxiliary",
	[GRAMMAR_QUESTION_ADVERB] = "question-adverb",
	[GRAMMAR_IMPERSONAL] = "impersonal",
	[GRAMMAR_MAN_PRONOUN] = "man-pronoun",
	[GRAMMAR_WOMAN_PRONOUN] = "woman-pronoun",
	[GRAMMAR_REFLEXIVE] = "reflexive",
	[GRAMMAR_FOR] = "for",
	[GRAMMAR_WISH] = "wish",
	[GRAMMAR_RESULT] = "result",
	[GRAMMAR_TOPIC] = "topic",
	[GRAMMAR_CONCESSION] = "concession",
	[GRAMMAR_THINKING] = "thinking",
	[GRAMMAR_TALK] = "talk",
	[GRAMMAR_HEADING] = "heading",
	[GRAMMAR_FILLER] = "filler",
	[GRAMMAR_SINGLE] = "single",
	[GRAMMAR_PERMISSION] = "permission",
	[GRAMMAR_EXERCISE] = "exercise",
	[GRAMMAR_PHRASING] = "phrasing",
	[GRAMMAR_ASCRIBE] = "ascribe",
	[GRAMMAR_REPEAT] = "repeat",
	[GRAMMAR_PERCEIVE] = "perceive",
	[GRAMMAR_LIKENESS] = "likeness",
	[GRAMMAR_MUTE] = "mute",
	[GRAMMAR_SPEAKER] = "speaker",
	[GRAMMAR_GAME] = "game",
	[GRAMMAR_GAME_HINT] = "game-hint",
	[GRAMMAR_UNIT] = "unit",
	[GRAMMAR_STORY] = "story",
	[GRAMMAR_SHOW] = "show",
	[GRAMMAR_CHARGE] = "charge",
	[GRAMMAR_QUOTING] = "quoting",
	[GRAMMAR_WORDING] = "wording",
	[GRAMMAR_DEED] = "deed-told",
	[GRAMMAR_POLICY] = "policy",
	[GRAMMAR_DISCUSS] = "discuss",
	[GRAMMAR_MATTER] = "matter",
	[GRAMMAR_MENTION] = "mention",
	[GRAMMAR_APPOINT] = "appoint",
	[GRAMMAR_GOING] = "going",
	[GRAMMAR_NEUTER] = "neuter",
	[GRAMMAR_RESOLUTION] = "resolution",
	[GRAMMAR_ABSTAIN] = "abstain",
	[GRAMMAR_DISOWN] = "disown",
	[GRAMMAR_ADVERSE] = "adverse",
	[GRAMMAR_ASIDE] = "aside",
	[GRAMMAR_PHASE] = "phase",
	[GRAMMAR_SUMMONS] = "summons",
	[GRAMMAR_CLITIC] = "clitic",
	[GRAMMAR_FORUM] = "forum",
	[GRAMMAR_VIEW] = "view",
	[GRAMMAR_VIEW_PREPOSITION] = "view-preposition",
	[GRAMMAR_BEHOLDER] = "beholder",
	[GRAMMAR_BACKING] = "backing",
	[GRAMMAR_BACKING_PREPOSITION] = "backing-preposition",
	[GRAMMAR_RESORT] = "resort",
	[GRAMMAR_ENVOY] = "envoy",
	[GRAMMAR_PENALTY] = "penalty",
	[GRAMMAR_REGARD] = "regard",
	[GRAMMAR_ATTENDING] = "attending",
	[GRAMMAR_STANCE] = "stance",
	[GRAMMAR_OUTCOME] = "outcome",
	[GRAMMAR_CASUALTY] = "casualty",
	[GRAMMAR_BLOW] = "blow",
	[GRAMMAR_ATTEMPT] = "attempt",
	[GRAMMAR_ONGOING] = "ongoing",
	[GRAMMAR_BETWEEN] = "between",
	[GRAMMAR_HELPER] = "helper",
	[GRAMMAR_BUREAU] = "bureau",
	[GRAMMAR_BLAME] = "blame",
	[GRAMMAR_BLAME_ON] = "blame-on",
	[GRAMMAR_HEARSAY] = "hearsay",
	[GRAMMAR_RECEPTION] = "reception",
};

/* Loading: where the lexicon is and who hears of errors. */
struct loading {
	struct frames *frames;
	struct words *words;
	const char *lexicon, *lang;
	enum language language;
	void (*report)(void *context, const struct error *error);
	void *context;
	struct error first;
};

static bool
hear(void *context, const struct error *error)
{
	struct loading *loading = context;
	if (!loading->first.status)
		loading->first = *error;
	if (!loading->report)
		return false;
	loading->report(loading->context, error);
	return true;
}

/* A folder's files that end with `suffix`, in order; true to go on. */
typedef bool file_reader(struct loading *loading, const char *path,
		const char *rule, struct str text);

static bool
read_file(struct loading *loading, const char *rule, file_reader *read)
{
	struct arena *arena = &loading->frames->arena;
	char path[FILE_PATH_BYTES];
	struct error error;
	if (layers_find(path, loading->lexicon, rule, &error))
		return hear(loading, &error);
	struct str name = arena_copy(arena, str_of(path)), text;
	if (file_read_text(name.at, arena, &text, &error))
		return hear(loading, &error);
	return read(loading, name.at, rule, text);
}

/* Sets and frames are read to their end when somebody listens. */
static bool
read_sets(struct loading *loading, const char *path, const char *rule,
		struct str text)
{
	(void)rule;
	struct error error;
	if (sets_read(loading->frames->sets, path, text, &error))
		return hear(loading, &error);
	return true;
}

static bool
read_frames(struct loading *loading, const char *path, const char *rule,
		struct str text)
{
	struct frames_report report = { hear, loading };
	struct error error;
	loading->frames->added = layers_height(loading->lexicon, rule) > 0;
	enum status status = frames_read(loading->frames, loading->words, path,
			rule, text, &report, &error);
	return !status || loading->report;
}

/* Reads the files of a folder whose names begin and end so, in order. */
static bool
read_folder(struct loading *loading, const char *folder, struct str begins,
		struct str ends, file_reader *read)
{
	struct arena *arena = &loading->frames->arena;
	char rule[PATH_BYTES];
	struct str *names;
	size_t count;
	struct error error;
	if (layers_list(loading->lexicon, folder, arena, &names, &count,
			    &error))
		return hear(loading, &error);
	for (size_t i = 0; i < count; i++) {
		if (!str_starts(names[i], begins) || !str_ends(names[i], ends)
				|| languages_is_foreign(
						names[i], loading->language))
			continue;
		snprintf(rule, sizeof rule, "%s/%.*s", folder,
				STR_ARG(names[i]));
		if (!read_file(loading, rule, read))
			return false;
	}
	return true;
}

/* en-grammar.sets, en.sets, en.mine.sets */
static bool
load_sets(struct loading *loading)
{
	struct error error;
	if (!read_folder(loading, "sets", str_of(loading->lang), STR(".sets"),
			    read_sets))
		return false;
	if (sets_resolve(loading->frames->sets, &error))
		return hear(loading, &error);
	return true;
}

static bool
load_verbs(struct loading *loading)
{
	char folder[PATH_BYTES];
	const struct frame_dialect *dialect = loading->frames->dialect;
	snprintf(folder, sizeof folder, "%s/%s",
			dialect ? dialect->folder : "verbs", loading->lang);
	return read_folder(loading, folder, STR(""),
			str_of(dialect ? dialect->ends : ".frames"),
			read_frames);
}

static bool
read_discards(struct loading *loading, const char *path, const char *rule,
		struct str text)
{
	struct table table;
	struct error error;
	struct arena *arena = &loading->frames->arena;
	enum status status =
			table_read(&table, str_of(path), text, arena, &error);
	if (!status)
		status = discards_read(loading->frames->discards, &table, rule,
				loading->words, arena, &error);
	return !status || hear(loading, &error);
}

/* A lexicon may do without them. */
static bool
load_discards(struct loading *loading)
{
	char path[FILE_PATH_BYTES];
	struct error error;
	if (layers_find(path, loading->lexicon, "discards", &error))
		return hear(loading, &error);
	if (file_is_missing(path))
		return true;
	return read_folder(loading, "discards", STR(""), STR(".tsv"),
			read_discards);
}

static bool
read_contexts(struct loading *loading, const char *path, const char *rule,
		struct str text)
{
	(void)rule;
	struct table table;
	struct error error;
	struct frames *frames = loading->frames;
	enum status status = table_read(
			&table, str_of(path), text, &frames->arena, &error);
	if (!status)
		status = cues_read(frames, loading->words, &table, &error);
	return !status || hear(loading, &error);
}

/* ontology/es.contexts.tsv, beside the cues of all languages. */
static bool
load_contexts(struct loading *loading)
{
	return read_folder(loading, "ontology", str_of(loading->lang),
			STR(".contexts.tsv"), read_contexts);
}

static void
mark_grammar(struct frames *frames, const struct words *words)
{
	for (unsigned g = 0; g < GRAMMAR_COUNT; g++) {
		const struct set *set = sets_use(
				frames->sets, str_of(grammar_names[g]));
		for (size_t i = 0; set && i < set->word_count; i++) {
			word_id word = words_find(words, set->words[i]);
			if (word < frames->grammared)
				frames->grammar[word].of[g / 64] |= UINT64_C(1)
								    << g % 64;
		}
	}
}

/* The set of nouns that speak of events of a category, or null. */
static const struct set *
retold_set(const struct frames *frames, size_t category)
{
	char name[64] = "retold-";
	struct str event = frames->ontology->categories[category].name;
	size_t len = strlen(name);
	if (!category || category >= 64 || event.len + len >= sizeof name)
		return NULL;
	for (size_t i = 0; i < event.len; i++) {
		char c = event.at[i];
		name[len++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	return sets_use(frames->sets, (struct str){ name, len });
}

static void
put_retold_words(struct frames *frames, struct words *words)
{
	for (size_t c = 0; c < frames->ontology->category_count; c++) {
		const struct set *set = retold_set(frames, c);
		for (size_t i = 0; set && i < set->word_count; i++)
			words_put(words, set->words[i]);
	}
}

static void
mark_retold(struct frames *frames, const struct words *words)
{
	for (size_t c = 0; c < frames->ontology->category_count; c++) {
		const struct set *set = retold_set(frames, c);
		for (size_t i = 0; set && i < set->word_count; i++) {
			word_id word = words_find(words, set->words[i]);
			if (word < frames->grammared)
				frames->retold[word] |= UINT64_C(1) << c;
		}
	}
}

static void
compile_light(struct frames *frames, struct words *words)
{
	const struct set *set = sets_use(frames->sets, STR("light"));
	size_t count = set ? set->word_count : 0;
	struct phrase *phrases =
			ARENA_NEW(&frames->arena, struct phrase, count);
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		kept += phrase_compile(set->words[i], true,
				sets_traits(frames->sets), words,
				&phrases[kept]);
	phrases_sort(phrases, kept);
	frames->light = (struct phrases){ phrases, kept };
}

static void
put_grammar_words(struct frames *frames, struct words *words)
{
	for (unsigned g = 0; g < GRAMMAR_COUNT; g++) {
		const struct set *set = sets_use(
				frames->sets, str_of(grammar_names[g]));
		for (size_t i = 0; set && i < set->word_count; i++)
			words_put(words, set->words[i]);
	}
}

/* Those of all lines side by side, where they take no more than the second
 * cache. The triggers of a list follow one another and share its frames. */
static void
set_demands(struct frames *frames)
{
	struct demand *next = ARENA_NEW(
			&frames->arena, struct demand, frames->line_count);
	for (size_t i = 0; i < frames->trigger_count; i++) {
		struct trigger *trigger = &frames->triggers[i];
		if (i && trigger->frames == trigger[-1].frames) {
			trigger->demands = trigger[-1].demands;
			continue;
		}
		demands_of(trigger->frames, trigger->count, next);
		trigger->demands = next;
		next += trigger->count;
	}
}

static word_id
head_of(const struct trigger *trigger)
{
	return trigger->phrase.word[trigger->phrase.head];
}

/* Chains triggers by head word, in reading order. The triggers of a word lie
 * side by side: a common verb has some dozens, which stand in as many places
 * of the files. */
static void
index_triggers(struct frames *frames)
{
	size_t count = frames->trigger_count;
	set_demands(frames);
	struct trigger *sorted =
			ARENA_NEW(&frames->arena, struct trigger, count);
	size_t *end = memory_zero(frames->indexed + 1, sizeof *end);
	for (size_t i = 0; i < count; i++)
		end[head_of(&frames->triggers[i])]++;
	for (size_t head = 1; head < frames->indexed; head++)
		end[head] += end[head - 1];
	for (size_t i = count; i-- > 0;) {
		word_id head = head_of(&frames->triggers[i]);
		struct trigger *trigger = &sorted[--end[head]];
		*trigger = frames->triggers[i];
		trigger->next = frames->index[head];
		frames->index[head] = trigger;
	}
	free(end);
}

static bool
load_time(struct loading *loading)
{
	struct error error;
	struct frames *frames = loading->frames;
	if (time_words_load(&frames->time, loading->lexicon, loading->lang,
			    &frames->arena, loading->words, &error))
		return hear(loading, &error);
	return true;
}

/* What the network hears is told by frames without words: "network:AID". */
static void
put_heard(struct frames *frames)
{
	const struct ontology *ontology = frames->ontology;
	struct heard_frames *heard =
			ARENA_NEW(&frames->arena, struct heard_frames, 1);
	for (unsigned c = 1; c < PLOVER_COUNT; c++) {
		char rule[16 + LIMIT_CATEGORY_BYTES];
		snprintf(rule, sizeof rule, "network:%s",
				ontology_category_name(ontology,
						(enum plover_event)c));
		struct frame frame = { .rule = arena_copy(&frames->arena,
						       str_of(rule)),
			.event = (uint8_t)c,
			.cameo = (uint16_t)frames->hearing[c].cameo,
			.heard = true };
		for (uint8_t kind = 0; kind < TRIGGER_KINDS; kind++) {
			frame.kind = kind;
			frame.mutual = false;
			heard->of[c][kind] = frame;
			frame.mutual = true;
			heard->mutual[c][kind] = frame;
		}
	}
	frames->heard = heard;
}

static void
build_index(struct frames *frames, struct words *words)
{
	put_grammar_words(frames, words);
	put_retold_words(frames, words);
	cues_compile(frames, words);
	compile_light(frames, words);
	const struct set *to = sets_use(frames->sets, STR("indirect"));
	if (to && to->word_count)
		frames->to = words_put(words, to->words[0]);
	frames->indexed = frames->grammared = words->count;
	frames->index = ARENA_NEW(&frames->arena, const struct trigger *,
			frames->indexed);
	frames->grammar = ARENA_NEW(
			&frames->arena, struct grammar_bits, frames->indexed);
	frames->retold = ARENA_NEW(&frames->arena, uint64_t, frames->indexed);
	index_triggers(frames);
	mark_grammar(frames, words);
	mark_retold(frames, words);
}

static enum status
load(struct loading *loading, struct frames **out,
		const struct ontology *ontology)
{
	*out = NULL;
	loading->language = languages_find(str_of(loading->lang));
	if (loading->language == LANGUAGE_COUNT)
		return error_set(&loading->first, STATUS_USAGE,
				loading->lexicon, 0, ERROR_NO_OFFSET,
				"no frames are read for \"%s\"", loading->lang);
	struct frames *frames = calloc(1, sizeof *frames);
	if (!frames)
		return error_set(&loading->first, STATUS_MEMORY,
				loading->lexicon, 0, ERROR_NO_OFFSET,
				"no memory for the frames");
	arena_init(&frames->arena);
	frames->ontology = ontology;
	frames->hearing = ontology->hearing[loading->language];
	frames->sets = ARENA_NEW(&frames->arena, struct sets, 1);
	sets_init(frames->sets, &frames->arena);
	frames->sets->language = loading->language;
	loading->frames = frames;
	frames->discards = ARENA_NEW(&frames->arena, struct discards, 1);
	if (load_time(loading) && load_sets(loading) && load_verbs(loading)
			&& load_discards(loading) && load_contexts(loading)
			&& !loading->first.status) {
		discards_sort(frames->discards);
		build_index(frames, loading->words);
		put_heard(frames);
		*out = frames;
		return STATUS_OK;
	}
	frames_unload(frames);
	return loading->first.status;
}

enum status
frames_load(struct frames **frames, const char *lexicon, const char *lang,
		const struct ontology *ontology, struct words *words,
		struct error *error)
{
	struct loading loading = {
		.words = words, .lexicon = lexicon, .lang = lang
	};
	enum status status = load(&loading, frames, ontology);
	if (status && error)
		*error = loading.first;
	return status;
}

enum status
frames_check(struct frames **frames, const char *lexicon, const char *lang,
		const struct ontology *ontology, struct words *words,
		void (*report)(void *context, const struct error *error),
		void *context)
{
	struct loading loading = { .words = words,
		.lexicon = lexicon,
		.lang = lang,
		.report = report,
		.context = context };
	return load(&loading, frames, ontology);
}

/* What the dialect shares; its own arena holds the rest. */
static struct frames *
new_dialect(const struct frames *shared, const struct frame_dialect *dialect)
{
	struct frames *frames = memory_zero(1, sizeof *frames);
	frames->ontology = shared->ontology;
	frames->sets = shared->sets;
	frames->grammar = shared->grammar;
	frames->retold = shared->retold;
	frames->grammared = shared->grammared;
	frames->light = shared->light;
	frames->to = shared->to;
	frames->time = shared->time;
	frames->heard = shared->heard;
	frames->discards = shared->discards;
	frames->dialect = dialect;
	arena_init(&frames->arena);
	return frames;
}

enum status
frames_load_dialect(struct frames **out, const struct frames *shared,
		const struct frame_dialect *dialect, const char *lexicon,
		const char *lang, struct words *words,
		void (*report)(void *context, const struct error *error),
		void *context, struct error *error)
{
	struct frames *frames = new_dialect(shared, dialect);
	struct loading loading = { .frames = frames,
		.language = languages_find(str_of(lang)),
		.words = words,
		.lexicon = lexicon,
		.lang = lang,
		.report = report,
		.context = context };
	*out = NULL;
	/* No word of a text has blanks. */
	if (dialect->measures) {
		frames->sum = words_put(words, STR("a sum of money"));
		frames->number = words_put(words, STR("a number of things"));
	}
	if (!load_verbs(&loading) || loading.first.status) {
		if (error)
			*error = loading.first;
		frames_unload(frames);
		return loading.first.status;
	}
	frames->indexed = words->count;
	frames->index = ARENA_NEW(&frames->arena, const struct trigger *,
			frames->indexed);
	index_triggers(frames);
	frames->dialect = NULL;
	*out = frames;
	return STATUS_OK;
}

void
frames_unload(struct frames *frames)
{
	if (!frames)
		return;
	arena_fini(&frames->arena);
	free(frames);
}

size_t
frames_count(const struct frames *frames)
{
	return frames->count;
}

size_t
frames_line_count(const struct frames *frames)
{
	return frames->line_count;
}

static void
expect_word(const struct frames *frames, word_id word)
{
	if (word < frames->indexed)
		__builtin_prefetch(&frames->index[word]);
	if (word < frames->grammared)
		__builtin_prefetch(&frames->grammar[word]);
}

void
frames_expect(const struct frames *frames, const struct text *text,
		uint32_t sentence)
{
	if (sentence >= text->sentence_count)
		return;
	const struct sentence *next = &text->sentences[sentence];
	for (uint32_t i = 0; i < next->count; i++) {
		const struct token *token = &text->tokens[next->first + i];
		expect_word(frames, token->lemma);
		if (token->lower != token->lemma)
			expect_word(frames, token->lower);
	}
}

bool
frames_tell(const struct frames *frames, word_id word, uint8_t kind,
		uint8_t event)
{
	const struct trigger *trigger = frames_triggers(frames, word);
	for (; trigger; trigger = trigger->next)
		for (size_t i = 0; trigger->kind == kind && i < trigger->count;
				i++)
			if (trigger->frames[i].event == event)
				return true;
	return false;
}

struct str
frame_rule(const struct frame *frame)
{
	return frame->rule;
}
