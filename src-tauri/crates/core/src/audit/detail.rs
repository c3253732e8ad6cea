//! What the details of an entry say, from the English text that the entry has of it. The text stays
//! as it was written; the page says it in the reader's language.
//!
//! What staff opened is in `activity`. A note is in the words of staff, and a request has columns.

mod failures;
mod files;
mod orders;
mod stores;
#[cfg(test)]
mod tests;
mod words;

use journal::{Action, EntryContent, Outcome};

use crate::view::{Cause, EntryDetail};
use words::{shown, words};

/// Returns what the details say; `None` for other entries, and for texts that this version does
/// not know.
pub(crate) fn detail(content: &EntryContent) -> Option<EntryDetail> {
    let text = content.detail.as_deref()?;
    match content.outcome {
        Outcome::Failed | Outcome::Unknown | Outcome::Later(_) => failed(content.action, text),
        Outcome::Begun | Outcome::Done => concluded(content.action, text),
    }
}

/// What the text of a failed attempt says.
fn failed(action: Action, text: &str) -> Option<EntryDetail> {
    if let Some(failure) = failures::known(text) {
        return Some(failure);
    }
    // No mark says where the error begins.
    let splits = text.match_indices(": ");
    let parts = splits.map(|(at, colon)| (&text[..at], &text[at + colon.len()..]));
    parts
        .into_iter()
        .find_map(|(what, error)| Some((of(action, what)?, error)))
        .map(|(what, error)| EntryDetail::Failed {
            what: Box::new(what),
            failure: Box::new(failures::known(error).unwrap_or_else(|| words(error))),
        })
}

fn concluded(action: Action, text: &str) -> Option<EntryDetail> {
    match text.strip_suffix("; the response was lost, and the store has it") {
        Some(what) => Some(EntryDetail::FoundInStore {
            what: Box::new(of(action, what)?),
        }),
        None => of(action, text),
    }
}

fn of(action: Action, text: &str) -> Option<EntryDetail> {
    use EntryDetail as Detail;

    match action {
        Action::CustomerCreate => {
            let (line, import) = text.strip_prefix("line ")?.split_once(" of import ")?;
            Some(Detail::ImportLine {
                line: shown(line),
                import: shown(import),
            })
        }
        Action::CustomerChange => change(text),
        Action::CustomerDelete => (text == "was gone already").then_some(Detail::GoneAlready),
        Action::AccountChange => {
            let (account, what) = text
                .strip_prefix("account ")?
                .strip_suffix(')')?
                .rsplit_once(" (")?;
            let name = account.split_once(": ").map_or(account, |(_, name)| name);
            Some(Detail::PartOfAccount {
                account: shown(name),
                what: Box::new(change(what)?),
            })
        }
        Action::Capture
        | Action::OrderAnonymize
        | Action::OrderChange
        | Action::OrderCreate
        | Action::OrderDelete
        | Action::ParcelChange
        | Action::PaymentCancel
        | Action::PaymentTake
        | Action::Refund
        | Action::RefundMark
        | Action::ErasureRequest => orders::of(action, text),
        Action::Export => files::of(text),
        Action::ConnectionChange | Action::PolicyChange | Action::SignInSetup | Action::AuditExportChange => {
            stores::of(action, text)
        }
        Action::SessionExtend => {
            let minutes = shown(text.strip_suffix(" minutes")?);
            Some(Detail::Minutes { minutes })
        }
        Action::SignIn => (text == "consent by code").then_some(Detail::ConsentByCode),
        Action::CredentialDelete => match text.strip_suffix(": deleted by hand, as the operator says") {
            Some(username) => Some(Detail::DeletedByHand {
                username: shown(username),
            }),
            None => Some(words(text)),
        },
        Action::MemberAdd | Action::MemberCreate | Action::MemberRemove => account(text),
        Action::AccountCreate => Some(account(text).unwrap_or_else(|| words(text))),
        Action::AccountOpen
        | Action::CredentialCreate
        | Action::HostConfirm
        | Action::MemberChange
        | Action::Update => Some(words(text)),
        Action::Lock => lock(text),
        Action::Retention => {
            let months = text.strip_prefix("older than ")?.strip_suffix(" months")?;
            Some(Detail::OlderThan {
                months: shown(months),
            })
        }
        Action::KeyCreate => {
            let key = shown(text.strip_prefix("public key ")?);
            Some(Detail::PublicKey { key })
        }
        Action::LogShortened => log_loss(text).map(|cause| Detail::LogLoss { cause }),
        _ => None,
    }
}

/// `account a-1: Harbor Tools`.
fn account(text: &str) -> Option<EntryDetail> {
    let (_, name) = text.strip_prefix("account ")?.split_once(": ")?;
    let account = shown(name);
    Some(EntryDetail::Account { account })
}

/// A change of a customer or an account, or of an address book.
fn change(text: &str) -> Option<EntryDetail> {
    if text == "address added" {
        return Some(EntryDetail::AddressAdded);
    }
    if let Some(rest) = text.strip_prefix("address ") {
        if let Some(address) = rest.strip_suffix(" changed") {
            let address = shown(address);
            return Some(EntryDetail::AddressChanged { address });
        }
        let address = shown(rest.strip_suffix(" deleted")?);
        return Some(EntryDetail::AddressDeleted { address });
    }
    Some(EntryDetail::Fields { names: shown(text) })
}

fn lock(text: &str) -> Option<EntryDetail> {
    Some(match text {
        "idle" => EntryDetail::LockedWhenIdle,
        "asked" => EntryDetail::LockedByStaff,
        "system" => EntryDetail::LockedBySystem,
        "restart" => EntryDetail::LockedAtStart,
        _ => return None,
    })
}

fn log_loss(text: &str) -> Option<Cause> {
    let shorter = "The audit log is shorter than it was: ";
    let other = "The audit log isn’t the one that was here before: entry ";
    if let Some(rest) = text.strip_prefix(shorter) {
        let missing = rest.split(' ').next()?.parse().ok()?;
        return Some(Cause::LogShortened { missing });
    }
    let entry = text.strip_prefix(other)?.strip_suffix(" is a different one.")?;
    Some(Cause::LogOther { entry: entry.into() })
}
