//! The letter to a customer who asked to be forgotten: what was done, from the audit log and the
//! store's erasure requests. As text to copy, and as an HTML file.

use std::path::PathBuf;

use journal::{Action, Entry};
use maud::{DOCTYPE, PreEscaped, html};
use moltin::{CustomerId, DataEntry, ErasureStatus};
use sheet::visible_text;

use super::forget::{anonymized_order, requested_erasure};
use super::{Privacy, is_refusal, texts};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::texts::Texts;
use crate::view::{ExportedView, InvalidInput, WriteLetter};
use crate::{Error, files};

const STYLE: &str =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}";
/// Nothing is loaded and nothing runs, even if markup gets into the page.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/// What a letter says.
struct Letter {
    name: String,
    /// The day, in the time zone of the settings.
    date: String,
    /// The orders that were anonymized.
    orders: Vec<String>,
    /// The last request to erase the customer: its ID and its status.
    erasure: Option<(String, ErasureStatus)>,
}

impl Privacy {
    /// Returns the letter as plain text.
    pub(crate) async fn letter(&self, connection: &str, wanted: WriteLetter) -> Result<String, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let letter = self.letter_of(&store, &wanted).await?;
                Ok(letter.text(&texts::of(&wanted.language)))
            })
            .await
    }

    /// Writes the letter to a new HTML file in `folder`.
    pub(crate) async fn save_letter(
        &self,
        connection: &str,
        folder: PathBuf,
        wanted: WriteLetter,
    ) -> Result<ExportedView, Error> {
        let (task, store) = self.stores.begin(Work::ListRead, connection)?;
        let letter = task.run(self.letter_of(&store, &wanted)).await?;
        let html = letter.html(&texts::of(&wanted.language));
        let event = AuditEvent {
            customer_id: Some(wanted.customer),
            detail: Some("the letter about an erasure".to_owned()),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let path = files::new_path(self.audit.now(), &folder, "erasure-letter", "html");
        let writing = files::write(path.clone(), move |to| {
            std::io::Write::write_all(to, html.as_bytes())?;
            Ok(1)
        });
        files::export(&self.audit, event, path, writing).await
    }

    async fn letter_of(&self, store: &OpenStore, wanted: &WriteLetter) -> Result<Letter, Error> {
        let personal_data = store.admin()?.personal_data();
        self.refuse_during_customer_view()?;
        let id = CustomerId::new(&*wanted.customer);
        self.views
            .record(store, &id, "requests to erase personal data")
            .await?;
        let entries = self.entries(store, &wanted.customer).await?;
        let erasures = personal_data.erasure_requests(&DataEntry::customer(&id)).await;
        let erasures = match erasures.map_err(Error::from) {
            Ok(erasures) => erasures,
            // What was requested is in the audit log.
            Err(error) if is_refusal(&error) => Vec::new(),
            Err(error) => return Err(error),
        };
        let last = erasures.into_iter().max_by_key(|request| request.created_at);
        let last = last.map(|request| (request.id.to_string(), request.status));
        let requested = || {
            let id = entries.iter().rev().find_map(requested_erasure)?;
            Some((id.to_owned(), ErasureStatus::Created))
        };
        let letter = Letter {
            name: wanted.name.clone(),
            date: self
                .audit
                .now()
                .to_zoned(self.calendar.zone(Some(&store.connection)))
                .date()
                .to_string(),
            orders: anonymized_orders(&entries),
            erasure: last.or_else(requested),
        };
        if letter.orders.is_empty() && letter.erasure.is_none() {
            return Err(Error::input("customer", InvalidInput::NothingToConfirm));
        }
        Ok(letter)
    }
}

/// The orders that were anonymized, each once.
fn anonymized_orders(entries: &[Entry]) -> Vec<String> {
    let mut orders: Vec<String> = Vec::new();
    for order in entries.iter().filter_map(anonymized_order) {
        if !orders.iter().any(|known| known == order) {
            orders.push(order.to_owned());
        }
    }
    orders
}

impl Letter {
    /// The sentences about the erasure.
    fn erasure_lines(&self, texts: &Texts) -> Vec<String> {
        let Some((id, status)) = &self.erasure else {
            return Vec::new();
        };
        let what = match status {
            ErasureStatus::Success => "letter-erased",
            ErasureStatus::Failure => "letter-failed",
            _ => "letter-waiting",
        };
        let number = texts.with("letter-request", &[("request", id.as_str().into())]);
        vec![texts.get(what), number]
    }

    /// The greeting, with the hidden characters of the name visible.
    fn greeting(&self, texts: &Texts) -> String {
        texts.with("letter-greeting", &[("name", visible_text(&self.name).into())])
    }

    fn orders_line(&self, texts: &Texts) -> String {
        texts.with("letter-orders", &[("count", self.orders.len().into())])
    }

    fn text(&self, texts: &Texts) -> String {
        let mut parts = vec![
            texts.with("letter-date", &[("date", self.date.as_str().into())]),
            self.greeting(texts),
            texts.get("letter-intro"),
        ];
        if !self.orders.is_empty() {
            let list = self
                .orders
                .iter()
                .map(|order| format!("- {}", visible_text(order)));
            let list: Vec<_> = list.collect();
            parts.push(format!("{}\n{}", self.orders_line(texts), list.join("\n")));
        }
        if self.erasure.is_some() {
            parts.push(self.erasure_lines(texts).join(" "));
        }
        parts.push(texts.get("letter-audit-log"));
        parts.push(texts.get("letter-closing"));
        let mut text = parts.join("\n\n");
        text.push('\n');
        text
    }

    fn html(&self, texts: &Texts) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(texts.language()) dir="ltr" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="referrer" content="no-referrer";
                    title { (texts.get("letter-title")) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    p { (self.date) }
                    h1 { (texts.get("letter-title")) }
                    p { bdi { (self.greeting(texts)) } }
                    p { (texts.get("letter-intro")) }
                    @if !self.orders.is_empty() {
                        p { (self.orders_line(texts)) }
                        ul {
                            @for order in &self.orders {
                                li { bdi { (visible_text(order)) } }
                            }
                        }
                    }
                    @if self.erasure.is_some() {
                        p { (self.erasure_lines(texts).join(" ")) }
                    }
                    p { (texts.get("letter-audit-log")) }
                    p { (texts.get("letter-closing")) }
                }
            }
        };
        page.into_string()
    }
}
