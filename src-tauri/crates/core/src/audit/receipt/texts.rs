//! The texts of a receipt, from the message file of the page.

use journal::Action;

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
            SessionAccess::Later => "receipt-access-later",
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

    /// What was opened or done in a line of the receipt of a session with this access. `shown`
    /// prepares the texts of the store.
    pub(super) fn activity(
        &self,
        row: &ReceiptRow,
        access: SessionAccess,
        shown: impl Fn(&str) -> String,
    ) -> String {
        match &row.activity {
            Some(activity) => opened(self, activity, shown),
            None => self.unknown_activity(row, access, shown),
        }
    }

    fn unknown_activity(
        &self,
        row: &ReceiptRow,
        access: SessionAccess,
        shown: impl Fn(&str) -> String,
    ) -> String {
        match row.action.as_str() {
            "sign_in" if is_of_member(access) => self.get("receipt-activity-sign-in-member"),
            "sign_in" => self.get("receipt-activity-sign-in"),
            "preview" => self.get("receipt-activity-preview"),
            "password_set" => self.get("receipt-activity-password-set"),
            "credential_create" => self.get("receipt-activity-credential-create"),
            "credential_delete" => self.get("receipt-activity-credential-delete"),
            "account_open" => self.get("receipt-activity-account-open"),
            "session_extend" => self.get("receipt-activity-session-extend"),
            "request" => String::new(),
            action if Action::read(action).is_later() => self.later(row, shown),
            _ if row.is_erased => self.get("receipt-erased"),
            _ => row.detail.as_deref().map(shown).unwrap_or_default(),
        }
    }

    /// What is known of a line that a later version of the app wrote.
    fn later(&self, row: &ReceiptRow, shown: impl Fn(&str) -> String) -> String {
        let action = [("action", shown(&row.action).into())];
        let action = self.with("receipt-activity-later", &action);
        let detail = row.detail.as_deref().map(shown);
        let words = [Some(action), detail].into_iter().flatten();
        words.collect::<Vec<_>>().join(" · ")
    }
}

/// Whether staff signed in as an account member, not as a customer.
fn is_of_member(access: SessionAccess) -> bool {
    matches!(
        access,
        SessionAccess::SupportCredential | SessionAccess::OneTimeCode
    )
}

/// What was opened, as the page says it. `shown` prepares the texts of the store.
pub(crate) fn opened(texts: &Texts, activity: &ActivityView, shown: impl Fn(&str) -> String) -> String {
    let of_order = |id, order: &str| texts.with(id, &[("order", shown(order).into())]);
    let of_account = |id, account: &str| texts.with(id, &[("account", shown(account).into())]);
    match activity {
        ActivityView::Profile => texts.get("receipt-activity-profile"),
        ActivityView::ProfileBeforeSignIn => texts.get("receipt-activity-profile-before-sign-in"),
        ActivityView::Addresses => texts.get("receipt-activity-addresses"),
        ActivityView::Orders => texts.get("receipt-activity-orders"),
        ActivityView::OrderPage { page } => {
            texts.with("receipt-activity-order-page", &[("page", (*page).into())])
        }
        ActivityView::Order { order } => of_order("receipt-activity-order", order),
        ActivityView::Payments { order } => of_order("receipt-activity-payments", order),
        ActivityView::UnlinkedOrders => texts.get("receipt-activity-unlinked-orders"),
        ActivityView::Comparison => texts.get("receipt-activity-comparison"),
        ActivityView::Spending => texts.get("receipt-activity-spending"),
        ActivityView::Carts => texts.get("receipt-activity-carts"),
        ActivityView::Cart { cart } => texts.with("receipt-activity-cart", &[("cart", shown(cart).into())]),
        ActivityView::Subscriptions => texts.get("receipt-activity-subscriptions"),
        ActivityView::Subscription { subscription } => texts.with(
            "receipt-activity-subscription",
            &[("subscription", shown(subscription).into())],
        ),
        ActivityView::Account { account, name } => {
            of_account("receipt-activity-account", name.as_deref().unwrap_or(account))
        }
        ActivityView::AccountMembers { account } => of_account("receipt-activity-account-members", account),
        ActivityView::AccountAddresses { account } => {
            of_account("receipt-activity-account-addresses", account)
        }
        ActivityView::AccountOrders { account } => of_account("receipt-activity-account-orders", account),
        ActivityView::MemberProfile => texts.get("receipt-activity-member-profile"),
        ActivityView::MemberAccounts => texts.get("receipt-activity-member-accounts"),
        ActivityView::MemberOrders => texts.get("receipt-activity-member-orders"),
        ActivityView::ProfileBeforeChange => texts.get("receipt-activity-profile-before-change"),
        ActivityView::ProfileAfterConflict => texts.get("receipt-activity-profile-after-conflict"),
        ActivityView::ProfileBeforeDeletion => texts.get("receipt-activity-profile-before-deletion"),
        ActivityView::ProfileBeforePassword => texts.get("receipt-activity-profile-before-password"),
        ActivityView::ProfileBeforeAnonymizing => texts.get("receipt-activity-profile-before-anonymizing"),
        ActivityView::ProfileBeforeErasure => texts.get("receipt-activity-profile-before-erasure"),
        ActivityView::ProfileForNewOrder => texts.get("receipt-activity-profile-for-new-order"),
        ActivityView::ProfileJson => texts.get("receipt-activity-profile-json"),
        ActivityView::AddressesBeforeChange => texts.get("receipt-activity-addresses-before-change"),
        ActivityView::PersonalDataLog => texts.get("receipt-activity-personal-data-log"),
        ActivityView::ForgetPlan => texts.get("receipt-activity-forget-plan"),
        ActivityView::AccountOfOrder => texts.get("receipt-activity-account-of-order"),
        ActivityView::OrderJson { order } => of_order("receipt-activity-order-json", order),
        ActivityView::Parcels { order } => of_order("receipt-activity-parcels", order),
        ActivityView::NewOrder { order } => of_order("receipt-activity-new-order", order),
        ActivityView::AccountCarts { account } => of_account("receipt-activity-account-carts", account),
        ActivityView::AccountSubscriptions { account } => {
            of_account("receipt-activity-account-subscriptions", account)
        }
        ActivityView::AccountCart { cart, account } => texts.with(
            "receipt-activity-account-cart",
            &[("cart", shown(cart).into()), ("account", shown(account).into())],
        ),
        ActivityView::AccountSubscription {
            subscription,
            account,
        } => texts.with(
            "receipt-activity-account-subscription",
            &[
                ("subscription", shown(subscription).into()),
                ("account", shown(account).into()),
            ],
        ),
        ActivityView::ErasureRequests => texts.get("receipt-activity-erasure-requests"),
        ActivityView::TrackingPage { host, order } => texts.with(
            "receipt-activity-tracking-page",
            &[("host", shown(host).into()), ("order", shown(order).into())],
        ),
    }
}
