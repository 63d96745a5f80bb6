//! Taking part: voices, reasons, comments, reactions, answers.

use super::show_again;
use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::middleware::Verb;
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::Refused;
use app::views::proposals::ShowRefusal;
use model::proposals::{AnswerForm, CommentForm, ReactionForm, ReasonForm, VoiceForm};
use model::{CommentId, ProposalNumber};

pub async fn voice(
    cx: Cx,
    Path(number): Path<ProposalNumber>,
    Form(form): Form<VoiceForm>,
) -> Answer {
    let given = cx
        .submit(
            Some(Verb::Vote),
            form.parse(),
            move |domain, actor, wanted| async move {
                domain.proposals().vote(&actor, number, wanted).await
            },
        )
        .await?;
    match given {
        Ok(state) => {
            let back =
                crate::http::cx::local(&form.from).unwrap_or_else(|| paths::proposal(number));
            cx.see_other(
                back,
                if state.voiced {
                    Message::VoiceGiven
                } else {
                    Message::VoiceTakenBack
                },
            )
        }
        Err(error) => show_again(&cx, number, error.clone(), ShowRefusal::Act(error)).await,
    }
}

pub async fn watch(
    cx: Cx,
    Path(number): Path<ProposalNumber>,
    Form(form): Form<VoiceForm>,
) -> Answer {
    let watched = cx
        .submit(
            None,
            form.parse(),
            move |domain, actor, wanted| async move {
                domain.proposals().watch(&actor, number, wanted).await?;
                Ok(wanted)
            },
        )
        .await?;
    match watched {
        Ok(true) => cx.see_other(paths::proposal(number), Message::Watching),
        Ok(false) => cx.see_other(paths::proposal(number), Message::NotWatching),
        Err(error) => show_again(&cx, number, error.clone(), ShowRefusal::Act(error)).await,
    }
}

pub async fn add_reason(
    cx: Cx,
    Path(number): Path<ProposalNumber>,
    Form(form): Form<ReasonForm>,
) -> Answer {
    let added = cx
        .submit(
            Some(Verb::Comment),
            form.parse(),
            move |domain, actor, text| async move {
                domain.proposals().add_reason(&actor, number, text).await
            },
        )
        .await?;
    match added {
        Ok(_) => cx.see_other(paths::proposal(number), Message::ReasonAdded),
        Err(error) => {
            let refusal = ShowRefusal::Reason(Refused {
                error: error.clone(),
                typed: form,
            });
            show_again(&cx, number, error, refusal).await
        }
    }
}

pub async fn comment(
    cx: Cx,
    Path(number): Path<ProposalNumber>,
    Form(form): Form<CommentForm>,
) -> Answer {
    let added = cx
        .submit(
            Some(Verb::Comment),
            form.parse(),
            move |domain, actor, new| async move {
                domain.proposals().comment(&actor, number, new).await
            },
        )
        .await?;
    match added {
        Ok(id) => cx.see_other(paths::proposal_comment(number, id), Message::CommentAdded),
        Err(error) => {
            let refusal = ShowRefusal::Comment(Refused {
                error: error.clone(),
                typed: form,
            });
            show_again(&cx, number, error, refusal).await
        }
    }
}

pub async fn react(
    cx: Cx,
    Path((number, comment)): Path<(ProposalNumber, CommentId)>,
    Form(form): Form<ReactionForm>,
) -> Answer {
    let reacted = cx
        .submit(
            Some(Verb::Vote),
            form.parse(),
            move |domain, actor, (kind, wanted)| async move {
                let proposals = domain.proposals();
                proposals.react(&actor, number, comment, kind, wanted).await
            },
        )
        .await?;
    match reacted {
        Ok(()) => Ok(cx.go(paths::proposal_comment(number, comment))),
        Err(error) => show_again(&cx, number, error.clone(), ShowRefusal::Act(error)).await,
    }
}

pub async fn answer(
    cx: Cx,
    Path(number): Path<ProposalNumber>,
    Form(form): Form<AnswerForm>,
) -> Answer {
    let today = cx.domain().clock.today(cx.domain().settings.time_zone);
    let answered = cx
        .submit(
            None,
            form.parse(today),
            move |domain, actor, answer| async move {
                domain.proposals().answer(&actor, number, answer).await
            },
        )
        .await?;
    match answered {
        Ok(_) => cx.see_other(paths::proposal(number), Message::ProposalAnswered),
        Err(error) => {
            let refusal = ShowRefusal::Answer(Refused {
                error: error.clone(),
                typed: form,
            });
            show_again(&cx, number, error, refusal).await
        }
    }
}
