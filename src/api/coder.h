/* coder.h - the library's coder: coders of all languages. Inside api. */
#ifndef DEMARCHE_API_CODER_H
#define DEMARCHE_API_CODER_H

#include "base/arena.h"
#include "coding/coders.h"
#include "demarche.h"

struct dem_coder {
	struct coders coders;
	struct arena arena; /* texts of the options */
};

#endif
