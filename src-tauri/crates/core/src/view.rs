//! The view models: all types that cross between the core and the page, and nothing else.
//!
//! No view model that goes to the page has a secret. Secrets from the page are `SecretString`s,
//! which can be deserialized but not serialized. Times are RFC 3339 in UTC, money is minor units.

mod access_reason;
mod account;
mod account_change;
mod activity;
mod amount;
mod audit_export;
mod audit_trail;
mod cart;
mod cause;
mod checkpoint;
mod clock_note;
mod compare;
mod connection;
mod customer;
mod customer_change;
mod done;
mod entry;
mod entry_detail;
mod export;
mod find;
mod form_field;
mod impersonation;
mod import;
mod invalid_input;
mod member_session;
mod new_order;
mod note;
mod notice;
mod order;
mod order_action;
mod owner;
mod policy_fault;
mod privacy;
mod problem;
mod problem_text;
mod proxy;
mod report;
mod request;
mod row_reason;
mod sandbox;
mod session_subject;
mod sign_in_setup;
mod spending;
mod status;
mod store_order;
mod subscription;
mod unlinked_orders;
mod update;

use std::fmt::Write;

use moltin::Region;

pub use access_reason::AccessReason;
pub use account::{
    AccountChildrenView, AccountDetailsView, AccountKey, AccountNameView, AccountPageView, AccountQueryView,
    AccountSortView, AccountTagView, AccountView, AccountsAccess, MemberAccountView, MemberView, MembersView,
    MembershipView, UnassignedMembersView,
};
pub use account_change::{
    AccountFields, AddMember, AddedMemberView, ChangeAccount, ChangeMember, ChangedAccountView,
    ChangedMemberView, NewAccountView, NewMemberView, RemoveMember,
};
pub use activity::ActivityView;
pub use amount::{AmountReading, AmountStyle, EnteredAmount, OwnDecimalsView};
pub use audit_export::{AuditExportFile, AuditExportView, ChangeAuditExport};
pub use audit_trail::{
    AuditTrailPageView, PasswordChange, ReceiptEntry, ReceiptRequest, ReceiptRow, ReceiptTime, ReceiptView,
    SessionAccess, SessionResult, TrailRowView, TrailSessionView,
};
pub use cart::{CartItemView, CartPageView, CartRowView, CartView};
pub use cause::Cause;
pub use checkpoint::{AuditLogNotices, CheckpointReminder, CheckpointView};
pub use clock_note::{ClockDirection, ClockNote, ClockUnit};
pub use compare::{
    CompareRequestView, CompareRowView, CompareView, ComparedOrderView, DifferenceCause, SeenBy,
};
pub use connection::{
    CertificateDetails, CertificateView, Color, ConnectStore, ConnectionKind, ConnectionView, KeepSecret,
    Label, ManagedRules, Policy, ReplaceSecret, Rules, SecretKept,
};
pub use customer::{
    CreatedView, CustomFieldView, CustomerKey, CustomerPageView, CustomerQueryView, CustomerSortView,
    CustomerView, NewCustomerView, SetPassword,
};
pub use customer_change::{
    ChangeCustomer, ChangedView, CustomerFields, DeleteCustomer, DeletedView, SaveAddress, SavedAddressView,
};
pub use done::Done;
pub use entry::{
    AuditLogPageView, AuditLogQueryView, CursorView, EntryView, ErasePerson, ErasedView, ExportFormat,
    ExportedView, FaultView, RemovalView, VerdictView,
};
pub use entry_detail::EntryDetail;
pub use export::{
    CsvOptions, ExportCustomers, ExportOptions, ExportOrders, ExportProgress, InterruptedExport, Separator,
};
pub use find::{
    FindHomeView, FindResultsView, FoundAccountView, FoundCustomerView, FoundMemberView, FoundRecordView,
    LinkTargetView, LinkedRecord,
};
pub use form_field::FormField;
pub use impersonation::{
    AccessMode, AccessModesView, EndReason, ImpersonationEnded, ImpersonationView, NewPasswordSignIn,
    NewPasswordView, Preview, SeenView, SignIn, SignInTarget,
};
pub use import::{
    Delimiter, ImportColumnView, ImportColumns, ImportCounts, ImportFirstRow, ImportPause, ImportProgress,
    ImportReading, ImportRowView, ImportStage, ImportView, OpenImport, RowState,
};
pub use invalid_input::{InvalidInput, OtherFile};
pub use member_session::{
    AccountProfileView, CodeSignIn, MemberPreview, MemberProfileView, MemberSignIn, MemberWaysView,
    PreviewSubject, RequestCode, RequestedCodeView, SessionMemberView,
};
pub use new_order::{
    CreateOrder, CreatedOrderView, CurrencyView, LookForOrder, NewOrderFor, NewOrderItemView, NewOrderState,
};
pub use note::{AddNote, NoteView};
pub use notice::Notice;
pub use order::{
    AddressBookView, AddressView, MoneyView, OrderItemView, OrderPageView, OrderRowView, OrderView,
    PlacedByView, TransactionView,
};
pub use order_action::{
    CancelPayment, CancelReasonView, CapturePayment, ChangeOrder, MoveOrder, MovedOrderView, OpenTracking,
    OrderActionView, OrderChangeKind, OrderVersion, ParcelFields, ParcelView, PaymentMethodView,
    PaymentVersion, RefundKind, RefundPayment, SaveParcel, TakePayment, TrackingView,
};
pub use owner::{Owner, OwnerCartsView, OwnerSubscriptionsView};
pub use policy_fault::PolicyFault;
pub use privacy::{
    ActView, AnonymizeOrder, AnonymizedView, ChangedBy, ChangedFieldView, DataChangeView, DataEntryView,
    DeleteOrder, ErasureStatusView, ErasureView, ExportPerson, ForgetOrderView, ForgetPlanView,
    HistoryRowView, PersonalDataView, RequestErasure, WriteLetter,
};
pub use problem::{Code, Problem};
pub use problem_text::{LostHow, LostThen, Moment, ProblemText};
pub use proxy::{ProxyFault, ProxyFrom};
pub use report::{HoursView, ReportFactView, ReportFileFormat, ReportKind, WriteReport, WrittenReportView};
pub use request::{RequestView, SentAsView, StoreWaits, WaitReasonView, WaitView};
pub use row_reason::RowReason;
pub use sandbox::{SandboxFaults, SandboxMessageView, SandboxRestart, SandboxSeed, SandboxView};
pub use session_subject::{SessionAccountView, SubjectView};
pub use sign_in_setup::{
    LeftoverPlace, LeftoverView, PasswordProfileView, ProfileOrigin, SignInSetupView, SweepState, SweepView,
};
pub use spending::{CurrencySpendingView, MonthView, SpendingView};
pub use status::{
    Density, LanguageChoice, LockReason, LogLevel, Machine, ManagedView, ProxyChoice, ProxyPassword,
    SettingsView, StatusView, Theme, TimeZoneView, ZoneChoice,
};
pub use store_order::{
    OrderAmount, OrderBatchView, OrderKey, OrderMoment, OrderSortView, OrderTermView, OrderText,
    PaymentsView, SavedFilterView, ScanNews, ScanOrders, SoFarView, StoreOrderRowView, StoreOrderView,
};
pub use subscription::{
    InvoiceItemView, InvoicePaymentView, InvoiceView, SubscriptionPageView, SubscriptionRowView,
    SubscriptionView,
};
pub use unlinked_orders::{
    OrderAccountView, SimilarAccountView, SimilarAccountsView, UnlinkedOrderView, UnlinkedOrdersView,
};
pub use update::{ReleaseView, UpdateMeans, UpdateStage, UpdateView, UpdatesOff};

