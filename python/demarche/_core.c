/* _core.c - the library for Python: what include/demarche.h says, with
 * capsules for pointers. Everything that need not be C is in the modules
 * beside it.
 *
 * A function that fails raises Failure with the fields of struct dem_error; the
 * modules make an exception of it. The lock is let go of in all that works or
 * waits. Capsules may be used from one thread at a time, which the modules see
 * to; that of a coder from any. */
#include "_core.h"

#include <string.h>
#include <unistd.h>

#include "arrow/abi.h"

static PyObject *failure;

/* --- errors --------------------------------------------------------------- */

PyObject *
error_fields(const struct dem_error *error)
{
	PyObject *offset = Py_None;
	if (error->offset == DEM_NO_OFFSET)
		Py_INCREF(offset);
	else
		offset = PyLong_FromUnsignedLongLong(error->offset);
	return Py_BuildValue("(ssKNKs)", dem_status_name(error->status),
			error->where, (unsigned long long)error->line, offset,
			(unsigned long long)error->record, error->message);
}

PyObject *
fail(const struct dem_error *error)
{
	PyObject *fields = PyErr_Occurred() ? NULL : error_fields(error);
	if (fields) {
		PyErr_SetObject(failure, fields);
		Py_DECREF(fields);
	}
	return NULL;
}

PyObject *
fail_with(enum dem_status status, const char *message)
{
	struct dem_error error = { .status = status, .offset = DEM_NO_OFFSET };
	strncpy(error.message, message, sizeof error.message - 1);
	return fail(&error);
}

/* --- coders --------------------------------------------------------------- */

static const char CODER[] = "demarche.coder";

static void
coder_free(PyObject *capsule)
{
	dem_coder_unload(PyCapsule_GetPointer(capsule, CODER));
}

static PyObject *
core_coder_load(PyObject *module, PyObject *arguments)
{
	(void)module;
	struct dem_coder *coder;
	struct dem_error error;
	struct dem_coder_options options;
	int makers;
	enum dem_status status;
	dem_coder_options_init(&options);
	if (!PyArg_ParseTuple(arguments, "zzzzdIip", &options.data,
			    &options.lexicon, &options.model, &options.lang,
			    &options.min_confidence, &options.kinds, &makers,
			    &options.dyads))
		return NULL;
	options.makers = (enum dem_makers)makers;
	Py_BEGIN_ALLOW_THREADS;
	status = dem_coder_load(&coder, &options, &error);
	Py_END_ALLOW_THREADS;
	return status ? fail(&error) : PyCapsule_New(coder, CODER, coder_free);
}

static PyObject *
core_coder_versions(PyObject *module, PyObject *arguments)
{
	(void)module;
	PyObject *capsule;
	const char *lang;
	struct dem_coder_versions versions;
	struct dem_error error;
	enum dem_status status;
	if (!PyArg_ParseTuple(arguments, "Oz", &capsule, &lang))
		return NULL;
	struct dem_coder *coder = PyCapsule_GetPointer(capsule, CODER);
	if (!coder)
		return NULL;
	Py_BEGIN_ALLOW_THREADS;
	status = dem_coder_versions(coder, lang, &versions, &error);
	Py_END_ALLOW_THREADS;
	return status ? fail(&error)
		      : Py_BuildValue("(ss)", versions.lexicon, versions.model);
}

/* --- results -------------------------------------------------------------- */

const char RESULTS[] = "demarche.results";

/* Fields of an article as the modules give them: a tuple of texts or None, then
 * two spans or None. */
enum { ARTICLE_TEXTS = 9, ARTICLE_FIELDS = ARTICLE_TEXTS + 2 };

static void
forget_article(struct results *results)
{
	Py_CLEAR(results->article);
	for (unsigned i = 0; i < ARTICLE_TEXTS; i++)
		Py_CLEAR(results->encoded[i]);
}

/* A child of this process, which has none of the threads, leaves them be. */
static bool
is_elsewhere(const struct results *results)
{
	return results->process && results->process != getpid();
}

/* Threads are waited for without Python's lock. Records of a store are closed
 * with it: that takes no time, may happen whenever nobody has them any more,
 * and no other thread must fork meanwhile (_forks.py). */
