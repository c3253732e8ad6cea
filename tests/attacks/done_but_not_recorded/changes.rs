//! Every action that changes something outside the audit log.

use journal::Action;
use shopside_core::Error;
use shopside_core::view::{
    AddressView, AnonymizeOrder, AuditLogQueryView, Color, CsvOptions, DeleteCustomer, DeleteOrder,
    ExportCustomers, ExportFormat, ExportOrders, ExportPerson, KeepSecret, Label, NewCustomerView, Policy,
    ReplaceSecret, RequestErasure, Rules, SaveAddress, SecretKept, WriteLetter,
};

use super::fixture::Fixture;
use super::{accounts, orders};
use crate::setup::{CLIENT_SECRET, RON, set_password_request};

/// How many manual orders the demo store has.
const MANUAL_ORDERS: usize = 14;

/// Every action that changes something outside the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mutation {
    Create,
    CreateWithPassword,
    SetPassword,
    Change,
    Delete,
    AddAddress,
    ChangeAddress,
    DeleteAddress,
    ExportCustomers,
    ExportOrders,
    ExportAuditLog,
    ExportCheckpoint,
    SaveRejects,
    ChangeRules,
    Connect,
    Relabel,
    ReplaceSecret,
    Remove,
    InstallUpdate,
    Refund,
    MarkRefunded,
    Capture,
    CancelPayment,
    TakePayment,
    Fulfill,
    CancelOrder,
    MoveOrder,
    SaveParcel,
    AnonymizeOrder,
    RequestErasure,
    CreateOrder,
    DeleteOrder,
    ExportPersonalData,
    SaveLetter,
    CreateAccount,
    ChangeAccount,
    SaveAccountAddress,
    DeleteAccountAddress,
    AddMember,
    CreateMember,
    RemoveMember,
    ChangeMember,
    CreateProfile,
    UseProfile,
    RemoveProfile,
}

pub(super) const ALL: [Mutation; 45] = [
    Mutation::Create,
    Mutation::CreateWithPassword,
    Mutation::SetPassword,
    Mutation::Change,
    Mutation::Delete,
    Mutation::AddAddress,
    Mutation::ChangeAddress,
    Mutation::DeleteAddress,
    Mutation::ExportCustomers,
    Mutation::ExportOrders,
    Mutation::ExportAuditLog,
    Mutation::ExportCheckpoint,
    Mutation::SaveRejects,
    Mutation::ChangeRules,
    Mutation::Connect,
    Mutation::Relabel,
    Mutation::ReplaceSecret,
    Mutation::Remove,
    Mutation::InstallUpdate,
    Mutation::Refund,
    Mutation::MarkRefunded,
    Mutation::Capture,
    Mutation::CancelPayment,
    Mutation::TakePayment,
    Mutation::Fulfill,
    Mutation::CancelOrder,
    Mutation::MoveOrder,
    Mutation::SaveParcel,
    Mutation::AnonymizeOrder,
    Mutation::RequestErasure,
    Mutation::CreateOrder,
    Mutation::DeleteOrder,
    Mutation::ExportPersonalData,
    Mutation::SaveLetter,
    Mutation::CreateAccount,
    Mutation::ChangeAccount,
    Mutation::SaveAccountAddress,
    Mutation::DeleteAccountAddress,
    Mutation::AddMember,
    Mutation::CreateMember,
    Mutation::RemoveMember,
    Mutation::ChangeMember,
    Mutation::CreateProfile,
    Mutation::UseProfile,
    Mutation::RemoveProfile,
];

pub(super) fn new_customer(password: Option<&str>) -> NewCustomerView {
    NewCustomerView {
        name: "April Ludgate".into(),
        email: "april@parks.test".into(),
        generate_password: false,
        password: password.map(Into::into),
        external_ref: String::new(),
    }
}

fn address(city: &str) -> AddressView {
    AddressView {
        first_name: "Ron".into(),
        last_name: "Swanson".into(),
        line_1: "1 Main Street".into(),
        city: city.into(),
        county: "Wamapoke".into(),
        postcode: "47998".into(),
        country: "US".into(),
        ..AddressView::default()
    }
}

pub(super) fn preview_only() -> Rules {
    Rules {
        policy: Policy::PreviewOnly,
        ..Rules::default()
    }
}

