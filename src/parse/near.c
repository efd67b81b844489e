#include "parse/near.h"

#include <math.h>

enum { LANES = 16 };

/* Sums in the order of the format page. */
static float
sum_lanes(float lanes[LANES])
{
	for (unsigned half = LANES / 2; half; half /= 2)
		for (unsigned i = 0; i < half; i++)
			lanes[i] += lanes[i + half];
	return lanes[0];
}

static float
dot_with(const float *vector, const int8_t *row, unsigned width)
{
	float lanes[LANES] = { 0.0f };
	for (unsigned at = 0; at < width; at += LANES)
		for (unsigned i = 0; i < LANES; i++)
			lanes[i] += vector[at + i] * (float)row[at + i];
	return sum_lanes(lanes);
}

static float
length_of(const float *vector, unsigned width)
{
	float lanes[LANES] = { 0.0f };
	for (unsigned at = 0; at < width; at += LANES)
		for (unsigned i = 0; i < LANES; i++)
			lanes[i] += vector[at + i] * vector[at + i];
	return sqrtf(sum_lanes(lanes));
}

static float
length_of_row(const int8_t *row, unsigned width)
{
	int32_t sum = 0;
	for (unsigned i = 0; i < width; i++)
		sum += row[i] * row[i];
	return sqrtf((float)sum);
}

/* What has no length, or one beyond floats, is like nothing. */
static float
similarity(const float *vector, float length, const int8_t *row, unsigned width)
{
	float of_row = length_of_row(row, width);
	if (!(length > 0.0f) || isinf(length) || of_row == 0.0f)
		return 0.0f;
	return dot_with(vector, row, width) / (length * of_row);
}

/* Puts `fresh` behind those that are at least as like; returns how many there
 * are then. */
static unsigned
put(struct heard_near *out, unsigned count, struct heard_near fresh)
{
	unsigned at = count;
	while (at && fresh.similarity > out[at - 1].similarity)
		at--;
	if (at == HEARD_NEAREST)
		return count;
	if (count < HEARD_NEAREST)
		count++;
	for (unsigned i = count - 1; i > at; i--)
		out[i] = out[i - 1];
	out[at] = fresh;
	return count;
}

unsigned
near_find(const struct model *model, const float *vector,
		struct heard_near out[HEARD_NEAREST])
{
	unsigned width = model->sizes.event_width, count = 0;
	float length = length_of(vector, width);
	for (uint32_t i = 0; i < model->sizes.near; i++) {
		uint8_t category = model->category[model->near_events[i]];
		const int8_t *row = model->near_vectors + (size_t)i * width;
		if (category >= HEARD_CATEGORIES)
			continue;
		count = put(out, count,
				(struct heard_near){ model->near_texts[i],
						category,
						similarity(vector, length, row,
								width) });
	}
	return count;
}
