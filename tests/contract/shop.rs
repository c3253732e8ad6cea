//! The set-up: a sandbox store with the demo in it, and the client before it.

use moltin::{Admin, AsCustomer, Endpoint, Shopper, Store};
use sandbox::{Config, Sandbox, Seed};

pub(crate) const RON: &str = "ron@swanson.com";
pub(crate) const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
pub(crate) const RONS_PASSWORD: &str = "mysecretpassword";
pub(crate) const CLIENT_SECRET: &str = "sandbox-secret";

pub(crate) struct Shop {
    pub(crate) store: Store,
    _sandbox: Sandbox,
}

impl Shop {
    pub(crate) async fn open() -> Self {
        let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        Self {
            store: store_at(sandbox.base_url()),
            _sandbox: sandbox,
        }
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

pub(crate) fn store_at(base_url: &str) -> Store {
    Store::new(Endpoint::parse(base_url).unwrap(), "sandbox".into()).unwrap()
}
