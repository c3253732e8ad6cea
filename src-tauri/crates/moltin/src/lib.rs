//! A typed async client for the Moltin API, today Elastic Path Commerce Cloud: customers, customer tokens, orders.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use moltin::{CustomerFilter, CustomerQuery, OrderQuery, Region, Store};
//!
//! let store = Store::new(Region::EuWest.endpoint(), "my-client-id".into())?;
//!
//! // As the merchant: everything.
//! let admin = store.admin("my-client-secret".into());
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
//! A [`Store`] is one host and one client id. Who asks is a type: [`Admin`] sends the bearer of the client's credentials, and
//! [`AsCustomer`] the implicit bearer with exactly one [`CustomerToken`]. Neither can be made to send the other's. Bearers are asked for when
//! they are needed, kept until a minute before they end, and renewed once after a 401.
//!
//! What is not in here: retries and pacing, any cache of replies, and any place to keep a secret in.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod addresses;
mod bearer;
mod customer_tokens;
mod customers;
mod endpoint;
mod error;
mod filter;
mod id;
mod identity;
mod log;
mod money;
mod orders;
mod page;
mod reply;
mod resource;
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
pub use log::{LoggedRequest, Outcome, SentAs};
pub use money::Money;
pub use orders::{Order, OrderItem, OrderQuery, OrderScan, OrderSort, Orders, Transaction};
pub use page::Page;
pub use resource::Extra;
pub use scan::Direction;
pub use store::{Builder, Store, Timeouts};
pub use transport::{Wait, WaitReason};
