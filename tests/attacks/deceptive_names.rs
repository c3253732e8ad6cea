//! Names whose characters can't be seen: refused for stores, and made visible where staff read
//! those of customers.

use serde_json::json;
use shopside_core::view::{Code, Color, ConnectStore, DeleteCustomer, Label, SettingsView};

use crate::fake_store::FakeStore;
use crate::setup::{Setup, new_password_request, problem};

/// Names that look like another one, or like none.
const DECEPTIVE: [&str; 9] = [
    "Parks\u{202e}noitcudorP",
    "Parks\u{2066}",
    "Par\u{200b}ks",
    "Parks\u{200d}",
    "\u{feff}Parks",
    "Parks\u{2028}Production",
    "Parks\u{7}",
    "Parks\u{e0041}",
    "\u{3164}",
];

/// What no text for staff may have: controls, separators, and what shows nothing or reorders text.
fn is_hidden(character: char) -> bool {
    let is_newline = character == '\n';
    (character.is_control() && !is_newline)
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2067}')
        || matches!(character, '\u{feff}' | '\u{3164}' | '\u{e0000}'..='\u{e0fff}')
}

#[tokio::test]
async fn deceptive_store_name_is_refused_everywhere() {
    let setup = Setup::new().await;
    let store = setup.connect().await;

    for name in DECEPTIVE {
        let named = ConnectStore {
            name: name.into(),
            ..setup.sign_in_only_connection()
        };
        let label = Label {
            name: name.into(),
            color: Color::default(),
        };
        let operator = SettingsView {
            operator: name.into(),
            ..setup.app.settings()
        };
        let refused = [
            (problem(setup.app.connect(named).await), "name"),
            (problem(setup.app.relabel(&store.id, label).await), "name"),
            (problem(setup.app.change_settings(operator).await), "operator"),
        ];
        for (problem, field) in refused {
            assert_eq!(problem.code, Code::InvalidInput, "{name:?}");
            assert_eq!(problem.field.as_deref(), Some(field), "{name:?}");
            assert!(!problem.message.contains(is_hidden), "{:?}", problem.message);
        }
    }
    assert_eq!(setup.app.connections().len(), 1);
}

#[tokio::test]
async fn store_names_have_the_same_limit_everywhere() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let too_long = "x".repeat(101);
    let named = ConnectStore {
        name: too_long.clone(),
        ..setup.sign_in_only_connection()
    };
    let label = |name: &str| Label {
        name: name.into(),
        color: Color::default(),
    };

    assert_eq!(
        problem(setup.app.connect(named).await).field.as_deref(),
        Some("name")
    );
    assert_eq!(
        problem(setup.app.relabel(&store, label(&too_long)).await)
            .field
            .as_deref(),
        Some("name")
    );
    // Names of other scripts, with the joiners that they need, are names.
    for name in ["متجر علي", "می\u{200c}آید", "श्री क्\u{200d}ष", "Tea 👩\u{200d}💻"]
    {
        let labeled = setup.app.relabel(&store, label(name)).await.unwrap();
        assert_eq!(labeled.name, name);
    }
}

#[tokio::test]
async fn deceptive_store_name_in_a_file_is_made_visible() {
    let mut setup = Setup::new().await;
    setup.connect().await;
    setup.preferences.edit("Pawnee Parks", "Parks\u{202e}noitcudorP");
    setup.restart();

    assert_eq!(setup.app.connections()[0].name, "Parks[U+202E]noitcudorP");
}

#[tokio::test]
async fn texts_for_staff_show_hidden_characters_of_a_customer() {
    let setup = Setup::new().await;
    let customer = json!({
        "id": "ron", "type": "customer", "name": "\u{202e}nosnawS \u{200b}Ron", "email": "ron@swanson.com", "password": true,
    });
    let store = FakeStore::with_customer(customer).await;
    let connection = store.connect(&setup).await.id;
    let deletion = DeleteCustomer {
        customer: "ron".into(),
        email: "leslie@knope.test".into(),
    };
    let password = new_password_request("ron", "leslie@knope.test", Some("the-new-password"));

    for problem in [
        problem(setup.app.delete_customer(&connection, deletion).await),
        problem(setup.app.set_password_and_sign_in(&connection, password).await),
    ] {
        assert!(
            problem.message.contains("[U+202E]nosnawS [U+200B]Ron"),
            "{}",
            problem.message
        );
        assert!(!problem.message.contains(is_hidden));
    }
}

#[tokio::test]
async fn receipt_shows_hidden_characters_of_a_reason() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, crate::setup::RON).await;
    let mut request = crate::setup::preview_request(&ron);
    request.why = crate::setup::reason("Ticket\u{202e}\u{200b}12");
    let session = setup.app.preview(&store, request).await.unwrap().session;
    setup.app.stop().await;

    let receipt = setup.app.receipt_text(&session, None, "en").await.unwrap();
    assert!(receipt.contains("Ticket\u{fffd}\u{fffd}12"), "{receipt}");
    assert!(!receipt.replace('\n', "").contains(is_hidden), "{receipt}");

    let folder = tempfile::TempDir::new().unwrap();
    let saved = setup
        .app
        .save_receipt(folder.path().into(), &session, None, "en")
        .await;
    let page = std::fs::read_to_string(saved.unwrap().path).unwrap();
    assert!(page.contains("<bdi>Ticket[U+202E][U+200B]12</bdi>"), "{page}");
    assert!(!page.replace('\n', "").contains(is_hidden), "{page}");
}
