//! The texts of a receipt, from the message file of the page.

use crate::texts::MessageFile;
pub(super) use crate::texts::Texts;
use crate::view::{ActivityView, ReceiptRow, SessionAccess, SessionResult};

/// The message files.
const FILES: [MessageFile; 4] = [
    ("en", include_str!("../../../../../../ui/messages/en/receipt.ftl")),
    ("de", include_str!("../../../../../../ui/messages/de/receipt.ftl")),
    ("fr", include_str!("../../../../../../ui/messages/fr/receipt.ftl")),
    ("es", include_str!("../../../../../../ui/messages/es/receipt.ftl")),
];

/// The texts of a language such as `de` or `de-CH`, or the English ones.
pub(super) fn of(language: &str) -> Texts {
    Texts::of(language, &FILES)
}

impl Texts {
    /// How staff saw the shop.
    pub(super) fn access(&self, access: SessionAccess) -> String {
        self.get(match access {
            SessionAccess::Preview => "receipt-access-preview",
            SessionAccess::SignIn => "receipt-access-sign-in",
            SessionAccess::NewPassword => "receipt-access-new-password",
            SessionAccess::SupportCredential => "receipt-access-support-credential",
            SessionAccess::OneTimeCode => "receipt-access-one-time-code",
        })
    }

    /// How a session ended.
    pub(super) fn result(&self, result: SessionResult) -> String {
        self.get(match result {
            SessionResult::Unended => "receipt-result-unended",
            SessionResult::Failed => "receipt-result-failed",
            SessionResult::Unknown => "receipt-result-unknown",
            SessionResult::Stopped => "receipt-result-stopped",
            SessionResult::Expired => "receipt-result-expired",
            SessionResult::Replaced => "receipt-result-replaced",
            SessionResult::Rejected => "receipt-result-rejected",
            SessionResult::StoreClosed => "receipt-result-store-closed",
            SessionResult::Forbidden => "receipt-result-forbidden",
            SessionResult::Locked => "receipt-result-locked",
            SessionResult::CustomerDeleted => "receipt-result-customer-deleted",
            SessionResult::Quit => "receipt-result-quit",
            SessionResult::InternalError => "receipt-result-internal-error",
            SessionResult::Ended => "receipt-result-ended",
        })
    }

    /// What was opened or done in a line of the receipt. `shown` prepares the texts of the store.
    pub(super) fn activity(&self, row: &ReceiptRow, shown: impl Fn(&str) -> String) -> String {
        let of_order = |id, order: &str| self.with(id, &[("order", shown(order).into())]);
        let of_account = |id, account: &str| self.with(id, &[("account", shown(account).into())]);
        match &row.activity {
            Some(ActivityView::Profile) => self.get("receipt-activity-profile"),
            Some(ActivityView::ProfileBeforeSignIn) => self.get("receipt-activity-profile-before-sign-in"),
            Some(ActivityView::Addresses) => self.get("receipt-activity-addresses"),
            Some(ActivityView::Orders) => self.get("receipt-activity-orders"),
            Some(ActivityView::OrderPage { page }) => {
                self.with("receipt-activity-order-page", &[("page", (*page).into())])
            }
            Some(ActivityView::Order { order }) => of_order("receipt-activity-order", order),
            Some(ActivityView::Payments { order }) => of_order("receipt-activity-payments", order),
            Some(ActivityView::UnlinkedOrders) => self.get("receipt-activity-unlinked-orders"),
            Some(ActivityView::Comparison) => self.get("receipt-activity-comparison"),
            Some(ActivityView::Spending) => self.get("receipt-activity-spending"),
            Some(ActivityView::Carts) => self.get("receipt-activity-carts"),
            Some(ActivityView::Cart { cart }) => {
                self.with("receipt-activity-cart", &[("cart", shown(cart).into())])
            }
            Some(ActivityView::Subscriptions) => self.get("receipt-activity-subscriptions"),
            Some(ActivityView::Subscription { subscription }) => self.with(
                "receipt-activity-subscription",
                &[("subscription", shown(subscription).into())],
            ),
            Some(ActivityView::Account { account, name }) => {
                of_account("receipt-activity-account", name.as_deref().unwrap_or(account))
            }
            Some(ActivityView::AccountMembers { account }) => {
                of_account("receipt-activity-account-members", account)
            }
            Some(ActivityView::AccountAddresses { account }) => {
                of_account("receipt-activity-account-addresses", account)
            }
            Some(ActivityView::AccountOrders { account }) => {
                of_account("receipt-activity-account-orders", account)
            }
            Some(ActivityView::MemberProfile) => self.get("receipt-activity-member-profile"),
            Some(ActivityView::MemberAccounts) => self.get("receipt-activity-member-accounts"),
            Some(ActivityView::MemberOrders) => self.get("receipt-activity-member-orders"),
            None => self.unknown_activity(row, shown),
        }
    }

    fn unknown_activity(&self, row: &ReceiptRow, shown: impl Fn(&str) -> String) -> String {
        match row.action.as_str() {
            "sign_in" => self.get("receipt-activity-sign-in"),
            "preview" => self.get("receipt-activity-preview"),
            "password_set" => self.get("receipt-activity-password-set"),
            "credential_create" => self.get("receipt-activity-credential-create"),
            "credential_delete" => self.get("receipt-activity-credential-delete"),
            "account_open" => self.get("receipt-activity-account-open"),
            "request" => String::new(),
            _ if row.is_erased => self.get("receipt-erased"),
            _ => row.detail.as_deref().map(shown).unwrap_or_default(),
        }
    }
}
