//! From a folder to zips that lie where they belong: what goes in, what stays, and that nothing is
//! lost or half written whatever goes wrong.

use crate::harness::files::{form, mixed_table, rows, workbook};
use crate::harness::{Stage, voorcheck};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// What a call came to: code, standard output, standard error.
type Ran = (i32, String, String);

fn ran(output: Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn pack(folder: &Path, options: &[&str]) -> Ran {
    ran(voorcheck()
        .args(["pack", "--language", "en", "--date", "2026-03-02"])
        .arg(folder)
        .args(options)
        .output()
        .unwrap())
}

/// A folder with a table and the form for it, and an export folder beside it.
fn small(stage: &Stage) -> (PathBuf, String) {
    let folder = stage.path().join("uitvoer");
    stage.place("uitvoer/tabel.xlsx", &workbook(&[("Blad1", mixed_table(6, 1, 1))]));
    stage.place("uitvoer/outputcontroleformulier.docx", &form(&[("tabel.xlsx", "tabel")]));
    (folder, stage.path().to_string_lossy().into_owned())
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for item in walkdir::WalkDir::new(folder) {
        let item = item.unwrap();
        if item.file_type().is_file() {
            let name = item.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            found.insert(name.replace('\\', "/"), fs::read(item.path()).unwrap());
        }
    }
    found
}

/// The names in a zip.
fn names(path: &Path) -> Vec<String> {
    let zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    zip.file_names().map(|name| name.unwrap().into_owned()).collect()
}

#[test]
fn small_output_is_packed_named_and_placed_as_light() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    stage.place("uitvoer/desktop.ini", b"[.ShellClassInfo]\r\n");
    stage.place("uitvoer/uitvoer.voorcheck.toml", b"");
    let before = files(&folder);
    let (code, said, _) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 0, "{said}");
    let zip = stage.path().join("1_Controle vooraf/LIGHT_uitvoer.zip");
    assert_eq!(names(&zip), ["outputcontroleformulier.docx", "tabel.xlsx"]);
    assert!(said.contains("YES") && said.contains("LIGHT_uitvoer.zip"), "{said}");
    assert_eq!(files(&folder), before, "the own files changed");
    let checked = crate::harness::check(&zip, &[]);
    checked.is("pass", &[]);
    assert_eq!(checked.candidate()["route"]["placed"], true);
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let (one, other) = (Stage::before_only(), Stage::before_only());
    let [first, second] = [&one, &other].map(|stage| {
        let (folder, export) = small(stage);
        assert_eq!(pack(&folder, &["--to", &export, "--name", "LIGHT_a.zip"]).0, 0);
        fs::read(stage.path().join("1_Controle vooraf/LIGHT_a.zip")).unwrap()
    });
    assert!(first == second);
}

#[test]
fn a_dry_run_shows_the_plan_and_writes_nothing() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let before = files(stage.path());
    let (code, said, _) = pack(&folder, &["--to", &export, "--dry-run"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("LIGHT_uitvoer.zip") && said.contains("nothing was written"), "{said}");
    assert_eq!(files(stage.path()), before);
}

#[test]
fn without_an_export_folder_the_zip_lies_beside_the_folder() {
    let stage = Stage::plain();
    let (folder, _) = small(&stage);
    assert_eq!(pack(&folder, &["--name", "resultaten"]).0, 0);
    assert!(stage.path().join("LIGHT_resultaten.zip").is_file());
}

#[test]
fn background_information_and_syntax_get_their_own_zips_and_folders() {
    let stage = Stage::export();
    let (folder, export) = small(&stage);
    stage.place("uitvoer/model.do", b"regress inkomen leeftijd\n");
    stage.place("uitvoer/achtergrond/n.xlsx", &workbook(&[("n", mixed_table(3, 2, 0))]));
    let (code, said, error) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 0, "{said}{error}");
    let zips = ["1_Controle vooraf", Stage::AFTER, Stage::BACKGROUND]
        .map(|slot| files(&stage.path().join(slot)).into_keys().collect::<Vec<_>>());
    assert_eq!(zips.concat().len(), 3, "{zips:?}");
    let output = stage.path().join(Stage::AFTER).join("uitvoer.zip");
    assert_eq!(names(&output), ["outputcontroleformulier.docx", "tabel.xlsx"]);
    let background = stage.path().join(Stage::BACKGROUND).join("uitvoer_achtergrondinformatie.zip");
    assert_eq!(names(&background), ["achtergrond/n.xlsx"]);
    let syntax = zips.concat().into_iter().find(|name| name.contains("_syntax")).unwrap();
    assert_eq!(syntax, "uitvoer_syntax.zip");
}

