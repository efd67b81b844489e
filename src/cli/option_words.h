/* option_words.h - words that may stand in the lists of options, for pages and
 * completions. The words themselves are the lexicon's, where people may add
 * more (lexicon/ontology/events.tsv, contexts.tsv, facts/vocabulary.tsv); a
 * test compares. */
#ifndef DEMARCHE_CLI_OPTION_WORDS_H
#define DEMARCHE_CLI_OPTION_WORDS_H

#define WORDS_KINDS "events|facts|quotes|amounts"
#define WORDS_EVENTS                                                           \
	"AGREE|CONSULT|SUPPORT|CONCEDE|COOPERATE|AID|RETREAT|REQUEST|ACCUSE|"  \
	"REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT"
#define WORDS_FACTS "deal|investment|trade|aid|visit|pledge|count"
#define WORDS_CONTEXTS                                                         \
	"military|intelligence|executive|legislative|election|"                \
	"political_institutions|pro_democracy|pro_autocracy|economic|legal|"   \
	"reparations|human_rights|rights_freedoms|repression|human_security|"  \
	"gender|lgbt|religion_ethnicity|inequality|diplomatic|territory|"      \
	"peacekeeping|health|asylum|migration|disasters|natural_resource|"     \
	"environment|technology|terrorism|cbrn|cyber|misinformation|crime|"    \
	"corruption|illegal_drugs|trafficking"
/* Of events, then of facts. */
#define WORDS_STATUSES                                                         \
	"actual|future|hypothetical|negated|historical|approved|bid|broken|"   \
	"cancelled|completed|cut|disbursed|expected|fulfilled|held|invited|"   \
	"planned|pledged|reported|requested|signed|tender|underway|won"
#define WORDS_STANCES "positive|negative|neutral"
#define WORDS_QUADS "1|2|3|4"
#define WORDS_LANGUAGES "en|es"
#define WORDS_LEDGER_COLUMNS "kind|instrument|year|party|counterparty|status"

#endif
