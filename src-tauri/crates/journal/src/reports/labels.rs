//! The texts of reports. The app has them in the language of the reader; the command has the
//! English ones.

use std::collections::HashMap;

use crate::Action;

/// The texts of a language.
pub trait ReportLabels {
    /// The language, such as `en`.
    fn language(&self) -> &str;

    /// A text of `messages/en/reports.ftl`; `None` if there is none of this ID.
    fn text(&self, id: &str) -> Option<String>;

    /// What an action is called.
    fn action(&self, action: Action) -> Option<String>;

    /// What was opened, from the text that an entry has of it.
    fn opened(&self, detail: &str) -> Option<String>;
}

/// The English texts.
#[derive(Debug)]
pub struct EnglishLabels {
    texts: HashMap<&'static str, &'static str>,
}

impl Default for EnglishLabels {
    fn default() -> Self {
        let file = include_str!("../../messages/en/reports.ftl");
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        Self {
            texts: lines.filter_map(|line| line.split_once(" = ")).collect(),
        }
    }
}

impl ReportLabels for EnglishLabels {
    fn language(&self) -> &'static str {
        "en"
    }

    fn text(&self, id: &str) -> Option<String> {
        self.texts.get(id).map(|text| (*text).to_owned())
    }

    fn action(&self, action: Action) -> Option<String> {
        Some(words(action.as_str()))
    }

    fn opened(&self, detail: &str) -> Option<String> {
        Some(detail.to_owned())
    }
}

/// `customer_change` as `Customer change`.
fn words(word: &str) -> String {
    let words = word.replace('_', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