static void
close_open(struct dem_results *open, PyObject *owner)
{
	if (PyCapsule_IsValid(owner, STORE)) {
		dem_results_close(open);
		return;
	}
	Py_BEGIN_ALLOW_THREADS;
	dem_results_close(open);
	Py_END_ALLOW_THREADS;
}

static void
results_close(struct results *results)
{
	struct dem_results *open = results->results;
	results->results = NULL;
	if (open && !is_elsewhere(results))
		close_open(open, results->owner);
	forget_article(results);
	Py_CLEAR(results->articles);
	Py_CLEAR(results->owner);
}

static void
results_free(PyObject *capsule)
{
	struct results *results = PyCapsule_GetPointer(capsule, RESULTS);
	results_close(results);
	for (unsigned i = 0; i < 3; i++)
		Py_CLEAR(results->raised[i]);
	PyMem_Free(results);
}

struct results *
results_new(PyObject *owner, unsigned threads)
{
	struct results *results = PyMem_Calloc(1, sizeof *results);
	if (!results) {
		PyErr_NoMemory();
		return NULL;
	}
	Py_INCREF(owner);
	results->owner = owner;
	results->process = threads == 1 ? 0 : getpid();
	return results;
}

PyObject *
results_capsule(struct results *results, enum dem_status status,
		const struct dem_error *error)
{
	if (!status)
		return PyCapsule_New(results, RESULTS, results_free);
	fail(error);
	Py_CLEAR(results->owner);
	Py_CLEAR(results->articles);
	PyMem_Free(results);
	return NULL;
}

/* UTF-8 of a text with surrogates that have no other half: U+FFFD for these.
 * Null after an exception. */
static PyObject *
encode_repaired(PyObject *text)
{
	char *bytes;
	Py_ssize_t size;
	PyObject *halves = PyUnicode_AsEncodedString(
			text, "utf-16-le", "surrogatepass");
	if (!halves || PyBytes_AsStringAndSize(halves, &bytes, &size)) {
		Py_XDECREF(halves);
		return NULL;
	}
	PyObject *whole = PyUnicode_Decode(bytes, size, "utf-16-le", "replace");
	PyObject *encoded = whole ? PyUnicode_AsUTF8String(whole) : NULL;
	Py_DECREF(halves);
	Py_XDECREF(whole);
	return encoded;
}

static bool
take_text(PyObject *text, PyObject **encoded, struct dem_text *out)
{
	Py_ssize_t size;
	if (text == Py_None)
		return true;
	out->at = PyUnicode_AsUTF8AndSize(text, &size);
	if (!out->at) {
		char *bytes;
		if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
			return false;
		PyErr_Clear();
		*encoded = encode_repaired(text);
		if (!*encoded
				|| PyBytes_AsStringAndSize(
						*encoded, &bytes, &size))
			return false;
		out->at = bytes;
	}
	out->len = (size_t)size;
	return true;
}

static bool
take_span(PyObject *span, uint64_t out[2])
{
	unsigned long long start, end;
	if (span == Py_None)
		return true;
	if (!PyArg_ParseTuple(span, "KK", &start, &end))
		return false;
	out[0] = start;
	out[1] = end;
	return true;
}

static bool
take_article(struct results *results, struct dem_article *article)
{
	struct dem_text *const texts[ARTICLE_TEXTS] = { &article->text,
		&article->id, &article->title, &article->date, &article->url,
		&article->publisher, &article->lang, &article->source,
		&article->target };
	PyObject *given = results->article;
	if (!PyTuple_Check(given) || PyTuple_Size(given) != ARTICLE_FIELDS) {
		PyErr_SetString(PyExc_TypeError, "an article has 11 fields");
		return false;
	}
	for (unsigned i = 0; i < ARTICLE_TEXTS; i++)
		if (!take_text(PyTuple_GetItem(given, i), &results->encoded[i],
				    texts[i]))
			return false;
	return take_span(PyTuple_GetItem(given, ARTICLE_TEXTS),
			       article->source_span)
	       && take_span(PyTuple_GetItem(given, ARTICLE_TEXTS + 1),
			       article->target_span);
}

/* What an iterator raised ends the input, and is raised when what came before
 * it is through. */
