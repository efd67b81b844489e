#include "read/html_extract.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "read/clean.h"
#include "read/date.h"
#include "read/furniture.h"
#include "read/html_meta.h"

/* What is known of a node; text counts are bytes without white space. */
struct measure {
	uint32_t own, own_link; /* a block's text that is in no inner block */
	uint32_t own_marks;     /* commas and full stops in it */
	uint32_t text, link;    /* of the whole subtree */
	uint32_t running;       /* of it in blocks of running text */
	int32_t sum;            /* of weights */
	uint32_t block;         /* the innermost block that holds the node */
	bool dropped, in_link;
	bool quote; /* holds a <blockquote> */
};

struct html_extract {
	const struct html *html;
	struct str title;
	size_t headline;    /* the heading that says the title; 0: none */
	struct measure *at; /* [html->count] */
	size_t capacity;
	struct buffer line; /* the paragraph under construction */
	struct buffer raw;  /* a heading as it stands in the page */
};

struct html_extract *
html_extract_new(void)
{
	struct html_extract *extract = memory_zero(1, sizeof *extract);
	buffer_init(&extract->line, BUFFER_UNLIMITED);
	buffer_init(&extract->raw, BUFFER_UNLIMITED);
	return extract;
}

void
html_extract_free(struct html_extract *extract)
{
	if (!extract)
		return;
	buffer_fini(&extract->line);
	buffer_fini(&extract->raw);
	free(extract->at);
	free(extract);
}

static uint16_t
flags_of(const struct html_extract *extract, size_t i)
{
	return html_tag_flags[extract->html->nodes[i].tag];
}

/* Counts bytes that are not white space, and the marks of sentences. */
static void
count_text(struct str text, struct measure *block, bool in_link)
{
	uint32_t bytes = 0, marks = 0;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bytes += (unsigned char)c > ' ';
		marks += c == ',' || c == '.';
	}
	block->own += bytes;
	block->own_marks += marks;
	if (in_link)
		block->own_link += bytes;
}

static bool
is_hidden(const struct html_node *node)
{
	return html_tag_flags[node->tag] & HTML_NEVER
	       || (node->hints & HINT_HIDDEN && node->tag != HTML_TAG_BODY
			       && node->tag != HTML_TAG_HTML);
}

/* First pass: gives each block its own text. */
static void
measure_blocks(struct html_extract *extract)
{
	const struct html *html = extract->html;
	for (size_t i = 0; i < html->count;) {
		const struct html_node *node = &html->nodes[i];
		struct measure *at = &extract->at[i];
		const struct measure *parent = &extract->at[node->parent];
		bool block = !i || flags_of(extract, i) & HTML_BLOCK;
		*at = (struct measure){
			.block = block ? (uint32_t)i : parent->block,
			.in_link = node->tag == HTML_TAG_A
				   || (i && parent->in_link),
		};
		if (is_hidden(node)) {
			for (size_t k = i; k < node->end; k++)
				extract->at[k] = (struct measure){
					.dropped = true
				};
			i = node->end;
			continue;
		}
		if (node->tag == HTML_TAG_TEXT)
			count_text(html_text(html, node),
					&extract->at[at->block], at->in_link);
		i++;
	}
}

static bool
says_title(const struct html_extract *extract, struct str heading)
{
	enum { ENOUGH = 15 };
	struct str title = extract->title;
	size_t n = heading.len < title.len ? heading.len : title.len;
	return (n >= ENOUGH || (n && heading.len == title.len))
	       && str_equal_ascii_case((struct str){ heading.at, n },
			       (struct str){ title.at, n });
}

/* The first <h1> that says the title, else the first such heading. */
static size_t
find_headline(struct html_extract *extract)
{
	const struct html *html = extract->html;
	size_t found = 0;
	for (size_t i = 1; i < html->count; i++) {
		if (!(flags_of(extract, i) & HTML_HEADING)
				|| extract->at[i].dropped
				|| (found && html->nodes[i].tag != HTML_TAG_H1))
			continue;
		bool space = false;
		buffer_reset(&extract->raw);
		buffer_reset(&extract->line);
		html_inner_text(html, i, &extract->raw);
		clean_put(&extract->line, buffer_str(&extract->raw), 0, &space);
		if (!says_title(extract, buffer_str(&extract->line)))
			continue;
		found = i;
		if (html->nodes[i].tag == HTML_TAG_H1)
			break;
	}
	return found;
}

