//! Rows of a table for LaTeX that stand without the environment around them.
//!
//! Convention: `esttab, fragment` and `texsave, frag` of Stata, `print(xtable, only.contents = TRUE)`
//! of R and programs that write a table line by line leave the rows only; a paper reads them in
//! between a begin and an end of its own. A row holds `&` and ends in `\\`, perhaps with rules behind
//! it; rules, names of groups and empty lines may stand between rows. In mathematics the same signs
//! align equations: those are no rows.

use super::scan::{environment, line_break};
use super::tabular;

/// Rows of a table, at least.
const LEAST: usize = 2;

/// Environments whose inside is mathematics.
const MATHEMATICS: &[&str] = &[
    "align",
    "aligned",
    "alignat",
    "alignedat",
    "flalign",
    "eqnarray",
    "equation",
    "gather",
    "gathered",
    "multline",
    "split",
    "array",
    "subarray",
    "matrix",
    "pmatrix",
    "bmatrix",
    "Bmatrix",
    "vmatrix",
    "Vmatrix",
    "smallmatrix",
    "cases",
    "dcases",
    "rcases",
    "IEEEeqnarray",
    "tikzcd",
    "displaymath",
    "math",
];

/// Lines that may be rows, in their order.
#[derive(Default)]
pub(in crate::formats) struct Rows {
    /// What ends the mathematics that the last line stands in.
    mathematics: Option<String>,
    held: Vec<(u64, String)>,
    /// Bytes of the held lines.
    bytes: u64,
    /// How many of the held lines belong to the table, and how many rows those are.
    table: usize,
    rows: usize,
}

/// What some lines turned out to be.
#[derive(Debug, Default)]
pub(in crate::formats) struct Run {
    /// The number of the first line of a table, and its rows.
    pub(in crate::formats) table: Option<(u64, String)>,
    /// The lines after it; all of them where there is no table.
    pub(in crate::formats) others: Vec<(u64, String)>,
}

impl Rows {
    /// Holds a line where it may belong to rows; the comment was taken off. False for other lines:
    /// the rows before it have ended.
    pub(in crate::formats) fn take(&mut self, number: u64, line: &str) -> bool {
        let kind = if self.is_mathematics(line) { Kind::Other } else { Kind::of(line) };
        match kind {
            Kind::Other => return false,
            // What stands apart from the first row is running text.
            Kind::Blank | Kind::Label if self.rows == 0 => return false,
            _ => {}
        }
        let follows = self.table == self.held.len();
        self.held.push((number, line.to_owned()));
        self.bytes = self.bytes.saturating_add(line.len() as u64);
        match kind {
            Kind::Rows(rows) => self.rows = self.rows.saturating_add(rows),
            Kind::Part if follows => {}
            _ => return true,
        }
        self.table = self.held.len();
        true
    }

    /// How many bytes are held.
    pub(in crate::formats) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What the lines are that are held; afterwards none are.
    pub(in crate::formats) fn finish(&mut self) -> Run {
        let mut held = std::mem::take(&mut self.held);
        self.bytes = 0;
        let (table, rows) = (std::mem::take(&mut self.table), std::mem::take(&mut self.rows));
        if rows < LEAST {
            return Run { table: None, others: held };
        }
        let others = held.split_off(table.min(held.len()));
        let number = held.first().map_or(1, |(number, _)| *number);
        let text: Vec<String> = held.into_iter().map(|(_, line)| line).collect();
        Run { table: Some((number, text.join("\n"))), others }
    }

    /// Whether a line belongs to mathematics.
    fn is_mathematics(&mut self, line: &str) -> bool {
        if let Some(end) = &self.mathematics {
            if line.contains(end.as_str()) {
                self.mathematics = None;
            }
            return true;
        }
        let trimmed = line.trim_start();
        let displayed = [("\\[", "\\]"), ("$$", "$$")]
            .into_iter()
            .find_map(|(begin, end)| Some((trimmed.strip_prefix(begin)?, end.to_owned())));
        let begun = || {
            line.match_indices("\\begin{").find_map(|(at, begin)| {
                let rest = line.get(at..)?;
                let name = environment(rest, begin)?;
                let known = MATHEMATICS.contains(&name.trim_end_matches('*'));
                known.then(|| (rest, format!("\\end{{{name}}}")))
            })
        };
        let Some((rest, end)) = displayed.or_else(begun) else { return false };
        self.mathematics = (!rest.contains(&end)).then_some(end);
        true
    }
}

