//! Runs a test in every position of every switch of the store.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use futures_util::stream::{self, StreamExt};
use moltin_sandbox::Switches;

use super::scene::Scene;
use crate::switch_positions::positions;

/// How many stores run at the same time. Most of the time they wait.
const AT_ONCE: usize = 8;

/// Runs a test in a store of its own for each position.
pub(crate) async fn in_every_position(test: impl AsyncFn(&Scene, Switches)) {
    let test = &test;
    let all = stream::iter(positions()).for_each_concurrent(AT_ONCE, |(name, switches)| {
        let run = async move {
            let scene = Scene::new().await;
            scene.setup.store.set_switches(switches);
            test(&scene, switches).await;
        };
        async move {
            if let Err(panic) = AssertUnwindSafe(run).catch_unwind().await {
                eprintln!("the switches were in this position: {name}");
                std::panic::resume_unwind(panic);
            }
        }
    });
    all.await;
}
