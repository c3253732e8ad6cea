//! Preview sessions, the policy of a store, and comparing both views.

use journal::{Action, Outcome, Way};
use shopside_core::view::{
    AccessMode, AccessReason, Code, EndReason, Policy, Preview, Rules, SeenBy, SentAsView,
};

use crate::setup::{RON, Setup, preview_request, problem, reason, sign_in_request};
use crate::wait::wait_for;

#[tokio::test]
async fn preview_reads_as_admin_and_sends_only_get() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let view = setup.app.preview(&store, preview_request(&ron)).await.unwrap();
    let profile = setup.app.profile(&view.session).await.unwrap();
    let orders = setup.app.orders(&view.session, 0).await.unwrap();
    let order = &orders.value.orders[0].id;
    let order_view = setup.app.order(&view.session, order).await.unwrap();
    let paid = setup.app.transactions(&view.session, order).await.unwrap();
    let addresses = setup.app.addresses(&view.session).await.unwrap();

    assert_eq!((view.way, view.email.as_str()), (AccessMode::Preview, RON));
    assert_eq!((profile.value.id, order_view.value.row.id), (ron, order.clone()));
    for seen_as in [
        profile.seen_as,
        orders.seen_as,
        order_view.seen_as,
        paid.seen_as,
        addresses.seen_as,
    ] {
        assert_eq!(seen_as, SentAsView::Admin);
    }
    for request in setup.app.requests(&store).unwrap() {
        assert!(
            request.method == "GET" || request.path == "/oauth/access_token",
            "{request:?}"
        );
    }
}

#[tokio::test]
async fn preview_and_sign_in_show_same_orders_and_identity() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let previewed = setup.preview_as(&store, &ron).await;
    let previewed = setup.app.orders(&previewed, 0).await.unwrap();
    let own = setup.sign_in_as(&store, &ron).await;
    let own = setup.app.orders(&own, 0).await.unwrap();

    assert_eq!(previewed.value.orders, own.value.orders);
    assert_eq!(
        (previewed.seen_as, own.seen_as),
        (SentAsView::Admin, SentAsView::Customer)
    );
}

#[tokio::test]
async fn preview_requests_are_audited_with_reason_and_outcome() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let session = setup.preview_as(&store, &ron).await;
    setup.app.addresses(&session).await.unwrap();
    setup.app.stop().await;

    let entries = setup.audit_entries();
    let actions: Vec<_> = entries
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        actions,
        [
            (Action::Preview, Outcome::Begun),
            (Action::Request, Outcome::Done),
            (Action::Preview, Outcome::Done),
            (Action::View, Outcome::Begun),
            (Action::Request, Outcome::Done),
            (Action::SessionEnd, Outcome::Done),
        ]
    );
    for entry in &entries {
        assert_eq!(entry.way, Some(Way::Preview));
        assert_eq!(entry.customer_id.as_deref(), Some(ron.as_str()));
        assert_eq!(entry.session_id.as_deref(), Some(session.as_str()));
    }
    assert_eq!(entries[0].reason.as_deref(), Some("Called about order 10042"));
    for entry in &entries[2..] {
        assert_eq!(
            entry.customer_email.as_deref(),
            Some(RON),
            "known from the profile on"
        );
    }
    let detail = entries[4].detail.as_deref().unwrap();
    assert!(
        detail.starts_with(&format!("GET /v2/customers/{ron}/addresses 200 ")),
        "{detail}"
    );
    assert!(detail.ends_with(" ms as admin"), "{detail}");
}

#[tokio::test]
async fn unwritable_audit_log_blocks_preview() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    setup.restart_without_audit_log(&store).await;
    let ron = setup.customer_id(&store, RON).await;
    let before = setup.app.requests(&store).unwrap();

    let problem = problem(setup.app.preview(&store, preview_request(&ron)).await);

    assert_eq!(problem.code, Code::AuditLogFailed);
    assert_eq!(setup.app.requests(&store).unwrap(), before);
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn production_store_requires_a_reason() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let rules = Rules {
        production: true,
        policy: Policy::PreviewAndSignIn,
        ..Rules::default()
    };
    setup.app.change_rules(&store, rules).await.unwrap();
    let before = setup.app.requests(&store).unwrap();

    for short in ["", "too short", "  padded   "] {
        let mut sign_in = sign_in_request(&ron);
        sign_in.why = reason(short);
        let preview = Preview {
            customer: ron.clone(),
            why: reason(short),
        };
        for problem in [
            problem(setup.app.preview(&store, preview).await),
            problem(setup.app.sign_in_as_customer(&store, sign_in).await),
        ] {
            assert_eq!(
                (problem.code, problem.field.as_deref()),
                (Code::InvalidInput, Some("reason"))
            );
        }
    }
    assert_eq!(setup.app.requests(&store).unwrap(), before);

    setup.app.preview(&store, preview_request(&ron)).await.unwrap();
}

