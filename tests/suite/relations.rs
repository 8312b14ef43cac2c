//! What must stay the same, or may only grow, when the same content is handed in another way.

use crate::harness::files::{Sheet, form, mixed_table, regression, rows, workbook};
use crate::harness::{Checked, Stage, Zip, check, few};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::LazyLock;
use voorcheck::Rulebook;
use voorcheck::examine::Workers;
use voorcheck::package::PackageError;
use voorcheck::policy::Policy;
use voorcheck::report::Judged;
use voorcheck::verdict::Request;

fn sheets() -> Vec<Sheet<'static>> {
    vec![("Tabellen", mixed_table(8, 2, 1)), ("Modellen", regression(2))]
}

fn package() -> Zip {
    Zip::new()
        .with("map/resultaten.xlsx", workbook(&sheets()))
        .with("koppel.do", "merge 1:1 rinpersoon using loon\n")
        .with("outputcontroleformulier.docx", form(&[("resultaten.xlsx", "")]))
}

/// Everything about a candidate but its own name, bytes and place.
fn inside(checked: &Checked) -> Value {
    let mut candidate = checked.candidate().clone();
    for key in ["path", "sha256", "route"] {
        candidate.as_object_mut().unwrap().remove(key);
    }
    candidate
}

fn of(bytes: &[u8]) -> Checked {
    let stage = Stage::plain();
    check(&stage.place("output.zip", bytes), &[])
}

#[test]
fn a_folder_gives_what_its_zip_gives() {
    let stage = Stage::plain();
    for (name, bytes) in package().files {
        stage.place(&format!("output.zip/{name}"), &bytes);
    }
    let folder = check(&stage.path().join("output.zip"), &[]);
    assert_eq!(inside(&folder), inside(&of(&package().bytes())));
}

#[test]
fn order_and_compression_change_nothing() {
    let usual = inside(&of(&package().bytes()));
    assert_eq!(inside(&of(&package().stored())), usual);
    assert_eq!(inside(&of(&package().reversed().bytes())), usual);
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let stage = Stage::plain();
    let path = stage.place("output.zip", &package().bytes());
    let report = |jobs: &str| check(&path, &["--jobs", jobs]).report;
    assert_eq!(report("1"), report("2"));
}

#[test]
fn a_csv_counts_as_the_workbook_of_the_same_table() {
    let table = rows(
        "Provincie | Aantal | Gemiddelde | Aandeel
         Groningen | 1204 | 31.5 | 0.31
         Drenthe | 984 | 29.9 | 0.25
         Limburg | 2204 | 30.1 | 0.44",
    );
    let csv = table.iter().map(|row| row.replace(" | ", ";").replace('.', ",") + "\r\n");
    let csv = of(&Zip::new().with("a.csv", csv.collect::<String>()).bytes());
    let book = of(&Zip::new().with("a.xlsx", workbook(&[("Blad1", table)])).bytes());
    assert_eq!(csv.used(), book.used());
    assert_eq!(csv.used(), [1, 9, 3, 0, 0]);
}

#[test]
fn a_nested_zip_counts_as_its_content() {
    let alone = of(&Zip::new().with("a.xlsx", workbook(&sheets())).bytes());
    let inner = Zip::new().with("a.xlsx", workbook(&sheets())).bytes();
    let nested = of(&Zip::new().with("bundel.zip", inner).bytes());
    assert_eq!(nested.used(), alone.used());
}

#[test]
fn another_file_never_lowers_a_count() {
    let more = [
        ("extra.csv", b"Klasse;Aantal\nA;1204\nB;984\n".to_vec()),
        ("notitie.txt", b"Zie tabel 1.\n".to_vec()),
        ("vreemd.qqq", b"\x00\x01\x02".to_vec()),
        ("half.xlsx", workbook(&sheets())[..400].to_vec()),
    ];
    let usual = of(&package().bytes());
    for (name, bytes) in more {
        let with = of(&package().with(name, bytes).bytes());
        for (before, after) in usual.used().into_iter().zip(with.used()) {
            assert!(after >= before, "{name}");
        }
    }
}

