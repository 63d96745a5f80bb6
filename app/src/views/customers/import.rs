use crate::components::data::Facts;
use crate::components::form::{FileField, FormState, SubmitButton, Tone};
use crate::paths;
use crate::views::{Head, ViewCx};
use leptos::prelude::*;
use model::AppError;
use model::companies::{IMPORT_ERRORS_MAX, ImportError, ImportReport};

/// Columns of a file: its name, whether it has to be there, and what it holds.
const COLUMNS: &[(&str, bool, &str)] = &[
    ("company id", true, "customers-column-company-id"),
    ("company name", true, "customers-column-company-name"),
    ("company reading", false, "customers-column-company-reading"),
    ("segment", false, "customers-column-segment"),
    ("industry", false, "customers-column-industry"),
    ("size", false, "customers-column-size"),
    ("region", false, "customers-column-region"),
    ("plan", false, "customers-column-plan"),
    ("loyalty tier", false, "customers-column-tier"),
    ("customer since", false, "customers-column-since"),
    ("renewal date", false, "customers-column-renewal"),
    ("owner e-mail", false, "customers-column-owner"),
    ("family name", false, "customers-column-family-name"),
    ("given name", false, "customers-column-given-name"),
    ("reading", false, "customers-column-reading"),
    ("e-mail", false, "customers-column-email"),
    ("job title", false, "customers-column-job"),
    ("usage", false, "customers-column-usage"),
    ("language", false, "customers-column-language"),
    ("time zone", false, "customers-column-zone"),
];

/// What the frame of [`import`] needs.
#[must_use]
pub fn import_head(cx: &ViewCx) -> Head {
    Head {
        title: cx.t("customers-import-title"),
        width: "narrow",
        islands: false,
    }
}

/// Choose a file, see what it would do, then import it. The form sends `file` and `intent`
/// (`check` or `import`); a browser gives no file back, so it is chosen again for the second step.
#[must_use]
pub fn import(cx: &ViewCx, report: Option<&ImportReport>, error: Option<&AppError>) -> AnyView {
    let form = FormState::new(cx.lang, error);
    let clean = report.is_some_and(|report| report.errors.is_empty() && !report.applied);
    let hint = if clean {
        cx.t("customers-import-file-again")
    } else {
        cx.t("customers-import-file-hint")
    };
    let file = form
        .required("file", cx.t("customers-import-file"), "")
        .hint(hint);
    let summary = form.summary(&[&file]);
    let (check, go) = if clean {
        (Tone::Plain, Some(cx.t("customers-import-go")))
    } else {
        (Tone::Primary, None)
    };
    let go = go.map(|label| view! { <SubmitButton label name="intent" value="import"/> });
    view! {
        <header class="page-head">
            <nav class="crumb" aria-label=cx.t("customers-crumb")>
                <a href=paths::customers()>{cx.t("customers-title")}</a>
            </nav>
            <div class="head-row">
                <h1 class="title">{cx.t("customers-import-title")}</h1>
                <a class="btn" href=paths::imports()>
                    {cx.t("customers-imports-title")}
                </a>
            </div>
            <p class="intro">{cx.t("customers-import-intro")}</p>
        </header>
        <div class="page-body">
            {report.map(|report| told(cx, report))}
            <form
                class="block"
                method="post"
                action=paths::customers_import()
                enctype="multipart/form-data"
            >
                {summary} <FileField field=file accept=".csv,.tsv,.txt"/> <div class="actions">
                    {go}
                    <SubmitButton
                        label=cx.t("customers-import-check")
                        tone=check
                        name="intent"
                        value="check"
                    />
                </div>
            </form>
            {columns(cx)}
        </div>
    }
    .into_any()
}

fn told(cx: &ViewCx, report: &ImportReport) -> AnyView {
    let n = [("n", report.errors.len().into())];
    let title = match report.errors.len() {
        0 => cx.t("customers-report-clean"),
        IMPORT_ERRORS_MAX.. => cx.t_args("customers-report-broken-more", &n),
        _ => cx.t_args("customers-report-broken", &n),
    };
    let counts = |new: u32, changed: u32, same: u32| {
        cx.t_args(
            "customers-report-counts",
            &[
                ("new", new.into()),
                ("changed", changed.into()),
                ("same", same.into()),
            ],
        )
        .into_any()
    };
    let items = vec![
        (
            cx.t("customers-report-companies"),
            counts(
                report.companies_new,
                report.companies_changed,
                report.companies_same,
            ),
        ),
        (
            cx.t("customers-report-people"),
            counts(report.people_new, report.people_changed, report.people_same),
        ),
        (
            cx.t("customers-report-rows"),
            report.rows.to_string().into_any(),
        ),
        (
            cx.t("customers-report-encoding"),
            report.encoding.clone().into_any(),
        ),
    ];
    let facts = report
        .errors
        .is_empty()
        .then(|| view! { <Facts items inline=true/> });
    view! {
        <section role="status" aria-labelledby="report-title">
            <h2 id="report-title">{title}</h2>
            {facts}
            {errors(cx, &report.errors)}
        </section>
    }
    .into_any()
}

fn errors(cx: &ViewCx, errors: &[ImportError]) -> AnyView {
    if errors.is_empty() {
        return ().into_any();
    }
    let (line, column, problem) = (
        cx.t("customers-error-line"),
        cx.t("customers-error-column"),
        cx.t("customers-error-problem"),
    );
    let rows = errors
        .iter()
        .map(|error| {
            let place = if error.line == 0 {
                cx.t("customers-error-file")
            } else {
                error.line.to_string()
            };
            let sentence = cx.t_args(
                &format!("import-error-{}", error.code),
                &[
                    ("value", (&error.value).into()),
                    ("n", error.n.to_string().into()),
                ],
            );
            view! {
                <tr>
                    <th scope="row">{place}</th>
                    <td data-label=column.clone()>{error.column.clone()}</td>
                    <td data-label=problem.clone()>{sentence}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <p>{cx.t("customers-error-nothing-written")}</p>
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{line}</th>
                    <th scope="col">{column.clone()}</th>
                    <th scope="col">{problem.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn columns(cx: &ViewCx) -> AnyView {
    let label = cx.t("customers-column-holds");
    let rows = COLUMNS
        .iter()
        .map(|(name, must, key)| {
            let must = must.then(|| {
                view! { " " <span class="need must">{cx.t("form-badge-required")}</span> }
            });
            view! {
                <tr>
                    <th scope="row">
                        <span>
                            <code>{*name}</code>
                            {must}
                        </span>
                    </th>
                    <td data-label=label.clone()>{cx.t(key)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="block" aria-labelledby="columns-title">
            <h2 id="columns-title">{cx.t("customers-columns-title")}</h2>
            <p>{cx.t("customers-columns-text")}</p>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{cx.t("customers-error-column")}</th>
                        <th scope="col">{label.clone()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
