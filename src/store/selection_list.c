#include "store/selection_list.h"

bool
list_next(struct str *rest, struct str *word)
{
	bool more = rest->len > 0;
	*word = (struct str){ 0 };
	while (more && !word->len)
		*word = str_trim(str_next(rest, ',', &more));
	return word->len > 0;
}

bool
list_is_one(struct str list)
{
	struct str word;
	return list_next(&list, &word) && !list_next(&list, &word);
}

bool
has_wildcard(struct str word)
{
	return str_find_byte(word, '*') < word.len;
}

/* `*` alone is special to us; to GLOB so are `?` and `[`. */
static void
put_pattern(struct sql *sql, struct str word)
{
	sql_put(sql, "replace(replace(");
	sql_str(sql, word);
	sql_put(sql, ", '[', '[[]'), '?', '[?]')");
}

static void
put_glob(struct sql *sql, const char *column, struct str word,
		enum list_form form)
{
	const char *open = form == LIST_UPPER      ? "upper("
			   : form == LIST_ANY_CASE ? "lower("
						   : "(";
	sql_put(sql, "%s%s) GLOB %s", form == LIST_ANY_CASE ? "lower(" : "(",
			column, form == LIST_WITHIN ? "'* ' || (" : open);
	put_pattern(sql, word);
	sql_put(sql, form == LIST_WITHIN      ? ") || ' *'"
			: form == LIST_BEGINS ? ") || '*'"
					      : ")");
}

static void
put_equal(struct sql *sql, const char *column, struct str word,
		enum list_form form)
{
	sql_put(sql, "%s = %s", column, form == LIST_UPPER ? "upper(" : "");
	sql_str(sql, word);
	sql_put(sql, form == LIST_UPPER         ? ")"
			: form == LIST_ANY_CASE ? " COLLATE NOCASE"
						: "");
}

void
list_put_text(struct sql *sql, const char *column, struct str list,
		enum list_form form)
{
	struct str word;
	const char *before = "(";
	while (list_next(&list, &word)) {
		sql_put(sql, "%s", before);
		if (has_wildcard(word) || form == LIST_BEGINS
				|| form == LIST_WITHIN)
			put_glob(sql, column, word, form);
		else
			put_equal(sql, column, word, form);
		before = " OR ";
	}
	sql_put(sql, *before == '(' ? "(0)" : ")");
}

/* One word is one id, which indices can be searched by in order. */
void
list_put_term(struct sql *sql, const char *column, struct str list,
		enum list_form form)
{
	bool one = list_is_one(list) && !has_wildcard(list)
		   && (form == LIST_EXACT || form == LIST_UPPER);
	sql_put(sql, "%s %s (SELECT id FROM term WHERE ", column,
			one ? "=" : "IN");
	list_put_text(sql, "text", list, form);
	sql_put(sql, ")");
}
