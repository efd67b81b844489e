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

/* The features of examples, as CoNLL-U writes them. */
static uint32_t
feats_of(const char *text)
{
	struct str rest = str_of(text);
	uint32_t feats = 0;
	for (bool more = rest.len > 0; more;) {
		struct str pair = str_next(&rest, '|', &more);
		size_t equals = str_find_byte(pair, '=');
		enum feature feature =
				feature_find((struct str){ pair.at, equals });
		unsigned value = feature_value_find(feature,
				(struct str){ pair.at + equals + 1,
						pair.len - equals - 1 });
		assert_int_not_equal(value, 0);
		feats = feats_set(feats, feature, value);
	}
	return feats;
}

static void
check(const char *form, enum upos upos, const char *feats, const char *lemma)
{
	char out[LEMMA_BYTES + 1];
	unsigned len = lemma_of(
			LANGUAGE_ES, str_of(form), upos, feats_of(feats), out);
	out[len] = '\0';
	assert_string_equal(out, lemma);
}

#define PRESENT "Mood=Ind|Tense=Pres|VerbForm=Fin"
#define PAST "Mood=Ind|Tense=Past|VerbForm=Fin"
#define IMPERFECT "Mood=Ind|Tense=Imp|VerbForm=Fin"
#define FUTURE "Mood=Ind|Tense=Fut|VerbForm=Fin"
#define CONDITIONAL "Mood=Cnd|VerbForm=Fin"
#define SUBJUNCTIVE "Mood=Sub|Tense=Pres|VerbForm=Fin"
#define SUBJUNCTIVE_PAST "Mood=Sub|Tense=Imp|VerbForm=Fin"
#define COMMAND "Mood=Imp|VerbForm=Fin"
#define PARTICIPLE "VerbForm=Part"
#define GERUND "VerbForm=Ger"

struct example {
	const char *form, *feats, *lemma;
};

static const struct example VERBS[] = {
	/* Regular. */
	{ "firmar", "VerbForm=Inf", "firmar" },
	{ "Firmaron", PAST, "firmar" },
	{ "amenaza", PRESENT, "amenazar" },
	{ "deniega", PRESENT, "denegar" },
	{ "reimpusieron", PAST, "reimponer" },
	{ "podés", PRESENT, "poder" },
	{ "amenace", SUBJUNCTIVE, "amenazar" },
	{ "declara", PRESENT, "declarar" },
	{ "declarara", SUBJUNCTIVE_PAST, "declarar" },
	{ "atacaría", CONDITIONAL, "atacar" },
	{ "ataquen", SUBJUNCTIVE, "atacar" },
	{ "llegué", PAST, "llegar" },
	{ "averigüen", SUBJUNCTIVE, "averiguar" },
	{ "cambió", PAST, "cambiar" },
	{ "envían", PRESENT, "enviar" },
	{ "actúe", SUBJUNCTIVE, "actuar" },
	{ "aísla", PRESENT, "aislar" },
	{ "vendió", PAST, "vender" },
	{ "vivió", PAST, "vivir" },
	{ "prometieron", PAST, "prometer" },
	{ "exigía", IMPERFECT, "exigir" },
	{ "exija", SUBJUNCTIVE, "exigir" },
	{ "debatirán", FUTURE, "debatir" },
	{ "prohíbe", PRESENT, "prohibir" },
	{ "reúnen", PRESENT, "reunir" },
	{ "corrimos", PAST, "correr" },
	{ "firmando", GERUND, "firmar" },
	{ "construyendo", GERUND, "construir" },
	/* Either class, told by the tags. */
	{ "crea", PRESENT, "crear" },
	{ "crea", SUBJUNCTIVE, "creer" },
	{ "sienta", PRESENT, "sentar" },
	{ "sienta", SUBJUNCTIVE, "sentir" },
	/* Spelling. */
	{ "destruyó", PAST, "destruir" },
	{ "leyeron", PAST, "leer" },
	{ "conozca", SUBJUNCTIVE, "conocer" },
	{ "aparezcan", SUBJUNCTIVE, "aparecer" },
	{ "produzca", SUBJUNCTIVE, "producir" },
	{ "ejerza", SUBJUNCTIVE, "ejercer" },
	{ "proteja", SUBJUNCTIVE, "proteger" },
	{ "extinga", SUBJUNCTIVE, "extinguir" },
	/* Stems that change. */
	{ "piensa", PRESENT, "pensar" },
	{ "niegue", SUBJUNCTIVE, "negar" },
	{ "empiece", SUBJUNCTIVE, "empezar" },
	{ "desplieguen", SUBJUNCTIVE, "desplegar" },
	{ "resuelve", PRESENT, "resolver" },
	{ "murieron", PAST, "morir" },
	{ "pidió", PAST, "pedir" },
	{ "siguen", PRESENT, "seguir" },
	{ "advirtió", PAST, "advertir" },
	{ "convierta", SUBJUNCTIVE, "convertir" },
	/* Irregular. */
	{ "es", PRESENT, "ser" },
	{ "va", PRESENT, "ir" },
	{ "hay", PRESENT, "haber" },
	{ "dio", PAST, "dar" },
	{ "hizo", PAST, "hacer" },
	{ "haga", SUBJUNCTIVE, "hacer" },
	{ "dijeron", PAST, "decir" },
	{ "dijera", SUBJUNCTIVE_PAST, "decir" },
	{ "tuvo", PAST, "tener" },
	{ "mantuvieron", PAST, "mantener" },
	{ "sostendría", CONDITIONAL, "sostener" },
	{ "intervino", PAST, "intervenir" },
	{ "impuso", PAST, "imponer" },
	{ "propondrá", FUTURE, "proponer" },
	{ "condujo", PAST, "conducir" },
	{ "atraiga", SUBJUNCTIVE, "atraer" },
	{ "oyó", PAST, "oír" },
	{ "pudiera", SUBJUNCTIVE_PAST, "poder" },
	{ "quiso", PAST, "querer" },
	{ "supo", PAST, "saber" },
	{ "ponga", COMMAND, "poner" },
	/* Participles. */
	{ "firmadas", PARTICIPLE, "firmar" },
	{ "heridos", PARTICIPLE, "herir" },
	{ "traído", PARTICIPLE, "traer" },
	{ "escrita", PARTICIPLE, "escribir" },
	{ "descubiertos", PARTICIPLE, "descubrir" },
	{ "depuesto", PARTICIPLE, "deponer" },
	{ "muertos", PARTICIPLE, "morir" },
	{ "devuelta", PARTICIPLE, "devolver" },
	/* Tags that are wrong, or none. */
	{ "firme", PRESENT, "firmar" },
	{ "viva", PRESENT, "vivir" },
	{ "obtuvo", SUBJUNCTIVE, "obtener" },
	{ "empieza", SUBJUNCTIVE, "empezar" },
	{ "conseguido", PAST, "conseguir" },
	/* Accents left out. */
	{ "recibio", PRESENT, "recibir" },
	{ "volveran", PRESENT, "volver" },
	{ "podran", PRESENT, "poder" },
	{ "tenia", PRESENT, "tener" },
	{ "cambio", PRESENT, "cambiar" },
	{ "copia", PRESENT, "copiar" },
	{ "acordaron", "", "acordar" },
	{ "creen", "", "creer" },
	{ "declara", "", "declarar" },
	{ "detenidos", "", "detener" },
};

