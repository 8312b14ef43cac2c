//! The records that ACRO keeps of its outputs, `results.json` and `config.json`, line by line: what
//! they say is found from their lines.

use super::{Claim, Format, Head, Source, encoding, plain};
use crate::content::{Content, Line, LineKind, Nature, Sink};
use crate::gap::Reason;

/// The reader of the records of ACRO.
pub(super) struct Acro;

/// The names that each kind of record writes.
const RESULTS: [&str; 4] = ["\"version\"", "\"results\"", "\"status\"", "\"files\""];
const CONFIG: [&str; 2] = ["\"safe_threshold\"", "\"safe_dof_threshold\""];

impl Format for Acro {
    fn name(&self) -> &'static str {
        "acro"
    }

    fn nature(&self) -> Nature {
        Nature::Text
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let begin = encoding::begin(head.bytes).unwrap_or_default();
        let has = |names: &[&str]| names.iter().all(|name| begin.contains(name));
        let told = begin.trim_start().starts_with('{') && (has(&RESULTS) || has(&CONFIG));
        if told { Claim::Certain } else { Claim::No }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let filled = plain::deliver(source, sink, |number, text, sink| {
            let text = text.to_owned();
            sink.take(Content::Line(Line { number, text, kind: LineKind::Prose }));
        })?;
        if filled { Ok(()) } else { Err(Reason::Empty) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(bytes: &[u8]) -> Claim {
        let size = bytes.len() as u64;
        Acro.claim(&Head { name: "results.json", extension: "json", bytes, parts: &[], size })
    }

    #[test]
    fn is_told_by_what_stands_in_it() {
        let results = br#"{ "version": "0.4", "results": { "a": { "status": "", "files": [] } } }"#;
        assert_eq!(claim(results), Claim::Certain);
        let config = br#"{ "safe_threshold": 10, "safe_dof_threshold": 10 }"#;
        assert_eq!(claim(config), Claim::Certain);
        assert_eq!(claim(br#"{ "version": "0.4", "results": [] }"#), Claim::No);
    }
}
