//! What crosses to the page: TypeScript that says the same, and no type that could carry a secret out.

#[test]
fn typescript_bindings_describe_view_models() {
    let file = shopside_core::view::typescript();

    assert!(file.contains("export type ConnectionView = { "));
    assert!(file.contains("hasPassword: boolean | null"));
    assert!(file.contains(r#""bad_credentials""#));
}
