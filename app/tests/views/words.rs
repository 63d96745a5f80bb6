//! The sentences whose keys are put together at run time.

use model::people::Role;
use model::{Conflict, Lang, Problem};

const PROBLEMS: &[Problem] = &[
    Problem::Required,
    Problem::TooLong(1),
    Problem::TooShort(1),
    Problem::UnknownChoice,
    Problem::NotAnEmail,
    Problem::NotADate,
    Problem::NotInFuture,
    Problem::InFuture,
    Problem::NotANumber,
    Problem::UnknownZone,
    Problem::MustAgree,
    Problem::PasswordCommon,
    Problem::PasswordIsName,
    Problem::WrongCredentials,
    Problem::EmailTaken,
    Problem::NoFile,
    Problem::NotReadable,
];

#[test]
fn every_refusal_and_role_has_its_sentence_in_both_languages() {
    for lang in Lang::ALL {
        for problem in PROBLEMS {
            let key = format!("error-{}", problem.key());
            assert!(text::exists(*lang, &key), "{lang}: {key}");
        }
        for conflict in Conflict::ALL {
            let key = format!("conflict-{conflict}");
            assert!(text::exists(*lang, &key), "{lang}: {key}");
        }
        for role in Role::ALL {
            let key = format!("layout-role-{role}");
            assert!(text::exists(*lang, &key), "{lang}: {key}");
        }
    }
}
