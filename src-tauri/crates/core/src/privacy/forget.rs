//! Forgetting a customer: anonymizing their orders, and asking the store to erase the rest. Neither
//! can be undone, so staff confirm it by entering the customer's email address.

use std::pin::pin;

use futures_util::TryStreamExt;
use journal::{Action, Outcome};
use moltin::{Customer, CustomerId, DataEntry, ErasureStatus, Order, OrderFilter, OrderId, OrderScan};
use sheet::isolated;

use super::{Privacy, entry_view, erasure_view};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::customers::confirm_email;
use crate::lifecycle::Work;
use crate::order_actions::number;
use crate::view::{
    AnonymizeOrder, AnonymizedView, DeleteOrder, Done, ErasureView, ForgetOrderView, ForgetPlanView,
    InvalidInput, Problem, RequestErasure,
};
use crate::{Error, view_of};

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
                    plan.orders.extend(own.map(order_view));
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
                if order.customer_id.as_ref() != Some(&customer.id) {
                    return Err(Error::WrongCustomer);
                }
                if order.is_anonymized == Some(true) {
                    return Ok(AnonymizedView { was_anonymized: true });
                }
                let number = number(&order);
                if !is_final(&order) {
                    let order = isolated(&number).into_owned();
                    return Err(Error::input("order", InvalidInput::OrderNotFinal { order }));
                }
                let mut event = event(Action::OrderAnonymize, &store, customer);
                event.detail = Some(format!("order {number}"));
                self.refuse_during_customer_view()?;
                self.audit.write(&event, Outcome::Begun).await?;
                let anonymized = orders.anonymize(&order.id).await.map_err(Error::from);
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
                let waiting = earlier
                    .into_iter()
                    .find(|one| one.status == ErasureStatus::Created);
                if let Some(waiting) = waiting {
                    return Ok(erasure_view(waiting));
                }
                let mut event = event(Action::ErasureRequest, &store, customer);
                self.refuse_during_customer_view()?;
                self.audit.write(&event, Outcome::Begun).await?;
                let requested = personal_data.request_erasure(&entry).await.map_err(Error::from);
                event.detail = requested.as_ref().ok().map(|made| format!("request {}", made.id));
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

fn event(action: Action, store: &OpenStore, customer: Customer) -> AuditEvent {
    AuditEvent {
        customer_id: Some(customer.id.to_string()),
        customer_email: Some(customer.email),
        ..AuditEvent::new(action, store.audit_store())
    }
}

fn order_view(order: &Order) -> ForgetOrderView {
    ForgetOrderView {
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
