#include "text/abbreviations.h"

#include <stdint.h>

#include "text/chars.h"

/* All lists are lower case and sorted bytewise; test_lists checks that. */

/* clang-format off */
static const char *const title_words[] = {
	"adm", "amb", "archbp", "asst", "atty", "bp", "brig", "capt", "cdr",
	"chas", "cmdr", "col", "comdr", "cong", "congr", "cpl", "det", "dir",
	"dr", "dra", "drs", "ens", "fr", "ft", "gen", "gens", "geo", "gov",
	"govs", "hon", "ing", "insp", "jas", "jos", "lic", "lieut", "lt",
	"maj", "messrs", "mgr", "mlle", "mme", "mr", "mrs", "ms", "msgr",
	"mt", "pfc", "pres", "prof", "pte", "pvt", "rep", "reps", "rev", "rt",
	"sen", "sens", "sgt", "spc", "spec", "sr", "sra", "srta", "st", "sta",
	"ste", "supt", "thos", "wm",
};

static const char *const number_words[] = {
	"app", "art", "arts", "b", "c", "cap", "ch", "chap", "cl", "d", "eq",
	"ext", "fig", "figs", "mar", "no", "nos", "nr", "num", "op", "p",
	"par", "para", "pp", "pt", "rs", "sat", "sec", "sect", "sun", "tel",
	"tk", "v", "vol", "vols",
};

static const char *const date_words[] = {
	"apr", "aug", "dec", "feb", "fri", "jan", "jul", "jun", "mon", "nov",
	"oct", "sep", "sept", "thu", "thur", "thurs", "tue", "tues", "wed",
};

static const char *const company_words[] = {
	"assn", "ave", "bhd", "blvd", "bros", "cie", "co", "corp",
	"dept", "dist", "esq", "est", "hwy", "inc", "intl", "jr", "llc",
	"ltd", "ltda", "mfg", "natl", "plc", "pty", "rd", "sq", "tpk", "univ",
};

static const char *const place_words[] = {
	"ala", "ariz", "ark", "bc", "cal", "calif", "colo", "conn", "del",
	"fla", "ga", "ia", "ill", "ind", "kan", "kans", "ky", "la", "mass",
	"md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "nsw",
	"okla", "ont", "ore", "pa", "que", "sask", "tenn", "tex", "va", "vt",
	"wash", "wis", "wyo",
};

static const char *const plain_words[] = {
	"al", "approx", "attn", "bbl", "bn", "btw", "ca", "cf", "ed", "eds",
	"eg", "esp", "est", "etc", "excl", "fl", "ft", "ie", "incl", "kg",
	"km", "lb", "lbs", "lv", "mfr", "mg", "min", "mins", "misc", "mm",
	"mph", "oz", "pct", "repr", "resp", "rev", "rpm", "sec", "secs", "sq",
	"temp", "tr", "trans", "viz", "vs", "yd", "yds", "yr", "yrs",
};

static const char *const degree_words[] = {
	"b.sc", "d.phil", "d.sc", "ll.b", "ll.d", "ll.m", "m.phil", "m.sc",
	"ph.d",
};

static const char *const starter_words[] = {
	"a", "according", "after", "all", "also", "although", "an", "and",
	"another", "any", "as", "asked", "at", "because", "before", "both",
	"but", "by", "despite", "during", "each", "even", "every", "few",
	"following", "for", "from", "furthermore", "given", "he", "her",
	"here", "his", "how", "however", "i", "if", "in", "indeed", "instead",
	"it", "its", "last", "later", "many", "meanwhile", "more", "moreover",
	"most", "my", "nevertheless", "no", "nor", "not", "now", "on", "once",
	"one", "only", "or", "our", "over", "several", "she", "since", "so",
	"some", "still", "such", "than", "that", "the", "their", "then",
	"there", "therefore", "these", "they", "this", "those", "though",
	"through", "thus", "to", "today", "under", "unlike", "until", "we",
	"what", "when", "where", "whether", "which", "while", "who", "why",
	"with", "yet", "you", "your",
};

static const char *const time_word_words[] = {
	"am", "april", "august", "bst", "cest", "cet", "cst", "december",
	"edt", "est", "et", "february", "friday", "gmt", "hkt", "ist",
	"january", "july", "june", "kst", "local", "march", "may", "mdt",
	"monday", "mst", "november", "october", "pdt", "pst", "pt",
	"saturday", "september", "sunday", "thursday", "today", "tomorrow",
	"tuesday", "utc", "wednesday", "yesterday",
};

