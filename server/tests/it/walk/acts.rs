//! What happens in the scene, each act by itself.

use domain::{Actor, Domain};
use model::companies::CompanyForm;
use model::contacts::{ContactForm, NoteForm, PersonaForm, SetGuard, StoryForm};
use model::files::NewFile;
use model::proposals::{AnswerForm, Audience, CommentForm, DraftWording, ProposalForm, Wording};
use model::{CompanyId, DraftId, FileId, PersonId, PersonaId, ProposalNumber};

pub fn form(title: &str, body: &str, audience: Audience) -> ProposalForm {
    ProposalForm {
        title: title.to_owned(),
        request: format!("{body} をまとめて承認したい。"),
        reason: format!("{body} 毎月240件あります。"),
        means: format!("{body} 一覧にチェック欄を付ける。"),
        area: "approvals".to_owned(),
        audience: audience.to_string(),
        ..ProposalForm::default()
    }
}

pub fn wording(title: &str, body: &str, audience: Audience) -> Wording {
    form(title, body, audience).parse().unwrap()
}

pub async fn publish(domain: &Domain, by: &Actor, wording: Wording) -> ProposalNumber {
    let proposals = domain.proposals();
    let draft = proposals
        .start_draft(by, DraftWording::default(), "")
        .await
        .unwrap();
    proposals.publish(by, draft, wording).await.unwrap()
}

pub async fn sketch(domain: &Domain, by: &Actor, draft: DraftId) -> FileId {
    let sketch = NewFile {
        name: "案.png".to_owned(),
        bytes: domain::testing::a_picture(40, 30),
        alt: "一覧の各行にチェック欄がある。".to_owned(),
    };
    let proposals = domain.proposals();
    proposals.add_sketch(by, draft, sketch).await.unwrap()
}

pub async fn publish_with_sketch(
    domain: &Domain,
    by: &Actor,
    wording: Wording,
) -> (ProposalNumber, FileId) {
    let proposals = domain.proposals();
    let draft = proposals
        .start_draft(by, DraftWording::default(), "")
        .await
        .unwrap();
    let file = sketch(domain, by, draft).await;
    let number = proposals.publish(by, draft, wording).await.unwrap();
    (number, file)
}

pub async fn say(
    domain: &Domain,
    by: &Actor,
    number: ProposalNumber,
    body: &str,
) -> model::CommentId {
    let said = CommentForm {
        body: body.to_owned(),
        watch: "on".into(),
        ..CommentForm::default()
    };
    domain
        .proposals()
        .comment(by, number, said.parse().unwrap())
        .await
        .unwrap()
}

pub async fn answer(
    domain: &Domain,
    by: &Actor,
    number: ProposalNumber,
    status: &str,
    reason: &str,
) {
    let page = domain.proposals().page(by, number, None).await.unwrap();
    let form = AnswerForm {
        status: status.to_owned(),
        reason: reason.to_owned(),
        next_day: "2026-12-24".to_owned(),
        version: page.version.to_string(),
    };
    let answer = form.parse("2026-11-22".parse().unwrap()).unwrap();
    domain.proposals().answer(by, number, answer).await.unwrap();
}

/// Words that stand in the text that only one company and the vendor may read, in drafts, and in
/// what only staff may see.
pub struct Words {
    pub company: &'static str,
    pub draft: &'static str,
    pub staff: &'static str,
    pub profile: &'static str,
    /// Why a CSM holds somebody.
    pub hold: &'static str,
}

pub const WORDS: Words = Words {
    company: "zqcompany",
    draft: "zqdraft",
    staff: "zqstaff",
    profile: "zqprofile",
    hold: "zqhold",
};

