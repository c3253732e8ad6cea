//! The journal as staff read it: pages of entries, whether the chain holds, exports, and the receipt of a session.

use std::path::PathBuf;

use jiff::Timestamp;
use journal::{
    Action, Checkpoint, Cursor, Entry, Fault, Filter, Outcome, SigningKey, Verdict, Way, one_line,
};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::audit::AuditEvent;
use crate::files::{self, NewFile};
use crate::ports::SecretKey;
use crate::view::{
    CursorView, EntryView, ExportFormat, ExportedView, FaultView, JournalPageView, JournalQueryView,
    VerdictView,
};
use crate::{App, Error, blocking};

/// How many entries a page of the list holds.
const PAGE: u32 = 100;
/// The longest session, in entries, that a receipt tells of; one of an hour makes some hundreds.
const RECEIPT: u32 = 10_000;

impl App {
    /// One page of the journal, newest first.
    ///
    /// # Errors
    /// [`Error::Input`] for a filter that can't be read, [`Error::Journal`] where the journal can't be.
    pub async fn journal_page(
        &self,
        query: &JournalQueryView,
        below: Option<&CursorView>,
    ) -> Result<JournalPageView, Error> {
        let filter = filter(query)?;
        let below = below.map(cursor).transpose()?;
        let journal = self.shared.audit.journal();
        // One more than shown tells whether there is a next page.
        let mut entries = blocking::run(move || journal.page(&filter, below, PAGE + 1)).await?;
        let has_more = entries.len() > PAGE as usize;
        entries.truncate(PAGE as usize);
        Ok(JournalPageView {
            next: entries.last().filter(|_| has_more).map(|last| {
                let Cursor { at, id } = last.cursor();
                CursorView {
                    at: at.to_string(),
                    id,
                }
            }),
            entries: entries.into_iter().map(view).collect(),
        })
    }

    /// Whether the journal can be written, and why not.
    pub async fn journal_trouble(&self) -> Option<String> {
        let checked = self.shared.audit.check_writable().await;
        checked.err().map(|error| error.to_string())
    }

    /// Checks every entry against the chain.
    ///
    /// # Errors
    /// [`Error::Journal`] where the journal can't be read. A broken chain is an answer.
    pub async fn verify_journal(&self) -> Result<VerdictView, Error> {
        let journal = self.shared.audit.journal();
        Ok(verdict_view(blocking::run(move || journal.verify()).await?))
    }

    /// Checks every entry against the chain, and the chain against a checkpoint that was exported here before: so an end that was
    /// cut off since is found, and a journal that was written anew.
    ///
    /// # Errors
    /// [`Error::Input`] for a text that is no checkpoint, or one that this account did not sign; [`Error::Keyring`] where the key
    /// can't be read; [`Error::Journal`] where the journal can't be. A broken chain is an answer.
    pub async fn verify_against(&self, checkpoint: &str) -> Result<VerdictView, Error> {
        let checkpoint: Checkpoint = serde_json::from_str(checkpoint)
            .map_err(|_| Error::input("checkpoint", "This is not a checkpoint of a journal."))?;
        let foreign = "This checkpoint was not signed by your account on this computer.";
        let kept = self.shared.secret_store.get(key_place()).await?;
        let kept = kept.ok_or_else(|| Error::input("checkpoint", foreign))?;
        let key = SigningKey::from_secret(kept.expose_secret().as_bytes());
        let journal = self.shared.audit.journal();
        let verdict = blocking::run(move || journal.verify_against(&checkpoint, &key.public())).await;
        match verdict {
            Err(journal::Error::NotSigned) => Err(Error::input("checkpoint", foreign)),
            verdict => Ok(verdict_view(verdict?)),
        }
    }

    /// Writes the entries that pass a filter to a new file in `folder`. That is written down first.
    ///
    /// # Errors
    /// [`Error::Input`] for a filter that can't be read, [`Error::Journal`] where the journal can't be read or the file not be written.
    pub async fn export_journal(
        &self,
        folder: PathBuf,
        query: &JournalQueryView,
        format: ExportFormat,
    ) -> Result<ExportedView, Error> {
        let filter = filter(query)?;
        let (format, ending) = files::format(format);
        let path = self.new_path(&folder, "journal", ending);
        let journal = self.shared.audit.journal();
        self.write_file("the journal", path, move |to| {
            Ok(journal.export(&filter, format, to)?)
        })
        .await
    }

