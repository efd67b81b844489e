/* _store.c - databases and what is asked of them. */
#include "_core.h"

#include <time.h>
#include <unistd.h>

#include "arrow/abi.h"

const char STORE[] = "demarche.store";
static const char SHEET[] = "demarche.sheet";

struct store {
	struct dem_store *store;
	pid_t process;  /* which alone may use it */
	int64_t looked; /* when, in milliseconds; 0: not in this question */
};

/* --- stores --------------------------------------------------------------- */

/* When nobody has the capsule any more, its results included. What a child of
 * the process inherits stays open: closing would touch the parent's locks. */
static void
store_free(PyObject *capsule)
{
	struct store *store = PyCapsule_GetPointer(capsule, STORE);
	if (store->process == getpid())
		dem_store_close(store->store);
	PyMem_Free(store);
}

/* For a question; null after an exception. */
static struct dem_store *
store_of(PyObject *capsule)
{
	struct store *store = PyCapsule_GetPointer(capsule, STORE);
	if (!store)
		return NULL;
	store->looked = 0;
	if (store->process == getpid())
		return store->store;
	fail_with(DEM_USAGE, "this store belongs to the process that opened "
			     "it; open it again in the child");
	return NULL;
}

/* Whether a signal has come, Ctrl-C above all, whose handler raised something.
 * Ten looks a second are enough, for each may wait for Python's lock. */
static int
is_interrupted(void *context)
{
	enum { BETWEEN_LOOKS = 100 };
	struct store *store = context;
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	int64_t now = time.tv_sec * INT64_C(1000) + time.tv_nsec / 1000000;
	if (store->looked && now - store->looked < BETWEEN_LOOKS)
		return 0;
	store->looked = now;
	PyGILState_STATE state = PyGILState_Ensure();
	bool raised = PyErr_Occurred() || PyErr_CheckSignals();
	PyGILState_Release(state);
	return raised;
}

/* Without a lexicon words cannot be told from slips, and all are taken. */
static enum dem_status
open_knowing(struct dem_store **store, const char *path, const char *data,
		struct dem_error *error)
{
	struct dem_error ignored;
	enum dem_status status = dem_store_open(store, path, error);
	if (!status)
		(void)!dem_store_know(*store, data, NULL, &ignored);
	return status;
}

PyObject *
core_store_open(PyObject *module, PyObject *arguments)
{
	(void)module;
	const char *path, *data;
	struct dem_error error;
	enum dem_status status;
	if (!PyArg_ParseTuple(arguments, "yz", &path, &data))
		return NULL;
	struct store *store = PyMem_Calloc(1, sizeof *store);
	if (!store)
		return PyErr_NoMemory();
	Py_BEGIN_ALLOW_THREADS;
	status = open_knowing(&store->store, path, data, &error);
	Py_END_ALLOW_THREADS;
	if (status) {
		PyMem_Free(store);
		return fail(&error);
	}
	store->process = getpid();
	dem_store_stop(store->store, is_interrupted, store);
	return PyCapsule_New(store, STORE, store_free);
}

/* --- parameters ----------------------------------------------------------- */

/* Of a tuple of pairs of bytes, into whose memory they point; freed by the
 * caller. Null after an exception. */
static struct dem_parameter *
parameters_of(PyObject *pairs, size_t *count)
{
	Py_ssize_t size = PyTuple_Size(pairs);
	struct dem_parameter *parameters =
			PyMem_Calloc((size_t)size + 1, sizeof *parameters);
	if (!parameters)
		return (void *)PyErr_NoMemory();
	for (Py_ssize_t i = 0; i < size; i++)
		if (!PyArg_ParseTuple(PyTuple_GetItem(pairs, i), "yy",
				    &parameters[i].name,
				    &parameters[i].value)) {
			PyMem_Free(parameters);
			return NULL;
		}
	*count = (size_t)size;
	return parameters;
}

PyObject *
core_store_records(PyObject *module, PyObject *arguments)
{
	(void)module;
	PyObject *owner, *pairs;
	size_t count = 0;
	struct dem_error error;
	enum dem_status status;
	if (!PyArg_ParseTuple(arguments, "OO!", &owner, &PyTuple_Type, &pairs))
		return NULL;
	struct dem_store *store = store_of(owner);
	struct dem_parameter *parameters =
			store ? parameters_of(pairs, &count) : NULL;
	struct results *results = parameters ? results_new(owner, 0) : NULL;
	PyObject *capsule = NULL;
	if (results) {
		Py_BEGIN_ALLOW_THREADS;
		status = dem_store_records(store, parameters, count,
				&results->results, &error);
		Py_END_ALLOW_THREADS;
		capsule = results_capsule(results, status, &error);
	}
	PyMem_Free(parameters);
	return capsule;
}

