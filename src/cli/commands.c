#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/alike.h"
#include "pipeline.h"

const char *const EXIT_MEANINGS[EXIT_STATUSES] = {
	[EXIT_OK] = "done",
	[EXIT_REJECTED] = "some documents were rejected",
	[EXIT_USAGE] = "wrong command line",
	[EXIT_ENVIRONMENT] = "lexicon, model or output cannot be used",
};

#define OPTIONS_OF_EVERY (OPTION_QUIET | OPTION_COLOR | OPTION_HELP)
#define OPTIONS_OF_READING                                                     \
	(OPTIONS_OF_EVERY | OPTION_FORMAT | OPTION_REJECTS | OPTION_FETCH)
#define OPTIONS_OF_ANALYSIS                                                    \
	(OPTIONS_OF_READING | OPTION_LANG | OPTION_LEXICON | OPTION_MODEL      \
			| OPTION_THREADS | OPTION_VERIFY)
/* Of a database, over time. */
#define OPTIONS_OF_ASKING                                                      \
	(OPTIONS_OF_EVERY | OPTION_FORMAT | OPTION_DATABASE | OPTION_SELECTION \
			| OPTION_LEXICON | OPTION_MARKED)
#define OPTIONS_OF_RECORDS                                                     \
	(OPTION_FRAMES_ONLY | OPTION_HEADS_ONLY | OPTION_MIN_CONFIDENCE)

