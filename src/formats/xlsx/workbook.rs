//! The workbook part: which sheets there are, what is shown of them, and what names stand for.

use super::super::ooxml::Office;
use super::super::xml::Piece;
use crate::gap::Reason;
use crate::package::safe;

/// What the workbook part says.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// The part itself.
    pub(super) part: String,
    /// Its sheets, in order.
    pub(super) sheets: Vec<Sheet>,
    /// Its defined names.
    pub(super) names: Vec<DefinedName>,
}

/// A sheet as the workbook lists it.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// Its name, safe to print.
    pub(super) name: String,
    /// Its part; none where the workbook leads to none.
    pub(super) part: Option<String>,
    /// Whether it is hidden or very hidden.
    pub(super) hidden: bool,
}

/// A name and what it stands for.
#[derive(Debug, Clone)]
pub(super) struct DefinedName {
    /// The name.
    pub(super) name: String,
    /// A formula, without `=`.
    pub(super) formula: String,
}

/// How many sheets and names a workbook may have.
const MOST: usize = 100_000;

impl Workbook {
    /// Finds and reads the workbook part.
    ///
    /// # Errors
    /// There is none, or it is damaged.
    pub(super) fn read(office: &Office) -> Result<Self, Reason> {
        let part = office.related("", "officeDocument").ok_or(Reason::Damaged)?.to_owned();
        let mut workbook = Self { part, ..Self::default() };
        let mut xml = office.held(&workbook.part)?;
        loop {
            let name = match xml.next()? {
                Piece::Start(tag) if tag.name() == "sheet" => {
                    let id = tag.prefixed("id").unwrap_or_default();
                    let relation = office.relation(&workbook.part, &id);
                    let state = tag.attribute("state").unwrap_or_default();
                    workbook.sheets.push(Sheet {
                        name: safe(&tag.attribute("name").unwrap_or_default()),
                        part: relation.and_then(|relation| relation.part()).map(str::to_owned),
                        hidden: matches!(&*state, "hidden" | "veryHidden"),
                    });
                    continue;
                }
                Piece::Start(tag) if tag.name() == "definedName" => {
                    tag.attribute("name").unwrap_or_default().into_owned()
                }
                Piece::Eof => return Ok(workbook),
                _ => continue,
            };
            let formula = xml.text()?;
            workbook.names.push(DefinedName { name, formula });
            if workbook.sheets.len().max(workbook.names.len()) > MOST {
                return Err(Reason::Unsupported);
            }
        }
    }
}

impl DefinedName {
    /// Whether it stands for values of its own rather than for cells or for a formula on cells.
    ///
    /// Names that Excel and its solver keep for themselves hold settings, no results.
    pub(super) fn holds_values(&self) -> bool {
        let own = super::super::sheets::constant::is_of_program(&self.name);
        let formula = self.formula.trim().trim_start_matches('=').trim_start_matches(['-', '+']);
        let is_value = formula.starts_with(|c: char| c == '{' || c == '"' || c.is_ascii_digit());
        // `1:3` are rows, `'1'!A1` begins with a quote of another kind.
        !own && is_value
            && !formula.contains('!')
            && super::super::sheets::address::range(formula).is_none()
    }

    /// The place outside the workbook that it names, if it names one: a path, another workbook.
    pub(super) fn path(&self) -> Option<&str> {
        let formula = self.formula.trim();
        let leads_out =
            formula.contains("\\\\") || formula.contains(":\\") || formula.contains("://");
        leads_out.then_some(formula)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(formula: &str) -> bool {
        DefinedName { name: "n".to_owned(), formula: formula.to_owned() }.holds_values()
    }

    #[test]
    fn catches_names_that_hold_values() {
        for formula in ["{1,2;3,4}", "\"Jan\"", "12", "-0.21", "={\"a\",3}"] {
            assert!(holds(formula), "{formula}");
        }
    }

    #[test]
    fn does_not_catch_names_of_cells_and_formulas() {
        for formula in ["Blad1!$A$1:$B$2", "'2023'!$A$1", "SUM(Blad1!A:A)", "#REF!", "1:3", ""] {
            assert!(!holds(formula), "{formula}");
        }
    }
}
