pub mod import;

use crate::Domain;

/// The use cases of this area.
#[derive(Clone, Copy)]
pub struct Companies<'a>(pub(crate) &'a Domain);
