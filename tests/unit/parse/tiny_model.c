#include "tiny_model.h"

#include <string.h>

#include <zstd.h>

#include "base/buffer.h"
#include "base/hash.h"

enum {
	HASH_ROWS = 64,
	FEATURE_WIDTH = 16,
	WORDS = 5,
	WORD_ROWS = 3,
	HIDDEN = 48,
	WIDTH = 32,
	LAYERS = 3,
	ARC = 48,
	LABEL = 16,
	RELATIVES = 5,
	UPOS = 17,
	DEPRELS = 9,
	NAMES = 7,
	FEATURES = 3,
	VALUES = 2 + 3 + 4,
	SLOTS = 8,
	OUTPUTS = 2 * ARC + 2 * LABEL + RELATIVES + UPOS + VALUES + NAMES,
	EVENT = 32,
	ROLE = 16,
	CATEGORIES = 5,
	STATUSES = 3,
	PATHS = 64,
	FACTS = 4,
	FIGURE = 32,
	SIDE = 16,
	FIGURE_ROW = 48,
	SENSE = 16,
	REACH = 2,
	ROLES = 3,
	HEADER = 64,
	ROW = 40,
	UNSUMMED = 32,
	MOST_SECTIONS = 64,
	MOST_WITH_EAR = 112,
	MOST_WITH_FIGURES = 128,
	EAR_LAYERS = 2,
	BYTES = 256 * 1024,
};

struct maker {
	char *bytes;
	size_t len;
	unsigned sections;
	uint64_t seed;
	bool hears, near, tree, figures;
};

/* Not that of base/random.h: the inputs kept for fuzz_model.c damage the bytes
 * that come out of this one. */
static uint32_t
draw(struct maker *m, uint32_t below)
{
	m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(m->seed >> 33) % below;
}

/* Room for a section behind what there is. */
static void *
put(struct maker *m, const char *name, size_t len)
{
	char *row = m->bytes + HEADER + m->sections++ * ROW;
	m->len = (m->len + 63) & ~(size_t)63;
	uint64_t offset = m->len, length = len;
	strncpy(row, name, 15);
	memcpy(row + 16, &offset, sizeof offset);
	memcpy(row + 24, &length, sizeof length);
	memcpy(row + 32, &length, sizeof length);
	m->len += len;
	return m->bytes + offset;
}

static void
put_bytes(struct maker *m, const char *name, const void *bytes, size_t len)
{
	memcpy(put(m, name, len), bytes, len);
}

/* Numbers around `centre`, at most `spread` away. */
static void
put_floats(struct maker *m, const char *name, unsigned count, float centre,
		float spread)
{
	float *floats = put(m, name, count * sizeof *floats);
	for (unsigned i = 0; i < count; i++)
		floats[i] = centre
			    + spread * ((float)draw(m, 2001) / 1000.0f - 1.0f);
}

static void
put_weights(struct maker *m, const char *name, size_t count)
{
	int8_t *weights = put(m, name, count);
	for (size_t i = 0; i < count; i++)
		weights[i] = (int8_t)((int)draw(m, 127) - 63);
}

/* A layer whose weights count `scale`, more or less. */
static void
put_scaled(struct maker *m, const char *name, unsigned inputs, unsigned outputs,
		float scale)
{
	char section[16];
	strcpy(section, name);
	strcat(section, ".w");
	put_weights(m, section, (size_t)inputs * outputs);
	section[strlen(name) + 1] = 's';
	put_floats(m, section, outputs, scale, scale / 2);
	section[strlen(name) + 1] = 'b';
	put_floats(m, section, outputs, 0.0f, 0.3f);
}

static void
put_layer(struct maker *m, const char *name, unsigned inputs, unsigned outputs)
{
	put_scaled(m, name, inputs, outputs, 0.0006f);
}

