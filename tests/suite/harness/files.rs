//! Files as researchers make them: workbooks, control forms, regression tables.

use super::pack::Zip;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

/// A sheet: its name, and rows of cells with `|` between them. What reads as a number becomes one;
/// what begins with `'` stays text, as in Excel.
pub(crate) type Sheet<'a> = (&'a str, Vec<String>);

/// A workbook with these sheets.
pub(crate) fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2024, 3, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, line) in (0u32..).zip(rows) {
            for (column, cell) in (0u16..).zip(line.split('|').map(str::trim)) {
                if cell.is_empty() {
                    continue;
                }
                match (cell.strip_prefix('\''), cell.parse::<f64>()) {
                    (None, Ok(number)) => sheet.write(row, column, number).unwrap(),
                    (text, _) => sheet.write(row, column, text.unwrap_or(cell)).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Lines as the rows of a sheet.
pub(crate) fn rows(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).collect()
}

/// A table of so many rows with counts in the first columns and means in the others.
pub(crate) fn mixed_table(rows: usize, counts: usize, means: usize) -> Vec<String> {
    let mut head = "Groep".to_owned();
    for column in 0..counts {
        head.push_str(&format!(" | Aantal personen {}", letter(column)));
    }
    for column in 0..means {
        head.push_str(&format!(" | Gemiddeld inkomen {}", letter(column)));
    }
    let mut lines = vec![head];
    for row in 0..rows {
        let mut line = format!("Groep {}", words(row));
        for column in 0..counts {
            line.push_str(&format!(" | {}", 1_040 + row * 37 % 211 + column * 53));
        }
        for column in 0..means {
            line.push_str(&format!(" | {}.5", 24_100 + row * 311 % 1_700 + column * 97));
        }
        lines.push(line);
    }
    lines
}

/// A table of one row of counts with so many cells.
pub(crate) fn count_row(cells: usize) -> Vec<String> {
    mixed_table(1, cells, 0)
}

/// A regression table with so many models beside each other.
pub(crate) fn regression(models: usize) -> Vec<String> {
    let row = |label: &str, cell: &dyn Fn(usize) -> String| {
        (1..=models).fold(label.to_owned(), |line, model| line + " | " + &cell(model))
    };
    vec![
        row("", &|model| format!("'({model})")),
        row("", &|_| "Log uurloon".to_owned()),
        row("Opleiding", &|model| format!("'0.0{}2***", model + 1)),
        row("", &|_| "'(0.004)".to_owned()),
        row("Werkervaring", &|model| format!("'0.0{}7**", model + 2)),
        row("", &|_| "'(0.003)".to_owned()),
        row("Constante", &|model| format!("'2.{model}14***")),
        row("", &|_| "'(0.051)".to_owned()),
        row("Observaties", &|model| format!("{}", 12_000 + model * 130)),
        row("R2", &|model| format!("0.2{model}1")),
    ]
}

/// A control form that is filled in and names these files; what is said about each stands beside
/// its name.
pub(crate) fn form(files: &[(&str, &str)]) -> Vec<u8> {
    let listed = files.iter().enumerate().map(|(index, (name, about))| {
        vec![(index + 1).to_string(), (*name).to_owned(), (*about).to_owned()]
    });
    let mut rows =
        vec![vec!["Nr.".to_owned(), "Bestandsnaam".to_owned(), "Toelichting".to_owned()]];
    rows.extend(listed);
    let answers = [
        ["Projectnummer:", "9999"],
        ["Naam onderzoeker:", "A. Onderzoeker"],
        ["Datum:", "1 maart 2024"],
        ["Gebruikte bestanden:", "Inkomen van personen, Werknemers"],
        ["Voldoet alle output aan de richtlijnen?", "Ja"],
    ];
    document(&["Outputcontroleformulier"], &[grid(&answers), rows])
}

/// The same form as it lies ready to be filled in.
pub(crate) fn blank_form() -> Vec<u8> {
    let answers = [
        ["Projectnummer:", ""],
        ["Naam onderzoeker:", ""],
        ["Datum:", ""],
        ["Voldoet alle output aan de richtlijnen?", ""],
    ];
    let files = [["Nr.", "Bestandsnaam", "Toelichting"], ["1", "", ""], ["2", "", ""]];
    document(&["Outputcontroleformulier"], &[grid(&answers), grid(&files)])
}

fn grid<const N: usize>(rows: &[[&str; N]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

/// A Word document: paragraphs, then tables.
pub(crate) fn document(paragraphs: &[&str], tables: &[Vec<Vec<String>>]) -> Vec<u8> {
    let run = |text: &str| {
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text))
    };
    let mut body: String = paragraphs.iter().map(|text| run(text)).collect();
    for table in tables {
        body.push_str("<w:tbl><w:tblPr/><w:tblGrid/>");
        for row in table {
            body.push_str("<w:tr>");
            for cell in row {
                body.push_str(&format!("<w:tc><w:tcPr/>{}</w:tc>", run(cell)));
            }
            body.push_str("</w:tr>");
        }
        body.push_str("</w:tbl>");
        body.push_str(&run(""));
    }
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let relationship =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    Zip::new()
        .with(
            "[Content_Types].xml",
            format!(
                "{xml}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"{office}\"/></Types>"
            ),
        )
        .with(
            "_rels/.rels",
            format!(
                "{xml}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{relationship}\" Target=\"word/document.xml\"/></Relationships>"
            ),
        )
        .with(
            "word/document.xml",
            format!(
                "{xml}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
                 <w:body>{body}<w:sectPr/></w:body></w:document>"
            ),
        )
        .bytes()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A letter that tells columns apart without being a number.
fn letter(index: usize) -> char {
    char::from(b'A' + u8::try_from(index % 26).unwrap())
}

/// A name that tells rows apart without being a number.
fn words(index: usize) -> String {
    format!("{}{}", letter(index / 26), letter(index))
}