/* --- sheets --------------------------------------------------------------- */

static void
sheet_free(PyObject *capsule)
{
	dem_sheet_free(PyCapsule_GetPointer(capsule, SHEET));
}

PyObject *
core_store_ask(PyObject *module, PyObject *arguments)
{
	(void)module;
	PyObject *owner, *pairs;
	const char *question;
	size_t count = 0;
	struct dem_error error;
	struct dem_sheet *sheet;
	enum dem_status status;
	if (!PyArg_ParseTuple(arguments, "OsO!", &owner, &question,
			    &PyTuple_Type, &pairs))
		return NULL;
	struct dem_store *store = store_of(owner);
	struct dem_parameter *parameters =
			store ? parameters_of(pairs, &count) : NULL;
	if (!parameters)
		return NULL;
	Py_BEGIN_ALLOW_THREADS;
	status = dem_store_ask(
			store, question, parameters, count, &sheet, &error);
	Py_END_ALLOW_THREADS;
	PyMem_Free(parameters);
	return status ? fail(&error) : PyCapsule_New(sheet, SHEET, sheet_free);
}

static PyObject *
bytes_of(struct dem_text text)
{
	return PyBytes_FromStringAndSize(text.at, (Py_ssize_t)text.len);
}

PyObject *
core_sheet_jsonl(PyObject *module, PyObject *capsule)
{
	(void)module;
	struct dem_sheet *sheet = PyCapsule_GetPointer(capsule, SHEET);
	return sheet ? bytes_of(dem_sheet_jsonl(sheet)) : NULL;
}

PyObject *
core_sheet_csv(PyObject *module, PyObject *capsule)
{
	(void)module;
	struct dem_sheet *sheet = PyCapsule_GetPointer(capsule, SHEET);
	return sheet ? bytes_of(dem_sheet_csv(sheet)) : NULL;
}

/* (schema, array) */
PyObject *
core_sheet_arrow(PyObject *module, PyObject *capsule)
{
	(void)module;
	struct ArrowSchema schema;
	struct ArrowArray array;
	const struct dem_sheet *sheet = PyCapsule_GetPointer(capsule, SHEET);
	if (!sheet)
		return NULL;
	dem_sheet_arrow(sheet, &schema, &array);
	PyObject *first = schema_capsule(&schema);
	PyObject *second = array_capsule(&array);
	if (first && second)
		return Py_BuildValue("(NN)", first, second);
	Py_XDECREF(first);
	Py_XDECREF(second);
	return NULL;
}

/* --- a sheet as a stream -------------------------------------------------- */

struct sheet_stream {
	PyObject *capsule; /* kept */
	const struct dem_sheet *sheet;
	bool given;
};

static int
stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
	const struct sheet_stream *sheet = stream->private_data;
	struct ArrowArray array;
	dem_sheet_arrow(sheet->sheet, out, &array);
	array.release(&array);
	return 0;
}

static int
stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
	struct sheet_stream *sheet = stream->private_data;
	struct ArrowSchema schema;
	*out = (struct ArrowArray){ 0 };
	if (sheet->given)
		return 0;
	sheet->given = true;
	dem_sheet_arrow(sheet->sheet, &schema, out);
	schema.release(&schema);
	return 0;
}

static const char *
stream_error(struct ArrowArrayStream *stream)
{
	(void)stream;
	return NULL;
}

/* By any thread, with Python's lock or without. After Python has ended nothing
 * of it may be touched. */
static void
stream_release(struct ArrowArrayStream *stream)
{
	struct sheet_stream *sheet = stream->private_data;
	stream->release = NULL;
	if (!Py_IsInitialized())
		return;
	PyGILState_STATE state = PyGILState_Ensure();
	Py_DECREF(sheet->capsule);
	PyMem_Free(sheet);
	PyGILState_Release(state);
}

PyObject *
core_sheet_stream(PyObject *module, PyObject *capsule)
{
	(void)module;
	const struct dem_sheet *sheet = PyCapsule_GetPointer(capsule, SHEET);
	struct sheet_stream *stream =
			sheet ? PyMem_Calloc(1, sizeof *stream) : NULL;
	if (!stream)
		return sheet ? PyErr_NoMemory() : NULL;
	Py_INCREF(capsule);
	*stream = (struct sheet_stream){ capsule, sheet, false };
	return stream_capsule(&(struct ArrowArrayStream){ stream_schema,
			stream_next, stream_error, stream_release, stream });
}
