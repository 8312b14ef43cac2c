//! From LaTeX to what a reader sees: commands away, their text kept.

use super::scan::group;

/// What a piece of LaTeX shows, on one line with single spaces.
pub(in crate::formats) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    show(text, &mut shown, 0);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Groups within groups that are followed; deeper ones are shown without their braces only.
const DEEPEST: u32 = 32;

/// Commands whose groups show nothing, with the number of these groups.
const SILENT: &[(&str, usize)] = &[
    ("cellcolor", 1),
    ("rowcolor", 1),
    ("columncolor", 1),
    ("color", 1),
    ("hspace", 1),
    ("hspace*", 1),
    ("vspace", 1),
    ("vspace*", 1),
    ("phantom", 1),
    ("hphantom", 1),
    ("vphantom", 1),
    ("label", 1),
    ("ref", 1),
    ("cite", 1),
    ("citep", 1),
    ("citet", 1),
    ("footnote", 1),
    ("footnotemark", 0),
    ("includegraphics", 1),
    ("input", 1),
    ("include", 1),
    ("cmidrule", 1),
    ("cline", 1),
    ("begin", 1),
    ("end", 1),
    ("setlength", 2),
    ("addtolength", 2),
    ("renewcommand", 2),
    ("newcommand", 2),
    ("def", 0),
    ("fontsize", 2),
    ("rule", 2),
    ("arrayrulewidth", 0),
    ("usepackage", 1),
    ("SetCell", 1),
    ("SetRow", 1),
    ("captionsetup", 1),
    ("caption*", 0),
    ("specialrule", 3),
    ("textcolor", 1),
    ("multirow", 2),
    ("multicolumn", 2),
    ("raisebox", 1),
    ("rotatebox", 1),
    ("parbox", 1),
    ("resizebox", 2),
    ("scalebox", 1),
    ("href", 1),
    ("addlinespace", 0),
    ("makecell", 0),
    ("thead", 0),
    ("shortstack", 0),
    ("num", 0),
    ("SI", 0),
];

/// Commands that show a sign.
const SIGNS: &[(&str, &str)] = &[
    ("textless", "<"),
    ("textgreater", ">"),
    ("textbackslash", "\\"),
    ("textasciitilde", "~"),
    ("textasteriskcentered", "*"),
    ("ast", "*"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("lt", "<"),
    ("gt", ">"),
    ("pm", "±"),
    ("times", "×"),
    ("cdot", "·"),
    ("percent", "%"),
    ("checkmark", "✓"),
    ("euro", "€"),
    ("texteuro", "€"),
    ("ldots", "…"),
    ("dots", "…"),
    ("quad", " "),
    ("qquad", " "),
    ("newline", " "),
    ("tabularnewline", " "),
    ("chi", "χ"),
    ("beta", "β"),
    ("sigma", "σ"),
    ("alpha", "α"),
    ("ss", "ß"),
    ("o", "ø"),
    ("ae", "æ"),
];

fn show(text: &str, shown: &mut String, depth: u32) {
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let after = rest.get(sign.len_utf8()..).unwrap_or_default();
        rest = match sign {
            '\\' => command(after, shown, depth),
            '{' if depth < DEEPEST => match group(rest, '{') {
                Some((inside, after)) => {
                    show(inside, shown, depth.saturating_add(1));
                    after
                }
                None => after,
            },
            '^' => {
                // What is raised stands against its sign, but a power of ten is none without it.
                if multiplies_ten(shown) {
                    shown.push('^');
                }
                after
            }
            '$' | '{' | '}' => after,
            // A subscript stands against its sign in the print as well.
            '_' => after,
            '~' => {
                shown.push(' ');
                after
            }
            '-' if rest.starts_with("--") => {
                shown.push('–');
                rest.trim_start_matches('-')
            }
            '`' | '\'' if rest.starts_with("``") || rest.starts_with("''") => {
                shown.push('"');
                after.get(1..).unwrap_or_default()
            }
            _ => {
                shown.push(sign);
                after
            }
        };
    }
}

/// Whether a text ends in `× 10`.
fn multiplies_ten(text: &str) -> bool {
    text.strip_suffix("10").is_some_and(|factor| factor.trim_end().ends_with(['×', '·']))
}