impl Mutation {
    /// The action whose first entry is written, and whose second one fails.
    pub(super) fn action(self) -> Action {
        match self {
            Self::Create | Self::CreateWithPassword => Action::CustomerCreate,
            Self::SetPassword => Action::PasswordSet,
            Self::Change | Self::AddAddress | Self::ChangeAddress | Self::DeleteAddress => {
                Action::CustomerChange
            }
            Self::Delete => Action::CustomerDelete,
            Self::ExportCustomers
            | Self::ExportOrders
            | Self::ExportAuditLog
            | Self::ExportCheckpoint
            | Self::SaveRejects
            | Self::ExportPersonalData
            | Self::SaveLetter => Action::Export,
            Self::AnonymizeOrder => Action::OrderAnonymize,
            Self::RequestErasure => Action::ErasureRequest,
            Self::CreateOrder => Action::OrderCreate,
            Self::DeleteOrder => Action::OrderDelete,
            Self::ChangeRules => Action::PolicyChange,
            Self::Connect => Action::ConnectionAdd,
            Self::Relabel | Self::ReplaceSecret => Action::ConnectionChange,
            Self::Remove => Action::ConnectionRemove,
            Self::InstallUpdate => Action::Update,
            Self::Refund => Action::Refund,
            Self::MarkRefunded => Action::RefundMark,
            Self::Capture => Action::Capture,
            Self::CancelPayment => Action::PaymentCancel,
            Self::TakePayment => Action::PaymentTake,
            Self::Fulfill | Self::CancelOrder | Self::MoveOrder => Action::OrderChange,
            Self::SaveParcel => Action::ParcelChange,
            _ => accounts::action(self),
        }
    }

    pub(super) async fn run(self, fixture: &Fixture) -> Result<(), Error> {
        let (app, store, ron) = (&fixture.app, fixture.store.as_str(), fixture.ron.as_str());
        let folder = fixture.downloads.path();
        match self {
            Self::Create => done(app.create_customer(store, new_customer(None)).await),
            Self::CreateWithPassword => done(
                app.create_customer(store, new_customer(Some("waffles-first")))
                    .await,
            ),
            Self::SetPassword => done(
                app.set_password(store, set_password_request(ron, RON, "another-password"))
                    .await,
            ),
            Self::Change => done(
                app.change_customer(store, fixture.new_name("Duke Silver").await)
                    .await,
            ),
            Self::Delete => {
                let deletion = DeleteCustomer {
                    customer: ron.into(),
                    email: RON.into(),
                };
                done(app.delete_customer(store, deletion).await)
            }
            Self::AddAddress | Self::ChangeAddress => {
                let was = match self {
                    Self::AddAddress => None,
                    _ => Some(fixture.address_book().await.remove(0)),
                };
                let save = SaveAddress {
                    was,
                    name: "Cabin".into(),
                    address: address("Pawnee"),
                };
                done(app.save_address(store, ron, save).await)
            }
            Self::DeleteAddress => {
                let first = fixture.address_book().await.remove(0).id;
                app.delete_address(store, ron, &first).await
            }
            Self::ExportCustomers => {
                let export = ExportCustomers {
                    export: "export".into(),
                    search: String::new(),
                    format: ExportFormat::Csv,
                    csv: CsvOptions::default(),
                };
                done(app.export_customers(store, folder, &export, drop).await)
            }
            Self::ExportOrders => {
                let export = ExportOrders {
                    export: "export".into(),
                    search: String::new(),
                    terms: Vec::new(),
                    format: ExportFormat::Csv,
                    csv: CsvOptions::default(),
                };
                done(app.export_orders(store, folder, &export, drop).await)
            }
            Self::ExportAuditLog => done(
                app.export_audit_log(folder.into(), &AuditLogQueryView::default(), ExportFormat::Csv)
                    .await,
            ),
            Self::ExportCheckpoint => done(app.export_checkpoint(folder.into()).await),
            Self::SaveRejects => {
                let import = fixture.dry_run("name,email\nRon,ron@swanson.com\n").await?;
                done(app.save_rejects(&import, folder.into(), "en").await)
            }
            Self::ChangeRules => done(app.change_rules(store, preview_only()).await),
            Self::Connect => done(app.connect(fixture.setup.sign_in_only_connection()).await),
            Self::Relabel => {
                let label = Label {
                    name: "Eagleton".into(),
                    color: Color::Teal,
                };
                done(app.relabel(store, label).await)
            }
            Self::ReplaceSecret => {
                let replacement = ReplaceSecret {
                    connection: store.into(),
                    client_secret: CLIENT_SECRET.into(),
                    keep: KeepSecret::Session,
                };
                done(app.replace_secret(replacement).await)
            }
            Self::Remove => app.remove(store).await,
            Self::InstallUpdate => {
                app.check_for_update().await?;
                app.download_update().await?;
                app.install_update("0.1.0").await
            }
            Self::AnonymizeOrder
            | Self::RequestErasure
            | Self::DeleteOrder
            | Self::ExportPersonalData
            | Self::SaveLetter => self.change_personal_data(fixture).await,
            _ if accounts::is_about(self) => accounts::run(self, fixture).await,
            _ => orders::run(self, fixture).await,
        }
    }

