//! The store against its own description: requests that nobody would think of, by Schemathesis.

use std::process::Command;

use crate::personas::Shop;

/// What is held against every answer.
const CHECKS: &str =
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "run by `cargo xtask test` and `cargo xtask fuzz`, which install Schemathesis"]
async fn no_request_finds_an_answer_that_is_not_described() {
    let program = std::env::var_os("SHOPSIDE_SCHEMATHESIS").unwrap();
    let examples = std::env::var("SHOPSIDE_EXAMPLES").unwrap();
    let shop = Shop::open().await;
    let admin = shop.admin().await.bearer().to_owned();
    let mut fuzz = Command::new(program);
    // What it remembers of earlier runs is no part of the sources.
    fuzz.current_dir(env!("CARGO_TARGET_TMPDIR"))
        .arg("run")
        .arg(format!("{}/sandbox/openapi.json", shop.sandbox.base_url()))
        .args(["--header", &format!("Authorization: Bearer {admin}")])
        // The store's own switches would make it misbehave, as they should.
        .args(["--exclude-path", "/sandbox/faults", "--checks", CHECKS])
        .args([
            "--max-examples",
            &examples,
            "--request-timeout",
            "10",
            "--no-color",
        ]);

    let ended = tokio::task::spawn_blocking(move || fuzz.status())
        .await
        .unwrap()
        .unwrap();

    assert!(ended.success());
    assert!(shop.admin().await.get("/v2/orders").await.status.is_success());
}
