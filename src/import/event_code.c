#include "import/event_code.h"

#include "base/utf8.h"

/* The longest code of CAMEO that `text` begins with; 0 when there is none. */
static size_t
find_cameo(const struct ontology *ontology, struct str text)
{
	size_t digits = 0;
	while (digits < text.len && digits < 4 && text.at[digits] >= '0'
			&& text.at[digits] <= '9')
		digits++;
	for (; digits > 1; digits--) {
		size_t found = ontology_cameo(
				ontology, (struct str){ text.at, digits });
		if (found)
			return found;
	}
	return 0;
}

/* Names that categories had in drafts of PLOVER. */
static enum plover_event
find_name(const struct ontology *ontology, struct str name)
{
	static const struct {
		const char *name;
		enum plover_event event;
	} former[] = { { "DEMAND", PLOVER_REQUEST },
		{ "DISAPPROVE", PLOVER_ACCUSE },
		{ "INVESTIGATE", PLOVER_ACCUSE }, { "FIGHT", PLOVER_ASSAULT },
		{ "YIELD", PLOVER_CONCEDE } };
	for (size_t i = 0; i < sizeof former / sizeof *former; i++)
		if (str_equal(name, str_of(former[i].name)))
			return former[i].event;
	return ontology_category(ontology, name);
}

static struct str
name_of(const struct ontology *ontology, enum plover_event event)
{
	return str_of(ontology_category_name(ontology, event));
}

static struct event_code
unknown(struct str text, struct import_report *report)
{
	report_changed(report,
			"no event: \"%.*s\" is no code of CAMEO and no "
			"category of PLOVER",
			STR_ARG(text));
	return (struct event_code){ .kind = CODE_UNKNOWN };
}

static struct event_code
read_one(const struct ontology *ontology, struct str text,
		struct import_report *report)
{
	if (str_starts(text, STR("---")))
		return (struct event_code){ .kind = CODE_NULL };
	enum plover_event event = find_name(ontology, text);
	if (event != PLOVER_NONE)
		return (struct event_code){ .kind = CODE_EVENT,
			.event = event,
			.name = name_of(ontology, event) };
	size_t index = find_cameo(ontology, text);
	if (!index)
		return unknown(text, report);
	const struct cameo *cameo = &ontology->cameo[index];
	if (!str_equal(cameo->code, text))
		report_changed(report, "\"%.*s\" is taken for CAMEO %.*s",
				STR_ARG(text), STR_ARG(cameo->code));
	if (!cameo->event)
		return (struct event_code){ .kind = CODE_NULL };
	return (struct event_code){ .kind = CODE_EVENT,
		.event = cameo->event,
		.name = name_of(ontology, cameo->event),
		.mode = cameo->mode,
		.cameo = cameo->code };
}

struct event_code
event_code_read(const struct ontology *ontology, struct str text,
		struct import_report *report)
{
	bool pair;
	struct str first = str_trim(str_next(&text, ':', &pair));
	struct str second = str_trim(text);
	if (!first.len && !(pair && second.len))
		return (struct event_code){ .kind = CODE_MISSING };
	if (!first.len) {
		struct event_code code = read_one(ontology, second, report);
		code.reversed = true;
		return code;
	}
	struct event_code code = read_one(ontology, first, report);
	code.mutual = pair && str_equal(first, second);
	if (pair && !code.mutual)
		report_changed(report,
				"only %.*s of the pair is coded, not what "
				"goes the other way (%.*s)",
				STR_ARG(first), STR_ARG(second));
	return code;
}
