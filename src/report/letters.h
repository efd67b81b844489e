/* letters.h - how wide a text will be, so that nothing overlaps.
 *
 * Pictures keep their text as text, and whoever shows them chooses the font.
 * Widths are those of DejaVu Sans, the widest that is likely: Arial, Helvetica
 * and Liberation Sans need a seventh less. Pure functions. */
#ifndef DEMARCHE_REPORT_LETTERS_H
#define DEMARCHE_REPORT_LETTERS_H

#include "base/str.h"

/* In pixels at a font size in pixels. */
double letters_width(struct str text, double size);

/* Bytes of `text` that fit into `width`, whole characters. */
size_t letters_fit(struct str text, double size, double width);

#endif
