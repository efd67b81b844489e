/* html_tag.h - the elements that matter and what they are for. */
#ifndef DEMARCHE_READ_HTML_TAG_H
#define DEMARCHE_READ_HTML_TAG_H

#include <stdint.h>

/* Sorted by name, as html_tag_find needs it. */
#define HTML_TAGS(X)                                                           \
	X(A, "a", 0)                                                           \
	X(ADDRESS, "address", HTML_BLOCK)                                      \
	X(AMP_AD, "amp-ad", HTML_NEVER)                                        \
	X(APPLET, "applet", HTML_NEVER)                                        \
	X(ARTICLE, "article", HTML_BLOCK)                                      \
	X(ASIDE, "aside", HTML_BLOCK)                                          \
	X(AUDIO, "audio", HTML_NEVER)                                          \
	X(BLOCKQUOTE, "blockquote", HTML_BLOCK | HTML_PARAGRAPH)               \
	X(BODY, "body", HTML_BLOCK)                                            \
	X(BR, "br", HTML_VOID)                                                 \
	X(BUTTON, "button", HTML_NEVER)                                        \
	X(CANVAS, "canvas", HTML_NEVER)                                        \
	X(CAPTION, "caption", HTML_BLOCK | HTML_SIDE)                          \
	X(CENTER, "center", HTML_BLOCK)                                        \
	X(DATALIST, "datalist", HTML_NEVER)                                    \
	X(DD, "dd", HTML_BLOCK | HTML_ITEM)                                    \
	X(DETAILS, "details", HTML_BLOCK)                                      \
	X(DIALOG, "dialog", HTML_NEVER)                                        \
	X(DIV, "div", HTML_BLOCK)                                              \
	X(DL, "dl", HTML_BLOCK | HTML_LIST)                                    \
	X(DT, "dt", HTML_BLOCK | HTML_ITEM)                                    \
	X(EMBED, "embed", HTML_NEVER | HTML_VOID)                              \
	X(FIELDSET, "fieldset", HTML_BLOCK)                                    \
	X(FIGCAPTION, "figcaption", HTML_BLOCK | HTML_SIDE)                    \
	X(FIGURE, "figure", HTML_BLOCK)                                        \
	X(FOOTER, "footer", HTML_BLOCK | HTML_SIDE)                            \
	X(FORM, "form", HTML_BLOCK)                                            \
	X(FRAMESET, "frameset", HTML_NEVER)                                    \
	X(H1, "h1", HTML_BLOCK | HTML_HEADING)                                 \
	X(H2, "h2", HTML_BLOCK | HTML_HEADING)                                 \
	X(H3, "h3", HTML_BLOCK | HTML_HEADING)                                 \
	X(H4, "h4", HTML_BLOCK | HTML_HEADING)                                 \
	X(H5, "h5", HTML_BLOCK | HTML_HEADING)                                 \
	X(H6, "h6", HTML_BLOCK | HTML_HEADING)                                 \
	X(HEAD, "head", HTML_NEVER)                                            \
	X(HEADER, "header", HTML_BLOCK)                                        \
	X(HR, "hr", HTML_BLOCK | HTML_VOID)                                    \
	X(HTML, "html", HTML_BLOCK)                                            \
	X(IFRAME, "iframe", HTML_NEVER)                                        \
	X(INPUT, "input", HTML_NEVER | HTML_VOID)                              \
	X(LABEL, "label", 0)                                                   \
	X(LEGEND, "legend", HTML_BLOCK)                                        \
	X(LI, "li", HTML_BLOCK | HTML_ITEM)                                    \
	X(LINK, "link", HTML_NEVER | HTML_VOID)                                \
	X(MAIN, "main", HTML_BLOCK)                                            \
	X(MAP, "map", HTML_NEVER)                                              \
	X(MATH, "math", 0)                                                     \
	X(MENU, "menu", HTML_BLOCK | HTML_LIST)                                \
	X(META, "meta", HTML_NEVER | HTML_VOID)                                \
	X(NAV, "nav", HTML_BLOCK | HTML_SIDE)                                  \
	X(NOFRAMES, "noframes", HTML_NEVER)                                    \
	X(NOSCRIPT, "noscript", HTML_NEVER)                                    \
	X(OBJECT, "object", HTML_NEVER)                                        \
	X(OL, "ol", HTML_BLOCK | HTML_LIST)                                    \
	X(OPTION, "option", HTML_NEVER)                                        \
	X(P, "p", HTML_BLOCK | HTML_PARAGRAPH)                                 \
	X(PICTURE, "picture", HTML_NEVER)                                      \
	X(PRE, "pre", HTML_BLOCK | HTML_PARAGRAPH)                             \
	X(SCRIPT, "script", HTML_NEVER | HTML_RAW)                             \
	X(SECTION, "section", HTML_BLOCK)                                      \
	X(SELECT, "select", HTML_NEVER)                                        \
	X(SOURCE, "source", HTML_NEVER | HTML_VOID)                            \
	X(STYLE, "style", HTML_NEVER | HTML_RAW)                               \
	X(SUMMARY, "summary", HTML_BLOCK)                                      \
	X(SVG, "svg", HTML_NEVER)                                              \
	X(TABLE, "table", HTML_BLOCK)                                          \
	X(TBODY, "tbody", HTML_BLOCK)                                          \
	X(TD, "td", HTML_BLOCK | HTML_PARAGRAPH)                               \
	X(TEMPLATE, "template", HTML_NEVER)                                    \
	X(TEXTAREA, "textarea", HTML_NEVER)                                    \
	X(TFOOT, "tfoot", HTML_BLOCK)                                          \
	X(TH, "th", HTML_BLOCK | HTML_PARAGRAPH)                               \
	X(THEAD, "thead", HTML_BLOCK)                                          \
	X(TIME, "time", 0)                                                     \
	X(TITLE, "title", HTML_NEVER)                                          \
	X(TR, "tr", HTML_BLOCK)                                                \
	X(TRACK, "track", HTML_NEVER | HTML_VOID)                              \
	X(UL, "ul", HTML_BLOCK | HTML_LIST)                                    \
	X(VIDEO, "video", HTML_NEVER)                                          \
	X(WBR, "wbr", HTML_VOID)

enum html_tag {
	HTML_TAG_OTHER, /* of no consequence: span, b, em, custom elements */
#define X(id, name, flags) HTML_TAG_##id,
	HTML_TAGS(X)
#undef X
			HTML_TAG_TEXT, /* not an element: a run of characters */
};

enum html_tag_flag {
	HTML_BLOCK = 1,     /* ends the paragraph before it */
	HTML_PARAGRAPH = 2, /* holds running text */
	HTML_HEADING = 4,
	HTML_LIST = 8,
	HTML_ITEM = 16,
	HTML_NEVER = 32, /* nothing in it is ever article text */
	HTML_SIDE = 64,  /* beside the article by its meaning */
	HTML_VOID = 128, /* has no content (HTML Living Standard 13.1.2) */
	HTML_RAW = 256,  /* its content is not markup */
};

/* `name` in lower case. */
enum html_tag html_tag_find(const char *name);

extern const uint16_t html_tag_flags[];

#endif