/// Shows a command; returns what follows it and the groups that show nothing.
fn command<'a>(text: &'a str, shown: &mut String, depth: u32) -> &'a str {
    let end = text.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(text.len());
    if end == 0 {
        let Some(sign) = text.chars().next() else { return "" };
        let after = text.get(sign.len_utf8()..).unwrap_or_default();
        match sign {
            '\\' => {
                shown.push(' ');
                let after = after.strip_prefix('*').unwrap_or(after);
                return match after.starts_with('[') {
                    true => group(after, '[').map_or(after, |(_, after)| after),
                    false => after,
                };
            }
            ',' | ' ' | ';' | ':' | '\n' => shown.push(' '),
            '&' | '%' | '$' | '_' | '#' | '{' | '}' => shown.push(sign),
            // Accents: the letter stays. Tighter spacing and mathematics show nothing.
            _ => {}
        }
        return after;
    }
    let (name, mut after) = text.split_at_checked(end).unwrap_or((text, ""));
    if let Some(starred) = after.strip_prefix('*') {
        after = starred;
    }
    if let Some((_, sign)) = SIGNS.iter().find(|(command, _)| *command == name) {
        shown.push_str(sign);
        return after.strip_prefix(' ').unwrap_or(after);
    }
    if let Some((_, groups)) = SILENT.iter().find(|(command, _)| *command == name) {
        after = options(after, name);
        for left in (0..*groups).rev() {
            let Some((_, next)) = group(after, '{') else { break };
            after = if left > 0 { options(next, name) } else { position(next) };
        }
        return after;
    }
    if name == "tnote" {
        // A letter that leads to a note; stars are signs of significance.
        if let Some((inside, next)) = group(after, '{') {
            if inside.contains('*') {
                show(inside, shown, depth.saturating_add(1));
            }
            return next;
        }
    }
    if after.starts_with('{') { after } else { after.strip_prefix(' ').unwrap_or(after) }
}

/// Passes over the options of a command: those in brackets and, for a rule over some columns, in
/// round brackets.
fn options<'a>(text: &'a str, command: &str) -> &'a str {
    let mut rest = text;
    loop {
        let open = match rest.chars().next() {
            Some('[') => '[',
            Some('(') if command == "cmidrule" => '(',
            _ => return rest,
        };
        match group(rest, open) {
            Some((_, after)) => rest = after,
            None => return rest,
        }
    }
}

/// Passes over what a begin of an environment says of its position, in letters: `[t]`. An interval in
/// brackets stands within the environment.
fn position(text: &str) -> &str {
    match group(text, '[') {
        Some((inside, after))
            if text.starts_with('[')
                && inside.chars().all(|sign| sign.is_ascii_alphabetic() || sign == '!') =>
        {
            after
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_printed() {
        for (latex, shown) in [
            (r"\textbf{Aantal} \textit{vrouwen}", "Aantal vrouwen"),
            (r"$R^{2}$", "R2"),
            (r"0.12$^{***}$", "0.12***"),
            (r"\cellcolor[cmyk]{0.2,0,0,0}  -0.423\sym{**}", "-0.423**"),
            (r"\num{1234.5}", "1234.5"),
            (r"71.7\%", "71.7%"),
            (r"\makecell[l]{Gemiddeld\\inkomen}", "Gemiddeld inkomen"),
            (r"Na\'ief \& caf\'e", "Naief & cafe"),
            (r"\multirow{2}{*}{Totaal}", "Totaal"),
            (r"$<$10", "<10"),
            (r"12\tnote{a}", "12"),
            (r"(0.01){,}", "(0.01),"),
            (r"\textcolor{red}{3}", "3"),
            (r"\begin{footnotesize}(0.064)\end{footnotesize}", "(0.064)"),
            (r"\begin{scriptsize}[0.1, 0.3]\end{scriptsize}", "[0.1, 0.3]"),
            (r"\vspace{4pt}(0.01)", "(0.01)"),
            (r"\cmidrule(lr){2-3} a", "a"),
            ("", ""),
        ] {
            assert_eq!(plain(latex), shown, "{latex}");
        }
    }

    #[test]
    fn braces_without_end_are_passed_over() {
        assert_eq!(plain(r"\textbf{3"), "3");
        assert_eq!(plain(&"{".repeat(10_000)), "");
    }
}