static const char *const speech_verb_words[] = {
	"added", "admitted", "announced", "answered", "argued", "asked",
	"asks", "began", "called", "claimed", "commented", "complained",
	"concluded", "cried", "declared", "demanded", "exclaimed",
	"explained", "inquired", "insisted", "joked", "noted", "observed",
	"pleaded", "quipped", "remarked", "replied", "replies", "responded",
	"said", "says", "screamed", "shouted", "stated", "told", "tweeted",
	"urged", "wondered", "wrote", "yelled",
};

static const char *const hyphen_prefix_words[] = {
	"ante", "anti", "arch", "bi", "bio", "co", "counter", "cross", "de",
	"deutero", "e", "electro", "ex", "extra", "geo", "hydro", "hyper",
	"hypo", "infra", "inter", "intra", "macro", "mega", "meta", "micro",
	"mid", "mini", "multi", "neo", "non", "over", "pan", "para", "poly",
	"post", "pre", "pro", "proto", "pseudo", "psycho", "re", "semi",
	"socio", "sub", "super", "supra", "thermo", "trans", "tri", "ultra",
	"un", "under", "uni",
};

static const char *const hyphen_suffix_words[] = {
	"esque", "ish", "wise",
};

static const char *const slash_word_words[] = {
	"b/c", "b/t", "i/c", "i/s", "km/h", "l/c", "n/a", "s/he", "w/i",
	"w/o", "w/out",
};

static const char *const unit_words[] = {
	"am", "b", "bbl", "bhp", "bn", "btu", "cc", "cm", "eur", "ft", "g",
	"gal", "gb", "gbp", "gbps", "gh", "ghz", "gw", "gwh", "ha", "hp",
	"hr", "hrs", "hz", "k", "kb", "kg", "khz", "km", "kmh", "km²", "kph",
	"kw", "kwh", "l", "lb", "lbs", "m", "mb", "mbps", "mg", "mhz", "mi",
	"min", "mins", "ml", "mm", "mn", "mph", "mt", "mw", "mwh", "m²", "oz",
	"pc", "pm", "px", "sec", "secs", "sq", "t", "tb", "tn", "trn", "tw",
	"twh", "usd", "x", "yd", "yds", "yr", "yrs",
};

static const char *const domain_words[] = {
	"aero", "ai", "asia", "aspx", "au", "biz", "br", "ca", "cat", "ch",
	"cl", "cn", "co", "com", "csv", "cz", "de", "dk", "doc", "docx",
	"edu", "es", "eu", "exe", "fi", "fm", "fr", "gif", "gov", "gr", "gz",
	"hk", "htm", "html", "hu", "ie", "il", "info", "int", "io", "ir",
	"jobs", "jp", "jpg", "js", "json", "ke", "kr", "lb", "lk", "mil",
	"mobi", "mov", "mp3", "mp4", "mx", "net", "ng", "nl", "nz", "org",
	"pdf", "ph", "php", "pl", "png", "ppt", "pt", "py", "ro", "ru", "se",
	"sg", "si", "tel", "tk", "tr", "tv", "tw", "txt", "ua", "uk", "unix",
	"url", "uy", "ve", "vn", "wav", "ws", "xls", "xlsx", "xml", "xxx",
	"za", "zip",
};

static const char *const elision_words[] = {
	"'bout", "'cause", "'coz", "'cuz", "'em", "'n", "'nuff", "'round",
	"'til", "'tis", "'twas", "'twere", "'twill",
};

static const char *const place_link_words[] = {
	"al", "and", "da", "das", "de", "del", "di", "do", "dos", "du", "el",
	"la", "las", "le", "los", "of", "on", "sur", "the", "upon", "van",
	"y",
};

static const char *const month_words[] = {
	"abril", "agosto", "apr", "april", "aug", "august", "dec", "december",
	"diciembre", "enero", "feb", "febrero", "february", "jan", "january",
	"jul", "julio", "july", "jun", "june", "junio", "mar", "march",
	"marzo", "may", "mayo", "nov", "november", "noviembre", "oct",
	"october", "octubre", "sep", "sept", "september", "septiembre",
};

/* Two words written as one, and where the first ends. */
static const struct {
	const char *word;
	unsigned cut;
} compounds[] = {
	{ "aint", 2 }, { "alot", 1 }, { "arent", 3 }, { "cannot", 3 },
	{ "cant", 2 }, { "couldnt", 5 }, { "couldve", 5 }, { "didnt", 3 },
	{ "doesnt", 4 }, { "dont", 2 }, { "gimme", 3 }, { "gonna", 3 },
	{ "gotta", 3 }, { "hadnt", 3 }, { "hasnt", 3 }, { "havent", 4 },
	{ "hes", 2 }, { "im", 1 },
	{ "isnt", 2 }, { "ive", 1 }, { "lemme", 3 }, { "lotta", 3 },
	{ "outta", 3 }, { "shes", 3 }, { "shouldnt", 6 }, { "shouldve", 6 },
	{ "thats", 4 }, { "theres", 5 }, { "theyll", 4 }, { "theyre", 4 },
	{ "theyve", 4 }, { "wanna", 3 }, { "wasnt", 3 }, { "werent", 4 },
	{ "whats", 4 }, { "wont", 2 }, { "wouldnt", 5 }, { "wouldve", 5 },
	{ "youll", 3 }, { "youre", 3 }, { "youve", 3 },
};

