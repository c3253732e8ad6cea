//! Race tests: random actions of staff, some of them concurrent. No request mixes identities or
//! outlives its session, each one is audited, and no response belongs to another customer.

mod actions;
mod invariants;
mod simulation;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use moltin_sandbox::{Config, Sandbox, Seed};
use proptest::test_runner::{Config as Cases, TestRunner};

use actions::action_batches;
use simulation::Simulation;

#[test]
fn random_concurrent_actions_never_mix_identities() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let sandbox = runtime.block_on(Sandbox::start(Config::in_memory(Seed::Demo)));
    let sandbox = Arc::new(sandbox.unwrap());
    let cases = Cases {
        cases: 5,
        max_shrink_iters: 40,
        failure_persistence: None,
        ..Cases::default()
    };
    let customer_token_requests = AtomicUsize::new(0);

    let run = TestRunner::new(cases).run(&action_batches(), |batches| {
        runtime.block_on(async {
            let mut simulation = Simulation::start(&sandbox).await;
            for batch in &batches {
                simulation.run_batch(batch).await;
            }
            simulation.check_invariants().await;
            customer_token_requests.fetch_add(simulation.proxy.customer_token_count(), Ordering::SeqCst);
        });
        Ok(())
    });

    run.unwrap();
    let customer_token_requests = customer_token_requests.into_inner();
    assert!(
        customer_token_requests > 100,
        "only {customer_token_requests} requests were sent as a customer"
    );
}
