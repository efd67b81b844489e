/* picture_check.h - what holds of every picture: well-formed XML with a title
 * and a description, numbers that are numbers, texts that stand inside the
 * picture and do not overlap. */
#ifndef DEMARCHE_TEST_PICTURE_CHECK_H
#define DEMARCHE_TEST_PICTURE_CHECK_H

#include "base/str.h"

/* Fails the test with the text that is wrong. */
void picture_check(struct str svg);
/* How many elements of that name have this class (null: any). */
size_t picture_count(struct str svg, const char *element, const char *class);

#endif
