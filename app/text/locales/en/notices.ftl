### The list of notices, and switching mails off.

notices-title = Notices
notices-read-all = Mark all as read
notices-unread = Unread:
notices-empty-title = No notices yet
notices-empty-text = Answers to proposals and mentions of you arrive here.
notices-pages = Pages of notices
notices-newest = To the newest
notices-older = Older notices

unsubscribe-title = Switch mails off
unsubscribe-text = This stops mails to { $address } about: { $topic }. You still find everything in the portal.
unsubscribe-button = Stop mails about: { $topic }
unsubscribe-off-already = Mails to { $address } about this are off: { $topic }.
unsubscribe-done-title = Done
unsubscribe-done-text = This is what { $address } gets from now on.
unsubscribe-topics-title = Mails you get
unsubscribe-topic-answers = Answers to proposals
unsubscribe-topic-mentions = Mentions of you
unsubscribe-topic-roadmap = What moves on the roadmap
unsubscribe-topics-save = Keep what is ticked
unsubscribe-account = Mails about invitations and signing in always come.
