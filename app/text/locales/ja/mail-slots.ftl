### 時間枠とインタビューに関するメール、お知らせ、その名称。

conflict-slot-full = たった今、ほかの方が最後の席を予約されました。ほかの時間を選ぶか、キャンセル待ちに登録してください。
conflict-slot-not-open = この時間は中止になったか、すでに始まっています。ほかの時間を選んでください。
conflict-slot-too-late = この時間は予約の締め切りを過ぎています。もっと先の時間を選んでください。
conflict-not-taking-part = 先に調査への参加を承諾してください。そのあとで時間をお選びいただけます。
conflict-booked-already = すでに時間を予約されています。先に変更またはキャンセルしてください。
conflict-booking-over = このインタビューは、すでに始まっているか、終わったか、キャンセルされています。
conflict-offer-over = ご案内の期限を過ぎたため、この席は次の方にご案内しました。キャンセル待ちの登録はそのまま続いています。
conflict-not-yet-begun = インタビューはまだ始まっていません。終わってからもう一度お試しください。

error-overlaps = 「{ $label }」の方は、その時間に別のインタビュー({ $time } 開始)があります。別の時間か、別の方を選んでください。
error-below-taken = すでに{ $n }席が埋まっているため、それより少なくはできません。

mail-interview-booked-subject = インタビューのご予約を承りました({ $time })
mail-interview-booked-lead = ご予約ありがとうございます。インタビューの日時をお知らせいたします。
mail-interview-moved-subject = インタビューの日時を変更しました({ $time })
mail-interview-moved-lead = インタビューの日時を変更しました。新しい日時は次のとおりです。
mail-interview-rescheduled-subject = インタビューの変更のお知らせ({ $time })
mail-interview-rescheduled-lead = { $vendor }の都合により、インタビューの内容が変わりました。ご都合が合わない場合は、お手数ですが別の時間をお選びください。
mail-interview-cancelled-subject = インタビューのキャンセルを承りました({ $time })
mail-interview-cancelled-lead = インタビューのキャンセルを承りました。よろしければ、いつでも別の時間をお選びいただけます。
mail-interview-cancelled-by-us-lead = 誠に申し訳ございません。{ $vendor }の都合により、このインタビューを中止いたします。よろしければ、別の時間をお選びください。
mail-interview-reminder-subject = インタビューの日時のお知らせ({ $time })
mail-interview-reminder-lead = インタビューの日が近づいてまいりました。お話を伺えるのを楽しみにしております。
mail-interview-missed-subject = お会いできず残念でした:{ $title }
mail-interview-missed-lead = { $time }のインタビューでは、お会いできませんでした。ご都合がつくようでしたら、別の日をお選びください。難しい場合は、そのままで差し支えありません。
mail-interview-staff-booked-subject = { $who }さんとのインタビュー({ $time })
mail-interview-staff-booked-lead = { $who }さんのインタビューが予約されました。
mail-interview-staff-moved-subject = { $who }さんとのインタビューの変更({ $time })
mail-interview-staff-moved-lead = { $who }さんとのインタビューが変更されました。
mail-interview-staff-cancelled-subject = { $who }さんとのインタビューのキャンセル({ $time })
mail-interview-staff-cancelled-lead = { $who }さんとのインタビューは行われないか、担当から外れました。
mail-interview-time = { $time }から{ $minutes }分ほど
mail-interview-time-there = 現地の時刻:{ $time }
mail-interview-place = 場所:{ $place }
mail-interview-place-later = 場所は当日までにお知らせいたします。
mail-interview-link = オンライン:{ $place }
mail-interview-link-later = オンラインで行います。接続先は当日までにお知らせいたします。
mail-interview-words = 当日に向けて
mail-interview-reason = 理由
mail-interview-button = 確認・変更・キャンセル
mail-interview-button-again = 別の時間を選ぶ
mail-interview-button-staff = 時間枠の一覧を見る

mail-offer-subject = 空き枠のご案内:{ $title }
mail-offer-lead = お待ちいただいていた時間枠に空きが出ました。お席をお取り置きしております。
notice-told-slot-gone = 「{ $title }」でお取り置きしていた時間枠は中止になりました。順番待ちはそのまま続いております。
notice-told-waiting-over = 「{ $title }」の時間枠のご用意は終わりました。お待ちいただき、ありがとうございました。
mail-offer-until = { $until }までにお返事をお願いいたします。
mail-offer-otherwise = 期限を過ぎますと、次にお待ちの方にご案内いたします。キャンセル待ちの登録はそのまま続きます。
mail-offer-button = 予約する・見送る

calendar-name = インタビュー({ $product })
calendar-summary = インタビュー:{ $title }
calendar-summary-staff = インタビュー:{ $who }さん({ $title })
calendar-online = オンライン
calendar-interviewers = 聞き手:{ $people }

notice-told-interview-booked = { $who }さんが「{ $title }」のインタビューを予約しました。
notice-told-interview-moved = { $who }さんが「{ $title }」のインタビューを変更しました。
notice-told-interview-off = { $who }さんが「{ $title }」のインタビューをキャンセルしました。
notice-told-interview-set = ご希望の時間で「{ $title }」のインタビューを予約いたしました。
notice-told-interview-changed = 「{ $title }」のインタビューの内容が変わりました。
notice-told-interview-cancelled = 「{ $title }」のインタビューが中止になりました。別の時間をお選びいただけます。
notice-told-interview-missed = 「{ $title }」のインタビューではお会いできませんでした。別の時間をお選びいただけます。
notice-told-slot-offered = 「{ $title }」の時間枠に空きが出ました。お席をお取り置きしております。

administration-mail-kind-interview-booked = インタビューの予約・変更
administration-mail-kind-interview-cancelled = インタビューのキャンセル
administration-mail-kind-interview-reminder = インタビューのリマインダー
administration-mail-kind-interview-missed = インタビューの無断欠席
administration-mail-kind-slot-offered = 空き枠のご案内

administration-job-name-offers = 空き枠のご案内
administration-job-name-reminders = インタビューのリマインダー
administration-job-name-seats = 席の数え直し
administration-job-about-offers = 期限を過ぎたご案内の席を、次に待っている方にご案内します。
administration-job-about-reminders = インタビューを予約した方に、調査で決めた時刻にリマインダーを送ります。
administration-job-about-seats = すべての時間枠の席を数え直し、違いがあれば直します。
administration-job-done-offers = { $n }件の調査で席を案内
administration-job-done-reminders = { $n }名にリマインダーを送信
administration-job-done-seats = { $n }件の時間枠を修正

journal-slots-opened = 時間枠を公開
journal-slots-edited = 時間枠を編集
journal-slots-cancelled = 時間枠を中止
journal-slots-reminders-set = 調査のリマインダーを変更
journal-slots-booked = インタビューを予約
journal-slots-moved = インタビューの時間を変更
journal-slots-rescheduled = 予約済みのインタビューを変更
journal-slots-booking-cancelled = インタビューの予約をキャンセル
journal-slots-attended = インタビューの実施を記録
journal-slots-missed = インタビューの無断欠席を記録
journal-slots-reminded = インタビューのリマインダーを送信
journal-slots-waited = キャンセル待ちに登録
journal-slots-left-list = キャンセル待ちを取り消し
journal-slots-offered = 空き枠を案内
journal-slots-offer-declined = 空き枠のご案内を見送り
journal-slots-offer-expired = 空き枠のご案内の期限切れ
journal-slots-wished = 希望の時間を送信
