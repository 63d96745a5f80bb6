### Briefings: what customer success hears of a version of the roadmap or of a release.

briefings-title = Briefings
briefings-intro = With each version of the roadmap and each release, product tells customer success what it means and what customers may hear.
briefings-none-title = No briefing yet
briefings-none-text = One is prepared with each version of the roadmap that is published, and one can be planned for each release.
briefing-kind-roadmap = Roadmap
briefing-kind-release = Release
briefing-named-roadmap = Roadmap briefing: { $name }
briefing-named-release = Release briefing: { $name }
briefing-of-release = Release
briefing-release-on = Release: { $day }
briefing-release-undated = The day of the release is not set yet.
briefing-facts = When and where
briefing-when = Day and time
briefing-undated = No time is set yet
briefing-place = Place
briefing-link = Link
briefing-link-hint = Of the online meeting: https://…
briefing-many =
    { $n ->
        [one] { $n } question
       *[other] { $n } questions
    }
briefing-edit = Edit
briefing-save = Save briefing
briefing-points = Talking points
briefing-points-intro = Customers may hear this, in these words.
briefing-points-none = Nothing is written down yet.
briefing-questions = Questions and answers
briefing-questions-none = No question is kept yet.
briefing-owed = The answer is still owed.
briefing-keep = Keep a question
briefing-question = Question
briefing-answer = Answer
briefing-answer-hint = Leave it empty while it is still owed.
briefing-keep-send = Keep question
