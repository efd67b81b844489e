/* article_json.h - an article as one line of JSON, as `demarche read` prints
 * it: "id","url","title","author","date","publisher","lang","text",
 * "paragraphs","kind"; strings that are not known are absent. */
#ifndef DEMARCHE_READ_ARTICLE_JSON_H
#define DEMARCHE_READ_ARTICLE_JSON_H

#include "base/buffer.h"
#include "read/article.h"

/* Appends the line, with its '\n'. */
void article_json_put(struct buffer *out, const struct article *article);

#endif