#[test]
fn the_output_is_held_against_the_background_information_packed_with_it() {
    let stage = Stage::export();
    let (folder, export) = small(&stage);
    let output = rows("Provincie | Gemiddeld inkomen\nGroningen | 29450.5\nDrenthe | 28910.5");
    let counts = rows("Provincie | Aantal personen\nGroningen | 1284\nDrenthe | 7");
    stage.place("uitvoer/tabel.xlsx", &workbook(&[("Blad1", output)]));
    stage.place("uitvoer/achtergrond/n.xlsx", &workbook(&[("Blad1", counts)]));
    let before = files(stage.path());
    let (code, said, error) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 1, "{said}{error}");
    assert!(said.contains("background-small-count"), "{said}");
    assert_eq!(files(stage.path()), before);
}

#[test]
fn with_batch_it_counts_with_what_lies_in_the_export_folder_already() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let others = workbook(&[("A", mixed_table(100, 2, 8))]);
    let other = crate::harness::Zip::new()
        .with("groot.xlsx", others)
        .with("outputcontroleformulier.docx", form(&[("groot.xlsx", "tabel")]));
    stage.place("1_Controle vooraf/LIGHT_ander.zip", &other.bytes());
    let target = |options: &[&str]| {
        let (code, said, _) = pack(&folder, &[&["--to", &export, "--dry-run"], options].concat());
        assert_eq!(code, 0, "{said}");
        said
    };
    assert!(target(&[]).contains("LIGHT_uitvoer.zip"));
    let together = target(&["--batch"]);
    assert!(!together.contains("LIGHT_") && together.contains("uitvoer.zip"), "{together}");
}

#[test]
fn data_are_refused_before_anything_is_written() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    stage.place("uitvoer/diep/data.sav", b"$FL2@(#) SPSS DATA FILE");
    let before = files(stage.path());
    let (code, said, _) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("diep/data.sav"), "{said}");
    assert_eq!(files(stage.path()), before);
}

#[test]
fn a_missing_form_is_asked_for_and_can_be_named() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let form = stage.path().join("ingevuld.docx");
    fs::rename(folder.join("outputcontroleformulier.docx"), &form).unwrap();
    for (language, words) in [("nl", "formulier"), ("en", "form")] {
        let mut command = voorcheck();
        let command = command.args(["pack", "--language", language, "--to", &export]);
        let (code, said, error) = ran(command.arg(&folder).output().unwrap());
        assert_eq!((code, said.as_str()), (2, ""), "{error}");
        assert!(error.contains("--form") && error.contains(words), "{error}");
    }
    let (code, said, error) = pack(&folder, &["--to", &export, "--form", &form.to_string_lossy()]);
    assert_eq!(code, 0, "{said}{error}");
    let zip = stage.path().join("1_Controle vooraf/LIGHT_uitvoer.zip");
    assert_eq!(names(&zip), ["ingevuld.docx", "tabel.xlsx"]);
}

#[test]
fn what_must_be_looked_at_is_placed_only_when_that_is_said() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let sheet = rows(
        "Provincie | Aantal bedrijven | Gemiddelde omzet\nGroningen | 1284 | 29450.5\n\
         Drenthe | 7 | 28910.5\nUtrecht | 1452 | 34120.5",
    );
    stage.place("uitvoer/tabel.xlsx", &workbook(&[("A", sheet)]));
    let before = files(stage.path());
    let (code, said, _) = pack(&folder, &["--to", &export]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("Nothing was written") && said.contains("--fail-on fail"), "{said}");
    assert_eq!(files(stage.path()), before);
    assert_eq!(pack(&folder, &["--to", &export, "--fail-on", "fail"]).0, 0);
    assert_eq!(files(&stage.path().join("1_Controle vooraf")).len(), 1);
}

