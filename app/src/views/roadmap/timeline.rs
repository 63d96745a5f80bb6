//! Quarters from left to right, a row a theme. One list for everybody: where there is room it is
//! laid out over the quarters, and each item says its time in words too.

use super::board::{drawn, ends, meta, until, wanted};
use super::words;
use crate::paths;
use crate::views::ViewCx;
use crate::views::drawn::Drawn;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use model::roadmap::{
    Asked, Colour, Horizon, ItemCard, Layout, Place, Quarter, RoadmapPage, ThemeLine, VersionHead,
};

/// Most quarters side by side; what lies beyond stands in the last one.
const QUARTERS_MAX: usize = 12;
/// Fewest quarters under the words of an item.
const WORDS_OVER: usize = 2;

/// The quarters that are shown.
struct Scale {
    quarters: Vec<Quarter>,
}

/// Quarters from the first to the last one of something, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    first: usize,
    last: usize,
}

impl Scale {
    /// From the quarter of `today`, for an earlier version from the one that it was published in, to
    /// the end of what the version looks at.
    fn of(head: &VersionHead, today: NaiveDate) -> Self {
        let begin = match head.published_at {
            Some(at) if !head.current => at.date_naive().min(today),
            _ => today,
        };
        let last = Quarter::of(head.valid_until);
        let mut quarters = vec![Quarter::of(begin)];
        while let Some(quarter) = quarters.last().map(|quarter| quarter.next())
            && quarters.len() < QUARTERS_MAX
            && (quarter <= last || quarters.len() < WORDS_OVER)
        {
            quarters.push(quarter);
        }
        Self { quarters }
    }

    fn last(&self) -> usize {
        self.quarters.len().saturating_sub(1)
    }

    fn at(&self, quarter: Quarter) -> usize {
        self.quarters
            .iter()
            .position(|shown| *shown >= quarter)
            .unwrap_or_else(|| self.last())
    }

    fn horizon(&self, head: &VersionHead, horizon: Horizon) -> Span {
        let end = |horizon| self.at(Quarter::of(ends(head, horizon)));
        let first = match horizon {
            Horizon::Now => 0,
            Horizon::Next => (end(Horizon::Now) + 1).min(self.last()),
            Horizon::Later => (end(Horizon::Next) + 1).min(self.last()),
        };
        Span {
            first,
            last: end(horizon).max(first),
        }
    }

    fn span(&self, head: &VersionHead, place: Place) -> Span {
        match place.quarter.or_else(|| place.milestone.map(Quarter::of)) {
            Some(quarter) => {
                let at = self.at(quarter);
                Span {
                    first: at,
                    last: at,
                }
            }
            None => self.horizon(head, place.horizon),
        }
    }

    /// The month of a day, counted from 1; nothing where it lies outside.
    fn month(&self, day: NaiveDate) -> Option<usize> {
        let quarter = Quarter::of(day);
        let at = self.quarters.iter().position(|shown| *shown == quarter)?;
        Some(at * 3 + usize::try_from(day.month0() % 3).unwrap_or(0) + 1)
    }

    /// Room for words: as wide as the bar, and never narrower than can be read.
    fn words(&self, bar: Span) -> (Span, bool) {
        let wide = (bar.last - bar.first + 1).max(WORDS_OVER);
        let first = bar.first.min((self.last() + 1).saturating_sub(wide));
        let words = Span {
            first,
            last: (first + wide - 1).min(self.last()),
        };
        (words, words.first < bar.first)
    }
}

impl Span {
    /// The classes that place it; a quarter is three columns wide.
    fn class(self) -> String {
        let (first, months) = (self.first * 3 + 1, (self.last - self.first + 1) * 3);
        format!("at-{first} for-{months}")
    }
}

pub(super) fn timeline(cx: &ViewCx, page: &RoadmapPage, asked: Asked) -> AnyView {
    let today = cx.now.with_timezone(&cx.zone).date_naive();
    let scale = Scale::of(&page.head, today);
    let drawn = drawn(cx, page, Layout::Timeline, |item| {
        line(cx, page, &scale, item, false)
    });
    let groups = page
        .themes
        .iter()
        .map(Some)
        .chain([None])
        .filter_map(|theme| group(cx, page, asked, &scale, &drawn, theme))
        .collect::<Vec<_>>();
    if groups.is_empty() {
        return view! { <p class="soft none">{cx.t("roadmap-timeline-none")}</p> }.into_any();
    }
    let class = format!("timeline over-{}", scale.quarters.len());
    view! {
        <div class=class>
            {head(cx, page, &scale)}
            {groups}
        </div>
    }
    .into_any()
}

/// The horizons and their quarters; each item says them in words, so that this is for eyes alone.
fn head(cx: &ViewCx, page: &RoadmapPage, scale: &Scale) -> AnyView {
    let horizons = Horizon::ALL
        .iter()
        .map(|horizon| {
            let class = format!("span {}", scale.horizon(&page.head, *horizon).class());
            view! {
                <div class=class>
                    <b>{words::horizon(cx, *horizon)}</b>
                    " "
                    {until(cx, &page.head, *horizon)}
                </div>
            }
        })
        .collect_view();
    let mut year = 0;
    let quarters = scale
        .quarters
        .iter()
        .enumerate()
        .map(|(at, quarter)| {
            let class = format!(
                "quarter {}",
                Span {
                    first: at,
                    last: at
                }
                .class()
            );
            let new = (year != quarter.year).then(|| {
                year = quarter.year;
                view! { <small>{quarter.year}</small> }
            });
            view! { <div class=class>{text::months(cx.lang, *quarter)} {new}</div> }
        })
        .collect_view();
    view! {
        <div class="scale" aria-hidden="true">
            {horizons}
            {quarters}
        </div>
    }
    .into_any()
}

