//! Rules, their texts and `rules.toml` stay one-to-one.

use std::collections::BTreeSet;
use std::path::Path;
use voorcheck::language::Language;
use voorcheck::policy::{Basis, Policy};
use voorcheck::report::constants;
use voorcheck::rules::{Family, RULES, Text};

/// The placeholders that a finding fills; the others come from the policy.
const OF_A_FINDING: [&str; 5] = ["measured", "allowed", "count", "name", "detail"];

/// Both languages of a rule.
fn texts(markdown: &str) -> [Text<'_>; 2] {
    [Text::read(markdown, Language::Dutch), Text::read(markdown, Language::English)]
}

/// All that a text says, with the name of the part.
fn parts<'a>(text: &Text<'a>) -> Vec<(String, &'a str)> {
    let mut parts = vec![
        ("title".to_owned(), text.title),
        ("what".to_owned(), text.what),
        ("why".to_owned(), text.why),
        ("now".to_owned(), text.advice(None)),
    ];
    parts.extend(text.messages.iter().map(|(key, message)| (format!("message {key}"), *message)));
    parts
}

#[test]
fn the_built_in_rules_are_sound() {
    assert!(Policy::built_in().is_ok());
}

#[test]
fn every_rule_has_a_block_and_every_block_a_rule() {
    let policy = Policy::built_in().unwrap();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.slug()).collect();
    let blocks: BTreeSet<&str> = policy.rules.keys().map(String::as_str).collect();
    assert_eq!(rules, blocks);
    assert_eq!(rules.len(), RULES.len(), "two rules of one name");
}

#[test]
fn every_explanation_belongs_to_a_rule_and_lies_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    for family in Family::ALL {
        let files = std::fs::read_dir(folder.join(family.name())).unwrap();
        let explained: BTreeSet<String> = files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".md").map(|stem| stem.replace('_', "-")))
            .collect();
        let rules: BTreeSet<String> = RULES
            .iter()
            .filter(|rule| rule.family() == family)
            .map(|rule| rule.slug().to_owned())
            .collect();
        assert_eq!(explained, rules);
    }
}

#[test]
fn rules_stand_family_by_family() {
    let families: Vec<Family> = RULES.iter().map(|rule| rule.family()).collect();
    let mut seen = families.clone();
    seen.dedup();
    assert_eq!(seen, Family::ALL);
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    for rule in RULES {
        let slug = rule.slug();
        assert_eq!(rule.text().lines().next(), Some(format!("# {slug}").as_str()));
        let [dutch, english] = texts(rule.text());
        let keys =
            |text: &Text<'_>| text.messages.keys().map(|k| (*k).to_owned()).collect::<Vec<_>>();
        assert_eq!(keys(&dutch), keys(&english), "{slug}");
        assert!(dutch.messages.contains_key(""), "{slug} has no plain message");
        for ((part, dutch), (_, english)) in parts(&dutch).into_iter().zip(parts(&english)) {
            assert!(!dutch.is_empty() && !english.is_empty(), "{slug}: no {part}");
            assert_ne!(dutch, english, "{slug}: {part} is not translated");
        }
    }
}

#[test]
fn every_placeholder_exists() {
    let policy = Policy::built_in().unwrap();
    let constants = constants(&policy, policy.edition(None).unwrap().1);
    for rule in RULES {
        for text in texts(rule.text()) {
            for (part, sentence) in parts(&text) {
                for piece in sentence.split('{').skip(1) {
                    let key = piece.split_once('}').map_or(piece, |(key, _)| key);
                    let known = OF_A_FINDING.contains(&key) || constants.contains_key(key);
                    assert!(known, "{}: {part} names {{{key}}}", rule.slug());
                    // What a finding fills is said where the finding is: an explanation without
                    // a candidate has nothing to put there.
                    let of_a_finding = OF_A_FINDING.contains(&key);
                    let general = !part.starts_with("message");
                    assert!(!(of_a_finding && general), "{}: {part}: {key}", rule.slug());
                }
            }
        }
    }
}

#[test]
fn numbers_come_from_the_policy() {
    for rule in RULES {
        for text in texts(rule.text()) {
            for (part, sentence) in parts(&text) {
                let digits = sentence.contains(|c: char| c.is_ascii_digit());
                assert!(!digits, "{}: {part} holds a number", rule.slug());
            }
        }
    }
}

#[test]
fn a_rule_of_thumb_says_that_it_is_one() {
    let policy = Policy::built_in().unwrap();
    for rule in RULES {
        if policy.rules[rule.slug()].basis == Basis::RuleOfThumb {
            let [dutch, english] = texts(rule.text());
            assert!(dutch.why.contains("vuistregel") && dutch.why.contains("Outputrichtlijnen"));
            let words = english.why.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains("of thumb") && words.contains("Outputrichtlijnen"));
        }
    }
}

/// The sources below a folder, as paths within it.
fn sources(folder: &Path, within: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{within}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            found.extend(sources(&path, &format!("{name}/")));
        } else {
            found.push(name);
        }
    }
    found
}

#[test]
fn the_guide_names_every_list_of_conventions_and_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join(".github/CONTRIBUTING.md")).unwrap();
    let rows = guide.lines().filter(|line| line.starts_with("| `") && line.contains(".rs`"));
    let named: BTreeSet<&str> =
        rows.flat_map(|row| row.split('`').filter(|piece| piece.ends_with(".rs"))).collect();
    let room = root.join("src/recognise");
    let all = sources(&room, "");
    let lists: BTreeSet<&str> = all
        .iter()
        .map(String::as_str)
        .filter(|path| {
            std::fs::read_to_string(room.join(path)).unwrap().contains("Convention::named(")
        })
        .collect();
    assert_eq!(named, lists);
}
