//! What was typed as what the library is asked: how it is to be handed in, and on which day.

use super::options::{Asked, ContentName, ProcedureName, YesNo};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use voorcheck::project::Project;
use voorcheck::route::{AfterTheFact, ContentKind, Denial, Procedure};
use voorcheck::verdict::Request;

/// What is asked for: what is typed goes before what the project file says.
pub(super) fn request(
    content: ContentName,
    asked: &Asked,
    project: &Project,
    placing: Date,
) -> Request {
    Request {
        content: match content {
            ContentName::Auto => None,
            ContentName::Output => Some(ContentKind::Output),
            ContentName::Syntax => Some(ContentKind::Syntax),
            ContentName::Question => Some(ContentKind::Question),
            ContentName::Background => Some(ContentKind::Background),
        },
        procedure: match asked.procedure {
            ProcedureName::Auto => None,
            ProcedureName::Light => Some(Procedure::Light),
            ProcedureName::Before => Some(Procedure::Before),
            ProcedureName::After => Some(Procedure::After),
        },
        after: match asked.after_allowed {
            YesNo::Yes => Some(AfterTheFact::Allowed),
            YesNo::No => Some(AfterTheFact::Denied(Denial::Stated)),
            YesNo::Auto => project.after.on(Some(placing)),
        },
        health_data: project.health_data,
        together: asked.batch,
        batch: None,
    }
}

/// Today in the Netherlands, whatever the clock of the machine is set to. The rule for summer time
/// is written out because the database of time zones is absent on Windows.
pub(super) fn today() -> Date {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC);
    jiff::Timestamp::now().to_zoned(zone).date()
}
