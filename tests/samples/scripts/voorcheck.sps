* Checks a zip from SPSS; the report comes in a text file beside it.
HOST COMMAND=['voorcheck --output "rapport.txt" "resultaten.zip"'].
