/* model.h - the trained network, as docs/model-format.md lays it out.
 *
 * A model file is mapped read-only and checked once, when it is loaded:
 * nothing that is used later can leave the file or a table. Word and feature
 * tables are used where they lie; the words, what the file has packed as a
 * whole, and matrices in the kernels' order are in the model's arena. A loaded
 * model is shared by all threads. A file that is cut short while it is mapped
 * ends the process: put a new model beside it and rename it. */
#ifndef DEMARCHE_PARSE_MODEL_H
#define DEMARCHE_PARSE_MODEL_H

#include "base/languages.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "parse/kernel.h"
#include "parse/rows.h"
#include "parse/tags.h"

enum {
	MODEL_LAYERS = 8,
	MODEL_DILATION = 16, /* the widest */
	MODEL_FEATURES = 16,
	MODEL_VALUES = 16, /* of a feature: four bits */
	MODEL_UPOS = 64,
	MODEL_DEPRELS = 255,
	MODEL_RELATIVES = 64,
	MODEL_WIDTH = ROWS_WIDTH, /* of any row of numbers */
	MODEL_REACH = 8,    /* of the window of senses, on each side */
	MODEL_DISTANCES = 66,
	MODEL_CATEGORIES = 64, /* of events */
	MODEL_STATUSES = 16,
	MODEL_FACTS = 32, /* kinds of facts */
};

/* Section `config`, in the letters' order of the document. */
struct model_sizes {
	uint32_t hash_rows;     /* B */
	uint32_t feature_width; /* E */
	uint32_t words;         /* V */
	uint32_t hidden;        /* H */
	uint32_t width;         /* D */
	uint32_t layers;        /* L */
	uint32_t dilation[MODEL_LAYERS];
	uint32_t arc_width;   /* A */
	uint32_t label_width; /* P */
	uint32_t relatives;   /* R */
	uint32_t upos;        /* U */
	uint32_t deprels;     /* Q */
	uint32_t names;       /* N */
	uint32_t features;    /* F */
	uint32_t values[MODEL_FEATURES];
	uint32_t index_slots; /* W */
	uint32_t word_rows;   /* X */
	/* All 0 in a model that hears no events. */
	uint32_t event_width; /* G */
	uint32_t role_width;  /* T */
	uint32_t categories;  /* C */
	uint32_t statuses;    /* S */
	uint32_t paths;       /* Y */
	uint32_t sense_width; /* J */
	uint32_t sense_reach; /* I */
	uint32_t near;        /* M; 0 in a model that keeps none */
	uint32_t ear_layers;  /* O */
	uint32_t ear_dilation[MODEL_LAYERS]; /* 0: over the tree */
	/* All 0 in a model that hears no figures. */
	uint32_t facts;             /* K */
	uint32_t figure_width;      /* of the vector that tells the kind */
	uint32_t side_width;        /* of the vectors of a pair */
	uint32_t figure_row_width;  /* of the rows of their ear */
	uint32_t figure_layers;
	uint32_t figure_dilation[MODEL_LAYERS]; /* 0: over the tree */
};

/* Where each head's numbers begin in a row of the heads' outputs; those of
 * roles in a row of their own, see model.roles. */
struct model_outputs {
	unsigned arc_dependent, arc_head, label_dependent, label_head;
	unsigned relative, upos, feature[MODEL_FEATURES], names, event;
	unsigned role_trigger, role_party;
	unsigned ear_trigger, ear_party; /* in a row of model.ear_roles */
	unsigned count;                  /* of all */
};

/* Residual convolutions over rows of a width: the encoder, and the ears. */
struct model_trunk {
	unsigned width, layers;
	unsigned dilation[MODEL_LAYERS]; /* 0: over the tree, of an ear alone */
	struct kernel_norm norm[MODEL_LAYERS], norm_out;
	struct kernel_layer convolution[MODEL_LAYERS];
};

/* What scores pairs of a word that tells and a word that may be a party. */
struct model_pairs {
	unsigned width;        /* of the vectors of both */
	const float *relative; /* [relatives][width] */
	const float *path;     /* [paths][width] */
	struct kernel_layer score; /* of enum heard_role */
};

struct model {
	struct file_map map;
	struct arena arena;
	char id[9];
	enum language language; /* whose lemmas words have; set by the parser */
	enum language trained;  /* that its file says it is for; LANGUAGE_COUNT
				   where that is none that is analysed */
	struct model_sizes sizes;
	struct model_outputs outputs;

