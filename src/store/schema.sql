-- The database of demarche, table by table. SQLite 3.40 or newer, WAL.
--
-- What it is for: articles come in one by one, over years, from several
-- programs at once; records are asked for by actor, event and date, counted by
-- the million, and must come out again byte for byte as `demarche code`
-- printed them. So
--
--   * an article's text stands once, in article_text; sentences, triggers and
--     actors are byte offsets into it, as in the records;
--   * the record lines of one article stand together, compressed (zstd), in
--     coding.lines: they are the records. All columns of record, participant,
--     dyad, money and measure are drawn from them, so that SQL can find them;
--   * words that repeat (categories, statuses, rules, verbs ...) are ids of
--     term;
--   * everything about one article is written in one transaction; the derived
--     tables (cluster_member, event_group ...) can be made anew from the others.
--
-- Dates are integers YYYYMMDD, 0 where unknown; times are seconds since 1970
-- (UTC) and never reach an export. Offsets are bytes. Confidence is percent.
-- Read with the views at the end: they spell the ids out.

PRAGMA application_id = 0x64656d61; -- "dema": `file` and we know our own
PRAGMA user_version = 3;            -- of this schema; see migrate.h

-- ---------------------------------------------------------------------------
-- Vocabulary

-- A word that repeats, once: "SANCTION", "visit", "actual", "KOR", "buyer",
-- "verbs/en/aid.frames:9". What it means follows from the column that names it.
CREATE TABLE term (
	id INTEGER PRIMARY KEY,
	text TEXT NOT NULL UNIQUE
);
INSERT INTO term VALUES (0, ''); -- nothing is 0 everywhere

-- Who acts, is acted upon or speaks: what the records' actor objects say
-- beside their place in the text.
CREATE TABLE actor (
	id INTEGER PRIMARY KEY,
	identity TEXT NOT NULL,  -- "KOR/hyundai", "GHA/GOV"; "" for a stranger
	country INTEGER NOT NULL REFERENCES term, -- code: "KOR", "IGO"; "" none
	sectors TEXT NOT NULL,   -- "GOV LEG", in the record's order; "" none
	name TEXT NOT NULL,      -- "Hyundai"; "" none
	UNIQUE (identity, country, sectors, name)
);
CREATE INDEX actor_by_country ON actor (country);

-- ---------------------------------------------------------------------------
-- Where the articles come from

-- One way of coding: the same program, lexicon, model and options are the same
-- run, however often the program was started with them.
CREATE TABLE run (
	id INTEGER PRIMARY KEY,
	program TEXT NOT NULL,   -- "0.1.0"
	lexicon TEXT NOT NULL,   -- 8 hex digits
	model TEXT NOT NULL,     -- 8 hex digits
	options TEXT NOT NULL,   -- those that change records: "--min-confidence 0.5"
	started INTEGER NOT NULL,
	UNIQUE (program, lexicon, model, options)
);

CREATE TABLE article (
	id INTEGER PRIMARY KEY,
	doc TEXT NOT NULL UNIQUE,  -- the id given, else path or address
	url TEXT NOT NULL,         -- canonical link; "" none
	url_key INTEGER NOT NULL,  -- hash of the normalised url (article_key.h); 0 none
	content_key INTEGER NOT NULL, -- hash of the normalised title and text
	title TEXT NOT NULL,
	authors TEXT NOT NULL,     -- JSON list of names
	publisher INTEGER NOT NULL REFERENCES term,
	lang INTEGER NOT NULL REFERENCES term,
	kind INTEGER NOT NULL REFERENCES term, -- "html", "jsonl", ...
	date INTEGER NOT NULL,     -- YYYYMMDD
	published TEXT NOT NULL,   -- as the article gives it: day or time
	paragraphs INTEGER NOT NULL
);
CREATE UNIQUE INDEX article_by_url ON article (url_key) WHERE url_key <> 0;
CREATE UNIQUE INDEX article_by_content ON article (content_key);
CREATE INDEX article_by_date ON article (date, doc);

