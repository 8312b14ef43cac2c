//! Lines that no recogniser took: running text, of which the numbers of units that it states are
//! noted.

use super::line::PrintedLine;
use super::{Window, listing, origin, pairs};
use crate::content::PassageHead;
use crate::facts::SightingKind;
use crate::recognise::sightings::{Sightings, line_place};
use crate::recognise::stated_counts;

impl Window<'_> {
    /// Looks at a line that no recogniser took.
    pub(super) fn running_text(
        &mut self,
        line: &PrintedLine,
        head: &PassageHead,
        sightings: &mut Sightings,
    ) {
        self.fresh = line.is_blank() || line.is_prompt() || line.is_rule();
        if line.is_blank() || line.is_rule() {
            return;
        }
        let text = origin::printed_text(&line.text());
        if line.is_prompt() {
            self.observations = None;
            self.counts = origin::asks_for_a_count(&text);
        } else {
            let place = line_place(head, line.number);
            let answer = text.trim().trim_start_matches("[1]").trim().replace(',', "");
            if let Some(number) = answer.parse().ok().filter(|_| self.counts) {
                sightings.see(SightingKind::CountInText, "count", &place, Some(number));
            }
            self.counts = false;
            let stated = stated_counts::find(&text);
            if let Some(count) = listing::Entry::of(line).and_then(|entry| entry.count())
                && stated.is_empty()
            {
                sightings.see(SightingKind::CountInText, "n", &place, Some(count));
            }
            for stated in stated {
                let name = stated.name.to_lowercase();
                sightings.see(SightingKind::CountInText, &name, &place, Some(stated.value));
                if matches!(name.as_str(), "n" | "nobs" | "obs" | "observations" | "waarnemingen") {
                    self.observations = Some((line.number, stated.value));
                }
            }
            if let Some(used) = pairs::used(&text) {
                self.observations = Some((line.number, used));
            }
            self.before = Some(text.trim().to_owned());
        }
    }
}
