#define _GNU_SOURCE
#include "base/str.h"

int
str_compare(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.at, b.at, n) : 0;
	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

static unsigned char
ascii_lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool
str_equal_ascii_case(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_lower(a.at[i]) != ascii_lower(b.at[i]))
			return false;
	return true;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str s)
{
	while (s.len && is_space(s.at[0]))
		s = (struct str){ s.at + 1, s.len - 1 };
	while (s.len && is_space(s.at[s.len - 1]))
		s.len--;
	return s;
}

size_t
str_find_byte(struct str s, char byte)
{
	const char *hit = s.len ? memchr(s.at, byte, s.len) : NULL;
	return hit ? (size_t)(hit - s.at) : s.len;
}

struct str
str_next(struct str *rest, char separator, bool *more)
{
	struct str part = { rest->at, str_find_byte(*rest, separator) };
	*more = part.len < rest->len;
	size_t taken = part.len + *more;
	if (taken)
		*rest = (struct str){ rest->at + taken, rest->len - taken };
	return part;
}

size_t
str_find(struct str s, struct str part)
{
	if (!part.len)
		return 0;
	const char *hit = s.len ? memmem(s.at, s.len, part.at, part.len) : NULL;
	return hit ? (size_t)(hit - s.at) : s.len;
}
