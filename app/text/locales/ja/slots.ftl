### 調査の日時: 社内向けの時間枠と、参加される方の予約。

slots-title = 時間枠と予約
slots-intro = 対話を行える日時、予約した方、日時がまだ決まっていない方。
slots-facts = 日時の概要
slots-open = 時間枠を追加
slots-none = 時間枠はまだありません
slots-none-text = まず一枠、または数週間分をまとめて追加しましょう。参加される方は、その中から選びます。
slots-none-text-reader = 時間枠が追加されると、ここに並びます。
slots-none-text-closed = 時間枠は、調査の募集中と実施中に追加できます。
slots-who-came = お越しになりましたか
slots-week = { $day }の週
slots-past =
    { $n ->
       *[other] 終了・中止した時間枠({ $n }件)
    }
slots-seats = これからの席
slots-seats-taken = { $of }席中{ $n }席が予約済み
slots-zone = 表示中のタイムゾーン
slots-waiting = キャンセル待ち
slots-waiting-staff = 席が空くと、お越しになれる方へ上から順にご案内します。
slots-since = { $day }から
slots-mode-on-site = 対面
slots-mode-online = オンライン
slots-link-follows = リンクは後日お知らせします。
slots-at-the-place = 現地時間:{ $when }
slots-interviewers = 聞き手
slots-interviewers-none = 聞き手がまだ決まっていません。
slots-state-cancelled = 中止
slots-booking-booked = 予約済み
slots-booking-cancelled = キャンセル
slots-booking-attended = 参加
slots-booking-missed = 無断欠席
slots-attended = 参加された
slots-attended-named = { $name }さんは参加された
slots-missed = 来られなかった
slots-missed-named = { $name }さんは来られなかった
slots-kept-until = { $until }まで確保
slots-cancel = この時間枠を中止する
slots-cancel-reason = 理由
slots-cancel-reason-hint = 予約した方全員にお伝えし、日時を選び直していただきます。
slots-cancel-send = 時間枠を中止
slots-wished = 希望の日時
slots-wished-hint = 応じると、その日時の時間枠(オンライン)が作られ、その方の予約がすぐに入ります。内容は後から編集できます。
slots-grant = この日時で予約する
slots-grant-named = { $name }さんの予約を{ $when }に入れる

slots-reminders = リマインダー
slots-reminders-none = リマインダーは送られません。
slots-reminders-change = リマインダーを変更
slots-reminders-intro = 予約した方全員に、対話の前にメールでお送りします。日時と場所は必ず記載されます。
slots-reminders-save = リマインダーを保存
slots-reminder = リマインダー{ $n }
slots-reminder-amount = どのくらい前に
slots-reminder-unit = 単位
slots-reminder-text = 添える文章
slots-unit-minutes = 分
slots-unit-hours = 時間
slots-unit-days = 日
slots-before-minutes =
    { $n ->
       *[other] { $n }分前
    }
slots-before-hours =
    { $n ->
       *[other] { $n }時間前
    }
slots-before-days =
    { $n ->
       *[other] { $n }日前
    }

## 時間枠の編集。

slots-edit-title = 時間枠の編集
slots-edit-told =
    { $n ->
       *[other] { $n }名がこの時間枠を予約しています。変更すると、メールでお知らせします。
    }
slots-form-when = 日時
slots-form-where = 場所と定員
slots-form-who = 聞き手
slots-at = 開始日時
slots-minutes = 時間(分)
slots-zone-of-place = 場所のタイムゾーン
slots-zone-of-place-hint = 上の日時は、このタイムゾーンの時刻として扱います。読む方には、それぞれのタイムゾーンで表示されます。
slots-repeat = 毎週くり返す
slots-repeat-hint = 選んだ曜日ごとに、同じ時刻で最終日まで追加します。最大{ $n }枠です。
slots-weekdays = 曜日
slots-until = 最終日
slots-place = 住所またはリンク
slots-place-hint = 対面の場合は住所、オンラインの場合は https:// で始まるリンク(後からでもかまいません)。予約した方だけに表示されます。
slots-capacity = 定員
slots-buffer = 前後の余白(分)
slots-buffer-hint = 聞き手のために空けておく時間です。{ $max }分まで。
slots-notice = 予約の締め切り(開始の何時間前まで)
slots-notice-hint = { $max }時間まで。
slots-interviewer = 聞き手{ $n }
slots-interviewer-none = なし
slots-interviewers-hint = 予約した方にお名前が表示されます。同じ時間に二つの対話の聞き手になることはできません。
slots-open-send = 追加
slots-save = 保存

