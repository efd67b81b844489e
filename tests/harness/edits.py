"""What editors do to agency copy, as functions over articles, and what is no copy but looks like one.

Every function takes a random.Random and an article {"title", "date", "text"} and returns a new one; the same seed
gives the same articles. The text comes from the data folder and is made when the tests run: none of it is kept."""

import datetime
import random
import re

Article = dict[str, str]

SPELLING = [("or", "our", "labor color honor favor neighbor harbor behavior endeavor rumor vapor humor"),
            ("ize", "ise", "organize recognize emphasize prioritize realize modernize criticize finalize authorize"),
            ("er", "re", "center theater"), ("ense", "ence", "defense license offense"),
            ("izat", "isat", "organization authorization modernization")]
WORDS = [("said", "stated"), ("about", "roughly"), ("but", "although"), ("also", "in addition"), ("help", "assist"),
         ("begin", "start"), ("large", "big"), ("important", "major"), ("many", "numerous"), ("show", "indicate"),
         ("more than", "over"), ("across", "throughout"), ("because", "since"), ("while", "whereas")]
MONTHS = "January February March April May June July August September October November December".split()
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
CITIES = ["NAIROBI", "WASHINGTON", "BRUSSELS", "SINGAPORE", "LONDON", "GENEVA", "PRETORIA", "OTTAWA", "CANBERRA"]
AGENCIES = ["Reuters", "AP", "AFP", "dpa", "PA", "Kyodo"]
NAMES = ["Ana Weber", "John Kiprop", "Mira Solberg", "Tom Hadley", "Lina Haddad", "Paul Okafor"]
FURNITURE_HEAD = ["Subscribe now for full access to our reporting.", "Listen to this article: 3 minutes.",
                  "This story is free for registered readers. Sign in or create an account to go on reading.",
                  "Advertisement. Scroll down to continue with the story."]
FURNITURE_FOOT = ["Sign up for our morning briefing and get the news that matters in your inbox every day.",
                  "Our standards: the trust principles of the agency. All rights reserved, no republication without leave.",
                  "Read more: five things to know today. Follow us on social media for the latest updates as they come.",
                  "The paper is a member of the regional press association. Comments are moderated before they appear here.",
                  "Copyright by the publisher. This material may not be published, broadcast or rewritten for the web."]


def paragraphs(article: Article) -> list[str]:
    return [p for p in article["text"].split("\n") if p.strip()]


def sentences(paragraph: str) -> list[str]:
    """Near enough for editing: a full stop behind a word of three letters or more, then a capital."""
    return [s for s in re.split(r"(?<=[a-z0-9)]{3}[.!?])\s+(?=[A-Z“\"])", paragraph) if s]


def words(text: str) -> int:
    return len(text.split())


def with_text(article: Article, parts: list[str]) -> Article:
    return {**article, "text": "\n".join(parts)}


# --- editing -----------------------------------------------------------------


