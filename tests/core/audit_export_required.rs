//! Customer views that wait for the log server, because the company's policy requires it.

use std::time::Duration;

use journal::{Action, Outcome};
use shopside_core::Error;
use shopside_core::view::{Code, Problem};

use crate::audit_export::{exported, required};
use crate::session_kinds::SessionKind;
use crate::setup::{RON, new_password_request, preview_request, sign_in_request};
use crate::wait::wait_for;

#[tokio::test]
async fn preview_waits_for_the_acknowledgment_of_its_entry() {
    let (setup, proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;

    server.set_down(true);
    let requests = proxy.requests().len();
    let refused = setup
        .app
        .preview(&store, preview_request(&ron))
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::NotExported(_)), "{refused:?}");
    let problem = Problem::from(&refused);
    assert_eq!(problem.code, Code::Managed);
    assert!(problem.message.contains("status 503"), "{problem:?}");
    assert_eq!(proxy.requests().len(), requests, "a request was sent");
    assert!(setup.app.impersonation().await.is_none());
    let entries = setup.all_audit_entries();
    let last: Vec<_> = entries[entries.len() - 2..]
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        last,
        [
            (Action::Preview, Outcome::Begun),
            (Action::Preview, Outcome::Failed)
        ]
    );

    server.set_down(false);
    setup.app.preview(&store, preview_request(&ron)).await.unwrap();
    assert!(server.count("preview begun") >= 2);
}

#[tokio::test]
async fn sign_in_waits_for_the_acknowledgment_of_its_entry() {
    let (setup, proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    server.set_down(true);
    let request = || sign_in_request(&ron);
    let refused = setup
        .app
        .sign_in_as_customer(&store, request())
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::NotExported(_)), "{refused:?}");
    assert_eq!(proxy.sign_in_count(), 0);
    server.set_down(false);
    setup.app.sign_in_as_customer(&store, request()).await.unwrap();
}

#[tokio::test]
async fn member_views_wait_for_the_acknowledgment_of_their_entries() {
    for kind in SessionKind::ALL {
        let (setup, proxy, server, _running) = required().await;
        let store = setup.connect().await.id;
        kind.prepare(&setup, &store).await;
        exported(&setup).await;
        server.set_down(true);

        let refused = kind.enter(&setup, &store).await.unwrap_err();

        assert!(matches!(refused, Error::NotExported(_)), "{kind:?}: {refused:?}");
        assert!(setup.app.impersonation().await.is_none(), "{kind:?}");
        for request in proxy.requests() {
            let is_of_member = request.path.ends_with("/tokens") || request.method == "DELETE";
            assert!(!is_of_member, "{kind:?}: {}", request.path);
        }
        let created = setup.all_audit_entries().into_iter();
        let mut created = created.filter(|entry| entry.action == Action::CredentialCreate);
        assert_eq!(created.next(), None, "{kind:?}");
        server.set_down(false);
        kind.enter(&setup, &store).await.unwrap();
    }
}

#[tokio::test]
async fn old_entry_without_acknowledgment_blocks_a_view() {
    let (setup, _proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    server.set_down(true);
    let refused = setup.app.preview(&store, preview_request(&ron)).await;
    assert!(matches!(refused, Err(Error::NotExported(_))), "{refused:?}");
    let entries = setup.all_audit_entries().len();

    setup.clock.advance(jiff::SignedDuration::from_mins(6));
    let refused = setup.app.preview(&store, preview_request(&ron)).await;
    assert!(matches!(refused, Err(Error::NotExported(_))), "{refused:?}");
    // It was refused before it began.
    assert_eq!(setup.all_audit_entries().len(), entries);
}

#[tokio::test]
async fn attempt_under_way_does_not_refuse_a_view() {
    let (setup, _proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    // The lookup of the customer is an entry.
    let arrived = server.arrived();
    server.hold_one();
    setup.app.customer(&store, &ron).await.unwrap();
    server.arrives_after(arrived).await;
    assert_eq!(server.arrived(), arrived + 1);

    let preview = setup.app.preview(&store, preview_request(&ron));
    let refusal = async {
        wait_for("the entry of the preview", async {
            while setup.audit_outcomes(Action::Preview).is_empty() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await;
        assert_eq!(server.arrived(), arrived + 1);
        server.refuse_held();
    };
    let (preview, ()) = tokio::join!(preview, refusal);

    preview.unwrap();
    assert_eq!(server.count("preview begun"), 1);
}

#[tokio::test]
async fn view_waits_for_its_own_attempt_and_no_longer() {
    let (setup, proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    let requests = proxy.requests().len();
    server.set_down(true);
    let arrived = server.arrived();
    server.hold_one();
    setup.app.customer(&store, &ron).await.unwrap();
    server.arrives_after(arrived).await;

    let preview = setup.app.preview(&store, preview_request(&ron));
    let (preview, ()) = tokio::join!(preview, async { server.refuse_held() });

    assert!(matches!(preview, Err(Error::NotExported(_))), "{preview:?}");
    assert!(server.arrived() >= arrived + 2);
    assert_eq!(
        proxy.requests().len(),
        requests + 1,
        "more than the lookup was sent"
    );
}

#[tokio::test]
async fn view_does_not_shorten_the_pause_of_the_log_server() {
    let (setup, _proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    server.ask_for_a_pause("3600");
    let refused = setup.app.preview(&store, preview_request(&ron)).await;
    assert!(matches!(refused, Err(Error::NotExported(_))), "{refused:?}");
    let arrived = server.arrived();

    for _ in 0..3 {
        let refused = setup
            .app
            .preview(&store, preview_request(&ron))
            .await
            .unwrap_err();
        let problem = Problem::from(&refused);
        assert!(problem.message.contains("status 503"), "{problem:?}");
    }
    assert_eq!(server.arrived(), arrived);
}

#[tokio::test]
async fn password_is_not_replaced_without_acknowledgment() {
    let (setup, proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    // The lookup of the customer is an entry.
    setup.app.customer(&store, &ron).await.unwrap();
    exported(&setup).await;
    server.set_down(true);
    setup.app.customer(&store, &ron).await.unwrap();
    let requests = proxy.requests().len();
    let request = new_password_request(&ron, RON, None);
    let refused = setup
        .app
        .set_password_and_sign_in(&store, request)
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::NotExported(_)), "{refused:?}");
    assert_eq!(proxy.requests().len(), requests, "a request was sent");
}
