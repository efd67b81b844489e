#define _GNU_SOURCE
#include "parse/kernel.h"

#include <string.h>

enum { LINE = 64, GROUP = 4, GREATEST = 127 }; /* GREATEST: of an activation */

/* Adds up the weights above and below zero, at each place of four lines. */
static void
add_signs(const int8_t *lines, uint8_t above[LINE], uint8_t below[LINE])
{
	memset(above, 0, LINE);
	memset(below, 0, LINE);
	for (int l = 0; l < GROUP; l++, lines += LINE)
		for (int i = 0; i < LINE; i++) {
			int8_t w = lines[i];
			above[i] = (uint8_t)(above[i] + (w > 0 ? w : 0));
			below[i] = (uint8_t)(below[i] - (w < 0 ? w : 0));
		}
}

bool
kernel_eights_fit(const struct kernel_matrix *matrix, unsigned block)
{
	enum { MOST = INT16_MAX / GREATEST };
	size_t bytes = kernel_in_stride(matrix) * KERNEL_OUTPUTS;
	const int8_t *weights = matrix->weights + block * bytes;
	unsigned most = 0;
	for (size_t at = 0; at < bytes; at += (size_t)GROUP * LINE) {
		uint8_t above[LINE], below[LINE];
		add_signs(weights + at, above, below);
		for (int i = 0; i < LINE; i += 2) {
			unsigned a = (unsigned)above[i] + above[i + 1];
			unsigned b = (unsigned)below[i] + below[i + 1];
			most = a > most ? a : most;
			most = b > most ? b : most;
		}
	}
	return most <= MOST;
}

#if defined(__x86_64__)

#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool
has_avx2(void)
{
	return __builtin_cpu_supports("avx2");
}

static bool
has_avx512(void)
{
	return __builtin_cpu_supports("avx512f")
	       && __builtin_cpu_supports("avx512bw")
	       && __builtin_cpu_supports("avx512dq")
	       && __builtin_cpu_supports("avx512vl")
	       && __builtin_cpu_supports("avx512vnni");
}

/* Which states the system saves on a switch: the register XCR0. */
static uint64_t
saved_states(void)
{
	uint32_t low, high;
	__asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
	return (uint64_t)high << 32 | low;
}

/* Linux gives a process the eight KiB of tiles only when it asks for them
 * (Documentation/arch/x86/xstate.rst). */
static bool
tiles_granted(void)
{
	enum { ARCH_REQUEST_STATE = 0x1023, STATE_TILES = 18 };
	return !syscall(SYS_arch_prctl, ARCH_REQUEST_STATE, STATE_TILES);
}

static bool
has_amx(void)
{
	enum {
		OSXSAVE = 1 << 27, /* leaf 1, ECX */
		AMX_TILE = 1 << 24,
		AMX_INT8 = 1 << 25,    /* leaf 7, EDX */
		TILE_STATES = 3 << 17, /* XCR0 */
	};
	uint32_t a, b, c, d;
	if (!has_avx512() || !__get_cpuid(1, &a, &b, &c, &d) || !(c & OSXSAVE))
		return false;
	if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)
			|| (d & (AMX_TILE | AMX_INT8)) != (AMX_TILE | AMX_INT8))
		return false;
	return (saved_states() & TILE_STATES) == TILE_STATES && tiles_granted();
}

#endif

static bool
has_anything(void)
{
	return true;
}

static const struct {
	const struct kernel *kernel;
	bool (*available)(void);
} kernels[] = {
	/* best first */
#if defined(__x86_64__)
	{ &kernel_amx, has_amx },
	{ &kernel_avx512, has_avx512 },
	{ &kernel_avx2, has_avx2 },
#endif
	{ &kernel_plain, has_anything },
};

enum { KERNELS = sizeof kernels / sizeof *kernels };

const struct kernel *
kernel_best(void)
{
	int i = 0;
	while (!kernels[i].available())
		i++;
	return kernels[i].kernel;
}

const struct kernel *
kernel_find(const char *name)
{
	for (int i = 0; i < KERNELS; i++)
		if (!strcmp(kernels[i].kernel->name, name))
			return kernels[i].available() ? kernels[i].kernel
						      : NULL;
	return NULL;
}
