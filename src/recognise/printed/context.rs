//! What a text has said so far of what follows in it: a title, a number of observations, a command.

use super::entry::Entry;
use super::line::PrintedLine;
use super::{origin, pairs, stars};
use crate::content::PassageHead;
use crate::facts::SightingKind;
use crate::recognise::sightings::{Sightings, line_place};
use crate::recognise::stated_counts;

/// Lines between a stated number of observations and the estimates that were made on them.
const NEAR: u64 = 12;

/// What the lines before say of those that follow.
pub(super) struct Context {
    /// Whether a table can begin at the next line: after an empty line, a command, a table.
    pub(super) fresh: bool,
    /// The last line of running text: it may be the title of what follows.
    pub(super) title: Option<String>,
    /// The last number of observations that the running text states, and its line: estimates that
    /// follow closely were made on them.
    observations: Option<(u64, u64)>,
    /// Whether the last command asked for a number of units: `count` in Stata, `nrow` in R.
    counts: bool,
    /// The statistic that the last command asked for by group.
    pub(super) statistic: Option<&'static str>,
}

impl Context {
    /// Nothing was said yet.
    pub(super) fn new() -> Self {
        Self { fresh: true, title: None, observations: None, counts: false, statistic: None }
    }

    /// The number of observations that was stated closely before a line.
    pub(super) fn observations_near(&self, line: u64) -> Option<u64> {
        let near = |(stated, _): &(u64, u64)| line.saturating_sub(*stated) <= NEAR;
        self.observations.filter(near).map(|(_, value)| value)
    }

    /// A line states a number of observations.
    pub(super) fn state_observations(&mut self, line: u64, value: u64) {
        self.observations = Some((line, value));
    }

    /// A table or another block ends here.
    pub(super) fn block_ends(&mut self) {
        self.fresh = true;
        self.title = None;
        self.statistic = None;
    }

    /// Looks at a line that no recogniser took.
    pub(super) fn running_text(
        &mut self,
        line: &PrintedLine,
        head: &PassageHead,
        sightings: &mut Sightings,
    ) {
        let closes = line.is_rule() || stars::is_legend(line);
        self.fresh = line.is_blank() || line.is_prompt() || closes;
        if line.is_blank() || closes {
            return;
        }
        let text = origin::printed_text(&line.text());
        if line.is_prompt() {
            self.observations = None;
            self.counts = origin::asks_for_a_count(&text);
            self.statistic = origin::statistic_by_group(&text);
            return;
        }
        let place = line_place(head, line.number);
        let answer = text.trim().trim_start_matches("[1]").trim().replace(',', "");
        if let Some(number) = answer.parse().ok().filter(|_| self.counts) {
            sightings.see(SightingKind::CountInText, "count", &place, Some(number));
        }
        self.counts = false;
        let stated = stated_counts::find(&text);
        if let Some(count) = Entry::of(line).and_then(|entry| entry.count())
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
        if !is_head_of_log(&text) {
            self.title = Some(text.trim().to_owned());
        }
    }
}

/// Whether a line is one of those with which Stata begins and ends a log.
fn is_head_of_log(text: &str) -> bool {
    const NAMES: [&str; 5] = ["name", "log", "log type", "opened on", "closed on"];
    text.trim().split_once(':').is_some_and(|(name, _)| NAMES.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::is_head_of_log;

    #[test]
    fn knows_the_lines_around_a_log() {
        assert!(is_head_of_log("       log:  H:\\output\\analyse.log"));
        assert!(is_head_of_log(" opened on:  26 Nov 2026, 10:12:33"));
        assert!(!is_head_of_log("Table 1: persons by age"));
    }
}