static void
put_norm(struct maker *m, const char *name, unsigned width, float gain)
{
	char section[16];
	strcpy(section, name);
	strcat(section, ".g");
	put_floats(m, section, width, gain, gain / 4);
	section[strlen(name) + 1] = 'b';
	put_floats(m, section, width, 0.0f, gain / 8);
}

static void
put_config(struct maker *m)
{
	uint32_t config[69] = {
		HASH_ROWS,
		FEATURE_WIDTH,
		WORDS,
		HIDDEN,
		WIDTH,
		LAYERS,
		1,
		2,
		5,
		0,
		0,
		0,
		0,
		0,
		ARC,
		LABEL,
		RELATIVES,
		UPOS,
		DEPRELS,
		NAMES,
		FEATURES,
		2,
		3,
		4,
		[37] = SLOTS,
		WORD_ROWS,
		EVENT,
		ROLE,
		CATEGORIES,
		STATUSES,
		PATHS,
		SENSE,
		REACH,
		m->near ? TINY_NEAR : 0,
		EAR_LAYERS,
		1,
		m->tree ? 0 : 3,
		[56] = FACTS,
		FIGURE,
		SIDE,
		FIGURE_ROW,
		2,
		0,
		1,
	};
	unsigned words = m->figures ? 69 : m->hears ? 56 : 39;
	put_bytes(m, "config", config, words * sizeof *config);
}

static void
put_labels(struct maker *m)
{
	static const char upos[] =
			"ADJ\0ADP\0ADV\0AUX\0CCONJ\0DET\0INTJ\0NOUN\0"
			"NUM\0PART\0PRON\0PROPN\0PUNCT\0SCONJ\0SYM\0VERB\0X";
	static const char deprels[] = "acl\0advmod\0case\0det\0nsubj\0obj\0"
				      "obl:unheard-of\0root\0unheard-of";
	static const char names[] =
			"O\0B-PER\0I-PER\0B-ORG\0I-ORG\0B-LOC\0I-LOC";
	static const char feats[] = "Tense\0_\0Past\0Unheard\0_\0A\0B\0"
				    "Number\0_\0Plur\0Sing\0Unheard";
	put_bytes(m, "upos", upos, sizeof upos);
	put_bytes(m, "deprel", deprels, sizeof deprels);
	put_bytes(m, "names", names, sizeof names);
	put_bytes(m, "feats", feats, sizeof feats);
}

static void
set_bit(uint8_t *bytes, unsigned bit)
{
	bytes[bit / 8] |= (uint8_t)(1u << bit % 8);
}

size_t
tiny_pack_row(const int8_t *row, unsigned width, unsigned low, uint8_t *out)
{
	unsigned next = 3 + width * low;
	out[0] = (uint8_t)low;
	for (unsigned i = 0; i < width; i++) {
		unsigned number = row[i] < 0 ? (unsigned)(-2 * row[i] - 1)
					     : (unsigned)(2 * row[i]);
		for (unsigned bit = 0; bit < low; bit++)
			if (number >> bit & 1)
				set_bit(out, 3 + i * low + bit);
		next += number >> low;
		set_bit(out, next++);
	}
	return (next + 7) / 8;
}

/* The size of the section that was put last, which begins at `len`. */
static void
resize(struct maker *m, uint64_t len)
{
	char *row = m->bytes + HEADER + (m->sections - 1) * ROW;
	memcpy(row + 24, &len, sizeof len);
	memcpy(row + 32, &len, sizeof len);
	m->len += len;
}

static void
draw_row(struct maker *m, int8_t *row, unsigned width)
{
	for (unsigned i = 0; i < width; i++)
		row[i] = (int8_t)((int)draw(m, 127) - 63);
}

struct row_names {
	const char *row, *size, *again;
};

/* Rows with other numbers of low bits; with `again` the last of them is the
 * same as the first. */
