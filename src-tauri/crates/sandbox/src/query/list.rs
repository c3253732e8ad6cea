//! What a list can be filtered and sorted by: one line for each attribute.

/// The attributes of a list.
pub(crate) struct List {
    pub(crate) attributes: &'static [Attribute],
    /// The sort key without `sort=`, such as `-created_at`.
    pub(crate) default_sort: &'static str,
}

/// An attribute of a list.
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    /// The column, or an SQL expression.
    pub(crate) column: &'static str,
    pub(crate) kind: Kind,
    /// The column or expression to sort by, if this attribute is a sort key.
    sort: Option<&'static str>,
}

/// What an attribute holds, which decides its operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A fixed word or an ID.
    Word,
    /// An ID that lists are paged by.
    Id,
    /// True or false.
    Flag,
    /// Text that `like` can match.
    Text,
    /// Text that may be missing.
    OptionalText,
    /// A word of an order's items.
    ItemWord,
    /// A whole number.
    Number,
    /// A timestamp, stored in milliseconds since the epoch.
    Timestamp,
}

pub(crate) const fn attribute(name: &'static str, column: &'static str, kind: Kind) -> Attribute {
    Attribute {
        name,
        column,
        kind,
        sort: None,
    }
}

impl Attribute {
    pub(crate) const fn sort(mut self, column: &'static str) -> Self {
        self.sort = Some(column);
        self
    }
}

impl List {
    /// The SQL of `sort=key` or `sort=-key` (see `docs/api.md`, "Sorting"). An unknown key means
    /// the default.
    pub(crate) fn order_by(&self, sort: Option<&str>) -> String {
        sort.and_then(|key| self.sort_sql(key))
            .or_else(|| self.sort_sql(self.default_sort))
            .expect("the default is a sort key")
    }

    fn sort_sql(&self, key: &str) -> Option<String> {
        let (name, direction) = key.strip_prefix('-').map_or((key, ""), |name| (name, " DESC"));
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name)?;
        let column = attribute.sort?;
        // Rows with equal values keep the order of their creation, so that pages don't overlap.
        Some(format!("{column}{direction}, number{direction}"))
    }
}

impl Kind {
    /// The operators, for the documentation.
    #[cfg(test)]
    fn operators(self) -> &'static str {
        match self {
            Self::Word | Self::ItemWord => "`eq`, `in`",
            Self::Id => "`eq`, `in`, `gt`, `ge`, `lt`, `le`",
            Self::Flag => "`eq`",
            Self::Text => "`eq`, `in`, `like`",
            Self::OptionalText => "`eq`, `in`, `like`, `is_null`",
            Self::Number | Self::Timestamp => "`eq`, `gt`, `ge`, `lt`, `le`",
        }
    }
}

#[cfg(test)]
impl List {
    /// The table of the README.
    pub(crate) fn markdown(&self) -> String {
        let rows = self.attributes.iter().map(|attribute| {
            let sort = if attribute.sort.is_some() { "yes" } else { "" };
            let operators = attribute.kind.operators();
            format!("| `{}` | {operators} | {sort} |\n", attribute.name)
        });
        let head = "| Attribute | Operators | Sort key |\n|---|---|---|\n";
        std::iter::once(head.to_owned()).chain(rows).collect()
    }
}
