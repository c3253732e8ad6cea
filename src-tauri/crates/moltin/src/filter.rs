//! Filters for lists of customers and orders (see `docs/api.md`, "Filtering").
//!
//! Only documented attributes can be filtered: the API ignores any other filter and returns
//! everything.

use std::fmt::{self, Write};

use jiff::Timestamp;

use crate::id::{CustomerId, OrderId};

/// Terms that must all match. This module quotes operands; the transport percent-encodes them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Terms(pub(crate) Vec<Term>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    operator: &'static str,
    attribute: &'static str,
    /// As it is sent, quoted if necessary.
    operand: String,
}

impl Terms {
    pub(crate) fn one(operator: &'static str, attribute: &'static str, operand: &impl ToOperand) -> Self {
        Self(vec![Term {
            operator,
            attribute,
            operand: operand.to_operand(),
        }])
    }

    pub(crate) fn parameter(&self) -> Option<Parameter> {
        let redacted = |term: &Term| {
            let Term {
                operator, attribute, ..
            } = term;
            format!("{operator}({attribute},{})", attribute.to_uppercase())
        };
        (!self.0.is_empty()).then(|| Parameter {
            value: self.to_string(),
            redacted: self.0.iter().map(redacted).collect::<Vec<_>>().join(":"),
        })
    }
}

/// A filter as it is sent, and without its values for logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) value: String,
    /// The filter with the attribute's name instead of each value.
    pub(crate) redacted: String,
}

/// The filter by which personal data are found: both terms are required.
pub(crate) fn data_entry(resource_type: &str, resource_id: &str) -> Parameter {
    let mut terms = Terms::one("eq", "resource_type", &resource_type);
    terms.0.extend(Terms::one("eq", "resource_id", &resource_id).0);
    Parameter {
        value: terms.to_string(),
        redacted: "eq(resource_type,RESOURCE_TYPE):eq(resource_id,RESOURCE_ID)".to_owned(),
    }
}

impl fmt::Display for Terms {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_char(':')?;
            }
            write!(
                formatter,
                "{}({},{})",
                term.operator, term.attribute, term.operand
            )?;
        }
        Ok(())
    }
}

/// An operand, quoted if it contains characters that a plain operand can't. The API's classic
/// parser has no quotes; its newer parser takes over when the classic one fails.
struct Operand<'a>(&'a str);

impl fmt::Display for Operand<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_plain = |character: char| character.is_alphanumeric() || " $-_*.@{}|+/".contains(character);
        if self.0.chars().all(is_plain) && self.0.trim() == self.0 {
            return formatter.write_str(self.0);
        }
        formatter.write_str(&quoted(self.0))
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

/// A value that can be an operand.
pub(crate) trait ToOperand {
    fn to_operand(&self) -> String;
}

/// A text or an ID.
impl<T: AsRef<str> + ?Sized> ToOperand for &T {
    fn to_operand(&self) -> String {
        Operand(self.as_ref()).to_string()
    }
}

/// The operands of `in`. None at all match nothing.
pub(crate) struct AnyOf<'a, T>(pub(crate) &'a [T]);

impl<T: AsRef<str>> ToOperand for AnyOf<'_, T> {
    fn to_operand(&self) -> String {
        if self.0.is_empty() {
            return quoted("");
        }
        let operands = self.0.iter().map(|operand| operand.to_operand());
        operands.collect::<Vec<_>>().join(",")
    }
}

/// A text that is always quoted, as the filters of carts are documented.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl ToOperand for Quoted<'_> {
    fn to_operand(&self) -> String {
        quoted(self.0)
    }
}

/// Money in whole minor units.
impl ToOperand for i64 {
    fn to_operand(&self) -> String {
        self.to_string()
    }
}

/// Milliseconds since the epoch: both parsers of the API read them.
impl ToOperand for Timestamp {
    fn to_operand(&self) -> String {
        self.as_millisecond().to_string()
    }
}

