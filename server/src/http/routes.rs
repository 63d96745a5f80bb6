//! THE table: every address of the portal, who may knock, and what is special about it. The only
//! place that builds a router.

#![allow(clippy::disallowed_methods)]

use super::middleware::{Csrf, Kind, Layers, Policy, UPLOAD_TIME};
use super::pages::{customers, demo, errors, home, identity, notices, proposals, unsubscribe};
use super::portal::Portal;
use super::session::{self, Guard};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, any, get, post};
use http::Method;

/// One line of the table.
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub guard: Guard,
    pub policy: Policy,
    handler: MethodRouter<Portal>,
}

impl Route {
    fn new(
        method: Method,
        path: &'static str,
        guard: Guard,
        kind: Kind,
        handler: MethodRouter<Portal>,
    ) -> Self {
        Self {
            method,
            path,
            guard,
            policy: Policy::of(kind),
            handler,
        }
    }

    fn with(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }
}

/// A GET route of a page.
macro_rules! page {
    ($path:literal, $guard:ident, $handler:path) => {
        Route::new(Method::GET, $path, Guard::$guard, Kind::Page, get($handler))
    };
}

/// A GET route of a file that belongs to somebody.
macro_rules! file {
    ($path:literal, $guard:ident, $handler:path) => {
        Route::new(Method::GET, $path, Guard::$guard, Kind::File, get($handler))
    };
}

/// A POST route of a form.
macro_rules! form {
    ($path:literal, $guard:ident, $handler:path) => {
        Route::new(
            Method::POST,
            $path,
            Guard::$guard,
            Kind::Form,
            post($handler),
        )
    };
}

/// Server functions of islands; tests compare with what the binary registers.
macro_rules! function {
    ($path:literal) => {
        Route::new(
            Method::POST,
            $path,
            Guard::SignedIn,
            Kind::Function,
            post(super::functions::call),
        )
    };
}

/// Every route. `import_bytes` is the limit of an uploaded file.
#[must_use]
pub fn table(import_bytes: usize) -> Vec<Route> {
    vec![
        page!("/", SignedIn, home::home),
        page!("/sign-in", Anyone, identity::sign_in_page),
        form!("/sign-in", Anyone, identity::sign_in),
        form!("/sign-out", Anyone, identity::sign_out),
        form!("/language", Anyone, identity::language),
        page!("/kept", SignedIn, identity::kept),
        page!("/join/{token}", Anyone, identity::join_link),
        page!("/join", Anyone, identity::join_page),
        form!("/join", Anyone, identity::join),
        page!("/join/again", Anyone, identity::ask_again_page),
        form!("/join/again", Anyone, identity::ask_again),
        page!("/welcome", SignedIn, identity::welcome_page),
        form!("/welcome", SignedIn, identity::save_profile),
        page!("/profile", SignedIn, identity::profile_page),
        form!("/profile", SignedIn, identity::save_own),
        page!("/proposals", SignedIn, proposals::list),
        page!("/proposals/new", SignedIn, proposals::new),
        form!("/proposals/new", SignedIn, proposals::start),
        page!("/proposals/drafts/{id}", SignedIn, proposals::draft),
        form!("/proposals/drafts/{id}", SignedIn, proposals::save),
        form!(
            "/proposals/drafts/{id}/publish",
            SignedIn,
            proposals::publish
        ),
        form!(
            "/proposals/drafts/{id}/discard",
            SignedIn,
            proposals::discard
        ),
        form!(
            "/proposals/drafts/{id}/files",
            SignedIn,
            proposals::add_sketch
        )
        .with(Policy::of(Kind::Form).with_body(proposals::UPLOAD_MAX, UPLOAD_TIME)),
        file!(
            "/proposals/drafts/{id}/files/{file}",
            SignedIn,
            proposals::draft_sketch
        ),
        form!(
            "/proposals/drafts/{id}/files/{file}/remove",
            SignedIn,
            proposals::remove_draft_sketch
        ),
        page!("/proposals/{number}", SignedIn, proposals::show),
        page!("/proposals/{number}/edit", SignedIn, proposals::edit),
        form!("/proposals/{number}/edit", SignedIn, proposals::save_edit),
        page!(
            "/proposals/{number}/translation",
            SignedIn,
            proposals::translation
        ),
        form!(
            "/proposals/{number}/translation",
            SignedIn,
            proposals::translate
        ),
        form!(
            "/proposals/{number}/translation/remove",
            SignedIn,
            proposals::remove_translation
        ),
        file!(
            "/proposals/{number}/files/{file}",
            SignedIn,
            proposals::sketch
        ),
        form!(
            "/proposals/{number}/files/{file}/remove",
            SignedIn,
            proposals::remove_sketch
        ),
        page!("/proposals/{number}/history", SignedIn, proposals::history),
        page!(
            "/proposals/{number}/withdraw",
            SignedIn,
            proposals::ask_withdraw
        ),
        form!(
            "/proposals/{number}/withdraw",
            SignedIn,
            proposals::withdraw
        ),
        form!("/proposals/{number}/voice", SignedIn, proposals::voice),
        form!("/proposals/{number}/watch", SignedIn, proposals::watch),
        form!(
            "/proposals/{number}/reasons",
            SignedIn,
            proposals::add_reason
        ),
        form!("/proposals/{number}/comments", SignedIn, proposals::comment),
        form!(
            "/proposals/{number}/comments/{comment}/reactions",
            SignedIn,
            proposals::react
        ),
        form!("/proposals/{number}/answer", SignedIn, proposals::answer),
        page!("/notices", SignedIn, notices::list),
        form!("/notices/read", SignedIn, notices::mark_read),
        Route::new(
            Method::GET,
            "/events",
            Guard::SignedIn,
            Kind::Stream,
            get(notices::events),
        ),
        page!("/customers", Staff, customers::list),
        page!("/customers/import", Staff, customers::import_page),
        form!("/customers/import", Staff, customers::import)
            .with(Policy::of(Kind::Form).with_body(import_bytes, UPLOAD_TIME)),
        page!("/customers/{company}", Staff, customers::show),
        form!("/customers/{company}/invitations", Staff, customers::invite),
        form!(
            "/customers/{company}/invitations/{id}/remind",
            Staff,
            customers::remind
        ),
        form!(
            "/customers/{company}/invitations/{id}/revoke",
            Staff,
            customers::revoke
        ),
        page!("/unsubscribe/{token}", Anyone, unsubscribe::page),
        form!("/unsubscribe/{token}", Anyone, unsubscribe::switch_off).with(
            Policy::of(Kind::Form).exempt("RFC 8058: mail programs post here without any context"),
        ),
        page!("/mailbox", Demo, demo::mailbox),
        page!("/mailbox/{id}", Demo, demo::mail),
        page!("/mailbox/{id}/html", Demo, demo::mail_html),
        form!("/demo/clock", Demo, demo::clock),
        function!("/api/proposals/vote"),
        function!("/api/proposals/similar"),
        function!("/api/proposals/autosave"),
        function!("/api/notices/unread"),
    ]
}

