//! The commands of the app that leave an entry.

mod accounts;
mod connections;
mod members;
mod privacy;
mod subject;

use journal::{Action, Outcome};
use shopside_core::Error;
use shopside_core::view::{
    AddNote, ChangeCustomer, Code, CsvOptions, CustomerFields, DeleteCustomer, ExportCustomers, ExportFormat,
    ExportOrders, LookForOrder, NewCustomerView, OpenTracking, OrderTermView, OrderText, Problem,
    SaveAddress, ScanNews, ScanOrders,
};
use tempfile::TempDir;

pub(super) use subject::Subject;

use crate::setup::{
    RON, Setup, new_password_request, preview_request, set_password_request, sign_in_request,
};

fn of_customer(customer: &str) -> Vec<OrderTermView> {
    vec![OrderTermView::Exactly {
        attribute: OrderText::CustomerId,
        value: customer.into(),
    }]
}

fn scan_of(customer: &str) -> ScanOrders {
    ScanOrders {
        scan: "scan".into(),
        terms: of_customer(customer),
        ..ScanOrders::default()
    }
}

/// A command that leaves an entry: its method, and the action of its first entry.
macro_rules! commands {
    ($($command:ident $method:literal $action:ident,)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Command { $($command,)* }

        impl Command {
            pub(super) const ALL: &[Self] = &[$(Self::$command,)*];

            pub(super) fn method(self) -> &'static str {
                match self { $(Self::$command => $method,)* }
            }

            pub(super) fn action(self) -> Action {
                match self { $(Self::$command => Action::$action,)* }
            }
        }
    };
}

commands! {
    Get "customer" AdminView,
    RawCustomer "raw_customer" AdminView,
    AddressBook "address_book" AdminView,
    Spending "spending" AdminView,
    UnlinkedOrders "unlinked_orders" AdminView,
    AccessModes "access_modes" AdminView,
    Order "store_order" AdminView,
    Payments "store_order_payments" AdminView,
    RawOrder "raw_store_order" AdminView,
    Parcels "parcels" AdminView,
    TrackingPage "tracking_page" AdminView,
    LookForOrder "look_for_order" AdminView,
    Scan "scan_orders" AdminView,
    Create "create_customer" CustomerCreate,
    Change "change_customer" AdminView,
    SetPassword "set_password" AdminView,
    SaveAddress "save_address" AdminView,
    DeleteAddress "delete_address" AdminView,
    Delete "delete_customer" AdminView,
    AddNote "add_note" Note,
    SignIn "sign_in_as_customer" AdminView,
    SetPasswordAndSignIn "set_password_and_sign_in" AdminView,
    Preview "preview" Preview,
    ExportCustomers "export_customers" Export,
    ExportOrders "export_orders" Export,
    Connect "connect" ConnectionAdd,
    Relabel "relabel" ConnectionChange,
    ReplaceSecret "replace_secret" ConnectionChange,
    ChangeCertificate "change_certificate" ConnectionChange,
    Remove "remove" ConnectionRemove,
    ChangeRules "change_rules" PolicyChange,
    Unlock "unlock" Unlock,
    InstallUpdate "install_update" Update,
    PersonalData "personal_data" AdminView,
    ForgetPlan "forget_plan" AdminView,
    ErasureLetter "erasure_letter" AdminView,
    SaveErasureLetter "save_erasure_letter" AdminView,
    ExportPersonalData "export_personal_data" Export,
    AnonymizeOrder "anonymize_order" AdminView,
    RequestErasure "request_erasure" AdminView,
    DeleteOrder "delete_order" AdminView,
    Account "account_details" AdminView,
    AccountName "account_name" AdminView,
    AccountMembers "account_members" AdminView,
    AccountAddresses "account_addresses" AdminView,
    Member "member" AdminView,
    MemberAccounts "member_accounts" AdminView,
    CreateAccount "create_account" AccountCreate,
    ChangeAccount "change_account" AdminView,
    SaveAccountAddress "save_account_address" AdminView,
    DeleteAccountAddress "delete_account_address" AdminView,
    AddMember "add_member" AdminView,
    CreateMember "create_member" AdminView,
    RemoveMember "remove_member" AdminView,
    ChangeMember "change_member" AdminView,
    MemberWays "member_ways" AdminView,
    MemberSignIn "sign_in_as_member" AdminView,
    MemberPreview "preview_member" Preview,
    RequestCode "request_code" AdminView,
    CodeSignIn "sign_in_with_code" AdminView,
    UseProfile "use_password_profile" SignInSetup,
    CreateProfile "create_support_profile" SignInSetup,
    RemoveProfile "remove_support_profile" SignInSetup,
}

