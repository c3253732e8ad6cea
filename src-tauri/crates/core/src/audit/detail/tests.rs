use journal::Action;
use serde_json::{Value, json};

use super::{concluded, failed};
use crate::view::EntryDetail;

fn view(detail: Option<EntryDetail>) -> Value {
    serde_json::to_value(detail).unwrap()
}

fn done(action: Action, text: &str) -> Value {
    view(concluded(action, text))
}

#[test]
fn text_of_an_entry_is_known_by_id_and_arguments() {
    for (action, text, expected) in [
        (
            Action::CustomerChange,
            "name, external_ref",
            json!({ "detail": "fields", "names": "name, external_ref" }),
        ),
        (
            Action::CustomerChange,
            "address a-1 deleted",
            json!({ "detail": "address_deleted", "address": "a-1" }),
        ),
        (Action::Lock, "idle", json!({ "detail": "locked_when_idle" })),
        (
            Action::Retention,
            "older than 24 months",
            json!({ "detail": "older_than", "months": "24" }),
        ),
        (
            Action::SessionExtend,
            "5 minutes",
            json!({ "detail": "minutes", "minutes": "5" }),
        ),
        (
            Action::OrderChange,
            "canceled, order o-1",
            json!({ "detail": "order_canceled", "order": "o-1" }),
        ),
        (
            Action::ParcelChange,
            "parcel p-1 changed, order o-1",
            json!({ "detail": "parcel_changed", "parcel": "p-1", "order": "o-1" }),
        ),
        (
            Action::PaymentTake,
            "12.50 GBP paid by hand, order o-1",
            json!({ "detail": "paid_by_hand", "amount": "12.50 GBP", "order": "o-1" }),
        ),
        (
            Action::Refund,
            "1.00 GBP of payment p-1, order o-1",
            json!({ "detail": "amount_of_payment", "amount": "1.00 GBP", "payment": "p-1", "order": "o-1" }),
        ),
        (
            Action::RefundMark,
            "without a move of money: payment p-1, order o-1",
            json!({ "detail": "without_money", "payment": "p-1", "order": "o-1" }),
        ),
        (
            Action::SignInSetup,
            "profile Support sign-in created: p-1",
            json!({ "detail": "profile_created", "profile": "p-1" }),
        ),
        (
            Action::CredentialDelete,
            "shopside-1: deleted by hand, as the operator says",
            json!({ "detail": "deleted_by_hand", "username": "shopside-1" }),
        ),
    ] {
        assert_eq!(done(action, text), expected, "{text}");
    }
}

#[test]
fn response_that_was_lost_is_said_of_what_was_done() {
    assert_eq!(
        done(
            Action::OrderCreate,
            "12.50 GBP, order o-1; the response was lost, and the store has it"
        ),
        json!({ "detail": "found_in_store", "what": { "detail": "new_order", "amount": "12.50 GBP", "order": "o-1" } })
    );
}

#[test]
fn rules_and_labels_are_known_before_and_after() {
    assert_eq!(
        done(
            Action::PolicyChange,
            "from off, not production to preview only, production, times of Europe/London, admin views not recorded"
        ),
        json!({
            "detail": "rules",
            "before": [{ "detail": "policy_off" }, { "detail": "not_production" }],
            "after": [
                { "detail": "policy_preview_only" }, { "detail": "production" },
                { "detail": "times_of", "zone": "Europe/London" }, { "detail": "views_not_recorded" }
            ]
        })
    );
    let colored =
        |name: &str, color: &str| json!({ "detail": "colored", "name": name, "color": { "detail": color } });
    assert_eq!(
        done(
            Action::ConnectionChange,
            "from “A to “B”, color none to “C”, color pink"
        ),
        json!({ "detail": "label", "before": colored("A to “B", "color_none"), "after": colored("C", "color_pink") })
    );
}

#[test]
fn exported_file_is_known_by_what_it_has_and_its_path() {
    let file = |what: Value, path: &str| json!({ "detail": "file", "what": what, "path": path });
    for (text, expected) in [
        (
            "all orders, to /home/ann/a.csv",
            file(json!({ "detail": "all_orders" }), "/home/ann/a.csv"),
        ),
        (
            "all orders, continued, to C:\\Users\\a.csv",
            file(
                json!({ "detail": "continued", "what": { "detail": "all_orders" } }),
                "C:\\Users\\a.csv",
            ),
        ),
        (
            "customers found by “, to /x”, to /home/b, to /c.csv",
            file(
                json!({ "detail": "customers_found", "search": ", to /x" }),
                "/home/b, to /c.csv",
            ),
        ),
        (
            "orders like eq(payment,paid) found by “ron”, to /a.csv",
            file(
                json!({ "detail": "orders_like_found", "filter": "eq(payment,paid)", "search": "ron" }),
                "/a.csv",
            ),
        ),
    ] {
        assert_eq!(done(Action::Export, text), expected, "{text}");
    }
}

#[test]
fn failure_is_known_beside_what_was_tried() {
    let failure = |action, text| view(failed(action, text));
    assert_eq!(
        failure(Action::SignIn, "customer sign-in refused: 401 Unauthorized"),
        json!({ "detail": "sign_in_refused", "words": "401 Unauthorized" })
    );
    assert_eq!(
        failure(Action::CustomerChange, "name: PUT /v2/customers/c-1: timeout"),
        json!({
            "detail": "failed",
            "what": { "detail": "fields", "names": "name" },
            "failure": { "detail": "timed_out", "request": "PUT /v2/customers/c-1" }
        })
    );
    assert_eq!(
        failure(Action::MemberAdd, "account a-1: Harbor Tools: the store said no"),
        json!({
            "detail": "failed",
            "what": { "detail": "account", "account": "Harbor Tools" },
            "failure": { "detail": "text", "text": "the store said no" }
        })
    );
    assert_eq!(failure(Action::CustomerCreate, "something new"), Value::Null);
}

#[test]
fn words_of_staff_and_unknown_texts_stay_as_they_are() {
    assert_eq!(done(Action::Note, "address added"), Value::Null);
    assert_eq!(done(Action::Lock, "something new"), Value::Null);
    assert_eq!(done(Action::PolicyChange, "from off, loud to off"), Value::Null);
}
