use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Identity<'a>(pub(crate) &'a Domain);
