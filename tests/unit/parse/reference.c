#include "reference.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "parse/decode.h"
#include "parse/features.h"
#include "parse/path.h"
#include "tiny_model.h"

enum { WIDE = 1024, ROWS = LIMIT_SENTENCE_TOKENS + 1 };

/* Bytes with their zero point taken off, and the step that they count. */
struct quantised {
	int8_t at[WIDE];
	float step;
};

struct network {
	const struct model *model;
	struct str file;
	float x[ROWS][WIDE];
	float out[ROWS][WIDE];
	struct quantised y[ROWS], dependent[ROWS], head[ROWS], sense[ROWS];
	struct quantised encoded[ROWS], heard[ROWS], figured[ROWS];
	float scores[ROWS][ROWS];
	int near[ROWS][3]; /* rows beside each in the tree, -1 none */
};

static float
sum_of(const float *x, unsigned n)
{
	float lanes[16] = { 0.0f };
	for (unsigned i = 0; i < n; i++)
		lanes[i % 16] += x[i];
	for (unsigned half = 8; half; half /= 2)
		for (unsigned i = 0; i < half; i++)
			lanes[i] += lanes[i + half];
	return lanes[0];
}

static void
norm(const float *x, const struct kernel_norm *norm, float *y)
{
	unsigned n = norm->width;
	float d[WIDE], squares[WIDE];
	float m = sum_of(x, n) / (float)n;
	for (unsigned i = 0; i < n; i++) {
		d[i] = x[i] - m;
		squares[i] = d[i] * d[i];
	}
	float v = sum_of(squares, n) / (float)n;
	float r = 1.0f / sqrtf(v + 1e-5f);
	for (unsigned i = 0; i < n; i++)
		y[i] = (d[i] * r) * norm->gain[i] + norm->bias[i];
}

static int8_t
rounded(float y)
{
	float r = rintf(y);
	return (int8_t)(r < -63.0f ? -63.0f : r > 63.0f ? 63.0f : r);
}

static void
fixed(const float *y, unsigned n, struct quantised *q)
{
	q->step = 0.0f;
	for (unsigned i = 0; i < n; i++)
		q->at[i] = rounded(y[i]);
}

static void
dynamic(const float *y, unsigned n, struct quantised *q)
{
	float m = 0.0f;
	for (unsigned i = 0; i < n; i++)
		m = fabsf(y[i]) > m ? fabsf(y[i]) : m;
	bool zero = m < 1e-12f;
	q->step = zero ? 0.0f : m / 63.0f;
	for (unsigned i = 0; i < n; i++)
		q->at[i] = zero ? 0 : rounded(y[i] * (63.0f / m));
}

static float
lrelu(float x)
{
	return x > 0.1f * x ? x : 0.1f * x;
}

/* A section "name.suffix" as the file holds it. */
static const void *
section(const struct network *net, const char *name, const char *suffix)
{
	char whole[32];
	snprintf(whole, sizeof whole, "%s.%s", name, suffix);
	return tiny_model_section(net->file, whole).at;
}

static void
matrix(const struct network *net, const char *name, const struct quantised *u,
		unsigned inputs, unsigned outputs, bool is_dynamic, float *f)
{
	const int8_t *w = section(net, name, "w");
	const float *s = section(net, name, "s"), *b = section(net, name, "b");
	for (unsigned n = 0; n < outputs; n++) {
		int32_t acc = 0;
		for (unsigned k = 0; k < inputs; k++)
			acc += u->at[k] * w[(size_t)n * inputs + k];
		float x = (float)acc;
		if (is_dynamic)
			x = x * u->step;
		x = x * s[n];
		f[n] = x + b[n];
	}
}

static void
type_vector(const struct network *net, struct str form, float *x)
{
	const struct model *m = net->model;
	const struct model_sizes *sizes = &m->sizes;
	unsigned width = sizes->feature_width;
	float h[WIDE] = { 0.0f }, w[WIDE], t[WIDE];
	int8_t row[WIDE];
	struct features features;
	struct quantised q;
	features_of(form, &features);
	uint32_t word = model_word(m,
			(struct str){ features.normal, features.normal_len });
	rows_unpack(&m->word_rows, word, row);
	for (unsigned e = 0; e < width; e++) {
		for (unsigned i = 0; i < features.count; i++) {
			uint32_t r = features.hashes[i] % sizes->hash_rows;
			h[e] += m->hash_scales[r]
				* (float)m->hash_rows[r * width + e];
		}
		w[e] = m->word_scales[word] * (float)row[e];
	}
	norm(h, &m->norm_hash, t);
	norm(w, &m->norm_word, t + width);
	dynamic(t, 2 * width, &q);
	matrix(net, "type1", &q, 2 * width, sizes->hidden, true, t);
	for (unsigned i = 0; i < sizes->hidden; i++)
		t[i] = lrelu(t[i]);
	dynamic(t, sizes->hidden, &q);
	matrix(net, "type2", &q, sizes->hidden, sizes->width, true, x);
}

