#include "base/json.h"

#include <inttypes.h>
#include <math.h>

void
json_init(struct json *json, struct buffer *out)
{
	*json = (struct json){ .out = out };
}

static void
separate(struct json *json)
{
	if (json->comma)
		buffer_put_char(json->out, ',');
	json->comma = true;
}

void
json_open(struct json *json, char bracket)
{
	separate(json);
	buffer_put_char(json->out, bracket);
	json->comma = false;
}

void
json_close(struct json *json, char bracket)
{
	buffer_put_char(json->out, bracket);
	json->comma = true;
}

static void
put_escaped(struct buffer *out, unsigned char c)
{
	switch (c) {
	case '"':
		buffer_put(out, STR("\\\""));
		break;
	case '\\':
		buffer_put(out, STR("\\\\"));
		break;
	case '\n':
		buffer_put(out, STR("\\n"));
		break;
	case '\r':
		buffer_put(out, STR("\\r"));
		break;
	case '\t':
		buffer_put(out, STR("\\t"));
		break;
	default:
		buffer_put_format(out, "\\u%04x", c);
	}
}

static void
put_quoted(struct buffer *out, struct str text)
{
	buffer_put_char(out, '"');
	size_t plain = 0;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buffer_put(out, str_cut(text.at + plain, text.at + i));
		put_escaped(out, c);
		plain = i + 1;
	}
	buffer_put(out, (struct str){ text.at + plain, text.len - plain });
	buffer_put_char(out, '"');
}

void
json_key(struct json *json, const char *key)
{
	separate(json);
	put_quoted(json->out, str_of(key));
	buffer_put_char(json->out, ':');
	json->comma = false;
}

void
json_str(struct json *json, struct str text)
{
	separate(json);
	put_quoted(json->out, text);
}

void
json_int(struct json *json, int64_t number)
{
	separate(json);
	buffer_put_format(json->out, "%" PRId64, number);
}

void
json_decimal(struct json *json, double number, int digits)
{
	separate(json);
	if (!isfinite(number)) {
		buffer_put(json->out, STR("null"));
		return;
	}
	double scale = pow(10, digits);
	int64_t scaled = (int64_t)llround(fabs(number) * scale);
	int64_t unit = (int64_t)scale;
	if (number < 0 && scaled)
		buffer_put_char(json->out, '-');
	buffer_put_format(json->out, "%" PRId64, scaled / unit);
	int64_t part = scaled % unit;
	if (!part) {
		buffer_put(json->out, STR(".0"));
		return;
	}
	buffer_put_char(json->out, '.');
	for (unit /= 10; part; part %= unit, unit /= 10) {
		buffer_put_char(json->out, (char)('0' + part / unit));
		if (unit == 1)
			break;
	}
}

void
json_bool(struct json *json, bool value)
{
	separate(json);
	buffer_put(json->out, value ? STR("true") : STR("false"));
}

void
json_put_str(struct json *json, const char *key, struct str text)
{
	if (!text.len)
		return;
	json_key(json, key);
	json_str(json, text);
}

void
json_put_int(struct json *json, const char *key, int64_t number)
{
	json_key(json, key);
	json_int(json, number);
}

void
json_put_real(struct json *json, const char *key, double number, int digits)
{
	json_key(json, key);
	json_decimal(json, number, digits);
}

void
json_put_bool(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}