/* Positive for running text, negative for links and labels. */
static int32_t
weight_of(uint16_t flags, const struct measure *at)
{
	enum { SHORT = 40, LONGEST = 100 };
	int32_t own = (int32_t)at->own, link = (int32_t)at->own_link;
	if (!own)
		return 0;
	if (2 * link > own)
		return -(20 + (own < LONGEST ? own : LONGEST)) / 2;
	if (flags & HTML_HEADING)
		return link ? -10 : 0;
	if (own < SHORT && !(flags & HTML_PARAGRAPH && at->own_marks))
		return -8;
	int32_t clear = own - 2 * link;
	if (flags & HTML_PARAGRAPH || at->own_marks > 1)
		return clear;
	return clear / 3;
}

/* Sums over subtrees, last node first; what is dropped does not count. */
static void
sum_up(struct html_extract *extract)
{
	const struct html *html = extract->html;
	for (size_t i = 0; i < html->count; i++) {
		struct measure *at = &extract->at[i];
		at->text = at->own;
		at->link = at->own_link;
		at->sum = weight_of(flags_of(extract, i), at);
		at->running = at->sum > 0 ? (uint32_t)at->sum : 0;
		at->quote = html->nodes[i].tag == HTML_TAG_BLOCKQUOTE
			    && !at->dropped;
	}
	for (size_t i = html->count; i-- > 1;) {
		struct measure *at = &extract->at[i];
		struct measure *parent = &extract->at[html->nodes[i].parent];
		if (at->dropped)
			continue;
		parent->text += at->text;
		parent->link += at->link;
		parent->running += at->running;
		parent->sum += at->sum;
		parent->quote |= at->quote;
	}
}

static bool
says_body(const struct html *html, const struct html_node *node)
{
	struct str property = html_attr(html, node, HTML_ATTR_ITEMPROP);
	return node->hints & HINT_MAIN
	       || (node->hints & HINT_ARTICLE && node->hints & HINT_BODY)
	       || str_find(property, STR("articleBody")) < property.len;
}

/* The share, in percent, of the page's running text up to which an element
 * with such hints is beside the article; 0: it is not. */
static unsigned
share_beside(const struct html *html, const struct html_node *node)
{
	uint16_t flags = html_tag_flags[node->tag];
	unsigned share = 0;
	if (flags & HTML_SIDE || node->tag == HTML_TAG_ASIDE)
		share = 50;
	if (node->hints & HINT_ASIDE && share < 40)
		share = 40;
	if (node->hints & HINT_COMMENT && share < 60)
		share = 60;
	if (node->hints & HINT_CAPTION && share < 20)
		share = 20;
	if (node->hints & HINT_SMALL && share < 10 && flags & HTML_BLOCK)
		share = 10;
	if (node->tag == HTML_TAG_FORM && share < 20)
		share = 20;
	if (node->tag == HTML_TAG_FIGURE && share < 10)
		share = 10;
	if (share && says_body(html, node))
		share = share > 40 ? 10 : 0;
	return share;
}

/* Second pass: takes out what its element, class or role calls furniture. */
static void
drop_furniture(struct html_extract *extract)
{
	const struct html *html = extract->html;
	uint64_t total = extract->at[0].running;
	for (size_t i = 1; i < html->count;) {
		const struct html_node *node = &html->nodes[i];
		struct measure *at = &extract->at[i];
		if (at->dropped) {
			i = node->end;
			continue;
		}
		bool root = node->tag == HTML_TAG_BODY
			    || node->tag == HTML_TAG_HTML;
		bool apart = extract->headline
			     && (extract->headline < i
					     || extract->headline >= node->end);
		unsigned share = root ? 0 : share_beside(html, node);
		if (apart && share >= 40)
			share = 70;
		/* Statements and posts that the article quotes stand in boxes
		 * called "social" or "video". */
		if (at->quote && !(node->hints & HINT_COMMENT)
				&& at->running * 8 < total)
			share = 0;
		at->dropped = share
			      && (uint64_t)at->running * 100 <= share * total;
		i = at->dropped ? node->end : i + 1;
	}
}

/* A heading that is a link, with a few lines about it: another article. The
 * box is the outermost small element around it that does not hold most of the
 * page's text: a short article may have such a heading inside. */
