/* png.h - a picture as PNG, by the program rsvg-convert (librsvg).
 *
 * A child process without a shell; nothing is linked. */
#ifndef DEMARCHE_REPORT_PNG_H
#define DEMARCHE_REPORT_PNG_H

#include "base/error.h"
#include "base/str.h"

/* Writes `path` from a picture, twice its size in pixels. STATUS_UNSUPPORTED
 * when the program is not installed, STATUS_IO when it or the disk refuses. */
MUST_CHECK enum status png_write(
		struct str svg, const char *path, struct error *error);

#endif