static void
convolve(struct network *net, const struct model_trunk *trunk,
		const char *prefix, unsigned layer, unsigned rows)
{
	unsigned width = trunk->width;
	int dilation = (int)trunk->dilation[layer];
	char name[16];
	snprintf(name, sizeof name, "%sconv%u", prefix, layer);
	for (unsigned i = 0; i < rows; i++) {
		float y[WIDE];
		norm(net->x[i], &trunk->norm[layer], y);
		fixed(y, width, &net->y[i]);
	}
	for (unsigned i = 0; i < rows; i++) {
		struct quantised window = { .step = 0.0f };
		float f[WIDE];
		int taps = dilation ? 3 : 4;
		for (int tap = 0; tap < taps; tap++) {
			int from = (int)i + (tap - 1) * dilation;
			if (!dilation && tap)
				from = net->near[i][tap - 1];
			if (from >= 0 && from < (int)rows)
				memcpy(window.at + (unsigned)tap * width,
						net->y[from].at, width);
		}
		matrix(net, name, &window, (unsigned)taps * width, 2 * width,
				false, f);
		for (unsigned k = 0; k < width; k++) {
			float most = f[k] > f[width + k] ? f[k] : f[width + k];
			net->x[i][k] = net->x[i][k] + most;
		}
	}
}

/* From the encoder's rows to the heads' outputs and the arcs' bytes. */
static void
run_heads(struct network *net, unsigned rows)
{
	const struct model *m = net->model;
	unsigned width = m->sizes.arc_width;
	for (unsigned i = 0; i < rows; i++) {
		float y[WIDE], a[WIDE], c[WIDE], q[WIDE];
		struct quantised bytes;
		norm(net->x[i], &m->encoder.norm_out, y);
		fixed(y, m->sizes.width, &bytes);
		net->encoded[i] = bytes;
		matrix(net, "heads", &bytes, m->sizes.width, m->outputs.count,
				false, net->out[i]);
		for (unsigned e = 0; e < width; e++) {
			a[e] = lrelu(net->out[i][m->outputs.arc_dependent + e]);
			c[e] = lrelu(net->out[i][m->outputs.arc_head + e]);
		}
		dynamic(a, width, &bytes);
		matrix(net, "arc", &bytes, width, width, true, q);
		dynamic(q, width, &net->dependent[i]);
		dynamic(c, width, &net->head[i]);
	}
}

/* What a word means. */
static void
make_sense(const struct network *net, struct str form, struct quantised *q)
{
	const struct model *m = net->model;
	unsigned width = m->sizes.sense_width;
	float w[WIDE] = { 0.0f }, y[WIDE];
	int8_t row[WIDE];
	struct features features;
	features_of(form, &features);
	uint32_t word = model_word(m,
			(struct str){ features.normal, features.normal_len });
	rows_unpack(&m->sense_rows, word, row);
	for (unsigned j = 0; j < width; j++)
		w[j] = m->sense_scales[word] * (float)row[j];
	norm(w, &m->norm_sense, y);
	fixed(y, width, q);
}

static bool
looks_at_tree(const struct model *m)
{
	for (unsigned l = 0; l < m->ear.layers; l++)
		if (!m->ear.dilation[l])
			return true;
	return false;
}

