#include "parse/lemma_table.h"

#include <stddef.h>
#include <string.h>

struct pair {
	const char *form, *lemma;
};

/* Sorted bytewise by form; test_lemma checks that. */

/* clang-format off */
static const struct pair verbs[] = {
	{ "'ve", "have" }, { "abode", "abide" }, { "ached", "ache" },
	{ "aching", "ache" }, { "added", "add" }, { "adding", "add" },
	{ "adhered", "adhere" }, { "adhering", "adhere" },
	{ "adored", "adore" }, { "adoring", "adore" }, { "appalled", "appall" },
	{ "appalling", "appall" }, { "arisen", "arise" }, { "arose", "arise" },
	{ "ate", "eat" }, { "atoned", "atone" }, { "atoning", "atone" },
	{ "awoke", "awake" }, { "awoken", "awake" }, { "axed", "axe" },
	{ "axing", "axe" }, { "bade", "bid" }, { "banged", "bang" },
	{ "banging", "bang" }, { "basted", "baste" }, { "bathed", "bathe" },
	{ "bathing", "bathe" }, { "beaten", "beat" }, { "became", "become" },
	{ "becoming", "become" }, { "bedeviled", "bedevil" },
	{ "bedeviling", "bedevil" }, { "been", "be" }, { "befallen", "befall" },
	{ "befell", "befall" }, { "began", "begin" }, { "begot", "beget" },
	{ "begotten", "beget" }, { "begun", "begin" }, { "beheld", "behold" },
	{ "belied", "belie" }, { "belying", "belie" }, { "bent", "bend" },
	{ "besieged", "besiege" }, { "besieging", "besiege" },
	{ "besought", "beseech" }, { "bespoke", "bespeak" },
	{ "bespoken", "bespeak" }, { "biased", "bias" }, { "biasing", "bias" },
	{ "bidden", "bid" }, { "binged", "binge" }, { "bit", "bite" },
	{ "bitten", "bite" }, { "bled", "bleed" }, { "blew", "blow" },
	{ "blitzed", "blitz" }, { "blown", "blow" }, { "bore", "bear" },
	{ "born", "bear" }, { "borne", "bear" }, { "bought", "buy" },
	{ "bound", "bind" }, { "boycotted", "boycott" },
	{ "boycotting", "boycott" }, { "breathed", "breathe" },
	{ "breathing", "breathe" }, { "bred", "breed" }, { "broke", "break" },
	{ "broken", "break" }, { "brought", "bring" }, { "built", "build" },
	{ "burnt", "burn" }, { "bused", "bus" }, { "busing", "bus" },
	{ "butted", "butt" }, { "butting", "butt" }, { "cached", "cache" },
	{ "caching", "cache" }, { "came", "come" }, { "caught", "catch" },
	{ "centred", "centre" }, { "chose", "choose" }, { "chosen", "choose" },
	{ "clad", "clothe" }, { "clanging", "clang" }, { "cleft", "cleave" },
	{ "clothed", "clothe" }, { "clothing", "clothe" },
	{ "cloven", "cleave" }, { "clung", "cling" }, { "competed", "compete" },
	{ "competing", "compete" }, { "completed", "complete" },
	{ "completing", "complete" }, { "condoned", "condone" },
	{ "condoning", "condone" }, { "connoted", "connote" },
	{ "connoting", "connote" }, { "contravened", "contravene" },
	{ "contravening", "contravene" }, { "convened", "convene" },
	{ "convening", "convene" }, { "created", "create" },
	{ "creating", "create" }, { "crept", "creep" }, { "cringed", "cringe" },
	{ "dealt", "deal" }, { "debuted", "debut" }, { "debuting", "debut" },
	{ "deleted", "delete" }, { "deleting", "delete" },
	{ "demoted", "demote" }, { "demoting", "demote" },
	{ "denoted", "denote" }, { "denoting", "denote" },
	{ "depleted", "deplete" }, { "depleting", "deplete" },
	{ "deplored", "deplore" }, { "deploring", "deplore" },
	{ "dethroned", "dethrone" }, { "dethroning", "dethrone" },
	{ "devoted", "devote" }, { "devoting", "devote" }, { "dialed", "dial" },
	{ "dialing", "dial" }, { "dialled", "dial" }, { "did", "do" },
	{ "died", "die" }, { "disinvited", "disinvite" }, { "done", "do" },
	{ "dove", "dive" }, { "drank", "drink" }, { "drawn", "draw" },
	{ "dreamt", "dream" }, { "drew", "draw" }, { "driven", "drive" },
	{ "drove", "drive" }, { "drunk", "drink" }, { "dug", "dig" },
	{ "dwelt", "dwell" }, { "dyed", "dye" }, { "dying", "die" },
	{ "eaten", "eat" }, { "ebbed", "ebb" }, { "egged", "egg" },
	{ "eloped", "elope" }, { "enrolled", "enroll" },
	{ "enrolling", "enroll" }, { "enthralled", "enthrall" },
	{ "erred", "err" }, { "erring", "err" }, { "escaped", "escape" },
	{ "escaping", "escape" }, { "excited", "excite" },
	{ "exciting", "excite" }, { "excreted", "excrete" },
	{ "exhaled", "exhale" }, { "exhaling", "exhale" },
	{ "expedited", "expedite" }, { "expediting", "expedite" },
	{ "explored", "explore" }, { "exploring", "explore" },
	{ "expunged", "expunge" }, { "expunging", "expunge" },
	{ "extradited", "extradite" }, { "extraditing", "extradite" },
	{ "eyed", "eye" }, { "fallen", "fall" }, { "fed", "feed" },
	{ "fell", "fall" }, { "felt", "feel" }, { "fled", "flee" },
	{ "flew", "fly" }, { "flown", "fly" }, { "flung", "fling" },
	{ "focused", "focus" }, { "focuses", "focus" }, { "focusing", "focus" },
	{ "focussed", "focus" }, { "focussing", "focus" },
	{ "forbade", "forbid" }, { "forbidden", "forbid" },
	{ "forbore", "forbear" }, { "forborne", "forbear" },
	{ "foresaw", "foresee" }, { "foreseen", "foresee" },
	{ "forestalled", "forestall" }, { "foreswore", "forswear" }, { "foretold", "foretell" },
	{ "forgave", "forgive" }, { "forgiven", "forgive" },
	{ "forgone", "forgo" }, { "forgot", "forget" },
	{ "forgotten", "forget" }, { "forsaken", "forsake" },
	{ "forsook", "forsake" }, { "forswore", "forswear" }, { "forsworn", "forswear" }, { "forwent", "forgo" }, { "fought", "fight" },
	{ "found", "find" }, { "fringed", "fringe" }, { "froze", "freeze" },
	{ "frozen", "freeze" }, { "fuelled", "fuel" },
	{ "fulfilling", "fulfill" }, { "gassed", "gas" }, { "gave", "give" },
	{ "given", "give" }, { "gone", "go" }, { "got", "get" },
	{ "gotten", "get" }, { "grew", "grow" }, { "ground", "grind" },
	{ "grown", "grow" }, { "guided", "guide" }, { "guiding", "guide" },
	{ "had", "have" }, { "hanged", "hang" }, { "hanging", "hang" },
	{ "has", "have" }, { "hasted", "haste" }, { "heard", "hear" },
	{ "held", "hold" }, { "hewn", "hew" }, { "hid", "hide" },
	{ "hidden", "hide" }, { "hinged", "hinge" }, { "hoed", "hoe" },
	{ "hogtied", "hogtie" }, { "hung", "hang" }, { "ignited", "ignite" },
	{ "igniting", "ignite" }, { "ignored", "ignore" },
	{ "ignoring", "ignore" }, { "impaled", "impale" },
	{ "imperiled", "imperil" }, { "imperiling", "imperil" },
	{ "impinged", "impinge" }, { "implored", "implore" },
	{ "imploring", "implore" }, { "incited", "incite" },
	{ "inciting", "incite" }, { "infringed", "infringe" },
	{ "infringing", "infringe" }, { "inhaled", "inhale" },
	{ "inhaling", "inhale" }, { "inlaid", "inlay" },
	{ "installed", "install" }, { "installing", "install" },
	{ "instilled", "instill" }, { "instilling", "instill" },
	{ "interfered", "interfere" }, { "interfering", "interfere" },
	{ "intervened", "intervene" }, { "intervening", "intervene" },
	{ "invited", "invite" }, { "inviting", "invite" }, { "kept", "keep" },
	{ "knelt", "kneel" }, { "knew", "know" }, { "known", "know" },
	{ "laid", "lay" }, { "lain", "lie" }, { "landscaping", "landscape" },
	{ "lay", "lie" }, { "leant", "lean" }, { "leapt", "leap" },
	{ "learnt", "learn" }, { "led", "lead" }, { "left", "leave" },
	{ "lent", "lend" }, { "lied", "lie" }, { "lit", "light" },
	{ "loathed", "loathe" }, { "loathing", "loathe" }, { "lost", "lose" },
	{ "lunged", "lunge" }, { "lunging", "lunge" }, { "lying", "lie" },
	{ "made", "make" }, { "massacred", "massacre" },
	{ "massacring", "massacre" }, { "meant", "mean" }, { "met", "meet" },
	{ "mimicked", "mimic" }, { "mimicking", "mimic" },
	{ "misguided", "misguide" }, { "misheard", "mishear" },
	{ "mislaid", "mislay" }, { "misled", "mislead" },
	{ "misspelled", "misspell" }, { "mistaken", "mistake" },
	{ "mistook", "mistake" }, { "misunderstood", "misunderstand" },
	{ "mown", "mow" }, { "murmured", "murmur" }, { "murmuring", "murmur" },
	{ "outdid", "outdo" }, { "outdone", "outdo" }, { "outgrew", "outgrow" },
	{ "outgrown", "outgrow" }, { "outran", "outrun" },
	{ "outscored", "outscore" }, { "outshone", "outshine" },
	{ "outsold", "outsell" }, { "overate", "overeat" },
	{ "overcame", "overcome" }, { "overcoming", "overcome" },
	{ "overdid", "overdo" }, { "overdone", "overdo" },
	{ "overeaten", "overeat" }, { "overheard", "overhear" },
	{ "overhung", "overhang" }, { "overran", "overrun" },
	{ "overridden", "override" }, { "overrode", "override" },
	{ "oversaw", "oversee" }, { "overseen", "oversee" },
	{ "overslept", "oversleep" }, { "oversold", "oversell" },
	{ "overspent", "overspend" }, { "overtaken", "overtake" },
	{ "overthrew", "overthrow" }, { "overthrown", "overthrow" },
	{ "overtook", "overtake" }, { "owed", "owe" }, { "owing", "owe" },
	{ "paid", "pay" }, { "panicked", "panic" }, { "panicking", "panic" },
	{ "partaken", "partake" }, { "partook", "partake" },
	{ "pasted", "paste" }, { "pasting", "paste" },
	{ "persevered", "persevere" }, { "persevering", "persevere" },
	{ "picnicking", "picnic" }, { "pillared", "pillar" },
	{ "pled", "plead" }, { "plunged", "plunge" }, { "plunging", "plunge" },
	{ "politicking", "politic" }, { "postponed", "postpone" },
	{ "postponing", "postpone" }, { "prepaid", "prepay" },
	{ "procreating", "procreate" }, { "programed", "program" },
	{ "programing", "program" }, { "promoted", "promote" },
	{ "promoting", "promote" }, { "proven", "prove" }, { "purred", "purr" },
	{ "purring", "purr" }, { "quizzed", "quiz" }, { "quizzing", "quiz" },
	{ "ran", "run" }, { "rang", "ring" }, { "rebuilt", "rebuild" },
	{ "recalled", "recall" }, { "recalling", "recall" },
	{ "recited", "recite" }, { "reciting", "recite" },
	{ "reconvened", "reconvene" }, { "reconvening", "reconvene" },
	{ "recreated", "recreate" }, { "recreating", "recreate" },
	{ "redid", "redo" }, { "redone", "redo" }, { "refroze", "refreeze" }, { "refrozen", "refreeze" }, { "regaled", "regale" },
	{ "reinvited", "reinvite" }, { "remade", "remake" },
	{ "repaid", "repay" }, { "reran", "rerun" }, { "rerouted", "reroute" },
	{ "resent", "resend" }, { "reshaped", "reshape" },
	{ "reshaping", "reshape" }, { "resold", "resell" },
	{ "restored", "restore" }, { "restoring", "restore" },
	{ "rethought", "rethink" }, { "retold", "retell" },
	{ "reunited", "reunite" }, { "reuniting", "reunite" },
	{ "revered", "revere" }, { "rewound", "rewind" },
	{ "rewriting", "rewrite" }, { "rewritten", "rewrite" },
	{ "rewrote", "rewrite" }, { "ridden", "ride" }, { "risen", "rise" },
	{ "rode", "ride" }, { "rose", "rise" }, { "routed", "route" },
	{ "routing", "route" }, { "rung", "ring" }, { "said", "say" },
	{ "sang", "sing" }, { "sank", "sink" }, { "sat", "sit" },
	{ "saw", "see" }, { "sawn", "saw" }, { "seen", "see" },
	{ "seething", "seethe" }, { "sent", "send" }, { "sewn", "sew" },
	{ "shaken", "shake" }, { "shanghaied", "shanghai" },
	{ "shaven", "shave" }, { "shoes", "shoe" }, { "shone", "shine" },
	{ "shook", "shake" }, { "shorn", "shear" }, { "shot", "shoot" },
	{ "shown", "show" }, { "shrank", "shrink" }, { "shrunk", "shrink" },
	{ "shrunken", "shrink" }, { "sieged", "siege" }, { "skied", "ski" },
	{ "slain", "slay" }, { "slept", "sleep" }, { "slew", "slay" },
	{ "slid", "slide" }, { "slung", "sling" }, { "smelt", "smell" },
	{ "smitten", "smite" }, { "smote", "smite" }, { "snuck", "sneak" },
	{ "sold", "sell" }, { "soothed", "soothe" }, { "soothing", "soothe" },
	{ "sought", "seek" }, { "sown", "sow" }, { "spat", "spit" },
	{ "sped", "speed" }, { "spellbound", "spellbind" },
	{ "spelt", "spell" }, { "spent", "spend" }, { "spilt", "spill" },
	{ "spoilt", "spoil" }, { "spoke", "speak" }, { "spoken", "speak" },
	{ "sponged", "sponge" }, { "sprang", "spring" }, { "sprung", "spring" },
	{ "spun", "spin" }, { "stank", "stink" }, { "stenciled", "stencil" },
	{ "stole", "steal" }, { "stolen", "steal" }, { "stood", "stand" },
	{ "strewn", "strew" }, { "stricken", "strike" },
	{ "stridden", "stride" }, { "striven", "strive" },
	{ "strode", "stride" }, { "strove", "strive" }, { "struck", "strike" },
	{ "strung", "string" }, { "stuck", "stick" }, { "stung", "sting" },
	{ "stunk", "stink" }, { "stymied", "stymie" }, { "sung", "sing" },
	{ "sunk", "sink" }, { "swam", "swim" }, { "swept", "sweep" },
	{ "swollen", "swell" }, { "swore", "swear" }, { "sworn", "swear" },
	{ "swum", "swim" }, { "swung", "swing" }, { "taken", "take" },
	{ "tasted", "taste" }, { "tasting", "taste" }, { "taught", "teach" },
	{ "taxied", "taxi" }, { "teething", "teethe" },
	{ "telephoned", "telephone" }, { "telephoning", "telephone" },
	{ "telescoped", "telescope" }, { "thought", "think" },
	{ "threw", "throw" }, { "thrown", "throw" }, { "tied", "tie" },
	{ "told", "tell" }, { "took", "take" }, { "tore", "tear" },
	{ "torn", "tear" }, { "trafficked", "traffic" },
	{ "trafficking", "traffic" }, { "trialed", "trial" },
	{ "trialing", "trial" }, { "trialled", "trial" },
	{ "trialling", "trial" }, { "trod", "tread" }, { "trodden", "tread" },
	{ "tying", "tie" }, { "unbound", "unbind" }, { "undergone", "undergo" },
	{ "underlay", "underlie" }, { "underlying", "underlie" },
	{ "underscored", "underscore" }, { "underscoring", "underscore" },
	{ "undersold", "undersell" }, { "understood", "understand" },
	{ "undertaken", "undertake" }, { "undertook", "undertake" },
	{ "underwent", "undergo" }, { "underwriting", "underwrite" },
	{ "underwritten", "underwrite" }, { "underwrote", "underwrite" },
	{ "undid", "undo" }, { "undone", "undo" }, { "unfroze", "unfreeze" }, { "unfrozen", "unfreeze" }, { "united", "unite" },
	{ "uniting", "unite" }, { "untied", "untie" }, { "unwound", "unwind" },
	{ "upheld", "uphold" }, { "videotaped", "videotape" },
	{ "videotaping", "videotape" }, { "vied", "vie" }, { "vying", "vie" },
	{ "waltzed", "waltz" }, { "was", "be" }, { "wasted", "waste" },
	{ "wasting", "waste" }, { "waylaid", "waylay" },
	{ "welcomed", "welcome" }, { "welcoming", "welcome" }, { "went", "go" },
	{ "wept", "weep" }, { "were", "be" }, { "withdrawn", "withdraw" },
	{ "withdrew", "withdraw" }, { "withheld", "withhold" },
	{ "withstood", "withstand" }, { "woke", "wake" }, { "woken", "wake" },
	{ "won", "win" }, { "wore", "wear" }, { "worn", "wear" },
	{ "wound", "wind" }, { "wove", "weave" }, { "woven", "weave" },
	{ "wreathed", "wreathe" }, { "writhed", "writhe" },
	{ "writhing", "writhe" }, { "written", "write" }, { "wrote", "write" },
	{ "wrung", "wring" }, { "’ve", "have" },
};