const struct command COMMANDS[] = {
	{ "align", "-d DB COUNTRY --between A,B [CONDITIONS]",
			"between two powers: whom a country goes with, over "
			"time",
			"For each period an index from -1 (cooperation with B "
			"and conflict with A alone)\n"
			"to 1 (the other way round) with its 95 % interval, "
			"the share of the cooperation\n"
			"that is with A, talk and deeds apart, and where it "
			"changes. --movers lists the\n"
			"events behind it, with sentence and source. "
			"Conditions are those of query; without\n"
			"--status only what happened counts. docs/methods.md "
			"says how each number is made.",
			"demarche align -d news.db COL --between USA,CHN "
			"--period quarter\n"
			"demarche align -d news.db COL --between USA,CHN "
			"--direction out --movers 5",
			OPTIONS_OF_ASKING | OPTION_PERIOD | OPTION_ALIGN,
			command_align, RECORD_EVENTS },
	{ "code", "[FILE...]",
			"political events, facts and quotations out of "
			"articles",
			"Reads articles (HTML pages, JSON lines, plain "
			"text, feeds, web archives; folders\n"
			"of them, http and https addresses, - for standard "
			"input; gzip and zstd are\n"
			"opened on the way) and prints one record an event "
			"(who did what to whom), one a\n"
			"fact (deals, trade, aid, visits, pledges and "
			"counts with their amounts) and one\n"
			"a quotation (who said what of whom), with status, "
			"sentence and the line of the\n"
			"lexicon that made it. --only chooses among them; "
			"--only amounts prints every\n"
			"amount of the text. With --format csv records of "
			"one kind have the columns of\n"
			"that kind, those of several all columns and "
			"\"record\" before them. A document\n"
			"that cannot be read is reported on stderr and the "
			"others are coded; the exit\n"
			"status is then 1.",
			"demarche code saved-pages/ news.jsonl.gz > "
			"records.jsonl\n"
			"demarche code --only facts --format csv article.html\n"
			"cat article.txt | demarche code --dyads -",
			OPTIONS_OF_ANALYSIS | OPTIONS_OF_RECORDS | OPTION_ONLY
					| OPTION_DYADS,
			command_code, RECORD_ALL },
	{ "diff", "-d DB RUN1 RUN2",
			"which records came, went or changed between two runs",
			"Compares what two runs (demarche runs lists them) "
			"made "
			"of the articles that were\n"
			"coded in both: how many records came, went and "
			"changed, by line of the lexicon\n"
			"and category, and then each of them.",
			"demarche rerun -d news.db --lexicon mine && demarche "
			"runs -d news.db\n"
			"demarche diff -d news.db 1 2 | less",
			OPTIONS_OF_EVERY | OPTION_FORMAT | OPTION_DATABASE
					| OPTION_ARTICLES,
			command_diff },
	{ "dyads", "-d DB [CONDITIONS]",
			"what countries do to one another, over time",
			"Counts, of each directed pair of countries and each "
			"period, the reports and the\n"
			"events that they report, cooperation and conflict by "
			"word and deed, and the sums\n"
			"of their scores, beside all articles that were read. "
			"Conditions are those of query\n"
			"and choose events; --source and --target choose "
			"pairs, and with both the series has\n"
			"no gaps and tells where it changes. Every status "
			"counts; --status actual leaves what\n"
			"happened. docs/methods.md says how each number is "
			"made.",
			"demarche dyads -d news.db --source USA --target CHN "
			"--period month\n"
			"demarche dyads -d news.db --source USA --by quad "
			"--from 2024 --format csv",
			OPTIONS_OF_ASKING | OPTION_BETWEEN | OPTION_PERIOD
					| OPTION_PAIRS,
			command_dyads, RECORD_EVENTS },
	{ "emerging", "-d DB [CONDITIONS]",
			"countries and pairs that lately come to the fore",
			"Compares the events of the last 28 days with what the "
			"364 days before let expect, at\n"
			"the articles that were read in both, for each country "
			"and each pair. Small numbers are\n"
			"shrunk (docs/methods.md), so that a rise from 0 to 2 "
			"is no news; told are those that\n"
			"rose for sure, surest first.",
			"demarche emerging -d news.db\n"
			"demarche emerging -d news.db --as-of 2024-03-31 "
			"--quad 3,4",
			OPTIONS_OF_ASKING | OPTION_BETWEEN | OPTION_AS_OF,
			command_emerging, RECORD_EVENTS },
	{ "explain", "[FILE...]",
			"why each record was made, and why a sentence gave "
			"none",
			"Shows for every sentence its tokens with tags, tree "
			"and names, the actors that\n"
			"were recognised and by which row of the lexicon, the "
			"frames that were tried,\n"
			"the one that fired, what the network heard, and for "
			"silence the reason. "
			"Frames that did not fit are\n"
			"counted where another one fired; --all lists them.",
			"echo 'Paris recalled its ambassador to Bamako.' | "
			"demarche explain -\n"
			"demarche explain --all --format table article.html "
			"| less",
			(OPTIONS_OF_ANALYSIS & ~OPTION_THREADS)
					| OPTIONS_OF_RECORDS | OPTION_ONLY
					| OPTION_ALL,
			command_explain, RECORD_ALL },
	{ "export", "-d DB --format F [CONDITIONS] -o DIR",
			"files of a database that other programs read",
			"Writes the records of a database that fit all "
			"conditions (those of query) into a\n"
			"folder: as code printed them (jsonl, csv), in the "
			"columns of GDELT 2.0, ICEWS or\n"
			"POLECAT, as PLOVER's own records, or the whole "
			"database (sqlite). Beside them\n"
			"stand croissant.json and codebook.md, which tell "
			"every column, the versions and the\n"
			"conditions, and SHA256SUMS. What is one file of text "
			"goes to standard output when\n"
			"no folder is named. Events go into the files of "
			"others when their status is actual,\n"
			"unless --status asks for others. --bundle writes all "
			"that a replication needs.",
			"demarche export -d news.db --format csv > "
			"records.csv\n"
			"demarche export -d news.db --format gdelt --from "
			"2025 --zip -o gdelt/\n"
			"demarche export -d news.db --event SANCTION --bundle "
			"sanctions.tar",
			OPTIONS_OF_EVERY | OPTION_DATABASE | OPTION_ONLY
					| OPTION_SELECTION | OPTION_NO_EVENTS
					| OPTION_BETWEEN | OPTION_LEXICON
					| OPTION_OUT | OPTION_EXPORT
					| OPTION_MARKED,
			command_export, RECORD_ALL },
	{ "help", "[COMMAND]", "this list, or the help of one command", "",
			"demarche help code", OPTION_HELP, command_help },
	{ "ingest", "-d DB [FILE...]", "code articles into a database",
			"Codes articles as code does and stores them with "
			"their sentences and records in\n"
			"a database (SQLite), which is made when there is "
			"none. Articles that are in it\n"
			"already, by address or by content, are not coded "
			"again. Whatever ends the\n"
			"program, each article is in it wholly or not at all: "
			"start it again with the\n"
			"same files and it goes on. Several may write to one "
			"database at a time. A\n"
			"document that cannot be read is reported, and noted "
			"in the database; the exit\n"
			"status is then 1. Events without a day, as articles "
			"without a date have, are in\n"
			"no period: align, report and dyads --period leave "
			"them out.",
			"demarche ingest -d news.db saved-pages/ "
			"news.jsonl.gz\n"
			"zcat dump.jsonl.gz | demarche ingest -d news.db "
			"--only events -",
			(OPTIONS_OF_ANALYSIS & ~OPTION_FORMAT)
					| OPTIONS_OF_RECORDS | OPTION_ONLY
					| OPTION_DATABASE,
			command_ingest, RECORD_ALL },
	{ "ledger", "-d DB [CONDITIONS]",
			"deals, visits, pledges, aid, trade, sanctions between "
			"countries",
			"Counts the facts and sanctions of a database that fit "
			"all conditions (those of\n"
			"query), a row a kind, instrument, year, pair of "
			"countries and status, with sums\n"
			"in US dollars, and what became of what was promised. "
			"--by leaves columns away;\n"
			"--records lists the events. Events count once, "
			"however "
			"many articles report\n"
			"them. --actor is who gives, sells, visits or imposes, "
			"--recipient the other side.",
			"demarche ledger -d news.db --actor CHN --recipient "
			"COL,PER --from 2023\n"
			"demarche ledger -d news.db --by kind,year --between "
			"USA,KEN\n"
			"demarche ledger -d news.db --fact aid --records "
			"--sort "
			"amount",
			OPTIONS_OF_ASKING | OPTION_NO_EVENTS | OPTION_BETWEEN
					| OPTION_ORDER | OPTION_LEDGER,
			command_ledger },
	{ "lexicon",
			"check | find WORD... | suggest FILE... | import --out "
			"DIR FILE...",
			"check the lexicon, look words up, find its gaps, "
			"import dictionaries",
			"check reads all tables, sets and frames, reports "
			"mistakes with file and line,\n"
			"codes every example of the frames and reports those "
			"that come out otherwise.\n"
			"With --corpus it counts what each frame line does in "
			"those articles and lists the\n"
			"lines that never fire; with --gold those whose "
			"records are mostly wrong.\n"
			"find shows the rows, sets and frames in which a word "
			"stands; with --corpus also\n"
			"sentences with it and the records that result.\n"
			"suggest lists names without code and verbs without "
			"frame that are frequent in the\n"
			"articles, with examples and a proposed row.\n"
			"import makes a folder for --lexicon of dictionaries "
			"of TABARI and PETRARCH: actors,\n"
			"agents, verbs, discards, issues (KIND=FILE says which "
			"it is), and reports each\n"
			"line that it cannot use.",
			"demarche lexicon check --corpus news.jsonl.gz\n"
			"demarche lexicon find sanction\n"
			"demarche lexicon suggest news.jsonl.gz | less\n"
			"demarche lexicon import --out mine "
			"Phoenix.Countries.actors.txt",
			(OPTIONS_OF_ANALYSIS & ~OPTION_VERIFY) | OPTION_CORPUS
					| OPTION_GOLD
					| OPTION_ALL | OPTION_OUT
					| OPTION_REPLACE,
			command_lexicon },
	{ "matrix", "-d DB [CONDITIONS]", "every country to every other",
			"One row for each directed pair of countries with the "
			"reports, the events, their\n"
			"scores, and the events per 1,000 articles that were "
			"read of the time. Conditions are\n"
			"those of query.",
			"demarche matrix -d news.db --from 2024 --status "
			"actual -f csv > matrix.csv",
			OPTIONS_OF_ASKING | OPTION_BETWEEN, command_matrix,
			RECORD_EVENTS },
	{ "parse", "[FILE...]", "tags, lemmas, trees and names as CoNLL-U",
			"Prints sentences in CoNLL-U (Universal Dependencies "
			"v2), names in the last\n"
			"column. With --conllu-in the input is CoNLL-U and "
			"its tokens are taken as given.",
			"demarche parse article.txt\n"
			"demarche parse --conllu-in gold.conllu > out.conllu",
			(OPTIONS_OF_ANALYSIS & ~OPTION_FORMAT)
					| OPTION_CONLLU_IN,
			command_parse },
	{ "query", "-d DB [CONDITIONS]",
			"records of a database by actor, event, day, words",
			"Prints the records of a database that fit all "
			"conditions: as a table, or the\n"
			"JSON lines that code printed, byte for byte, or CSV. "
			"A list with commas asks for\n"
			"any of its words, * stands for any letters. WHO is a "
			"code (KOR), a code with\n"
			"sector (KOR.GOV), a sector (.REB), an identity "
			"(KOR/hyundai) or a name. --events\n"
			"prints each event once, however many articles report "
			"it.",
			"demarche query -d news.db --actor USA --recipient CHN "
			"--from 2025-03\n"
			"demarche query -d news.db --event SANCTION --words "
			"'oil OR gas' --format csv\n"
			"demarche query -d news.db --fact deal --amount 1bn.. "
			"--count",
			OPTIONS_OF_EVERY | OPTION_FORMAT | OPTION_DATABASE
					| OPTION_ONLY | OPTION_SELECTION
					| OPTION_NO_EVENTS | OPTION_BETWEEN
					| OPTION_ORDER | OPTION_QUERY
					| OPTION_LEXICON | OPTION_MARKED,
			command_query, RECORD_ALL },
	{ "read", "[FILE...]", "articles out of pages, feeds, archives",
			"Reads what code reads and prints one JSON line an "
			"article: title, date, authors,\n"
			"publisher, language and the main text without "
			"navigation, captions and share\n"
			"buttons.",
			"demarche read page.html | jq .text\n"
			"demarche read crawl.warc.gz > articles.jsonl",
			(OPTIONS_OF_READING | OPTION_THREADS) & ~OPTION_FORMAT,
			command_read },
	{ "relate", "[FILE...]",
			"the relation between two given spans of a sentence",
			"Reads JSON lines with id, text, source and target "
			"(substrings of the text, or\n"
			"byte offsets as source_span and target_span) and "
			"prints the best event for each.",
			"demarche relate --scheme plv pairs.jsonl",
			(OPTIONS_OF_ANALYSIS & ~OPTION_FORMAT) | OPTION_SCHEME
					| OPTION_FRAMES_ONLY
					| OPTION_MIN_CONFIDENCE,
			command_relate },
	{ "report", "-d DB [-o F.html] [--of COUNTRY --between A,B]",
			"a page with pictures, tables and the events behind "
			"them",
			"Writes one HTML file that needs no network and no "
			"script. With --of and --between\n"
			"it answers whether a country turns from one power to "
			"the other, since when, and\n"
			"through which events; without them it is an overview "
			"of the database. Conditions\n"
			"are those of query; without --status only what is "
			"told as done counts. With\n"
			"--format svg or png each picture becomes a file of "
			"the folder.",
			"demarche report -d news.db -o colombia.html --of COL "
			"--between USA,CHN\n"
			"demarche report -d news.db -o overview.html --from "
			"2024\n"
			"demarche report -d news.db --format svg -o pictures/",
			OPTIONS_OF_EVERY | OPTION_DATABASE | OPTION_SELECTION
					| OPTION_PERIOD | OPTION_LEXICON
					| OPTION_MARKED | OPTION_REPORT,
			command_report, RECORD_EVENTS },
	{ "rerun", "-d DB", "code the articles of a database again",
			"Codes stored articles with the lexicon and the "
			"network "
			"at hand. Each gets its\n"
			"new records wholly or not at all; what is coded in "
			"this way already is passed\n"
			"over, so that a run that was ended goes on where it "
			"was. Older records are kept\n"
			"for diff, until runs --drop-old.",
			"demarche rerun -d news.db --lexicon mine\n"
			"demarche rerun -d news.db --from 2025 --publisher "
			"'Sample Wire'",
			OPTIONS_OF_EVERY | OPTION_REJECTS | OPTION_LEXICON
					| OPTION_MODEL | OPTION_THREADS
					| OPTIONS_OF_RECORDS | OPTION_ONLY
					| OPTION_DATABASE | OPTION_ARTICLES,
			command_rerun, RECORD_ALL },
	{ "review", "-d DB FILE",
			"what analysts marked as right, wrong or the same",
			"FILE has a line of JSON a mark (docs/review.md), as "
			"serve --review writes it.\n"
			"Lists the marks that hold with their sentences, and "
			"whether their records are\n"
			"still there. With --gold the marked events become "
			"sentences that score reads.",
			"demarche review -d news.db marks.jsonl\n"
			"demarche review -d news.db --gold marks.jsonl > "
			"gold.jsonl\n"
			"demarche score gold.jsonl",
			OPTIONS_OF_EVERY | OPTION_FORMAT | OPTION_DATABASE
					| OPTION_REVIEW,
			command_review },
	{ "runs", "-d DB", "in which ways a database was coded",
			"One line a run: the same versions of program, lexicon "
			"and network, and the same\n"
			"options. Current are the articles whose records are "
			"of "
			"that run.",
			"demarche runs -d news.db\n"
			"demarche runs -d news.db --drop-old",
			OPTIONS_OF_EVERY | OPTION_FORMAT | OPTION_DATABASE
					| OPTION_DROP_OLD,
			command_runs },
	{ "score", "GOLD [RECORDS...]", "precision, recall and F1 against gold",
			"GOLD is JSON lines (articles with \"gold\": a list "
			"of events; or pairs with\n"
			"source and target, as relate reads them), or "
			"sentences with their records\n"
			"indented below them (docs/commands.md). RECORDS are "
			"what code or relate printed\n"
			"of it; without them the program codes GOLD itself. "
			"Intervals are 95 % bootstrap\n"
			"over sentences. --errors writes every sentence that "
			"is not right, by what is wrong.",
			"demarche score tests/cases/events\n"
			"demarche score --errors wrong.txt gold.jsonl "
			"events.jsonl",
			(OPTIONS_OF_ANALYSIS
					& ~(OPTION_THREADS | OPTION_REJECTS
							| OPTION_FETCH))
					| OPTIONS_OF_RECORDS | OPTION_SCHEME
					| OPTION_ERRORS,
			command_score },
	{ "serve", "-d DB", "the database as a page and an API, over HTTP",
			"Serves a dashboard (who does what to whom, over time, "
			"down to the sentence) and\n"
			"the JSON that it is made of (docs/api.md), and prints "
			"the address to open. Only\n"
			"this machine can connect, unless --address says "
			"otherwise; then a token is needed,\n"
			"which is part of the address printed. The database is "
			"only read, and may be\n"
			"written to meanwhile. Ends with Ctrl-C.",
			"demarche serve -d news.db --open\n"
			"demarche serve -d news.db --review marks.jsonl\n"
			"demarche serve -d news.db --address 0.0.0.0 --port "
			"9000",
			OPTIONS_OF_EVERY | OPTION_DATABASE | OPTION_LEXICON
					| OPTION_THREADS | OPTION_SERVE,
			command_serve },
	{ "speakers", "-d DB [CONDITIONS]",
			"who was quoted, in which tone, about whom",
			"A row a speaker, most quoted first: quotations, how "
			"many of them speak well or ill\n"
			"of whom they are about, and the countries most spoken "
			"of. Conditions are those of\n"
			"query; reports of the same words count once.",
			"demarche speakers -d news.db --about CHN --from 2024\n"
			"demarche speakers -d news.db --speaker USA --limit 20",
			OPTIONS_OF_ASKING | OPTION_NO_EVENTS | OPTION_BETWEEN
					| OPTION_ORDER,
			command_speakers, RECORD_ALL },
	{ "version", "", "version of program, lexicon and model",
			"With --verify it looks instead whether the files of "
			"lexicon and models are those\n"
			"that SHA256SUMS beside them tells, and whether that "
			"is signed. The exit status is 1\n"
			"when anything is not as it was shipped.",
			"demarche version\n"
			"demarche version --verify --key demarche.pub",
			OPTION_HELP | OPTION_LANG | OPTION_LEXICON
					| OPTION_MODEL | OPTION_COLOR
					| OPTION_VERIFY,
			command_version },
	{ "visits", "-d DB [CONDITIONS]", "a calendar of who travelled where",
			"A row a visit between countries, by day, out of facts "
			"and events; what several\n"
			"records tell of one visit is one row. --actor is the "
			"country of who travels,\n"
			"--recipient that of who hosts.",
			"demarche visits -d news.db --recipient CHN --from "
			"2024\n"
			"demarche visits -d news.db --sort -date --limit 20",
			OPTIONS_OF_ASKING | OPTION_NO_EVENTS | OPTION_BETWEEN
					| OPTION_ORDER,
			command_visits, RECORD_ALL },
	{ "watch", "-d DB FEEDS...",
			"code what news feeds bring into a database",
			"FEEDS are lists of feeds (OPML files) or addresses "
			"of feeds (RSS, Atom). Asks for\n"
			"each of them every 15 minutes, fetches the pages of "
			"items that are new, codes them\n"
			"and stores articles and records as ingest does. Asks "
			"less often where a feed fails,\n"
			"and only for what has changed. Goes on until Ctrl-C; "
			"with --once it ends when all\n"
			"that is due is done. What cannot be had is reported "
			"and noted in the database.",
			"demarche watch -d news.db feeds.opml\n"
			"demarche watch -d news.db --once --quiet "
			"https://wire.example/feed.xml",
			(OPTIONS_OF_ANALYSIS
					& ~(OPTION_FORMAT | OPTION_THREADS))
					| OPTIONS_OF_RECORDS | OPTION_ONLY
					| OPTION_DATABASE | OPTION_WATCH,
			command_watch, RECORD_ALL },
};
const size_t COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS;

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (!strcmp(COMMANDS[i].name, name))
			return &COMMANDS[i];
	return NULL;
}

void
command_print_unknown(const char *name)
{
	struct alike alike;
	struct buffer meant;
	alike_init(&alike, str_of(name));
	buffer_init(&meant, BUFFER_UNLIMITED);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		alike_show(&alike, str_of(COMMANDS[i].name));
	alike_put(&meant, &alike);
	if (!alike.count)
		buffer_put(&meant, STR("; demarche help lists them"));
	fprintf(stderr, "demarche: no command \"%s\"%.*s\n", name,
			STR_ARG(buffer_str(&meant)));
	buffer_fini(&meant);
}
