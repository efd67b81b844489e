/* agents/<lang>.offices.tsv: nouns of the language for the offices that the
 * tables of actors, which all languages share, tell in English. */
#include "actor/load.h"

enum { OFFICE, NOUN };

/* The agent + 1 that a noun is, 0 when it is none. */
static uint32_t
agent_of(struct loader *loader, struct str noun)
{
	const struct gazetteer *gazetteer = loader->gazetteer;
	word_id word[ROW_NAME_WORDS];
	unsigned count = load_cut(loader, noun, word);
	if (!count || count > ROW_NAME_WORDS)
		return 0;
	uint32_t node = trie_first(&gazetteer->agents, word[0]);
	for (unsigned i = 1; node && i < count; i++)
		node = trie_next(&gazetteer->agents, node, word[i]);
	const struct agent_row *row = node ? agent_at(gazetteer, node) : NULL;
	return row ? (uint32_t)(row - gazetteer->agent) + 1 : 0;
}

static enum status
put_office(struct loader *loader, struct str office, struct str noun)
{
	word_id word[ROW_NAME_WORDS];
	unsigned count = load_cut(loader, office, word);
	uint32_t agent = agent_of(loader, noun);
	if (!count || count > ROW_NAME_WORDS)
		return load_problem(loader, "an office of %s words",
				count ? "too many" : "no");
	if (!agent)
		return load_problem(loader, "\"%.*s\" is no noun of an agent",
				STR_ARG(noun));
	uint32_t *value = trie_put(&loader->gazetteer->offices, word, count);
	if (*value)
		return load_problem(loader, "\"%.*s\" stands there twice",
				STR_ARG(office));
	*value = agent;
	return STATUS_OK;
}

enum status
load_offices(struct loader *loader)
{
	static const char *const names[] = { "office", "noun", NULL };
	struct columns columns;
	enum status status = load_columns(loader, names, &columns);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		const struct table_row *row = &loader->table.rows[i];
		loader->line = row->line;
		status = put_office(loader, row->cell[columns.at[OFFICE]],
				row->cell[columns.at[NOUN]]);
	}
	return status;
}

uint32_t
load_office(struct loader *loader, struct str office)
{
	const struct trie *offices = &loader->gazetteer->offices;
	word_id word[ROW_NAME_WORDS];
	unsigned count = office.len ? load_cut(loader, office, word) : 0;
	if (!count || count > ROW_NAME_WORDS)
		return 0;
	uint32_t node = trie_first(offices, word[0]);
	for (unsigned i = 1; node && i < count; i++)
		node = trie_next(offices, node, word[i]);
	uint32_t agent = node ? offices->value[node] : 0;
	return agent ? agent : agent_of(loader, office);
}