#[test]
fn declarations_beside_the_folder_hold_for_its_zips() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    voorcheck().arg("declare").arg(&folder).assert().code(0);
    let draft = stage.path().join("uitvoer.voorcheck.toml");
    let text = fs::read_to_string(&draft).unwrap();
    let said = text.replacen("is = \"statistics\"", "is = \"nothing\"", 1).replacen(
        "why = \"\"",
        "why = \"aantekeningen\"",
        1,
    );
    assert_ne!(said, text);
    fs::write(&draft, said).unwrap();
    let (_, said, _) = pack(&folder, &["--to", &export, "--dry-run"]);
    assert!(said.contains("aantekeningen"), "{said}");
}

/// Claims that a call was refused, that both languages say why, and that nothing changed.
#[track_caller]
fn refused(folder: &Path, options: &[&str], watched: &Path, dutch: &str, english: &str) {
    let before = files(watched);
    for (language, words) in [("nl", dutch), ("en", english)] {
        let mut command = voorcheck();
        let command = command.args(["pack", "--language", language]).arg(folder).args(options);
        let (code, _, error) = ran(command.output().unwrap());
        assert_eq!(code, 2, "{error}");
        assert!(error.contains(words), "{error}");
        assert!(!error.contains("Os {"), "{error}");
    }
    assert_eq!(files(watched), before);
}

#[test]
fn a_file_of_that_name_is_never_written_over() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    stage.place("1_Controle vooraf/LIGHT_uitvoer.zip", b"van vorige week");
    let (dutch, english) = ("bestaat al", "already there");
    refused(&folder, &["--to", &export], stage.path(), dutch, english);
}

#[test]
fn what_cannot_be_understood_is_refused() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let nowhere = stage.path().join("niets");
    refused(&nowhere, &[], stage.path(), "geen map", "no folder");
    refused(&folder.join("tabel.xlsx"), &[], stage.path(), "geen map", "no folder");
    let own = folder.to_string_lossy().into_owned();
    let words = ("geen exportmap", "no export folder");
    refused(&folder, &["--to", &own], stage.path(), words.0, words.1);
    for name in ["a/b", "..", "", "a:b"] {
        let options = ["--to", export.as_str(), "--name", name];
        refused(&folder, &options, stage.path(), "kan niet de naam", "cannot be the name");
    }
    let options = ["--to", export.as_str(), "--form", "er/is/niets.docx"];
    refused(&folder, &options, stage.path(), "het bestaat niet", "does not exist");
}

#[cfg(unix)]
mod permissions {
    use super::*;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    /// A user without rights of its own, on every system.
    const NOBODY: u32 = 65_534;

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Opens everything below a folder for everybody to read.
    fn readable(folder: &Path) {
        for item in walkdir::WalkDir::new(folder) {
            let item = item.unwrap();
            mode(item.path(), if item.file_type().is_dir() { 0o755 } else { 0o644 });
        }
    }

    /// The program as somebody for whom permissions hold: as root they would not. None where the
    /// program cannot be started so.
    fn as_anybody(stage: &Stage) -> Option<Command> {
        let owner = fs::metadata(stage.path()).unwrap().uid();
        let command = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_voorcheck"));
            command.env_clear().env("LC_ALL", "C").current_dir("/");
            if owner == 0 {
                command.uid(NOBODY).gid(NOBODY);
            }
            command
        };
        let works = command().arg("--version").output().is_ok_and(|output| output.status.success());
        if !works {
            skipped("the program cannot be started as another user here");
        }
        works.then(command)
    }

    fn run(command: &mut Command, folder: &Path, export: &str, language: &str) -> Ran {
        let command = command.args(["pack", "--language", language]).arg(folder);
        ran(command.args(["--to", export]).output().unwrap())
    }

    #[test]
    fn a_target_that_cannot_be_written_to_is_said_and_nothing_changes() {
        let stage = Stage::before_only();
        let (folder, export) = small(&stage);
        readable(stage.path());
        let before = files(stage.path());
        mode(&stage.path().join("1_Controle vooraf"), 0o555);
        for (language, words) in [("nl", "geen rechten"), ("en", "no permission")] {
            let Some(mut command) = as_anybody(&stage) else { return };
            let (code, _, error) = run(&mut command, &folder, &export, language);
            assert_eq!(code, 2, "{error}");
            assert!(error.contains(words) && error.contains("1_Controle vooraf"), "{error}");
        }
        assert_eq!(files(stage.path()), before);
        mode(&stage.path().join("1_Controle vooraf"), 0o755);
    }

    #[test]
    fn a_file_that_another_program_holds_is_said_and_nothing_is_written() {
        let stage = Stage::before_only();
        let (folder, export) = small(&stage);
        readable(stage.path());
        mode(&stage.path().join("1_Controle vooraf"), 0o777);
        mode(&folder.join("tabel.xlsx"), 0o000);
        for (language, words) in [("nl", "houdt het vast"), ("en", "holds it")] {
            let Some(mut command) = as_anybody(&stage) else { return };
            let (code, _, error) = run(&mut command, &folder, &export, language);
            assert_eq!(code, 2, "{error}");
            assert!(error.contains(words) && error.contains("tabel.xlsx"), "{error}");
        }
        assert!(files(&stage.path().join("1_Controle vooraf")).is_empty());
        mode(&folder.join("tabel.xlsx"), 0o644);
    }

    #[test]
    fn a_folder_that_can_only_be_read_is_packed() {
        let stage = Stage::before_only();
        let (folder, export) = small(&stage);
        readable(stage.path());
        mode(&stage.path().join("1_Controle vooraf"), 0o777);
        for path in [folder.join("tabel.xlsx"), folder.join("outputcontroleformulier.docx")] {
            mode(&path, 0o444);
        }
        mode(&folder, 0o555);
        if let Some(mut command) = as_anybody(&stage) {
            let (code, said, error) = run(&mut command, &folder, &export, "en");
            assert_eq!(code, 0, "{said}{error}");
            let zip = stage.path().join("1_Controle vooraf/LIGHT_uitvoer.zip");
            // As any new file: whoever handles exports must be able to read it.
            let shared = fs::metadata(zip).unwrap().permissions().mode() & 0o044;
            assert_ne!(shared, 0, "nobody else can read the zip");
        }
        mode(&folder, 0o755);
    }
}

