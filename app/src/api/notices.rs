#[cfg(feature = "ssr")]
use super::ApiCx;
use super::ApiError;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the bell says; both empty when nothing waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadLabel {
    /// "3", "99+".
    pub shown: String,
    /// "3 unread", for those who hear the page.
    pub spoken: String,
}

/// How many notices wait.
#[server(prefix = "/api", endpoint = "notices/unread")]
pub async fn unread() -> Result<UnreadLabel, ApiError> {
    let cx = ApiCx::of_request()?;
    let count = cx
        .run(|domain, actor| async move { domain.messages().unread(&actor).await })
        .await?;
    Ok(crate::components::layout::unread_label(cx.lang, count))
}
