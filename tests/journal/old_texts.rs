//! Texts of old entries that look like requests and are none.

use journal::AuditLog;

use crate::old_files::schema_2_file;
use crate::{folder, without_triggers};

#[test]
fn text_that_is_no_request_fills_no_columns() {
    for (detail, method) in [
        ("GET /v2/orders 200 34 ms as admin", Some("GET")),
        ("Opened /v2/orders 200 34 ms", None),
        ("GET: /v2/orders 200 34 ms", None),
        (" /v2/orders 200 34 ms", None),
        ("GET orders 200 34 ms", None),
        ("GET /v2/orders 200 34 s", None),
        ("GET /v2/orders 200 34", None),
        ("GET /v2/orders 200 soon ms", None),
    ] {
        let (_folder, path) = folder();
        let file = schema_2_file(&path);
        let change = format!("UPDATE entry SET detail = '{detail}' WHERE id = 1");
        without_triggers(&file, &change);
        drop(file);

        let log = AuditLog::open(&path).unwrap();
        let content = log.entry(1).unwrap().unwrap().content;

        assert_eq!(content.method.as_deref(), method, "{detail}");
        assert_eq!(content.path.is_some(), method.is_some(), "{detail}");
        assert_eq!(content.duration_ms.is_some(), method.is_some(), "{detail}");
        assert_eq!(content.detail.as_deref(), Some(detail));
    }
}
