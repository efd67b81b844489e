/* make_records - a database of invented records, as large as one likes.
 *
 *     make_records DB RECORDS
 *
 * What it costs to keep and to ask for millions of records depends on how
 * uneven they are: a few countries, categories, rules and words make up most
 * of them. So countries, persons, rules and words are drawn with the
 * frequencies of Zipf's law (the n-th is n times as rare as the first), days
 * evenly over 25 years, and an article has some 20 records in 12 sentences, as
 * coded news has. The same seed gives the same database. Records go in through
 * store/ingest.h, as those of `demarche ingest` do. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/json.h"
#include "store/ingest.h"
#include "store/settle.h"

enum {
	COUNTRIES = 200,
	PERSONS = 60, /* of each country */
	RULES = 5000,
	WORDS = 40000,
	FIRST_DAY = 10957, /* 2000-01-01 */
	DAYS = 25 * 365,
	SENTENCES = 12,
	CAST = 5, /* who the article tells of */
	RECORDS_AN_ARTICLE = 20,
	WORD_BYTES = 16,
	ROUNDS = 1000, /* articles between two lines of progress */
};

/* --- chance ------------------------------------------------------------ */

struct chance {
	uint64_t state;
};

/* xorshift64* (Vigna 2016). */
static uint64_t
draw(struct chance *chance)
{
	uint64_t x = chance->state;
	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	chance->state = x;
	return x * UINT64_C(2685821657736338717);
}

static unsigned
below(struct chance *chance, unsigned limit)
{
	return (unsigned)((draw(chance) >> 33) % limit);
}

/* 0 .. count - 1, the n-th with a probability of about 1 / (n + 1): the
 * inverse of the integral of 1 / x. */
static unsigned
zipf(struct chance *chance, unsigned count)
{
	double u = (double)(draw(chance) >> 11) / 9007199254740992.0;
	double n = exp(u * log(count + 1.0)) - 1;
	return n < count ? (unsigned)n : count - 1;
}

/* --- what records are made of ------------------------------------------ */

static const struct {
	const char *event, *cameo;
	int quad;
	double score;
} categories[] = {
	{ "CONSULT", "040", 1, 2.5 },
	{ "ACCUSE", "111", 3, -2 },
	{ "SUPPORT", "051", 1, 5 },
	{ "REQUEST", "020", 3, 0 },
	{ "ASSAULT", "190", 4, -9 },
	{ "AGREE", "030", 1, 2.5 },
	{ "REJECT", "120", 3, -2 },
	{ "COERCE", "173", 4, -7 },
	{ "SANCTION", "163", 4, -6 },
	{ "AID", "070", 2, 10 },
	{ "THREATEN", "130", 3, -3.5 },
	{ "PROTEST", "141", 4, -5 },
	{ "COOPERATE", "061", 2, 9.5 },
	{ "RETREAT", "084", 2, 6.5 },
	{ "CONCEDE", "080", 1, 4.5 },
	{ "MOBILIZE", "154", 4, -5.5 },
};
static const char *const statuses[] = { "actual", "actual", "actual", "actual",
	"actual", "future", "hypothetical", "negated", "historical" };
static const char *const sectors[] = { "GOV", "GOV", "GOV", "MIL", "LEG", "BUS",
	"CVL", "OPP", "REB", "JUD" };
static const char *const frequent[] = { "the", "of", "to", "and", "in", "a",
	"that", "said", "for", "on", "with", "as", "by", "was", "at", "from",
	"his", "has", "he", "its", "it", "is", "an", "government", "president",
	"minister", "sanctions", "trade", "talks", "army" };

enum {
	CATEGORY_COUNT = sizeof categories / sizeof *categories,
	STATUS_COUNT = sizeof statuses / sizeof *statuses,
	SECTOR_COUNT = sizeof sectors / sizeof *sectors,
	FREQUENT_COUNT = sizeof frequent / sizeof *frequent
};

struct world {
	struct chance chance;
	char word[WORDS][WORD_BYTES];
	char country[COUNTRIES][4];
};

