### The frame around every page.

layout-skip = Skip to the content
layout-demo = A demo with invented people. No mail leaves this machine.

layout-nav-label = Areas
layout-nav-home = Home
layout-nav-roadmap = Roadmap
layout-nav-proposals = Proposals
layout-nav-releases = Releases
layout-nav-thanks = Thanks
layout-nav-notices = Notices
layout-nav-customers = Customers
layout-nav-studies = Studies
layout-nav-administration = Admin
layout-nav-mailbox = Mailbox
layout-notices-unread = { $count } unread

layout-search-label = Search proposals
layout-menu-others = More areas
layout-menu-label = Menu
layout-profile = Profile
layout-sign-out = Sign out

layout-role-pm = Product
layout-role-csm = Customer Success
layout-role-researcher = Research
layout-role-executive = Executive
layout-role-administrator = Administration
layout-role-separator = { ", " }
