#include "fact/fact_evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/layers.h"
#include "base/table.h"
#include "event/confidence.h"
#include "fact/fact_scene.h"

static const char TABLE[] = "facts/confidence.tsv";

static const char *const names[FACT_EVIDENCE_COUNT] = {
	[FACT_EVIDENCE_BASE] = "base",
	[FACT_EVIDENCE_AID] = "aid",
	[FACT_EVIDENCE_INVESTMENT] = "investment",
	[FACT_EVIDENCE_PLEDGE] = "pledge",
	[FACT_EVIDENCE_VISIT] = "visit",
	[FACT_EVIDENCE_DEAL] = "deal",
	[FACT_EVIDENCE_HEARD_ALONE] = "heard_alone",
	[FACT_EVIDENCE_HEARD_STRONGLY] = "heard_strongly",
	[FACT_EVIDENCE_HEARD_FAINTLY] = "heard_faintly",
	[FACT_EVIDENCE_HEARD_NOTHING] = "heard_nothing",
	[FACT_EVIDENCE_FIGURE_MISSING] = "figure_missing",
	[FACT_EVIDENCE_FIGURES] = "figures",
	[FACT_EVIDENCE_SHARE] = "share",
	[FACT_EVIDENCE_PARTY_MISSING] = "party_missing",
	[FACT_EVIDENCE_PARTIES] = "parties",
	[FACT_EVIDENCE_PARTIES_MANY] = "parties_many",
	[FACT_EVIDENCE_PARTY_CODED] = "party_coded",
	[FACT_EVIDENCE_PARTY_NAMED] = "party_named",
	[FACT_EVIDENCE_PARTY_PRONOUN] = "party_pronoun",
	[FACT_EVIDENCE_OBJECT_MISSING] = "object_missing",
	[FACT_EVIDENCE_EVENT] = "event",
	[FACT_EVIDENCE_NOUN] = "noun",
	[FACT_EVIDENCE_WORDS] = "words",
	[FACT_EVIDENCE_WEAK] = "weak",
	[FACT_EVIDENCE_BESIDE] = "beside",
	[FACT_EVIDENCE_LONG] = "long",
};

const char *
fact_evidence_name(enum fact_evidence evidence)
{
	return evidence < FACT_EVIDENCE_COUNT ? names[evidence] : "";
}

/* --- points -------------------------------------------------------------- */

static enum status
complain(const struct table *table, size_t row, const char *what,
		struct str found, struct error *error)
{
	return error_set(error, STATUS_FORMAT, table->path.at,
			table->rows[row].line, ERROR_NO_OFFSET,
			"%s, found \"%.*s\"", what, STR_ARG(found));
}

static enum status
read_points(struct str text, int *out)
{
	enum { DIGITS = 8 };
	char copy[DIGITS + 1] = "", *end;
	if (text.len <= DIGITS)
		memcpy(copy, text.at, text.len);
	long points = strtol(copy, &end, 10);
	if (!copy[0] || *end || labs(points) > CONFIDENCE_POINTS)
		return STATUS_FORMAT;
	*out = (int)points;
	return STATUS_OK;
}

static enum status
read_row(struct fact_points *points, const struct table *table, size_t row,
		const unsigned *column, struct error *error)
{
	struct str name = table->rows[row].cell[column[0]];
	struct str text = table->rows[row].cell[column[1]];
	unsigned i = 0;
	while (i < FACT_EVIDENCE_COUNT && !str_equal(name, str_of(names[i])))
		i++;
	if (i == FACT_EVIDENCE_COUNT)
		return complain(table, row,
				"expected an evidence of the built-in table",
				name, error);
	return read_points(text, &points->of[i])
			       ? complain(table, row,
					       "expected points from -1000 to "
					       "1000",
					       text, error)
			       : STATUS_OK;
}

enum status
fact_points_load(struct fact_points *points, const char *lexicon,
		struct error *error)
{
	static const char *const columns[] = { "evidence", "points" };
	char path[FILE_PATH_BYTES];
	struct table table;
	struct arena arena;
	unsigned column[2];
	*points = (struct fact_points){ { 0 } };
	enum status status = layers_find(path, lexicon, TABLE, error);
	if (status || file_is_missing(path))
		return status;
	arena_init(&arena);
	status = layers_table(lexicon, TABLE, columns, 2, &table, column,
			&arena, error);
	for (size_t i = 0; !status && i < table.count; i++)
		status = read_row(points, &table, i, column, error);
	arena_fini(&arena);
	return status;
}

const struct fact_points *
fact_evidence_points(const struct fact_vocabulary *vocabulary)
{
	return &vocabulary->points;
}

float
fact_confidence_of(const struct fact_points *points, uint32_t evidence)
{
	return confidence_of_evidence(
			points->of, FACT_EVIDENCE_COUNT, evidence);
}

