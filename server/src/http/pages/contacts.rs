//! Contacts of a company: what they are, whether they may be asked, their stories and personas.

use crate::http::cx::Cx;
use crate::http::extract::{Form, Path};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::shell::Section;
use app::views::Refused;
use app::views::customers::{self as views, ContactTyped};
use model::contacts::{ContactForm, GuardForm, PersonaForm, StoryForm};
use model::{CompanyId, PersonId, PersonaId};

const SECTION: Option<Section> = Some(Section::Customers);

pub async fn show(cx: Cx, Path((company, person)): Path<(CompanyId, PersonId)>) -> Answer {
    show_page(&cx, company, person, ContactTyped::default()).await
}

async fn show_page(cx: &Cx, company: CompanyId, person: PersonId, typed: ContactTyped) -> Answer {
    let page = cx
        .domain()
        .companies()
        .contact_page(&cx.actor, company, person)
        .await?;
    let view = cx.view();
    let head = views::contact_head(&view, &page);
    let error = typed.error().cloned();
    let body = move || views::contact(&view, &page, &typed);
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

pub async fn save(
    cx: Cx,
    Path((company, person)): Path<(CompanyId, PersonId)>,
    Form(form): Form<ContactForm>,
) -> Answer {
    let typed = form.clone();
    let saved = match form.parse() {
        Ok(edit) => {
            cx.run(move |domain, actor| async move {
                domain
                    .companies()
                    .edit_contact(&actor, company, person, edit)
                    .await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match saved {
        Ok(()) => cx.see_other(paths::contact(company, person), Message::ContactSaved),
        Err(problem) => {
            let error = problem.for_form()?;
            let typed = ContactTyped {
                edit: Some(Refused { error, typed }),
                guard: None,
            };
            show_page(&cx, company, person, typed).await
        }
    }
}

pub async fn set_guard(
    cx: Cx,
    Path((company, person)): Path<(CompanyId, PersonId)>,
    Form(form): Form<GuardForm>,
) -> Answer {
    let typed = form.clone();
    let domain = cx.domain();
    let set = match form.parse(domain.clock.today(domain.settings.time_zone)) {
        Ok(set) => {
            cx.run(move |domain, actor| async move {
                domain
                    .identity()
                    .set_guard(&actor, company, person, set)
                    .await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match set {
        Ok(()) => cx.see_other(paths::contact(company, person), Message::GuardSet),
        Err(problem) => {
            let error = problem.for_form()?;
            let typed = ContactTyped {
                edit: None,
                guard: Some(Refused { error, typed }),
            };
            show_page(&cx, company, person, typed).await
        }
    }
}

// --- stories ----------------------------------------------------------------------------------

pub async fn company_story(cx: Cx, Path(company): Path<CompanyId>) -> Answer {
    story_page(&cx, company, None, None).await
}

pub async fn contact_story(cx: Cx, Path((company, person)): Path<(CompanyId, PersonId)>) -> Answer {
    story_page(&cx, company, Some(person), None).await
}

async fn story_page(
    cx: &Cx,
    company: CompanyId,
    person: Option<PersonId>,
    refused: Option<Refused<StoryForm>>,
) -> Answer {
    let page = cx
        .domain()
        .companies()
        .story_page(&cx.actor, company, person)
        .await?;
    let view = cx.view();
    let head = views::story_head(&view, &page);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    let body = move || views::story(&view, &page, refused.as_ref());
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

pub async fn tell_company_story(
    cx: Cx,
    Path(company): Path<CompanyId>,
    Form(form): Form<StoryForm>,
) -> Answer {
    tell_story(&cx, company, None, form).await
}

pub async fn tell_contact_story(
    cx: Cx,
    Path((company, person)): Path<(CompanyId, PersonId)>,
    Form(form): Form<StoryForm>,
) -> Answer {
    tell_story(&cx, company, Some(person), form).await
}

async fn tell_story(
    cx: &Cx,
    company: CompanyId,
    person: Option<PersonId>,
    typed: StoryForm,
) -> Answer {
    let told = match typed.parse() {
        Ok(story) => {
            cx.run(move |domain, actor| async move {
                domain
                    .companies()
                    .tell_story(&actor, company, person, story)
                    .await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    let back = match person {
        Some(person) => paths::contact(company, person),
        None => paths::customer(company),
    };
    match told {
        Ok(()) => cx.see_other(back, Message::StorySaved),
        Err(problem) => {
            let error = problem.for_form()?;
            story_page(cx, company, person, Some(Refused { error, typed })).await
        }
    }
}

// --- personas ---------------------------------------------------------------------------------

pub async fn personas(cx: Cx) -> Answer {
    personas_page(&cx, None).await
}

async fn personas_page(cx: &Cx, refused: Option<Refused<PersonaForm>>) -> Answer {
    let page = cx.domain().companies().personas(&cx.actor).await?;
    let view = cx.view();
    let head = views::personas_head(&view);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    let body = move || views::personas(&view, &page, refused.as_ref());
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

pub async fn add_persona(cx: Cx, Form(form): Form<PersonaForm>) -> Answer {
    let typed = form.clone();
    let added =
        match form.parse() {
            Ok(new) => {
                cx.run(move |domain, actor| async move {
                    domain.companies().add_persona(&actor, new).await
                })
                .await
            }
            Err(error) => Err(error.into()),
        };
    match added {
        Ok(()) => cx.see_other(paths::personas(), Message::PersonaSaved),
        Err(problem) => {
            let error = problem.for_form()?;
            personas_page(&cx, Some(Refused { error, typed })).await
        }
    }
}

pub async fn persona(cx: Cx, Path(id): Path<PersonaId>) -> Answer {
    persona_page(&cx, id, None).await
}

async fn persona_page(cx: &Cx, id: PersonaId, refused: Option<Refused<PersonaForm>>) -> Answer {
    let form = cx.domain().companies().persona_form(&cx.actor, id).await?;
    let view = cx.view();
    let head = views::persona_head(&view, &form);
    let error = refused.as_ref().map(|refused| refused.error.clone());
    let body = move || views::persona(&view, id, &form, refused.as_ref());
    match error {
        Some(error) => cx.again(&error, SECTION, head, body).await,
        None => cx.page(SECTION, head, body).await,
    }
}

pub async fn edit_persona(
    cx: Cx,
    Path(id): Path<PersonaId>,
    Form(form): Form<PersonaForm>,
) -> Answer {
    let typed = form.clone();
    let saved = match form.parse() {
        Ok(edit) => {
            cx.run(move |domain, actor| async move {
                domain.companies().edit_persona(&actor, id, edit).await
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match saved {
        Ok(()) => cx.see_other(paths::personas(), Message::PersonaSaved),
        Err(problem) => {
            let error = problem.for_form()?;
            persona_page(&cx, id, Some(Refused { error, typed })).await
        }
    }
}
