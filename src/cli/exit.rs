//! The exit codes: the same for every format.

use super::options::FailOn;
use std::process::ExitCode;
use voorcheck::verdict::Outcome;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// 0: hand it in; or the question was answered.
    HandIn,
    /// 1: not as it stands.
    NotAsItStands,
    /// 2: the program could not do its work.
    NotDone,
}

impl Exit {
    /// The end that an outcome calls for.
    pub(super) fn of(outcome: Outcome, fail_on: FailOn) -> Self {
        let bad = match fail_on {
            FailOn::Review => outcome >= Outcome::Review,
            FailOn::Fail => outcome == Outcome::Fail,
            FailOn::Never => false,
        };
        if bad { Self::NotAsItStands } else { Self::HandIn }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::HandIn => 0,
            Exit::NotAsItStands => 1,
            Exit::NotDone => 2,
        })
    }
}