/* --- evidence ------------------------------------------------------------ */

static uint32_t
bit(enum fact_evidence evidence, bool there)
{
	return there ? UINT32_C(1) << (unsigned)evidence : 0;
}

static uint32_t
of_kind(const struct fact_scene *scene, const struct fact *fact)
{
	const struct named_kinds *kinds = &scene->facts->vocabulary.named_kind;
	uint8_t kind = fact->kind;
	bool other = kind != kinds->aid && kind != kinds->investment
		     && kind != kinds->pledge && kind != kinds->visit
		     && kind != kinds->count;
	return bit(FACT_EVIDENCE_AID, kind == kinds->aid)
	       | bit(FACT_EVIDENCE_INVESTMENT, kind == kinds->investment)
	       | bit(FACT_EVIDENCE_PLEDGE, kind == kinds->pledge)
	       | bit(FACT_EVIDENCE_VISIT, kind == kinds->visit)
	       | bit(FACT_EVIDENCE_DEAL, other);
}

static uint32_t
of_hearing(const struct fact_scene *scene, const struct fact *fact)
{
	const float strongly = 3, faintly = 0, hardly = -3;
	float margin;
	if (!fact_heard_margin(scene, fact, &margin))
		return 0;
	return bit(FACT_EVIDENCE_HEARD_STRONGLY, margin >= strongly)
	       | bit(FACT_EVIDENCE_HEARD_FAINTLY,
			       margin < faintly && margin >= hardly)
	       | bit(FACT_EVIDENCE_HEARD_NOTHING, margin < hardly);
}

static uint32_t
of_figures(const struct fact *fact)
{
	unsigned figures = fact->amount_count + fact->count_count
			   + (fact->change ? 1U : 0U);
	const struct amount *main = fact_main_figure(fact);
	return bit(FACT_EVIDENCE_FIGURE_MISSING, !figures)
	       | bit(FACT_EVIDENCE_FIGURES, figures > 1)
	       | bit(FACT_EVIDENCE_SHARE,
			       main && main->kind == AMOUNT_PERCENT);
}

static uint32_t
of_party(const struct fact_scene *scene, const struct mention *mention)
{
	const struct token *tokens = scene->scene.tree.tokens;
	bool here = fact_is_here(scene, mention);
	bool named = mention->kind == MENTION_NAME
		     || mention->kind == MENTION_COUNTRY;
	return bit(FACT_EVIDENCE_PARTY_CODED, mention->actor.code[0])
	       | bit(FACT_EVIDENCE_PARTY_NAMED, named)
	       | bit(FACT_EVIDENCE_PARTY_PRONOUN,
			       here && tokens[mention->head].upos == UPOS_PRON);
}

static uint32_t
of_parties(const struct fact_scene *scene, const struct fact *fact)
{
	uint32_t found = bit(FACT_EVIDENCE_PARTY_MISSING, !fact->party_count)
			 | bit(FACT_EVIDENCE_PARTIES, fact->party_count > 1)
			 | bit(FACT_EVIDENCE_PARTIES_MANY,
					 fact->party_count > 2);
	for (unsigned i = 0; i < fact->party_count; i++)
		found |= of_party(scene, fact->party[i].mention);
	return found;
}

static unsigned
standing(const struct fact_scene *scene)
{
	unsigned count = 0;
	for (unsigned i = 0; i < scene->count; i++)
		count += !scene->at[i].dropped;
	return count;
}

static uint32_t
of_telling(const struct fact_scene *scene, const struct telling *telling)
{
	enum { LONG = 40 };
	const struct frame *frame = telling->match->frame;
	bool alone = frame->heard;
	return bit(FACT_EVIDENCE_HEARD_ALONE, alone)
	       | bit(FACT_EVIDENCE_NOUN,
			       !alone && frame->kind != TRIGGER_VERB)
	       | bit(FACT_EVIDENCE_WORDS, telling->match->words > 1)
	       | bit(FACT_EVIDENCE_WEAK, frame->weak)
	       | bit(FACT_EVIDENCE_BESIDE, standing(scene) > 1)
	       | bit(FACT_EVIDENCE_LONG, scene->scene.tree.count > LONG);
}

void
fact_evidence_set(struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	fact->evidence = bit(FACT_EVIDENCE_BASE, true) | of_kind(scene, fact)
			 | of_hearing(scene, fact) | of_figures(fact)
			 | of_parties(scene, fact)
			 | of_telling(scene, telling)
			 | bit(FACT_EVIDENCE_OBJECT_MISSING, !fact->object_end)
			 | bit(FACT_EVIDENCE_EVENT, fact->event != NULL);
	fact->confidence = fact_confidence_of(
			&scene->facts->vocabulary.points, fact->evidence);
}
