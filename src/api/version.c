#include "demarche.h"

const char *
dem_version(void)
{
	return DEMARCHE_VERSION;
}

const char *
dem_status_name(enum dem_status status)
{
	static const char *const names[] = {
		[DEM_OK] = "ok",
		[DEM_END] = "end",
		[DEM_IO] = "io",
		[DEM_FORMAT] = "format",
		[DEM_LIMIT] = "limit",
		[DEM_MEMORY] = "memory",
		[DEM_EMPTY] = "empty",
		[DEM_UNSUPPORTED] = "unsupported",
		[DEM_USAGE] = "usage",
	};
	return (unsigned)status < sizeof names / sizeof *names ? names[status]
							       : "unknown";
}