static void
put_rows(struct maker *m, const struct row_names *names, unsigned width,
		bool again)
{
	static const uint32_t first = 0;
	uint16_t sizes[WORD_ROWS] = { 0 };
	uint8_t *out = put(m, names->row, 0);
	size_t len = 0;
	for (unsigned r = 0; r < WORD_ROWS; r++) {
		int8_t row[64];
		draw_row(m, row, width);
		if (again && r + 1 == WORD_ROWS)
			break;
		sizes[r] = (uint16_t)tiny_pack_row(
				row, width, 4 + r, out + len);
		len += sizes[r];
	}
	resize(m, len + 5 * width + 16);
	put_bytes(m, names->size, sizes, sizeof sizes);
	put_bytes(m, names->again, &first, again ? sizeof first : 0);
}

/* "", "the", "them", "of" and "minister", with rows 0, 2, 1, 2 and 1. */
static void
put_words(struct maker *m)
{
	static const char bytes[] = "themofminister";
	static const uint8_t shared[WORDS] = { 0, 0, 3, 0, 0 };
	static const uint8_t added[WORDS] = { 0, 3, 1, 2, 8 };
	static const uint32_t map[WORDS] = { 0, 3, 0, 3, 2 };
	static const struct row_names names = { "word.row", "word.size",
		"word.again" };
	put_bytes(m, "word.shared", shared, sizeof shared);
	put_bytes(m, "word.added", added, sizeof added);
	put_bytes(m, "word.bytes", bytes, sizeof bytes - 1);
	put_bytes(m, "word.map", map, sizeof map);
	put_rows(m, &names, FEATURE_WIDTH, true);
	put_floats(m, "word.scale", WORD_ROWS, 0.02f, 0.01f);
	put_weights(m, "hash.row", HASH_ROWS * FEATURE_WIDTH);
	put_floats(m, "hash.scale", HASH_ROWS, 0.02f, 0.01f);
}

static void
put_network(struct maker *m)
{
	static const char *const norms[] = { "norm0", "norm1", "norm2" };
	static const char *const layers[] = { "conv0", "conv1", "conv2" };
	put_floats(m, "root", WIDTH, 0.0f, 1.0f);
	put_norm(m, "norm.hash", FEATURE_WIDTH, 1.0f);
	put_norm(m, "norm.word", FEATURE_WIDTH, 1.0f);
	put_layer(m, "type1", 2 * FEATURE_WIDTH, HIDDEN);
	put_layer(m, "type2", HIDDEN, WIDTH);
	for (int l = 0; l < LAYERS; l++) {
		put_norm(m, norms[l], WIDTH, 20.0f);
		put_layer(m, layers[l], 3 * WIDTH, 2 * WIDTH);
	}
	put_norm(m, "norm.out", WIDTH, 20.0f);
	put_layer(m, "heads", WIDTH,
			OUTPUTS + (m->hears ? EVENT + 2 * ROLE : 0));
	put_layer(m, "arc", ARC, ARC);
	put_layer(m, "label", LABEL, DEPRELS);
	put_floats(m, "label.rel", RELATIVES * LABEL, 0.0f, 0.5f);
	put_floats(m, "dist", 66, 0.0f, 1.0f);
	uint8_t *buckets = put(m, "rel", 66);
	for (int i = 0; i < 66; i++)
		buckets[i] = (uint8_t)draw(m, RELATIVES);
}

/* Behind the rest, so that the rest lies where it does without. */
static void
put_hearing(struct maker *m)
{
	static const char events[] = "_\0ACCUSE\0UNHEARD\0AID\0ASSAULT";
	static const char statuses[] = "actual\0unheard\0negated";
	static const struct row_names names = { "sense.row", "sense.size",
		"sense.again" };
	put_bytes(m, "events", events, sizeof events);
	put_bytes(m, "statuses", statuses, sizeof statuses);
	put_scaled(m, "event", EVENT, CATEGORIES + STATUSES, 0.01f);
	put_layer(m, "role", ROLE, ROLES);
	put_floats(m, "role.rel", RELATIVES * ROLE, 0.0f, 0.5f);
	put_floats(m, "role.path", PATHS * ROLE, 0.0f, 0.5f);
	put_rows(m, &names, SENSE, false);
	put_floats(m, "sense.scale", WORD_ROWS, 0.02f, 0.01f);
	put_norm(m, "norm.sense", SENSE, 20.0f);
	put_layer(m, "sense", (2 * REACH + 1 + (m->tree ? 3 : 0)) * SENSE,
			EVENT);
}

