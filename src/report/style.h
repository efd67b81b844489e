/* style.h - the style sheets of pictures and pages, embedded from *.css. */
#ifndef DEMARCHE_REPORT_STYLE_H
#define DEMARCHE_REPORT_STYLE_H

#include "base/buffer.h"
#include "base/str.h"

struct str style_of_pictures(void);
struct str style_of_pages(void);

/* "sha256-<base64>" of bytes, for a Content-Security-Policy. */
void style_put_hash(struct buffer *out, struct str bytes);

#endif