static void
invent_word(struct chance *chance, char *out)
{
	static const char onset[] = "bdfgklmnprstvz", vowel[] = "aeiou";
	unsigned syllables = 2 + below(chance, 3);
	for (unsigned i = 0; i < syllables; i++) {
		*out++ = onset[below(chance, sizeof onset - 1)];
		*out++ = vowel[below(chance, sizeof vowel - 1)];
	}
	*out++ = onset[below(chance, sizeof onset - 1)];
	*out = '\0';
}

static struct world *
world_new(void)
{
	struct world *world = calloc(1, sizeof *world);
	if (!world)
		abort();
	world->chance.state = 20251126;
	for (unsigned i = 0; i < WORDS; i++)
		if (i < FREQUENT_COUNT)
			strcpy(world->word[i], frequent[i]);
		else
			invent_word(&world->chance, world->word[i]);
	/* AAB, AAC, ...; the first ones stand for the great powers. */
	for (unsigned i = 0; i < COUNTRIES; i++)
		snprintf(world->country[i], sizeof world->country[i], "%c%c%c",
				'A' + i / 26, 'A' + i % 26, 'X');
	memcpy(world->country[0], "USA", 4);
	memcpy(world->country[1], "CHN", 4);
	memcpy(world->country[2], "RUS", 4);
	return world;
}

/* --- one article ------------------------------------------------------- */

struct party {
	const char *country;
	const char *sector;
	char name[32], identity[48];
};

/* Who takes part in what a sentence tells, and where it says so. */
struct told {
	const struct party *party[2];
	uint32_t start[2];   /* of the parties */
	uint32_t trigger[2]; /* start and end */
	struct ingest_sentence bytes;
};

struct making {
	struct world *world;
	struct buffer text, lines;
	struct party cast[CAST];
	struct told told[SENTENCES];
	struct ingest_sentence sentence[SENTENCES];
	uint64_t article, record;
	char day[11];
};

static void
draw_party(struct world *world, struct party *out)
{
	struct chance *chance = &world->chance;
	unsigned person = zipf(chance, PERSONS);
	out->country = world->country[zipf(chance, COUNTRIES)];
	out->sector = sectors[below(chance, SECTOR_COUNT)];
	snprintf(out->name, sizeof out->name,
			person ? "Person %s %u" : "Country %s", out->country,
			person);
	snprintf(out->identity, sizeof out->identity,
			person ? "%s/person-%u" : "%s", out->country, person);
}

static void
write_words(struct making *making, unsigned count)
{
	struct world *world = making->world;
	for (unsigned i = 0; i < count; i++)
		buffer_put_format(&making->text, " %s",
				world->word[zipf(&world->chance, WORDS)]);
}

static void
write_party(struct making *making, struct told *told, unsigned side)
{
	struct chance *chance = &making->world->chance;
	told->party[side] = &making->cast[below(chance, CAST)];
	told->start[side] = (uint32_t)making->text.len;
	buffer_put(&making->text, str_of(told->party[side]->name));
}

/* "Person USA 3 said the talks with Country CHN would ..." */
static void
write_sentence(struct making *making, struct told *told)
{
	struct chance *chance = &making->world->chance;
	told->bytes.start = (uint32_t)making->text.len;
	write_party(making, told, 0);
	told->trigger[0] = (uint32_t)making->text.len + 1;
	write_words(making, 1);
	told->trigger[1] = (uint32_t)making->text.len;
	write_words(making, 2 + below(chance, 6));
	buffer_put_char(&making->text, ' ');
	write_party(making, told, 1);
	write_words(making, 6 + below(chance, 14));
	buffer_put_char(&making->text, '.');
	told->bytes.end = (uint32_t)making->text.len;
}

