/* coder_load.h - what a coder knows of the lexicon: which one it is, read from
 * its text or mapped. coder_load (pipeline.h) does it all; the parts are for
 * who makes the image (src/compile). */
#ifndef DEMARCHE_CODER_LOAD_H
#define DEMARCHE_CODER_LOAD_H

#include "pipeline.h"

/* Of what stands in a lexicon's files, as far as they are read for the
 * language. */
struct lexicon_identity {
	char id[9];      /* the version that records tell */
	uint64_t source; /* that, and all else that the text's reading depends
			    on, of one layer */
};

MUST_CHECK enum status lexicon_identify(const char *lexicon,
		enum language language, struct lexicon_identity *out,
		struct error *error);

/* Reads all but the network, for the coder's language. */
MUST_CHECK enum status coder_read_lexicon(
		struct coder *coder, const char *lexicon, struct error *error);

/* What the image of such a lexicon is made with. Its structure is a struct
 * coder without network. */
struct image_key lexicon_image_key(const struct lexicon_identity *identity);

#endif
