//! Lists a customer's orders as the shop shows them:
//! `cargo run -p moltin --example orders -- BASE_URL CLIENT_ID EMAIL PASSWORD`.
#![expect(clippy::print_stdout, reason = "it is a command-line program")]

use moltin::{OrderScan, Store};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [base_url, client_id, email, password] = arguments.as_slice() else {
        return Err("usage: orders BASE_URL CLIENT_ID EMAIL PASSWORD".into());
    };
    let shopper = Store::new(base_url.as_str(), client_id.as_str())?.shopper();
    let token = shopper.create_customer_token(email, password.as_str()).await?;
    let customer = shopper.as_customer(token);
    let mut orders = customer.orders().scan(OrderScan::new()).records();
    while let Some(order) = orders.next().await {
        let order = order?;
        let total = order.with_tax.map(|total| total.to_string()).unwrap_or_default();
        println!("{} {total:>12} {:?}", order.id, order.created_at);
    }
    Ok(())
}
