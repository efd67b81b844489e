/* xml_mend.h - what feeds get wrong in their XML, put right piece by piece.
 *
 * Outside of CDATA an '&' that begins no reference becomes "&amp;", and HTML's
 * named references become numbers; everywhere characters that XML has not
 * become a space, and byte order marks go. Lines stay where they are. */
#ifndef DEMARCHE_READ_XML_MEND_H
#define DEMARCHE_READ_XML_MEND_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/str.h"

struct xml_mend {
	bool cdata; /* inside <![CDATA[ ]]> */
};

/* Appends to `out` what of `text`, well-formed UTF-8, can be judged, and
 * returns how many bytes that was: the rest (less than 64 bytes) is to be
 * given again in front of the next piece. With `last` it is all of it. */
size_t xml_mend_put(struct xml_mend *mend, struct str text, bool last,
		struct buffer *out);

#endif
