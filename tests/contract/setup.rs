//! The test setup: a sandbox with demo data, and a client for it.

use std::time::Duration;

use moltin::{Admin, AsCustomer, AsMember, MemberSignIn, OrderQuery, OrderSort, Shopper, Store, Timeouts};
use moltin_sandbox::{Config, Sandbox, Seed};

use crate::fake_store::FakeStore;

pub(crate) const RON: &str = "ron@swanson.com";
pub(crate) const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
pub(crate) const RONS_PASSWORD: &str = "mysecretpassword";
pub(crate) const CLIENT_SECRET: &str = "sandbox-secret";

pub(crate) struct Setup {
    pub(crate) store: Store,
    pub(crate) sandbox: Sandbox,
}

impl Setup {
    pub(crate) async fn start() -> Self {
        let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        Self {
            store: store_at(sandbox.base_url()),
            sandbox,
        }
    }

    /// A client without a rate limit.
    pub(crate) async fn without_rate_limit() -> Self {
        let setup = Self::start().await;
        let endpoint = setup.store.endpoint().clone();
        let store = Store::builder(endpoint, "sandbox")
            .unwrap()
            .requests_per_second(None)
            .build()
            .unwrap();
        Self { store, ..setup }
    }

    /// The IDs of all orders in this sort order, read page by page.
    pub(crate) async fn sandbox_ids(&self, sort: OrderSort) -> Vec<String> {
        let admin = self.admin();
        let mut ids = Vec::new();
        loop {
            let query = OrderQuery::new().sort(sort).offset(ids.len() as u64);
            let page = admin.orders().list(&query).await.unwrap();
            ids.extend(page.items.into_iter().map(|order| order.id.to_string()));
            if ids.len() as u64 >= page.total {
                return ids;
            }
        }
    }

    /// How many requests for this path the sandbox received.
    pub(crate) fn requests_to(&self, path: &str) -> usize {
        let requests = self.sandbox.requests();
        requests.iter().filter(|request| request.path == path).count()
    }

    pub(crate) fn admin(&self) -> Admin {
        self.store.admin(CLIENT_SECRET)
    }

    pub(crate) fn shopper(&self) -> Shopper {
        self.store.shopper()
    }

    pub(crate) async fn ron(&self) -> AsCustomer {
        let shopper = self.shopper();
        let token = shopper.create_customer_token(RON, RONS_PASSWORD).await.unwrap();
        shopper.as_customer(token)
    }
}

impl FakeStore {
    pub(crate) fn store(&self) -> Store {
        store_at(self.base_url())
    }

    pub(crate) fn store_with_short_timeouts(&self) -> Store {
        let short = Duration::from_millis(500);
        // A connect timeout is another error, and a busy machine may be slow to connect.
        let timeouts = Timeouts::default()
            .connect(Duration::from_mins(2))
            .read(short)
            .total(short);
        let builder = Store::builder(self.base_url(), "sandbox").unwrap();
        builder.timeouts(timeouts).build().unwrap()
    }

    pub(crate) fn admin(&self) -> Admin {
        self.store().admin("a-client-secret")
    }

    /// An admin without a rate limit.
    pub(crate) fn unlimited_admin(&self) -> Admin {
        let builder = Store::builder(self.base_url(), "sandbox").unwrap();
        let store = builder.requests_per_second(None).build().unwrap();
        store.admin("a-client-secret")
    }

    /// Signs in as a customer, at a store that grants customer tokens.
    pub(crate) async fn customer(&self) -> AsCustomer {
        let shopper = self.store().shopper();
        let token = shopper
            .create_customer_token("ron@swanson.com", "a-password")
            .await
            .unwrap();
        shopper.as_customer(token)
    }

    /// Signs in as a member, at a store that grants account tokens.
    pub(crate) async fn member(&self) -> AsMember {
        let shopper = self.store().shopper();
        let sign_in = MemberSignIn::password(&"p1".into(), "dana", "a-password");
        let mut signed_in = shopper.create_account_tokens(&sign_in).await.unwrap();
        shopper.as_member(signed_in.accounts.remove(0))
    }
}

pub(crate) fn store_at(base_url: &str) -> Store {
    Store::new(base_url, "sandbox").unwrap()
}
