//! What stands in a mail, and its two forms. Everything that people wrote is escaped here and
//! carries its language.

use model::Lang;
use std::fmt::Write as _;

/// One mail, before it is text or HTML.
pub struct Letter {
    pub lang: Lang,
    pub subject: String,
    pub greeting: String,
    pub blocks: Vec<Block>,
    /// Small print: who sends this and why.
    pub footer: Vec<String>,
    /// Words and address of the link that switches this kind off.
    pub switch_off: Option<(String, String)>,
}

pub enum Block {
    Paragraph(String),
    /// The title of something people wrote.
    Title {
        text: String,
        lang: Lang,
    },
    /// What stands out: a status, a date.
    Strong(String),
    /// What a person wrote, with whose words they are.
    Quote {
        heading: String,
        text: String,
        lang: Lang,
    },
    Button {
        label: String,
        url: String,
    },
    Small(String),
}

const PAGE: &str = "margin:0;padding:24px 12px;background:#f8f6f1;color:#1f2430;font:16px/1.7 system-ui,'Hiragino Sans','Yu Gothic UI','Noto Sans JP',sans-serif";
const CARD: &str = "max-width:560px;margin:0 auto;padding:28px 28px 20px;background:#ffffff;border:1px solid #e4e0d6;border-radius:8px";
const BUTTON: &str = "display:inline-block;padding:11px 22px;border-radius:8px;background:#2b4a8b;color:#ffffff;text-decoration:none;font-weight:600";
const QUOTE: &str =
    "margin:4px 0 18px;padding:2px 0 2px 16px;border-left:3px solid #c4523a;white-space:pre-line";
const SOFT: &str = "margin:0 0 10px;font-size:13px;color:#5c6270";
/// Mail programs that know dark mode and style sheets; the others keep the light one.
const DARK: &str = "@media (prefers-color-scheme:dark){.page{background:#14161c!important;color:#ecebe7!important}.card{background:#1c1f27!important;border-color:#343845!important}.soft{color:#a6abb8!important}.go{background:#9db4ea!important;color:#14161c!important}a{color:#9db4ea}}";

impl Letter {
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = format!("{}\n\n", self.greeting);
        for block in &self.blocks {
            match block {
                Block::Paragraph(text) | Block::Strong(text) | Block::Small(text) => {
                    let _ = write!(out, "{text}\n\n");
                }
                Block::Title { text, .. } => {
                    let _ = write!(out, "{}\n\n", one_line(text));
                }
                Block::Quote { heading, text, .. } => {
                    let _ = writeln!(out, "{heading}");
                    for line in text.trim().lines() {
                        let _ = writeln!(out, "> {line}");
                    }
                    out.push('\n');
                }
                Block::Button { label, url } => {
                    let _ = write!(out, "{label}\n{url}\n\n");
                }
            }
        }
        // The mark that mail programs know as the beginning of a signature.
        out.push_str("-- \n");
        for line in &self.footer {
            let _ = writeln!(out, "{line}");
        }
        if let Some((label, url)) = &self.switch_off {
            let _ = writeln!(out, "{label}\n{url}");
        }
        out
    }

    #[must_use]
    pub fn to_html(&self) -> String {
        let mut body = format!("<p>{}</p>", escape(&self.greeting));
        for block in &self.blocks {
            block.html(&mut body);
        }
        let mut footer = String::new();
        for line in &self.footer {
            let _ = write!(
                footer,
                "<p class=\"soft\" style=\"{SOFT}\">{}</p>",
                escape(line)
            );
        }
        if let Some((label, url)) = &self.switch_off {
            let _ = write!(
                footer,
                "<p class=\"soft\" style=\"{SOFT}\"><a href=\"{}\">{}</a></p>",
                escape(url),
                escape(label)
            );
        }
        format!(
            "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
             <style>{DARK}</style></head><body class=\"page\" style=\"{PAGE}\">\
             <main class=\"card\" style=\"{CARD}\">{body}\
             <hr style=\"border:0;border-top:1px solid #e4e0d6;margin:24px 0 16px\">{footer}\
             </main></body></html>",
            lang = self.lang,
            title = escape(&self.subject),
        )
    }
}

impl Block {
    fn html(&self, out: &mut String) {
        let _ = match self {
            Self::Paragraph(text) => write!(out, "<p>{}</p>", escape(text)),
            Self::Strong(text) => write!(out, "<p><strong>{}</strong></p>", escape(text)),
            Self::Small(text) => write!(
                out,
                "<p class=\"soft\" style=\"{SOFT}\">{}</p>",
                escape(text)
            ),
            Self::Title { text, lang } => write!(
                out,
                "<h1 lang=\"{lang}\" style=\"font-size:20px;line-height:1.4;margin:0 0 14px\">{}</h1>",
                escape(&one_line(text))
            ),
            Self::Quote {
                heading,
                text,
                lang,
            } => write!(
                out,
                "<p class=\"soft\" style=\"{SOFT}\">{}</p>\
                 <blockquote lang=\"{lang}\" style=\"{QUOTE}\">{}</blockquote>",
                escape(heading),
                escape(text.trim())
            ),
            Self::Button { label, url } => write!(
                out,
                "<p style=\"margin:22px 0\"><a class=\"go\" href=\"{}\" style=\"{BUTTON}\">{}</a></p>",
                escape(url),
                escape(label)
            ),
        };
    }
}

/// Text as HTML shows it; control characters other than line breaks go.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push('\n'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Text for a header or a title: no line break survives, whichever character makes it
/// (ASVS 1.3.11).
pub fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