/// What a line is to the rows around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// So many rows that end in it.
    Rows(usize),
    /// A part of a row, or rules only.
    Part,
    /// A line of its own that ends as rows do.
    Label,
    Blank,
    Other,
}

impl Kind {
    fn of(line: &str) -> Self {
        if line.trim().is_empty() {
            return Self::Blank;
        }
        let (mut cells, mut breaks, mut depth) = (0_usize, 0_usize, 0_usize);
        let mut rest = line;
        // What follows the last row that ends.
        let mut tail = line;
        while let Some(sign) = rest.chars().next() {
            let after = rest.get(sign.len_utf8()..).unwrap_or_default();
            rest = after;
            match sign {
                '{' => depth = depth.saturating_add(1),
                '}' => depth = depth.saturating_sub(1),
                '&' if depth == 0 => cells = cells.saturating_add(1),
                '\\' => {
                    let named = after.strip_prefix("tabularnewline");
                    let broken = after.strip_prefix('\\').or(named).filter(|_| depth == 0);
                    rest = match broken {
                        Some(behind) => {
                            breaks = breaks.saturating_add(1);
                            tail = line_break(behind);
                            tail
                        }
                        // The sign that it protects says nothing.
                        None => {
                            let sign = after.chars().next().map_or(0, char::len_utf8);
                            after.get(sign..).unwrap_or_default()
                        }
                    };
                }
                _ => {}
            }
        }
        let ends = tabular::are_rules(tail);
        match (cells > 0, breaks > 0) {
            (true, true) if ends => Self::Rows(breaks),
            (true, _) => Self::Part,
            (false, true) if ends => Self::Label,
            (false, false) if ends => Self::Part,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first lines of the tables in a text, and how many lines are none of theirs.
    fn found(text: &str) -> (Vec<u64>, usize) {
        let (mut tables, mut others) = (Vec::new(), 0);
        let mut rows = Rows::default();
        let mut end = |run: Run, others: &mut usize| {
            tables.extend(run.table.map(|(number, _)| number));
            *others += run.others.len();
        };
        for (number, line) in (1_u64..).zip(text.lines()) {
            if !rows.take(number, line) {
                end(rows.finish(), &mut others);
                others += 1;
            }
        }
        end(rows.finish(), &mut others);
        (tables, others)
    }

    #[test]
    fn catches_rows_without_their_environment() {
        for text in [
            "Mannen & 120 & 45.3 \\\\\nVrouwen & 8 & 3.1 \\\\\n",
            "\\toprule\n & (1) & (2)\\\\\\cmidrule(lr){2-3}\n\\midrule\nb & 0.1 & 0.2\\\\[1ex]\n\n & (0.3) & (0.4)\\\\\\addlinespace\n",
            "\\textbf{A} \\\\Man & 1 & 2 \\\\\n\\textit{Groep} \\\\\nVrouw &\n 3 & 4 \\tabularnewline \\hline\n",
        ] {
            let beside = usize::from(text.contains("Vrouw &\n"));
            assert_eq!(found(text).0, [1], "{text}");
            assert!(found(text).1 <= beside, "{text}");
        }
        let in_text = "Zie de tabel.\n\nMan & 1\\\\\nVrouw & 2\\\\\nBron: CBS\\\\\nEinde\n";
        assert_eq!(found(in_text), (vec![3], 4));
    }

    #[test]
    fn does_not_catch_mathematics_and_words() {
        for text in [
            "\\begin{align*}\na &= b \\\\\nc &= d \\\\\n\\end{align*}\n",
            "\\[\na & b \\\\\nc & d \\\\\n\\]\n",
            "$$\\begin{array}{cc} a & b \\\\\nc & d \\\\\n\\end{array}$$\n",
            "Jansen \\& Zonen \\\\\nPietersen \\& Zonen \\\\\n",
            "a & 1 \\\\\n",
            "Jansen & Zonen\nPietersen & Zonen\n",
            "if (a & b) print(\"x\\\\\")\nif (c & d) print(\"y\\\\\")\n",
        ] {
            assert_eq!(found(text), (Vec::new(), text.lines().count()), "{text}");
        }
    }
}