static void
write_text(struct making *making)
{
	buffer_reset(&making->text);
	for (unsigned i = 0; i < CAST; i++)
		draw_party(making->world, &making->cast[i]);
	for (unsigned s = 0; s < SENTENCES; s++) {
		if (s)
			buffer_put_char(&making->text, ' ');
		write_sentence(making, &making->told[s]);
		making->sentence[s] = making->told[s].bytes;
	}
}

static void
put_party(struct json *json, const struct told *told, unsigned side,
		const char *role)
{
	const struct party *party = told->party[side];
	struct str name = str_of(party->name);
	json_open(json, '{');
	json_put_str(json, "text", name);
	json_put_int(json, "start", told->start[side]);
	json_put_int(json, "end", told->start[side] + (int64_t)name.len);
	json_put_str(json, "code", str_of(party->country));
	json_key(json, "sector");
	json_open(json, '[');
	json_str(json, str_of(party->sector));
	json_close(json, ']');
	json_put_str(json, "name", name);
	json_put_str(json, "id", str_of(party->identity));
	json_put_str(json, "role", str_of(role));
	json_close(json, '}');
}

static void
put_side(struct json *json, const char *key, const struct told *told,
		unsigned side)
{
	json_key(json, key);
	json_open(json, '[');
	put_party(json, told, side, "");
	json_close(json, ']');
}

static void
put_money(struct json *json, struct world *world, uint32_t start)
{
	double value = (1 + below(&world->chance, 999)) * 1e6;
	json_key(json, "amount");
	json_open(json, '[');
	json_open(json, '{');
	json_put_str(json, "text", STR("$1 million"));
	json_put_int(json, "start", start);
	json_put_int(json, "end", start + 10);
	json_put_real(json, "value", value, 2);
	json_put_str(json, "currency", STR("USD"));
	json_put_real(json, "usd", value, 2);
	json_close(json, '}');
	json_close(json, ']');
}

static void
put_trigger(struct json *json, const struct making *making,
		const struct told *told)
{
	const uint32_t *trigger = told->trigger;
	json_key(json, "trigger");
	json_open(json, '{');
	json_put_str(json, "text",
			(struct str){ making->text.at + trigger[0],
					trigger[1] - trigger[0] });
	json_put_int(json, "start", trigger[0]);
	json_put_int(json, "end", trigger[1]);
	json_close(json, '}');
}

/* In the recipient's country. */
static void
put_place(struct json *json, const struct told *told)
{
	char name[32];
	snprintf(name, sizeof name, "Capital of %s", told->party[1]->country);
	json_key(json, "location");
	json_open(json, '{');
	json_put_str(json, "name", str_of(name));
	json_put_str(json, "country", str_of(told->party[1]->country));
	json_close(json, '}');
}

static void
put_event(struct json *json, struct making *making, const struct told *told)
{
	struct chance *chance = &making->world->chance;
	unsigned category = zipf(chance, CATEGORY_COUNT);
	const char *event = categories[category].event;
	char rule[48], key[96];
	json_put_str(json, "event", str_of(event));
	json_put_str(json, "cameo", str_of(categories[category].cameo));
	json_put_int(json, "quad", categories[category].quad);
	json_put_real(json, "score", categories[category].score, 2);
	json_put_str(json, "status",
			str_of(statuses[below(chance, STATUS_COUNT)]));
	put_side(json, "actor", told, 0);
	put_side(json, "recipient", told, 1);
	if (!below(chance, 3))
		put_place(json, told);
	put_trigger(json, making, told);
	if (!below(chance, 8))
		put_money(json, making->world, told->trigger[0]);
	snprintf(rule, sizeof rule, "verbs/en/some.frames:%u",
			zipf(chance, RULES));
	json_put_str(json, "rule", str_of(rule));
	json_put_real(json, "confidence", (1 + below(chance, 99)) / 100.0, 2);
	snprintf(key, sizeof key, "%s|%s|%s.%s|%s.%s", making->day, event,
			told->party[0]->country, told->party[0]->sector,
			told->party[1]->country, told->party[1]->sector);
	json_put_str(json, "key", str_of(key));
}

