//! Native dialogs, which the page can neither show nor answer. Only this module uses `rfd`.

use std::path::PathBuf;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageButtons, MessageDialogResult, MessageLevel};
use shopside_core::ports::{Dialogs, Question};
use shopside_core::view::Problem;

use crate::native_texts::{language, texts};

/// The dialogs of the operating system.
pub(crate) struct OsDialogs;

impl Dialogs for OsDialogs {
    fn ask(&self, question: Question) -> BoxFuture<'_, bool> {
        async move {
            let QuestionTexts { title, text, yes, no } = QuestionTexts::of(question);
            // The first button has the focus. A key that is held down must not say yes, and a
            // closed dialog counts as its last button.
            let buttons = MessageButtons::YesNoCancelCustom(no, yes.clone(), texts().get("dialog-cancel"));
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
            let dialog = {
                let texts = texts();
                let filter = texts.attribute("dialog-certificate", "filter", &[]);
                AsyncFileDialog::new()
                    .set_title(texts.get("dialog-certificate"))
                    .add_filter(filter.unwrap_or_default(), &["pem", "crt", "cer", "der"])
            };
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
    let (dialog, quit, export) = {
        let texts = texts();
        let of = |name| {
            texts
                .attribute("dialog-checkpoint", name, &[])
                .unwrap_or_default()
        };
        let (quit, export) = (of("quit"), of("export"));
        let buttons =
            MessageButtons::YesNoCancelCustom(quit.clone(), export.clone(), texts.get("dialog-cancel"));
        let dialog = AsyncMessageDialog::new()
            .set_level(MessageLevel::Info)
            .set_title(texts.get("dialog-checkpoint"))
            .set_description(of("text"))
            .set_buttons(buttons);
        (dialog, quit, export)
    };
    match dialog.show().await {
        // The first and the second button on Linux, and on the other systems.
        MessageDialogResult::Yes => BeforeQuitting::Quit,
        MessageDialogResult::No => BeforeQuitting::Export,
        MessageDialogResult::Custom(button) if button == quit => BeforeQuitting::Quit,
        MessageDialogResult::Custom(button) if button == export => BeforeQuitting::Export,
        _ => BeforeQuitting::Stay,
    }
}

/// Says why no checkpoint was exported, and waits until the dialog is closed.
pub(crate) async fn no_checkpoint(problem: &Problem) {
    let dialog = AsyncMessageDialog::new()
        .set_level(MessageLevel::Warning)
        .set_title(texts().get("dialog-no-checkpoint"))
        .set_description(problem.in_language(&language()));
    dialog.show().await;
}

/// What a dialog says.
struct QuestionTexts {
    title: String,
    text: String,
    yes: String,
    no: String,
}

impl QuestionTexts {
    fn of(question: Question) -> Self {
        let texts = texts();
        let (id, paragraphs) = match question {
            Question::UnknownHost { address, is_punycode } => {
                let punycode = is_punycode.then(|| texts.get("dialog-host-punycode"));
                let paragraphs = [address, texts.get("dialog-host-risk")];
                (
                    "dialog-host",
                    paragraphs.into_iter().chain(punycode).collect::<Vec<_>>(),
                )
            }
            Question::LogServer { address, host } => {
                let risk = texts.with("dialog-log-server-risk", &[("host", host.into())]);
                ("dialog-log-server", vec![address, risk])
            }
            Question::Proxy { address } => ("dialog-proxy", vec![address, texts.get("dialog-proxy-risk")]),
            Question::UpdateServer { address } => (
                "dialog-update-server",
                vec![address, texts.get("dialog-update-server-risk")],
            ),
        };
        let of = |name| texts.attribute(id, name, &[]).unwrap_or_default();
        Self {
            title: texts.get(id),
            text: format!("{}\n\n{}", of("text"), paragraphs.join("\n\n")),
            yes: of("yes"),
            no: of("no"),
        }
    }
}
