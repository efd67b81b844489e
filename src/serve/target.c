#include "serve/target.h"

#include "base/utf8.h"

static enum status
refuse(struct error *error, const char *message)
{
	return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET, "%s",
			message);
}

/* --- characters -------------------------------------------------------- */

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static bool
is_control(unsigned char c)
{
	return c < 0x20 || c == 0x7f;
}

/* %41 and, in queries, + for a blank. False when it is not well formed. */
static bool
decode(struct str raw, bool plus, struct arena *arena, struct str *out)
{
	char *text = arena_take(arena, raw.len + 1);
	size_t length = 0;
	for (size_t i = 0; i < raw.len; i++) {
		char c = raw.at[i];
		if (c == '%') {
			int high = i + 2 < raw.len ? hex_digit(raw.at[i + 1])
						   : -1;
			int low = high < 0 ? -1 : hex_digit(raw.at[i + 2]);
			if (low < 0)
				return false;
			c = (char)(high * 16 + low);
			i += 2;
		} else if (plus && c == '+') {
			c = ' ';
		}
		if (is_control((unsigned char)c))
			return false;
		text[length++] = c;
	}
	text[length] = '\0';
	*out = (struct str){ text, length };
	return utf8_check(*out) == length;
}

/* --- path -------------------------------------------------------------- */

/* Nothing is opened by a path; those that try to climb are told all the same
 * that there is nothing to climb to. */
static bool
climbs(struct str path)
{
	struct str rest = path;
	for (bool more = true; more;) {
		struct str segment = str_next(&rest, '/', &more);
		if (str_equal(segment, STR("."))
				|| str_equal(segment, STR("..")))
			return true;
	}
	return str_find_byte(path, '\\') < path.len;
}

static enum status
read_path(struct str raw, struct arena *arena, struct target *target,
		struct error *error)
{
	if (!raw.len || raw.at[0] != '/')
		return refuse(error, "the path begins with /");
	if (!decode(raw, false, arena, &target->path))
		return refuse(error, "the path is not well formed");
	if (climbs(target->path))
		return refuse(error, "the path has a step like .. in it");
	return STATUS_OK;
}

/* --- query ------------------------------------------------------------- */

static enum status
add_parameter(struct str piece, struct arena *arena, struct target *target,
		struct error *error)
{
	size_t equals = str_find_byte(piece, '=');
	struct str value = equals < piece.len ? str_cut(piece.at + equals + 1,
					   piece.at + piece.len)
					      : STR("");
	struct parameter parameter;
	if (!decode((struct str){ piece.at, equals }, true, arena,
			    &parameter.name)
			|| !decode(value, true, arena, &parameter.value))
		return refuse(error, "the parameters are not well formed");
	if (!parameter.value.len)
		return STATUS_OK;
	for (size_t i = 0; i < target->count; i++)
		if (str_equal(target->parameters[i].name, parameter.name))
			return error_set(error, STATUS_FORMAT, NULL, 0,
					ERROR_NO_OFFSET,
					"the parameter %.64s stands twice",
					parameter.name.at);
	if (target->count == LIMIT_REQUEST_PARAMETERS)
		return refuse(error, "there are too many parameters");
	target->parameters[target->count++] = parameter;
	return STATUS_OK;
}

enum status
target_read(struct str raw, struct arena *arena, struct target *target,
		struct error *error)
{
	size_t mark = str_find_byte(raw, '?');
	struct str query = mark < raw.len ? str_cut(
					   raw.at + mark + 1, raw.at + raw.len)
					  : STR("");
	target->count = 0;
	enum status status = read_path(
			(struct str){ raw.at, mark }, arena, target, error);
	for (bool more = true; !status && more;) {
		struct str piece = str_next(&query, '&', &more);
		if (piece.len)
			status = add_parameter(piece, arena, target, error);
	}
	return status;
}

struct str
target_parameter(const struct target *target, const char *name)
{
	for (size_t i = 0; i < target->count; i++)
		if (str_equal(target->parameters[i].name, str_of(name)))
			return target->parameters[i].value;
	return STR("");
}

void
target_put_escaped(struct buffer *out, struct str text)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~";
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (c && strchr(plain, c))
			buffer_put_char(out, c);
		else
			buffer_put_format(out, "%%%02X", (unsigned char)c);
	}
}
