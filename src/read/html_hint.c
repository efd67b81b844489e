#include "read/html_hint.h"

#include <stdbool.h>
#include <stddef.h>

enum { WORD_BYTES = 8, SLOTS = 512 };

/* Eight letters stand for every word that begins with them. */
static const struct {
	const char *word;
	uint16_t hints;
} table[] = {
	{ "article", HINT_ARTICLE },
	{ "story", HINT_ARTICLE },
	{ "post", HINT_ARTICLE },
	{ "entry", HINT_ARTICLE },
	{ "news", HINT_ARTICLE },
	{ "noticia", HINT_ARTICLE },
	{ "nota", HINT_ARTICLE },
	{ "body", HINT_BODY },
	{ "content", HINT_BODY },
	{ "contents", HINT_BODY },
	{ "text", HINT_BODY },
	{ "texto", HINT_BODY },
	{ "copy", HINT_BODY },
	{ "cuerpo", HINT_BODY },
	{ "main", HINT_BODY },
	{ "articleb", HINT_MAIN }, /* articlebody */
	{ "articlec", HINT_MAIN }, /* articlecontent */
	{ "articlet", HINT_MAIN }, /* articletext */
	{ "storybod", HINT_MAIN },
	{ "storytex", HINT_MAIN },
	{ "storycon", HINT_MAIN },
	{ "postbody", HINT_MAIN },
	{ "postcont", HINT_MAIN },
	{ "newstext", HINT_MAIN },
	{ "bodytext", HINT_MAIN },
	{ "bodycopy", HINT_MAIN },
	{ "maintext", HINT_MAIN },
	{ "hentry", HINT_ARTICLE },
	{ "share", HINT_ASIDE },
	{ "shares", HINT_ASIDE },
	{ "sharing", HINT_ASIDE },
	{ "sharebar", HINT_ASIDE },
	{ "sharetoo", HINT_ASIDE },
	{ "addthis", HINT_ASIDE },
	{ "sharedad", HINT_ASIDE }, /* sharedaddy */
	{ "social", HINT_ASIDE },
	{ "socials", HINT_ASIDE },
	{ "related", HINT_ASIDE },
	{ "relatedc", HINT_ASIDE },
	{ "relateds", HINT_ASIDE },
	{ "recommen", HINT_ASIDE },
	{ "newslett", HINT_ASIDE },
	{ "signup", HINT_ASIDE },
	{ "subscrib", HINT_SMALL },
	{ "subscrip", HINT_SMALL },
	{ "promo", HINT_ASIDE },
	{ "promos", HINT_ASIDE },
	{ "promobox", HINT_ASIDE },
	{ "ad", HINT_SMALL },
	{ "ads", HINT_SMALL },
	{ "advert", HINT_ASIDE },
	{ "adverts", HINT_ASIDE },
	{ "advertis", HINT_ASIDE },
	{ "publicid", HINT_ASIDE },
	{ "sponsor", HINT_ASIDE },
	{ "sponsore", HINT_ASIDE },
	{ "outbrain", HINT_ASIDE },
	{ "taboola", HINT_ASIDE },
	{ "zergnet", HINT_ASIDE },
	{ "comment", HINT_COMMENT },
	{ "comments", HINT_COMMENT },
	{ "disqus", HINT_COMMENT },
	{ "respond", HINT_COMMENT },
	{ "sidebar", HINT_ASIDE },
	{ "rail", HINT_SMALL },
	{ "footer", HINT_ASIDE },
	{ "footnote", HINT_SMALL },
	{ "masthead", HINT_ASIDE },
	{ "nav", HINT_ASIDE },
	{ "navbar", HINT_ASIDE },
	{ "navigati", HINT_ASIDE },
	{ "menu", HINT_ASIDE },
	{ "breadcru", HINT_ASIDE },
	{ "byline", HINT_SMALL },
	{ "author", HINT_SMALL },
	{ "authors", HINT_SMALL },
	{ "bio", HINT_SMALL },
	{ "contribu", HINT_SMALL },
	{ "caption", HINT_CAPTION },
	{ "captions", HINT_CAPTION },
	{ "credit", HINT_CAPTION },
	{ "credits", HINT_CAPTION },
	{ "copyrigh", HINT_SMALL },
	{ "gallery", HINT_SMALL },
	{ "slidesho", HINT_SMALL },
	{ "carousel", HINT_SMALL },
	{ "popup", HINT_ASIDE },
	{ "modal", HINT_ASIDE },
	{ "cookie", HINT_ASIDE },
	{ "cookies", HINT_ASIDE },
	{ "consent", HINT_ASIDE },
	{ "gdpr", HINT_ASIDE },
	{ "banner", HINT_SMALL },
	{ "tags", HINT_SMALL },
	{ "taglist", HINT_ASIDE },
	{ "keywords", HINT_SMALL },
	{ "topics", HINT_SMALL },
	{ "meta", HINT_SMALL },
	{ "metadata", HINT_SMALL },
	{ "timestam", HINT_SMALL },
	{ "toolbar", HINT_ASIDE },
	{ "tools", HINT_SMALL },
	{ "print", HINT_SMALL },
	{ "widget", HINT_SMALL },
	{ "trending", HINT_ASIDE },
	{ "popular", HINT_ASIDE },
	{ "mostread", HINT_ASIDE },
	{ "readmore", HINT_ASIDE },
	{ "readnext", HINT_ASIDE },
	{ "teaser", HINT_SMALL },
	{ "teasers", HINT_SMALL },
	{ "paginati", HINT_ASIDE },
	{ "pager", HINT_ASIDE },
	{ "rating", HINT_SMALL },
	{ "ratings", HINT_SMALL },
	{ "login", HINT_ASIDE },
	{ "register", HINT_ASIDE },
	{ "search", HINT_SMALL },
	{ "skip", HINT_SMALL },
	{ "video", HINT_SMALL },
	{ "player", HINT_SMALL },
	{ "follow", HINT_SMALL },
	{ "hidden", HINT_SMALL },
	{ "invisibl", HINT_SMALL },
	{ "noprint", HINT_SMALL },
	{ "disclaim", HINT_SMALL },
	{ "infobox", HINT_ASIDE },
	{ "navbox", HINT_ASIDE },
	{ "editsect", HINT_ASIDE }, /* mw-editsection */
	{ "complem", HINT_ASIDE },
};

