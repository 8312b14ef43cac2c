//! What happens after placing: when it is checked, and what may be done with it until then.
//!
//! The days follow the document of the edition (Bijlage 1, Procedure; Bijlage 2, Regels).

use super::calendar::{doubtful_days, next_working_day, working_days_later};
use super::{Judged, Report, Style};
use crate::language::Language;
use crate::route::{ContentKind, Procedure, Route};
use crate::verdict::{Outcome, Verdict};
use jiff::civil::{Date, Weekday};

/// Checking after the fact is done within so many working days (Bijlage 2).
const AFTER_DAYS: u32 = 3;

/// What happens next with one candidate; nothing while it cannot be handed in.
pub(super) fn steps(judged: &Judged, report: &Report, style: Style) -> Vec<String> {
    let language = style.language;
    let verdict = &judged.verdict;
    if verdict.outcome == Outcome::Fail {
        return Vec::new();
    }
    match verdict.content {
        ContentKind::Question => question(verdict, language),
        ContentKind::Syntax => vec![
            language
                .pick(
                    "Syntax en documentatie zonder data worden gratis geëxporteerd.",
                    "Syntax and documentation without data are exported free of charge.",
                )
                .to_owned(),
        ],
        ContentKind::Background => vec![
            language
                .pick(
                    "Achtergrondinformatie blijft bij CBS en wordt niet vrijgegeven. De output zelf \
                     biedt u apart aan.",
                    "Background information stays with CBS and is not released. You hand in the \
                     output itself separately.",
                )
                .to_owned(),
        ],
        ContentKind::Output => output(verdict, report, style),
    }
}

/// A question is told of by mail.
fn question(verdict: &Verdict, language: Language) -> Vec<String> {
    let Route { folder, file_name, .. } = &verdict.route;
    vec![
        language.pick(
            format!(
                "Mail CBS (microdata@cbs.nl) dat uw vraag klaarstaat en waar: {folder}, {file_name}. \
                 Zet geen getallen in de mail."
            ),
            format!(
                "Mail CBS (microdata@cbs.nl) that your question is ready and where: {folder}, \
                 {file_name}. Put no figures in the mail."
            ),
        ),
        language
            .pick(
                "Het bestand mag ook duidelijk herkenbaar in uw werkomgeving staan; noem in de mail \
                 dan die plek.",
                "The file may also stand in your work area, clearly recognisable; then name that \
                 place in the mail.",
            )
            .to_owned(),
    ]
}

/// Output is checked on a day that the way of checking gives.
fn output(verdict: &Verdict, report: &Report, style: Style) -> Vec<String> {
    let language = style.language;
    let (mut sentences, checked) = match verdict.route.procedure {
        Procedure::Light => (light(verdict, style), style.placing.map(next_working_day)),
        Procedure::Before => (before(language), None),
        Procedure::After => {
            let day = style.placing.map(|day| working_days_later(day, AFTER_DAYS));
            (after(day, language), day)
        }
        Procedure::Background => (Vec::new(), None),
    };
    let doubtful = style.placing.zip(checked).map(|(placing, day)| doubtful_days(placing, day));
    sentences.extend(doubtful.and_then(|days| doubt(&days, language)));
    if report.edition.one_output_a_day {
        let sentence = language.pick(
            "Alles wat u op één dag vóór 12 uur plaatst, telt samen als één output.",
            "Everything that you place on one day before 12 o'clock counts as one output.",
        );
        sentences.push(sentence.to_owned());
    }
    sentences
}

/// Light is looked at soonest, and the checkers decide whether it is light.
fn light(verdict: &Verdict, style: Style) -> Vec<String> {
    let language = style.language;
    // The rule says it where the project or a file shows that there are such files.
    let doubt = match verdict.findings.iter().any(|found| found.rule == "health-data") {
        true => language.pick(
            "U gebruikt zorgbestanden: dan lukt dat niet altijd, en kan het later zijn.",
            "You use health files: then that is not always possible, and may be later.",
        ),
        false => language.pick(
            "Met zorgbestanden lukt dat niet altijd.",
            "With health files that is not always possible.",
        ),
    };
    let day = on(style.placing, language);
    vec![
        language.pick(
            format!(
                "CBS kijkt light na op de ochtend van de eerste werkdag na plaatsing{day}. {doubt}"
            ),
            format!(
                "CBS checks light in the morning of the first working day after placing{day}. {doubt}"
            ),
        ),
        language
            .pick(
                "De controleur beslist of het echt light is. Zo niet, dan vraagt CBS u akkoord te \
                 gaan met de kosten; intrekken kan dan nog.",
                "The checker decides whether it really is light. If not, CBS asks you to agree to the \
                 costs; you may still withdraw.",
            )
            .to_owned(),
    ]
}