-- Apart from article, so that a walk over articles does not read their text.
CREATE TABLE article_text (
	article INTEGER PRIMARY KEY REFERENCES article,
	text TEXT NOT NULL
);

-- Documents that were met and not stored, each once: the same article at
-- another address, in another file or paper ("content"); an article that was
-- changed, whose first version stays ("url"); another article under an id that
-- is taken ("id"), which was refused. Reports are counted with those of
-- "content". What stands here is decided: the same document again is nothing
-- new, whatever was stored in between.
CREATE TABLE sighting (
	doc TEXT NOT NULL,
	url TEXT NOT NULL,
	content_key INTEGER NOT NULL,
	article INTEGER NOT NULL REFERENCES article, -- what it agrees with
	reason TEXT NOT NULL,      -- in what: "content", "url" or "id"
	url_key INTEGER NOT NULL,
	publisher INTEGER NOT NULL REFERENCES term,
	date INTEGER NOT NULL,
	PRIMARY KEY (doc, url, content_key)
) WITHOUT ROWID;
CREATE INDEX sighting_by_article ON sighting (article);
CREATE INDEX sighting_by_url ON sighting (url_key) WHERE url_key <> 0;

-- Documents that could not be read or coded, each reason once.
CREATE TABLE reject (
	id INTEGER PRIMARY KEY,
	source TEXT NOT NULL,      -- file, address or article
	line INTEGER NOT NULL,     -- 0: none
	byte INTEGER NOT NULL,     -- -1: none
	reason TEXT NOT NULL,
	UNIQUE (source, line, byte, reason)
);

-- ---------------------------------------------------------------------------
-- Sentences and full text

CREATE TABLE sentence (
	id INTEGER PRIMARY KEY,
	article INTEGER NOT NULL REFERENCES article,
	number INTEGER NOT NULL,   -- as in the records, from 0
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	UNIQUE (article, number)
);

CREATE VIEW sentence_text (id, article, number, text) AS
SELECT sentence.id, sentence.article, sentence.number,
	CAST(substr(CAST(article_text.text AS BLOB), sentence.start + 1,
		sentence.end - sentence.start) AS TEXT)
FROM sentence JOIN article_text USING (article);

CREATE VIRTUAL TABLE sentence_words USING fts5(
	text, content = 'sentence_text', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);

-- ---------------------------------------------------------------------------
-- Records

-- What one run made of one article. The newest coding of an article is the
-- current one, and only its records stand in the tables below; the lines of
-- the others are kept for `diff`.
CREATE TABLE coding (
	id INTEGER PRIMARY KEY,
	article INTEGER NOT NULL REFERENCES article,
	run INTEGER NOT NULL REFERENCES run,
	current INTEGER NOT NULL,  -- 1 or 0
	records INTEGER NOT NULL,  -- how many
	bytes INTEGER NOT NULL,    -- of the lines, not compressed
	lines BLOB NOT NULL,       -- zstd: the records' JSON lines
	UNIQUE (article, run)
);

