#include "coder_load.h"

#include <stdio.h>
#include <stdlib.h>

#include <utf8proc.h>

#include "base/hash.h"
#include "base/layers.h"
#include "base/limits.h"
#include "base/thread.h"
#include "base/utf8.h"
#include "image_layout.h"

/* Those with a slash have a folder a language. */
static const char *const LEXICON_FOLDERS[] = {
	"ontology",
	"actors",
	"agents",
	"places",
	"sets",
	"time",
	"discards",
	"amounts",
	"verbs/",
	"quotes",
	"facts",
	"facts/",
};
enum {
	LEXICON_FOLDER_COUNT = sizeof LEXICON_FOLDERS / sizeof(char *),
	LEXICON_FOLDER_BYTES = 16
};

/* --- which lexicon it is -------------------------------------------------- */

/* What is read on the way to a lexicon's identity. */
struct identifying {
	const char *lexicon;
	enum language language;
	struct lexicon_identity *out;
	uint64_t hash;
	struct error *error;
};

/* The version counts names and bytes, the source of an image also where the
 * file lies: `below` is "places/cities.tsv". */
static enum status
hash_path(struct identifying *identifying, const char *path, const char *below,
		struct str name)
{
	uint64_t hash;
	enum status status = file_hash(path, hash_more(identifying->hash, name),
			0, &hash, identifying->error);
	if (status)
		return status;
	identifying->hash = hash;
	struct lexicon_identity *out = identifying->out;
	out->source = hash_more(hash_more(out->source, str_of(below)),
			(struct str){ (const char *)&hash, sizeof hash });
	return STATUS_OK;
}

/* A file of every layer that has it: tables of the ontology are read from all
 * of them. */
static enum status
hash_file(struct identifying *identifying, const char *folder, struct str name)
{
	const char *lexicon = identifying->lexicon;
	struct error *error = identifying->error;
	char path[FILE_PATH_BYTES], below[FILE_PATH_BYTES];
	enum status status = file_join(below, folder, name.at, error);
	for (unsigned i = layers_count(lexicon); !status && i-- > 0;) {
		bool there;
		status = layers_path(path, lexicon, i, below, &there, error);
		if (!status && there)
			status = hash_path(identifying, path, below, name);
	}
	return status;
}

static enum status
hash_folder(struct identifying *identifying, const char *folder)
{
	struct arena arena;
	arena_init(&arena);
	struct str *names;
	size_t count;
	enum status status = layers_list(identifying->lexicon, folder, &arena,
			&names, &count, identifying->error);
	/* Folders inside one are named on their own, and have no ending. */
	for (size_t i = 0; !status && i < count; i++)
		if (str_find_byte(names[i], '.') < names[i].len
				&& !languages_is_foreign(names[i],
						identifying->language))
			status = hash_file(identifying, folder, names[i]);
	arena_fini(&arena);
	return status;
}

static enum status
hash_folders(struct identifying *identifying)
{
	char folder[LEXICON_FOLDER_BYTES];
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < LEXICON_FOLDER_COUNT; i++) {
		bool below = str_ends(str_of(LEXICON_FOLDERS[i]), STR("/"));
		snprintf(folder, sizeof folder, "%s%s", LEXICON_FOLDERS[i],
				below ? languages_code(identifying->language)
				      : "");
		status = hash_folder(identifying, folder);
	}
	return status;
}

enum status
lexicon_identify(const char *lexicon, enum language language,
		struct lexicon_identity *out, struct error *error)
{
	/* Words are put into lower case as its tables have it. */
	*out = (struct lexicon_identity){
		.source = hash_more(
				hash_bytes(str_of(languages_code(language))),
				str_of(utf8proc_version()))
	};
	struct identifying identifying = { .lexicon = lexicon,
		.language = language,
		.out = out,
		.error = error };
	enum status status = hash_folders(&identifying);
	snprintf(out->id, sizeof out->id, "%08x",
			(unsigned)(identifying.hash >> 32));
	return status;
}

/* --- the lexicon as text -------------------------------------------------- */

/* Where texts leave accents out, words are found without them too. */
static void
add_plain_spellings(struct words *words)
{
	for (word_id id = 1; id < words->count; id++) {
		struct str word = words_text(words, id);
		char plain[LIMIT_TOKEN_BYTES];
		if (word.len > sizeof plain)
			continue;
		size_t length = utf8_without_accents(word, plain);
		if (length < word.len)
			words_alias(words, (struct str){ plain, length }, id);
	}
}

