/* public_address.h - whether a network address is one of the open internet.
 *
 * What a stranger's page, feed or redirect names may lie inside the network
 * of whoever runs the program: this machine, its neighbours, the services of
 * a cloud. Such addresses are told by their ranges (IANA's registries of
 * special-purpose addresses, RFC 6890), and judged when a connection is about
 * to be made, so that no name can be given another address in between. */
#ifndef DEMARCHE_READ_PUBLIC_ADDRESS_H
#define DEMARCHE_READ_PUBLIC_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* False for loopback, private, shared (CGNAT), link-local, multicast,
 * documentation and reserved addresses, for IPv6 addresses that carry such an
 * IPv4 address, and for what is neither IPv4 nor IPv6. */
bool public_address(const struct sockaddr *address);

#endif
