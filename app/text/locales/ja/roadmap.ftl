### ロードマップ: 一覧、時間軸、項目、変更点、次の版、テーマ、配信、共有会。

roadmap-title = ロードマップ
roadmap-intro = これは方向であって、約束ではありません。動いたときは、何がなぜ動いたかを必ず書きます。
roadmap-promise = 方向であって、約束ではありません。
roadmap-crumb = パンくずリスト
roadmap-and = 、
roadmap-until = { $day }まで
roadmap-review = 次の見直し { $month }

## 決まった言葉。

roadmap-horizon-now = いま
roadmap-horizon-next = つぎ
roadmap-horizon-later = いつか

roadmap-sure-high = 確度 高い
roadmap-sure-medium = 確度 中くらい
roadmap-sure-low = 確度 低い

roadmap-how-high = 高い
roadmap-how-medium = 中くらい
roadmap-how-low = 低い

roadmap-layout-board = いま・つぎ・いつか
roadmap-layout-timeline = 時間軸

roadmap-kind-added = 追加
roadmap-kind-moved = 移動
roadmap-kind-reassessed = 確度の変更
roadmap-kind-released = リリース
roadmap-kind-removed = 取り下げ

roadmap-count-added = 追加{ $n }件
roadmap-count-moved = 移動{ $n }件
roadmap-count-reassessed = 確度の変更{ $n }件
roadmap-count-released = リリース{ $n }件
roadmap-count-removed = 取り下げ{ $n }件

roadmap-mark-added = 新しく追加
roadmap-mark-moved = { $from } → { $to }へ移動
roadmap-mark-reassessed = 確度 { $from } → { $to }
roadmap-mark-released = リリース済み
roadmap-mark-removed = 取り下げ

roadmap-state-draft = 準備中
roadmap-state-scheduled = 公開予約済み
roadmap-state-published = 公開中
roadmap-state-withdrawn = 公開停止

roadmap-reader-everyone = 参加者全員
roadmap-reader-council = 諮問機関の委員
roadmap-reader-staff = 社内

roadmap-colour-indigo = 藍
roadmap-colour-pine = 松葉
roadmap-colour-ochre = 黄土
roadmap-colour-plum = 梅紫
roadmap-colour-slate = 鈍色
roadmap-colour-teal = 青緑

roadmap-quarter-none = 時期未定
roadmap-milestone-none = 日付なし

## ひとつの版。

roadmap-layouts = 表示
roadmap-more = ロードマップの関連ページ
roadmap-changes-short = 変更点
roadmap-versions = これまでの版
roadmap-feeds-short = フィードとカレンダー
roadmap-print = 全文表示

roadmap-themes-label = テーマ
roadmap-themes-all = すべてのテーマ
roadmap-theme-none = テーマなし
roadmap-follow = フォローする
roadmap-follow-theme = このテーマをフォローする
roadmap-follow-hint = 動いたときにお知らせします。
roadmap-followed = フォロー中

roadmap-since-label = 前回からの変更
roadmap-since = 前回ご覧になってから{ $n }件変わりました:
roadmap-since-link = 違いと理由を見る
roadmap-past = 以前の版を表示しています。公開日
roadmap-past-withdrawn = 公開を停止した版を表示しています。公開日
roadmap-past-current = 現在のロードマップへ

roadmap-none-now = 現在、該当する項目はありません。
roadmap-none-next = 現在、該当する項目はありません。
roadmap-none-later = 現在、該当する項目はありません。
roadmap-timeline-none = このテーマの項目はロードマップにありません。
roadmap-card-voices = { $proposals }つの提案・{ $companies }社

roadmap-empty-title = ロードマップはまだありません
roadmap-empty-text = 最初の版を準備しています。何を載せるべきか、提案としてお聞かせください。
roadmap-empty-text-staff = 最初の版を準備しましょう。公開するまで参加者には表示されません。
roadmap-empty-start = 最初の版を準備する
roadmap-empty-proposals = 提案を読む

roadmap-withdraw = この版の公開を停止する
roadmap-withdraw-hint = 参加者には一つ前の版が表示されます。内容は残り、あとから再公開できます。
roadmap-withdraw-send = 公開を停止する
roadmap-publish-again = この版を再公開する
roadmap-publish-again-hint = 内容はそのままで、再び読めるようになります。
roadmap-publish-again-send = 再公開する

