#include "parse/pairs.h"

#include "parse/features.h"

void
pairs_init(struct pairs *pairs, const struct model *model, struct arena *arena)
{
	const struct model_pairs *roles = &model->role, *sides = &model->side;
	*pairs = (struct pairs){ .model = model };
	pairs->vectors = batch_block_rows(arena,
			kernel_wider(roles->width, sides->width),
			sizeof *pairs->vectors);
	pairs->bytes = batch_block_rows(arena,
			kernel_wider(kernel_in_stride(&roles->score.matrix),
					kernel_in_stride(&sides->score.matrix)),
			sizeof *pairs->bytes);
	pairs->steps = batch_block_rows(arena, 1, sizeof *pairs->steps);
	pairs->scores = batch_block_rows(arena,
			kernel_wider(kernel_out_stride(&roles->score.matrix),
					kernel_out_stride(
							&sides->score.matrix)),
			sizeof *pairs->scores);
}

void
pairs_open(struct pairs *pairs, const struct kernel *kernel,
		const struct text *text, const struct batch_sentence *sentence)
{
	pairs->kernel = kernel;
	pairs->text = text;
	pairs->sentence = sentence;
	paths_open(&pairs->paths, sentence->tokens, sentence->count);
}

static bool
may_be_party(const struct token *token)
{
	switch ((enum upos)token->upos) {
	case UPOS_NOUN:
	case UPOS_PROPN:
	case UPOS_PRON:
	case UPOS_ADJ:
	case UPOS_NUM:
	case UPOS_X:
	case UPOS_SYM:
		return true;
	default:
		return false;
	}
}

static unsigned
bucket_of(const struct model *model, unsigned trigger, unsigned party)
{
	enum { REACH = 32 };
	int distance = (int)party - (int)trigger;
	distance = distance < -REACH ? -REACH : distance;
	distance = distance > REACH ? REACH : distance;
	return model->bucket[distance + REACH];
}

/* What is asked about one word that tells. */
struct asked {
	const struct model_pairs *layers;
	unsigned trigger;
	const float *vector;
	struct pair_parties parties;
	struct heard_party *party; /* the answers */
};

/* Row `to` of the block: what speaks for a role of this pair, unrectified. */
static void
put_pair(const struct pairs *pairs, const struct asked *asked, unsigned party,
		unsigned to)
{
	const struct model_pairs *layers = asked->layers;
	unsigned width = layers->width;
	char bytes[PATH_BYTES];
	struct str path = paths_write(&pairs->paths, pairs->text,
			asked->trigger, party, bytes);
	uint32_t row = features_hash(path) & (pairs->model->sizes.paths - 1);
	unsigned bucket = bucket_of(pairs->model, asked->trigger, party);
	const float *rows[] = {
		asked->vector,
		asked->parties.at + party * asked->parties.stride,
		layers->relative + (size_t)bucket * width,
		layers->path + (size_t)row * width,
	};
	pairs->kernel->sum_rows(
			rows, 4, width, pairs->vectors + (size_t)to * width);
}

static float
greater(float a, float b)
{
	return a > b ? a : b;
}

static struct heard_party
margins_of(const float *score)
{
	float none = score[HEARD_NO_ROLE], actor = score[HEARD_ACTOR];
	float recipient = score[HEARD_RECIPIENT];
	return (struct heard_party){
		actor - greater(none, recipient),
		recipient - greater(none, actor),
		greater(actor, recipient) - none,
	};
}

/* Scores the pairs of the block. */
static void
end_block(const struct pairs *pairs, const struct asked *asked,
		const uint16_t *tokens, unsigned count)
{
	const struct kernel_layer *layer = &asked->layers->score;
	unsigned width = asked->layers->width;
	if (!count)
		return;
	kernel_apply_leaky(pairs->kernel, layer,
			(struct kernel_part){ pairs->vectors, width, width },
			count,
			(struct kernel_bytes){ pairs->bytes,
					kernel_in_stride(&layer->matrix),
					pairs->steps },
			pairs->scores);
	for (unsigned i = 0; i < count; i++)
		asked->party[tokens[i]] = margins_of(
				pairs->scores
				+ i * kernel_out_stride(&layer->matrix));
}

static void
score_all(struct pairs *pairs, const struct asked *asked)
{
	static const struct heard_party never = { HEARD_NEVER, HEARD_NEVER,
		HEARD_NEVER };
	uint16_t block[BATCH_BLOCK];
	unsigned count = 0;
	asked->party[0] = never;
	for (unsigned i = 1; i <= pairs->sentence->count; i++) {
		asked->party[i] = never;
		if (i == asked->trigger
				|| !may_be_party(&pairs->sentence->tokens[i
									  - 1]))
			continue;
		put_pair(pairs, asked, i, count);
		block[count++] = (uint16_t)i;
		if (count == BATCH_BLOCK) {
			end_block(pairs, asked, block, count);
			count = 0;
		}
	}
	end_block(pairs, asked, block, count);
}

const struct heard_party *
pairs_score(struct pairs *pairs, const struct model_pairs *layers,
		unsigned trigger, const float *vector,
		struct pair_parties parties, struct arena *arena)
{
	size_t bytes = (pairs->sentence->count + 1u)
		       * sizeof(struct heard_party);
	struct asked asked = { layers, trigger, vector, parties,
		arena_take(arena, bytes) };
	paths_from(&pairs->paths, trigger);
	score_all(pairs, &asked);
	return asked.party;
}
