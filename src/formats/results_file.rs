//! Files in which JASP and jamovi keep a session: zips with the results and the data.

use super::{Claim, Format, Head, Source};
use crate::content::{Nature, Sink};
use crate::gap::Reason;
use memchr::memmem;

/// One kind of session file.
#[derive(Debug)]
pub(super) struct ResultsFile {
    name: &'static str,
    extensions: &'static [&'static str],
    nature: Nature,
    /// Told by these parts together.
    parts: &'static [&'static str],
}

/// A session of JASP: the data, the analyses and a page with the results.
pub(super) static JASP: ResultsFile = ResultsFile {
    name: "jasp",
    extensions: &["jasp"],
    nature: Nature::Data,
    parts: &["analyses.json", "index.html"],
};

/// A session of jamovi: the data, the analyses and a page with the results.
pub(super) static JAMOVI: ResultsFile = ResultsFile {
    name: "omv",
    extensions: &["omv", "omt"],
    nature: Nature::Data,
    parts: &["meta", "metadata.json"],
};

/// The page with the results in sessions of JASP and jamovi.
const PAGE: &str = "index.html";

impl Format for ResultsFile {
    fn name(&self) -> &'static str {
        self.name
    }

    fn nature(&self) -> Nature {
        self.nature
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        if !head.parts.is_empty() && self.parts.iter().all(|part| head.has_part(part)) {
            Claim::Certain
        } else {
            Claim::No
        }
    }

    /// The page with the results and the pictures on it are opened as files within; what only the
    /// program itself can read is a gap.
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let package = source.parts()?;
        match package.part(PAGE) {
            Ok(page) => {
                let paths = package.listing.iter().map(|listed| listed.path.as_str());
                for path in paths.filter(|path| is_shown(path, &page)) {
                    let name = file_name(path).to_owned();
                    match package.part(path) {
                        Ok(bytes) => sink.inner(name, bytes),
                        Err(reason) => {
                            sink.gap(&source.place().inside(&name), reason);
                        }
                    }
                }
                sink.inner(PAGE.to_owned(), page);
                Ok(())
            }
            Err(Reason::Empty) => Err(Reason::Unsupported),
            Err(reason) => {
                sink.gap(&source.place().inside(PAGE), reason);
                Ok(())
            }
        }
    }
}

/// Whether a part is a picture that the page shows: it names the file, and has no copy of it.
fn is_shown(path: &str, page: &[u8]) -> bool {
    const PICTURES: [&str; 4] = [".png", ".svg", ".jpg", ".jpeg"];
    let kept = path.starts_with("resources/") || path.contains("/resources/");
    kept && PICTURES.iter().any(|ending| path.ends_with(ending))
        && memmem::find(page, file_name(path).as_bytes()).is_some()
}

/// What a part is called within its folder.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_the_page_names_is_shown() {
        let page = br#"<img src="10%20scat/resources/c90c.png">"#;
        assert!(is_shown("10 scat/resources/c90c.png", page));
        assert!(!is_shown("10 scat/resources/d1.png", page));
        assert!(!is_shown("10 scat/c90c.png", page));
    }

    #[test]
    fn is_told_by_its_parts() {
        let claim = |format: &ResultsFile, parts: &[&str]| {
            let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
            format.claim(&Head { name: "x", extension: "", bytes: b"PK", parts: &parts, size: 2 })
        };
        assert_eq!(claim(&JASP, &["analyses.json", "index.html", "data.bin"]), Claim::Certain);
        assert_eq!(claim(&JAMOVI, &["meta", "metadata.json", "data.bin"]), Claim::Certain);
        assert_eq!(claim(&JASP, &["index.html"]), Claim::No);
    }
}
