//! Text delivered line by line as one passage, with what could not be read of it.

use super::Source;
use super::encoding::Lines;
use crate::content::{Content, PassageHead, Sink};
use crate::gap::Reason;
use crate::place::Spot;

/// Delivers a text as one passage; `show` delivers each line. Returns whether a line held anything.
///
/// # Errors
/// The bytes cannot be unpacked, or are in an encoding that is not read.
pub(super) fn deliver(
    source: &mut Source<'_>,
    sink: &mut dyn Sink,
    mut show: impl FnMut(u64, &str, &mut dyn Sink),
) -> Result<bool, Reason> {
    let place = source.place().clone();
    let mut lines = Lines::new(source)?;
    let mut filled = false;
    sink.take(Content::Passage(PassageHead { place: place.clone(), hidden: false }));
    let end = loop {
        match lines.next() {
            Ok(Some(line)) => {
                filled = filled || !line.text.trim().is_empty();
                show(line.number, line.text, sink);
            }
            Ok(None) => break Ok(()),
            Err(reason) => break Err(reason),
        }
    };
    sink.take(Content::PassageEnd);
    for (number, reason) in lines.unread() {
        sink.gap(&place.at(Spot::Line(number)), reason);
    }
    end.map(|()| filled)
}

/// All lines of a text, for formats whose pieces reach over many lines; delivers what could not be
/// read of it.
///
/// # Errors
/// More bytes than the limit `whole_bytes`, more lines than the limit `nodes`, bytes that cannot be
/// unpacked, or an encoding that is not read.
pub(super) fn whole(source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<Vec<String>, Reason> {
    let place = source.place().clone();
    let (nodes, most) = (source.limits().nodes, source.limits().whole_bytes);
    let mut lines = Lines::new(source)?;
    let mut all = Vec::new();
    let mut bytes = 0_u64;
    while let Some(line) = lines.next()? {
        bytes = bytes.saturating_add(line.text.len() as u64).saturating_add(1);
        if bytes > most {
            return Err(Reason::limit("whole_bytes", most));
        }
        if all.len() as u64 >= nodes {
            return Err(Reason::limit("nodes", nodes));
        }
        all.push(line.text.to_owned());
    }
    for (number, reason) in lines.unread() {
        sink.gap(&place.at(Spot::Line(number)), reason);
    }
    Ok(all)
}
