//! Files and places as SARIF names them: the candidates, and in them their files.

use crate::place::{Place, Spot};
use crate::report::Report;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The files of all candidates by their number in the list.
pub(super) struct Artifacts<'a> {
    list: Vec<Artifact>,
    /// Where each candidate stands in the list.
    candidates: Vec<usize>,
    /// Where the files of each candidate stand, by candidate and path.
    files: BTreeMap<(usize, &'a str), usize>,
}

#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
pub(super) struct Artifact {
    location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_index: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hashes: Option<Hashes>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<&'static str>,
}

#[derive(Serialize, Clone)]
struct Hashes {
    #[serde(rename = "sha-256")]
    sha256: String,
}

#[derive(Serialize, Clone)]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

/// A place: in which file, on which lines, and what it is called.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    physical_location: PhysicalLocation,
    logical_locations: [LogicalLocation; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u64,
    end_line: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
}

impl<'a> Artifacts<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut all = Self { list: Vec::new(), candidates: Vec::new(), files: BTreeMap::new() };
        for (number, judged) in report.candidates.iter().enumerate() {
            let candidate = &judged.candidate;
            let own = all.list.len();
            all.candidates.push(own);
            all.list.push(Artifact {
                location: ArtifactLocation { uri: uri(&candidate.path), index: None },
                parent_index: None,
                length: None,
                hashes: candidate.sha256.clone().map(|sha256| Hashes { sha256 }),
                roles: vec!["analysisTarget"],
            });
            for entry in &candidate.entries {
                all.files.insert((number, entry.place.path()), all.list.len());
                all.list.push(Artifact {
                    location: ArtifactLocation { uri: encoded(entry.place.path()), index: None },
                    parent_index: Some(own),
                    length: Some(entry.size),
                    hashes: None,
                    roles: Vec::new(),
                });
            }
        }
        all
    }

    pub(super) fn list(&self) -> Vec<Artifact> {
        self.list.clone()
    }

    /// The candidate as a place.
    pub(super) fn candidate(&self, number: usize) -> Location {
        let index = self.candidates.get(number).copied();
        self.at(index, None, String::new())
    }

    /// A place within a candidate; what is no file of it is the candidate itself.
    pub(super) fn location(&self, number: usize, place: &Place) -> Location {
        let own = self.candidates.get(number).copied();
        let index = self.files.get(&(number, place.path())).copied().or(own);
        let region = match place.spot() {
            Spot::Line(line) => Some((*line, *line)),
            Spot::Lines(first, last) => Some((*first, *last)),
            _ => None,
        };
        // Lines are counted from 1; a reader that counts otherwise must not make the file invalid.
        let region = region
            .filter(|(first, last)| (1..=*last).contains(first))
            .map(|(start_line, end_line)| Region { start_line, end_line });
        self.at(index, region, place.to_string())
    }

    fn at(&self, index: Option<usize>, region: Option<Region>, name: String) -> Location {
        let uri = index
            .and_then(|index| self.list.get(index))
            .map_or_else(String::new, |artifact| artifact.location.uri.clone());
        let fully_qualified_name = if name.is_empty() { uri.clone() } else { name };
        Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri, index },
                region,
            },
            logical_locations: [LogicalLocation { fully_qualified_name }],
        }
    }
}

/// A path as it was given, as a reference (RFC 3986): an absolute one with its scheme.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut letters = path.chars();
    let drive = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':');
    match path.strip_prefix("//") {
        // A share of another machine.
        Some(share) => format!("file://{}", encoded(share)),
        None if drive => format!("file:///{}", encoded(&path).replacen("%3A", ":", 1)),
        None if path.starts_with('/') => format!("file://{}", encoded(&path)),
        None => encoded(&path),
    }
}

/// A path with all but the unreserved signs of RFC 3986 and the slashes written in hexadecimal.
fn encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("map/tabel één.zip"), "map/tabel%20%C3%A9%C3%A9n.zip");
        assert_eq!(
            uri(r"F:\Export\1_Controle vooraf\a.zip"),
            "file:///F:/Export/1_Controle%20vooraf/a.zip"
        );
        assert_eq!(uri("/home/a#1.zip"), "file:///home/a%231.zip");
        assert_eq!(uri(r"\\server\map\a.zip"), "file://server/map/a.zip");
    }
}
