/* str.h - a view of bytes: a pointer and a length, owned by somebody else.
 *
 * A str is never null-terminated by promise, may hold any bytes, and may be
 * empty with a null pointer. Passing it by value is cheap. */
#ifndef DEMARCHE_BASE_STR_H
#define DEMARCHE_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *at;
	size_t len;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
/* For printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).at ? (s).at : ""

static inline struct str
str_of(const char *text)
{
	return (struct str){ text, text ? strlen(text) : 0 };
}

static inline struct str
str_cut(const char *start, const char *end)
{
	return (struct str){ start, (size_t)(end - start) };
}

/* Most that differ do so in the first byte, which needs no call. */
static inline bool
str_same(const char *a, const char *b, size_t len)
{
	return len == 0 || (*a == *b && !memcmp(a, b, len));
}

static inline bool
str_equal(struct str a, struct str b)
{
	return a.len == b.len && str_same(a.at, b.at, a.len);
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len && str_same(s.at, prefix.at, prefix.len);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len
	       && (suffix.len == 0
			       || str_same(s.at + s.len - suffix.len, suffix.at,
					       suffix.len));
}

/* Bytewise order, as strcmp would give. */
int str_compare(struct str a, struct str b);

/* strcmp for words that differ early, as in a search by halving: a call would
 * cost more than the bytes that are compared. */
static inline int
str_order(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	return (int)(unsigned char)*a - (int)(unsigned char)*b;
}

/* ASCII letters are equal in either case; other bytes must be the same. */
bool str_equal_ascii_case(struct str a, struct str b);

/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);

/* Takes the part before the first `separator` off `rest` and returns it; the
 * whole of `rest` when there is none. `more` turns false with the last part. */
struct str str_next(struct str *rest, char separator, bool *more);

/* Position of the first `byte`, or s.len. */
size_t str_find_byte(struct str s, char byte);

/* Position of the first `part`, or s.len when it does not occur. */
size_t str_find(struct str s, struct str part);

#endif
