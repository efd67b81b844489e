#include "text/word_lists.h"

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

static const char *const short_place_words[] = {
	"aden", "agra", "apia", "baku", "bern", "bonn", "brno", "cali",
	"cebu", "cork", "dili", "doha", "gao", "gaza", "giza", "goma", "graz",
	"homs", "iasi", "jos", "juba", "kiel", "kiev", "kyiv", "lae",
	"le\xC3\xB3n", "lima", "lodz", "lome", "lom\xC3\xA9", "lviv", "lyon",
	"male", "mal\xC3\xA9", "metz", "nice", "nuuk", "omsk",
	"oran", "oslo", "oulu", "pune", "riga", "roma", "rome", "suva", "ufa",
	"vigo", "york",
};

static const char *const month_words[] = {
	"abril", "agosto", "apr", "april", "aug", "august", "dec", "december",
	"diciembre", "enero", "feb", "febrero", "february", "jan", "january",
	"jul", "julio", "july", "jun", "june", "junio", "mar", "march",
	"marzo", "may", "mayo", "nov", "november", "noviembre", "oct",
	"october", "octubre", "sep", "sept", "september", "septiembre",
};

static const char *const byline_words[] = { "by" };

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

const struct word_lists text_english = {
	.lists = {
		[LIST_TITLE] = WORD_LIST(title_words),
		[LIST_NUMBER] = WORD_LIST(number_words),
		[LIST_DATE] = WORD_LIST(date_words),
		[LIST_COMPANY] = WORD_LIST(company_words),
		[LIST_PLACE] = WORD_LIST(place_words),
		[LIST_PLAIN] = WORD_LIST(plain_words),
		[LIST_DEGREE] = WORD_LIST(degree_words),
		[LIST_STARTER] = WORD_LIST(starter_words),
		[LIST_TIME_WORD] = WORD_LIST(time_word_words),
		[LIST_SPEECH_VERB] = WORD_LIST(speech_verb_words),
		[LIST_HYPHEN_PREFIX] = WORD_LIST(hyphen_prefix_words),
		[LIST_HYPHEN_SUFFIX] = WORD_LIST(hyphen_suffix_words),
		[LIST_SLASH_WORD] = WORD_LIST(slash_word_words),
		[LIST_UNIT] = WORD_LIST(unit_words),
		[LIST_DOMAIN] = WORD_LIST(domain_words),
		[LIST_ELISION] = WORD_LIST(elision_words),
		[LIST_PLACE_LINK] = WORD_LIST(place_link_words),
		[LIST_SHORT_PLACE] = WORD_LIST(short_place_words),
		[LIST_MONTH] = WORD_LIST(month_words),
		[LIST_BYLINE] = WORD_LIST(byline_words),
	},
	.furniture = WORD_LIST(furniture),
};