def headline(rng: random.Random, article: Article) -> Article:
    title = article["title"].split()
    kind = rng.randrange(4)
    if kind == 0:
        title = [f"UPDATE {rng.randint(1, 4)}-", *title]
    elif kind == 1:
        title = title[: max(3, len(title) * 2 // 3)]
    elif kind == 2:
        title = [w for w in title if rng.random() > 0.3] or title
    else:
        half = len(title) // 2
        title = [*title[half:], "as", *title[:half]]
    return {**article, "title": " ".join(title)}


def truncation(rng: random.Random, article: Article) -> Article:
    """Cut from the end, behind a paragraph or a sentence; sixty words stay at least."""
    target = max(60, int(words(article["text"]) * rng.uniform(0.25, 0.9)))
    kept: list[str] = []
    for paragraph in paragraphs(article):
        kept.append("")
        for sentence in sentences(paragraph):
            if sum(map(words, kept)) >= target:
                break
            kept[-1] = f"{kept[-1]} {sentence}".strip()
    return with_text(article, [k for k in kept if k])


def lead(rng: random.Random, article: Article) -> Article:
    """The first sentence told anew: clauses in another order, words left out, others for some."""
    parts = paragraphs(article)
    first, *rest = sentences(parts[0])
    clauses = [c.strip(" .") for c in re.split(r",|—|;", first) if c.strip(" .")]
    rng.shuffle(clauses)
    told = [w for w in " ".join(clauses[: max(1, len(clauses) - 1)]).split() if rng.random() > 0.15]
    opener = rng.choice(["In a move announced late in the day,", "Officials confirmed that", "According to a statement,",
                         "It emerged on the day that"])
    lines = [f"{opener} {' '.join(told)}.", *rest]
    return with_text(article, [" ".join(lines), *parts[1:]])


def insertion(rng: random.Random, article: Article, pool: list[str]) -> Article:
    """A local paragraph of one to three sentences, no more than a third of the article."""
    parts = paragraphs(article)
    room = words(article["text"]) // 3
    local: list[str] = []
    for sentence in rng.sample(pool, 3):
        if words(" ".join([*local, sentence])) <= room:
            local.append(sentence)
    parts.insert(rng.randint(1, len(parts)), " ".join(local))
    return with_text(article, [p for p in parts if p])


def omission(rng: random.Random, article: Article) -> Article:
    parts = paragraphs(article)
    for _ in range(max(1, len(parts) // 6)):
        if len(parts) > 3 and words(" ".join(parts)) > 90:
            del parts[rng.randrange(1, len(parts))]
    return with_text(article, parts)


def reorder(rng: random.Random, article: Article) -> Article:
    first, *rest = paragraphs(article)
    for _ in range(2):
        if len(rest) > 2:
            i = rng.randrange(len(rest) - 1)
            rest[i], rest[i + 1] = rest[i + 1], rest[i]
    return with_text(article, [first, *rest])


def spelling(rng: random.Random, article: Article) -> Article:
    text = article["text"]
    for old, new, found in SPELLING:
        for word in found.split():
            other = new.join(word.rsplit(old, 1))
            text = re.sub(rf"\b{word}", other, text)
            text = re.sub(rf"\b{word.capitalize()}", other.capitalize(), text)
    text = re.sub(r"\b([Pp])rogram(s?)\b", r"\1rogramme\2", text)
    return {**article, "text": text}


def numbers(rng: random.Random, article: Article) -> Article:
    """Dates, percentages, sums and small numbers in another house's style."""
    text = article["text"]
    month = rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b"
    style = rng.randrange(3)
    if style == 0:
        text = re.sub(month, lambda m: f"{m[1][:3]}. {m[2]}", text)
    elif style == 1:
        text = re.sub(month, lambda m: f"{m[2]} {m[1]}", text)
    percent = rng.choice(["%", " per cent", " percent"])
    text = re.sub(r"(?<=\d)(%| percent\b| per cent\b)", percent, text)
    if rng.random() < 0.5:
        text = re.sub(r"\$([\d.]+) (million|billion)\b", lambda m: f"{m[1]} {m[2]} dollars", text)
    else:
        text = re.sub(r"\$([\d.]+) billion\b", lambda m: f"${float(m[1].rstrip('.')) * 1000:,.0f} million", text)
    if rng.random() < 0.5:
        text = re.sub(rf"\b({'|'.join(NUMBERS[1:])})\b", lambda m: str(NUMBERS.index(m[1]) + 1), text)
    return {**article, "text": text}


def dateline(rng: random.Random, article: Article) -> Article:
    agency, city, day = rng.choice(AGENCIES), rng.choice(CITIES), article["date"]
    month = MONTHS[int(day[5:7]) - 1][:3]
    head = rng.choice([f"{city} ({agency}) - ", f"{city}, {month} {int(day[8:])} ({agency}) — ", f"{city}: ",
                       f"{city} | {agency} | "])
    text = head + article["text"]
    if rng.random() < 0.5:
        text += f"\n(Reporting by {rng.choice(NAMES)}; Editing by {rng.choice(NAMES)})"
    return {**article, "text": text}


def furniture(rng: random.Random, article: Article) -> Article:
    text = article["text"]
    if rng.random() < 0.6:
        text = f"{rng.choice(FURNITURE_HEAD)}\n{text}"
    if rng.random() < 0.8:
        text = "\n".join([text, *rng.sample(FURNITURE_FOOT, rng.randint(1, 2))])
    return {**article, "text": text}


def correction(rng: random.Random, article: Article) -> Article:
    found = list(re.finditer(r"\b[1-9]\d{0,2}\b", article["text"]))
    text = article["text"]
    if found:
        at = rng.choice(found)
        text = text[: at.start()] + str(int(at[0]) + rng.randint(1, 9)) + text[at.end():]
    return {**article, "text": f"{text}\nCorrection: an earlier version of this story gave a wrong figure."}


def joints(rng: random.Random, article: Article) -> Article:
    """Sentences are merged and split."""
    parts = []
    for paragraph in paragraphs(article):
        lines = sentences(paragraph)
        if len(lines) > 1 and rng.random() < 0.4:
            i = rng.randrange(len(lines) - 1)
            after = lines[i + 1]
            lines[i: i + 2] = [f"{lines[i].rstrip('.')}{rng.choice(['; ', ', and '])}{after[0].lower()}{after[1:]}"]
        elif rng.random() < 0.4:
            lines = [re.sub(r", and (\w)", lambda m: f". {m[1].upper()}", s, count=1) for s in lines]
        parts.append(" ".join(lines))
    return with_text(article, parts)


def wording(rng: random.Random, article: Article) -> Article:
    """Words of the house for others, adverbs and some adjectives out, straight quotation marks."""
    text = article["text"]
    for old, new in rng.sample(WORDS, 5):
        text = re.sub(rf"\b{old}\b", new, text)
    text = re.sub(r" (\w{4,}ly)\b", lambda m: "" if rng.random() < 0.4 else m[0], text)
    if rng.random() < 0.5:
        text = re.sub("[“”]", '"', text).replace("’", "'")
    return {**article, "text": text}


def later(rng: random.Random, article: Article) -> Article:
    day = datetime.date.fromisoformat(article["date"][:10]) + datetime.timedelta(rng.choice([0, 0, 0, 1, 1, 2]))
    return {**article, "date": day.isoformat()}


# --- sets --------------------------------------------------------------------

EDITS = [(headline, 0.8), (truncation, 0.35), (lead, 0.3), (omission, 0.2), (reorder, 0.15), (spelling, 0.3),
         (numbers, 0.3), (correction, 0.1), (joints, 0.25), (wording, 0.3), (dateline, 0.5), (furniture, 0.5), (later, 1.0)]


def edited(rng: random.Random, article: Article, pool: list[str]) -> Article:
    """A copy as another paper prints it."""
    for edit, share in EDITS:
        if rng.random() < share:
            article = edit(rng, article)
        if edit is reorder and rng.random() < 0.25:
            article = insertion(rng, article, pool)
    return article


def follow_up(rng: random.Random, earlier: Article, news: Article) -> Article:
    """What happened next: the news of another article, with background out of the earlier one: up to two fifths of
    either."""
    fresh, background = paragraphs(news), []
    room = min(words(news["text"]) * 2 // 3, words(earlier["text"]) * 2 // 5)
    for paragraph in paragraphs(earlier)[1:]:
        if words(" ".join([*background, paragraph])) <= room and len(background) < 4:
            background.append(paragraph)
    at = rng.randint(1, len(fresh))
    return later(rng, {**earlier, "title": news["title"], "text": "\n".join([*fresh[:at], *background, *fresh[at:]])})


def round_up(rng: random.Random, articles: list[Article]) -> Article:
    """One paragraph of each."""
    parts = [max(paragraphs(a)[:3], key=words) for a in articles]
    return {**articles[0], "title": "The week in brief", "text": "\n".join(parts)}
