//! What stands around the candidates: their export folders, and what they come to as one output.

use super::gap::{GapJson, gap};
use crate::facts::ExportFolder;
use crate::report::counted::CountedJson;
use crate::report::{Report, Style};
use crate::verdict::Batch;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct ExportJson<'a> {
    path: &'a str,
    set_aside: &'a [String],
    empty_folders: &'a [String],
    gaps: Vec<GapJson>,
}

#[derive(Serialize)]
pub(super) struct BatchJson<'a> {
    /// Whether the verdicts take the candidates as one output.
    holds: bool,
    candidates: Vec<&'a str>,
    used: CountedJson,
    limits: CountedJson,
    share: String,
    /// What to place on another day so that the rest fits.
    later: Vec<&'a str>,
}

/// An export folder, with what in it is no candidate.
pub(super) fn export(export: &ExportFolder, style: Style) -> ExportJson<'_> {
    ExportJson {
        path: &export.path,
        set_aside: &export.aside,
        empty_folders: &export.empty,
        gaps: export.gaps.iter().map(|g| gap(g, style)).collect(),
    }
}

pub(super) fn together<'a>(batch: &Batch, report: &'a Report) -> BatchJson<'a> {
    let paths = |members: &[usize]| {
        let members = members.iter().filter_map(|member| report.candidates.get(*member));
        members.map(|judged| judged.candidate.path.as_str()).collect()
    };
    BatchJson {
        holds: batch.holds,
        candidates: paths(&batch.members),
        used: batch.ledger.used.into(),
        limits: batch.ledger.limits.into(),
        share: batch.ledger.share_text(),
        later: paths(&batch.later),
    }
}