macro_rules! filter {
    ($(#[$doc:meta])* $name:ident { $($(#[$term_doc:meta])* $term:ident($operand:ident: $kind:ty) = $operator:literal $attribute:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name($crate::filter::Terms);

        impl $name {
            $($(#[$term_doc])*
            pub fn $term($operand: $kind) -> Self {
                Self($crate::filter::Terms::one($operator, $attribute, &$operand))
            })*

            /// Narrows the filter: both filters must match. Duplicate terms are dropped.
            #[must_use]
            pub fn and(mut self, other: Self) -> Self {
                for term in other.0.0 {
                    if !self.0.0.contains(&term) {
                        self.0.0.push(term);
                    }
                }
                self
            }

            /// The number of terms. The API accepts at most ten, and a scan adds one of them to
            /// continue past 10,000 records.
            pub fn terms(&self) -> usize {
                self.0.0.len()
            }

            pub(crate) fn parameter(&self) -> Option<$crate::filter::Parameter> {
                self.0.parameter()
            }
        }

        /// The filter in the API's query language.
        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, formatter)
            }
        }
    };
}
pub(crate) use filter;

filter! {
    /// Selects customers (see `docs/api.md`, "Customer lists"). The default selects all.
    CustomerFilter {
        /// The customer with this ID. Stores of 2020 don't know this filter, and ignore it.
        id(id: &CustomerId) = "eq" "id",
        /// The customer with this email address. Every store supports this filter.
        email(email: &str) = "eq" "email",
        /// Email addresses that match a pattern, with `*` at either end.
        email_like(pattern: &str) = "like" "email",
        /// Customers with this name.
        name(name: &str) = "eq" "name",
        /// Names that match a pattern, with `*` at either end.
        name_like(pattern: &str) = "like" "name",
        /// Customers created after this time.
        created_after(time: Timestamp) = "gt" "created_at",
        /// Customers created before this time.
        created_before(time: Timestamp) = "lt" "created_at",
        /// Customers with this external reference.
        external_ref(reference: &str) = "eq" "external_ref",
    }
}

