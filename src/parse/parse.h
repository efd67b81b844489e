/* parse.h - stage 3: tokens into tags, lemmas, trees and names.
 *
 * One small int8 network (docs/model-format.md) does the language work; the
 * decisions of its heads are decoded to well-formed trees and names; what it
 * hears of events is told beside them (hear.h). The
 * parser is loaded once and shared read-only by all threads; each worker has
 * a workspace. The same tokens give the same bytes on every processor and in
 * every batch. Analysis cannot fail.
 *
 * Cost: about 0.7 million multiply-adds a token; the vector of a word type is
 * computed once a worker and cached. A workspace takes 3 MB at first and grows
 * to 26 MB with the types it has seen (LIMIT_WORD_TYPES); a parser takes 1 MB
 * beside the mapped file. Tokens behind LIMIT_SENTENCE_TOKENS of a sentence
 * are not analysed: they hang on the last that is. */
#ifndef DEMARCHE_PARSE_PARSE_H
#define DEMARCHE_PARSE_PARSE_H

#include "base/error.h"
#include "base/languages.h"
#include "base/words.h"
#include "text/text.h"

struct heard; /* see heard.h */
struct heard_near;
struct parser;          /* shared, read-only */
struct parse_workspace; /* one a worker */

/* Maps the model file, of a network that reads `language`. Damage is told with
 * file and offset. */
MUST_CHECK enum status parser_load(struct parser **parser, const char *path,
		enum language language, struct error *error);
void parser_unload(struct parser *parser);
/* First 8 hex digits of the model's checksum, null-terminated. */
const char *parser_id(const struct parser *parser);
/* Whether it has heads for events. */
bool parser_hears(const struct parser *parser);

struct parse_workspace *parse_workspace_new(const struct parser *parser);
void parse_workspace_free(struct parse_workspace *workspace);

/* Fills every token of `text` from `form` to `name`. Word ids are put into
 * `words`, the worker's own table; after words_reset call
 * parse_workspace_reset too. `text->heard` is the arena's; it is null when the
 * model hears no events, or `arena` is null. */
void parse_text(struct parse_workspace *workspace, struct words *words,
		struct arena *arena, struct text *text);
void parse_workspace_reset(struct parse_workspace *workspace);

/* Whether what is heard from now on keeps its vectors; it does not at first. */
void parse_keep_vectors(struct parse_workspace *workspace, bool keep);
/* The annotated triggers of the model whose vectors are most like that of a
 * heard one, the likest first, equals in the model's order: up to HEARD_NEAREST
 * of them in `out`, which has room for as many. Returns how many: 0 when the
 * model has none or `heard` kept no vector. Texts are the parser's. Looks at
 * all of them: for explaining, not for coding. */
unsigned parse_nearest(const struct parser *parser, const struct heard *heard,
		struct heard_near *out);

/* Kernels, for tests and the bench: "amx", "avx512", "avx2", "plain". The
 * best one that the processor has is chosen at load; selecting returns false
 * when the processor has it not. Not for use while other threads parse. */
bool parse_select_kernel(const char *name);
const char *parse_kernel_name(void);

#endif
