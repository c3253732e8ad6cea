//! Texts that the backend writes itself, into files, native dialogs and menus, from message files
//! in Fluent.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A message file of one language: the language and the text.
pub type MessageFile = (&'static str, &'static str);

/// The texts of one language.
pub struct Texts {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language such as `de` or `de-CH`. The first file stands in for languages
    /// without one.
    pub fn of(language: &str, files: &[MessageFile]) -> Self {
        Self::of_all(language, &[files])
    }

    /// The texts of a language in several lists of files, each in the same languages.
    ///
    /// # Panics
    /// If a file is malformed, which a test of each rules out.
    pub fn of_all(language: &str, lists: &[&[MessageFile]]) -> Self {
        let wanted = language.split('-').next().unwrap_or_default();
        let chosen = |files: &[MessageFile]| {
            let found = files.iter().find(|(language, _)| *language == wanted);
            *found.unwrap_or(&files[0])
        };
        let (language, _) = chosen(lists[0]);
        let id: LanguageIdentifier = language.parse().expect("a language of the list");
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        for files in lists {
            let (_, file) = chosen(files);
            bundle
                .add_resource(parsed(file))
                .expect("a message has one definition");
        }
        Self { language, bundle }
    }

    /// The language, for the `lang` of a page.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The text of a message.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The text of a message without arguments; `None` if there is no such message.
    pub fn find(&self, id: &str) -> Option<String> {
        self.bundle.get_message(id)?.value()?;
        Some(self.get(id))
    }

    /// The text of a message with arguments.
    pub fn with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let message = self.bundle.get_message(id).and_then(|message| message.value());
        let pattern = message.expect("a test writes each message");
        self.bundle
            .format_pattern(pattern, Some(&collected(args)), &mut Vec::new())
            .into_owned()
    }

    /// The text of a message's attribute with arguments; `None` if it has none of this name.
    pub fn attribute(&self, id: &str, name: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.get_attribute(name)?.value();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&collected(args)), &mut Vec::new());
        Some(text.into_owned())
    }
}

fn collected<'a>(args: &[(&'a str, FluentValue<'a>)]) -> FluentArgs<'a> {
    args.iter().cloned().collect()
}

fn parsed(file: &str) -> FluentResource {
    FluentResource::try_new(file.to_owned()).expect("a test reads each message file")
}
