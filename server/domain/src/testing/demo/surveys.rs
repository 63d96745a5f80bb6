//! What the demo asks its customers in a few questions: one survey that is over and told of, and
//! one that runs.

use super::calendar::Calendar;
use super::newcomers::Cast;
use crate::Domain;
use crate::error::Result;
use crate::testing::surveys::{SurveyBuilder, a_survey, replied, surveyed};
use chrono::{DateTime, Utc};
use model::questions::{Question, QuestionKind};
use model::surveys::Outcome;
use model::{Both, SurveyNumber};

/// What happens around surveys, in this order.
#[derive(Clone, Copy)]
pub(super) enum Scene {
    AskAboutMonthEnd,
    MonthEndAnswered,
    CloseMonthEnd,
    TellOfMonthEnd,
    AskAboutPhone,
    PhoneAnswered,
}

/// Far enough apart that nobody who was asked first still rests when the second begins.
pub(super) fn scenes(calendar: &Calendar<'_>) -> Result<Vec<(DateTime<Utc>, Scene)>> {
    [
        (38, "13:00", Scene::AskAboutMonthEnd),
        (34, "11:30", Scene::MonthEndAnswered),
        (30, "18:00", Scene::CloseMonthEnd),
        (28, "10:00", Scene::TellOfMonthEnd),
        (4, "10:00", Scene::AskAboutPhone),
        (2, "09:30", Scene::PhoneAnswered),
    ]
    .into_iter()
    .map(|(ago, at, scene)| Ok((calendar.past(ago, at)?, scene)))
    .collect()
}

