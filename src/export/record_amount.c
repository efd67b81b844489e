#include "export/record_amount.h"

struct str
amount_kind_name(const struct amount *amount)
{
	static const char *const names[] = { "money", "percent", "count" };
	return str_of(names[amount->kind]);
}

void
amount_identify(const struct analysis *analysis, const struct amount *amount,
		char id[IDENTITY_BYTES])
{
	struct identity identity;
	identity_begin(&identity, analysis->article->id);
	identity_add(&identity, "\tamount\t%u-%u\n", amount->start,
			amount->end);
	identity_end(&identity, id);
}

void
amount_put_json(const struct writer *writer, const struct amount *amount)
{
	const struct analysis *analysis = writer->analysis;
	char id[IDENTITY_BYTES];
	struct json json;
	amount_identify(analysis, amount, id);
	json_init(&json, writer->out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("amount"));
	json_put_str(&json, "id", str_of(id));
	json_put_str(&json, "doc", analysis->article->id);
	json_put_int(&json, "sentence", amount->sentence);
	json_put_str(&json, "kind", amount_kind_name(amount));
	if (amount->kind == AMOUNT_PERCENT)
		json_put_percent(&json, analysis, amount);
	else
		json_put_amounts(&json,
				amount->kind == AMOUNT_MONEY ? "amount"
							     : "count",
				analysis, &amount, 1);
	json_put_foot(&json, writer, amount->sentence);
	json_close(&json, '}');
	buffer_put_char(writer->out, '\n');
}