static void
drop_teaser(struct html_extract *extract, size_t heading)
{
	enum { LARGEST_TEASER = 700 };
	const struct html *html = extract->html;
	size_t box = heading;
	for (;;) {
		size_t parent = html->nodes[box].parent;
		const struct html_node *node = &html->nodes[parent];
		if (extract->at[parent].text > LARGEST_TEASER
				|| extract->at[parent].running * 2
						   > extract->at[0].running
				|| node->tag == HTML_TAG_BODY || !parent
				|| says_body(html, node)
				|| (parent < extract->headline
						&& extract->headline
								   < node->end))
			break;
		box = parent;
	}
	extract->at[box].dropped |= box != heading;
}

static void
drop_teasers(struct html_extract *extract)
{
	const struct html *html = extract->html;
	for (size_t i = 1; i < html->count;) {
		const struct measure *at = &extract->at[i];
		if (at->dropped) {
			i = html->nodes[i].end;
			continue;
		}
		if (flags_of(extract, i) & HTML_HEADING && at->text
				&& at->link == at->text
				&& i != extract->headline)
			drop_teaser(extract, i);
		i++;
	}
}

/* The subtree with the greatest sum, the innermost of equals. */
static size_t
best_subtree(const struct html_extract *extract)
{
	enum { NEAR_HEADLINE = 150 };
	const struct html *html = extract->html;
	size_t best = 0;
	int64_t best_sum = INT64_MIN;
	for (size_t i = 0; i < html->count;) {
		const struct html_node *node = &html->nodes[i];
		const struct measure *at = &extract->at[i];
		if (at->dropped) {
			i = node->end;
			continue;
		}
		int64_t sum = at->sum;
		if (sum > 0 && says_body(html, node))
			sum += sum / 3;
		else if (sum > 0 && node->tag == HTML_TAG_ARTICLE)
			sum += sum / 6;
		if (i < extract->headline && extract->headline < node->end)
			sum += NEAR_HEADLINE;
		if (sum >= best_sum && flags_of(extract, i) & HTML_BLOCK) {
			best = i;
			best_sum = sum;
		}
		i++;
	}
	return best;
}

/* A page may stack whole articles, each in an element of its own: the one
 * that holds the headline is meant. */
static size_t
one_of_several(const struct html_extract *extract, size_t best)
{
	enum { LEAST_SHARE = 8, LEAST_BYTES = 100 };
	const struct html *html = extract->html;
	size_t chosen = 0;
	uint64_t others = 0;
	uint64_t whole = extract->at[best].running;
	for (size_t i = best + 1; i < html->nodes[best].end;) {
		const struct html_node *node = &html->nodes[i];
		const struct measure *at = &extract->at[i];
		bool article = !at->dropped && node->tag == HTML_TAG_ARTICLE;
		if (!article) {
			i = at->dropped ? node->end : i + 1;
			continue;
		}
		if (i < extract->headline && extract->headline < node->end
				&& at->running >= LEAST_BYTES)
			chosen = i;
		else
			others += at->running;
		i = node->end;
	}
	bool several = others * 100 >= whole * LEAST_SHARE;
	return chosen && several ? chosen : best;
}

/* Inside the article: lists and boxes that are mostly links. */
static bool
is_box_of_links(const struct html_extract *extract, size_t i)
{
	const struct measure *at = &extract->at[i];
	uint16_t flags = flags_of(extract, i);
	if (!(flags & HTML_BLOCK) || !at->text)
		return false;
	if (flags & HTML_PARAGRAPH)
		return at->link == at->text && at->text < 200;
	return at->link * 10 > at->text * 7 && at->running < 200;
}

/* Where the remains of a page's head are looked for. */
enum { TOP_PARAGRAPHS = 3 };

struct writer {
	struct html_extract *extract;
	struct buffer *out;
	size_t paragraphs;
	bool space, full;
};

/* A standfirst may stand in the page twice, for narrow and wide screens. */
static bool
is_repeated(const struct writer *writer, struct str text)
{
	enum { LONGEST = 300 };
	return writer->paragraphs < TOP_PARAGRAPHS && text.len <= LONGEST
	       && str_ends(buffer_str(writer->out), text)
	       && (writer->out->len == text.len
			       || writer->out->at[writer->out->len - text.len
						  - 1]
						  == '\n');
}

