//! Previewing what a customer sees, what a store allows, and both sides beside each other.

use desk::view::{Code, EndReason, Policy, Preview, Rules, SeenBy, SentAsView, WayView, Why};
use journal::{Action, Journal, Outcome, Way};

use crate::office::{Office, RON, preview, problem, sign_in, why};
use crate::waits::wait_for;

#[tokio::test]
async fn a_preview_shows_the_customers_side_as_the_merchant_and_sends_nothing_but_get() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;

    let view = office.desk.preview(&store, preview(&ron)).await.unwrap();
    let profile = office.desk.profile(&view.session).await.unwrap();
    let orders = office.desk.orders(&view.session, 0).await.unwrap();
    let order = &orders.value.orders[0].id;
    let seen = office.desk.order(&view.session, order).await.unwrap();
    let paid = office.desk.transactions(&view.session, order).await.unwrap();
    let addresses = office.desk.addresses(&view.session).await.unwrap();

    assert_eq!((view.way, view.email.as_str()), (WayView::Preview, RON));
    assert_eq!((profile.value.id, seen.value.row.id), (ron, order.clone()));
    for seen_as in [
        profile.seen_as,
        orders.seen_as,
        seen.seen_as,
        paid.seen_as,
        addresses.seen_as,
    ] {
        assert_eq!(seen_as, SentAsView::Admin);
    }
    for request in office.desk.requests(&store).unwrap() {
        assert!(
            request.method == "GET" || request.path == "/oauth/access_token",
            "{request:?}"
        );
    }
}

#[tokio::test]
async fn both_ways_show_the_same_orders_and_say_as_whom() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;

    let previewed = office.desk.preview(&store, preview(&ron)).await.unwrap().session;
    let previewed = office.desk.orders(&previewed, 0).await.unwrap();
    let own = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    let own = office.desk.orders(&own, 0).await.unwrap();

    assert_eq!(previewed.value.orders, own.value.orders);
    assert_eq!(
        (previewed.seen_as, own.seen_as),
        (SentAsView::Admin, SentAsView::Customer)
    );
}

#[tokio::test]
async fn every_request_of_a_preview_is_in_the_journal_with_way_reason_and_what_came_of_it() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;

    let session = office.desk.preview(&store, preview(&ron)).await.unwrap().session;
    office.desk.addresses(&session).await.unwrap();
    office.desk.stop().await;

    let entries = office.journaled();
    let said: Vec<_> = entries
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        said,
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
        assert_eq!(entry.session.as_deref(), Some(session.as_str()));
    }
    assert_eq!(entries[0].reason.as_deref(), Some("Called about order 10042"));
    let detail = entries[4].detail.as_deref().unwrap();
    assert!(
        detail.starts_with(&format!("GET /v2/customers/{ron}/addresses 200 ")),
        "{detail}"
    );
    assert!(detail.ends_with(" ms as admin"), "{detail}");
}

#[tokio::test]
async fn nothing_is_previewed_while_the_journal_cannot_be_written() {
    let office = Office::with_journal(Journal::closed("the disk is full")).await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let before = office.desk.requests(&store).unwrap();

    let problem = problem(office.desk.preview(&store, preview(&ron)).await);

    assert_eq!(problem.code, Code::JournalFailed);
    assert_eq!(office.desk.requests(&store).unwrap(), before);
    assert_eq!(office.desk.impersonation().await, None);
}

#[tokio::test]
async fn a_store_in_production_is_not_looked_at_without_a_reason() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let rules = Rules {
        production: true,
        policy: Policy::PreviewAndSignIn,
        ..Rules::default()
    };
    office.desk.change_rules(&store, rules).await.unwrap();
    let before = office.desk.requests(&store).unwrap();

    for short in ["", "too short", "  padded   "] {
        let mut sign_in = sign_in(&ron);
        sign_in.why = why(short);
        let preview = Preview {
            customer: ron.clone(),
            why: why(short),
        };
        for problem in [
            problem(office.desk.preview(&store, preview).await),
            problem(office.desk.sign_in(&store, sign_in).await),
        ] {
            assert_eq!(
                (problem.code, problem.field.as_deref()),
                (Code::InvalidInput, Some("reason"))
            );
        }
    }
    assert_eq!(office.desk.requests(&store).unwrap(), before);

    office.desk.preview(&store, preview(&ron)).await.unwrap();
}