    /// Signs the head of the journal's chain and writes it to a new file in `folder`, to be kept where this machine's users can't
    /// reach it. The signing key is made at the first time and kept in the keyring.
    ///
    /// # Errors
    /// [`Error::Keyring`] where the key can't be kept, [`Error::Journal`] where the chain is broken or the file can't be written.
    pub async fn export_checkpoint(&self, folder: PathBuf) -> Result<ExportedView, Error> {
        let key = self.signing_key().await?;
        let now = self.shared.clock.now();
        let path = self.new_path(&folder, "checkpoint", "json");
        let journal = self.shared.audit.journal();
        self.write_file("a checkpoint of the journal", path, move |to| {
            let checkpoint = journal.checkpoint(now, &key)?;
            serde_json::to_writer_pretty(to, &checkpoint).map_err(std::io::Error::from)?;
            Ok(u64::try_from(checkpoint.entries).unwrap_or_default())
        })
        .await
    }

    /// The receipt of one session, in plain text: who, why, when, what was opened, and that nothing was changed.
    ///
    /// # Errors
    /// [`Error::Journal`] where the journal can't be read, [`Error::Input`] where it knows no such session.
    pub async fn receipt(&self, session: &str) -> Result<String, Error> {
        let filter = Filter {
            session: Some(session.to_owned()),
            ..Filter::default()
        };
        let journal = self.shared.audit.journal();
        let mut entries = blocking::run(move || journal.page(&filter, None, RECEIPT)).await?;
        entries.reverse();
        receipt(&entries).ok_or_else(|| Error::input("session", "The journal knows no such session."))
    }

    async fn signing_key(&self) -> Result<SigningKey, Error> {
        let place = key_place();
        if let Some(kept) = self.shared.secret_store.get(place.clone()).await? {
            return Ok(SigningKey::from_secret(kept.expose_secret().as_bytes()));
        }
        // 244 random bits: two random UUIDs without their hyphens.
        let (first, second) = (Uuid::new_v4(), Uuid::new_v4());
        let new = SecretString::from(format!("{}{}", first.simple(), second.simple()));
        self.shared.secret_store.put(place, new.clone()).await?;
        Ok(SigningKey::from_secret(new.expose_secret().as_bytes()))
    }

    /// Writes what belongs to no store.
    async fn write_file(
        &self,
        what: &str,
        path: PathBuf,
        work: impl FnOnce(&mut NewFile) -> Result<u64, Error> + Send + 'static,
    ) -> Result<ExportedView, Error> {
        let about = AuditEvent {
            detail: Some(what.to_owned()),
            ..AuditEvent::new(Action::Export, String::new())
        };
        self.export(about, path.clone(), files::write(path, work)).await
    }
}

/// Where the keyring keeps what checkpoints are signed with.
fn key_place() -> SecretKey {
    SecretKey {
        connection: "journal".into(),
        base_url: "checkpoints".into(),
    }
}

fn verdict_view(verdict: Verdict) -> VerdictView {
    match verdict {
        Verdict::Whole { entries, head } => VerdictView {
            entries,
            head: Some(head.to_string()),
            broken: None,
        },
        Verdict::Broken { entry, fault } => VerdictView {
            entries: entry - 1,
            head: None,
            broken: Some(match fault {
                Fault::Changed => FaultView::Changed,
                Fault::Missing => FaultView::Missing,
                Fault::CutOff => FaultView::CutOff,
                Fault::Rewritten => FaultView::Rewritten,
            }),
        },
    }
}

fn filter(query: &JournalQueryView) -> Result<Filter, Error> {
    let text = |text: &str| {
        Some(text.trim())
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let action = text(&query.action)
        .map(|word| {
            Action::parse(&word).ok_or_else(|| Error::input("action", "There is no such kind of entry."))
        })
        .transpose()?;
    let way = text(&query.way)
        .map(|word| Way::parse(&word).ok_or_else(|| Error::input("way", "There is no such way.")))
        .transpose()?;
    Ok(Filter {
        operator: text(&query.operator),
        action,
        way,
        customer_id: None,
        customer_email: text(&query.customer_email),
        session: text(&query.session),
        from: moment("from", &query.from)?,
        before: moment("before", &query.before)?,
    })
}

fn moment(field: &'static str, text: &str) -> Result<Option<Timestamp>, Error> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| Error::input(field, "This is not a moment.")),
    }
}

