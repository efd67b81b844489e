#include "base/alike.h"

static char
folded(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned
alike_distance(struct str a, struct str b)
{
	/* Three rows of the table, the last but one for letters swapped. */
	unsigned rows[3][ALIKE_BYTES + 1];
	if (a.len > ALIKE_BYTES || b.len > ALIKE_BYTES)
		return ALIKE_NEVER;
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.len; i++) {
		unsigned *row = rows[i % 3], *before = rows[(i - 1) % 3];
		const unsigned *swapped = rows[(i + 1) % 3];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b.len; j++) {
			char x = folded(a.at[i - 1]), y = folded(b.at[j - 1]);
			row[j] = least(least(before[j], row[j - 1]) + 1,
					before[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == folded(b.at[j - 2])
					&& y == folded(a.at[i - 2]))
				row[j] = least(row[j], swapped[j - 2] + 1);
		}
	}
	return rows[a.len % 3][b.len];
}

void
alike_init(struct alike *alike, struct str word)
{
	*alike = (struct alike){ .word = word };
}

/* One change in four letters is a slip, two in five; more is another word. */
static unsigned
distance_of(const struct alike *alike, struct str known)
{
	struct str start = { known.at, alike->word.len };
	unsigned distance = alike_distance(alike->word, known);
	if (alike->word.len && distance <= 1 + (alike->word.len - 1) / 4)
		return distance;
	if (known.len > start.len && start.len > 1
			&& str_equal_ascii_case(start, alike->word))
		return ALIKE_BYTES;
	return ALIKE_NEVER;
}

void
alike_show(struct alike *alike, struct str known)
{
	unsigned distance = distance_of(alike, known);
	if (distance == ALIKE_NEVER)
		return;
	for (unsigned i = 0; i < alike->count; i++)
		if (str_equal(alike->at[i], known))
			return;
	unsigned place = alike->count;
	while (place && alike->distance[place - 1] > distance)
		place--;
	if (place == ALIKE_WORDS)
		return;
	if (alike->count < ALIKE_WORDS)
		alike->count++;
	for (unsigned i = alike->count - 1; i > place; i--) {
		alike->at[i] = alike->at[i - 1];
		alike->distance[i] = alike->distance[i - 1];
	}
	alike->at[place] = known;
	alike->distance[place] = distance;
}

void
alike_put(struct buffer *out, const struct alike *alike)
{
	for (unsigned i = 0; i < alike->count; i++)
		buffer_put_format(out, "%s%.*s",
				!i                      ? "; did you mean "
				: i + 1 == alike->count ? " or "
							: ", ",
				STR_ARG(alike->at[i]));
	if (alike->count)
		buffer_put_char(out, '?');
}
