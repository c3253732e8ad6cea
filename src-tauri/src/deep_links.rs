//! Links with the scheme `shopside`, as the system hands them over: as an argument of a process,
//! and on macOS as an event. The page opens them when it can; the core reads them.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::logging::warn_on_error;

/// The scheme, as the packages register it.
const SCHEME: &str = "shopside:";

/// Tells the page that there is a link.
const LINK: &str = "link";

/// The last link, until the page takes it. It is kept while the app is locked.
#[derive(Default)]
pub struct PendingLink(Mutex<Option<String>>);

impl PendingLink {
    /// The link in the arguments of a process, if there is one.
    pub(crate) fn from_arguments(arguments: impl IntoIterator<Item = String>) -> Self {
        let link = arguments.into_iter().skip(1).find(|argument| is_link(argument));
        Self(Mutex::new(link))
    }

    pub(crate) fn take(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn replace(&self, link: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(link);
    }
}

fn is_link(text: &str) -> bool {
    text.get(..SCHEME.len())
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
}

/// Hands a link over to the page. Other texts are ignored.
pub(crate) fn receive<R: Runtime>(app: &AppHandle<R>, texts: impl IntoIterator<Item = String>) {
    let Some(link) = texts.into_iter().find(|text| is_link(text)) else {
        return;
    };
    // A second instance may start before the first is set up.
    if let Some(pending) = app.try_state::<PendingLink>() {
        pending.replace(link);
        warn_on_error(app.emit(LINK, ()), "can't send a link to the page");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_among_arguments_is_kept_until_it_is_taken() {
        let arguments = ["shopside", "--flag", "SHOPSIDE://sandbox/customers/one"];
        let pending = PendingLink::from_arguments(arguments.map(str::to_owned));

        assert_eq!(
            pending.take().as_deref(),
            Some("SHOPSIDE://sandbox/customers/one")
        );
        assert_eq!(pending.take(), None);
    }

    #[test]
    fn program_and_other_arguments_are_no_link() {
        let arguments = ["shopside://x/customers/one", "https://shop.example", "søpside:"];
        assert_eq!(
            PendingLink::from_arguments(arguments.map(str::to_owned)).take(),
            None
        );
    }
}
