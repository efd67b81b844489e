#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/language.h"

#include <stdio.h>

#include "base/file.h"
#include "read/language_table.h"

static const struct {
	const char *text, *language;
} guesses[] = {
	{ "The minister said that he would meet the president of France.",
			"en" },
	{ "El ministro dijo que se reunir\xC3\xA1 con el presidente de los "
	  "Estados Unidos.",
			"es" },
	{ "EL PRESIDENTE LLEGO AL PAIS CON SUS MINISTROS", "es" },
	{ "O ministro n\xC3\xA3o foi com os deputados em uma visita.", "pt" },
	{ "Le ministre est dans les rues et il parle pour une heure.", "fr" },
	/* Nothing in it that Galician lacks. */
	{ "El ministro de Exteriores se reuni\xC3\xB3 con el presidente de la "
	  "isla.",
			"es" },
	{ "Der Minister ist mit der Delegation und das war es.", "de" },
	{ "Britain has imposed sanctions.", "en" },
	{ "Il ministro ha detto che la legge non sarà approvata.", "it" },
	{ "El president va dir que la llei no serà aprovada aquest any.",
			"ca" },
	{ "L'alcalde i els ve\xC3\xAFns es reuneixen avui al port.", "ca" },
	{ "O goberno dixo que a lei non será aprobada este ano.", "gl" },
	{ "La policia detuvo a los dos hombres segun el fiscal.", "es" },
	/* Leads by little, but nothing else is likelier. */
	{ "El sindicato se opuso al decreto del gobernador.", "es" },
	{ "Israel neg\xC3\xB3 haber atacado el hospital.", "es" },
	/* As much Catalan as Spanish. */
	{ "El alto el fuego se respeta a medias en la isla.",
			"es" },
	{ "Os metal\xC3\xBArgicos anunciaram que v\xC3\xA3o parar.", "pt" },
	/* Names are no evidence. */
	{ "El Salvador's president visits Los Angeles and Las Vegas.", "en" },
	{ "Today Ursula von der Leyen and Costa de los Santos met.", "" },
	{ "12:25 P.M. EST MR. DE LA RUA", "" },
	{ "12345 67890", "" },
	{ "", "" },
};

static const struct {
	const char *declared, *code;
} declarations[] = {
	{ "en", "en" },
	{ "en-US", "en" },
	{ "EN_gb", "en" },
	{ "es-419", "es" },
	{ " fr ", "fr" },
	{ "English", "en" },
	{ "spa", "es" },
	{ "espa\xC3\xB1ol", "es" },
	{ "x", "" },
	{ "und", "" },
	{ "1", "" },
	{ "", "" },
};

static void
test_guess(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++)
		assert_true(str_equal(language_guess(str_of(guesses[i].text)),
				str_of(guesses[i].language)));
}

static void
test_declared(void **state)
{
	(void)state;
	size_t count = sizeof declarations / sizeof *declarations;
	for (size_t i = 0; i < count; i++) {
		char code[3];
		language_code(str_of(declarations[i].declared), code);
		assert_string_equal(code, declarations[i].code);
	}
}

/* Articles written for this test: paragraphs with an empty line between them,
 * each in the file's language, in `other.txt` behind a line "# code". */
static struct str
next_text(struct str *rest)
{
	size_t end = str_find(*rest, STR("\n\n"));
	struct str text = str_trim((struct str){ rest->at, end });
	size_t taken = end + 2 < rest->len ? end + 2 : rest->len;
	rest->at += taken;
	rest->len -= taken;
	return text;
}

static struct str
read_texts(const char *name, struct arena *arena)
{
	char path[512];
	struct str bytes;
	snprintf(path, sizeof path, "%s/tests/data/languages/%s.txt",
			SOURCE_ROOT, name);
	assert_int_equal(file_read(path, arena, &bytes, NULL), STATUS_OK);
	return bytes;
}

/* The first `words` words. */
static struct str
beginning(struct str text, unsigned words)
{
	size_t at = 0;
	for (; at < text.len && words > 0; at++)
		words -= text.at[at] == ' ';
	return (struct str){ text.at, at };
}

