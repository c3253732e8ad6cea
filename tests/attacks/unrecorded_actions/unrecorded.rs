//! The methods of the app that leave no entry of their own.

/// Methods of the app that need no entry of their own, or leave it as a part of another command.
pub(super) const UNRECORDED: &[&str] = &[
    // Reading and exporting the audit log; an export has its entry, see `tests/core/audit_log.rs`.
    "audit_log_page",
    "audit_trail_page",
    "audit_log_error",
    "receipt",
    "receipt_text",
    "save_receipt",
    "last_verification",
    "verify_audit_log",
    "verify_against",
    "audit_log_notices",
    "verify_against_key",
    "checkpoint_key",
    "export_checkpoint",
    "export_audit_log",
    // A report has its entry, see `tests/core/audit_log/reports.rs`.
    "write_report",
    "checkpoint_offered_on_quit",
    "asks_before_quitting",
    // Removing data from the audit log has its own entries, see `audit_log_erasure.rs`.
    "erase_person",
    "remove_old_audit_entries",
    // Changes of the audit export have their own entries, see `tests/core/audit_export.rs`.
    "audit_export",
    "change_audit_export",
    "choose_audit_export_file",
    "remove_audit_export_file",
    // Saved connections and the open store, without a request or with a token request only.
    "connections",
    "last_connection",
    "open",
    "open_sandbox",
    "close",
    "choose_certificate",
    "test",
    // What is entered or read from a file, before it is sent.
    "check_email",
    "read_import_again",
    "preview_import",
    // Entries of the audit log about a customer.
    "notes",
    // Changes of orders. Each has its entry before it is sent, see `done_but_not_recorded`.
    "refund_payment",
    "capture_payment",
    "cancel_payment",
    "take_payment",
    "change_order",
    "move_order",
    "save_parcel",
    // Lists and searches.
    "customers",
    // A search reads the record itself only where a list can't select it, and records that.
    "find",
    "find_home",
    "pin",
    // A member is read where a list can't select one, and that is recorded.
    "accounts_access",
    "accounts",
    "account_tags",
    "account_children",
    "unassigned_members",
    "link",
    "link_target",
    // The store's currencies, which are no customer's data, and amounts before they are sent.
    "own_decimals",
    "forget_currencies",
    "read_amount",
    // Filters that are saved on this computer.
    "saved_filters",
    "save_filters",
    // What the app has sent.
    "requests",
    "cancel_pending_retries",
    "waits",
    "diagnostics",
    // In a session, whose reads are recorded, see `tests/core/audit_log.rs`.
    "ended_sessions",
    "nearly_over",
    "impersonation",
    "stop",
    "profile",
    "addresses",
    "orders",
    "order",
    "transactions",
    "compare",
    "unlinked_orders_in_session",
    // In a session of an account member, see `tests/core/member_sessions.rs`; the setup names no
    // one, and each deletion of a credential has its entry.
    "open_account",
    "member_profile",
    "carts",
    "cart",
    "subscriptions",
    "subscription",
    // Carts and subscriptions as the admin, see `tests/core/purchases.rs`.
    "carts_of",
    "cart_of",
    "subscriptions_of",
    "subscription_of",
    "sign_in_setup",
    "leftovers",
    "leftover_news",
    "delete_leftovers",
    // Has its entry, see `tests/core/member_sessions/leftovers_elsewhere.rs`.
    "confirm_deleted",
    "sweep",
    "stop_sweep",
    // An extension of a session has its entries, see `tests/core/deadlines.rs`.
    "extend",
    // Of this computer.
    "change_settings",
    "set_proxy_password",
    "copy_password",
    "copy_for_a_while",
    "drop_password",
    "locks",
    "can_authenticate",
    "locked",
    "active",
    "lock",
    "lock_if_idle",
    "page_reloaded",
    "panicked",
    "quit",
    // Exports that a kill interrupted; one that continues has its entries, see
    // `tests/core/export_resume.rs`.
    "interrupted_exports",
    "resume_export",
    "discard_export",
    // Stops work.
    "stop_export",
    "stop_scan",
    // An import; each creation has its entries, see `tests/core/import.rs`.
    "open_import",
    "current_import",
    "check_import",
    "run_import",
    "pause_import",
    "resume_import",
    "stop_import",
    "close_import",
    "import_rows",
    "watch_import",
    "save_rejects",
    // Updates; an installation has its entries, see `tests/core/updates.rs`.
    "update_news",
    "update",
    "check_for_update",
    "download_update",
    "cancel_update",
    "watch_for_updates",
    "check_for_update_if_due",
];
