//! Filters: which customers or orders to list (see `docs/api.md`, "Filtering").
//!
//! Only listed attributes can be asked for: the API ignores a filter on any other and answers with everything.

use std::fmt::{self, Write};

use jiff::Timestamp;

use crate::id::{CustomerId, OrderId};

/// Terms that must all hold. Percent-encoding is the transport's; quoting is done here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Terms(Vec<Term>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    operator: &'static str,
    attribute: &'static str,
    operand: String,
}

impl Terms {
    fn one(operator: &'static str, attribute: &'static str, operand: impl Into<String>) -> Self {
        Self(vec![Term {
            operator,
            attribute,
            operand: operand.into(),
        }])
    }

    fn parameter(&self) -> Option<Parameter> {
        let shape = |term: &Term| {
            let Term {
                operator, attribute, ..
            } = term;
            format!("{operator}({attribute},{})", attribute.to_uppercase())
        };
        (!self.0.is_empty()).then(|| Parameter {
            value: self.to_string(),
            shape: self.0.iter().map(shape).collect::<Vec<_>>().join(":"),
        })
    }
}

/// A filter as it is sent, and as it is written where the values are nobody's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) value: String,
    pub(crate) shape: String,
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
                term.operator,
                term.attribute,
                Operand(&term.operand)
            )?;
        }
        Ok(())
    }
}

/// An operand, quoted where it holds anything that has no place in a plain one. The classic parser has no escape for
/// that, the newer one takes over when it fails.
struct Operand<'a>(&'a str);

impl fmt::Display for Operand<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_plain = |letter: char| letter.is_alphanumeric() || " $-_*.@{}|+/".contains(letter);
        if self.0.chars().all(is_plain) && self.0.trim() == self.0 {
            return formatter.write_str(self.0);
        }
        formatter.write_char('"')?;
        for letter in self.0.chars() {
            if matches!(letter, '"' | '\\') {
                formatter.write_char('\\')?;
            }
            formatter.write_char(letter)?;
        }
        formatter.write_char('"')
    }
}

/// How a value is written as an operand.
trait Written {
    fn written(&self) -> String;
}

impl Written for &str {
    fn written(&self) -> String {
        (*self).to_owned()
    }
}

impl Written for &CustomerId {
    fn written(&self) -> String {
        self.to_string()
    }
}

impl Written for &OrderId {
    fn written(&self) -> String {
        self.to_string()
    }
}

/// In whole minor units.
impl Written for i64 {
    fn written(&self) -> String {
        self.to_string()
    }
}

/// In milliseconds since the epoch, as the service's own storefront has it: both parsers read it.
impl Written for Timestamp {
    fn written(&self) -> String {
        self.as_millisecond().to_string()
    }
}

