#include "read/robots.h"

#include "base/limits.h"

/* --- paths as they are compared ----------------------------------------- */

static bool
is_unreserved(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	       || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'
	       || c == '~';
}

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	char lower = (char)(c | 0x20);
	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The octet that "%41" at `at` stands for, or -1. */
static int
encoded_octet(struct str s, size_t at)
{
	if (s.at[at] != '%' || at + 2 >= s.len)
		return -1;
	int high = hex_value(s.at[at + 1]), low = hex_value(s.at[at + 2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static char *
put_encoded(char *out, unsigned char octet)
{
	static const char digits[] = "0123456789ABCDEF";
	*out++ = '%';
	*out++ = digits[octet >> 4];
	*out++ = digits[octet & 15];
	return out;
}

/* Whether an octet stands as it is: printable ASCII but for '%' and for what
 * has a meaning in patterns. */
static bool
stands_plain(unsigned char c)
{
	return c > ' ' && c < 0x7F && c != '%' && c != '*' && c != '$';
}

/* In a pattern "*" stays, several as one. */
static struct str
normalise(struct str s, bool pattern, struct arena *arena)
{
	char *start = arena_take(arena, 3 * s.len + 1), *out = start;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		int octet = encoded_octet(s, i);
		if (pattern && c == '*') {
			if (out == start || out[-1] != '*')
				*out++ = '*';
			continue;
		}
		if (octet >= 0) {
			c = (unsigned char)octet;
			i += 2;
		}
		bool plain = octet >= 0 ? is_unreserved(c) : stands_plain(c);
		if (plain)
			*out++ = (char)c;
		else
			out = put_encoded(out, c);
	}
	return str_cut(start, out);
}

/* --- reading -------------------------------------------------------------- */

struct reading {
	struct arena *arena;
	struct str product;
	struct robots own, every; /* groups that name us, groups for "*" */
	size_t own_capacity, every_capacity;
	bool own_seen;
	bool in_own, in_every; /* whom the group under way is for */
	bool in_rules;         /* its list of user agents has ended */
};

static bool
in_product(char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '_';
}

/* "demarche/1.0" names the product "demarche". */
static struct str
product_of(struct str value)
{
	size_t n = 0;
	while (n < value.len && in_product(value.at[n]))
		n++;
	return (struct str){ value.at, n };
}

static void
read_user_agent(struct reading *reading, struct str value)
{
	if (reading->in_rules)
		reading->in_own = reading->in_every = reading->in_rules = false;
	if (value.len && value.at[0] == '*')
		reading->in_every = true;
	else if (str_equal_ascii_case(product_of(value), reading->product))
		reading->in_own = reading->own_seen = true;
}

static void
read_rule(struct reading *reading, struct str value, bool allow)
{
	reading->in_rules = true;
	if (!value.len || (!reading->in_own && !reading->in_every))
		return;
	struct robots_rule rule = { .allow = allow };
	rule.anchored = value.at[value.len - 1] == '$';
	value.len -= rule.anchored;
	rule.pattern = normalise(value, true, reading->arena);
	rule.weight = rule.pattern.len + rule.anchored;
	if (reading->in_own)
		ARENA_PUSH(reading->arena, reading->own.rules,
				reading->own.count, reading->own_capacity,
				rule);
	else
		ARENA_PUSH(reading->arena, reading->every.rules,
				reading->every.count, reading->every_capacity,
				rule);
}

/* "2" or "0.5"; 0 for what is no number. */
static double
seconds_of(struct str value)
{
	double seconds = 0, unit = 1;
	bool behind_point = false;
	for (size_t i = 0; i < value.len; i++) {
		char c = value.at[i];
		if (c == '.' && !behind_point) {
			behind_point = true;
			continue;
		}
		if (c < '0' || c > '9')
			return 0;
		unit /= behind_point ? 10 : 1;
		seconds = behind_point ? seconds + unit * (c - '0')
				       : seconds * 10 + (c - '0');
	}
	return seconds;
}

/* Not one of the RFC's rules: it ends no list of user agents. */
static void
read_delay(struct reading *reading, struct str value)
{
	double seconds = seconds_of(value);
	if (reading->in_own)
		reading->own.delay = seconds;
	else if (reading->in_every)
		reading->every.delay = seconds;
}

static void
read_line(struct reading *reading, struct str line)
{
	line.len = str_find_byte(line, '#');
	size_t colon = str_find_byte(line, ':');
	if (colon == line.len)
		return;
	struct str name = str_trim((struct str){ line.at, colon });
	struct str value = str_trim(
			str_cut(line.at + colon + 1, line.at + line.len));
	if (str_equal_ascii_case(name, STR("user-agent")))
		read_user_agent(reading, value);
	else if (str_equal_ascii_case(name, STR("allow")))
		read_rule(reading, value, true);
	else if (str_equal_ascii_case(name, STR("disallow")))
		read_rule(reading, value, false);
	else if (str_equal_ascii_case(name, STR("crawl-delay")))
		read_delay(reading, value);
}

/* Lines end with CR, LF or both. */
static struct str
next_line(struct str *rest)
{
	size_t n = 0;
	while (n < rest->len && rest->at[n] != '\n' && rest->at[n] != '\r')
		n++;
	struct str line = { rest->at, n };
	n += n < rest->len;
	*rest = (struct str){ rest->at + n, rest->len - n };
	return line;
}

void
robots_parse(struct robots *robots, struct str bytes, struct str product,
		struct arena *arena)
{
	struct reading reading = { .arena = arena, .product = product };
	if (bytes.len > LIMIT_ROBOTS_BYTES)
		bytes.len = LIMIT_ROBOTS_BYTES;
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = (struct str){ bytes.at + 3, bytes.len - 3 };
	while (bytes.len)
		read_line(&reading, next_line(&bytes));
	*robots = reading.own_seen ? reading.own : reading.every;
}

/* --- asking ----------------------------------------------------------------
 */

/* The part of the pattern up to the next "*", taken off it. */
static struct str
next_part(struct str *pattern, bool *more)
{
	return str_next(pattern, '*', more);
}

/* Parts are found one behind another, each as early as it can be; an anchored
 * pattern's last one must stand at the end. */
static bool
rule_matches(const struct robots_rule *rule, struct str path)
{
	struct str pattern = rule->pattern;
	bool more, first = true;
	do {
		struct str part = next_part(&pattern, &more);
		if (first && !str_starts(path, part))
			return false;
		if (!more && rule->anchored)
			return first ? path.len == part.len
				     : str_ends(path, part);
		size_t at = first ? 0 : str_find(path, part);
		if (at == path.len && part.len)
			return false;
		path = (struct str){ path.at + at + part.len,
			path.len - at - part.len };
		first = false;
	} while (more);
	return true;
}

bool
robots_allow(const struct robots *robots, struct str target,
		struct arena *arena)
{
	if (str_equal(target, STR("/robots.txt")))
		return true;
	struct str path = normalise(target, false, arena);
	bool allow = true;
	size_t weight = 0;
	for (size_t i = 0; i < robots->count; i++) {
		const struct robots_rule *rule = &robots->rules[i];
		if (rule->weight < weight || !rule_matches(rule, path))
			continue;
		allow = rule->allow || (allow && rule->weight == weight);
		weight = rule->weight;
	}
	return allow;
}
