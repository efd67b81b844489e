/* exported.h - stored records and articles as the writers of files see them.
 *
 * A record is the JSON object that `code` printed; fields of it may be absent.
 * Nothing here keeps anything: strings live as long as the record or article
 * that they come from. */
#ifndef DEMARCHE_EXPORT_EXPORTED_H
#define DEMARCHE_EXPORT_EXPORTED_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/json_value.h"
#include "export/exchange.h"

/* The same text in another paper or at another address. */
struct export_copy {
	struct str url, publisher;
	struct str published; /* "2025-03-04", or "" */
};

struct export_article {
	int64_t id; /* in the database */
	struct str doc, url, title, publisher, lang;
	struct str published; /* day or time as the article gives it */
	/* The same as YYYYMMDDHHMMSS in UTC; where EXPORT_TIMES, of an article
	 * that gives none the day of article_day.h. 0: none is known. */
	int64_t time;
	struct str text;
	const struct export_copy *copies;
	size_t copy_count;
	/* Of export_article_index; null and 0 without it. */
	const uint32_t *marks;
	size_t lead, characters;
};

/* Bytes of the first paragraph, and characters before each piece of the text:
 * what many rows of one article ask for. Memory is the arena's. */
void export_article_index(struct export_article *article, struct arena *arena);

/* Characters before byte `offset` of the text of an article with its index. */
size_t export_characters(const struct export_article *article, size_t offset);

/* YYYYMMDD of "2025-03-04..."; 0 when that is no day. */
int export_day(struct str date);
/* YYYYMMDDHHMMSS in UTC of a day or time; 0 when there is no day. */
int64_t export_time(struct str date);

/* Parties of an event record that stand against each other: each actor with
 * each recipient, each of several actors of a mutual event with each other.
 * Either may be null. Calls `put` with the pair's number from 0. */
typedef enum status export_pair(void *context, const json_t *actor,
		const json_t *recipient, unsigned number, struct error *error);
enum status export_pairs(const json_t *record, export_pair *put, void *context,
		struct error *error);

#endif
