/* Checks a zip from SAS: 0 hand it in, 1 not as it stands, 2 voorcheck could not do its work. */
options noxwait xsync;
x 'voorcheck --format json --output "rapport.json" "resultaten.zip"';
%put voorcheck: &sysrc;
filename rapport "rapport.json";
libname rapport json fileref=rapport;
proc print data=rapport.candidates_findings;
    var level rule place message;
run;
