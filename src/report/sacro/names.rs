//! Names and texts that are harmless in a folder and in the page of the viewer.

/// Letters of a name at most, the number before it not counted.
const LONGEST: usize = 100;

/// A name without folders that every system takes, and no two of which are alike: the number comes
/// first. A json file gets another ending, because the viewer takes it for results.
pub(super) fn harmless(number: usize, path: &str) -> String {
    let letters: Vec<char> = path
        .chars()
        .map(
            |letter| {
                if letter.is_alphanumeric() || " .-_()".contains(letter) { letter } else { '_' }
            },
        )
        .collect();
    let from = letters.len().saturating_sub(LONGEST);
    let end: String = letters.into_iter().skip(from).collect();
    let name = format!("{number:03}_{}", end.trim_matches([' ', '.']));
    if name.to_lowercase().ends_with(".json") { name + ".txt" } else { name }
}

/// A path as a title: the viewer may take angle brackets for markup.
pub(super) fn shown(path: &str) -> String {
    path.replace('<', "‹").replace('>', "›")
}

/// A text for a place where the viewer takes it for markup.
pub(super) fn escaped(text: &str) -> String {
    maud::html! { (text) }.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_and_keeps_its_ending() {
        assert_eq!(harmless(1, "../../map/tabel één.xlsx"), "001__.._map_tabel één.xlsx");
        assert_eq!(harmless(2, "NUL"), "002_NUL");
        assert_eq!(harmless(3, "outputs.JSON"), "003_outputs.JSON.txt");
        assert!(harmless(4, &format!("{}.csv", "x".repeat(300))).len() < 110);
    }

    #[test]
    fn a_text_is_no_markup() {
        assert_eq!(escaped("<img onerror=\"x\">"), "&lt;img onerror=&quot;x&quot;&gt;");
    }
}