	const uint32_t *word_index;  /* [index_slots], 0 is free */
	const uint32_t *word_offset; /* [words + 1], into word_bytes */
	const char *word_bytes;
	const uint32_t *word_map;    /* [words], below sizes.word_rows */
	struct rows word_rows;       /* [sizes.word_rows][feature_width] */
	const float *word_scales;    /* [sizes.word_rows] */
	const int8_t *hash_rows;     /* [hash_rows][feature_width] */
	const float *hash_scales;    /* [hash_rows] */
	const float *root;           /* [width] */
	const float *prior;          /* [MODEL_DISTANCES] */
	const uint8_t *bucket;       /* [MODEL_DISTANCES] */
	const float *label_relative; /* [relatives][label_width] */
	struct rows sense_rows;      /* [sizes.word_rows][sense_width] */
	const float *sense_scales;   /* [sizes.word_rows] */
	/* Annotated triggers, [near]; null where there are none. */
	const int8_t *near_vectors;   /* [near][event_width] */
	const uint8_t *near_events;   /* below sizes.categories */
	const struct str *near_texts; /* "Kenya [expelled] three envoys." */

	struct model_trunk encoder;
	struct model_trunk ear;
	struct kernel_norm norm_hash, norm_word, norm_sense;
	struct kernel_layer type1, type2, heads, arc, label;
	struct kernel_layer sense, event;
	struct model_pairs role; /* of events */
	/* The heads' outputs for roles, which few sentences need: the last
	 * blocks of the same matrix, which `heads` leaves out. */
	struct kernel_layer roles;
	/* What the ear adds to the names, and to the outputs for roles. */
	struct kernel_layer ear_names, ear_roles;
	/* Rows of encoder and ear into what the figures' ear adds to; of its
	 * rows those of a figure, its head and the verb above into vectors of
	 * its kind and of its parties; a word as party; kinds; who takes part.
	 */
	struct kernel_layer figure_in;
	struct model_trunk figure_ear;
	struct kernel_layer figure, figure_party, fact;
	struct model_pairs side;

	/* The model's numbers to those of tags.h. */
	uint8_t upos[MODEL_UPOS];        /* enum upos */
	uint8_t deprel[MODEL_DEPRELS];   /* enum deprel */
	uint8_t feature[MODEL_FEATURES]; /* enum feature, or the count */
	uint8_t value[MODEL_FEATURES][MODEL_VALUES];
	unsigned root_label;                /* the model's number of "root" */
	uint8_t category[MODEL_CATEGORIES]; /* enum heard_category, or the count
					     */
	uint8_t status[MODEL_STATUSES]; /* enum heard_status, or the count */
	uint8_t fact_kind[MODEL_FACTS]; /* enum heard_fact, or the count */
};

enum { MODEL_FIGURE_PARTS = 3 }; /* a figure, its head, the verb above */
enum { MODEL_TREE_PARTS = 4 }; /* a row and its neighbours in the tree */

/* How many rows a layer sees for each. */
static inline unsigned
model_window(unsigned dilation)
{
	return dilation ? 3 : MODEL_TREE_PARTS;
}

/* Whether a layer of its ear is over the tree (dilation 0). */
bool model_ear_over_tree(const struct model_sizes *sizes);
/* How many senses make up the window of a token, see model-format.md: those of
 * the words around it and, for an ear over the tree, of its neighbours there.
 */
unsigned model_senses(const struct model_sizes *sizes);

/* Whether it has an ear: layers of their own for names and events. */
static inline bool
model_hears(const struct model *model)
{
	return model->sizes.categories > 0;
}

/* Whether it hears of what facts figures are. */
static inline bool
model_hears_figures(const struct model *model)
{
	return model->sizes.facts > 0;
}

enum model_checksum { MODEL_VERIFY, MODEL_TRUST };

MUST_CHECK enum status model_load(
		struct model *model, const char *path, struct error *error);
/* Reads a model out of memory that is aligned to 64 bytes and outlives it.
 * MODEL_TRUST leaves the checksum unread, for fuzzing. */
MUST_CHECK enum status model_read(struct model *model, struct str bytes,
		const char *where, enum model_checksum checksum,
		struct error *error);
void model_unload(struct model *model);

/* Ask for what model_word will read of a word with this features_hash, one
 * after the other, with some time between. */
void model_expect_slot(const struct model *model, uint32_t hash);
void model_expect_word(const struct model *model, uint32_t hash);
/* The row of a word in normal form, that of word 0 when it is unknown. */
uint32_t model_word(const struct model *model, struct str normal);

#endif
