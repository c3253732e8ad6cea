//! Forgetting a customer: anonymizing their orders, and asking the store to erase the rest. Neither
//! can be undone, so staff confirm it by entering the customer's email address.

use std::collections::BTreeSet;
use std::pin::pin;

use futures_util::{FutureExt, TryFutureExt, TryStreamExt};
use journal::{Action, Entry, Outcome};
use moltin::{
    Admin, Customer, CustomerId, DataEntry, ErasureRequest, ErasureStatus, Order, OrderFilter, OrderId,
    OrderScan,
};
use sheet::isolated;

use super::{Privacy, entry_view, erasure_view};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::customers::confirm_email;
use crate::lifecycle::Work;
use crate::order_actions::{look_repeatedly, number};
use crate::unlinked_orders::{Relation, pages_by_email};
use crate::view::{
    AnonymizeOrder, AnonymizedView, DeleteOrder, Done, ErasureView, ForgetOrderView, ForgetPlanView,
    InvalidInput, Problem, RequestErasure,
};
use crate::{Error, view_of};

/// What an entry of the audit log ends with if the response to the request was lost.
const FOUND: &str = "; the response was lost, and the store has it";

impl Privacy {
    /// Returns what there is to forget: the customer's orders and related data, and earlier
    /// requests.
    pub(crate) async fn forget_plan(
        &self,
        connection: &str,
        customer: &str,
    ) -> Result<ForgetPlanView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let admin = store.admin()?;
                self.refuse_during_customer_view()?;
                let id = CustomerId::new(customer);
                self.views
                    .record(&store, &id, "orders and personal data, to forget")
                    .await?;
                let scan = OrderScan::new().filter(OrderFilter::customer(&id));
                let mut plan = ForgetPlanView {
                    orders: Vec::new(),
                    unreadable: 0,
                    related: Vec::new(),
                    erasures: Vec::new(),
                    erasure_problem: None,
                };
                let mut pages = pin!(admin.orders().scan(scan));
                while let Some(page) = pages.try_next().await? {
                    plan.unreadable += page.unreadable.len() as u64;
                    // An older store ignores the filter.
                    let own = page
                        .items
                        .iter()
                        .filter(|order| order.customer_id.as_ref() == Some(&id));
                    plan.orders.extend(own.map(|order| order_view(order, false)));
                }
                match admin.customers().get(&id).await {
                    Ok(customer) => add_guest_orders(admin, &customer, &mut plan.orders).await?,
                    // They are erased, and the letter is wanted.
                    Err(error) if error.is_not_found() => {}
                    Err(error) => return Err(error.into()),
                }
                let personal_data = admin.personal_data();
                let entry = DataEntry::customer(&id);
                let erasable = async {
                    let erasures = personal_data.erasure_requests(&entry).await?;
                    Ok::<_, moltin::Error>((personal_data.related(&entry).await?, erasures))
                };
                match erasable.await {
                    Ok((related, erasures)) => {
                        plan.related = related.into_iter().map(entry_view).collect();
                        plan.erasures = erasures.into_iter().map(erasure_view).collect();
                    }
                    Err(error) => plan.erasure_problem = Some(Problem::from(&Error::Store(error))),
                }
                Ok(plan)
            })
            .await
    }

    /// Anonymizes one order of a customer.
    pub(crate) async fn anonymize(
        &self,
        connection: &str,
        request: AnonymizeOrder,
    ) -> Result<AnonymizedView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                let orders = store.admin()?.orders();
                self.refuse_during_customer_view()?;
                let what = "profile, before an order is anonymized";
                let customer = self
                    .confirmed(&store, request.customer, &request.email, what)
                    .await?;
                let order = self.views.order(&store, &OrderId::new(request.order)).await?;
                let number = number(&order);
                // An anonymized order has no email address to compare.
                let is_guest = is_guest(&order, &customer)
                    || (order.customer_id.is_none() && order.is_anonymized == Some(true));
                if order.customer_id.as_ref() != Some(&customer.id) && !is_guest {
                    return Err(Error::WrongCustomer);
                }
                if order.is_anonymized == Some(true) {
                    self.record_found(&store, customer, &number).await?;
                    return Ok(AnonymizedView { was_anonymized: true });
                }
                if !is_final(&order) {
                    let order = isolated(&number).into_owned();
                    return Err(Error::input("order", InvalidInput::OrderNotFinal { order }));
                }
                let mut event = event(Action::OrderAnonymize, &store, customer);
                event.detail = Some(entry_of(&number));
                self.refuse_during_customer_view()?;
                self.audit.write(&event, Outcome::Begun).await?;
                let mut anonymized = orders.anonymize(&order.id).await.map_err(Error::from);
                if anonymized.as_ref().is_err_and(Error::leaves_outcome_unknown) {
                    let look = || {
                        let now = orders.get(&order.id);
                        now.map_ok(|now| (now.is_anonymized == Some(true)).then_some(()))
                            .boxed()
                    };
                    if let Ok(Some(())) = look_repeatedly(look).await {
                        event.detail = Some(format!("{}{FOUND}", entry_of(&number)));
                        anonymized = Ok(());
                    }
                }
                let done = Done::OrderAnonymized {
                    order: isolated(&number).into_owned(),
                };
                self.audit.conclude(&event, anonymized, done).await?;
                Ok(AnonymizedView {
                    was_anonymized: false,
                })
            })
            .await
    }

    /// Asks the store to erase a customer with all related data. If it was asked before and has not
    /// done it yet, nothing is sent.
    pub(crate) async fn request_erasure(
        &self,
        connection: &str,
        request: RequestErasure,
    ) -> Result<ErasureView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                let personal_data = store.admin()?.personal_data();
                self.refuse_during_customer_view()?;
                let what = "profile, before an erasure";
                let customer = self
                    .confirmed(&store, request.customer, &request.email, what)
                    .await?;
                let entry = DataEntry::customer(&customer.id);
                let earlier = personal_data.erasure_requests(&entry).await?;
                let waiting = earlier.iter().find(|one| one.status == ErasureStatus::Created);
                if let Some(waiting) = waiting {
                    return Ok(erasure_view(waiting.clone()));
                }
                let before: BTreeSet<_> = earlier.into_iter().map(|one| one.id).collect();
                let mut event = event(Action::ErasureRequest, &store, customer);
                self.refuse_during_customer_view()?;
                self.audit.write(&event, Outcome::Begun).await?;
                let mut requested = personal_data.request_erasure(&entry).await.map_err(Error::from);
                let mut found = "";
                if requested.as_ref().is_err_and(Error::leaves_outcome_unknown) {
                    let look = || {
                        let now = personal_data.erasure_requests(&entry);
                        let new =
                            |now: Vec<ErasureRequest>| now.into_iter().find(|one| !before.contains(&one.id));
                        now.map_ok(new).boxed()
                    };
                    if let Ok(Some(made)) = look_repeatedly(look).await {
                        (requested, found) = (Ok(made), FOUND);
                    }
                }
                let made = requested.as_ref().ok();
                event.detail = made.map(|made| format!("request {}{found}", made.id));
                let done = Done::ErasureRequested;
                let made = self.audit.conclude(&event, requested, done).await?;
                Ok(erasure_view(made))
            })
            .await
    }

    /// Deletes a manual order.
    pub(crate) async fn delete_order(&self, connection: &str, deletion: DeleteOrder) -> Result<(), Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                let orders = store.admin()?.orders();
                self.refuse_during_customer_view()?;
                let order = self.views.order(&store, &OrderId::new(deletion.order)).await?;
                let number = number(&order);
                if order.is_manual != Some(true) {
                    let order = isolated(&number).into_owned();
                    return Err(Error::input("order", InvalidInput::OrderNotManual { order }));
                }
                let event = AuditEvent {
                    customer_id: order.customer_id.map(|id| id.to_string()),
                    customer_email: Some(order.customer_email.into())
                        .filter(|email: &String| !email.is_empty()),
                    detail: Some(format!("order {number} ({})", order.id)),
                    ..AuditEvent::new(Action::OrderDelete, store.audit_store())
                };
                self.refuse_during_customer_view()?;
                self.audit.write(&event, Outcome::Begun).await?;
                let deleted = orders.delete(&order.id).await.map_err(Error::from);
                let done = Done::OrderDeleted {
                    order: isolated(&number).into_owned(),
                };
                self.audit.conclude(&event, deleted, done).await
            })
            .await
    }

    /// Records that an order is anonymized, if the response to an earlier attempt was lost: the
    /// letter to the customer names it.
    async fn record_found(&self, store: &OpenStore, customer: Customer, number: &str) -> Result<(), Error> {
        let entries = self.entries(store, customer.id.as_str()).await?;
        let what = entry_of(number);
        let is_of_order = |entry: &&Entry| {
            let detail = entry.content.detail.as_deref().unwrap_or_default();
            let rest = detail.strip_prefix(what.as_str());
            entry.content.action == Action::OrderAnonymize
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ';']))
        };
        let last = entries.iter().rfind(is_of_order);
        if last.is_none_or(|last| matches!(last.content.outcome, Outcome::Done | Outcome::Failed)) {
            return Ok(());
        }
        let mut event = event(Action::OrderAnonymize, store, customer);
        event.detail = Some(format!("{what}{FOUND}"));
        self.audit.write(&event, Outcome::Done).await
    }

    /// Reads the customer, and checks the email address that staff entered.
    async fn confirmed(
        &self,
        store: &OpenStore,
        customer: String,
        email: &str,
        what: &str,
    ) -> Result<Customer, Error> {
        let id = CustomerId::new(customer);
        let customer = self.views.customer(store, &id, what).await?;
        confirm_email(&customer, &id, email)?;
        Ok(customer)
    }
}

