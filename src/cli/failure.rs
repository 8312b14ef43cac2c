//! Why the program could not do its work, said to the researcher.

use super::cause::cause;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;
use voorcheck::language::{Language, refusals};
use voorcheck::package::{PackageError, PackingError, safe};
use voorcheck::policy::PolicyError;

/// Why the program could not do its work.
#[derive(Debug, Error)]
pub(super) enum Failure {
    /// Nothing to check was named.
    #[error("nothing asked")]
    NothingAsked,
    /// Something was typed that this program does not know; already a sentence.
    #[error("{0}")]
    Usage(String),
    /// A candidate that is not there or that the operating system does not give.
    #[error(transparent)]
    Candidate(#[from] PackageError),
    /// A rules file or a project file that cannot be read.
    #[error("cannot read {0}")]
    Unreadable(PathBuf, #[source] io::Error),
    /// The rules or the project file are refused; with the file, where it is not built in.
    #[error("refused: {1}")]
    Refused(Option<PathBuf>, #[source] PolicyError),
    /// The candidates of one call belong to two projects: their files, as far as there are any.
    #[error("two projects")]
    TwoProjects(Option<PathBuf>, Option<PathBuf>),
    /// A project file cannot be begun.
    #[error("cannot begin {0}")]
    NotBegun(PathBuf, #[source] io::Error),
    /// A zip could not be written or placed.
    #[error(transparent)]
    Packing(#[from] PackingError),
    /// What is to be packed is no folder.
    #[error("{0} is no folder")]
    NotAFolder(PathBuf),
    /// What the zips are to go to is no export folder: it has no subfolder of that name.
    #[error("{0} is no export folder")]
    NoExportFolder(PathBuf, String),
    /// A name that no zip can have.
    #[error("{0} is no name")]
    NoName(String),
    /// The control form is not there: what it is called, and where a blank one lies.
    #[error("no form")]
    NoForm(String, String),
    /// The zips were placed, but the receipt could not be written.
    #[error("placed without a receipt")]
    PlacedWithoutReceipt(#[source] Box<Failure>),
    /// Nothing that was checked has bytes that a receipt could be bound to.
    #[error("nothing to bind a receipt to")]
    NothingToBind,
    /// A file that is no receipt.
    #[error("{0} is no receipt")]
    NoReceipt(PathBuf),
    /// Declarations were named for a call with more than one candidate.
    #[error("declarations for several candidates")]
    DeclaredForSeveral,
    /// A draft beside a candidate in the export folder would go to CBS with it.
    #[error("{0} lies in the export folder")]
    InExportFolder(PathBuf),
    /// A rule that is not there; with the nearest ones.
    #[error("no rule {0}")]
    UnknownRule(String, Vec<String>),
    /// The report cannot be written to a file.
    #[error("cannot write {0}")]
    Unwritable(PathBuf, #[source] io::Error),
    /// A folder is to be written and none was named.
    #[error("no folder named")]
    NoFolder,
    /// The report cannot be printed.
    #[error("cannot print")]
    Stdout(#[source] io::Error),
    /// A fault of the program itself.
    #[error("fault in the program")]
    Unforeseen,
}

impl Failure {
    /// The sentences for the researcher.
    pub(super) fn say(&self, language: Language) -> String {
        match self {
            Self::NothingAsked => super::texts::short_help(language).to_owned(),
            Self::Usage(sentence) => sentence.clone(),
            Self::Candidate(PackageError::Missing(path)) => language.pick(
                format!(
                    "er is niets te vinden onder de naam '{path}'. Controleer de map en de \
                     spelling; zet een naam met spaties tussen aanhalingstekens."
                ),
                format!(
                    "there is nothing called '{path}'. Check the folder and the spelling; put a \
                     name with spaces between quotation marks."
                ),
            ),
            Self::Candidate(PackageError::Refused(path, error)) => language.pick(
                format!("'{path}' kan niet worden gelezen: {}.", cause(error, language)),
                format!("'{path}' cannot be read: {}.", cause(error, language)),
            ),
            Self::Candidate(PackageError::Threads(error)) => language.pick(
                format!("het systeem geeft geen ruimte om te werken: {}.", cause(error, language)),
                format!("the system gives no room to work: {}.", cause(error, language)),
            ),
            Self::Unreadable(path, error) => language.pick(
                format!("'{}' kan niet worden gelezen: {}.", show(path), cause(error, language)),
                format!("'{}' cannot be read: {}.", show(path), cause(error, language)),
            ),
            Self::Refused(path, error) => {
                let sentence = refusals::refusal(error, language);
                match path {
                    Some(path) => format!("{}: {sentence}", show(path)),
                    None => sentence,
                }
            }
            Self::TwoProjects(one, other) => {
                let one = project(one.as_deref(), language);
                let other = project(other.as_deref(), language);
                language.pick(
                    format!(
                        "wat u noemt, hoort niet bij één project: het ene bij {one}, het andere \
                         bij {other}. Controleer het apart, of zeg met --project welk bestand geldt."
                    ),
                    format!(
                        "what you name does not belong to one project: one part goes with {one}, \
                         another with {other}. Check them apart, or say with --project which file \
                         holds."
                    ),
                )
            }
            Self::NotBegun(path, error) if error.kind() == io::ErrorKind::AlreadyExists => language
                .pick(
                    format!(
                        "'{}' bestaat al en blijft zoals het is. Open het om er iets in te \
                         veranderen.",
                        show(path)
                    ),
                    format!(
                        "'{}' is already there and stays as it is. Open it to change something in \
                         it.",
                        show(path)
                    ),
                ),
            Self::NotBegun(path, error) => language.pick(
                format!("'{}' kan niet worden gemaakt: {}.", show(path), cause(error, language)),
                format!("'{}' cannot be made: {}.", show(path), cause(error, language)),
            ),
            Self::Packing(error) => packing(error, language),
            Self::NotAFolder(path) => language.pick(
                format!("'{}' is geen map. Noem de map waarin alles staat wat u wilt exporteren.", show(path)),
                format!("'{}' is no folder. Name the folder that holds all that you want to export.", show(path)),
            ),
            Self::NoExportFolder(path, before) => language.pick(
                format!(
                    "'{}' is geen exportmap: er staat geen map '{before}' in. Noem de map op de \
                     F-schijf die u van CBS hebt gekregen.",
                    show(path)
                ),
                format!(
                    "'{}' is no export folder: there is no folder '{before}' in it. Name the folder \
                     on the F drive that CBS gave you.",
                    show(path)
                ),
            ),
            Self::NoName(name) => language.pick(
                format!(
                    "'{}' kan niet de naam van een zip zijn. Gebruik letters, cijfers, spaties en \
                     streepjes.",
                    safe(name)
                ),
                format!(
                    "'{}' cannot be the name of a zip. Use letters, digits, spaces and dashes.",
                    safe(name)
                ),
            ),
            Self::NoForm(name, place) => language.pick(
                format!(
                    "er is geen {name} (formulier) in deze map, en zonder formulier controleert CBS \
                     niet. Een leeg formulier staat in {place}; vul het in, en zet het in de map of \
                     noem het met --form."
                ),
                format!(
                    "there is no {name} (form) in this folder, and without the form CBS does not \
                     check. A blank form lies in {place}; fill it in, and put it in the folder or \
                     name it with --form."
                ),
            ),
            Self::PlacedWithoutReceipt(failure) => {
                let why = failure.say(language);
                language.pick(
                    format!("de zips staan op hun plek, maar het bewijs is niet geschreven: {why}"),
                    format!("the zips are in their place, but the receipt was not written: {why}"),
                )
            }
            Self::NothingToBind => language.pick(
                "een bewijs hoort bij de bytes van een zip, en een map heeft die niet. Maak eerst \
                 de zip, bijvoorbeeld met voorcheck pack."
                    .to_owned(),
                "a receipt belongs to the bytes of a zip, and a folder has none. Make the zip first, \
                 for instance with voorcheck pack."
                    .to_owned(),
            ),
            Self::NoReceipt(path) => language.pick(
                format!(
                    "'{}' is geen bewijs dat voorcheck kent. Een bewijs maakt u met --receipt.",
                    show(path)
                ),
                format!(
                    "'{}' is no receipt that voorcheck knows. A receipt is made with --receipt.",
                    show(path)
                ),
            ),
            Self::DeclaredForSeveral => language.pick(
                "--declarations hoort bij één zip. Noem er één, of laat de optie weg: bij elke zip \
                 geldt dan NAAM.voorcheck.toml ernaast."
                    .to_owned(),
                "--declarations goes with one zip. Name one, or leave the option out: for each zip \
                 NAME.voorcheck.toml beside it holds."
                    .to_owned(),
            ),
            Self::InExportFolder(path) => language.pick(
                format!(
                    "'{}' ligt in de exportmap, en alles wat daar ligt gaat naar CBS. Zeg met \
                     --output waar het ontwerp moet komen, en geef het bij de controle met \
                     --declarations.",
                    show(path)
                ),
                format!(
                    "'{}' lies in the export folder, and all that lies there goes to CBS. Say with \
                     --output where the draft is to be written, and give it to the check with \
                     --declarations.",
                    show(path)
                ),
            ),
            Self::UnknownRule(name, near) => unknown_rule(name, near, language),
            Self::NoFolder => language.pick(
                "zeg met --output in welke map de bestanden voor SACRO-Viewer moeten komen; die \
                 map mag nog niet bestaan of moet leeg zijn."
                    .to_owned(),
                "say with --output which folder the files for SACRO-Viewer go to; that folder \
                 must be new or empty."
                    .to_owned(),
            ),
            Self::Unwritable(path, error) => language.pick(
                format!(
                    "het rapport kan niet worden geschreven naar '{}': {}. Er is niets \
                     veranderd; kies een andere plek of sluit het bestand.",
                    show(path),
                    cause(error, language)
                ),
                format!(
                    "the report cannot be written to '{}': {}. Nothing was changed; choose \
                     another place or close the file.",
                    show(path),
                    cause(error, language)
                ),
            ),
            Self::Stdout(error) => language.pick(
                format!("het rapport kan niet worden getoond: {}.", cause(error, language)),
                format!("the report cannot be shown: {}.", cause(error, language)),
            ),
            Self::Unforeseen => language.pick(
                "er ging iets mis in voorcheck zelf. Dit zegt niets over uw output; meld het \
                 aan wie het programma beheert."
                    .to_owned(),
                "something went wrong in voorcheck itself. This says nothing about your output; \
                 report it to whoever maintains the program."
                    .to_owned(),
            ),
        }
    }
}

/// Why a zip could not be written or placed.
fn packing(error: &PackingError, language: Language) -> String {
    match error {
        PackingError::Source(path, error) => language.pick(
            format!(
                "'{}' kan niet worden ingepakt: {}. Er is niets geschreven; sluit het bestand in \
                 andere programma's en probeer het opnieuw.",
                show(path),
                cause(error, language)
            ),
            format!(
                "'{}' cannot be packed: {}. Nothing was written; close the file in other programs \
                 and try again.",
                show(path),
                cause(error, language)
            ),
        ),
        PackingError::Changed(path) => language.pick(
            format!(
                "'{}' veranderde tijdens het inpakken. Er is niets geschreven; wacht tot het andere \
                 programma klaar is en pak opnieuw in.",
                show(path)
            ),
            format!(
                "'{}' changed while it was packed. Nothing was written; wait until the other \
                 program is done and pack again.",
                show(path)
            ),
        ),
        PackingError::Target(path, error) => language.pick(
            format!(
                "in '{}' kan niets worden geschreven: {}. Er is niets achtergebleven.",
                show(path),
                cause(error, language)
            ),
            format!(
                "nothing can be written in '{}': {}. Nothing was left behind.",
                show(path),
                cause(error, language)
            ),
        ),
        PackingError::Exists(path) => language.pick(
            format!(
                "'{}' bestaat al en blijft zoals het is. Kies een andere naam met --name, of haal \
                 het oude bestand zelf weg.",
                show(path)
            ),
            format!(
                "'{}' is already there and stays as it is. Choose another name with --name, or take \
                 the old file away yourself.",
                show(path)
            ),
        ),
        PackingError::Damaged(path) => language.pick(
            format!(
                "'{}' kwam niet heel aan op die schijf. Er is niets achtergebleven; probeer het \
                 opnieuw.",
                show(path)
            ),
            format!(
                "'{}' did not arrive whole on that drive. Nothing was left behind; try again.",
                show(path)
            ),
        ),
    }
}

fn unknown_rule(name: &str, near: &[String], language: Language) -> String {
    let name = safe(name);
    let mut sentence = language.pick(
        format!("er is geen regel die '{name}' heet."),
        format!("there is no rule called '{name}'."),
    );
    if !near.is_empty() {
        let near = near.join(", ");
        sentence.push_str(
            &language
                .pick(format!(" Bedoelde u misschien: {near}?"), format!(" Did you mean: {near}?")),
        );
    }
    sentence
        .push_str(language.pick(" Alle regels: voorcheck rules", " All rules: voorcheck rules"));
    sentence
}

/// A project file by its path, or the lack of one.
fn project(path: Option<&Path>, language: Language) -> String {
    path.map_or_else(
        || language.pick("geen projectbestand", "no project file").to_owned(),
        |path| format!("'{}'", show(path)),
    )
}

fn show(path: &Path) -> String {
    safe(&path.to_string_lossy())
}
