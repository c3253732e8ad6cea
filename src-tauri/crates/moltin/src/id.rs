//! IDs, each a type of its own, so that an order ID can't be passed as a customer ID.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text unchanged.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The ID as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

id! {
    /// The public half of a store's client credentials.
    ClientId
}
id! {
    /// The ID of an organization's account, assigned by the store.
    AccountId
}
id! {
    /// An account member's ID, assigned by the store. It is also the ID of the member's
    /// authentication info in the realm.
    AccountMemberId
}
id! {
    /// The ID of a membership: one member in one account.
    AccountMembershipId
}
id! {
    /// The ID of an account tag, assigned by the store.
    AccountTagId
}
id! {
    /// The ID of an authentication realm, assigned by the store.
    AuthenticationRealmId
}
id! {
    /// The ID of a password profile, assigned by the store.
    PasswordProfileId
}
id! {
    /// The ID of a member's user name and password in one password profile, assigned by the store.
    PasswordCredentialId
}
id! {
    /// The ID of an item of a cart, assigned by the store.
    CartItemId
}
id! {
    /// A subscription's ID, assigned by the store.
    SubscriptionId
}
id! {
    /// The ID of a subscription's plan, assigned by the store.
    SubscriptionPlanId
}
id! {
    /// The ID of a subscription's invoice, assigned by the store.
    SubscriptionInvoiceId
}
id! {
    /// The ID of a payment of a subscription's invoice, assigned by the store.
    SubscriptionPaymentId
}
id! {
    /// A customer's ID, assigned by the store.
    CustomerId
}
id! {
    /// An order's ID, assigned by the store.
    OrderId
}
id! {
    /// An order item's ID, assigned by the store.
    OrderItemId
}
id! {
    /// An address's ID, assigned by the store.
    AddressId
}
id! {
    /// A transaction's ID, assigned by the store.
    TransactionId
}
id! {
    /// A shipping group's ID, assigned by the store.
    ShippingGroupId
}
id! {
    /// A currency's ID, assigned by the store.
    CurrencyId
}
id! {
    /// The ID of an entry of the personal data log, assigned by the store.
    PersonalDataChangeId
}
id! {
    /// The ID of a request to erase personal data, assigned by the store.
    ErasureRequestId
}
