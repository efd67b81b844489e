#include "export/record.h"

#include "export/order.h"
#include "export/record_amount.h"
#include "export/record_fact.h"
#include "export/record_quote.h"

static const struct record_writers json_writers = {
	.event = event_put_json,
	.fact = fact_put_json,
	.quote = quote_put_json,
	.amount = amount_put_json,
};

void
record_put_jsonl(struct buffer *out, const struct analysis *analysis,
		const struct record_options *options)
{
	struct writer writer = {
		.out = out, .analysis = analysis, .options = options
	};
	records_in_order(&writer, &json_writers);
}
