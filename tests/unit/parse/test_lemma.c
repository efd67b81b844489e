#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/lemma.h"
#include "parse/lemma_table.h"
#include "parse_fixture.h"

static void
check(const char *form, enum upos upos, uint32_t feats, const char *lemma)
{
	char out[LEMMA_BYTES + 1];
	unsigned len = lemma_of(LANGUAGE_EN, str_of(form), upos, feats, out);
	out[len] = '\0';
	assert_string_equal(out, lemma);
}

static uint32_t
with(uint32_t feats, enum feature feature, unsigned value)
{
	return feats_set(feats, feature, value);
}

struct example {
	const char *form, *lemma;
};

static const struct example PAST[] = {
	{ "threatened", "threaten" },
	{ "accused", "accuse" },
	{ "deployed", "deploy" },
	{ "denied", "deny" },
	{ "agreed", "agree" },
	{ "vetoed", "veto" },
	{ "planned", "plan" },
	{ "killed", "kill" },
	{ "expelled", "expel" },
	{ "mothballed", "mothball" },
	{ "stonewalled", "stonewall" },
	{ "bankrolled", "bankroll" },
	{ "landfilled", "landfill" },
	{ "shelled", "shell" },
	{ "patrolled", "patrol" },
	{ "rebelled", "rebel" },
	{ "signalled", "signal" },
	{ "fulfilled", "fulfil" },
	{ "visited", "visit" },
	{ "voted", "vote" },
	{ "promoted", "promote" },
	{ "created", "create" },
	{ "treated", "treat" },
	{ "invaded", "invade" },
	{ "attacked", "attack" },
	{ "seized", "seize" },
	{ "discussed", "discuss" },
	{ "increased", "increase" },
	{ "pursued", "pursue" },
	{ "convened", "convene" },
	{ "summoned", "summon" },
	{ "occurred", "occur" },
	{ "offered", "offer" },
	{ "captured", "capture" },
	{ "exchanged", "exchange" },
	{ "pledged", "pledge" },
	{ "managed", "manage" },
	{ "resumed", "resume" },
	{ "claimed", "claim" },
	{ "joined", "join" },
	{ "defined", "define" },
	{ "sanctioned", "sanction" },
	{ "escaped", "escape" },
	{ "developed", "develop" },
	{ "evoked", "evoke" },
	{ "executed", "execute" },
	{ "included", "include" },
	{ "raided", "raid" },
	{ "required", "require" },
	{ "repaired", "repair" },
	{ "settled", "settle" },
	{ "hurled", "hurl" },
	{ "met", "meet" },
	{ "fought", "fight" },
	{ "withdrew", "withdraw" },
	{ "Said", "say" },
	{ "left", "leave" },
	{ "found", "find" },
	{ "UNDERTOOK", "undertake" },
	{ "re-elected", "re-elect" },
	{ "was", "be" },
	{ "died", "die" },
};

static const struct example GERUNDS[] = {
	{ "bringing", "bring" },
	{ "changing", "change" },
	{ "lying", "lie" },
	{ "making", "make" },
	{ "running", "run" },
	{ "fleeing", "flee" },
	{ "seeing", "see" },
	{ "enabling", "enable" },
	{ "feeling", "feel" },
	{ "reconciling", "reconcile" },
	{ "appealing", "appeal" },
	{ "speaking", "speak" },
	{ "arguing", "argue" },
	{ "studying", "study" },
	{ "meeting", "meet" },
	{ "ring", "ring" },
};

static const struct example THIRD[] = {
	{ "goes", "go" },
	{ "has", "have" },
	{ "denies", "deny" },
	{ "reaches", "reach" },
	{ "passes", "pass" },
	{ "uses", "use" },
	{ "accuses", "accuse" },
	{ "says", "say" },
	{ "focuses", "focus" },
	{ "finds", "find" },
	{ "founds", "found" },
	{ "ties", "tie" },
};

