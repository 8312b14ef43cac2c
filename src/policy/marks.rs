//! The marks in the name of a candidate, also where they are meant and written in another way.

use super::Edition;
use std::ops::Range;

/// Signs that stand between a mark and the name itself.
const JOINTS: [char; 4] = ['_', '-', ' ', '.'];

/// What background information is called, Dutch and English: the word itself, and what may follow it.
const BACKGROUND: [&str; 2] = ["achtergrond", "background"];
const INFORMATION: [&str; 3] = ["informatie", "information", "info"];

impl Edition {
    /// Whether a name is that of output light: CBS knows it by the prefix alone.
    #[must_use]
    pub fn is_light(&self, name: &str) -> bool {
        name.starts_with(self.names.light_prefix.as_str())
    }

    /// The piece of a name that means output light and is not written as the prefix.
    ///
    /// At the begin any spelling in letters counts when the word ends there; further on, where
    /// `light` can be an ordinary word, only capitals do, or the word behind *output*.
    #[must_use]
    pub fn meant_as_light(&self, name: &str) -> Option<Range<usize>> {
        let word = letters(self.names.light_prefix.as_str());
        if word.is_empty() || self.is_light(name) {
            return None;
        }
        output_light(name, word)
            .or_else(|| spelt(name, word))
            .or_else(|| words(name).find(|at| slips(name, at, word)))
    }

    /// A name, with no ending, without the mark of output light, also a misspelt one.
    #[must_use]
    pub fn without_light(&self, stem: &str) -> String {
        let prefix = self.names.light_prefix.as_str();
        let mark = match stem.strip_prefix(prefix) {
            // Where the prefix is a bare word, it may be the begin of another.
            Some(rest) if prefix.ends_with(JOINTS) || rest.starts_with(JOINTS) => {
                Some(0..prefix.len())
            }
            Some(_) => None,
            None => self.meant_as_light(stem),
        };
        mark.map_or_else(|| stem.to_owned(), |mark| without(stem, &mark))
    }

    /// Whether a name is that of background information, in whatever spelling.
    #[must_use]
    pub fn is_background(&self, name: &str) -> bool {
        self.has_background_mark(name) || meant_as_background(name).is_some()
    }

    /// Whether a name has the mark of background information as it must be written.
    #[must_use]
    pub fn has_background_mark(&self, name: &str) -> bool {
        name.to_lowercase().contains(&self.names.background_mark.as_str().to_lowercase())
    }

    /// A name, with no ending, with the mark of background information.
    #[must_use]
    pub fn with_background_mark(&self, stem: &str) -> String {
        if self.has_background_mark(stem) {
            return stem.to_owned();
        }
        let meant = meant_as_background(stem).or_else(|| hint_of_background(stem));
        let plain = meant.map_or_else(|| stem.to_owned(), |meant| without(stem, &meant));
        format!("{plain}{}", self.names.background_mark.as_str())
    }

    /// The name of a candidate without case, ending and marks: background information and the output
    /// that it belongs to have this in common.
    #[must_use]
    pub fn base_name(&self, name: &str) -> String {
        let ending = name.len().saturating_sub(".zip".len());
        let stem = match name.split_at_checked(ending) {
            Some((stem, ending)) if ending.eq_ignore_ascii_case(".zip") => stem,
            _ => name,
        };
        let stem = self.without_light(stem).to_lowercase();
        let mark = self.names.background_mark.as_str().to_lowercase();
        match meant_as_background(&stem).filter(|_| !stem.contains(&mark)) {
            Some(meant) => without(&stem, &meant),
            None => stem.replace(&mark, ""),
        }
    }
}

/// A word at the begin or the end of a name that may mean background information, and may as well be
/// what a table is about.
#[must_use]
pub fn hint_of_background(name: &str) -> Option<Range<usize>> {
    let stem = name.strip_suffix(".zip").unwrap_or(name);
    let is_word = |at: &Range<usize>| BACKGROUND.iter().any(|word| reads(stem, at, word));
    let words: Vec<_> = words(stem).collect();
    words.first().into_iter().chain(words.last()).find(|at| is_word(at)).cloned()
}

/// The words of background information in a name, in one word or in two.
fn meant_as_background(name: &str) -> Option<Range<usize>> {
    let lower = name.to_ascii_lowercase();
    BACKGROUND.iter().flat_map(|word| lower.match_indices(word)).find_map(|(start, word)| {
        let behind = start.saturating_add(word.len());
        let rest = lower.get(behind..)?;
        let joint = rest.len().saturating_sub(rest.trim_start_matches(JOINTS).len());
        let rest = rest.get(joint..)?;
        let said = INFORMATION.iter().find(|word| rest.starts_with(**word))?;
        Some(start..behind.saturating_add(joint).saturating_add(said.len()))
    })
}

/// CBS's own words for it, *output light*, at the begin of a name; the mark alone where nothing
/// follows them.
fn output_light(name: &str, word: &str) -> Option<Range<usize>> {
    let mut words = words(name);
    let first = words.next()?;
    let second = words.next();
    let one = format!("output{word}");
    let (mark, next) = match second {
        Some(light) if reads(name, &first, "output") && reads(name, &light, word) => {
            (light, words.next())
        }
        next if reads(name, &first, &one) => ("output".len()..first.end, next),
        _ => return None,
    };
    let is_ending = |at: &Range<usize>| reads(name, at, "zip") && at.end == name.len();
    Some(match next.filter(|at| !is_ending(at)) {
        Some(_) => first.start..mark.end,
        None => mark,
    })
}

