/* Models that load, and damage that is told instead of believed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "parse/features.h"
#include "parse/model.h"
#include "tiny_model.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_fini(&arena);
	return 0;
}

static char *
bytes_of(struct str s)
{
	return (char *)(uintptr_t)s.at;
}

static void
test_good(void **state)
{
	(void)state;
	struct str file = tiny_model(&arena, 1);
	struct model model;
	struct error error;
	assert_int_equal(model_read(&model, file, "tiny", MODEL_VERIFY, &error),
			STATUS_OK);
	char id[17];
	uint64_t sum;
	memcpy(&sum, file.at + 32, sizeof sum);
	snprintf(id, sizeof id, "%016llx", (unsigned long long)sum);
	assert_memory_equal(model.id, id, 8);
	assert_int_equal(model.id[8], 0);
	assert_int_equal(model.sizes.width, 32);
	assert_int_equal(model.sizes.dilation[2], 5);
	assert_int_equal(model.outputs.count, 166);
	assert_int_equal(model.upos[0], UPOS_ADJ);
	assert_int_equal(model.upos[16], UPOS_X);
	assert_int_equal(model.root_label, 7);
	assert_int_equal(model.deprel[4], DEPREL_NSUBJ);
	assert_int_equal(model.deprel[6], DEPREL_OBL);
	assert_int_equal(model.deprel[8], DEPREL_DEP);
	assert_int_equal(model.feature[0], FEATURE_TENSE);
	assert_int_equal(model.value[0][1], TENSE_PAST);
	assert_int_equal(model.feature[1], FEATURE_COUNT);
	assert_int_equal(model.value[2][1], NUMBER_PLUR);
	assert_int_equal(model.value[2][3], NUMBER_NONE);
	model_unload(&model);
}

static void
test_words(void **state)
{
	(void)state;
	struct model model;
	assert_int_equal(model_read(&model, tiny_model(&arena, 1), "tiny",
					 MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_int_equal(model_word(&model, STR("the")), 2);
	assert_int_equal(model_word(&model, STR("of")), 2);
	assert_int_equal(model_word(&model, STR("minister")), 1);
	assert_int_equal(model_word(&model, STR("them")), 1);
	assert_int_equal(model_word(&model, STR("th")), 0);
	assert_int_equal(model_word(&model, STR("ministers")), 0);
	assert_int_equal(model_word(&model, STR("")), 0);
	model_unload(&model);
}

/* Every weight is where the kernels look for it. */
static void
test_packing(void **state)
{
	(void)state;
	struct str file = tiny_model(&arena, 1);
	struct str plain = tiny_model_section(file, "heads.w");
	struct model model;
	assert_int_equal(model_read(&model, file, "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	const struct kernel_matrix *matrix = &model.heads.matrix;
	assert_int_equal(matrix->inputs, 32);
	assert_int_equal(matrix->output_blocks, 11);
	for (unsigned o = 0; o < 166; o++) {
		int sum = 0;
		for (unsigned i = 0; i < 32; i++) {
			size_t at = kernel_weight_at(
					matrix->input_blocks, o, i);
			assert_int_equal(matrix->weights[at],
					(int8_t)plain.at[o * 32 + i]);
			sum += matrix->weights[at];
		}
		assert_int_equal(matrix->start[o], -64 * sum);
	}
	model_unload(&model);
}

static void
assert_refused(struct str file, enum model_checksum checksum, const char *part)
{
	struct model model;
	struct error error;
	assert_int_equal(model_read(&model, file, "tiny.model", checksum,
					 &error),
			STATUS_FORMAT);
	assert_string_equal(error.where, "tiny.model");
	assert_true(error.offset <= file.len);
	if (!strstr(error.message, part))
		fail_msg("\"%s\" does not tell of \"%s\"", error.message, part);
}

/* A number at a place of a section, and what is told of it. */
struct wrong {
	const char *section;
	size_t at; /* in the section */
	uint32_t value;
	const char *message;
};

static void
assert_all_refused(const struct wrong *cases, size_t count,
		struct str (*make)(struct arena *, uint64_t))
{
	for (size_t c = 0; c < count; c++) {
		struct str file = make(&arena, 1);
		struct str section = tiny_model_section(file, cases[c].section);
		assert_true(section.len > cases[c].at);
		memcpy(bytes_of(section) + cases[c].at, &cases[c].value, 4);
		tiny_model_seal(file);
		assert_refused(file, MODEL_VERIFY, cases[c].message);
	}
}

/* One number of the file changed, the checksum made right. */
static void
test_wrong_numbers(void **state)
{
	static const struct wrong cases[] = {
		{ "config", 0, 63, "no power of two" },
		{ "config", 4, 17, "config 1 is 17" },
		{ "config", 8, 0, "config 2 is 0" },
		{ "config", 8, 6, "word index is too small" },
		{ "config", 16, 48, "follow from config" },
		{ "config", 20, 9, "config 5 is 9" },
		{ "config", 24, 0, "no dilation" },
		{ "config", 24, 17, "config 6 is 17" },
		{ "config", 76, 6, "config 19 is 6" },
		{ "config", 80, 2, "goes on behind" },
		{ "config", 84, 0, "no values" },
		{ "config", 84, 17, "config 21 is 17" },
		{ "config", 148, 12, "no power of two" },
		{ "upos", 0, 0, "upos goes on behind" },
		{ "names", 0, 0x00000058, "is not O" },
		{ "word.shared", 0, 0x00030001, "cannot be put together" },
		{ "word.shared", 0, 0x00040000, "cannot be put together" },
		{ "word.added", 0, 0x01010300, "do not fill" },
		{ "word.added", 0, 0x02FF0300, "cannot be put together" },
		{ "word.map", 4, 4, "leaves the rows" },
		{ "word.map", 8, 0xFFFFFFFF, "leaves the rows" },
		{ "word.size", 0, 0, "row 0 of word.size is the same as none" },
		{ "word.again", 0, 2, "row 2 of word.size is the same as" },
		{ "config", 152, 4, "follow from config" },
		{ "word.scale", 4, 0x7FC00000, "no number" },
		{ "hash.scale", 0, 0x7F800000, "no number" },
		{ "root", 8, 0xFF800000, "no number" },
		{ "conv1.w", 40, 0x40, "weight 64" },
		{ "label.w", 0, 0xC0, "weight -64" },
		{ "rel", 0, 5, "no relative position" },
	};
	(void)state;
	assert_all_refused(cases, sizeof cases / sizeof *cases, tiny_model);
}

/* The same of what a model has that hears. */
static void
test_wrong_hearing(void **state)
{
	static const struct wrong cases[] = {
		{ "config", 156, 24, "config 39 is 24" },
		{ "config", 160, 0, "config 40 is 0" },
		{ "config", 164, 1, "config 41 is 1" },
		{ "config", 164, 65, "config 41 is 65" },
		{ "config", 164, 4, "events goes on behind" },
		{ "config", 168, 0, "config 42 is 0" },
		{ "config", 172, 0, "config 43 is 0" },
		{ "config", 172, 48, "paths are no power of two" },
		{ "config", 172, 32, "follow from config" },
		{ "config", 176, 0, "config 44 is 0" },
		{ "config", 176, 24, "config 44 is 24" },
		{ "config", 176, 1040, "config 44 is 1040" },
		{ "config", 176, 32, "sense.row ends too early" },
		{ "sense.size", 0, 0xFFFF0010, "sense.row ends too early" },
		{ "sense.size", 0, 0, "row 0 of sense.size is the same as" },
		{ "config", 180, 9, "config 45 is 9" },
		{ "config", 180, 1, "sense.w has" },
		{ "config", 188, 0, "config 47 is 0" },
		{ "config", 188, 9, "config 47 is 9" },
		{ "config", 192, 0, "sense.w has" },
		{ "config", 196, 17, "config 49 is 17" },
		{ "events", 0, 0x41410058, "the first alone is _" },
		{ "events", 1, 0x41005F00, "the first alone is _" },
		{ "statuses", 0, 0, "goes on behind" },
		{ "event.w", 0, 0x40, "weight 64" },
		{ "event.b", 4, 0x7FC00000, "no number" },
		{ "role.s", 0, 0x7F800000, "no number" },
		{ "role.rel", 8, 0x7F800000, "no number" },
		{ "role.path", 8, 0xFF800000, "no number" },
		{ "sense.scale", 8, 0x7FC00000, "no number" },
		{ "norm.sense.g", 0, 0x7F800000, "no number" },
		{ "norm.sense.b", 60, 0x7FC00000, "no number" },
		{ "sense.w", 0, 0xC0, "weight -64" },
		{ "sense.s", 4, 0x7F800000, "no number" },
		{ "sense.b", 4, 0x7F800000, "no number" },
		{ "ear.norm1.g", 4, 0x7F800000, "no number" },
		{ "ear.conv0.w", 40, 0x40, "weight 64" },
		{ "ear.heads.s", 4, 0x7FC00000, "no number" },
	};
	(void)state;
	assert_all_refused(cases, sizeof cases / sizeof *cases,
			tiny_hearing_model);
}

/* The same of what hears figures. */
static void
test_wrong_figures(void **state)
{
	static const struct wrong cases[] = {
		{ "config", 224, 1, "config 56 is 1" },
		{ "config", 224, 33, "config 56 is 33" },
		{ "config", 224, 3, "facts goes on behind" },
		{ "config", 228, 24, "config 57 is 24" },
		{ "config", 232, 0, "config 58 is 0" },
		{ "config", 232, 32, "figure.w has" },
		{ "config", 236, 24, "config 59 is 24" },
		{ "config", 240, 0, "config 60 is 0" },
		{ "config", 240, 3, "fig.norm2" },
		{ "config", 244, 1, "fig.conv0.w has" },
		{ "fig.in.b", 0, 0x7FC00000, "no number" },
		{ "fig.conv1.w", 8, 0x40, "weight 64" },
		{ "facts", 0, 0x41410058, "the first alone is _" },
		{ "figure.w", 8, 0x40, "weight 64" },
		{ "figure.party.b", 4, 0x7FC00000, "no number" },
		{ "fact.s", 0, 0x7F800000, "no number" },
		{ "side.rel", 8, 0x7F800000, "no number" },
		{ "side.path", 8, 0xFF800000, "no number" },
	};
	(void)state;
	assert_all_refused(cases, sizeof cases / sizeof *cases,
			tiny_figures_model);
}

static void
assert_length_refused(struct str file, uint64_t words, const char *reason)
{
	uint64_t len = words * sizeof(uint32_t);
	char *row = bytes_of(file) + 64 + 2 * 40;
	assert_string_equal(row, "config");
	memcpy(row + 24, &len, sizeof len);
	memcpy(row + 32, &len, sizeof len);
	tiny_model_seal(file);
	assert_refused(file, MODEL_VERIFY, reason);
}

/* What heard before there were ears, of events and of figures, had a shorter
 * configuration. */
static void
test_no_ear(void **state)
{
	(void)state;
	for (uint64_t words = 46; words <= 47; words++)
		assert_length_refused(tiny_hearing_model(&arena, 1), words,
				"hears events without an ear");
	assert_length_refused(tiny_figures_model(&arena, 1), 59,
			"hears figures without an ear of their own");
}

/* The same of annotated triggers. */
static void
test_wrong_near(void **state)
{
	static const struct wrong cases[] = {
		{ "config", 184, (1 << 24) + 1, "config 46 is 16777217" },
		{ "config", 184, TINY_NEAR - 1, "near.vector has" },
		{ "config", 184, TINY_NEAR + 1, "near.vector has" },
		{ "config", 156, 16, "follow from config" },
		{ "near.event", 0, 5, "no category 5 of events" },
		{ "near.event", 2, 0xFF000000, "no category 255 of events" },
		{ "near.text", 0, 0, "near.text goes on behind" },
	};
	(void)state;
	assert_all_refused(
			cases, sizeof cases / sizeof *cases, tiny_near_model);
}

/* Strings that end too early, and one that has no end. */
static void
test_wrong_near_texts(void **state)
{
	(void)state;
	struct str file = tiny_near_model(&arena, 1);
	struct str texts = tiny_model_section(file, "near.text");
	bytes_of(texts)[texts.len - 1] = '.';
	tiny_model_seal(file);
	assert_refused(file, MODEL_VERIFY, "near.text ends too early");
	bytes_of(texts)[texts.len - 1] = '\0';
	*(char *)memchr(bytes_of(texts), '\0', texts.len) = '.';
	tiny_model_seal(file);
	assert_refused(file, MODEL_VERIFY, "near.text ends too early");
}

static void
test_near(void **state)
{
	(void)state;
	struct str file = tiny_near_model(&arena, 1);
	struct model model;
	assert_int_equal(model_read(&model, file, "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_int_equal(model.sizes.near, TINY_NEAR);
	assert_ptr_equal(model.near_vectors,
			tiny_model_section(file, "near.vector").at);
	assert_int_equal(model.near_events[3], 4);
	assert_true(str_equal(
			model.near_texts[4], STR("A [gift] of rice came.")));
	model_unload(&model);
	assert_int_equal(model_read(&model, tiny_hearing_model(&arena, 1),
					 "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_int_equal(model.sizes.near, 0);
	assert_null(model.near_texts);
	model_unload(&model);
}

static void
test_hearing(void **state)
{
	(void)state;
	struct model model;
	struct str file = tiny_hearing_model(&arena, 1);
	assert_int_equal(model_read(&model, file, "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_true(model_hears(&model));
	assert_int_equal(model.sizes.event_width, 32);
	assert_int_equal(model.sizes.paths, 64);
	assert_int_equal(model.sizes.sense_width, 16);
	assert_int_equal(model.sizes.sense_reach, 2);
	assert_ptr_equal(model.sense_rows.bytes,
			tiny_model_section(file, "sense.row").at);
	assert_int_equal(model.norm_sense.width, 16);
	assert_int_equal(model.sense.matrix.inputs, 5 * 16);
	assert_int_equal(model.sense.matrix.output_blocks, 2);
	assert_int_equal(model.outputs.event, 166);
	/* 198 and 214 in a whole row: from block 12 on they stand apart. */
	assert_int_equal(model.outputs.role_trigger, 198 - 12 * 16);
	assert_int_equal(model.outputs.role_party, 214 - 12 * 16);
	assert_int_equal(model.heads.matrix.output_blocks, 13);
	assert_int_equal(model.roles.matrix.output_blocks, 3);
	assert_int_equal(model.outputs.count, 230);
	assert_int_equal(model.category[0], HEARD_NONE);
	assert_int_equal(model.category[1], HEARD_ACCUSE);
	assert_int_equal(model.category[2], HEARD_CATEGORIES);
	assert_int_equal(model.category[4], HEARD_ASSAULT);
	assert_int_equal(model.status[0], HEARD_ACTUAL);
	assert_int_equal(model.status[1], HEARD_STATUSES);
	assert_int_equal(model.status[2], HEARD_NEGATED);
	model_unload(&model);
}

static void
test_wrong_container(void **state)
{
	static const struct {
		size_t at;
		uint64_t value;
		const char *message;
	} cases[] = {
		{ 0, 0, "DEMMODEL" },
		{ 8, 1, "version 1 where this program reads 2" },
		{ 12, 1u << 30, "do not fit" },
		{ 16, 5, "its header says 5" },
		{ 24, 0, "checksum" },
		{ 64 + 16, 65, "does not lie" },
		{ 64 + 16, 0, "does not lie" },
		{ 64 + 16, UINT64_MAX - 63, "does not lie" },
		{ 64 + 24, UINT64_MAX, "does not lie" },
		{ 64 + 2 * 40, 0, "section config is missing" },
	};
	(void)state;
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct str file = tiny_model(&arena, 1);
		size_t bytes = cases[c].at < 16 ? 4 : 8;
		memcpy(bytes_of(file) + cases[c].at, &cases[c].value, bytes);
		if (cases[c].at >= 64)
			tiny_model_seal(file);
		assert_refused(file, MODEL_VERIFY, cases[c].message);
	}
}

/* A file that was cut anywhere is refused, checksum or not. */
static void
test_cut(void **state)
{
	(void)state;
	struct str file = tiny_near_model(&arena, 1);
	for (size_t len = 0; len < file.len; len += 1 + len / 7) {
		/* In memory of its own, so that a sanitizer sees the end. */
		char *copy = arena_take_aligned(&arena, len + 1, 64);
		memcpy(copy, file.at, len);
		assert_refused((struct str){ copy, len }, MODEL_VERIFY, "");
		if (len < 64)
			continue;
		tiny_model_seal((struct str){ copy, len });
		assert_refused((struct str){ copy, len }, MODEL_TRUST, "");
	}
}

/* Any byte of a file that was not sealed again. */
static void
test_flipped_bytes(void **state)
{
	(void)state;
	struct str file = tiny_model(&arena, 1);
	for (size_t at = 0; at < file.len; at += 97) {
		bytes_of(file)[at] ^= 4;
		assert_refused(file, MODEL_VERIFY, "");
		bytes_of(file)[at] ^= 4;
	}
}

static void
assert_same_matrix(const struct kernel_matrix *a, const struct kernel_matrix *b)
{
	assert_memory_equal(a->weights, b->weights,
			kernel_in_stride(a) * kernel_out_stride(a));
}

/* A packed file gives what the plain one does. */
static void
test_packed(void **state)
{
	(void)state;
	struct model plain, packed;
	assert_int_equal(model_read(&plain, tiny_near_model(&arena, 1), "tiny",
					 MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_int_equal(model_read(&packed, tiny_packed_model(&arena, 1),
					 "tiny", MODEL_VERIFY, NULL),
			STATUS_OK);
	assert_string_equal(plain.id, packed.id);
	assert_memory_equal(&plain.sizes, &packed.sizes, sizeof plain.sizes);
	assert_same_matrix(&plain.heads.matrix, &packed.heads.matrix);
	assert_same_matrix(&plain.type1.matrix, &packed.type1.matrix);
	assert_memory_equal(plain.root, packed.root, 32 * sizeof(float));
	assert_memory_equal(plain.hash_rows, packed.hash_rows, 64 * 16);
	assert_memory_equal(plain.near_vectors, packed.near_vectors,
			TINY_NEAR * 32);
	for (unsigned i = 0; i < TINY_NEAR; i++)
		assert_true(str_equal(
				plain.near_texts[i], packed.near_texts[i]));
	model_unload(&plain);
	model_unload(&packed);
}

static uint8_t *
row_of(struct str file, const char *name)
{
	uint8_t *row = (uint8_t *)bytes_of(file) + 64;
	while (strcmp((const char *)row, name))
		row += 40;
	return row;
}

/* Lengths that a packed section does not have, checked before it is unpacked
 * where they are known. */
static void
test_wrong_lengths(void **state)
{
	static const struct {
		const char *section;
		unsigned at; /* of its row: 24 in the file, 32 unpacked */
		uint64_t more;
		const char *message;
	} cases[] = {
		{ "near.text", 32, 1, "near.text does not unpack to its" },
		{ "near.text", 32, -1ull, "near.text does not unpack to its" },
		{ "near.text", 24, -1ull, "near.text does not unpack to its" },
		{ "near.text", 32, 1ull << 28, "near.text makes the model" },
		{ "near.text", 32, -1ull << 40, "near.text makes the model" },
		{ "hash.row", 32, 1ull << 40, "follow from config" },
		{ "config", 32, 4, "follow from config" },
		{ "root", 24, -1ull, "root does not unpack to its" },
	};
	(void)state;
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct str file = tiny_packed_model(&arena, 1);
		uint8_t *at = row_of(file, cases[c].section) + cases[c].at;
		uint64_t length;
		memcpy(&length, at, sizeof length);
		length += cases[c].more;
		memcpy(at, &length, sizeof length);
		tiny_model_seal(file);
		assert_refused(file, MODEL_VERIFY, cases[c].message);
	}
}

/* Damage that the checksum does not tell is refused by what unpacks, or gives
 * numbers as good as any. */
static void
test_damaged_sections(void **state)
{
	(void)state;
	struct str file = tiny_packed_model(&arena, 1);
	unsigned refused = 0;
	for (size_t at = 64 + 80 * 40; at < file.len; at += 13) {
		struct model model;
		struct error error;
		bytes_of(file)[at] ^= 0x10;
		enum status status = model_read(
				&model, file, "tiny", MODEL_TRUST, &error);
		bytes_of(file)[at] ^= 0x10;
		refused += status != STATUS_OK;
		if (!status)
			model_unload(&model);
	}
	assert_true(refused > 20);
}

static void
test_files(void **state)
{
	(void)state;
	char path[] = "/tmp/demarche-model-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	struct str file = tiny_model(&arena, 1);
	assert_int_equal(write(fd, file.at, file.len), file.len);
	close(fd);
	struct model model;
	struct error error;
	assert_int_equal(model_load(&model, path, &error), STATUS_OK);
	model_unload(&model);
	assert_int_equal(truncate(path, 100), 0);
	assert_int_equal(model_load(&model, path, &error), STATUS_FORMAT);
	assert_string_equal(error.where, path);
	assert_int_equal(truncate(path, 0), 0);
	assert_int_equal(model_load(&model, path, &error), STATUS_FORMAT);
	unlink(path);
	assert_int_equal(model_load(&model, path, &error), STATUS_IO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_packing),
		cmocka_unit_test(test_wrong_numbers),
		cmocka_unit_test(test_hearing),
		cmocka_unit_test(test_wrong_hearing),
		cmocka_unit_test(test_wrong_figures),
		cmocka_unit_test(test_near),
		cmocka_unit_test(test_no_ear),
		cmocka_unit_test(test_wrong_near),
		cmocka_unit_test(test_wrong_near_texts),
		cmocka_unit_test(test_wrong_container),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_flipped_bytes),
		cmocka_unit_test(test_packed),
		cmocka_unit_test(test_wrong_lengths),
		cmocka_unit_test(test_damaged_sections),
		cmocka_unit_test(test_files),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
