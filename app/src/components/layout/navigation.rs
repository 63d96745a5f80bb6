use super::{Icon, IconName, Mark};
use crate::api::notices::UnreadLabel;
use crate::paths;
use crate::shell::{Frame, Section};
use leptos::prelude::*;
use model::Lang;
use model::people::Viewer;
use text::{t, t_args};

/// Areas at the bottom of a phone; the menu holds the others.
const TABS: usize = 5;

/// One entry of the navigation.
#[derive(Clone)]
struct Place {
    section: Section,
    icon: IconName,
    label: String,
    href: String,
    current: bool,
}

/// The areas that exist for this reader, in their fixed order.
fn places(frame: &Frame) -> Vec<Place> {
    let customers = frame.viewer.as_ref().is_some_and(|v| v.may_see_customers);
    let mut places = vec![
        (
            Section::Home,
            IconName::Home,
            t(frame.lang, "layout-nav-home"),
            paths::home(),
        ),
        (
            Section::Roadmap,
            IconName::Roadmap,
            t(frame.lang, "layout-nav-roadmap"),
            paths::roadmap(),
        ),
        (
            Section::Proposals,
            IconName::Proposals,
            t(frame.lang, "layout-nav-proposals"),
            paths::proposals(),
        ),
        (
            Section::Releases,
            IconName::Releases,
            t(frame.lang, "layout-nav-releases"),
            paths::releases(),
        ),
        (
            Section::Thanks,
            IconName::Thanks,
            t(frame.lang, "layout-nav-thanks"),
            paths::thanks(),
        ),
    ];
    if customers {
        places.push((
            Section::Customers,
            IconName::Customers,
            t(frame.lang, "layout-nav-customers"),
            paths::customers(),
        ));
    }
    // To customers studies are there once they were invited to one.
    let studies = frame.viewer.as_ref().and_then(|viewer| {
        if viewer.is_staff() {
            Some(paths::studies())
        } else {
            viewer.invited_to_studies.then(paths::studies_mine)
        }
    });
    if let Some(studies) = studies {
        places.push((
            Section::Studies,
            IconName::Studies,
            t(frame.lang, "layout-nav-studies"),
            studies,
        ));
    }
    if frame.viewer.as_ref().is_some_and(|v| v.may_administer) {
        places.push((
            Section::Administration,
            IconName::Administration,
            t(frame.lang, "layout-nav-administration"),
            paths::administration(),
        ));
    }
    if frame.demo {
        places.push((
            Section::Mailbox,
            IconName::Mailbox,
            t(frame.lang, "layout-nav-mailbox"),
            paths::mailbox(),
        ));
    }
    places
        .into_iter()
        .map(|(section, icon, label, href)| Place {
            section,
            icon,
            label,
            href,
            current: frame.section == Some(section),
        })
        .collect()
}

/// What stands at the bottom of a phone, and what its menu holds. Where there is no room for all,
/// Thanks waits in the menu: the way there leads through releases as well.
fn tabs(frame: &Frame) -> (Vec<Place>, Vec<Place>) {
    let mut all = places(frame);
    if all.len() <= TABS {
        return (all, Vec::new());
    }
    let thanks = all
        .iter()
        .position(|place| place.section == Section::Thanks)
        .map(|at| all.remove(at));
    let rest = all.split_off(TABS.min(all.len()));
    (all, thanks.into_iter().chain(rest).collect())
}

fn current(is: bool) -> Option<&'static str> {
    is.then_some("page")
}

#[component]
fn Brand(vendor: String) -> impl IntoView {
    view! {
        <a class="brand" href=paths::home()>
            <Mark/>
            <span>"Entaku"<small>{vendor}</small></span>
        </a>
    }
}

/// What the bell says; both texts are empty when nothing waits.
pub(crate) fn unread_label(lang: Lang, unread: u32) -> UnreadLabel {
    let shown = match unread {
        0 => String::new(),
        1..=99 => unread.to_string(),
        _ => "99+".to_owned(),
    };
    let spoken = if unread == 0 {
        String::new()
    } else {
        t_args(lang, "layout-notices-unread", &[("count", unread.into())])
    };
    UnreadLabel { shown, spoken }
}

/// The number on the bell, with its meaning for those who hear the page. It stands there hidden
/// when nothing waits, so that the island finds it.
fn unread_badge(lang: Lang, unread: u32) -> AnyView {
    let UnreadLabel { shown, spoken } = unread_label(lang, unread);
    view! {
        <span class="badge" data-unread="" aria-hidden="true" hidden=unread == 0>
            {shown}
        </span>
        <span class="unseen" data-unread-spoken="" hidden=unread == 0>
            {spoken}
        </span>
    }
    .into_any()
}

/// Finds proposals from anywhere.
#[component]
fn Find(lang: Lang) -> impl IntoView {
    let label = t(lang, "layout-search-label");
    view! {
        <form
            class="find"
            role="search"
            aria-label=label.clone()
            method="get"
            action=paths::proposals()
        >
            <input
                type="search"
                name="q"
                placeholder=label.clone()
                aria-label=label.clone()
                autocomplete="off"
            />
        </form>
    }
}