static const struct pair nouns[] = {
	{ "abuses", "abuse" }, { "aches", "ache" }, { "algae", "alga" },
	{ "aliases", "alias" }, { "alumnae", "alumna" },
	{ "alumni", "alumnus" }, { "analyses", "analysis" },
	{ "antennae", "antenna" }, { "apaches", "apache" },
	{ "appendices", "appendix" }, { "arrears", "arrears" },
	{ "athletics", "athletics" }, { "atlases", "atlas" },
	{ "aunties", "auntie" }, { "aussies", "aussie" },
	{ "avalanches", "avalanche" }, { "axes", "axe" },
	{ "backaches", "backache" }, { "bacteria", "bacterium" },
	{ "barracks", "barracks" }, { "belongings", "belongings" },
	{ "biases", "bias" }, { "binoculars", "binoculars" },
	{ "birdies", "birdie" }, { "bookies", "bookie" },
	{ "bookshelves", "bookshelf" }, { "brethren", "brother" },
	{ "brownies", "brownie" }, { "budgies", "budgie" },
	{ "caches", "cache" }, { "cacti", "cactus" }, { "caddies", "caddie" },
	{ "calories", "calorie" }, { "calves", "calf" }, { "canoes", "canoe" },
	{ "canvases", "canvas" }, { "catharses", "catharsis" },
	{ "children", "child" }, { "clitorises", "clitoris" },
	{ "clothes", "clothes" }, { "collies", "collie" },
	{ "cookies", "cookie" }, { "corpora", "corpus" },
	{ "coteries", "coterie" }, { "creches", "creche" },
	{ "crises", "crisis" }, { "criteria", "criterion" },
	{ "crossroads", "crossroads" }, { "curricula", "curriculum" },
	{ "diagnoses", "diagnosis" }, { "doggies", "doggie" },
	{ "dogies", "dogie" }, { "dwarves", "dwarf" },
	{ "earnings", "earnings" }, { "economics", "economics" },
	{ "elves", "elf" }, { "emeriti", "emeritus" },
	{ "emphases", "emphasis" }, { "errata", "erratum" },
	{ "ethics", "ethics" }, { "eyries", "eyrie" }, { "feet", "foot" },
	{ "finances", "finances" }, { "foci", "focus" }, { "foes", "foe" },
	{ "foodies", "foodie" }, { "formulae", "formula" },
	{ "freebies", "freebie" }, { "fungi", "fungus" }, { "fuses", "fuse" },
	{ "gallows", "gallows" }, { "gas", "gas" }, { "gases", "gas" },
	{ "geese", "goose" }, { "genera", "genus" }, { "genies", "genie" },
	{ "genitals", "genitals" }, { "glasses", "glasses" },
	{ "goalies", "goalie" }, { "goods", "goods" }, { "govt", "government" },
	{ "grandchildren", "grandchild" }, { "groupies", "groupie" },
	{ "gymnastics", "gymnastics" }, { "halves", "half" },
	{ "headaches", "headache" }, { "headquarters", "headquarters" },
	{ "heartaches", "heartache" }, { "hippies", "hippie" },
	{ "hoes", "hoe" }, { "hoodies", "hoodie" }, { "hooves", "hoof" },
	{ "horseshoes", "horseshoe" }, { "housewives", "housewife" },
	{ "hrs", "hour" }, { "hypotheses", "hypothesis" },
	{ "indices", "index" }, { "indies", "indie" }, { "irises", "iris" },
	{ "jeans", "jeans" }, { "junkies", "junkie" }, { "knives", "knife" },
	{ "kudos", "kudos" }, { "larvae", "larva" }, { "leaves", "leaf" },
	{ "lenses", "lens" }, { "lice", "louse" }, { "lives", "life" },
	{ "loaves", "loaf" }, { "loci", "locus" }, { "logistics", "logistics" },
	{ "manners", "manners" }, { "mathematics", "mathematics" },
	{ "matrices", "matrix" }, { "means", "means" }, { "media", "medium" },
	{ "memoranda", "memorandum" }, { "men", "man" },
	{ "menageries", "menagerie" }, { "metamorphoses", "metamorphosis" },
	{ "metropolises", "metropolis" }, { "mice", "mouse" },
	{ "midwives", "midwife" }, { "mins", "minute" },
	{ "misuses", "misuse" }, { "moustaches", "moustache" },
	{ "movies", "movie" }, { "muses", "muse" }, { "mustaches", "mustache" },
	{ "neckties", "necktie" }, { "neuroses", "neurosis" },
	{ "newbies", "newbie" }, { "news", "news" }, { "niches", "niche" },
	{ "nuclei", "nucleus" }, { "oases", "oasis" }, { "oboes", "oboe" },
	{ "outskirts", "outskirts" }, { "oxen", "ox" },
	{ "pajamas", "pajamas" }, { "pancreases", "pancreas" },
	{ "pants", "pants" }, { "paparazzi", "paparazzo" },
	{ "paralyses", "paralysis" }, { "parentheses", "parenthesis" },
	{ "passersby", "passerby" }, { "pence", "penny" },
	{ "phenomena", "phenomenon" }, { "physics", "physics" },
	{ "pixies", "pixie" }, { "pliers", "pliers" },
	{ "politics", "politics" }, { "prairies", "prairie" },
	{ "pres", "president" }, { "proceedings", "proceedings" },
	{ "prognoses", "prognosis" }, { "psyches", "psyche" },
	{ "quanta", "quantum" }, { "quiches", "quiche" }, { "quizzes", "quiz" },
	{ "radii", "radius" }, { "recluses", "recluse" },
	{ "referenda", "referendum" }, { "refuses", "refuse" },
	{ "regards", "regards" }, { "remains", "remains" },
	{ "reuses", "reuse" }, { "reveries", "reverie" },
	{ "riches", "riches" }, { "rookies", "rookie" }, { "ruses", "ruse" },
	{ "savings", "savings" }, { "scarves", "scarf" },
	{ "schoolchildren", "schoolchild" }, { "scissors", "scissors" },
	{ "selfies", "selfie" }, { "selves", "self" }, { "series", "series" },
	{ "sheaves", "sheaf" }, { "shelves", "shelf" }, { "shoes", "shoe" },
	{ "sisters-in-law", "sister-in-law" }, { "smoothies", "smoothie" },
	{ "sorties", "sortie" }, { "species", "species" },
	{ "specifics", "specifics" }, { "stepchildren", "stepchild" },
	{ "stimuli", "stimulus" }, { "stomachaches", "stomachache" },
	{ "strata", "stratum" }, { "sunglasses", "sunglasses" },
	{ "surroundings", "surroundings" }, { "syllabi", "syllabus" },
	{ "synopses", "synopsis" }, { "talkies", "talkie" },
	{ "teeth", "tooth" }, { "termini", "terminus" }, { "thanks", "thanks" },
	{ "theses", "thesis" }, { "thieves", "thief" }, { "throes", "throe" },
	{ "toes", "toe" }, { "tongs", "tongs" }, { "toothaches", "toothache" },
	{ "trellises", "trellis" }, { "trousers", "trousers" },
	{ "undies", "undies" }, { "veggies", "veggie" },
	{ "vertebrae", "vertebra" }, { "vertices", "vertex" },
	{ "vortices", "vortex" }, { "wharves", "wharf" },
	{ "whereabouts", "whereabouts" }, { "wives", "wife" },
	{ "woes", "woe" }, { "wolves", "wolf" }, { "yds", "yard" },
	{ "yeses", "yes" }, { "yrs", "year" }, { "zombies", "zombie" },
};

