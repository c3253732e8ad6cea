//! The store's currencies (see `docs/api.md`, "Currencies").

use serde::{Deserialize, Serialize};

use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::CurrencyId;
use crate::identity::{Admin, AsCustomer, AsMember, Identity, send};
use crate::page;
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::transport::{Call, Path};

/// How many currencies are requested at a time.
const PAGE: u32 = 100;
/// The most currencies that are read. ISO 4217 has fewer than 200.
const MOST: u32 = 1000;

/// A currency of a store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Currency {
    /// The ID.
    pub id: CurrencyId,
    /// The code, which stores choose freely: mostly an ISO 4217 code.
    pub code: Text,
    /// How many decimals its amounts have: 2 if 2405 minor units are 24.05.
    pub decimal_places: Option<i64>,
    /// Whether the shop offers it.
    pub enabled: Option<bool>,
    /// Whether it is the store's own currency.
    pub is_default: Option<bool>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

resource! {
    /// A currency in a response.
    struct Received {
        code: Text,
        decimal_places: i64,
        enabled: bool,
        is_default = "default": bool,
    } ignored ["type", "links", "meta"]
}

impl From<Received> for Currency {
    fn from(received: Received) -> Self {
        Self {
            id: received.id.into(),
            code: received.code.unwrap_or_default(),
            decimal_places: received.decimal_places,
            enabled: received.enabled,
            is_default: received.is_default,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

impl Admin {
    /// All currencies of the store. Those that can't be read are left out.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use moltin_sandbox::{Config, Sandbox, Seed};
    /// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
    /// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
    /// for currency in admin.currencies().await? {
    ///     println!("{}: {:?} decimals", currency.code, currency.decimal_places);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Api`] with status 403 if the credentials may not read them.
    pub async fn currencies(&self) -> Result<Vec<Currency>, Error> {
        all(self).await
    }
}

impl AsCustomer {
    /// All currencies of the store, as [`Admin::currencies`].
    ///
    /// # Errors
    /// As [`Admin::currencies`].
    pub async fn currencies(&self) -> Result<Vec<Currency>, Error> {
        all(self).await
    }
}

impl AsMember {
    /// All currencies of the store, as [`Admin::currencies`].
    ///
    /// # Errors
    /// As [`Admin::currencies`].
    pub async fn currencies(&self) -> Result<Vec<Currency>, Error> {
        all(self).await
    }
}

async fn all(identity: &impl Identity) -> Result<Vec<Currency>, Error> {
    let mut currencies = Vec::new();
    let mut offset = 0;
    loop {
        let call = Call::get(Path::new("/v2/currencies"))
            .query(page::parameters(PAGE, offset))
            .allow_large_response();
        // A store that does not paginate the list sends all of it.
        let document = send(identity, &call).await?.list::<Received, NotIncluded>(MOST)?;
        let page = document.into_page(PAGE, offset, Currency::from);
        let length = page.length();
        offset = offset.saturating_add(length);
        let is_last = length < page.limit || offset >= page.total || offset >= MOST.into();
        currencies.extend(page.items);
        if is_last {
            return Ok(currencies);
        }
    }
}