#[tokio::test]
async fn a_ticket_is_a_link_and_stands_behind_the_reason() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let with = |ticket: &str| Preview {
        customer: ron.clone(),
        why: Why {
            reason: "Order missing".into(),
            ticket: ticket.into(),
        },
    };

    let refused = problem(office.desk.preview(&store, with("TICKET-1")).await);
    office
        .desk
        .preview(&store, with("https://desk.example/1"))
        .await
        .unwrap();

    assert_eq!(refused.field.as_deref(), Some("ticket"));
    assert_eq!(
        office.journaled()[0].reason.as_deref(),
        Some("Order missing (https://desk.example/1)")
    );
}

#[tokio::test]
async fn what_a_stores_policy_forbids_is_refused_before_anything_is_sent() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let before = office.desk.requests(&store).unwrap();
    let allow = async |policy| {
        let rules = Rules {
            production: false,
            policy,
            ..Rules::default()
        };
        office.desk.change_rules(&store, rules).await.unwrap();
    };

    allow(Policy::Off).await;
    let no_preview = problem(office.desk.preview(&store, preview(&ron)).await).code;
    let no_sign_in = problem(office.desk.sign_in(&store, sign_in(&ron)).await).code;
    allow(Policy::PreviewOnly).await;
    let still_no_sign_in = problem(office.desk.sign_in(&store, sign_in(&ron)).await).code;

    for code in [no_preview, no_sign_in, still_no_sign_in] {
        assert_eq!(code, Code::NotAllowedHere);
    }
    assert_eq!(office.desk.requests(&store).unwrap(), before);
    office.desk.preview(&store, preview(&ron)).await.unwrap();
}

#[tokio::test]
async fn a_change_of_policy_is_written_down_kept_and_ends_what_it_forbids() {
    let mut office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    office.desk.sign_in(&store, sign_in(&ron)).await.unwrap();
    let mut ended = office.desk.ended_sessions();
    let rules = Rules {
        production: true,
        policy: Policy::PreviewOnly,
        ..Rules::default()
    };

    let view = office.desk.change_rules(&store, rules.clone()).await.unwrap();

    assert_eq!(view.rules, rules);
    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Forbidden
    );
    let change = office
        .journaled()
        .into_iter()
        .find(|entry| entry.action == Action::PolicyChange)
        .unwrap();
    assert_eq!(
        change.detail.as_deref(),
        Some("from preview and sign-in, not production to preview only, production")
    );
    office.restart();
    assert_eq!(office.desk.connections()[0].rules, rules);
}

#[tokio::test]
async fn both_sides_are_compared_and_alike_where_nothing_is_wrong() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;

    let compared = office.desk.compare(&session).await.unwrap().value;

    let own = office.desk.orders(&session, 0).await.unwrap().value.total;
    assert_eq!(
        (compared.both, compared.merchant_only, compared.customer_only),
        (own, 0, 0)
    );
    assert!(
        compared
            .rows
            .iter()
            .all(|row| row.seen_by == SeenBy::Both && !row.differs)
    );
}

#[tokio::test]
async fn a_preview_has_nothing_to_compare() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let session = office.desk.preview(&store, preview(&ron)).await.unwrap().session;

    let problem = problem(office.desk.compare(&session).await);

    assert_eq!(problem.code, Code::NotAllowedHere);
}

#[tokio::test]
async fn a_stores_time_zone_is_kept_with_its_rules_and_one_that_can_be_none_is_refused() {
    let mut office = Office::new().await;
    let store = office.connected().await.id;
    let zone = |name: &str| Rules {
        time_zone: Some(name.into()),
        ..Rules::default()
    };

    for wrong in ["", "Europe/London\n", "../../etc/passwd", "<b>", &"a".repeat(65)] {
        let refused = problem(office.desk.change_rules(&store, zone(wrong)).await);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::InvalidInput, Some("timeZone")),
            "{wrong:?}"
        );
    }
    let argentina = zone("America/Argentina/ComodRivadavia");
    office.desk.change_rules(&store, argentina.clone()).await.unwrap();

    office.restart();
    assert_eq!(office.desk.connections()[0].rules, argentina);
}