static const struct pair adjectives[] = {
	{ "best", "good" }, { "better", "good" }, { "elder", "old" },
	{ "eldest", "old" }, { "farther", "far" }, { "farthest", "far" },
	{ "furthest", "far" }, { "lesser", "less" }, { "worse", "bad" },
	{ "worst", "bad" },
};

static const struct pair adverbs[] = {
	{ "'til", "till" }, { "aka", "a.k.a." }, { "best", "well" },
	{ "better", "well" }, { "earlier", "early" }, { "earliest", "early" },
	{ "eg", "e.g." }, { "eg.", "e.g." }, { "farther", "far" },
	{ "farthest", "far" }, { "furthest", "far" }, { "ie", "i.e." },
	{ "ie.", "i.e." }, { "later", "late" }, { "latest", "late" },
	{ "n't", "not" }, { "sooner", "soon" }, { "soonest", "soon" },
	{ "worse", "badly" }, { "worst", "badly" },
};

static const struct pair auxiliaries[] = {
	{ "'d", "would" }, { "'ll", "will" }, { "'m", "be" }, { "'re", "be" },
	{ "'s", "be" }, { "'ve", "have" }, { "`s", "be" }, { "ai", "be" },
	{ "am", "be" }, { "are", "be" }, { "been", "be" }, { "being", "be" },
	{ "ca", "can" }, { "did", "do" }, { "does", "do" }, { "doing", "do" },
	{ "done", "do" }, { "get", "get" }, { "gets", "get" },
	{ "getting", "get" }, { "got", "get" }, { "gotten", "get" },
	{ "had", "have" }, { "has", "have" }, { "having", "have" },
	{ "is", "be" }, { "ll", "will" }, { "m", "be" }, { "r", "be" },
	{ "re", "be" }, { "s", "be" }, { "ve", "have" }, { "was", "be" },
	{ "were", "be" }, { "wo", "will" },
};