## 参加される方のページ。

slots-times-title = 日時の予約
slots-answer-first = 日時は、ご案内にお返事をいただいてからお選びいただけます。
slots-to-the-invitation = ご案内を見る
slots-over = この調査の予約受付は終了しました。お手続きは必要ありません。
slots-clocks = 時刻は{ $zone }で表示しています。
slots-clocks-change = 変更
slots-choose = 空いている日時
slots-move = 別の日時に変更する
slots-next-free = 次に空いている日時
slots-book = 予約する
slots-move-here = この日時に変更
slots-left =
    { $n ->
       *[other] 残り{ $n }席
    }
slots-your-time = ご予約の日時
slots-we-cancelled = 誠に申し訳ありませんが、{ $when }のご予約は中止とさせていただきました。お手数ですが、別の日時をお選びください。理由は次のとおりです。
slots-you-cancelled = { $when }のご予約はキャンセルされました。
slots-you-came = { $when }にお話を伺いました。ありがとうございました。
slots-not-met = { $when }はお会いできませんでした。よろしければ、別の日時をお選びください。
slots-calendar-file = カレンダーに追加(ファイル)
slots-calendar-google = Google カレンダー
slots-calendar-outlook = Outlook
slots-cancel-booking = 予約をキャンセルする
slots-cancel-booking-hint = お席はほかの方にご案内します。キャンセルのあと、別の日時をお選びいただくこともできます。
slots-cancel-word = ひとこと
slots-cancel-word-late = 開始まで24時間を切っているため、差し支えのない範囲で理由をお聞かせください。
slots-cancel-booking-send = 予約をキャンセル
slots-offer = 空いたお席のご案内
slots-offer-until = { $until }まで、お席を確保しています。
slots-offer-accept = この日時で予約する
slots-offer-decline = 見送って引き続き待つ
slots-waiting-place = { $since }から登録しています。現在{ $n }番目です。
slots-waiting-hint = 席が空くと、最長{ $hours }時間お席を確保し、メールでご案内します。
slots-none-free = 現在、空いている日時はありません
slots-wait = キャンセル待ちに登録
slots-leave = キャンセル待ちをやめる
slots-wishes = ご都合の合う日時がない場合
slots-wishes-hint = ご都合のよい日時を5つまでお知らせください。メールでお返事します。
slots-wishes-more = 日時をさらに追加
slots-wishes-send = 希望の日時を送る
slots-wish = 希望{ $n }
slots-wish-at = 開始日時
slots-wish-word = 補足

## ほかのページで。

studies-slots-see = 時間枠と予約を見る
studies-times-choose = 日時を選ぶ
studies-times-see = ご予約と、空いている日時
roadmap-feeds-interviews = インタビューのカレンダー
roadmap-feeds-interviews-text = 予約したインタビューと、聞き手を務めるインタビュー。

message-slots-opened = 時間枠を追加しました。参加される方が予約できるようになりました。
message-slot-saved = 時間枠を保存しました。
message-slot-cancelled = 時間枠を中止しました。予約していた方にお知らせします。
message-booking-attended = 対話を行ったことを記録しました。
message-booking-missed = 記録しました。日時を選び直せるリンクを添えて、ご本人にメールをお送りします。
message-wish-granted = 予約を入れ、ご本人にお知らせしました。続けてリンクまたは住所を入力してください。
message-reminders-saved = リマインダーを保存しました。
message-time-booked = 予約が完了しました。詳細をメールでお送りします。
message-booking-cancelled = 予約をキャンセルしました。
message-on-the-list = キャンセル待ちに登録しました。
message-off-the-list = キャンセル待ちの登録を取り消しました。
message-offer-accepted = 予約が完了しました。詳細をメールでお送りします。
message-offer-declined = お席は次の方にご案内します。キャンセル待ちの登録は続いています。
message-wishes-sent = ありがとうございます。ご希望の日時を確認し、メールでお知らせします。
