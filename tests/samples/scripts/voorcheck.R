# Checks a zip from R: Rscript voorcheck.R resultaten.zip
check <- function(zip, program = "voorcheck") {
  file <- tempfile(fileext = ".json")
  code <- system2(program, c("--format", "json", "--output", shQuote(file), shQuote(zip)))
  if (code > 1) stop("voorcheck could not do its work")
  jsonlite::fromJSON(file, simplifyVector = FALSE)
}

report <- do.call(check, as.list(commandArgs(trailingOnly = TRUE)))
for (candidate in report$candidates) {
  cat(candidate$outcome, candidate$route$folder, candidate$route$file_name, "\n")
  for (finding in candidate$findings) {
    cat(" ", finding$level, finding$rule, finding$place, "\n")
  }
}
