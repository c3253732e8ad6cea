//! A typed async client for the Moltin API, today Elastic Path Commerce Cloud: customers, customer tokens, orders.
//!
//! ```
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = moltin_sandbox::Sandbox::start(moltin_sandbox::Config::in_memory(moltin_sandbox::Seed::Demo)).await?;
//! # let endpoint: moltin::Endpoint = sandbox.base_url().parse()?;
//! use moltin::{CustomerFilter, CustomerQuery, OrderQuery, Store};
//!
//! // `Region::EuWest.endpoint()`, or the address of a host of your own.
//! let store = Store::new(endpoint, "sandbox".into())?;
//!
//! // As the merchant: everything.
//! let admin = store.admin("sandbox-secret".into());
//! let query = CustomerQuery { filter: CustomerFilter::email("ron@swanson.com"), ..CustomerQuery::default() };
//! let ron = admin.customers().list(&query).await?.items.remove(0);
//!
//! // As Ron: what the shop shows him.
//! let shopper = store.shopper();
//! let token = shopper.sign_in(&ron.email, &"mysecretpassword".into()).await?;
//! let orders = shopper.as_customer(token).orders().list(&OrderQuery::default()).await?;
//! println!("{} orders", orders.total);
//! # Ok(())
//! # }
//! ```
//!
//! # Who asks
//! A [`Store`] is one host and one client id. Who asks is a type: [`Admin`] sends the bearer of the client's credentials, and
//! [`AsCustomer`] the implicit bearer with exactly one [`CustomerToken`]. Neither can be made to send the other's. Bearers are asked for when
//! they are needed, kept until a minute before they end, and renewed once after a 401, by one for all who wait.
//!
//! # What is repeated
//! Reads, changes and deletions are sent up to four times where the store answers with 429, 502,
//! 503 or 504 or the connection is lost, after a wait that is drawn by chance from a bound that
//! doubles, or that the store asks for. A creation is repeated only after a 429, and a customer
//! token is never asked for twice (see `docs/api.md`, "Retries"). Where the reply to
//! [`Customers::create`] is lost, the store is asked what became of it. Whatever waits is in
//! [`Store::waits`], and dropping a future ends its waits and its requests.
//!
//! # How fast
//! A store is sent 20 requests a second at most, whoever asks, and people go before the pages of a [`scan`](Orders::scan), which reads
//! lists of any length, each record once. `BENCHMARKS.md` has the figures.
//!
//! # What it tells
//! An [`Error`] says whether the store said no, what it said, and whether a write may have been done. The last 500 requests are in
//! [`Store::requests`], without a secret.
//!
//! What is not in here: any cache of replies, and any place to keep a secret in.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod access_token;
mod addresses;
mod customer_tokens;
mod customers;
mod decompress;
mod endpoint;
mod error;
mod filter;
mod id;
mod identity;
mod log;
mod money;
mod orders;
mod page;
mod resource;
mod response;
mod scan;
mod store;
mod tolerant;
mod transport;

pub use compact_str::CompactString;

pub use addresses::{Address, Addresses, PostalAddress};
pub use customer_tokens::CustomerToken;
pub use customers::{
    Confirmation, Created, Customer, CustomerPatch, CustomerQuery, CustomerScan, CustomerSort, Customers,
    NewCustomer,
};
pub use endpoint::{Endpoint, InvalidEndpoint, Region};
pub use error::{ApiError, Error, ErrorEntry, Obstacle, Request};
pub use filter::{CustomerFilter, OrderFilter};
pub use id::{AddressId, ClientId, CustomerId, OrderId, OrderItemId, TransactionId};
pub use identity::{Admin, AsCustomer, Identity, Shopper};
pub use log::{LoggedRequest, Outcome, SentAs, Trace};
pub use money::Money;
pub use orders::{Order, OrderItem, OrderQuery, OrderScan, OrderSort, Orders, Transaction};
pub use page::Page;
pub use resource::CustomFields;
pub use scan::Direction;
pub use store::{Builder, Store, Timeouts};
pub use transport::{PendingRetry, RetryReason};
