//! Problems in other languages than English, for native dialogs: what the page says of their IDs
//! and arguments, from the same message files.

use fluent_bundle::FluentValue;
use serde_json::{Map, Value};

use crate::texts::{MessageFile, Texts};
use crate::view::{EntryDetail, Problem, ProblemText};

/// The message files of a language: that of English has no problems.
macro_rules! files {
    ($name:literal) => {
        [
            (
                "de",
                include_str!(concat!("../../../../../ui/messages/de/", $name)),
            ),
            (
                "fr",
                include_str!(concat!("../../../../../ui/messages/fr/", $name)),
            ),
            (
                "es",
                include_str!(concat!("../../../../../ui/messages/es/", $name)),
            ),
        ]
    };
}

const FILES: [&[MessageFile]; 8] = [
    &files!("problem.ftl"),
    &files!("cause.ftl"),
    &files!("detail.ftl"),
    &files!("done.ftl"),
    &files!("input.ftl"),
    &files!("policy.ftl"),
    &files!("row.ftl"),
    &files!("time.ftl"),
];

impl Problem {
    /// What happened and what to do, in a language such as `de`; in English, if there are no
    /// messages in it.
    pub fn in_language(&self, language: &str) -> String {
        let (message, advice) = self.sentences_in(language);
        format!("{message}\n\n{advice}").trim_end().to_owned()
    }

    /// What happened, in a language as for [`Problem::in_language`].
    pub(crate) fn message_in(&self, language: &str) -> String {
        self.sentences_in(language).0
    }

    /// What happened, and what to do.
    fn sentences_in(&self, language: &str) -> (String, String) {
        let texts = FILES[0]
            .iter()
            .any(|(code, _)| *code == language)
            .then(|| Texts::of_all(language, &FILES));
        let own = texts.zip(self.text.as_ref());
        own.and_then(|(texts, text)| translated(&texts, text))
            .unwrap_or_else(|| (self.message.clone(), self.advice.clone().unwrap_or_default()))
    }
}

impl EntryDetail {
    /// What it says in a language such as `de`; `None` if there are no messages in it, such as in
    /// English, in which the entry has its own text.
    pub(crate) fn in_language(&self, language: &str) -> Option<String> {
        let has_messages = FILES[0].iter().any(|(code, _)| *code == language);
        let texts = has_messages.then(|| Texts::of_all(language, &FILES))?;
        Some(sentences(&texts, serde_json::to_value(self).ok()?.as_object()?)?.0)
    }
}

/// What happened and what to do; `None` if there is no message.
fn translated(texts: &Texts, text: &ProblemText) -> Option<(String, String)> {
    sentences(texts, serde_json::to_value(text).ok()?.as_object()?)
}

fn sentences(texts: &Texts, object: &Map<String, Value>) -> Option<(String, String)> {
    let id = id(object)?.replace('_', "-");
    let mut args: Vec<(String, FluentValue<'_>)> = Vec::new();
    for (name, value) in object {
        match value {
            Value::Object(nested) if nested.contains_key("amount") => {
                args.push((name.clone(), amount(nested).into()));
            }
            Value::Object(nested) if nested.contains_key("moment") => {
                args.push((
                    name.clone(),
                    nested["moment"].as_str().unwrap_or_default().to_owned().into(),
                ));
            }
            Value::Object(nested) => {
                let (message, advice) = sentences(texts, nested)?;
                args.push((name.clone(), message.into()));
                args.push((format!("{name}Advice"), advice.into()));
            }
            Value::Array(parts) => {
                let parts = parts.iter().filter_map(|part| match part {
                    Value::String(field) => texts.find(&format!("problem-field-{}", field.replace('_', "-"))),
                    part => Some(sentences(texts, part.as_object()?)?.0),
                });
                args.push((name.clone(), parts.collect::<Vec<_>>().join(", ").into()));
            }
            Value::Number(number) => args.push((name.clone(), number.as_f64().unwrap_or_default().into())),
            Value::Bool(value) => args.push((name.clone(), value.to_string().into())),
            Value::String(value) => args.push((name.clone(), value.clone().into())),
            Value::Null => {}
        }
    }
    let args: Vec<(&str, FluentValue<'_>)> = args
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    texts.find(&id)?;
    let advice = texts.attribute(&id, "advice", &args).unwrap_or_default();
    Some((texts.with(&id, &args), advice.trim().to_owned()))
}

/// The ID of a message.
fn id(object: &Map<String, Value>) -> Option<String> {
    let part = |name: &str| object.get(name).and_then(Value::as_str);
    if let Some(why) = part("why") {
        return Some(format!("cause-{why}"));
    }
    if let Some(done) = part("done") {
        return Some(format!("done-{done}"));
    }
    if let Some(policy) = part("policy") {
        return Some(format!("policy-{policy}"));
    }
    if let Some(input) = part("input") {
        return Some(format!("input-{input}"));
    }
    if let (None, Some(detail)) = (part("id"), part("detail")) {
        return Some(format!("detail-{detail}"));
    }
    Some(match part("id")? {
        "row" => format!("row-{}", part("row")?),
        id => format!("problem-{id}"),
    })
}

/// An amount of money with its currency, such as `12.50 GBP`.
fn amount(money: &Map<String, Value>) -> String {
    let minor = money.get("amount").and_then(Value::as_i64).unwrap_or_default();
    let currency = money.get("currency").and_then(Value::as_str).unwrap_or_default();
    match money
        .get("decimals")
        .and_then(Value::as_u64)
        .and_then(|decimals| u8::try_from(decimals).ok())
    {
        Some(decimals) => format!("{} {currency}", crate::export::money::decimal(minor, decimals)),
        None => format!("{minor} {currency}"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;
    use crate::Error;
    use crate::view::Done;

    #[test]
    fn native_dialogs_say_problems_in_the_language() {
        let problem = Problem::from(&Error::File(ErrorKind::StorageFull.into()));

        assert_eq!(
            problem.in_language("de"),
            "Die Datei konnte nicht geschrieben werden. Das Laufwerk ist voll.\n\nSchaffen Sie Platz darauf, und \
             versuchen Sie es erneut."
        );
        assert!(
            problem
                .in_language("fr")
                .starts_with("Le fichier n’a pas pu être écrit.")
        );
        assert!(
            problem
                .in_language("es")
                .starts_with("No se pudo escribir el archivo.")
        );
        for other in ["en", "it", ""] {
            let text = problem.in_language(other);
            assert!(
                text.starts_with("The file couldn’t be written: the disk is full."),
                "{text}"
            );
        }
    }

    #[test]
    fn problem_within_a_problem_is_translated() {
        let unrecorded = Error::OutcomeNotRecorded {
            done: Done::SigningKeyCreated,
            source: journal::Error::Replaced,
        };
        let failed = Error::FailureNotRecorded {
            failure: Box::new(Error::Locked),
            source: journal::Error::Replaced,
        };

        let text = Problem::from(&unrecorded).in_language("es");
        assert!(
            text.starts_with("Se creó la clave que firma los puntos de control. Pero"),
            "{text}"
        );
        let text = Problem::from(&failed).in_language("de");
        assert!(
            text.starts_with("Shopside ist gesperrt. Das Audit-Protokoll"),
            "{text}"
        );
    }
}
