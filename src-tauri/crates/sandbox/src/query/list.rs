//! What a list can be filtered and sorted by: one line for each attribute.

/// The attributes of a list.
pub(crate) struct List {
    /// The table whose rows it lists.
    pub(crate) table: &'static str,
    pub(crate) attributes: &'static [Attribute],
    /// The sort key without `sort=`, such as `-created_at`.
    pub(crate) default_sort: &'static str,
}

/// An attribute of a list.
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    /// The column of the table, or of the order's items.
    pub(crate) column: &'static str,
    pub(crate) kind: Kind,
    pub(crate) is_sort_key: bool,
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sort {
    /// The index of the attribute.
    pub(crate) attribute: usize,
    pub(crate) is_descending: bool,
}

/// What an attribute holds, which decides its operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A unique ID, which the database finds.
    Key,
    /// A fixed word.
    Word,
    /// An ID that lists are paged by.
    Id,
    /// True or false.
    Flag,
    /// Text that `like` can match.
    Text,
    /// Text that may be missing.
    OptionalText,
    /// Text that only `ilike` can match.
    FoldedText,
    /// The same, which may be missing.
    OptionalFoldedText,
    /// Text that `eq` and `ilike` can match.
    FoldedTextOrEqual,
    /// The IDs of tags.
    Tags,
    /// A word of an order's items.
    ItemWord,
    /// A whole number.
    Number,
    /// A timestamp, stored in milliseconds since the epoch.
    Timestamp,
}

/// A list that can only be paged, oldest first.
pub(crate) const PAGES_ONLY: List = List {
    table: "",
    attributes: &[attribute("created_at", "created_at", Kind::Timestamp).sort_key()],
    default_sort: "created_at",
};

pub(crate) const fn attribute(name: &'static str, column: &'static str, kind: Kind) -> Attribute {
    Attribute {
        name,
        column,
        kind,
        is_sort_key: false,
    }
}

impl Attribute {
    pub(crate) const fn sort_key(mut self) -> Self {
        self.is_sort_key = true;
        self
    }
}

impl List {
    /// Reads `sort=key` or `sort=-key` (see `docs/api.md`, "Sorting"). An unknown key means the
    /// default.
    pub(crate) fn sort(&self, sort: Option<&str>) -> Sort {
        sort.and_then(|key| self.sort_by(key))
            .or_else(|| self.sort_by(self.default_sort))
            .expect("the default is a sort key")
    }

    fn sort_by(&self, key: &str) -> Option<Sort> {
        let (name, is_descending) = key.strip_prefix('-').map_or((key, false), |name| (name, true));
        let attribute = self.position(name)?;
        self.attributes[attribute].is_sort_key.then_some(Sort {
            attribute,
            is_descending,
        })
    }

    /// The index of the attribute with this name.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.attributes
            .iter()
            .position(|attribute| attribute.name == name)
    }
}

impl Kind {
    /// The operators, for the documentation.
    #[cfg(test)]
    fn operators(self) -> &'static str {
        match self {
            Self::Key | Self::Word | Self::ItemWord => "`eq`, `in`",
            Self::Id => "`eq`, `in`, `gt`, `ge`, `lt`, `le`",
            Self::Flag => "`eq`",
            Self::Text => "`eq`, `in`, `like`",
            Self::OptionalText => "`eq`, `in`, `like`, `is_null`",
            Self::FoldedText => "`ilike`",
            Self::OptionalFoldedText => "`ilike`, `is_null`",
            Self::FoldedTextOrEqual => "`eq`, `ilike`",
            Self::Tags => "`contains`",
            Self::Number | Self::Timestamp => "`eq`, `gt`, `ge`, `lt`, `le`",
        }
    }
}

#[cfg(test)]
impl List {
    /// The table of the README.
    pub(crate) fn markdown(&self) -> String {
        let rows = self.attributes.iter().map(|attribute| {
            let sort = if attribute.is_sort_key { "yes" } else { "" };
            let operators = attribute.kind.operators();
            format!("| `{}` | {operators} | {sort} |\n", attribute.name)
        });
        let head = "| Attribute | Operators | Sort key |\n|---|---|---|\n";
        std::iter::once(head.to_owned()).chain(rows).collect()
    }
}