static const struct pair pronouns[] = {
	{ "'em", "they" }, { "'s", "we" }, { "em", "they" }, { "hers", "her" },
	{ "him", "he" }, { "i", "I" }, { "me", "I" }, { "mine", "my" },
	{ "ours", "our" }, { "theirs", "their" }, { "them", "they" },
	{ "these", "this" }, { "those", "that" }, { "u", "you" },
	{ "us", "we" }, { "y'", "you" }, { "ya", "you" }, { "yours", "your" },
};

static const struct pair determiners[] = {
	{ "an", "a" }, { "these", "this" }, { "those", "that" },
};

static const struct pair particles[] = {
	{ "'", "'s" }, { "'s", "'s" }, { "`s", "'s" }, { "a", "to" },
	{ "n't", "not" }, { "na", "to" }, { "nt", "not" }, { "s", "'s" },
	{ "ta", "to" },
};

static const struct pair numbers[] = {
	{ "b", "billion" }, { "bn", "billion" }, { "k", "thousand" },
	{ "m", "million" }, { "mm", "million" }, { "mn", "million" },
	{ "t", "trillion" }, { "tn", "trillion" }, { "trn", "trillion" },
};

static const struct pair marks[] = {
	{ "``", "\"" }, { "–", "-" }, { "‘", "'" }, { "‘’", "''" },
	{ "’", "'" }, { "’’", "''" }, { "“", "\"" }, { "”", "\"" },
};

