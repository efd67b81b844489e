#include "event/event.h"

const char *
event_status_name(enum event_status status)
{
	static const char *const names[] = { "actual", "future", "hypothetical",
		"negated", "historical" };
	return status <= EVENT_HISTORICAL ? names[status] : "";
}