/// Person, and what they answer; nothing: they have not yet.
type Answered = (&'static str, &'static [&'static str]);

#[rustfmt::skip]
const MONTH_END: &[Answered] = &[
    ("tanaka", &["2", "2", "yes", "一覧で二十件を選べれば、昼までに終わります。例外の理由だけ、一件ずつ読みたいです。"]),
    ("kudo", &["2", "2", "yes", "担当者が休んだ日に、どこまで済んでいるのかが分かりません。"]),
    ("clarke", &["3", "1", "no", "Homes sign on Fridays, so Thursday is our busy day. A reminder on Wednesday would help more than a faster list."]),
    ("mueller", &["4", "1", "yes", "Three plants close on three different days. We print the list for the auditor."]),
    ("nakagawa", &["2", "3", "yes", "締めの翌週に、承認の控えを紙で綴じています。"]),
    ("abe", &["3", "2", "yes", "監査室に渡す一覧を、毎月手で作り直しています。"]),
    ("ogawa", &["4", "1", "no", "件数が少ないので、今のままで困っていません。"]),
    ("kikuchi", &["1", "3", "yes", "年度末だけ三倍になります。そのときだけ、別の課の者が手伝います。"]),
    ("grant", &[]),
    ("shimizu", &[]),
];

#[rustfmt::skip]
const PHONE: &[Answered] = &[
    ("matsumoto", &["2", "2", "no", "手袋を外さないと押せません。現場では夏でも手袋です。"]),
    ("uchida", &["4", "1", "yes", "休憩室で確認してから、売り場に戻っています。"]),
    ("shah", &["5", "1", "yes", "I approve between two meetings. The amount could stand above the supplier."]),
    ("carter", &["3", "3", "no", "City hall has no signal on the ground floor."]),
    ("ishii", &["4", "1", "yes", "写真を大きくして見られると、現物と見比べられます。"]),
    ("pierce", &["4", "2", "yes", "Works well. I would like to leave a note without opening the full page."]),
    ("vogel", &["3", "2", "no", "I look at it between two shifts. Larger letters would help."]),
    ("abe", &[]),
    ("ogawa", &[]),
    ("kudo", &[]),
    ("nakagawa", &[]),
    ("grant", &[]),
];

const CONSENT: [&str; 2] = [
    "回答は、製品の改善のためにのみ用います。読むのは青空ワークスの者だけで、一年後に消します。いつでも取り消せます。",
    "Your answers are used to improve the product and for nothing else. Only people of Aozora Works read them, and they are deleted after a year. You can take them back at any time.",
];

/// The surveys that were begun.
#[derive(Default)]
pub(super) struct Surveys {
    month_end: Option<SurveyNumber>,
    phone: Option<SurveyNumber>,
}

impl Surveys {
    pub(super) async fn play(&mut self, domain: &Domain, cast: &Cast, scene: Scene) -> Result<()> {
        match scene {
            Scene::AskAboutMonthEnd => {
                self.month_end = Some(ask(domain, cast, "ortiz", month_end(), MONTH_END).await?);
            }
            Scene::AskAboutPhone => {
                self.phone =
                    Some(ask(domain, cast, "kobayashi", phone().with_names(), PHONE).await?);
            }
            Scene::MonthEndAnswered => answer(domain, cast, self.month_end, MONTH_END).await?,
            Scene::PhoneAnswered => answer(domain, cast, self.phone, PHONE).await?,
            Scene::CloseMonthEnd => {
                if let Some(number) = self.month_end {
                    let ortiz = cast.actor("ortiz")?;
                    domain.surveys().close(ortiz, number).await?;
                }
            }
            Scene::TellOfMonthEnd => {
                if let Some(number) = self.month_end {
                    tell(domain, cast, number).await?;
                }
            }
        }
        Ok(())
    }
}

async fn ask(
    domain: &Domain,
    cast: &Cast,
    by: &str,
    survey: SurveyBuilder,
    people: &[Answered],
) -> Result<SurveyNumber> {
    let by = cast.actor(by)?;
    let number = survey.opened(domain, by).await?;
    for (who, _) in people {
        surveyed(domain, by, number, cast.id(who)?, "").await?;
    }
    Ok(number)
}

async fn answer(
    domain: &Domain,
    cast: &Cast,
    survey: Option<SurveyNumber>,
    people: &[Answered],
) -> Result<()> {
    let Some(number) = survey else { return Ok(()) };
    for (who, answers) in people.iter().filter(|(_, answers)| !answers.is_empty()) {
        replied(domain, cast.actor(who)?, number, answers).await?;
    }
    Ok(())
}

async fn tell(domain: &Domain, cast: &Cast, number: SurveyNumber) -> Result<()> {
    let (surveys, ortiz) = (domain.surveys(), cast.actor("ortiz")?);
    let text = Both::new(
        "八人にお答えいただきました。締めに三日以上かかる方は二人、承認の控えを印刷している方は六人です。\
         まとめて承認できるようにする検討を始め、監査に渡せる一覧も一緒に考えます。ありがとうございました。",
        "Eight people answered. For two of them closing takes three days or more, and six print what was approved. \
         We have begun to look at approving several at once, together with a list that can go to the auditor. Thank you.",
    );
    let version = surveys.page(ortiz, number).await?.version;
    surveys
        .publish(ortiz, number, Outcome { text, version })
        .await
}

fn month_end() -> SurveyBuilder {
    let days = [
        ("一日", "One day"),
        ("二日", "Two days"),
        ("三日以上", "Three days or more"),
    ];
    a_survey("月末の締めについて")
        .also_titled("How you close the month")
        .asking_because(
            "どこで時間がかかっているのかを知り、次に直すところを決めるためです。",
            "To learn where the time goes, and to decide what we mend next.",
        )
        .with_consent(CONSENT[0], CONSENT[1])
        .asking(question(
            QuestionKind::Scale,
            (
                "締めの日の承認は、思いどおりに進みますか。",
                "Do approvals go as you want them to on closing day?",
            ),
        ))
        .asking(Question {
            choices: days.map(|(ja, en)| Both::new(ja, en)).into(),
            ..question(
                QuestionKind::Choice,
                ("締めには何日かかりますか。", "How long does closing take?"),
            )
        })
        .asking(question(
            QuestionKind::YesNo,
            (
                "承認の控えを印刷していますか。",
                "Do you print what was approved?",
            ),
        ))
        .asking(question(
            QuestionKind::Text,
            (
                "締めの日に一番困ることを教えてください。",
                "What is hardest on closing day?",
            ),
        ))
}

fn phone() -> SurveyBuilder {
    let places = [
        ("席を離れているとき", "Away from my desk"),
        ("現場や売り場", "On the floor"),
        ("あまり使わない", "Hardly ever"),
    ];
    a_survey("スマートフォンでの承認")
        .also_titled("Approving on the phone")
        .asking_because(
            "小さな画面で困っていることを集め、来年はじめの改良に生かします。",
            "To gather what is hard on a small screen, for what we improve early next year.",
        )
        .with_consent(CONSENT[0], CONSENT[1])
        .asking(question(
            QuestionKind::Scale,
            (
                "スマートフォンでの承認は使いやすいですか。",
                "Is approving on the phone easy?",
            ),
        ))
        .asking(Question {
            choices: places.map(|(ja, en)| Both::new(ja, en)).into(),
            ..question(
                QuestionKind::Choice,
                ("どこで使いますか。", "Where do you use it?"),
            )
        })
        .asking(question(
            QuestionKind::YesNo,
            (
                "必要なことは画面だけで分かりますか。",
                "Does the screen tell you all that you need?",
            ),
        ))
        .asking(question(
            QuestionKind::Text,
            (
                "ひとつだけ直せるなら、どこですか。",
                "If you could change one thing, what would it be?",
            ),
        ))
}

fn question(kind: QuestionKind, (ja, en): (&str, &str)) -> Question {
    Question {
        kind,
        question: Both::new(ja, en),
        choices: Vec::new(),
    }
}
