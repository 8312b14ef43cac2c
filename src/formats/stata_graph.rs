//! Graphs that Stata saved (`.gph`): the figure with the data that it was drawn from.

use super::{Claim, Format, Head, Source};
use crate::content::{Content, Drawing, Looks, Nature, Picture, Sink};
use crate::gap::Reason;
use memchr::memmem;

/// A graph as `graph save` writes it: live, with its sersets, or as is.
#[derive(Debug)]
pub(super) struct StataGraph;

/// What stands before the data of each serset.
const SERSET: &[u8] = b"sersetreadwrite\0";

/// Titles and notes that are looked at for the number of observations.
const MOST_TEXTS: usize = 64;

impl Format for StataGraph {
    fn name(&self) -> &'static str {
        "gph"
    }

    fn nature(&self) -> Nature {
        Nature::Data
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["gph"]
    }

    /// The first line of a live graph, or the four bytes of one saved as is, as Stata itself tells
    /// them apart in `gs_filetype.ado`.
    fn claim(&self, head: &Head<'_>) -> Claim {
        let live = head.starts_with(b"StataFileTM:") && {
            let line = head.bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
            line.windows(4).any(|window| window == b"GPH:")
        };
        let as_is = matches!(head.bytes, [129, 132, 1..=8 | 33..=99, 1 | 2, ..]);
        if live || as_is {
            Claim::Certain
        } else if head.extension == "gph" && head.bytes.contains(&0) {
            Claim::Likely
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let bytes = source.bytes()?;
        sink.take(Content::Picture(Picture {
            place: source.place().clone(),
            drawing: Drawing::Chart { points: points(&bytes) },
            size: None,
            looks: Looks::Plot,
            preview: None,
            texts: texts(&bytes),
            hidden: false,
        }));
        Ok(())
    }
}

/// Observations of all sersets: each begins with its version, the order of the bytes, the number of
/// variables and the number of observations.
fn points(bytes: &[u8]) -> u64 {
    let mut points = 0_u64;
    let mut rest = bytes;
    while let Some(start) = memmem::find(rest, SERSET) {
        rest = rest.get(start.saturating_add(SERSET.len())..).unwrap_or_default();
        let [_, order, _, _, _, _, a, b, c, d, ..] = rest else { break };
        let count = [*a, *b, *c, *d];
        let count = if *order == 1 { u32::from_be_bytes(count) } else { u32::from_le_bytes(count) };
        points = points.saturating_add(u64::from(count));
    }
    points
}

/// What is written in the titles, notes and captions.
fn texts(bytes: &[u8]) -> Vec<String> {
    const OPEN: &[u8] = b"mtextq(`\"";
    let mut texts = Vec::new();
    let mut rest = bytes;
    while let Some(start) = memmem::find(rest, OPEN) {
        rest = rest.get(start.saturating_add(OPEN.len())..).unwrap_or_default();
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let end = memmem::find(line, b"\"')").unwrap_or(0);
        let text = String::from_utf8_lossy(line.get(..end).unwrap_or_default());
        let text = text.trim_matches(['`', '"', '\'']).trim();
        if !text.is_empty() {
            texts.push(text.to_owned());
        }
        if texts.len() >= MOST_TEXTS {
            break;
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_observations_of_every_serset() {
        let serset = b"sersetreadwrite\0\x03\x02\x02\0\0\0\x33\0\0\0".as_slice();
        assert_eq!(points(&[serset, b"....", serset].concat()), 102);
        assert_eq!(points(b"sersetreadwrite\0\x03\x02"), 0);
    }

    #[test]
    fn reads_the_titles_and_notes() {
        let live = b".insert (note = .sized_textbox.new, mtextq(`\"`\"N = 1043\"'\"') style()\n\
            .insert (title = .sized_textbox.new, mtextq(`\"\"') style()\n";
        assert_eq!(texts(live), ["N = 1043"]);
    }

    #[test]
    fn is_told_by_its_first_line() {
        let claim = |bytes| {
            let head = Head { name: "x", extension: "", bytes, parts: &[], size: 0 };
            StataGraph.claim(&head)
        };
        assert_eq!(claim(b"StataFileTM:00001:01000:LiveGPH:    :\n00005:"), Claim::Certain);
        assert_eq!(claim(b"StataFileTM:00001:01100:GREC:       :\n00004:"), Claim::No);
        assert_eq!(claim(b"\x81\x84\x21\x02"), Claim::Certain);
    }
}
