//! Pages of carts in a session of a member.

use serde_json::json;
use shopside_core::view::{CartRowView, ProblemText};

use super::fake_member_store::{HARBOR, MemberStore, Responses, token, tokens};
use crate::setup::problem;

fn ids(carts: &[CartRowView]) -> Vec<&str> {
    carts.iter().map(|cart| cart.id.as_str()).collect()
}

#[tokio::test]
async fn cart_of_a_page_that_was_not_listed_is_not_read() {
    let far = json!("2100-01-01T00:00:00Z");
    let store = MemberStore::new(Responses {
        tokens: tokens(&[token(HARBOR, &far), token("a-2", &far)]),
        carts: 120,
        ..Responses::default()
    })
    .await;
    let app = &store.setup.app;
    let session = store.sign_in(Some(HARBOR)).await.unwrap().session;
    let not_listed = async || {
        let refused = problem(app.cart(&session, "c-70").await);
        assert_eq!(refused.text, Some(ProblemText::MemberCartNotListed));
        let requests = store.host.requests();
        requests
            .iter()
            .filter(|request| request.path.starts_with("/v2/carts/"))
            .count()
    };

    let first = app.carts(&session, 0).await.unwrap().value;
    assert_eq!((first.carts.len(), first.total), (50, 120));
    assert_eq!(not_listed().await, 0);
    let second = app.carts(&session, 50).await.unwrap().value;
    assert_eq!(ids(&second.carts)[..2], ["c-50", "c-51"]);
    assert_eq!(
        app.cart(&session, "c-70").await.unwrap().value.row.name,
        "Cart 70"
    );
    // A cart of the page before can still be opened, and one of another account can't.
    app.cart(&session, "c-3").await.unwrap();
    app.open_account(&session, "a-2").await.unwrap();
    assert_eq!(not_listed().await, 2);
    let last = app.carts(&session, 100).await.unwrap().value;
    assert_eq!(last.carts.len(), 20);
}
