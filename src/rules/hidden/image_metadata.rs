//! Technical data, positions and free text in pictures.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::policy::Level;
use crate::rules::{Case, Family, Rule, gather};

/// A note, or to be reviewed where it is a position or free text.
pub(crate) struct ImageMetadata;

impl Rule for ImageMetadata {
    fn slug(&self) -> &'static str {
        "image-metadata"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("image_metadata.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        gather::hidden(case, self, &[HiddenKind::ImageMetadata], findings);
        let mut telling = Vec::new();
        gather::hidden(case, self, &[HiddenKind::ImagePosition], &mut telling);
        findings.extend(telling.into_iter().map(|finding| {
            let level = finding.level.max(Level::Review);
            finding.variant("position").level(level)
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::with;

    fn levels(kind: HiddenKind) -> Vec<Level> {
        Fixture::of(vec![with(kind)]).levels(&ImageMetadata)
    }

    #[test]
    fn notes_technical_data_and_has_positions_reviewed() {
        assert_eq!(levels(HiddenKind::ImageMetadata), [Level::Note]);
        assert_eq!(levels(HiddenKind::ImagePosition), [Level::Review]);
        assert_eq!(levels(HiddenKind::Comment), []);
    }
}
