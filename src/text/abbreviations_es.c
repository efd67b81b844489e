#include "text/word_lists.h"

/* clang-format off */
static const char *const title_words[] = {
	"abog", "alm", "arq", "bgral", "brig", "cap", "capt", "cc", "cdte",
	"cmdte", "cnel", "col", "comdte", "contralm", "crnel", "cte", "d",
	"dip", "diput", "dr", "dra", "dras", "dres", "drs", "dña", "econ",
	"ee", "emb", "embj", "excma", "excmo", "ff", "fr", "gen", "gnral",
	"gob", "gral", "grl", "hna", "hno", "ilma", "ilmo", "ing", "ings",
	"insp", "intend", "jj", "lic", "lica", "licda", "licdo", "maj",
	"mayr", "mgr", "min", "mons", "mr", "mrs", "ms", "mtra", "mtro",
	"pdta", "pdte", "presid", "prof", "profa", "profs", "psic", "pte",
	"rev", "rr", "sen", "sgt", "sgto", "sr", "sra", "sras", "sres",
	"srta", "st", "sta", "sto", "tcnel", "tral", "tte", "vicealm",
};

static const char *const number_words[] = {
	"ap", "apdo", "art", "arts", "artº", "cap", "caps", "doc", "exp",
	"ext", "fig", "figs", "fol", "inc", "km", "no", "nos", "nro",
	"nros", "num", "nº", "núm", "núms", "op", "p", "pag", "pags", "par",
	"pp", "pág", "págs", "párr", "res", "sec", "secc", "séc", "t",
	"tel", "tels", "tfno", "tomo", "tít", "v", "vol", "vols",
};

static const char *const date_words[] = {
	"abr", "ago", "dic", "dom", "ene", "feb", "jue", "jul", "jun",
	"lun", "mar", "may", "mier", "mié", "nov", "oct", "sab", "sep",
	"sept", "set", "sáb", "vie",
};

static const char *const company_words[] = {
	"aa", "av", "avda", "bros", "cia", "co", "corp", "cía", "depto",
	"dpto", "dto", "edif", "etc", "ext", "gmbh", "hh", "hnos", "inc",
	"jr", "ltd", "ltda", "ltée", "mfg", "oo", "plc", "pty", "univ",
	"urb", "uu",
};

static const char *const place_words[] = {
	"ags", "camp", "chih", "chis", "coah", "col", "cund", "dgo", "gro",
	"gto", "hgo", "jal", "mex", "mich", "mor", "nay", "oax", "pue",
	"qro", "sin", "slp", "son", "tab", "tamps", "tlax", "ver", "yuc",
	"zac",
};

static const char *const plain_words[] = {
	"abr", "adj", "admón", "adv", "ago", "al", "aprox", "art", "arts",
	"av", "avda", "cf", "cfr", "cía", "dcha", "depto", "dic", "dpto",
	"dto", "ed", "eds", "ej", "ene", "etc", "excl", "feb", "fig",
	"ibíd", "izq", "izqda", "jul", "jun", "kg", "km", "kms", "mm",
	"máx", "mín", "nov", "nro", "núm", "obs", "oct", "p", "pp", "prov",
	"ptas", "pto", "pts", "pág", "págs", "párr", "ref", "sept", "sgte",
	"sig", "ss", "tít", "ud", "uds", "v", "vd", "vds", "vol", "vols",
	"vs", "íd",
};

static const char *const starter_words[] = {
	"a", "actualmente", "además", "ahora", "al", "algunas", "algunos",
	"ante", "anteriormente", "antes", "apenas", "aquel", "aquella",
	"aquellos", "aquí", "asimismo", "así", "aunque", "ayer", "aún",
	"bajo", "cada", "casi", "como", "con", "contra", "cualquier",
	"cuando", "cuál", "cuáles", "cómo", "de", "del", "desde", "después",
	"donde", "dos", "durante", "dónde", "e", "el", "ella", "ellas",
	"ellos", "en", "entonces", "entre", "era", "es", "esa", "esas",
	"ese", "eso", "esos", "esta", "estaba", "estas", "este", "esto",
	"estos", "está", "están", "finalmente", "fue", "fueron", "ha",
	"había", "hace", "hacia", "han", "hasta", "hay", "hoy",
	"igualmente", "incluso", "la", "las", "le", "les", "lo", "los",
	"luego", "mañana", "me", "mi", "mientras", "muchas", "muchos",
	"más", "nada", "nadie", "ni", "ninguna", "ningún", "no", "nos",
	"nosotros", "nuestra", "nuestro", "o", "otra", "otras", "otro",
	"otros", "para", "pero", "pese", "poco", "por", "porque",
	"posteriormente", "precisamente", "primero", "pues", "que", "quien",
	"quienes", "quién", "qué", "se", "según", "ser", "será", "si",
	"sin", "sino", "sobre", "su", "sus", "sí", "tal", "también",
	"tampoco", "tanto", "te", "toda", "todas", "todavía", "todo",
	"todos", "tras", "tres", "tu", "un", "una", "unas", "uno", "unos",
	"varias", "varios", "y", "ya", "yo", "Él", "Ésta", "Éstas", "Éste",
	"Éstos", "Última", "Último",
};