/// Ordinary output has no day.
fn before(language: Language) -> Vec<String> {
    let sentence = language.pick(
        "CBS controleert voordat er iets vrijkomt. U krijgt bericht; aan een gewone controle zijn \
         kosten verbonden.",
        "CBS checks before anything is released. You will hear from them; an ordinary check is \
         charged for.",
    );
    vec![sentence.to_owned()]
}

/// After the fact it is checked by a day, and until then little may be done with it.
fn after(day: Option<Date>, language: Language) -> Vec<String> {
    vec![
        language.pick(
            format!("CBS controleert binnen drie werkdagen{}.", by(day, language)),
            format!("CBS checks within three working days{}.", by(day, language)),
        ),
        language
            .pick(
                "Maak niets openbaar voordat CBS heeft bevestigd dat het veilig is. Tot dan mag u \
                 het bespreken, niet per mail, met mensen die bij CBS een geheimhoudingsverklaring \
                 hebben getekend.",
                "Make nothing public before CBS has confirmed that it is safe. Until then you may \
                 discuss it, not by mail, with people who signed a statement of secrecy with CBS.",
            )
            .to_owned(),
    ]
}

/// The days on which CBS is taken to be closed and that not everybody has off; none where there are
/// none.
fn doubt(days: &[Date], language: Language) -> Option<String> {
    let spelled: Vec<String> = days.iter().map(|day| spelled(*day, language)).collect();
    let days = spelled.join(", ");
    (!spelled.is_empty()).then(|| {
        language.pick(
            format!(
                "Niet iedereen is dan vrij, maar hier is gerekend dat CBS niet werkt op {days}. Werkt \
                 CBS wel, dan kan het eerder zijn."
            ),
            format!(
                "Not everybody has that day off, but it is reckoned here that CBS does not work on \
                 {days}. If CBS does, it may be earlier."
            ),
        )
    })
}

fn on(placing: Option<Date>, language: Language) -> String {
    placing.map_or_else(String::new, |placing| {
        let day = spelled(next_working_day(placing), language);
        let placing = spelled(placing, language);
        language.pick(
            format!(": {day}, als u het op {placing} plaatst"),
            format!(": {day}, if you place it on {placing}"),
        )
    })
}

fn by(day: Option<Date>, language: Language) -> String {
    day.map_or_else(String::new, |day| {
        let day = spelled(day, language);
        language.pick(format!(", uiterlijk {day}"), format!(", by {day}"))
    })
}

/// A day as people write it.
fn spelled(day: Date, language: Language) -> String {
    let weekday = match day.weekday() {
        Weekday::Monday => language.pick("maandag", "Monday"),
        Weekday::Tuesday => language.pick("dinsdag", "Tuesday"),
        Weekday::Wednesday => language.pick("woensdag", "Wednesday"),
        Weekday::Thursday => language.pick("donderdag", "Thursday"),
        Weekday::Friday => language.pick("vrijdag", "Friday"),
        Weekday::Saturday => language.pick("zaterdag", "Saturday"),
        Weekday::Sunday => language.pick("zondag", "Sunday"),
    };
    let month = match day.month() {
        1 => language.pick("januari", "January"),
        2 => language.pick("februari", "February"),
        3 => language.pick("maart", "March"),
        4 => "april",
        5 => language.pick("mei", "May"),
        6 => language.pick("juni", "June"),
        7 => language.pick("juli", "July"),
        8 => language.pick("augustus", "August"),
        9 => "september",
        10 => language.pick("oktober", "October"),
        11 => "november",
        _ => "december",
    };
    let mut letters = month.chars();
    let month = match (language, letters.next()) {
        (Language::English, Some(first)) => {
            first.to_uppercase().collect::<String>() + letters.as_str()
        }
        _ => month.to_owned(),
    };
    format!("{weekday} {} {month} {}", day.day(), day.year())
}
