#include "read/public_address.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct range_4 {
	uint32_t network;
	unsigned bits;
};

#define IP4(a, b, c, d)                                                        \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (d))

static const struct range_4 closed_4[] = {
	{ IP4(0, 0, 0, 0), 8 },       /* this network */
	{ IP4(10, 0, 0, 0), 8 },      /* private */
	{ IP4(100, 64, 0, 0), 10 },   /* shared between a carrier's customers */
	{ IP4(127, 0, 0, 0), 8 },     /* this machine */
	{ IP4(169, 254, 0, 0), 16 },  /* link-local, services of clouds */
	{ IP4(172, 16, 0, 0), 12 },   /* private */
	{ IP4(192, 0, 0, 0), 24 },    /* protocol assignments */
	{ IP4(192, 0, 2, 0), 24 },    /* documentation */
	{ IP4(192, 88, 99, 0), 24 },  /* relays of 6to4 */
	{ IP4(192, 168, 0, 0), 16 },  /* private */
	{ IP4(198, 18, 0, 0), 15 },   /* benchmarks */
	{ IP4(198, 51, 100, 0), 24 }, /* documentation */
	{ IP4(203, 0, 113, 0), 24 },  /* documentation */
	{ IP4(224, 0, 0, 0), 4 },     /* multicast */
	{ IP4(240, 0, 0, 0), 4 },     /* reserved, broadcast */
};

static bool
public_4(uint32_t address)
{
	for (size_t i = 0; i < sizeof closed_4 / sizeof *closed_4; i++) {
		unsigned host_bits = 32 - closed_4[i].bits;
		if (address >> host_bits == closed_4[i].network >> host_bits)
			return false;
	}
	return true;
}

static uint32_t
four_bytes(const uint8_t *at)
{
	return IP4(at[0], at[1], at[2], at[3]);
}

struct range_6 {
	uint8_t network[16];
	unsigned bits;
	int inner; /* where an IPv4 address stands in it; -1: closed */
};

static const struct range_6 special_6[] = {
	{ { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF }, 96, 12 }, /* mapped */
	{ { 0, 0x64, 0xFF, 0x9B }, 96, 12 },                      /* NAT64 */
	{ { 0x20, 0x02 }, 16, 2 },                                /* 6to4 */
	{ { 0x20, 0x01, 0x0D, 0xB8 }, 32, -1 }, /* documentation */
	{ { 0x20, 0x01, 0 }, 23, -1 },          /* Teredo, ORCHID and others */
};

static bool
in_range(const uint8_t *address, const struct range_6 *range)
{
	unsigned whole = range->bits / 8, rest = range->bits % 8;
	if (memcmp(address, range->network, whole) != 0)
		return false;
	return !rest
	       || address[whole] >> (8 - rest)
				  == range->network[whole] >> (8 - rest);
}

/* Of IPv6 only 2000::/3 has been given out for the open internet. */
static bool
public_6(const uint8_t *address)
{
	for (size_t i = 0; i < sizeof special_6 / sizeof *special_6; i++) {
		if (!in_range(address, &special_6[i]))
			continue;
		int inner = special_6[i].inner;
		return inner >= 0 && public_4(four_bytes(address + inner));
	}
	return address[0] >> 5 == 1;
}

bool
public_address(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET) {
		struct sockaddr_in four;
		memcpy(&four, address, sizeof four);
		return public_4(ntohl(four.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 six;
		memcpy(&six, address, sizeof six);
		return public_6(six.sin6_addr.s6_addr);
	}
	return false;
}
