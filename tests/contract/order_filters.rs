//! Every order filter returns exactly the matching orders (see `docs/api.md`,
//! "Order lists").

use moltin::{Admin, Order, OrderFilter, OrderItem, OrderScan};

use crate::setup::Setup;

/// All orders of a store, and one of them to search for.
struct Orders {
    admin: Admin,
    all: Vec<Order>,
    one: Order,
    _shop: Setup,
}

impl Orders {
    async fn new() -> Self {
        let setup = Setup::without_rate_limit().await;
        let admin = setup.admin();
        let all = read(&admin, OrderFilter::default(), true).await;
        let one = all
            .iter()
            .find(|order| order.customer_id.is_some())
            .unwrap()
            .clone();
        Self {
            admin,
            all,
            one,
            _shop: setup,
        }
    }

    async fn expect(&self, filter: OrderFilter, matches: impl Fn(&Order) -> bool) {
        let found = read(&self.admin, filter.clone(), false).await;
        let expected = self.all.iter().filter(|order| matches(order));
        let found: Vec<_> = found.iter().map(|order| &order.id).collect();
        let expected: Vec<_> = expected.map(|order| &order.id).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
}

async fn read(admin: &Admin, filter: OrderFilter, with_items: bool) -> Vec<Order> {
    let scan = OrderScan::new().filter(filter).with_items(with_items);
    admin.orders().scan(scan).all().await.unwrap().items
}

#[tokio::test]
async fn status_and_reference_filters_match() {
    let orders = Orders::new().await;
    let one = &orders.one;
    let number = one.order_number.as_deref().unwrap();
    let begin = &number[..3];
    let begins = |order: &Order| {
        order
            .order_number
            .as_ref()
            .is_some_and(|number| number.starts_with(begin))
    };

    orders
        .expect(OrderFilter::id(&one.id), |order| order.id == one.id)
        .await;
    orders
        .expect(OrderFilter::order_number(number), |order| {
            order.order_number == one.order_number
        })
        .await;
    orders
        .expect(OrderFilter::order_number_like(&format!("{begin}*")), begins)
        .await;
    orders
        .expect(OrderFilter::external_ref("none has this"), |_| false)
        .await;
    orders
        .expect(OrderFilter::external_ref_like("*none*"), |_| false)
        .await;
    orders
        .expect(OrderFilter::status(&one.status), |order| {
            order.status == one.status
        })
        .await;
    orders
        .expect(OrderFilter::payment(&one.payment), |order| {
            order.payment == one.payment
        })
        .await;
    orders
        .expect(OrderFilter::shipping(&one.shipping), |order| {
            order.shipping == one.shipping
        })
        .await;
}

#[tokio::test]
async fn name_email_and_postcode_filters_match() {
    let orders = Orders::new().await;
    let one = &orders.one;
    let customer = one.customer_id.as_ref().unwrap();
    let (name, email) = (one.customer_name.as_str(), one.customer_email.as_str());
    let (begin, end, domain) = (&name[..3], &name[2..], &email[4..]);
    let postcode_of = |order: &Order| order.billing_address.as_ref().unwrap().postcode.to_string();
    let postcode = postcode_of(one);
    let prefix = &postcode[..2];

    let is_theirs = |order: &Order| order.customer_id == one.customer_id;
    orders.expect(OrderFilter::customer(customer), is_theirs).await;
    orders
        .expect(
            OrderFilter::customer_like(&format!("{}*", &customer.as_str()[..13])),
            is_theirs,
        )
        .await;
    let is_named = |order: &Order| order.customer_name == name;
    orders.expect(OrderFilter::name(name), is_named).await;
    orders.expect(OrderFilter::shipping_name(name), is_named).await;
    orders.expect(OrderFilter::billing_name(name), is_named).await;
    let begins = |order: &Order| order.customer_name.starts_with(begin);
    orders
        .expect(OrderFilter::shipping_name_like(&format!("{begin}*")), begins)
        .await;
    orders
        .expect(OrderFilter::billing_name_like(&format!("{begin}*")), begins)
        .await;
    orders
        .expect(OrderFilter::name_like(&format!("*{end}")), |order| {
            order.customer_name.ends_with(end)
        })
        .await;
    orders
        .expect(OrderFilter::email(email), |order| order.customer_email == email)
        .await;
    orders
        .expect(OrderFilter::email_like(&format!("*{domain}*")), |order| {
            order.customer_email.contains(domain)
        })
        .await;
    orders
        .expect(OrderFilter::shipping_postcode(&postcode), |order| {
            postcode_of(order) == postcode
        })
        .await;
    orders
        .expect(OrderFilter::billing_postcode(&postcode), |order| {
            postcode_of(order) == postcode
        })
        .await;
    orders
        .expect(
            OrderFilter::shipping_postcode_like(&format!("{prefix}*")),
            |order| postcode_of(order).starts_with(prefix),
        )
        .await;
    orders
        .expect(
            OrderFilter::billing_postcode_like(&format!("{prefix}*")),
            |order| postcode_of(order).starts_with(prefix),
        )
        .await;
}

#[tokio::test]
async fn account_filters_match_nothing_without_accounts() {
    let orders = Orders::new().await;

    for filter in [
        OrderFilter::account("none"),
        OrderFilter::account_like("*none*"),
        OrderFilter::account_member("none"),
        OrderFilter::account_member_like("*none*"),
        OrderFilter::contact_name("None"),
        OrderFilter::contact_name_like("*none*"),
        OrderFilter::contact_email("none@pawnee.test"),
        OrderFilter::contact_email_like("*none*"),
    ] {
        orders.expect(filter, |_| false).await;
    }
}

#[tokio::test]
async fn item_and_total_filters_match() {
    let orders = Orders::new().await;
    let one = &orders.one;
    let item = one.items.as_ref().unwrap()[0].clone();
    let currency = |order: &Order| order.with_tax.as_ref().unwrap().currency.clone();
    let gross = |order: &Order| order.with_tax.as_ref().unwrap().amount;
    let net = |order: &Order| order.without_tax.as_ref().unwrap().amount;
    let has = |order: &Order, matches: &dyn Fn(&OrderItem) -> bool| order.items.iter().flatten().any(matches);
    let (is_product, is_sku) = (
        |other: &OrderItem| other.product_id == item.product_id,
        |other: &OrderItem| other.sku == item.sku,
    );

    orders
        .expect(OrderFilter::product(&item.product_id), |order| {
            has(order, &is_product)
        })
        .await;
    orders
        .expect(OrderFilter::product_sku(&item.sku), |order| has(order, &is_sku))
        .await;
    orders
        .expect(OrderFilter::currency(&currency(one)), |order| {
            currency(order) == currency(one)
        })
        .await;
    orders
        .expect(OrderFilter::with_tax_at_least(gross(one)), |order| {
            gross(order) >= gross(one)
        })
        .await;
    orders
        .expect(OrderFilter::with_tax_at_most(gross(one)), |order| {
            gross(order) <= gross(one)
        })
        .await;
    orders
        .expect(OrderFilter::without_tax_at_least(net(one)), |order| {
            net(order) >= net(one)
        })
        .await;
    orders
        .expect(OrderFilter::without_tax_at_most(net(one)), |order| {
            net(order) <= net(one)
        })
        .await;
}

#[tokio::test]
async fn time_filters_match() {
    let orders = Orders::new().await;
    let (created, updated) = (orders.one.created_at.unwrap(), orders.one.updated_at.unwrap());

    orders
        .expect(OrderFilter::created_after(created), |order| {
            order.created_at.unwrap() > created
        })
        .await;
    orders
        .expect(OrderFilter::created_before(created), |order| {
            order.created_at.unwrap() < created
        })
        .await;
    orders
        .expect(OrderFilter::updated_after(updated), |order| {
            order.updated_at.unwrap() > updated
        })
        .await;
    orders
        .expect(OrderFilter::updated_before(updated), |order| {
            order.updated_at.unwrap() < updated
        })
        .await;
}
