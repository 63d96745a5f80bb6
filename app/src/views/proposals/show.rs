use super::parts::{Parts, cards};
use super::sketches::{Of, Removing, figures};
use super::{answer, talk, words};
use crate::components::content::{PersonLine, UserText, WhenDate};
use crate::components::data::{
    Decision, Facts, MeTooButton, Seal, StatusGlyph, Trail, TrailRing, VoiceCount,
};
use crate::components::form::{FormState, HiddenField, SubmitButton, TextArea, Tone};
use crate::islands::Voices;
use crate::paths;
use crate::views::releases::trail::thanked;
use crate::views::{Head, Refused, ViewCx, evidence};
use leptos::prelude::*;
use model::proposals::{
    AnswerForm, Audience, CommentForm, DecisionView, ProposalPage, REASON_MAX, ReasonForm, Stage,
    TrailState, TrailStep,
};
use model::{AppError, Lang};
use std::collections::BTreeSet;

/// Which form of the page came back.
#[derive(Clone, Debug)]
pub enum ShowRefusal {
    Reason(Refused<ReasonForm>),
    Comment(Refused<CommentForm>),
    Answer(Refused<AnswerForm>),
    /// A button without fields: voice, reaction, notices.
    Act(AppError),
}

/// What the frame of [`show`] needs.
#[must_use]
pub fn show_head(_: &ViewCx, page: &ProposalPage) -> Head {
    Head {
        title: format!("{} {}", words::number(page.number), page.texts().title),
        width: "",
        islands: page.may.voice,
    }
}

/// One proposal: what is wished and why, what was answered, what is said.
#[must_use]
pub fn show(cx: &ViewCx, page: &ProposalPage, refused: Option<&ShowRefusal>) -> AnyView {
    let act = match refused {
        Some(ShowRefusal::Act(error)) => FormState::new(cx.lang, Some(error)).summary(&[]),
        _ => ().into_any(),
    };
    view! {
        {head(cx, page)}
        <div class="page-act" data-voices="">{voices(cx, page)} {to_own_reason(cx, page)}</div>
        <div class="page-body">
            {act} {parts(cx, page)} {own_reason(cx, page, refused)} {decisions(cx, page)}
            {evidence::supporting(cx, &page.evidence)}
            {answer::form(cx, page, refused)}
            {talk::discussion(cx, page, refused)}
        </div>
        <aside class="page-side" aria-label=cx.t("proposals-show-facts")>
            {facts(cx, page)}
        </aside>
    }
    .into_any()
}

/// Where this is: list, area, number.
pub(super) fn crumb(cx: &ViewCx, page: &ProposalPage, last: Option<String>) -> AnyView {
    let area = paths::proposals_query(&model::proposals::ListQuery {
        area: page.area.to_string(),
        ..model::proposals::ListQuery::default()
    });
    let number = words::number(page.number);
    let here = match last {
        None => view! { <span aria-current="page">{number}</span> }.into_any(),
        Some(last) => view! {
            <a href=paths::proposal(page.number)>{number}</a>
            <span aria-current="page">{last}</span>
        }
        .into_any(),
    };
    view! {
        <nav class="crumb" aria-label=cx.t("proposals-show-crumb")>
            <a href=paths::proposals()>{cx.t("proposals-list-title")}</a>
            <span>
                <a href=area>{words::area(cx.lang, page.area)}</a>
            </span>
            {here}
        </nav>
    }
    .into_any()
}

fn head(cx: &ViewCx, page: &ProposalPage) -> AnyView {
    let rings = page.trail.iter().map(|step| ring(cx, page, step)).collect();
    let texts = page.texts();
    view! {
        <header class="page-head">
            {crumb(cx, page, None)}
            <h1 class="title" lang=texts.lang.as_str()>
                {texts.title.to_owned()}
            </h1>
            <div class="meta">
                <StatusGlyph status=page.status word=words::status(cx.lang, page.status)/>
                <PersonLine person=page.author.clone() vendor=cx.vendor.clone() industry=true/>
                <WhenDate at=page.published_at words=cx.full_date(page.published_at)/>
                <span class="tag">{words::area(cx.lang, page.area)}</span>
            </div>
            {wording(cx, page)}
            <Trail rings=rings label=cx.t("proposals-show-trail")/>
        </header>
    }
    .into_any()
}

