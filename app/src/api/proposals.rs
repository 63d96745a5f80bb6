#[cfg(feature = "ssr")]
use super::ApiCx;
use super::ApiError;
#[cfg(feature = "ssr")]
use crate::{paths, views::proposals::words};
use leptos::prelude::*;
use model::proposals::{ProposalForm, Status, VoiceLabel};
use model::{Lang, ProposalNumber};
use serde::{Deserialize, Serialize};

/// A similar proposal in finished words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarLine {
    pub number: ProposalNumber,
    pub title: String,
    pub lang: Lang,
    pub status: Status,
    pub status_word: String,
    /// "17 companies".
    pub companies: String,
    /// "Add my reason to #31"; empty where it takes none any more.
    pub add: String,
}

/// What the form says once its draft is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedLabel {
    /// The draft's id, for the next time.
    pub draft: String,
    /// Where the form posts to from now on.
    pub action: String,
    pub publish: String,
    /// "Draft saved at 14:05".
    pub saved: String,
}

/// "I need this too", given or taken back.
#[server(prefix = "/api", endpoint = "proposals/vote")]
pub async fn vote(number: ProposalNumber, wanted: bool) -> Result<VoiceLabel, ApiError> {
    let cx = ApiCx::of_request()?;
    let state =
        cx.run(move |domain, actor| async move {
            domain.proposals().vote(&actor, number, wanted).await
        })
        .await?;
    Ok(words::voice_label(
        cx.lang,
        state.voiced,
        state.companies,
        state.people,
    ))
}

/// Proposals like this text.
#[server(prefix = "/api", endpoint = "proposals/similar")]
pub async fn similar(text: String) -> Result<Vec<SimilarLine>, ApiError> {
    let cx = ApiCx::of_request()?;
    let text: String = text.chars().take(model::proposals::SEARCH_MAX).collect();
    let found = cx
        .run(move |domain, actor| async move { domain.proposals().similar(&actor, &text).await })
        .await?;
    Ok(found
        .iter()
        .map(|one| words::similar_line(cx.lang, one))
        .collect())
}

/// Keeps what was typed so far. Without a draft (empty) one begins; the form's token makes that
/// happen once.
#[server(prefix = "/api", endpoint = "proposals/autosave")]
pub async fn autosave(draft: String, form: ProposalForm) -> Result<SavedLabel, ApiError> {
    let cx = ApiCx::of_request()?;
    let (id, at) = cx
        .run(move |domain, actor| async move {
            let known = draft.parse().ok();
            let wording = match (form.parse_draft(), known) {
                (Ok(wording), _) => wording,
                // Who may not write there learns that, and not what is wrong with the text.
                (Err(error), Some(id)) => {
                    domain.proposals().draft(&actor, id).await?;
                    return Err(error.into());
                }
                (Err(error), None) => {
                    domain::proposals::can_propose(&actor)?;
                    return Err(error.into());
                }
            };
            let id = match known {
                Some(id) => id,
                None => {
                    let first = wording.clone();
                    domain
                        .proposals()
                        .start_draft(&actor, first, &form.form_token)
                        .await?
                }
            };
            let at = domain.proposals().save_draft(&actor, id, wording).await?;
            Ok((id, at))
        })
        .await?;
    Ok(SavedLabel {
        draft: id.to_string(),
        action: paths::draft(id),
        publish: paths::draft_publish(id),
        saved: words::saved(cx.lang, cx.zone, at),
    })
}
