//! Fuzzing: Schemathesis generates requests from the store's `OpenAPI` description.

use std::process::Command;

use crate::personas::DemoStore;

/// What Schemathesis checks in every response.
const CHECKS: &str =
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "run by `cargo xtask test` and `cargo xtask fuzz`, which install Schemathesis"]
async fn every_response_matches_its_description() {
    let program = std::env::var_os("SHOPSIDE_SCHEMATHESIS").unwrap();
    let examples = std::env::var("SHOPSIDE_EXAMPLES").unwrap();
    let store = DemoStore::start().await;
    let admin = store.admin().await.access_token().to_owned();
    let mut fuzz = Command::new(program);
    // Schemathesis writes its cache into the current folder.
    fuzz.current_dir(env!("CARGO_TARGET_TMPDIR"))
        .arg("run")
        .arg(format!("{}/sandbox/openapi.json", store.sandbox.base_url()))
        .args(["--header", &format!("Authorization: Bearer {admin}")])
        // Requests that set faults would cause the errors they ask for.
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
    assert!(store.admin().await.get("/v2/orders").await.status.is_success());
}
