//! The commands about personal data.

use shopside_core::view::{
    AnonymizeOrder, DeleteOrder, ExportPerson, RequestErasure, ScanNews, ScanOrders, StoreOrderRowView,
    WriteLetter,
};
use shopside_core::{App, Error};
use tempfile::TempDir;

use super::{Command, Subject};
use crate::setup::{RON, Setup};

/// The newest orders of a store.
pub(super) async fn newest_orders(app: &App, store: &str) -> Vec<StoreOrderRowView> {
    let mut orders = Vec::new();
    let tell = |news| {
        if let ScanNews::Batch(batch) = news {
            orders.extend(batch.rows);
        }
    };
    let scan = ScanOrders {
        at_most: Some(200),
        ..ScanOrders::default()
    };
    app.scan_orders(store, scan, tell).await;
    orders
}

/// Two orders whose state allows to anonymize them.
pub(super) fn final_orders(orders: &[StoreOrderRowView]) -> [String; 2] {
    let mut found = orders.iter().filter(|order| order.shipping == "fulfilled");
    [(); 2].map(|()| found.next().unwrap().id.clone())
}

pub(super) async fn anonymize(app: &App, store: &str, customer: &str, order: &str) -> Result<(), Error> {
    let request = AnonymizeOrder {
        customer: customer.into(),
        email: RON.into(),
        order: order.into(),
    };
    app.anonymize_order(store, request).await.map(drop)
}

impl Command {
    pub(super) fn is_privacy_view(self) -> bool {
        matches!(self, Self::PersonalData | Self::ForgetPlan | Self::ErasureLetter)
    }

    pub(super) fn is_about_privacy(self) -> bool {
        self.is_privacy_view()
            || matches!(
                self,
                Self::SaveErasureLetter
                    | Self::ExportPersonalData
                    | Self::AnonymizeOrder
                    | Self::RequestErasure
                    | Self::DeleteOrder
            )
    }

    pub(super) async fn use_personal_data(self, setup: &Setup, subject: &Subject) -> Result<(), Error> {
        let (app, store) = (&setup.app, subject.store.as_str());
        let customer = subject.customer.clone();
        let folder = TempDir::new().unwrap();
        let letter = || WriteLetter {
            customer: subject.customer.clone(),
            name: "Ron".into(),
            language: "en".into(),
        };
        match self {
            Self::PersonalData => app.personal_data(store, &customer).await.map(drop),
            Self::ForgetPlan => app.forget_plan(store, &customer).await.map(drop),
            Self::ErasureLetter => app.erasure_letter(store, letter()).await.map(drop),
            Self::SaveErasureLetter => {
                let folder = folder.path().to_owned();
                app.save_erasure_letter(store, folder, letter()).await.map(drop)
            }
            Self::ExportPersonalData => {
                let wanted = ExportPerson {
                    export: "export".into(),
                    customer,
                    language: "en".into(),
                };
                app.export_personal_data(store, folder.path(), &wanted, drop)
                    .await
                    .map(drop)
            }
            Self::AnonymizeOrder => anonymize(app, store, &customer, &subject.final_order).await,
            Self::RequestErasure => {
                let request = RequestErasure {
                    customer,
                    email: RON.into(),
                };
                app.request_erasure(store, request).await.map(drop)
            }
            _ => {
                let order = subject.manual_order.clone();
                app.delete_order(store, DeleteOrder { order }).await
            }
        }
    }
}
