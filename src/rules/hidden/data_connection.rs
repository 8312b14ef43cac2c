//! Connections to databases and queries.

use crate::facts::HiddenKind;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule, gather};

/// Where a workbook fetches its data.
pub(crate) struct DataConnection;

impl Rule for DataConnection {
    fn slug(&self) -> &'static str {
        "data-connection"
    }

    fn family(&self) -> Family {
        Family::Hidden
    }

    fn text(&self) -> &'static str {
        include_str!("data_connection.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let kinds = [HiddenKind::DataConnection];
        gather::hidden(case, self, &kinds, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::with;

    #[test]
    fn catches_its_kind_and_no_other() {
        let found = |kind| Fixture::of(vec![with(kind)]).find(&DataConnection).len();
        assert_eq!((found(HiddenKind::DataConnection), found(HiddenKind::ExternalLink)), (1, 0));
    }
}
