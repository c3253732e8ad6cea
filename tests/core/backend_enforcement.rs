//! The backend refuses forbidden commands before any request, even if the page allows them.

use shopside_core::view::{
    AccessMode, AccessReason, Code, LockReason, Policy, Problem, Rules, SignIn, SignInTarget,
};
use shopside_core::{App, Error};

use crate::setup::{
    LESLIE, RON, RONS_PASSWORD, Setup, new_password_request, preview_request, problem, sign_in_request,
};

/// A command that starts a session or reads in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
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
    Extend,
}

use Command::{
    Addresses, Compare, CopyPassword, Extend, NewPassword, Order, Orders, Payments, Preview, Profile,
    SignInByCustomer, SignInByEmail,
};

/// The commands that name a session.
const IN_SESSION: [Command; 7] = [Profile, Addresses, Orders, Order, Payments, Compare, Extend];

/// The expected error, or `None` if the command is allowed.
pub(crate) type Expected = Option<Code>;

/// The state that forbids commands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum State {
    PolicyOff,
    PreviewOnly,
    Locked,
    Stopped,
}

/// The columns of the tables.
pub(crate) const STATES: [State; 4] = [
    State::PolicyOff,
    State::PreviewOnly,
    State::Locked,
    State::Stopped,
];

#[rustfmt::skip] // Keeps the columns aligned.
const TABLE: [(Command, [Expected; 4]); 12] = {
    const FORBIDDEN: Expected = Some(Code::NotAllowedHere);
    const LOCKED: Expected = Some(Code::Locked);
    const ENDED: Expected = Some(Code::SessionEnded);
    [
        //                  policy off  preview only  locked  stopped
        (Preview,          [FORBIDDEN,  None,         LOCKED, None]),
        (SignInByCustomer, [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
        (SignInByEmail,    [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
        (NewPassword,      [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
        // The password is already set, and the customer needs it.
        (CopyPassword,     [None,       None,         LOCKED, None]),
        (Profile,          [ENDED,      ENDED,        LOCKED, ENDED]),
        (Addresses,        [ENDED,      ENDED,        LOCKED, ENDED]),
        (Orders,           [ENDED,      ENDED,        LOCKED, ENDED]),
        (Order,            [ENDED,      ENDED,        LOCKED, ENDED]),
        (Payments,         [ENDED,      ENDED,        LOCKED, ENDED]),
        (Compare,          [ENDED,      ENDED,        LOCKED, ENDED]),
        (Extend,           [ENDED,      ENDED,        LOCKED, ENDED]),
    ]
};

/// The arguments of all commands.
struct Ids {
    store: String,
    customer: String,
    session: String,
    order: String,
}

impl Command {
    async fn run(self, app: &App, ids: &Ids) -> Result<(), Error> {
        let Ids {
            store,
            customer,
            session,
            order,
        } = ids;
        match self {
            Preview => app.preview(store, preview_request(customer)).await.map(drop),
            SignInByCustomer => app
                .sign_in_as_customer(store, sign_in_request(customer))
                .await
                .map(drop),
            SignInByEmail => app.sign_in_as_customer(store, by_email(RON)).await.map(drop),
            NewPassword => app
                .set_password_and_sign_in(store, new_password_request(customer, RON, Some(RONS_PASSWORD)))
                .await
                .map(drop),
            CopyPassword => app.copy_password().await,
            Profile => app.profile(session).await.map(drop),
            Addresses => app.addresses(session).await.map(drop),
            Orders => app.orders(session, 0).await.map(drop),
            Order => app.order(session, order).await.map(drop),
            Payments => app.transactions(session, order).await.map(drop),
            Compare => app.compare(session).await.map(drop),
            Extend => app.extend(session).await.map(drop),
        }
    }
}

fn by_email(email: &str) -> SignIn {
    SignIn {
        target: SignInTarget::Email { email: email.into() },
        password: RONS_PASSWORD.into(),
        why: AccessReason::default(),
    }
}

/// A setup with a session as Ron, a password to copy, and one of his orders.
async fn session_as_ron() -> (Setup, Ids) {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let customer = setup.customer_id(&store, RON).await;
    let entered = setup
        .app
        .set_password_and_sign_in(&store, new_password_request(&customer, RON, Some(RONS_PASSWORD)))
        .await;
    let session = entered.unwrap().session.unwrap().session;
    let order = first_order(&setup.app, &session).await;
    let ids = Ids {
        store,
        customer,
        session,
        order,
    };
    (setup, ids)
}

async fn first_order(app: &App, session: &str) -> String {
    app.orders(session, 0).await.unwrap().value.orders.remove(0).id
}

pub(crate) async fn enter_state(state: State, app: &App, store: &str) {
    let rules = |policy| Rules {
        policy,
        ..Rules::default()
    };
    match state {
        State::PolicyOff => drop(app.change_rules(store, rules(Policy::Off)).await.unwrap()),
        State::PreviewOnly => drop(app.change_rules(store, rules(Policy::PreviewOnly)).await.unwrap()),
        State::Locked => app.lock(LockReason::Asked).await,
        State::Stopped => app.stop().await,
    }
}

#[tokio::test]
async fn forbidden_command_is_refused_before_any_request() {
    for (place, state) in STATES.into_iter().enumerate() {
        let (setup, ids) = session_as_ron().await;
        enter_state(state, &setup.app, &ids.store).await;
        let (requests, entries) = (setup.store.requests(), setup.audit_entries());

        for (command, expected) in TABLE.map(|(command, expected)| (command, expected[place])) {
            if let Some(code) = expected {
                let refused = problem(command.run(&setup.app, &ids).await);
                assert_eq!(refused.code, code, "{command:?}, {state:?}");
            }
        }
        assert_eq!(setup.store.requests(), requests, "{state:?}");
        assert_eq!(setup.audit_entries(), entries, "{state:?}");

        // The allowed commands succeed, so the refused ones failed because of the state.
        for (command, _) in TABLE
            .iter()
            .rev()
            .filter(|(_, expected)| expected[place].is_none())
        {
            let done = command.run(&setup.app, &ids).await;
            assert!(done.is_ok(), "{command:?}, {state:?}: {done:?}");
        }
    }
}

#[tokio::test]
async fn replaced_session_id_reads_nothing_from_new_session() {
    let (setup, rons) = session_as_ron().await;
    let leslie = setup.customer_id(&rons.store, LESLIE).await;
    let leslies = setup
        .app
        .preview(&rons.store, preview_request(&leslie))
        .await
        .unwrap();
    let sent = setup.store.requests();

    for command in IN_SESSION {
        assert_eq!(
            problem(command.run(&setup.app, &rons).await).code,
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
        "the new session continues"
    );
}

#[tokio::test]
async fn foreign_order_is_hidden_and_its_payments_not_requested() {
    for way in [AccessMode::SignIn, AccessMode::Preview] {
        let (setup, rons) = session_as_ron().await;
        let app = &setup.app;
        let leslie = setup.customer_id(&rons.store, LESLIE).await;
        let leslies = app.preview(&rons.store, preview_request(&leslie)).await.unwrap();
        let foreign = first_order(app, &leslies.session).await;
        let enter = async || match way {
            AccessMode::SignIn => {
                app.sign_in_as_customer(&rons.store, sign_in_request(&rons.customer))
                    .await
            }
            _ => app.preview(&rons.store, preview_request(&rons.customer)).await,
        };

        for read in [Order, Payments] {
            let session = enter().await.unwrap().session;
            let before = setup.store.requests().len();
            let ids = Ids {
                session: session.clone(),
                order: foreign.clone(),
                store: String::new(),
                customer: String::new(),
            };

            let Problem { code, .. } = problem(read.run(app, &ids).await);

            for request in &setup.store.requests()[before..] {
                assert!(!request.path.ends_with("/transactions"), "{}", request.path);
            }
            let still = app.impersonation().await.map(|current| current.session);
            match way {
                // The store refuses the order, and the session continues.
                AccessMode::SignIn => assert_eq!((code, still), (Code::Forbidden, Some(session))),
                // The store returns any order to the admin. A foreign one ends the session.
                _ => assert_eq!((code, still), (Code::WrongCustomer, None)),
            }
        }
    }
}

#[tokio::test]
async fn path_traversal_id_stays_one_path_segment() {
    let (setup, rons) = session_as_ron().await;
    let leslie = setup.customer_id(&rons.store, LESLIE).await;
    for id in [
        format!("../customers/{leslie}"),
        String::new(),
        "..".into(),
        ".".into(),
        "?filter=eq(customer_id,x)".into(),
        "#".into(),
        "10042/../../customers".into(),
        "\u{202e}\n".into(),
    ] {
        let previewed = setup
            .app
            .preview(&rons.store, preview_request(&rons.customer))
            .await;
        let session = previewed.unwrap().session;
        let before = setup.store.requests().len();

        let order = problem(setup.app.order(&session, &id).await);
        let customer = problem(setup.app.preview(&rons.store, preview_request(&id)).await);

        assert_eq!(
            (order.code, customer.code),
            (Code::NotFound, Code::NotFound),
            "{id}"
        );
        let sent = &setup.store.requests()[before..];
        assert_eq!(sent.len(), 2);
        for (request, list) in sent.iter().zip(["/v2/orders/", "/v2/customers/"]) {
            let id = request.path.strip_prefix(list).unwrap();
            assert!(!id.is_empty() && !id.contains('/'), "{}", request.path);
        }
    }
}