/// Which of the two languages is shown, who translated it, and the way to the other one.
fn wording(cx: &ViewCx, page: &ProposalPage) -> AnyView {
    let Some(translation) = &page.translation else {
        return ().into_any();
    };
    let named = |lang: Lang| [("lang", words::lang(cx, lang).into())];
    let (said, other, way) = match page.texts().translation {
        Some(shown) => (
            cx.t_args(
                "proposals-translation-shown",
                &[
                    ("lang", words::lang(cx, shown.lang).into()),
                    ("who", (&shown.by.name).into()),
                    ("when", cx.date(shown.at).into()),
                ],
            ),
            page.lang,
            cx.t_args("proposals-translation-to-original", &named(page.lang)),
        ),
        None => (
            cx.t_args("proposals-translation-there", &named(page.lang)),
            translation.lang,
            cx.t_args("proposals-translation-to", &named(translation.lang)),
        ),
    };
    let outdated = (translation.outdated && page.texts().translation.is_some())
        .then(|| view! { <span>{cx.t("proposals-translation-outdated")}</span> });
    view! {
        <p class="meta wording">
            <span>{said}</span>
            {outdated}
            <a href=paths::proposal_in(page.number, other) hreflang=other.as_str()>
                {way}
            </a>
        </p>
    }
    .into_any()
}

fn ring(cx: &ViewCx, page: &ProposalPage, step: &TrailStep) -> TrailRing {
    let when = step.at.map(|at| cx.date(at)).unwrap_or_default();
    let detail = match step.state {
        TrailState::Now if step.ended.is_none() => words::due(cx, page.due).unwrap_or(when),
        _ => when,
    };
    // The newest of the releases is where it stands now.
    let release = page.releases.last();
    let thanks: u32 = page.releases.iter().map(|one| one.thanks).sum();
    let detail = match (step.stage, release) {
        (Stage::Thanks, Some(_)) if thanks == 0 => cx.t("releases-trail-awaited"),
        (Stage::Thanks, Some(_)) => thanked(cx, thanks),
        (Stage::Release, Some(one)) => cx.day(one.released_on),
        _ => detail,
    };
    TrailRing {
        name: match step.ended {
            Some(status) => words::status(cx.lang, status),
            None => cx.t(&format!("proposals-stage-{}", step.stage)),
        },
        state: step.state,
        detail,
        href: way(page, step),
        sealed: step.ended.is_some(),
    }
}

/// What a ring leads to: the release and its thanks, the decision that ended it, the roadmap.
fn way(page: &ProposalPage, step: &TrailStep) -> Option<String> {
    let release = page.releases.last().map(|one| paths::release(one.number));
    match (step.stage, release, page.roadmap_item) {
        (Stage::Release, Some(release), _) => Some(release),
        (Stage::Study, ..) => (!page.evidence.is_empty()).then(|| "#evidence".to_owned()),
        (Stage::Thanks, Some(release), _) => Some(format!("{release}#thanks")),
        (Stage::Development, _, Some(item)) if step.ended.is_none() => {
            Some(paths::roadmap_item(item))
        }
        _ => {
            let decision = step.ended.and(page.decisions.first())?;
            Some(format!("#{}", decision_anchor(decision)))
        }
    }
}

fn voices(cx: &ViewCx, page: &ProposalPage) -> AnyView {
    let label = words::voice_label(cx.lang, page.voiced, page.companies, page.people);
    let count = view! {
        <VoiceCount companies=page.companies unit=label.unit people=label.brackets/>
    };
    if page.may.voice {
        return view! {
            {count}
            <Voices failed=cx.t("proposals-voice-failed")/>
            <MeTooButton
                number=page.number
                action=paths::proposal_voice(page.number)
                voiced=page.voiced
                label=cx.t("proposals-voice-me-too")
                from=paths::proposal(page.number)
            />
        }
        .into_any();
    }
    let why = if page.status.is_closed() {
        Some(cx.t("proposals-show-closed"))
    } else {
        is_author(cx, page).then(|| cx.t("proposals-voice-own"))
    };
    view! {
        {count}
        {why.map(|why| view! { <p class="small soft">{why}</p> })}
    }
    .into_any()
}

fn is_author(cx: &ViewCx, page: &ProposalPage) -> bool {
    cx.viewer
        .as_ref()
        .is_some_and(|viewer| viewer.id == page.author.id)
}

/// Leads to the field itself: going there opens what it is folded into (HTML, 4.11.1).
fn to_own_reason(cx: &ViewCx, page: &ProposalPage) -> AnyView {
    let label = cx.t("proposals-reason-add");
    words::when(page.may.add_reason, || {
        view! { <a class="btn full" href="#my-reason">{label}</a> }
    })
}