static const struct pair adpositions[] = {
	{ "ca.", "circa" }, { "thru", "through" }, { "til", "till" },
	{ "vs", "versus" }, { "w", "with" }, { "w/", "with" },
	{ "w/o", "without" },
};

static const struct pair dates[] = {
	{ "Apr", "April" }, { "Apr.", "April" }, { "Aug", "August" },
	{ "Aug.", "August" }, { "Dec", "December" }, { "Dec.", "December" },
	{ "Feb", "February" }, { "Feb.", "February" }, { "Fri", "Friday" },
	{ "Fri.", "Friday" }, { "Jan", "January" }, { "Jan.", "January" },
	{ "Jul", "July" }, { "Jul.", "July" }, { "Jun", "June" },
	{ "Jun.", "June" }, { "Mar", "March" }, { "Mar.", "March" },
	{ "Mon", "Monday" }, { "Mon.", "Monday" }, { "Nov", "November" },
	{ "Nov.", "November" }, { "Oct", "October" }, { "Oct.", "October" },
	{ "Sat", "Saturday" }, { "Sat.", "Saturday" }, { "Sep", "September" },
	{ "Sep.", "September" }, { "Sept", "September" },
	{ "Sept.", "September" }, { "Sun", "Sunday" }, { "Sun.", "Sunday" },
	{ "Thu", "Thursday" }, { "Thu.", "Thursday" }, { "Thurs", "Thursday" },
	{ "Thurs.", "Thursday" }, { "Tue", "Tuesday" }, { "Tue.", "Tuesday" },
	{ "Tues", "Tuesday" }, { "Tues.", "Tuesday" }, { "Wed", "Wednesday" },
	{ "Wed.", "Wednesday" },
};

