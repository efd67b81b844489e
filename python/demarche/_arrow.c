/* _arrow.c - Arrow's structs in capsules, as the PyCapsule interface wants
 * them (arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html):
 * whoever takes what is in one moves it out, and the capsule frees the rest. */
#include "_core.h"

#include <errno.h>
#include <stdlib.h>

#include "arrow/abi.h"

static const char SCHEMA[] = "arrow_schema";
static const char ARRAY[] = "arrow_array";
static const char STREAM[] = "arrow_array_stream";

/* --- capsules ------------------------------------------------------------- */

static void
schema_free(PyObject *capsule)
{
	struct ArrowSchema *schema = PyCapsule_GetPointer(capsule, SCHEMA);
	if (schema->release)
		schema->release(schema);
	free(schema);
}

static void
array_free(PyObject *capsule)
{
	struct ArrowArray *array = PyCapsule_GetPointer(capsule, ARRAY);
	if (array->release)
		array->release(array);
	free(array);
}

static void
stream_free(PyObject *capsule)
{
	struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, STREAM);
	if (stream->release)
		stream->release(stream);
	free(stream);
}

/* A copy of `size` bytes in a capsule; null, with an exception, when there is
 * no memory. */
static PyObject *
capsule_of(const void *at, size_t size, const char *name,
		PyCapsule_Destructor end)
{
	void *copy = malloc(size);
	if (!copy)
		return PyErr_NoMemory();
	memcpy(copy, at, size);
	PyObject *capsule = PyCapsule_New(copy, name, end);
	if (!capsule)
		free(copy);
	return capsule;
}

PyObject *
schema_capsule(const struct ArrowSchema *schema)
{
	struct ArrowSchema given = *schema;
	PyObject *capsule =
			capsule_of(&given, sizeof given, SCHEMA, schema_free);
	if (!capsule)
		given.release(&given);
	return capsule;
}

PyObject *
array_capsule(const struct ArrowArray *array)
{
	struct ArrowArray given = *array;
	PyObject *capsule = capsule_of(&given, sizeof given, ARRAY, array_free);
	if (!capsule)
		given.release(&given);
	return capsule;
}

PyObject *
stream_capsule(const struct ArrowArrayStream *stream)
{
	struct ArrowArrayStream given = *stream;
	PyObject *capsule =
			capsule_of(&given, sizeof given, STREAM, stream_free);
	if (!capsule)
		given.release(&given);
	return capsule;
}

PyObject *
core_schema(PyObject *module, PyObject *number)
{
	(void)module;
	struct dem_error error;
	struct ArrowSchema schema;
	int task = (int)PyLong_AsLong(number);
	if (PyErr_Occurred())
		return NULL;
	if (dem_task_schema((enum dem_task)task, &schema, &error))
		return fail(&error);
	return schema_capsule(&schema);
}

/* --- lines as a stream ---------------------------------------------------- */

/* Arrays that are there already; schemas are made anew each time. */
struct arrays {
	enum dem_task task;
	size_t count, next;
	struct ArrowArray *at;
};

static int
stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
	const struct arrays *arrays = stream->private_data;
	return dem_task_schema(arrays->task, out, NULL) ? EINVAL : 0;
}

static int
stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
	struct arrays *arrays = stream->private_data;
	*out = (struct ArrowArray){ 0 };
	if (arrays->next == arrays->count)
		return 0;
	*out = arrays->at[arrays->next];
	arrays->at[arrays->next++].release = NULL;
	return 0;
}

static const char *
stream_error(struct ArrowArrayStream *stream)
{
	(void)stream;
	return NULL;
}

static void
arrays_free(struct arrays *arrays)
{
	for (size_t i = arrays->next; i < arrays->count; i++)
		arrays->at[i].release(&arrays->at[i]);
	free(arrays->at);
	free(arrays);
}

static void
stream_release(struct ArrowArrayStream *stream)
{
	arrays_free(stream->private_data);
	stream->release = NULL;
}

static struct arrays *
arrays_new(enum dem_task task, size_t count)
{
	struct arrays *arrays = calloc(1, sizeof *arrays);
	struct ArrowArray *at = calloc(count + 1, sizeof *at);
	if (arrays && at) {
		arrays->task = task;
		arrays->at = at;
		return arrays;
	}
	free(arrays);
	free(at);
	PyErr_NoMemory();
	return NULL;
}

