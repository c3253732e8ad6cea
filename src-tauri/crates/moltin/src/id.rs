//! Identifiers, each a type of its own, so that one can't be taken for another.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
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
    };
}

id! {
    /// The public half of a store's credentials.
    ClientId
}
id! {
    /// A customer, by the id that the store gave.
    CustomerId
}
id! {
    /// An order, by the id that the store gave.
    OrderId
}
id! {
    /// A line of an order, by the id that the store gave.
    OrderItemId
}
id! {
    /// An address of a customer, by the id that the store gave.
    AddressId
}
id! {
    /// A payment of an order, by the id that the store gave.
    TransactionId
}