/* Adds the window of senses around each token to its event vector. */
static void
add_senses(struct network *net, unsigned rows)
{
	const struct model *m = net->model;
	unsigned width = m->sizes.sense_width;
	int reach = (int)m->sizes.sense_reach;
	for (unsigned i = 0; i < rows; i++) {
		struct quantised window = { .step = 0.0f };
		float f[WIDE];
		for (int d = -reach; d <= reach; d++)
			if ((int)i + d >= 1 && (int)i + d < (int)rows)
				memcpy(window.at + (unsigned)(d + reach) * width,
						net->sense[(int)i + d].at,
						width);
		unsigned senses = 2 * (unsigned)reach + 1;
		for (int n = 0; n < 3 && looks_at_tree(m); n++, senses++)
			if (net->near[i][n] >= 1)
				memcpy(window.at + senses * width,
						net->sense[net->near[i][n]].at,
						width);
		matrix(net, "sense", &window, senses * width,
				m->sizes.event_width, false, f);
		for (unsigned e = 0; e < m->sizes.event_width; e++) {
			float *x = &net->out[i][m->outputs.event + e];
			*x = *x + f[e];
		}
	}
}

/* The ear's layers over the event vectors, and what they add. */
static void
listen(struct network *net, unsigned rows)
{
	const struct model *m = net->model;
	unsigned width = m->ear.width, names = m->sizes.names;
	unsigned roles = 2 * m->sizes.role_width;
	for (unsigned i = 0; i < rows; i++)
		memcpy(net->x[i], net->out[i] + m->outputs.event,
				width * sizeof(float));
	for (unsigned l = 0; l < m->ear.layers; l++)
		convolve(net, &m->ear, "ear.", l, rows);
	for (unsigned i = 0; i < rows; i++) {
		float y[WIDE], f[WIDE], *out = net->out[i];
		struct quantised bytes;
		memcpy(out + m->outputs.event, net->x[i],
				width * sizeof(float));
		norm(net->x[i], &m->ear.norm_out, y);
		fixed(y, width, &bytes);
		net->heard[i] = bytes;
		matrix(net, "ear.heads", &bytes, width, names + roles, false,
				f);
		for (unsigned n = 0; n < names; n++)
			out[m->outputs.names + n] += f[n];
		for (unsigned e = 0; e < roles; e++)
			out[m->outputs.event + width + e] += f[names + e];
	}
}

/* Number of a head's signed distance from its dependent; 65 is the root's. */
static unsigned
distance_of(unsigned dependent, unsigned head)
{
	int d = (int)head - (int)dependent;
	if (!head)
		return 65;
	return (unsigned)((d < -32 ? -32 : d > 32 ? 32 : d) + 32);
}

static void
score_arcs(struct network *net, unsigned rows, uint16_t *heads)
{
	const struct model *m = net->model;
	for (unsigned i = 1; i < rows; i++) {
		heads[i] = 0;
		for (unsigned j = 0; j < rows; j++) {
			unsigned k = distance_of(i, j);
			int32_t dot = 0;
			for (unsigned e = 0; e < m->sizes.arc_width; e++)
				dot += net->head[j].at[e]
				       * net->dependent[i].at[e];
			float s = (float)dot * net->head[j].step;
			s = s * net->dependent[i].step;
			float prior = m->prior[k]
				      + net->out[i][m->outputs.relative
						      + m->bucket[k]];
			net->scores[i][j] = i == j ? -FLT_MAX : s + prior;
			if (net->scores[i][j] > net->scores[i][heads[i]])
				heads[i] = (uint16_t)j;
		}
	}
	decode_tree(net->scores[0], ROWS, rows - 1, heads);
}

static unsigned
best_of(const float *scores, unsigned count, unsigned but)
{
	unsigned best = but == 0;
	for (unsigned i = best + 1; i < count; i++)
		if (i != but && scores[i] > scores[best])
			best = i;
	return best;
}

static unsigned
label_of(const struct network *net, unsigned i, unsigned head)
{
	const struct model *m = net->model;
	unsigned width = m->sizes.label_width;
	float v[WIDE], f[WIDE];
	struct quantised q;
	if (!head)
		return m->root_label;
	const float *relative = m->label_relative
				+ m->bucket[distance_of(i, head)] * width;
	for (unsigned e = 0; e < width; e++)
		v[e] = lrelu((net->out[i][m->outputs.label_dependent + e]
					     + net->out[head]
						       [m->outputs.label_head
								       + e])
				+ relative[e]);
	dynamic(v, width, &q);
	matrix(net, "label", &q, width, m->sizes.deprels, true, f);
	return best_of(f, m->sizes.deprels, m->root_label);
}