/* Where a chunk that fails begins, in lines and bytes of all chunks. */
static void
add_place(struct dem_error *error, PyObject *chunks, Py_ssize_t number)
{
	for (Py_ssize_t i = 0; i < number; i++) {
		PyObject *chunk = PyTuple_GetItem(chunks, i);
		const char *at = PyBytes_AsString(chunk);
		const char *end = at + PyBytes_Size(chunk);
		if (error->offset != DEM_NO_OFFSET)
			error->offset += (uint64_t)(end - at);
		while (error->line
				&& (at = memchr(at, '\n',
						    (size_t)(end - at)))) {
			error->line++;
			at++;
		}
	}
}

/* One more array, of the chunk of that number; false after an exception. */
static bool
add_lines(struct arrays *arrays, PyObject *chunks, Py_ssize_t number)
{
	PyObject *lines = PyTuple_GetItem(chunks, number);
	char *bytes;
	Py_ssize_t size;
	struct dem_error error;
	enum dem_status status;
	if (PyBytes_AsStringAndSize(lines, &bytes, &size))
		return false;
	Py_BEGIN_ALLOW_THREADS;
	status = dem_lines_batch(arrays->task,
			(struct dem_text){ bytes, (size_t)size },
			&arrays->at[arrays->count], &error);
	Py_END_ALLOW_THREADS;
	if (status) {
		add_place(&error, chunks, number);
		fail(&error);
		return false;
	}
	arrays->count++;
	return true;
}

/* A tuple of bytes, which nobody can change meanwhile: chunks of whole lines,
 * as a stream of an array a chunk. */
PyObject *
core_lines_stream(PyObject *module, PyObject *arguments)
{
	(void)module;
	int task;
	PyObject *chunks;
	if (!PyArg_ParseTuple(arguments, "iO!", &task, &PyTuple_Type, &chunks))
		return NULL;
	Py_ssize_t count = PyTuple_Size(chunks);
	struct arrays *arrays = arrays_new((enum dem_task)task, (size_t)count);
	if (!arrays)
		return NULL;
	for (Py_ssize_t i = 0; i < count; i++)
		if (!add_lines(arrays, chunks, i)) {
			arrays_free(arrays);
			return NULL;
		}
	return stream_capsule(&(struct ArrowArrayStream){ stream_schema,
			stream_next, stream_error, stream_release, arrays });
}

/* --- an array as a stream ------------------------------------------------- */

/* Both are given once, as the library takes them. */
struct single {
	struct ArrowSchema schema;
	struct ArrowArray array;
};

static int
single_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
	struct single *single = stream->private_data;
	if (!single->schema.release)
		return EINVAL;
	*out = single->schema;
	single->schema.release = NULL;
	return 0;
}

static int
single_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
	struct single *single = stream->private_data;
	*out = single->array;
	single->array.release = NULL;
	return 0;
}

static void
single_release(struct ArrowArrayStream *stream)
{
	struct single *single = stream->private_data;
	if (single->schema.release)
		single->schema.release(&single->schema);
	if (single->array.release)
		single->array.release(&single->array);
	free(single);
	stream->release = NULL;
}

/* What __arrow_c_array__ gives, moved into a stream. */
PyObject *
core_array_stream(PyObject *module, PyObject *arguments)
{
	(void)module;
	PyObject *schema_given, *array_given;
	if (!PyArg_ParseTuple(arguments, "OO", &schema_given, &array_given))
		return NULL;
	struct ArrowSchema *schema = PyCapsule_GetPointer(schema_given, SCHEMA);
	struct ArrowArray *array =
			schema ? PyCapsule_GetPointer(array_given, ARRAY)
			       : NULL;
	if (!array)
		return NULL;
	struct single *single = malloc(sizeof *single);
	if (!single)
		return PyErr_NoMemory();
	*single = (struct single){ *schema, *array };
	schema->release = NULL;
	array->release = NULL;
	return stream_capsule(&(struct ArrowArrayStream){ single_schema,
			single_next, stream_error, single_release, single });
}

/* A stream may be asked for its schema more than once. */
static bool
stream_is_table(struct ArrowArrayStream *stream)
{
	struct ArrowSchema schema;
	if (!stream->release || stream->get_schema(stream, &schema))
		return true; /* the library will say what is wrong */
	bool is_table = !strcmp(schema.format, "+s");
	schema.release(&schema);
	return is_table;
}

/* Whether rows have columns; a capsule of a schema or of a stream. */
PyObject *
core_is_table(PyObject *module, PyObject *capsule)
{
	(void)module;
	if (PyCapsule_IsValid(capsule, STREAM))
		return PyBool_FromLong(stream_is_table(
				PyCapsule_GetPointer(capsule, STREAM)));
	const struct ArrowSchema *schema =
			PyCapsule_GetPointer(capsule, SCHEMA);
	if (!schema)
		return NULL;
	return PyBool_FromLong(
			schema->release && !strcmp(schema->format, "+s"));
}