static enum dem_status
next_article(void *context, struct dem_article *article,
		struct dem_error *error)
{
	(void)error;
	struct results *results = context;
	PyGILState_STATE state = PyGILState_Ensure();
	forget_article(results);
	if (results->articles)
		results->article = PyIter_Next(results->articles);
	bool given = results->article && take_article(results, article);
	if (!given) {
		if (PyErr_Occurred())
			PyErr_Fetch(&results->raised[0], &results->raised[1],
					&results->raised[2]);
		Py_CLEAR(results->articles);
	}
	PyGILState_Release(state);
	return given ? DEM_OK : DEM_END;
}

/* Takes the paths, a list of bytes; freed by the caller. */
static const char **
paths_of(PyObject *list, size_t *count)
{
	Py_ssize_t size = PyList_Size(list);
	if (size < 0)
		return NULL;
	const char **paths = PyMem_Calloc((size_t)size + 1, sizeof *paths);
	if (!paths)
		return (const char **)PyErr_NoMemory();
	for (Py_ssize_t i = 0; i < size; i++) {
		char *path;
		/* Without a place for the size null bytes are refused. */
		if (PyBytes_AsStringAndSize(
				    PyList_GetItem(list, i), &path, NULL)) {
			PyMem_Free(paths);
			return NULL;
		}
		paths[i] = path;
	}
	*count = (size_t)size;
	return paths;
}

static PyObject *
core_run_files(PyObject *module, PyObject *arguments)
{
	(void)module;
	PyObject *owner, *list;
	int task;
	size_t count = 0;
	struct dem_error error;
	struct dem_run_options options;
	dem_run_options_init(&options);
	if (!PyArg_ParseTuple(arguments, "OiO!Iz", &owner, &task, &PyList_Type,
			    &list, &options.threads, &options.scheme))
		return NULL;
	struct dem_coder *coder = PyCapsule_GetPointer(owner, CODER);
	const char **paths = coder ? paths_of(list, &count) : NULL;
	struct results *results =
			paths ? results_new(owner, options.threads) : NULL;
	PyObject *capsule = NULL;
	if (results) {
		enum dem_status status = dem_run_files(coder,
				(enum dem_task)task, paths, count, &options,
				&results->results, &error);
		capsule = results_capsule(results, status, &error);
	}
	PyMem_Free(paths);
	return capsule;
}

static PyObject *
core_run_articles(PyObject *module, PyObject *arguments)
{
	(void)module;
	PyObject *owner, *articles;
	int task;
	struct dem_error error;
	struct dem_run_options options;
	dem_run_options_init(&options);
	if (!PyArg_ParseTuple(arguments, "OiOIz", &owner, &task, &articles,
			    &options.threads, &options.scheme))
		return NULL;
	if (!PyIter_Check(articles))
		return PyErr_Format(PyExc_TypeError, "articles come of an "
						     "iterator");
	struct dem_coder *coder = PyCapsule_GetPointer(owner, CODER);
	struct results *results =
			coder ? results_new(owner, options.threads) : NULL;
	if (!results)
		return NULL;
	Py_INCREF(articles);
	results->articles = articles;
	enum dem_status status = dem_run_articles(coder, (enum dem_task)task,
			next_article, results, &options, &results->results,
			&error);
	return results_capsule(results, status, &error);
}

static PyObject *
core_run_arrow(PyObject *module, PyObject *arguments)
{
	(void)module;
	PyObject *owner, *capsule;
	int task;
	struct dem_error error;
	struct dem_columns columns;
	struct dem_run_options options;
	dem_columns_init(&columns);
	dem_run_options_init(&options);
	if (!PyArg_ParseTuple(arguments, "OiO(zzzzzzzzz)Iz", &owner, &task,
			    &capsule, &columns.text, &columns.id,
			    &columns.title, &columns.date, &columns.url,
			    &columns.publisher, &columns.lang, &columns.source,
			    &columns.target, &options.threads, &options.scheme))
		return NULL;
	struct dem_coder *coder = PyCapsule_GetPointer(owner, CODER);
	struct ArrowArrayStream *stream =
			PyCapsule_GetPointer(capsule, "arrow_array_stream");
	struct results *results =
			coder && stream ? results_new(owner, options.threads)
					: NULL;
	if (!results)
		return NULL;
	enum dem_status status = dem_run_arrow(coder, (enum dem_task)task,
			stream, &columns, &options, &results->results, &error);
	return results_capsule(results, status, &error);
}

