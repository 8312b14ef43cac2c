//! The rules: each holds facts against the policy and knows nothing else.
//!
//! A rule is a unit struct in `rules/<family>/<slug>.rs`, its explanation in Dutch and English
//! stands beside it in `<slug>.md`, its level and clause in `rules.toml`, and its name in [`RULES`],
//! in the order in which the rules are documented. A rule never says that something is fine: it
//! reports what it found, and the verdict is made of that.

mod case;
mod content;
#[cfg(test)]
pub(crate) mod fixture;
mod form;
mod gather;
mod guideline;
mod hidden;
mod light;
mod naming;
mod package;
mod placing;
#[cfg(test)]
mod tests_of_texts;
mod text;

pub use case::{Case, Company};
pub use guideline::{Outputs, Tables};
pub use naming::background_alone::output_of;
pub use text::{Text, fill};

use crate::finding::Finding;
use crate::policy::{Level, Policy, PolicyError};

/// A rule.
pub trait Rule: Sync {
    /// The name, which says the bad thing; scripts rely on it.
    fn slug(&self) -> &'static str;

    /// What the rule is about.
    fn family(&self) -> Family;

    /// The explanation in both languages, as written in the `.md` beside the rule.
    fn text(&self) -> &'static str;

    /// Reports what it finds in the case.
    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>);
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// The package as a package.
    Package,
    /// The name of the zip.
    Naming,
    /// The folder that it lies in.
    Placing,
    /// Output light.
    Light,
    /// The control form.
    Form,
    /// What kinds of files and texts are in it.
    Content,
    /// What a person does not see on opening a file.
    Hidden,
    /// The output guidelines.
    Guideline,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Package,
        Self::Naming,
        Self::Placing,
        Self::Light,
        Self::Form,
        Self::Content,
        Self::Hidden,
        Self::Guideline,
    ];

    /// All but the guideline rules, which are the costly ones.
    pub const CHEAP: [Self; 7] = [
        Self::Package,
        Self::Naming,
        Self::Placing,
        Self::Light,
        Self::Form,
        Self::Content,
        Self::Hidden,
    ];

    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Naming => "naming",
            Self::Placing => "placing",
            Self::Light => "light",
            Self::Form => "form",
            Self::Content => "content",
            Self::Hidden => "hidden",
            Self::Guideline => "guideline",
        }
    }
}

