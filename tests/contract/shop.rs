//! The set-up: a sandbox store with the demo in it, and the client before it.

use std::time::Duration;

use moltin::{Admin, AsCustomer, Endpoint, OrderQuery, OrderSort, Shopper, Store, Timeouts};
use moltin_sandbox::{Config, Sandbox, Seed};

use crate::fake_store::FakeStore;

pub(crate) const RON: &str = "ron@swanson.com";
pub(crate) const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
pub(crate) const RONS_PASSWORD: &str = "mysecretpassword";
pub(crate) const CLIENT_SECRET: &str = "sandbox-secret";

pub(crate) struct Shop {
    pub(crate) store: Store,
    pub(crate) sandbox: Sandbox,
}

impl Shop {
    pub(crate) async fn open() -> Self {
        let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        Self {
            store: store_at(sandbox.base_url()),
            sandbox,
        }
    }

    /// A shop that is asked as fast as can be.
    pub(crate) async fn unpaced() -> Self {
        let shop = Self::open().await;
        let endpoint = shop.store.endpoint().clone();
        let store = Store::builder(endpoint, "sandbox".into())
            .requests_per_second(None)
            .build()
            .unwrap();
        Self { store, ..shop }
    }

    /// The ids of all orders in this order, a page after the other.
    pub(crate) async fn sandbox_ids(&self, sort: OrderSort) -> Vec<String> {
        let admin = self.admin();
        let mut ids = Vec::new();
        loop {
            let query = OrderQuery {
                sort: Some(sort),
                offset: ids.len() as u64,
                ..OrderQuery::default()
            };
            let page = admin.orders().list(&query).await.unwrap();
            ids.extend(page.items.into_iter().map(|order| order.id.to_string()));
            if ids.len() as u64 >= page.total {
                return ids;
            }
        }
    }

    /// How often the store was asked for this path.
    pub(crate) fn requests_to(&self, path: &str) -> usize {
        let requests = self.sandbox.requests();
        requests.iter().filter(|seen| seen.path == path).count()
    }

    pub(crate) fn admin(&self) -> Admin {
        self.store.admin(CLIENT_SECRET.into())
    }

    pub(crate) fn shopper(&self) -> Shopper {
        self.store.shopper()
    }

    pub(crate) async fn ron(&self) -> AsCustomer {
        let shopper = self.shopper();
        let token = shopper.sign_in(RON, &RONS_PASSWORD.into()).await.unwrap();
        shopper.as_customer(token)
    }
}

impl FakeStore {
    pub(crate) fn store(&self) -> Store {
        store_at(self.base_url())
    }

    pub(crate) fn store_with_short_timeouts(&self) -> Store {
        let short = Duration::from_millis(500);
        Store::builder(Endpoint::parse(self.base_url()).unwrap(), "sandbox".into())
            .timeouts(Timeouts {
                // A connect timeout is another error, and a busy machine may be slow to connect.
                connect: Duration::from_mins(2),
                read: short,
                total: short,
            })
            .build()
            .unwrap()
    }

    pub(crate) fn admin(&self) -> Admin {
        self.store().admin("a-client-secret".into())
    }

    /// An admin without a rate limit.
    pub(crate) fn unlimited_admin(&self) -> Admin {
        Store::builder(Endpoint::parse(self.base_url()).unwrap(), "sandbox".into())
            .requests_per_second(None)
            .build()
            .unwrap()
            .admin("a-client-secret".into())
    }

    /// Signs in as a customer, at a store that grants customer tokens.
    pub(crate) async fn customer(&self) -> AsCustomer {
        let shopper = self.store().shopper();
        let token = shopper
            .sign_in("ron@swanson.com", &"a-password".into())
            .await
            .unwrap();
        shopper.as_customer(token)
    }
}

pub(crate) fn store_at(base_url: &str) -> Store {
    Store::new(Endpoint::parse(base_url).unwrap(), "sandbox".into()).unwrap()
}