filter! {
    /// Selects orders (see `docs/api.md`, "Order lists"). The default selects all. Patterns have a
    /// `*` at either end. Amounts are minor units; the currency is not compared.
    OrderFilter {
        /// The order with this ID. The API accepts this filter without documenting it.
        id(id: &OrderId) = "eq" "id",
        /// The order with this number, as the shop prints it.
        order_number(number: &str) = "eq" "order_number",
        /// Orders whose number matches a pattern.
        order_number_like(pattern: &str) = "like" "order_number",
        /// Orders with this external reference.
        external_ref(reference: &str) = "eq" "external_ref",
        /// Orders whose external reference matches a pattern.
        external_ref_like(pattern: &str) = "like" "external_ref",
        /// Orders with this status.
        status(status: &str) = "eq" "status",
        /// Orders with this payment status.
        payment(payment: &str) = "eq" "payment",
        /// Orders with this shipping status.
        shipping(shipping: &str) = "eq" "shipping",
        /// Orders of this customer. Guest orders are not linked to a customer, even if the email
        /// address matches.
        customer(id: &CustomerId) = "eq" "customer_id",
        /// Orders whose customer ID matches a pattern.
        customer_like(pattern: &str) = "like" "customer_id",
        /// Orders with this customer name.
        name(name: &str) = "eq" "name",
        /// Orders whose customer name matches a pattern.
        name_like(pattern: &str) = "like" "name",
        /// Orders with this email address, guest orders included.
        email(email: &str) = "eq" "email",
        /// Orders whose email address matches a pattern.
        email_like(pattern: &str) = "like" "email",
        /// Orders with this name in the shipping address.
        shipping_name(name: &str) = "eq" "shipping_name",
        /// Orders whose shipping name matches a pattern.
        shipping_name_like(pattern: &str) = "like" "shipping_name",
        /// Orders with this postcode in the shipping address.
        shipping_postcode(postcode: &str) = "eq" "shipping_postcode",
        /// Orders whose shipping postcode matches a pattern.
        shipping_postcode_like(pattern: &str) = "like" "shipping_postcode",
        /// Orders with this name in the billing address.
        billing_name(name: &str) = "eq" "billing_name",
        /// Orders whose billing name matches a pattern.
        billing_name_like(pattern: &str) = "like" "billing_name",
        /// Orders with this postcode in the billing address.
        billing_postcode(postcode: &str) = "eq" "billing_postcode",
        /// Orders whose billing postcode matches a pattern.
        billing_postcode_like(pattern: &str) = "like" "billing_postcode",
        /// Orders of this account.
        account(id: &str) = "eq" "account_id",
        /// Orders whose account ID matches a pattern.
        account_like(pattern: &str) = "like" "account_id",
        /// Orders placed by this account member.
        account_member(id: &str) = "eq" "account_member_id",
        /// Orders whose account member ID matches a pattern.
        account_member_like(pattern: &str) = "like" "account_member_id",
        /// Account orders with this contact name.
        contact_name(name: &str) = "eq" "contact.name",
        /// Account orders whose contact name matches a pattern.
        contact_name_like(pattern: &str) = "like" "contact.name",
        /// Account orders with this contact email address.
        contact_email(email: &str) = "eq" "contact.email",
        /// Account orders whose contact email address matches a pattern.
        contact_email_like(pattern: &str) = "like" "contact.email",
        /// Orders that contain this product.
        product(id: &str) = "eq" "product_id",
        /// Orders that contain this stock keeping unit (SKU).
        product_sku(sku: &str) = "eq" "product_sku",
        /// Orders in this currency (ISO 4217 code).
        currency(code: &str) = "eq" "currency",
        /// Orders with at least this total, tax included.
        with_tax_at_least(amount: i64) = "ge" "with_tax",
        /// Orders with at most this total, tax included.
        with_tax_at_most(amount: i64) = "le" "with_tax",
        /// Orders with at least this total, without tax.
        without_tax_at_least(amount: i64) = "ge" "without_tax",
        /// Orders with at most this total, without tax.
        without_tax_at_most(amount: i64) = "le" "without_tax",
        /// Orders created after this time.
        created_after(time: Timestamp) = "gt" "created_at",
        /// Orders created before this time.
        created_before(time: Timestamp) = "lt" "created_at",
        /// Orders last updated after this time.
        updated_after(time: Timestamp) = "gt" "updated_at",
        /// Orders last updated before this time.
        updated_before(time: Timestamp) = "lt" "updated_at",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query_value(filter: &CustomerFilter) -> String {
        filter.parameter().unwrap().value
    }

    #[test]
    fn empty_filter_has_no_parameter() {
        assert_eq!(CustomerFilter::default().parameter(), None);
    }

    #[test]
    fn filter_terms_have_the_documented_syntax() {
        let both = CustomerFilter::email("ron@swanson.com").and(CustomerFilter::name_like("*swan*"));

        assert_eq!(query_value(&both), "eq(email,ron@swanson.com):like(name,*swan*)");
        assert_eq!(
            OrderFilter::customer(&"c-1".into()).parameter().unwrap(),
            Parameter {
                value: "eq(customer_id,c-1)".into(),
                redacted: "eq(customer_id,CUSTOMER_ID)".into(),
            }
        );
    }

    #[test]
    fn duplicate_terms_are_dropped() {
        let pounds = OrderFilter::currency("GBP");
        let between = OrderFilter::with_tax_at_least(1000).and(OrderFilter::with_tax_at_most(-5));

        let filter = pounds.clone().and(between).and(pounds);

        assert_eq!(filter.terms(), 3);
        assert_eq!(
            filter.parameter().unwrap().value,
            "eq(currency,GBP):ge(with_tax,1000):le(with_tax,-5)"
        );
    }

    #[test]
    fn timestamp_operand_is_epoch_milliseconds() {
        let time = "2024-03-01T09:00:45.738Z".parse().unwrap();

        assert_eq!(
            OrderFilter::created_after(time).parameter().unwrap().value,
            "gt(created_at,1709283645738)"
        );
    }

    #[test]
    fn reserved_characters_are_quoted() {
        assert_eq!(
            query_value(&CustomerFilter::name("Swanson, Ron")),
            r#"eq(name,"Swanson, Ron")"#
        );
        assert_eq!(
            query_value(&CustomerFilter::name("O'Brien")),
            r#"eq(name,"O'Brien")"#
        );
        assert_eq!(query_value(&CustomerFilter::name("100%")), r#"eq(name,"100%")"#);
        assert_eq!(
            query_value(&CustomerFilter::name("Zoë Müller")),
            "eq(name,Zoë Müller)"
        );
        assert_eq!(
            query_value(&CustomerFilter::name(r#"a"b\c"#)),
            r#"eq(name,"a\"b\\c")"#
        );
        assert_eq!(
            query_value(&CustomerFilter::name("x):eq(email,y")),
            r#"eq(name,"x):eq(email,y")"#
        );
        assert_eq!(
            query_value(&CustomerFilter::email("ron+1@swanson.com")),
            "eq(email,ron+1@swanson.com)"
        );
    }
}