/// Everything that customer success writes about a company and one of its contacts.
pub async fn write_about_customers(
    w: &Domain,
    csm: &Actor,
    company: CompanyId,
    contact: PersonId,
) -> PersonaId {
    let companies = w.companies();
    let form = CompanyForm {
        outcome: "zqstaff outcome".into(),
        outcome_state: "at-risk".into(),
        version: "1".into(),
        ..companies.edit_page(csm, company).await.unwrap().form
    };
    companies
        .edit(csm, company, form.parse().unwrap())
        .await
        .unwrap();
    let persona = PersonaForm {
        name: "zqstaff persona".into(),
        about: "zqstaff about".into(),
        state: "active".into(),
        ..PersonaForm::default()
    };
    companies
        .add_persona(csm, persona.parse().unwrap())
        .await
        .unwrap();
    let persona = companies.personas(csm).await.unwrap().rows[0].id;
    let told = "zqstaff 物語".to_owned();
    for person in [None, Some(contact)] {
        let story = StoryForm {
            business: told.clone(),
            mission: told.clone(),
            problem: told.clone(),
            turn: told.clone(),
            reaction: told.clone(),
            today: told.clone(),
            version: "0".into(),
        };
        let story = story.parse().unwrap();
        companies
            .tell_story(csm, company, person, story)
            .await
            .unwrap();
    }
    let note = NoteForm {
        body: "zqstaff note".into(),
        form_token: String::new(),
    };
    companies
        .add_note(csm, company, note.parse().unwrap())
        .await
        .unwrap();
    let page = companies.contact_page(csm, company, contact).await.unwrap();
    let form = ContactForm {
        role_it: "on".into(),
        persona: persona.to_string(),
        ..page.form
    };
    companies
        .edit_contact(csm, company, contact, form.parse().unwrap())
        .await
        .unwrap();
    let hold = SetGuard::Held {
        until: "2026-12-15".parse().unwrap(),
        reason: "zqhold".into(),
    };
    w.identity()
        .set_guard(csm, company, contact, hold)
        .await
        .unwrap();
    persona
}

/// The tokens of a link to reset a password and of one to a new address, both still unused.
pub async fn account_links(domain: &Domain, person: &Actor) -> (String, String) {
    let id = person.person_id().unwrap();
    let token = domain::testing::a_session(domain, id).await.unwrap();
    let entered = domain.identity().enter(token.as_str()).await.unwrap();
    let sitting = entered.unwrap().sitting;
    let visit = domain::identity::Visit::default();
    let email = "zqstaff.tanaka@hokusei.example";
    let sending = domain.identity().ask_reset(email, &visit).await.unwrap();
    sending.await.unwrap();
    let reset = newest(domain, "/reset/").await;
    let new = "zqstaff.new@hokusei.example";
    let asked = domain.identity().ask_address(person, sitting, new, &visit);
    asked.await.unwrap();
    (reset, newest(domain, "/account/address/").await)
}

/// The token behind this in the newest mail.
async fn newest(domain: &Domain, mark: &str) -> String {
    let mails = domain.messages().mailbox(&Actor::Guest).await.unwrap();
    let mail = domain
        .messages()
        .mailbox_mail(&Actor::Guest, mails[0].id)
        .await
        .unwrap();
    let rest = mail.text.split(mark).nth(1).unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

/// What the pages of the administration have to show: a journal, suppressed addresses, a mail
/// that was given up.
pub async fn administered(w: &Domain, admin: &Actor, yamada: &Actor) {
    let administration = w.administration();
    let person = yamada.person_id().unwrap();
    administration.disable(admin, person).await.unwrap();
    administration.enable(admin, person).await.unwrap();
    let invite = model::administration::InviteStaffForm {
        family_name: "Ono".into(),
        email: "zqstaff.ono@aozora.example".into(),
        lang: "en".into(),
        executive: "on".into(),
        ..model::administration::InviteStaffForm::default()
    };
    administration
        .invite_staff(admin, invite.parse().unwrap())
        .await
        .unwrap();
    administration
        .suppress(admin, "zqstaff.gone@aozora.example".into())
        .await
        .unwrap();
    administration
        .run_job(admin, model::administration::JobName::Sweep)
        .await
        .unwrap();
}
