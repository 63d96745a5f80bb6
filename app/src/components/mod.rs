//! Building blocks. Everything here takes finished sentences and compiles for both sides, except
//! what needs the catalogue of sentences (feature `ssr`).

pub mod content;
pub mod data;
pub mod form;
pub mod layout;