macro_rules! filter {
    ($(#[$doc:meta])* $name:ident { $($(#[$term_doc:meta])* $term:ident($operand:ident: $kind:ty) = $operator:literal $attribute:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name(Terms);

        impl $name {
            $($(#[$term_doc])*
            pub fn $term($operand: $kind) -> Self {
                Self(Terms::one($operator, $attribute, $operand.written()))
            })*

            /// Narrows the filter: both must hold. What is said twice is one term.
            #[must_use]
            pub fn and(mut self, other: Self) -> Self {
                for term in other.0.0 {
                    if !self.0.0.contains(&term) {
                        self.0.0.push(term);
                    }
                }
                self
            }

            /// How many terms it has. The API takes ten at most, and a scan needs one of them to go on past 10,000 records.
            pub fn terms(&self) -> usize {
                self.0.0.len()
            }

            pub(crate) fn parameter(&self) -> Option<Parameter> {
                self.0.parameter()
            }
        }

        /// As the API is asked for it.
        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

filter! {
    /// Which customers (see `docs/api.md`, "Customer lists"). The default is all of them.
    CustomerFilter {
        /// The customer with this e-mail address: the one filter that every store knows.
        email(email: &str) = "eq" "email",
        /// E-mail addresses of this pattern, with `*` at either end.
        email_like(pattern: &str) = "like" "email",
        /// The customers of this name.
        name(name: &str) = "eq" "name",
        /// Names of this pattern, with `*` at either end.
        name_like(pattern: &str) = "like" "name",
        /// The customers created after this moment.
        created_after(moment: Timestamp) = "gt" "created_at",
        /// The customers created before this moment.
        created_before(moment: Timestamp) = "lt" "created_at",
        /// The customers with this reference of the merchant's.
        external_ref(reference: &str) = "eq" "external_ref",
    }
}

filter! {
    /// Which orders (see `docs/api.md`, "Order lists"). The default is all of them. Patterns have a
    /// `*` at either end, amounts are whole minor units, whatever their currency.
    OrderFilter {
        /// The order with this id. Not listed, but taken.
        id(id: &OrderId) = "eq" "id",
        /// The order that the shop printed this number on.
        order_number(number: &str) = "eq" "order_number",
        /// Orders with numbers of this pattern.
        order_number_like(pattern: &str) = "like" "order_number",
        /// The orders with this reference of the merchant's.
        external_ref(reference: &str) = "eq" "external_ref",
        /// Orders with references of this pattern.
        external_ref_like(pattern: &str) = "like" "external_ref",
        /// The orders in this state.
        status(status: &str) = "eq" "status",
        /// The orders in this state of payment.
        payment(payment: &str) = "eq" "payment",
        /// The orders in this state of shipping.
        shipping(shipping: &str) = "eq" "shipping",
        /// The orders linked to this customer. Guest orders are not linked, whatever their e-mail address.
        customer(id: &CustomerId) = "eq" "customer_id",
        /// Orders linked to customers with ids of this pattern.
        customer_like(pattern: &str) = "like" "customer_id",
        /// The orders with this name on them.
        name(name: &str) = "eq" "name",
        /// Orders with names of this pattern.
        name_like(pattern: &str) = "like" "name",
        /// The orders with this e-mail address on them, linked to a customer or not.
        email(email: &str) = "eq" "email",
        /// Orders with e-mail addresses of this pattern.
        email_like(pattern: &str) = "like" "email",
        /// The orders that go to this name.
        shipping_name(name: &str) = "eq" "shipping_name",
        /// Orders that go to names of this pattern.
        shipping_name_like(pattern: &str) = "like" "shipping_name",
        /// The orders that go to this postcode.
        shipping_postcode(postcode: &str) = "eq" "shipping_postcode",
        /// Orders that go to postcodes of this pattern.
        shipping_postcode_like(pattern: &str) = "like" "shipping_postcode",
        /// The orders that are billed to this name.
        billing_name(name: &str) = "eq" "billing_name",
        /// Orders that are billed to names of this pattern.
        billing_name_like(pattern: &str) = "like" "billing_name",
        /// The orders that are billed to this postcode.
        billing_postcode(postcode: &str) = "eq" "billing_postcode",
        /// Orders that are billed to postcodes of this pattern.
        billing_postcode_like(pattern: &str) = "like" "billing_postcode",
        /// The orders of this account.
        account(id: &str) = "eq" "account_id",
        /// Orders of accounts with ids of this pattern.
        account_like(pattern: &str) = "like" "account_id",
        /// The orders that this member of an account has placed.
        account_member(id: &str) = "eq" "account_member_id",
        /// Orders of members with ids of this pattern.
        account_member_like(pattern: &str) = "like" "account_member_id",
        /// The accounts' orders with this name on them.
        contact_name(name: &str) = "eq" "contact.name",
        /// Accounts' orders with names of this pattern.
        contact_name_like(pattern: &str) = "like" "contact.name",
        /// The accounts' orders with this e-mail address on them.
        contact_email(email: &str) = "eq" "contact.email",
        /// Accounts' orders with e-mail addresses of this pattern.
        contact_email_like(pattern: &str) = "like" "contact.email",
        /// The orders with this product among their lines.
        product(id: &str) = "eq" "product_id",
        /// The orders with this stock keeping unit among their lines.
        product_sku(sku: &str) = "eq" "product_sku",
        /// The orders in this currency, by its ISO 4217 code.
        currency(code: &str) = "eq" "currency",
        /// The orders with a total of this and more, tax included.
        with_tax_at_least(amount: i64) = "ge" "with_tax",
        /// The orders with a total of this and less, tax included.
        with_tax_at_most(amount: i64) = "le" "with_tax",
        /// The orders with a total of this and more, without tax.
        without_tax_at_least(amount: i64) = "ge" "without_tax",
        /// The orders with a total of this and less, without tax.
        without_tax_at_most(amount: i64) = "le" "without_tax",
        /// The orders placed after this moment.
        created_after(moment: Timestamp) = "gt" "created_at",
        /// The orders placed before this moment.
        created_before(moment: Timestamp) = "lt" "created_at",
        /// The orders that last changed after this moment.
        updated_after(moment: Timestamp) = "gt" "updated_at",
        /// The orders that last changed before this moment.
        updated_before(moment: Timestamp) = "lt" "updated_at",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(filter: &CustomerFilter) -> String {
        filter.parameter().unwrap().value
    }

    #[test]
    fn no_terms_are_no_parameter() {
        assert_eq!(CustomerFilter::default().parameter(), None);
    }

    #[test]
    fn filter_terms_have_the_documented_syntax() {
        let both = CustomerFilter::email("ron@swanson.com").and(CustomerFilter::name_like("*swan*"));

        assert_eq!(written(&both), "eq(email,ron@swanson.com):like(name,*swan*)");
        assert_eq!(
            OrderFilter::customer(&"c-1".into()).parameter().unwrap(),
            Parameter {
                value: "eq(customer_id,c-1)".into(),
                shape: "eq(customer_id,CUSTOMER_ID)".into(),
            }
        );
    }

    #[test]
    fn what_is_said_twice_is_one_term() {
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
    fn moments_are_milliseconds_since_the_epoch() {
        let moment = "2024-03-01T09:00:45.738Z".parse().unwrap();

        assert_eq!(
            OrderFilter::created_after(moment).parameter().unwrap().value,
            "gt(created_at,1709283645738)"
        );
    }

    #[test]
    fn what_the_language_uses_itself_is_quoted() {
        assert_eq!(
            written(&CustomerFilter::name("Swanson, Ron")),
            r#"eq(name,"Swanson, Ron")"#
        );
        assert_eq!(written(&CustomerFilter::name("O'Brien")), r#"eq(name,"O'Brien")"#);
        assert_eq!(written(&CustomerFilter::name("100%")), r#"eq(name,"100%")"#);
        assert_eq!(
            written(&CustomerFilter::name("Zoë Müller")),
            "eq(name,Zoë Müller)"
        );
        assert_eq!(
            written(&CustomerFilter::name(r#"a"b\c"#)),
            r#"eq(name,"a\"b\\c")"#
        );
        assert_eq!(
            written(&CustomerFilter::name("x):eq(email,y")),
            r#"eq(name,"x):eq(email,y")"#
        );
        assert_eq!(
            written(&CustomerFilter::email("ron+1@swanson.com")),
            "eq(email,ron+1@swanson.com)"
        );
    }
}
