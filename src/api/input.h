/* input.h - where a task's documents come from: files, what a caller gives, the
 * rows of Arrow arrays. Inside api.
 *
 * An article in memory becomes the JSON line that a file of it would have, so
 * that what is repaired, cut and refused is the same, and so are the records.
 */
#ifndef DEMARCHE_API_INPUT_H
#define DEMARCHE_API_INPUT_H

#include "base/buffer.h"
#include "base/error.h"
#include "demarche.h"
#include "read/document.h"

struct input;

/* `paths` are copied. */
struct input *input_of_files(const char *const *paths, size_t count);
struct input *input_of_articles(dem_next_article *next, void *context);
/* The stream is the input's, also on failure. */
MUST_CHECK enum status input_of_arrow(struct input **input,
		struct ArrowArrayStream *articles,
		const struct dem_columns *columns, struct error *error);
void input_close(struct input *input);

/* As the `next` of flow.h; gets the input. */
enum status input_next(void *input, struct document *document,
		uint64_t *consumed, struct error *error);

#endif