static const struct pair reduced_verbs[] = {
	{ "'m", "be" }, { "'re", "be" }, { "'s", "be" }, { "am", "be" },
	{ "are", "be" }, { "gon", "go" }, { "is", "be" }, { "m", "be" },
	{ "r", "be" }, { "s", "be" }, { "wan", "want" },
};

static const struct pair abbreviated_nouns[] = {
	{ "a.m", "a.m." }, { "am", "a.m." }, { "etc", "etc." },
	{ "p.m", "p.m." }, { "pm", "p.m." }, { "tv", "TV" },
};

static const char *const gradable[] = {
	"able", "angry", "big", "bitter", "black", "bland", "bleak", "blue",
	"blunt", "bold", "brave", "brief", "bright", "brisk", "broad",
	"brown", "bulky", "bumpy", "busy", "calm", "cheap", "chilly",
	"classy", "clean", "clear", "clever", "close", "cloudy", "clumsy",
	"coarse", "cold", "cool", "costly", "cozy", "crazy", "creepy",
	"crisp", "cruel", "crunchy", "curly", "cute", "dainty", "dark",
	"dead", "deadly", "dear", "deep", "dense", "dim", "dire", "dirty",
	"drunk", "dry", "dull", "dumb", "dusty", "early", "easy", "empty",
	"faint", "fair", "fancy", "fast", "fat", "few", "fierce", "filthy",
	"fine", "firm", "fit", "flashy", "flat", "flimsy", "fluffy", "foggy",
	"fond", "free", "frequent", "fresh", "friendly", "frosty", "full",
	"funny", "fussy", "fuzzy", "gentle", "gloomy", "goofy", "grand",
	"grave", "gray", "greasy", "great", "greedy", "green", "grey", "grim",
	"gross", "grumpy", "guilty", "hairy", "handsome", "handy", "happy",
	"hard", "harsh", "hasty", "healthy", "hearty", "heavy", "hefty",
	"high", "hilly", "holy", "hot", "huge", "humble", "hungry", "icy",
	"itchy", "jolly", "juicy", "keen", "kind", "lame", "large", "late",
	"lazy", "lean", "lengthy", "light", "likeable", "likely", "lively",
	"lofty", "lonely", "long", "loose", "loud", "lovely", "low", "loyal",
	"lucky", "lumpy", "lush", "mad", "mean", "messy", "mighty", "mild",
	"minor", "modern", "moist", "moody", "muddy", "narrow", "nasty",
	"naughty", "near", "nearby", "neat", "needy", "new", "nice", "nimble",
	"noble", "noisy", "nosy", "obscure", "odd", "old", "orange", "pale",
	"petty", "picky", "plain", "pleasant", "polite", "poor", "posh",
	"pretty", "proud", "pure", "quick", "quiet", "rapid", "rare", "raw",
	"red", "rich", "ripe", "risky", "robust", "rocky", "roomy", "rosy",
	"rough", "round", "rowdy", "ruddy", "rude", "rusty", "sad", "safe",
	"salty", "scant", "scarce", "scary", "sexy", "shabby", "shady",
	"shaky", "shallow", "sharp", "sheer", "shiny", "short", "shy", "sick",
	"silly", "simple", "sincere", "skinny", "sleepy", "slick", "slight",
	"slim", "sloppy", "slow", "small", "smart", "smelly", "smooth",
	"snowy", "soapy", "soft", "solid", "sore", "sparse", "speedy",
	"spicy", "spooky", "stable", "stale", "stark", "steady", "steep",
	"stern", "sticky", "stiff", "stingy", "stormy", "stout", "strange",
	"strict", "strong", "stuffy", "stupid", "sturdy", "subtle", "sunny",
	"sure", "sweaty", "sweet", "swift", "tall", "tame", "tasty", "tender",
	"thick", "thin", "thirsty", "thorny", "thrifty", "tidy", "tight",
	"tiny", "tired", "tough", "tricky", "true", "trusty", "ugly",
	"unhappy", "unlikely", "upright", "vague", "vast", "vivid", "warm",
	"wary", "weak", "wealthy", "weighty", "weird", "wet", "white", "wide",
	"wild", "windy", "wise", "witty", "wooden", "worthy", "yellow",
	"young", "yummy",
};

