//! Every filter of orders finds those that are so, and no others (see `docs/api.md`,
//! "Order lists").

use futures_util::stream::TryStreamExt;
use moltin::{Admin, Order, OrderFilter, OrderItem, OrderScan};

use crate::shop::Shop;

/// All the orders of a shop, and one of them to look for.
struct Listed {
    admin: Admin,
    all: Vec<Order>,
    one: Order,
    _shop: Shop,
}

impl Listed {
    async fn new() -> Self {
        let shop = Shop::unpaced().await;
        let admin = shop.admin();
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
            _shop: shop,
        }
    }

    async fn finds(&self, filter: OrderFilter, is_so: impl Fn(&Order) -> bool) {
        let found = read(&self.admin, filter.clone(), false).await;
        let expected = self.all.iter().filter(|order| is_so(order));
        let found: Vec<_> = found.iter().map(|order| &order.id).collect();
        let expected: Vec<_> = expected.map(|order| &order.id).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
}

async fn read(admin: &Admin, filter: OrderFilter, with_items: bool) -> Vec<Order> {
    let scan = OrderScan {
        filter,
        with_items,
        ..OrderScan::default()
    };
    let pages: Vec<_> = admin.orders().scan(scan).try_collect().await.unwrap();
    pages.into_iter().flat_map(|page| page.items).collect()
}

#[tokio::test]
async fn states_and_references() {
    let listed = Listed::new().await;
    let one = &listed.one;
    let number = one.order_number.as_deref().unwrap();
    let begin = &number[..3];
    let begins = |order: &Order| {
        order
            .order_number
            .as_ref()
            .is_some_and(|number| number.starts_with(begin))
    };

    listed
        .finds(OrderFilter::id(&one.id), |order| order.id == one.id)
        .await;
    listed
        .finds(OrderFilter::order_number(number), |order| {
            order.order_number == one.order_number
        })
        .await;
    listed
        .finds(OrderFilter::order_number_like(&format!("{begin}*")), begins)
        .await;
    listed
        .finds(OrderFilter::external_ref("none has this"), |_| false)
        .await;
    listed
        .finds(OrderFilter::external_ref_like("*none*"), |_| false)
        .await;
    listed
        .finds(OrderFilter::status(&one.status), |order| {
            order.status == one.status
        })
        .await;
    listed
        .finds(OrderFilter::payment(&one.payment), |order| {
            order.payment == one.payment
        })
        .await;
    listed
        .finds(OrderFilter::shipping(&one.shipping), |order| {
            order.shipping == one.shipping
        })
        .await;
}

#[tokio::test]
async fn people_and_where_they_live() {
    let listed = Listed::new().await;
    let one = &listed.one;
    let customer = one.customer_id.as_ref().unwrap();
    let (name, email) = (one.customer_name.as_str(), one.customer_email.as_str());
    let (begin, end, domain) = (&name[..3], &name[2..], &email[4..]);
    let lives = |order: &Order| order.billing_address.as_ref().unwrap().postcode.to_string();
    let postcode = lives(one);
    let town = &postcode[..2];

    let is_theirs = |order: &Order| order.customer_id == one.customer_id;
    listed.finds(OrderFilter::customer(customer), is_theirs).await;
    listed
        .finds(
            OrderFilter::customer_like(&format!("{}*", &customer.as_str()[..13])),
            is_theirs,
        )
        .await;
    let is_named = |order: &Order| order.customer_name == name;
    listed.finds(OrderFilter::name(name), is_named).await;
    listed.finds(OrderFilter::shipping_name(name), is_named).await;
    listed.finds(OrderFilter::billing_name(name), is_named).await;
    let begins = |order: &Order| order.customer_name.starts_with(begin);
    listed
        .finds(OrderFilter::shipping_name_like(&format!("{begin}*")), begins)
        .await;
    listed
        .finds(OrderFilter::billing_name_like(&format!("{begin}*")), begins)
        .await;
    listed
        .finds(OrderFilter::name_like(&format!("*{end}")), |order| {
            order.customer_name.ends_with(end)
        })
        .await;
    listed
        .finds(OrderFilter::email(email), |order| order.customer_email == email)
        .await;
    listed
        .finds(OrderFilter::email_like(&format!("*{domain}*")), |order| {
            order.customer_email.contains(domain)
        })
        .await;
    listed
        .finds(OrderFilter::shipping_postcode(&postcode), |order| {
            lives(order) == postcode
        })
        .await;
    listed
        .finds(OrderFilter::billing_postcode(&postcode), |order| {
            lives(order) == postcode
        })
        .await;
    listed
        .finds(
            OrderFilter::shipping_postcode_like(&format!("{town}*")),
            |order| lives(order).starts_with(town),
        )
        .await;
    listed
        .finds(OrderFilter::billing_postcode_like(&format!("{town}*")), |order| {
            lives(order).starts_with(town)
        })
        .await;
}