static const char *const time_word_words[] = {
	"cest", "cet", "edt", "est", "gmt", "hora", "horas", "hrs", "local",
	"utc",
};

static const char *const speech_verb_words[] = {
	"aclaró", "admitió", "advirtió", "afirma", "afirmaba", "afirman",
	"afirmaron", "afirmó", "agrega", "agregaron", "agregó", "alegó",
	"alertó", "anotó", "anunció", "apostilló", "apunta", "apuntaba",
	"apuntó", "argumentó", "asegura", "aseguraba", "aseguran",
	"aseguraron", "aseguró", "aseveró", "añade", "añadieron", "añadió",
	"celebró", "citó", "comenta", "comentaba", "comentaron", "comentó",
	"concluye", "concluyó", "confesó", "confirmó", "consideró",
	"contaba", "contestó", "contó", "cuenta", "cuestionó", "declara",
	"declararon", "declaró", "decía", "denunció", "destacó", "dice",
	"dicen", "dijeron", "dijo", "enfatizó", "exclama", "exclamaba",
	"exclamó", "exigió", "explica", "explicaba", "explicaron",
	"explicó", "expone", "expresó", "expuso", "gritaba", "gritaban",
	"gritaron", "gritó", "indica", "indicaba", "indicaron", "indicó",
	"insiste", "insistió", "instó", "interrogó", "ironizó", "justificó",
	"lamentó", "manifestaron", "manifestó", "manifiesta", "matizó",
	"mencionó", "observó", "opina", "opinó", "ordenó", "pedía", "pide",
	"pidieron", "pidió", "planteó", "pregunta", "preguntaba",
	"preguntaban", "preguntaron", "preguntó", "prometió", "pronosticó",
	"puntualizó", "recalcó", "reclamó", "reconoce", "reconoció",
	"recordó", "recuerda", "refirió", "reflexionó", "reiteró", "relata",
	"relató", "remarcó", "repitió", "replicó", "reprochó", "resaltó",
	"responde", "respondieron", "respondió", "respondía", "reveló",
	"rió", "sentenció", "señala", "señalaba", "señalaron", "señaló",
	"sostiene", "sostuvo", "subraya", "subrayó", "sugirió", "susurró",
	"vaticinó", "zanjó",
};

static const char *const slash_word_words[] = {
	"a/c", "c/c", "c/u", "d/a", "km/h", "n/a", "n/d", "s/n", "y/o",
};

static const char *const place_link_words[] = {
	"al", "da", "das", "de", "del", "di", "do", "dos", "du", "e", "el",
	"en", "la", "las", "le", "los", "of", "san", "santa", "sobre",
	"sur", "van", "y",
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
	"abr", "abril", "ago", "agosto", "april", "aug", "august", "dic",
	"diciembre", "ene", "enero", "feb", "febrero", "jan", "jul",
	"julio", "jun", "junio", "mar", "marzo", "may", "mayo", "nov",
	"noviembre", "oct", "october", "octubre", "sep", "sept",
	"septiembre", "set", "setiembre",
};

static const char *const byline_words[] = {
	"por", "redacción",
};

static const char *const title_small_words[] = {
	"cnel", "dr", "dra", "dres", "gral", "ing", "lic", "licda", "mons",
	"prof", "profa", "sr", "sra", "sres", "srta", "tte",
};

static const char *const clitic_no_words[] = {
	"acéfala", "acéfalo", "acéfalos", "adverse", "afirme", "alarme",
	"aldearte", "alternos", "aparte", "avernos", "averse", "baluarte",
	"bonaparte", "bártolo", "búfalo", "búfalos", "cavernas", "coarte",
	"comparte", "confirme", "contraparte", "converse", "cuadernos",
	"cábala", "cábalas", "cándela", "departe", "desarme", "descarte",
	"deserte", "diserte", "disperse", "duarte", "décuplo", "encarte",
	"encéfalo", "enferme", "ensarte", "escándalo", "escándalos",
	"estandarte", "eternos", "externos", "fraternos", "gendarme",
	"giancarlo", "gárgola", "huarte", "imparte", "inerme", "inerte",
	"infarte", "inserte", "internos", "inverse", "iriarte",
	"jeancarlos", "juancarlos", "lasarte", "malverse", "maternos",
	"metaverse", "modernos", "montecarlo", "mándala", "oferte",
	"olarte", "paternos", "posmodernos", "postmodernos", "pámpano",
	"pésame", "pétalo", "pétalos", "quarles", "reafirme", "rearme",
	"recarte", "reinserte", "reparte", "reverse", "récamela", "searle",
	"sempiternos", "subalternos", "sábalo", "sábalos", "sándalo",
	"tergiverse", "ugarte", "ultramodernos", "universe", "uriarte",
	"vándalo", "vándalos", "zárate", "ángela", "ángelo", "énfasis",
	"éxtasis", "órale", "órdenes", "óvalo", "óvalos",
};

