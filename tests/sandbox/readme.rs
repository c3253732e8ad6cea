//! What the crate's own page says is true.

use std::fmt::Write;
use std::process::Command;

use moltin_sandbox::routes;
use serde_json::Value;

use crate::binary::Program;
use crate::child_process::output;
use crate::personas::Shop;

const README: &str = include_str!("../../src-tauri/crates/sandbox/README.md");
const API: &str = include_str!("../../docs/api.md");

#[test]
fn the_table_of_routes_is_the_one_of_the_router() {
    let mut table = String::from("| Call | Who may | Described in |\n|---|---|---|\n");
    for route in routes() {
        let section = route.section.map_or("–".to_owned(), |heading| {
            assert!(API.contains(&format!("# {heading}\n")), "no {heading:?}");
            let anchor = heading.to_lowercase().replace(' ', "-");
            format!("[{heading}](../../../docs/api.md#{anchor})")
        });
        writeln!(
            table,
            "| `{} {}` | {} | {section} |",
            route.method, route.path, route.who
        )
        .unwrap();
    }

    assert!(
        README.contains(&table),
        "the README should have this table:\n{table}"
    );
}

/// The commands of the block of shell after a heading, and what their answers are said to be.
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
fn the_lines_to_try_give_the_documented_answers() {
    let program = Program::start(&["--rate-limit", "off"]);
    let script = commands("## Try it").join("\necho; echo ---\n");
    let script = script.replace("http://127.0.0.1:8080", program.base_url());
    let output = output(
        "the lines of the README",
        Command::new("bash").args(["-euc", &script]),
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = printed
        .split("---")
        .filter_map(|answer| serde_json::from_str(answer.trim()).ok())
        .collect();

    let [created, updated, token, own, orders] = answers.as_slice() else {
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
async fn the_description_has_exactly_the_routes_of_the_router() {
    let shop = Shop::open().await;
    let description = shop.anonymous().get("/sandbox/openapi.json").await.body;

    let mut described: Vec<_> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, verbs)| {
            verbs
                .as_object()
                .unwrap()
                .keys()
                .map(move |verb| format!("{} {path}", verb.to_uppercase()))
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
