//! A receipt as one HTML page for an auditor: no script, nothing from elsewhere, and made for
//! paper.
//!
//! `maud` escapes every text. Texts of a store or a person also have their hidden characters
//! visible and are isolated from the reading direction of the page.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sheet::visible_text;

use super::text::{at, changes, facts};
use super::texts::Texts;
use crate::view::{ReceiptRequest, ReceiptRow, ReceiptTime, ReceiptView};

const STYLE: &str = include_str!("receipt.css");
/// Nothing is loaded and nothing runs, even if markup gets into the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/// Writes a receipt as an HTML page.
pub(super) fn write(receipt: &ReceiptView, texts: &Texts) -> String {
    let facts = facts(receipt, texts).into_iter().skip(1);
    let page = html! {
        (DOCTYPE)
        html lang=(texts.language()) dir="ltr" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width";
                meta name="referrer" content="no-referrer";
                title { (texts.get("receipt-title")) " " (receipt.session.id) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (texts.get("receipt-title")) }
                    div {
                        p { "Shopside" }
                        p class="soft" { (texts.get("receipt-session")) " " code { (isolate(&receipt.session.id)) } }
                    }
                }
                dl {
                    @for (name, value) in facts {
                        dt { (name) }
                        dd { (isolate(&value)) }
                    }
                }
                (activity(receipt, texts))
                (verification(receipt, texts))
                (entries(receipt, texts))
                footer { (made(receipt, texts)) }
            }
        }
    };
    page.into_string()
}

/// A text of a store or a person.
fn isolate(text: &str) -> Markup {
    html! { bdi { (visible_text(text)) } }
}

fn activity(receipt: &ReceiptView, texts: &Texts) -> Markup {
    let offset = common_offset(receipt);
    let time = offset.map_or_else(
        || texts.get("receipt-time"),
        |offset| texts.with("receipt-time-in", &[("offset", offset.into())]),
    );
    html! {
        h2 { (texts.get("receipt-activity")) }
        p class="soft" { (changes(receipt, texts)) }
        table {
            thead {
                tr {
                    th scope="col" { (time) }
                    th scope="col" { (texts.get("receipt-activity")) }
                    th scope="col" { (texts.get("receipt-request")) }
                    th scope="col" class="end" { (texts.get("receipt-status")) }
                    th scope="col" class="end" { (texts.get("receipt-duration")) }
                    th scope="col" class="end" { (texts.get("receipt-entry")) }
                }
            }
            tbody {
                @for row in &receipt.rows {
                    (line(row, receipt, offset.is_none(), texts))
                }
            }
        }
    }
}

fn line(row: &ReceiptRow, receipt: &ReceiptView, has_offset: bool, texts: &Texts) -> Markup {
    let ReceiptTime {
        day, time, offset, ..
    } = &row.time;
    let is_other_day = *day != receipt.started.day;
    html! {
        tr {
            td class="figures" {
                @if is_other_day { (day) " " }
                (time)
                @if has_offset { " " (offset) }
            }
            td { (isolate(&texts.activity(row, receipt.session.access, str::to_owned))) }
            @match &row.request {
                Some(request) => {
                    td class=[request.may_change.then_some("change")] {
                        (request_line(request, row.is_erased, texts))
                        @if request.may_change { br; (texts.get("receipt-may-change")) }
                    }
                    td class="end figures" {
                        @match request.status {
                            Some(status) => (status),
                            None => (texts.get("receipt-no-response")),
                        }
                    }
                    td class="end figures" { @if let Some(duration) = request.duration_ms { (duration) " ms" } }
                }
                None => { td {} td {} td {} }
            }
            td class="end figures" { (row.entry) }
        }
    }
}

/// The method and path of a request. The text stands in for them in old entries.
fn request_line(request: &ReceiptRequest, is_erased: bool, texts: &Texts) -> Markup {
    let path = request.path.as_deref().map(isolate);
    html! {
        @match (&request.method, path, &request.line) {
            (Some(method), Some(path), _) => code { (isolate(method)) " " (path) },
            (_, _, Some(line)) => code { (isolate(line)) },
            (method, ..) => {
                @if let Some(method) = method { code { (isolate(method)) } " " }
                @if is_erased { (texts.get("receipt-erased")) }
            }
        }
    }
}

/// The offset of all lines, if the clocks did not change meanwhile.
fn common_offset(receipt: &ReceiptView) -> Option<&str> {
    let offset = &receipt.started.offset;
    let is_common = receipt.rows.iter().all(|row| row.time.offset == *offset);
    is_common.then_some(offset.as_str())
}

fn verification(receipt: &ReceiptView, texts: &Texts) -> Markup {
    let (first, last) = (receipt.entries.first(), receipt.entries.last());
    let number = |entry: Option<&crate::view::ReceiptEntry>| entry.map_or(0, |entry| entry.id);
    let command = format!(
        "shopside-verify journal.sqlite checkpoint.json --key KEY --entries {}-{}",
        number(first),
        number(last)
    );
    let (verified, verified_at) = (receipt.verified.as_ref(), receipt.verified_at.as_ref().map(at));
    html! {
        h2 { (texts.get("receipt-verify")) }
        @if let (Some(verified), Some(at)) = (verified.filter(|verified| verified.broken.is_none()), verified_at) {
            p { (texts.with("receipt-verified", &[("count", verified.entries.into()), ("time", at.into())])) }
        }
        ol {
            li { (texts.with("receipt-verify-files", &[("account", visible_text(&receipt.account).into())])) }
            li { (texts.get("receipt-verify-command")) br; code { (command) } }
            li { (texts.get("receipt-verify-hashes")) }
        }
    }
}

fn entries(receipt: &ReceiptView, texts: &Texts) -> Markup {
    html! {
        h2 { (texts.get("receipt-entries")) }
        table class="hashes" {
            thead {
                tr {
                    th scope="col" { (texts.get("receipt-entry")) }
                    th scope="col" { (texts.get("receipt-hash")) }
                }
            }
            tbody {
                @for entry in &receipt.entries {
                    tr {
                        td class="figures" { (entry.id) }
                        td { code { (entry.hash) } }
                    }
                }
            }
        }
    }
}

fn made(receipt: &ReceiptView, texts: &Texts) -> String {
    let zone = receipt.time_zone.as_deref().unwrap_or("UTC");
    let made = at(&receipt.made);
    texts.with("receipt-made", &[("time", made.into()), ("zone", zone.into())])
}