/// The form for one's own reason, closed until it is asked for or came back.
fn own_reason(cx: &ViewCx, page: &ProposalPage, refused: Option<&ShowRefusal>) -> AnyView {
    let refused = match refused {
        Some(ShowRefusal::Reason(refused)) => Some(refused),
        _ => None,
    };
    // What was typed stays in sight also when it came too late.
    if !page.may.add_reason && refused.is_none() {
        return ().into_any();
    }
    let form = FormState::new(cx.lang, refused.map(|refused| &refused.error));
    let typed = refused.map_or("", |refused| refused.typed.text.as_str());
    let text = form
        .required("text", cx.t("proposals-reason-label"), typed)
        .id("my-reason")
        .hint(cx.t("proposals-reason-hint"))
        .limit(form.limit(REASON_MAX));
    view! {
        <details class="more own-reason" open=refused.is_some()>
            <summary>{cx.t("proposals-reason-add")}</summary>
            <form method="post" action=paths::proposal_reasons(page.number)>
                {form.summary(&[&text])}
                <TextArea field=text/>
                <SubmitButton label=cx.t("proposals-reason-send") tone=Tone::Plain/>
            </form>
        </details>
    }
    .into_any()
}

fn parts(cx: &ViewCx, page: &ProposalPage) -> AnyView {
    let companies: BTreeSet<&str> = page
        .reasons
        .iter()
        .map(|reason| &reason.author)
        .chain([&page.author])
        .filter_map(|author| author.company.as_deref())
        .collect();
    let texts = page.texts();
    let sketches = (!page.files.is_empty()).then(|| {
        let removing = if page.may.edit {
            Removing::Alone
        } else {
            Removing::No
        };
        figures(cx, Of::Proposal(page.number), &page.files, removing)
    });
    cards(
        cx,
        Parts {
            request: texts.request,
            reason: texts.reason,
            means: texts.means,
            lang: texts.lang,
            sketches,
            reasons: &page.reasons,
            reasoning: companies.len(),
            missing: None,
        },
    )
}

fn decision_anchor(decision: &DecisionView) -> String {
    format!("decision-{}", decision.id)
}

