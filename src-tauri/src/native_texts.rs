//! The texts of what the system draws itself: the menu bar, native dialogs and notifications.
//!
//! They are in `messages/`. The page says which language is in use. Until then it is the one of the
//! settings, or of the system.

use std::env;
use std::sync::{Mutex, PoisonError};

use shopside_core::texts::{MessageFile, Texts};
use shopside_core::view::LanguageChoice;

const FILES: [MessageFile; 4] = [
    ("en", include_str!("../messages/en/native.ftl")),
    ("de", include_str!("../messages/de/native.ftl")),
    ("fr", include_str!("../messages/fr/native.ftl")),
    ("es", include_str!("../messages/es/native.ftl")),
];

/// The variables that name the languages of messages, as C libraries read them.
const VARIABLES: [&str; 4] = ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];

static LANGUAGE: Mutex<String> = Mutex::new(String::new());

/// The texts in the language that is in use.
pub(crate) fn texts() -> Texts {
    Texts::of(&language(), &FILES)
}

/// The language that is in use, such as `de`.
pub(crate) fn language() -> String {
    LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Uses this language from now on.
pub(crate) fn use_language(language: &str) {
    language.clone_into(&mut LANGUAGE.lock().unwrap_or_else(PoisonError::into_inner));
}

/// The chosen language, or the system's.
pub(crate) fn chosen(choice: LanguageChoice) -> String {
    match choice {
        LanguageChoice::En => "en".into(),
        LanguageChoice::De => "de".into(),
        LanguageChoice::Fr => "fr".into(),
        LanguageChoice::Es => "es".into(),
        LanguageChoice::System => of_system(|name| env::var(name).ok()),
    }
}

/// The first language of the system that has texts, or English.
fn of_system(variable: impl Fn(&str) -> Option<String>) -> String {
    let values = VARIABLES.iter().filter_map(|name| variable(name));
    let tags: Vec<String> = values
        .filter(|value| !value.is_empty())
        .flat_map(|value| value.split(':').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let languages = tags
        .iter()
        .map(|tag| tag.split(['_', '-', '.', '@']).next().unwrap_or_default());
    languages
        .into_iter()
        .find(|code| FILES.iter().any(|(language, _)| language == code))
        .unwrap_or("en")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The IDs of the messages and attributes, with the arguments of each.
    fn ids(file: &str) -> Vec<(&str, Vec<&str>)> {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let messages = lines.filter_map(|line| line.split_once(" = "));
        let messages = messages.map(|(id, text)| {
            let arguments = text.split("{ $").skip(1);
            (id, arguments.filter_map(|rest| rest.split(' ').next()).collect())
        });
        messages.collect()
    }

    #[test]
    fn systems_language_is_used_if_it_has_texts() {
        let system = |variables: &[(&str, &str)]| {
            of_system(|name| {
                let found = variables.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };

        assert_eq!(system(&[]), "en");
        assert_eq!(system(&[("LANG", "de_DE.UTF-8")]), "de");
        assert_eq!(system(&[("LANG", "it_IT.UTF-8")]), "en");
        assert_eq!(system(&[("LANGUAGE", "it:fr_CA:de"), ("LANG", "es_ES")]), "fr");
        assert_eq!(
            system(&[("LC_ALL", "es_MX.UTF-8"), ("LANG", "de_DE.UTF-8")]),
            "es"
        );
        assert_eq!(system(&[("LC_ALL", ""), ("LANG", "de_AT@euro")]), "de");
    }

    #[test]
    fn each_language_has_the_messages_of_english() {
        let [(_, english), others @ ..] = FILES;
        let english = ids(english);
        assert!(english.len() > 50);
        for (language, file) in others {
            assert_eq!(ids(file), english, "{language}");
        }
    }
}
