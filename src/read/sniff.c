#include "read/sniff.h"

#include "base/utf8.h"

static const struct signature {
	struct str magic;
	const char *name;
} signatures[] = {
	{ { "%PDF-", 5 }, "a PDF file; convert it to text first" },
	{ { "PK\3\4", 4 }, "a ZIP or office file; unpack or convert it" },
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

bool
sniff_is_archive(struct str head)
{
	return str_starts(head, STR("WARC/"))
	       || str_starts(head, STR("filedesc:"));
}

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

/* Behind `end`, or at the end of `s`. */
static struct str
behind(struct str s, struct str end)
{
	size_t at = str_find(s, end);
	at = at < s.len ? at + end.len : s.len;
	return (struct str){ s.at + at, s.len - at };
}

/* Behind a declaration, and its subset between '[' and ']'. */
static struct str
behind_declaration(struct str s)
{
	size_t subset = str_find_byte(s, '[');
	if (subset < str_find_byte(s, '>'))
		s = behind(s, STR("]"));
	return behind(s, STR(">"));
}

/* The first element behind declarations, comments and instructions, from its
 * '<' on; "" when it does not stand in `head`. */
static struct str
root_of(struct str head)
{
	for (;;) {
		head = str_trim(head);
		if (str_starts(head, STR("<?")))
			head = behind(head, STR("?>"));
		else if (str_starts(head, STR("<!--")))
			head = behind(head, STR("-->"));
		else if (str_starts(head, STR("<!")))
			head = behind_declaration(head);
		else
			return head;
	}
}

/* Whether the element that begins there has that name, maybe with a prefix. */
static bool
is_element(struct str root, struct str name)
{
	size_t n = 1;
	while (n < root.len && (unsigned char)root.at[n] > ' '
			&& root.at[n] != '>' && root.at[n] != '/')
		n++;
	struct str found = { root.at, n < root.len ? n : root.len };
	bool begins = found.len > name.len && str_ends(found, name)
		      && found.at[0] == '<';
	char before = begins ? found.at[found.len - name.len - 1] : ' ';
	return before == '<' || before == ':';
}

/* RDF may be anything: of feeds it declares the namespace. */
static bool
is_feed(struct str root)
{
	bool rdf = is_element(root, STR("RDF"));
	bool rss = str_find(root, STR("://purl.org/rss/")) < root.len
		   || str_find(root, STR("netscape.com/rdf/")) < root.len;
	return (rdf && rss) || is_element(root, STR("rss"))
	       || is_element(root, STR("feed"));
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

static struct str
unquoted(struct str cell)
{
	cell = str_trim(cell);
	bool quoted = cell.len > 1 && cell.at[0] == '"'
		      && cell.at[cell.len - 1] == '"';
	return quoted ? (struct str){ cell.at + 1, cell.len - 2 } : cell;
}

/* What the column with an article's words is mostly called. */
static bool
is_column_of_text(struct str cell)
{
	static const struct str names[] = { { "text", 4 }, { "body", 4 },
		{ "content", 7 }, { "article", 7 }, { "sentence", 8 },
		{ "title", 5 }, { "headline", 8 } };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal_ascii_case(cell, names[i]))
			return true;
	return false;
}

/* Names between separators: how many, 0 where one is empty or has a space;
 * `text`: whether one is an article's. */
static unsigned
count_names(struct str line, char separator, bool *text)
{
	unsigned count = 0;
	*text = false;
	for (bool more = true; more; count++) {
		struct str cell = unquoted(str_next(&line, separator, &more));
		*text |= is_column_of_text(cell);
		if (!cell.len || str_find_byte(cell, ' ') < cell.len)
			return 0;
	}
	return count;
}

/* Cells of a row, between separators outside of quotes. */
static unsigned
count_cells(struct str row, char separator)
{
	unsigned count = 1;
	bool quoted = false;
	for (size_t i = 0; i < row.len; i++) {
		quoted ^= row.at[i] == '"';
		count += !quoted && row.at[i] == separator;
	}
	return count;
}

/* Rows with as many cells as the head has names, all of them; the last line
 * may be cut off. */
static bool
are_rows(struct str rest, char separator, unsigned names)
{
	unsigned rows = 0;
	for (bool more = true; more;) {
		struct str row = str_next(&rest, '\n', &more);
		if (!str_trim(row).len || (!more && rows))
			continue;
		if (count_cells(row, separator) != names)
			return false;
		rows++;
	}
	return rows > 0;
}

/* A first line of names between separators (RFC 4180): one of them is an
 * article's, or what follows are rows. No prose is so. */
static bool
is_table_of(struct str head, char separator)
{
	bool more = true, text;
	struct str line = str_next(&head, '\n', &more), rest = head;
	unsigned names = count_names(line, separator, &text);
	struct str row = str_next(&rest, '\n', &more);
	if (names < 2 || str_find_byte(row, separator) == row.len)
		return false;
	return text || are_rows(head, separator, names);
}

static bool
is_table(struct str head)
{
	return is_table_of(head, ',') || is_table_of(head, ';')
	       || is_table_of(head, '\t');
}

/* Every other byte of Latin letters is NUL. */
static enum article_kind
kind_of_utf16(struct str head)
{
	enum { ENOUGH = 2048 };
	char narrow[ENOUGH];
	size_t n = 0;
	for (size_t i = 2; i < head.len && n < ENOUGH; i++)
		if (head.at[i])
			narrow[n++] = head.at[i];
	struct str text = str_trim((struct str){ narrow, n });
	if (is_feed(root_of(text)))
		return ARTICLE_FEED;
	return is_html(text) ? ARTICLE_HTML : ARTICLE_TEXT;
}

static enum status
unsupported(struct error *error, const char *what)
{
	return error_set(error, STATUS_UNSUPPORTED, NULL, 0, ERROR_NO_OFFSET,
			"not read: %s", what);
}

/* `head` is text without a mark, from its first letter on. */
static enum status
kind_of_text(struct str head, enum article_kind *kind, struct error *error)
{
	struct str root = root_of(head);
	if (is_element(root, STR("opml")))
		return unsupported(error, "a list of feeds (OPML)");
	const char *json = other_json(head);
	if (json)
		return unsupported(error, json);
	if (is_json_line(head))
		*kind = ARTICLE_JSONL;
	else if (is_feed(root))
		*kind = ARTICLE_FEED;
	else if (is_html(head))
		*kind = ARTICLE_HTML;
	else if (is_conllu(head))
		*kind = ARTICLE_CONLLU;
	else if (is_table(head))
		return unsupported(error,
				"a table of values (CSV); make it one JSON "
				"object a line (mlr --icsv --ojsonl cat does)");
	return STATUS_OK;
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
	if (sniff_is_archive(head)) {
		*kind = head.at[0] == 'W' ? ARTICLE_WARC : ARTICLE_ARC;
		return STATUS_OK;
	}
	if (has_utf16_mark(head)) {
		*kind = kind_of_utf16(head);
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
	return kind_of_text(head, kind, error);
}
