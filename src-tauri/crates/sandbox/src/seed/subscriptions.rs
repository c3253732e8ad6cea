//! The subscriptions of the demo, with their invoices and payments.

pub(super) mod offerings;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rusqlite::{Transaction, params};
use serde_json::{Value, json};

use super::dates::last_day;
use super::rng::SeededRng;
use crate::money::{self, Amount, Currency, Price};
use crate::timestamp::timestamp;
use offerings::{OFFERINGS, Offering};

/// The state of a subscription of the demo.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Active,
    Paused,
    /// Canceled, and paid for until the end of the period.
    Canceled,
    /// Canceled long ago.
    Inactive,
    /// The last invoice could not be paid.
    PaymentFailed,
    /// Not active yet, without invoices.
    Pending,
}

/// The account, the offering, for how many months, and the state.
const SUBSCRIPTIONS: [(usize, usize, i32, State); 8] = [
    (0, 0, 14, State::Active),
    (0, 1, 9, State::Paused),
    (1, 2, 6, State::PaymentFailed),
    (2, 0, 20, State::Active),
    (3, 1, 5, State::Canceled),
    (4, 2, 12, State::Inactive),
    (5, 0, 0, State::Pending),
    (6, 2, 3, State::Active),
];

/// The tax in percent.
const TAX: i64 = 8;

/// An account that subscribes.
pub(super) struct Subscriber {
    pub(super) account: String,
    pub(super) name: String,
    pub(super) email: String,
}

/// Inserts the demo's subscriptions, oldest first.
pub(super) fn demo(db: &Transaction<'_>, subscribers: &[Subscriber]) -> rusqlite::Result<()> {
    let mut rng = SeededRng::new(1885);
    let mut number = 4000;
    for (index, (account, offering, months, state)) in SUBSCRIPTIONS.into_iter().enumerate() {
        let subscription = Subscription {
            id: rng.id(),
            subscriber_id: rng.id(),
            subscriber: &subscribers[account],
            offering: &OFFERINGS[offering],
            months,
            state,
        };
        subscription.insert(db, index)?;
        subscription.insert_invoices(db, &mut rng, &mut number)?;
    }
    Ok(())
}

struct Subscription<'a> {
    id: String,
    subscriber_id: String,
    subscriber: &'a Subscriber,
    offering: &'a Offering,
    months: i32,
    state: State,
}

