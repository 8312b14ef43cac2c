//! The languages that research syntax is written in, each with the way it marks comments.

/// How a language marks its comments.
#[derive(Debug)]
pub(in crate::formats) struct Language {
    /// What it is called where a document names the language of a piece of code.
    pub(super) name: &'static str,
    /// Other names of it there.
    also: &'static [&'static str],
    /// Endings of names of its files, in lower case.
    extensions: &'static [&'static str],
    /// Signs after which the rest of a line is a comment.
    pub(super) line: &'static [&'static str],
    /// Whether such a sign counts only after white space.
    pub(super) apart: bool,
    /// Signs that open and close a comment.
    pub(super) blocks: &'static [(&'static str, &'static str)],
    /// Whether these comments stand inside each other.
    pub(super) nests: bool,
    /// Signs around a text.
    pub(super) quotes: &'static [char],
    /// Whether a backslash keeps a quote from closing a text.
    pub(super) escapes: bool,
    /// Signs around a text of several lines.
    pub(super) long_texts: &'static [&'static str],
    /// Comments told by how a line begins.
    pub(super) starts: LineStart,
}

/// Comments that are told by how a line or statement begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum LineStart {
    /// None.
    Nothing,
    /// A star: the line.
    Star,
    /// A star: up to the next semicolon.
    StarToSemicolon,
    /// A star or the word `comment`: up to a full stop at the end of a line.
    StarToFullStop,
    /// `rem` or `::`: the line.
    Remark,
}

/// What most languages share; each below says what is its own.
const PLAIN: Language = Language {
    name: "",
    also: &[],
    extensions: &[],
    line: &["#"],
    apart: false,
    blocks: &[],
    nests: false,
    quotes: &['"', '\''],
    escapes: true,
    long_texts: &[],
    starts: LineStart::Nothing,
};

/// Every language.
static LANGUAGES: [Language; 16] = [
    Language {
        name: "stata",
        also: &["do", "mata"],
        extensions: &["do", "ado", "mata", "doh"],
        line: &["//"],
        apart: true,
        blocks: &[("/*", "*/")],
        nests: true,
        quotes: &['"'],
        escapes: false,
        starts: LineStart::Star,
        ..PLAIN
    },
    Language {
        name: "r",
        also: &["splus", "s"],
        extensions: &["r", "rprofile", "s"],
        quotes: &['"', '\'', '`'],
        ..PLAIN
    },
    Language {
        name: "python",
        also: &["python3", "py", "ipython"],
        extensions: &["py", "pyw"],
        long_texts: &["\"\"\"", "'''"],
        ..PLAIN
    },
    Language {
        name: "spss",
        also: &["sps"],
        extensions: &["sps", "spsx"],
        line: &[],
        blocks: &[("/*", "*/")],
        escapes: false,
        starts: LineStart::StarToFullStop,
        ..PLAIN
    },
    Language {
        name: "sas",
        also: &[],
        extensions: &["sas"],
        line: &[],
        blocks: &[("/*", "*/")],
        escapes: false,
        starts: LineStart::StarToSemicolon,
        ..PLAIN
    },
    Language {
        name: "julia",
        also: &["jl"],
        extensions: &["jl"],
        blocks: &[("#=", "=#")],
        nests: true,
        quotes: &['"'],
        long_texts: &["\"\"\""],
        ..PLAIN
    },
    Language {
        name: "matlab",
        also: &["octave"],
        extensions: &["m"],
        line: &["%", "#"],
        blocks: &[("%{", "%}")],
        // A single quote also transposes.
        quotes: &['"'],
        escapes: false,
        ..PLAIN
    },
    Language {
        name: "sql",
        also: &["postgresql", "mysql", "sqlite", "tsql"],
        extensions: &["sql"],
        line: &["--"],
        blocks: &[("/*", "*/")],
        escapes: false,
        ..PLAIN
    },
    Language {
        name: "bash",
        also: &["sh", "zsh", "shell"],
        extensions: &["sh", "bash", "zsh", "ksh"],
        apart: true,
        ..PLAIN
    },
    Language {
        name: "batch",
        also: &["bat", "cmd"],
        extensions: &["bat", "cmd"],
        line: &[],
        quotes: &[],
        starts: LineStart::Remark,
        ..PLAIN
    },
    Language {
        name: "powershell",
        also: &["ps1", "pwsh"],
        extensions: &["ps1", "psm1"],
        blocks: &[("<#", "#>")],
        escapes: false,
        ..PLAIN
    },
    Language {
        name: "stan",
        also: &["jags", "bugs"],
        extensions: &["stan", "bug", "jags"],
        line: &["//", "#"],
        blocks: &[("/*", "*/")],
        ..PLAIN
    },
    Language {
        name: "c++",
        also: &["cpp", "c", "rcpp", "java", "rust", "scala"],
        extensions: &["cpp", "c", "h", "hpp", "java", "rs", "scala"],
        line: &["//"],
        blocks: &[("/*", "*/")],
        quotes: &['"'],
        ..PLAIN
    },
    Language {
        name: "mplus",
        also: &["fortran"],
        extensions: &["inp", "f90", "f95"],
        line: &["!", "#"],
        quotes: &[],
        ..PLAIN
    },
    Language {
        name: "perl",
        also: &["ruby", "gretl", "gnuplot", "make"],
        extensions: &["pl", "rb", "gp", "gnu", "plt", "mk"],
        apart: true,
        ..PLAIN
    },
    Language {
        name: "eviews",
        also: &["gams"],
        extensions: &["prg", "gms"],
        line: &["'", "*"],
        apart: true,
        quotes: &['"'],
        ..PLAIN
    },
];

/// Every ending of a name of a program.
pub(in crate::formats) static EXTENSIONS: &[&str] = &[
    "do", "ado", "mata", "doh", "r", "rprofile", "s", "py", "pyw", "sps", "spsx", "sas", "jl", "m",
    "sql", "sh", "bash", "zsh", "ksh", "bat", "cmd", "ps1", "psm1", "stan", "bug", "jags", "cpp",
    "c", "h", "hpp", "java", "rs", "scala", "inp", "f90", "f95", "pl", "rb", "gp", "gnu", "plt",
    "mk", "prg", "gms",
];

/// The language of files whose names end like this.
pub(in crate::formats) fn of_extension(extension: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.extensions.contains(&extension))
}

/// The language that a document calls so, in any case.
pub(in crate::formats) fn of_name(name: &str) -> Option<&'static Language> {
    let name = name.to_lowercase();
    LANGUAGES.iter().find(|l| l.name == name || l.also.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_has_one_language() {
        let listed: Vec<&str> =
            LANGUAGES.iter().flat_map(|language| language.extensions).copied().collect();
        assert_eq!(listed, EXTENSIONS);
        let different: std::collections::BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!(different.len(), listed.len());
    }

    #[test]
    fn languages_go_by_several_names() {
        assert_eq!(of_name("Python3").unwrap().name, "python");
        assert!(of_name("klingon").is_none());
    }
}