impl Command {
    /// Whether it only reads, outside of a session.
    pub(super) fn is_admin_view(self) -> bool {
        use Command::{AccessModes, AddressBook, Get, RawCustomer, Scan, Spending, UnlinkedOrders};

        matches!(
            self,
            Get | RawCustomer | AddressBook | Spending | UnlinkedOrders | AccessModes | Scan
        ) || self.names_order()
            || self.is_privacy_view()
            || self.is_account_view()
    }

    pub(super) fn names_order(self) -> bool {
        matches!(
            self,
            Self::Order
                | Self::Payments
                | Self::RawOrder
                | Self::Parcels
                | Self::TrackingPage
                | Self::LookForOrder
        )
    }

    /// Whether the first entry has the customer's ID.
    pub(super) fn names_customer(self) -> bool {
        let is_view = self.action() == Action::AdminView
            && !self.names_order()
            && !self.is_about_accounts()
            && !self.is_about_members()
            && self != Self::DeleteOrder;
        is_view
            || matches!(
                self,
                Self::Preview | Self::ExportOrders | Self::ExportPersonalData | Self::AddNote
            )
    }

    pub(super) fn names_store(self) -> bool {
        !matches!(self, Self::Unlock | Self::InstallUpdate)
    }

    /// The outcome in its last entry; the customer of an order is known after it was read.
    pub(super) fn last_outcome(self) -> Outcome {
        if self == Self::Order {
            Outcome::Done
        } else {
            Outcome::Begun
        }
    }

    pub(super) async fn run(self, setup: &Setup, subject: &Subject) -> Result<(), Problem> {
        if self.is_about_privacy() {
            let done = self.use_personal_data(setup, subject).await;
            return done.map_err(|error| Problem::from(&error));
        }
        if self.is_about_accounts() {
            let done = self.use_accounts(setup, subject).await;
            return done.map_err(|error| Problem::from(&error));
        }
        if self.is_about_members() {
            let done = self.use_members(setup, subject).await;
            return done.map_err(|error| Problem::from(&error));
        }
        if self.is_admin_view() {
            return self.view(setup, subject).await;
        }
        let done = match self {
            Self::Connect
            | Self::Relabel
            | Self::ReplaceSecret
            | Self::ChangeCertificate
            | Self::Remove
            | Self::ChangeRules => self.change_connection(setup, subject).await,
            Self::Unlock | Self::InstallUpdate | Self::ExportCustomers | Self::ExportOrders => {
                self.use_computer(setup, subject).await
            }
            _ => self.change_customer(setup, subject).await,
        };
        done.map_err(|error| Problem::from(&error))
    }

    async fn view(self, setup: &Setup, subject: &Subject) -> Result<(), Problem> {
        let Subject {
            store,
            customer,
            order,
            ..
        } = subject;
        let app = &setup.app;
        let read = match self {
            Self::Get => app.customer(store, customer).await.map(drop),
            Self::RawCustomer => app.raw_customer(store, customer).await.map(drop),
            Self::AddressBook => app.address_book(store, customer).await.map(drop),
            Self::Spending => app.spending(store, customer, true).await.map(drop),
            Self::UnlinkedOrders => app.unlinked_orders(store, customer, true).await.map(drop),
            Self::Order => app.store_order(store, order).await.map(drop),
            Self::Payments => app.store_order_payments(store, order).await.map(drop),
            Self::RawOrder => app.raw_store_order(store, order).await.map(drop),
            Self::Parcels => app.parcels(store, order).await.map(drop),
            Self::TrackingPage => {
                let parcel = OpenTracking {
                    order: order.into(),
                    carrier: "UPS".into(),
                    tracking_reference: "1Z999AA10123456784".into(),
                };
                app.tracking_page(store, parcel).await.map(drop)
            }
            Self::LookForOrder => {
                let wanted = LookForOrder {
                    id: order.into(),
                    external_ref: String::new(),
                };
                app.look_for_order(store, wanted).await.map(drop)
            }
            Self::Scan => {
                let mut last = None;
                app.scan_orders(store, scan_of(customer), |news| last = Some(news))
                    .await;
                return match last {
                    Some(ScanNews::Failed { problem }) => Err(problem),
                    _ => Ok(()),
                };
            }
            _ => {
                let modes = app.access_modes(store, customer).await.unwrap();
                return match modes.customer {
                    Some(_) => Ok(()),
                    None => Err(Problem {
                        code: Code::AuditLogFailed,
                        message: modes
                            .preview
                            .filter(|why| why.message.contains("audit log"))
                            .unwrap()
                            .message,
                        advice: None,
                        text: None,
                        field: None,
                        request_id: None,
                    }),
                };
            }
        };
        read.map_err(|error| Problem::from(&error))
    }

