#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/sniff.h"

#define BYTES(literal)                                                         \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	}

static const struct {
	struct str head;
	enum article_kind kind;
} kinds[] = {
	{ BYTES("Talks resume in Lima\n\nThey did."), ARTICLE_TEXT },
	{ BYTES("<!DOCTYPE html><html>"), ARTICLE_HTML },
	{ BYTES("\n <HTML>"), ARTICLE_HTML },
	{ BYTES("\xEF\xBB\xBF<p>x"), ARTICLE_HTML },
	{ BYTES("<!-- saved --><div>"), ARTICLE_HTML },
	{ BYTES("<?xml version=\"1.0\"?><html>"), ARTICLE_HTML },
	{ BYTES("\xFF\xFE<\0h\0"), ARTICLE_HTML },
	{ BYTES("\xFF\xFEh\0i\0"), ARTICLE_TEXT },
	{ BYTES("{\"text\":\"x\"}\n"), ARTICLE_JSONL },
	{ BYTES("{ \"text\": 1"), ARTICLE_JSONL },
	{ BYTES("{brace} in a text"), ARTICLE_TEXT },
	{ BYTES("# sent_id = 1\n# text = x\n"
		"1\tx\tx\tNOUN\t_\t_\t0\troot\t_\t_\n"),
			ARTICLE_CONLLU },
	{ BYTES("1\tx\tx\tNOUN\t_\t_\t0\troot\t_\t_\n"), ARTICLE_CONLLU },
	{ BYTES("1\tText\ttext\tNOUN\t_\t_\t0\troot\t_\t_\n"
		"2\ta\ta\tDET\t_\t_\t1\tdet\t_\t_\n"),
			ARTICLE_CONLLU },
	{ BYTES("# a heading\n\nand text"), ARTICLE_TEXT },
	{ BYTES("1 < 2 and so on"), ARTICLE_TEXT },
	{ BYTES("Text and title, so\nthe title, they said"), ARTICLE_TEXT },
	{ BYTES("Text,title"), ARTICLE_TEXT },
	{ BYTES("< is a sign"), ARTICLE_TEXT },
	{ BYTES("<?xml version=\"1.0\"?><rss version=\"2.0\">"), ARTICLE_FEED },
	{ BYTES("<!DOCTYPE rss [<!ENTITY a \"b>\">]><!-- <p> --> <rss>"),
			ARTICLE_FEED },
	{ BYTES("\n<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\">"),
			ARTICLE_FEED },
	{ BYTES("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">"), ARTICLE_FEED },
	{ BYTES("\xFF\xFE<\0r\0s\0s\0>\0"), ARTICLE_FEED },
	{ BYTES("<rdf:RDF xmlns:foaf=\"http://xmlns.com/foaf/0.1/\">"),
			ARTICLE_HTML },
	{ BYTES("<html><!-- <rss> -->"), ARTICLE_HTML },
	{ BYTES("<feedback>"), ARTICLE_HTML },
	{ BYTES("WARC/1.0\r\n"), ARTICLE_WARC },
	{ BYTES("filedesc://a.arc 0.0.0.0 2008"), ARTICLE_ARC },
};

static const struct {
	struct str head;
	enum status status;
} rejects[] = {
	{ { "", 0 }, STATUS_EMPTY },
	{ BYTES(" \n\t\r\n"), STATUS_EMPTY },
	{ BYTES("\xEF\xBB\xBF\n"), STATUS_EMPTY },
	{ BYTES("a\0b\0\0\0"), STATUS_UNSUPPORTED },
	{ BYTES("id,date,text\n1,2025-01-01,\"x\"\n"), STATUS_UNSUPPORTED },
	{ BYTES("\"id\";\"Text\"\r\n1;x\r\n"), STATUS_UNSUPPORTED },
	{ BYTES("\1\2\3\4\5\6\7\10\16\17\20\21"), STATUS_UNSUPPORTED },
	{ BYTES("%PDF-1.7"), STATUS_UNSUPPORTED },
	{ BYTES("PK\3\4"), STATUS_UNSUPPORTED },
	{ BYTES("\x89PNG"), STATUS_UNSUPPORTED },
	{ BYTES("<?xml version=\"1.0\"?>\n<opml version=\"2.0\">"),
			STATUS_UNSUPPORTED },
	{ BYTES("[ {\"text\": \"a\"} ]"), STATUS_UNSUPPORTED },
	{ BYTES("{\n  \"text\": \"a\"\n}"), STATUS_UNSUPPORTED },
};

static void
test_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		enum article_kind kind;
		assert_int_equal(sniff_kind(kinds[i].head, true, &kind, NULL),
				STATUS_OK);
		assert_int_equal(kind, kinds[i].kind);
	}
}

static void
test_rejects(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rejects / sizeof *rejects; i++) {
		enum article_kind kind;
		struct error error;
		assert_int_equal(sniff_kind(rejects[i].head, true, &kind,
						 &error),
				rejects[i].status);
		assert_int_not_equal(error.message[0], 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_rejects),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