#[test]
fn a_stricter_threshold_never_gives_a_milder_outcome() {
    let stage = Stage::plain();
    let path = stage.place("output.zip", &package().bytes());
    let built_in = include_str!("../../rules.toml");
    let mut last = 0;
    for minimum in [1, 10, 1_000, 1_100, 1_000_000] {
        let rules =
            built_in.replace("minimum_count = 10\n", &format!("minimum_count = {minimum}\n"));
        let rules = stage.place("regels.toml", rules.as_bytes());
        let checked = check(&path, &["--rules", &rules.to_string_lossy()]);
        let grave = ["pass", "review", "fail"].iter().position(|o| *o == checked.outcome());
        assert!(grave.unwrap() >= last, "minimum {minimum}");
        last = grave.unwrap();
    }
    assert!(last > 0, "a minimum of a million must be noticed");
}

// ── The same of any package ─────────────────────────────────────────────────────────────────────

static BUILT_IN: LazyLock<Policy> = LazyLock::new(|| Policy::built_in().unwrap());
static ONE: LazyLock<Workers> = LazyLock::new(|| Workers::new(NonZeroUsize::new(1)).unwrap());

/// Small files of every format, and some that are none.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let sound = ["fixtures", "samples"].map(|folder| Zip::of_folder(&root.join(folder)).files);
    let made = [
        ("a.xlsx".to_owned(), workbook(&sheets())),
        ("b.docx".to_owned(), form(&[("a.xlsx", "")])),
        ("c.qqq".to_owned(), vec![0, 1, 2]),
        ("d.zip".to_owned(), package().bytes()),
    ];
    let is_small = |(name, bytes): &(String, Vec<u8>)| {
        bytes.len() < 30_000 && !name.ends_with(".snap") && !name.ends_with(".json")
    };
    sound.into_iter().flatten().chain(made).filter(is_small).collect()
});

/// A file for a package: one of those at hand, whole or cut off, or a table of any numbers.
fn file() -> impl Strategy<Value = (String, Vec<u8>)> {
    let ending = |name: &str| name.rsplit_once('.').map_or("txt", |(_, end)| end).to_owned();
    let whole = any::<Index>().prop_map(move |which| {
        let (name, bytes) = which.get(&FILES);
        (ending(name), bytes.clone())
    });
    let cut = (any::<Index>(), any::<Index>()).prop_map(move |(which, at)| {
        let (name, bytes) = which.get(&FILES);
        (ending(name), bytes[..at.index(bytes.len().max(1)).min(bytes.len())].to_vec())
    });
    let head = select(vec!["aantal", "gemiddelde", "aandeel", "n", "omzet"]);
    let cells = prop::collection::vec((0_u32..300, 0_u32..100), 1..12);
    let table = (head, cells, select(vec!["csv", "txt", "html", "md"])).prop_map(
        |(head, cells, ending)| {
            let rows = cells.iter().zip('a'..).map(|((whole, part), name)| match head {
                "aantal" | "n" => [name.to_string(), whole.to_string()],
                _ => [name.to_string(), format!("{whole},{part:02}")],
            });
            let rows: Vec<_> =
                std::iter::once(["groep".to_owned(), head.to_owned()]).chain(rows).collect();
            let text: String = match ending {
                "html" => rows.iter().map(|[a, b]| format!("<tr><td>{a}<td>{b}")).collect(),
                "md" => rows.iter().map(|[a, b]| format!("| {a} | {b} |\n")).collect(),
                _ => rows.iter().map(|[a, b]| format!("{a};{b}\n")).collect(),
            };
            let text = if ending == "html" { format!("<table>{text}</table>") } else { text };
            (ending.to_owned(), text.into_bytes())
        },
    );
    prop_oneof![3 => whole, 1 => cut, 2 => table]
}

