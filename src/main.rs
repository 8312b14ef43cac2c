//! The program: reads the command line, calls the library, ends with an exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    // A reader that fails is contained and reported as a gap; its own words help nobody.
    std::panic::set_hook(Box::new(|_| {}));
    cli::run(std::env::args_os().collect())
}
