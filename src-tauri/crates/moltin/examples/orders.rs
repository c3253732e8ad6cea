//! Lists a customer's orders as the shop shows them: `cargo run -p moltin --example orders -- ADDRESS CLIENT_ID EMAIL PASSWORD`.
#![expect(clippy::print_stdout, reason = "it is a command-line program")]

use futures_util::TryStreamExt;
use moltin::{OrderScan, Store};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || {
        arguments
            .next()
            .ok_or("give address, client id, e-mail and password")
    };
    let shopper = Store::new(next()?.parse()?, next()?.into())?.shopper();
    let token = shopper.sign_in(&next()?, &next()?.into()).await?;
    let customer = shopper.as_customer(token);
    let mut pages = std::pin::pin!(customer.orders().scan(OrderScan::default()));
    while let Some(page) = pages.try_next().await? {
        for order in page.items {
            let total = order
                .with_tax
                .and_then(|total| total.formatted)
                .unwrap_or_default();
            println!("{} {:>12} {:?}", order.id, total, order.created_at);
        }
    }
    Ok(())
}
