//! A receipt in plain text, to paste into a ticket. No text of a store or a person starts a line.

use std::fmt::Write;

use sheet::one_line;

use super::texts::Texts;
use crate::view::{ReceiptRequest, ReceiptTime, ReceiptView};

/// Writes a receipt as text.
pub(super) fn write(receipt: &ReceiptView, texts: &Texts) -> String {
    let facts = facts(receipt, texts);
    let width = facts
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    for (name, value) in &facts {
        writeln!(text, "{name:width$}  {}", one_line(value)).expect("writing to a String never fails");
    }
    writeln!(text, "\n{}", texts.get("receipt-activity")).expect("writing to a String never fails");
    for row in &receipt.rows {
        let activity = texts.activity(row, receipt.session.access, |text| one_line(text).into_owned());
        let request = row
            .request
            .as_ref()
            .map(|sent| request(sent, row.is_erased, texts));
        let words = [Some(activity).filter(|activity| !activity.is_empty()), request];
        let words: Vec<_> = words.into_iter().flatten().collect();
        let mark = match &row.request {
            Some(request) if request.may_change => '!',
            _ => ' ',
        };
        let ReceiptTime { time, .. } = &row.time;
        writeln!(text, "  {time} {mark} {}", one_line(&words.join(" · ")))
            .expect("writing to a String never fails");
    }
    text
}

/// The facts of a receipt: names and values.
pub(super) fn facts(receipt: &ReceiptView, texts: &Texts) -> Vec<(String, String)> {
    let session = &receipt.session;
    let ended = receipt.ended.as_ref().map(|ended| format!("{}, ", at(ended)));
    let account = format!("{} ({})", receipt.operator, receipt.account);
    let customer = personal(
        session.customer_email.as_ref().or(session.customer_id.as_ref()),
        session.is_erased,
        texts,
        "receipt-none",
    );
    let reason = personal(
        session.reason.as_ref(),
        session.is_erased,
        texts,
        "receipt-none-given",
    );
    [
        ("receipt-session", session.id.clone()),
        ("receipt-store", receipt.store.clone()),
        ("receipt-customer", customer),
        ("receipt-operator", account),
        ("receipt-access", texts.access(session.access)),
        ("receipt-reason", reason),
        ("receipt-started", at(&receipt.started)),
        (
            "receipt-ended",
            ended.unwrap_or_default() + &texts.result(session.result),
        ),
        ("receipt-changes", changes(receipt, texts)),
    ]
    .map(|(id, value)| (texts.get(id), value))
    .into()
}

/// A time with its offset.
pub(super) fn at(time: &ReceiptTime) -> String {
    format!("{} {} UTC{}", time.day, time.time, time.offset)
}

/// What the requests of a session may have changed.
pub(super) fn changes(receipt: &ReceiptView, texts: &Texts) -> String {
    use crate::view::PasswordChange::{Set, Unknown};
    let (all, changes) = (receipt.session.requests, receipt.changes);
    let requests = if changes > 0 {
        texts.with(
            "receipt-changes-possible",
            &[("count", changes.into()), ("total", all.into())],
        )
    } else if receipt.password.is_some() {
        texts.with("receipt-changes-other-none", &[("count", all.into())])
    } else {
        texts.with("receipt-changes-none", &[("count", all.into())])
    };
    match receipt.password {
        Some(Set) => format!("{} {requests}", texts.get("receipt-password-set")),
        Some(Unknown) => format!("{} {requests}", texts.get("receipt-password-unknown")),
        None => requests,
    }
}

/// A request in one line. The text stands in for the columns of old entries.
pub(super) fn request(request: &ReceiptRequest, is_erased: bool, texts: &Texts) -> String {
    let status = request.status.map(|status| status.to_string());
    match (&request.method, &request.path, &request.line) {
        (Some(method), Some(path), _) => {
            let status = status.unwrap_or_else(|| texts.get("receipt-no-response"));
            format!("{method} {path} {status}")
        }
        (_, _, Some(line)) => line.clone(),
        (method, ..) if is_erased => {
            let words = [method.clone(), Some(texts.get("receipt-erased")), status];
            words.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

/// What a receipt has of a personal field, and in the place of an erased one a word.
fn personal(field: Option<&String>, is_erased: bool, texts: &Texts, missing: &str) -> String {
    match field {
        Some(field) => field.clone(),
        None if is_erased => texts.get("receipt-erased"),
        None => texts.get(missing),
    }
}
