//! The reason that staff give before they act as a customer or replace a password.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::Error;
use crate::view::{AccessReason, InvalidInput};

/// The least width of a required reason, in Latin letters. A character of Chinese, Japanese or
/// Korean is two wide, and says as much.
const SHORTEST_REASON: usize = 10;
/// The longest reason or ticket, in characters. The log server must be able to take its entry.
const LONGEST: usize = 2_000;
/// The least number of different letters and digits in it.
const LEAST_LETTERS: usize = 4;

impl AccessReason {
    /// The reason for the audit log, followed by the ticket in parentheses.
    ///
    /// # Errors
    /// [`Error::Input`] for a missing or too short reason where one is required, for one that is
    /// too long, or for a ticket that is no link.
    pub(crate) fn checked(&self, is_required: bool) -> Result<Option<String>, Error> {
        let (reason, ticket) = (self.reason.trim(), self.ticket.trim());
        if is_required && !says_something(reason) {
            return Err(Error::input("reason", InvalidInput::ReasonMissing));
        }
        for (field, text) in [("reason", reason), ("ticket", ticket)] {
            if text.chars().count() > LONGEST {
                return Err(Error::input(field, InvalidInput::TooLong { limit: LONGEST }));
            }
        }
        let is_link = ["https://", "http://"].iter().any(|scheme| {
            let start = ticket.get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        if !ticket.is_empty() && (!is_link || ticket.contains(char::is_whitespace)) {
            return Err(Error::input("ticket", InvalidInput::TicketNotALink));
        }
        Ok(match (reason, ticket) {
            ("", "") => None,
            (reason, "") => Some(reason.to_owned()),
            ("", ticket) => Some(ticket.to_owned()),
            (reason, ticket) => Some(format!("{reason} ({ticket})")),
        })
    }
}

/// Whether a reason is long enough, and more than a key that was held down.
fn says_something(reason: &str) -> bool {
    let letters: BTreeSet<char> = reason
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    reason.width() >= SHORTEST_REASON && letters.len() >= LEAST_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reason_is_measured_by_what_it_says() {
        for reason in [
            "Order 10042",
            "注文が届かない件",
            "주문이 안 보여요",
            "Не видит заказ",
            "לא רואה הזמנה",
        ] {
            assert!(says_something(reason), "{reason}");
        }
        for reason in [
            "",
            "Order",
            "aaaaaaaaaa",
            "Aaaaa aaaaa!",
            "..........",
            "1212121212",
            "注文",
        ] {
            assert!(!says_something(reason), "{reason}");
        }
    }

    #[test]
    fn reason_and_ticket_have_a_limit() {
        let why = |reason: usize, ticket: usize| AccessReason {
            reason: "ä".repeat(reason),
            ticket: format!("https://{}", "x".repeat(ticket)),
        };
        assert!(why(LONGEST, LONGEST - 8).checked(false).is_ok());
        for (why, in_field) in [(why(LONGEST + 1, 0), "reason"), (why(0, LONGEST), "ticket")] {
            let refused = why.checked(false);
            assert!(matches!(refused, Err(Error::Input { field, .. }) if field == in_field));
        }
    }

    #[test]
    fn ticket_is_a_link_in_any_case() {
        let with_ticket = |ticket: &str| AccessReason {
            reason: String::new(),
            ticket: ticket.into(),
        };
        for ticket in [
            "https://desk.example/1",
            "HTTPS://desk.example/1",
            "Http://desk.example/1",
        ] {
            assert_eq!(
                with_ticket(ticket).checked(false).unwrap().as_deref(),
                Some(ticket)
            );
        }
        for ticket in [
            "desk.example/1",
            "https:/desk",
            "ftp://desk.example/1",
            "häätps://x",
            "https://a b",
        ] {
            assert!(with_ticket(ticket).checked(false).is_err(), "{ticket}");
        }
    }
}