static void
check_articles(const char *code, struct arena *arena)
{
	struct str rest = read_texts(code, arena);
	unsigned count = 0, short_known = 0;
	for (; rest.len > 0; count++) {
		struct str text = next_text(&rest);
		struct str line = language_guess(beginning(text, 14));
		assert_true(str_equal(language_guess(text), str_of(code)));
		assert_true(str_equal(language_guess(beginning(text, 60)),
				str_of(code)));
		/* A line may say nothing, but nothing wrong. */
		assert_true(line.len == 0 || str_equal(line, str_of(code)));
		short_known += line.len > 0;
	}
	assert_true(count >= 10);
	assert_true(short_known * 4 >= count * 3);
}

/* A line of news has few of the words that every text has. */
static void
test_headlines(void **state)
{
	(void)state;
	static const char *const spanish[] = {
		"Maduro expulsó al embajador de España.",
		"El ministro visitó Pekín el lunes.",
		"Rusia expulsó a dos diplomáticos estadounidenses.",
		"Choque en Cauca deja tres muertos",
		"Lima envió 200 toneladas de alimentos a Honduras.",
		"Portugal ofreció acoger a 300 refugiados.",
	};
	static const char *const others[] = {
		"O ministro visitou Pequim na segunda-feira.",
		"Il ministro ha visitato Pechino lunedì.",
		"Russia expelled two diplomats on Monday.",
		"Lula critica Trump",
		"La direcció general va fer una elecció.",
	};
	for (size_t i = 0; i < sizeof spanish / sizeof *spanish; i++)
		assert_true(str_equal(
				language_guess(str_of(spanish[i])), STR("es")));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(str_equal(
				language_guess(str_of(others[i])), STR("es")));
}

/* English has words that are others' commonest: "met" is Dutch, "war" German. */
static void
test_english_lines(void **state)
{
	(void)state;
	static const char *const english[] = {
		"Secretary of State Ana Reyes met Chinese Foreign Minister Li "
		"Wei in Beijing.",
		"Men of war met in Oslo.",
		"Men of war met millions who care.",
	};
	for (size_t i = 0; i < sizeof english / sizeof *english; i++) {
		struct str guess = language_guess(str_of(english[i]));
		assert_true(guess.len == 0 || str_equal(guess, STR("en")));
	}
}

static void
test_articles(void **state)
{
	(void)state;
	static const char *const codes[] = { "en", "es", "pt", "fr", "it", "ca",
		"de" };
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		check_articles(codes[i], &arena);
	arena_fini(&arena);
}

/* Languages that are not told apart are none of those that are. */
static void
test_other_languages(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct str rest = read_texts("other", &arena);
	while (rest.len > 0) {
		bool more;
		struct str text = next_text(&rest);
		struct str code = str_next(&text, '\n', &more);
		assert_true(str_starts(code, STR("# ")));
		code.at += 2;
		code.len -= 2;
		struct str guess = language_guess(text);
		assert_true(guess.len == 0 || str_equal(guess, code));
	}
	arena_fini(&arena);
}

static void
test_table_is_sorted(void **state)
{
	(void)state;
	for (size_t i = 0; i < language_word_count; i++) {
		assert_in_range(language_words[i].languages, 1,
				(1 << LANGUAGES_KNOWN) - 1);
		assert_in_range(strlen(language_words[i].text), 1, 15);
		if (i > 0)
			assert_true(strcmp(language_words[i - 1].text,
						    language_words[i].text)
					< 0);
	}
	for (size_t i = 0; i < language_ending_count; i++) {
		const struct language_ending *ending = &language_endings[i];
		assert_int_equal(ending->len, strlen(ending->text));
		if (i > 0)
			assert_true((unsigned char)ending[-1]
							.text[ending[-1].len - 1]
					<= (unsigned char)ending->text
							[ending->len - 1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_guess),
		cmocka_unit_test(test_articles),
		cmocka_unit_test(test_headlines),
		cmocka_unit_test(test_english_lines),
		cmocka_unit_test(test_other_languages),
		cmocka_unit_test(test_table_is_sorted),
		cmocka_unit_test(test_declared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