static const struct {
	const char *kind, *from, *to, *promised;
} facts[] = {
	{ "deal", "seller", "buyer", "signed" },
	{ "trade", "exporter", "importer", "expected" },
	{ "aid", "donor", "recipient", "pledged" },
	{ "visit", "visitor", "host", "planned" },
	{ "investment", "investor", "recipient", "planned" },
	{ "pledge", "pledger", "recipient", "pledged" },
	{ "count", "actor", "recipient", "" },
};
enum { FACT_COUNT = sizeof facts / sizeof *facts };

static void
put_fact(struct json *json, struct making *making, const struct told *told)
{
	char key[96];
	unsigned fact = zipf(&making->world->chance, FACT_COUNT);
	const char *kind = facts[fact].kind;
	bool done = below(&making->world->chance, 2);
	json_put_str(json, "kind", str_of(kind));
	json_put_str(json, "status",
			str_of(done ? "completed" : facts[fact].promised));
	json_key(json, "party");
	json_open(json, '[');
	put_party(json, told, 0, facts[fact].from);
	put_party(json, told, 1, facts[fact].to);
	json_close(json, ']');
	put_money(json, making->world, told->trigger[0]);
	put_trigger(json, making, told);
	json_put_str(json, "rule", STR("facts/en/aid.facts:9"));
	snprintf(key, sizeof key, "%s|%s|%s:%s+%s:%s|%u", making->day, kind,
			facts[fact].from, told->party[0]->country,
			facts[fact].to, told->party[1]->country,
			below(&making->world->chance, 1000));
	json_put_str(json, "key", str_of(key));
}

static void
put_quote(struct json *json, struct making *making, const struct told *told)
{
	uint32_t start = told->trigger[1] + 1, end = told->bytes.end - 1;
	static const char *const stances[] = { "neutral", "neutral", "positive",
		"negative" };
	char key[96];
	json_key(json, "speaker");
	put_party(json, told, 0, "");
	put_side(json, "about", told, 1);
	json_put_str(json, "verb", STR("said"));
	json_put_str(json, "verb_class", STR("neutral"));
	json_put_str(json, "quote",
			(struct str){ making->text.at + start, end - start });
	json_put_int(json, "start", start);
	json_put_int(json, "end", end);
	json_put_bool(json, "direct", false);
	json_put_str(json, "stance",
			str_of(stances[below(&making->world->chance, 4)]));
	snprintf(key, sizeof key, "%s|quote|%s|%.30s", making->day,
			told->party[0]->country, making->text.at + start);
	json_put_str(json, "key", str_of(key));
}

static void
put_source(struct json *json, const struct article *article)
{
	json_key(json, "source");
	json_open(json, '{');
	json_put_str(json, "title", article->title);
	json_put_str(json, "url", article->url);
	json_put_str(json, "publisher", article->publisher);
	json_put_str(json, "published", article->date);
	json_close(json, '}');
	json_key(json, "version");
	json_open(json, '{');
	json_put_str(json, "program", STR("bench"));
	json_put_str(json, "lexicon", STR("00000000"));
	json_put_str(json, "model", STR("00000000"));
	json_close(json, '}');
}

static void
write_record(struct making *making, const struct article *article,
		unsigned sentence)
{
	static const char *const names[] = { "event", "event", "event", "fact",
		"quote" };
	const struct told *told = &making->told[sentence];
	unsigned kind = below(&making->world->chance, 5);
	struct json json;
	char uid[17];
	json_init(&json, &making->lines);
	json_open(&json, '{');
	json_put_str(&json, "record", str_of(names[kind]));
	snprintf(uid, sizeof uid, "%016" PRIx64, draw(&making->world->chance));
	json_put_str(&json, "id", str_of(uid));
	json_put_str(&json, "doc", article->id);
	json_put_int(&json, "sentence", sentence);
	json_put_str(&json, "date", str_of(making->day));
	json_put_str(&json, "date_source", STR("article"));
	if (kind < 3)
		put_event(&json, making, told);
	else if (kind < 4)
		put_fact(&json, making, told);
	else
		put_quote(&json, making, told);
	json_put_str(&json, "text",
			(struct str){ making->text.at + told->bytes.start,
					told->bytes.end - told->bytes.start });
	put_source(&json, article);
	json_close(&json, '}');
	buffer_put_char(&making->lines, '\n');
	making->record++;
}

