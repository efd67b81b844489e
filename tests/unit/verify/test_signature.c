/* Files that signify and minisign wrote. Their secret keys are gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "verify/signature.h"

#define SIGNED "0000  lexicon/a.tsv\n"

#define KEY "RWTbNvj7bzn5cSDdQHCvN6hfYcnAUzG+iEXPm4+I7TJOO4EzCF867mFT"
static const char KEY_FILE[] =
		"untrusted comment: demarche tests public key\n" KEY "\n";
static const char OTHER_KEY[] =
		"RWQJoCPcMmxsjyRA9JFMCAD37r+8xD0OG5sLzd81zYNNUeAhNVUbUo/G";
static const char SIGNATURE_FILE[] =
		"untrusted comment: verify with t.pub\n"
		"RWTbNvj7bzn5cdgr20lGnLmMboCToBRlCZJdS9C7b6B01TXrhG9VPdQUHcjxEL"
		"qk86T20qWugcOnVHVMLkeofNwsd4Cv6GjjbQA=\n";

static const char MINISIGN_KEY[] =
		"untrusted comment: minisign public key 2A2E69AE2AC49511\n"
		"RWQRlcQqrmkuKmp4RifYVasbXMa+SWXYnm9Qx1pb45l/i509uZqzYCvU\n";
/* minisign -S -l */
static const char MINISIGN_FILE[] =
		"untrusted comment: signature from minisign secret key\n"
		"RWQRlcQqrmkuKt4eIVJujNXsoabcDLk3hYTTE1lnVTj6gqlUYvlKdpS67kWdhX"
		"ZIr37dN+KyaYZWNBSk0dqzSHU63C9BzOcRUQw=\n"
		"trusted comment: timestamp:1795729088\tfile:SHA256SUMS\n"
		"aSg0UV6Ux5AmapRL/Ss5Bm/gg6CyoBmWI2OVcZvcWzxKF3gyGRqvezDRh6v0fl"
		"VBxBnACfdMbD4swqrIZElSAg==\n";
/* minisign -S, which signs a hash */
static const char MINISIGN_HASHED[] =
		"untrusted comment: signature from minisign secret key\n"
		"RUQRlcQqrmkuKuOEapEOyhZ2R4Q33gqlguEDqf/A+5cvISWaue6vMIF5817FqO"
		"Sg5T62JFuDaKJG+2PGVPTEJ12Kp3SQqXuztAc=\n";

static enum signature
check(const char *key, const char *signature, const char *bytes)
{
	return signature_check(str_of(key), str_of(signature), str_of(bytes));
}

static void
need_signatures(void)
{
#ifndef DEMARCHE_SIGNATURES
	assert_int_equal(check(KEY, SIGNATURE_FILE, SIGNED), SIGNATURE_UNKNOWN);
	skip();
#endif
}

static void
test_good(void **state)
{
	(void)state;
	need_signatures();
	assert_int_equal(check(KEY_FILE, SIGNATURE_FILE, SIGNED),
			SIGNATURE_GOOD);
	assert_int_equal(check(KEY, SIGNATURE_FILE, SIGNED), SIGNATURE_GOOD);
	assert_int_equal(check(MINISIGN_KEY, MINISIGN_FILE, SIGNED),
			SIGNATURE_GOOD);
}

static void
test_bad(void **state)
{
	char key[sizeof KEY];
	(void)state;
	need_signatures();
	assert_int_equal(check(KEY, SIGNATURE_FILE, SIGNED " "), SIGNATURE_BAD);
	assert_int_equal(check(KEY, SIGNATURE_FILE, ""), SIGNATURE_BAD);
	assert_int_equal(check(OTHER_KEY, SIGNATURE_FILE, SIGNED),
			SIGNATURE_BAD);
	assert_int_equal(check(KEY, MINISIGN_FILE, SIGNED), SIGNATURE_BAD);
	/* The same number, another key. */
	memcpy(key, KEY, sizeof key);
	key[40] = key[40] == 'A' ? 'B' : 'A';
	assert_int_equal(check(key, SIGNATURE_FILE, SIGNED), SIGNATURE_BAD);
}

static void
test_damaged(void **state)
{
	char cut[sizeof SIGNATURE_FILE];
	(void)state;
	need_signatures();
	assert_int_equal(check("", SIGNATURE_FILE, SIGNED), SIGNATURE_DAMAGED);
	assert_int_equal(check(KEY, "", SIGNED), SIGNATURE_DAMAGED);
	assert_int_equal(check(KEY, KEY, SIGNED), SIGNATURE_DAMAGED);
	assert_int_equal(check("untrusted comment: " KEY, SIGNATURE_FILE,
					 SIGNED),
			SIGNATURE_DAMAGED);
	assert_int_equal(check(MINISIGN_KEY, MINISIGN_HASHED, SIGNED),
			SIGNATURE_DAMAGED);
	for (size_t length = 0; length < sizeof cut - 2; length++) {
		memcpy(cut, SIGNATURE_FILE, length);
		cut[length] = '\0';
		assert_int_equal(check(KEY, cut, SIGNED), SIGNATURE_DAMAGED);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_damaged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
