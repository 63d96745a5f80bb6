### Home.

home-title = Home
home-greeting = Good to see you, { $name }
home-intro-member = Everything you ask for gets an answer with a reason from the people of { $vendor }.
home-intro-waiting = Proposals wait for their first word.
home-intro-staff = No proposal waits for its first word.
home-intro-first = Welcome. This is where customers and the people of { $vendor } sit around one table.
home-side = About you

home-first-title = Begin with one thing that gets in your way
home-first-text = One sentence and the reason behind it are enough. Or read what others propose, and say “I need this too”.
home-first-propose = Propose something
home-first-read = Read proposals

home-waiting-title = Waiting for a first word
home-waiting-all = All new proposals
home-discussed-title = What people discuss
home-discussed-all = All proposals
home-quiet-title = No proposals yet
home-quiet-text = The first ones come from the people you invite.

home-mine-title = My requests
home-mine-none = None of yours is waiting for an answer.
home-mine-waiting =
    { $count ->
        [one] One is waiting for an answer.
       *[other] { $count } are waiting for an answer.
    }
home-mine-waiting-until =
    { $count ->
        [one] One is waiting for an answer; the next comes by { $day }.
       *[other] { $count } are waiting for an answer; the next comes by { $day }.
    }
home-mine-released =
    { $count ->
        [one] One has been released.
       *[other] { $count } have been released.
    }
home-mine-draft = Draft: { $title }
home-mine-untitled = without a title
home-mine-all = See what became of them

home-customers-title = Whom to invite
home-customers-uninvited = Loyal companies, no one invited yet
home-customers-all = All customers

## News since the last visit; `since` is a day, or a minute of today.

home-new-title = New since { $since }
home-new-quiet = Nothing new since { $since }.
home-new-answered = Answered
home-new-answers =
    { $count ->
        [one] One answer
       *[other] { $count } answers
    }
home-new-talked = New comments
home-new-comments =
    { $count ->
        [one] One new comment
       *[other] { $count } new comments
    }
home-new-proposed = New proposals
home-new-mine = Yours
home-new-roadmap =
    { $n ->
        [one] { $n } change since you last looked
       *[other] { $n } changes since you last looked
    }
home-new-joined = Joined
