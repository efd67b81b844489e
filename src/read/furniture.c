#include "read/furniture.h"

#include "base/utf8.h"

enum {
	/* A line that begins with a phrase may be longer than the phrase. */
	LONGEST_BEGIN = 160,
	LONGEST_LINE = 300,
};

enum match {
	WHOLE, /* the line is the phrase, but for marks at its ends */
	BEGIN, /* the line begins with it and is short */
	PART,  /* the line holds it and is short */
};

/* Lower case. */
static const struct phrase {
	enum match match;
	struct str text;
} phrases[] = {
#define PHRASE(match, text)                                                    \
	{                                                                      \
		match,                                                         \
		{                                                              \
			text, sizeof text - 1                                  \
		}                                                              \
	}
	PHRASE(BEGIN, "site icon "),
	PHRASE(WHOLE, "exit mobile version"),
	PHRASE(WHOLE, "advertisement"),
	PHRASE(WHOLE, "advertisements"),
	PHRASE(WHOLE, "advertising"),
	PHRASE(WHOLE, "advert"),
	PHRASE(WHOLE, "ad"),
	PHRASE(WHOLE, "publicidad"),
	PHRASE(WHOLE, "anuncio"),
	PHRASE(WHOLE, "sponsored"),
	PHRASE(WHOLE, "sponsored content"),
	PHRASE(BEGIN, "advertisement - "),
	PHRASE(WHOLE, "story continues below advertisement"),
	PHRASE(BEGIN, "story continues below"),
	PHRASE(BEGIN, "article continues below"),
	PHRASE(BEGIN, "article continues after"),
	PHRASE(BEGIN, "continue reading below"),
	PHRASE(WHOLE, "continue reading"),
	PHRASE(WHOLE, "continue reading the main story"),
	PHRASE(WHOLE, "seguir leyendo"),
	PHRASE(WHOLE, "sigue leyendo"),
	PHRASE(WHOLE, "skip advertisement"),
	PHRASE(WHOLE, "skip to content"),
	PHRASE(WHOLE, "skip to main content"),
	PHRASE(WHOLE, "read more"),
	PHRASE(BEGIN, "read more:"),
	PHRASE(BEGIN, "read more on "),
	PHRASE(BEGIN, "read also:"),
	PHRASE(BEGIN, "also read:"),
	PHRASE(BEGIN, "also read |"),
	PHRASE(BEGIN, "read next:"),
	PHRASE(BEGIN, "read: "),
	PHRASE(BEGIN, "see also:"),
	PHRASE(WHOLE, "see also"),
	PHRASE(BEGIN, "see more:"),
	PHRASE(BEGIN, "don't miss"),
	PHRASE(BEGIN, "like this story?"),
	PHRASE(BEGIN, "want more stories like this"),
	PHRASE(WHOLE, "text size"),
	PHRASE(WHOLE, "thank you"),
	PHRASE(BEGIN, "an error has occurred"),
	PHRASE(BEGIN, "this article has been sent to"),
	PHRASE(BEGIN, "more from "),
	PHRASE(BEGIN, "more on this"),
	PHRASE(WHOLE, "more on"),
	PHRASE(BEGIN, "watch:"),
	PHRASE(BEGIN, "watch now:"),
	PHRASE(BEGIN, "watch more:"),
	PHRASE(BEGIN, "watch live:"),
	PHRASE(BEGIN, "lea tambi\xC3\xA9n"),
	PHRASE(BEGIN, "lee tambi\xC3\xA9n"),
	PHRASE(BEGIN, "le puede interesar"),
	PHRASE(BEGIN, "te puede interesar"),
	PHRASE(BEGIN, "vea tambi\xC3\xA9n"),
	PHRASE(BEGIN, "ver m\xC3\xA1s:"),
	PHRASE(BEGIN, "leer m\xC3\xA1s:"),
	PHRASE(WHOLE, "leer m\xC3\xA1s"),
	PHRASE(WHOLE, "m\xC3\xA1s informaci\xC3\xB3n"),
	PHRASE(BEGIN, "related:"),
	PHRASE(BEGIN, "related article"),
	PHRASE(BEGIN, "related stor"),
	PHRASE(WHOLE, "related"),
	PHRASE(WHOLE, "related content"),
	PHRASE(WHOLE, "related topics"),
	PHRASE(WHOLE, "related news"),
	PHRASE(WHOLE, "related posts"),
	PHRASE(WHOLE, "noticias relacionadas"),
	PHRASE(WHOLE, "art\xC3\xAD"
		      "culos relacionados"),
	PHRASE(WHOLE, "recommended"),
	PHRASE(WHOLE, "recommended for you"),
	PHRASE(WHOLE, "you may also like"),
	PHRASE(WHOLE, "you might also like"),
	PHRASE(WHOLE, "trending now"),
	PHRASE(WHOLE, "most popular"),
	PHRASE(WHOLE, "most read"),
	PHRASE(WHOLE, "share"),
	PHRASE(WHOLE, "share this"),
	PHRASE(BEGIN, "share this:"),
	PHRASE(BEGIN, "share this article"),
	PHRASE(BEGIN, "share this story"),
	PHRASE(BEGIN, "share this post"),
	PHRASE(BEGIN, "share on "),
	PHRASE(BEGIN, "share with us"),
	PHRASE(BEGIN, "click to share"),
	PHRASE(WHOLE, "share via email"),
	PHRASE(WHOLE, "compartir"),
	PHRASE(BEGIN, "comparte esta"),
	PHRASE(BEGIN, "compartir en "),
	PHRASE(BEGIN, "compartir esta"),
	PHRASE(WHOLE, "tweet"),
	PHRASE(WHOLE, "tweet this"),
	PHRASE(WHOLE, "pin it"),
	PHRASE(WHOLE, "facebook"),
	PHRASE(WHOLE, "twitter"),
	PHRASE(WHOLE, "whatsapp"),
	PHRASE(WHOLE, "linkedin"),
	PHRASE(WHOLE, "telegram"),
	PHRASE(WHOLE, "pinterest"),
	PHRASE(WHOLE, "email"),
	PHRASE(WHOLE, "print"),
	PHRASE(WHOLE, "imprimir"),
	PHRASE(WHOLE, "comments"),
	PHRASE(WHOLE, "comentarios"),
	PHRASE(WHOLE, "leave a comment"),
	PHRASE(BEGIN, "view comments"),
	PHRASE(BEGIN, "show comments"),
	PHRASE(BEGIN, "join the conversation"),
	PHRASE(WHOLE, "loading..."),
	PHRASE(WHOLE, "loading"),
	PHRASE(WHOLE, "close"),
	PHRASE(WHOLE, "subscribe"),
	PHRASE(WHOLE, "subscribe now"),
	PHRASE(BEGIN, "subscribe to our"),
	PHRASE(BEGIN, "subscribe to the "),
	PHRASE(BEGIN, "sign up for our"),
	PHRASE(BEGIN, "sign up for the "),
	PHRASE(BEGIN, "sign up to our"),
	PHRASE(BEGIN, "sign up to receive"),
	PHRASE(BEGIN, "sign up here"),
	PHRASE(BEGIN, "get our free "),
	PHRASE(BEGIN, "get the latest news"),
	PHRASE(BEGIN, "suscr\xC3\xAD"
		      "bete"),
	PHRASE(BEGIN, "suscr\xC3\xAD"
		      "base"),
	PHRASE(BEGIN, "follow us"),
	PHRASE(BEGIN, "s\xC3\xADguenos"),
	PHRASE(BEGIN, "siga las noticias"),
	PHRASE(BEGIN, "like us on facebook"),
	PHRASE(BEGIN, "download the app"),
	PHRASE(BEGIN, "download our app"),
	PHRASE(BEGIN, "join our telegram"),
	PHRASE(BEGIN, "join our whatsapp"),
	PHRASE(PART, "we use cookies"),
	PHRASE(PART, "this website uses cookies"),
	PHRASE(PART, "this site uses cookies"),
	PHRASE(PART, "usamos cookies"),
	PHRASE(PART, "utilizamos cookies"),
	PHRASE(PART, "utiliza cookies"),
	PHRASE(WHOLE, "accept all cookies"),
	PHRASE(WHOLE, "cookie settings"),
	PHRASE(PART, "please enable javascript"),
	PHRASE(PART, "enable javascript to view"),
	PHRASE(PART, "activate javascript"),
	PHRASE(BEGIN, "image copyright"),
	PHRASE(BEGIN, "image caption"),
	PHRASE(BEGIN, "media caption"),
	PHRASE(BEGIN, "image source"),
	PHRASE(BEGIN, "image credit:"),
	PHRASE(BEGIN, "photo credit:"),
	PHRASE(BEGIN, "photo by:"),
	PHRASE(BEGIN, "view image"),
	PHRASE(WHOLE, "view this post on instagram"),
	PHRASE(WHOLE, "back to top"),
	PHRASE(WHOLE, "volver arriba"),
	PHRASE(BEGIN, "filed under"),
	PHRASE(BEGIN, "tags:"),
	PHRASE(BEGIN, "etiquetas:"),
	PHRASE(BEGIN, "click here to "),
	PHRASE(BEGIN, "haga clic aqu\xC3\xAD"),
	PHRASE(BEGIN, "play video"),
	PHRASE(BEGIN, "video player"),
	PHRASE(WHOLE, "next article"),
	PHRASE(WHOLE, "previous article"),
	PHRASE(WHOLE, "report a typo"),
	PHRASE(WHOLE, "our standards: the thomson reuters trust principles"),
#undef PHRASE
};

