//! What crosses to the page, and what comes back: every type of the wire, and nothing else.
//!
//! Views hold no secret: the fields that carry one inward are [`SecretString`], which can be read
//! from the wire but not written to it. Times are RFC 3339 in UTC, money is whole minor units.

mod connection;
mod customer;
mod customer_change;
mod entry;
mod export;
mod impersonation;
mod import;
mod order;
mod problem;
mod request;
mod sandbox;
mod spending;
mod status;
mod store_order;

pub use connection::{
    Colour, ConnectStore, ConnectionKind, ConnectionView, KeepSecret, Label, Policy, ReplaceSecret, Rules,
    SecretKept,
};
pub use customer::{
    CreatedView, CustomFieldView, CustomerKey, CustomerPageView, CustomerQueryView, CustomerSortView,
    CustomerView, Matching, NewCustomerView, SetPassword,
};
pub use customer_change::{
    ChangeCustomer, ChangedView, CustomerFields, DeleteCustomer, DeletedView, SaveAddress,
};
pub use entry::{
    CursorView, EntryView, ExportFormat, ExportedView, FaultView, JournalPageView, JournalQueryView,
    VerdictView,
};
pub use export::{ExportCustomers, ExportOrders, ExportProgress};
pub use impersonation::{
    EndReason, ImpersonationEnded, ImpersonationView, NewPasswordSignIn, NewPasswordView, Preview, SeenView,
    SignIn, SignInTarget, WayView, WaysView, Why,
};
pub use import::{
    ImportColumns, ImportCounts, ImportPause, ImportProgress, ImportRowView, ImportStage, ImportView,
    OpenImport, RowState,
};
pub use order::{
    AddressBookView, AddressView, CompareRowView, CompareView, MoneyView, OrderItemView, OrderPageView,
    OrderRowView, OrderView, SeenBy, TransactionView,
};
pub use problem::{Code, Problem};
pub use request::{RequestView, SentAsView, StoreWaits, WaitReasonView, WaitView};
pub use sandbox::{SandboxFaults, SandboxRestart, SandboxSeed, SandboxView};
pub use spending::{CurrencySpendingView, MonthView, SpendingView};
pub use status::{LockReason, Notice, SettingsView, StatusView};
pub use store_order::{
    OrderAmount, OrderBatchView, OrderMoment, OrderTermView, OrderText, PaymentsView, ScanNews, ScanOrders,
    SoFarView, StoreOrderRowView, StoreOrderView,
};

/// The types of the wire as TypeScript, for `ui/src/bindings.ts`.
pub fn typescript() -> String {
    use ts_rs::{Config, TS};

    let config = Config::default();
    let declarations = [
        Code::decl(&config),
        Problem::decl(&config),
        Notice::decl(&config),
        LockReason::decl(&config),
        SettingsView::decl(&config),
        StatusView::decl(&config),
        ConnectionKind::decl(&config),
        SecretKept::decl(&config),
        Policy::decl(&config),
        Rules::decl(&config),
        KeepSecret::decl(&config),
        Colour::decl(&config),
        Label::decl(&config),
        ConnectionView::decl(&config),
        ConnectStore::decl(&config),
        ReplaceSecret::decl(&config),
        CustomerView::decl(&config),
        CustomFieldView::decl(&config),
        CreatedView::decl(&config),
        Matching::decl(&config),
        CustomerKey::decl(&config),
        CustomerSortView::decl(&config),
        CustomerQueryView::decl(&config),
        CustomerPageView::decl(&config),
        NewCustomerView::decl(&config),
        SetPassword::decl(&config),
        CustomerFields::decl(&config),
        ChangeCustomer::decl(&config),
        ChangedView::decl(&config),
        DeleteCustomer::decl(&config),
        DeletedView::decl(&config),
        SaveAddress::decl(&config),
        SpendingView::decl(&config),
        CurrencySpendingView::decl(&config),
        MonthView::decl(&config),
        WayView::decl(&config),
        Why::decl(&config),
        Preview::decl(&config),
        SeenView::<()>::decl(&config),
        SignInTarget::decl(&config),
        SignIn::decl(&config),
        WaysView::decl(&config),
        NewPasswordSignIn::decl(&config),
        ImpersonationView::decl(&config),
        NewPasswordView::decl(&config),
        EndReason::decl(&config),
        ImpersonationEnded::decl(&config),
        JournalQueryView::decl(&config),
        CursorView::decl(&config),
        EntryView::decl(&config),
        JournalPageView::decl(&config),
        FaultView::decl(&config),
        VerdictView::decl(&config),
        ExportFormat::decl(&config),
        ExportedView::decl(&config),
        ExportCustomers::decl(&config),
        ExportOrders::decl(&config),
        ExportProgress::decl(&config),
        OpenImport::decl(&config),
        ImportColumns::decl(&config),
        ImportStage::decl(&config),
        ImportPause::decl(&config),
        RowState::decl(&config),
        ImportCounts::decl(&config),
        ImportProgress::decl(&config),
        ImportView::decl(&config),
        ImportRowView::decl(&config),
        MoneyView::decl(&config),
        AddressView::decl(&config),
        OrderRowView::decl(&config),
        OrderPageView::decl(&config),
        OrderItemView::decl(&config),
        OrderView::decl(&config),
        AddressBookView::decl(&config),
        TransactionView::decl(&config),
        StoreOrderRowView::decl(&config),
        OrderText::decl(&config),
        OrderAmount::decl(&config),
        OrderMoment::decl(&config),
        OrderTermView::decl(&config),
        SoFarView::decl(&config),
        ScanOrders::decl(&config),
        OrderBatchView::decl(&config),
        ScanNews::decl(&config),
        StoreOrderView::decl(&config),
        PaymentsView::decl(&config),
        SeenBy::decl(&config),
        CompareRowView::decl(&config),
        CompareView::decl(&config),
        SentAsView::decl(&config),
        RequestView::decl(&config),
        WaitReasonView::decl(&config),
        WaitView::decl(&config),
        StoreWaits::decl(&config),
        SandboxSeed::decl(&config),
        SandboxFaults::decl(&config),
        SandboxView::decl(&config),
        SandboxRestart::decl(&config),
    ];
    let mut file =
        String::from("// Generated by `cargo xtask bindings` from desk's view types. Do not edit.\n\n");
    for declaration in declarations {
        file.push_str("export ");
        file.push_str(&declaration);
        file.push_str("\n\n");
    }
    file.truncate(file.trim_end().len());
    file.push('\n');
    file
}
