//! Orders: those of a session's customer, and all orders of the store as admin.

use shopside_core::App;
use shopside_core::view::{
    AmountReading, CancelPayment, CapturePayment, ChangeOrder, CompareView, CreateOrder, CreatedOrderView,
    CurrencyView, EnteredAmount, LookForOrder, MoveOrder, MovedOrderView, OpenTracking, OrderActionView,
    OrderPageView, OrderView, OwnDecimalsView, ParcelView, PaymentsView, Problem, RefundPayment, SaveParcel,
    SavedFilterView, ScanNews, ScanOrders, SeenView, StoreOrderView, TakePayment, UnlinkedOrdersView,
};
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::webview::PageLoadEvent;
use tauri::{Manager, Runtime, State};

use crate::browser;
use crate::respond::{CommandResult, respond, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("orders")
        .invoke_handler(tauri::generate_handler![
            list,
            get,
            transactions,
            compare,
            unlinked,
            scan,
            stop_scan,
            open,
            payments,
            raw,
            read_amount,
            own_decimals,
            forget_currencies,
            saved_filters,
            save_filters,
            refund,
            capture,
            cancel_payment,
            take_payment,
            currencies,
            check_new,
            create,
            look_for,
            change,
            change_address,
            parcels,
            open_tracking,
            save_parcel
        ])
        .on_page_load(|webview, load| {
            // The page that started the work is gone.
            if load.event() == PageLoadEvent::Started {
                tauri::async_runtime::block_on(webview.state::<App>().page_reloaded());
            }
        })
        .build()
}

#[tauri::command]
async fn list(core: State<'_, App>, session: String, offset: u64) -> CommandResult<SeenView<OrderPageView>> {
    traced("orders|list", core.orders(&session, offset)).await
}

#[tauri::command]
async fn get(core: State<'_, App>, session: String, order: String) -> CommandResult<SeenView<OrderView>> {
    traced("orders|get", core.order(&session, &order)).await
}

#[tauri::command]
async fn transactions(
    core: State<'_, App>,
    session: String,
    order: String,
) -> CommandResult<SeenView<PaymentsView>> {
    traced("orders|transactions", core.transactions(&session, &order)).await
}

#[tauri::command]
async fn compare(core: State<'_, App>, session: String) -> CommandResult<SeenView<CompareView>> {
    traced("orders|compare", core.compare(&session)).await
}

/// The orders with the customer's email address that are not linked to the customer, as the admin.
#[tauri::command]
async fn unlinked(
    core: State<'_, App>,
    session: String,
    all: bool,
) -> CommandResult<SeenView<UnlinkedOrdersView>> {
    traced("orders|unlinked", core.unlinked_orders_in_session(&session, all)).await
}

/// Loads the store's orders in batches.
#[tauri::command]
async fn scan(
    core: State<'_, App>,
    connection: String,
    scan: ScanOrders,
    news: Channel<ScanNews>,
) -> CommandResult<()> {
    // Sending fails only if the page is gone.
    let report = |news_item| drop(news.send(news_item));
    respond("orders|scan", async {
        core.scan_orders(&connection, scan, report).await;
        Ok(())
    })
    .await
}

/// The filters that staff have saved for a store.
#[tauri::command]
async fn saved_filters(core: State<'_, App>, connection: String) -> CommandResult<Vec<SavedFilterView>> {
    respond("orders|saved_filters", async {
        Ok(core.saved_filters(&connection))
    })
    .await
}

/// Replaces the filters that staff have saved for a store.
#[tauri::command]
async fn save_filters(
    core: State<'_, App>,
    connection: String,
    filters: Vec<SavedFilterView>,
) -> CommandResult<()> {
    traced("orders|save_filters", core.save_filters(&connection, filters)).await
}

#[tauri::command]
async fn stop_scan(core: State<'_, App>, scan: String) -> CommandResult<()> {
    respond("orders|stop_scan", async {
        core.stop_scan(&scan);
        Ok(())
    })
    .await
}

#[tauri::command]
async fn open(core: State<'_, App>, connection: String, order: String) -> CommandResult<StoreOrderView> {
    traced("orders|open", core.store_order(&connection, &order)).await
}

#[tauri::command]
async fn payments(core: State<'_, App>, connection: String, order: String) -> CommandResult<PaymentsView> {
    traced("orders|payments", core.store_order_payments(&connection, &order)).await
}

#[tauri::command]
async fn raw(core: State<'_, App>, connection: String, order: String) -> CommandResult<String> {
    traced("orders|raw", core.raw_store_order(&connection, &order)).await
}