fn decisions(cx: &ViewCx, page: &ProposalPage) -> AnyView {
    let mut all = page.decisions.iter();
    let Some(latest) = all.next() else {
        return ().into_any();
    };
    let earlier = all
        .map(|decision| {
            let next = next_day(cx, decision);
            view! {
                <li id=decision_anchor(decision)>
                    <div class="meta">
                        <StatusGlyph
                            status=decision.status
                            word=words::status(cx.lang, decision.status)
                        />
                        <WhenDate at=decision.at words=cx.full_date(decision.at)/>
                        <PersonLine person=decision.by.clone() vendor=cx.vendor.clone()/>
                        {next}
                    </div>
                    <UserText text=decision.reason.clone() lang=decision.lang/>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let earlier = (!earlier.is_empty()).then(|| {
        view! {
            <details class="more earlier">
                <summary>{cx.t("proposals-show-earlier")}</summary>
                <ol>{earlier}</ol>
            </details>
        }
    });
    view! {
        {stamp(cx, latest)}
        {earlier}
    }
    .into_any()
}

fn next_day(cx: &ViewCx, decision: &DecisionView) -> Option<AnyView> {
    let said = match (decision.next_word, decision.next_look) {
        (Some(day), _) => cx.t_args("proposals-show-next-word", &[("day", cx.day(day).into())]),
        (None, Some(day)) => cx.t_args("proposals-show-next-look", &[("day", cx.day(day).into())]),
        (None, None) => return None,
    };
    Some(view! { <span>{said}</span> }.into_any())
}

/// The first line of an answer as a paragraph of its own: what was decided, before why.
fn verdict(reason: &str) -> String {
    match reason.trim().split_once('\n') {
        Some((first, rest)) => format!("{first}\n\n{}", rest.trim_start()),
        None => reason.to_owned(),
    }
}

/// The latest answer: a signed note with its seal.
fn stamp(cx: &ViewCx, decision: &DecisionView) -> AnyView {
    let status = words::status(cx.lang, decision.status);
    let local = decision.at.with_timezone(&cx.zone);
    // As a date stamp has it; the sentence beside it has the full date.
    let when = match cx.lang {
        Lang::Ja => local.format("%y.%-m.%-d").to_string(),
        Lang::En => local.format("%-d %b %y").to_string(),
    };
    let seal = view! {
        <Seal what=status.clone() when=when who=decision.seal_name.clone() lang=cx.lang/>
    }
    .into_any();
    let signature = view! {
        <PersonLine person=decision.by.clone() vendor=cx.vendor.clone()/>
        <WhenDate at=decision.at words=cx.full_date(decision.at)/>
        {next_day(cx, decision)}
    }
    .into_any();
    let (anchor, reason, lang) = (
        decision_anchor(decision),
        verdict(&decision.reason),
        decision.lang,
    );
    let heading = cx.t_args("proposals-show-decision", &[("status", status.into())]);
    view! {
        <Decision id=anchor heading seal signature>
            <UserText text=reason lang=lang/>
        </Decision>
    }
    .into_any()
}

fn facts(cx: &ViewCx, page: &ProposalPage) -> AnyView {
    let audience = match (page.audience, &page.author.company) {
        (Audience::Everyone, _) => cx.t("proposals-audience-everyone"),
        (Audience::Company, None) => cx.t("proposals-audience-company"),
        (Audience::Company, Some(company)) => cx.t_args(
            "proposals-audience-company-of",
            &[
                ("company", company.into()),
                ("vendor", cx.vendor.as_str().into()),
            ],
        ),
    };
    let mut items: Vec<(String, AnyView)> = Vec::new();
    if let Some(due) = words::due(cx, page.due) {
        items.push((cx.t("proposals-show-due"), due.into_any()));
    }
    let author = view! {
        <PersonLine person=page.author.clone() vendor=cx.vendor.clone() industry=true/>
    };
    let published =
        view! { <WhenDate at=page.published_at words=cx.full_date(page.published_at)/> };
    items.push((cx.t("proposals-show-author"), author.into_any()));
    items.push((
        cx.t("proposals-show-area"),
        words::area(cx.lang, page.area).into_any(),
    ));
    items.push((cx.t("proposals-show-audience"), audience.into_any()));
    items.push((cx.t("proposals-show-published"), published.into_any()));
    if let Some(item) = page.roadmap_item {
        let link =
            view! { <a href=paths::roadmap_item(item)>{cx.t("proposals-show-roadmap-item")}</a> };
        items.push((cx.t("proposals-show-roadmap"), link.into_any()));
    }
    if let Some(one) = page.releases.last() {
        let title = one.title.to(cx.lang);
        let link = view! {
            <a href=paths::release(one.number) lang=title.lang.as_str()>
                {title.text.to_owned()}
            </a>
        };
        items.push((cx.t("proposals-show-release"), link.into_any()));
    }
    if let Some(at) = page.edited_at {
        let edited = view! {
            <a href=paths::proposal_history(page.number)>
                <WhenDate at words=cx.full_date(at)/>
            </a>
        };
        items.push((cx.t("proposals-show-edited"), edited.into_any()));
    }
    view! {
        <Facts items/>
        {links(cx, page)}
    }
    .into_any()
}

fn links(cx: &ViewCx, page: &ProposalPage) -> AnyView {
    let edit = cx.t("proposals-show-edit");
    let withdraw = cx.t("proposals-show-withdraw");
    let translate = cx.t_args(
        if page.translation.is_some() {
            "proposals-translation-change"
        } else {
            "proposals-translation-add"
        },
        &[("lang", words::lang(cx, page.lang.other()).into())],
    );
    let watch = if page.watching {
        ("false", cx.t("proposals-show-unwatch"))
    } else {
        ("true", cx.t("proposals-show-watch"))
    };
    view! {
        <form method="post" action=paths::proposal_watch(page.number)>
            <HiddenField name="wanted" value=watch.0/>
            <button class="linkish" aria-pressed=if page.watching { "true" } else { "false" }>
                {watch.1}
            </button>
        </form>
        <ul class="acts">
            {words::when(
                page.may.edit,
                || view! { <li><a href=paths::proposal_edit(page.number)>{edit}</a></li> },
            )}
            {words::when(
                page.may.translate,
                || {
                    view! {
                        <li>
                            <a href=paths::proposal_translation(page.number)>{translate}</a>
                        </li>
                    }
                },
            )}
            <li>
                <a href=paths::proposal_history(page.number)>{cx.t("proposals-show-history")}</a>
            </li>
            {words::when(
                page.may.withdraw,
                || {
                    view! {
                        <li>
                            <a href=paths::proposal_withdraw(page.number)>{withdraw}</a>
                        </li>
                    }
                },
            )}
        </ul>
    }
    .into_any()
}
