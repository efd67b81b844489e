/* encoding.h - any bytes into well-formed UTF-8.
 *
 * A byte order mark decides; else bytes that are UTF-8 are UTF-8 whatever they
 * declare; else the declared encoding; else, where hardly any byte above 127
 * fits UTF-8, windows-1252; else UTF-8 with repairs. Labels are read as the
 * WHATWG Encoding Standard reads them ("iso-8859-1" is windows-1252). */
#ifndef DEMARCHE_READ_ENCODING_H
#define DEMARCHE_READ_ENCODING_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

struct encoding_result {
	struct str text;     /* the input itself, or `scratch`'s */
	size_t repaired;     /* places replaced by U+FFFD */
	size_t first_repair; /* byte offset in the input of the first */
};

/* `declared` may be empty. `scratch` is overwritten when a copy is needed. */
struct encoding_result encoding_to_utf8(
		struct str bytes, struct str declared, struct buffer *scratch);

/* The encoding that a page declares in its first bytes: <meta charset>,
 * <meta http-equiv content="...; charset=">, <?xml encoding=?>; "" for none. */
struct str encoding_declared(struct str page);

/* The code point that windows-1252 has at `byte`. */
uint32_t encoding_windows_1252(unsigned char byte);

/* What iconv calls the encoding of that label; null for UTF-8, windows-1252
 * and what is not known. */
const char *encoding_iconv_name(struct str label);

#endif
