#include "read/sniff.h"

#include "base/utf8.h"

static const struct signature {
	struct str magic;
	const char *name;
} signatures[] = {
	{ { "%PDF-", 5 }, "a PDF file; convert it to text first" },
	{ { "PK\3\4", 4 }, "a ZIP or office file; unpack or convert it" },
	{ { "WARC/", 5 }, "a web archive" },
	{ { "filedesc://", 11 }, "a web archive" },
	{ { "\xD0\xCF\x11\xE0", 4 }, "an office file; convert it to text" },
	{ { "{\\rtf", 5 }, "an RTF file; convert it to text first" },
	{ { "BZh", 3 }, "bzip2 data; decompress it first" },
	{ { "\xFD"
	    "7zXZ",
			  5 },
			"xz data; decompress it first" },
	{ { "\x89PNG", 4 }, "a picture" },
	{ { "\xFF\xD8\xFF", 3 }, "a picture" },
	{ { "GIF8", 4 }, "a picture" },
};

static bool
has_utf16_mark(struct str head)
{
	return str_starts(head, STR("\xFF\xFE"))
	       || str_starts(head, STR("\xFE\xFF"));
}

/* Text has no NUL bytes and next to no control characters. */
static bool
is_binary(struct str head)
{
	size_t controls = 0;
	for (size_t i = 0; i < head.len; i++) {
		unsigned char c = (unsigned char)head.at[i];
		if (!c)
			return true;
		controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r'
			    && c != '\f' && c != 0x1B;
	}
	return controls > 8 && controls * 50 > head.len;
}

/* Markup from its first character on. What is neither a feed nor a page is
 * read as a page: its text is found all the same. */
static bool
is_html(struct str head)
{
	if (head.len < 2 || head.at[0] != '<')
		return false;
	char next = head.at[1];
	return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')
	       || next == '!' || next == '?';
}

/* The first element of a feed stands near its front. */
static bool
is_feed(struct str head)
{
	enum { NEAR_BYTES = 1024 };
	if (head.len > NEAR_BYTES)
		head.len = NEAR_BYTES;
	return str_find(head, STR("<rss")) < head.len
	       || str_find(head, STR("<feed")) < head.len
	       || str_find(head, STR("<rdf:RDF")) < head.len;
}

static bool
is_json_line(struct str head)
{
	if (!head.len || head.at[0] != '{')
		return false;
	struct str rest = str_trim((struct str){ head.at + 1, head.len - 1 });
	return !rest.len || rest.at[0] == '"' || rest.at[0] == '}';
}

/* JSON that is not one object a line would be read as text, or line by line
 * as nonsense. Null when it is none of that. */
static const char *
other_json(struct str head)
{
	if (!head.len || (head.at[0] != '{' && head.at[0] != '['))
		return NULL;
	struct str rest = str_trim((struct str){ head.at + 1, head.len - 1 });
	if (!rest.len || rest.at[0] != (head.at[0] == '[' ? '{' : '"'))
		return NULL;
	if (head.at[0] == '[')
		return "a JSON array; make it one object a line "
		       "(jq -c '.[]' does)";
	struct str gap = str_cut(head.at + 1, rest.at);
	return str_find_byte(gap, '\n') < gap.len ? "JSON over several lines; "
						    "make it one object a line "
						    "(jq -c . does)"
						  : NULL;
}

/* Ten columns, the first a token's number (universaldependencies.org). */
static bool
is_conllu(struct str head)
{
	bool more = true;
	while (more) {
		struct str line = str_next(&head, '\n', &more);
		if (!str_trim(line).len || line.at[0] == '#')
			continue;
		size_t tabs = 0;
		for (size_t i = 0; i < line.len; i++)
			tabs += line.at[i] == '\t';
		return line.at[0] >= '0' && line.at[0] <= '9' && tabs == 9;
	}
	return false;
}

static enum status
unsupported(struct error *error, const char *what)
{
	return error_set(error, STATUS_UNSUPPORTED, NULL, 0, ERROR_NO_OFFSET,
			"not read: %s", what);
}

enum status
sniff_kind(struct str head, bool whole, enum article_kind *kind,
		struct error *error)
{
	*kind = ARTICLE_TEXT;
	if (head.len > SNIFF_BYTES)
		head.len = SNIFF_BYTES;
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
		if (str_starts(head, signatures[i].magic))
			return unsupported(error, signatures[i].name);
	if (has_utf16_mark(head)) {
		/* Every other byte of Latin letters is NUL; '<' is enough. */
		size_t open = str_find_byte(head, '<');
		*kind = open < 8 && open < head.len ? ARTICLE_HTML
						    : ARTICLE_TEXT;
		return STATUS_OK;
	}
	if (is_binary(head))
		return unsupported(error, "bytes that are not text");
	if (str_starts(head, STR("\xEF\xBB\xBF")))
		head = (struct str){ head.at + 3, head.len - 3 };
	head = str_trim(head);
	if (!head.len && whole)
		return error_set(error, STATUS_EMPTY, NULL, 0, ERROR_NO_OFFSET,
				"nothing in it");
	if (is_feed(head) && str_starts(head, STR("<")))
		return unsupported(error, "a feed");
	const char *json = other_json(head);
	if (json)
		return unsupported(error, json);
	if (is_json_line(head))
		*kind = ARTICLE_JSONL;
	else if (is_html(head))
		*kind = ARTICLE_HTML;
	else if (is_conllu(head))
		*kind = ARTICLE_CONLLU;
	return STATUS_OK;
}
