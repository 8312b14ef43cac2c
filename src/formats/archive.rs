//! A zip inside the candidate: its files are opened and counted like those of the candidate.

use super::{Claim, Format, Head, Source};
use crate::content::{Nature, Sink};
use crate::gap::Reason;
use crate::package::Package;

/// A zip that is no more than a zip: office files and other files with parts are taken by readers
/// that know the parts.
#[derive(Debug)]
pub(super) struct Zip;

impl Format for Zip {
    fn name(&self) -> &'static str {
        "zip"
    }

    fn nature(&self) -> Nature {
        Nature::Archive
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["zip"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let signed = head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06");
        // A damaged zip has no parts; its name tells it apart from a damaged office file.
        match signed {
            true if head.extension == "zip" || !head.parts.is_empty() => Claim::Likely,
            true => Claim::Possible,
            false => Claim::No,
        }
    }

    /// Its files are read one by one from [`Zip::package`]; the zip itself has no content.
    fn read(&self, _source: &mut Source<'_>, _sink: &mut dyn Sink) -> Result<(), Reason> {
        Ok(())
    }

    fn package(&self, source: &mut Source<'_>) -> Result<Option<Package>, Reason> {
        source.parts().map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(name: &str, bytes: &[u8], parts: &[String]) -> Claim {
        let extension = name.rsplit_once('.').map_or("", |(_, end)| end);
        Zip.claim(&Head { name, extension, bytes, parts, size: 100 })
    }

    #[test]
    fn takes_a_zip_under_any_name() {
        let parts = ["tabel.csv".to_owned()];
        assert_eq!(claim("resultaten.dat", b"PK\x03\x04", &parts), Claim::Likely);
    }

    #[test]
    fn leaves_a_file_that_names_itself_otherwise_to_who_is_sure() {
        assert_eq!(claim("boek.xlsx", b"PK\x03\x04", &[]), Claim::Possible);
        assert_eq!(claim("tekst.zip", b"aantal;3", &[]), Claim::No);
    }
}
