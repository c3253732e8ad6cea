//! What crosses to the page: TypeScript that says the same, and no type that could carry a secret out.

#[test]
fn the_wire_is_described_in_typescript() {
    let file = shopside_core::view::typescript();

    assert!(file.contains("export type ConnectionView = { "));
    assert!(file.contains("hasPassword: boolean | null"));
    assert!(file.contains(r#""bad_credentials""#));
}