static const char *const clitic_yes_words[] = {
	"dale", "dales", "dame", "danos", "date", "dele", "deme", "denle",
	"denles", "dense", "dese", "dile", "diles", "dilo", "dime", "dinos",
	"déle", "déme", "dénle", "dénse", "dése", "dígale", "hazla",
	"hazlas", "hazle", "hazles", "hazlo", "hazlos", "hazme", "haznos",
	"hazte", "ponla", "ponle", "ponlo", "ponlos", "ponme", "ponte",
	"tenla", "tenlo", "ténlo", "vente",
};

static const char *const article_name_words[] = {
	"abadi", "aden", "ahly", "aksa", "aqsa", "arabi", "arabiya", "asad",
	"assad", "attar", "azhar", "baghdadi", "bashir", "capone", "faisal",
	"fatah", "fayed", "fayez", "gadafi", "golani", "gore", "hasakah",
	"hilal", "hussein", "islam", "jalifa", "jawlani", "jazeera",
	"jazira", "jolani", "jomeini", "khalifa", "khalil", "kuwait",
	"maktoum", "maktum", "maliki", "megrahi", "muhandis", "mustafa",
	"nahda", "nahyan", "nasr", "nassr", "nusra", "pacino", "qaeda",
	"qaida", "quds", "rai", "saba", "sadr", "saud", "shabaab", "shabab",
	"shara", "sharaa", "sisi", "sistani", "sudani", "tani", "thani",
	"waleed", "yazira", "yolani", "zarqaui", "zarqawi", "zawahiri",
	"zawahri",
};

/* Beginnings of paragraphs that belong to the page, not to the article. */
static const char *const furniture[] = {
	"(foto:", "(le puede interesar", "(lea además", "(lea también",
	"[lea también", "archivo particular", "comparte esta", "compartir",
	"con información de", "copyright 20", "copyright ©", "crédito:",
	"créditos:", "descarga la", "descargue", "escuche",
	"este artículo fue", "exclusivo para", "foto archivo",
	"foto cortesía", "foto de archivo", "foto:", "fotografía:",
	"fotos:", "getty images", "haga clic", "haz clic",
	"imagen de archivo", "imagen:", "imágenes:", "infografía:",
	"inicie sesión", "le puede interesar", "le recomendamos",
	"lea además", "lea aquí", "lea también", "lee además", "lee más",
	"lee también", "leer más", "leer también", "mira también",
	"mire también", "más información", "más sobre", "no se pierda",
	"no te pierdas", "nota relacionada", "notas relacionadas",
	"noticia en desarrollo", "noticias relacionadas", "pie de foto",
	"publicidad", "puede leer", "recomendado:", "regístrate",
	"regístrese", "relacionado:", "siga leyendo", "sigue leyendo",
	"suscríbase", "suscríbete", "síganos en", "síguenos en",
	"también le puede", "también lea", "también puede leer",
	"te puede interesar", "te recomendamos", "temas relacionados",
	"texto:", "vea además", "vea también", "ver más", "ver también",
	"video:", "vídeo:", "©",
};
/* clang-format on */

const struct word_lists text_spanish = {
	.lists = {
		[LIST_TITLE] = WORD_LIST(title_words),
		[LIST_NUMBER] = WORD_LIST(number_words),
		[LIST_DATE] = WORD_LIST(date_words),
		[LIST_COMPANY] = WORD_LIST(company_words),
		[LIST_PLACE] = WORD_LIST(place_words),
		[LIST_PLAIN] = WORD_LIST(plain_words),
		[LIST_STARTER] = WORD_LIST(starter_words),
		[LIST_TIME_WORD] = WORD_LIST(time_word_words),
		[LIST_SPEECH_VERB] = WORD_LIST(speech_verb_words),
		[LIST_SLASH_WORD] = WORD_LIST(slash_word_words),
		[LIST_PLACE_LINK] = WORD_LIST(place_link_words),
		[LIST_SHORT_PLACE] = WORD_LIST(short_place_words),
		[LIST_MONTH] = WORD_LIST(month_words),
		[LIST_TITLE_SMALL] = WORD_LIST(title_small_words),
		[LIST_BYLINE] = WORD_LIST(byline_words),
		[LIST_CLITIC_NO] = WORD_LIST(clitic_no_words),
		[LIST_CLITIC_YES] = WORD_LIST(clitic_yes_words),
		[LIST_ARTICLE_NAME] = WORD_LIST(article_name_words),
	},
	.furniture = WORD_LIST(furniture),
};