/// What an entry of the audit log says of an order that is anonymized.
fn entry_of(number: &str) -> String {
    format!("order {number}")
}

/// The number of the order that an entry says was anonymized.
pub(super) fn anonymized_order(entry: &Entry) -> Option<&str> {
    let content = &entry.content;
    let is_done = content.action == Action::OrderAnonymize && content.outcome == Outcome::Done;
    let detail = content.detail.as_deref().filter(|_| is_done)?;
    let number = detail.strip_prefix("order ").unwrap_or(detail);
    Some(number.strip_suffix(FOUND).unwrap_or(number))
}

/// The ID of the erasure request that an entry says was made.
pub(super) fn requested_erasure(entry: &Entry) -> Option<&str> {
    let content = &entry.content;
    let is_done = content.action == Action::ErasureRequest && content.outcome == Outcome::Done;
    let id = content
        .detail
        .as_deref()
        .filter(|_| is_done)?
        .strip_prefix("request ")?;
    Some(id.strip_suffix(FOUND).unwrap_or(id))
}

fn event(action: Action, store: &OpenStore, customer: Customer) -> AuditEvent {
    AuditEvent {
        customer_id: Some(customer.id.to_string()),
        customer_email: Some(customer.email),
        ..AuditEvent::new(action, store.audit_store())
    }
}

