/* Terms of one name that overlap: on those days the tables do not say which
 * row is meant, and the one read first wins. */
#include "actor/load.h"

#include <stdlib.h>

#include "base/memory.h"

static int
compare_terms(const void *left, const void *right)
{
	const struct name_row *a = *(const struct name_row *const *)left;
	const struct name_row *b = *(const struct name_row *const *)right;
	if (a->code_index != b->code_index)
		return (int)a->code_index - (int)b->code_index;
	int order = str_compare(a->name, b->name);
	if (order)
		return order;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a > b) - (a < b);
}

static bool
same_name(const struct name_row *a, const struct name_row *b)
{
	return a->code_index == b->code_index && str_equal(a->name, b->name);
}

/* The day of a handover belongs to both. Two offices of one sector at once
 * are no contradiction, the same one twice is. */
static bool
overlap(const struct name_row *a, const struct name_row *b)
{
	int32_t from = a->from > b->from ? a->from : b->from;
	int32_t to = a->to < b->to ? a->to : b->to;
	/* Rows of upper layers win. */
	if (from >= to || a->layer != b->layer)
		return false;
	bool same_sectors = !memcmp(a->sector, b->sector, sizeof a->sector);
	bool same_office = a->office == b->office && a->person == b->person
			   && (a->office || !a->person);
	return !same_sectors || same_office;
}

static enum status
check_pair(struct loader *loader, const struct name_row *first,
		const struct name_row *second)
{
	const struct gazetteer *gazetteer = loader->gazetteer;
	if (!overlap(first, second))
		return STATUS_OK;
	if (second < first) {
		const struct name_row *later = first;
		first = second;
		second = later;
	}
	loader->table.path = gazetteer->file[second->source.file];
	loader->line = second->source.line;
	return load_problem(loader,
			"\"%.*s\" has %s at the same time in %.*s:%u; only "
			"one row can hold on a day",
			STR_ARG(second->name),
			second->person ? "another term" : "another row",
			STR_ARG(gazetteer->file[first->source.file]),
			first->source.line);
}

enum status
load_check_terms(struct loader *loader)
{
	const struct gazetteer *gazetteer = loader->gazetteer;
	const struct name_row **terms =
			memory_zero(gazetteer->row_count + 1, sizeof *terms);
	size_t count = 0;
	for (size_t i = 0; i < gazetteer->row_count; i++)
		if (gazetteer->row[i].code[0]
				&& gazetteer->row[i].code[0] != '-')
			terms[count++] = &gazetteer->row[i];
	if (count > 1)
		qsort(terms, count, sizeof *terms, compare_terms);
	enum status status = STATUS_OK;
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; !status && k > 0
				   && same_name(terms[k - 1], terms[i]);
				k--)
			status = check_pair(loader, terms[k - 1], terms[i]);
	free(terms);
	return status;
}
