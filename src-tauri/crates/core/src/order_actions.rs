//! Changes of orders, moves of money and parcels, as the admin (see `docs/api.md`, "Payments").
//!
//! Each action compares the store with the screen first, is in the audit log before it is sent, and
//! is sent once. If its response is lost, the store is read to find out what happened: money is
//! never sent again by the app. While staff view the shop as a customer, nothing is done.

mod change;
mod create;
mod new_order;
mod parcels;
mod payments;
mod refund;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::{FutureExt, TryFutureExt};
use journal::{Action, Outcome};
use moltin::{Order, OrderId};

use crate::Error;
use crate::admin_views::AdminViews;
use crate::audit::{AuditEvent, AuditWriter};
use crate::connections::{OpenStore, Stores};
use crate::currencies::Currencies;
use crate::impersonation::CurrentSession;
use crate::lifecycle::Work;
use crate::view::{Done, InvalidInput, MoneyView, OrderActionView, Problem};

/// How long to wait before each look for what a lost response was about. The store may still be at
/// work.
const LOOKUP_DELAYS: [Duration; 3] = [Duration::ZERO, Duration::from_millis(500), Duration::from_secs(1)];

/// The area of changes of orders.
pub(crate) struct OrderActions {
    stores: Arc<Stores>,
    audit: Arc<AuditWriter>,
    views: Arc<AdminViews>,
    session: Arc<CurrentSession>,
    /// Serializes the actions: the store may lose one of two writes to an order.
    acting: tokio::sync::Mutex<()>,
}

impl OrderActions {
    pub(crate) fn new(
        stores: Arc<Stores>,
        audit: Arc<AuditWriter>,
        views: Arc<AdminViews>,
        session: Arc<CurrentSession>,
    ) -> Self {
        Self {
            stores,
            audit,
            views,
            session,
            acting: tokio::sync::Mutex::default(),
        }
    }

    /// Runs an action in an open store with a client secret, one at a time.
    async fn act<T>(
        &self,
        connection: &str,
        run: impl AsyncFnOnce(OpenStore) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.refuse_in_session()?;
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                let _acting = self.acting.lock().await;
                self.refuse_in_session()?;
                run(store).await
            })
            .await
    }

    fn refuse_in_session(&self) -> Result<(), Error> {
        if self.session.is_inside() {
            Err(Error::DuringCustomerView)
        } else {
            Ok(())
        }
    }

    /// Reads an order, and prepares the audit entry of an action on it.
    async fn order(
        &self,
        store: &OpenStore,
        id: &OrderId,
        action: Action,
        what: String,
    ) -> Result<(Order, AuditEvent), Error> {
        let order = self.views.order(store, id).await?;
        let event = AuditEvent {
            customer_id: order.customer_id.as_ref().map(ToString::to_string),
            customer_email: Some(order.customer_email.to_string()).filter(|email| !email.is_empty()),
            detail: Some(format!("{what}, order {id}")),
            ..AuditEvent::new(action, store.audit_store())
        };
        Ok((order, event))
    }

    /// Records an action, sends it once, and records its outcome. If the response is lost, `look`
    /// finds out whether the store has done it.
    async fn settle<'a, T>(
        &self,
        mut event: AuditEvent,
        request: impl Future<Output = Result<T, moltin::Error>>,
        look: impl Fn() -> BoxFuture<'a, Result<bool, moltin::Error>>,
        done: Done,
    ) -> Result<OrderActionView, Error> {
        self.refuse_in_session()?;
        self.audit.write(&event, Outcome::Begun).await?;
        let mut sent = match self.refuse_in_session() {
            Ok(()) => request.await.map(drop).map_err(Error::from),
            Err(error) => Err(error),
        };
        let response_lost = sent.as_ref().is_err_and(Error::leaves_outcome_unknown);
        let mut looked_up = false;
        if response_lost {
            let look = || look().map_ok(|is_done| is_done.then_some(())).boxed();
            let found = look_repeatedly(look).await;
            looked_up = found.is_ok();
            if matches!(found, Ok(Some(()))) {
                let detail = event.detail.take().unwrap_or_default();
                event.detail = Some(format!("{detail}; the response was lost, and the store has it"));
                sent = Ok(());
            }
        }
        match self.audit.conclude(&event, sent, done).await {
            Ok(()) => Ok(OrderActionView::Done {
                at: self.audit.now().to_string(),
                response_lost,
            }),
            Err(error) if response_lost && error.leaves_outcome_unknown() => Ok(OrderActionView::Unclear {
                problem: Problem::from(&error),
                looked_up,
            }),
            Err(error) => Err(error),
        }
    }

    /// Refuses an amount above the store's limit that was not entered a second time.
    fn check_repeated(
        &self,
        store: &OpenStore,
        currencies: &Currencies,
        amount: &MoneyView,
        repeated: Option<&MoneyView>,
    ) -> Result<(), Error> {
        let limit = i64::from(self.stores.rules_of(&store.connection)?.confirm_amounts_above);
        // Without known decimals, the limit counts minor units: it is asked for more often.
        let decimals = u32::from(currencies.decimals(&amount.currency).unwrap_or_default());
        let limit = limit.saturating_mul(10_i64.saturating_pow(decimals));
        let is_same =
            |repeated: &MoneyView| repeated.amount == amount.amount && repeated.currency == amount.currency;
        if amount.amount <= limit || repeated.is_some_and(is_same) {
            return Ok(());
        }
        let why = match repeated {
            Some(_) => InvalidInput::RepeatedAmountDiffers,
            None => InvalidInput::AmountAboveLimit,
        };
        Err(Error::input("repeated", why))
    }
}

/// Looks a few times whether the store has done what a lost response was about.
pub(crate) async fn look_repeatedly<'a, T>(
    look: impl Fn() -> BoxFuture<'a, Result<Option<T>, moltin::Error>>,
) -> Result<Option<T>, moltin::Error> {
    for delay in LOOKUP_DELAYS {
        tokio::time::sleep(delay).await;
        if let Some(found) = look().await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The order number, or the ID if there is none.
pub(crate) fn number(order: &Order) -> String {
    let number = order.order_number.as_deref().filter(|number| !number.is_empty());
    number.map_or_else(|| order.id.to_string(), |number| format!("#{number}"))
}

/// An amount for the audit log, such as `12.50 GBP`.
fn words(amount: &MoneyView, currencies: &Currencies) -> String {
    let MoneyView { amount, currency, .. } = amount;
    match currencies.decimals(currency) {
        Some(decimals) => format!("{} {currency}", crate::export::money::decimal(*amount, decimals)),
        None => format!("{amount} minor units of {currency}"),
    }
}
