//! Reads everything that is held about a customer.

mod purchases;

use std::collections::HashSet;
use std::path::Path;
use std::pin::pin;

use futures_util::{Stream, TryStreamExt};
use maud::Markup;
use moltin::{Admin, CustomerId, DataEntry, Order, OrderFilter, OrderId, OrderScan, Page};
use serde::Serialize;

use super::part::{OfOrder, Part};
use super::person::{Log, Person};
use super::rows::{self, Made};
use crate::Error;
use crate::connections::OpenStore;
use crate::order_actions::number;
use crate::unlinked_orders::{Relation, is_own, pages_by_email};
use crate::view::ExportProgress;

/// Reads everything that the store has. Temporary files will be in `folder`.
///
/// # Errors
/// [`Error::Store`] if a request fails, and is not refused.
pub(super) async fn read(
    store: &OpenStore,
    customer: &str,
    folder: &Path,
    made: &Made,
    tell: impl FnMut(ExportProgress) + Send,
) -> Result<Person, Error> {
    let (admin, id) = (store.admin()?, CustomerId::new(customer));
    let customer = admin.customers().get(&id).await?;
    if !customer.id.as_str().eq_ignore_ascii_case(id.as_str()) {
        return Err(Error::WrongCustomer);
    }
    let mut reading = Reading {
        admin,
        made,
        person: Person::new(customer, folder),
        orders: Vec::new(),
        progress: ExportProgress {
            done: 0,
            total: 0,
            unreadable: 0,
        },
        tell,
    };
    reading.addresses().await?;
    reading.own_orders().await?;
    reading.guest_orders().await?;
    reading.of_orders(store).await?;
    reading.carts().await?;
    reading.subscriptions().await?;
    Ok(reading.person)
}

struct Reading<'a, T> {
    admin: &'a Admin,
    made: &'a Made,
    person: Person,
    /// The orders that are read, with their numbers: their payments and parcels follow.
    orders: Vec<(OrderId, String)>,
    progress: ExportProgress,
    tell: T,
}

impl<T: FnMut(ExportProgress) + Send> Reading<'_, T> {
    async fn addresses(&mut self) -> Result<(), Error> {
        let part = &mut self.person.addresses;
        match self.admin.addresses(&self.person.customer.id).list().await {
            Ok(page) => {
                part.list(page.unreadable.len());
                for address in &page.items {
                    part.add(address, &[rows::address(address)]).await?;
                }
                Ok(())
            }
            Err(error) => part.refuse(error.into()),
        }
    }

    async fn own_orders(&mut self) -> Result<(), Error> {
        let scan = OrderScan::new()
            .filter(OrderFilter::customer(&self.person.customer.id))
            .with_items(true);
        let mut pages = pin!(self.admin.orders().scan(scan));
        while let Some(page) = next(&mut pages, &mut self.person.orders).await? {
            self.person.orders.list(page.unreadable.len());
            for order in page.items {
                // An older store ignores the filter.
                if is_own(&order, &self.person.customer.id) {
                    self.person
                        .orders
                        .add(&order, &[rows::order(&order, self.made)])
                        .await?;
                    self.orders.push((order.id.clone(), number(&order)));
                } else if order.has_unreadable_customer() {
                    self.person.orders.unreadable += 1;
                }
            }
            self.report(page.total);
        }
        Ok(())
    }

    /// Other orders with the customer's email address.
    async fn guest_orders(&mut self) -> Result<(), Error> {
        if !self.person.has_email() {
            self.person.guest_orders.is_sought = false;
            return Ok(());
        }
        // Two spellings of the address may find the same order.
        let mut known = HashSet::new();
        let mut pages = pin!(pages_by_email(self.admin, &self.person.customer.email, true));
        while let Some(page) = next(&mut pages, &mut self.person.guest_orders).await? {
            let ids = page.unreadable.iter().map(|record| record.id.as_ref());
            let new = ids.filter(|id| id.is_none_or(|id| known.insert(id.clone())));
            self.person.guest_orders.list(new.count());
            for order in page.items {
                if !known.insert(order.id.to_string()) {
                    continue;
                }
                match Relation::of(&order, &self.person.customer) {
                    Relation::Unlinked => self.guest_order(order).await?,
                    Relation::Unclear => self.person.guest_orders.unreadable += 1,
                    Relation::Own | Relation::Other => {}
                }
            }
            self.report(0);
        }
        Ok(())
    }

    async fn guest_order(&mut self, order: Order) -> Result<(), Error> {
        if order.customer_id.is_some() {
            self.person.others_orders += 1;
            return Ok(());
        }
        self.person
            .guest_orders
            .add(&order, &[rows::order(&order, self.made)])
            .await?;
        self.orders.push((order.id.clone(), number(&order)));
        Ok(())
    }

    /// The payments, the parcels and the log of all orders.
    async fn of_orders(&mut self, store: &OpenStore) -> Result<(), Error> {
        let person = &mut self.person;
        let absent = person.orders.problem.clone().filter(|_| self.orders.is_empty());
        if let Some(problem) = absent {
            person.payments.lacks(problem.clone());
            person.parcels.lacks(problem);
        }
        let api = self.admin.orders();
        let mut log = Log::begin(store, &person.customer.id).await?;
        for (id, number) in &self.orders {
            if person.payments.is_missing() {
                person.payments.skip();
            } else {
                let row = |payment: &_| rows::payment(number, payment, self.made);
                let payments = api.transactions(id).await;
                add(&mut person.payments, (id, number), payments, row).await?;
            }
            if person.parcels.is_missing() {
                person.parcels.skip();
            } else {
                let row = |parcel: &_| rows::parcel(number, parcel, self.made);
                let parcels = api.shipping_groups(id).await;
                add(&mut person.parcels, (id, number), parcels, row).await?;
            }
            log.add(store, DataEntry::order(id)).await?;
            self.progress.done += 1;
            (self.tell)(self.progress);
        }
        log.sort();
        person.log = log;
        Ok(())
    }

    fn report(&mut self, listed: u64) {
        self.progress.unreadable = self.person.orders.unreadable + self.person.guest_orders.unreadable;
        self.progress.total = listed.max(self.orders.len() as u64);
        (self.tell)(self.progress);
    }
}

/// The next page of a list. A list that the store refuses is missing; one that it stops in the
/// middle is a failure.
async fn next<R>(
    pages: &mut (impl Stream<Item = Result<Page<R>, moltin::Error>> + Unpin),
    part: &mut Part,
) -> Result<Option<Page<R>>, Error> {
    match pages.try_next().await.map_err(Error::from) {
        Err(error) if part.is_begun() => Err(error),
        Err(error) => part.refuse(error).map(|()| None),
        page => page,
    }
}

/// Adds the payments or the parcels of an order.
async fn add<R: Serialize>(
    part: &mut Part,
    (id, order): (&OrderId, &str),
    listed: Result<Page<R>, moltin::Error>,
    row: impl Fn(&R) -> Markup,
) -> Result<(), Error> {
    let page = match listed {
        Ok(page) => page,
        Err(error) => return part.refuse(error.into()),
    };
    part.list(page.unreadable.len());
    if page.items.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = page.items.iter().map(row).collect();
    let record = OfOrder {
        order_id: id,
        order,
        records: &page.items,
    };
    part.add(&record, &rows).await
}
