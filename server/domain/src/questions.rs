//! Questions as they are stored, and their answers as they are read: of screeners and of surveys.

use model::questions::{ANSWERS, Given, Question, QuestionKind};
use model::{AppError, Both, FieldError, Lang};

/// The choices of a question: a line each, in both languages where there are both.
pub(crate) fn choices(ja: &str, en: &str) -> Vec<Both> {
    let (ja, en): (Vec<&str>, Vec<&str>) = (ja.lines().collect(), en.lines().collect());
    (0..ja.len().max(en.len()))
        .map(|line| {
            Both::new(
                ja.get(line).copied().unwrap_or_default(),
                en.get(line).copied().unwrap_or_default(),
            )
        })
        .collect()
}

/// The choices in one language, a line each; nothing for a language that says none.
pub(crate) fn lines(asked: &Question, lang: Lang) -> String {
    let lines: Vec<&str> = asked.choices.iter().map(|both| both.get(lang)).collect();
    if lines.iter().all(|line| line.is_empty()) {
        return String::new();
    }
    lines.join("\n")
}

/// Whether every question has an answer that it can have.
///
/// # Errors
/// [`AppError::Invalid`] on the fields of [`ANSWERS`], all at once.
pub(crate) fn check(
    asked: impl Iterator<Item = Question>,
    answers: &[String],
) -> Result<(), AppError> {
    let answers = answers.iter().map(String::as_str);
    let fields: Vec<FieldError> = asked
        .zip(ANSWERS)
        .zip(answers.chain(std::iter::repeat("")))
        .filter_map(|((question, field), answer)| {
            let problem = question.takes(answer).err()?;
            Some(FieldError::new(field, problem))
        })
        .collect();
    if fields.is_empty() {
        Ok(())
    } else {
        Err(AppError::Invalid { fields })
    }
}

/// An answer as it was meant; `None` for one that its question cannot have.
pub(crate) fn given(asked: &Question, text: &str) -> Option<Given> {
    Some(match asked.kind {
        QuestionKind::Text => Given::Text {
            lang: Lang::of_text(text),
            text: text.to_owned(),
        },
        QuestionKind::YesNo if text == "yes" => Given::Yes,
        QuestionKind::YesNo => Given::No,
        QuestionKind::Choice => {
            let place: usize = text.parse().ok()?;
            Given::Choice(asked.choices.get(place.checked_sub(1)?)?.clone())
        }
        QuestionKind::Scale => Given::Step(text.parse().ok()?),
    })
}
