//! Native dialogs, which the page can neither show nor answer. Only this module uses `rfd`.

use std::path::PathBuf;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageButtons, MessageDialogResult, MessageLevel};
use shopside_core::ports::{Dialogs, Question};

/// The dialogs of the operating system.
pub(crate) struct OsDialogs;

impl Dialogs for OsDialogs {
    fn ask(&self, question: Question) -> BoxFuture<'_, bool> {
        async move {
            let Question { title, text, yes, no } = question;
            // The first button has the focus. A key that is held down must not say yes, and a
            // closed dialog counts as its last button.
            let buttons = MessageButtons::YesNoCancelCustom(no.to_owned(), yes.to_owned(), "Cancel".into());
            let dialog = AsyncMessageDialog::new()
                .set_level(MessageLevel::Warning)
                .set_title(title)
                .set_description(text)
                .set_buttons(buttons);
            match dialog.show().await {
                // The second button on Linux, and on the other systems.
                MessageDialogResult::No => true,
                MessageDialogResult::Custom(button) => button == yes,
                _ => false,
            }
        }
        .boxed()
    }

    fn choose_certificate_file(&self) -> BoxFuture<'_, Option<PathBuf>> {
        async move {
            let dialog = AsyncFileDialog::new()
                .set_title("Choose a certificate file")
                .add_filter("Certificates", &["pem", "crt", "cer", "der"]);
            let file = dialog.pick_file().await?;
            Some(file.path().to_owned())
        }
        .boxed()
    }
}

/// The answer to the offer of a checkpoint.
pub(crate) enum BeforeQuitting {
    /// Export a checkpoint, then quit.
    Export,
    /// Quit.
    Quit,
    /// Don't quit.
    Stay,
}

/// Offers a checkpoint of the audit log.
pub(crate) async fn before_quitting() -> BeforeQuitting {
    let (quit, export) = ("Quit", "Export and quit");
    let buttons = MessageButtons::YesNoCancelCustom(quit.into(), export.into(), "Cancel".into());
    let dialog = AsyncMessageDialog::new()
        .set_level(MessageLevel::Info)
        .set_title("Export a checkpoint before you quit?")
        .set_description(
            "The journal has new entries since the last checkpoint. The checkpoint goes to your downloads folder. \
             Keep it where the people who use this computer can’t change it.",
        )
        .set_buttons(buttons);
    match dialog.show().await {
        // The first and the second button on Linux, and on the other systems.
        MessageDialogResult::Yes => BeforeQuitting::Quit,
        MessageDialogResult::No => BeforeQuitting::Export,
        MessageDialogResult::Custom(button) if button == quit => BeforeQuitting::Quit,
        MessageDialogResult::Custom(button) if button == export => BeforeQuitting::Export,
        _ => BeforeQuitting::Stay,
    }
}

/// Tells why something failed, and waits until the dialog is closed.
pub(crate) async fn tell(title: &str, text: String) {
    let dialog = AsyncMessageDialog::new()
        .set_level(MessageLevel::Warning)
        .set_title(title)
        .set_description(text);
    dialog.show().await;
}