static void
decide(const struct network *net, unsigned i, unsigned head,
		struct token *token)
{
	const struct model *m = net->model;
	const float *out = net->out[i];
	token->head = (uint16_t)head;
	token->deprel = m->deprel[label_of(net, i, head)];
	token->upos = m->upos[best_of(
			out + m->outputs.upos, m->sizes.upos, UINT32_MAX)];
	token->feats = 0;
	for (unsigned f = 0; f < m->sizes.features; f++) {
		unsigned value = best_of(out + m->outputs.feature[f],
				m->sizes.values[f], UINT32_MAX);
		if (value && m->feature[f] < FEATURE_COUNT)
			token->feats = feats_set(token->feats,
					(enum feature)m->feature[f],
					m->value[f][value]);
	}
}

static bool
is_function_word(enum deprel deprel)
{
	static const char *const words[] = { "aux", "case", "cc", "cop", "det",
		"expl", "fixed", "mark", "punct" };
	struct str name = str_of(deprel_name(deprel));
	for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
		struct str word = str_of(words[i]);
		if (str_starts(name, word)
				&& (name.len == word.len
						|| name.at[word.len] == ':'))
			return true;
	}
	return false;
}

static void
stand_beside(struct network *net, unsigned rows, const uint16_t *heads,
		const bool *function)
{
	for (unsigned i = 0; i < rows; i++) {
		net->near[i][0] = i ? heads[i] : -1;
		net->near[i][1] = net->near[i][2] = -1;
		for (unsigned j = 1; i && j < rows; j++) {
			if (heads[j] != i || function[j])
				continue;
			if (j < i)
				net->near[i][1] = (int)j;
			else if (net->near[i][2] < 0)
				net->near[i][2] = (int)j;
		}
	}
}

/* In the tree that the heads find. */
static void
find_neighbours(struct network *net, unsigned rows)
{
	uint16_t heads[ROWS];
	bool function[ROWS];
	score_arcs(net, rows, heads);
	for (unsigned j = 1; j < rows; j++)
		function[j] = is_function_word(net->model->deprel[label_of(
				net, j, heads[j])]);
	stand_beside(net, rows, heads, function);
}

static struct network *
run(const struct model *model, struct str file, struct str bytes,
		const struct token *tokens, unsigned count)
{
	struct network *net = calloc(1, sizeof *net);
	if (!net)
		abort();
	net->model = model;
	net->file = file;
	memcpy(net->x[0], model->root, model->sizes.width * sizeof(float));
	for (unsigned i = 1; i <= count; i++) {
		const struct token *t = &tokens[i - 1];
		struct str form = { bytes.at + t->start, t->end - t->start };
		type_vector(net, form, net->x[i]);
		if (model_hears(model))
			make_sense(net, form, &net->sense[i]);
	}
	for (unsigned l = 0; l < model->sizes.layers; l++)
		convolve(net, &model->encoder, "", l, count + 1);
	run_heads(net, count + 1);
	if (model_hears(model)) {
		find_neighbours(net, count + 1);
		add_senses(net, count + 1);
		listen(net, count + 1);
	}
	return net;
}

void
reference_parse(const struct model *model, struct str file, struct str bytes,
		struct token *tokens, unsigned count)
{
	struct network *net = run(model, file, bytes, tokens, count);
	uint16_t heads[ROWS];
	uint8_t names[ROWS];
	score_arcs(net, count + 1, heads);
	decode_names(net->out[1] + model->outputs.names, WIDE, count, names);
	for (unsigned i = 1; i <= count; i++) {
		decide(net, i, heads[i], &tokens[i - 1]);
		tokens[i - 1].name = names[i - 1];
	}
	free(net);
}

/* ---- Events ----------------------------------------------------------- */

static void
hear_word(const struct network *net, unsigned trigger, struct heard *heard)
{
	const struct model *m = net->model;
	const struct model_sizes *sizes = &m->sizes;
	float v[WIDE], f[WIDE];
	struct quantised q;
	for (unsigned e = 0; e < sizes->event_width; e++)
		v[e] = lrelu(net->out[trigger][m->outputs.event + e]);
	dynamic(v, sizes->event_width, &q);
	matrix(net, "event", &q, sizes->event_width,
			sizes->categories + sizes->statuses, true, f);
	for (unsigned c = 0; c < HEARD_CATEGORIES; c++)
		heard->margin[c] = HEARD_NEVER;
	for (unsigned s = 0; s < HEARD_STATUSES; s++)
		heard->statuses[s] = HEARD_NEVER;
	for (unsigned c = 0; c < sizes->categories; c++)
		if (m->category[c] < HEARD_CATEGORIES)
			heard->margin[m->category[c]] = f[c] - f[0];
	for (unsigned s = 0; s < sizes->statuses; s++)
		if (m->status[s] < HEARD_STATUSES)
			heard->statuses[m->status[s]] =
					f[sizes->categories + s];
	heard->category = 1;
	for (uint8_t c = 2; c < HEARD_CATEGORIES; c++)
		if (heard->margin[c] > heard->margin[heard->category])
			heard->category = c;
	heard->status = 0;
	for (uint8_t s = 1; s < HEARD_STATUSES; s++)
		if (heard->statuses[s] > heard->statuses[heard->status])
			heard->status = s;
}

