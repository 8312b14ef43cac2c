use super::*;
use crate::content::{HiddenKind, Value};
use crate::policy::Policy;

fn read(text: &str) -> Vec<Content> {
    let limits = Policy::built_in().unwrap().limits;
    let mut source = Source::held(Place::entry("a.tex"), &limits, text.as_bytes().into());
    let mut content = Vec::new();
    let _ = Tex.read(&mut source, &mut content);
    content
}

/// The texts of every table, row by row, cells parted by `|`.
fn tables(text: &str) -> Vec<Vec<String>> {
    let mut tables = Vec::new();
    for piece in read(text) {
        match piece {
            Content::Grid(_) => tables.push(Vec::new()),
            Content::Row(row) => {
                let cells = row.cells.iter().map(|cell| match &cell.value {
                    Value::Text(text) => text.as_str(),
                    _ => "?",
                });
                tables.last_mut().unwrap().push(cells.collect::<Vec<_>>().join("|"));
            }
            _ => {}
        }
    }
    tables
}

#[test]
fn reads_a_table_of_estimates() {
    let text = r"\begin{tabular}{l*{2}{c}} \hline\hline
        &\multicolumn{1}{c}{(1)}&\multicolumn{1}{c}{(2)}\\ \hline
        leeftijd & 0.12\sym{***} & $-0.30^{*}$ \\ % noot
        & (0.01) & [1{,}5] \\[1ex]
        N & 1\,043 & 1,043 \\ \end{tabular}";
    let rows = ["(1)|(2)", "leeftijd|0.12***|-0.30*", "(0.01)|[1,5]", "N|1 043|1,043"];
    assert_eq!(tables(text), [rows]);
}

#[test]
fn two_tables_in_one_float_are_two() {
    let one = r"\begin{tabular*}{\textwidth}{@{\extracolsep{\fill}}lc}a & 1\\\end{tabular*}";
    assert_eq!(tables(&format!("\\begin{{table}}{one}\n{one}\\end{{table}}")).len(), 2);
}

#[test]
fn a_long_table_has_its_head_once() {
    let text = r"\begin{longtable}{lr} \caption{Titel}\\ a & n \\ \endfirsthead
        a & n \\ \endhead \multicolumn{2}{r}{vervolg} \\ \endfoot \endlastfoot
        x & 12 \\ \end{longtable}";
    assert_eq!(tables(text), [["a|n", "x|12"]]);
    assert!(read(text).iter().any(|piece| matches!(
        piece,
        Content::Line(line) if line.text == "Titel"
    )));
}

#[test]
fn comments_show_no_cells_but_are_lines() {
    let text = "% N = 12\n\\begin{tabular}{lr}\n% a & 3 \\\\\nb & 50\\% \\\\\n\\end{tabular}";
    assert_eq!(tables(text), [["b|50%"]]);
    let comments = read(text)
        .into_iter()
        .filter(|piece| matches!(piece, Content::Line(line) if line.kind == LineKind::Comment));
    assert_eq!(comments.count(), 2);
}

#[test]
fn a_table_without_end_is_read_and_is_a_gap() {
    let text = "\\begin{tabular}{lr}\na & 3 \\\\\n";
    assert_eq!(tables(text), [["a|3"]]);
    assert!(read(text).iter().any(|piece| matches!(piece, Content::Gap(_))));
}

#[test]
fn rows_that_a_paper_reads_in_are_a_table() {
    let text = r"                    &\multicolumn{1}{c}{(1)}&\multicolumn{1}{c}{(2)}\\
\midrule
leeftijd            &      -0.044&      -0.004\\
                    &     (0.068)&     (0.060)\\\addlinespace
N                   &      11,771&      11,771\\
";
    let rows = ["|(1)|(2)", "leeftijd|-0.044|-0.004", "(0.068)|(0.060)", "N|11,771|11,771"];
    let rows = rows.map(|row| row.trim_start_matches('|'));
    assert_eq!(tables(text), [rows]);
    let aligned = "\\begin{align}\na &= 12 \\\\\nb &= 13 \\\\\n\\end{align}\n";
    assert!(tables(aligned).is_empty());
}

#[test]
fn a_drawing_in_coordinates_keeps_its_points() {
    let text = r"\begin{tikzpicture}\addplot coordinates {(1,2) (3.5,-4)};\end{tikzpicture}";
    assert!(read(text).iter().any(|piece| matches!(
        piece,
        Content::Picture(picture) if picture.drawing == Drawing::Vector { marks: 2, dots: 0 }
    )));
}

#[test]
fn a_picture_of_gnuplot_is_a_figure_and_a_line_of_words_is_none() {
    let figures = |puts: usize| {
        let put = r"\put(120,130){\makebox(0,0){$\star$}}".repeat(puts);
        let text = format!("\\begin{{picture}}(1500,900)(0,0){put}\\end{{picture}}");
        read(&text).iter().filter(|piece| matches!(piece, Content::Picture(_))).count()
    };
    assert_eq!((figures(20), figures(2)), (1, 0));
}

