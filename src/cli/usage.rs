//! What was typed and not understood, said as a sentence that helps.

use super::exit::Exit;
use super::failure::Failure;
use super::output;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use voorcheck::language::Language;
use voorcheck::package::safe;

/// Help and version are answers; everything else is a failure with a sentence.
pub(super) fn answer(error: &clap::Error, language: Language) -> Result<Exit, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::print(&error.render().to_string())
        }
        _ => Err(Failure::Usage(sentence(error, language))),
    }
}

fn sentence(error: &clap::Error, language: Language) -> String {
    let typed = |kind| context(error, kind);
    let argument = typed(ContextKind::InvalidArg);
    let value = typed(ContextKind::InvalidValue);
    let mut sentence = match error.kind() {
        ErrorKind::UnknownArgument => language.pick(
            format!("de optie '{argument}' bestaat niet."),
            format!("there is no option '{argument}'."),
        ),
        ErrorKind::InvalidSubcommand => {
            let name = typed(ContextKind::InvalidSubcommand);
            language.pick(
                format!("het commando '{name}' bestaat niet."),
                format!("there is no command '{name}'."),
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => language.pick(
            format!("achter '{argument}' ontbreekt een waarde."),
            format!("a value is missing after '{argument}'."),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => language.pick(
            format!("'{value}' past niet bij '{argument}'."),
            format!("'{value}' does not fit '{argument}'."),
        ),
        ErrorKind::ArgumentConflict => language.pick(
            format!("'{argument}' staat er twee keer, of past niet bij de rest van de regel."),
            format!("'{argument}' is there twice, or does not fit the rest of the line."),
        ),
        ErrorKind::MissingRequiredArgument => language.pick(
            format!("er ontbreekt iets: {argument}."),
            format!("something is missing: {argument}."),
        ),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => language.pick(
            format!("er staat te veel of te weinig achter '{argument}'."),
            format!("there is too much or too little after '{argument}'."),
        ),
        _ => language.pick(
            "de opdracht is niet te begrijpen.".to_owned(),
            "the command cannot be understood.".to_owned(),
        ),
    };
    let valid = typed(ContextKind::ValidValue);
    if !valid.is_empty() {
        sentence.push_str(
            &language.pick(format!(" Kies uit: {valid}."), format!(" Choose from: {valid}.")),
        );
    }
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .map(typed)
            .find(|near| !near.is_empty());
    if let Some(near) = near {
        sentence.push_str(
            &language.pick(format!(" Bedoelde u '{near}'?"), format!(" Did you mean '{near}'?")),
        );
    }
    sentence.push_str(
        language.pick(
            " Alle mogelijkheden: voorcheck --help",
            " Everything it can do: voorcheck --help",
        ),
    );
    sentence
}

/// What clap knows about the error, safe to print.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        Some(value @ (ContextValue::Bool(_) | ContextValue::Number(_))) => value.to_string(),
        _ => String::new(),
    };
    safe(&text)
}