/* "November 18, 2019 9:00 am", "Published: ..." above the first paragraph. */
static bool
is_date_line(struct str text)
{
	enum { LONGEST = 60 };
	char iso[DATE_BYTES];
	if (text.len > LONGEST || str_ends(text, STR(".")))
		return false;
	date_normalise(text, iso);
	return iso[0];
}

/* "By Name Surname", "Updated at 1:23 p.m." */
static bool
is_byline(struct str text)
{
	enum { LONGEST = 80 };
	static const char *const beginnings[] = { "by ", "por ", "updated ",
		"published ", "posted ", "publicado ", "actualizado " };
	char last = text.len ? text.at[text.len - 1] : '.';
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		struct str begin = str_of(beginnings[i]);
		if (text.len > begin.len && text.len <= LONGEST
				&& str_equal_ascii_case(
						(struct str){ text.at,
								begin.len },
						begin))
			return last != '.' || str_ends(text, STR(".m."));
	}
	return false;
}

static bool
is_left_out(struct writer *writer, struct str text)
{
	struct html_extract *extract = writer->extract;
	bool top = writer->paragraphs < TOP_PARAGRAPHS;
	return !text.len || furniture_is(text)
	       || str_equal_ascii_case(text, extract->title)
	       || (top && (is_date_line(text) || is_byline(text)))
	       || is_repeated(writer, text);
}

static void
end_paragraph(struct writer *writer)
{
	struct buffer *line = &writer->extract->line;
	struct str text = buffer_str(line);
	if (!is_left_out(writer, text)) {
		bool room = clean_put_paragraph(writer->out, text);
		writer->paragraphs += room;
		writer->full |= !room;
	}
	buffer_reset(line);
	writer->space = false;
}

/* <br>: two of them end a paragraph, one where a sentence ends. */
static void
put_break(struct writer *writer, bool again)
{
	struct str line = buffer_str(&writer->extract->line);
	char last = line.len ? line.at[line.len - 1] : ' ';
	if (again || last == '.' || last == '!' || last == '?' || last == ':')
		end_paragraph(writer);
	else
		writer->space = true;
}

static bool
is_white(struct str text)
{
	return !str_trim(text).len;
}

static void
write_node(struct writer *writer, size_t i, bool *break_before)
{
	const struct html *html = writer->extract->html;
	const struct html_node *node = &html->nodes[i];
	if (node->tag == HTML_TAG_TEXT) {
		struct str text = html_text(html, node);
		*break_before &= is_white(text);
		clean_put(&writer->extract->line, text, 0, &writer->space);
	} else if (node->tag == HTML_TAG_BR) {
		put_break(writer, *break_before);
		*break_before = true;
	} else if (flags_of(writer->extract, i) & HTML_BLOCK) {
		end_paragraph(writer);
	}
}

/* Third pass: writes what is left of the subtree. A block ends where the next
 * node lies outside it. */
static void
write_subtree(struct writer *writer, size_t root)
{
	struct html_extract *extract = writer->extract;
	const struct html *html = extract->html;
	uint32_t block = extract->at[root].block;
	bool break_before = false;
	for (size_t i = root; i < html->nodes[root].end && !writer->full;) {
		const struct measure *at = &extract->at[i];
		if (at->dropped || (i && i == extract->headline)
				|| (i > root && is_box_of_links(extract, i))) {
			i = html->nodes[i].end;
			continue;
		}
		if (at->block != block)
			end_paragraph(writer);
		block = at->block;
		write_node(writer, i, &break_before);
		i++;
	}
	end_paragraph(writer);
}

size_t
html_extract_text(struct html_extract *extract, const struct html *html,
		struct str title, struct buffer *out)
{
	if (extract->capacity != html->capacity) {
		free(extract->at);
		extract->capacity = html->capacity;
		extract->at = memory_resize(
				NULL, extract->capacity, sizeof *extract->at);
	}
	extract->html = html;
	extract->title = title;
	measure_blocks(extract);
	extract->headline = find_headline(extract);
	buffer_reset(&extract->line);
	sum_up(extract);
	drop_furniture(extract);
	drop_teasers(extract);
	sum_up(extract);
	struct writer writer = { .extract = extract, .out = out };
	size_t best = one_of_several(extract, best_subtree(extract));
	/* A page of links has no article. */
	if (extract->at[best].link * 2 <= extract->at[best].text)
		write_subtree(&writer, best);
	return writer.paragraphs;
}