static const char *const proper_adjectives[] = {
	"Afghan", "African", "Albanian", "Algerian", "American", "Andean",
	"Anglican", "Anglo", "Angolan", "Antarctic", "Arab", "Arabian",
	"Arabic", "Arctic", "Argentine", "Argentinian", "Armenian", "Aryan",
	"Asian", "Atlantic", "Australian", "Austrian", "Azerbaijani",
	"Baathist", "Balkan", "Baltic", "Bangladeshi", "Bantu", "Baptist",
	"Basque", "Belarusian", "Belgian", "Biblical", "Black", "Bolivian",
	"Bosnian", "Brazilian", "British", "Buddhist", "Bulgarian", "Burmese",
	"Byzantine", "Californian", "Calvinist", "Cambodian", "Cameroonian",
	"Canadian", "Caribbean", "Catalan", "Catholic", "Caucasian", "Celtic",
	"Central", "Chechen", "Chilean", "Chinese", "Christian", "Civil",
	"Colombian", "Confucian", "Congolese", "Croatian", "Cuban", "Cypriot",
	"Czech", "Danish", "Darwinian", "Democrat", "Democratic", "Dominican",
	"Dutch", "Eastern", "Ecuadorian", "Egyptian", "Elizabethan",
	"Emirati", "English", "Eritrean", "Estonian", "Ethiopian", "European",
	"Federal", "Filipino", "Finnish", "Flemish", "Franco", "French",
	"Gaelic", "General", "Georgian", "German", "Germanic", "Ghanaian",
	"Grand", "Greek", "Guatemalan", "Guinean", "Haitian", "Hawaiian",
	"Hebrew", "Hellenic", "Hellenistic", "Hindu", "Hispanic", "Holy",
	"Honduran", "Hungarian", "Icelandic", "Indian", "Indonesian",
	"International", "Inuit", "Iranian", "Iraqi", "Irish", "Islamic",
	"Islamist", "Israeli", "Italian", "Ivorian", "Jamaican", "Japanese",
	"Jesuit", "Jewish", "Jordanian", "Kazakh", "Kenyan", "Korean",
	"Kosovar", "Kurdish", "Kuwaiti", "Kyrgyz", "Laotian", "Latin",
	"Latino", "Latvian", "Lebanese", "Leninist", "Liberian", "Libyan",
	"Lithuanian", "Lutheran", "Macedonian", "Malawian", "Malaysian",
	"Maltese", "Maoist", "Maori", "Marxist", "Mayan", "Mediterranean",
	"Methodist", "Mexican", "Middle", "Moldovan", "Mongolian", "Moroccan",
	"Moslem", "Mozambican", "Muslim", "Namibian", "National", "Nazi",
	"Nepalese", "Nepali", "New", "Nicaraguan", "Nigerian", "Nordic",
	"Northern", "Norwegian", "Olympic", "Omani", "Orthodox", "Ottoman",
	"Pacific", "Pakistani", "Palestinian", "Panamanian", "Paraguayan",
	"Paralympic", "Parisian", "Pashtun", "Persian", "Peruvian", "Polish",
	"Portuguese", "Presbyterian", "Prime", "Protestant", "Prussian",
	"Public", "Qatari", "Red", "Republican", "Roman", "Romanian", "Royal",
	"Russian", "Rwandan", "Salvadoran", "Satanic", "Saudi",
	"Scandinavian", "Scottish", "Senegalese", "Serb", "Serbian", "Shia",
	"Shiite", "Sicilian", "Sikh", "Singaporean", "Sinhalese", "Sino",
	"Slavic", "Slovak", "Slovenian", "Somali", "Southern", "Soviet",
	"Spanish", "Sudanese", "Sunni", "Supreme", "Swedish", "Swiss",
	"Syrian", "Taiwanese", "Tajik", "Talmudic", "Tamil", "Tanzanian",
	"Texan", "Thai", "Tibetan", "Transatlantic", "Trinidadian",
	"Tunisian", "Turkish", "Turkmen", "Ugandan", "Ukrainian", "United",
	"Uruguayan", "Uzbek", "Venezuelan", "Victorian", "Vietnamese",
	"Welsh", "White", "Yemeni", "Yemenite", "Yugoslav", "Zambian",
	"Zimbabwean", "Zionist",
};