static void
test_verbs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
		check(VERBS[i].form, UPOS_VERB, VERBS[i].feats, VERBS[i].lemma);
	check("fue", UPOS_AUX, PAST, "ser");
	check("fue", UPOS_VERB, PAST, "ir");
	check("habrían", UPOS_AUX, CONDITIONAL, "haber");
	check("deberá", UPOS_AUX, FUTURE, "deber");
}

static const struct example PLURALS[] = {
	{ "acuerdos", "", "acuerdo" },
	{ "naciones", "", "nación" },
	{ "camiones", "", "camión" },
	{ "planes", "", "plan" },
	{ "leones", "", "león" },
	{ "jóvenes", "", "joven" },
	{ "crímenes", "", "crimen" },
	{ "regímenes", "", "régimen" },
	{ "almacenes", "", "almacén" },
	{ "meses", "", "mes" },
	{ "países", "", "país" },
	{ "intereses", "", "interés" },
	{ "bases", "", "base" },
	{ "clases", "", "clase" },
	{ "voces", "", "voz" },
	{ "índices", "", "índice" },
	{ "avances", "", "avance" },
	{ "ciudades", "", "ciudad" },
	{ "redes", "", "red" },
	{ "sedes", "", "sede" },
	{ "alcaldes", "", "alcalde" },
	{ "fraudes", "", "fraude" },
	{ "ataúdes", "", "ataúd" },
	{ "pontífices", "", "pontífice" },
	{ "militares", "", "militar" },
	{ "líderes", "", "líder" },
	{ "padres", "", "padre" },
	{ "torres", "", "torre" },
	{ "misiles", "", "misil" },
	{ "calles", "", "calle" },
	{ "ataques", "", "ataque" },
	{ "leyes", "", "ley" },
	{ "rubíes", "", "rubí" },
	{ "israelíes", "", "israelí" },
	{ "crisis", "", "crisis" },
	{ "lunes", "", "lunes" },
	{ "ministras", "", "ministra" },
	{ "ONGs", "", "ong" },
};

