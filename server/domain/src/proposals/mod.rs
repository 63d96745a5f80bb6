use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Proposals<'a>(pub(crate) &'a Domain);