/// Reads an amount as it was entered.
#[tauri::command]
async fn read_amount(
    core: State<'_, App>,
    connection: String,
    entered: EnteredAmount,
) -> CommandResult<AmountReading> {
    traced("orders|read_amount", core.read_amount(&connection, &entered)).await
}

/// The currencies for which the store has other decimals than ISO 4217.
#[tauri::command]
async fn own_decimals(core: State<'_, App>, connection: String) -> CommandResult<Vec<OwnDecimalsView>> {
    traced("orders|own_decimals", core.own_decimals(&connection)).await
}

/// Has the store's currencies read again with the next amounts.
#[tauri::command]
async fn forget_currencies(core: State<'_, App>, connection: String) -> CommandResult<()> {
    traced("orders|forget_currencies", async {
        core.forget_currencies(&connection)
    })
    .await
}

/// Pays an amount of a payment back, or marks it as refunded.
#[tauri::command]
async fn refund(
    core: State<'_, App>,
    connection: String,
    refund: RefundPayment,
) -> CommandResult<OrderActionView> {
    traced("orders|refund", core.refund_payment(&connection, refund)).await
}

/// Collects an authorized payment.
#[tauri::command]
async fn capture(
    core: State<'_, App>,
    connection: String,
    capture: CapturePayment,
) -> CommandResult<OrderActionView> {
    traced("orders|capture", core.capture_payment(&connection, capture)).await
}

/// Gives an authorized payment up.
#[tauri::command]
async fn cancel_payment(
    core: State<'_, App>,
    connection: String,
    cancel: CancelPayment,
) -> CommandResult<OrderActionView> {
    traced("orders|cancel_payment", core.cancel_payment(&connection, cancel)).await
}

/// Records a payment that was made outside of the store.
#[tauri::command]
async fn take_payment(
    core: State<'_, App>,
    connection: String,
    payment: TakePayment,
) -> CommandResult<OrderActionView> {
    traced("orders|take_payment", core.take_payment(&connection, payment)).await
}

/// The currencies that a new order can be in.
#[tauri::command]
async fn currencies(core: State<'_, App>, connection: String) -> CommandResult<Vec<CurrencyView>> {
    traced("orders|currencies", core.order_currencies(&connection)).await
}

/// Checks what was entered of a new order.
#[tauri::command]
async fn check_new(core: State<'_, App>, connection: String, order: CreateOrder) -> CommandResult<()> {
    traced("orders|check_new", core.check_order(&connection, order)).await
}

/// Creates a manual order.
#[tauri::command]
async fn create(
    core: State<'_, App>,
    connection: String,
    order: CreateOrder,
) -> CommandResult<CreatedOrderView> {
    traced("orders|create", core.create_order(&connection, order)).await
}

/// Looks for an order whose response was lost.
#[tauri::command]
async fn look_for(
    core: State<'_, App>,
    connection: String,
    wanted: LookForOrder,
) -> CommandResult<Option<CreatedOrderView>> {
    traced("orders|look_for", core.look_for_order(&connection, wanted)).await
}

/// Fulfills or cancels an order.
#[tauri::command]
async fn change(
    core: State<'_, App>,
    connection: String,
    change: ChangeOrder,
) -> CommandResult<OrderActionView> {
    traced("orders|change", core.change_order(&connection, change)).await
}

/// Corrects the shipping address of an order.
#[tauri::command]
async fn change_address(
    core: State<'_, App>,
    connection: String,
    change: MoveOrder,
) -> CommandResult<MovedOrderView> {
    traced("orders|change_address", core.move_order(&connection, change)).await
}

#[tauri::command]
async fn parcels(core: State<'_, App>, connection: String, order: String) -> CommandResult<Vec<ParcelView>> {
    traced("orders|parcels", core.parcels(&connection, &order)).await
}

/// Opens the page of a parcel in the browser.
#[tauri::command]
async fn open_tracking(core: State<'_, App>, connection: String, parcel: OpenTracking) -> CommandResult<()> {
    respond("orders|open_tracking", async {
        let url = core.tracking_page(&connection, parcel).await;
        browser::open(url.map_err(|error| Problem::from(&error))?).await
    })
    .await
}

/// Adds or changes a parcel.
#[tauri::command]
async fn save_parcel(
    core: State<'_, App>,
    connection: String,
    save: SaveParcel,
) -> CommandResult<OrderActionView> {
    traced("orders|save_parcel", core.save_parcel(&connection, save)).await
}
