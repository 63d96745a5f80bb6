//! The forms of the administration, for the form contract.

use super::{Asker, Entry, TRICKY, choice, entry, loose, text};

pub(super) fn entries() -> Vec<Entry> {
    use Asker::Administrator;
    vec![
        entry(
            "/administration/people/new",
            Administrator,
            true,
            vec![
                text("family_name", 60, TRICKY),
                text("given_name", 60, "亜希"),
                text("reading", 60, "もり あき"),
                text("email", 254, "aki@new.example"),
                choice("lang", "ja"),
                loose("pm", "on"),
                loose("csm", ""),
                loose("researcher", ""),
                loose("executive", ""),
                loose("administrator", ""),
            ],
        ),
        entry(
            "/administration/people/{person}/roles",
            Administrator,
            true,
            vec![loose("pm", "on"), loose("csm", "on"), loose("was", "csm")],
        ),
        entry(
            "/administration/people/{person}/company",
            Administrator,
            true,
            vec![choice("company", "01900000-0000-7000-8000-000000000000")],
        ),
        entry(
            "/administration/people/{person}/disable",
            Administrator,
            true,
            vec![],
        ),
        entry(
            "/administration/people/{person}/enable",
            Administrator,
            true,
            vec![],
        ),
        entry(
            "/administration/people/{person}/sessions",
            Administrator,
            true,
            vec![],
        ),
        entry(
            "/administration/people/{person}/second-factor",
            Administrator,
            true,
            vec![text("proof", 200, TRICKY)],
        ),
        entry(
            "/administration/people/{person}/invitation",
            Administrator,
            true,
            vec![],
        ),
        entry(
            "/administration/settings",
            Administrator,
            true,
            vec![
                text("vendor_name_ja", 60, TRICKY),
                text("vendor_name_en", 60, TRICKY),
                text("product_name_ja", 60, TRICKY),
                text("product_name_en", 60, TRICKY),
                choice("time_zone", "Asia/Tokyo"),
                choice("default_lang", "ja"),
                text("sender_name", 60, TRICKY),
                choice("sender_address", "portal@aozora.example"),
                loose("day1", "on"),
                loose("day7", ""),
                choice("first_word_days", "4"),
                choice("ask_rest_days", "45"),
                choice("direct_contact_goal", "2"),
                loose("version", "1"),
            ],
        ),
        entry(
            "/administration/holidays",
            Administrator,
            true,
            vec![choice("days", "2027-01-01")],
        ),
        entry(
            "/administration/holidays/remove",
            Administrator,
            true,
            vec![choice("day", "2027-01-01")],
        ),
        entry(
            "/administration/jobs/{job}/run",
            Administrator,
            false,
            vec![],
        ),
        entry(
            "/administration/mail/{mail}/retry",
            Administrator,
            false,
            vec![],
        ),
        entry(
            "/administration/mail/{mail}/drop",
            Administrator,
            false,
            vec![],
        ),
        entry(
            "/administration/suppressions",
            Administrator,
            true,
            vec![text("email", 254, "gone@new.example")],
        ),
        entry(
            "/administration/suppressions/release",
            Administrator,
            true,
            vec![text("email", 254, "gone@new.example")],
        ),
    ]
}