#[tokio::test]
async fn accounts_of_which_the_shop_has_none() {
    let listed = Listed::new().await;

    for filter in [
        OrderFilter::account("nobody"),
        OrderFilter::account_like("*nobody*"),
        OrderFilter::account_member("nobody"),
        OrderFilter::account_member_like("*nobody*"),
        OrderFilter::contact_name("Nobody"),
        OrderFilter::contact_name_like("*nobody*"),
        OrderFilter::contact_email("nobody@pawnee.test"),
        OrderFilter::contact_email_like("*nobody*"),
    ] {
        listed.finds(filter, |_| false).await;
    }
}

#[tokio::test]
async fn lines_and_sums() {
    let listed = Listed::new().await;
    let one = &listed.one;
    let line = one.items.as_ref().unwrap()[0].clone();
    let currency = |order: &Order| order.with_tax.as_ref().unwrap().currency.clone();
    let gross = |order: &Order| order.with_tax.as_ref().unwrap().amount;
    let net = |order: &Order| order.without_tax.as_ref().unwrap().amount;
    let has = |order: &Order, is_it: &dyn Fn(&OrderItem) -> bool| order.items.iter().flatten().any(is_it);
    let (is_product, is_sku) = (
        |other: &OrderItem| other.product_id == line.product_id,
        |other: &OrderItem| other.sku == line.sku,
    );

    listed
        .finds(OrderFilter::product(&line.product_id), |order| {
            has(order, &is_product)
        })
        .await;
    listed
        .finds(OrderFilter::product_sku(&line.sku), |order| has(order, &is_sku))
        .await;
    listed
        .finds(OrderFilter::currency(&currency(one)), |order| {
            currency(order) == currency(one)
        })
        .await;
    listed
        .finds(OrderFilter::with_tax_at_least(gross(one)), |order| {
            gross(order) >= gross(one)
        })
        .await;
    listed
        .finds(OrderFilter::with_tax_at_most(gross(one)), |order| {
            gross(order) <= gross(one)
        })
        .await;
    listed
        .finds(OrderFilter::without_tax_at_least(net(one)), |order| {
            net(order) >= net(one)
        })
        .await;
    listed
        .finds(OrderFilter::without_tax_at_most(net(one)), |order| {
            net(order) <= net(one)
        })
        .await;
}

#[tokio::test]
async fn moments() {
    let listed = Listed::new().await;
    let (placed, changed) = (listed.one.created_at.unwrap(), listed.one.updated_at.unwrap());

    listed
        .finds(OrderFilter::created_after(placed), |order| {
            order.created_at.unwrap() > placed
        })
        .await;
    listed
        .finds(OrderFilter::created_before(placed), |order| {
            order.created_at.unwrap() < placed
        })
        .await;
    listed
        .finds(OrderFilter::updated_after(changed), |order| {
            order.updated_at.unwrap() > changed
        })
        .await;
    listed
        .finds(OrderFilter::updated_before(changed), |order| {
            order.updated_at.unwrap() < changed
        })
        .await;
}
