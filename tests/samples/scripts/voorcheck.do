* Checks a zip from Stata: do voorcheck.do resultaten.zip
* Stata does not pass on the exit code of a program, so the shell writes it to a file:
* 0 hand it in, 1 not as it stands.
args zip
tempfile report code
shell (voorcheck --format json --output "`report'" "`zip'" && echo 0 || echo 1) > "`code'"
capture confirm file "`report'"
if _rc {
    display as error "voorcheck could not do its work"
    exit 601
}
scalar json = fileread("`report'")
if regexm(json, `""outcome": "([a-z]+)""') {
    display "voorcheck: " regexs(1)
}
if real(word(fileread("`code'"), 1)) > 0 {
    shell voorcheck "`zip'"
    exit 9
}
