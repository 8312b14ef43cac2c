//! The scripts for statistics packages do what they say, where the package is at hand.

use crate::harness::program;
use std::path::Path;
use std::process::Command;

/// What a script prints about the shipped sample; nothing where the package is not at hand, which
/// the gate does not accept.
fn printed(package: &str, script: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(package)
        .current_dir(root)
        .arg(root.join("tests/samples/scripts").join(script))
        .args(["tests/samples/LIGHT_voorbeeld.zip".as_ref(), program().as_os_str()])
        .output();
    match output {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{package}: {said}");
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(_) => {
            assert!(std::env::var_os("CI").is_none(), "{package} is not here");
            None
        }
    }
}

#[test]
fn from_r_and_from_python_the_verdict_is_read() {
    for (package, script) in [("Rscript", "voorcheck.R"), ("python3", "voorcheck.py")] {
        let Some(printed) = printed(package, script) else {
            eprintln!("skipped: {package} is not here");
            continue;
        };
        let verdict = printed.lines().next().unwrap_or_default().trim_end();
        assert_eq!(verdict, "pass 1_Controle vooraf LIGHT_voorbeeld.zip", "{package}");
    }
}