/// The word of the prefix in its own letters: in any case at the begin, in capitals further on.
fn spelt(name: &str, word: &str) -> Option<Range<usize>> {
    name.char_indices().find_map(|(start, _)| {
        let (before, rest) = name.split_at_checked(start)?;
        let (written, after) = rest.split_at_checked(word.len())?;
        let at_begin = !before.chars().any(char::is_alphanumeric);
        let is_spelt = written == word || (at_begin && written.eq_ignore_ascii_case(word));
        let stands_alone = !before.ends_with(char::is_alphanumeric)
            && !after.starts_with(|c: char| {
                c.is_uppercase() || (c.is_lowercase() && (!at_begin || written != word))
            });
        (is_spelt && stands_alone).then(|| start..start.saturating_add(word.len()))
    })
}

/// Whether a word in capitals is the prefix with a slip of the keyboard: two letters that changed
/// places, one left out, one struck twice. Another letter in its place makes words (`NIGHT`).
fn slips(name: &str, at: &Range<usize>, word: &str) -> bool {
    let Some(written) = name.get(at.clone()) else { return false };
    let is_capital = |letter: char| letter.is_ascii_uppercase();
    if !written.chars().all(is_capital) || !word.chars().all(is_capital) {
        return false;
    }
    let letters: Vec<char> = word.chars().collect();
    let is_written = |letters: &[char]| letters.iter().copied().eq(written.chars());
    (0..letters.len()).any(|at| {
        let mut swapped = letters.clone();
        let next = at.saturating_add(1);
        if next < swapped.len() {
            swapped.swap(at, next);
        }
        let mut short = letters.clone();
        let left_out = short.remove(at);
        let mut long = letters.clone();
        long.insert(at, left_out);
        is_written(&swapped) || is_written(&short) || is_written(&long)
    })
}

/// The words of a name: letters and digits that stand together.
fn words(name: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0usize;
    name.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        // A piece of the name itself, so it lies that far behind its begin.
        let start = name.get(at..)?.find(word)?.saturating_add(at);
        at = start.saturating_add(word.len());
        (!word.is_empty()).then_some(start..at)
    })
}

/// Whether there stands a word, in capitals or not.
fn reads(name: &str, at: &Range<usize>, word: &str) -> bool {
    name.get(at.clone()).is_some_and(|written| written.eq_ignore_ascii_case(word))
}

/// The letters of a mark, without the signs around them.
fn letters(mark: &str) -> &str {
    mark.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A name without a piece and the signs around it; the whole where nothing else is in it.
fn without(name: &str, piece: &Range<usize>) -> String {
    let before = name.get(..piece.start).unwrap_or_default().trim_end_matches(JOINTS);
    let after = name.get(piece.end..).unwrap_or_default().trim_start_matches(JOINTS);
    match (before, after) {
        ("", "") => name.to_owned(),
        (before, "") => before.to_owned(),
        ("", after) => after.to_owned(),
        (before, after) => format!("{before}_{after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn edition() -> Edition {
        Policy::built_in().unwrap().edition(None).unwrap().1.clone()
    }

    #[test]
    fn the_mark_of_light_is_taken_out_however_it_is_spelt() {
        for (stem, plain) in [
            ("LIGHT_inkomen", "inkomen"),
            ("LIGHT inkomen", "inkomen"),
            ("light_inkomen", "inkomen"),
            ("inkomen_LIGHT", "inkomen"),
            ("inkomen_LIGHT_2026", "inkomen_2026"),
            ("LIGTH_inkomen", "inkomen"),
            ("Outputlight_inkomen", "inkomen"),
            ("output light inkomen", "inkomen"),
            ("output_light", "output"),
            ("LIGHTinkomen", "inkomen"),
        ] {
            assert_eq!(edition().without_light(stem), plain, "{stem}");
        }
    }

    #[test]
    fn another_word_is_no_mark_of_light() {
        for stem in
            ["NIGHT_shift", "highlight", "lighthouse", "tabel_light", "FLIGHTS", "LIGHT", "ligt"]
        {
            assert_eq!(edition().without_light(stem), stem);
        }
    }

    #[test]
    fn background_information_is_known_in_every_spelling() {
        for name in [
            "omzet_achtergrondinformatie.zip",
            "omzet achtergrondinformatie.zip",
            "omzet-achtergrondinfo.zip",
            "Achtergrondinfo_omzet.zip",
            "omzet achtergrond informatie.zip",
            "omzet_background_information.zip",
        ] {
            assert!(edition().is_background(name), "{name}");
            assert_eq!(edition().base_name(name), "omzet", "{name}");
        }
        assert_eq!(edition().base_name("LIGHT_Omzet.ZIP"), "omzet");
        for name in ["inkomen_naar_migratieachtergrond.zip", "achtergrondkenmerken.zip", "a.zip"] {
            assert!(!edition().is_background(name), "{name}");
        }
    }

    #[test]
    fn the_mark_of_background_information_comes_in_the_place_of_what_was_meant() {
        for stem in
            ["omzet", "omzet_achtergrond", "achtergrondinformatie_omzet", "background omzet"]
        {
            let marked = edition().with_background_mark(stem);
            assert_eq!(marked, "omzet_achtergrondinformatie", "{stem}");
        }
        let marked = edition().with_background_mark("migratieachtergrond");
        assert_eq!(marked, "migratieachtergrond_achtergrondinformatie");
    }
}
