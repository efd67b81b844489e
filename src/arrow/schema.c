#include "arrow/schema.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"

/* What one node of a schema owns. Children are structs of an array that the
 * parent owns; what they own themselves they may take along. */
struct owned {
	struct ArrowSchema *children;
	struct ArrowSchema **pointers;
	char *metadata;
};

static void
release(struct ArrowSchema *schema)
{
	struct owned *owned = schema->private_data;
	for (int64_t i = 0; i < schema->n_children; i++)
		if (schema->children[i]->release)
			schema->children[i]->release(schema->children[i]);
	free(owned->children);
	free(owned->pointers);
	free(owned->metadata);
	free(owned);
	schema->release = NULL;
}

/* --- metadata ------------------------------------------------------------ */

static char *
put_number(char *at, size_t number)
{
	int32_t value = (int32_t)number;
	memcpy(at, &value, sizeof value);
	return at + sizeof value;
}

static char *
put_text(char *at, struct str text)
{
	at = put_number(at, text.len);
	memcpy(at, text.at, text.len);
	return at + text.len;
}

/* Null when there are none. */
static char *
metadata_of(const struct arrow_field *field)
{
	const struct str pairs[][2] = {
		{ STR("unit"), str_of(field->unit) },
		{ STR("help"), str_of(field->help) },
	};
	enum { PAIRS = sizeof pairs / sizeof pairs[0] };
	size_t count = 0, bytes = sizeof(int32_t);
	for (size_t i = 0; i < PAIRS; i++) {
		if (!pairs[i][1].len)
			continue;
		count++;
		bytes += 2 * sizeof(int32_t) + pairs[i][0].len
			 + pairs[i][1].len;
	}
	if (!count)
		return NULL;
	char *metadata = memory_resize(NULL, bytes, 1);
	char *at = put_number(metadata, count);
	for (size_t i = 0; i < PAIRS; i++)
		if (pairs[i][1].len)
			at = put_text(put_text(at, pairs[i][0]), pairs[i][1]);
	return metadata;
}

/* --- nodes --------------------------------------------------------------- */

void
arrow_schema_make(struct ArrowSchema *schema, const struct arrow_field *field)
{
	size_t count = field->child_count;
	struct owned *owned = memory_zero(1, sizeof *owned);
	owned->children = memory_zero(count, sizeof *owned->children);
	owned->pointers = memory_zero(count, sizeof *owned->pointers);
	owned->metadata = metadata_of(field);
	for (size_t i = 0; i < count; i++) {
		owned->pointers[i] = &owned->children[i];
		arrow_schema_make(owned->pointers[i], &field->children[i]);
	}
	*schema = (struct ArrowSchema){
		.format = arrow_format(field->type),
		.name = field->name,
		.metadata = owned->metadata,
		.flags = ARROW_FLAG_NULLABLE,
		.n_children = (int64_t)count,
		.children = owned->pointers,
		.release = release,
		.private_data = owned,
	};
}