/// A few files as a package; their names tell nothing.
fn any_package() -> impl Strategy<Value = Zip> {
    prop::collection::vec(file(), 1..5).prop_map(|files| {
        (0..).zip(files).fold(Zip::new(), |zip, (number, (ending, bytes))| {
            zip.with(&format!("map/bestand{number}.{ending}"), bytes)
        })
    })
}

/// What is decided of what lies at a path.
fn judged(path: &Path, policy: &Policy) -> Judged {
    let edition = policy.edition(None).unwrap();
    let rules = Rulebook { policy, edition, source: "built-in", project: None, blank_form: None };
    let nothing = |_: &Path| Ok::<_, PackageError>(None);
    let paths = [path.to_owned()];
    let report = voorcheck::check(&paths, rules, &Request::default(), &ONE, nothing, |_, _| {});
    report.unwrap().candidates.remove(0)
}

fn judged_zip(zip: &Zip, policy: &Policy) -> Judged {
    let stage = Stage::plain();
    judged(&stage.place("output.zip", &zip.bytes()), policy)
}

proptest! {
    #![proptest_config(few(24))]

    #[test]
    fn any_folder_gives_what_its_zip_gives(zip in any_package()) {
        let stage = Stage::plain();
        for (name, bytes) in &zip.files {
            stage.place(&format!("output.zip/{name}"), bytes);
        }
        let folder = judged(&stage.path().join("output.zip"), &BUILT_IN);
        let packed = judged_zip(&zip, &BUILT_IN);
        prop_assert_eq!(&folder.candidate.entries, &packed.candidate.entries);
        prop_assert_eq!(folder.candidate.gaps, packed.candidate.gaps);
        prop_assert_eq!(folder.verdict.outcome, packed.verdict.outcome);
    }

    #[test]
    fn another_file_never_lowers_a_count_of_any_package(zip in any_package(), more in file()) {
        let (ending, bytes) = more;
        let larger = zip.clone().with(&format!("map/nog een.{ending}"), bytes);
        let [before, after] = [zip, larger].map(|zip| judged_zip(&zip, &BUILT_IN).verdict.ledger.used);
        let counts = |used: voorcheck::facts::Counted| {
            [used.tables, used.cells, used.count_cells, used.models, used.graphs]
        };
        for (before, after) in counts(before).into_iter().zip(counts(after)) {
            prop_assert!(after >= before);
        }
    }

    #[test]
    fn stricter_thresholds_never_give_any_package_a_milder_outcome(
        zip in any_package(),
        lower in [0_u64..60, 0..60, 0..60],
        share in [1_u32..100, 1..100],
        more in [0_u64..2_000, 0..2_000, 0..2_000],
        less in [0_u32..100, 0..100],
    ) {
        let rules = |counts: [u64; 3], shares: [u32; 2]| {
            let text = voorcheck::policy::BUILT_IN
                .replace("minimum_count = 10\n", &format!("minimum_count = {}\n", counts[0]))
                .replace("observations = 10\n", &format!("observations = {}\n", counts[1]))
                .replace("of_freedom = 10\n", &format!("of_freedom = {}\n", counts[2]))
                .replace("share_percent = 90\n", &format!("share_percent = {}\n", shares[0]))
                .replace("dominance_percent = 50\n", &format!("dominance_percent = {}\n", shares[1]));
            Policy::parse(&text).unwrap()
        };
        let lower = lower.map(|count| count + 1);
        let mild = rules(lower, share);
        let strict = rules(
            [lower[0] + more[0], lower[1] + more[1], lower[2] + more[2]],
            [share[0].saturating_sub(less[0]).max(1), share[1].saturating_sub(less[1]).max(1)],
        );
        let [mild, strict] = [mild, strict].map(|policy| judged_zip(&zip, &policy).verdict.outcome);
        prop_assert!(strict >= mild, "{strict:?} after {mild:?}");
    }
}
