//! The report as JUnit XML, as build servers read it: a suite for each candidate, a case for each
//! rule.
//!
//! What must change and what must be looked at are failures, as they are for the exit code; a rule
//! that does not apply, or that could not see everything, is skipped with the reason. The form is
//! that of the Ant task, in the fields that Jenkins, GitLab and their kin have in common.

use super::sentences::{constants, filled, sentences};
use super::words::placed;
use super::{Judged, Report, Style};
use crate::finding::Finding;
use crate::policy::Level;
use crate::printable::safe;
use crate::rules::{RULES, Rule, Text};
use crate::verdict::{Silence, silence};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// The report as JUnit XML with a line end.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn write(report: &Report, style: Style) -> io::Result<String> {
    let mut page = Page { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
    page.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let suites: Vec<Suite<'_>> =
        report.candidates.iter().map(|judged| Suite::of(judged, report, style)).collect();
    let failures: usize = suites.iter().map(Suite::failures).sum();
    let total = suites.len() * RULES.len();
    page.open(
        "testsuites",
        &[
            ("name", "voorcheck"),
            ("tests", total.to_string().as_str()),
            ("failures", failures.to_string().as_str()),
            ("errors", "0"),
        ],
    )?;
    for suite in &suites {
        suite.write(&mut page)?;
    }
    page.close("testsuites")?;
    let mut bytes = page.writer.into_inner();
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// One candidate.
struct Suite<'a> {
    judged: &'a Judged,
    report: &'a Report,
    style: Style,
    cases: Vec<Case<'a>>,
}

/// One rule for one candidate.
struct Case<'a> {
    rule: &'a dyn Rule,
    /// What must be dealt with.
    failures: Vec<&'a Finding>,
    /// What is only good to know.
    notes: Vec<&'a Finding>,
    silence: Silence,
}

impl<'a> Suite<'a> {
    fn of(judged: &'a Judged, report: &'a Report, style: Style) -> Self {
        let of_rule = |rule: &'static dyn Rule| {
            let own = judged.verdict.findings.iter().filter(|one| one.rule == rule.slug());
            let (failures, notes) = own.partition(|finding| finding.level >= Level::Review);
            let silence = silence(rule, &judged.candidate, &judged.verdict);
            Case { rule, failures, notes, silence }
        };
        let cases = RULES.iter().map(|rule| of_rule(*rule)).collect();
        Self { judged, report, style, cases }
    }

    fn failures(&self) -> usize {
        self.cases.iter().filter(|case| !case.failures.is_empty()).count()
    }

    fn write(&self, page: &mut Page) -> io::Result<()> {
        let skipped = self.cases.iter().filter(|case| case.is_skipped()).count();
        page.open(
            "testsuite",
            &[
                ("name", self.judged.candidate.path.as_str()),
                ("tests", self.cases.len().to_string().as_str()),
                ("failures", self.failures().to_string().as_str()),
                ("errors", "0"),
                ("skipped", skipped.to_string().as_str()),
            ],
        )?;
        for case in &self.cases {
            self.case(case, page)?;
        }
        page.close("testsuite")
    }

    fn case(&self, case: &Case<'_>, page: &mut Page) -> io::Result<()> {
        let language = self.style.language;
        let values = constants(&self.report.policy, &self.report.edition);
        let title = filled(Text::read(case.rule.text(), language).title, &values);
        let class = format!("voorcheck.{}", case.rule.family().name());
        let name = format!("{}: {title}", case.rule.slug());
        page.open("testcase", &[("classname", class.as_str()), ("name", name.as_str())])?;
        if let Some(worst) = case.failures.iter().map(|finding| finding.level).max() {
            let said = self.said(&case.failures);
            page.open("failure", &[("type", worst.name()), ("message", title.as_str())])?;
            page.text(&said)?;
            page.close("failure")?;
        } else if case.is_skipped() {
            let reason = match case.silence {
                Silence::Undetermined => language.pick(
                    "Niets gevonden in wat kon worden gelezen; niet alles kon worden gelezen.",
                    "Nothing found in what could be read; not everything could be read.",
                ),
                _ => language.pick("Niet van toepassing.", "Not applicable."),
            };
            page.open("skipped", &[("message", reason)])?;
            page.close("skipped")?;
        }
        if !case.notes.is_empty() {
            page.open("system-out", &[])?;
            page.text(&self.said(&case.notes))?;
            page.close("system-out")?;
        }
        page.close("testcase")
    }

    /// The places with what is said of them, a line each.
    fn said(&self, findings: &[&Finding]) -> String {
        let lines = findings.iter().map(|finding| {
            let place = placed(&finding.place, self.style.language);
            format!("{place}: {}", sentences(finding, self.report, self.style).message)
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Case<'_> {
    fn is_skipped(&self) -> bool {
        self.failures.is_empty() && self.notes.is_empty() && self.silence != Silence::Holds
    }
}

/// The file as it grows. Texts are made safe first, because XML has no way to write control
/// characters at all.
struct Page {
    writer: Writer<Vec<u8>>,
}

impl Page {
    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        self.writer.write_event(event)
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let mut element = BytesStart::new(name);
        for (key, value) in attributes {
            element.push_attribute((*key, safe(value).as_str()));
        }
        self.event(Event::Start(element))
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let lines: Vec<String> = text.lines().map(safe).collect();
        self.event(Event::Text(BytesText::new(&lines.join("\n"))))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.event(Event::End(BytesEnd::new(name)))
    }
}
