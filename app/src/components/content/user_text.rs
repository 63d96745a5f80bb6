use leptos::prelude::*;
use model::Lang;

/// A plain text that somebody wrote, in its own language: blank lines part paragraphs, line breaks
/// stay.
#[component]
pub fn UserText(
    #[prop(into)] text: String,
    lang: Lang,
    /// `lead` for the request.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let paragraphs = paragraphs(&text)
        .into_iter()
        .map(|lines| {
            let lines = lines
                .into_iter()
                .enumerate()
                .map(|(place, line)| {
                    let broken = (place > 0).then(|| view! { <br/> });
                    view! {
                        {broken}
                        {line}
                    }
                })
                .collect_view();
            view! { <p>{lines}</p> }
        })
        .collect_view();
    view! {
        <div class=text_class(class) lang=lang.as_str()>
            {paragraphs}
        </div>
    }
}

/// HTML that the server made from Markdown and sanitised; nothing else may be given here.
#[component]
pub fn UserHtml(
    #[prop(into)] html: String,
    lang: Lang,
    #[prop(optional)] class: Option<&'static str>,
) -> impl IntoView {
    view! { <div class=text_class(class) lang=lang.as_str() inner_html=html></div> }
}

fn text_class(class: Option<&'static str>) -> String {
    match class {
        Some(class) => format!("text {class}"),
        None => "text".to_owned(),
    }
}

fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut now: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            if !now.is_empty() {
                all.push(std::mem::take(&mut now));
            }
        } else {
            now.push(line.to_owned());
        }
    }
    if !now.is_empty() {
        all.push(now);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn blank_lines_part_paragraphs_and_line_breaks_stay() {
        assert_eq!(
            paragraphs("\na\nb\n\n \nc\n"),
            vec![vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]]
        );
        assert!(paragraphs(" \n").is_empty());
    }
}
