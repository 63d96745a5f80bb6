//! Who knocks.

/// The columns of the matrix, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal {
    Anonymous,
    /// A guest who holds the link of an invitation.
    Link,
    /// Member of company A; everything in the scenes is theirs.
    A1,
    A2,
    B1,
    ProductManager,
    Csm,
    Researcher,
    Executive,
    Administrator,
    /// Member of company A, disabled while signed in.
    Disabled,
}

impl Principal {
    pub const ALL: [Self; 11] = [
        Self::Anonymous,
        Self::Link,
        Self::A1,
        Self::A2,
        Self::B1,
        Self::ProductManager,
        Self::Csm,
        Self::Researcher,
        Self::Executive,
        Self::Administrator,
        Self::Disabled,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Anonymous => "anon",
            Self::Link => "link",
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::ProductManager => "pm",
            Self::Csm => "csm",
            Self::Researcher => "res",
            Self::Executive => "exec",
            Self::Administrator => "admin",
            Self::Disabled => "off",
        }
    }

    /// One of the vendor's own.
    pub const fn is_staff(self) -> bool {
        matches!(
            self,
            Self::ProductManager
                | Self::Csm
                | Self::Researcher
                | Self::Executive
                | Self::Administrator
        )
    }

    /// What belongs to company A alone is not for these.
    pub const fn is_outside_of_a(self) -> bool {
        matches!(
            self,
            Self::Anonymous | Self::Link | Self::B1 | Self::Disabled
        )
    }
}