/// The page above an address that only takes a form: where somebody lands who reloads after a
/// refusal, follows the language switch on it, or shortens the address.
pub(super) fn page_above(address: &str) -> String {
    let pages: Vec<Vec<&str>> = table(0)
        .iter()
        .filter(|route| route.method == Method::GET && route.policy.kind == Kind::Page)
        .map(|route| route.path.split('/').collect())
        .collect();
    let is_page = |address: &str| {
        let parts: Vec<&str> = address.split('/').collect();
        pages.iter().any(|page| {
            page.len() == parts.len()
                && page
                    .iter()
                    .zip(&parts)
                    .all(|(known, part)| known == part || known.starts_with('{'))
        })
    };
    let mut address = address;
    while let Some((above, _)) = address.rsplit_once('/') {
        if above.is_empty() {
            break;
        }
        if is_page(above) {
            return above.to_owned();
        }
        address = above;
    }
    app::paths::home()
}

/// The whole portal behind its middleware.
pub fn router(portal: Portal, layers: &Layers) -> Router {
    // Leptos spawns what islands need while a page is rendered; set once for the process.
    let _ = any_spawner::Executor::init_tokio();
    let mut router = Router::new();
    for route in table(portal.config.limits.import) {
        // What a demo alone may do is not even there otherwise.
        if route.guard == Guard::Demo && !portal.is_demo() {
            continue;
        }
        let guarded = route
            .handler
            .layer(from_fn_with_state(
                (portal.clone(), route.guard),
                session::guard,
            ))
            .layer(from_fn_with_state(portal.clone(), session::session))
            .layer(from_fn_with_state(portal.clone(), session::refusals));
        router = router.route(route.path, layers.route(route.policy, guarded));
    }
    let assets = layers.route(Policy::of(Kind::Asset), super::assets::files(&portal));
    let nowhere = any(errors::not_found)
        .layer(from_fn_with_state(portal.clone(), session::session))
        .layer(from_fn_with_state(portal.clone(), session::refusals));
    let nowhere = layers.route(
        Policy {
            csrf: Csrf::Checked,
            ..Policy::of(Kind::Page)
        },
        nowhere,
    );
    let router = router
        .route("/pkg/{*file}", assets.clone())
        .route("/favicon.svg", assets)
        .fallback_service(nowhere.with_state(portal.clone()))
        .with_state(portal);
    layers.everything(router)
}
