//! The screens of new orders, personal data, and reports about the audit log.

use moltin_sandbox::{Config, Sandbox, Seed};

use super::RON;
use super::inspector::{self, Inspector};
use crate::customers::open_with_store;
use crate::exclusive_window;
use crate::navigation_policy::make_downloads;
use crate::screen::{RETURN, Screen, TAB};
use crate::window::Window;

#[tokio::test]
async fn order_privacy_and_report_screens_pass_axe() {
    let _lock = exclusive_window().await;
    let desktop = inspector::desktop();
    let _downloads = make_downloads(&desktop);
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_with_store(&desktop, &store).await;
    let inspector = Inspector::load(&window).await;

    check_new_order(&window, &inspector).await;
    check_personal_data(&window, &inspector).await;
    check_reports(&window, &inspector).await;
    check_audit_export(&window, &inspector, &Screen::of(&desktop)).await;

    inspector.assert_no_violations();
    window.close().await;
}

async fn check_new_order(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.open_customer(RON).await;
    window.choose_more("New order…").await;
    window.wait_for_heading("New order for Ron Swanson").await;
    window.wait_for_text(RON).await;
    inspector.check("new order").await;
    window.type_into("Product", "Stoneware mug").await;
    window.type_into("Qty", "0").await;
    window.type_into("Unit price", "1,250.50").await;
    window.press("Create order…").await;
    window.wait_for_text("Enter a number from 1 to").await;
    inspector.check("mistake in a new order").await;
    window.type_into("Qty", "2").await;
    window.wait_for_text("Total £2,501.00").await;
    window.press("Create order…").await;
    window.wait_for_heading("Create this order?").await;
    inspector.check("confirm a new order").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
}

async fn check_personal_data(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.open_customer(RON).await;
    window.choose_more("Personal data…").await;
    window.wait_for_text("With the key “Storefront”").await;
    inspector.check("personal data").await;
    window.press("Export everything…").await;
    window.press("Export").await;
    window.wait_for_text("records were written to").await;
    inspector.check("personal data exported").await;
    window.press("Close").await;
    window.wait_for_dialog_to_close().await;
    window.press("Forget this customer…").await;
    window.wait_for_text("Fulfill, cancel or refund it first").await;
    inspector.check("forget a customer").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
}

async fn check_reports(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.press_in_menu("Audit log").await;
    for report in [
        "Access review",
        "Access to a customer’s data",
        "Exceptions",
        "Comparison with the store’s log",
    ] {
        window.press("Reports").await;
        window.press(&format!("{report}…")).await;
        window
            .wait_for_text("the report is recorded in the audit log")
            .await;
        inspector.check(&format!("report: {report}")).await;
        if report == "Access review" {
            window.press("Write report").await;
            window.wait_for_text("Saved to").await;
            inspector.check("report written").await;
            window.press("Done").await;
        } else {
            window.press("Cancel").await;
        }
        window.wait_for_dialog_to_close().await;
    }
}

async fn check_audit_export(window: &Window<'_>, inspector: &Inspector<'_>, screen: &Screen) {
    window.press_in_menu("Settings").await;
    let address = "Log server";
    window.type_into(address, "https://logs.test:4318/v1/logs").await;
    window.press_key(fantoccini::key::Key::Enter).await;
    // The system asks before anything is sent to a new address.
    screen.answer_dialog(&[TAB, RETURN]);
    window.wait_for_text("No client certificate is sent.").await;
    window.focus(address).await;
    inspector.check("audit export").await;
}
