//! Commands that are called past the page: what is not allowed is refused in the backend, before anything is sent.

use shopside_core::view::{Code, LockReason, Policy, Problem, Rules, SignIn, SignInTarget, WayView, Why};
use shopside_core::{App, Error};

use crate::setup::{LESLIE, RON, RONS_PASSWORD, Setup, new_password, preview, problem, sign_in};

/// A way into a session, or a look at something in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    Preview,
    SignInByCustomer,
    SignInByEmail,
    NewPassword,
    CopyPassword,
    Profile,
    Addresses,
    Orders,
    Order,
    Payments,
    Compare,
}

use Call::{
    Addresses, Compare, CopyPassword, NewPassword, Order, Orders, Payments, Preview, Profile,
    SignInByCustomer, SignInByEmail,
};

const LOOKS: [Call; 6] = [Profile, Addresses, Orders, Order, Payments, Compare];

/// What a call is told, or that it is not refused.
type Expected = Option<Code>;

/// What is in the way.
#[derive(Debug, Clone, Copy)]
enum Case {
    PolicyOff,
    PreviewOnly,
    Locked,
    Stopped,
}

const CASES: [Case; 4] = [Case::PolicyOff, Case::PreviewOnly, Case::Locked, Case::Stopped];

#[rustfmt::skip] // A table is read by its columns.
const TABLE: [(Call, [Expected; 4]); 11] = {
    const FORBIDDEN: Expected = Some(Code::NotAllowedHere);
    const LOCKED: Expected = Some(Code::Locked);
    const ENDED: Expected = Some(Code::SessionEnded);
    [
        //                  policy off  preview only  locked  stopped
        (Preview,          [FORBIDDEN,  None,         LOCKED, None]),
        (SignInByCustomer, [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
        (SignInByEmail,    [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
        (NewPassword,      [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
        // The password is set, and the customer needs it.
        (CopyPassword,     [None,       None,         LOCKED, None]),
        (Profile,          [ENDED,      ENDED,        LOCKED, ENDED]),
        (Addresses,        [ENDED,      ENDED,        LOCKED, ENDED]),
        (Orders,           [ENDED,      ENDED,        LOCKED, ENDED]),
        (Order,            [ENDED,      ENDED,        LOCKED, ENDED]),
        (Payments,         [ENDED,      ENDED,        LOCKED, ENDED]),
        (Compare,          [ENDED,      ENDED,        LOCKED, ENDED]),
    ]
};

/// Whom a call is about.
struct Ids {
    store: String,
    customer: String,
    session: String,
    order: String,
}

impl Call {
    async fn made(self, app: &App, ids: &Ids) -> Result<(), Error> {
        let Ids {
            store,
            customer,
            session,
            order,
        } = ids;
        match self {
            Preview => app.preview(store, preview(customer)).await.map(drop),
            SignInByCustomer => app.sign_in(store, sign_in(customer)).await.map(drop),
            SignInByEmail => app.sign_in(store, by_email(RON)).await.map(drop),
            NewPassword => app
                .set_password_and_sign_in(store, new_password(customer, RON, Some(RONS_PASSWORD)))
                .await
                .map(drop),
            CopyPassword => app.copy_password().await,
            Profile => app.profile(session).await.map(drop),
            Addresses => app.addresses(session).await.map(drop),
            Orders => app.orders(session, 0).await.map(drop),
            Order => app.order(session, order).await.map(drop),
            Payments => app.transactions(session, order).await.map(drop),
            Compare => app.compare(session).await.map(drop),
        }
    }
}

fn by_email(email: &str) -> SignIn {
    SignIn {
        target: SignInTarget::Email { email: email.into() },
        password: RONS_PASSWORD.into(),
        why: Why::default(),
    }
}

/// An office in which somebody is signed in as Ron, with a password to copy, and looks at one of his orders.
async fn signed_in() -> (Setup, Ids) {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let customer = setup.customer(&store, RON).await;
    let entered = setup
        .app
        .set_password_and_sign_in(&store, new_password(&customer, RON, Some(RONS_PASSWORD)))
        .await;
    let session = entered.unwrap().session.unwrap().session;
    let order = an_order(&setup.app, &session).await;
    let ids = Ids {
        store,
        customer,
        session,
        order,
    };
    (setup, ids)
}

async fn an_order(app: &App, session: &str) -> String {
    app.orders(session, 0).await.unwrap().value.orders.remove(0).id
}

async fn bring_about(case: Case, app: &App, store: &str) {
    let rules = |policy| Rules {
        production: false,
        policy,
        time_zone: None,
    };
    match case {
        Case::PolicyOff => drop(app.change_rules(store, rules(Policy::Off)).await.unwrap()),
        Case::PreviewOnly => drop(app.change_rules(store, rules(Policy::PreviewOnly)).await.unwrap()),
        Case::Locked => app.lock(LockReason::Asked).await,
        Case::Stopped => app.stop().await,
    }
}

#[tokio::test]
async fn forbidden_command_is_refused_before_any_request() {
    for (place, case) in CASES.into_iter().enumerate() {
        let (setup, ids) = signed_in().await;
        bring_about(case, &setup.app, &ids.store).await;
        let (sent, written) = (setup.store.requests(), setup.journaled());

        for (call, expected) in TABLE.map(|(call, expected)| (call, expected[place])) {
            if let Some(code) = expected {
                let refused = problem(call.made(&setup.app, &ids).await);
                assert_eq!(refused.code, code, "{call:?}, {case:?}");
            }
        }
        assert_eq!(setup.store.requests(), sent, "{case:?}");
        assert_eq!(setup.journaled(), written, "{case:?}");

        // The others are not refused for some other reason.
        for (call, _) in TABLE
            .iter()
            .rev()
            .filter(|(_, expected)| expected[place].is_none())
        {
            let done = call.made(&setup.app, &ids).await;
            assert!(done.is_ok(), "{call:?}, {case:?}: {done:?}");
        }
    }
}

#[tokio::test]
async fn replaced_session_id_reads_nothing_from_new_session() {
    let (setup, rons) = signed_in().await;
    let leslie = setup.customer(&rons.store, LESLIE).await;
    let leslies = setup.app.preview(&rons.store, preview(&leslie)).await.unwrap();
    let sent = setup.store.requests();

    for look in LOOKS {
        assert_eq!(
            problem(look.made(&setup.app, &rons).await).code,
            Code::SessionEnded
        );
    }
    for made_up in ["", "1", "current", "' OR TRUE --"] {
        let refused = problem(setup.app.profile(made_up).await);
        assert_eq!(refused.code, Code::SessionEnded, "{made_up}");
    }

    assert_eq!(setup.store.requests(), sent);
    assert_eq!(
        setup.app.impersonation().await,
        Some(leslies),
        "nobody else is disturbed"
    );
}

#[tokio::test]
async fn foreign_order_is_hidden_and_its_payments_not_requested() {
    for way in [WayView::SignIn, WayView::Preview] {
        let (setup, rons) = signed_in().await;
        let app = &setup.app;
        let leslie = setup.customer(&rons.store, LESLIE).await;
        let leslies = app.preview(&rons.store, preview(&leslie)).await.unwrap();
        let foreign = an_order(app, &leslies.session).await;
        let enter = async || match way {
            WayView::SignIn => app.sign_in(&rons.store, sign_in(&rons.customer)).await,
            WayView::Preview => app.preview(&rons.store, preview(&rons.customer)).await,
        };

        for look in [Order, Payments] {
            let session = enter().await.unwrap().session;
            let before = setup.store.requests().len();
            let ids = Ids {
                session: session.clone(),
                order: foreign.clone(),
                store: String::new(),
                customer: String::new(),
            };

            let Problem { code, .. } = problem(look.made(app, &ids).await);

            for seen in &setup.store.requests()[before..] {
                assert!(!seen.path.ends_with("/transactions"), "{}", seen.path);
            }
            let still = app.impersonation().await.map(|current| current.session);
            match way {
                // The store itself refuses it, and everything else is as it was.
                WayView::SignIn => assert_eq!((code, still), (Code::Forbidden, Some(session))),
                // The store gives the merchant everything: where it gives somebody else's, the session is over.
                WayView::Preview => assert_eq!((code, still), (Code::WrongCustomer, None)),
            }
        }
    }
}

#[tokio::test]
async fn path_traversal_id_stays_one_path_segment() {
    let (setup, rons) = signed_in().await;
    let leslie = setup.customer(&rons.store, LESLIE).await;
    for hostile in [
        format!("../customers/{leslie}"),
        String::new(),
        "..".into(),
        ".".into(),
        "?filter=eq(customer_id,x)".into(),
        "#".into(),
        "10042/../../customers".into(),
        "\u{202e}\n".into(),
    ] {
        let previewed = setup.app.preview(&rons.store, preview(&rons.customer)).await;
        let session = previewed.unwrap().session;
        let before = setup.store.requests().len();

        let order = problem(setup.app.order(&session, &hostile).await);
        let customer = problem(setup.app.preview(&rons.store, preview(&hostile)).await);

        assert_eq!(
            (order.code, customer.code),
            (Code::NotFound, Code::NotFound),
            "{hostile}"
        );
        let sent = &setup.store.requests()[before..];
        assert_eq!(sent.len(), 2);
        for (seen, list) in sent.iter().zip(["/v2/orders/", "/v2/customers/"]) {
            let id = seen.path.strip_prefix(list).unwrap();
            assert!(!id.is_empty() && !id.contains('/'), "{}", seen.path);
        }
    }
}
