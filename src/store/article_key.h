/* article_key.h - when two documents are the same article.
 *
 * By address: the URL without what does not tell which page it is (scheme,
 * "www.", default port, fragment, parameters that only track, trailing slash,
 * AMP and mobile variants, order of parameters). The front page of a site is
 * no article. By content: title and text without case, white space and
 * punctuation. Source of the parameters: the names that the advertisers'
 * documentation gives. */
#ifndef DEMARCHE_STORE_ARTICLE_KEY_H
#define DEMARCHE_STORE_ARTICLE_KEY_H

#include <stdint.h>

#include "base/buffer.h"
#include "read/article.h"

struct article_key {
	uint64_t url; /* 0: none that tells an article */
	uint64_t content;
};

/* `scratch` is used up. */
struct article_key article_key_of(
		const struct article *article, struct buffer *scratch);

/* The URL in the form that is compared; nothing where it tells no article. */
void url_normalise(struct str url, struct buffer *out);

#endif
