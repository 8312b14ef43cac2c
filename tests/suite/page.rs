//! The page in a real browser: it opens without a complaint, filters, unfolds, and can be used by
//! keyboard and screen reader. Says so where no browser is installed.

use crate::harness::browser::Browser;
use crate::harness::files::{Sheet, form, mixed_table, regression, rows, workbook};
use crate::harness::picture::bar_chart;
use crate::harness::{Stage, Zip, say, voorcheck};
use serde_json::json;
use std::path::PathBuf;

/// Something of everything: tables, models, a figure, small counts, a script, a broken file.
fn candidate() -> Zip {
    let small = "Provincie | Aantal personen | Gemiddeld inkomen
                 Groningen | 1284 | 29450.5
                 Drenthe | 7 | 28910.5
                 Utrecht | 4 | 34120.5";
    let sheets: Vec<Sheet<'_>> = vec![("Klein", rows(small)), ("Groot", mixed_table(40, 4, 4))];
    Zip::new()
        .with("tabellen.xlsx", workbook(&sheets))
        .with("map/modellen.xlsx", workbook(&[("Regressie", regression(4))]))
        .with("map/figuur.png", bar_chart(&[20, 60, 40]))
        .with("koppel.do", "merge 1:1 rinpersoon using loon\n")
        .with("kapot.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec())
        .with("outputcontroleformulier.docx", form(&[("tabellen.xlsx", "")]))
}

/// A page about a candidate of that name, and the folder that it lies in.
fn page(zip: &Zip, name: &str, options: &[&str]) -> (Stage, PathBuf) {
    let stage = Stage::export();
    let candidate = stage.place(&format!("{}/{name}", Stage::BEFORE), &zip.bytes());
    let page = stage.path().join("rapport.html");
    voorcheck()
        .args(["--format", "html", "--fail-on", "never", "--date", "2026-04-30", "--output"])
        .args([page.as_os_str(), candidate.as_os_str()])
        .args(options)
        .assert()
        .success();
    (stage, page)
}

#[test]
fn opens_without_a_complaint_and_keeps_to_what_can_be_measured_of_wcag() {
    let Some(mut browser) = Browser::start() else { return };
    let checks = include_str!("accessibility.js");
    let axe = std::env::var_os("VOORCHECK_AXE").map(|path| std::fs::read_to_string(path).unwrap());
    if axe.is_none() {
        say("VOORCHECK_AXE names no axe.min.js: only the checks of this project ran");
    }
    for options in [&["--language", "nl"][..], &["--language", "en", "--show-values"]] {
        let (_stage, page) = page(&candidate(), "LIGHT_output.zip", options);
        browser.open(&page);
        browser.run("document.querySelectorAll('details').forEach(part => part.open = true)");
        for (width, dark) in [(375, false), (800, true), (1400, false), (1400, true)] {
            browser.look(width, dark);
            assert_eq!(browser.run(checks), json!([]), "{options:?} {width} dark: {dark}");
        }
        if let Some(axe) = &axe {
            browser.run(axe);
            let violations = browser.run(
                "axe.run({ resultTypes: ['violations'] }).then(found => found.violations.map(one => \
                 `${one.id}: ${one.nodes.map(node => node.html).join(' | ')}`))",
            );
            assert_eq!(violations, json!([]), "{options:?}");
        }
    }
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn several_candidates_are_answered_for_as_a_whole_first() {
    let Some(mut browser) = Browser::start() else { return };
    let stage = Stage::export();
    let sound = |rows| {
        let book = workbook(&[("Blad1", mixed_table(rows, 4, 4))]);
        Zip::new()
            .with("tabel.xlsx", book)
            .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "")]))
    };
    for (name, rows) in [("LIGHT_a.zip", 60), ("LIGHT_b.zip", 60), ("c.zip", 100)] {
        stage.place(&format!("{}/{name}", Stage::BEFORE), &sound(rows).bytes());
    }
    let page = stage.path().join("rapport.html");
    voorcheck()
        .args(["--format", "html", "--fail-on", "never", "--language", "en", "--batch", "--output"])
        .args([page.as_os_str(), stage.path().as_os_str()])
        .assert()
        .success();
    browser.open(&page);
    let text = |selector: &str| format!("document.querySelector('{selector}').innerText");
    let answer = browser.run(&text("h1"));
    assert_eq!(answer, json!("No, do not leave this folder as it is."));
    assert!(browser.run("document.title").as_str().unwrap().starts_with("No, do not"));
    let together = browser.run(&text(".together strong"));
    let together = together.as_str().unwrap();
    assert!(together.starts_with("Together, 3 outputs of one day:"), "{together}");
    assert!(together.ends_with("too much for one output light."), "{together}");
    assert_eq!(browser.run("document.querySelectorAll('.overview tbody tr').length"), json!(3));
    for width in [375, 1280] {
        browser.look(width, false);
        assert_eq!(browser.run(include_str!("accessibility.js")), json!([]), "{width}");
    }
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn filters_and_unfolds() {
    let Some(mut browser) = Browser::start() else { return };
    let (_stage, page) = page(&candidate(), "LIGHT_output.zip", &["--language", "nl"]);
    browser.open(&page);
    let seen = "Array.from(document.querySelectorAll('.finding')).filter(one => \
                one.checkVisibility()).map(one => one.querySelector('code').textContent)";
    let before = browser.run(seen).as_array().unwrap().len();
    browser.run(
        "{ const search = document.querySelector('input[type=search]'); search.value = 'kapot'; \
         search.dispatchEvent(new Event('input')); }",
    );
    assert_eq!(browser.run(seen), json!(["unreadable-entry", "light-has-other"]));
    let status = browser.run("document.querySelector('[role=status]').textContent");
    assert_eq!(status, json!(format!("2 van {before} getoond")));

    browser.run(
        "{ const search = document.querySelector('input[type=search]'); search.value = ''; \
         search.dispatchEvent(new Event('input')); \
         document.querySelector('input[value=fail]').click(); }",
    );
    let left = browser.run(seen);
    assert!(!left.as_array().unwrap().contains(&json!("light-has-script")), "{left}");
    assert!(left.as_array().unwrap().contains(&json!("small-count")), "{left}");

    let open = "document.querySelectorAll('.findings details[open]').length";
    browser.run("document.querySelector('.findings [data-unfold=\"\"]').click()");
    assert_eq!(browser.run(open), json!(0));
    browser.run("document.querySelector('.findings [data-unfold=open]').click()");
    assert_eq!(browser.run(open), json!(before));

    // A link into a file that is folded unfolds it.
    browser.run("document.querySelector('.files [data-unfold=\"\"]').click()");
    browser.run("document.querySelector('.finding .places a').click()");
    let target = "(() => { const target = document.querySelector(':target'); \
                  return target.checkVisibility() && Boolean(target.closest('.files')); })()";
    assert_eq!(browser.run(target), json!(true));
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn shows_pictures_small_and_only_where_values_are_asked_for() {
    let Some(mut browser) = Browser::start() else { return };
    let zip = Zip::new()
        .with("figuur.png", bar_chart(&[20, 60, 40]))
        .with("kapot.png", bar_chart(&[20, 60, 40])[..200].to_vec());
    let pictures = "Promise.all(Array.from(document.querySelectorAll('img')).map(one => \
                    one.decode().then(() => one.naturalWidth)))";
    let (_stage, shown) = page(&zip, "output.zip", &["--language", "en", "--show-values"]);
    browser.open(&shown);
    browser.run("document.querySelectorAll('details').forEach(part => part.open = true)");
    let widths = browser.run(pictures);
    let width = widths[0].as_u64().unwrap();
    assert!((40..=240).contains(&width) && widths.as_array().unwrap().len() == 1, "{widths}");
    let text = browser.run("document.body.innerText");
    assert!(text.as_str().unwrap().contains("Not shown: this kind of picture"), "{text}");
    let (_stage, hidden) = page(&zip, "output.zip", &["--language", "en"]);
    browser.open(&hidden);
    assert_eq!(browser.run(pictures), json!([]));
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn nothing_of_the_candidate_runs_or_breaks_out() {
    let Some(mut browser) = Browser::start() else { return };
    let wild = "<img src=x onerror=document.title='ran'>";
    let sheet = "Regio <script>document.title='ran'</script> | Aantal \" onclick=\"x
                 <b>Noord</b> | 120
                 Zuid </td></table> | 130";
    let zip = Zip::new()
        .with(&format!("{wild}.xlsx"), workbook(&[("A&B <i>", rows(sheet))]))
        .with("</script><script>document.title='ran'</script>.csv", "Regio;Aantal\nN;12\nZ;40\n")
        .with("\u{202e}gpj.xslx", "a");
    let (_stage, page) = page(&zip, "output.zip", &["--language", "en", "--show-values"]);
    browser.open(&page);
    assert_eq!(browser.run("document.querySelectorAll('img, b:not(td b), i').length"), json!(0));
    assert_eq!(browser.run("document.querySelectorAll('script').length"), json!(1));
    assert!(!browser.run("document.title").as_str().unwrap().contains("ran"));
    assert_eq!(browser.complaints, Vec::<String>::new());
}
