//! Orders, as the merchant and as the customer see them (contract sections 4.4 and 5).

use futures_util::stream::TryStreamExt;
use moltin::{Admin, Money, Order, OrderFilter, OrderId, OrderItem, OrderQuery, OrderScan, OrderSort};

use crate::host::{Host, json};
use crate::shop::{RONS_ID, Shop};

#[tokio::test]
async fn a_customer_sees_their_own_orders_and_the_merchant_sees_all() {
    let shop = Shop::open().await;
    let ron = shop.ron().await;

    let own = ron.orders().list(&OrderQuery::default()).await.unwrap();
    let all = shop.admin().orders().list(&OrderQuery::default()).await.unwrap();
    let by_filter = OrderQuery {
        filter: OrderFilter::customer(&RONS_ID.into()),
        ..OrderQuery::default()
    };
    let filtered = shop.admin().orders().list(&by_filter).await.unwrap();

    assert!(own.total > 0 && own.total < all.total);
    assert_eq!(own.total, filtered.total);
    for order in &own.items {
        assert_eq!(order.customer_id.as_ref().unwrap().as_str(), RONS_ID);
    }
}

#[tokio::test]
async fn an_order_comes_with_its_lines_in_order_and_they_add_up() {
    let shop = Shop::open().await;
    let ron = shop.ron().await;
    let query = OrderQuery {
        with_items: true,
        limit: 20,
        ..OrderQuery::default()
    };

    for listed in ron.orders().list(&query).await.unwrap().items {
        let order = ron.orders().get(&listed.id).await.unwrap();
        let lines = order.items.as_ref().unwrap();
        assert_eq!(listed.items.as_ref(), Some(lines));
        let ids: Vec<_> = lines.iter().map(|line| line.id.clone()).collect();
        assert_eq!(ids, order.item_ids);
        assert_eq!(ron.orders().items(&listed.id).await.unwrap().len(), lines.len());
        let sum: i64 = lines.iter().map(|line| line.value.as_ref().unwrap().amount).sum();
        assert_eq!(sum, order.with_tax.unwrap().amount);
    }
}

#[tokio::test]
async fn somebody_elses_order_is_refused() {
    let shop = Shop::open().await;
    let all = shop.admin().orders().list(&OrderQuery::default()).await.unwrap();
    let other = all
        .items
        .iter()
        .find(|order| {
            order
                .customer_id
                .as_ref()
                .is_some_and(|id| id.as_str() != RONS_ID)
        })
        .unwrap();

    let error = shop.ron().await.orders().get(&other.id).await.unwrap_err();

    assert!(matches!(error.status(), Some(403 | 404)), "{error}");
}

#[tokio::test]
async fn an_id_is_one_segment_of_the_path_whatever_it_looks_like() {
    let shop = Shop::open().await;
    for id in ["../customers", "a/b", "?x", "%2e%2e", "ü"] {
        let error = shop.admin().orders().get(&OrderId::new(id)).await.unwrap_err();
        assert_eq!(error.status(), Some(404), "{id}: {error}");
    }
}

#[tokio::test]
async fn the_list_is_sorted_as_asked() {
    let shop = Shop::open().await;
    let query = OrderQuery {
        sort: Some(OrderSort::OldestFirst),
        ..OrderQuery::default()
    };

    let page = shop.admin().orders().list(&query).await.unwrap();

    assert_eq!(page.items.len(), 100);
    assert!(page.items.is_sorted_by_key(|order| order.created_at.unwrap()));
}

/// Every order of the shop, with its lines.
async fn everything(admin: &Admin) -> Vec<Order> {
    let scan = OrderScan {
        with_items: true,
        ..OrderScan::default()
    };
    let pages: Vec<_> = admin.orders().scan(scan).try_collect().await.unwrap();
    pages.into_iter().flat_map(|page| page.items).collect()
}

