//! The program, called in an environment without anything of the machine that runs the tests.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;

/// The program that the claims are about: the one just built, or another build of it, such as that
/// for Windows under wine, which `VOORCHECK_PROGRAM` names.
pub(crate) fn program() -> PathBuf {
    std::env::var_os("VOORCHECK_PROGRAM")
        .map_or_else(|| env!("CARGO_BIN_EXE_voorcheck").into(), PathBuf::from)
}

/// The program with nothing but a neutral locale around it: Dutch. Where the lines are counted that
/// the tests reach, it says where to write them down.
pub(crate) fn voorcheck() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(program());
    command.env_clear().env("LC_ALL", "C");
    command.envs(std::env::var_os(COVERAGE).map(|file| (COVERAGE, file)));
    command
}

/// Where a program that was built to count its lines writes them.
const COVERAGE: &str = "LLVM_PROFILE_FILE";

/// What a call comes to.
///
/// The server of wine kills a process that has ended and is not gone half a second later, as happens
/// on a busy machine; what it wrote is there and its exit code is lost. Such a call is made once
/// more, and this is said. One that has an exit code is never repeated, nor is the program as it is
/// built here.
pub(crate) fn output(command: &mut assert_cmd::Command) -> Output {
    let output = command.output().unwrap();
    if output.status.code().is_some() || std::env::var_os("VOORCHECK_PROGRAM").is_none() {
        return output;
    }
    super::say(&format!("AGAIN: no exit code ({}) of {command:?}", output.status));
    command.output().unwrap()
}

/// Runs the program: its exit code, what it printed, what it said on standard error.
pub(crate) fn run(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = output(voorcheck().args(arguments));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// Claims that nothing was done and that the reason was said on standard error in both languages.
#[track_caller]
pub(crate) fn refused(arguments: &[&str], dutch: &str, english: &str) {
    for (language, words) in [("nl", dutch), ("en", english)] {
        let mut arguments = arguments.to_vec();
        arguments.extend(["--language", language]);
        let (code, stdout, stderr) = run(&arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{stderr}");
        assert!(stderr.contains(words), "{stderr}");
        assert!(!stderr.contains("Error") && !stderr.contains("Os {"), "{stderr}");
    }
}

/// What a check came to.
pub(crate) struct Checked {
    pub(crate) code: i32,
    pub(crate) report: Value,
}

/// Checks one path.
pub(crate) fn check(path: &Path, options: &[&str]) -> Checked {
    let call = ["--format", "json", "--language", "en"];
    let Output { status, stdout, stderr } = output(voorcheck().args(call).args(options).arg(path));
    let said = String::from_utf8_lossy(&stderr);
    let report = serde_json::from_slice(&stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
    Checked { code: status.code().unwrap(), report }
}

impl Checked {
    /// The only candidate.
    pub(crate) fn candidate(&self) -> &Value {
        let candidates = self.report["candidates"].as_array().unwrap();
        assert_eq!(candidates.len(), 1, "one candidate was expected");
        &candidates[0]
    }

    pub(crate) fn outcome(&self) -> &str {
        self.candidate()["outcome"].as_str().unwrap()
    }

    pub(crate) fn content(&self) -> &str {
        self.candidate()["content"].as_str().unwrap()
    }

    pub(crate) fn share(&self) -> &str {
        self.candidate()["light"]["share"].as_str().unwrap()
    }

    /// Procedure, folder and file name.
    pub(crate) fn route(&self) -> (&str, &str, &str) {
        let route = &self.candidate()["route"];
        let text = |key: &str| route[key].as_str().unwrap();
        (text("procedure"), text("folder"), text("file_name"))
    }

    /// Tables, cells, count cells, models, graphs.
    pub(crate) fn used(&self) -> [u64; 5] {
        let used = &self.candidate()["light"]["used"];
        ["tables", "cells", "count_cells", "models", "graphs"]
            .map(|key| used[key].as_u64().unwrap())
    }

    /// The rules that found something of at least that level, with the level.
    pub(crate) fn findings(&self, least: &str) -> BTreeSet<(String, String)> {
        let grave = |level: &str| ["note", "review", "fail"].iter().position(|l| *l == level);
        self.candidate()["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| (&finding["rule"], finding["level"].as_str().unwrap()))
            .filter(|(_, level)| grave(level) >= grave(least))
            .map(|(rule, level)| (rule.as_str().unwrap().to_owned(), level.to_owned()))
            .collect()
    }

    /// The gravest level at which a rule found something.
    pub(crate) fn level(&self, rule: &str) -> Option<String> {
        let found = self.findings("note");
        ["fail", "review", "note"]
            .into_iter()
            .find(|level| found.contains(&(rule.to_owned(), (*level).to_owned())))
            .map(str::to_owned)
    }

    /// Claims the outcome and every finding that needs an answer, and nothing else.
    #[track_caller]
    pub(crate) fn is(&self, outcome: &str, findings: &[(&str, &str)]) {
        let expected: BTreeSet<_> = findings
            .iter()
            .map(|(rule, level)| ((*rule).to_owned(), (*level).to_owned()))
            .collect();
        let explained = serde_json::to_string_pretty(&self.candidate()["findings"]).unwrap();
        assert_eq!(self.findings("review"), expected, "{explained}");
        assert_eq!(self.outcome(), outcome, "{explained}");
        assert_eq!(self.code, i32::from(outcome != "pass"));
    }
}
