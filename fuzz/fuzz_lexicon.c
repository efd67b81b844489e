/* Files of the lexicon that people write. The first byte says of which kind;
 * each is checked and loaded as the first of a small lexicon: what the check
 * finds no fault with loads, and what it finds fault with does not. */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "actor/gazetteer.h"
#include "base/file.h"
#include "event/frame.h"
#include "event/sets.h"
#include "fuzz.h"

/* By the first byte, '0' and on; behind them sets and frames. */
static const char *const FILES[] = { "actors/countries.tsv",
	"actors/people.tsv", "agents/en.tsv", "agents/en.references.tsv",
	"agents/en.words.tsv", "places/cities.tsv" };
enum { FILE_COUNT = sizeof FILES / sizeof *FILES, FRAMES = FILE_COUNT };

static const struct {
	const char *path, *text;
} SMALL[] = {
	{ "actors/countries.tsv",
			"code\tname\tadjective\tdemonym\tcapital\tseats\n"
			"GHA\tGhana\tGhanaian\tGhanaians\tAccra\n"
			"CHL\tChile\tChilean\tChileans\tSantiago\n" },
	{ "agents/en.tsv", "noun\tsector\tkind\tcountry\tnote\n"
			   "president\tGOV\tperson\n" },
};

static char folder[] = "/tmp/demarche-fuzz-XXXXXX";

static void
path_of(char path[FILE_PATH_BYTES], const char *name)
{
	struct error error;
	if (file_join(path, folder, name, &error))
		abort();
}

static void
put(const char *name, const void *bytes, size_t size)
{
	char path[FILE_PATH_BYTES];
	path_of(path, name);
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
		abort();
}

static void
take_away(const char *name)
{
	char path[FILE_PATH_BYTES];
	path_of(path, name);
	unlink(path);
}

static void
put_small(void)
{
	for (size_t i = 0; i < sizeof SMALL / sizeof *SMALL; i++)
		put(SMALL[i].path, SMALL[i].text, strlen(SMALL[i].text));
}

static void
end(void)
{
	static const char *const parts[] = { "actors", "agents", "places", "" };
	for (size_t i = 0; i < FILE_COUNT; i++)
		take_away(FILES[i]);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		char path[FILE_PATH_BYTES];
		path_of(path, parts[i]);
		rmdir(path);
	}
}

static void
begin(void)
{
	static const char *const parts[] = { "actors", "agents", "places" };
	static bool begun;
	if (begun)
		return;
	begun = true;
	if (!mkdtemp(folder))
		abort();
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		char path[FILE_PATH_BYTES];
		path_of(path, parts[i]);
		if (mkdir(path, 0700))
			abort();
	}
	atexit(end);
}

/* --- tables ----------------------------------------------------------------
 */

static void
note(void *context, const struct error *error)
{
	(void)context;
	if (!error->message[0])
		abort();
}

static void
read_tables(void)
{
	struct gazetteer *gazetteer;
	struct words words;
	struct error error = { 0 };
	size_t problems = gazetteer_check(folder, LANGUAGE_EN, note, NULL);
	words_init(&words, NULL);
	enum status status = gazetteer_load(
			&gazetteer, folder, LANGUAGE_EN, &words, &error);
	if (!status)
		gazetteer_unload(gazetteer);
	else if (!error.message[0] || !problems)
		abort();
	words_fini(&words);
}

/* --- sets and frames -------------------------------------------------------
 */

static bool
note_and_go_on(void *context, const struct error *error)
{
	*(bool *)context = true;
	note(NULL, error);
	return true;
}

/* Sets up to a line "%", frames behind it. */
static void
read_frames(struct str rest)
{
	static struct ontology ontology;
	struct words words;
	struct sets sets;
	struct arena arena;
	struct frames frames = { .ontology = &ontology, .sets = &sets };
	bool told = false;
	struct frames_report report = { note_and_go_on, &told };
	struct error error;
	if (!ontology.category_count
			&& ontology_load(&ontology, PROJECT_LEXICON, NULL))
		abort();
	size_t cut = str_find(rest, STR("\n%\n"));
	struct str first = str_cut(rest.at, rest.at + cut);
	struct str second = cut < rest.len ? str_cut(rest.at + cut + 3,
					    rest.at + rest.len)
					   : STR("");
	words_init(&words, NULL);
	arena_init(&arena);
	arena_init(&frames.arena);
	sets_init(&sets, &arena);
	if (!sets_read(&sets, "sets", first, &error)
			&& !sets_resolve(&sets, &error)
			&& frames_read(&frames, &words, "frames", "frames",
					second, &report, &error)
			&& !told && !error.message[0])
		abort();
	arena_fini(&frames.arena);
	arena_fini(&arena);
	words_fini(&words);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size)
		return 0;
	unsigned kind = (unsigned)(data[0] - '0') % (FRAMES + 1);
	if (kind == FRAMES) {
		read_frames((struct str){ (const char *)data + 1, size - 1 });
		return 0;
	}
	begin();
	put_small();
	put(FILES[kind], data + 1, size - 1);
	read_tables();
	take_away(FILES[kind]);
	return 0;
}
