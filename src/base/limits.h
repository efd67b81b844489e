/* limits.h - every limit of the program, in one place.
 *
 * Input is hostile: pages, archives and feeds are written by strangers. What
 * exceeds a limit is cut or refused with a reason, never silently. Sizes are
 * bytes unless a name says otherwise. */
#ifndef DEMARCHE_BASE_LIMITS_H
#define DEMARCHE_BASE_LIMITS_H

enum {
	/* One document (a page, a JSON line, a text file), decompressed. */
	LIMIT_DOCUMENT_BYTES = 64 * 1024 * 1024,
	/* Main text of one article; longer text is cut at a paragraph. */
	LIMIT_ARTICLE_BYTES = 8 * 1024 * 1024,
	/* A compressed stream may not grow by more than this factor ... */
	LIMIT_INFLATE_RATIO = 1000,
	/* ... once it has produced this much. */
	LIMIT_INFLATE_FREE_BYTES = 16 * 1024 * 1024,
	/* Open HTML elements; deeper ones are read as if closed. */
	LIMIT_HTML_DEPTH = 512,
	/* Open elements of a feed or a list of feeds; deeper ones are
	 * refused. */
	LIMIT_XML_DEPTH = 128,
	/* One tag or comment of them; attributes and namespaces of a tag,
	 * which libxml2 compares each with each. */
	LIMIT_XML_TAG_BYTES = 128 * 1024,
	LIMIT_XML_ATTRIBUTES = 256,
	/* Items of a feed, the text and the fields of one, feeds of a list. */
	LIMIT_FEED_ITEMS = 100 * 1000,
	LIMIT_FEED_ITEM_BYTES = 16 * 1024 * 1024,
	LIMIT_OPML_FEEDS = 100 * 1000,
	/* The header of a record of an archive; a line of it. */
	LIMIT_RECORD_HEADER = 256 * 1024,
	/* Codings of an HTTP body on top of one another. */
	LIMIT_HTTP_CODINGS = 3,
	/* What is read again of compressed files, all in all, to find where
	 * whole data goes on behind damage. */
	LIMIT_REREAD_BYTES = 256 * 1024 * 1024,
	/* The dictionary of a zstd file, decompressed. */
	LIMIT_DICTIONARY_BYTES = 16 * 1024 * 1024,
	/* What the sections of a model unpack to, its words and their index. */
	LIMIT_MODEL_BYTES = 256 * 1024 * 1024,
	/* Metadata strings (title, author, publisher, URL, date). */
	LIMIT_META_BYTES = 4096,
	/* One robots.txt; what stands behind it is passed over (RFC 9309). */
	LIMIT_ROBOTS_BYTES = 500 * 1024,
	/* How long its rules count before it is asked for again. */
	LIMIT_ROBOTS_SECONDS = 24 * 3600,
	/* Until a server takes a connection; then how long it may send fewer
	 * bytes a second than that. */
	LIMIT_CONNECT_SECONDS = 15,
	LIMIT_SLOW_SECONDS = 30,
	LIMIT_SLOW_BYTES = 30,
	/* What is read of the page that comes with a failure, so that the
	 * connection can be used again. */
	LIMIT_IGNORED_BYTES = 64 * 1024,
	/* Redirects from an address to the document. */
	LIMIT_REDIRECTS = 10,
	/* Sites whose robots.txt is remembered. */
	LIMIT_HOSTS = 512,
	/* Seconds between two requests to a site that its robots.txt may ask
	 * for; more is not waited. */
	LIMIT_CRAWL_DELAY = 30,
	/* How long `watch` keeps a feed or page to itself that it asks for. */
	LIMIT_CLAIM_SECONDS = 10 * 60,
	/* New pages that one answer of a feed may lead to. */
	LIMIT_FEED_PAGES = 1000,
	/* Folders inside folders while walking a tree of files. */
	LIMIT_FOLDER_DEPTH = 32,
	/* One token; longer runs are cut. */
	LIMIT_TOKEN_BYTES = 256,
	/* Tokens of one sentence; longer sentences are split. The arc scores of
	 * a sentence are a square, so this bounds time and memory. */
	LIMIT_SENTENCE_TOKENS = 200,
	/* Words a worker remembers before its table starts anew. */
	LIMIT_WORDS = 1 << 20,
	/* Word types whose vectors a worker remembers, likewise. */
	LIMIT_WORD_TYPES = 1 << 15,
	/* An article whose language is not recognised is a reject from this
	 * length on; what is shorter has too few words to tell. */
	LIMIT_UNRECOGNISED_BYTES = 1000,
	/* One line of a lexicon file. */
	LIMIT_LEXICON_LINE = 64 * 1024,
	/* Rows of lexicon/ontology, of the program and of the user together:
	 * categories and contexts are bits of 64, modes are bytes. */
	LIMIT_CATEGORIES = 63,
	LIMIT_CONTEXTS = 63,
	LIMIT_MODES = 254,
	LIMIT_CODES = 8192,
	LIMIT_CATEGORY_BYTES = 32,
	LIMIT_CODE_BYTES = 8,
	/* One dictionary of another coder, and one line of it. */
	LIMIT_IMPORT_BYTES = 16 * 1024 * 1024,
	LIMIT_IMPORT_LINE = 4096,
	/* Verbs times patterns over all its blocks. */
	LIMIT_IMPORT_PAIRS = 1 << 20,
	/* Names and verbs that `lexicon suggest` counts at a time; the rarest
	 * are forgotten when there are more. */
	LIMIT_SUGGESTED_NAMES = 1 << 15,
	LIMIT_SUGGESTED_VERBS = 1 << 13,
	LIMIT_SUGGESTED_HEARD = 1 << 13, /* words of events likewise */
	/* Words of one sentence that the network hears tell of an event; the
	 * likeliest are kept. */
	LIMIT_HEARD = 8,
	/* Words of one sentence that stand for figures; the first are heard. */
	LIMIT_FIGURES = 32,
	/* Names and agents in one sentence, frames tried at one trigger. */
	LIMIT_MENTIONS = 512,
	LIMIT_EVENTS_PER_SENTENCE = 64,
	/* How far back a description of somebody is resolved: sentences,
	 * and persons and bodies remembered. */
	LIMIT_REFERENCE_SENTENCES = 8,
	LIMIT_REFERENTS = 64,
	/* Events of an article that nouns may speak of again. */
	LIMIT_TOLD = 32,
	/* Facts of an article that one may restate or be a part of, before
	 * and behind it. */
	LIMIT_FACTS_BACK = 64,
	/* Actors or recipients of one event. */
	LIMIT_PARTIES = 16,
	LIMIT_THREADS = 256,
	/* Digits of one number of a text; longer ones are none. */
	LIMIT_AMOUNT_DIGITS = 24,
	/* Events that moved one period of an alignment, told one by one. */
	LIMIT_MOVERS = 1000,
	/* Periods of one series: days of 270 years. */
	LIMIT_PERIODS = 100 * 1000,
	/* Rows of all the series of one sheet: half a GiB. */
	LIMIT_SERIES_ROWS = 1000 * 1000,
	/* Groups of reports in all intervals of an alignment, each drawn from
	 * many times: some seconds. */
	LIMIT_ALIGNMENT_GROUPS = 2 * 1000 * 1000,
	/* Record lines of one article, as a database says. */
	LIMIT_CODING_BYTES = 512 * 1024 * 1024,
	/* Record lines of one batch of columns, whose offsets have 32 bits; its
	 * rows, and the items of all its lists of one name. */
	LIMIT_BATCH_BYTES = 0x7fffffff,
	LIMIT_BATCH_ROWS = 1 << 20,
	LIMIT_BATCH_ITEMS = 1 << 22,
	/* A file of an analyst's marks, and one of them. */
	LIMIT_REVIEW_BYTES = 256 * 1024 * 1024,
	LIMIT_REVIEW_LINE = 64 * 1024,
	/* Requests to `serve`: line and headers, parameters, body, answer. */
	LIMIT_REQUEST_HEAD = 16 * 1024,
	LIMIT_REQUEST_PARAMETERS = 64,
	LIMIT_REQUEST_BODY = 64 * 1024,
	LIMIT_ANSWER_BYTES = 64 * 1024 * 1024,
	/* Words of one list of a question, which are compared with each code
	 * and publisher: more than there are countries. */
	LIMIT_QUESTION_WORDS = 256,
	/* Answers that wait to be taken, all in all. */
	LIMIT_OUTSTANDING_BYTES = 512 * 1024 * 1024,
	/* Until a whole request is there; until an answer is made; until it is
	 * taken. Seconds. */
	LIMIT_REQUEST_SECONDS = 30,
	LIMIT_WORK_SECONDS = 20,
	LIMIT_SEND_SECONDS = 5 * 60,
	/* What is under way when the server ends. */
	LIMIT_ENDING_SECONDS = 3,
	/* Connections in all, and of one address that is not this machine's;
	 * requests that wait for a thread. */
	LIMIT_CONNECTIONS = 1024,
	LIMIT_ADDRESS_CONNECTIONS = 64,
	LIMIT_WAITING_REQUESTS = 256,
	/* Records or sentences of one answer; rows of a sheet. */
	LIMIT_ANSWER_RECORDS = 200,
	LIMIT_ANSWER_ROWS = 50 * 1000,
	LIMIT_TOKEN_TEXT = 128,
	/* Between two looks at a database that is being written to. */
	LIMIT_SNAPSHOT_SECONDS = 10,
};

/* Numbers of a text above this are no amounts, nor percentages above that. */
#define LIMIT_AMOUNT 1e18
#define LIMIT_PERCENT 1e6

#endif
