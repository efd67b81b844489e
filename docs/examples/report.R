# report.R - the picture of `demarche report` in R: a country between two
# powers, with interval and changes, out of records.
#
#	Rscript docs/examples/report.R --of COL --between USA,CHN -o align.png INPUT
#
# INPUT is what demarche makes:
#
#	news.db           a database of `demarche ingest`; needs DBI and RSQLite
#	records.csv       `demarche export --format csv --only events`, or of `code`
#	records.parquet   records from Python (docs/python.md); needs one of arrow,
#	                  nanoparquet, duckdb, or the program duckdb
#	align.csv         `demarche align --format csv`: drawn as it is
#
# --period month|quarter|year, --from and --to with days, --numbers FILE for the
# numbers behind the picture. Nothing but base R is used to count and to draw;
# docs/r.md tells how to use the functions from a session of your own, and
# docs/methods.md has the formulas.

PRIOR <- 10   # points that pull an index of few events toward 0
LEAST <- 3    # periods that a level must last
DRAWS <- 1000 # of the bootstrap
FEWEST <- 5   # events without which no interval is told

# --- reading -------------------------------------------------------------------
# Each reader gives one row a report: event (what several reports may tell of),
# stands (1 for the report that stands for its event), date, source and target
# (codes joined with "+"), score, confidence.

