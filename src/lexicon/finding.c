#include "lexicon/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

const char *
finding_name(enum finding_kind kind)
{
	static const char *const names[FINDING_KINDS] = {
		[FINDING_FORMAT] = "format",
		[FINDING_EXAMPLE] = "example",
		[FINDING_SAME_FRAME] = "same-frame",
		[FINDING_CONTRADICTION] = "contradiction",
		[FINDING_SAME_WORD] = "same-word",
		[FINDING_SAME_EXAMPLE] = "same-example",
		[FINDING_UNKNOWN_CODE] = "unknown-code",
		[FINDING_UNUSED_SET] = "unused-set",
		[FINDING_UNUSED_CATEGORY] = "unused-category",
	};
	return kind < FINDING_KINDS ? names[kind] : "";
}

void
findings_fini(struct findings *findings)
{
	free(findings->told);
	*findings = (struct findings){ 0 };
}

/* Findings are few. */
static bool
was_told(struct findings *findings, const struct finding *finding)
{
	uint64_t hash = hash_more(hash_more(finding->line, finding->path),
			finding->message);
	for (size_t i = 0; i < findings->told_count; i++)
		if (findings->told[i] == hash)
			return true;
	MEMORY_PUSH(findings->told, findings->told_count,
			findings->told_capacity, hash);
	return false;
}

void
findings_put(struct findings *findings, const struct finding *finding)
{
	if (was_told(findings, finding))
		return;
	if (finding_is_problem(finding))
		findings->problems++;
	else
		findings->notes++;
	findings->tell(findings->context, finding);
}

/* Cuts "path:line" at its last colon. */
static void
set_place(struct finding *finding, struct str place)
{
	size_t colon = place.len;
	while (colon && place.at[colon - 1] != ':')
		colon--;
	finding->path = place;
	if (!colon)
		return;
	finding->path.len = colon - 1;
	for (size_t i = colon; i < place.len; i++)
		finding->line = finding->line * 10
				+ (uint64_t)(place.at[i] - '0');
}

void
findings_put_format(struct findings *findings, enum finding_kind kind,
		struct str place, const char *format, ...)
{
	char message[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	struct finding finding = { .kind = kind, .message = str_of(message) };
	set_place(&finding, place);
	findings_put(findings, &finding);
}