static void
test_verbs(void **state)
{
	(void)state;
	uint32_t finite = with(0, FEATURE_VERBFORM, VERBFORM_FIN);
	uint32_t past = with(finite, FEATURE_TENSE, TENSE_PAST);
	uint32_t present = with(finite, FEATURE_TENSE, TENSE_PRES);
	uint32_t third = with(present, FEATURE_PERSON, PERSON_3);
	uint32_t gerund = with(0, FEATURE_VERBFORM, VERBFORM_GER);
	uint32_t infinitive = with(0, FEATURE_VERBFORM, VERBFORM_INF);
	for (size_t i = 0; i < sizeof PAST / sizeof *PAST; i++)
		check(PAST[i].form, UPOS_VERB, past, PAST[i].lemma);
	for (size_t i = 0; i < sizeof GERUNDS / sizeof *GERUNDS; i++)
		check(GERUNDS[i].form, UPOS_VERB, gerund, GERUNDS[i].lemma);
	for (size_t i = 0; i < sizeof THIRD / sizeof *THIRD; i++)
		check(THIRD[i].form, UPOS_VERB, third, THIRD[i].lemma);
	check("found", UPOS_VERB, infinitive, "found");
	check("bring", UPOS_VERB, infinitive, "bring");
	check("need", UPOS_VERB, present, "need");
	check("embed", UPOS_VERB, present, "embed");
	check("thanked", UPOS_VERB, present, "thank");
	check("found", UPOS_VERB, present, "found");
	check("gon", UPOS_VERB, present, "go");
	/* Without features the form alone decides. */
	check("deployed", UPOS_VERB, 0, "deploy");
	check("deploys", UPOS_VERB, 0, "deploy");
}

static const struct example PLURALS[] = {
	{ "troops", "troop" },
	{ "countries", "country" },
	{ "crises", "crisis" },
	{ "women", "woman" },
	{ "policemen", "policeman" },
	{ "viruses", "virus" },
	{ "houses", "house" },
	{ "nurses", "nurse" },
	{ "classes", "class" },
	{ "embargoes", "embargo" },
	{ "taxes", "tax" },
	{ "lives", "life" },
	{ "natives", "native" },
	{ "movies", "movie" },
	{ "series", "series" },
	{ "people", "people" },
	{ "media", "medium" },
	{ "1980s", "1980s" },
	{ "80's", "80s" },
	{ "NGO's", "ngo" },
	{ "Ministers", "minister" },
};

static void
test_nouns(void **state)
{
	(void)state;
	uint32_t plural = with(0, FEATURE_NUMBER, NUMBER_PLUR);
	for (size_t i = 0; i < sizeof PLURALS / sizeof *PLURALS; i++)
		check(PLURALS[i].form, UPOS_NOUN, plural, PLURALS[i].lemma);
	check("news", UPOS_NOUN, with(0, FEATURE_NUMBER, NUMBER_SING), "news");
	check("President", UPOS_NOUN, 0, "president");
	check("PM", UPOS_NOUN, 0, "p.m.");
	check("Q1", UPOS_NOUN, 0, "Q1");
	check("pants", UPOS_NOUN, with(0, FEATURE_NUMBER, NUMBER_PTAN),
			"pants");
	check("Nations", UPOS_PROPN, plural, "Nation");
	check("Bogotá", UPOS_PROPN, 0, "Bogotá");
	check("WASHINGTON", UPOS_PROPN, 0, "Washington");
	check("NATO", UPOS_PROPN, 0, "NATO");
	check("UNICEF", UPOS_PROPN, 0, "UNICEF");
	check("Sept.", UPOS_PROPN, 0, "September");
	check("monday", UPOS_PROPN, 0, "Monday");
	check("a@b.org", UPOS_PROPN, 0, "a@b.org");
}