/// A theme with its items; `None` for what belongs to none. Nothing where there are none.
fn group(
    cx: &ViewCx,
    page: &RoadmapPage,
    asked: Asked,
    scale: &Scale,
    drawn: &[Drawn],
    theme: Option<&ThemeLine>,
) -> Option<AnyView> {
    let known = |item: &ItemCard| words::find(&page.themes, item.theme).map(|theme| theme.id);
    let mut items = wanted(page, asked)
        .filter(|(_, item)| known(item) == theme.map(|theme| theme.id))
        .collect::<Vec<_>>();
    if items.is_empty() {
        return None;
    }
    items.sort_by_key(|(_, item)| scale.span(&page.head, item.place).first);
    let mut lines = Drawn::default();
    for (at, item) in items {
        match drawn.get(at) {
            Some(drawn) if !page.followed.contains(&item.number) => lines.push(drawn),
            _ => lines.push(&Drawn::of(line(cx, page, scale, item, true))),
        }
    }
    let name = match theme {
        Some(theme) => words::theme(cx, theme),
        None => cx.t("roadmap-theme-none").into_any(),
    };
    Some(
        view! {
            <section class="lane">
                <h2>{name}</h2>
                <ul>{lines.into_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

fn line(
    cx: &ViewCx,
    page: &RoadmapPage,
    scale: &Scale,
    item: &ItemCard,
    followed: bool,
) -> AnyView {
    let title = item.title.to(cx.lang);
    let bar = scale.span(&page.head, item.place);
    let (over, right) = scale.words(bar);
    let theme = words::find(&page.themes, item.theme);
    let colour = theme.map_or(Colour::Slate, |theme| theme.colour);
    let dated = item.place.quarter.is_some() || item.place.milestone.is_some();
    let bar_class = format!(
        "bar {colour} {}{}",
        bar.class(),
        if dated { "" } else { " open" }
    );
    let words_class = format!("what {}{}", over.class(), if right { " right" } else { "" });
    let point = item
        .place
        .milestone
        .and_then(|day| scale.month(day))
        .map(|month| {
            let class = format!("point {colour} at-{month} for-1");
            view! { <span class=class aria-hidden="true"></span> }
        });
    view! {
        <li>
            <span class=bar_class aria-hidden="true"></span>
            {point}
            <div class=words_class>
                <h3 lang=title.lang.as_str()>
                    <a href=paths::roadmap_item(item.number)>{title.text.to_owned()}</a>
                </h3>
                <p class="when">{words::when(cx, item.place)}</p>
                {meta(cx, item, false, followed)}
            </div>
        </li>
    }
    .into_any()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::both::Both;
    use model::roadmap::VersionState;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn head() -> VersionHead {
        VersionHead {
            number: None,
            name: Both::default(),
            state: VersionState::Draft,
            now_until: day("2026-12-31"),
            next_until: day("2027-06-30"),
            valid_until: day("2028-03-31"),
            review_on: day("2027-01-15"),
            published_at: None,
            publish_at: None,
            current: false,
            version: 1,
        }
    }

    fn place(horizon: Horizon, quarter: Option<&str>) -> Place {
        Place {
            horizon,
            quarter: quarter.map(|quarter| quarter.parse().unwrap()),
            milestone: None,
        }
    }

    #[test]
    fn quarters_go_from_today_to_the_end_and_horizons_follow_each_other() {
        let scale = Scale::of(&head(), day("2026-11-22"));
        assert_eq!(scale.quarters.len(), 6);
        let span = |horizon, quarter| {
            let span = scale.span(&head(), place(horizon, quarter));
            (span.first, span.last)
        };
        assert_eq!(span(Horizon::Now, None), (0, 0));
        assert_eq!(span(Horizon::Next, None), (1, 2));
        assert_eq!(span(Horizon::Later, None), (3, 5));
        assert_eq!(span(Horizon::Next, Some("2027-Q2")), (2, 2));
        // What is late, and what lies beyond the end, stays in sight.
        assert_eq!(span(Horizon::Now, Some("2026-Q1")), (0, 0));
        assert_eq!(span(Horizon::Later, Some("2030-Q1")), (5, 5));
        assert_eq!(scale.month(day("2027-02-03")), Some(5));
        assert_eq!(scale.month(day("2030-02-03")), None);
    }

    #[test]
    fn words_have_room_at_the_right_end_too() {
        let scale = Scale::of(&head(), day("2026-11-22"));
        let last = Span { first: 5, last: 5 };
        assert_eq!(scale.words(last), (Span { first: 4, last: 5 }, true));
        let first = Span { first: 0, last: 0 };
        assert_eq!(scale.words(first), (Span { first: 0, last: 1 }, false));
    }

    #[test]
    fn a_version_that_is_over_still_has_quarters() {
        let scale = Scale::of(&head(), day("2031-01-01"));
        assert_eq!(scale.quarters.len(), 2);
        let span = scale.horizon(&head(), Horizon::Later);
        assert!(span.first <= span.last && span.last < 2);
    }
}