CREATE TABLE record (
	id INTEGER PRIMARY KEY,
	uid INTEGER NOT NULL,      -- the 16 hex digits of "id", as a signed number
	coding INTEGER NOT NULL REFERENCES coding,
	line INTEGER NOT NULL,     -- in coding.lines, from 0
	article INTEGER NOT NULL REFERENCES article,
	sentence INTEGER NOT NULL, -- its number in the article
	kind INTEGER NOT NULL,     -- 1 event, 2 fact, 3 quote, 4 amount
	date INTEGER NOT NULL,
	date_end INTEGER NOT NULL, -- = date where it is a day
	category INTEGER NOT NULL REFERENCES term, -- "SANCTION"; "deal"; class of the verb
	mode INTEGER NOT NULL REFERENCES term,     -- "visit"; instrument of a fact; verb
	cameo INTEGER NOT NULL REFERENCES term,
	status INTEGER NOT NULL REFERENCES term,   -- stance of a quotation
	quad INTEGER NOT NULL,     -- 1..4; 0 where it is no event
	score REAL NOT NULL,
	contexts INTEGER NOT NULL REFERENCES term, -- " economic diplomatic "
	country INTEGER NOT NULL REFERENCES term,  -- of the place
	place INTEGER NOT NULL REFERENCES term,    -- its name
	rule INTEGER NOT NULL REFERENCES term,
	confidence INTEGER NOT NULL,
	trigger_start INTEGER NOT NULL,
	trigger_end INTEGER NOT NULL,
	key INTEGER NOT NULL,      -- hash of "key": reports of the same event
	mutual INTEGER NOT NULL DEFAULT 0 -- 1: an event of several actors, on each other
);
CREATE INDEX record_by_article ON record (article, sentence);
CREATE INDEX record_by_date ON record (date, category);
CREATE INDEX record_by_key ON record (key);

-- The actors of a record, in the record's order, each with its role: actor,
-- recipient; of facts buyer, donor ...; of quotations speaker, about; and
-- "attribution": who says so.
CREATE TABLE participant (
	record INTEGER NOT NULL REFERENCES record,
	position INTEGER NOT NULL,
	role INTEGER NOT NULL REFERENCES term,
	actor INTEGER NOT NULL REFERENCES actor,
	start INTEGER NOT NULL,
	end INTEGER NOT NULL,
	PRIMARY KEY (record, position)
) WITHOUT ROWID;
CREATE INDEX participant_by_actor ON participant (actor, role, record);

-- One row a pair of countries of an event: what is asked for most. Mutual
-- events stand in both directions, as with `code --dyads`. Everything that a
-- count needs stands here. Where several actors of a country take part, the
-- sector is that of the first.
CREATE TABLE dyad (
	source INTEGER NOT NULL REFERENCES term,
	target INTEGER NOT NULL REFERENCES term, -- "" where nobody is named
	date INTEGER NOT NULL,
	record INTEGER NOT NULL REFERENCES record,
	category INTEGER NOT NULL REFERENCES term,
	status INTEGER NOT NULL REFERENCES term,
	quad INTEGER NOT NULL,
	score REAL NOT NULL,
	source_sector INTEGER NOT NULL REFERENCES term, -- the first: "GOV"
	target_sector INTEGER NOT NULL REFERENCES term,
	confidence INTEGER NOT NULL,
	article INTEGER NOT NULL REFERENCES article,
	PRIMARY KEY (source, target, date, record)
) WITHOUT ROWID;
CREATE INDEX dyad_by_target ON dyad (target, date, record);

-- Sums of money of a record.
CREATE TABLE money (
	record INTEGER NOT NULL REFERENCES record,
	position INTEGER NOT NULL,
	value REAL NOT NULL,
	currency INTEGER NOT NULL REFERENCES term,
	usd REAL,                  -- NULL where the text and the table give none
	PRIMARY KEY (record, position)
) WITHOUT ROWID;
CREATE INDEX money_by_usd ON money (usd) WHERE usd IS NOT NULL;

-- Numbers of people and things of a record.
CREATE TABLE measure (
	record INTEGER NOT NULL REFERENCES record,
	position INTEGER NOT NULL,
	value REAL NOT NULL,
	unit INTEGER NOT NULL REFERENCES term,
	PRIMARY KEY (record, position)
) WITHOUT ROWID;

-- ---------------------------------------------------------------------------
-- Derived: near-duplicates, reports and events. A function of the tables above;
-- `stale` says what is to be made again.

-- The least prints of an article's text (minhash.h): who has the same ones may
-- be a copy. `place` orders the articles that have a print by day, then by a
-- hash of their id, whatever the order of ingest: days since 1970 (0 where
-- unknown) * 2^32 + 32 bits of the hash.
CREATE TABLE minhash (
	print INTEGER NOT NULL,
	place INTEGER NOT NULL,
	article INTEGER NOT NULL REFERENCES article,
	PRIMARY KEY (print, place, article)
) WITHOUT ROWID;

