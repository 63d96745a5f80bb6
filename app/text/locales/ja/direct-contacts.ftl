### 直接の接点: だれがどのお客様に会ったか。

direct-contacts-title = 直接の接点
direct-contacts-intro = お客様お一人から直接うかがった話は、百の要約にまさります。調査での面談は自動で記録されます。訪問・電話・イベントは手で記録してください。
direct-contacts-enter = 面会を記録
direct-contacts-team = メンバー
direct-contacts-reached = 今四半期({ $quarter })は{ $all }人中{ $n }人がお客様に会いました
direct-contacts-goal = 目標は一人あたり四半期に{ $n }名です。
direct-contacts-goal-none = 一人あたりの目標はありません。
direct-contacts-goal-reached = 目標達成
direct-contacts-head-name = 氏名
direct-contacts-head-quarter = 今四半期
direct-contacts-head-lately = 直近90日
direct-contacts-head-last = 最後に会った日
direct-contacts-customers = { $n }名
direct-contacts-met = だれがだれに会ったか
direct-contacts-none-title = まだだれもお客様に会っていません
direct-contacts-none-text = 調査の最初の面談、または最初に記録された訪問がここに並びます。
direct-contacts-newest = 最新へ
direct-contacts-older = 以前の記録
direct-contacts-pages = 直接の接点のページ
direct-contacts-kind = 機会
direct-contacts-kind-study = 調査
direct-contacts-kind-visit = 訪問
direct-contacts-kind-call = 電話・オンライン
direct-contacts-kind-event = イベント
direct-contacts-kind-other = その他
direct-contacts-remove = 削除
direct-contacts-remove-named = { $day }の{ $company }との面会を削除
direct-contacts-with = 相手先:
direct-contacts-company-search = 会社名で探す
direct-contacts-company-none = この文字を名前に含む会社はありません。
direct-contacts-company-other = 別の会社にする
direct-contacts-person = お会いした方
direct-contacts-person-hint = 複数の方に会った場合は空けておいてください。
direct-contacts-nobody = 個人は指定しない
direct-contacts-day = 会った日
direct-contacts-note = うかがったこと
direct-contacts-note-hint = 社内の全員が読めます。お客様には見えません。
direct-contacts-send = 記録する
direct-contacts-of-company = 直接の接点
direct-contacts-of-company-none = まだだれも直接お会いしていません。
direct-contacts-all = 直接の接点をすべて見る

administration-direct-contact-goal = 一人あたり四半期に会うお客様の数
administration-direct-contact-goal-hint = 0〜50。だれがだれに会ったか、だれが目標を達成したかは社内の全員に見えます。0にすると目標はありません。
administration-setting-direct-contact-goal = 一人あたり四半期に会うお客様の数

journal-direct-contacts-entered = お客様との面会を記録
journal-direct-contacts-removed = お客様との面会の記録を削除

message-direct-contact-entered = 面会を記録しました。
message-direct-contact-removed = 面会の記録を削除しました。

error-in-future = 「{ $label }」はまだ先の日付です。済んでから記録してください。
