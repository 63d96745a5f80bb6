//! Server functions: what islands call by fetch, and nothing else. Each hands on to the same use
//! case as the form beside it.

pub mod notices;
pub mod proposals;
#[cfg(feature = "ssr")]
mod run;

#[cfg(feature = "ssr")]
pub use run::ApiCx;

use model::AppError;
use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// A refusal as an island gets it: the code, and the finished sentence in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiError {
    pub error: AppError,
    /// Empty when the server was not reached: then the island shows the sentence it was given.
    pub sentence: String,
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    // The text of the cause stays here: it may name what no reader should learn.
    fn from_server_fn_error(cause: ServerFnErrorErr) -> Self {
        let error = match cause {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                AppError::Invalid { fields: Vec::new() }
            }
            _ => AppError::Busy,
        };
        #[cfg(feature = "ssr")]
        run::answer_with(&error);
        Self {
            error,
            sentence: String::new(),
        }
    }
}
