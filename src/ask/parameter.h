/* parameter.h - what a question is asked with: a name and a value, as an
 * address and the arguments of a function tell them. */
#ifndef DEMARCHE_ASK_PARAMETER_H
#define DEMARCHE_ASK_PARAMETER_H

#include "base/str.h"

/* Both have a null byte behind them. */
struct parameter {
	struct str name, value;
};

#endif
