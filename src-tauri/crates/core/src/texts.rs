//! Texts that the backend writes itself, into files and for the clipboard, from message files in
//! Fluent.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A message file of one language: the language and the text.
pub(crate) type MessageFile = (&'static str, &'static str);

/// The texts of one language.
pub(crate) struct Texts {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language such as `de` or `de-CH`. The first file stands in for languages
    /// without one.
    pub(crate) fn of(language: &str, files: &[MessageFile]) -> Self {
        let wanted = language.split('-').next().unwrap_or_default();
        let (language, file) = files
            .iter()
            .find(|(language, _)| *language == wanted)
            .unwrap_or(&files[0]);
        let id: LanguageIdentifier = language.parse().expect("a language of the list");
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new((*file).to_owned()).expect("a test reads each message file");
        bundle
            .add_resource(resource)
            .expect("a message has one definition");
        Self { language, bundle }
    }

    /// The language, for the `lang` of a page.
    pub(crate) fn language(&self) -> &'static str {
        self.language
    }

    /// The text of a message.
    pub(crate) fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The text of a message without arguments; `None` if there is no such message.
    pub(crate) fn find(&self, id: &str) -> Option<String> {
        self.bundle.get_message(id)?.value()?;
        Some(self.get(id))
    }

    /// The text of a message with arguments.
    pub(crate) fn with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let message = self.bundle.get_message(id).and_then(|message| message.value());
        let pattern = message.expect("a test writes each message");
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }
}