-- Articles that are copies of one another; an article that has no copy is in
-- none. The cluster is named by the article that came first.
CREATE TABLE cluster_member (
	article INTEGER PRIMARY KEY REFERENCES article,
	cluster INTEGER NOT NULL REFERENCES article
);
CREATE INDEX cluster_by_cluster ON cluster_member (cluster);

-- What a record can be found by among reports of the same (report.h): parties
-- and category, words of a quotation. `place` as above, by the record's day and
-- its uid.
CREATE TABLE record_print (
	print INTEGER NOT NULL,
	place INTEGER NOT NULL,
	record INTEGER NOT NULL REFERENCES record,
	PRIMARY KEY (print, place, record)
) WITHOUT ROWID;

-- Records that report the same event, fact or words; a record that is the only
-- report is in none. The group is named by its first record: of the article
-- that came first, in the order of the text.
CREATE TABLE event_group (
	record INTEGER PRIMARY KEY REFERENCES record,
	leader INTEGER NOT NULL REFERENCES record
);
CREATE INDEX event_group_by_leader ON event_group (leader);

-- Articles whose place in the two tables above is not settled yet.
CREATE TABLE stale (
	article INTEGER PRIMARY KEY REFERENCES article
);

-- ---------------------------------------------------------------------------
-- Feeds that `watch` polls

CREATE TABLE feed (
	url TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	etag TEXT NOT NULL,
	last_modified TEXT NOT NULL,
	next_due INTEGER NOT NULL,  -- time
	failures INTEGER NOT NULL,  -- in a row
	last_status TEXT NOT NULL,  -- "200", "304", "timed out"
	last_checked INTEGER NOT NULL
);

-- Pages of items: done ones are not fetched again.
CREATE TABLE feed_item (
	url TEXT PRIMARY KEY,
	feed TEXT NOT NULL REFERENCES feed,
	date TEXT NOT NULL,         -- of the item, as the feed has it; "" none
	done INTEGER NOT NULL,      -- 1 or 0
	attempts INTEGER NOT NULL,
	next_due INTEGER NOT NULL
);
CREATE INDEX feed_item_open ON feed_item (feed, next_due) WHERE done = 0;

-- ---------------------------------------------------------------------------
-- For readers: the same with words instead of ids

-- Who takes part, with the words of the text.
CREATE VIEW party AS
SELECT participant.record, participant.position, role.text AS role,
	CASE country.text WHEN '' THEN '-' ELSE country.text END
		|| CASE actor.sectors WHEN '' THEN '' ELSE '.' || substr(actor.sectors,
		1, instr(actor.sectors || ' ', ' ') - 1) END AS code, -- "KEN.GOV"
	actor.identity, actor.name,
	CAST(substr(CAST(article_text.text AS BLOB), participant.start + 1,
		participant.end - participant.start) AS TEXT) AS words
FROM participant
	JOIN record ON record.id = participant.record
	JOIN article_text ON article_text.article = record.article
	JOIN actor ON actor.id = participant.actor
	JOIN term AS role ON role.id = participant.role
	JOIN term AS country ON country.id = actor.country;

CREATE VIEW event AS
SELECT record.id, printf('%016x', record.uid) AS uid, article.doc,
	record.date, record.date_end,
	(SELECT group_concat(code, ' ') FROM party
		WHERE party.record = record.id AND role = 'actor') AS actors,
	category.text AS event, mode.text AS mode, cameo.text AS cameo,
	(SELECT group_concat(code, ' ') FROM party
		WHERE party.record = record.id AND role = 'recipient') AS recipients,
	status.text AS status, record.quad, record.score,
	trim(contexts.text) AS contexts,
	place.text AS place, country.text AS country,
	record.confidence, rule.text AS rule,
	(SELECT text FROM sentence_text WHERE sentence_text.article = record.article
		AND number = record.sentence) AS words,
	record.sentence, article.title, article.url