static const char *const long_acronyms[] = {
	"AFRICOM", "CARICOM", "CENTCOM", "ECOWAS", "EUFOR", "EUROPOL",
	"FRONTEX", "INTERPOL", "MERCOSUR", "MINURSO", "MINUSCA", "MINUSMA",
	"MINUSTAH", "MONUSCO", "UNAMID", "UNASUR", "UNCTAD", "UNESCO",
	"UNICEF", "UNIFIL", "UNMISS", "UNOSOM", "UNRWA", "USAID",
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
	const struct pair *pairs;
	size_t count;
} exceptions[LEMMA_LISTS] = {
	[LEMMA_VERBS] = { verbs, COUNT(verbs) },
	[LEMMA_NOUNS] = { nouns, COUNT(nouns) },
	[LEMMA_ADJECTIVES] = { adjectives, COUNT(adjectives) },
	[LEMMA_ADVERBS] = { adverbs, COUNT(adverbs) },
	[LEMMA_AUXILIARIES] = { auxiliaries, COUNT(auxiliaries) },
	[LEMMA_PRONOUNS] = { pronouns, COUNT(pronouns) },
	[LEMMA_DETERMINERS] = { determiners, COUNT(determiners) },
	[LEMMA_PARTICLES] = { particles, COUNT(particles) },
	[LEMMA_NUMBERS] = { numbers, COUNT(numbers) },
	[LEMMA_MARKS] = { marks, COUNT(marks) },
	[LEMMA_ADPOSITIONS] = { adpositions, COUNT(adpositions) },
	[LEMMA_DATES] = { dates, COUNT(dates) },
	[LEMMA_REDUCED_VERBS] = { reduced_verbs, COUNT(reduced_verbs) },
	[LEMMA_ABBREVIATED_NOUNS] = { abbreviated_nouns,
			COUNT(abbreviated_nouns) },
};

static const struct {
	const char *const *words;
	size_t count;
} lists[LEMMA_WORD_LISTS] = {
	[LEMMA_GRADABLE] = { gradable, COUNT(gradable) },
	[LEMMA_PROPER_ADJECTIVES] = { proper_adjectives,
			COUNT(proper_adjectives) },
	[LEMMA_LONG_ACRONYMS] = { long_acronyms, COUNT(long_acronyms) },
};

size_t
lemma_exception_count(enum lemma_list list)
{
	return exceptions[list].count;
}

const char *
lemma_exception_form(enum lemma_list list, size_t i)
{
	return exceptions[list].pairs[i].form;
}

const char *
lemma_exception(enum lemma_list list, const char *form)
{
	size_t low = 0, high = exceptions[list].count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct pair *pair = &exceptions[list].pairs[middle];
		int order = strcmp(form, pair->form);
		if (order == 0)
			return pair->lemma;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

size_t
lemma_word_count(enum lemma_word_list list)
{
	return lists[list].count;
}

const char *
lemma_word(enum lemma_word_list list, size_t i)
{
	return lists[list].words[i];
}

bool
lemma_word_has(enum lemma_word_list list, const char *word)
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