read_database <- function(path) {
  database <- DBI::dbConnect(RSQLite::SQLite(), path, flags = RSQLite::SQLITE_RO)
  on.exit(DBI::dbDisconnect(database))
  rows <- DBI::dbGetQuery(database, "
    SELECT coalesce(leader, dyad.record) AS event, dyad.record AS number, dyad.date,
      source.text AS source, target.text AS target, score, dyad.confidence / 100.0 AS confidence
    FROM dyad
    JOIN term AS source ON source.id = dyad.source
    JOIN term AS target ON target.id = dyad.target
    JOIN term AS status ON status.id = dyad.status
    LEFT JOIN event_group ON event_group.record = dyad.record
    WHERE status.text = 'actual' AND dyad.date > 0")
  rows$stands <- order(order(rows$event, rows$number != rows$event, rows$number))
  rows$date <- as.Date(sprintf("%08d", rows$date), "%Y%m%d")
  rows$mutual <- FALSE # each direction has a row of its own
  rows
}

read_records <- function(path) {
  rows <- read.csv(path, na.strings = NULL, colClasses = "character", encoding = "UTF-8")
  if ("record" %in% names(rows)) rows <- rows[rows$record == "event", ]
  records(rows$date, rows$event, rows$actor_codes, rows$recipient_codes, rows$status, rows$score, rows$confidence,
    rows$mutual)
}

# The columns that are no lists are enough: `key` has day, category and codes.
# `mutual` may be missing.
read_parquet <- function(path) {
  columns <- c("record", "key", "status", "score", "confidence", "mutual")
  at_hand <- function(package) requireNamespace(package, quietly = TRUE)
  if (at_hand("arrow")) {
    rows <- as.data.frame(arrow::read_parquet(path, col_select = tidyselect::any_of(columns)))
  } else if (at_hand("nanoparquet")) {
    columns <- intersect(columns, nanoparquet::read_parquet_schema(path)$name)
    rows <- nanoparquet::read_parquet(path, col_select = columns)
  } else {
    rows <- ask_duckdb(sprintf("SELECT COLUMNS('^(%s)$') FROM read_parquet('%s')", paste(columns, collapse = "|"),
      gsub("'", "''", path)), at_hand("duckdb"))
  }
  rows <- rows[rows$record == "event", ]
  key <- strsplit(paste0(rows$key, "|."), "|", fixed = TRUE)
  part <- function(number) vapply(key, `[`, "", number)
  records(part(1), part(2), part(3), part(4), rows$status, rows$score, rows$confidence, rows$mutual)
}

ask_duckdb <- function(question, with_package) {
  if (with_package) {
    database <- DBI::dbConnect(duckdb::duckdb())
    on.exit(DBI::dbDisconnect(database, shutdown = TRUE))
    return(DBI::dbGetQuery(database, question))
  }
  if (Sys.which("duckdb") == "") {
    stop("Parquet needs one of the packages arrow, nanoparquet and duckdb, or the program duckdb", call. = FALSE)
  }
  read.csv(pipe(paste("duckdb -csv -c", shQuote(question))), na.strings = NULL, colClasses = "character",
    encoding = "UTF-8")
}

# Records that were not through a database tell the same event when they have
# the same day, category and parties. Several actors without a recipient act on
# each other unless the record says that they do not; older ones say nothing.
records <- function(date, event, source, target, status, score, confidence, mutual) {
  rows <- data.frame(event = paste(date, event, source, target), date = as.Date(date, optional = TRUE), source, target,
    score = as.numeric(score), confidence = as.numeric(confidence))
  rows$stands <- seq_len(nrow(rows))
  rows$mutual <- target == ""
  if (!is.null(mutual)) rows$mutual <- rows$mutual & !(tolower(mutual) %in% "false")
  rows[status == "actual" & !is.na(rows$date), ]
}

# --- counting ------------------------------------------------------------------

# "KEN.GOV+TGO" as KEN, TGO; "-" is nobody.
countries <- function(codes) lapply(strsplit(codes, "+", fixed = TRUE), function(one) sub("[.-].*", "", one))

# Which rows are between two countries, in whichever direction, or of both.
between <- function(rows, one, other) {
  holds <- function(sides, country) vapply(sides, function(side) country %in% side, NA)
  source <- countries(rows$source)
  target <- countries(rows$target)
  mutual <- rows$mutual & holds(source, one) & holds(source, other)
  mutual | (holds(source, one) & holds(target, other)) | (holds(source, other) & holds(target, one))
}

# A row each event of the country with a power: date, weight with the first and
# with the second.
events_with <- function(rows, country, powers) {
  rows <- rows[order(rows$stands), ]
  with_power <- lapply(powers, function(power) {
    some <- rows[between(rows, country, power), ]
    some[!duplicated(some$event), ]
  })
  all <- do.call(rbind, with_power)
  all <- all[order(all$stands), ]
  all <- all[!duplicated(all$event), ]
  weight <- function(some) {
    found <- some$score[match(all$event, some$event)] * some$confidence[match(all$event, some$event)]
    ifelse(is.na(found), 0, found)
  }
  data.frame(date = all$date, a = weight(with_power[[1]]), b = weight(with_power[[2]]))
}

first_of_period <- function(dates, period) {
  month <- as.integer(format(dates, "%m"))
  month <- switch(period, month = month, quarter = 3 * ((month - 1) %/% 3) + 1, year = rep(1L, length(dates)),
    stop("a period is a month, quarter or year", call. = FALSE))
  as.Date(sprintf("%s-%02d-01", format(dates, "%Y"), as.integer(month)))
}

period_name <- function(start, period) {
  year <- format(start, "%Y")
  switch(period, month = format(start, "%Y-%m"), year = year,
    quarter = paste0(year, "-Q", (as.integer(format(start, "%m")) + 2) %/% 3))
}

index_of <- function(a, b) sum(a - b) / (sum(abs(a) + abs(b)) + PRIOR)

# 95 % interval by the percentile bootstrap over events (Efron 1979).
interval_of <- function(a, b) {
  if (length(a) < FEWEST) return(c(NA, NA))
  drawn <- replicate(DRAWS, {
    some <- sample.int(length(a), replace = TRUE)
    index_of(a[some], b[some])
  })
  sort(drawn)[c(DRAWS / 40, DRAWS - DRAWS / 40 + 1)]
}

# Where a new level begins: 1 up, -1 down, else 0. The partition of least cost
# over all partitions (Jackson et al. 2005), by weighted squares.
changes_of <- function(values, weights) {
  known <- which(weights > 0)
  out <- integer(length(values))
  x <- values[known]
  w <- weights[known]
  n <- length(x)
  if (n < 2 * LEAST) return(out)
  noise <- mean(diff(x)^2 / (1 / w[-1] + 1 / w[-n]))
  if (noise == 0) return(out)
  level <- function(from, to) weighted.mean(x[from:to], w[from:to])
  misfit <- function(from, to) sum(w[from:to] * (x[from:to] - level(from, to))^2) / noise
  penalty <- 5 + 2 * log(n)
  least <- c(-penalty, rep(Inf, n))
  begins <- integer(n)
  for (end in LEAST:n) {
    for (begin in 1:(end - LEAST + 1)) {
      cost <- least[begin] + misfit(begin, end) + penalty
      if (cost < least[end + 1]) {
        least[end + 1] <- cost
        begins[end] <- begin
      }
    }
  }
  starts <- integer(0)
  end <- n
  while (end > 0) {
    starts <- c(begins[end], starts)
    end <- begins[end] - 1
  }
  starts <- c(starts, n + 1)
  for (at in seq_along(starts)[-c(1, length(starts))]) {
    before <- level(starts[at - 1], starts[at] - 1)
    since <- level(starts[at], starts[at + 1] - 1)
    out[known[starts[at]]] <- if (since > before) 1L else -1L
  }
  out
}

# A row each period, as of `demarche align`: period, a_events, b_events, index,
# low, high, change.
align <- function(rows, country, powers, period = "quarter", from = NULL, to = NULL) {
  events <- events_with(rows, country, powers)
  if (!is.null(from)) events <- events[events$date >= as.Date(from), ]
  if (!is.null(to)) events <- events[events$date <= as.Date(to), ]
  if (!nrow(events)) stop("no events of ", country, " with ", paste(powers, collapse = " or "), call. = FALSE)
  start <- first_of_period(events$date, period)
  starts <- seq(min(start), max(start), by = period)
  set.seed(1)
  series <- do.call(rbind, lapply(starts, function(one) {
    some <- events[start == one, ]
    interval <- interval_of(some$a, some$b)
    data.frame(period = period_name(one, period), a_events = sum(some$a != 0), b_events = sum(some$b != 0),
      index = index_of(some$a, some$b), low = interval[1], high = interval[2],
      over = sum(some$a - some$b), weight = sum(abs(some$a) + abs(some$b)))
  }))
  change <- changes_of(ifelse(series$weight > 0, series$over / series$weight, 0), series$weight)
  series$change <- ifelse(change == 0, "", paste("toward", ifelse(change > 0, powers[1], powers[2])))
  series[c("period", "a_events", "b_events", "index", "low", "high", "change")]
}

# --- drawing -------------------------------------------------------------------

PURPLE <- "#6a2c91" # the first power; with green for the second, both are told
GREEN <- "#1b7837"  # apart with any colour vision (ColorBrewer's PRGn)
INK <- "#1f2328"
FAINT <- "#57606a"

# Stretches of neighbours that have an interval.
stretches <- function(known) {
  runs <- rle(known)
  last <- cumsum(runs$lengths)
  Map(seq, (last - runs$lengths + 1)[runs$values], last[runs$values])
}

draw_axis <- function(periods) {
  shown <- if (length(periods) <= 24) seq_along(periods) else unique(round(seq(1, length(periods), length.out = 12)))
  axis(1, shown, sub("^[0-9]{4}-", "", periods[shown]), lwd = 0, lwd.ticks = 1, col = FAINT, col.axis = FAINT,
    cex.axis = 0.85, mgp = c(3, 0.5, 0))
  year <- substr(periods, 1, 4)
  if (any(nchar(periods) > 4)) {
    mtext(unique(year), 1, line = 1.7, at = match(unique(year), year), col = FAINT, cex = 0.85)
  }
}

draw_align <- function(series, country, powers) {
  n <- nrow(series)
  at <- seq_len(n)
  par(mar = c(3.4, 3.6, 5, 1), las = 1, fg = INK, col.axis = FAINT, xpd = FALSE)
  plot(NULL, xlim = c(0.5, n + 0.5), ylim = c(-1, 1), xaxs = "i", yaxs = "i", axes = FALSE, xlab = "", ylab = "")
  rect(0.5, 0, n + 0.5, 1, col = "#f4f1f7", border = NA)
  rect(0.5, -1, n + 0.5, 0, col = "#eef4f0", border = NA)
  abline(h = c(-1, -0.5, 0.5, 1), col = "#e1e5ea")
  abline(h = 0, col = "#6e7781")
  for (part in stretches(!is.na(series$low) & !is.na(series$high))) {
    sides <- if (length(part) == 1) part + c(-0.15, 0.15) else part
    shown <- if (length(part) == 1) rep(part, 2) else part
    polygon(c(sides, rev(sides)), c(series$low[shown], rev(series$high[shown])), col = "#b9c0c98c", border = NA)
  }
  lines(at, series$index, lwd = 2)
  points(at, series$index, pch = 19, cex = 0.7)
  axis(2, seq(-1, 1, 0.5), c("\u22121.0", "\u22120.5", "0.0", "+0.5", "+1.0"), lwd = 0, cex.axis = 0.85,
    mgp = c(3, 0.4, 0))
  draw_axis(series$period)
  mtext(sprintf("%s between %s and %s", country, powers[1], powers[2]), 3, line = 3.6, adj = 0, font = 2)
  mtext("index, with its 95 % interval (grey)", 3, line = 2.6, adj = 0, col = FAINT, cex = 0.85)
  mtext(paste("above 0: toward", powers[1]), 3, line = 0.3, adj = 0, col = PURPLE, font = 2, cex = 0.85)
  mtext(paste("below 0: toward", powers[2]), 3, line = 0.3, adj = 1, col = GREEN, font = 2, cex = 0.85)
  for (one in which(series$change != "")) {
    segments(one - 0.5, -1, one - 0.5, 1.2, lty = 2, lwd = 1.5, xpd = TRUE)
    left <- one > 0.7 * n # then the words stand left of their line
    text(one - if (left) 0.6 else 0.4, 1.16, paste0(series$change[one], ", ", series$period[one]), adj = left + 0,
      cex = 0.85, xpd = TRUE)
  }
  invisible(series)
}

# --- from the command line -----------------------------------------------------

# The picture's series out of whatever file it is.
series_of <- function(path, country, powers, period = "quarter", from = NULL, to = NULL) {
  if (!file.exists(path)) stop("no file ", path, call. = FALSE)
  kind <- tolower(sub(".*[.]", "", path))
  if (kind == "csv" && grepl("^period,", readLines(path, 1))) {
    series <- read.csv(path, colClasses = c(period = "character", change = "character"))
    return(series[c("period", "a_events", "b_events", "index", "low", "high", "change")])
  }
  read <- switch(kind, csv = read_records, parquet = read_parquet, read_database)
  align(read(path), country, powers, period, from, to)
}

USAGE <- paste("usage: report.R --of COL --between USA,CHN [--period quarter] [--from DAY] [--to DAY]",
  "[-o align.png] [--numbers FILE] INPUT")

options_of <- function(words) {
  told <- list(period = "quarter", o = "align.png")
  while (length(words) > 1 && startsWith(words[1], "-")) {
    told[[sub("^-+", "", words[1])]] <- words[2]
    words <- words[-(1:2)]
  }
  if (length(words) != 1 || is.null(told$of) || is.null(told$between)) {
    stop(USAGE, call. = FALSE)
  }
  c(told, input = words)
}

main <- function(words) {
  if (any(words %in% c("-h", "--help"))) return(writeLines(USAGE))
  told <- options_of(words)
  powers <- strsplit(told$between, ",", fixed = TRUE)[[1]]
  series <- series_of(told$input, told$of, powers, told$period, told$from, told$to)
  if (!is.null(told$numbers)) write.csv(series, told$numbers, row.names = FALSE, na = "", quote = FALSE)
  png(told$o, width = 1520, height = 880, res = 144, type = "cairo")
  draw_align(series, told$of, powers)
  invisible(dev.off())
}

if (sys.nframe() == 0L) main(commandArgs(trailingOnly = TRUE))