impl Subscription<'_> {
    /// The start of the n-th period, in milliseconds since the epoch.
    fn period(&self, index: i32) -> i64 {
        let last = Timestamp::from_millisecond(last_day()).unwrap_or_default();
        let started = last.to_zoned(TimeZone::UTC).saturating_sub(11.days());
        let start = started.saturating_add((index - self.months).months());
        start.timestamp().as_millisecond()
    }

    /// The periods that have an invoice.
    fn billed(&self) -> i32 {
        match self.state {
            State::Pending => 0,
            State::Paused => self.months - 1,
            State::Inactive => self.months / 2,
            State::Active | State::Canceled | State::PaymentFailed => self.months + 1,
        }
    }

    fn insert(&self, db: &Transaction<'_>, index: usize) -> rusqlite::Result<()> {
        let created = timestamp(self.period(0)).unwrap_or_default();
        let day = 86_400_000;
        let is_canceled = matches!(self.state, State::Canceled | State::Inactive);
        let ended = timestamp(self.period(self.billed()));
        let decided = timestamp(self.period(self.billed()) - 25 * day);
        let is_active = !matches!(self.state, State::Inactive | State::Pending);
        let mut timestamps = json!({
            "created_at": created,
            "updated_at": if is_canceled || self.state == State::Paused { decided.clone() } else { Some(created.clone()) },
            "canceled_at": is_canceled.then_some(decided.clone()),
        });
        if self.state == State::Paused {
            timestamps["paused_at"] = json!(decided);
        }
        if is_canceled {
            timestamps["end_date"] = json!(ended);
        }
        let Subscriber { account, name, email } = self.subscriber;
        let resource = json!({
            "id": self.id,
            "type": "subscription",
            "attributes": {
                "external_ref": format!("SUB-{}", 1001 + index),
                "account_id": account,
                "name": name,
                "email": email,
                "offering": self.offering.resource(&created),
                "plan_id": self.offering.plan,
                "pricing_option_id": self.offering.pricing_option,
                "currency": "USD",
            },
            "relationships": { "subscriber": { "data": {
                "id": self.subscriber_id,
                "type": "subscription_subscriber",
            } } },
            "meta": {
                "owner": "store",
                "status": if is_active { "active" } else { "inactive" },
                "manual_payments": false,
                "first_invoice_prepaid": true,
                "canceled": is_canceled,
                "paused": self.state == State::Paused,
                "closed": false,
                "suspended": false,
                "pending": self.state == State::Pending,
                "invoice_after": ended,
                "timestamps": timestamps,
            },
        });
        db.execute(
            "INSERT INTO subscription (id, account_id, resource, plans, pricing_options) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                self.id,
                account,
                resource.to_string(),
                self.offering.plans(&created).to_string(),
                self.offering.pricing_options(&created).to_string()
            ],
        )?;
        Ok(())
    }

    fn insert_invoices(
        &self,
        db: &Transaction<'_>,
        rng: &mut SeededRng,
        number: &mut i64,
    ) -> rusqlite::Result<()> {
        for index in 0..self.billed() {
            *number += 1;
            let is_last = index + 1 == self.billed();
            let is_unpaid = is_last && self.state == State::PaymentFailed;
            let invoice = self.insert_invoice(db, rng, index, *number, is_unpaid)?;
            let start = self.period(index);
            if is_unpaid {
                for (attempt, reason) in ["card_declined", "insufficient_funds"].into_iter().enumerate() {
                    let hours = 1 + 72 * i64::try_from(attempt).unwrap_or_default();
                    self.insert_payment(db, rng, &invoice, start + hours * 3_600_000, Some(reason))?;
                }
            } else {
                if index == 4 {
                    self.insert_payment(db, rng, &invoice, start + 3_600_000, Some("card_declined"))?;
                }
                self.insert_payment(db, rng, &invoice, start + 4 * 3_600_000, None)?;
            }
        }
        Ok(())
    }

    /// Inserts the invoice of the n-th period, and returns its ID.
    fn insert_invoice(
        &self,
        db: &Transaction<'_>,
        rng: &mut SeededRng,
        index: i32,
        number: i64,
        is_unpaid: bool,
    ) -> rusqlite::Result<String> {
        let id = rng.id();
        let amount = self.offering.amount;
        let without_tax = money::without_tax(amount, TAX);
        let (start, end) = (timestamp(self.period(index)), timestamp(self.period(index + 1)));
        let price = |amount: i64| json!(Price::new(amount, Currency::of("USD")));
        let with_tax = Amount::new(amount, Currency::of("USD"), true);
        let resource = json!({
            "id": id,
            "type": "subscription_invoice",
            "attributes": {
                "billing_period": { "start": start, "end": end },
                "invoice_items": [{
                    "description": self.offering.name,
                    "price": with_tax,
                    "plan_id": self.offering.plan,
                    "from_time_period": start,
                    "until_time_period": end,
                }],
                "tax_items": [{
                    "type": "tax_item",
                    "name": "Sales tax",
                    "code": "WA-STATE",
                    "jurisdiction": "Washington",
                    "rate": 0.08,
                }],
                "outstanding": is_unpaid,
                "number": number,
                "tax_required": true,
                "payment_retries_limit_reached": false,
                "pro_forma": false,
                "manual_payment_pending": false,
                "created_at": start,
                "updated_at": start,
            },
            "meta": {
                "owner": "store",
                "subscription_id": self.id,
                "subscriber_id": self.subscriber_id,
                "price": Amount::new(amount, Currency::of("USD"), true),
                "display_price": {
                    "with_tax": price(amount),
                    "without_tax": price(without_tax),
                    "tax": price(amount - without_tax),
                },
                "timestamps": { "created_at": start, "updated_at": start, "taxes_added_at": start },
                "proration_events": null,
                "pro_rata_remaining_value": 0,
            },
        });
        db.execute(
            "INSERT INTO subscription_invoice (id, of_subscription, resource) VALUES (?1, ?2, ?3)",
            params![id, self.id, resource.to_string()],
        )?;
        Ok(id)
    }

    fn insert_payment(
        &self,
        db: &Transaction<'_>,
        rng: &mut SeededRng,
        invoice: &str,
        at: i64,
        failure: Option<&str>,
    ) -> rusqlite::Result<()> {
        let (id, at) = (rng.id(), timestamp(at));
        let mut resource = json!({
            "id": id,
            "type": "subscription_invoice_payment",
            "attributes": {
                "success": failure.is_none(),
                "pending": false,
                "gateway": "elastic_path_payments_stripe",
                "external_payment_id": format!("pi_{}", &id[..8]),
                "amount": Amount::new(self.offering.amount, Currency::of("USD"), true),
            },
            "meta": {
                "owner": "store",
                "subscription_id": self.id,
                "invoice_id": invoice,
                "job_id": rng.id(),
                "manual_payment": false,
                "timestamps": { "created_at": at, "updated_at": at },
            },
        });
        match failure {
            Some(reason) => resource["attributes"]["failure_detail"] = json!({ "reason": reason }),
            None => resource["meta"]["timestamps"]["payment_taken_at"] = Value::from(at),
        }
        db.execute(
            "INSERT INTO subscription_payment (id, of_invoice, resource) VALUES (?1, ?2, ?3)",
            params![id, invoice, resource.to_string()],
        )?;
        Ok(())
    }
}
