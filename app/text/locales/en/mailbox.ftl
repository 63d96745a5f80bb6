### The mailbox of the demo.

mailbox-title = Mailbox
mailbox-intro = In the demo, mails arrive here instead of being sent.
mailbox-empty-title = No mails yet
mailbox-empty-text = Invite somebody from the page of a customer, and the first mail arrives.
mailbox-crumb = You are here
mailbox-from = From
mailbox-to = To
mailbox-reply-to = Reply to
mailbox-at = Date
mailbox-headers = Other headers
mailbox-html = The mail as HTML
mailbox-text = The mail as text
