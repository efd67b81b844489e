#include "report/letters.h"

#include <stdint.h>

#include "base/utf8.h"

/* U+0020 to U+007E in thousandths of the font's size. */
static const uint16_t ASCII[] = { 318, 401, 460, 838, 636, 950, 780, 275, 390,
	390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
	636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770,
	632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695,
	635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500,
	613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634,
	612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337,
	636, 838 };

/* Letters with accents are as wide as the widest without. */
static double
width_of(uint32_t code)
{
	enum { ACCENTED = 790, SYMBOL = 838, WIDE = 1000, FIRST_WIDE = 0x1100 };
	enum { ARROWS = 0x2190, MATHEMATICAL_END = 0x2300 };
	if (code >= ' ' && code < 0x7F)
		return ASCII[code - ' '];
	if (utf8_is_mark(code))
		return 0;
	if (code >= ARROWS && code < MATHEMATICAL_END)
		return SYMBOL;
	return code < FIRST_WIDE ? ACCENTED : WIDE;
}

double
letters_width(struct str text, double size)
{
	double width = 0;
	for (size_t at = 0; at < text.len;)
		width += width_of(utf8_next(text, &at));
	return width * size / 1000;
}

size_t
letters_fit(struct str text, double size, double width)
{
	size_t at = 0, fits = 0;
	double used = 0;
	while (at < text.len) {
		used += width_of(utf8_next(text, &at)) * size / 1000;
		if (used > width)
			return fits;
		fits = at;
	}
	return fits;
}
