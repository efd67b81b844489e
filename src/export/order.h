/* order.h - the records of an article in the order of the text. */
#ifndef DEMARCHE_EXPORT_ORDER_H
#define DEMARCHE_EXPORT_ORDER_H

#include "export/record_event.h"

/* One way to write the records of each kind. */
struct record_writers {
	put_event *event;
	void (*fact)(const struct writer *writer, const struct fact *fact);
	void (*quote)(const struct writer *writer, const struct quote *quote);
	void (*amount)(const struct writer *writer,
			const struct amount *amount);
};

/* Calls the writers for the records of the kinds that options ask for, by
 * sentence; of one sentence by kind. */
void records_in_order(const struct writer *writer,
		const struct record_writers *writers);

#endif