/// Declares these types in TypeScript.
macro_rules! declarations {
    ($($view:ty),* $(,)?) => {{
        let config = ts_rs::Config::default();
        [$(<$view as ts_rs::TS>::decl(&config)),*]
    }};
}

/// Returns the view models and the URLs of the regions as TypeScript, for
/// `ui/src/bindings.ts`.
pub fn typescript() -> String {
    let declarations = declarations! {
        Code, Problem, ProblemText, Cause, Done, PolicyFault, EntryDetail, FormField, Moment, ProxyFault, ProxyFrom, InvalidInput, OtherFile, RowReason, ClockNote, ClockDirection, ClockUnit, LostHow, LostThen, Notice, LockReason, LogLevel, Theme, Density, LanguageChoice, ZoneChoice, CheckpointReminder, ProxyChoice, ProxyPassword, SettingsView, ManagedView, StatusView, TimeZoneView, ConnectionKind, SecretKept, Policy,
        Rules, KeepSecret, Color, Label, ManagedRules, CertificateDetails, CertificateView, ConnectionView, ConnectStore, ReplaceSecret, CustomerView,
        CustomFieldView, CreatedView, CustomerKey, CustomerSortView, CustomerQueryView,
        CustomerPageView, NewCustomerView, SetPassword, CustomerFields, ChangeCustomer, ChangedView,
        DeleteCustomer, DeletedView, SaveAddress, SavedAddressView, AddNote, NoteView, SpendingView, CurrencySpendingView, MonthView,
        AccessMode, AccessReason, Preview, SeenView<()>, SignInTarget, SignIn, AccessModesView, NewPasswordSignIn,
        ImpersonationView, NewPasswordView, EndReason, ImpersonationEnded, AuditLogQueryView, CursorView,
        ActivityView, EntryView, AuditLogPageView, SessionAccess, SessionResult, TrailSessionView, TrailRowView, AuditTrailPageView, PasswordChange, ReceiptTime, ReceiptRequest, ReceiptRow, ReceiptEntry, ReceiptView, ReportKind, ReportFileFormat, HoursView, WriteReport, ReportFactView, WrittenReportView, FaultView, RemovalView, VerdictView, ErasePerson, ErasedView, CheckpointView, AuditLogNotices, AuditExportView, ChangeAuditExport, AuditExportFile, ExportFormat, ExportedView, Separator, CsvOptions, ExportOptions, ExportCustomers,
        ExportOrders, ExportProgress, InterruptedExport, OpenImport, Delimiter, ImportReading, ImportColumns, ImportColumnView, ImportFirstRow, ImportStage, ImportPause, RowState,
        ImportCounts, ImportProgress, ImportView, ImportRowView, MoneyView, AmountStyle, EnteredAmount, AmountReading, OwnDecimalsView, AddressView, OrderRowView,
        OrderPageView, OrderItemView, OrderView, AddressBookView, TransactionView, StoreOrderRowView,
        OrderText, OrderAmount, OrderMoment, OrderTermView, OrderKey, OrderSortView, SavedFilterView, SoFarView, ScanOrders, OrderBatchView,
        ScanNews, StoreOrderView, PaymentsView, PaymentVersion, RefundKind, RefundPayment, CapturePayment, CancelReasonView, CancelPayment,
        PaymentMethodView, TakePayment, OrderVersion, OrderChangeKind, ChangeOrder, MoveOrder, TrackingView, OpenTracking, ParcelView, ParcelFields, SaveParcel,
        OrderActionView, MovedOrderView,
        CurrencyView, NewOrderFor, NewOrderState, NewOrderItemView, CreateOrder, CreatedOrderView, LookForOrder,
        ActView, AnonymizeOrder, AnonymizedView, ChangedBy, ChangedFieldView, DataChangeView, DataEntryView,
        DeleteOrder, ErasureStatusView, ErasureView, ExportPerson, ForgetOrderView, ForgetPlanView,
        HistoryRowView, PersonalDataView, RequestErasure, WriteLetter,
        SeenBy, DifferenceCause, ComparedOrderView, CompareRowView,
        CompareRequestView, CompareView,
        SubjectView, SessionAccountView, SessionMemberView, MemberWaysView, MemberPreview, PreviewSubject, MemberSignIn,
        RequestCode, RequestedCodeView, CodeSignIn, MemberProfileView, AccountProfileView, PlacedByView,
        SignInSetupView, PasswordProfileView, ProfileOrigin, LeftoverView, LeftoverPlace, SweepView, SweepState,
        CartRowView, CartPageView, CartItemView, CartView,
        SubscriptionRowView, SubscriptionPageView, SubscriptionView, InvoiceView, InvoiceItemView, InvoicePaymentView,
        Owner, OwnerCartsView, OwnerSubscriptionsView,
        SimilarAccountView, OrderAccountView, UnlinkedOrderView, SimilarAccountsView, UnlinkedOrdersView, SentAsView,
        AccountsAccess, AccountView, AccountNameView, AccountTagView, AccountDetailsView, AccountChildrenView, AccountQueryView, AccountKey, AccountSortView, AccountPageView,
        MemberView, MembershipView, MembersView, MemberAccountView, UnassignedMembersView, AccountFields, NewAccountView, ChangeAccount, ChangedAccountView,
        AddMember, NewMemberView, AddedMemberView, RemoveMember, ChangeMember, ChangedMemberView,
        RequestView, WaitReasonView, WaitView, StoreWaits, FoundCustomerView, FoundAccountView, FoundMemberView, FoundRecordView, FindResultsView, FindHomeView, LinkedRecord, LinkTargetView, SandboxSeed, SandboxFaults, SandboxView,
        SandboxMessageView, SandboxRestart, UpdateMeans, UpdatesOff, ReleaseView, UpdateStage, UpdateView,
    };
    let mut file =
        String::from("// Generated by `cargo xtask bindings` from the core's view types. Do not edit.\n\n");
    for declaration in declarations {
        file.push_str("export ");
        file.push_str(&declaration);
        file.push_str("\n\n");
    }
    let [eu_west, us_east] = [Region::EuWest, Region::UsEast].map(Region::endpoint);
    file.push_str("/** The base URLs of the regions. */\n");
    writeln!(
        file,
        "export const REGION_URLS = {{ europe: \"{eu_west}\", us: \"{us_east}\" }};"
    )
    .expect("writing to a String can't fail");
    file
}