/* Beginnings of paragraphs that belong to the page, not to the article. */
static const char *const furniture[] = {
	"advertisement", "also read", "click here", "copyright 20",
	"copyright \xC2\xA9", "credit:", "download the",
	"exit mobile version", "file photo", "follow us", "getty images",
	"image caption", "image credit", "image source", "image:", "join our",
	"keep reading", "learn more", "listen to this article", "more from",
	"more on this", "photo by", "photo credit", "photo:", "photograph:",
	"picture:", "read also", "read more", "read next", "read the full",
	"recommended:", "related articles", "related stories", "related:",
	"see also", "share on", "share this", "sign up", "skip to",
	"sponsored content", "subscribe", "tags:",
	"this story was originally", "video:", "watch now", "watch:",
	"write to ", "\xC2\xA9",
};
/* clang-format on */

#define LIST(words)                                                            \
	{                                                                      \
		words, sizeof(words) / sizeof *(words)                         \
	}

static const struct {
	const char *const *words;
	size_t count;
} lists[LIST_COUNT] = {
	[LIST_TITLE] = LIST(title_words),
	[LIST_NUMBER] = LIST(number_words),
	[LIST_DATE] = LIST(date_words),
	[LIST_COMPANY] = LIST(company_words),
	[LIST_PLACE] = LIST(place_words),
	[LIST_PLAIN] = LIST(plain_words),
	[LIST_DEGREE] = LIST(degree_words),
	[LIST_STARTER] = LIST(starter_words),
	[LIST_TIME_WORD] = LIST(time_word_words),
	[LIST_SPEECH_VERB] = LIST(speech_verb_words),
	[LIST_HYPHEN_PREFIX] = LIST(hyphen_prefix_words),
	[LIST_HYPHEN_SUFFIX] = LIST(hyphen_suffix_words),
	[LIST_SLASH_WORD] = LIST(slash_word_words),
	[LIST_UNIT] = LIST(unit_words),
	[LIST_DOMAIN] = LIST(domain_words),
	[LIST_ELISION] = LIST(elision_words),
	[LIST_PLACE_LINK] = LIST(place_link_words),
	[LIST_MONTH] = LIST(month_words),
};

/* Nothing in the lists is longer. */
enum { WORD_BYTES = 16 };

const char *const *
word_list(enum word_list list, size_t *count)
{
	*count = lists[list].count;
	return lists[list].words;
}

/* `word` in lower case, null-terminated; false when it fits no list. */
static bool
lower(struct str word, char out[WORD_BYTES])
{
	if (word.len == 0 || word.len >= WORD_BYTES)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];
		out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	out[word.len] = '\0';
	return true;
}

static bool
list_has(enum word_list list, const char *word)
{
	size_t low = 0, high = lists[list].count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(word, lists[list].words[middle]);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool
word_list_has(enum word_list list, struct str word)
{
	char key[WORD_BYTES];
	return lower(word, key) && list_has(list, key);
}

enum word_list
abbreviation_find(struct str word)
{
	char key[WORD_BYTES];
	if (!lower(word, key))
		return LIST_ABBREVIATIONS;
	bool capital = char_ascii[(unsigned char)word.at[0]] == CHAR_UPPER;
	bool inner = str_find_byte(word, '.') < word.len;
	enum word_list first = capital || inner ? LIST_TITLE : LIST_PLAIN;
	for (enum word_list list = first; list < LIST_ABBREVIATIONS; list++)
		if (list_has(list, key))
			return list;
	/* "p. 5" and "vol. 2" are written small as well. */
	return list_has(LIST_NUMBER, key) ? LIST_NUMBER : LIST_ABBREVIATIONS;
}

unsigned
compound_cut(struct str word)
{
	char key[WORD_BYTES];
	if (word.len < 2 || word.len > 8 || !lower(word, key))
		return 0;
	size_t low = 0, high = sizeof compounds / sizeof *compounds;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(key, compounds[middle].word);
		if (order == 0)
			return compounds[middle].cut;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

bool
furniture_begins(struct str text)
{
	for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++) {
		struct str phrase = str_of(furniture[i]);
		struct str start = { text.at, phrase.len };
		if (text.len >= phrase.len
				&& str_equal_ascii_case(start, phrase))
			return true;
	}
	return false;
}
