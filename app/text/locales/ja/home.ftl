### ホーム。

home-title = ホーム
home-greeting = { $name }さん、こんにちは
home-intro-member = いただいた声には、{ $vendor }の担当者が理由を添えて必ず回答します。
home-intro-waiting = 最初の回答を待っている提案があります。
home-intro-staff = 最初の回答を待っている提案はありません。
home-intro-first = ようこそ。ここは、お客様と{ $vendor }の担当者が同じ卓を囲む場所です。
home-side = 自分に関すること

home-first-title = まず、困っていることを一つ
home-first-text = 一文の要望とその理由から始められます。ほかの会社の提案を読んで「うちも必要」と伝えることもできます。
home-first-propose = 提案する
home-first-read = 提案を読む

home-waiting-title = 最初の回答を待つ提案
home-waiting-all = 新着をすべて見る
home-discussed-title = 話題の提案
home-discussed-all = 提案をすべて見る
home-quiet-title = まだ提案がありません
home-quiet-text = 最初の提案は、招待した方から届きます。

home-mine-title = 自分の要望
home-mine-none = 回答待ちの要望はありません。
home-mine-waiting = { $count }件が回答待ちです。
home-mine-waiting-until = { $count }件が回答待ちです。次の回答は{ $day }までに届きます。
home-mine-released = { $count }件がリリースされました。
home-mine-draft = 下書き: { $title }
home-mine-untitled = 題名なし
home-mine-all = その後を見る

home-customers-title = 招待
home-customers-uninvited = ロイヤル顧客で、まだ招待のない会社
home-customers-all = 顧客の一覧

## 前回からの新着。`since` は日付、または今日の時刻。

home-new-title = { $since }からの新着
home-new-quiet = { $since }からの新着はありません。
home-new-answered = 回答
home-new-answers = 回答{ $count }件
home-new-talked = 新しいコメント
home-new-comments = 新しいコメント{ $count }件
home-new-proposed = 新しい提案
home-new-mine = 自分の提案
home-new-roadmap = 前回ご覧になってから{ $n }件変わりました
home-new-joined = 新しい参加者