enum status
coder_read_lexicon(
		struct coder *coder, const char *lexicon, struct error *error)
{
	const char *lang = languages_code(coder->language);
	words_init(&coder->words, NULL);
	enum status status = ontology_load(&coder->ontology, lexicon, error);
	if (!status)
		status = gazetteer_load(&coder->gazetteer, lexicon,
				coder->language, &coder->words, error);
	if (!status)
		status = frames_load(&coder->frames, lexicon, lang,
				&coder->ontology, &coder->words, error);
	if (!status)
		status = amount_tables_load(&coder->amounts, lexicon, lang,
				&coder->words, error);
	if (!status)
		status = fact_frames_load(&coder->facts, lexicon, lang,
				coder->frames, &coder->words, error);
	if (!status)
		status = quote_tables_load(&coder->quotes, lexicon, lang,
				&coder->words, error);
	if (!status && languages_traits(coder->language)->accents)
		add_plain_spellings(&coder->words);
	return status;
}

/* --- the lexicon as an image ---------------------------------------------- */

struct image_key
lexicon_image_key(const struct lexicon_identity *identity)
{
	return (struct image_key){ .layout = IMAGE_LAYOUT,
		.source = identity->source };
}

/* What coder_read_lexicon makes of it. Folders over the built-in one are never
 * part of an image. */
static bool
map_lexicon(struct coder *coder, const struct coder_options *options,
		const struct lexicon_identity *identity)
{
	struct image_key key = lexicon_image_key(identity);
	if (!options->image || layers_count(options->lexicon) > 1
			|| !image_open(&coder->image, options->image, &key))
		return false;
	const struct coder *image = coder->image.root;
	coder->words = image->words;
	coder->ontology = image->ontology;
	coder->gazetteer = image->gazetteer;
	coder->frames = image->frames;
	coder->amounts = image->amounts;
	coder->facts = image->facts;
	coder->quotes = image->quotes;
	return true;
}

/* --- the whole ------------------------------------------------------------ */

static enum status
load_lexicon(struct coder *coder, const struct coder_options *options,
		struct error *error)
{
	struct lexicon_identity identity;
	enum status status = lexicon_identify(
			options->lexicon, options->language, &identity, error);
	if (status)
		return status;
	memcpy(coder->lexicon_id, identity.id, sizeof coder->lexicon_id);
	if (map_lexicon(coder, options, &identity))
		return STATUS_OK;
	return coder_read_lexicon(coder, options->lexicon, error);
}

/* The network, by a thread of its own. */
struct network {
	const struct coder_options *options;
	struct parser *parser;
	enum status status;
	struct error error;
};

static void *
load_network(void *context)
{
	struct network *network = context;
	network->status = parser_load(&network->parser, network->options->model,
			network->options->language, &network->error);
	return NULL;
}

/* Lexicon and network take as long as each other and know nothing of each
 * other. What is wrong with the lexicon is told first. */
static enum status
load_parts(struct coder *coder, const struct coder_options *options,
		struct error *error)
{
	pthread_t thread;
	struct network network = { .options = options };
	bool apart = thread_start(&thread, load_network, &network);
	enum status status = load_lexicon(coder, options, error);
	if (apart)
		pthread_join(thread, NULL);
	else
		load_network(&network);
	coder->parser = network.parser;
	if (status || !network.status)
		return status;
	if (error)
		*error = network.error;
	return network.status;
}

enum status
coder_load(struct coder *coder, const struct coder_options *options,
		struct error *error)
{
	*coder = (struct coder){ .language = options->language,
		.makers = options->makers,
		.min_confidence = options->min_confidence,
		.kinds = options->kinds };
	enum status status = load_parts(coder, options, error);
	if (status)
		coder_unload(coder);
	return status;
}

static void
unload_lexicon(struct coder *coder)
{
	if (coder->quotes)
		quote_tables_unload(coder->quotes);
	if (coder->facts)
		fact_frames_unload(coder->facts);
	if (coder->amounts)
		amount_tables_unload(coder->amounts);
	if (coder->frames)
		frames_unload(coder->frames);
	if (coder->gazetteer)
		gazetteer_unload(coder->gazetteer);
	ontology_unload(&coder->ontology);
	words_fini(&coder->words);
}

void
coder_unload(struct coder *coder)
{
	if (coder->parser)
		parser_unload(coder->parser);
	if (coder->image.root)
		image_close(&coder->image);
	else
		unload_lexicon(coder);
	*coder = (struct coder){ 0 };
}
