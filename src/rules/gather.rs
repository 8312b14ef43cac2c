//! What several rules do alike: one finding for each place of a kind of fact.

use super::{Case, Rule};
use crate::facts::{
    Entry, HiddenKind, Irregularity, IrregularityKind, Role, Sighting, SightingKind,
};
use crate::finding::Finding;
use crate::gap::{Gap, Reason};
use crate::policy::DataSet;
use std::collections::{BTreeMap, BTreeSet};

/// How many related places a finding names; its count says how many there are.
const RELATED: usize = 50;

/// One finding for each place that holds hidden things of these kinds.
pub(super) fn hidden(
    case: &Case<'_>,
    rule: &dyn Rule,
    kinds: &[HiddenKind],
    findings: &mut Vec<Finding>,
) {
    for entry in case.candidate.entries.iter().filter(|entry| entry.role != Role::Unwanted) {
        let mut places = BTreeMap::new();
        for hidden in entry.hidden.iter().filter(|hidden| kinds.contains(&hidden.what)) {
            let count: &mut u64 = places.entry(&hidden.place).or_default();
            *count = count.saturating_add(hidden.count.max(1));
        }
        findings.extend(
            places.into_iter().map(|(place, count)| case.finding(rule, place).count(count)),
        );
    }
}

/// As [`hidden`], but not in the control form: its template carries such parts, and the researcher
/// cannot help that.
pub(super) fn hidden_outside_form(
    case: &Case<'_>,
    rule: &dyn Rule,
    kind: HiddenKind,
    findings: &mut Vec<Finding>,
) {
    let forms: BTreeSet<&str> = case.entries(Role::Form).map(|entry| entry.place.path()).collect();
    let mut found = Vec::new();
    hidden(case, rule, &[kind], &mut found);
    findings.extend(found.into_iter().filter(|finding| !forms.contains(finding.place.path())));
}

/// One finding for each irregularity that has a message among these; `Some("")` is the plain one.
pub(super) fn irregularities(
    case: &Case<'_>,
    rule: &dyn Rule,
    message: fn(IrregularityKind) -> Option<&'static str>,
    findings: &mut Vec<Finding>,
) {
    let of_entries = case.candidate.entries.iter().flat_map(|entry| &entry.irregularities);
    let mut all: Vec<&Irregularity> =
        case.candidate.irregularities.iter().chain(of_entries).collect();
    all.sort();
    all.dedup_by_key(|irregularity| (&irregularity.place, irregularity.kind));
    for irregularity in all {
        let Some(variant) = message(irregularity.kind) else { continue };
        let mut finding = case.finding(rule, &irregularity.place);
        finding.variant = (!variant.is_empty()).then_some(variant);
        finding.detail.clone_from(&irregularity.detail);
        findings.push(finding);
    }
}

/// The gaps of the candidate and its entries, each once. What an operating system left behind
/// holds nothing that must be read.
pub(super) fn gaps<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Gap> {
    let of_entries = case
        .candidate
        .entries
        .iter()
        .filter(|entry| entry.role != Role::Unwanted)
        .flat_map(|entry| &entry.gaps);
    let mut gaps: Vec<&Gap> = case.candidate.gaps.iter().chain(of_entries).collect();
    gaps.sort();
    gaps.dedup();
    gaps.into_iter()
}

/// One finding for each gap of which the reason has a message; `Some("")` is the plain one.
pub(super) fn unread(
    case: &Case<'_>,
    rule: &dyn Rule,
    message: fn(&Reason) -> Option<&'static str>,
    findings: &mut Vec<Finding>,
) {
    for gap in gaps(case) {
        let Some(variant) = message(&gap.reason) else { continue };
        let mut finding = case.finding(rule, &gap.place);
        finding.variant = (!variant.is_empty()).then_some(variant);
        if let Reason::NumbersLeft(numbers) = gap.reason {
            finding = finding.count(numbers);
        }
        findings.push(finding);
    }
}

/// The sightings of an entry that are wanted, joined by name: one finding for each name, at its
/// first place, with the others beside it.
pub(super) fn sightings(
    case: &Case<'_>,
    rule: &dyn Rule,
    entry: &Entry,
    wanted: impl Fn(&Sighting) -> bool,
) -> Vec<Finding> {
    let mut named: BTreeMap<&str, Vec<&Sighting>> = BTreeMap::new();
    for sighting in entry.sightings.iter().filter(|sighting| wanted(sighting)) {
        named.entry(&sighting.name).or_default().push(sighting);
    }
    let mut findings = Vec::new();
    for (name, mut sightings) in named {
        sightings.sort();
        let count = sightings.iter().fold(0_u64, |sum, one| sum.saturating_add(one.count.max(1)));
        let mut places = sightings.iter().map(|sighting| sighting.place.clone());
        if let Some(first) = places.next() {
            findings.push(
                case.finding(rule, &first)
                    .name(name)
                    .count(count)
                    .related(places.take(RELATED).collect()),
            );
        }
    }
    findings
}

/// As [`sightings`], but one finding whatever the names; they are its detail.
pub(super) fn sightings_together(
    case: &Case<'_>,
    rule: &dyn Rule,
    entry: &Entry,
    wanted: impl Fn(&Sighting) -> bool,
) -> Option<Finding> {
    let each = sightings(case, rule, entry, wanted);
    let names: Vec<&str> = each.iter().filter_map(|finding| finding.name.as_deref()).collect();
    let count = each.iter().fold(0_u64, |sum, one| sum.saturating_add(one.count.unwrap_or(1)));
    let place = each.iter().map(|finding| &finding.place).min()?;
    Some(case.finding(rule, place).count(count).detail(names.join(", ")))
}

/// One finding for each entry that mentions a data set; for the name of the candidate, where no
/// entry does.
pub(super) fn data_set(
    case: &Case<'_>,
    rule: &dyn Rule,
    (what, kind): (DataSet, SightingKind),
    findings: &mut Vec<Finding>,
) {
    let before = findings.len();
    for entry in &case.candidate.entries {
        findings.extend(sightings_together(case, rule, entry, |sighting| sighting.kind == kind));
    }
    if findings.len() == before {
        let mut in_name = case.policy.datasets.mentions(&case.candidate.name);
        let named = in_name.find(|mention| mention.what == what);
        findings.extend(named.map(|name| case.finding(rule, &case.place()).detail(name.words)));
    }
}
