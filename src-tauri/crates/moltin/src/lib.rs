//! A typed async client for the Moltin API, today Elastic Path Commerce Cloud.
//!
//! The README shows a first program. It needs a Tokio runtime.
//!
//! # Identities
//! A [`Store`] is one base URL and one client ID. The identity of a request is a type: [`Admin`]
//! sends the access token of the client credentials grant. [`AsCustomer`] sends the access token of
//! the implicit grant and exactly one [`CustomerToken`]. [`AsMember`] sends the access token of the
//! implicit grant and exactly one [`AccountToken`]: it is a member of an organization's account.
//! None of them can send the token of another. Customers and members only read. Access tokens are
//! requested when needed, cached until a minute before they expire, and refreshed by a single
//! flight. [`Admin::request`] calls any path of the API.
//!
//! # Pagination
//! [`Orders::list`] returns one [`Page`]. [`Orders::scan`] returns a stream of all pages, read by a
//! paginator that survives changes to the list and continues past the API's offset limit. Its
//! [`records`](Pages::records) are the orders one by one.
//!
//! # Retries
//! `GET`, `PUT` and `DELETE` are retried after 429, 502, 503, 504 and lost connections. The backoff
//! has full jitter, or follows `Retry-After`. There are four attempts by default
//! ([`StoreBuilder::max_attempts`]). A creation is retried only after a 429. A request for a
//! customer token, account tokens or a one-time code, and a move of money, are never retried. After
//! a lost response, [`Customers::create`] looks the customer up. [`Store::pending_retries`] lists
//! the waiting requests. Dropping a future cancels its retries and its request.
//! [`Admin::cancelled_by`] cancels only what was not sent yet.
//!
//! # Rate limit
//! A store gets at most 20 requests per second from all identities together
//! ([`StoreBuilder::requests_per_second`]). Interactive requests go before the later pages of a
//! scan.
//!
//! # Errors and logs
//! [`Error`] says what the store answered and whether a write
//! [may have been done](Error::may_have_been_done). [`Store::requests`] has the last 500 requests.
//! Each call is a `tracing` span with method, path, status and attempts. Neither contains secrets,
//! email addresses or bodies.
//!
//! The client does not cache responses and does not store secrets.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod access_token;
mod account_members;
mod account_memberships;
mod account_tokens;
mod accounts;
mod addresses;
mod carts;
mod certificate;
mod currencies;
mod custom_request;
mod customer_tokens;
mod customers;
mod decompress;
mod document;
mod endpoint;
mod error;
mod filter;
mod id;
mod identity;
mod lenient;
mod list;
mod log;
mod money;
mod null_if_empty;
mod orders;
mod page;
mod paginator;
mod personal_data;
mod proxy;
mod realms;
mod relationships;
mod resource;
mod response;
mod store;
mod store_clock;
mod subscriptions;
mod text;
mod timestamps;
mod transport;

/// Runs the program of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use jiff::{SignedDuration, Timestamp};
pub use reqwest::Method;
pub use secrecy::{ExposeSecret, SecretString};
pub use tokio_util::sync::CancellationToken;

pub use account_members::{
    AccountMember, AccountMemberFilter, AccountMemberQuery, AccountMemberSort, AccountMembers,
};
pub use account_memberships::{
    AccountMembership, AccountMemberships, UnassignedMemberFilter, UnassignedMemberQuery,
};
pub use account_tokens::{AccountToken, MemberSignIn, SignedInMember};
pub use accounts::{
    Account, AccountFilter, AccountPatch, AccountQuery, AccountScan, AccountSort, AccountTag, Accounts,
    NewAccount,
};
pub use addresses::{Address, Addresses, PostalAddress};
pub use carts::{Cart, CartDetails, CartFilter, CartId, CartItem, CartPromotion, CartQuery, Carts};
pub use certificate::{CertificateInfo, RefusedCertificate};
pub use currencies::Currency;
pub use custom_request::CustomRequest;
pub use customer_tokens::CustomerToken;
pub use customers::{
    Confirmation, Created, Customer, CustomerPatch, CustomerQuery, CustomerScan, CustomerSort, Customers,
    NewCustomer,
};
pub use endpoint::{Endpoint, InvalidEndpoint, Region};
pub use error::{ApiError, ConnectFailure, Error, ErrorEntry, ProxyFailure, Request, TransportError};
pub use filter::{CustomerFilter, OrderFilter};
pub use id::{
    AccountId, AccountMemberId, AccountMembershipId, AccountTagId, AddressId, AuthenticationRealmId,
    CartItemId, ClientId, CurrencyId, CustomerId, ErasureRequestId, OrderId, OrderItemId,
    PasswordCredentialId, PasswordProfileId, PersonalDataChangeId, ShippingGroupId, SubscriptionId,
    SubscriptionInvoiceId, SubscriptionPaymentId, SubscriptionPlanId, TransactionId,
};
pub use identity::{Admin, AsCustomer, AsMember, Identity, Shopper};
pub use lenient::UnreadableRecord;
pub use list::{ListQuery, ListScan, NoFilter, Unsorted};
pub use log::{LoggedRequest, Outcome, RequestRecorder, SentAs};
pub use money::Money;
pub use orders::{
    CancelReason, CreatedOrder, DeliveryEstimate, ManualPayment, NewOrder, NewOrderItem, Order, OrderChange,
    OrderItem, OrderQuery, OrderScan, OrderSort, Orders, PaymentMethod, ShippingGroup, ShippingGroupPatch,
    Transaction,
};
pub use page::Page;
pub use paginator::{Direction, OFFSET_LIMIT, Pages, Records};
pub use personal_data::{
    DataEntry, ErasureRequest, ErasureStatus, Initiator, PersonalData, PersonalDataChange,
};
pub use proxy::{InvalidProxy, Proxy, ProxyOrigin};
pub use realms::{
    AccountAuthenticationSettings, AuthenticationRealm, NewPasswordCredential, NewPasswordProfile,
    NewUserAuthenticationInfo, PasswordCredential, PasswordCredentials, PasswordProfile, Realm,
    UserAuthenticationInfo, UserAuthenticationInfoFilter, UserAuthenticationInfoQuery,
    UserAuthenticationInfoSort, UserAuthenticationInfos,
};
pub use resource::CustomFields;
pub use store::{Store, StoreBuilder};
pub use subscriptions::{
    InvoiceItem, PricingOption, Subscription, SubscriptionFilter, SubscriptionInvoice,
    SubscriptionInvoiceFilter, SubscriptionInvoiceQuery, SubscriptionPayment, SubscriptionPlan,
    SubscriptionQuery, Subscriptions,
};
pub use text::Text;
pub use transport::{PendingRetry, RetryReason, RetryWatcher, Timeouts};
