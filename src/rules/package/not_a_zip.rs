//! Output that is handed in as something else than a zip.

use crate::facts::{CandidateKind, Entry, Role};
use crate::finding::Finding;
use crate::policy::Level;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};

/// A loose result or an archive of another kind where a zip belongs.
pub(crate) struct NotAZip;

impl Rule for NotAZip {
    fn slug(&self) -> &'static str {
        "not-a-zip"
    }

    fn family(&self) -> Family {
        Family::Package
    }

    fn text(&self) -> &'static str {
        include_str!("not_a_zip.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let loose_is_allowed = |entry: &Entry| {
            matches!(entry.role, Role::Script | Role::Documentation | Role::Unwanted)
        };
        let candidate = case.candidate;
        let named_zip = candidate.name.to_lowercase().ends_with(".zip");
        if candidate.kind != CandidateKind::File
            || case.content == ContentKind::Question
            || (!named_zip && candidate.entries.iter().all(loose_is_allowed))
        {
            return;
        }
        let finding = case.finding(self, &case.place()).name(candidate.name.as_str());
        let archive = candidate.entries.iter().find(|entry| entry.role == Role::Archive);
        findings.push(if named_zip {
            finding.variant("content")
        } else if let Some(archive) = archive {
            finding.variant("archive").detail(archive.format)
        } else if candidate.location.slot.is_none() {
            // Outside the export folder a file may still be on its way into a zip.
            finding.level(Level::Note)
        } else {
            finding
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    #[test]
    fn catches_a_loose_table_in_the_export_folder() {
        let loose = Fixture::of(vec![entry("tabel.xlsx")]).kind(CandidateKind::File);
        let loose = loose.named("tabel.xlsx");
        assert_eq!(loose.levels(&NotAZip), [Level::Note]);
        assert_eq!(loose.in_folder(crate::facts::Slot::Before).levels(&NotAZip), [Level::Fail]);
    }

    #[test]
    fn catches_another_kind_of_archive_and_a_zip_that_is_none() {
        let archive = of_role("output.7z", Role::Archive);
        let archive = Fixture::of(vec![archive]).kind(CandidateKind::File).named("output.7z");
        assert_eq!(archive.find(&NotAZip)[0].variant, Some("archive"));
        let broken = Fixture::of(Vec::new()).kind(CandidateKind::File).named("output.zip");
        assert_eq!(broken.find(&NotAZip)[0].variant, Some("content"));
    }

    #[test]
    fn does_not_catch_a_loose_script_or_a_zip() {
        let script = of_role("analyse.do", Role::Script);
        let script = Fixture::of(vec![script]).kind(CandidateKind::File).named("analyse.do");
        assert_eq!(script.find(&NotAZip), []);
        assert_eq!(Fixture::of(vec![entry("tabel.xlsx")]).find(&NotAZip), []);
    }
}
