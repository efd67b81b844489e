/* Images: opened where they are made for and elsewhere, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/image.h"

static const uint64_t ADDRESS = UINT64_C(0x0c7700000000);
static const struct image_key key = { .layout = 3, .source = 4 };

/* A list of two in a file of three words behind the header, and its bits. */
struct node {
	const struct node *next;
	uint64_t value;
};

struct tiny {
	struct image_header header;
	struct node nodes[2];
	uint64_t bits;
};

static char path[] = "/tmp/image-XXXXXX";

static void
seal(struct tiny *tiny)
{
	tiny->header.sum = image_sum(&tiny->header, tiny->nodes);
}

static struct tiny
tiny_image(void)
{
	struct tiny tiny = {
		.header = { .magic = IMAGE_MAGIC,
				.layout = key.layout,
				.source = key.source,
				.address = ADDRESS,
				.bytes = sizeof tiny,
				.root = offsetof(struct tiny, nodes),
				.pointers = offsetof(struct tiny, bits) }
	};
	uint64_t second = ADDRESS + offsetof(struct tiny, nodes[1]);
	tiny.nodes[0].next = (const struct node *)(uintptr_t)second;
	tiny.nodes[0].value = 1;
	tiny.nodes[1].value = 2;
	tiny.bits = UINT64_C(1) << offsetof(struct tiny, nodes) / IMAGE_WORD;
	seal(&tiny);
	return tiny;
}

static void
put(const void *bytes, size_t count)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0644), 0);
}

static bool
opens(const void *bytes, size_t count)
{
	struct image image;
	put(bytes, count);
	bool opened = image_open(&image, path, &key);
	assert_true(opened == (image.root != NULL));
	image_close(&image);
	assert_null(image.root);
	return opened;
}

static bool
tiny_opens(struct tiny *tiny)
{
	seal(tiny);
	return opens(tiny, sizeof *tiny);
}

static void
check_list(const struct image *image)
{
	const struct node *first = image->root;
	assert_int_equal(first->value, 1);
	assert_ptr_equal(first->next, first + 1);
	assert_int_equal(first->next->value, 2);
	assert_null(first->next->next);
}

static void
test_opens_twice(void **state)
{
	(void)state;
	struct tiny tiny = tiny_image();
	struct image first, second;
	put(&tiny, sizeof tiny);
	assert_true(image_open(&first, path, &key));
	/* The address is taken now, whoever had it before. */
	assert_true(image_open(&second, path, &key));
	assert_ptr_not_equal(first.root, second.root);
	check_list(&first);
	check_list(&second);
	image_close(&first);
	image_close(&second);
}

static void
test_refuses_any_damage(void **state)
{
	(void)state;
	struct tiny tiny = tiny_image();
	assert_true(opens(&tiny, sizeof tiny));
	for (size_t i = 0; i < sizeof tiny; i++) {
		((unsigned char *)&tiny)[i] ^= 0x10;
		assert_false(opens(&tiny, sizeof tiny));
		((unsigned char *)&tiny)[i] ^= 0x10;
	}
	for (size_t length = 0; length < sizeof tiny; length++)
		assert_false(opens(&tiny, length));
}

static void
test_refuses_other_keys(void **state)
{
	(void)state;
	struct tiny tiny = tiny_image();
	struct image image;
	put(&tiny, sizeof tiny);
	struct image_key others[] = { { 3, 5 }, { 2, 4 }, { 4, 3 }, { 0, 0 } };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(image_open(&image, path, &others[i]));
	assert_false(image_open(&image, "/nowhere/en.image", &key));
	assert_false(image_open(&image, "/tmp", &key));
}

/* With a sum that is right. */
static void
test_refuses_what_makes_no_sense(void **state)
{
	(void)state;
	struct tiny tiny = tiny_image();
	tiny.header.root = tiny.header.pointers;
	assert_false(tiny_opens(&tiny));
	tiny = tiny_image();
	tiny.header.root = 8;
	assert_false(tiny_opens(&tiny));
	tiny = tiny_image();
	tiny.header.pointers = sizeof tiny;
	assert_false(tiny_opens(&tiny));
	tiny = tiny_image();
	tiny.header.pointers = UINT64_MAX - 7;
	assert_false(tiny_opens(&tiny));
	tiny = tiny_image();
	tiny.header.address = UINT64_MAX - 7;
	assert_false(tiny_opens(&tiny));
}

/* Made for an address that nothing can have, so that its pointers are read. */
static void
test_refuses_pointers_out_of_it(void **state)
{
	(void)state;
	struct tiny tiny = tiny_image();
	tiny.header.address = 8;
	tiny.nodes[0].next = (const struct
			node *)(uintptr_t)(8 + offsetof(struct tiny, nodes[1]));
	assert_true(tiny_opens(&tiny));
	tiny.nodes[0].next = (const struct node *)(uintptr_t)4;
	assert_false(tiny_opens(&tiny));
	tiny.nodes[0].next = (const struct node *)(uintptr_t)(16 + sizeof tiny);
	assert_false(tiny_opens(&tiny));
	tiny.nodes[0].next = (const struct node *)(uintptr_t)8;
	tiny.bits |= UINT64_C(1) << offsetof(struct tiny, bits) / IMAGE_WORD;
	assert_false(tiny_opens(&tiny));
}

static void
test_refuses_what_others_may_write(void **state)
{
	(void)state;
	struct tiny tiny = tiny_image();
	struct image image;
	put(&tiny, sizeof tiny);
	assert_int_equal(chmod(path, 0646), 0);
	assert_false(image_open(&image, path, &key));
	assert_int_equal(chmod(path, 0444), 0);
	assert_true(image_open(&image, path, &key));
	image_close(&image);
}

static int
start(void **state)
{
	(void)state;
	int fd = mkstemp(path);
	return fd < 0 ? -1 : close(fd);
}

static int
stop(void **state)
{
	(void)state;
	return unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_opens_twice),
		cmocka_unit_test(test_refuses_any_damage),
		cmocka_unit_test(test_refuses_other_keys),
		cmocka_unit_test(test_refuses_what_makes_no_sense),
		cmocka_unit_test(test_refuses_pointers_out_of_it),
		cmocka_unit_test(test_refuses_what_others_may_write),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