#[tokio::test]
async fn every_filter_finds_the_orders_that_are_so_and_no_others() {
    let shop = Shop::unpaced().await;
    let admin = shop.admin();
    let all = everything(&admin).await;
    let one = all.iter().find(|order| order.customer_id.is_some()).unwrap();
    let customer = one.customer_id.clone().unwrap();
    let number = one.order_number.clone().unwrap();
    let money = one.with_tax.clone().unwrap();
    let net = one.without_tax.as_ref().unwrap().amount;
    let postcode = one.billing_address.clone().unwrap().postcode;
    let line = one.items.as_ref().unwrap()[0].clone();
    let (placed, changed) = (one.created_at.unwrap(), one.updated_at.unwrap());
    let name = one.customer_name.clone();
    let (begin, end) = (&number[..3], &one.customer_email[4..]);

    let found = |filter: OrderFilter, is_so: &dyn Fn(&Order) -> bool| {
        let expected: Vec<_> = all
            .iter()
            .filter(|order| is_so(order))
            .map(|order| order.id.clone())
            .collect();
        (filter, expected)
    };
    let with_tax = |order: &Order| order.with_tax.as_ref().unwrap().amount;
    let without_tax = |order: &Order| order.without_tax.as_ref().unwrap().amount;
    let has_line =
        |order: &Order, is_it: &dyn Fn(&OrderItem) -> bool| order.items.iter().flatten().any(is_it);
    let cases = [
        found(OrderFilter::id(&one.id), &|order| order.id == one.id),
        found(OrderFilter::order_number(&number), &|order| {
            order.order_number == one.order_number
        }),
        found(OrderFilter::order_number_like(&format!("{begin}*")), &|order| {
            order
                .order_number
                .as_ref()
                .is_some_and(|number| number.starts_with(begin))
        }),
        found(OrderFilter::external_ref("none has this"), &|_| false),
        found(OrderFilter::status(&one.status), &|order| {
            order.status == one.status
        }),
        found(OrderFilter::payment(&one.payment), &|order| {
            order.payment == one.payment
        }),
        found(OrderFilter::shipping(&one.shipping), &|order| {
            order.shipping == one.shipping
        }),
        found(OrderFilter::customer(&customer), &|order| {
            order.customer_id == one.customer_id
        }),
        found(
            OrderFilter::customer_like(&format!("{}*", &customer.as_str()[..13])),
            &|order| order.customer_id == one.customer_id,
        ),
        found(OrderFilter::name(&name), &|order| order.customer_name == name),
        found(OrderFilter::name_like(&format!("*{}", &name[2..])), &|order| {
            order.customer_name.ends_with(&name[2..])
        }),
        found(OrderFilter::email(&one.customer_email), &|order| {
            order.customer_email == one.customer_email
        }),
        found(OrderFilter::email_like(&format!("*{end}*")), &|order| {
            order.customer_email.contains(end)
        }),
        found(OrderFilter::shipping_name(&name), &|order| {
            order.customer_name == name
        }),
        found(
            OrderFilter::billing_name_like(&format!("{}*", &name[..3])),
            &|order| order.customer_name.starts_with(&name[..3]),
        ),
        found(OrderFilter::shipping_postcode(&postcode), &|order| {
            order.billing_address.as_ref().unwrap().postcode == postcode
        }),
        found(
            OrderFilter::billing_postcode_like(&format!("{}*", &postcode[..2])),
            &|order| {
                order
                    .billing_address
                    .as_ref()
                    .unwrap()
                    .postcode
                    .starts_with(&postcode[..2])
            },
        ),
        found(OrderFilter::account("nobody"), &|_| false),
        found(OrderFilter::account_member_like("*nobody*"), &|_| false),
        found(OrderFilter::contact_name_like("*nobody*"), &|_| false),
        found(OrderFilter::contact_email("nobody@pawnee.test"), &|_| false),
        found(OrderFilter::product(&line.product_id), &|order| {
            has_line(order, &|other| other.product_id == line.product_id)
        }),
        found(OrderFilter::product_sku(&line.sku), &|order| {
            has_line(order, &|other| other.sku == line.sku)
        }),
        found(OrderFilter::currency(&money.currency), &|order| {
            order.with_tax.as_ref().unwrap().currency == money.currency
        }),
        found(OrderFilter::with_tax_at_least(money.amount), &|order| {
            with_tax(order) >= money.amount
        }),
        found(OrderFilter::with_tax_at_most(money.amount), &|order| {
            with_tax(order) <= money.amount
        }),
        found(OrderFilter::without_tax_at_least(net), &|order| {
            without_tax(order) >= net
        }),
        found(OrderFilter::without_tax_at_most(net), &|order| {
            without_tax(order) <= net
        }),
        found(OrderFilter::created_after(placed), &|order| {
            order.created_at.unwrap() > placed
        }),
        found(OrderFilter::created_before(placed), &|order| {
            order.created_at.unwrap() < placed
        }),
        found(OrderFilter::updated_after(changed), &|order| {
            order.updated_at.unwrap() > changed
        }),
        found(OrderFilter::updated_before(changed), &|order| {
            order.updated_at.unwrap() < changed
        }),
    ];

    for (filter, expected) in cases {
        let scan = OrderScan {
            filter: filter.clone(),
            ..OrderScan::default()
        };
        let pages: Vec<_> = admin.orders().scan(scan).try_collect().await.unwrap();
        let ids: Vec<_> = pages
            .into_iter()
            .flat_map(|page| page.items)
            .map(|order| order.id)
            .collect();
        assert_eq!(ids, expected, "{filter:?}");
    }
}

#[tokio::test]
async fn an_order_can_be_had_as_the_store_sent_it() {
    let sent = r#"{ "data": {"id":"a", "type" : "order","weight":1.50,"big":12345678901234567890},"included":{"items":[]}}"#;
    let host = Host::answering(move |_| json(&format!("  {sent}\n"))).await;

    let raw = host.admin().orders().raw(&"a".into()).await.unwrap();

    assert_eq!(raw, sent);
    assert_eq!(host.count("/v2/orders/a?include=items"), 1);
}

#[tokio::test]
async fn what_later_years_have_added_to_an_order_is_read_and_never_loses_it() {
    let order = r#"{"data":{"id":"a","contact":{"name":"Ann","email":"ann@pawnee.test"},
        "meta":{"display_price":{"with_tax":{"amount":2400,"currency":"GBP"},"discount":{"amount":-300,"currency":"GBP"},
            "shipping":{"amount":450,"currency":"GBP"},"shipping_discount":"none"}},
        "relationships":{"items":{"data":[{"type":"item","id":"l"}]}}},
        "included":{"items":[{"id":"l","meta":{"display_price":{"discount":{"value":{"amount":-300,"currency":"GBP"}}}}}]}}"#;
    let host = Host::answering(move |_| json(order)).await;

    let order = host.admin().orders().get(&"a".into()).await.unwrap();

    let amount = |money: &Option<Money>| money.as_ref().map(|money| money.amount);
    assert_eq!(
        (order.customer_name.as_str(), order.customer_email.as_str()),
        ("Ann", "ann@pawnee.test")
    );
    assert_eq!(
        (amount(&order.discount), amount(&order.shipping_price)),
        (Some(-300), Some(450))
    );
    assert_eq!(order.shipping_discount, None);
    assert_eq!(amount(&order.items.unwrap()[0].discount()), Some(-300));
}
