/* From memory to an image and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/memory.h"
#include "compile/write.h"

static const uint64_t ADDRESS = UINT64_C(0x0c7800000000);
static const struct image_key key = { .layout = 1, .source = 2 };

enum { NUMBERS = 1000 };

struct root {
	struct arena arena;
	struct str text, end; /* the end of the text, and nothing */
	const uint64_t *numbers;
	const struct root *self;
	const char *foreign;
	char filler; /* padding behind it is set to something else each time */
};

/* What grows leaves its old places behind, and so does what is freed. */
static void
fill(struct root *root, unsigned char filler)
{
	struct arena scratch;
	arena_init(&scratch);
	memset(arena_take(&scratch, 1 << 20), 1, 1 << 20);
	uint64_t *numbers = NULL;
	size_t count = 0, capacity = 0;
	for (uint64_t i = 0; i < NUMBERS; i++)
		MEMORY_PUSH(numbers, count, capacity, i);
	memset(root, filler, sizeof *root);
	arena_init(&root->arena);
	root->text = arena_copy(&root->arena, STR("Bogota"));
	root->end = (struct str){ root->text.at + root->text.len, 0 };
	root->numbers = numbers;
	root->self = root;
	root->foreign = NULL;
	root->filler = 'f';
	free(memory_zero(100, 100));
	arena_fini(&scratch);
}

static struct root *
build(struct heap *heap, unsigned char filler)
{
	assert_true(heap_open(heap));
	struct root *root = memory_zero(1, sizeof *root);
	fill(root, filler);
	heap_close();
	return root;
}

static enum status
write_image(const struct heap *heap, const struct heap *twin, char path[])
{
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	FILE *out = fdopen(fd, "wb");
	struct error error;
	enum status status = image_write(out, heap, twin, ADDRESS, key, &error);
	assert_int_equal(fclose(out), 0);
	return status;
}

static void
check_root(const struct root *root)
{
	assert_true(str_equal(root->text, STR("Bogota")));
	assert_ptr_equal(root->end.at, root->text.at + 6);
	assert_ptr_equal(root->self, root);
	assert_null(root->foreign);
	assert_int_equal(root->filler, 'f');
	/* What differed was no content. */
	assert_int_equal((&root->filler)[1], 0);
	for (uint64_t i = 0; i < NUMBERS; i++)
		assert_int_equal(root->numbers[i], i);
}

static void
test_there_and_back(void **state)
{
	(void)state;
	struct heap heap, twin;
	char path[] = "/tmp/written-XXXXXX", again[] = "/tmp/written-XXXXXX";
	build(&heap, 0x11);
	build(&twin, 0x22);
	assert_int_equal(write_image(&heap, &twin, path), STATUS_OK);
	assert_int_equal(write_image(&twin, &heap, again), STATUS_OK);
	heap_fini(&heap);
	heap_fini(&twin);
	struct image image, same;
	assert_true(image_open(&image, path, &key));
	check_root(image.root);
	/* Nothing that is not pointed to. */
	assert_true(image.map.len < 32 * 1024);
	/* The same bytes wherever it was built; it moves, too. */
	assert_true(image_open(&same, again, &key));
	check_root(same.root);
	assert_int_equal(same.map.len, image.map.len);
	const struct image_header *one = image.map.at, *other = same.map.at;
	assert_memory_equal(one, other, sizeof *one);
	image_close(&image);
	image_close(&same);
	unlink(path);
	unlink(again);
}

static void
test_points_out_of_it(void **state)
{
	(void)state;
	struct heap heap, twin;
	char path[] = "/tmp/written-XXXXXX";
	build(&heap, 0)->foreign = "literal";
	build(&twin, 0)->foreign = "literal";
	assert_int_equal(write_image(&heap, &twin, path), STATUS_UNSUPPORTED);
	heap_fini(&heap);
	heap_fini(&twin);
	unlink(path);
}

static void
test_heaps_that_differ(void **state)
{
	(void)state;
	struct heap heap, twin;
	char path[] = "/tmp/written-XXXXXX";
	build(&heap, 0);
	assert_true(heap_open(&twin));
	memory_zero(1, 8);
	heap_close();
	assert_int_equal(write_image(&heap, &twin, path), STATUS_UNSUPPORTED);
	heap_fini(&heap);
	heap_fini(&twin);
	unlink(path);
}

/* Outside an open heap memory is the system's. */
static void
test_closed_heap(void **state)
{
	(void)state;
	struct heap heap;
	struct root *root = build(&heap, 0);
	assert_non_null(heap_block(&heap, (uintptr_t)root));
	struct root *other = memory_zero(1, sizeof *other);
	fill(other, 0);
	assert_null(heap_block(&heap, (uintptr_t)other));
	check_root(other);
	arena_fini(&other->arena);
	free((void *)(uintptr_t)other->numbers);
	free(other);
	heap_fini(&heap);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_points_out_of_it),
		cmocka_unit_test(test_heaps_that_differ),
		cmocka_unit_test(test_closed_heap),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