/// Adds the guest orders with the customer's email address.
async fn add_guest_orders(
    admin: &Admin,
    customer: &Customer,
    orders: &mut Vec<ForgetOrderView>,
) -> Result<(), Error> {
    let mut known = BTreeSet::new();
    let mut pages = pin!(pages_by_email(admin, &customer.email, false));
    while let Some(page) = pages.try_next().await? {
        for order in page.items.iter().filter(|order| is_guest(order, customer)) {
            if known.insert(order.id.clone()) {
                orders.push(order_view(order, true));
            }
        }
    }
    Ok(())
}

/// Whether an order is linked to no customer and no account, and has the customer's email address.
fn is_guest(order: &Order, customer: &Customer) -> bool {
    let is_linked =
        order.customer_id.is_some() || order.account_id.is_some() || order.has_unreadable_account();
    !is_linked && customer.email.contains('@') && Relation::of(order, customer) == Relation::Unlinked
}

fn order_view(order: &Order, is_guest: bool) -> ForgetOrderView {
    ForgetOrderView {
        is_guest,
        number: number(order),
        is_anonymized: order.is_anonymized == Some(true),
        is_final: is_final(order),
        created_at: view_of::time(order.created_at),
        id: order.id.to_string(),
    }
}

/// Whether an order's state allows to anonymize it (see `docs/api.md`, "Anonymizing orders").
fn is_final(order: &Order) -> bool {
    order.shipping == "fulfilled" || order.status == "cancelled" || order.payment == "refunded"
}
