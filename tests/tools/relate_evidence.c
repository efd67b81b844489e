/* Prints for each pair of relate's input the evidence of its answer, for
 * train/confidence: "id<TAB>root<TAB>base pair word ...".
 *
 *   relate_evidence LEXICON MODEL FILE */
#include <stdio.h>
#include <stdlib.h>

#include "pipeline.h"
#include "read/read.h"

static void
print_evidence(const struct ontology *ontology, const struct article *article,
		const struct event *event)
{
	printf("%.*s\t%s\t", STR_ARG(article->id),
			ontology_plv(ontology,
					(enum plover_event)event->category,
					event->mode, event->cameo,
					event_status_name(
							(enum event_status)event
									->status)));
	for (unsigned i = 0; i < EVIDENCE_COUNT; i++)
		if (event->evidence >> i & 1u)
			printf("%s ", evidence_name((enum evidence)i));
	putchar('\n');
}

int
main(int argc, char **argv)
{
	struct error error;
	struct coder coder;
	struct arena arena;
	struct article article;
	if (argc != 4
			|| coder_load(&coder,
					&(struct coder_options){ argv[1],
							argv[2], "en" },
					&error)) {
		fprintf(stderr, "relate_evidence: %s\n",
				argc == 4 ? error.message
					  : "LEXICON MODEL FILE");
		return 1;
	}
	struct coder_worker *worker = coder_worker_new(&coder);
	const char *path = argv[3];
	struct reader *reader = reader_open(&path, 1);
	arena_init(&arena);
	while (!reader_next(reader, &arena, &article, &error)) {
		struct analysis analysis;
		struct event event;
		coder_relate(worker, &article, &arena, &analysis, &event);
		print_evidence(&coder.ontology, &article, &event);
		arena_reset(&arena);
	}
	arena_fini(&arena);
	reader_close(reader);
	coder_worker_free(worker);
	coder_unload(&coder);
	return 0;
}
