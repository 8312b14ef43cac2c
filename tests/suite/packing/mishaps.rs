//! What can go wrong while zips are packed and placed: full and locked disks, other drives, a file
//! that another program is writing. Nothing is lost or half written.

use super::{Ran, files, pack, ran, small};
use crate::harness::{Stage, say, voorcheck};
use std::fs;
use std::path::Path;

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
fn skipped(why: &str) {
    say(&format!("SKIPPED: {why}"));
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

/// The program in a shell that lets no file grow beyond 64 KiB: what a full disk comes to, on every
/// machine.
#[cfg(target_os = "linux")]
#[test]
fn a_zip_that_cannot_be_written_whole_is_not_left_behind() {
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    let aside = stage.path().join("tijdelijk");
    fs::create_dir(&aside).unwrap();
    stage.place("uitvoer/ruis.bin", &noise(300_000));
    let before = files(stage.path());
    for (language, words) in [("nl", "te groot voor deze schijf"), ("en", "too large for this")] {
        let output = std::process::Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 128; exec \"$@\"", "sh"])
            .arg(env!("CARGO_BIN_EXE_voorcheck"))
            .args(["pack", "--fail-on", "never", "--language", language])
            .arg(&folder)
            .args(["--to", &export])
            .env("TMPDIR", &aside)
            // What counts the lines that tests reach could not write either, and would say so.
            .env("LLVM_PROFILE_FILE", "/dev/null")
            .output()
            .unwrap();
        let (code, _, error) = ran(output);
        assert_eq!(code, 2, "{error}");
        assert!(error.contains(words) && error.trim().lines().count() == 1, "{error}");
        assert!(error.starts_with("voorcheck: ") && !error.contains("Os {"), "{error}");
    }
    assert_eq!(files(stage.path()), before);
}

#[test]
fn a_file_that_changes_while_it_is_packed_is_said_and_nothing_is_written() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let stage = Stage::before_only();
    let (folder, export) = small(&stage);
    // Packed first, for so long that the other file changes before it has its turn.
    stage.place("uitvoer/a.bin", &noise(8 << 20));
    let busy = stage.place("uitvoer/z.csv", b"regio;aantal\nNoord;120\nOost;340\n");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut text = fs::read(&busy).unwrap();
            while !done.load(Ordering::Relaxed) {
                text.extend(b"Zuid;210\n");
                fs::write(&busy, &text).unwrap();
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        });
        for (language, words) in [("nl", "veranderde tijdens"), ("en", "changed while")] {
            let options = ["--fail-on", "never", "--to", &export, "--language", language];
            let output = voorcheck().arg("pack").arg(&folder).args(options).output().unwrap();
            let (code, said, error) = ran(output);
            assert_eq!(code, 2, "{said}{error}");
            assert!(error.contains(words) && error.contains("z.csv"), "{error}");
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(files(&stage.path().join(Stage::BEFORE)).is_empty());
}