## 変更点。

roadmap-changes-title = 変更点とその理由
roadmap-changes-of-draft = 次の版での変更点
roadmap-changes-none = この二つの版の間に変更はありません。
roadmap-changes-beginning = 最初から
roadmap-changes-to = から
roadmap-changes-was = これまで: { $place }
roadmap-changes-choose = 二つの版を比べる
roadmap-changes-from-label = 比較元
roadmap-changes-to-label = 比較先
roadmap-changes-show = 比べる

## 版の一覧。

roadmap-versions-title = これまでの版
roadmap-versions-intro = 公開した版は書き換えません。追加・移動・取り下げは、次の版に理由とともに載せます。

roadmap-print-inside = 諮問機関の委員や社内だけが読める内容を含みます。取り扱いにご注意ください。

## ひとつの項目。

roadmap-why = なぜ取り組むか
roadmap-whom = 誰の役に立つか
roadmap-council = 諮問機関の方へ
roadmap-council-who = 委員と社内だけに表示
roadmap-staff = 社内メモ
roadmap-staff-who = 社内だけに表示
roadmap-item-facts = 概要
roadmap-item-when = 時期
roadmap-item-milestone = 節目の日
roadmap-item-confidence = 確度
roadmap-item-owner = 担当
roadmap-item-version = 版
roadmap-item-edit = 次の版で編集
roadmap-item-gone = 現在のロードマップにはありません
roadmap-item-proposals = もとになった提案
roadmap-item-releases = リリースされました
roadmap-item-from = { $companies }社から、理由{ $reasons }件
roadmap-item-history = これまでの経緯

roadmap-workshop = 開発の現場から
roadmap-workshop-intro = いま取り組んでいることを、作っている人が短く書いています。
roadmap-note-add = メモを書く
roadmap-note-label = メモ
roadmap-note-hint = いま取り組んでいること、分かったこと、行き詰まっていること。
roadmap-note-who = 公開範囲
roadmap-note-for-everyone = 参加者全員に公開
roadmap-note-for-council = 委員と社内のみ
roadmap-note-for-staff = 社内のみ
roadmap-note-stuck = 行き詰まり
roadmap-note-stuck-label = ここで行き詰まっている
roadmap-note-send = メモを追加

roadmap-questions = 質問
roadmap-questions-none = まだ質問はありません。
roadmap-question-waiting = 回答待ち
roadmap-ask-label = 質問
roadmap-ask-hint = 質問と回答は、参加者全員が読めます。
roadmap-ask-send = 質問する
roadmap-answer = 回答する
roadmap-answer-label = 回答
roadmap-answer-send = 回答を送る

## 次の版。

roadmap-to-draft = 次の版を準備
roadmap-draft-title = 次の版
roadmap-draft-nameless = 名前のない版
roadmap-draft-none-title = 準備中の版はありません
roadmap-draft-none-text = 現在の版の写しから始めます。公開するまで、編集する人だけに表示されます。
roadmap-draft-start = 次の版の準備を始める
roadmap-draft-more = 関連ページ
roadmap-draft-add = 項目を追加
roadmap-draft-preview = プレビュー
roadmap-draft-changes = 変更点を確認
roadmap-draft-publish = 公開へ進む
roadmap-draft-unchanged = 前の版からの変更はまだありません。
roadmap-draft-changed = 前の版からの変更: { $counts }
roadmap-draft-unexplained = 理由のない変更が{ $n }件あります。理由を書くと公開できます。
roadmap-draft-discard = この準備中の版を破棄
roadmap-draft-discard-hint = 準備した内容は元に戻せません。公開中のロードマップは変わりません。
roadmap-draft-discard-send = 破棄する
roadmap-reason-missing = 理由が未記入
roadmap-lang-missing = { $lang }が未記入
roadmap-edited = { $who }・{ $when }
roadmap-editing = { $who }さんが編集中です
roadmap-cancel = 編集をやめる
roadmap-either = どちらか必須
roadmap-in-lang = { $what }({ $lang })
roadmap-zone = タイムゾーンは { $zone } です。

roadmap-frame = 名前と期間
roadmap-frame-name = 版の名前
roadmap-frame-now = 「いま」の終わり
roadmap-frame-next = 「つぎ」の終わり
roadmap-frame-later = 「いつか」の終わり
roadmap-frame-review = 次の見直し
roadmap-frame-save = 名前と期間を保存