static void
put_ear(struct maker *m)
{
	put_norm(m, "ear.norm0", EVENT, 20.0f);
	put_layer(m, "ear.conv0", 3 * EVENT, 2 * EVENT);
	put_norm(m, "ear.norm1", EVENT, 20.0f);
	put_layer(m, "ear.conv1", (m->tree ? 4 : 3) * EVENT, 2 * EVENT);
	put_norm(m, "ear.norm.out", EVENT, 20.0f);
	put_layer(m, "ear.heads", EVENT, NAMES + 2 * ROLE);
}

static void
put_figures(struct maker *m)
{
	static const char facts[] = "_\0count\0unheard\0aid";
	put_bytes(m, "facts", facts, sizeof facts);
	put_layer(m, "fig.in", WIDTH + EVENT, FIGURE_ROW);
	put_norm(m, "fig.norm0", FIGURE_ROW, 20.0f);
	put_layer(m, "fig.conv0", 4 * FIGURE_ROW, 2 * FIGURE_ROW);
	put_norm(m, "fig.norm1", FIGURE_ROW, 20.0f);
	put_layer(m, "fig.conv1", 3 * FIGURE_ROW, 2 * FIGURE_ROW);
	put_norm(m, "fig.norm.out", FIGURE_ROW, 20.0f);
	put_layer(m, "figure", 3 * FIGURE_ROW, FIGURE + SIDE);
	put_layer(m, "figure.party", FIGURE_ROW, SIDE);
	put_scaled(m, "fact", FIGURE, FACTS, 0.01f);
	put_layer(m, "side", SIDE, ROLES);
	put_floats(m, "side.rel", RELATIVES * SIDE, 0.0f, 0.5f);
	put_floats(m, "side.path", PATHS * SIDE, 0.0f, 0.5f);
}

/* Behind what it hears, likewise. */
static void
put_near(struct maker *m)
{
	static const uint8_t events[TINY_NEAR] = { 1, 2, 3, 4, 3, 1 };
	static const char texts[] =
			"Kenya [accused] Sudan of lying.\0"
			"The chief [unheard] of them.\0"
			"Oslo [sent] food to Bogot\xC3\xA1.\0"
			"Rebels [shelled] a camp.\0"
			"A [gift] of rice came.\0"
			"What the minister told the other house about "
			"it a year ago, said three who had heard "
			"him, was a [lie], and no small one.";
	int8_t *vectors = put(m, "near.vector", TINY_NEAR * EVENT);
	for (unsigned i = 0; i < TINY_NEAR * EVENT; i++)
		vectors[i] = (int8_t)((int)draw(m, 255) - 127);
	memcpy(vectors + 3 * EVENT, vectors + 2 * EVENT, EVENT);
	memset(vectors + (TINY_NEAR - 1) * EVENT, 0, EVENT);
	put_bytes(m, "near.event", events, sizeof events);
	put_bytes(m, "near.text", texts, sizeof texts);
}

void
tiny_model_seal(struct str model)
{
	char *bytes = (char *)(uintptr_t)model.at;
	uint64_t size = model.len;
	memcpy(bytes + 16, &size, sizeof size);
	uint64_t sum = hash_bytes((struct str){
			model.at + UNSUMMED, model.len - UNSUMMED });
	memcpy(bytes + 24, &sum, sizeof sum);
}

