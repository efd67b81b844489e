#include "base/hash.h"
#include "export/gdelt.h"
#include "export/job.h"

/* Events are told apart by their group of reports and whose countries act. The
 * first report of one gives its row of Events, and each report, also of a copy
 * of the article in another paper, one of Mentions. So that the numbers in
 * Events are those of Mentions, all is read twice. */

struct work {
	struct export_job *job;
	struct export_batch *batch;
	const json_t *record;
	struct str leader;
};

/* A country, or of those who have none what they are. */
static struct str
party_key(const json_t *party)
{
	struct str code = json_text_at(party, "code");
	return code.len ? code
			: json_text_item(json_object_get(party, "sector"), 0);
}

static struct event_tally_entry *
event_of(const struct work *work, const json_t *actor, const json_t *recipient)
{
	uint64_t hash = hash_bytes(work->leader);
	hash = hash_more(hash, party_key(actor));
	hash = hash_more(hash, party_key(recipient));
	return event_tally_find(&work->job->tally, hash);
}

/* --- counting ---------------------------------------------------------- */

static struct str
source_of(struct str url, struct str publisher)
{
	struct str domain = gdelt_domain(url);
	return domain.len ? domain : publisher;
}

static enum status
count_pair(void *context, const json_t *actor, const json_t *recipient,
		unsigned number, struct error *error)
{
	const struct work *work = context;
	const struct export_article *article = &work->batch->article;
	struct event_tally *tally = &work->job->tally;
	struct event_tally_entry *entry = event_of(work, actor, recipient);
	bool first = entry->article != article->id;
	(void)number;
	(void)error;
	if (!entry->count.mentions)
		entry->added = article->time;
	event_tally_report(tally, entry, first,
			source_of(article->url, article->publisher));
	for (size_t i = 0; i < article->copy_count; i++)
		event_tally_report(tally, entry, first,
				source_of(article->copies[i].url,
						article->copies[i].publisher));
	entry->article = article->id;
	return STATUS_OK;
}

/* Every record that is wanted, pair by pair. */
static enum status
each_pair(struct export_job *job, struct export_batch *batch, export_pair *put,
		bool count, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < batch->count; i++) {
		struct work work = { job, batch,
			json_array_get(batch->records, i), batch->leaders[i] };
		if (job_wants(job, work.record, true, count))
			status = export_pairs(work.record, put, &work, error);
	}
	return status;
}

enum status
job_count_gdelt(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	return each_pair(job, batch, count_pair, false, error);
}

/* --- writing ----------------------------------------------------------- */

enum { NAME_BYTES = 64 };

/* One file a day, named as those of fifteen minutes are. The day is the
 * article's, see export_article.time, in all three files. */
static void
name_file(char name[NAME_BYTES], int64_t time, const char *ending)
{
	snprintf(name, NAME_BYTES, "%08lld000000.%s",
			(long long)(time / 1000000), ending);
}

static enum status
put_mention(struct export_job *job, struct export_row *row, struct error *error)
{
	char name[NAME_BYTES];
	name_file(name, row->mentioned, "mentions.CSV");
	return job_put_row(job, name, &GDELT_MENTIONS, row, error);
}

static enum status
put_event(struct export_job *job, const struct export_row *row,
		struct error *error)
{
	char name[NAME_BYTES];
	name_file(name, row->added, "export.CSV");
	return job_put_row(job, name, &GDELT_EVENTS, row, error);
}

static enum status
put_mentions(struct export_job *job, struct export_row *row,
		struct error *error)
{
	const struct export_article *article = row->article;
	row->mentioned = article->time;
	enum status status = put_mention(job, row, error);
	for (size_t i = 0; !status && i < article->copy_count; i++) {
		row->copy = &article->copies[i];
		int64_t time = export_time(row->copy->published);
		row->mentioned = time ? time : article->time;
		status = put_mention(job, row, error);
	}
	return status;
}

static enum status
put_pair(void *context, const json_t *actor, const json_t *recipient,
		unsigned number, struct error *error)
{
	const struct work *work = context;
	struct event_tally_entry *entry = event_of(work, actor, recipient);
	struct export_row row = { .exchange = &work->job->exchange,
		.article = &work->batch->article,
		.record = work->record,
		.party = { actor, recipient },
		.cameo = json_text_at(work->record, "cameo"),
		.id = entry->id,
		.added = entry->added,
		.count = entry->count,
		.no_gaps = work->job->options->no_gaps };
	enum status status = STATUS_OK;
	(void)number;
	if (!entry->put)
		status = put_event(work->job, &row, error);
	entry->put = true;
	return status ? status : put_mentions(work->job, &row, error);
}

static enum status
put_knowledge(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	char name[NAME_BYTES];
	struct export_row row = { .exchange = &job->exchange,
		.article = &batch->article,
		.story = (int64_t)batch->number,
		.records = batch->records,
		.added = batch->article.time };
	if (!row.added)
		return STATUS_OK;
	name_file(name, row.added, "gkg.csv");
	return job_put_row(job, name, &GDELT_GKG, &row, error);
}

enum status
job_put_gdelt(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	enum status status = each_pair(job, batch, put_pair, true, error);
	return status ? status : put_knowledge(job, batch, error);
}
