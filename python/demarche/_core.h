/* _core.h - what the files of the module _core share. */
#ifndef DEMARCHE_PYTHON_CORE_H
#define DEMARCHE_PYTHON_CORE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdbool.h>
#include <sys/types.h>

#include "demarche.h"

/* (status, where, line, offset, record, message); None for what is not told. */
PyObject *error_fields(const struct dem_error *error);
/* Raises Failure with them, unless something was raised meanwhile; null. */
PyObject *fail(const struct dem_error *error);
/* Raises Failure with this status, about nothing in particular; null. */
PyObject *fail_with(enum dem_status status, const char *message);

/* --- results -------------------------------------------------------------- */

/* Names of capsules. */
extern const char RESULTS[], STORE[];

struct results {
	struct dem_results *results; /* null: closed */
	PyObject *owner;             /* capsule of the coder or the store */
	bool busy;                   /* a call is under way */
	pid_t process;               /* which alone may use them; 0: any */
	/* Of articles that an iterator gives: what the last one points into,
	 * and what it raised. */
	PyObject *articles, *article, *encoded[9];
	PyObject *raised[3];
};

/* Null after an exception. Its `results` is to be set. `threads` as told to
 * the library: with threads of their own results do not survive a fork. */
struct results *results_new(PyObject *owner, unsigned threads);
/* The capsule, or the failure with which `results` began. */
PyObject *results_capsule(struct results *results, enum dem_status status,
		const struct dem_error *error);

/* --- functions of the module ---------------------------------------------- */

PyObject *core_lines_stream(PyObject *module, PyObject *arguments);
PyObject *core_schema(PyObject *module, PyObject *number);
PyObject *core_array_stream(PyObject *module, PyObject *arguments);
PyObject *core_is_table(PyObject *module, PyObject *capsule);

PyObject *core_store_open(PyObject *module, PyObject *arguments);
PyObject *core_store_records(PyObject *module, PyObject *arguments);
PyObject *core_store_ask(PyObject *module, PyObject *arguments);
PyObject *core_sheet_jsonl(PyObject *module, PyObject *capsule);
PyObject *core_sheet_csv(PyObject *module, PyObject *capsule);
PyObject *core_sheet_arrow(PyObject *module, PyObject *capsule);
PyObject *core_sheet_stream(PyObject *module, PyObject *capsule);

/* Capsules of Arrow's structs, which they release and free when nobody has
 * taken what is in them. Null after an exception; released then, too. */
struct ArrowSchema;
struct ArrowArray;
struct ArrowArrayStream;
PyObject *schema_capsule(const struct ArrowSchema *schema);
PyObject *array_capsule(const struct ArrowArray *array);
PyObject *stream_capsule(const struct ArrowArrayStream *stream);

#endif
