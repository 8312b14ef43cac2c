//! Relations: how one part of an office file leads to another, or out of the file.

use super::{Office, Piece};
use crate::formats::percent;
use crate::gap::{Gap, Reason};
use std::collections::BTreeMap;

/// A relation of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Relation {
    /// How the part names it.
    pub(in crate::formats) id: String,
    /// The last word of its type: `worksheet`, `image`, `hyperlink`.
    pub(in crate::formats) kind: String,
    /// Where it leads.
    pub(in crate::formats) target: Target,
}

/// Where a relation leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) enum Target {
    /// To a part of the file, by its name without the first `/`.
    Part(String),
    /// Out of the file.
    Outside(String),
}

impl Relation {
    /// The part that it leads to, if it does not lead out of the file.
    pub(in crate::formats) fn part(&self) -> Option<&str> {
        match &self.target {
            Target::Part(name) => Some(name),
            Target::Outside(_) => None,
        }
    }
}

/// The relations of one part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// As they are written.
    pub(super) list: Vec<Relation>,
    /// Their numbers by what the part names them: a sheet may have very many.
    by_id: BTreeMap<String, usize>,
}

impl Relations {
    fn of(list: Vec<Relation>) -> Self {
        let mut by_id = BTreeMap::new();
        for (number, relation) in list.iter().enumerate() {
            by_id.entry(relation.id.clone()).or_insert(number);
        }
        Self { list, by_id }
    }

    /// The first one of that name.
    pub(super) fn named(&self, id: &str) -> Option<&Relation> {
        self.list.get(*self.by_id.get(id)?)
    }
}

/// Reads the relations of all parts.
pub(super) fn read_all(office: &mut Office) {
    let sources: Vec<(String, String)> = office
        .parts()
        .filter_map(|part| Some((part.to_owned(), source_of(&part.to_lowercase())?)))
        .collect();
    let mut left = MOST;
    for (part, source) in sources {
        match read(office, &part, &source, &mut left) {
            Ok(relations) => {
                office.relations.insert(source, Relations::of(relations));
            }
            Err(reason) => office.gaps.push(Gap::new(&office.place.part(&part), reason)),
        }
    }
}

/// How many relations an office file may have, besides links to click on.
const MOST: u64 = 250_000;

/// The part whose relations a part of this name (in lower case) holds: `xl/_rels/workbook.xml.rels`
/// holds those of `xl/workbook.xml`, `_rels/.rels` those of the package.
pub(super) fn source_of(name: &str) -> Option<String> {
    let name = name.strip_suffix(".rels")?;
    match name.rsplit_once("_rels/")? {
        ("", file) => Some(file.to_owned()),
        (folder, file) if folder.ends_with('/') => Some(format!("{folder}{file}")),
        _ => None,
    }
}

fn read(
    office: &Office,
    part: &str,
    source: &str,
    left: &mut u64,
) -> Result<Vec<Relation>, Reason> {
    let mut relations = Vec::new();
    let mut xml = office.held(part)?;
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "Relationship" => {
                let kind = tag.attribute("Type").unwrap_or_default();
                let target = tag.attribute("Target").unwrap_or_default();
                let outside = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
                // What is followed by clicking is of no interest, and there may be very many.
                if outside && kind.ends_with("/hyperlink") {
                    continue;
                }
                *left = left.checked_sub(1).ok_or(Reason::Unsupported)?;
                relations.push(Relation {
                    id: tag.attribute("Id").unwrap_or_default().into_owned(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: if outside {
                        Target::Outside(target.into_owned())
                    } else {
                        Target::Part(resolve(source, &target))
                    },
                });
            }
            Piece::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of the part to which a target leads from another part.
fn resolve(source: &str, target: &str) -> String {
    // Targets are URIs: what follows `#` is within the part, `%20` stands for a space.
    let target = target.split('#').next().unwrap_or_default();
    let target = String::from_utf8(percent::decoded(target)).unwrap_or_else(|_| target.to_owned());
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_their_part_or_absolute() {
        assert_eq!(resolve("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/worksheets/sheet1.xml", "../media/a%20b.png"), "xl/media/a b.png");
        assert_eq!(resolve("xl/workbook.xml", "/other/Sheet.XML#x"), "other/Sheet.XML");
        assert_eq!(resolve("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("a.xml", "../../b.xml"), "b.xml");
    }

    #[test]
    fn the_name_of_a_relations_part_names_its_source() {
        assert_eq!(source_of("_rels/.rels").as_deref(), Some(""));
        assert_eq!(source_of("xl/_rels/workbook.xml.rels").as_deref(), Some("xl/workbook.xml"));
        assert_eq!(source_of("xl/workbook.xml"), None);
    }
}