/* Who is who of a pair: `trigger` and `party` are the vectors of both. */
static struct heard_party
score_pair(const struct network *net, const char *name,
		const struct model_pairs *pairs, struct str path,
		unsigned bucket, const float *trigger, const float *party)
{
	unsigned width = pairs->width;
	const float *relative = pairs->relative + bucket * width;
	const float *way = pairs->path
			   + features_hash(path) % net->model->sizes.paths
					     * width;
	float v[WIDE], f[WIDE];
	struct quantised q;
	for (unsigned e = 0; e < width; e++) {
		float x = trigger[e] + party[e];
		x = x + relative[e];
		v[e] = lrelu(x + way[e]);
	}
	dynamic(v, width, &q);
	matrix(net, name, &q, width, 3, true, f);
	return (struct heard_party){ f[1] - (f[0] > f[2] ? f[0] : f[2]),
		f[2] - (f[0] > f[1] ? f[0] : f[1]),
		(f[1] > f[2] ? f[1] : f[2]) - f[0] };
}

static struct heard_party
hear_pair(const struct network *net, const struct text *text,
		const struct token *tokens, unsigned count, unsigned trigger,
		unsigned party)
{
	const struct model *m = net->model;
	unsigned at = m->outputs.event + m->sizes.event_width;
	char bytes[PATH_BYTES];
	struct str path = path_between(
			text, tokens, count, trigger, party, bytes);
	return score_pair(net, "role", &m->role, path,
			m->bucket[distance_of(trigger, party)],
			net->out[trigger] + at,
			net->out[party] + at + m->sizes.role_width);
}

static bool
nominal(unsigned upos)
{
	return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON
	       || upos == UPOS_ADJ || upos == UPOS_NUM || upos == UPOS_X
	       || upos == UPOS_SYM;
}

void
reference_hear(const struct model *model, struct str file,
		const struct text *text, const struct token *tokens,
		unsigned count, unsigned trigger, struct heard *heard,
		struct heard_party *party)
{
	struct network *net = run(model, file, text->bytes, tokens, count);
	heard->token = (uint16_t)trigger;
	hear_word(net, trigger, heard);
	for (unsigned i = 0; i <= count; i++)
		if (i == 0 || i == trigger || !nominal(tokens[i - 1].upos))
			party[i] = (struct heard_party){ HEARD_NEVER,
				HEARD_NEVER, HEARD_NEVER };
		else
			party[i] = hear_pair(
					net, text, tokens, count, trigger, i);
	heard->party = party;
	free(net);
}

/* ---- Figures ---------------------------------------------------------- */

/* What their ear makes of a sentence with its finished tree. */
static void
listen_to_figures(struct network *net, const struct token *tokens,
		unsigned rows)
{
	const struct model *m = net->model;
	unsigned encoded = m->sizes.width, heard = m->sizes.event_width;
	unsigned width = m->figure_ear.width;
	uint16_t heads[ROWS] = { 0 };
	bool function[ROWS] = { false };
	for (unsigned i = 1; i < rows; i++) {
		heads[i] = tokens[i - 1].head;
		function[i] = is_function_word(tokens[i - 1].deprel);
	}
	stand_beside(net, rows, heads, function);
	for (unsigned i = 0; i < rows; i++) {
		struct quantised both;
		memcpy(both.at, net->encoded[i].at, encoded);
		memcpy(both.at + encoded, net->heard[i].at, heard);
		matrix(net, "fig.in", &both, encoded + heard, width, false,
				net->x[i]);
	}
	for (unsigned l = 0; l < m->figure_ear.layers; l++)
		convolve(net, &m->figure_ear, "fig.", l, rows);
	for (unsigned i = 0; i < rows; i++) {
		float y[WIDE];
		norm(net->x[i], &m->figure_ear.norm_out, y);
		fixed(y, width, &net->figured[i]);
	}
}

