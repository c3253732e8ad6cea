//! The words of an entry: what was done, how staff saw the shop, and how it ended.
//!
//! The file may have words of a later version of the app. Their entries are read like all others.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// A word that this version does not know, as the file has it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LaterWord(&'static str);

impl LaterWord {
    /// Keeps a word for good, once however often it is read: a version adds only a few.
    fn new(word: &str) -> Self {
        static WORDS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

        let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = words.get(word) {
            return Self(known);
        }
        let word: &'static str = Box::leak(word.into());
        words.insert(word);
        Self(word)
    }
}

impl fmt::Debug for LaterWord {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, to)
    }
}

/// Declares an enum whose variants are words in the file.
macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A word of a later version of the app.
            Later(LaterWord),
        }

        impl $name {
            /// Returns the word in the file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* Self::Later(LaterWord(word)) => word }
            }

            /// Parses a word of the file; `None` for one that this version does not know.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }

            /// Reads a word of the file.
            pub fn read(word: &str) -> Self {
                Self::parse(word).unwrap_or_else(|| Self::Later(LaterWord::new(word)))
            }

            /// Whether this version does not know the word.
            pub fn is_later(self) -> bool {
                matches!(self, Self::Later(_))
            }
        }
    };
}

word_enum! {
    /// What was done.
    Action {
        /// A customer was created.
        CustomerCreate = "customer_create",
        /// A customer was changed; the detail names the fields.
        CustomerChange = "customer_change",
        /// A customer was deleted.
        CustomerDelete = "customer_delete",
        /// The personal data of an order was replaced by asterisks; the detail names the order.
        OrderAnonymize = "order_anonymize",
        /// A manual order was created; the detail has its total and its ID.
        OrderCreate = "order_create",
        /// A manual order was deleted; the detail names the order.
        OrderDelete = "order_delete",
        /// The store was asked to erase a customer's personal data.
        ErasureRequest = "erasure_request",
        /// A note about a customer, for colleagues; the detail has the text.
        Note = "note",
        /// An amount was paid back; the detail says how much of which payment.
        Refund = "refund",
        /// A payment was marked as refunded, without a move of money.
        RefundMark = "refund_mark",
        /// An authorized payment was collected.
        Capture = "capture",
        /// An authorized payment was given up.
        PaymentCancel = "payment_cancel",
        /// A payment outside of the store was recorded.
        PaymentTake = "payment_take",
        /// An order was changed; the detail says what.
        OrderChange = "order_change",
        /// A parcel of an order was added or changed.
        ParcelChange = "parcel_change",
        /// An account was created; the detail has its ID and name.
        AccountCreate = "account_create",
        /// An account or one of its addresses was changed; the detail has its ID and name, and
        /// what.
        AccountChange = "account_change",
        /// A person was created as an account member; the detail has the account.
        MemberCreate = "member_create",
        /// A member was added to an account; the detail has the account.
        MemberAdd = "member_add",
        /// A member was removed from an account; the detail has the account.
        MemberRemove = "member_remove",
        /// Custom fields of an account member were changed; the detail names the fields.
        MemberChange = "member_change",
        /// A customer's password was set.
        PasswordSet = "password_set",
        /// Staff signed in as a customer.
        SignIn = "sign_in",
        /// Staff began to preview what a customer sees.
        Preview = "preview",
        /// A support credential was created for an account member; the detail has its username.
        CredentialCreate = "credential_create",
        /// A support credential was deleted, or is gone; the detail has its username.
        CredentialDelete = "credential_delete",
        /// The store was asked to send an account member a one-time code.
        CodeRequest = "code_request",
        /// Staff opened an account of the member in a session; the detail has its ID.
        AccountOpen = "account_open",
        /// The password profile of support credentials was chosen, created or removed; the detail
        /// says which.
        SignInSetup = "sign_in_setup",
        /// Staff read something in a session; the detail says what.
        View = "view",
        /// A session sent a request; see `method`, `path`, `status` and `duration_ms`.
        Request = "request",
        /// A session was extended; the detail says by how much.
        SessionExtend = "session_extend",
        /// A session ended; the detail says why.
        SessionEnd = "session_end",
        /// The policy of a store was changed; the detail says from what to what.
        PolicyChange = "policy_change",
        /// Staff were asked whether the app may send requests to a host that it does not know; the
        /// detail has the host and port.
        HostConfirm = "host_confirm",
        /// A store was connected.
        ConnectionAdd = "connection_add",
        /// The name, color or client secret of a connection was changed; the detail says which.
        ConnectionChange = "connection_change",
        /// A connection was removed.
        ConnectionRemove = "connection_remove",
        /// Staff opened something of one customer as the admin; the detail says what.
        AdminView = "admin_view",
        /// The app was locked; the detail says why.
        Lock = "lock",
        /// The app was unlocked.
        Unlock = "unlock",
        /// Customers, orders or the audit log itself were exported to a file.
        Export = "export",
        /// The app was updated; the detail names both versions.
        Update = "update",
        /// A key that signs checkpoints was created; the detail has its public key.
        KeyCreate = "key_create",
        /// Where the audit log is sent was changed; the detail says from what to what.
        AuditExportChange = "audit_export_change",
        /// Entries that were written are gone; the detail says how many.
        LogShortened = "log_shortened",
        /// The personal fields of entries were erased; `removes` has their numbers.
        PersonErased = "person_erased",
        /// The oldest entries were removed; `removes` has their numbers.
        Retention = "retention",
    }
}

word_enum! {
    /// How staff see the shop as a customer or an account member.
    Way {
        /// With the admin's token, limited to the customer.
        Preview = "preview",
        /// With the customer's own token.
        SignIn = "sign_in",
        /// With an account member's own token, from a credential that the app creates and deletes.
        SupportCredential = "support_credential",
        /// With an account member's own token, from a code that the member read out: they consent.
        OneTimeCode = "one_time_code",
    }
}

word_enum! {
    /// How an action ended.
    Outcome {
        /// The action is about to start. If no later entry follows, it may or may not have
        /// happened.
        Begun = "begun",
        /// The action succeeded.
        Done = "done",
        /// The action was refused or failed, and had no effect.
        Failed = "failed",
        /// The response was lost: the action may have succeeded.
        Unknown = "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Outcome, Way};

    #[test]
    fn word_of_a_later_version_is_kept_as_it_is() {
        for word in ["customer_merge", "", "Sign_in", "two\nlines", "\u{202e}"] {
            let action = Action::read(word);
            assert!(action.is_later());
            assert_eq!(action.as_str(), word);
            let copy = String::from(word);
            assert_eq!(action, Action::read(&copy));
            assert_ne!(action, Action::read("another"));
            assert_eq!(Way::read(word).as_str(), word);
            assert_eq!(Outcome::read(word).as_str(), word);
            assert_eq!(Action::parse(word), None);
        }
        assert_eq!(Action::read("sign_in"), Action::SignIn);
        assert!(!Outcome::read("done").is_later());
    }
}
