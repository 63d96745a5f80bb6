### What moved on the roadmap, in mails, feeds and briefings.

change-in-quarter = { $horizon }, { $quarter }
change-told-added = New: “{ $title }” ({ $to }).
change-told-moved = “{ $title }” moved: { $from } → { $to }.
change-told-reassessed = “{ $title }”: { $from } → { $to }.
change-told-released = Released: “{ $title }”.
change-told-removed = Taken off the roadmap: “{ $title }”.
change-reason = Why: { $reason }
change-feed-title = { $product } roadmap
change-direction = A direction, not a promise.