/// Every rule, in the order in which they are documented.
pub static RULES: &[&dyn Rule] = &[
    &package::not_a_zip::NotAZip,
    &package::empty_candidate::EmptyCandidate,
    &package::unreadable_entry::UnreadableEntry,
    &package::encrypted_entry::EncryptedEntry,
    &package::over_limit::OverLimit,
    &package::unsafe_name::UnsafeName,
    &package::ambiguous_entry::AmbiguousEntry,
    &package::hidden_data::HiddenData,
    &package::nested_archive::NestedArchive,
    &package::type_mismatch::TypeMismatch,
    &package::unwanted_file::UnwantedFile,
    &naming::light_prefix_missing::LightPrefixMissing,
    &naming::light_prefix_misspelt::LightPrefixMisspelt,
    &naming::background_name::BackgroundName,
    &naming::background_alone::BackgroundAlone,
    &naming::question_name_unclear::QuestionNameUnclear,
    &placing::wrong_folder::WrongFolder,
    &placing::outside_subfolder::OutsideSubfolder,
    &placing::after_not_allowed::AfterNotAllowed,
    &placing::after_not_compliant::AfterNotCompliant,
    &placing::light_after::LightAfter,
    &placing::own_subfolder::OwnSubfolder,
    &placing::cause_of_death::CauseOfDeath,
    &placing::health_data::HealthData,
    &light::light_over_quota::LightOverQuota,
    &light::light_has_script::LightHasScript,
    &light::light_has_other::LightHasOther,
    &light::light_not_excel::LightNotExcel,
    &light::light_graph_not_flat::LightGraphNotFlat,
    &light::light_graph_observations::LightGraphObservations,
    &form::missing_form::MissingForm,
    &form::blank_form::BlankForm,
    &form::form_file_missing::FormFileMissing,
    &form::form_file_unlisted::FormFileUnlisted,
    &form::form_differs::FormDiffers,
    &form::form_explanation_missing::FormExplanationMissing,
    &form::stale_declaration::StaleDeclaration,
    &form::unused_declaration::UnusedDeclaration,
    &content::data_file::DataFile,
    &content::microdata::Microdata,
    &content::identifier::Identifier,
    &content::counts_in_script::CountsInScript,
    &content::output_in_script::OutputInScript,
    &content::unknown_file::UnknownFile,
    &content::acro_contradicted::AcroContradicted,
    &hidden::hidden_sheet::HiddenSheet,
    &hidden::hidden_rows::HiddenRows,
    &hidden::hidden_text::HiddenText,
    &hidden::comment::Comment,
    &hidden::tracked_change::TrackedChange,
    &hidden::pivot_cache::PivotCache,
    &hidden::chart_cache::ChartCache,
    &hidden::data_model::DataModel,
    &hidden::external_link::ExternalLink,
    &hidden::data_connection::DataConnection,
    &hidden::embedded_object::EmbeddedObject,
    &hidden::r#macro::Macro,
    &hidden::active_content::ActiveContent,
    &hidden::orphan_part::OrphanPart,
    &hidden::custom_xml::CustomXml,
    &hidden::defined_name::DefinedName,
    &hidden::document_property::DocumentProperty,
    &hidden::image_metadata::ImageMetadata,
    &guideline::small_count::SmallCount,
    &guideline::small_proportion::SmallProportion,
    &guideline::group_disclosure::GroupDisclosure,
    &guideline::recoverable_cell::RecoverableCell,
    &guideline::differing_totals::DifferingTotals,
    &guideline::few_degrees_of_freedom::FewDegreesOfFreedom,
    &guideline::saturated_model::SaturatedModel,
    &guideline::minimum_maximum::MinimumMaximum,
    &guideline::missing_observations::MissingObservations,
    &guideline::half_rounded::HalfRounded,
    &guideline::background_missing::BackgroundMissing,
    &guideline::background_small_count::BackgroundSmallCount,
    &guideline::dominant_contributor::DominantContributor,
];

/// The families of which the researcher may explain a finding that is to be reviewed: never those
/// about the package, about what is hidden, or about what leads to units.
pub const EXPLAINABLE: [Family; 2] = [Family::Light, Family::Guideline];

/// Whether the researcher may explain a finding in the control form: one to be reviewed, of a
/// family that leaves it to a person.
#[must_use]
pub fn is_explainable(finding: &Finding) -> bool {
    finding.level == Level::Review
        && find(finding.rule).is_some_and(|rule| EXPLAINABLE.contains(&rule.family()))
}

/// The rule of that name.
#[must_use]
pub fn find(slug: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.slug() == slug)
}

/// Accepts a policy that has a block for every rule and for no other.
///
/// # Errors
/// A block for a rule that this program does not have, or a rule without a block: in both cases a
/// check would be other than its reader believes.
pub fn accept(policy: &Policy) -> Result<(), PolicyError> {
    if let Some(slug) = policy.rules.keys().find(|slug| find(slug).is_none()) {
        let position = policy.position_of(slug).unwrap_or_default();
        return Err(PolicyError::UnknownRule(position, slug.clone()));
    }
    match RULES.iter().find(|rule| !policy.rules.contains_key(rule.slug())) {
        Some(rule) => Err(PolicyError::MissingRule(policy.position_of_rules(), rule.slug())),
        None => Ok(()),
    }
}

/// What the rules of the families find in the case, in the order of place and rule.
#[must_use]
pub fn check(case: &Case<'_>, families: &[Family]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES.iter().filter(|rule| families.contains(&rule.family())) {
        rule.check(case, &mut findings);
    }
    sort(&mut findings);
    findings
}

/// Puts findings in the order of place and rule.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (&a.place, a.rule, a.variant).cmp(&(&b.place, b.rule, b.variant)));
}