static void
write_lines(struct making *making, const struct article *article)
{
	buffer_reset(&making->lines);
	for (unsigned i = 0; i < RECORDS_AN_ARTICLE; i++)
		write_record(making, article,
				i * SENTENCES / RECORDS_AN_ARTICLE);
}

/* --- all of them ------------------------------------------------------- */

static enum status
put_article(struct making *making, struct ingest *ingest,
		struct ingest_worker *worker, struct error *error)
{
	char id[32], url[64], publisher[32], title[64];
	struct chance *chance = &making->world->chance;
	date_of_day(FIRST_DAY + (int32_t)below(chance, DAYS), making->day);
	write_text(making);
	snprintf(id, sizeof id, "a%" PRIu64, making->article);
	snprintf(url, sizeof url, "https://example.org/%" PRIu64,
			making->article);
	snprintf(publisher, sizeof publisher, "Paper %u", zipf(chance, 500));
	snprintf(title, sizeof title, "Article number %" PRIu64,
			making->article++);
	struct article article = { .id = str_of(id),
		.url = str_of(url),
		.title = str_of(title),
		.date = str_of(making->day),
		.publisher = str_of(publisher),
		.lang = STR("en"),
		.text = buffer_str(&making->text),
		.paragraphs = 1,
		.kind = ARTICLE_JSONL };
	write_lines(making, &article);
	struct ingest_coding coding = { .sentences = making->sentence,
		.sentence_count = SENTENCES,
		.day = DAY_NONE,
		.lines = buffer_str(&making->lines) };
	struct ingest_item *item;
	enum status status = ingest_worker_make(worker, &article,
			ingest_worker_key(worker, &article), &coding, &item,
			error);
	return status ? status : ingest_put(ingest, item, error);
}

static void
show_settled(void *context, uint64_t done, uint64_t all)
{
	(void)context;
	fprintf(stderr, "\r%" PRIu64 " of %" PRIu64 " articles settled", done,
			all);
}

static enum status
fill(struct store *store, uint64_t records, struct error *error)
{
	static const struct ingest_version version = { "bench", "00000000",
		"00000000", "" };
	struct making making = { .world = world_new() };
	struct ingest *ingest;
	buffer_init(&making.text, BUFFER_UNLIMITED);
	buffer_init(&making.lines, BUFFER_UNLIMITED);
	enum status status = ingest_open(&ingest, store, &version, error);
	if (status)
		return status;
	struct ingest_worker *worker = ingest_worker_new(store->path);
	while (!status && making.record < records) {
		status = put_article(&making, ingest, worker, error);
		if (making.article % ROUNDS == 0)
			fprintf(stderr, "\r%" PRIu64 " records", making.record);
	}
	if (!status)
		status = ingest_flush(ingest, error);
	if (!status)
		status = settle(store, show_settled, NULL,
				&(struct settled){ 0 }, error);
	fputc('\n', stderr);
	ingest_worker_free(worker);
	ingest_close(ingest);
	buffer_fini(&making.text);
	buffer_fini(&making.lines);
	free(making.world);
	return status;
}

int
main(int argc, char **argv)
{
	struct store store;
	struct error error;
	char message[1100];
	if (argc != 3) {
		fputs("usage: make_records DB RECORDS\n", stderr);
		return 2;
	}
	enum status status = store_open(&store, argv[1], STORE_CREATE, &error);
	if (!status) {
		status = fill(&store, strtoull(argv[2], NULL, 10), &error);
		store_close(&store);
	}
	if (!status)
		return 0;
	error_print(&error, message, sizeof message);
	fprintf(stderr, "make_records: %s\n", message);
	return 3;
}
