#include "base/json.h"
#include "export/record.h"

void
record_put_relation(struct buffer *out, const struct analysis *analysis,
		const struct event *event, const char *scheme,
		const struct record_options *options)
{
	const struct ontology *ontology = options->ontology;
	bool plv = !strcmp(scheme, "plv");
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "id", analysis->article->id);
	json_put_str(&json, "event",
			str_of(plv ? ontology_plv(ontology, event->category,
					       event->mode, event->cameo,
					       event_status_name(event->status))
				   : ontology_category_name(
						   ontology, event->category)));
	json_put_str(&json, "mode", ontology->modes[event->mode].name);
	json_put_str(&json, "cameo", ontology->cameo[event->cameo].code);
	json_put_str(&json, "status", str_of(event_status_name(event->status)));
	json_put_real(&json, "confidence", (double)event->confidence, 2);
	if (event->frame) {
		json_put_str(&json, "rule", frame_rule(event->frame));
		json_put_str(&json, "made_by",
				str_of(made_by_name(
						(enum made_by)event->made_by)));
	}
	json_close(&json, '}');
	buffer_put_char(out, '\n');
}
