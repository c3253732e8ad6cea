//! The TypeScript bindings of the view models.

#[test]
fn typescript_bindings_describe_view_models() {
    let file = shopside_core::view::typescript();

    assert!(file.contains("export type ConnectionView = { "));
    assert!(file.contains("hasPassword: boolean | null"));
    assert!(file.contains(r#""bad_credentials""#));
    assert!(file.contains(r#"europe: "https://euwest.api.elasticpath.com""#));
}
