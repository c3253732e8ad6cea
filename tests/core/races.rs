//! Whatever staff do, in whatever order and at once: no request mixes two identities, none outlives its session, none is
//! missing from the journal, and no answer is somebody else's.

mod promises;
mod steps;
mod work;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::test_runner::{Config as Cases, TestRunner};
use sandbox::{Config, Sandbox, Seed};

use steps::days;
use work::Work;

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
    let with_token = AtomicUsize::new(0);

    let run = TestRunner::new(cases).run(&days(), |steps| {
        runtime.block_on(async {
            let mut work = Work::begin(&sandbox).await;
            for steps in &steps {
                work.does(steps).await;
            }
            work.is_as_promised().await;
            with_token.fetch_add(work.proxy.with_token(), Ordering::SeqCst);
        });
        Ok(())
    });

    run.unwrap();
    let with_token = with_token.into_inner();
    assert!(
        with_token > 100,
        "only {with_token} requests were sent as a customer"
    );
}