/* The row of a token, 0 for none, as a part of those that are read together. */
static void
put_row(const struct network *net, unsigned token, unsigned part,
		struct quantised *q)
{
	unsigned width = net->model->figure_ear.width;
	int8_t *to = q->at + part * width;
	memset(to, 0, width);
	if (token)
		memcpy(to, net->figured[token].at, width);
}

static unsigned
above(const struct token *tokens, unsigned count, unsigned token)
{
	unsigned head = tokens[token - 1].head;
	return head <= count ? head : 0;
}

static unsigned
verb_over(const struct token *tokens, unsigned count, unsigned token)
{
	unsigned at = above(tokens, count, token);
	for (unsigned i = 0; i < 4 && at && tokens[at - 1].upos != UPOS_VERB;
			i++)
		at = above(tokens, count, at);
	return at;
}

static void
hear_figure(const struct network *net, const struct token *tokens,
		unsigned count, unsigned figure, struct heard_figure *heard,
		float *vectors)
{
	const struct model *m = net->model;
	const struct model_sizes *sizes = &m->sizes;
	float v[WIDE], f[WIDE];
	struct quantised q;
	put_row(net, figure, 0, &q);
	put_row(net, above(tokens, count, figure), 1, &q);
	put_row(net, verb_over(tokens, count, figure), 2, &q);
	matrix(net, "figure", &q, 3 * m->figure_ear.width,
			sizes->figure_width + sizes->side_width, false,
			vectors);
	for (unsigned e = 0; e < sizes->figure_width; e++)
		v[e] = lrelu(vectors[e]);
	dynamic(v, sizes->figure_width, &q);
	matrix(net, "fact", &q, sizes->figure_width, sizes->facts, true, f);
	for (unsigned k = 0; k < HEARD_FACTS; k++)
		heard->margin[k] = HEARD_NEVER;
	for (unsigned k = 0; k < sizes->facts; k++)
		if (m->fact_kind[k] < HEARD_FACTS)
			heard->margin[m->fact_kind[k]] = f[k] - f[0];
}

void
reference_figure(const struct model *model, struct str file,
		const struct text *text, const struct token *tokens,
		unsigned count, unsigned figure, struct heard_figure *heard,
		struct heard_party *party)
{
	struct network *net = run(model, file, text->bytes, tokens, count);
	const struct model_sizes *sizes = &model->sizes;
	float vectors[WIDE], own[WIDE];
	heard->token = (uint16_t)figure;
	listen_to_figures(net, tokens, count + 1);
	hear_figure(net, tokens, count, figure, heard, vectors);
	for (unsigned i = 0; i <= count; i++) {
		char bytes[PATH_BYTES];
		struct quantised q;
		party[i] = (struct heard_party){ HEARD_NEVER, HEARD_NEVER,
			HEARD_NEVER };
		if (!i || i == figure || !nominal(tokens[i - 1].upos))
			continue;
		put_row(net, i, 0, &q);
		matrix(net, "figure.party", &q, model->figure_ear.width,
				sizes->side_width, false, own);
		party[i] = score_pair(net, "side", &model->side,
				path_between(text, tokens, count, figure, i,
						bytes),
				model->bucket[distance_of(figure, i)],
				vectors + sizes->figure_width, own);
	}
	heard->party = party;
	free(net);
}

void
reference_event_vector(const struct model *model, struct str file,
		struct str bytes, const struct token *tokens, unsigned count,
		unsigned token, float *out)
{
	struct network *net = run(model, file, bytes, tokens, count);
	for (unsigned e = 0; e < model->sizes.event_width; e++)
		out[e] = lrelu(net->out[token][model->outputs.event + e]);
	free(net);
}

float
reference_similarity(
		const struct model *model, const float *vector, unsigned row)
{
	unsigned width = model->sizes.event_width;
	const int8_t *r = model->near_vectors + (size_t)row * width;
	float products[WIDE], squares[WIDE];
	int32_t length = 0;
	for (unsigned e = 0; e < width; e++) {
		products[e] = vector[e] * (float)r[e];
		squares[e] = vector[e] * vector[e];
		length += r[e] * r[e];
	}
	float whole = sqrtf(sum_of(squares, width)) * sqrtf((float)length);
	return whole > 0.0f ? sum_of(products, width) / whole : 0.0f;
}
