//! The payments or the parcels of a customer's orders. Stores that lack one of them, and keys that
//! may not read it, are common: then the file says what it lacks.

use moltin::{Order, OrderId, Page};
use serde::Serialize;

use crate::Error;
use crate::order_actions::number;
use crate::privacy::is_refusal;
use crate::view::Problem;

/// The payments or the parcels of all orders.
pub(super) struct OrderPart<T> {
    /// Those of each order that has some.
    pub(super) orders: Vec<OfOrder<T>>,
    /// How many of them could not be read.
    pub(super) unreadable: u64,
    /// For how many orders the store refused to list them.
    pub(super) refused: u64,
    /// Why it refused the last of these orders.
    pub(super) problem: Option<Problem>,
    /// For how many orders it listed them, even if there are none.
    listed: u64,
}

/// The payments or the parcels of one order.
#[derive(Serialize)]
pub(super) struct OfOrder<T> {
    pub(super) order_id: OrderId,
    /// The order number, or the ID if there is none.
    pub(super) order: String,
    pub(super) records: Vec<T>,
}

impl<T> Default for OrderPart<T> {
    fn default() -> Self {
        Self {
            orders: Vec::new(),
            unreadable: 0,
            refused: 0,
            problem: None,
            listed: 0,
        }
    }
}

impl<T> OrderPart<T> {
    /// Adds those of one order. A store that refused them for the first order is not asked again.
    pub(super) async fn add(
        &mut self,
        order: &Order,
        request: impl Future<Output = Result<Page<T>, moltin::Error>>,
    ) -> Result<(), Error> {
        if self.is_missing() {
            self.refused += 1;
            return Ok(());
        }
        match request.await.map_err(Error::from) {
            Ok(page) => {
                self.listed += 1;
                self.unreadable += page.unreadable.len() as u64;
                if !page.items.is_empty() {
                    self.orders.push(OfOrder {
                        order_id: order.id.clone(),
                        order: number(order),
                        records: page.items,
                    });
                }
                Ok(())
            }
            Err(error) if is_refusal(&error) => {
                self.refused += 1;
                self.problem = Some(Problem::from(&error));
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Whether the store listed none of them.
    pub(super) fn is_missing(&self) -> bool {
        self.listed == 0 && self.refused > 0
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.orders.iter().map(|order| order.records.len()).sum()
    }
}
