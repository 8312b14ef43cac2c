//! The whole program on whole candidates, held against unpacking alone.
//!
//! ```text
//! cargo bench --bench whole                          everything
//! cargo bench --bench whole -- xlsx png              only these
//! cargo bench --bench whole -- --rounds 9 csv-2m     more often
//! cargo bench --bench whole -- --program PATH xlsx   another build, to compare
//! cargo bench --bench whole -- --others xlsx-100k    also openpyxl, pandas and calamine
//! ```
//!
//! A machine is never quiet, so milliseconds say little. In every round each program runs once, one
//! after another, and of each the least is taken; what counts are the ratios within one run. `cpu`
//! is the time of all cores together, `wall` what a person waits.

#![allow(clippy::print_stdout, reason = "a bench has no other way to say what it measured")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs, reason = "a bench has no readers but its own")]

mod bare;
mod inputs;

use inputs::{INPUTS, Input};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4 as _;

/// What was asked for.
struct Wanted {
    names: Vec<String>,
    rounds: u32,
    program: PathBuf,
    others: bool,
}

/// What one process cost.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
    /// Memory at its peak, in bytes.
    peak: u64,
}

impl Cost {
    const NONE: Self = Self { wall: Duration::MAX, cpu: Duration::MAX, peak: 0 };

    /// The least time and the most memory of two.
    fn with(self, other: Self) -> Self {
        Self {
            wall: self.wall.min(other.wall),
            cpu: self.cpu.min(other.cpu),
            peak: self.peak.max(other.peak),
        }
    }
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["unpack", path] => bare::unpack(Path::new(path)),
        ["start"] => {
            clap::Command::new("empty").arg(clap::Arg::new("path")).get_matches_from(["empty"]);
        }
        _ => measure_all(&wanted(&arguments)),
    }
}

fn wanted(arguments: &[String]) -> Wanted {
    let mut wanted = Wanted {
        names: Vec::new(),
        rounds: 5,
        program: env!("CARGO_BIN_EXE_voorcheck").into(),
        others: false,
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--others" => wanted.others = true,
            "--rounds" => wanted.rounds = words.next().unwrap().parse().unwrap(),
            "--program" => wanted.program = words.next().unwrap().into(),
            name => wanted.names.push(name.to_owned()),
        }
    }
    wanted
}

fn measure_all(wanted: &Wanted) {
    let asks_for = |name: &str| {
        wanted.names.is_empty() || wanted.names.iter().any(|word| name.starts_with(word.as_str()))
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/bench");
    fs::create_dir_all(&folder).unwrap();
    let rules = folder.join("rules.toml");
    let raised = fs::read_to_string(root.join("rules.toml")).unwrap();
    fs::write(&rules, raised.replace("\nentries = 10_000 ", "\nentries = 1_000_000 ")).unwrap();

    println!(
        "{:<14}{:>9}{:>10}{:>10}{:>8}{:>8}{:>7}{:>8}{:>7}{:>9}  per unit",
        "input",
        "bare ms",
        "cpu ms",
        "wall ms",
        "cpu/b",
        "wall/b",
        "goal",
        "1 job/b",
        "cores",
        "peak MiB"
    );
    if asks_for("sample") {
        let sample = root.join("tests/samples/LIGHT_voorbeeld.zip");
        let own = env::current_exe().unwrap();
        let mut empty = Command::new(own);
        empty.arg("start");
        measure("sample", (1, "start"), Some(2.0), wanted, empty, || {
            check(wanted, &rules, &sample)
        });
    }
    for input in INPUTS.iter().filter(|input| asks_for(input.name)) {
        let path = input.path(&folder);
        let mut bare = Command::new(env::current_exe().unwrap());
        bare.arg("unpack").arg(&path);
        let amount = (input.amount, input.unit);
        let checked = || check(wanted, &rules, &path);
        let all = measure(input.name, amount, input.goal, wanted, bare, checked);
        if wanted.others {
            compare(input, &path, root, all);
        }
    }
}

fn check(wanted: &Wanted, rules: &Path, path: &Path) -> Command {
    let mut command = Command::new(&wanted.program);
    command.arg("--rules").arg(rules).args(["--format", "json"]).arg(path);
    command
}

/// Measures the check of a candidate beside what it is held against, and prints a line.
fn measure(
    name: &str,
    (amount, unit): (u64, &str),
    goal: Option<f64>,
    wanted: &Wanted,
    mut bare: Command,
    check: impl Fn() -> Command,
) -> Cost {
    let (mut least, mut one, mut all) = (Cost::NONE, Cost::NONE, Cost::NONE);
    for _ in 0..wanted.rounds {
        least = least.with(run(&mut bare));
        one = one.with(run(check().args(["--jobs", "1"])));
        all = all.with(run(&mut check()));
    }
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let ratio = |time: Duration, other: Duration| time.as_secs_f64() / other.as_secs_f64();
    println!(
        "{name:<14}{:>9.1}{:>10.1}{:>10.1}{:>8.2}{:>8.2}{:>7}{:>8.2}{:>7.2}{:>9.1}  {:.3} us/{unit}",
        milliseconds(least.cpu),
        milliseconds(all.cpu),
        milliseconds(all.wall),
        ratio(all.cpu, least.cpu),
        ratio(all.wall, least.wall),
        goal.map_or_else(String::new, |goal| format!("{goal}")),
        ratio(one.wall, least.wall),
        ratio(one.wall, all.wall),
        all.peak as f64 / f64::from(1 << 20),
        all.cpu.as_secs_f64() * 1e6 / amount as f64,
    );
    all
}

/// Runs a program and tells what it cost.
fn run(command: &mut Command) -> Cost {
    let begin = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let used = child.expect("the program starts").wait4().unwrap();
    assert!(matches!(used.status.code(), Some(0 | 1)), "{command:?}: {}", used.status);
    Cost {
        wall: begin.elapsed(),
        cpu: used.rusage.utime + used.rusage.stime,
        peak: used.rusage.maxrss,
    }
}

/// Lets other programs count the cells of the same file, once each.
fn compare(input: &Input, path: &Path, root: &Path, ours: Cost) {
    let programs: &[&str] = match input.name.split('-').next() {
        Some("xlsx") => &["openpyxl", "pandas", "pandas-calamine", "python-calamine"],
        Some("csv") => &["pandas"],
        _ => return,
    };
    for program in programs {
        let mut command = Command::new("python3");
        command.arg(root.join("tests/bench/others.py")).arg(program).arg(path);
        let begin = Instant::now();
        let Ok(output) = command.output() else { return };
        if output.status.success() {
            let took = begin.elapsed();
            println!(
                "    {program:<20}{:>9.1} ms{:>9.1} x",
                took.as_secs_f64() * 1e3,
                took.as_secs_f64() / ours.wall.as_secs_f64()
            );
        } else {
            println!("    {program:<20}not installed");
        }
    }
}
