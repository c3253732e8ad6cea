//! Amounts that staff enter for a store, and the store's own decimals.

use std::sync::Arc;

use super::StoreOrders;
use crate::Error;
use crate::currencies::Currencies;
use crate::entered_amount::{self, Reading, Unreadable};
use crate::lifecycle::Work;
use crate::view::{AmountReading, EnteredAmount, InvalidInput, MoneyView, OwnDecimalsView};

impl StoreOrders {
    /// Reads an amount as it was entered.
    ///
    /// # Errors
    /// [`Error::Input`] names the field `value` or `currency`.
    pub(crate) async fn read_amount(
        &self,
        connection: &str,
        entered: &EnteredAmount,
    ) -> Result<AmountReading, Error> {
        let currencies = self.currencies_of(connection).await?;
        let currency = entered.currency.trim().to_uppercase();
        let decimals = currencies
            .decimals(&currency)
            .ok_or_else(|| Error::input("currency", InvalidInput::CurrencyNotACode))?;
        let money = |amount| MoneyView {
            amount,
            currency: currency.clone(),
            decimals: Some(decimals),
        };
        let reading = entered_amount::read(&entered.text, &currency, decimals, &entered.style)
            .map_err(|why| Error::input("value", explanation(&why, &money(0), entered)))?;
        let amounts = match &reading {
            Reading::Certain(amount) => std::slice::from_ref(amount),
            Reading::Unclear(amounts) => amounts,
        };
        if amounts.iter().any(|amount| *amount < 0) {
            return Err(Error::input("value", InvalidInput::AmountNegative));
        }
        Ok(match reading {
            Reading::Certain(amount) => AmountReading::Certain {
                amount: money(amount),
            },
            Reading::Unclear(amounts) => AmountReading::Unclear {
                choices: amounts.into_iter().map(money).collect(),
            },
        })
    }

    /// The currencies for which a store has other decimals than ISO 4217.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if the store is not open, [`Error::Locked`] while the app is
    /// locked.
    pub(crate) async fn own_decimals(&self, connection: &str) -> Result<Vec<OwnDecimalsView>, Error> {
        Ok(self.currencies_of(connection).await?.differences())
    }

    /// Has a store's currencies read again when they are needed next.
    ///
    /// # Errors
    /// As [`StoreOrders::own_decimals`].
    pub(crate) fn forget_currencies(&self, connection: &str) -> Result<(), Error> {
        self.stores.get(connection)?.forget_currencies();
        Ok(())
    }

    async fn currencies_of(&self, connection: &str) -> Result<Arc<Currencies>, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                Ok(store.currencies().await)
            })
            .await
    }
}

/// What is wrong with an entered amount, and what to do.
fn explanation(why: &Unreadable, money: &MoneyView, entered: &EnteredAmount) -> InvalidInput {
    let currency = money.currency.clone();
    let decimals = usize::from(money.decimals.unwrap_or_default());
    match why {
        Unreadable::Malformed => {
            let fraction = &"50000000000000000000"[..decimals];
            let sign = if decimals == 0 { "" } else { &entered.style.decimal };
            InvalidInput::AmountMalformed {
                currency,
                example: format!("12{sign}{fraction}"),
            }
        }
        Unreadable::TooManyDecimals => InvalidInput::TooManyDecimals {
            currency,
            decimals: money.decimals.unwrap_or_default(),
        },
        Unreadable::TooLarge => InvalidInput::AmountTooLarge,
        Unreadable::OtherCurrency(other) => InvalidInput::OtherCurrency {
            other: other.clone(),
            currency,
        },
    }
}
