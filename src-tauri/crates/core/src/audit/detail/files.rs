//! What was written to which file.

use super::words::shown;
use crate::view::EntryDetail;

/// `all orders, continued, to /home/ann/orders.csv`. A search and a filter may have any words, so
/// the path is taken from the last place that may begin one.
pub(super) fn of(text: &str) -> Option<EntryDetail> {
    let (what, path) = split(text)?;
    Some(EntryDetail::File {
        what: Box::new(content(what)?),
        path: shown(path),
    })
}

/// The path is absolute, on Windows with a drive or a share.
fn split(text: &str) -> Option<(&str, &str)> {
    let is_path = |path: &str| path.starts_with(['/', '\\']) || path.get(1..3) == Some(":\\");
    let mut splits = text
        .match_indices(", to ")
        .map(|(at, to)| (&text[..at], &text[at + to.len()..]));
    // A search may have such a place, and a folder may have one, too. What is written then tells.
    splits.find(|(what, path)| is_path(path) && content(what).is_some())
}

fn content(what: &str) -> Option<EntryDetail> {
    if let Some(what) = what.strip_suffix(", continued") {
        let what = Box::new(content(what)?);
        return Some(EntryDetail::Continued { what });
    }
    Some(match what {
        "all customers" => EntryDetail::AllCustomers,
        "all orders" => EntryDetail::AllOrders,
        "the customer’s orders" => EntryDetail::OrdersOfCustomer,
        "the audit log" => EntryDetail::AuditLog,
        "a checkpoint of the audit log" => EntryDetail::Checkpoint,
        "the report access-review" => EntryDetail::AccessReview,
        "the report subject" => EntryDetail::SubjectReport,
        "the report exceptions" => EntryDetail::ExceptionsReport,
        "the report store-comparison" => EntryDetail::StoreComparison,
        "everything about the customer" => EntryDetail::PersonalData,
        "the letter about an erasure" => EntryDetail::ErasureLetter,
        _ => return with_words(what),
    })
}

fn with_words(what: &str) -> Option<EntryDetail> {
    let found = |prefix: &str| Some(shown(what.strip_prefix(prefix)?.strip_suffix('”')?));
    if let Some(search) = found("customers found by “") {
        return Some(EntryDetail::CustomersFound { search });
    }
    if let Some(search) = found("orders found by “") {
        return Some(EntryDetail::OrdersFound { search });
    }
    if let Some(session) = what.strip_prefix("the receipt of session ") {
        let session = shown(session);
        return Some(EntryDetail::Receipt { session });
    }
    let rejected = what.strip_prefix("the rows of import ");
    if let Some(import) = rejected.and_then(|rest| rest.strip_suffix(" that were not created")) {
        let import = shown(import);
        return Some(EntryDetail::RejectedRows { import });
    }
    let like = what.strip_prefix("orders like ")?;
    let both = like
        .strip_suffix('”')
        .and_then(|like| like.split_once(" found by “"));
    Some(match both {
        Some((filter, search)) => EntryDetail::OrdersLikeFound {
            filter: shown(filter),
            search: shown(search),
        },
        None => EntryDetail::OrdersLike { filter: shown(like) },
    })
}