fn cursor(cursor: &CursorView) -> Result<Cursor, Error> {
    let at = moment("below", &cursor.at)?.ok_or_else(|| Error::input("below", "This is not a moment."))?;
    Ok(Cursor { at, id: cursor.id })
}

fn view(entry: Entry) -> EntryView {
    let Entry { id, said, .. } = entry;
    EntryView {
        id,
        at: said.at.to_string(),
        operator: said.operator,
        account: said.account,
        store: said.store,
        action: said.action.as_str().into(),
        outcome: said.outcome.as_str().into(),
        way: said.way.map(|way| way.as_str().into()),
        customer_id: said.customer_id,
        customer_email: said.customer_email,
        session: said.session,
        reason: said.reason,
        detail: said.detail,
    }
}

/// Tells of a session from its entries, the first first.
fn receipt(entries: &[Entry]) -> Option<String> {
    use std::fmt::Write;

    let first = &entries.first()?.said;
    let way = match first.way {
        Some(Way::Preview) => "preview, with the merchant’s access",
        _ => "signed in as the customer",
    };
    let end = entries
        .iter()
        .find(|entry| entry.said.action == Action::SessionEnd);
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "none given".to_owned());
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        writeln!(text, "{name:<10} {}", one_line(value)).expect("a String takes any text");
    };
    line("Session", first.session.as_deref().unwrap_or_default());
    line("Store", &first.store);
    line(
        "Customer",
        &or_none(&entries.iter().find_map(|entry| entry.said.customer_email.clone())),
    );
    line("Operator", &format!("{} ({})", first.operator, first.account));
    line("Way", way);
    line("Reason", &or_none(&first.reason));
    line("Began", &first.at.to_string());
    let ended = end.map_or_else(
        || "not yet, or the program was stopped by force".to_owned(),
        |end| {
            format!(
                "{} ({})",
                end.said.at,
                end.said.detail.as_deref().unwrap_or_default()
            )
        },
    );
    line("Ended", &ended);
    line("Changed", &changed(entries));
    text.push_str("\nWhat was opened\n");
    for entry in entries {
        let detail = one_line(entry.said.detail.as_deref().unwrap_or_default());
        match entry.said.action {
            Action::View => writeln!(text, "  {}  {detail}", entry.said.at),
            Action::Request => writeln!(
                text,
                "  {}  {}   {detail}",
                entry.said.at,
                if is_reading(entry) { " " } else { "!" }
            ),
            _ => Ok(()),
        }
        .expect("a String takes any text");
    }
    Some(text)
}

/// What a session may have changed, as far as its requests tell.
fn changed(entries: &[Entry]) -> String {
    let sent = || {
        let entries = entries.iter();
        entries.filter(|entry| entry.said.action == Action::Request)
    };
    let (all, changes) = (sent().count(), sent().filter(|entry| !is_reading(entry)).count());
    let requests = if changes == 0 {
        format!("of {all} requests none asked for a change")
    } else {
        format!("{changes} of {all} requests may have changed something; they are marked !")
    };
    match (password(entries), changes) {
        (Some(password), _) => format!("{password}; {requests}"),
        (None, 0) => format!("nothing: {requests}"),
        (None, _) => requests,
    }
}

/// What was done to the customer's password on the way into the session.
fn password(entries: &[Entry]) -> Option<&'static str> {
    let mut said = entries.iter().map(|entry| &entry.said);
    let last = said.rfind(|said| said.action == Action::PasswordSet)?;
    match last.outcome {
        Outcome::Done => Some("the customer’s password"),
        Outcome::Begun | Outcome::Unknown => Some("the customer’s password, perhaps"),
        Outcome::Failed => None,
    }
}

/// Whether a request of a session can't have changed anything: it reads, or asks for a customer token.
fn is_reading(request: &Entry) -> bool {
    let detail = request.said.detail.as_deref().unwrap_or_default();
    detail.starts_with("GET ") || detail.starts_with("POST /v2/customers/tokens ")
}
