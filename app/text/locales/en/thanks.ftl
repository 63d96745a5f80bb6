### Thanks: the stream, one thanks, the story behind it.

thanks-title = Thanks
thanks-intro = What customers say a release did for them. It goes to the people who built it.
thanks-all = All thanks
thanks-more = More about thanks
thanks-older = Older thanks
thanks-pages = Pages of thanks
thanks-none-title = The first thanks is still to come
thanks-none-text = Something here made your work easier? Tell the people who built it: one sentence under the release is enough.
thanks-none-way = See what was released
thanks-wordless = Thanked; the words are not for passing on.
thanks-edited = Edited { $day }
thanks-mine = From you
thanks-private = Not for passing on
thanks-from = Thanks: { $who }
thanks-from-named = Thanks from { $who }

thanks-gauge = Thanks to requests
thanks-gauge-days = { $thanks } thanks and { $requests } requests in the last { $n } days
thanks-gauge-reached = Two thanks for each request: we are there.
thanks-gauge-left = { $n } more to two thanks for each request.

thanks-stories = Stories
thanks-story = The story
thanks-story-read = Read the story
thanks-story-public = Everybody signed in can read this
thanks-story-nothing = Nothing of this is shown to others before you agree.
thanks-story-any-time = Whatever you choose, you can change it at any time. What you take back is gone from every page at once.
thanks-story-agree = I agree to these words
thanks-story-decline = I would rather not
thanks-story-take-back = Take my consent back
thanks-story-publish = Publish the story
thanks-story-publish-text = The customer has agreed to these words. They can now be read by everybody who is signed in.
thanks-story-write = Tell the story behind it
thanks-story-write-hint = Write what this release did for the customer, and ask for their consent. Nothing is shown before they agree, and they can take it back at any time.
thanks-story-rewrite = Change the words
thanks-story-rewrite-hint = Other words are asked for anew; until then nothing is shown.
thanks-story-hint = What was hard before, what changed, in figures where there are some.
thanks-story-send = Ask for consent

thanks-consent-asked = Waiting for the customer’s answer
thanks-consent-given = The customer has agreed
thanks-consent-refused = The customer does not want it told

## The same for whose story it is.

thanks-own-asked = Your answer is asked for
thanks-own-given = You have agreed
thanks-own-refused = You would rather not have it told
