//! Replacing a customer's password without entering their email address, or in production without a
//! reason, on every way there is.

use journal::Action;
use shopside_core::view::{AccessReason, Code, Rules};

use crate::setup::{
    RON, Setup, import_file, new_password_request, problem, reason, set_password_request, sign_in_request,
};

/// Tries both commands that set the password of an existing customer, and returns the fields that
/// were refused.
async fn refused_fields(
    setup: &Setup,
    store: &str,
    ron: &str,
    email: &str,
    why: &AccessReason,
) -> [Option<String>; 2] {
    let mut change = set_password_request(ron, email, "a-new-password");
    change.why = why.clone();
    let mut sign_in = new_password_request(ron, email, Some("a-new-password"));
    sign_in.why = why.clone();
    [
        problem(setup.app.set_password(store, change).await),
        problem(setup.app.set_password_and_sign_in(store, sign_in).await),
    ]
    .map(|problem| {
        assert_eq!(problem.code, Code::InvalidInput, "{problem:?}");
        problem.field
    })
}

async fn assert_old_password_works(setup: &Setup, store: &str, ron: &str) {
    assert!(setup.audit_outcomes(Action::PasswordSet).is_empty());
    setup
        .app
        .sign_in_as_customer(store, sign_in_request(ron))
        .await
        .unwrap();
}

#[tokio::test]
async fn no_way_sets_a_password_without_the_email() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    for wrong in ["", "  ", "ron", "ron@swanson.co", "leslie.knope@parks.test", "*"] {
        let fields = refused_fields(&setup, &store, &ron, wrong, &reason("Called about a parcel")).await;
        assert_eq!(fields, [Some("email".into()), Some("email".into())], "{wrong}");
    }

    assert_old_password_works(&setup, &store, &ron).await;
}

#[tokio::test]
async fn no_way_sets_a_production_password_without_reason() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let rules = Rules {
        production: true,
        ..Rules::default()
    };
    setup.app.change_rules(&store, rules).await.unwrap();

    for missing in ["", "short", "         a         "] {
        let fields = refused_fields(&setup, &store, &ron, RON, &reason(missing)).await;
        assert_eq!(
            fields,
            [Some("reason".into()), Some("reason".into())],
            "{missing}"
        );
    }
    assert!(setup.audit_outcomes(Action::PasswordSet).is_empty());

    let given = set_password_request(&ron, " RON@swanson.com ", "a-new-password");
    setup.app.set_password(&store, given).await.unwrap();
    let entries = setup.audit_entries();
    let set = entries.iter().filter(|entry| entry.action == Action::PasswordSet);
    let reasons: Vec<_> = set.map(|entry| entry.reason.as_deref()).collect();
    assert_eq!(reasons, [Some("Called about order 10042"); 2]);
}

#[tokio::test]
async fn import_sets_no_existing_customers_password() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let file = import_file(format!("name,email,password\nRon Swanson,{RON},a-new-password\n"));

    let import = setup.app.open_import(&store, file).await.unwrap();
    setup.app.check_import(&import.id, import.columns).await.unwrap();
    setup.app.run_import(&import.id).await.unwrap();

    assert_old_password_works(&setup, &store, &ron).await;
}
