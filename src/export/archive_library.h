/* archive_library.h - libarchive, loaded when the first zip or tar is packed.
 *
 * Functions have their names without archive_:
 * archive_library()->write_new(). */
#ifndef DEMARCHE_EXPORT_ARCHIVE_LIBRARY_H
#define DEMARCHE_EXPORT_ARCHIVE_LIBRARY_H

#include <archive.h>
#include <archive_entry.h>

/* clang-format off */
#define ARCHIVE_FUNCTIONS(function) \
	function(entry_free) function(entry_new) \
	function(entry_set_filetype) function(entry_set_pathname_utf8) \
	function(entry_set_perm) function(entry_set_size) \
	function(error_string) function(write_close) function(write_data) \
	function(write_free) function(write_header) function(write_new) \
	function(write_open_filename) \
	function(write_set_format_pax_restricted) \
	function(write_set_format_zip)
/* clang-format on */

struct archive_library {
#define ARCHIVE_MEMBER(name) __typeof__(archive_##name) *name;
	ARCHIVE_FUNCTIONS(ARCHIVE_MEMBER)
#undef ARCHIVE_MEMBER
};

/* Null where it is not installed. */
const struct archive_library *archive_library(void);

#endif
