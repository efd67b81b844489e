#include "lexicon/codes.h"

#include "event/frame.h"

static void
check_filter(const struct filter *filter, struct str rule,
		const struct gazetteer *gazetteer, const struct words *words,
		struct findings *findings)
{
	for (unsigned i = 0; i < FILTER_CODES && filter->codes[i][0]; i++) {
		const char *code = filter->codes[i];
		if (!gazetteer_has_code(gazetteer, words, str_of(code)))
			findings_put_format(findings, FINDING_UNKNOWN_CODE,
					rule,
					"\"%s\" is no sector, and no code of "
					"actors/countries.tsv or "
					"actors/codes.tsv",
					code);
	}
}

void
codes_check(const struct frames *frames, const struct gazetteer *gazetteer,
		const struct words *words, struct findings *findings)
{
	const struct frame *list = NULL; /* words of a list share its frames */
	for (size_t i = 0; i < frames->trigger_count; i++) {
		const struct trigger *trigger = &frames->triggers[i];
		for (size_t k = 0;
				trigger->frames != list && k < trigger->count;
				k++) {
			const struct frame *frame = &trigger->frames[k];
			for (unsigned c = 0; c < frame->count; c++)
				check_filter(&frame->conditions[c].filter,
						frame->rule, gazetteer, words,
						findings);
		}
		list = trigger->frames;
	}
}
