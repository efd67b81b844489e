#include "event/ontology.h"

#include "event/ontology_rows.h"

static const struct category *
category_at(const struct ontology *ontology, enum plover_event event)
{
	return &ontology->categories[event < ontology->category_count ? event
								      : 0];
}

const char *
ontology_category_name(const struct ontology *ontology, enum plover_event event)
{
	return category_at(ontology, event)->name.at;
}

int
ontology_quad(const struct ontology *ontology, enum plover_event event)
{
	return category_at(ontology, event)->quad;
}

bool
ontology_is_verbal(const struct ontology *ontology, enum plover_event event)
{
	int quad = ontology_quad(ontology, event);
	return quad == QUAD_VERBAL_COOPERATION || quad == QUAD_VERBAL_CONFLICT;
}

bool
ontology_is_visit(const struct ontology *ontology, enum plover_event event,
		size_t mode)
{
	return event == PLOVER_CONSULT
	       && str_equal(ontology->modes[mode].name, STR("visit"));
}

enum plover_event
ontology_category(const struct ontology *ontology, struct str name)
{
	for (unsigned i = 1; name.len && i < ontology->category_count; i++)
		if (str_equal(ontology->categories[i].name, name))
			return (enum plover_event)i;
	return PLOVER_NONE;
}

size_t
ontology_mode(const struct ontology *ontology, enum plover_event event,
		struct str name)
{
	for (size_t i = 1; i < ontology->mode_count; i++)
		if (ontology->modes[i].event == event
				&& str_equal(ontology->modes[i].name, name))
			return i;
	return 0;
}

size_t
ontology_cameo(const struct ontology *ontology, struct str code)
{
	for (size_t i = 1; i < ontology->cameo_count; i++)
		if (str_equal(ontology->cameo[i].code, code))
			return i;
	return 0;
}

size_t
ontology_context(const struct ontology *ontology, struct str name)
{
	for (size_t i = 1; i < ontology->context_count; i++)
		if (str_equal(ontology->contexts[i].name, name))
			return i;
	return 0;
}

double
ontology_score(const struct ontology *ontology, enum plover_event event,
		size_t mode)
{
	if (mode && mode < ontology->mode_count)
		return ontology->modes[mode].score;
	return category_at(ontology, event)->score;
}

static bool
code_fits(struct str pattern, struct str code)
{
	if (!pattern.len)
		return true;
	if (pattern.at[pattern.len - 1] != '*')
		return str_equal(pattern, code);
	return str_starts(code, (struct str){ pattern.at, pattern.len - 1 });
}

const char *
ontology_plv(const struct ontology *ontology, enum plover_event event,
		size_t mode, size_t cameo, const char *status)
{
	struct str code = cameo < ontology->cameo_count
					  ? ontology->cameo[cameo].code
					  : STR("");
	for (size_t i = 0; i < ontology->plv_count; i++) {
		const struct plv_row *row = &ontology->plv[i];
		if (row->event == event && (!row->mode || row->mode == mode)
				&& code_fits(row->cameo, code)
				&& (!row->status.len
						|| str_equal(row->status,
								str_of(status))))
			return row->root;
	}
	return category_at(ontology, event)->name.at;
}

bool
ontology_shift(const struct ontology *ontology, enum shift shift,
		enum plover_event *event, size_t *mode, size_t *cameo)
{
	struct str code = *cameo < ontology->cameo_count
					  ? ontology->cameo[*cameo].code
					  : STR("");
	for (size_t i = 0; i < ontology->shift_count; i++) {
		const struct shift_row *row = &ontology->shifts[i];
		if (row->when != shift || row->event != *event
				|| (row->mode && row->mode != *mode)
				|| !code_fits(row->cameo, code))
			continue;
		*event = row->to_event;
		*mode = row->keep_mode ? *mode : row->to_mode;
		*cameo = row->keep_cameo ? *cameo : row->to_cameo;
		return true;
	}
	return false;
}