/* What `m` says, from its seed. */
static struct str
make(struct arena *arena, struct maker m)
{
	unsigned most = m.figures ? MOST_WITH_FIGURES
			: m.hears ? MOST_WITH_EAR
				  : MOST_SECTIONS;
	m.bytes = arena_take_aligned(arena, BYTES, 64);
	m.len = HEADER + most * ROW;
	static const uint32_t version = 2;
	memset(m.bytes, 0, BYTES);
	put_bytes(&m, "licence", "none", 4);
	put_bytes(&m, "info", "language=xx\n", 12);
	put_config(&m);
	put_labels(&m);
	put_words(&m);
	put_network(&m);
	if (m.hears) {
		put_hearing(&m);
		put_ear(&m);
	}
	if (m.figures)
		put_figures(&m);
	if (m.near)
		put_near(&m);
	memcpy(m.bytes, "DEMMODEL", 8);
	memcpy(m.bytes + 8, &version, sizeof version);
	memcpy(m.bytes + 12, &m.sections, sizeof m.sections);
	memcpy(m.bytes + 32, &m.seed, sizeof m.seed);
	struct str model = { m.bytes, m.len };
	tiny_model_seal(model);
	return model;
}

struct str
tiny_model(struct arena *arena, uint64_t seed)
{
	return make(arena, (struct maker){ .seed = seed });
}

struct str
tiny_hearing_model(struct arena *arena, uint64_t seed)
{
	return make(arena, (struct maker){ .seed = seed, .hears = true });
}

struct str
tiny_tree_model(struct arena *arena, uint64_t seed)
{
	return make(arena, (struct maker){ .seed = seed,
					   .hears = true,
					   .tree = true });
}

struct str
tiny_figures_model(struct arena *arena, uint64_t seed)
{
	return make(arena, (struct maker){ .seed = seed,
					   .hears = true,
					   .figures = true });
}

struct str
tiny_near_model(struct arena *arena, uint64_t seed)
{
	return make(arena, (struct maker){ .seed = seed,
					   .hears = true,
					   .near = true });
}

/* A section, packed where it is long enough to have another length then. */
static void
put_packed(struct maker *m, const char *row, const char *at, uint64_t len)
{
	char packed[BYTES / 4];
	size_t bytes = len < 64 ? 0
				: ZSTD_compress(packed, sizeof packed, at, len,
						  3);
	if (!bytes || ZSTD_isError(bytes) || bytes == len) {
		put_bytes(m, row, at, len);
		return;
	}
	put_bytes(m, row, packed, bytes);
	memcpy(m->bytes + HEADER + (m->sections - 1) * ROW + 32, &len, 8);
}

struct str
tiny_packed_model(struct arena *arena, uint64_t seed)
{
	struct str plain = tiny_near_model(arena, seed);
	struct maker m = {
		.bytes = arena_zero_aligned(arena, BYTES, 64),
		.len = HEADER + MOST_WITH_EAR * ROW,
	};
	uint32_t sections;
	memcpy(&sections, plain.at + 12, sizeof sections);
	memcpy(m.bytes, plain.at, HEADER);
	for (uint32_t i = 0; i < sections; i++) {
		const char *row = plain.at + HEADER + i * ROW;
		struct str section = tiny_model_section(plain, row);
		put_packed(&m, row, section.at, section.len);
	}
	struct str model = { m.bytes, m.len };
	tiny_model_seal(model);
	return model;
}

struct str
tiny_model_section(struct str model, const char *name)
{
	uint32_t sections;
	memcpy(&sections, model.at + 12, sizeof sections);
	for (uint32_t i = 0; i < sections; i++) {
		const char *row = model.at + HEADER + i * ROW;
		uint64_t offset, len;
		memcpy(&offset, row + 16, sizeof offset);
		memcpy(&len, row + 24, sizeof len);
		if (!strncmp(row, name, 16))
			return (struct str){ model.at + offset, len };
	}
	return STR("");
}
