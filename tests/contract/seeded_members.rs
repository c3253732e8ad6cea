//! Members of the demo seed: what an account owns, as its member reads it.

use moltin::{
    AccountId, AsMember, CartFilter, CartQuery, ListQuery, MemberSignIn, NewPasswordCredential,
    NewPasswordProfile, OrderFilter, OrderId, OrderQuery, SubscriptionFilter, SubscriptionQuery,
};
use moltin_sandbox::Switches;

use crate::setup::Setup;

const USERNAME: &str = "shopside-tests";
const PASSWORD: &str = "unmistakable-tide-table";

/// The first member of an account, signed in for that account with a credential of their own.
async fn member_of(setup: &Setup, account: &AccountId) -> AsMember {
    let admin = setup.admin();
    let settings = admin.account_authentication_settings().await.unwrap();
    let realm = admin.realm(&settings.realm_id.unwrap());
    let new = NewPasswordProfile::new("Tests");
    let profile = realm.create_password_profile(&new).await.unwrap();
    let memberships = admin.account_memberships(account).list().await.unwrap();
    let member = memberships.items[0].member_id.clone().unwrap();
    let credential = NewPasswordCredential::new(&profile.id, USERNAME, PASSWORD);
    let credentials = realm.password_credentials(&member);
    credentials.create(&credential).await.unwrap();
    let sign_in = MemberSignIn::password(&profile.id, USERNAME, PASSWORD);
    let signed_in = setup.shopper().create_account_tokens(&sign_in).await.unwrap();
    assert_eq!(signed_in.member_id, member);
    let mut tokens = signed_in.accounts.into_iter();
    let token = tokens.find(|token| token.account_id() == account).unwrap();
    setup.shopper().as_member(token)
}

/// An account with orders, and an order of another account.
async fn accounts_with_orders(setup: &Setup) -> (AccountId, OrderId) {
    let query = OrderQuery::new().filter(OrderFilter::account_like("*"));
    let orders = setup.admin().orders().list(&query).await.unwrap().items;
    let account = orders.iter().find_map(|order| order.account_id.clone()).unwrap();
    let is_other = |id: &AccountId| *id != account;
    let other = orders
        .iter()
        .find(|order| order.account_id.as_ref().is_some_and(is_other));
    (account.clone(), other.unwrap().id.clone())
}

#[tokio::test]
async fn member_reads_all_orders_of_the_account() {
    let setup = Setup::start().await;
    let (account, _) = accounts_with_orders(&setup).await;
    let query = OrderQuery::new().filter(OrderFilter::account(account.as_str()));
    let mut expected: Vec<_> = setup.admin().orders().list(&query).await.unwrap().items;
    let member = member_of(&setup, &account).await;

    let mut orders = member.orders().list(&OrderQuery::new()).await.unwrap().items;

    expected.sort_by(|one, other| one.id.cmp(&other.id));
    orders.sort_by(|one, other| one.id.cmp(&other.id));
    assert_eq!(orders, expected);
    for order in &orders {
        assert_eq!(order.account_id.as_ref(), Some(&account));
        assert!(order.account_member_id.is_some() && order.customer_id.is_none());
        assert!(order.contact_email.is_some());
    }
    let one = member.orders().get(&orders[0].id).await.unwrap();
    assert_eq!(one.id, orders[0].id);
    assert_eq!(one.items.unwrap().len(), orders[0].item_ids.len());
}

#[tokio::test]
async fn order_of_another_account_is_not_in_the_list() {
    let setup = Setup::start().await;
    let (account, other) = accounts_with_orders(&setup).await;
    let member = member_of(&setup, &account).await;
    let error = member.orders().get(&other).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");

    setup.sandbox.set_switches(Switches {
        orders_by_id_are_open: true,
        ..Switches::default()
    });

    // Such a store shows it, with its account: the caller has to compare.
    let order = member.orders().get(&other).await.unwrap();
    assert!(order.account_id.is_some_and(|id| id != account));
    let orders = member.orders().list(&OrderQuery::new()).await.unwrap().items;
    assert!(orders.iter().all(|order| order.id != other));
}

#[tokio::test]
async fn member_reads_carts_and_subscriptions_of_the_account() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    let subscriptions = admin
        .subscriptions()
        .list(&SubscriptionQuery::new())
        .await
        .unwrap();
    let account = subscriptions.items[0].account_id.clone().unwrap();
    let query = SubscriptionQuery::new().filter(SubscriptionFilter::account(&account));
    let subscriptions = admin.subscriptions().list(&query).await.unwrap().items;
    let filter = CartFilter::account(&account);
    let carts = admin
        .carts()
        .list(&CartQuery::new().filter(filter))
        .await
        .unwrap()
        .items;
    let member = member_of(&setup, &account).await;

    let own = member
        .subscriptions()
        .list(&SubscriptionQuery::new())
        .await
        .unwrap()
        .items;
    let ids = |list: &[moltin::Subscription]| list.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&own), ids(&subscriptions));
    let of_member = member.subscriptions();
    assert!(of_member.invoices(&own[0].id, &ListQuery::new()).await.is_ok());
    let own = member.carts().list(&ListQuery::new()).await.unwrap().items;
    assert_eq!(own, carts);
    for cart in &own {
        assert!(member.carts().get(&cart.id).await.is_ok());
    }
}
