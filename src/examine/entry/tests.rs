//! Claims about readers on a bad day: what they do stays in the entry.

use super::*;
use crate::content::{Content, Sink};
use crate::examine::Workers;
use crate::formats::Claim;
use crate::gap::Gap;
use crate::policy::Policy;

/// A reader that delivers something and then does what a parser does on a bad day.
struct Bad(fn(&mut Source<'_>));

impl Format for Bad {
    fn name(&self) -> &'static str {
        "bad"
    }

    fn nature(&self) -> Nature {
        Nature::Text
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn claim(&self, _: &Head<'_>) -> Claim {
        Claim::Certain
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        sink.take(Content::Gap(Gap::new(source.place(), Reason::NotText)));
        (self.0)(source);
        Ok(())
    }

    fn package(&self, source: &mut Source<'_>) -> Result<Option<Package>, Reason> {
        (self.0)(source);
        Ok(None)
    }
}

static FAILS: Bad = Bad(|_| panic!("a parser gives up"));

/// As deep as the limits let any reader go, with more room for each level than any takes.
static DEEP: Bad = Bad(|source| {
    fn level(left: u64) -> u8 {
        let room = [u8::try_from(left % 7).unwrap(); 32 << 10];
        let below = if left == 0 { 0 } else { level(left - 1) };
        std::hint::black_box(&room).iter().fold(below, |sum, byte| sum ^ byte)
    }
    level(source.limits().nesting);
});

fn gaps(format: &'static Bad) -> Vec<Reason> {
    std::panic::set_hook(Box::new(|_| {}));
    let policy = Policy::built_in().unwrap();
    let knowledge = Knowledge {
        identifiers: &policy.identifiers,
        datasets: &policy.datasets,
        limits: &policy.limits,
        form_name: "outputcontroleformulier",
        blank_form: None,
    };
    let place = Place::entry("a.bad");
    let source = Source::held(place.clone(), knowledge.limits, b"x".as_slice().into());
    let opened = Opened {
        place,
        extension: String::new(),
        size: 1,
        ending: None,
        format: Some(format),
        irregularities: Vec::new(),
        parts_bytes: 0,
        state: State::Ready(source),
    };
    let workers = Workers::new(std::num::NonZeroUsize::new(1)).unwrap();
    let entry = workers.run(|| opened.read(knowledge).0);
    entry.gaps.into_iter().map(|gap| gap.reason).collect()
}

#[test]
fn a_reader_that_fails_is_a_gap_and_what_it_delivered_stays() {
    assert_eq!(gaps(&FAILS), [Reason::NotText, Reason::ReaderFailed]);
}

#[test]
fn there_is_room_for_the_deepest_nesting() {
    assert_eq!(gaps(&DEEP), [Reason::NotText]);
}
