//! What can be typed: commands, options and their values. Their texts stand in `texts`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use voorcheck::language::Language;

/// Checks an export from the CBS Remote Access environment before it is handed in.
#[derive(Debug, Parser)]
#[command(name = "voorcheck", version, args_conflicts_with_subcommands = true)]
#[command(disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) check: Check,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Check),
    Explain {
        #[arg(value_name = "RULE")]
        rule: String,
        #[command(flatten)]
        rules: RulesChoice,
    },
    Rules {
        #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Human)]
        format: ListFormat,
        #[command(flatten)]
        rules: RulesChoice,
    },
    Init(Init),
    Declare(Declare),
    Pack(Pack),
    Verify(Verify),
    Schema,
    Completions {
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    Man,
}

/// Which rules hold, and in which language it is said.
#[derive(Debug, Args)]
#[command(next_help_heading = "by-what")]
pub(super) struct RulesChoice {
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) edition: Option<String>,
    #[arg(long, value_enum, value_name = "LANGUAGE", help_heading = "answer")]
    pub(super) language: Option<LanguageName>,
}

/// What a candidate is judged by: the rules, and what holds for the project.
#[derive(Debug, Args)]
#[command(next_help_heading = "by-what")]
pub(super) struct GroundsChoice {
    #[command(flatten)]
    pub(super) rules: RulesChoice,
    #[arg(long, value_name = "FILE")]
    pub(super) project: Option<PathBuf>,
}

/// How it is to be handed in.
#[derive(Debug, Args)]
#[command(next_help_heading = "hand-in")]
pub(super) struct Asked {
    #[arg(long, value_enum, value_name = "PROCEDURE", default_value_t = ProcedureName::Auto)]
    pub(super) procedure: ProcedureName,
    #[arg(long, value_enum, value_name = "ANSWER", default_value_t = YesNo::Auto)]
    pub(super) after_allowed: YesNo,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) date: Option<Date>,
    #[arg(long)]
    pub(super) batch: bool,
}

/// What is left behind besides the report, how that looks, and how it ends.
#[derive(Debug, Args)]
#[command(next_help_heading = "answer")]
pub(super) struct Answer {
    #[arg(long, value_name = "FILE")]
    pub(super) receipt: Option<PathBuf>,
    #[command(flatten)]
    pub(super) ending: Ending,
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

/// How it ends.
#[derive(Debug, Args)]
#[command(next_help_heading = "answer")]
pub(super) struct Ending {
    #[arg(long, value_enum, value_name = "OUTCOME", default_value_t = FailOn::Review)]
    pub(super) fail_on: FailOn,
}

/// Where a project file is begun.
#[derive(Debug, Args)]
pub(super) struct Init {
    #[arg(
        id = "for_project",
        value_name = "FOLDER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(super) folder: PathBuf,
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(super) language: Option<LanguageName>,
}

/// What a draft of declarations is made for.
#[derive(Debug, Args)]
pub(super) struct Declare {
    #[arg(value_name = "PATH")]
    pub(super) path: PathBuf,
    #[arg(id = "draft", long = "output", value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) grounds: GroundsChoice,
}

/// A folder that is to be packed, and where to.
#[derive(Debug, Args)]
#[command(next_help_heading = "packed")]
pub(super) struct Pack {
    #[arg(value_name = "FOLDER")]
    pub(super) folder: PathBuf,
    #[arg(long, value_name = "EXPORT")]
    pub(super) to: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(super) form: Option<PathBuf>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[command(flatten)]
    pub(super) asked: Asked,
    #[command(flatten)]
    pub(super) grounds: GroundsChoice,
    #[arg(long, value_name = "FILE", help_heading = "by-what")]
    pub(super) declarations: Option<PathBuf>,
    #[command(flatten)]
    pub(super) answer: Answer,
}

/// A receipt and the file that it is held against.
#[derive(Debug, Args)]
pub(super) struct Verify {
    #[arg(id = "written_receipt", value_name = "RECEIPT")]
    pub(super) receipt: PathBuf,
    #[arg(id = "checked", value_name = "PATH")]
    pub(super) path: PathBuf,
    #[command(flatten)]
    pub(super) grounds: GroundsChoice,
    #[command(flatten)]
    pub(super) ending: Ending,
}

/// What is to be checked, and how it is reported.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_enum, value_name = "CONTENT", help_heading = "hand-in")]
    #[arg(default_value_t = ContentName::Auto)]
    pub(super) content: ContentName,
    #[command(flatten)]
    pub(super) asked: Asked,
    #[command(flatten)]
    pub(super) grounds: GroundsChoice,
    #[arg(long, value_name = "FILE", help_heading = "by-what")]
    pub(super) declarations: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "answer")]
    #[arg(default_value_t = Format::Human)]
    pub(super) format: Format,
    #[arg(long, value_name = "FILE", help_heading = "answer")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, help_heading = "answer")]
    pub(super) show_values: bool,
    #[arg(long, help_heading = "answer")]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) answer: Answer,
    #[arg(long, value_name = "N", help_heading = "others")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Html,
    Sarif,
    Junit,
    Github,
    Sacro,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LanguageName {
    Nl,
    En,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ContentName {
    Auto,
    Output,
    Syntax,
    Question,
    Background,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ProcedureName {
    Auto,
    Light,
    Before,
    After,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum YesNo {
    Yes,
    No,
    Auto,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FailOn {
    Review,
    Fail,
    Never,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::Nl => Self::Dutch,
            LanguageName::En => Self::English,
        }
    }
}
