//! Styles: how cells show their numbers, and which show nothing.

use super::super::sheets::number_format::Shown;
use super::super::xml::Tag;
use std::collections::BTreeMap;

/// The styles of a workbook, gathered as they pass.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    open: Option<String>,
}

/// A style.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// How numbers are shown; none where they are shown as they are.
    pub(super) shown: Option<Shown>,
    colour: Option<String>,
    ground: Option<String>,
    tiny: bool,
}

/// How many styles are kept.
const MOST: usize = 100_000;

impl Style {
    /// Whether text has the colour of its ground or no size.
    pub(super) fn is_invisible(&self) -> bool {
        let ground = self.ground.as_deref().unwrap_or("#FFFFFF");
        self.tiny || self.colour.as_deref() == Some(ground)
    }
}

impl Styles {
    /// Takes the begin of an element among the styles.
    pub(super) fn begin(&mut self, tag: Tag<'_>) {
        if tag.name() == "Style" {
            let id = tag.attribute("ID").unwrap_or_default().into_owned();
            let parent = tag.attribute("Parent").and_then(|parent| self.styles.get(&*parent));
            let style = parent.cloned().unwrap_or_default();
            if self.styles.len() < MOST {
                self.styles.insert(id.clone(), style);
                self.open = Some(id);
            }
            return;
        }
        let Some(style) = self.open.as_ref().and_then(|open| self.styles.get_mut(open)) else {
            return;
        };
        let upper = |name: &str| tag.attribute(name).map(|value| value.to_uppercase());
        match tag.name() {
            "NumberFormat" => style.shown = tag.attribute("Format").map(|code| read(&code)),
            "Font" => {
                style.colour = upper("Color");
                let size = tag.attribute("Size").and_then(|size| size.trim().parse::<f64>().ok());
                style.tiny = size.is_some_and(|size| size <= 1.0);
            }
            "Interior" => style.ground = upper("Color"),
            _ => {}
        }
    }

    /// The style of this name; the default one where there is none.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.styles.get(id).or_else(|| self.styles.get("Default"))
    }
}

/// A format, by one of the names that this kind of file has for some, else by its code.
fn read(code: &str) -> Shown {
    Shown::of_code(match code {
        "General" | "General Number" => "General",
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Currency" | "Euro Currency" => "[$€]#,##0.00",
        name if name.ends_with(" Date") || name.ends_with(" Time") => "d h",
        "Yes/No" | "True/False" | "On/Off" => "General",
        code => code,
    })
}
