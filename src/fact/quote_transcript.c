/* Transcripts: paragraphs that begin with who speaks ("MR. REYES: ...", "Q
 * ..."). What follows up to the next such paragraph is one statement, if the
 * label names somebody. */
#include "fact/quote_work.h"

enum { LABEL_WORDS = 6, LABELS = 3, QUESTION_BLANKS = 2 };

/* How a text's labels are written: "MR. REYES:", "Ana Reyes:". */
enum letters { LETTERS_CAPITAL, LETTERS_TITLE };

/* A paragraph's label: tokens [1 .. last], words from token `words` on. */
struct label {
	uint32_t last, words; /* in the sentence, from 1; last 0: no label */
};

static struct str
word_at(const struct quote_work *work, const struct sentence *sentence,
		uint32_t i)
{
	return text_of_token(
			work->text, sentence_token(work->text, sentence, i));
}

static bool
is_capitals(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.at[i] >= 'a' && word.at[i] <= 'z')
			return false;
	return word.len != 0;
}

static bool
is_small(struct str word)
{
	return word.len && word.at[0] >= 'a' && word.at[0] <= 'z';
}

/* A word that may stand in a label; any that is not Latin may. */
static bool
is_lettered(struct str word, enum letters letters)
{
	if (letters == LETTERS_CAPITAL)
		return is_capitals(word);
	return word.len && !is_small(word);
}

/* "Q" or "A" with two blanks behind it, instead of a colon. */
static bool
is_question(const struct quote_work *work, const struct sentence *sentence)
{
	struct str word = word_at(work, sentence, 1);
	if (sentence->count < 2 || word.len != 1
			|| (word.at[0] != 'Q' && word.at[0] != 'A'))
		return false;
	const struct token *next = sentence_token(work->text, sentence, 2);
	return next->start >= sentence_token(work->text, sentence, 1)->end
					      + QUESTION_BLANKS;
}

/* "QUESTION {(via interpreter)}:": the token behind the brackets that begin
 * there; 0 where they are not closed soon, or a place or party stands in them
 * ("KGET (Bakersfield): "). */
static uint32_t
behind_brackets(const struct quote_work *work, const struct sentence *sentence,
		uint32_t bracket)
{
	enum { WORDS = 6 };
	uint32_t end = bracket + WORDS;
	if (bracket == sentence->count
			|| !is_small(word_at(work, sentence, bracket + 1)))
		return 0;
	for (uint32_t i = bracket + 1; i <= sentence->count && i <= end; i++)
		if (str_equal(word_at(work, sentence, i), STR(")")))
			return i + 1;
	return 0;
}

/* A word before a name or office in a hearing's label; not "Article XII." */
static bool
is_title(struct str word)
{
	static const char *const titles[] = { "Mr.", "Mrs.", "Ms.", "Miss", "Dr.",
		"The", "Chairman", "Chairwoman", "Chair", "Senator",
		"Representative", "Secretary", "Ambassador", "Governor",
		"General", "Admiral", "Judge", "Justice", "Professor" };
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_equal(word, str_of(titles[i])))
			return true;
	return false;
}

/* Two capitals and more, no figure. */
static bool
is_surname(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.at[i] >= '0' && word.at[i] <= '9')
			return false;
	return word.len > 1 && is_capitals(word);
}

/* "Mr. COONS.", "The CHAIRMAN.": in hearings a label is a sentence of its own
 * that opens its paragraph, a name in capitals behind another word. */
static struct label
label_with_stop(const struct quote_work *work, uint32_t index)
{
	const struct sentence *sentence = &work->text->sentences[index];
	uint32_t last = sentence->count - 1;
	struct label none = { 0, 0 };
	if (sentence->count < 3 || last > LABEL_WORDS
			|| index + 1 == work->text->sentence_count
			|| sentence[1].paragraph != sentence->paragraph
			|| !str_equal(word_at(work, sentence, last + 1),
					STR("."))
			|| !is_title(word_at(work, sentence, 1)))
		return none;
	for (uint32_t i = 2; i <= last; i++)
		if (!is_surname(word_at(work, sentence, i)))
			return none;
	return (struct label){ last, sentence->count + 1 };
}

static struct label
label_of(const struct quote_work *work, uint32_t index, enum letters letters)
{
	const struct sentence *sentence = &work->text->sentences[index];
	struct label none = { 0, 0 };
	if (!sentence->count
			|| (index
					&& sentence[-1].paragraph
							   == sentence->paragraph))
		return none;
	if (is_question(work, sentence))
		return (struct label){ 1, 2 };
	struct label stop = letters == LETTERS_CAPITAL
					    ? label_with_stop(work, index)
					    : none;
	if (stop.last)
		return stop;
	for (uint32_t i = 1; i <= sentence->count && i <= LABEL_WORDS + 1;
			i++) {
		struct str word = word_at(work, sentence, i);
		uint32_t colon = i;
		if (i > 1 && str_equal(word, STR("(")))
			colon = behind_brackets(work, sentence, i);
		if (i > 1 && colon && colon <= sentence->count
				&& str_equal(word_at(work, sentence, colon),
						STR(":")))
			return (struct label){ i - 1, colon + 1 };
		if (!is_lettered(word, letters))
			return none;
	}
	return none;
}