#[tokio::test]
async fn ticket_must_be_a_link_and_follows_the_reason() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let with = |ticket: &str| Preview {
        customer: ron.clone(),
        why: AccessReason {
            reason: "Order missing".into(),
            ticket: ticket.into(),
        },
    };

    let refused = problem(setup.app.preview(&store, with("TICKET-1")).await);
    setup
        .app
        .preview(&store, with("https://desk.example/1"))
        .await
        .unwrap();

    assert_eq!(refused.field.as_deref(), Some("ticket"));
    assert_eq!(
        setup.audit_entries()[0].reason.as_deref(),
        Some("Order missing (https://desk.example/1)")
    );
}

#[tokio::test]
async fn policy_refuses_sessions_before_any_request() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let before = setup.app.requests(&store).unwrap();
    let allow = async |policy| {
        let rules = Rules {
            production: false,
            policy,
            ..Rules::default()
        };
        setup.app.change_rules(&store, rules).await.unwrap();
    };

    allow(Policy::Off).await;
    let no_preview = problem(setup.app.preview(&store, preview_request(&ron)).await).code;
    let no_sign_in = problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await).code;
    allow(Policy::PreviewOnly).await;
    let still_no_sign_in = problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await).code;

    for code in [no_preview, no_sign_in, still_no_sign_in] {
        assert_eq!(code, Code::NotAllowedHere);
    }
    assert_eq!(setup.app.requests(&store).unwrap(), before);
    setup.app.preview(&store, preview_request(&ron)).await.unwrap();
}

#[tokio::test]
async fn policy_change_is_audited_saved_and_ends_session() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();
    let mut ended = setup.app.ended_sessions();
    let rules = Rules {
        production: true,
        policy: Policy::PreviewOnly,
        ..Rules::default()
    };

    let view = setup.app.change_rules(&store, rules.clone()).await.unwrap();

    assert_eq!(view.rules, rules);
    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Forbidden
    );
    let change = setup
        .audit_entries()
        .into_iter()
        .find(|entry| entry.action == Action::PolicyChange)
        .unwrap();
    assert_eq!(
        change.detail.as_deref(),
        Some("from preview and sign-in, not production to preview only, production")
    );
    setup.restart();
    assert_eq!(setup.app.connections()[0].rules, rules);
}

#[tokio::test]
async fn compare_finds_equal_orders_for_admin_and_customer() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;

    let compared = setup.app.compare(&session).await.unwrap().value;

    let own = setup.app.orders(&session, 0).await.unwrap().value.total;
    assert_eq!(
        (compared.both, compared.merchant_only, compared.customer_only),
        (own, 0, 0)
    );
    assert!(
        compared
            .rows
            .iter()
            .all(|row| row.seen_by == SeenBy::Both && row.theirs.is_none())
    );
}

#[tokio::test]
async fn preview_cannot_compare() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.preview_as(&store, &ron).await;

    let problem = problem(setup.app.compare(&session).await);

    assert_eq!(problem.code, Code::NotAllowedHere);
}

#[tokio::test]
async fn store_time_zone_is_saved_and_malformed_one_refused() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    let zone = |name: &str| Rules {
        time_zone: Some(name.into()),
        ..Rules::default()
    };

    for wrong in ["", "Europe/London\n", "../../etc/passwd", "<b>", &"a".repeat(65)] {
        let refused = problem(setup.app.change_rules(&store, zone(wrong)).await);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::InvalidInput, Some("timeZone")),
            "{wrong:?}"
        );
    }
    let argentina = zone("America/Argentina/ComodRivadavia");
    let changed = setup.app.change_rules(&store, argentina).await.unwrap();

    // Its name today.
    let catamarca = zone("America/Argentina/Catamarca");
    assert_eq!(changed.rules, catamarca);
    setup.restart();
    assert_eq!(setup.app.connections()[0].rules, catamarca);
}