static const struct {
	const char *form;
	enum upos upos;
	const char *lemma;
} OTHERS[] = {
	{ "biggest", UPOS_ADJ, "big" },
	{ "easier", UPOS_ADJ, "easy" },
	{ "larger", UPOS_ADJ, "large" },
	{ "other", UPOS_ADJ, "other" },
	{ "former", UPOS_ADJ, "former" },
	{ "best", UPOS_ADJ, "good" },
	{ "honest", UPOS_ADJ, "honest" },
	{ "American", UPOS_ADJ, "American" },
	{ "pro-Russian", UPOS_ADJ, "pro-Russian" },
	{ "Bilateral", UPOS_ADJ, "bilateral" },
	{ "better", UPOS_ADV, "well" },
	{ "later", UPOS_ADV, "late" },
	{ "never", UPOS_ADV, "never" },
	{ "n't", UPOS_PART, "not" },
	{ "’s", UPOS_PART, "'s" },
	{ "'", UPOS_PART, "'s" },
	{ "’ll", UPOS_AUX, "will" },
	{ "ca", UPOS_AUX, "can" },
	{ "'d", UPOS_AUX, "would" },
	{ "them", UPOS_PRON, "they" },
	{ "I", UPOS_PRON, "I" },
	{ "these", UPOS_DET, "this" },
	{ "An", UPOS_DET, "a" },
	{ "1,200", UPOS_NUM, "1200" },
	{ "bn", UPOS_NUM, "billion" },
	{ "“", UPOS_PUNCT, "\"" },
	{ ",", UPOS_PUNCT, "," },
	{ "ÉL", UPOS_PRON, "él" },
	{ "", UPOS_X, "" },
};

static void
test_other_parts_of_speech(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
		check(OTHERS[i].form, OTHERS[i].upos, 0, OTHERS[i].lemma);
	check("'d", UPOS_AUX, with(0, FEATURE_TENSE, TENSE_PAST), "have");
}

/* Whatever the form, the lemma fits, is UTF-8 and is not empty. */
static void
test_any_form(void **state)
{
	(void)state;
	static const char *const pieces[] = { "s", "ed", "ing", "'", "-", "i",
		"Ⱥ", "ies", "er", "est", "\xE1\xBA\x9E", "0", "," };
	chance = (struct random){ 1 };
	for (int round = 0; round < 40000; round++) {
		char form[2 * LIMIT_TOKEN_BYTES], out[LEMMA_BYTES];
		size_t len = 0;
		size_t want = round % 50 == 0 ? LIMIT_TOKEN_BYTES : draw(8);
		do {
			const char *piece = pieces[draw(13)];
			if (len + strlen(piece) > LIMIT_TOKEN_BYTES)
				break;
			memcpy(form + len, piece, strlen(piece));
			len += strlen(piece);
		} while (len < want);
		unsigned n = lemma_of(LANGUAGE_EN, (struct str){ form, len },
				draw(UPOS_COUNT), draw(UINT32_MAX), out);
		assert_in_range(n, 1, LEMMA_BYTES - 1);
		assert_int_equal(utf8_check((struct str){ out, n }), n);
	}
}

static void
test_tables_are_sorted(void **state)
{
	(void)state;
	for (enum lemma_list list = 0; list < LEMMA_LISTS; list++)
		for (size_t i = 0; i < lemma_exception_count(list); i++) {
			const char *form = lemma_exception_form(list, i);
			if (i > 0)
				assert_true(strcmp(lemma_exception_form(
								   list, i - 1),
							    form)
						< 0);
			assert_non_null(lemma_exception(list, form));
		}
	for (enum lemma_word_list list = 0; list < LEMMA_WORD_LISTS; list++)
		for (size_t i = 0; i < lemma_word_count(list); i++) {
			const char *word = lemma_word(list, i);
			if (i > 0)
				assert_true(strcmp(lemma_word(list, i - 1),
							    word)
						< 0);
			assert_true(lemma_word_has(list, word));
		}
	assert_null(lemma_exception(LEMMA_VERBS, "walked"));
	assert_false(lemma_word_has(LEMMA_GRADABLE, "other"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verbs),
		cmocka_unit_test(test_nouns),
		cmocka_unit_test(test_other_parts_of_speech),
		cmocka_unit_test(test_any_form),
		cmocka_unit_test(test_tables_are_sorted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