roadmap-scheduled = 公開予定
roadmap-scheduled-by = 設定: { $who }
roadmap-scheduled-change = 日時を変更

roadmap-preview-as = 表示する立場
roadmap-preview-back = 編集に戻る

## 次の版のひとつの項目。

roadmap-entry-new = 新しい項目
roadmap-entry-intro = できるだけ両方の言語で書きます。片方しかない場合は、もう片方の言語の方にもそのまま表示されます。
roadmap-entry-before = 現在の版では: { $place }、{ $sure }
roadmap-entry-title = 題名
roadmap-entry-summary = 一、二文の説明
roadmap-entry-horizon = 位置
roadmap-entry-move-hint = 動かすときは、下に理由を書いてください。
roadmap-entry-theme = テーマ
roadmap-entry-quarter = 四半期
roadmap-entry-quarter-hint = はっきりしている場合だけ選びます。
roadmap-entry-milestone-hint = フォローしている方のカレンダーに入る日です。
roadmap-entry-proposals = もとになった提案
roadmap-entry-proposals-hint = 「#31 #53」のように番号で、{ $n }件まで。
roadmap-entry-owner-none = 未定
roadmap-entry-inside = 全員には見せない内容
roadmap-entry-council-hint = 諮問機関の委員と社内だけが読みます。
roadmap-entry-staff-hint = 社内だけが読みます。外には出ません。
roadmap-entry-why-title = 追加・移動の理由
roadmap-entry-reason = 理由
roadmap-entry-reason-hint = 追加・移動・取り下げは、必ず理由とともに公開されます。別の結果を望んでいた方にも伝わるように書いてください。
roadmap-entry-add = 項目を追加
roadmap-entry-save = 項目を保存

roadmap-removal = この項目を取り下げる
roadmap-removal-hint = 理由は変更点に載ります。代わりにできることも書いてください。
roadmap-removal-hint-new = まだ公開されていない項目なので、理由はなくてもかまいません。
roadmap-removal-reason = 取り下げる理由
roadmap-removal-send = 取り下げる
roadmap-restore-text = この項目は次の版で取り下げます。理由:
roadmap-restore-send = 項目を戻す

## 公開。

roadmap-publish-title = 「{ $name }」を公開しますか
roadmap-publish-look = 変更点を確認する
roadmap-publish-explain = 理由を書く
roadmap-publish-now = すぐに公開
roadmap-publish-now-text = 参加者全員がすぐに読めるようになります。変更のあった項目をフォローしている方に通知が届き、共有会の準備が始まります。公開した版は書き換えられません。
roadmap-publish-now-send = いま公開する
roadmap-publish-later = 日時を決めて公開
roadmap-publish-at = 公開する日時
roadmap-publish-later-send = 公開を予約する
roadmap-unschedule = 予約を取り消す

## テーマ。

roadmap-themes-title = テーマ
roadmap-themes-intro = テーマには名前と色があります。色だけで区別せず、必ず名前を添えて表示します。
roadmap-themes-full = テーマの数が上限に達しています。
roadmap-theme-new = 新しいテーマ
roadmap-theme-name = 名前
roadmap-theme-colour = 色
roadmap-theme-add = テーマを追加
roadmap-theme-save = テーマを保存

## 配信。

roadmap-feeds-title = フィードとカレンダー
roadmap-feeds-intro = ご自身専用のアドレスです。フィードリーダーやカレンダーで、ロードマップの動きとリリースを追えます。
roadmap-feeds-atom = フィードリーダー用
roadmap-feeds-atom-text = 版ごとの変更点と理由が届きます。
roadmap-feeds-calendar = カレンダー用
roadmap-feeds-calendar-text = 節目の日が入ります。こちらで日付が動くと、カレンダーでも動きます。
roadmap-feeds-releases = リリース(フィードリーダー用)
roadmap-feeds-releases-text = 新しくなったこと、その背景、始め方をお届けします。
roadmap-feeds-secret = パスワードなしで開けるアドレスです。知っている人は誰でも、あなたと同じ内容を読めます。ほかの人に教えないでください。
roadmap-feeds-make = 専用アドレスを作る
roadmap-feeds-renew = アドレスを作り直す
roadmap-feeds-renew-hint = これまでのアドレスは、使っているすべてのリーダーやカレンダーですぐに無効になります。

## ロードマップ共有会。