/* Open ones that nobody uses; null after an exception. */
static struct results *
results_of(PyObject *capsule)
{
	struct results *results = PyCapsule_GetPointer(capsule, RESULTS);
	const char *wrong = NULL;
	if (!results)
		return NULL;
	if (!results->results)
		wrong = "these results are closed";
	else if (results->busy)
		wrong = "these results are in use by another thread";
	else if (is_elsewhere(results))
		wrong = "these results belong to the process that began them; "
			"with threads=1 its children could go on with them";
	return wrong ? (void *)fail_with(DEM_USAGE, wrong) : results;
}

/* True after an exception. */
static bool
raise_again(struct results *results)
{
	if (!results->raised[0])
		return false;
	PyErr_Restore(results->raised[0], results->raised[1],
			results->raised[2]);
	memset(results->raised, 0, sizeof results->raised);
	return true;
}

/* Bytes, the fields of a reject, or None at the end. */
static PyObject *
core_results_next(PyObject *module, PyObject *capsule)
{
	(void)module;
	struct results *results = results_of(capsule);
	struct dem_result result;
	enum dem_status status;
	if (!results)
		return NULL;
	results->busy = true;
	Py_BEGIN_ALLOW_THREADS;
	status = dem_results_next(results->results, &result);
	Py_END_ALLOW_THREADS;
	results->busy = false;
	if (PyErr_Occurred() || (status == DEM_END && raise_again(results)))
		return NULL;
	if (status == DEM_END)
		Py_RETURN_NONE;
	if (result.status)
		return error_fields(result.error);
	return PyBytes_FromStringAndSize(
			result.bytes.at, (Py_ssize_t)result.bytes.len);
}

static PyObject *
core_results_close(PyObject *module, PyObject *capsule)
{
	(void)module;
	struct results *results = PyCapsule_GetPointer(capsule, RESULTS);
	if (!results)
		return NULL;
	if (results->busy)
		return fail_with(DEM_USAGE,
				"these results are in use by another thread");
	results_close(results);
	Py_RETURN_NONE;
}

/* --- the module ----------------------------------------------------------- */

static PyObject *
core_version(PyObject *module, PyObject *nothing)
{
	(void)module;
	(void)nothing;
	return PyUnicode_FromString(dem_version());
}

static PyMethodDef methods[] = {
	{ "version", core_version, METH_NOARGS, NULL },
	{ "coder_load", core_coder_load, METH_VARARGS, NULL },
	{ "coder_versions", core_coder_versions, METH_VARARGS, NULL },
	{ "run_files", core_run_files, METH_VARARGS, NULL },
	{ "run_articles", core_run_articles, METH_VARARGS, NULL },
	{ "run_arrow", core_run_arrow, METH_VARARGS, NULL },
	{ "results_next", core_results_next, METH_O, NULL },
	{ "results_close", core_results_close, METH_O, NULL },
	{ "lines_stream", core_lines_stream, METH_VARARGS, NULL },
	{ "schema", core_schema, METH_O, NULL },
	{ "array_stream", core_array_stream, METH_VARARGS, NULL },
	{ "is_table", core_is_table, METH_O, NULL },
	{ "store_open", core_store_open, METH_VARARGS, NULL },
	{ "store_records", core_store_records, METH_VARARGS, NULL },
	{ "store_ask", core_store_ask, METH_VARARGS, NULL },
	{ "sheet_jsonl", core_sheet_jsonl, METH_O, NULL },
	{ "sheet_csv", core_sheet_csv, METH_O, NULL },
	{ "sheet_arrow", core_sheet_arrow, METH_O, NULL },
	{ "sheet_stream", core_sheet_stream, METH_O, NULL },
	{ NULL, NULL, 0, NULL },
};

static struct PyModuleDef definition = {
	PyModuleDef_HEAD_INIT,
	.m_name = "_core",
	.m_doc = "The library as Python calls it; see the package's modules.",
	.m_size = -1,
	.m_methods = methods,
};

PyMODINIT_FUNC PyInit__core(void);

PyMODINIT_FUNC
PyInit__core(void)
{
	PyObject *module = PyModule_Create(&definition);
	if (!module)
		return NULL;
	failure = PyErr_NewException("demarche._core.Failure", NULL, NULL);
	if (!failure || PyModule_AddObject(module, "Failure", failure)) {
		Py_XDECREF(failure);
		Py_DECREF(module);
		return NULL;
	}
	Py_INCREF(failure);
	return module;
}
