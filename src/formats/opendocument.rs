//! What OpenDocument files share: how they are told, their parts, charts, and the text of titles.

pub(super) mod chart;
pub(super) mod forms;
pub(super) mod parts;
pub(super) mod text;

use super::{Claim, Head};

/// Whether a file is an OpenDocument of one kind (`spreadsheet`, `text`): packed, by its first part,
/// which is stored as it is; flat, in one XML file, by its root.
pub(super) fn claim(head: &Head<'_>, kind: &str, extensions: &[&str]) -> Claim {
    if !head.starts_with(b"PK") {
        return if is_flat(head.bytes, kind) { Claim::Certain } else { Claim::No };
    }
    let first = format!("mimetypeapplication/vnd.oasis.opendocument.{kind}");
    // The local header of the first entry takes 30 bytes before its name.
    if head.bytes.get(30..).is_some_and(|rest| rest.starts_with(first.as_bytes())) {
        Claim::Certain
    } else if extensions.contains(&head.extension) {
        Claim::Likely
    } else {
        Claim::No
    }
}

/// Whether the begin of a file is that of an OpenDocument in one XML file.
fn is_flat(bytes: &[u8], kind: &str) -> bool {
    let begin = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let holds = |words: &[u8]| begin.windows(words.len()).any(|window| window == words);
    let mimetype = format!("mimetype=\"application/vnd.oasis.opendocument.{kind}");
    holds(b":document") && holds(mimetype.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(extension: &str, bytes: &[u8]) -> Claim {
        let head = Head { name: "a", extension, bytes, parts: &[], size: bytes.len() as u64 };
        claim(&head, "spreadsheet", &["ods", "fods"])
    }

    #[test]
    fn is_told_by_its_first_part() {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.resize(30, 0);
        bytes.extend(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
        assert_eq!(told("zip", &bytes), Claim::Certain);
        assert_eq!(told("ods", b"PK\x03\x04"), Claim::Likely);
        assert_eq!(told("zip", b"PK\x03\x04"), Claim::No);
    }

    #[test]
    fn a_flat_one_is_told_by_its_root() {
        let flat = |kind: &str| {
            format!(
                r#"<?xml version="1.0"?><office:document xmlns:office="urn:x"
                office:mimetype="application/vnd.oasis.opendocument.{kind}">"#
            )
        };
        assert_eq!(told("xml", flat("spreadsheet").as_bytes()), Claim::Certain);
        assert_eq!(told("xml", flat("text").as_bytes()), Claim::No);
        assert_eq!(told("fods", b"a;b;c"), Claim::No);
    }
}