/* The first eight letters as a number. */
static uint64_t
pack(const char *letters, size_t length)
{
	uint64_t packed = 0;
	for (size_t i = 0; i < length && i < WORD_BYTES; i++)
		packed = packed << 8 | (unsigned char)letters[i];
	return packed;
}

static size_t
slot_of(const struct hint_index *index, uint64_t word)
{
	size_t slot = (size_t)((word * 0x9E3779B97F4A7C15u) >> 55);
	while (index->word[slot] && index->word[slot] != word)
		slot = (slot + 1) % SLOTS;
	return slot;
}

void
html_hint_init(struct hint_index *index)
{
	*index = (struct hint_index){ 0 };
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		uint64_t word = pack(table[i].word, strlen(table[i].word));
		size_t slot = slot_of(index, word);
		index->word[slot] = word;
		index->hints[slot] |= table[i].hints;
	}
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || is_upper(c);
}

uint32_t
html_hint_of(const struct hint_index *index, struct str names)
{
	uint32_t hints = 0;
	for (size_t at = 0; at < names.len;) {
		uint64_t word = 0;
		size_t from = at;
		for (; at < names.len && is_letter(names.at[at]); at++) {
			/* "articleBody": a capital behind a small letter. */
			if (at > from && is_upper(names.at[at])
					&& !is_upper(names.at[at - 1]))
				break;
			if (at - from < WORD_BYTES)
				word = word << 8
				       | (unsigned char)(names.at[at] | 0x20);
		}
		if (word)
			hints |= index->hints[slot_of(index, word)];
		at += at == from;
	}
	return hints;
}