#[test]
fn printed_output_keeps_its_columns() {
    let text = "\\begin{verbatim}\n  a   1\n\\end{verbatim}";
    assert!(read(text).iter().any(|piece| matches!(
        piece,
        Content::Line(line) if line.kind == LineKind::Printed && line.text == "  a   1"
    )));
}

#[test]
fn a_table_is_known_under_any_name_and_json_is_none() {
    let claim = |bytes: &[u8]| {
        Tex.claim(&Head { name: "a", extension: "csv", bytes, parts: &[], size: 99 })
    };
    assert_eq!(claim(b"{\n\\def\\sym#1{x}\n\\begin{tabular}{lc}\na & 8\n"), Claim::Likely);
    assert_eq!(claim(b"{\n \"a\": \"\\\\begin{tabular}\"\n}\n"), Claim::No);
}

/// What is told of a text besides its tables.
fn told(text: &str) -> (Vec<HiddenKind>, Vec<Reason>) {
    let mut told = (Vec::new(), Vec::new());
    for piece in read(text) {
        match piece {
            Content::Hidden(hidden) => told.0.push(hidden.what),
            Content::Gap(gap) => told.1.push(gap.reason),
            _ => {}
        }
    }
    told
}

#[test]
fn does_not_pass_over_a_table_before_behind_or_commented_out_of_the_document() {
    let table = "\\begin{tabular}{ll}regio & aantal \\\\ Zuid & 3 \\\\ \\end{tabular}";
    let rows = ["regio|aantal", "Zuid|3"];
    let whole = |before: &str, behind: &str| {
        format!("{before}\n\\begin{{document}}tekst\\end{{document}}\n{behind}\n")
    };
    let before = whole(table, "");
    assert_eq!(tables(&before), [rows]);
    let behind = whole("", table);
    assert_eq!(
        (tables(&behind), told(&behind).0),
        (vec![rows.map(String::from).to_vec()], vec![HiddenKind::Text])
    );
    let commented = whole("", "")
        .replace("tekst", &format!("tekst\n% {}\n", table.replace("\\\\ ", "\\\\\n% ")));
    assert_eq!(tables(&commented), [rows]);
    assert_eq!(told(&commented).0, [HiddenKind::Comment]);
}

#[test]
fn tells_of_rows_that_are_commented_out() {
    let table = |row: &str| {
        format!(
            "\\begin{{tabular}}{{ll}}\nregio & aantal \\\\\n{row}\nZuid & 12 \\\\\n\\end{{tabular}}"
        )
    };
    for row in [r"% Noord & 3 \\", r"  %  & [-0.045, 0.044] & \\"] {
        assert_eq!(told(&table(row)).0, [HiddenKind::Comment], "{row}");
    }
    for comment in ["% Table 3, see section 4", r"% regio & aantal \\"] {
        assert_eq!(told(&table(comment)).0, [], "{comment}");
    }
}

#[test]
fn keeps_a_row_with_a_percent_sign_in_its_label() {
    let text =
        "\\begin{tabular}{lll}\nlaagste 5% & 12 & 14 \\\\\nrest & 13 & 15 \\\\\n\\end{tabular}";
    assert_eq!(tables(text), [["laagste 5%|12|14", "rest|13|15"]]);
}

#[test]
fn opens_a_file_that_the_text_writes() {
    let text = "\\begin{filecontents*}[overwrite]{a.csv}\nregio;aantal\nZuid;3\n\\end{filecontents*}\n\
                \\begin{document}x\\end{document}";
    let files: Vec<_> = read(text)
        .into_iter()
        .filter_map(|piece| match piece {
            Content::Inner(inner) => Some((inner.name, String::from_utf8(inner.bytes).unwrap())),
            _ => None,
        })
        .collect();
    assert_eq!(files, [("a.csv".to_owned(), "regio;aantal\nZuid;3\n".to_owned())]);
}

#[test]
fn reads_the_number_that_a_command_of_the_text_stands_for() {
    let text = "\\newcommand{\\nzuid}{3}\\begin{document}\\begin{tabular}{ll}Zuid & \\nzuid \\\\\
                \\end{tabular}\\end{document}";
    assert_eq!(tables(text), [["Zuid|3"]]);
}

#[test]
fn does_not_call_read_a_table_that_is_written_in_another_way() {
    for table in [
        "\\halign{#&#\\cr regio&aantal\\cr Zuid&3\\cr}",
        "\\begin{tabbing}regio \\= aantal \\\\ Zuid \\> 3 \\\\ \\end{tabbing}",
        "\\pgfplotstableread{\nregio aantal\nZuid 3\n}\\x",
    ] {
        assert_eq!(told(table).1, [Reason::Unsupported], "{table}");
    }
}

#[test]
fn keeps_the_notes_of_text_and_tables() {
    let text = "tekst\\footnote{In Zuid n = 3.}\n\\begin{tabular}{ll}a\\footnote{n = 4} & 12 \\\\ \\end{tabular}";
    let lines: Vec<String> = read(text)
        .into_iter()
        .filter_map(|piece| match piece {
            Content::Line(line) => Some(line.text),
            _ => None,
        })
        .collect();
    assert_eq!(lines, ["tekst", "In Zuid n = 3.", "n = 4"]);
}
