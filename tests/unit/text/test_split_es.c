#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "text/text.h"

/* Tokens' forms with a blank between them, sentences with " | "; datelines have
 * an asterisk. */
static const struct {
	const char *in, *out;
} EXAMPLES[] = {
	/* Contractions. */
	{ "El fin del viaje al sur.", "El fin de el viaje a el sur ." },
	{ "Al llegar habló. Del resto, nada.",
			"A el llegar habló . | De el resto , nada ." },
	{ "EL FIN DEL VIAJE AL SUR", "EL FIN DE EL VIAJE A EL SUR" },
	{ "Ganó Del Campo, dijo Al Gore.", "Ganó Del Campo , dijo Al Gore ." },
	{ "Al Qaeda huyó al-Raqa.", "Al Qaeda huyó al-Raqa ." },
	/* Pronouns behind infinitives, gerunds, commands. */
	{ "Quiso firmarlo y reunirse.", "Quiso firmar lo y reunir se ." },
	{ "Hay que dárselo.", "Hay que dar se lo ." },
	{ "Sigue haciéndolo.", "Sigue haciendo lo ." },
	{ "Van a oírla y a verlos.", "Van a oír la y a ver los ." },
	{ "Acabó ocultándoselo.", "Acabó ocultando se lo ." },
	{ "Reunirse es difícil.", "Reunir se es difícil ." },
	{ "Dígale que venga; véase.", "Diga le que venga ; vea se ." },
	{ "Pregúntenles y dale.", "Pregunten les y da le ." },
	/* What only looks like that. */
	{ "Carlos charla de perlas.", "Carlos charla de perlas ." },
	{ "La muerte comparte el arte.", "La muerte comparte el arte ." },
	{ "Advierte a gobiernos modernos.", "Advierte a gobiernos modernos ." },
	{ "Los cuarteles y los cárteles.", "Los cuarteles y los cárteles ." },
	{ "Señala un pétalo; es un ángel.",
			"Señala un pétalo ; es un ángel ." },
	{ "Habló Iriarte de las cárceles.", "Habló Iriarte de las cárceles ." },
	{ "Confirme la cédula rápidamente.",
			"Confirme la cédula rápidamente ." },
	/* Hyphens, apostrophes. */
	{ "El pacto chino-colombiano ganó 6-4.",
			"El pacto chino-colombiano ganó 6-4 ." },
	{ "El 23-F y la G-20 de 1999-2000.",
			"El 23-F y la G-20 de 1999-2000 ." },
	{ "O'Higgins no dont.", "O'Higgins no dont ." },
	/* Numbers. */
	{ "US$4.500 millones, el 2,5%.", "US$ 4.500 millones , el 2,5 % ." },
	{ "Son 1.200,75 a las 15.30.", "Son 1.200,75 a las 15.30 ." },
	{ "La ley 8/1972 y el 1.º de mayo.",
			"La ley 8/1972 y el 1.º de mayo ." },
	/* Abbreviations. */
	{ "El Sr. Paz y la Dra. Gil.", "El Sr. Paz y la Dra. Gil ." },
	{ "el gral. Mora, núm. 5, art. 3", "el gral. Mora , núm. 5 , art. 3" },
	{ "EE.UU. y EE. UU. firman, p. ej., hoy.",
			"EE.UU. y EE. UU. firman , p. ej. , hoy ." },
	{ "Vive en EE.UU. El resto no.", "Vive en EE.UU. | El resto no ." },
	{ "J. de la Torre y Banca S.A. ganan.",
			"J. de la Torre y Banca S.A. ganan ." },
	{ "Vino a las 8 a.m. y Ud. no.", "Vino a las 8 a.m. y Ud. no ." },
	/* Marks and speech. */
	{ "¿Vendrá? ¡No! Dijo «sí». Fin.",
			"¿ Vendrá ? | ¡ No ! | Dijo « sí » . | Fin ." },
	{ "—No —dijo el ministro—. Luego calló.",
			"— No — dijo el ministro — . | Luego calló ." },
	{ "\"¿Por qué?\", preguntó. \"¡Basta!\" gritó Ana.",
			"\" ¿ Por qué ? \" , preguntó . | \" ¡ Basta ! \" "
			"gritó Ana ." },
	/* Datelines. */
	{ "BOGOTÁ, 3 mar (EFE) - Vino.", "*BOGOTÁ , 3 mar ( EFE ) - | Vino ." },
	{ "Bogotá, 24 nov (Xinhua) -- Vino.",
			"*Bogotá , 24 nov ( Xinhua ) -- | Vino ." },
	{ "Madrid (EFE).- El rey vino.",
			"*Madrid ( EFE ) . - | El rey vino ." },
	{ "CIUDAD DE MÉXICO.— La jefa vino.",
			"*CIUDAD DE MÉXICO . — | La jefa vino ." },
	{ "MADRID, 3 Mar. (EUROPA PRESS) - Vino.",
			"*MADRID , 3 Mar. ( EUROPA PRESS ) - | Vino ." },
	{ "Lima.- El juez vino.", "*Lima . - | El juez vino ." },
};

static void
put_text(struct buffer *out, const struct text *text)
{
	for (uint32_t s = 0; s < text->sentence_count; s++) {
		const struct sentence *sentence = &text->sentences[s];
		buffer_put(out, s ? STR(" | ") : STR(""));
		if (sentence->kind == SENTENCE_DATELINE)
			buffer_put_char(out, '*');
		for (uint32_t i = 1; i <= sentence->count; i++) {
			char form[TEXT_FORM_BYTES];
			if (i > 1)
				buffer_put_char(out, ' ');
			buffer_put(out, text_form(text,
							sentence_token(text,
									sentence,
									i),
							form));
		}
	}
}

static void
test_examples(void **state)
{
	(void)state;
	struct arena arena;
	struct buffer out;
	arena_init(&arena);
	buffer_init(&out, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) {
		struct text text;
		buffer_reset(&out);
		text_split(str_of(EXAMPLES[i].in), LANGUAGE_ES, &arena, &text);
		put_text(&out, &text);
		buffer_put_char(&out, '\0');
		assert_string_equal(buffer_str(&out).at, EXAMPLES[i].out);
	}
	buffer_fini(&out);
	arena_fini(&arena);
}

static void
test_furniture(void **state)
{
	(void)state;
	static const char *const lines[] = { "Lea también: otra nota",
		"Por Ana Ruiz y Juan de la Torre", "Foto: archivo" };
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct text text;
		text_split(str_of(lines[i]), LANGUAGE_ES, &arena, &text);
		assert_int_equal(text.sentences[0].kind, SENTENCE_FURNITURE);
	}
	arena_fini(&arena);
}

/* English has none of this. */
static void
test_english_is_apart(void **state)
{
	(void)state;
	struct arena arena;
	struct text text;
	arena_init(&arena);
	text_split(STR("del al firmarlo chino-colombiano"), LANGUAGE_EN, &arena,
			&text);
	assert_int_equal(text.token_count, 6);
	for (uint32_t i = 0; i < text.token_count; i++)
		assert_int_equal(text.tokens[i].spelling, SPELLING_AS_WRITTEN);
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_furniture),
		cmocka_unit_test(test_english_is_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