static const struct mention *
speaker_of_label(const struct quote_work *work, uint32_t index,
		struct label label)
{
	const struct sentence *sentence = &work->text->sentences[index];
	const struct mentions *mentions = work->mentions;
	for (uint32_t i = mentions->first[index];
			i < mentions->first[index + 1]; i++)
		if (mentions->at[i].last <= label.last
				&& mentions->at[i].kind != MENTION_ADJECTIVE)
			return &mentions->at[i];
	return mention_unknown(work->arena,
			sentence_token(work->text, sentence, 1), index, 1,
			(uint16_t)label.last);
}

/* Where the words of a label begin: they may all stand in the paragraphs
 * behind it. */
static uint32_t
start_of(const struct quote_work *work, uint32_t index, struct label label)
{
	const struct text *text = work->text;
	const struct sentence *sentence = &text->sentences[index];
	if (label.words <= sentence->count)
		return sentence_token(text, sentence, label.words)->start;
	return index + 1 < text->sentence_count ? sentence[1].start
						: sentence->end;
}

/* "Q", "A": nobody is named. */
static bool
is_anonymous(const struct quote_work *work, uint32_t index)
{
	return word_at(work, &work->text->sentences[index], 1).len == 1;
}

/* "NPR: Prices fall": a body that is known by its name heads a report of its
 * own, and takes no turn. */
static bool
is_outlet(const struct quote_work *work, uint32_t index, struct label label)
{
	const struct mention *mention = speaker_of_label(work, index, label);
	return mention->kind == MENTION_NAME && !mention->actor.person;
}

/* What is said, in the order of the text. */
struct turns {
	struct quote *at;
	size_t count, capacity;
};

/* "VIP: 60,000": a price list has no words. */
static bool
has_words(const struct quote_work *work, struct quote_span span)
{
	for (uint32_t i = span.start; i < span.end; i++)
		if ((work->text->bytes.at[i] | 0x20) >= 'a'
				&& (work->text->bytes.at[i] | 0x20) <= 'z')
			return true;
	return false;
}

/* Puts what is said from sentence `index` to the one before `next`. */
static void
put_turn(struct quote_work *work, struct turns *turns, uint32_t index,
		uint32_t next, struct label label)
{
	struct quote quote = { .direct = true,
		.sentence = index,
		.words = { start_of(work, index, label),
				work->text->sentences[next - 1].end },
		.speaker = speaker_of_label(work, index, label) };
	if (has_words(work, quote.words) && !is_anonymous(work, index)
			&& !is_outlet(work, index, label))
		ARENA_PUSH(work->arena, turns->at, turns->count,
				turns->capacity, quote);
}

/* Puts the turns among the quotations that were found inside them; there may be
 * many of both. */
static void
merge(struct quote_work *work, const struct turns *turns)
{
	size_t turn = turns->count, inner = work->count;
	size_t count = turn + inner;
	struct quote *merged = ARENA_NEW(work->arena, struct quote, count + 1);
	for (size_t i = count; i-- > 0;) {
		bool later = turn
			     && (!inner
					     || turns->at[turn - 1].words.start
								>= work->out[inner - 1]
										.words
										.start);
		merged[i] = later ? turns->at[--turn] : work->out[--inner];
	}
	work->out = merged;
	work->count = work->capacity = count;
}

/* "he", "they" */
static bool
is_of_third_person(const struct quote_work *work, const struct mention *mention)
{
	const struct token *head = sentence_token(work->text,
			&work->text->sentences[mention->sentence],
			mention->head);
	return head->upos == UPOS_PRON
	       && feats_get(head->feats, FEATURE_PERSON) == PERSON_3;
}

/* Who speaks does not call himself "he": the pronoun stands for nobody known. */
static const struct mention *
without_name(const struct quote_work *work, const struct mention *pronoun)
{
	struct mention *mention = ARENA_NEW(work->arena, struct mention, 1);
	*mention = *pronoun;
	mention->kind = MENTION_GENERIC;
	mention->actor = (struct actor){ 0 };
	mention->antecedent = (struct antecedent){ 0 };
	return mention;
}

/* "MR. KANE: He told us that ...": inside a turn its speaker is "I". */
static void
drop_own_names(struct quote_work *work)
{
	const struct quote *turn = NULL;
	for (size_t i = 0; i < work->count; i++) {
		struct quote *quote = &work->out[i];
		if (quote->direct && !quote->verb && quote->speaker) {
			turn = quote;
			continue;
		}
		if (turn && quote->speaker
				&& quote->words.start < turn->words.end
				&& quote->speaker->actor.name.len
				&& str_equal(quote->speaker->actor.name,
						turn->speaker->actor.name)
				&& is_of_third_person(work, quote->speaker))
			quote->speaker = without_name(work, quote->speaker);
	}
}

static uint32_t
next_label(const struct quote_work *work, uint32_t index, enum letters letters)
{
	const struct text *text = work->text;
	while (index < text->sentence_count
			&& !label_of(work, index, letters).last)
		index++;
	return index;
}