/* Without marks and spaces at the ends: "- ADVERTISEMENT -", "Share:". */
static struct str
strip_marks(struct str line)
{
	static const char marks[] = " -:.|*[]()>\xC2\xBB_";
	while (line.len && memchr(marks, line.at[0], sizeof marks - 1))
		line = (struct str){ line.at + 1, line.len - 1 };
	while (line.len
			&& memchr(marks, line.at[line.len - 1],
					sizeof marks - 1))
		line.len--;
	return line;
}

static bool
has_letter_or_digit(struct str line)
{
	for (size_t at = 0; at < line.len;) {
		uint32_t code = utf8_next(line, &at);
		/* Marks count: scripts write vowels with them. */
		if (utf8_is_letter(code) || utf8_is_digit(code)
				|| code >= 0x300)
			if (code < 0x2000 || code > 0x2BFF)
				return true;
	}
	return false;
}

/* "123 Shares", "4 comments", "0 Comentarios". */
static bool
is_counter(struct str line)
{
	static const char *const units[] = { "shares", "share", "comments",
		"comment", "views", "likes", "retweets", "comentarios",
		"compartidos" };
	size_t digits = 0;
	while (digits < line.len
			&& ((line.at[digits] >= '0' && line.at[digits] <= '9')
					|| line.at[digits] == ','
					|| line.at[digits] == '.'
					|| line.at[digits] == 'k'))
		digits++;
	struct str unit = str_trim(
			(struct str){ line.at + digits, line.len - digits });
	for (size_t i = 0; digits && i < sizeof units / sizeof *units; i++)
		if (str_equal(unit, str_of(units[i])))
			return true;
	return false;
}

/* A link and nothing else. */
static bool
is_address(struct str line)
{
	return (str_starts(line, STR("http://"))
			       || str_starts(line, STR("https://"))
			       || str_starts(line, STR("www.")))
	       && str_find_byte(line, ' ') == line.len;
}

static bool
matches(const struct phrase *phrase, struct str line, struct str bare)
{
	switch (phrase->match) {
	case WHOLE:
		return str_equal(bare, phrase->text);
	case BEGIN:
		return line.len <= LONGEST_BEGIN
		       && str_starts(line, phrase->text);
	default:
		return str_find(line, phrase->text) < line.len;
	}
}

bool
furniture_is(struct str line)
{
	char lower[2 * LONGEST_LINE];
	if (line.len > LONGEST_LINE)
		return false;
	if (!has_letter_or_digit(line))
		return true;
	struct str small = { lower, utf8_lower_str(line, lower) };
	struct str bare = strip_marks(small);
	if (is_counter(bare) || is_address(small))
		return true;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (matches(&phrases[i], small, bare))
			return true;
	return false;
}