    async fn change_customer(self, setup: &Setup, subject: &Subject) -> Result<(), Error> {
        let Subject {
            store,
            customer,
            address,
            ..
        } = subject;
        let app = &setup.app;
        match self {
            Self::Create => {
                let new = NewCustomerView {
                    name: "April Ludgate".into(),
                    email: "april@parks.test".into(),
                    generate_password: false,
                    password: None,
                    external_ref: String::new(),
                };
                app.create_customer(store, new).await.map(drop)
            }
            Self::Change => {
                // Someone else's version comes back: a conflict reads the customer as well.
                let fields = |name: &str| CustomerFields {
                    name: name.into(),
                    email: RON.into(),
                    external_ref: String::new(),
                };
                let change = ChangeCustomer {
                    customer: customer.clone(),
                    was: fields("an older name"),
                    becomes: fields("Duke Silver"),
                };
                app.change_customer(store, change).await.map(drop)
            }
            Self::SetPassword => {
                let change = set_password_request(customer, RON, "another-password");
                app.set_password(store, change).await.map(drop)
            }
            Self::SaveAddress => {
                let save = SaveAddress {
                    was: Some(address.clone()),
                    name: "Cabin".into(),
                    address: address.address.clone(),
                };
                app.save_address(store, customer, save).await.map(drop)
            }
            Self::DeleteAddress => app.delete_address(store, customer, &address.id).await,
            Self::Delete => {
                let deletion = DeleteCustomer {
                    customer: customer.clone(),
                    email: RON.into(),
                };
                app.delete_customer(store, deletion).await.map(drop)
            }
            Self::AddNote => {
                let note = AddNote {
                    customer: customer.clone(),
                    email: RON.into(),
                    text: "Prefers a call.".into(),
                };
                app.add_note(store, note).await
            }
            Self::SignIn => app
                .sign_in_as_customer(store, sign_in_request(customer))
                .await
                .map(drop),
            Self::SetPasswordAndSignIn => {
                let request = new_password_request(customer, RON, None);
                app.set_password_and_sign_in(store, request).await.map(drop)
            }
            _ => app.preview(store, preview_request(customer)).await.map(drop),
        }
    }

    async fn use_computer(self, setup: &Setup, subject: &Subject) -> Result<(), Error> {
        let Subject { store, customer, .. } = subject;
        let (app, folder) = (&setup.app, TempDir::new().unwrap());
        match self {
            Self::Unlock => app.unlock().await,
            Self::InstallUpdate => {
                app.check_for_update().await?;
                app.download_update().await?;
                app.install_update("0.1.0").await
            }
            Self::ExportCustomers => {
                let export = ExportCustomers {
                    export: "export".into(),
                    search: String::new(),
                    format: ExportFormat::Csv,
                    csv: CsvOptions::default(),
                };
                app.export_customers(store, folder.path(), &export, drop)
                    .await
                    .map(drop)
            }
            _ => {
                let export = ExportOrders {
                    export: "export".into(),
                    search: String::new(),
                    terms: of_customer(customer),
                    format: ExportFormat::Csv,
                    csv: CsvOptions::default(),
                };
                app.export_orders(store, folder.path(), &export, drop)
                    .await
                    .map(drop)
            }
        }
    }
}