/* "HCAN: '...'": the marks tell where the words end, and no turn is taken. */
static bool
heads_marks(const struct quote_work *work, uint32_t index, struct label label)
{
	const struct sentence *sentence = &work->text->sentences[index];
	if (label.words > sentence->count)
		return false;
	word_id form = sentence_token(work->text, sentence, label.words)->form;
	return quote_mark_of(work->tables, form).opens != 0;
}

/* "THE KING: A STORY OF HOPE", "THE BRIDGE: 40 YEARS ON": words behind the
 * label that are all in capitals head an article, and nobody says them. */
static bool
is_headline(const struct quote_work *work, uint32_t index, struct label label)
{
	const struct sentence *sentence = &work->text->sentences[index];
	uint32_t i = label.words;
	if (i > sentence->count) {
		if (index + 1 == work->text->sentence_count)
			return true;
		sentence++;
		i = 1;
	}
	for (; i <= sentence->count; i++)
		if (!is_capitals(word_at(work, sentence, i)))
			return false;
	return true;
}

/* "THE PRESIDENT: ", "MS. REYES: ": a title that only a transcript sets before
 * a colon, no "PRESIDENT REYES: WE WIN" over an article. */
static bool
is_title_of_somebody(const struct quote_work *work, uint32_t index,
		struct label label)
{
	const struct sentence *sentence = &work->text->sentences[index];
	struct str word = word_at(work, sentence, 1);
	bool title = sentence_token(work->text, sentence, 1)->upos == UPOS_DET
		     || word.at[word.len - 1] == '.';
	return label.last > 1 && title
	       && speaker_of_label(work, index, label)->actor.person
	       && !heads_marks(work, index, label)
	       && !is_headline(work, index, label);
}

/* A speech by one: the first label, if fewer than LABELS stand there. */
static uint32_t
speech_first(const struct quote_work *work, uint32_t first)
{
	uint32_t count = work->text->sentence_count;
	return first < count
			       && is_title_of_somebody(work, first,
					       label_of(work, first,
							       LETTERS_CAPITAL))
		       ? first
		       : count;
}

/* The sentence with the first label of a transcript with labels in capitals;
 * the sentences' count where the text is none. */
static uint32_t
first_in_capitals(const struct quote_work *work)
{
	uint32_t count = work->text->sentence_count, first = count;
	unsigned labels = 0;
	for (uint32_t at = next_label(work, 0, LETTERS_CAPITAL); at < count;
			at = next_label(work, at + 1, LETTERS_CAPITAL)) {
		if (first == count)
			first = at;
		labels += !heads_marks(
				work, at, label_of(work, at, LETTERS_CAPITAL));
		if (labels == LABELS)
			return first;
	}
	return speech_first(work, first);
}

/* The words of a label that names a person who says what follows; empty for
 * any other ("Photo: ", "Ghana: "). */
static struct str
person_labelled(const struct quote_work *work, uint32_t index)
{
	struct label label = label_of(work, index, LETTERS_TITLE);
	const struct sentence *sentence = &work->text->sentences[index];
	if (!label.last || heads_marks(work, index, label)
			|| is_headline(work, index, label)
			|| !speaker_of_label(work, index, label)->actor.person)
		return (struct str){ 0 };
	uint32_t start = sentence_token(work->text, sentence, 1)->start;
	uint32_t end = sentence_token(work->text, sentence, label.last)->end;
	return (struct str){ work->text->bytes.at + start, end - start };
}

/* The same of labels "Ana Reyes: ", of which lists and captions have some too:
 * somebody speaks, another does, and the first again. */
static uint32_t
first_in_titles(const struct quote_work *work)
{
	uint32_t count = work->text->sentence_count, first = count;
	struct str before[2] = { 0 };
	for (uint32_t at = next_label(work, 0, LETTERS_TITLE); at < count;
			at = next_label(work, at + 1, LETTERS_TITLE)) {
		struct str person = person_labelled(work, at);
		if (first == count && person.len)
			first = at;
		if (person.len && str_equal(person, before[0])
				&& !str_equal(person, before[1]))
			return first;
		before[0] = before[1];
		before[1] = person;
	}
	return count;
}

static void
read_turns(struct quote_work *work, uint32_t first, enum letters letters)
{
	uint32_t count = work->text->sentence_count;
	struct turns turns = { 0 };
	while (first < count) {
		uint32_t next = next_label(work, first + 1, letters);
		if (letters == LETTERS_CAPITAL
				|| person_labelled(work, first).len)
			put_turn(work, &turns, first, next,
					label_of(work, first, letters));
		first = next;
	}
	if (!turns.count)
		return;
	merge(work, &turns);
	drop_own_names(work);
}

void
transcript_read(struct quote_work *work)
{
	uint32_t first = first_in_capitals(work);
	if (first < work->text->sentence_count)
		read_turns(work, first, LETTERS_CAPITAL);
	else
		read_turns(work, first_in_titles(work), LETTERS_TITLE);
}
