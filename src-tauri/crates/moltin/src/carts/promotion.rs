//! Promotions of a cart.

use serde::Serialize;

use crate::money::Money;
use crate::resource::CustomFields;
use crate::text::Text;

/// A promotion or a code that applies to a cart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CartPromotion {
    /// The ID of the promotion, or of its item.
    pub id: Text,
    /// The name; empty if the store sends none.
    pub name: Text,
    /// The code that was entered; `None` if the promotion applies by itself or the store does not
    /// say.
    pub code: Option<Text>,
    /// The discount, zero or negative.
    pub discount: Option<Money>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}
