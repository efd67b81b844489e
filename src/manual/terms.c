#include "manual/terms.h"

/* --- lines of use ------------------------------------------------------ */

static enum use_kind
kind_of(struct str text, enum use_kind before)
{
	char first = text.at[0];
	if (first == '[')
		return USE_OPEN;
	if (first == ']')
		return USE_CLOSE;
	if (first == '|')
		return USE_OR;
	if (first == '-')
		return USE_OPTION;
	if (before == USE_OPTION)
		return USE_VALUE;
	return first >= 'a' && first <= 'z' ? USE_WORD : USE_OPERAND;
}

bool
use_next(const char **rest, struct use *use)
{
	const char *at = *rest + strspn(*rest, " ");
	if (!*at)
		return false;
	size_t length = strcspn(at, " []");
	use->text = (struct str){ at, length ? length : 1 };
	use->kind = kind_of(use->text, use->kind);
	*rest = at + use->text.len;
	return true;
}

/* --- arguments --------------------------------------------------------- */

static const struct {
	const char *name;
	enum term_kind kind;
} terms[] = {
	{ "FILE", TERM_FILE },
	{ "FILE...", TERM_FILE },
	{ "DB", TERM_FILE },
	{ "PATH", TERM_FILE },
	{ "GOLD", TERM_FILE },
	{ "RECORDS...", TERM_FILE },
	{ "FEEDS...", TERM_FILE },
	{ "DIR", TERM_FOLDER },
	{ "COMMAND", TERM_COMMAND },
};

static enum term_kind
term_called(struct str name)
{
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		if (str_equal(name, str_of(terms[i].name)))
			return terms[i].kind;
	return TERM_TEXT;
}

struct term
term_of_option(const struct option *option)
{
	if (!option->argument)
		return (struct term){ TERM_FLAG, NULL };
	if (option->values)
		return (struct term){ TERM_ONE_OF, option->values };
	if (option->words)
		return (struct term){ TERM_SOME_OF, option->words };
	return (struct term){ term_called(str_of(option->argument)), NULL };
}

enum term_kind
term_of_operands(const struct command *command)
{
	const char *rest = command->arguments;
	struct use use = { 0 };
	while (use_next(&rest, &use))
		if (use.kind == USE_OPERAND
				&& term_called(use.text) != TERM_TEXT)
			return term_called(use.text);
	return TERM_TEXT;
}

/* --- the tables -------------------------------------------------------- */

bool
option_is_named_before(size_t option)
{
	for (size_t i = 0; i < option; i++)
		if (!strcmp(OPTIONS[i].name, OPTIONS[option].name))
			return true;
	return false;
}

static bool
goes_on_with(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
	       || (byte >= '0' && byte <= '9');
}

bool
word_stands_in(struct str word, const char *text)
{
	struct str rest = str_of(text);
	for (;;) {
		size_t at = str_find(rest, word);
		if (at >= rest.len)
			return false;
		const char *end = rest.at + at + word.len;
		if ((rest.at + at == text
				    || !goes_on_with(end[-1
							 - (ptrdiff_t)word.len]))
				&& !goes_on_with(*end))
			return true;
		rest = str_cut(end, text + strlen(text));
	}
}