    async fn change_personal_data(self, fixture: &Fixture) -> Result<(), Error> {
        let (app, store, ron) = (&fixture.app, fixture.store.as_str(), fixture.ron.as_str());
        let anonymize = async || {
            let request = AnonymizeOrder {
                customer: ron.into(),
                email: RON.into(),
                order: fixture.final_order().await,
            };
            done(app.anonymize_order(store, request).await)
        };
        match self {
            Self::AnonymizeOrder => anonymize().await,
            Self::RequestErasure => {
                let request = RequestErasure {
                    customer: ron.into(),
                    email: RON.into(),
                };
                done(app.request_erasure(store, request).await)
            }
            Self::DeleteOrder => {
                let order = fixture.manual_orders().await.remove(0);
                app.delete_order(store, DeleteOrder { order }).await
            }
            Self::ExportPersonalData => {
                let wanted = ExportPerson {
                    export: "export".into(),
                    customer: ron.into(),
                    language: "en".into(),
                };
                let folder = fixture.downloads.path();
                done(app.export_personal_data(store, folder, &wanted, drop).await)
            }
            _ => {
                anonymize().await?;
                let wanted = WriteLetter {
                    customer: ron.into(),
                    name: "Ron".into(),
                    language: "en".into(),
                };
                let folder = fixture.downloads.path().to_owned();
                done(app.save_erasure_letter(store, folder, wanted).await)
            }
        }
    }

    /// Whether the store, the computer or the connection has the change.
    pub(super) async fn is_done(self, fixture: &Fixture) -> bool {
        match self {
            Self::Create | Self::CreateWithPassword => fixture.finds("april@parks.test").await,
            Self::SetPassword => fixture.accepts("another-password").await,
            Self::Change => fixture
                .customer()
                .await
                .is_some_and(|ron| ron.name == "Duke Silver"),
            Self::Delete => fixture.customer().await.is_none(),
            Self::AddAddress => fixture.address_book().await.len() == fixture.addresses + 1,
            Self::ChangeAddress => {
                let book = fixture.address_book().await;
                book.iter().any(|entry| entry.name == "Cabin") && book.len() == fixture.addresses
            }
            Self::DeleteAddress => fixture.address_book().await.len() + 1 == fixture.addresses,
            Self::ExportCustomers
            | Self::ExportOrders
            | Self::ExportAuditLog
            | Self::ExportCheckpoint
            | Self::SaveRejects
            | Self::ExportPersonalData
            | Self::SaveLetter => fixture.downloads.path().read_dir().unwrap().count() == 1,
            Self::ChangeRules => fixture.app.connections()[0].rules == preview_only(),
            Self::Connect => fixture.app.connections().len() == 2,
            Self::Relabel => fixture.app.connections()[0].name == "Eagleton",
            Self::ReplaceSecret => fixture.app.connections()[0].secret == SecretKept::Session,
            Self::Remove => fixture.app.connections().is_empty(),
            Self::InstallUpdate => fixture.setup.updater.started().2 == 1,
            Self::AnonymizeOrder => {
                let plan = fixture.forget_plan().await;
                plan.orders.iter().any(|order| order.is_anonymized)
            }
            Self::RequestErasure => !fixture.forget_plan().await.erasures.is_empty(),
            Self::CreateOrder => fixture.manual_orders().await.len() == MANUAL_ORDERS + 1,
            Self::DeleteOrder => fixture.manual_orders().await.len() == MANUAL_ORDERS - 1,
            _ if accounts::is_about(self) => accounts::is_done(self, fixture).await,
            _ => orders::is_done(self, fixture).await,
        }
    }
}

pub(super) fn done<T>(result: Result<T, Error>) -> Result<(), Error> {
    result.map(drop)
}