FROM record
	JOIN article ON article.id = record.article
	JOIN term AS category ON category.id = record.category
	JOIN term AS mode ON mode.id = record.mode
	JOIN term AS cameo ON cameo.id = record.cameo
	JOIN term AS status ON status.id = record.status
	JOIN term AS contexts ON contexts.id = record.contexts
	JOIN term AS place ON place.id = record.place
	JOIN term AS country ON country.id = record.country
	JOIN term AS rule ON rule.id = record.rule
WHERE record.kind = 1;

-- Reports that were copied: clusters of copies, by their first article.
CREATE VIEW story AS
SELECT article.id AS cluster, count(*) AS copies, article.doc, article.date, article.title
FROM cluster_member JOIN article ON article.id = cluster_member.cluster
GROUP BY article.id;

-- Which records report the same, and in which paper.
CREATE VIEW report AS
SELECT event_group.leader, record.id AS record, record.kind, record.date, article.doc,
	publisher.text AS publisher, article.title
FROM event_group
	JOIN record ON record.id = event_group.record
	JOIN article ON article.id = record.article
	JOIN term AS publisher ON publisher.id = article.publisher;

-- Every event once: the first report of it, and how many there are.
CREATE VIEW event_once AS
SELECT event.*, max(1, (SELECT count(*) FROM event_group WHERE leader = event.id)) AS reports
FROM event
WHERE NOT EXISTS (SELECT 1 FROM event_group
	WHERE event_group.record = event.id AND event_group.leader <> event.id);

-- Amounts are the first of a fact; all stand in money and measure.
CREATE VIEW fact AS
SELECT record.id, printf('%016x', record.uid) AS uid, article.doc,
	record.date, record.date_end, category.text AS fact, status.text AS status,
	(SELECT group_concat(role || ':' || code, ' ') FROM party
		WHERE party.record = record.id AND role <> 'attribution') AS parties,
	money.value AS amount, currency.text AS currency, money.usd,
	measure.value AS count, unit.text AS unit,
	instrument.text AS instrument, rule.text AS rule,
	(SELECT text FROM sentence_text WHERE sentence_text.article = record.article
		AND number = record.sentence) AS words,
	record.sentence, article.title, article.url
FROM record
	JOIN article ON article.id = record.article
	JOIN term AS category ON category.id = record.category
	JOIN term AS status ON status.id = record.status
	JOIN term AS instrument ON instrument.id = record.mode
	JOIN term AS rule ON rule.id = record.rule
	LEFT JOIN money ON money.record = record.id AND money.position = 0
	LEFT JOIN term AS currency ON currency.id = money.currency
	LEFT JOIN measure ON measure.record = record.id AND measure.position = 0
	LEFT JOIN term AS unit ON unit.id = measure.unit
WHERE record.kind = 2;

CREATE VIEW quote AS
SELECT record.id, printf('%016x', record.uid) AS uid, article.doc, record.date,
	(SELECT code FROM party
		WHERE party.record = record.id AND role = 'speaker') AS speaker,
	(SELECT name FROM party
		WHERE party.record = record.id AND role = 'speaker') AS name,
	verb.text AS verb, class.text AS verb_class,
	(SELECT group_concat(code, ' ') FROM party
		WHERE party.record = record.id AND role = 'about') AS about,
	stance.text AS stance,
	CAST(substr(CAST(article_text.text AS BLOB), record.trigger_start + 1,
		record.trigger_end - record.trigger_start) AS TEXT) AS words,
	record.sentence, article.title, article.url
FROM record
	JOIN article ON article.id = record.article
	JOIN article_text ON article_text.article = record.article
	JOIN term AS verb ON verb.id = record.mode
	JOIN term AS class ON class.id = record.category
	JOIN term AS stance ON stance.id = record.status
WHERE record.kind = 3;
