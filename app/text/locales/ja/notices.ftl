### お知らせの一覧と、メールの停止。

notices-title = お知らせ
notices-read-all = すべて既読にする
notices-unread = 未読:
notices-empty-title = お知らせはまだありません
notices-empty-text = 提案への回答や、あなたへのメンションがあると、ここに届きます。
notices-pages = ページ送り
notices-newest = 最新へ
notices-older = 前のお知らせ

unsubscribe-title = メールの停止
unsubscribe-text = { $address }宛ての「{ $topic }」のメールを止めます。お知らせはポータル内で引き続きご覧になれます。
unsubscribe-button = 「{ $topic }」のメールを止める
unsubscribe-off-already = { $address }宛ての「{ $topic }」のメールは止まっています。
unsubscribe-done-title = 変更しました
unsubscribe-done-text = { $address }宛てのメールは、次のとおりです。
unsubscribe-topics-title = 受け取るメール
unsubscribe-topic-answers = 提案への回答
unsubscribe-topic-mentions = メンション
unsubscribe-topic-roadmap = ロードマップの動き
unsubscribe-topics-save = 選んだものを受け取る
unsubscribe-account = 招待やサインインに関わるメールは止まりません。