/// Who is signed in, the language, the way out.
#[component]
fn Me(lang: Lang, viewer: Viewer, path: String) -> impl IntoView {
    let belongs = match &viewer.company {
        Some(company) => company.clone(),
        None => viewer
            .roles
            .0
            .iter()
            .map(|role| t(lang, &format!("layout-role-{role}")))
            .collect::<Vec<_>>()
            .join(&t(lang, "layout-role-separator")),
    };
    view! {
        <div class="me">
            <div>
                <a class="me-name" href=paths::account()>
                    <b>{viewer.name}</b>
                </a>
                {belongs}
            </div>
            <div class="me-acts">
                <a href=paths::profile()>{t(lang, "layout-profile")}</a>
                <LanguageSwitch lang path/>
                <form method="post" action=paths::sign_out()>
                    <button class="linkish">{t(lang, "layout-sign-out")}</button>
                </form>
            </div>
        </div>
    }
}

/// A form with one button: the other language, named in itself.
#[component]
pub(crate) fn LanguageSwitch(lang: Lang, path: String) -> impl IntoView {
    let (other, name) = match lang {
        Lang::Ja => (Lang::En, "English"),
        Lang::En => (Lang::Ja, "日本語"),
    };
    view! {
        <form method="post" action=paths::language()>
            <input type="hidden" name="lang" value=other.as_str()/>
            <input type="hidden" name="next" value=path/>
            <button class="linkish" lang=other.as_str()>{name}</button>
        </form>
    }
}

/// The rail on the left of a wide screen.
#[component]
pub(crate) fn Navigation(frame: Frame) -> impl IntoView {
    let lang = frame.lang;
    let staff = frame.viewer.as_ref().is_some_and(Viewer::is_staff);
    let (daily, office): (Vec<_>, Vec<_>) = places(&frame).into_iter().partition(|place| {
        match place.section {
            Section::Home
            | Section::Roadmap
            | Section::Proposals
            | Section::Releases
            | Section::Thanks => true,
            // One's own invitations are a part of one's day, running studies is a part of the office.
            Section::Studies => !staff,
            _ => false,
        }
    });
    let item = |place: Place| {
        view! {
            <a class="item" href=place.href aria-current=current(place.current)>{place.label}</a>
        }
    };
    let rule = (!office.is_empty()).then(|| view! { <hr/> });
    let notices = frame.viewer.as_ref().map(|viewer| {
        view! {
            <a
                class="item"
                href=paths::notices()
                aria-current=current(frame.section == Some(Section::Notices))
                data-bell=""
            >
                {t(lang, "layout-nav-notices")}
                {unread_badge(lang, viewer.unread)}
            </a>
        }
    });
    view! {
        <header class="rail">
            <div class="rail-inner">
                <Brand vendor=frame.vendor.clone()/>
                <Find lang/>
                <nav aria-label=t(lang, "layout-nav-label")>
                    {daily.into_iter().map(item).collect_view()} {notices} {rule}
                    {office.into_iter().map(item).collect_view()}
                </nav>
                {frame.viewer.map(|viewer| view! { <Me lang viewer path=frame.path/> })}
            </div>
        </header>
    }
}

/// The bar on top of a phone: brand, search, bell, and a menu for what the tabs do not hold.
#[component]
pub(crate) fn TopBar(frame: Frame) -> impl IntoView {
    let lang = frame.lang;
    let others = tabs(&frame)
        .1
        .into_iter()
        .map(|place| {
            view! {
                <a class="item" href=place.href aria-current=current(place.current)>
                    {place.label}
                </a>
            }
        })
        .collect::<Vec<_>>();
    let others = (!others.is_empty()).then(|| {
        view! { <nav aria-label=t(lang, "layout-menu-others")>{others}</nav> }
    });
    view! {
        <header class="bar">
            <Brand vendor=frame.vendor.clone()/>
            <details name="bar">
                <summary class="bar-act" aria-label=t(lang, "layout-search-label")>
                    <Icon name=IconName::Search/>
                </summary>
                <div class="bar-panel">
                    <Find lang/>
                </div>
            </details>
            {frame
                .viewer
                .map(|viewer| {
                    view! {
                        <a class="bar-act" href=paths::notices() data-bell="">
                            <Icon name=IconName::Bell/>
                            <span class="unseen">{t(lang, "layout-nav-notices")}</span>
                            {unread_badge(lang, viewer.unread)}
                        </a>
                        <details name="bar">
                            <summary class="bar-act" aria-label=t(lang, "layout-menu-label")>
                                <Icon name=IconName::Menu/>
                            </summary>
                            <div class="bar-panel">
                                {others}
                                <Me lang viewer path=frame.path/>
                            </div>
                        </details>
                    }
                })}
        </header>
    }
}

/// The areas at the bottom of a phone.
#[component]
pub(crate) fn TabBar(frame: Frame) -> impl IntoView {
    view! {
        <nav class="tabbar" aria-label=t(frame.lang, "layout-nav-label")>
            {tabs(&frame)
                .0
                .into_iter()
                .map(|place| {
                    view! {
                        <a href=place.href aria-current=current(place.current)>
                            <Icon name=place.icon/>
                            {place.label}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}