/// Says that a claim cannot be made on this machine, and why.
#[cfg(unix)]
#[allow(clippy::print_stderr, reason = "a claim that is not made must not be silent")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// Bytes that do not pack.
fn noise(length: usize) -> Vec<u8> {
    let mut state: u32 = 12_345;
    let step = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_le_bytes()[3]
    };
    std::iter::repeat_with(step).take(length).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_nothing_half_written_stays() {
    let stage = Stage::plain();
    let (folder, _) = small(&stage);
    stage.place("uitvoer/ruis.bin", &noise(300_000));
    let disk = stage.path().join("schijf");
    fs::create_dir(&disk).unwrap();
    let script = "mount -t tmpfs -o size=64k tmpfs \"$1\" || exit 77
        mkdir \"$1/1_Controle vooraf\"
        \"$2\" pack \"$3\" --to \"$1\" --fail-on never --language \"$4\"
        code=$?
        find \"$1\" -type f >&2
        exit $code";
    for (language, words) in [("nl", "de schijf is vol"), ("en", "the disk is full")] {
        let output = std::process::Command::new("unshare")
            .args(["-r", "-m", "sh", "-c", script, "sh"])
            .arg(&disk)
            .arg(env!("CARGO_BIN_EXE_voorcheck"))
            .arg(&folder)
            .arg(language)
            .output();
        let Ok(output) = output else { return skipped("there is no unshare here") };
        let (code, _, error) = ran(output);
        if code == 77 || error.contains("unshare") {
            return skipped("no disk can be mounted here");
        }
        assert_eq!(code, 2, "{error}");
        assert!(error.contains(words), "{error}");
        assert_eq!(error.trim().lines().count(), 1, "a file stayed behind: {error}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_target_on_another_drive_gets_the_same_zip() {
    use std::os::unix::fs::MetadataExt as _;
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let Ok(other) = tempfile::tempdir_in("/dev/shm") else {
        return skipped("there is no other drive here");
    };
    if fs::metadata(other.path()).unwrap().dev() == fs::metadata(stage.path()).unwrap().dev() {
        return skipped("there is no other drive here");
    }
    fs::create_dir(other.path().join("1_Controle vooraf")).unwrap();
    assert_eq!(pack(&folder, &["--to", &export]).0, 0);
    assert_eq!(pack(&folder, &["--to", &other.path().to_string_lossy()]).0, 0);
    let zips = files(other.path());
    assert_eq!(zips.len(), 1);
    assert!(
        zips == files(&stage.path().join("1_Controle vooraf"))
            .into_iter()
            .map(|(name, bytes)| (format!("1_Controle vooraf/{name}"), bytes))
            .collect()
    );
}
