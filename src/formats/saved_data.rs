//! Saved data and saved model objects of statistics programs, told by their content: they are named,
//! never opened, because none of them may leave.

mod signatures;

use super::{Claim, Format, Head, Source};
use crate::content::{Nature, Sink};
use crate::gap::Reason;
pub(super) use signatures::KINDS;

/// One kind of saved data.
#[derive(Debug)]
pub(in crate::formats) struct SavedData {
    name: &'static str,
    extensions: &'static [&'static str],
    signs: &'static [Sign],
}

/// What shows that a file is of a kind.
#[derive(Debug)]
enum Sign {
    /// It begins with these bytes.
    Start(&'static [u8]),
    /// These bytes stand at this offset.
    At(usize, &'static [u8]),
    /// These bytes stand somewhere in the first so many.
    Within(usize, &'static [u8]),
    /// Its structure fits and fits nothing else.
    Structure(fn(&Head<'_>) -> bool),
    /// Its structure fits, and many other files' would: it counts only under a name of the kind.
    Named(fn(&Head<'_>) -> bool),
}

impl Sign {
    fn holds(&self, head: &Head<'_>, named: bool) -> bool {
        match self {
            Self::Start(bytes) => head.starts_with(bytes),
            Self::At(offset, bytes) => {
                head.bytes.get(*offset..).is_some_and(|rest| rest.starts_with(bytes))
            }
            Self::Within(most, bytes) => {
                let begin = head.bytes.get(..*most).unwrap_or(head.bytes);
                begin.windows(bytes.len()).any(|window| window == *bytes)
            }
            Self::Structure(fits) => fits(head),
            Self::Named(fits) => named && fits(head),
        }
    }
}

impl Format for SavedData {
    fn name(&self) -> &'static str {
        self.name
    }

    fn nature(&self) -> Nature {
        Nature::Data
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    /// A sign of the kind decides; a name of the kind alone counts for bytes that are no text, so
    /// that a damaged data file, or one of a version without a sign, is still taken for what it is.
    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = self.extensions.contains(&head.extension);
        if self.signs.iter().any(|sign| sign.holds(head, named)) {
            Claim::Certain
        } else if named && head.bytes.contains(&0) {
            Claim::Possible
        } else {
            Claim::No
        }
    }

    fn read(&self, _: &mut Source<'_>, _: &mut dyn Sink) -> Result<(), Reason> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write as _;

    fn kind(name: &str, bytes: &[u8], parts: &[&str]) -> Option<&'static str> {
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        let extension = name.rsplit_once('.').map_or("", |(_, end)| end);
        let head = Head { name, extension, bytes, parts: &parts, size: bytes.len() as u64 };
        KINDS.iter().find(|kind| kind.claim(&head) == Claim::Certain).map(|kind| kind.name)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn knows_stata_data_of_every_age_under_any_name() {
        assert_eq!(kind("x.txt", b"<stata_dta><header><release>118", &[]), Some("dta"));
        assert_eq!(kind("x.csv", b"\x72\x02\x01\x00\x05\x00\x0a\x00\x00\x00", &[]), Some("dta"));
        assert_eq!(kind("x.csv", b"\x72\x03\x01\x00\x05\x00", &[]), None);
    }

    #[test]
    fn knows_spss_and_sas_data() {
        assert_eq!(kind("x", b"$FL2@(#) SPSS DATA FILE", &[]), Some("sav"));
        assert_eq!(kind("x", b"$FL3@(#) SPSS DATA FILE", &[]), Some("zsav"));
        let mut sas = vec![0; 12];
        sas.extend(b"\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00\x09\xc7\x31\x8c");
        assert_eq!(kind("x", &sas, &[]), Some("sas7bdat"));
        assert_eq!(
            kind("x", b"HEADER RECORD*******LIBV8   HEADER RECORD!!!!!!!", &[]),
            Some("xpt")
        );
        let portable = [[0xc1; 80].as_slice(), b"ASCII SPSS PORT FILE", &[b' '; 100]].concat();
        assert_eq!(kind("x.txt", &portable, &[]), Some("por"));
    }

    #[test]
    fn looks_into_gzip_for_what_r_saved() {
        assert_eq!(kind("x.csv", &gzip(b"X\n\0\0\0\x03\0\x04\x01\0"), &[]), Some("rds"));
        assert_eq!(kind("x.csv", &gzip(b"RDX3\nX\n\0\0\0\x03"), &[]), Some("rdata"));
        assert_eq!(kind("x.gz", &gzip(b"a;b\n1;2\n"), &[]), None);
        assert_eq!(kind("x.rds", b"BZh91AY&SY....", &[]), Some("rds"));
        assert_eq!(kind("x.bz2", b"BZh91AY&SY....", &[]), None);
    }

    #[test]
    fn tells_a_dbase_table_by_its_header() {
        let mut table = vec![0x03, 124, 5, 17, 10, 0, 0, 0, 65, 0, 20, 0];
        table.resize(64, 0);
        table.push(0x0d);
        assert_eq!(kind("x.csv", &table, &[]), Some("dbf"));
        table[2] = 13;
        assert_eq!(kind("x.csv", &table, &[]), None);
    }

    #[test]
    fn tells_arrays_and_models_in_a_zip_by_their_parts() {
        assert_eq!(kind("x.zip", b"PK\x03\x04", &["arr_0.npy", "arr_1.npy"]), Some("npz"));
        assert_eq!(kind("x.zip", b"PK\x03\x04", &["m/data.pkl", "m/version"]), Some("pt"));
        assert_eq!(kind("x.zip", b"PK\x03\x04", &["a.npy", "b.csv"]), None);
    }

    #[test]
    fn takes_a_pickle_for_one_only_where_its_begin_is_one() {
        assert_eq!(kind("x.bin", b"\x80\x04\x95\x05\0\0\0\0\0\0\0K\x03.", &[]), Some("pkl"));
        assert_eq!(kind("x.bin", b"\x80\x03}q\x00.", &[]), Some("pkl"));
        assert_eq!(kind("x.bin", b"\x80\x81\x82", &[]), None);
    }

    #[test]
    fn a_name_alone_counts_for_bytes_that_are_no_text() {
        let head = |bytes: &'static [u8]| Head {
            name: "x.ster",
            extension: "ster",
            bytes,
            parts: &[],
            size: bytes.len() as u64,
        };
        let best = |bytes| KINDS.iter().map(|kind| kind.claim(&head(bytes))).max();
        assert_eq!(best(b"\x01\x00\x02"), Some(Claim::Possible));
        assert_eq!(best(b"just a note"), Some(Claim::No));
    }

    #[test]
    fn text_and_pictures_are_no_saved_data() {
        for bytes in [b"rinpersoon;inkomen\n1;2\n".as_slice(), b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"] {
            assert_eq!(kind("x", bytes, &[]), None);
        }
    }
}
