//! Creating manual orders (see `docs/api.md`, "Manual orders").
//!
//! Each attempt to create the same order has the same ID. An order that the store has already, by
//! this ID or by its external reference, is not sent again.

use futures_util::FutureExt;
use journal::{Action, Outcome};
use moltin::{Admin, Confirmation, CustomerId, NewOrder, Order, OrderFilter, OrderId, OrderQuery, Orders};
use sheet::isolated;

use super::new_order::{self, FIELDS};
use super::{OrderActions, look_repeatedly, number, words};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::field_errors::field_error;
use crate::lifecycle::Work;
use crate::view::{
    CreateOrder, CreatedOrderView, CurrencyView, Done, InvalidInput, LookForOrder, NewOrderFor, Problem,
};
use crate::{Error, view_of};

impl OrderActions {
    /// The currencies that a new order can be in, the store's own first.
    pub(crate) async fn currencies(&self, connection: &str) -> Result<Vec<CurrencyView>, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                Ok(store.currencies().await.enabled())
            })
            .await
    }

    /// Checks what was entered of a new order. Nothing is sent.
    pub(crate) async fn check(&self, connection: &str, order: CreateOrder) -> Result<(), Error> {
        self.act(connection, async |store| {
            let currencies = store.currencies().await;
            new_order::checked(&order, &currencies).map(drop)
        })
        .await
    }

    /// Creates a manual order.
    pub(crate) async fn create(
        &self,
        connection: &str,
        order: CreateOrder,
    ) -> Result<CreatedOrderView, Error> {
        self.act(connection, async |store| {
            let currencies = store.currencies().await;
            let mut new = new_order::checked(&order, &currencies)?;
            self.set_customer(&store, &mut new, &order.customer).await?;
            let orders = store.admin()?.orders();
            if order.is_retry
                && let Some(earlier) = self.earlier(&store, &orders, &new.id).await?
            {
                return Ok(found(&earlier));
            }
            if let Some(other) = by_reference(&orders, new.external_ref.as_deref()).await? {
                let order = isolated(&number(&other)).into_owned();
                return Err(Error::input(
                    "externalRef",
                    InvalidInput::ReferenceTaken { order },
                ));
            }
            let total = view_of::money(
                moltin::Money::new(new.with_tax, new.currency.as_str()),
                &currencies,
            );
            let event = AuditEvent {
                customer_id: new.customer_id.as_ref().map(ToString::to_string),
                customer_email: Some(new.customer_email.clone()),
                detail: Some(format!("{}, order {}", words(&total, &currencies), new.id)),
                ..AuditEvent::new(Action::OrderCreate, store.audit_store())
            };
            self.send_new(&orders, &new, event).await
        })
        .await
    }

    /// Looks for an order whose response was lost.
    pub(crate) async fn look_for(
        &self,
        connection: &str,
        wanted: LookForOrder,
    ) -> Result<Option<CreatedOrderView>, Error> {
        self.act(connection, async |store| {
            let orders = store.admin()?.orders();
            let reference = Some(wanted.external_ref.trim()).filter(|reference| !reference.is_empty());
            let order = match self.earlier(&store, &orders, &OrderId::new(wanted.id)).await? {
                Some(order) => Some(order),
                None => by_reference(&orders, reference).await?,
            };
            Ok(order.as_ref().map(found))
        })
        .await
    }

    /// The order of an earlier attempt.
    async fn earlier(
        &self,
        store: &OpenStore,
        orders: &Orders<Admin>,
        id: &OrderId,
    ) -> Result<Option<Order>, Error> {
        self.views.record_order(store, id, "new order").await?;
        Ok(by_id(orders, id).await?)
    }

    /// Reads the customer, whose name and email address the order gets.
    async fn set_customer(
        &self,
        store: &OpenStore,
        new: &mut NewOrder,
        customer: &NewOrderFor,
    ) -> Result<(), Error> {
        let NewOrderFor::Customer { id } = customer else {
            return Ok(());
        };
        let customer = self
            .views
            .customer(store, &CustomerId::new(id), "profile, for a new order")
            .await?;
        if customer.email.is_empty() {
            return Err(Error::input(
                "customer",
                InvalidInput::OrderForCustomerWithoutEmail,
            ));
        }
        new.customer_name = customer.name;
        new.customer_email = customer.email;
        new.customer_id = Some(customer.id);
        Ok(())
    }

    async fn send_new(
        &self,
        orders: &Orders<Admin>,
        new: &NewOrder,
        mut event: AuditEvent,
    ) -> Result<CreatedOrderView, Error> {
        self.refuse_in_session()?;
        self.audit.write(&event, Outcome::Begun).await?;
        let sent = match self.refuse_in_session() {
            Ok(()) => orders.create(new).await.map_err(Error::from),
            Err(error) => Err(error),
        };
        let mut looked_up = false;
        let sent = match sent {
            Ok(created) => Ok((created.order, created.confirmed_by == Confirmation::Lookup)),
            Err(lost) if lost.leaves_outcome_unknown() => {
                let look = || {
                    async {
                        match by_id(orders, &new.id).await? {
                            Some(order) => Ok(Some(order)),
                            None => by_reference(orders, new.external_ref.as_deref()).await,
                        }
                    }
                    .boxed()
                };
                let found = look_repeatedly(look).await;
                looked_up = found.is_ok();
                found.ok().flatten().map(|order| (order, true)).ok_or(lost)
            }
            Err(Error::Store(error)) => Err(field_error(error, FIELDS)),
            Err(error) => Err(error),
        };
        if matches!(sent, Ok((_, true))) {
            let detail = event.detail.take().unwrap_or_default();
            event.detail = Some(format!("{detail}; the response was lost, and the store has it"));
        }
        let response_lost = sent.as_ref().is_err_and(Error::leaves_outcome_unknown);
        match self.audit.conclude(&event, sent, Done::OrderCreated).await {
            Ok((order, looked_up)) => Ok(CreatedOrderView::Created {
                order: order.id.to_string(),
                looked_up,
            }),
            Err(error) if response_lost && error.leaves_outcome_unknown() => Ok(CreatedOrderView::Unclear {
                problem: Problem::from(&error),
                looked_up,
            }),
            Err(error) => Err(error),
        }
    }
}

fn found(order: &Order) -> CreatedOrderView {
    CreatedOrderView::Created {
        order: order.id.to_string(),
        looked_up: true,
    }
}

async fn by_id(orders: &Orders<Admin>, id: &OrderId) -> Result<Option<Order>, moltin::Error> {
    match orders.get(id).await {
        Ok(order) => Ok(Some(order)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Finds an order by its external reference. An older store ignores or refuses the filter.
async fn by_reference(
    orders: &Orders<Admin>,
    reference: Option<&str>,
) -> Result<Option<Order>, moltin::Error> {
    let Some(reference) = reference else {
        return Ok(None);
    };
    let query = OrderQuery::new()
        .filter(OrderFilter::external_ref(reference))
        .limit(1);
    match orders.list(&query).await {
        Ok(page) => Ok(page
            .items
            .into_iter()
            .find(|order| order.external_ref.as_deref() == Some(reference))),
        Err(error) if matches!(error.status(), Some(400 | 422)) => Ok(None),
        Err(error) => Err(error),
    }
}
