//! Checks the README of the crate and the `OpenAPI` description.

use std::fmt::Write;
use std::process::Command;

use moltin_sandbox::routes;
use serde_json::Value;

use crate::binary::Program;
use crate::child_process::output;
use crate::personas::DemoStore;

const README: &str = include_str!("../../src-tauri/crates/sandbox/README.md");
const API: &str = include_str!("../../docs/api.md");

#[test]
fn readme_has_every_route() {
    let mut table = String::from("| Route | Access | Described in |\n|---|---|---|\n");
    for route in routes() {
        let section = route.section.map_or("–".to_owned(), |heading| {
            assert!(API.contains(&format!("# {heading}\n")), "no {heading:?}");
            let anchor = heading.to_lowercase().replace(' ', "-");
            format!("[{heading}](../../../docs/api.md#{anchor})")
        });
        writeln!(
            table,
            "| `{} {}` | {} | {section} |",
            route.method, route.path, route.access
        )
        .unwrap();
    }

    assert!(README.contains(&table), "the README lacks this table:\n{table}");
}

#[test]
fn every_filter_attribute_is_documented() {
    let tables = README.split_once("## Lists").unwrap().1;
    let tables = tables.split_once("\n## ").unwrap().0;
    let rows = tables.lines().filter_map(|line| line.strip_prefix("| `"));
    let names: Vec<_> = rows.filter_map(|row| row.split_once('`')).collect();

    assert!(names.len() > 20, "{names:?}");
    for (name, _) in names {
        assert!(API.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn readme_has_every_option() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moltin-sandbox"));
    let help = output("the help of the sandbox store", command.arg("--help"));
    let help = String::from_utf8(help.stdout).unwrap();
    let options = help.lines().filter_map(|line| line.trim().split_once("--"));
    let names: Vec<_> = options
        .filter_map(|(_, rest)| rest.split_whitespace().next())
        .collect();

    assert!(names.contains(&"listen") && names.contains(&"host"), "{names:?}");
    for name in names {
        let is_listed = README.contains(&format!("| `--{name}"));
        assert!(is_listed || ["help", "version"].contains(&name), "{name}");
    }
}

/// The paragraphs of the first shell block after a heading.
fn commands(heading: &str) -> Vec<String> {
    let after = README.split_once(heading).unwrap().1;
    let block = after
        .split_once("```sh\n")
        .unwrap()
        .1
        .split_once("```")
        .unwrap()
        .0;
    block.split("\n\n").map(str::to_owned).collect()
}

#[test]
fn readme_commands_give_the_described_responses() {
    let program = Program::start(&["--rate-limit", "off"]);
    let script = commands("## Try it").join("\necho; echo ---\n");
    let script = script.replace("http://127.0.0.1:8080", program.base_url());
    let output = output(
        "the commands of the README",
        Command::new("bash").args(["-euc", &script]),
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    let responses: Vec<Value> = printed
        .split("---")
        .filter_map(|response| serde_json::from_str(response.trim()).ok())
        .collect();

    let [created, updated, token, own, orders] = responses.as_slice() else {
        panic!("{printed}")
    };
    assert_eq!(created["data"]["name"], "Leslie Knope");
    assert_eq!(created["data"]["password"], true);
    assert_eq!(updated["data"]["password"], true);
    assert_eq!(token["data"]["type"], "token");
    assert_eq!(token["data"]["customer_id"], created["data"]["id"]);
    assert_eq!(own["data"][0]["id"], created["data"]["id"]);
    assert_eq!(own["meta"]["results"]["total"], 1);
    assert_eq!(orders["meta"]["results"]["total"], 0);
}

#[tokio::test]
async fn openapi_describes_exactly_the_routes() {
    let store = DemoStore::start().await;
    let description = store.anonymous().get("/sandbox/openapi.json").await.body;

    let mut described: Vec<_> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            methods
                .as_object()
                .unwrap()
                .keys()
                .map(move |method| format!("{} {path}", method.to_uppercase()))
        })
        .collect();
    let mut routed: Vec<_> = routes()
        .iter()
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    described.sort();
    routed.sort();
    assert_eq!(described, routed);
}
