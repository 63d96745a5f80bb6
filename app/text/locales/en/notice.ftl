### What the bell tells, one sentence each.

notice-who-of-company = { $who } ({ $company })

notice-told-proposal-published = { $who } proposed “{ $title }” (#{ $number }).
notice-told-proposal-answered = { $who } answered “{ $title }” (#{ $number }): { $status }.
notice-told-proposal-translated = { $who } translated your proposal “{ $title }” (#{ $number }).
notice-told-mentioned = { $who } mentioned you on “{ $title }” (#{ $number }).
notice-told-commented = { $who } commented on “{ $title }” (#{ $number }).
notice-told-person-joined = { $who } has joined.
notice-told-asked-again = { $who } asks for a new invitation.
notice-told-roadmap-published = The roadmap has moved: { $title }. Something you follow changed.
notice-told-roadmap-question = { $who } asks about “{ $title }” on the roadmap.
notice-told-roadmap-answered = { $who } answered your question about “{ $title }”.
