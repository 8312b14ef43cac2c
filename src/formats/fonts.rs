//! Fonts, by their names.

/// Families that give every sign the same width, in lower case, as documents and pdf files name them.
const MONOSPACED: [&str; 11] = [
    "courier",
    // Consolas, Lucida Console, Inconsolata.
    "consol",
    // DejaVu Sans Mono, Monaco, SAS Monospace.
    "mono",
    "menlo",
    "typewriter",
    // Computer Modern Typewriter, as TeX has it in pdf files.
    "cmtt",
    "fixed",
    "source code",
    "sourcecode",
    "terminal",
    "andale",
];

/// Whether a font gives every sign the same width, so that columns can be made with spaces.
pub(super) fn is_monospaced(font: &str) -> bool {
    let font = font.to_lowercase();
    MONOSPACED.iter().any(|family| font.contains(family))
}