static void
test_nouns(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof PLURALS / sizeof *PLURALS; i++)
		check(PLURALS[i].form, UPOS_NOUN, "Number=Plur",
				PLURALS[i].lemma);
	check("ministra", UPOS_NOUN, "Number=Sing", "ministra");
	check("mes", UPOS_NOUN, "Number=Sing", "mes");
	check("francés", UPOS_NOUN, "Number=Sing", "francés");
	check("dólares", UPOS_NOUN, "", "dólar");
	check("Naciones", UPOS_PROPN, "", "Naciones");
}

static const struct example ADJECTIVES[] = {
	{ "rusa", "Number=Sing", "ruso" },
	{ "americanas", "Number=Plur", "americano" },
	{ "francesa", "Number=Sing", "francés" },
	{ "francés", "Number=Sing", "francés" },
	{ "japonesas", "Number=Plur", "japonés" },
	{ "espesa", "Number=Sing", "espeso" },
	{ "alemana", "Number=Sing", "alemán" },
	{ "españolas", "Number=Plur", "español" },
	{ "anglosajona", "Number=Sing", "anglosajón" },
	{ "monótona", "Number=Sing", "monótono" },
	{ "reguladora", "Number=Sing", "regulador" },
	{ "socialista", "Number=Sing", "socialista" },
	{ "prevista", "Number=Sing", "previsto" },
	{ "agrícolas", "Number=Plur", "agrícola" },
	{ "indígenas", "Number=Plur", "indígena" },
	{ "iraníes", "Number=Plur", "iraní" },
	{ "libres", "Number=Plur", "libre" },
	{ "nucleares", "Number=Plur", "nuclear" },
	{ "gran", "Number=Sing", "grande" },
	{ "primer", "Number=Sing", "primero" },
};

static void
test_other_parts_of_speech(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ADJECTIVES / sizeof *ADJECTIVES; i++)
		check(ADJECTIVES[i].form, UPOS_ADJ, ADJECTIVES[i].feats,
				ADJECTIVES[i].lemma);
	check("Las", UPOS_DET, "", "el");
	check("sus", UPOS_DET, "", "su");
	check("varias", UPOS_DET, "Number=Plur", "varios");
	check("se", UPOS_PRON, "", "él");
	check("nos", UPOS_PRON, "", "yo");
	check("éstas", UPOS_PRON, "", "este");
	check("muy", UPOS_ADV, "", "mucho");
	check("4.500", UPOS_NUM, "", "4500");
	check("1.500.000", UPOS_NUM, "", "1500000");
	check("2,5", UPOS_NUM, "", "2.5");
	check("15.30", UPOS_NUM, "", "15.30");
	check("De", UPOS_ADP, "", "de");
	check("Bogotá", UPOS_PROPN, "", "Bogotá");
}

/* Any form, any tags: never longer than the room, never empty. */
static void
test_any_form(void **state)
{
	(void)state;
	static const char *const pieces[] = { "s", "es", "a", "ió", "n", "ces",
		"re", "pus", "ü", "ñ", "iendo", "zc", "é", "ad", "gu", "j" };
	enum { PIECES = sizeof pieces / sizeof *pieces };
	chance = (struct random){ 1 };
	for (int round = 0; round < 40000; round++) {
		char form[2 * LIMIT_TOKEN_BYTES], out[LEMMA_BYTES];
		size_t len = 0;
		size_t want = round % 50 == 0 ? LIMIT_TOKEN_BYTES : draw(16);
		do {
			const char *piece = pieces[draw(PIECES)];
			if (len + strlen(piece) > LIMIT_TOKEN_BYTES)
				break;
			memcpy(form + len, piece, strlen(piece));
			len += strlen(piece);
		} while (len < want);
		unsigned n = lemma_of(LANGUAGE_ES, (struct str){ form, len },
				draw(UPOS_COUNT), draw(UINT32_MAX), out);
		assert_in_range(n, 1, LEMMA_BYTES - 1);
		assert_int_equal(utf8_check((struct str){ out, n }), n);
	}
}

static void
test_stems_are_found(void **state)
{
	(void)state;
	size_t count;
	const struct lemma_stem *stem = lemma_stems("sient", &count);
	assert_int_equal(count, 2);
	assert_string_equal(stem[0].infinitive, "-sentir");
	lemma_stems("sientz", &count);
	assert_int_equal(count, 0);
	lemma_stems("", &count);
	assert_int_equal(count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verbs),
		cmocka_unit_test(test_nouns),
		cmocka_unit_test(test_other_parts_of_speech),
		cmocka_unit_test(test_any_form),
		cmocka_unit_test(test_stems_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
